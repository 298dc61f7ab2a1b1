//! A coordinator's month: what happened, who waits now, and the work, for two minutes of a team's meeting.
//!
//! It is for those who may see the cases themselves. So nothing in it is held back, and each count is the number of rows
//! behind it.

use super::{FigureKey, Line, Period};
use crate::MunicipalityCode;
use crate::case::{Case, State};
use crate::lack::State as InitiativeState;
use crate::participation::Obstacle;

/// How many of those who wait are named by their numbers.
pub const LONGEST: usize = 10;

/// The month.
#[derive(Clone, Debug)]
pub struct Month {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// A month that has ended.
    pub period: Period,
    /// What happened in it.
    pub happened: Vec<(FigureKey, i64)>,
    /// How long it took: each with how many, and of how many.
    pub waits: Vec<(FigureKey, Line)>,
    /// For what people wait today, and how many, in the order of the states.
    pub waiting: Vec<(State, i64)>,
    /// Those who have waited longest, with their days since the referral.
    pub longest: Vec<(Case, i64)>,
    /// Whose first measurement is missing today.
    pub without_first: i64,
    /// Whose support ended in the month without both measurements.
    pub without_both: i64,
    /// Link workers, in the order of their names.
    pub workers: Vec<Worker>,
    /// What stood in the way of going to an activity.
    pub obstacles: Vec<(Obstacle, i64)>,
    /// Proposals made in the month, by where they stand now.
    pub initiatives: Vec<(InitiativeState, i64)>,
}

impl Month {
    /// How many wait today.
    pub fn waiting_now(&self) -> i64 {
        self.waiting.iter().map(|(_, n)| n).sum()
    }

    /// How often something happened.
    pub fn count(&self, key: FigureKey) -> i64 {
        self.happened.iter().find(|(of, _)| *of == key).map_or(0, |(_, n)| *n)
    }
}

/// A link worker's month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// Name.
    pub name: String,
    /// Residents today.
    pub load: i64,
    /// At most so many at a time.
    pub capacity: i64,
    /// Meetings and calls in the month.
    pub contacts: i64,
    /// Minutes of them.
    pub minutes: i64,
}

/// Whether something is expected of somebody before the support is under way.
pub const fn waits(state: State) -> bool {
    state.is_intake()
        || matches!(state, State::Named | State::FirstVisitArranged | State::FirstVisitHeld | State::AgreementDrafted)
}
