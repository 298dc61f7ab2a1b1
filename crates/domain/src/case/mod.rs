//! The life of a referral as a state machine.
//!
//! [`STEPS`] is the one table: every step says from which states it may be taken, who may take it,
//! what it needs, where it leads, and which clocks it starts and stops. Everything that moves a case
//! goes through [`take()`]; an illegal step is a named error.

mod steps;

pub use steps::{Rule, STEPS, rule};

use crate::account::Role;
use crate::clock::Clock;
use crate::closing::Reason as ClosingReason;

coded! {
    /// Where a case stands.
    State {
        /// Sent, not opened yet.
        Sent = "sent",
        /// Opened by a coordinator.
        Received = "received",
        /// The referrer has been asked for more information.
        InformationAsked = "information_asked",
        /// The municipality will help.
        Accepted = "accepted",
        /// Tried the set number of times without reaching the resident.
        NotReached = "not_reached",
        /// Waiting for a link worker who is free.
        Waiting = "waiting",
        /// A link worker has been asked.
        Proposed = "proposed",
        /// The link worker said yes; the resident has not confirmed the person yet.
        Taken = "taken",
        /// The resident said yes: the link worker is named and sees who it is.
        Named = "named",
        /// The first visit has a time.
        FirstVisitArranged = "first_visit_arranged",
        /// The first visit has been made.
        FirstVisitHeld = "first_visit_held",
        /// An agreement is on the table, not signed by both.
        AgreementDrafted = "agreement_drafted",
        /// Signed by both: support is under way.
        Underway = "underway",
        /// A break that both know of.
        Paused = "paused",
        /// The end is being written together.
        Closing = "closing",
        /// Ended.
        Closed = "closed",
        /// Not taken on; guided elsewhere or not wanted now.
        Declined = "declined",
        /// Taken back by the referrer.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Nothing more is expected to happen.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Declined | Self::Withdrawn)
    }

    /// A named link worker walks with the resident.
    pub const fn is_accompanied(self) -> bool {
        matches!(
            self,
            Self::Named
                | Self::FirstVisitArranged
                | Self::FirstVisitHeld
                | Self::AgreementDrafted
                | Self::Underway
                | Self::Paused
                | Self::Closing
        )
    }

    /// Still on the coordinator's desk before a link worker is named.
    pub const fn is_intake(self) -> bool {
        !self.is_over() && !self.is_accompanied()
    }
}

coded! {
    /// Something that somebody does to a case.
    Step {
        Receive = "receive",
        AskInformation = "ask_information",
        GiveInformation = "give_information",
        Accept = "accept",
        Decline = "decline",
        Withdraw = "withdraw",
        TryContact = "try_contact",
        Reach = "reach",
        GiveUpContact = "give_up_contact",
        Queue = "queue",
        Propose = "propose",
        CancelProposal = "cancel_proposal",
        TakeOn = "take_on",
        TurnDown = "turn_down",
        Confirm = "confirm",
        Refuse = "refuse",
        ArrangeFirstVisit = "arrange_first_visit",
        MissFirstVisit = "miss_first_visit",
        HoldFirstVisit = "hold_first_visit",
        DraftAgreement = "draft_agreement",
        Sign = "sign",
        WriteNote = "write_note",
        Pause = "pause",
        Resume = "resume",
        ChangeLinkWorker = "change_link_worker",
        Extend = "extend",
        BeginClosing = "begin_closing",
        Close = "close",
        Reopen = "reopen",
        FollowUp = "follow_up",
    }
}

coded! {
    /// In which capacity somebody takes a step.
    Party {
        /// Wrote the referral.
        Referrer = "referrer",
        /// Coordinates in the municipality.
        Coordinator = "coordinator",
        /// Has been asked to be the link worker.
        Asked = "asked",
        /// Is the named link worker.
        LinkWorker = "link_worker",
    }
}

impl Party {
    /// The role that makes the capacity possible at all.
    pub const fn role(self) -> Role {
        match self {
            Self::Referrer => Role::Referrer,
            Self::Coordinator => Role::Coordinator,
            Self::Asked | Self::LinkWorker => Role::LinkWorker,
        }
    }
}

coded! {
    /// What must be true before a step.
    Need {
        /// The resident has been reached and wants to go on.
        Contacted = "contacted",
        /// The set number of tries has been made.
        TriesMade = "tries_made",
        /// The first visit has been made.
        FirstVisitHeld = "first_visit_held",
        /// An agreement is in force.
        AgreementInForce = "agreement_in_force",
        /// Not more than the set number of days since the end.
        RecentlyClosed = "recently_closed",
        /// The resident allowed a call after the end.
        FollowUpAllowed = "follow_up_allowed",
    }
}

/// What the rules must know of a case besides its state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The resident has been reached.
    pub contacted: bool,
    /// The set number of tries has been made.
    pub tries_made: bool,
    /// The first visit has been made.
    pub first_visit_held: bool,
    /// An agreement is in force.
    pub agreement_in_force: bool,
    /// Both have signed the agreement on the table (with the signature now being given).
    pub signed_by_both: bool,
    /// Ended a short time ago.
    pub recently_closed: bool,
    /// A call after the end is allowed.
    pub follow_up_allowed: bool,
}

impl Facts {
    const fn has(self, need: Need) -> bool {
        match need {
            Need::Contacted => self.contacted,
            Need::TriesMade => self.tries_made,
            Need::FirstVisitHeld => self.first_visit_held,
            Need::AgreementInForce => self.agreement_in_force,
            Need::RecentlyClosed => self.recently_closed,
            Need::FollowUpAllowed => self.follow_up_allowed,
        }
    }
}

/// Why a step cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllegalStep {
    /// The case has moved on, or is not there yet.
    #[error("{step} cannot be taken when the case is {state}")]
    WrongState {
        /// The step.
        step: Step,
        /// Where the case stands.
        state: State,
    },
    /// Somebody else takes this step.
    #[error("{step} is not for the {party}")]
    WrongParty {
        /// The step.
        step: Step,
        /// Who tried.
        party: Party,
    },
    /// Something must be done first.
    #[error("{step} needs {need}")]
    Needs {
        /// The step.
        step: Step,
        /// What is missing.
        need: Need,
    },
}

/// What a legal step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Where the case stands now.
    pub state: State,
    /// Clocks to start.
    pub starts: &'static [Clock],
    /// Clocks to stop.
    pub stops: &'static [Clock],
}

/// Takes a step, or says why not.
///
/// # Errors
/// [`IllegalStep`] names the reason: the state, the party, or what is missing.
pub fn take(state: State, step: Step, party: Party, facts: Facts) -> Result<Taken, IllegalStep> {
    let rule = rule(step);
    if !rule.by.contains(&party) {
        return Err(IllegalStep::WrongParty { step, party });
    }
    if !rule.from.contains(&state) {
        return Err(IllegalStep::WrongState { step, state });
    }
    if let Some(need) = rule.needs.iter().find(|need| !facts.has(**need)) {
        return Err(IllegalStep::Needs { step, need: *need });
    }
    Ok(Taken { state: destination(step, state, facts), starts: rule.starts, stops: rule.stops })
}

/// Where a step leads. Most lead to one place; a few depend on what is known.
fn destination(step: Step, state: State, facts: Facts) -> State {
    match (step, state) {
        (Step::Confirm, _) if facts.first_visit_held && facts.agreement_in_force => State::Underway,
        (Step::Confirm, _) if facts.first_visit_held => State::FirstVisitHeld,
        (Step::Reach, State::NotReached) => State::Received,
        (Step::Sign, State::AgreementDrafted) if !facts.signed_by_both => State::AgreementDrafted,
        (Step::Sign, State::AgreementDrafted) => State::Underway,
        (Step::DraftAgreement, State::Underway | State::Paused) => state,
        (Step::Reopen, _) if facts.agreement_in_force => State::Underway,
        (Step::Reopen, _) if facts.first_visit_held => State::Waiting,
        (Step::Reopen, _) => State::Accepted,
        _ => rule(step).to.unwrap_or(state),
    }
}

/// The steps that `party` could take now, in the order of the table: pages show buttons by this.
pub fn open_steps(state: State, party: Party, facts: Facts) -> Vec<Step> {
    Step::ALL.iter().copied().filter(|step| take(state, *step, party, facts).is_ok()).collect()
}

coded! {
    /// Why a referral was not taken on.
    DeclineReason {
        /// Guided to another service or straight to an activity.
        GuidedElsewhere = "guided_elsewhere",
        /// The resident does not want it now.
        NotNow = "not_now",
        /// Support is already under way.
        AlreadySupported = "already_supported",
        /// Not what this support is for.
        NotSuitable = "not_suitable",
        /// Another reason, in words.
        Other = "other",
    }
}

/// Reasons that may end a case before support has begun.
pub const EARLY_ENDS: &[ClosingReason] = &[
    ClosingReason::ResidentsWish,
    ClosingReason::Moved,
    ClosingReason::Died,
    ClosingReason::OtherService,
    ClosingReason::NotReached,
    ClosingReason::Other,
];

/// A case as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Identity; the referral shares it.
    pub id: crate::CaseId,
    /// Controller of the data.
    pub municipality: crate::MunicipalityCode,
    /// The person.
    pub resident: crate::ResidentId,
    /// Public number, such as `H-2026-0142`.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// When the referral was sent.
    pub sent_at: jiff::Timestamp,
    /// When it was first opened.
    pub received_at: Option<jiff::Timestamp>,
    /// The coordinator who handles it.
    pub coordinator: Option<crate::AccountId>,
    /// When the resident was reached.
    pub contacted_at: Option<jiff::Timestamp>,
    /// Tries to reach the resident so far.
    pub tries: i64,
    /// The named link worker.
    pub link_worker: Option<crate::AccountId>,
    /// Day of the first visit, once it has been made.
    pub first_visit_on: Option<jiff::civil::Date>,
    /// First day of the agreement in force.
    pub began_on: Option<jiff::civil::Date>,
    /// Last day of the agreed time.
    pub ends_on: Option<jiff::civil::Date>,
    /// When it ended.
    pub closed_at: Option<jiff::Timestamp>,
    /// When it last moved.
    pub last_moved_at: jiff::Timestamp,
    /// Version of the row.
    pub version: i64,
}

/// A step that was taken: a line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTaken {
    /// Which.
    pub step: Step,
    /// In which capacity.
    pub party: Party,
    /// Who.
    pub by_name: String,
    /// When.
    pub at: jiff::Timestamp,
    /// Where the case stood then.
    pub to: State,
    /// A code that belongs to the step, such as a closing reason.
    pub code: Option<String>,
    /// Words that belong to the step.
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_true() -> Facts {
        Facts {
            contacted: true,
            tries_made: true,
            first_visit_held: true,
            agreement_in_force: true,
            signed_by_both: true,
            recently_closed: true,
            follow_up_allowed: true,
        }
    }

    #[test]
    fn the_plain_road_leads_from_sent_to_closed() {
        use {Party::*, Step::*};
        let mut facts = Facts::default();
        let mut state = State::Sent;
        for (step, party) in [
            (Receive, Coordinator),
            (Reach, Coordinator),
            (Accept, Coordinator),
            (Propose, Coordinator),
            (TakeOn, Asked),
            (Confirm, Coordinator),
            (ArrangeFirstVisit, LinkWorker),
            (HoldFirstVisit, LinkWorker),
            (DraftAgreement, LinkWorker),
            (Sign, LinkWorker),
            (Sign, LinkWorker),
            (WriteNote, LinkWorker),
            (BeginClosing, LinkWorker),
            (Close, LinkWorker),
        ] {
            facts.signed_by_both = state == State::AgreementDrafted && facts.signed_by_both;
            state = take(state, step, party, facts).unwrap_or_else(|why| panic!("{why}")).state;
            match step {
                Reach => facts.contacted = true,
                HoldFirstVisit => facts.first_visit_held = true,
                Sign => facts.signed_by_both = true,
                _ => {}
            }
        }
        assert_eq!(state, State::Closed);
    }

    #[test]
    fn every_step_has_a_rule_and_is_for_somebody_from_somewhere() {
        for step in Step::ALL {
            let rule = rule(*step);
            assert!(!rule.by.is_empty() && !rule.from.is_empty(), "{step}");
        }
        assert_eq!(STEPS.len(), Step::ALL.len());
    }

    #[test]
    fn every_state_but_the_last_can_be_left() {
        for state in State::ALL {
            let leaves = Step::ALL.iter().any(|step| {
                Party::ALL.iter().any(|party| take(*state, *step, *party, all_true()).is_ok_and(|t| t.state != *state))
            });
            assert_eq!(leaves, !matches!(state, State::Declined | State::Withdrawn), "{state}");
        }
    }

    #[test]
    fn nobody_but_the_coordinator_decides() {
        for party in [Party::Referrer, Party::Asked, Party::LinkWorker] {
            for step in [Step::Accept, Step::Decline, Step::Propose, Step::Confirm, Step::Reopen, Step::Extend] {
                assert!(matches!(take(State::Received, step, party, all_true()), Err(IllegalStep::WrongParty { .. })));
            }
        }
    }

    #[test]
    fn nobody_is_proposed_before_the_resident_has_been_reached() {
        assert_eq!(
            take(State::Accepted, Step::Propose, Party::Coordinator, Facts::default()),
            Err(IllegalStep::Needs { step: Step::Propose, need: Need::Contacted })
        );
    }

    #[test]
    fn one_signature_alone_does_not_start_the_support() {
        let one = Facts { first_visit_held: true, ..Facts::default() };
        assert_eq!(
            take(State::AgreementDrafted, Step::Sign, Party::LinkWorker, one).map(|t| t.state),
            Ok(State::AgreementDrafted)
        );
        let both = Facts { signed_by_both: true, ..one };
        assert_eq!(
            take(State::AgreementDrafted, Step::Sign, Party::LinkWorker, both).map(|t| t.state),
            Ok(State::Underway)
        );
    }

    #[test]
    fn a_closed_case_takes_no_notes() {
        assert!(matches!(
            take(State::Closed, Step::WriteNote, Party::LinkWorker, all_true()),
            Err(IllegalStep::WrongState { .. })
        ));
    }

    #[test]
    fn a_new_link_worker_walks_on_where_the_former_stopped() {
        let facts = Facts { first_visit_held: true, agreement_in_force: true, contacted: true, ..Facts::default() };
        assert_eq!(
            take(State::Underway, Step::ChangeLinkWorker, Party::Coordinator, facts).map(|t| t.state),
            Ok(State::Waiting)
        );
        assert_eq!(take(State::Taken, Step::Confirm, Party::Coordinator, facts).map(|t| t.state), Ok(State::Underway));
    }
}
