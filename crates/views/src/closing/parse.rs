//! The forms of the end of support: strings in, answers out, all errors at once.

use jiff::civil::Date;
use rinnalla_domain::GoalId;
use rinnalla_domain::case::EARLY_ENDS;
use rinnalla_domain::closing::{Answer, Reason, Release};
use rinnalla_domain::contact::Way;
use rinnalla_domain::date::contains_identity_code;
use rinnalla_domain::goal::Status;
use rinnalla_domain::measurement::{Measured, Questions, Rating};
use rinnalla_domain::text::Text;

use super::{GOAL, GOES_ON, NOW, REASONS, STATUS, STATUSES};
use crate::form::{FieldError, Fields, Reader};
use crate::measurement::{answers, has_answers};

const LONG: usize = 4_000;

fn refuse_identity_codes(r: &mut Reader<'_>, fields: &[&'static str]) {
    for field in fields {
        if contains_identity_code(r.fields().get(field)) {
            r.wrong(field, "identity-code");
        }
    }
}

/// A goal, where the resident is now, and what became of it.
pub type RatedGoal = (GoalId, Option<Rating>, Status);

/// Reads where the resident is now with each goal.
///
/// # Errors
/// Everything that is wrong.
pub fn goals(fields: &Fields) -> Result<Vec<RatedGoal>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let mut rated = Vec::new();
    for ((goal, now), status) in GOAL.iter().zip(NOW).zip(STATUS) {
        let id = fields.get(goal);
        if id.is_empty() {
            continue;
        }
        let rating = r.code(now, Rating::parse);
        let chosen = r.code(status, |code| Status::parse(code).filter(|s| STATUSES.contains(s)));
        if let (Some(rating), Some(chosen)) = (rating, chosen) {
            rated.push((GoalId::new(id.to_owned()), Some(rating), chosen));
        }
    }
    r.finish(Some(rated))
}

/// Reads what continues; `None` when nothing does yet.
///
/// # Errors
/// Everything that is wrong.
pub fn continues(fields: &Fields) -> Result<Option<Text>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let text = r.text_or_none("continues", LONG);
    refuse_identity_codes(&mut r, &["continues"]);
    let typed = !fields.get("continues").trim().is_empty();
    match (typed, r.ticked("nothing")) {
        (true, true) => r.wrong("continues", "both"),
        (false, false) => r.wrong("continues", "missing"),
        _ => {}
    }
    r.finish(Some(text))
}

/// Reads the last measurement; `None` when the resident does not want to answer.
///
/// # Errors
/// Everything that is wrong.
pub fn measurement(fields: &Fields, asked: &Questions) -> Result<Option<Vec<Measured>>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    if r.ticked("refused") {
        if has_answers(fields) {
            r.wrong("refused", "both");
        }
        return r.finish(Some(None));
    }
    let measured = answers(&mut r, asked);
    r.finish(measured.map(Some))
}

/// The resident's feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Kuunneltiinko sinua?
    pub heard: Option<Answer>,
    /// Oliko tuesta apua?
    pub helped: Option<Answer>,
    /// Mitä haluat sanoa?
    pub words: Option<Text>,
    /// Saako linkkihenkilö nähdä vastauksesi?
    pub for_worker: bool,
}

/// What the resident does about feedback at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Answers now.
    Now(Feedback),
    /// Answers later, alone.
    Later,
    /// Does not want to answer.
    Not,
}

/// Reads the feedback.
///
/// # Errors
/// Everything that is wrong.
pub fn feedback(fields: &Fields) -> Result<Answered, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let heard = r.code_or_none("heard", Answer::parse);
    let helped = r.code_or_none("helped", Answer::parse);
    let words = r.text_or_none("words", LONG);
    refuse_identity_codes(&mut r, &["words"]);
    let answered = heard.is_some() || helped.is_some();
    if r.ticked("later") {
        if answered || words.is_some() || r.ticked("refused") {
            r.wrong("later", "both");
        }
        return r.finish(Some(Answered::Later));
    }
    if r.ticked("refused") {
        if answered || words.is_some() {
            r.wrong("refused", "both");
        }
        return r.finish(Some(Answered::Not));
    }
    if !answered {
        r.wrong("heard", "no-answers");
    }
    let for_worker = r.ticked("for_worker");
    r.finish(Some(Answered::Now(Feedback { heard, helped, words, for_worker })))
}

/// Reads what the referrer may see.
///
/// # Errors
/// Everything that is wrong.
pub fn release(fields: &Fields) -> Result<Release, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let release = r.code("release", Release::parse);
    r.finish(release)
}

/// Reason and summaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Why it ends.
    pub reason: Reason,
    /// More about it.
    pub reason_note: Option<Text>,
    /// Short summary.
    pub summary: Text,
    /// The resident's own words.
    pub residents_words: Option<Text>,
    /// A call after three months is allowed.
    pub follow_up: bool,
}

/// Reads reason and summaries.
///
/// # Errors
/// Everything that is wrong.
pub fn summary(fields: &Fields) -> Result<Summary, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let reason = r.code("reason", |code| Reason::parse(code).filter(|reason| REASONS.contains(reason)));
    let reason_note = r.text_or_none("reason_note", LONG);
    let summary = r.text("summary", LONG);
    let residents_words = r.text_or_none("residents_words", LONG);
    refuse_identity_codes(&mut r, &["reason_note", "summary", "residents_words"]);
    let follow_up = r.ticked("follow_up");
    let read = reason.zip(summary).map(|(reason, summary)| Summary {
        reason,
        reason_note,
        summary,
        residents_words,
        follow_up,
    });
    r.finish(read)
}

/// Reads why a case ends early.
///
/// # Errors
/// Everything that is wrong.
pub fn close_early(fields: &Fields) -> Result<(Reason, Text), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let reason = r.code("reason", |code| Reason::parse(code).filter(|reason| EARLY_ENDS.contains(reason)));
    let note = r.text("note", LONG);
    refuse_identity_codes(&mut r, &["note"]);
    r.finish(reason.zip(note))
}

/// The call three months later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The day.
    pub held_on: Date,
    /// How.
    pub way: Way,
    /// Do the activities go on: `yes`, `partly` or `no`.
    pub goes_on: &'static str,
    /// Words.
    pub note: Option<Text>,
    /// Answers, when there are any.
    pub measured: Vec<Measured>,
}

/// Reads the call three months later.
///
/// # Errors
/// Everything that is wrong.
pub fn follow_up(fields: &Fields, today: Date, asked: &Questions) -> Result<FollowUp, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let held_on = r.day("held_on");
    if held_on.is_some_and(|day| day > today) {
        r.wrong("held_on", "future");
    }
    let way = r.code("way", Way::parse);
    let goes_on = r.code("goes_on", |code| GOES_ON.iter().copied().find(|known| *known == code));
    let note = r.text_or_none("note", LONG);
    refuse_identity_codes(&mut r, &["note"]);
    let measured = if has_answers(fields) { answers(&mut r, asked).unwrap_or_default() } else { Vec::new() };
    let read = held_on.zip(way).zip(goes_on).map(|((held_on, way), goes_on)| FollowUp {
        held_on,
        way,
        goes_on,
        note,
        measured,
    });
    r.finish(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn codes<T: std::fmt::Debug>(read: Result<T, Vec<FieldError>>) -> Vec<(&'static str, &'static str)> {
        read.unwrap_err().into_iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn each_goal_needs_a_number_and_what_became_of_it() {
        let fields =
            Fields::default().with("goal_1", "a").with("now_1", "7").with("status_1", "met").with("goal_2", "b");
        assert_eq!(codes(goals(&fields)), [("now_2", "missing"), ("status_2", "missing")]);
        let fields = fields.with("now_2", "3").with("status_2", "partly");
        assert_eq!(goals(&fields).unwrap().len(), 2);
        assert_eq!(goals(&Fields::default()), Ok(Vec::new()));
    }

    #[test]
    fn either_something_continues_or_nothing_does_yet() {
        assert_eq!(codes(continues(&Fields::default())), [("continues", "missing")]);
        let both = Fields::default().with("continues", "Kuoro").with("nothing", "1");
        assert_eq!(codes(continues(&both)), [("continues", "both")]);
        assert_eq!(continues(&Fields::default().with("nothing", "1")), Ok(None));
        assert!(continues(&Fields::default().with("continues", "Kuoro")).unwrap().is_some());
    }

    #[test]
    fn the_resident_may_leave_the_last_measurement_out() {
        let own = Questions::default();
        assert_eq!(measurement(&Fields::default().with("refused", "1"), &own), Ok(None));
        assert_eq!(codes(measurement(&Fields::default(), &own)), [("satisfaction", "no-answers")]);
        let both = Fields::default().with("refused", "1").with("company", "5");
        assert_eq!(codes(measurement(&both, &own)), [("refused", "both")]);
        assert!(measurement(&Fields::default().with("company", "5").with("mode", "phone"), &own).unwrap().is_some());
    }

    #[test]
    fn one_answer_is_feedback_enough() {
        assert_eq!(codes(feedback(&Fields::default())), [("heard", "no-answers")]);
        assert_eq!(feedback(&Fields::default().with("refused", "1")), Ok(Answered::Not));
        assert_eq!(feedback(&Fields::default().with("later", "1")), Ok(Answered::Later));
        let both = Fields::default().with("later", "1").with("helped", "little");
        assert_eq!(codes(feedback(&both)), [("later", "both")]);
        let Ok(Answered::Now(given)) = feedback(&Fields::default().with("helped", "little")) else {
            panic!("one answer is enough");
        };
        assert_eq!((given.helped, given.for_worker), (Some(Answer::Little), false));
    }

    #[test]
    fn the_summary_needs_a_reason_and_words_and_takes_no_identity_code() {
        assert_eq!(codes(summary(&Fields::default())), [("reason", "missing"), ("summary", "missing")]);
        let died = Fields::default().with("reason", "died").with("summary", "x");
        assert_eq!(codes(summary(&died)), [("reason", "missing")]);
        let code = Fields::default().with("reason", "moved").with("summary", "131052-308T");
        assert_eq!(codes(summary(&code)), [("summary", "identity-code")]);
    }

    #[test]
    fn an_early_end_needs_a_reason_and_words() {
        assert_eq!(codes(close_early(&Fields::default())), [("reason", "missing"), ("note", "missing")]);
        let fields = Fields::default().with("reason", "died").with("note", "Omainen soitti.");
        assert_eq!(close_early(&fields).unwrap().0, Reason::Died);
    }

    #[test]
    fn the_call_is_not_in_the_future_and_may_go_without_answers() {
        let fields = Fields::default().with("held_on", "25.11.2026").with("way", "call").with("goes_on", "partly");
        assert_eq!(codes(follow_up(&fields, date(2026, 11, 24), &Questions::default())), [("held_on", "future")]);
        assert_eq!(follow_up(&fields, date(2026, 11, 25), &Questions::default()).unwrap().measured, []);
        assert_eq!(codes(follow_up(&Fields::default(), date(2026, 11, 25), &Questions::default())).len(), 3);
    }

    #[test]
    fn what_the_referrer_sees_is_chosen() {
        assert_eq!(codes(release(&Fields::default())), [("release", "missing")]);
        assert_eq!(release(&Fields::default().with("release", "ended")), Ok(Release::Ended));
    }
}
