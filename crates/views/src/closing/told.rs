//! What others read of a closing: the referrer if the resident so chooses, the coordinator afterwards.

use rinnalla_domain::case::{Case, State};
use rinnalla_domain::closing::{Answer, Closing, Release};
use rinnalla_domain::consent::{Given, Permission, Standing, allows};
use rinnalla_domain::text::Line;
use rinnalla_domain::visibility::{Facet, ReferrerStatus, Viewer, referrer_status, sees};

use crate::{Said, Words};

/// What was written about the end, in the order of the parts. `feedback` says that the reader may see the resident's.
pub fn told(w: Words, closing: &Closing, feedback: bool) -> Vec<(Said, String)> {
    let nothing = closing.nothing_continues.then(|| w.plain("closing-continues-nothing"));
    let code = |list: &str, code: &dyn std::fmt::Display| w.code(list, code).text;
    let answer = |given: Option<Answer>| given.filter(|_| feedback).map(|given| code("answer-word", &given));
    let lines = [
        ("closing-told-continues", closing.continues.as_ref().map(ToString::to_string).or(nothing)),
        ("closing-feedback-heard", answer(closing.heard)),
        ("closing-feedback-helped", answer(closing.helped)),
        ("closing-feedback-words", closing.feedback_words.as_ref().filter(|_| feedback).map(ToString::to_string)),
        ("closing-told-reason", closing.reason.map(|reason| code("closing-reason", &reason))),
        ("closing-summary-reason-note", closing.reason_note.as_ref().map(ToString::to_string)),
        ("closing-summary-summary", closing.summary.as_ref().map(ToString::to_string)),
        ("closing-summary-residents-words", closing.residents_words.as_ref().map(ToString::to_string)),
    ];
    lines.into_iter().filter_map(|(key, words)| Some((w.t(key), words?))).collect()
}

/// What the referrer would see after the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The choice.
    pub release: Release,
    /// Status.
    pub status: ReferrerStatus,
    /// Something is allowed to be told at all.
    pub anything: bool,
    /// The summary is shown; it may not have been written yet.
    pub summary: Option<Option<String>>,
}

/// What the referrer would see for each choice: asked of the same table as the referrer's own page.
pub fn previews(case: &Case, standing: &[Standing], summary: Option<&String>) -> Vec<Preview> {
    let began = case.began_on.is_some();
    let choices = Release::ALL.iter().map(|release| {
        let mut after: Vec<Standing> = standing
            .iter()
            .filter(|s| !matches!(s.permission, Permission::TellEnded | Permission::TellSummary))
            .cloned()
            .collect();
        if *release != Release::Nothing {
            after.extend(as_if_allowed(Permission::TellEnded));
        }
        if *release == Release::Summary {
            after.extend(as_if_allowed(Permission::TellSummary));
        }
        Preview {
            release: *release,
            status: referrer_status(State::Closed, began, &after),
            anything: *release != Release::Nothing || allows(&after, Permission::TellBegan),
            summary: sees(Viewer::Referrer, Facet::Summary, State::Closed, began, &after).then(|| summary.cloned()),
        }
    });
    choices.collect()
}

fn as_if_allowed(permission: Permission) -> Option<Standing> {
    Some(Standing {
        permission,
        given: Given::Spoken,
        text_version: 1,
        given_at: jiff::Timestamp::UNIX_EPOCH,
        withdrawn_at: None,
        recorded_by: Line::parse("-", 10).ok().flatten()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case() -> Case {
        Case {
            id: rinnalla_domain::CaseId::new("c".to_owned()),
            municipality: rinnalla_domain::MunicipalityCode::parse("758").unwrap(),
            resident: rinnalla_domain::ResidentId::new("r".to_owned()),
            number: "H-2026-0142".into(),
            state: State::Closing,
            sent_at: jiff::Timestamp::UNIX_EPOCH,
            received_at: None,
            coordinator: None,
            contacted_at: None,
            tries: 0,
            link_worker: None,
            first_visit_on: None,
            began_on: Some(jiff::civil::date(2026, 8, 1)),
            ends_on: Some(jiff::civil::date(2026, 11, 1)),
            closed_at: None,
            last_moved_at: jiff::Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    #[test]
    fn the_preview_shows_no_more_than_was_chosen() {
        let summary = "Käy kuorossa.".to_owned();
        let allowed: Vec<_> =
            [Permission::TellEnded, Permission::TellSummary].into_iter().filter_map(as_if_allowed).collect();
        let seen = previews(&case(), &allowed, Some(&summary));
        assert_eq!(
            seen.iter().map(|p| p.status).collect::<Vec<_>>(),
            [ReferrerStatus::Accepted, ReferrerStatus::Ended, ReferrerStatus::Ended]
        );
        assert_eq!(seen.iter().map(|p| p.summary.is_some()).collect::<Vec<_>>(), [false, false, true]);
        assert!(!seen[0].anything);
    }
}
