//! The path of link workers: the public form of interest, the list, one person's path, what is recorded, a step.

mod form;

pub use form::{FACTS, STEP, facts_fields, parse_facts, parse_interest, parse_step};

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::link_worker::Hindrance;
use rinnalla_domain::link_worker::path::{Need, Path, PathRules, State, Step, Taken};
use rinnalla_domain::training::Proof;

use crate::form::Form;
use crate::{Frame, Said, Words};

/// The form of interest, and what it is about.
#[derive(Debug, Template)]
#[template(path = "path/interest.html")]
pub struct InterestPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// What the municipality has decided.
    pub rules: PathRules,
}

/// Thanks for a word of interest.
#[derive(Debug, Template)]
#[template(path = "path/thanks.html")]
pub struct ThanksPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub struct PathLine {
    /// Address.
    pub href: String,
    /// Name.
    pub name: String,
    /// Name of the municipality, when there are several.
    pub municipality: Option<String>,
    /// Where they stand.
    pub state: State,
    /// Since when.
    pub since: Date,
    /// What is missing.
    pub missing: Vec<Need>,
    /// Open cases whose link worker has left.
    pub left_open: usize,
}

/// Everybody on the path, by state.
#[derive(Debug, Template)]
#[template(path = "path/list.html")]
pub struct PathsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Lines.
    pub lines: Vec<PathLine>,
}

impl PathsPage {
    fn groups(&self) -> Vec<(State, Vec<&PathLine>)> {
        let of = |state: State| self.lines.iter().filter(|line| line.state == state).collect::<Vec<_>>();
        State::ALL.iter().map(|state| (*state, of(*state))).filter(|(_, lines)| !lines.is_empty()).collect()
    }

    /// What to do next with somebody, in words; a warning when something is wrong.
    fn next(&self, line: &PathLine) -> Option<(bool, Said)> {
        let missing = || self.w.t1("path-misses", "what", self.w.codes("path-need-short", &line.missing));
        match line.state {
            State::Interested => Some((false, self.w.t("path-next-interested"))),
            State::Interviewed => Some((false, self.w.t("path-next-interviewed"))),
            State::InPreparation if line.missing.is_empty() => Some((false, self.w.t("path-next-ready"))),
            State::InPreparation => Some((false, missing())),
            State::Active | State::Paused if !line.missing.is_empty() => Some((true, missing())),
            State::Left if line.left_open > 0 => Some((true, self.w.n("path-left-open", line.left_open))),
            _ => None,
        }
    }

    fn since(&self, line: &PathLine) -> Said {
        self.w.t1("path-since", "day", self.w.day(line.since))
    }
}

/// The class and shape beside a state.
pub const fn path_tag(state: State) -> (&'static str, &'static str) {
    match state {
        State::Interested => ("info", "→"),
        State::Interviewed | State::InPreparation => ("neutral", "○"),
        State::Active => ("ok", "✓"),
        State::Paused => ("warn", "!"),
        State::Left | State::Declined => ("neutral", "–"),
    }
}

/// A case that waits for another link worker.
#[derive(Clone, Debug)]
pub struct OpenCase {
    /// Where it is handed over.
    pub href: String,
    /// Its number.
    pub number: String,
}

/// One person's path.
#[derive(Debug, Template)]
#[template(path = "path/show.html")]
pub struct PathPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The path.
    pub path: Path,
    /// What the municipality has decided.
    pub rules: PathRules,
    /// What is missing.
    pub missing: Vec<Need>,
    /// By what they have shown to be trained as the municipality asks, or why not.
    pub training: Result<Proof, Hindrance>,
    /// Steps that could be taken.
    pub steps: Vec<Step>,
    /// Steps that were taken, newest first.
    pub taken: Vec<Taken>,
    /// What was said in the interview.
    pub interview: Option<String>,
    /// Open cases.
    pub cases: Vec<OpenCase>,
    /// Address of the profile, when there is one.
    pub profile: Option<String>,
    /// Whoever looks coordinates.
    pub coordinates: bool,
}

impl PathPage {
    fn at(&self, below: &str) -> String {
        format!("/linkkihenkilot/polku/{}{below}", self.path.id)
    }

    const fn tag(&self) -> (&'static str, &'static str) {
        path_tag(self.path.state)
    }

    /// What is missing is told on the way to the work, and in it.
    const fn tells_missing(&self) -> bool {
        matches!(self.path.state, State::InPreparation | State::Active | State::Paused)
    }

    fn trained(&self) -> Said {
        super::trained_said(&self.w, self.training)
    }

    fn may_invite(&self) -> bool {
        self.coordinates && self.path.state == State::InPreparation && !self.path.has_role
    }

    const fn may_erase(&self) -> bool {
        self.coordinates && self.path.state.is_passing() && self.path.account.is_none()
    }

    /// The step that leads on; the others stand beside it.
    fn main_step(&self, step: Step) -> bool {
        let stands = matches!(step, Step::Activate | Step::Resume) && !self.missing.is_empty();
        self.steps.first() == Some(&step) && !stands && !matches!(step, Step::Decline | Step::Leave | Step::Pause)
    }

    fn days(&self) -> Vec<(Said, Said)> {
        let facts = &self.path.facts;
        let all = [
            ("path-facts-trained-on", facts.trained_on),
            ("path-facts-certified-on", facts.certified_on),
            ("path-facts-secrecy-signed-on", facts.secrecy_signed_on),
            ("path-secrecy-until", facts.secrecy_signed_on.and_then(|day| self.rules.secrecy_until(day))),
            ("path-facts-extract-shown-on", facts.extract_shown_on),
        ];
        let said = |day: Date| Said { text: self.w.day(day), in_finnish: false };
        all.into_iter().filter_map(|(key, day)| day.map(|day| (self.w.t(key), said(day)))).collect()
    }

    fn taken_said(&self, taken: &Taken) -> Said {
        self.w.t2("path-taken", ("step", &self.w.code("path-taken-step", taken.step)), ("name", &taken.by_name))
    }
}

/// What is recorded of somebody.
#[derive(Debug, Template)]
#[template(path = "path/facts.html")]
pub struct FactsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name.
    pub name: String,
    /// What the municipality has decided.
    pub rules: PathRules,
    /// Whoever records coordinates.
    pub coordinates: bool,
}

/// A step, before it is taken.
#[derive(Debug, Template)]
#[template(path = "path/step.html")]
pub struct StepPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name.
    pub name: String,
    /// The step.
    pub step: Step,
    /// What stands in its way.
    pub missing: Vec<Need>,
    /// Open cases.
    pub cases: Vec<OpenCase>,
}

impl StepPage {
    const fn asks_relation(&self) -> bool {
        matches!(self.step, Step::Prepare | Step::Return)
    }
}
