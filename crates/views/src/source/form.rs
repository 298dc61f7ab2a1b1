//! Forms about sources: strings in, domain types out, all errors at once.

use rinnalla_domain::source::{Kind, Rhythm};
use rinnalla_domain::text::Line;

use crate::form::{FieldError, Fields, Reader};

const LINE: usize = 200;
const ADDRESS: usize = 1_000;

/// A source about to be added or changed.
#[derive(Clone, Debug)]
pub struct SourceForm {
    /// What it speaks.
    pub kind: Kind,
    /// Its name.
    pub name: Line,
    /// Its address.
    pub address: Line,
    /// Licence and attribution.
    pub licence: Option<Line>,
    /// How often it is read.
    pub rhythm: Rhythm,
    /// Only what changed.
    pub only_changes: bool,
}

/// Reads a source. `judge` holds its address against the list of allowed servers: a code of what is wrong.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse(fields: &Fields, judge: impl Fn(&str) -> Option<&'static str>) -> Result<SourceForm, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let kind = r.code("kind", Kind::parse);
    let name = r.line("name", LINE);
    let mut address = r.line("address", ADDRESS);
    if let Some(wrong) = address.as_ref().and_then(|address| judge(address.as_str())) {
        r.wrong("address", wrong);
        address = None;
    }
    let licence = r.line_or_none("licence", LINE);
    let rhythm = r.code("rhythm", Rhythm::parse);
    let only_changes = r.ticked("only_changes");
    let read =
        (|| Some(SourceForm { kind: kind?, name: name?, address: address?, licence, rhythm: rhythm?, only_changes }))();
    r.finish(read)
}

/// A source in the fields of its form.
pub fn filled(
    kind: Kind,
    name: &str,
    address: &str,
    licence: Option<&str>,
    rhythm: Rhythm,
    only_changes: bool,
) -> Fields {
    Fields::default()
        .with("kind", kind)
        .with("name", name)
        .with("address", address)
        .with_some("licence", licence)
        .with("rhythm", rhythm)
        .with_some("only_changes", only_changes.then_some("1"))
}

/// A server about to be allowed.
#[derive(Clone, Debug)]
pub struct ServerForm {
    /// Its name, with a port where it has one of its own.
    pub server: String,
    /// Without protection too.
    pub plain: bool,
}

/// Reads a server; `name_of` makes its name of what was typed.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_server(
    fields: &Fields,
    name_of: impl Fn(&str, bool) -> Option<String>,
) -> Result<ServerForm, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let typed = r.line("server", LINE);
    let plain = r.ticked("plain");
    let server = typed.as_ref().and_then(|typed| name_of(typed.as_str(), plain));
    if typed.is_some() && server.is_none() {
        r.wrong("server", "not-an-address");
    }
    let sure = r.ticked("sure");
    if !sure {
        r.wrong("sure", "missing");
    }
    r.finish(server.filter(|_| sure).map(|server| ServerForm { server, plain }))
}
