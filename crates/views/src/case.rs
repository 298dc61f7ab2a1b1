//! The case page, and how a state looks wherever it shows.

use rinnalla_domain::case::State;

/// How a state looks: the class of its tag, and the shape beside the word `state-{code}`.
pub const fn state_tag(state: State) -> (&'static str, &'static str) {
    match state {
        State::Sent | State::Received | State::Accepted | State::Proposed | State::Taken | State::Closing => {
            ("info", "→")
        }
        State::InformationAsked | State::NotReached | State::Paused => ("warn", "!"),
        State::Named
        | State::FirstVisitArranged
        | State::FirstVisitHeld
        | State::AgreementDrafted
        | State::Underway => ("ok", "✓"),
        State::Waiting | State::Closed => ("neutral", "○"),
        State::Declined | State::Withdrawn => ("neutral", "–"),
    }
}
