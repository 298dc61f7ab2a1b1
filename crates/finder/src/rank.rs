//! The factors that the agreement of words is multiplied with. Each has a floor, so that none can
//! lift an entry that has little to do with the question: together they are at least [`LEAST`].

use crate::card::{Card, NEVER, Time};
use crate::entry::{Places, Point, Way};
use crate::fit::{Conditions, Reach};

/// Distance, next occurrence, freshness, queue and organiser at their worst.
pub(crate) const LEAST: f32 = 0.6 * 0.7 * 0.7 * 0.85 * 0.9;

/// Metres of a degree of latitude.
const DEGREE: f32 = 111_195.0;

/// All factors of an entry.
pub(crate) fn factor(card: &Card, conditions: &Conditions) -> f32 {
    distance(card, conditions)
        * next(card.next, conditions.today)
        * freshness(card.checked, conditions.today)
        * places(card.places)
        * card.organiser
}

/// Can one take part without going anywhere?
pub(crate) fn is_from_home(card: &Card) -> bool {
    let bit = |way: Way| 1 << (way as u8);
    card.ways & (bit(Way::AtHome) | bit(Way::ByPhone) | bit(Way::Online)) != 0
}

/// 1 up to a kilometre, falling to 0.6 at 15 kilometres. Without a point the municipality stands
/// in for it; a home visit, a phone call and a video call are never far.
fn distance(card: &Card, conditions: &Conditions) -> f32 {
    if is_from_home(card) {
        return 1.0;
    }
    if let (Some(here), Some(there)) = (conditions.query.here, card.point) {
        return fall(metres(here, there), 1_000.0, 15_000.0, 0.6);
    }
    match conditions.reach(card) {
        Reach::Everywhere => 1.0,
        Reach::Own => 0.9,
        Reach::Neighbour(_) => 0.75,
        Reach::County(_) | Reach::Outside => 0.6,
        Reach::Unasked if conditions.query.here.is_some() => 0.6,
        Reach::Unasked => 1.0,
    }
}

/// 1 within 7 days, falling to 0.7 at 60 days; 0.7 if nobody knows.
fn next(next: Time, today: i32) -> f32 {
    match next {
        Time::Any => 1.0,
        Time::Day(day) if day >= today => fall(days(day, today), 7.0, 60.0, 0.7),
        Time::Day(_) | Time::Unknown => 0.7,
    }
}

/// 1 if checked within 90 days, falling to 0.7 after a year; 0.7 if never.
fn freshness(checked: i32, today: i32) -> f32 {
    if checked == NEVER { 0.7 } else { fall(days(today, checked), 90.0, 365.0, 0.7) }
}

/// A queue is a little worse than room. That an entry is full is not a matter of degree: it comes
/// below the others that fit as well.
fn places(places: Places) -> f32 {
    match places {
        Places::Open | Places::Full => 1.0,
        Places::Queue => 0.85,
    }
}

/// 1 up to `near`, then falling in a straight line to `floor` at `far`.
fn fall(x: f32, near: f32, far: f32, floor: f32) -> f32 {
    let way = ((x - near) / (far - near)).clamp(0.0, 1.0);
    1.0 - way * (1.0 - floor)
}

fn days(later: i32, earlier: i32) -> f32 {
    let days = later.saturating_sub(earlier).clamp(0, 10_000);
    f32::from(i16::try_from(days).unwrap_or(i16::MAX))
}

/// The way between two points as the crow flies, good to a percent within Finland.
pub(crate) fn metres(a: Point, b: Point) -> f32 {
    let north = (b.latitude - a.latitude) * DEGREE;
    let middle = f32::midpoint(a.latitude, b.latitude).to_radians();
    let east = (b.longitude - a.longitude) * DEGREE * middle.cos();
    north.hypot(east)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELSINKI: Point = Point { latitude: 60.1699, longitude: 24.9384 };
    const TAMPERE: Point = Point { latitude: 61.4978, longitude: 23.7610 };

    #[test]
    fn helsinki_is_a_hundred_and_sixty_kilometres_from_tampere() {
        assert!((metres(HELSINKI, TAMPERE) - 160_400.0).abs() < 1_500.0);
        assert!(metres(HELSINKI, HELSINKI).abs() < 0.1);
    }

    #[test]
    fn factors_fall_in_a_straight_line_and_stop_at_their_floor() {
        for (metres, expected) in [(0.0, 1.0), (1_000.0, 1.0), (8_000.0, 0.8), (15_000.0, 0.6), (99_000.0, 0.6)] {
            assert!((fall(metres, 1_000.0, 15_000.0, 0.6) - expected).abs() < 1e-5);
        }
    }

    #[test]
    fn a_time_that_has_passed_is_an_unknown_time() {
        assert!((next(Time::Day(99), 100) - 0.7).abs() < 1e-6);
        assert!((next(Time::Day(107), 100) - 1.0).abs() < 1e-6);
        assert!((next(Time::Day(400), 100) - 0.7).abs() < 1e-6);
        assert!((next(Time::Any, 100) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_check_in_the_future_is_as_good_as_one_today() {
        assert!((freshness(200, 100) - 1.0).abs() < 1e-6);
        assert!((freshness(NEVER, 100) - 0.7).abs() < 1e-6);
    }
}
