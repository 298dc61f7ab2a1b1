//! The end of support: the list of its parts, each part on a page of its own, and the call some months later.

mod parse;
mod told;

pub use parse::{Answered, close_early, continues, feedback, follow_up, goals, measurement, release, summary};
pub use parse::{Feedback, FollowUp, RatedGoal, Summary};
pub use told::{Preview, previews, told};

use askama::Template;
use rinnalla_domain::case::State;
use rinnalla_domain::closing::{Closing, Part, Reason, Release};
use rinnalla_domain::consent::Permission;
use rinnalla_domain::goal::{Goal, Status};
use rinnalla_domain::measurement::Beside;

use crate::form::{Fields, Form};
use crate::{Frame, Said, Words};

/// How far a part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing yet.
    Todo,
    /// Something is there.
    Begun,
    /// Nothing is missing.
    Done,
}

impl Progress {
    /// Class, shape and key of the word.
    pub const fn tag(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Done => ("ok", "✓", "closing-done"),
            Self::Begun => ("info", "→", "closing-begun"),
            Self::Todo => ("neutral", "○", "closing-todo"),
        }
    }
}

/// A line of the list of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartLine {
    /// Which part.
    pub part: Part,
    /// How far it has come.
    pub progress: Progress,
    /// The last word of its address.
    pub path: &'static str,
}

/// How far each part has come.
pub fn progress(missing: &[Part], goals: &[Goal]) -> Vec<PartLine> {
    let begun = |part: Part| part == Part::Goals && goals.iter().any(|g| g.now.is_some());
    Part::ALL
        .iter()
        .map(|part| {
            let progress = match (missing.contains(part), begun(*part)) {
                (false, _) => Progress::Done,
                (true, true) => Progress::Begun,
                (true, false) => Progress::Todo,
            };
            PartLine { part: *part, progress, path: path(*part) }
        })
        .collect()
}

/// The last word of a part's address.
pub const fn path(part: Part) -> &'static str {
    match part {
        Part::Goals => "tavoitteet",
        Part::Continues => "jatkuu",
        Part::Measurement => "mittaus",
        Part::Feedback => "palaute",
        Part::Release => "lahettaja",
        Part::Summary => "yhteenveto",
    }
}

/// The name of a part's form.
pub const fn form_name(part: Part) -> &'static str {
    match part {
        Part::Goals => "closing-goals",
        Part::Continues => "closing-continues",
        Part::Measurement => "closing-measurement",
        Part::Feedback => "closing-feedback",
        Part::Release => "closing-release",
        Part::Summary => "closing-summary",
    }
}

/// The list of parts.
#[derive(Debug, Template)]
#[template(path = "closing/page.html")]
pub struct ClosingPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form that ends the support.
    pub form: Form,
    /// Identity of the case.
    pub id: String,
    /// Number of the case.
    pub number: String,
    /// First name and a letter.
    pub who: String,
    /// Where the case stands.
    pub state: State,
    /// Parts in the order of the page.
    pub parts: Vec<PartLine>,
    /// A coordinator looks.
    pub coordinates: bool,
    /// Days in which the case can be opened again.
    pub reopen_days: usize,
    /// What was written, once the support has ended: label and words.
    pub told: Vec<(Said, String)>,
}

impl ClosingPage {
    fn is_open(&self) -> bool {
        matches!(self.state, State::Underway | State::Paused | State::Closing)
    }
}

/// One part of the closing.
#[derive(Debug, Template)]
#[template(path = "closing/part.html")]
pub struct PartPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Which part.
    pub part: Part,
    /// Number of the case.
    pub number: String,
    /// First name and a letter.
    pub who: String,
    /// Goals.
    pub goals: Vec<GoalLine>,
    /// The day of the last measurement, in words, once taken.
    pub measured: Option<String>,
    /// Feedback has been given that this reader may not see.
    pub feedback_hidden: bool,
    /// The resident has answered alone, by a link.
    pub feedback_by_link: bool,
    /// The referrer has an account and can read something at all.
    pub has_referrer: bool,
    /// What was allowed so far.
    pub allowed: Vec<Permission>,
    /// What the referrer would see, for each choice.
    pub previews: Vec<Preview>,
    /// Months until the call after the support.
    pub follow_up_months: usize,
    /// What goes on has been filled in from what was marked.
    pub filled: bool,
    /// What is asked in a measurement.
    pub beside: Beside,
}

const NOW: [&str; 6] = ["now_1", "now_2", "now_3", "now_4", "now_5", "now_6"];
const STATUS: [&str; 6] = ["status_1", "status_2", "status_3", "status_4", "status_5", "status_6"];
const GOAL: [&str; 6] = ["goal_1", "goal_2", "goal_3", "goal_4", "goal_5", "goal_6"];

/// A goal on the form, and the names of its fields.
#[derive(Clone, Debug)]
pub struct GoalLine {
    id: String,
    words: String,
    start: i64,
    goal: &'static str,
    now: &'static str,
    status: &'static str,
}

/// Goals as the form asks for them.
pub fn goal_lines(goals: &[Goal]) -> Vec<GoalLine> {
    let names = GOAL.iter().zip(NOW).zip(STATUS);
    goals
        .iter()
        .zip(names)
        .map(|(of, ((goal, now), status))| GoalLine {
            id: of.id.to_string(),
            words: of.words.clone(),
            start: of.start.value(),
            goal,
            now,
            status,
        })
        .collect()
}

/// What may have become of a goal.
pub const STATUSES: &[Status] = &[Status::Met, Status::Partly, Status::NotMet];

/// Reasons of an end that was talked over. A death is written down by the coordinator elsewhere.
pub const REASONS: &[Reason] = &[
    Reason::TimeOver,
    Reason::GoalsReached,
    Reason::ResidentsWish,
    Reason::Moved,
    Reason::OtherService,
    Reason::Other,
];

impl PartPage {
    fn key(&self, part: &str) -> Said {
        self.w.t(&format!("{}-{part}", form_name(self.part)))
    }

    /// The resident has answered alone, and whoever looks may see that.
    fn by_link(&self) -> bool {
        self.part == Part::Feedback && self.feedback_by_link && !self.feedback_hidden
    }

    /// Nothing to fill in.
    fn is_settled(&self) -> bool {
        match self.part {
            Part::Measurement => self.measured.is_some(),
            Part::Feedback => self.feedback_hidden || self.feedback_by_link,
            Part::Goals => self.goals.is_empty(),
            _ => false,
        }
    }
}

/// What stands in the fields of a part, as it was saved last.
pub fn saved(part: Part, closing: &Closing, goals: &[Goal]) -> Fields {
    let fields = Fields::default();
    let tick = |on: bool| on.then_some("1");
    match part {
        Part::Goals => goals.iter().enumerate().take(NOW.len()).fold(fields, |fields, (i, goal)| {
            fields
                .with(GOAL[i], &goal.id)
                .with_some(NOW[i], goal.now.map(rinnalla_domain::measurement::Rating::value))
                .with_some(STATUS[i], Some(goal.status).filter(|s| STATUSES.contains(s)))
        }),
        Part::Continues => fields
            .with_some("continues", closing.continues.as_ref())
            .with_some("nothing", tick(closing.nothing_continues)),
        Part::Measurement => fields.with_some("refused", tick(closing.measure_refused)),
        Part::Feedback => fields
            .with_some("heard", closing.heard)
            .with_some("helped", closing.helped)
            .with_some("words", closing.feedback_words.as_ref())
            .with_some("for_worker", tick(closing.feedback_for_worker))
            .with_some("later", tick(closing.feedback_later))
            .with_some("refused", tick(closing.feedback_refused)),
        Part::Release => fields.with("release", closing.release.unwrap_or(Release::Nothing)),
        Part::Summary => fields
            .with_some("reason", closing.reason)
            .with_some("reason_note", closing.reason_note.as_ref())
            .with_some("summary", closing.summary.as_ref())
            .with_some("residents_words", closing.residents_words.as_ref())
            .with_some("follow_up", tick(closing.follow_up_allowed)),
    }
}

/// An end without the closing talk.
#[derive(Debug, Template)]
#[template(path = "closing/early.html")]
pub struct EarlyPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Number of the case.
    pub number: String,
    /// First name and a letter.
    pub who: String,
    /// The support had begun.
    pub begun: bool,
}

impl EarlyPage {
    fn said(&self, part: &str) -> Said {
        self.w.t(&format!("{}-{part}", if self.begun { "close-early" } else { "close-before" }))
    }
}

/// The call some months later.
#[derive(Debug, Template)]
#[template(path = "closing/follow_up.html")]
pub struct FollowUpPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Identity of the case.
    pub id: String,
    /// Number of the case.
    pub number: String,
    /// First name and a letter.
    pub who: String,
    /// What was to continue after the support.
    pub continues: Option<String>,
    /// The support has ended.
    pub ended: bool,
    /// The resident allows the call.
    pub allowed: bool,
    /// Months until the call.
    pub follow_up_months: usize,
    /// What is asked in a measurement.
    pub beside: Beside,
}

/// Do the activities go on?
pub const GOES_ON: &[&str] = &["yes", "partly", "no"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_without_answers_is_to_be_done_and_a_full_one_is_done() {
        let parts = progress(&[Part::Release, Part::Goals], &[]);
        let of = |place: usize| (parts[place].part, parts[place].progress);
        assert_eq!(of(0), (Part::Goals, Progress::Todo));
        assert_eq!(of(1), (Part::Continues, Progress::Done));
        assert_eq!(of(4), (Part::Release, Progress::Todo));
    }

    #[test]
    fn nothing_is_released_unless_somebody_chooses_so() {
        let fields = saved(Part::Release, &Closing::default(), &[]);
        assert_eq!(fields.get("release"), "nothing");
    }
}
