//! Planned points: which measurements belong to a support, what is missing, and whose turn it is.

use jiff::Span;
use jiff::civil::Date;

use super::{Measurement, Point};
use crate::case::{Case, State};

coded! {
    /// Whose turn it is.
    Turn {
        /// The link worker asks with the resident.
        LinkWorker = "link_worker",
        /// The coordinator asks.
        Coordinator = "coordinator",
    }
}

/// How it stands with one planned measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Taken, the last time on this day.
    Taken(Date),
    /// It is time.
    Due(Turn),
    /// A second one for the beginning: it tells how much answers change by themselves.
    Optional(Turn),
    /// Not yet; the day where one is known.
    Later(Option<Date>),
    /// Its time has passed, and it is not asked any more.
    Past,
}

/// A planned measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// When in the support.
    pub point: Point,
    /// How it stands.
    pub stand: Stand,
}

/// The five points of a support in order. `called_on` is the day of the call after the end, when the resident allowed one.
pub fn plan(case: &Case, taken: &[Measurement], called_on: Option<Date>, today: Date) -> Vec<Planned> {
    let last = |point: Point| taken.iter().filter(|m| m.point == point).map(|m| m.taken_on).max();
    let stand_of = |point: Point| match last(point) {
        Some(day) => Stand::Taken(day),
        None => open_stand(case, point, &|p| last(p).is_some(), called_on, today),
    };
    Point::ALL.iter().map(|point| Planned { point: *point, stand: stand_of(*point) }).collect()
}

fn open_stand(case: &Case, point: Point, has: &dyn Fn(Point) -> bool, called_on: Option<Date>, today: Date) -> Stand {
    let over = case.state.is_over();
    match point {
        Point::Referral => Stand::Past,
        Point::FirstVisit if over => Stand::Past,
        Point::FirstVisit if !case.state.is_accompanied() => Stand::Later(None),
        Point::FirstVisit if !has(Point::Referral) => Stand::Due(Turn::LinkWorker),
        Point::FirstVisit if half(case).is_none_or(|day| today < day) => Stand::Optional(Turn::LinkWorker),
        Point::FirstVisit => Stand::Past,
        Point::Half if over || has(Point::End) || case.state == State::Closing => Stand::Past,
        Point::Half => match half(case) {
            Some(day) if day <= today => Stand::Due(Turn::LinkWorker),
            day => Stand::Later(day),
        },
        Point::End if over => Stand::Past,
        Point::End if case.state == State::Closing => Stand::Due(Turn::LinkWorker),
        Point::End => Stand::Later(case.ends_on),
        Point::FollowUp => match called_on {
            Some(day) if over && day <= today => Stand::Due(Turn::Coordinator),
            Some(day) => Stand::Later(Some(day)),
            None if over => Stand::Past,
            None => Stand::Later(None),
        },
    }
}

fn half(case: &Case) -> Option<Date> {
    let (from, to) = case.began_on.zip(case.ends_on)?;
    Some(from.saturating_add(Span::new().days((to - from).get_days() / 2)))
}

/// Can a measurement be taken at a point while the case stands at `state`? The call after the end belongs to a support
/// that is over, everything else to one that is not.
pub const fn fits(state: State, point: Point) -> bool {
    match point {
        Point::FollowUp => matches!(state, State::Closed),
        _ => !state.is_over() && !matches!(state, State::Sent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measurement::{Mode, Rating};
    use crate::{CaseId, MunicipalityCode, ResidentId};
    use jiff::civil::date;

    fn case(state: State) -> Case {
        Case {
            id: CaseId::new("c"),
            municipality: MunicipalityCode::parse("758").unwrap(),
            resident: ResidentId::new("r"),
            number: "H-2026-0142".into(),
            state,
            sent_at: jiff::Timestamp::UNIX_EPOCH,
            received_at: None,
            coordinator: None,
            contacted_at: None,
            tries: 0,
            link_worker: None,
            first_visit_on: None,
            began_on: Some(date(2026, 11, 1)),
            ends_on: Some(date(2027, 1, 30)),
            closed_at: None,
            last_moved_at: jiff::Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn taken(point: Point) -> Measurement {
        Measurement {
            point,
            mode: Mode::Paper,
            helper: None,
            helper_words: None,
            language: None,
            scales: vec![(crate::measurement::Scale::Company, Rating::parse("4").unwrap())],
            total: None,
            items: None,
            taken_on: date(2026, 11, 1),
            calls: false,
        }
    }

    fn stands(state: State, points: &[Point], today: Date) -> Vec<Stand> {
        let measured: Vec<_> = points.iter().map(|p| taken(*p)).collect();
        plan(&case(state), &measured, None, today).into_iter().map(|p| p.stand).collect()
    }

    #[test]
    fn what_is_missing_follows_the_support() {
        let early = date(2026, 11, 10);
        let first = Stand::Taken(date(2026, 11, 1));
        let worker = Turn::LinkWorker;
        assert_eq!(stands(State::Received, &[], early)[1], Stand::Later(None));
        assert_eq!(stands(State::Underway, &[], early)[..2], [Stand::Past, Stand::Due(worker)]);
        let begun = stands(State::Underway, &[Point::Referral], early);
        assert_eq!(begun[..3], [first, Stand::Optional(worker), Stand::Later(Some(date(2026, 12, 16)))]);
        let half = stands(State::Underway, &[Point::Referral], date(2026, 12, 16));
        assert_eq!(half[1..4], [Stand::Past, Stand::Due(worker), Stand::Later(Some(date(2027, 1, 30)))]);
        assert_eq!(stands(State::Closing, &[Point::FirstVisit], early)[2..4], [Stand::Past, Stand::Due(worker)]);
        assert_eq!(stands(State::Closed, &[], early)[1..], [Stand::Past; 4]);
    }

    #[test]
    fn the_call_after_the_end_is_the_coordinators_turn_when_its_day_has_come() {
        let day = date(2027, 4, 30);
        let at = |today| plan(&case(State::Closed), &[], Some(day), today).last().map(|p| p.stand);
        assert_eq!(at(date(2027, 4, 29)), Some(Stand::Later(Some(day))));
        assert_eq!(at(day), Some(Stand::Due(Turn::Coordinator)));
    }

    #[test]
    fn a_point_fits_while_its_part_of_the_support_goes_on() {
        assert!(fits(State::Underway, Point::Half) && !fits(State::Underway, Point::FollowUp));
        assert!(fits(State::Closed, Point::FollowUp) && !fits(State::Closed, Point::End));
        assert!(!fits(State::Sent, Point::FirstVisit) && !fits(State::Withdrawn, Point::FollowUp));
    }
}
