//! Organisations: names and business identity codes of organisers.

use rinnalla_domain::activity::Organiser;
use rinnalla_domain::business_id::BusinessId;
use serde_json::Value;

use super::{one_text, texts};
use crate::directory::json::Loose;
use crate::directory::why::shown;
use crate::directory::{Context, Field, ImportedOrganiser, Note, Why, areas, words};

/// Reads an organisation.
pub(super) fn read(body: &Value, at: &str, cx: &Context) -> Result<(ImportedOrganiser, Vec<Note>), Why> {
    let mut notes = Vec::new();
    let names = body.list("organizationNames");
    let named: Vec<Value> = names.iter().filter(|n| n.text("type").as_deref() == Some("Name")).cloned().collect();
    let known = texts(&named, None).any(|(language, _)| language.is_ok());
    let name = one_text(&named).filter(|_| known).and_then(|name| words::line(name, words::LINE).0);
    let name = name.ok_or(Why::NoName)?;
    let raw = body.text("businessCode");
    let business_id = raw.as_deref().and_then(|raw| BusinessId::parse(raw).ok());
    if let (Some(raw), None) = (raw, &business_id) {
        notes.push(Note::LeftOut { field: Field::BusinessId, is: shown(&raw) });
    }
    let municipality = match body.get("municipality") {
        Some(Value::Object(fields)) => fields.get("code").and_then(Loose::as_text),
        Some(value) => value.as_text(),
        None => None,
    };
    let pages = body.list("webPages").iter().filter_map(|page| page.text("url"));
    let read = ImportedOrganiser {
        key: body.text("id").ok_or(Why::NoKey)?,
        organiser: Organiser { name, business_id, organisation: None },
        municipality: municipality.and_then(|raw| areas::municipality(&raw, cx.today)),
        web: pages.into_iter().find_map(|url| words::web(&url)),
        where_: at.to_owned(),
    };
    Ok((read, notes))
}
