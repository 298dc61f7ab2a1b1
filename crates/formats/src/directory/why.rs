//! Why a record was not taken, and what else should be known about one that was.
//!
//! Each reason has a stable code for the catalogues, and plain English for the command line.

use jiff::civil::Date;
use rinnalla_domain::activity::ScheduleError;

use super::Field;

/// Why a record was not taken. Every record is judged by itself: a bad one does not hold up the others.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It has no name in a language that is shown here.
    #[error("it has no name in Finnish, Swedish, English or Northern Sámi")]
    NoName,
    /// Nobody is said to arrange it, and the source has no organiser of its own.
    #[error("it does not say who arranges it{}", of(.0))]
    NoOrganiser(String),
    /// It has no identity in its source, so that it could not be found again.
    #[error("it has no identity in its source")]
    NoKey,
    /// An earlier record has the same identity.
    #[error("its identity is also that of {first}")]
    DuplicateKey {
        /// Where the first one stands.
        first: String,
    },
    /// A day or time that cannot be read, or cannot be.
    #[error("the {field} cannot be read: \"{is}\"")]
    Unreadable {
        /// Which field.
        field: Field,
        /// What stands there, cut short.
        is: String,
    },
    /// A day that cannot be meant, as 1.1.1900.
    #[error("the day {0} cannot be meant")]
    ImplausibleDay(Date),
    /// It ended before today.
    #[error("it ended on {0}")]
    Ended(Date),
    /// It says neither a day nor how it comes back.
    #[error("it does not say on which day it is held")]
    NoDay,
    /// A rule of recurrence that is not understood.
    #[error("its recurrence is not understood: \"{0}\"")]
    Rule(String),
    /// A schedule that cannot be.
    #[error("its schedule cannot be: {0}")]
    Schedule(ScheduleError),
    /// A kind of record that is not an activity.
    #[error("{0} is not something that one can take part in")]
    Unsupported(String),
    /// More characters than the field takes.
    #[error("the {field} has {is} characters where at most {max} fit")]
    TooLong {
        /// Which field.
        field: Field,
        /// The longest that fits.
        max: usize,
        /// How long it is.
        is: usize,
    },
    /// An identity alone, or a body to write with: the whole record has to be asked for.
    #[error("it is not a complete record{}", of(.0))]
    NotComplete(String),
    /// A draft, or something not meant for everybody.
    #[error("it is not published: its status is {0}")]
    NotPublished(String),
    /// Not of the form that the source has.
    #[error("it is not a record of this source: {0}")]
    Malformed(String),
    /// A cell of a table that cannot be taken.
    #[error("{column}: {why}")]
    Cell {
        /// Heading of the column.
        column: String,
        /// What is wrong with it: a code, as of another reason.
        code: &'static str,
        /// What stands there.
        is: String,
        /// What is wrong with it, in English.
        why: String,
    },
    /// The file holds more than is read.
    #[error("the file is too large: {0}")]
    TooLarge(String),
    /// The file cannot be read at all.
    #[error("the file cannot be read: {0}")]
    BrokenFile(String),
}

fn of(detail: &str) -> String {
    if detail.is_empty() { String::new() } else { format!(": {detail}") }
}

impl Why {
    /// The stable code, for the catalogues.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoName => "no_name",
            Self::NoOrganiser(_) => "no_organiser",
            Self::NoKey => "no_key",
            Self::DuplicateKey { .. } => "duplicate_key",
            Self::Unreadable { .. } => "unreadable",
            Self::ImplausibleDay(_) => "implausible_day",
            Self::Ended(_) => "ended",
            Self::NoDay => "no_day",
            Self::Rule(_) => "rule",
            Self::Schedule(_) => "schedule",
            Self::Unsupported(_) => "unsupported",
            Self::TooLong { .. } => "too_long",
            Self::NotComplete(_) => "not_complete",
            Self::NotPublished(_) => "not_published",
            Self::Malformed(_) => "malformed",
            Self::Cell { .. } => "cell",
            Self::TooLarge(_) => "too_large",
            Self::BrokenFile(_) => "broken_file",
        }
    }
}

/// Something that was left out of a record, or put into it, when it was taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Note {
    /// The point is outside Finland: left out.
    #[error("the point {latitude}, {longitude} is outside Finland: left out")]
    PointOutside {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
    /// What stands for a field cannot be read: left out.
    #[error("the {field} cannot be read and was left out: \"{is}\"")]
    LeftOut {
        /// Which field.
        field: Field,
        /// What stands there, cut short.
        is: String,
    },
    /// A text was longer than the field: cut.
    #[error("the {field} was cut at {max} characters")]
    Cut {
        /// Which field.
        field: Field,
        /// The longest that fits.
        max: usize,
    },
    /// It has no description: the name stands in its place.
    #[error("it has no description")]
    NoDescription,
    /// A municipality or an area that is not known: left out.
    #[error("the area \"{0}\" is not known and was left out")]
    UnknownArea(String),
    /// A language that is not shown here: left out.
    #[error("the language \"{0}\" is not shown here and was left out")]
    OtherLanguage(String),
    /// The recurrence goes on without end: it was given a last day.
    #[error("it goes on without end: shown until {0}")]
    NoLastDay(Date),
    /// The recurrence cannot be said in short: its days were written out as far as this day.
    #[error("its days were written out until {0}")]
    WrittenOut(Date),
    /// The hours that it gives are over: left out.
    #[error("its hours ended on {0} and were left out")]
    HoursOver(Date),
    /// It goes on past midnight: only the beginning is kept.
    #[error("it goes on past midnight: only its beginning is kept")]
    PastMidnight,
    /// It lasts the whole day: no hours are known.
    #[error("it gives no hours of the day")]
    WholeDay,
    /// It lasts from day to day without saying on which days it is held.
    #[error("it lasts from {from} to {until}, and does not say on which days")]
    Span {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// A time zone that is not known: taken for the time of Finland.
    #[error("the time zone \"{0}\" is not known: taken for the time of Finland")]
    UnknownZone(String),
    /// It is meant for businesses or authorities.
    #[error("it is meant for businesses or authorities")]
    NotForResidents,
    /// A record that it leans on is not in the file.
    #[error("the {what} {key} that it leans on was not given")]
    Missing {
        /// What kind of record.
        what: &'static str,
        /// Its identity.
        key: String,
    },
    /// It is held in several places: none was chosen.
    #[error("it is held in {0} places: none was chosen")]
    SeveralPlaces(usize),
    /// It is closed for now.
    #[error("it is closed for now")]
    ClosedForNow,
    /// A column that is not known: left out.
    #[error("the column \"{0}\" is not known and was left out")]
    UnknownColumn(String),
}

impl Note {
    /// The stable code, for the catalogues.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PointOutside { .. } => "point_outside",
            Self::LeftOut { .. } => "left_out",
            Self::Cut { .. } => "cut",
            Self::NoDescription => "no_description",
            Self::UnknownArea(_) => "unknown_area",
            Self::OtherLanguage(_) => "other_language",
            Self::NoLastDay(_) => "no_last_day",
            Self::WrittenOut(_) => "written_out",
            Self::HoursOver(_) => "hours_over",
            Self::PastMidnight => "past_midnight",
            Self::WholeDay => "whole_day",
            Self::Span { .. } => "span",
            Self::UnknownZone(_) => "unknown_zone",
            Self::NotForResidents => "not_for_residents",
            Self::Missing { .. } => "missing",
            Self::SeveralPlaces(_) => "several_places",
            Self::ClosedForNow => "closed_for_now",
            Self::UnknownColumn(_) => "unknown_column",
        }
    }
}

/// A piece of what stands in a source, short and without control characters, to be shown in a reason.
pub(crate) fn shown(raw: &str) -> String {
    let mut piece: String = raw.trim().chars().filter(|c| !c.is_control()).take(60).collect();
    if raw.trim().chars().nth(60).is_some() {
        piece.push('…');
    }
    piece
}
