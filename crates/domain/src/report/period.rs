//! The months that a report is about.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::clock::in_finland;

/// Whole months, from the first to the last. Never days: two periods that differ by a day would tell what happened on
/// that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The first day of the first month.
    from: Date,
    /// The first day of the month after the last one.
    until: Date,
}

/// The first year for which there can be anything.
const FIRST: i16 = 2020;
const LAST: i16 = 2200;

impl Period {
    /// A year.
    pub fn year(year: i16) -> Option<Self> {
        Self::months((year, 1), (year, 12))
    }

    /// From a month to a month, both included.
    pub fn months(from: (i16, i8), to: (i16, i8)) -> Option<Self> {
        let day =
            |(year, month): (i16, i8)| (FIRST..=LAST).contains(&year).then(|| Date::new(year, month, 1).ok()).flatten();
        let (from, last) = (day(from)?, day(to)?);
        (from <= last).then(|| Self { from, until: last.saturating_add(1.month()) })
    }

    /// Reads "2026", "2026-03", "2026-03..2026-08" and what people write: "3/2026–8/2026", "3/2026".
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some((from, to)) = text.split_once("..") {
            return Self::months(month(from)?, month(to)?);
        }
        if text.contains('/') {
            let (from, to) = text.split_once(['–', '-', '—']).unwrap_or((&text, &text));
            return Self::months(written_month(from)?, written_month(to)?);
        }
        if let Some(single) = month(&text) {
            return Self::months(single, single);
        }
        let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| text.parse().ok().and_then(Self::year)).flatten()
    }

    /// The last year that has ended.
    ///
    /// # Panics
    /// Never: the year is kept within the calendar.
    pub fn latest(today: Date) -> Self {
        Self::year((today.year() - 1).clamp(FIRST, LAST)).expect("a year of the calendar")
    }

    /// The part of it whose months have ended: what still runs is not told. `None` when nothing has ended yet.
    pub fn ended(self, today: Date) -> Option<Self> {
        let until = self.until.min(today.first_of_month());
        (self.from < until).then_some(Self { until, ..self })
    }

    /// First and last day.
    pub fn days(self) -> (Date, Date) {
        (self.from, self.until.saturating_sub(1.day()))
    }

    /// From which moment, and until (not including) which, in Finland.
    pub fn moments(self) -> (Timestamp, Timestamp) {
        let zone: TimeZone = in_finland(Timestamp::UNIX_EPOCH).time_zone().clone();
        let at = |day: Date| day.to_zoned(zone.clone()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
        (at(self.from), at(self.until))
    }

    /// The month that it is, if it is one: its year and its number.
    pub fn single_month(self) -> Option<(i16, i8)> {
        let month = (self.from.year(), self.from.month());
        (Some(self) == Self::months(month, month)).then_some(month)
    }

    /// The last month that has ended.
    ///
    /// # Panics
    /// Never: the year is kept within the calendar.
    pub fn latest_month(today: Date) -> Self {
        let before = today.first_of_month().saturating_sub(1.day());
        let month = (before.year().clamp(FIRST, LAST), before.month());
        Self::months(month, month).expect("a month of the calendar")
    }

    /// The month before and the month after a month; none where the calendar of reports ends.
    pub fn around(self) -> (Option<Self>, Option<Self>) {
        let month = |day: Date| Self::months((day.year(), day.month()), (day.year(), day.month()));
        (month(self.from.saturating_sub(1.day())), month(self.until))
    }

    /// The calendar year that it is, if it is one.
    pub fn whole_year(self) -> Option<i16> {
        let year = self.from.year();
        (Some(self) == Self::year(year)).then_some(year)
    }
}

/// "2026-03"
fn month(text: &str) -> Option<(i16, i8)> {
    let (year, month) = text.split_once('-')?;
    (year.len() == 4 && month.len() == 2).then(|| Some((year.parse().ok()?, month.parse().ok()?))).flatten()
}

/// "3/2026"
fn written_month(text: &str) -> Option<(i16, i8)> {
    let (month, year) = text.split_once('/')?;
    (year.len() == 4).then(|| Some((year.parse().ok()?, month.parse().ok()?))).flatten()
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(year) = self.whole_year() {
            return write!(f, "{year:04}");
        }
        let (from, to) = self.days();
        if let Some((year, month)) = self.single_month() {
            return write!(f, "{year:04}-{month:02}");
        }
        write!(f, "{:04}-{:02}..{:04}-{:02}", from.year(), from.month(), to.year(), to.month())
    }
}

/// The ages in which people are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The youngest.
    pub from: i64,
    /// The oldest; none for the last band.
    pub to: Option<i64>,
}

/// Bands of ages, from the youngest.
pub const BANDS: &[Band] = &[
    Band { from: 18, to: Some(29) },
    Band { from: 30, to: Some(49) },
    Band { from: 50, to: Some(64) },
    Band { from: 65, to: Some(74) },
    Band { from: 75, to: Some(84) },
    Band { from: 85, to: None },
];

impl std::fmt::Display for Band {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.to {
            Some(to) => write!(f, "{}–{to}", self.from),
            None => write!(f, "{}–", self.from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_reads_back_and_has_whole_months_alone() {
        for text in ["2026", "2026-03", "2026-03..2026-08", "2025-11..2026-02"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Period::parse("2026-01..2026-12").unwrap().to_string(), "2026");
        for wrong in
            ["", "26", "2026-13..2026-14", "2026-05..2026-04", "2026-1..2026-2", "1999", "2026-01-01..2026-02-02"]
        {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Period::parse("3/2026 – 8/2026"), Period::parse("2026-03..2026-08"));
        assert_eq!(Period::parse("3/2026"), Period::parse("2026-03..2026-03"));
    }

    #[test]
    fn only_months_that_have_ended_are_told() {
        let year = Period::year(2026).unwrap();
        assert_eq!(year.ended(date(2026, 11, 22)).unwrap().to_string(), "2026-01..2026-10");
        assert_eq!(year.ended(date(2027, 1, 1)), Some(year));
        assert_eq!(year.ended(date(2026, 1, 31)), None);
        assert_eq!(Period::latest(date(2026, 11, 22)).to_string(), "2025");
    }

    #[test]
    fn months_follow_each_other_over_the_turn_of_the_year() {
        let december = Period::latest_month(date(2026, 1, 31));
        assert_eq!((december.to_string().as_str(), december.single_month()), ("2025-12", Some((2025, 12))));
        let (before, after) = december.around();
        assert_eq!(before.and_then(Period::single_month), Some((2025, 11)));
        assert_eq!(after.and_then(Period::single_month), Some((2026, 1)));
        assert_eq!(Period::year(2026).unwrap().single_month(), None);
    }

    #[test]
    fn a_year_begins_at_midnight_in_finland() {
        let (from, until) = Period::year(2026).unwrap().moments();
        assert_eq!(
            (from.to_string().as_str(), until.to_string().as_str()),
            ("2025-12-31T22:00:00Z", "2026-12-31T22:00:00Z")
        );
        assert_eq!(Period::year(2026).unwrap().days(), (date(2026, 1, 1), date(2026, 12, 31)));
    }
}
