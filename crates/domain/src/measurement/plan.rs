//! Planned points: which measurements belong to a support, what is missing, and whose turn it is.

use jiff::Span;
use jiff::civil::Date;

use super::Point;
use crate::case::{Case, State};

coded! {
    /// Whose turn it is.
    Turn {
        /// The link worker asks with the resident.
        LinkWorker = "link_worker",
        /// The coordinator asks.
        Coordinator = "coordinator",
        /// The resident has been asked, and answers alone.
        Resident = "resident",
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

/// What the plan is made from.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The case.
    pub case: &'a Case,
    /// Points at which was measured, with the day.
    pub taken: &'a [(Point, Date)],
    /// Points at which the resident has been asked to answer alone and has not answered yet.
    pub waiting: &'a [Point],
    /// The resident wished at the referral to answer the first measurement alone.
    pub own_first: bool,
    /// The resident does not want to answer at the end.
    pub end_refused: bool,
    /// The day of the call after the end, when the resident allowed one.
    pub call_on: Option<Date>,
    /// Today.
    pub today: Date,
}

/// The five points of a support in order: the one rule by which every page says what is missing and whose turn it is.
pub fn plan(facts: &Facts<'_>) -> Vec<Planned> {
    Point::ALL.iter().map(|point| Planned { point: *point, stand: facts.stand(*point) }).collect()
}

/// Points whose time it is, and whose turn.
pub fn due(planned: &[Planned]) -> Vec<(Point, Turn)> {
    let due = |planned: &Planned| match planned.stand {
        Stand::Due(turn) => Some((planned.point, turn)),
        _ => None,
    };
    planned.iter().filter_map(due).collect()
}

impl Facts<'_> {
    fn last(&self, point: Point) -> Option<Date> {
        self.taken.iter().filter(|(taken, _)| *taken == point).map(|(_, day)| *day).max()
    }

    fn stand(&self, point: Point) -> Stand {
        if let Some(day) = self.last(point) {
            return Stand::Taken(day);
        }
        match self.open_stand(point) {
            Stand::Due(_) if self.waiting.contains(&point) => Stand::Due(Turn::Resident),
            Stand::Optional(_) if self.waiting.contains(&point) => Stand::Optional(Turn::Resident),
            stand => stand,
        }
    }

    fn open_stand(&self, point: Point) -> Stand {
        let (case, today) = (self.case, self.today);
        let (over, visited) = (case.state.is_over(), case.first_visit_on.is_some());
        let has = |point| self.last(point).is_some();
        match point {
            Point::Referral if !self.own_first || over || visited || has(Point::FirstVisit) => Stand::Past,
            Point::Referral if case.state == State::Sent => Stand::Later(None),
            Point::Referral => Stand::Due(Turn::Coordinator),
            Point::FirstVisit if over => Stand::Past,
            Point::FirstVisit if !visited => Stand::Later(None),
            Point::FirstVisit if !has(Point::Referral) => Stand::Due(Turn::LinkWorker),
            Point::FirstVisit if half(case).is_none_or(|day| today < day) => Stand::Optional(Turn::LinkWorker),
            Point::FirstVisit => Stand::Past,
            Point::Half if over || has(Point::End) || case.state == State::Closing => Stand::Past,
            Point::Half => match half(case) {
                Some(day) if day <= today => Stand::Due(Turn::LinkWorker),
                day => Stand::Later(day),
            },
            Point::End if over || self.end_refused => Stand::Past,
            Point::End if case.state == State::Closing => Stand::Due(Turn::LinkWorker),
            Point::End => Stand::Later(case.ends_on),
            Point::FollowUp => match self.call_on {
                Some(day) if over && day <= today => Stand::Due(Turn::Coordinator),
                Some(day) => Stand::Later(Some(day)),
                None if over => Stand::Past,
                None => Stand::Later(None),
            },
        }
    }
}

fn half(case: &Case) -> Option<Date> {
    let (from, to) = case.began_on.zip(case.ends_on)?;
    Some(from.saturating_add(Span::new().days((to - from).get_days() / 2)))
}

/// Can a measurement be taken at a point while the case stands at `state`? The call after the end belongs to a support
/// that is over, everything else to one that is not; the first one of a resident who answers alone comes before support.
pub const fn fits(state: State, point: Point) -> bool {
    match point {
        Point::FollowUp => matches!(state, State::Closed),
        Point::Referral => {
            state.is_intake() && !matches!(state, State::Sent)
                || matches!(state, State::Named | State::FirstVisitArranged | State::FirstVisitHeld)
        }
        _ => !state.is_over() && !matches!(state, State::Sent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            first_visit_on: state.is_accompanied().then_some(date(2026, 10, 25)),
            began_on: Some(date(2026, 11, 1)),
            ends_on: Some(date(2027, 1, 30)),
            closed_at: None,
            last_moved_at: jiff::Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn facts<'a>(case: &'a Case, taken: &'a [(Point, Date)], today: Date) -> Facts<'a> {
        Facts { case, taken, waiting: &[], own_first: false, end_refused: false, call_on: None, today }
    }

    fn all(facts: &Facts<'_>) -> Vec<Stand> {
        plan(facts).into_iter().map(|p| p.stand).collect()
    }

    fn stands(state: State, points: &[Point], today: Date) -> Vec<Stand> {
        let measured: Vec<_> = points.iter().map(|point| (*point, date(2026, 11, 1))).collect();
        all(&facts(&case(state), &measured, today))
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
        let closed = case(State::Closed);
        let at = |today| all(&Facts { call_on: Some(day), ..facts(&closed, &[], today) }).last().copied();
        assert_eq!(at(date(2027, 4, 29)), Some(Stand::Later(Some(day))));
        assert_eq!(at(day), Some(Stand::Due(Turn::Coordinator)));
    }

    #[test]
    fn a_resident_who_wished_to_answer_alone_is_asked_by_the_coordinator_and_then_has_the_turn() {
        let today = date(2026, 11, 10);
        let first = |state, waiting: &[Point], visited| {
            let case = Case { first_visit_on: visited, ..case(state) };
            all(&Facts { own_first: true, waiting, ..facts(&case, &[], today) })[0]
        };
        assert_eq!(first(State::Sent, &[], None), Stand::Later(None));
        assert_eq!(first(State::Received, &[], None), Stand::Due(Turn::Coordinator));
        assert_eq!(first(State::Received, &[Point::Referral], None), Stand::Due(Turn::Resident));
        assert_eq!(first(State::Underway, &[Point::Referral], Some(today)), Stand::Past, "asked at the first visit");
    }

    #[test]
    fn whoever_does_not_want_to_answer_at_the_end_is_not_missed() {
        let closing = case(State::Closing);
        let of = |end_refused| {
            plan(&Facts { end_refused, ..facts(&closing, &[(Point::Referral, date(2026, 11, 1))], date(2026, 12, 1)) })
        };
        assert_eq!(due(&of(false)), [(Point::End, Turn::LinkWorker)]);
        assert_eq!(due(&of(true)), []);
    }

    #[test]
    fn a_point_fits_while_its_part_of_the_support_goes_on() {
        assert!(fits(State::Underway, Point::Half) && !fits(State::Underway, Point::FollowUp));
        assert!(fits(State::Closed, Point::FollowUp) && !fits(State::Closed, Point::End));
        assert!(fits(State::Received, Point::Referral) && fits(State::Named, Point::Referral));
        assert!(!fits(State::Sent, Point::Referral) && !fits(State::Underway, Point::Referral));
        assert!(!fits(State::Sent, Point::FirstVisit) && !fits(State::Withdrawn, Point::FollowUp));
    }
}
