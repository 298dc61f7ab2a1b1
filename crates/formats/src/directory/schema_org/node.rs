//! Nodes of JSON-LD: types, texts with languages, lists of one.

use rinnalla_domain::Language;
use serde_json::Value;

use crate::directory::json::Loose;
use crate::directory::{Context, words};

/// The types of a node, without the address of the vocabulary.
pub(super) fn types(node: &Value) -> Vec<&str> {
    each(node.get("@type")).filter_map(Value::as_str).map(bare).collect()
}

/// A word of the vocabulary without its address: "https://schema.org/Monday" is "Monday".
pub(super) fn bare(word: &str) -> &str {
    let word = word.trim();
    let known = word.to_ascii_lowercase().contains("schema.org/");
    let tail = if known { word.rsplit('/').next() } else { word.strip_prefix("schema:") };
    tail.unwrap_or(word)
}

/// A value, or each value of a list.
pub(super) fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let list = match value {
        Some(Value::Array(list)) => list.as_slice(),
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    };
    list.iter()
}

/// Texts with their languages: a text, `{"@value", "@language"}`, or a list of them.
pub(super) fn texts(value: Option<&Value>, language: Language) -> Vec<(Language, String)> {
    let one = |value: &Value| match value {
        Value::Object(_) => {
            let said = value.text("@language").map_or(Some(language), |code| words::language(&code))?;
            Some((said, value.text("@value")?))
        }
        value => Some((language, value.as_text()?)),
    };
    each(value).filter_map(one).collect()
}

/// One text.
pub(super) fn text(node: &Value, key: &str) -> Option<String> {
    each(node.get(key)).find_map(|value| value.as_text().or_else(|| value.text("@value")))
}

/// The name of a thing that is given as text or as a node.
pub(super) fn name(value: &Value) -> Option<String> {
    value.as_text().or_else(|| text(value, "name")).or_else(|| text(value, "legalName"))
}

/// The language of a node's texts.
pub(super) fn language(node: &Value, cx: &Context) -> Language {
    each(node.get("inLanguage"))
        .filter_map(language_code)
        .find_map(|code| words::language(&code))
        .unwrap_or(cx.language)
}

/// The code of a language that is given as text or as a node.
pub(super) fn language_code(value: &Value) -> Option<String> {
    value.as_text().or_else(|| text(value, "alternateName")).or_else(|| text(value, "name"))
}
