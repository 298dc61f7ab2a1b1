//! Handing data over to research.

use askama::Template;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::lack::leads_to_somebody;
use rinnalla_domain::report::Period;
use rinnalla_domain::text::Line;

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// The page.
#[derive(Debug, Template)]
#[template(path = "report/research.html")]
pub struct ResearchPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Municipalities to choose from: code and name.
    pub places: Vec<(String, String)>,
    /// What the package would hold, when that was asked for.
    pub look: Option<Look>,
}

/// What a package would hold.
#[derive(Clone, Debug)]
pub struct Look {
    /// How many people.
    pub rows: usize,
    /// How many are alike at least.
    pub k: usize,
    /// In how many groups.
    pub groups: usize,
    /// How many are in the smallest.
    pub smallest: usize,
    /// The names of what could make somebody known, and in how many rows it is told less exactly.
    pub coarser: Vec<(&'static str, usize)>,
}

impl ResearchPage {
    fn alike(&self, look: &Look) -> Said {
        self.w.say("research-alike", &[("rows", &look.rows), ("groups", &look.groups), ("smallest", &look.smallest)])
    }
}

/// The form, read.
#[derive(Clone, Debug)]
pub struct NewExport {
    /// Of which municipality.
    pub municipality: MunicipalityCode,
    /// The months.
    pub period: Period,
    /// For which project.
    pub project: Line,
    /// The key as typed.
    pub key: String,
}

/// Reads the form. `may` are the municipalities of whoever asks; the only one need not be chosen.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_export(fields: &Fields, may: &[MunicipalityCode]) -> Result<NewExport, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let municipality = match may {
        [only] => Some(*only),
        _ => MunicipalityCode::parse(fields.get("municipality")).filter(|code| may.contains(code)),
    };
    if municipality.is_none() {
        r.wrong("municipality", "missing");
    }
    let period = Period::parse(fields.get("period"));
    if period.is_none() {
        r.wrong("period", "wrong");
    }
    let project = r.line("project", 100);
    if project.as_ref().is_some_and(|line| leads_to_somebody(line.as_str())) {
        r.wrong("project", "somebody");
    }
    let key = r.line("key", 200);
    if key.as_ref().is_some_and(|key| key.as_str().chars().count() < 32) {
        r.wrong("key", "short");
    }
    if !r.ticked("permit") {
        r.wrong("permit", "missing");
    }
    let read = municipality.zip(period).zip(project).zip(key);
    r.finish(read.map(|(((municipality, period), project), key)| NewExport {
        municipality,
        period,
        project,
        key: key.into_string(),
    }))
}
