//! Taking part (osallistuminen): an activity that link worker and resident have picked, and what becomes of it.

use jiff::Timestamp;

use crate::activity::Need;
use crate::{ActivityId, ParticipationId};

coded! {
    /// Where it stands.
    State {
        /// Ehdotettu.
        Proposed = "proposed",
        /// Käyty yhdessä.
        VisitedTogether = "visited_together",
        /// Käynyt itse.
        VisitedAlone = "visited_alone",
        /// Jatkuu.
        Continues = "continues",
        /// Loppui.
        Stopped = "stopped",
        /// Ei alkanut.
        DidNotStart = "did_not_start",
    }
}

coded! {
    /// What happened.
    Step {
        /// Käytiin yhdessä.
        VisitTogether = "visit_together",
        /// Kävi itse.
        VisitAlone = "visit_alone",
        /// Jatkaa siellä.
        GoOn = "go_on",
        /// Lopetti.
        Stop = "stop",
        /// Ei aloittanut.
        NotStart = "not_start",
    }
}

coded! {
    /// What stood in the way. A fixed list, so that it can be counted without words about anybody.
    Obstacle {
        /// Täynnä.
        Full = "full",
        /// Ei kyytiä.
        Transport = "transport",
        /// Hinta.
        Cost = "cost",
        /// Sopivaa toimintaa ei ole.
        NoSuchActivity = "no_such_activity",
        /// Jännitti tai pelotti.
        Fear = "fear",
        /// Kieli.
        Language = "language",
        /// Aika ei sopinut.
        Time = "time",
        /// Ei esteetön.
        NotAccessible = "not_accessible",
        /// Peruttu.
        Cancelled = "cancelled",
    }
}

coded! {
    /// Who put it on the list.
    ProposedBy { Referrer = "referrer", LinkWorker = "link_worker", Coordinator = "coordinator" }
}

coded! {
    /// With whom somebody went.
    Company { Together = "together", Alone = "alone" }
}

impl Company {
    /// The step that such a visit is.
    pub const fn step(self) -> Step {
        match self {
            Self::Together => Step::VisitTogether,
            Self::Alone => Step::VisitAlone,
        }
    }
}

/// A step that does not fit where things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{step} does not follow {state}")]
pub struct IllegalStep {
    /// Where things stand.
    pub state: State,
    /// The step.
    pub step: Step,
}

impl State {
    /// Where a step leads.
    ///
    /// # Errors
    /// [`IllegalStep`]
    pub const fn after(self, step: Step) -> Result<Self, IllegalStep> {
        match (self, step) {
            // Whoever goes on goes on, whoever comes along for once.
            (Self::Continues, Step::VisitTogether | Step::VisitAlone | Step::GoOn) => Ok(Self::Continues),
            (_, Step::VisitTogether) => Ok(Self::VisitedTogether),
            (_, Step::VisitAlone) => Ok(Self::VisitedAlone),
            (_, Step::GoOn) => Ok(Self::Continues),
            (Self::VisitedTogether | Self::VisitedAlone | Self::Continues, Step::Stop) => Ok(Self::Stopped),
            (Self::Proposed, Step::NotStart) => Ok(Self::DidNotStart),
            (state, step) => Err(IllegalStep { state, step }),
        }
    }

    /// The steps that fit.
    pub fn steps(self) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| self.after(*step).is_ok()).collect()
    }

    /// Nothing is going on.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::DidNotStart)
    }
}

/// An activity in a case, as kept. The title is copied, so that history stays true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participation {
    /// Identity.
    pub id: ParticipationId,
    /// The entry of the directory.
    pub activity: ActivityId,
    /// Its short number; within a case it names the participation, too.
    pub number: i64,
    /// Its name when it was picked.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// What stood in the way.
    pub obstacles: Vec<Obstacle>,
    /// Who put it on the list.
    pub proposed_by: ProposedBy,
    /// When.
    pub proposed_at: Timestamp,
    /// When something last happened.
    pub moved_at: Timestamp,
    /// Visits together.
    pub together: i64,
    /// Visits alone.
    pub alone: i64,
    /// Version of the row.
    pub version: i64,
}

impl Participation {
    /// Takes a step. Obstacles that were named before stay named; those that are new come back.
    ///
    /// # Errors
    /// [`IllegalStep`]
    pub fn take(&mut self, step: Step, obstacles: &[Obstacle], now: Timestamp) -> Result<Vec<Obstacle>, IllegalStep> {
        self.state = self.state.after(step)?;
        self.moved_at = now;
        match step {
            Step::VisitTogether => self.together += 1,
            Step::VisitAlone => self.alone += 1,
            _ => {}
        }
        let new: Vec<Obstacle> = obstacles.iter().copied().filter(|o| !self.obstacles.contains(o)).collect();
        self.obstacles.extend(&new);
        Ok(new)
    }
}

/// What link worker and resident did with an activity, besides what a visit note says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Which activity, by its short number, and with whom.
    pub went: Option<(i64, Company)>,
    /// Needs for which nothing fitting was found.
    pub lacking: Vec<Need>,
}

/// What became of an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMark {
    /// What happened.
    pub step: Step,
    /// What stood in the way.
    pub obstacles: Vec<Obstacle>,
    /// It does not run any more: its entry is hidden at once.
    pub gone: bool,
}

/// One line of what happened, as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Of which participation.
    pub of: ParticipationId,
    /// What; none for the picking itself.
    pub step: Option<Step>,
    /// What stood in the way.
    pub obstacles: Vec<Obstacle>,
    /// When it was written down.
    pub at: Timestamp,
    /// Who wrote it down.
    pub by_name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_can_be_left_and_what_never_began_cannot_stop() {
        for state in State::ALL {
            assert!(!state.steps().is_empty(), "{state}");
        }
        let error = State::Proposed.after(Step::Stop).unwrap_err();
        assert_eq!(error, IllegalStep { state: State::Proposed, step: Step::Stop });
        for begun in [State::VisitedTogether, State::VisitedAlone, State::Continues, State::Stopped] {
            assert!(begun.after(Step::NotStart).is_err(), "{begun}");
        }
    }

    #[test]
    fn a_visit_in_company_does_not_undo_that_it_continues() {
        assert_eq!(State::Continues.after(Step::VisitTogether), Ok(State::Continues));
        assert_eq!(State::Stopped.after(Step::VisitAlone), Ok(State::VisitedAlone));
        assert_eq!(State::DidNotStart.after(Step::VisitTogether), Ok(State::VisitedTogether));
    }

    #[test]
    fn visits_are_counted_and_an_obstacle_counts_once() {
        let at = Timestamp::UNIX_EPOCH;
        let mut one = Participation {
            id: ParticipationId::new("p"),
            activity: ActivityId::new("a"),
            number: 1,
            title: "Kahvikerho".into(),
            state: State::Proposed,
            obstacles: Vec::new(),
            proposed_by: ProposedBy::LinkWorker,
            proposed_at: at,
            moved_at: at,
            together: 0,
            alone: 0,
            version: 1,
        };
        assert_eq!(one.take(Step::VisitTogether, &[Obstacle::Transport], at), Ok(vec![Obstacle::Transport]));
        assert_eq!(one.take(Step::VisitAlone, &[Obstacle::Transport], at), Ok(vec![]));
        assert_eq!((one.together, one.alone, one.state), (1, 1, State::VisitedAlone));
        let before = one.clone();
        assert!(one.take(Step::NotStart, &[Obstacle::Fear], at).is_err());
        assert_eq!(one, before);
    }
}
