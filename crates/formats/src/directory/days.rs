//! Moments as sources write them, as a day and a time of day in Finland.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::why::shown;
use super::{Field, Why};

/// How far ahead a recurrence without end is shown, in years; rules that have to be written out go no farther.
pub(crate) const AHEAD_YEARS: i64 = 1;
/// Nothing is planned farther ahead, in years.
const FARTHEST_YEARS: i64 = 20;
/// Days before this one are leavings of a form or a program.
const EARLIEST_YEAR: i16 = 1990;

/// A day, and the time of day when one was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The day in Finland.
    pub day: Date,
    /// The time on its clocks.
    pub time: Option<Time>,
}

/// The time zone of Finland.
pub(crate) fn finland() -> TimeZone {
    TimeZone::get("Europe/Helsinki").expect("the time zone database is compiled in")
}

/// The last day of what goes on without end.
pub(crate) fn year_ahead(from: Date) -> Date {
    from.saturating_add(AHEAD_YEARS.years())
}

/// Reads an ISO moment: "2026-11-24", "2026-11-24T17:00:00", "…Z", "…+02:00". Without an offset it is in the time of
/// Finland, with one it is moved there.
pub(crate) fn moment(raw: &str) -> Option<Moment> {
    let raw = raw.trim();
    if raw.len() < 10 || raw.len() > 40 || !raw.is_ascii() {
        return None;
    }
    if raw.len() == 10 {
        return Some(Moment { day: raw.parse().ok()?, time: None });
    }
    if let Ok(at) = raw.parse::<Timestamp>() {
        let here = at.to_zoned(finland());
        return Some(Moment { day: here.date(), time: Some(to_minute(here.time())) });
    }
    let local: DateTime = raw.parse().ok()?;
    Some(Moment { day: local.date(), time: Some(to_minute(local.time())) })
}

/// Whole minutes: nobody meets at seconds.
pub(crate) fn to_minute(time: Time) -> Time {
    Time::new(time.hour(), time.minute(), 0, 0).unwrap_or(time)
}

/// Reads a time of day: "09:00", "9.30", "17:00:00", "24:00".
pub(crate) fn time(raw: &str) -> Option<Time> {
    let bare = raw.trim().trim_end_matches('Z');
    let bare = bare.split(['+']).next().unwrap_or(bare);
    if matches!(bare, "24:00" | "24:00:00" | "24.00" | "24") {
        return Time::new(23, 59, 0, 0).ok();
    }
    let mut parts = bare.splitn(3, [':', '.']);
    let hour = parts.next()?.trim().parse().ok()?;
    let minute = parts.next().map_or(Some(0), |minute| minute.trim().parse().ok())?;
    Time::new(hour, minute, 0, 0).ok()
}

/// A day that can be meant.
pub(crate) fn plausible(day: Date, today: Date) -> Result<Date, Why> {
    let far = day > today.saturating_add(FARTHEST_YEARS.years());
    if day.year() < EARLIEST_YEAR || far { Err(Why::ImplausibleDay(day)) } else { Ok(day) }
}

/// Reads a moment that has to be there and can be meant.
pub(crate) fn needed(raw: &str, field: Field, today: Date) -> Result<Moment, Why> {
    let read = moment(raw).ok_or_else(|| Why::Unreadable { field, is: shown(raw) })?;
    plausible(read.day, today)?;
    Ok(read)
}

/// A moment of a record that may lack it, or carry the beginning or the end of time in its place.
pub(crate) fn bound(raw: Option<&str>, today: Date) -> Option<Moment> {
    raw.and_then(moment).filter(|read| plausible(read.day, today).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time as at};

    #[test]
    fn moments_are_moved_to_finland() {
        let seen = |raw| moment(raw).map(|m| (m.day, m.time));
        assert_eq!(seen("2026-11-24"), Some((date(2026, 11, 24), None)));
        assert_eq!(seen("2026-11-24T22:30:15.123Z"), Some((date(2026, 11, 25), Some(at(0, 30, 0, 0)))));
        assert_eq!(seen("2026-07-01T10:00:00+00:00"), Some((date(2026, 7, 1), Some(at(13, 0, 0, 0)))));
        assert_eq!(seen("2020-07-29T08:30:04.835555"), Some((date(2020, 7, 29), Some(at(8, 30, 0, 0)))));
        for bad in ["", "string", "2026-13-01", "24.11.2026 klo 9", "2026-11-24Tx", "٢٠٢٦-11-24"] {
            assert_eq!(seen(bad), None, "{bad}");
        }
    }

    #[test]
    fn times_are_read_and_days_that_cannot_be_meant_are_named() {
        assert_eq!(time("9.30"), Some(at(9, 30, 0, 0)));
        assert_eq!(time("17:00:00"), Some(at(17, 0, 0, 0)));
        assert_eq!(time("24:00"), Some(at(23, 59, 0, 0)));
        assert_eq!(time("25:00"), None);
        assert_eq!(time("string"), None);
        let today = date(2026, 11, 24);
        assert_eq!(plausible(date(1900, 1, 1), today), Err(Why::ImplausibleDay(date(1900, 1, 1))));
        assert!(plausible(date(9999, 12, 31), today).is_err());
        assert_eq!(bound(Some("0001-01-01T00:00:00"), today), None);
    }
}
