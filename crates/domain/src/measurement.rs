//! A measurement of wellbeing: own scales from 0 to 10, or the total of an instrument typed in.

mod plan;
mod questions;

pub use plan::{Facts, Planned, Stand, Turn, due, fits, plan};
pub use questions::{Beside, Questions, item_name, item_names};
pub use rinnalla_measures::instrument::Instrument;
pub use rinnalla_measures::instrument::pack::Pack;

use jiff::civil::Date;

use crate::Language;

coded! {
    /// Own scales, 0 to 10, 10 is best. Words of the service's own, free of licences.
    Scale {
        /// How satisfied with life now.
        Satisfaction = "satisfaction",
        /// How much company there is, compared with what one would like.
        Company = "company",
        /// How easy it is to leave home.
        GoingOut = "going_out",
    }
}

coded! {
    /// When in the support a measurement belongs.
    Point { Referral = "referral", FirstVisit = "first_visit", Half = "half", End = "end", FollowUp = "follow_up" }
}

coded! {
    /// How the answers were taken: who asks and how changes the answers, so it is always kept.
    Mode {
        /// By themselves; on what is not known.
        Alone = "alone",
        /// By themselves on a device of their own, through a link.
        OwnDevice = "own_device",
        /// By themselves on the worker's device, handed over.
        Tablet = "tablet",
        /// By themselves on paper, typed in afterwards.
        Paper = "paper",
        /// The questions were read aloud to them.
        ReadAloud = "read_aloud",
        /// By phone.
        Phone = "phone",
        /// In a talk.
        Interview = "interview",
    }
}

impl Mode {
    /// Ways in which somebody else writes the answers down.
    pub const WRITTEN_DOWN: &'static [Self] =
        &[Self::Paper, Self::ReadAloud, Self::Phone, Self::Interview, Self::Alone];

    /// Did the resident mark the answers with their own hand?
    pub const fn is_own_hand(self) -> bool {
        matches!(self, Self::Alone | Self::OwnDevice | Self::Tablet | Self::Paper)
    }
}

coded! {
    /// Who helped with the answers: a role, never a name.
    Helper {
        /// Nobody.
        Nobody = "nobody",
        /// Somebody read the questions; the resident did not say who.
        Reader = "reader",
        /// The link worker.
        LinkWorker = "link_worker",
        /// The coordinator.
        Coordinator = "coordinator",
        /// Whoever wrote the referral.
        Referrer = "referrer",
        /// A relative or somebody near.
        Relative = "relative",
        /// An interpreter.
        Interpreter = "interpreter",
        /// Somebody else, or in another way.
        Other = "other",
    }
}

impl Helper {
    /// What a resident is asked who answers alone.
    pub const OWN: &'static [Self] = &[Self::Nobody, Self::Reader, Self::Other];
    /// What is asked of whoever writes answers down.
    pub const ROLES: &'static [Self] = &[
        Self::Nobody,
        Self::LinkWorker,
        Self::Coordinator,
        Self::Referrer,
        Self::Relative,
        Self::Interpreter,
        Self::Other,
    ];
}

/// A value from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating(u8);

impl Rating {
    /// Takes 0 to 10.
    pub fn parse(raw: &str) -> Option<Self> {
        raw.trim().parse::<u8>().ok().filter(|v| *v <= 10).map(Self)
    }
    /// As a number.
    pub fn value(self) -> i64 {
        i64::from(self.0)
    }
    /// From storage.
    pub fn from_value(value: i64) -> Option<Self> {
        u8::try_from(value).ok().filter(|v| *v <= 10).map(Self)
    }
}

/// Answers to the items of an instrument, in its order; a skipped one is `None`.
pub type Items = (Instrument, Vec<Option<i64>>);

/// Answers taken at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Own scales that were answered; an unanswered one is simply absent.
    pub scales: Vec<(Scale, Rating)>,
    /// Raw total of an instrument.
    pub total: Option<(Instrument, i64)>,
    /// Answers to the items of an instrument.
    pub items: Option<Items>,
    /// How.
    pub mode: Mode,
    /// Who helped, if that is known.
    pub helper: Option<Helper>,
    /// In which language it was asked, if that is known.
    pub language: Option<Language>,
}

impl Measured {
    /// Answers to own scales alone.
    pub const fn of_scales(scales: Vec<(Scale, Rating)>, mode: Mode) -> Self {
        Self { scales, total: None, items: None, mode, helper: None, language: None }
    }

    /// The instrument that was asked, where it was not own scales alone.
    pub fn instrument(&self) -> Option<Instrument> {
        self.items.as_ref().map(|(instrument, _)| *instrument).or(self.total.map(|(instrument, _)| instrument))
    }
}

/// A measurement as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// When in the support.
    pub point: Point,
    /// How.
    pub mode: Mode,
    /// Who helped.
    pub helper: Option<Helper>,
    /// The helper in words, as it was once written down.
    pub helper_words: Option<String>,
    /// In which language.
    pub language: Option<Language>,
    /// Own scales.
    pub scales: Vec<(Scale, Rating)>,
    /// Total of an instrument.
    pub total: Option<(Instrument, i64)>,
    /// Answers to the items of an instrument.
    pub items: Option<Items>,
    /// The day.
    pub taken_on: Date,
    /// Whoever coordinates is asked to call: not looked at yet.
    pub calls: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_from_zero_to_ten() {
        assert_eq!(Rating::parse(" 10 ").map(Rating::value), Some(10));
        assert_eq!(Rating::parse("11"), None);
        assert_eq!(Rating::parse("-1"), None);
        assert_eq!(Rating::parse(""), None);
    }
}
