//! The path of a link worker: from the first word of interest to the day on which somebody leaves.
//!
//! One table says which step leads where, who may take it and what must be known first. An illegal step is a named
//! error. The criminal record extract is never kept, nor what stands in it: only the day on which it was shown.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Relation;
use crate::language::SpokenLanguage;
use crate::text::{Line, Text};
use crate::{AccountId, MunicipalityCode, PathId};

coded! {
    /// Where somebody stands.
    State {
        /// Has said that the work interests them.
        Interested = "interested",
        /// Has been talked with.
        Interviewed = "interviewed",
        /// Trains, signs, and gets a role.
        InPreparation = "in_preparation",
        /// Can be asked for a case.
        Active = "active",
        /// Keeps the cases that run, and gets no new ones.
        Paused = "paused",
        /// Has left: the role has ended.
        Left = "left",
        /// Was told, with thanks, that it does not go on.
        Declined = "declined",
    }
}

coded! {
    /// What moves somebody on.
    Step {
        Interview = "interview",
        Prepare = "prepare",
        Activate = "activate",
        Pause = "pause",
        Resume = "resume",
        Return = "return",
        Decline = "decline",
        Leave = "leave",
    }
}

coded! {
    /// Who takes a step.
    Mover {
        /// A coordinator of the municipality.
        Coordinator = "coordinator",
        /// A trainer of the municipality.
        Trainer = "trainer",
    }
}

coded! {
    /// What must be known before somebody can be asked for a case.
    Need {
        /// How they stand to the municipality.
        Relation = "relation",
        /// They hold the role, by the house's invitation.
        Role = "role",
        /// The training is completed.
        Training = "training",
        /// The secrecy undertaking is signed and in force.
        Secrecy = "secrecy",
        /// An extract has been shown, where the municipality asks for one.
        Extract = "extract",
    }
}

struct Rule {
    step: Step,
    by: &'static [Mover],
    from: &'static [State],
    to: State,
    needs: &'static [Need],
}

const COORDINATOR: &[Mover] = &[Mover::Coordinator];
const EITHER: &[Mover] = &[Mover::Coordinator, Mover::Trainer];

use State::{Active, Declined, InPreparation, Interested, Interviewed, Left, Paused};

#[rustfmt::skip]
const RULES: &[Rule] = &[
    Rule { step: Step::Interview, by: EITHER, from: &[Interested], to: Interviewed, needs: &[] },
    Rule { step: Step::Prepare, by: COORDINATOR, from: &[Interviewed], to: InPreparation, needs: &[Need::Relation] },
    Rule { step: Step::Activate, by: COORDINATOR, from: &[InPreparation], to: Active, needs: Need::ALL },
    Rule { step: Step::Pause, by: COORDINATOR, from: &[Active], to: Paused, needs: &[] },
    Rule { step: Step::Resume, by: COORDINATOR, from: &[Paused], to: Active, needs: Need::ALL },
    Rule { step: Step::Return, by: COORDINATOR, from: &[Left, Declined], to: InPreparation, needs: &[Need::Relation] },
    Rule { step: Step::Decline, by: COORDINATOR, from: &[Interested, Interviewed, InPreparation], to: Declined, needs: &[] },
    Rule { step: Step::Leave, by: COORDINATOR, from: &[InPreparation, Active, Paused], to: Left, needs: &[] },
];

impl Step {
    fn rule(self) -> &'static Rule {
        RULES.iter().find(|rule| rule.step == self).expect("every step has a rule")
    }

    /// Where the step leads.
    pub fn to(self) -> State {
        self.rule().to
    }
}

impl State {
    /// Nobody has decided yet, or it was decided that it does not go on: nothing is kept for long.
    pub const fn is_passing(self) -> bool {
        matches!(self, Self::Interested | Self::Interviewed | Self::Declined)
    }

    /// Steps that a mover could take from here, whatever is missing for them.
    pub fn steps(self, mover: Mover) -> Vec<Step> {
        let fits = |rule: &&Rule| rule.from.contains(&self) && rule.by.contains(&mover);
        RULES.iter().filter(fits).map(|rule| rule.step).collect()
    }
}

/// A step that cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllegalStep {
    /// It does not lead from where somebody stands.
    #[error("{step} does not lead from {state}")]
    WrongState {
        /// The step.
        step: Step,
        /// Where they stand.
        state: State,
    },
    /// Somebody else takes it.
    #[error("{step} is not for a {mover}")]
    WrongMover {
        /// The step.
        step: Step,
        /// Who tried.
        mover: Mover,
    },
    /// Something is missing.
    #[error("{step} needs {need}")]
    Needs {
        /// The step.
        step: Step,
        /// What is missing first.
        need: Need,
    },
}

/// Takes a step, when `missing` does not stand in the way.
///
/// # Errors
/// [`IllegalStep`]
pub fn take(from: State, step: Step, mover: Mover, missing: &[Need]) -> Result<State, IllegalStep> {
    let rule = step.rule();
    if !rule.from.contains(&from) {
        return Err(IllegalStep::WrongState { step, state: from });
    }
    if !rule.by.contains(&mover) {
        return Err(IllegalStep::WrongMover { step, mover });
    }
    match rule.needs.iter().find(|need| missing.contains(need)) {
        Some(need) => Err(IllegalStep::Needs { step, need: *need }),
        None => Ok(rule.to),
    }
}

/// So many days after somebody left what served the work alone is deleted: profile, declared relatives, interview, how
/// they were reached.
pub const LEFT_DAYS: i64 = 90;
/// So many months after somebody left the path itself is deleted.
pub const LEFT_MONTHS: i64 = 24;

/// What a municipality decides about the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathRules {
    /// A criminal record extract is asked to be shown.
    pub extract_asked: bool,
    /// How long a secrecy undertaking is in force; `None`: until further notice.
    pub secrecy_months: Option<i64>,
    /// After how many days without a step the data of somebody who was interested are deleted.
    pub interest_days: i64,
}

impl Default for PathRules {
    fn default() -> Self {
        Self { extract_asked: false, secrecy_months: None, interest_days: 180 }
    }
}

impl PathRules {
    /// The last day on which an undertaking is in force; `None`: until further notice.
    pub fn secrecy_until(self, signed_on: Date) -> Option<Date> {
        self.secrecy_months.map(|months| signed_on.saturating_add(months.months()))
    }
}

/// What is recorded of somebody on the path. Days lie in the past.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// How they stand to the municipality.
    pub relation: Option<Relation>,
    /// The secrecy undertaking was signed on this day.
    pub secrecy_signed_on: Option<Date>,
    /// An extract was shown on this day.
    pub extract_shown_on: Option<Date>,
    /// The training was completed on this day.
    pub trained_on: Option<Date>,
    /// The certificate was given on this day.
    pub certified_on: Option<Date>,
}

impl Facts {
    /// What is missing, in the order in which people ask for it.
    pub fn missing(&self, has_role: bool, rules: PathRules, today: Date) -> Vec<Need> {
        let done = |day: Option<Date>| day.is_some_and(|day| day <= today);
        let secret = done(self.secrecy_signed_on)
            && self.secrecy_signed_on.and_then(|day| rules.secrecy_until(day)).is_none_or(|last| last >= today);
        let there = |need: Need| match need {
            Need::Relation => self.relation.is_some(),
            Need::Role => has_role,
            Need::Training => done(self.trained_on),
            Need::Secrecy => secret,
            Need::Extract => !rules.extract_asked || done(self.extract_shown_on),
        };
        Need::ALL.iter().copied().filter(|need| !there(*need)).collect()
    }
}

/// How somebody on the path is reached, and what they told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Village.
    pub village: String,
    /// Languages.
    pub languages: Vec<SpokenLanguage>,
}

/// Somebody on the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Identity.
    pub id: PathId,
    /// Where.
    pub municipality: MunicipalityCode,
    /// The account, once an invitation was taken.
    pub account: Option<AccountId>,
    /// Holds the role of a link worker there now.
    pub has_role: bool,
    /// Where they stand.
    pub state: State,
    /// Who.
    pub reached: Reached,
    /// Why it interests them, in their own words.
    pub why: Option<String>,
    /// What else they said.
    pub message: Option<String>,
    /// The day of the talk.
    pub interviewed_on: Option<Date>,
    /// What is recorded.
    pub facts: Facts,
    /// What was said, with thanks, when it did not go on.
    pub reply: Option<String>,
    /// An invitation has been sent.
    pub invited: bool,
    /// When it began.
    pub made_on: Date,
    /// The day of the last step.
    pub moved_on: Date,
    /// Version of the row.
    pub version: i64,
}

/// A word of interest as it was sent: a way to answer is among it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInterest {
    /// Name.
    pub name: Line,
    /// Mail address, lower case.
    pub mail: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Village.
    pub village: Line,
    /// Languages.
    pub languages: Vec<SpokenLanguage>,
    /// Why.
    pub why: Option<Text>,
    /// What else.
    pub message: Option<Text>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub step: Step,
    /// Who took it.
    pub by_name: String,
    /// When.
    pub at: jiff::Timestamp,
    /// Where it led.
    pub to: State,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn ready() -> Facts {
        Facts {
            relation: Some(Relation::Volunteer),
            secrecy_signed_on: Some(date(2026, 1, 9)),
            extract_shown_on: None,
            trained_on: Some(date(2026, 2, 1)),
            certified_on: None,
        }
    }

    #[test]
    fn every_step_has_one_rule_and_every_state_can_be_left() {
        for step in Step::ALL {
            assert_eq!(RULES.iter().filter(|rule| rule.step == *step).count(), 1, "{step}");
        }
        for state in State::ALL {
            assert!(!state.steps(Mover::Coordinator).is_empty(), "{state}");
        }
    }

    #[test]
    fn from_interest_to_the_day_of_leaving() {
        let mut state = Interested;
        let way =
            [Step::Interview, Step::Prepare, Step::Activate, Step::Pause, Step::Resume, Step::Leave, Step::Return];
        for step in way {
            state = take(state, step, Mover::Coordinator, &[]).unwrap();
        }
        assert_eq!(state, InPreparation);
    }

    #[test]
    fn a_step_out_of_order_says_why() {
        let wrong = take(Interested, Step::Activate, Mover::Coordinator, &[]);
        assert_eq!(wrong, Err(IllegalStep::WrongState { step: Step::Activate, state: Interested }));
        let early = take(InPreparation, Step::Activate, Mover::Coordinator, &[Need::Secrecy]);
        assert_eq!(early, Err(IllegalStep::Needs { step: Step::Activate, need: Need::Secrecy }));
        assert!(take(Active, Step::Decline, Mover::Coordinator, &[]).is_err());
    }

    #[test]
    fn a_trainer_talks_and_decides_nothing_else() {
        assert!(take(Interested, Step::Interview, Mover::Trainer, &[]).is_ok());
        for state in State::ALL.iter().filter(|state| **state != Interested) {
            assert!(state.steps(Mover::Trainer).is_empty(), "{state}");
        }
        let wrong = take(Active, Step::Leave, Mover::Trainer, &[]);
        assert_eq!(wrong, Err(IllegalStep::WrongMover { step: Step::Leave, mover: Mover::Trainer }));
    }

    #[test]
    fn an_extract_is_missing_only_where_it_is_asked() {
        let rules = PathRules::default();
        assert_eq!(ready().missing(true, rules, TODAY), []);
        assert_eq!(ready().missing(false, rules, TODAY), [Need::Role]);
        let asked = PathRules { extract_asked: true, ..rules };
        assert_eq!(ready().missing(true, asked, TODAY), [Need::Extract]);
        let shown = Facts { extract_shown_on: Some(TODAY), ..ready() };
        assert_eq!(shown.missing(true, asked, TODAY), []);
    }

    #[test]
    fn an_undertaking_runs_out_when_the_municipality_says_so() {
        let rules = PathRules { secrecy_months: Some(12), ..PathRules::default() };
        assert_eq!(ready().missing(true, rules, date(2027, 1, 9)), []);
        assert_eq!(ready().missing(true, rules, date(2027, 1, 10)), [Need::Secrecy]);
        let unsigned = Facts { secrecy_signed_on: Some(date(2026, 11, 24)), ..ready() };
        assert_eq!(unsigned.missing(true, PathRules::default(), TODAY), [Need::Secrecy]);
    }
}
