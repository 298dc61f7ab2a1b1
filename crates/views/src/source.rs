//! Sources of the directory, for administrators: which are read, from which servers, and what came of each reading.

mod form;
mod report;

pub use form::{ServerForm, SourceForm, filled, parse, parse_server};
pub(crate) use report::said;
pub use report::{ReportLine, csv, place};

use askama::Template;
use rinnalla_domain::source::{Kind, Rhythm, RunCause, RunState};

use crate::admin::At;
use crate::form::Form;
use crate::{Frame, Said, Words};

/// Lines of a report that a page shows.
const SHOWN: usize = 100;

/// A reading in a list.
#[derive(Clone, Debug)]
pub struct RunLine {
    /// Identity.
    pub id: String,
    /// When it began, in words.
    pub began: String,
    /// Where it stands.
    pub state: RunState,
    /// Read, added, updated, unchanged, removed, rejected.
    pub counts: [i64; 6],
}

impl RunLine {
    fn tag(&self) -> (&'static str, &'static str) {
        state_tag(self.state)
    }
}

/// How a state of a reading looks: class and shape beside the word.
pub const fn state_tag(state: RunState) -> (&'static str, &'static str) {
    match state {
        RunState::Waiting => ("neutral", "○"),
        RunState::Running => ("info", "→"),
        RunState::Done => ("ok", "✓"),
        RunState::Asks => ("warn", "!"),
        RunState::Failed => ("error", "!!"),
    }
}

/// A source in a list.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it speaks.
    pub kind: Kind,
    /// How often it is read.
    pub rhythm: Rhythm,
    /// Its newest reading.
    pub last: Option<RunLine>,
}

/// The sources of a municipality.
#[derive(Debug, Template)]
#[template(path = "source/list.html")]
pub struct SourcesPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// Sources.
    pub sources: Vec<SourceLine>,
    /// How many servers are allowed.
    pub servers: usize,
}

/// How a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// On the web, at a server that is allowed.
    Allowed,
    /// On the web, at a server that is not allowed.
    NotAllowed,
    /// From a file on the server.
    File,
    /// From a table that somebody brought.
    Table,
}

/// One source.
#[derive(Debug, Template)]
#[template(path = "source/show.html")]
pub struct SourcePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it speaks.
    pub kind: Kind,
    /// Its address.
    pub address: String,
    /// Licence and attribution.
    pub licence: Option<String>,
    /// How often it is read.
    pub rhythm: Rhythm,
    /// Only what changed.
    pub only_changes: bool,
    /// How it stands.
    pub reached: Reached,
    /// Readings, newest first.
    pub runs: Vec<RunLine>,
}

impl SourcePage {
    fn is_table(&self) -> bool {
        self.reached == Reached::Table
    }

    fn on_the_web(&self) -> bool {
        matches!(self.reached, Reached::Allowed | Reached::NotAllowed)
    }
}

/// Adding or changing a source.
#[derive(Debug, Template)]
#[template(path = "source/edit.html")]
pub struct SourceFormPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// It is a new one.
    pub is_new: bool,
    /// Address and kind cannot be changed: it came from a file.
    pub from_file: bool,
}

/// A server that may be asked.
#[derive(Clone, Debug)]
pub struct ServerLine {
    /// Its name.
    pub server: String,
    /// Without protection too.
    pub plain: bool,
    /// Since when, in words.
    pub since: String,
}

/// Servers that may be asked.
#[derive(Debug, Template)]
#[template(path = "source/servers.html")]
pub struct ServersPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form that allows one more.
    pub form: Form,
    /// Servers.
    pub servers: Vec<ServerLine>,
}

/// What a page shows of a reading.
#[derive(Clone, Debug)]
pub struct RunFacts {
    /// When it began, in words.
    pub began: String,
    /// When it ended, in words.
    pub ended: Option<String>,
    /// Where it stands.
    pub state: RunState,
    /// Who wanted it.
    pub cause: RunCause,
    /// The whole source was read.
    pub whole: bool,
    /// Entries to go through, and how many have been.
    pub progress: (i64, i64),
    /// Read, added, updated, unchanged, removed, rejected.
    pub counts: [i64; 6],
    /// Pairs that somebody has to decide.
    pub doubts: i64,
    /// Removals that somebody has to confirm.
    pub held_back: usize,
    /// Why it could not be done: a code, and what it speaks of.
    pub failure: Option<(String, String)>,
    /// The report.
    pub lines: Vec<ReportLine>,
    /// Lines that were not kept.
    pub more: usize,
}

/// A reading, with its report.
#[derive(Debug, Template)]
#[template(path = "source/run.html")]
pub struct RunPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The key of the heading.
    pub heading: &'static str,
    /// Name of the source.
    pub source: String,
    /// The reading.
    pub run: RunFacts,
    /// Address of the report as a file.
    pub csv: Option<String>,
    /// Address at which removals are confirmed.
    pub confirm: Option<String>,
}

impl RunPage {
    fn title(&self) -> Said {
        self.w.t1(self.heading, "when", &self.run.began)
    }

    fn tag(&self) -> (&'static str, &'static str) {
        state_tag(self.run.state)
    }

    fn progress(&self) -> Option<Said> {
        let (of, n) = self.run.progress;
        let asking = || (self.run.state == RunState::Running).then(|| self.w.t("run-asking"));
        if of > 0 { Some(self.w.t2("run-progress", ("n", &n), ("of", &of))) } else { asking() }
    }

    fn counts(&self) -> Vec<(Said, i64)> {
        let keys = ["run-read", "run-added", "run-updated", "run-unchanged", "run-removed", "run-rejected"];
        let mut all: Vec<(Said, i64)> = keys.iter().zip(self.run.counts).map(|(key, n)| (self.w.t(key), n)).collect();
        all.push((self.w.t("run-doubts"), self.run.doubts));
        all
    }

    fn failure(&self) -> Option<Said> {
        let (code, is) = self.run.failure.as_ref()?;
        Some(self.w.t1(&format!("fetch-{code}"), "is", is))
    }

    fn shown(&self) -> &[ReportLine] {
        self.run.lines.get(..SHOWN).unwrap_or(&self.run.lines)
    }

    fn shown_of(&self) -> Option<Said> {
        let all = self.run.lines.len();
        (all > SHOWN).then(|| self.w.t2("run-report-shown", ("n", &SHOWN), ("of", &all)))
    }
}
