//! Clocks: what must happen by when. All lengths are settings of the municipality.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use crate::calendar;

coded! {
    /// Something that should happen in time.
    Clock {
        /// Somebody opens the referral; else the substitute gets it.
        Opening = "opening",
        /// The resident is reached for the first time.
        FirstContact = "first_contact",
        /// A link worker is named.
        Naming = "naming",
        /// The link worker who was asked answers.
        Answer = "answer",
        /// The first visit is made.
        FirstVisit = "first_visit",
        /// Goals are looked at half way.
        HalfTime = "half_time",
        /// The agreed time ends.
        End = "end",
        /// A call three months after the end.
        FollowUp = "follow_up",
    }
}

/// How long each clock runs. Defaults are proposals that each municipality can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Working days until somebody must have opened the referral.
    pub opening_working_days: i64,
    /// Working days until the first contact.
    pub first_contact_working_days: i64,
    /// Days until a link worker is named.
    pub naming_days: i64,
    /// Working days in which a link worker answers a proposal.
    pub answer_working_days: i64,
    /// Days from the naming until the first visit.
    pub first_visit_days: i64,
    /// Tries before "not reached" may be chosen.
    pub tries: i64,
    /// Days before the end on which the first warning comes.
    pub first_warning_days: i64,
    /// Days before the end on which the second warning comes.
    pub second_warning_days: i64,
    /// Days after closing in which a case can be opened again.
    pub reopen_days: i64,
    /// Months from closing to the follow-up.
    pub follow_up_months: i64,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            opening_working_days: 2,
            first_contact_working_days: 5,
            naming_days: 14,
            answer_working_days: 3,
            first_visit_days: 21,
            tries: 3,
            first_warning_days: 30,
            second_warning_days: 14,
            reopen_days: 14,
            follow_up_months: 3,
        }
    }
}

impl Deadlines {
    /// The day on which a clock that starts on `from` runs out.
    ///
    /// Clocks counted in plain days that would end on a day off end on the next working day.
    /// [`Clock::HalfTime`] and [`Clock::End`] follow the agreed `period` and are `None` without one.
    pub fn due(&self, clock: Clock, from: Date, period: Option<(Date, Date)>) -> Option<Date> {
        let days = |n: i64| Some(calendar::next_working_day_on_or_after(from.saturating_add(n.days())));
        match clock {
            Clock::Opening => Some(add_working_days(from, self.opening_working_days)),
            Clock::FirstContact => Some(add_working_days(from, self.first_contact_working_days)),
            Clock::Naming => days(self.naming_days),
            Clock::Answer => Some(add_working_days(from, self.answer_working_days)),
            Clock::FirstVisit => days(self.first_visit_days),
            Clock::HalfTime => period.map(|(start, end)| {
                let half = i64::from((end - start).get_days()) / 2;
                calendar::next_working_day_on_or_after(start.saturating_add(half.days()))
            }),
            Clock::End => period.map(|(_, end)| end),
            Clock::FollowUp => {
                Some(calendar::next_working_day_on_or_after(from.saturating_add(self.follow_up_months.months())))
            }
        }
    }
}

fn add_working_days(from: Date, days: i64) -> Date {
    calendar::add_working_days(from, u32::try_from(days).unwrap_or(0))
}

/// The longest support without a reason for extending it.
pub fn six_months_from(start: Date) -> Date {
    start.saturating_add(6.months())
}

/// The day in Finland at a moment.
pub fn day_of(at: jiff::Timestamp) -> Date {
    in_finland(at).date()
}

/// A moment as clocks in Finland show it.
pub fn in_finland(at: jiff::Timestamp) -> Zoned {
    at.in_tz("Europe/Helsinki").expect("the time zone database is compiled in")
}

/// A clock that runs for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Which.
    pub clock: Clock,
    /// When it started.
    pub started_on: Date,
    /// When it runs out.
    pub due_on: Date,
}

impl Running {
    /// The last day is still in time.
    pub fn is_late(&self, today: Date) -> bool {
        today > self.due_on
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn first_contact_skips_weekends_and_public_holidays() {
        let deadlines = Deadlines::default();
        // Monday 21 December 2026: the 24th, 25th and 26th and the weekend do not count.
        assert_eq!(deadlines.due(Clock::FirstContact, date(2026, 12, 21), None), Some(date(2026, 12, 30)));
        assert_eq!(deadlines.due(Clock::FirstContact, date(2026, 11, 23), None), Some(date(2026, 11, 30)));
    }

    #[test]
    fn a_deadline_in_days_never_ends_on_a_day_off() {
        let deadlines = Deadlines::default();
        // 6 December 2026 is Independence Day and a Sunday.
        assert_eq!(deadlines.due(Clock::Naming, date(2026, 11, 22), None), Some(date(2026, 12, 7)));
    }

    #[test]
    fn half_time_lies_in_the_middle_of_the_agreed_period() {
        let period = (date(2026, 11, 13), date(2027, 2, 12));
        let half = Deadlines::default().due(Clock::HalfTime, period.0, Some(period));
        assert_eq!(half, Some(date(2026, 12, 28)));
        assert_eq!(Deadlines::default().due(Clock::End, period.0, None), None);
    }
}
