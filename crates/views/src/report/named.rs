//! Periods that a municipality names.

use askama::Template;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::lack::leads_to_somebody;
use rinnalla_domain::report::{NamedPeriod, NewNamedPeriod, Period};

use super::number;
use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Words};

/// The page.
#[derive(Debug, Template)]
#[template(path = "report/named.html")]
pub struct NamedPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Municipalities to choose from: code and name.
    pub places: Vec<(String, String)>,
    /// What has been named: municipality, and the period.
    pub named: Vec<(MunicipalityCode, NamedPeriod)>,
}

impl NamedPage {
    fn months(&self, named: &NamedPeriod) -> String {
        number::period(&self.w, named.period)
    }
}

/// Reads the form. `may` are the municipalities of whoever asks; the only one need not be chosen.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_named(
    fields: &Fields,
    may: &[MunicipalityCode],
) -> Result<(MunicipalityCode, NewNamedPeriod), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let municipality = match may {
        [only] => Some(*only),
        _ => MunicipalityCode::parse(fields.get("municipality")).filter(|code| may.contains(code)),
    };
    if municipality.is_none() {
        r.wrong("municipality", "missing");
    }
    let name = r.line("name", 100);
    if name.as_ref().is_some_and(|name| leads_to_somebody(name.as_str())) {
        r.wrong("name", "somebody");
    }
    let period = Period::parse(fields.get("period"));
    if period.is_none() {
        r.wrong("period", "wrong");
    }
    let read = municipality.zip(name).zip(period);
    r.finish(read.map(|((municipality, name), period)| (municipality, NewNamedPeriod { name, period })))
}
