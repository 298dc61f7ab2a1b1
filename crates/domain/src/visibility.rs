//! The one table of what is visible to whom at which step. Every page, mail and interface reads it.

use crate::case::State;
use crate::consent::{Permission, Standing, allows};

coded! {
    /// Who looks.
    Viewer {
        /// Wrote the referral.
        Referrer = "referrer",
        /// A link worker who has been asked and has not been confirmed.
        Asked = "asked",
        /// The named link worker.
        LinkWorker = "link_worker",
        /// A coordinator of the municipality.
        Coordinator = "coordinator",
    }
}

coded! {
    /// A part of what is known.
    Facet {
        /// The referral as it was sent.
        ReferralAsSent = "referral_as_sent",
        /// Received, more information, accepted, declined.
        CoarseStatus = "coarse_status",
        /// That support began.
        Began = "began",
        /// That support ended.
        Ended = "ended",
        /// The short summary.
        Summary = "summary",
        /// The exact state of the case.
        State = "state",
        /// Village, language, wish and reasons without a name.
        Card = "card",
        /// Name, birth date, phone, address, trusted person.
        Person = "person",
        /// What a visitor must know for safety.
        Safety = "safety",
        /// Goals and agreement.
        Agreement = "agreement",
        /// Visit notes.
        Notes = "notes",
        /// Activities that were picked, and what became of them.
        Activities = "activities",
        /// How the link worker felt about a visit.
        OwnLoad = "own_load",
        /// Worries.
        Worries = "worries",
        /// Measurements.
        Measurements = "measurements",
        /// Permissions and who has looked.
        Permissions = "permissions",
        /// Tries to reach the resident.
        ContactTries = "contact_tries",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Always,
    /// While the link worker is named and the case is open.
    Accompanied,
    /// Only with this permission of the resident, once there is something to tell.
    Allowed(Permission, Told),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Begun,
    Over,
}

/// Rows that are not here are never visible.
const TABLE: &[(Viewer, Facet, When)] = &[
    (Viewer::Referrer, Facet::ReferralAsSent, When::Always),
    (Viewer::Referrer, Facet::CoarseStatus, When::Always),
    (Viewer::Referrer, Facet::Began, When::Allowed(Permission::TellBegan, Told::Begun)),
    (Viewer::Referrer, Facet::Ended, When::Allowed(Permission::TellEnded, Told::Over)),
    (Viewer::Referrer, Facet::Summary, When::Allowed(Permission::TellSummary, Told::Over)),
    (Viewer::Asked, Facet::Card, When::Always),
    (Viewer::LinkWorker, Facet::State, When::Accompanied),
    (Viewer::LinkWorker, Facet::Card, When::Accompanied),
    (Viewer::LinkWorker, Facet::Person, When::Accompanied),
    (Viewer::LinkWorker, Facet::Safety, When::Accompanied),
    (Viewer::LinkWorker, Facet::Agreement, When::Accompanied),
    (Viewer::LinkWorker, Facet::Notes, When::Accompanied),
    (Viewer::LinkWorker, Facet::Activities, When::Accompanied),
    (Viewer::LinkWorker, Facet::Measurements, When::Accompanied),
    (Viewer::Coordinator, Facet::ReferralAsSent, When::Always),
    (Viewer::Coordinator, Facet::CoarseStatus, When::Always),
    (Viewer::Coordinator, Facet::State, When::Always),
    (Viewer::Coordinator, Facet::Began, When::Always),
    (Viewer::Coordinator, Facet::Ended, When::Always),
    (Viewer::Coordinator, Facet::Summary, When::Always),
    (Viewer::Coordinator, Facet::Card, When::Always),
    (Viewer::Coordinator, Facet::Person, When::Always),
    (Viewer::Coordinator, Facet::Safety, When::Always),
    (Viewer::Coordinator, Facet::Agreement, When::Always),
    (Viewer::Coordinator, Facet::Notes, When::Always),
    (Viewer::Coordinator, Facet::Activities, When::Always),
    (Viewer::Coordinator, Facet::OwnLoad, When::Always),
    (Viewer::Coordinator, Facet::Worries, When::Always),
    (Viewer::Coordinator, Facet::Measurements, When::Always),
    (Viewer::Coordinator, Facet::Permissions, When::Always),
    (Viewer::Coordinator, Facet::ContactTries, When::Always),
];

/// Has support ever begun in this state? (A closed case may have ended before it began: `began` tells.)
const fn has_begun(state: State, began: bool) -> bool {
    began || matches!(state, State::Underway | State::Paused | State::Closing)
}

/// May `viewer` see `facet` of a case that stands at `state`?
///
/// `began` is true when an agreement has come into force.
pub fn sees(viewer: Viewer, facet: Facet, state: State, began: bool, standing: &[Standing]) -> bool {
    TABLE.iter().any(|(v, f, when)| {
        *v == viewer
            && *f == facet
            && match when {
                When::Always => true,
                When::Accompanied => state.is_accompanied(),
                When::Allowed(permission, told) => {
                    allows(standing, *permission)
                        && match told {
                            Told::Begun => has_begun(state, began),
                            Told::Over => state == State::Closed,
                        }
                }
            }
    })
}

coded! {
    /// The status as the referrer may see it.
    ReferrerStatus {
        Sent = "sent",
        Received = "received",
        InformationAsked = "information_asked",
        Accepted = "accepted",
        Declined = "declined",
        Withdrawn = "withdrawn",
        /// Only with permission.
        Began = "began",
        /// Only with permission.
        Ended = "ended",
    }
}

/// What the referrer sees of the state, given what the resident allows.
pub fn referrer_status(state: State, began: bool, standing: &[Standing]) -> ReferrerStatus {
    if sees(Viewer::Referrer, Facet::Ended, state, began, standing) {
        return ReferrerStatus::Ended;
    }
    if sees(Viewer::Referrer, Facet::Began, state, began, standing) {
        return ReferrerStatus::Began;
    }
    match state {
        State::Sent => ReferrerStatus::Sent,
        State::Received | State::NotReached => ReferrerStatus::Received,
        State::InformationAsked => ReferrerStatus::InformationAsked,
        State::Declined => ReferrerStatus::Declined,
        State::Withdrawn => ReferrerStatus::Withdrawn,
        _ => ReferrerStatus::Accepted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::Given;
    use crate::text::Line;

    fn standing(permission: Permission, withdrawn: bool) -> Standing {
        let at = jiff::Timestamp::UNIX_EPOCH;
        Standing {
            permission,
            given: Given::Spoken,
            text_version: 1,
            given_at: at,
            withdrawn_at: withdrawn.then_some(at),
            recorded_by: Line::parse("Testi", 80).ok().flatten().expect("a line"),
        }
    }

    #[test]
    fn without_permission_the_referrer_never_learns_more_than_accepted() {
        for state in State::ALL {
            let status = referrer_status(*state, true, &[]);
            assert!(!matches!(status, ReferrerStatus::Began | ReferrerStatus::Ended), "{state}");
            for facet in [Facet::Began, Facet::Ended, Facet::Summary, Facet::Notes, Facet::State, Facet::Safety] {
                assert!(!sees(Viewer::Referrer, facet, *state, true, &[]), "{state} {facet}");
            }
        }
    }

    #[test]
    fn a_withdrawn_permission_closes_the_view_again() {
        let given = [standing(Permission::TellEnded, false)];
        assert_eq!(referrer_status(State::Closed, true, &given), ReferrerStatus::Ended);
        let withdrawn = [standing(Permission::TellEnded, true)];
        assert_eq!(referrer_status(State::Closed, true, &withdrawn), ReferrerStatus::Accepted);
    }

    #[test]
    fn the_asked_link_worker_sees_a_card_and_no_person() {
        for state in State::ALL {
            assert!(!sees(Viewer::Asked, Facet::Person, *state, true, &[]));
            assert!(!sees(Viewer::Asked, Facet::Safety, *state, true, &[]));
        }
        assert!(sees(Viewer::Asked, Facet::Card, State::Proposed, false, &[]));
    }

    #[test]
    fn the_link_worker_sees_nothing_after_the_end_and_never_a_worry() {
        assert!(!sees(Viewer::LinkWorker, Facet::Notes, State::Closed, true, &[]));
        for state in State::ALL {
            assert!(!sees(Viewer::LinkWorker, Facet::Worries, *state, true, &[]));
            assert!(!sees(Viewer::LinkWorker, Facet::OwnLoad, *state, true, &[]));
        }
    }
}
