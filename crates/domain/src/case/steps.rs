//! The table of steps.

use super::{Need, Party, State, Step};
use crate::clock::Clock;

/// What holds for one step.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The step.
    pub step: Step,
    /// Who may take it.
    pub by: &'static [Party],
    /// From where.
    pub from: &'static [State],
    /// Where it leads; `None` when the case stays where it is or the destination depends on facts.
    pub to: Option<State>,
    /// What must be true first.
    pub needs: &'static [Need],
    /// Clocks it starts.
    pub starts: &'static [Clock],
    /// Clocks it stops.
    pub stops: &'static [Clock],
}

const COORDINATOR: &[Party] = &[Party::Coordinator];
const REFERRER: &[Party] = &[Party::Referrer];
const ASKED: &[Party] = &[Party::Asked];
const WALKERS: &[Party] = &[Party::LinkWorker, Party::Coordinator];
const INTAKE: &[State] = &[State::Received, State::InformationAsked, State::Accepted, State::NotReached];

const fn by(step: Step, by: &'static [Party], from: &'static [State]) -> Rule {
    Rule { step, by, from, to: None, needs: &[], starts: &[], stops: &[] }
}

impl Rule {
    const fn to(mut self, to: State) -> Self {
        self.to = Some(to);
        self
    }
    const fn needs(mut self, needs: &'static [Need]) -> Self {
        self.needs = needs;
        self
    }
    const fn starts(mut self, starts: &'static [Clock]) -> Self {
        self.starts = starts;
        self
    }
    const fn stops(mut self, stops: &'static [Clock]) -> Self {
        self.stops = stops;
        self
    }
}

/// Every step. Sending is not among them: it makes the case, and starts [`Clock::FirstContact`],
/// [`Clock::Opening`] and [`Clock::Naming`].
pub const STEPS: &[Rule] = &[
    by(Step::Receive, COORDINATOR, &[State::Sent]).to(State::Received).stops(&[Clock::Opening]),
    by(Step::AskInformation, COORDINATOR, &[State::Received, State::Accepted]).to(State::InformationAsked),
    by(Step::GiveInformation, REFERRER, &[State::InformationAsked]).to(State::Received),
    by(Step::Accept, COORDINATOR, &[State::Received, State::InformationAsked]).to(State::Accepted),
    by(
        Step::Decline,
        COORDINATOR,
        &[State::Received, State::InformationAsked, State::Accepted, State::NotReached, State::Waiting],
    )
    .to(State::Declined)
    .stops(Clock::ALL),
    by(Step::Withdraw, REFERRER, &[State::Sent, State::Received, State::InformationAsked])
        .to(State::Withdrawn)
        .stops(Clock::ALL),
    by(Step::TryContact, COORDINATOR, INTAKE),
    by(Step::Reach, COORDINATOR, INTAKE).stops(&[Clock::FirstContact]),
    by(Step::GiveUpContact, COORDINATOR, &[State::Received, State::InformationAsked, State::Accepted])
        .to(State::NotReached)
        .needs(&[Need::TriesMade])
        .stops(&[Clock::FirstContact]),
    by(Step::Queue, COORDINATOR, &[State::Accepted]).to(State::Waiting).needs(&[Need::Contacted]),
    by(Step::Propose, COORDINATOR, &[State::Accepted, State::Waiting])
        .to(State::Proposed)
        .needs(&[Need::Contacted])
        .starts(&[Clock::Answer]),
    by(Step::CancelProposal, COORDINATOR, &[State::Proposed, State::Taken]).to(State::Waiting).stops(&[Clock::Answer]),
    by(Step::TakeOn, ASKED, &[State::Proposed]).to(State::Taken).stops(&[Clock::Answer]),
    by(Step::TurnDown, ASKED, &[State::Proposed]).to(State::Waiting).stops(&[Clock::Answer]),
    by(Step::Confirm, COORDINATOR, &[State::Taken])
        .to(State::Named)
        .starts(&[Clock::FirstVisit])
        .stops(&[Clock::Naming]),
    by(Step::Refuse, COORDINATOR, &[State::Taken]).to(State::Waiting),
    by(Step::ArrangeFirstVisit, WALKERS, &[State::Named, State::FirstVisitArranged]).to(State::FirstVisitArranged),
    by(Step::MissFirstVisit, WALKERS, &[State::FirstVisitArranged]).to(State::Named),
    by(Step::HoldFirstVisit, WALKERS, &[State::FirstVisitArranged])
        .to(State::FirstVisitHeld)
        .stops(&[Clock::FirstVisit]),
    by(
        Step::DraftAgreement,
        WALKERS,
        &[State::FirstVisitHeld, State::AgreementDrafted, State::Underway, State::Paused],
    )
    .to(State::AgreementDrafted)
    .needs(&[Need::FirstVisitHeld]),
    by(Step::Sign, WALKERS, &[State::AgreementDrafted, State::Underway, State::Paused])
        .starts(&[Clock::HalfTime, Clock::End]),
    by(
        Step::WriteNote,
        WALKERS,
        &[
            State::Named,
            State::FirstVisitArranged,
            State::FirstVisitHeld,
            State::AgreementDrafted,
            State::Underway,
            State::Paused,
            State::Closing,
        ],
    ),
    by(Step::Pause, WALKERS, &[State::Underway]).to(State::Paused),
    by(Step::Resume, WALKERS, &[State::Paused]).to(State::Underway),
    by(
        Step::ChangeLinkWorker,
        COORDINATOR,
        &[
            State::Named,
            State::FirstVisitArranged,
            State::FirstVisitHeld,
            State::AgreementDrafted,
            State::Underway,
            State::Paused,
        ],
    )
    .to(State::Waiting)
    .starts(&[Clock::Naming])
    .stops(&[Clock::FirstVisit]),
    by(Step::Extend, COORDINATOR, &[State::Underway, State::Paused])
        .needs(&[Need::AgreementInForce])
        .starts(&[Clock::End]),
    by(Step::BeginClosing, WALKERS, &[State::Underway, State::Paused]).to(State::Closing).stops(&[Clock::HalfTime]),
    by(
        Step::Close,
        WALKERS,
        &[
            State::Accepted,
            State::NotReached,
            State::Waiting,
            State::Proposed,
            State::Taken,
            State::Named,
            State::FirstVisitArranged,
            State::FirstVisitHeld,
            State::AgreementDrafted,
            State::Underway,
            State::Paused,
            State::Closing,
        ],
    )
    .to(State::Closed)
    .starts(&[Clock::FollowUp])
    .stops(Clock::ALL),
    by(Step::Reopen, COORDINATOR, &[State::Closed])
        .needs(&[Need::RecentlyClosed])
        .starts(&[Clock::End])
        .stops(&[Clock::FollowUp]),
    by(Step::FollowUp, WALKERS, &[State::Closed]).needs(&[Need::FollowUpAllowed]).stops(&[Clock::FollowUp]),
];

/// The rule of a step.
pub fn rule(step: Step) -> &'static Rule {
    STEPS.iter().find(|rule| rule.step == step).expect("every step has a rule; a test holds it")
}
