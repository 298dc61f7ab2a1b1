//! Activities in a case: what was picked, what became of it, and what stood in the way.

use askama::Template;
use rinnalla_domain::participation::{Happened, NewMark, Obstacle, Participation, State, Step};

use crate::activity::Card;
use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// How a state looks: the class of its tag, and the shape beside the word.
pub const fn state_tag(state: State) -> (&'static str, &'static str) {
    match state {
        State::Proposed => ("info", "→"),
        State::VisitedTogether | State::VisitedAlone | State::Continues => ("ok", "✓"),
        State::Stopped => ("neutral", "○"),
        State::DidNotStart => ("neutral", "–"),
    }
}

/// The room of activities in a case.
#[derive(Debug, Template)]
#[template(path = "participation/room.html")]
pub struct RoomPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form that finds and picks.
    pub form: Form,
    /// Identity of the case.
    pub id: String,
    /// Whom it is about.
    pub name: String,
    /// What was picked.
    pub participations: &'a [Participation],
    /// What happened, newest first.
    pub happened: &'a [Happened],
    /// Something can still be picked and marked.
    pub open: bool,
    /// What was found, when something was looked for.
    pub found: Option<Vec<Card>>,
}

impl RoomPage<'_> {
    fn visits(&self, one: &Participation) -> Option<Said> {
        let both = one.together + one.alone;
        (both > 0).then(|| self.w.t2("participation-visits", ("together", &one.together), ("alone", &one.alone)))
    }

    fn story(&self, one: &Participation) -> Vec<String> {
        let of = self.happened.iter().filter(|h| h.of == one.id);
        of.map(|h| {
            let what = match h.step {
                Some(step) => self.w.code("participation-did", step).text,
                None => self.w.code("participation-proposed-by", one.proposed_by).text,
            };
            let hurdles = self.w.codes("hurdle", &h.obstacles).text;
            let what = if hurdles.is_empty() { what } else { format!("{what} ({hurdles})") };
            format!("{} {what}. {}", self.w.day_of(h.at), h.by_name)
        })
        .collect()
    }
}

/// What became of one activity.
#[derive(Debug, Template)]
#[template(path = "participation/mark.html")]
pub struct MarkPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Whom it is about.
    pub name: String,
    /// The activity.
    pub participation: &'a Participation,
    /// What can be marked now.
    pub steps: Vec<Step>,
}

/// Reads what became of an activity.
///
/// # Errors
/// What is missing.
pub fn parse(fields: &Fields) -> Result<NewMark, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let step = r.code("step", Step::parse);
    let obstacles = r.codes("obstacles", Obstacle::parse);
    let gone = r.ticked("gone");
    r.finish(step.map(|step| NewMark { step, obstacles, gone }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_must_be_said_and_unknown_obstacles_are_dropped() {
        assert_eq!(parse(&Fields::default()).unwrap_err()[0].field, "step");
        let fields = Fields::default().with("step", "stop").with("obstacles", "full").with("obstacles", "diagnosis");
        let mark = parse(&fields).unwrap();
        assert_eq!((mark.step, mark.obstacles.as_slice(), mark.gone), (Step::Stop, &[Obstacle::Full][..], false));
    }
}
