//! What conditions and ranking need of an entry, packed small: a search looks at many of these.

use jiff::civil::{Date, DateTime};

use crate::entry::{Entry, Next, Numbers, Places, Point, Record, Shown};
use crate::number::float;

/// The packed entry. Days count from 1 January 1970.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Card {
    pub(crate) live: bool,
    pub(crate) hidden: bool,
    pub(crate) places: Places,
    pub(crate) kind: u8,
    pub(crate) age_from: u8,
    pub(crate) age_to: u8,
    pub(crate) ways: u8,
    /// Replied and accepted, from 0.9 to 1.
    pub(crate) organiser: f32,
    pub(crate) needs: Numbers,
    pub(crate) spoken: Numbers,
    pub(crate) audience: Numbers,
    pub(crate) yes: Numbers,
    pub(crate) no: Numbers,
    pub(crate) point: Option<Point>,
    pub(crate) next: Time,
    pub(crate) checked: i32,
    pub(crate) ends: i32,
    /// The number of its set of municipalities.
    pub(crate) area: u32,
}

/// When an entry comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    Unknown,
    Any,
    Day(i32),
}

/// The day that stands for never having been checked.
pub(crate) const NEVER: i32 = i32::MIN;

impl Card {
    /// An empty slot.
    pub(crate) const NONE: Self = Self {
        live: false,
        hidden: true,
        places: Places::Open,
        kind: 0,
        age_from: 0,
        age_to: 0,
        ways: 0,
        organiser: 1.0,
        needs: Numbers::NONE,
        spoken: Numbers::NONE,
        audience: Numbers::NONE,
        yes: Numbers::NONE,
        no: Numbers::NONE,
        point: None,
        next: Time::Unknown,
        checked: NEVER,
        ends: 0,
        area: 0,
    };

    pub(crate) fn new(entry: &Entry, area: u32) -> Self {
        Self {
            live: true,
            hidden: entry.shown == Shown::Editors,
            places: entry.places,
            kind: entry.kind,
            age_from: entry.age_from.unwrap_or(0),
            age_to: entry.age_to.unwrap_or(u8::MAX),
            ways: entry.ways.iter().fold(0, |bits, way| bits | 1 << (*way as u8)),
            organiser: organiser(entry.record),
            needs: entry.needs,
            spoken: entry.spoken,
            audience: entry.audience,
            yes: entry.facts.yes,
            no: entry.facts.no.without(entry.facts.yes),
            point: entry.point.filter(|p| p.latitude.is_finite() && p.longitude.is_finite()),
            next: match entry.next {
                Next::Unknown => Time::Unknown,
                Next::AnyTime => Time::Any,
                Next::At(time) => Time::Day(day(time)),
            },
            checked: entry.checked_on.map_or(NEVER, |on| day(on.into())),
            ends: entry.ends_on.map_or(i32::MAX, |on| day(on.into())),
            area,
        }
    }
}

/// The day as a number.
pub(crate) fn day(time: DateTime) -> i32 {
    (time.date() - Date::constant(1970, 1, 1)).get_days()
}

/// After five referrals: half for answering, half for saying yes.
fn organiser(record: Record) -> f32 {
    if record.referrals < 5 {
        return 1.0;
    }
    let share = |n: u32| float(n.min(record.referrals) as usize) / float(record.referrals as usize);
    0.9 + 0.05 * share(record.replied) + 0.05 * share(record.accepted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day(Date::constant(1970, 1, 2).into()), 1);
        assert_eq!(day(Date::constant(2026, 11, 22).into()), 20_779);
    }

    #[test]
    fn an_organiser_is_judged_after_five_referrals() {
        let record = |referrals, replied, accepted| organiser(Record { referrals, replied, accepted });
        assert!((record(4, 0, 0) - 1.0).abs() < f32::EPSILON);
        assert!((record(5, 0, 0) - 0.9).abs() < 1e-6);
        assert!((record(10, 10, 10) - 1.0).abs() < 1e-6);
        assert!((record(10, 99, 99) - 1.0).abs() < 1e-6, "more answers than referrals count as all");
    }
}
