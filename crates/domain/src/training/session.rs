//! Sessions of a course, the tasks between them, and who was there.

use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use crate::text::Line;
use crate::{SessionId, TaskId};

coded! {
    /// What is done in a session.
    SessionKind {
        /// Teaching.
        Lesson = "lesson",
        /// Mentoring: talking over one's own work with a mentor and others.
        Mentoring = "mentoring",
    }
}

coded! {
    /// How one takes part.
    Way { OnSite = "on_site", Remote = "remote", Either = "either" }
}

coded! {
    /// Was somebody there?
    Presence { Present = "present", Remotely = "remotely", Absent = "absent" }
}

impl Presence {
    /// On site or by video: there.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Present | Self::Remotely)
    }
}

/// Why there is no such moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongTime {
    /// The clocks are put forward in that night: the time is jumped over.
    #[error("the clocks jump over this time")]
    JumpedOver,
    /// The end is not after the beginning, or more than a day later.
    #[error("the end must come after the beginning, on the same day")]
    EndFirst,
}

/// The moment of a day and a time in Finland. In the night in which clocks are put back the earlier one is meant.
///
/// # Errors
/// [`WrongTime::JumpedOver`] in the night in which clocks are put forward
pub fn moment(day: Date, time: Time) -> Result<Timestamp, WrongTime> {
    let zone = TimeZone::get("Europe/Helsinki").map_err(|_| WrongTime::JumpedOver)?;
    let ambiguous = zone.to_ambiguous_zoned(day.to_datetime(time));
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(WrongTime::JumpedOver);
    }
    ambiguous.earlier().map(|at| at.timestamp()).map_err(|_| WrongTime::JumpedOver)
}

/// A session as a trainer writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// What is done.
    pub kind: SessionKind,
    /// What it is about.
    pub topic: Option<Line>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// How one takes part.
    pub way: Way,
    /// Where.
    pub place: Option<Line>,
    /// Address of the video meeting: shown to those who take part, to nobody else.
    pub link: Option<Line>,
}

impl NewSession {
    /// The moments of a session on one day.
    ///
    /// # Errors
    /// [`WrongTime`]
    pub fn times(day: Date, from: Time, to: Time) -> Result<(Timestamp, Timestamp), WrongTime> {
        let (from, to) = (moment(day, from)?, moment(day, to)?);
        if to > from { Ok((from, to)) } else { Err(WrongTime::EndFirst) }
    }

    /// How long it lasts, in minutes that pass: in the nights in which clocks change they are not those of the clock.
    pub fn minutes(&self) -> i64 {
        let long: SignedDuration = self.ends_at.duration_since(self.starts_at);
        long.as_mins()
    }
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Identity.
    pub id: SessionId,
    /// What was written.
    pub content: NewSession,
}

/// A task between sessions, as a trainer writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTask {
    /// What is to be done.
    pub title: Line,
    /// By when.
    pub due_on: Date,
}

/// A task between sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Identity.
    pub id: TaskId,
    /// What was written.
    pub content: NewTask,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn a_time_that_the_clocks_jump_over_does_not_exist() {
        assert_eq!(moment(date(2027, 3, 28), time(3, 30, 0, 0)), Err(WrongTime::JumpedOver));
        assert_eq!(moment(date(2027, 3, 28), time(4, 0, 0, 0)).unwrap().to_string(), "2027-03-28T01:00:00Z");
        assert_eq!(moment(date(2027, 1, 14), time(9, 0, 0, 0)).unwrap().to_string(), "2027-01-14T07:00:00Z");
        assert_eq!(moment(date(2027, 6, 14), time(9, 0, 0, 0)).unwrap().to_string(), "2027-06-14T06:00:00Z");
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_earlier_one_and_the_minutes_that_pass_are_counted() {
        let (from, to) = NewSession::times(date(2026, 10, 25), time(2, 0, 0, 0), time(5, 0, 0, 0)).unwrap();
        assert_eq!(to.duration_since(from).as_mins(), 240);
        assert_eq!(moment(date(2026, 10, 25), time(3, 30, 0, 0)).unwrap().to_string(), "2026-10-25T00:30:00Z");
        let (from, to) = NewSession::times(date(2027, 3, 28), time(2, 0, 0, 0), time(5, 0, 0, 0)).unwrap();
        assert_eq!(to.duration_since(from).as_mins(), 120);
    }

    #[test]
    fn a_session_ends_after_it_begins() {
        let day = date(2027, 1, 14);
        assert_eq!(NewSession::times(day, time(15, 0, 0, 0), time(9, 0, 0, 0)), Err(WrongTime::EndFirst));
        assert_eq!(NewSession::times(day, time(9, 0, 0, 0), time(9, 0, 0, 0)), Err(WrongTime::EndFirst));
    }
}
