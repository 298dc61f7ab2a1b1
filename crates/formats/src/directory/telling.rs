//! What all writers need: the language, the address of the service, the words, the day; and identities for others.

use std::fmt;

use jiff::civil::{Date, DateTime};
use rinnalla_domain::Language;
use rinnalla_domain::activity::{Activity, Audience, Facet, Kind, Need, Occurrence, Organiser, Theme};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::text::name_key;
use serde_json::{Value, json};
use uuid::Uuid;

use super::days;

/// A word that the catalogues know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A theme.
    Theme(Theme),
    /// A need.
    Need(Need),
    /// Whom it is meant for.
    Audience(Audience),
    /// A kind.
    Kind(Kind),
    /// A fact about getting in.
    Facet(Facet),
    /// A language that is spoken there.
    Language(SpokenLanguage),
    /// What the themes are called as a list.
    Themes,
    /// What the needs are called as a list.
    Needs,
    /// What the audiences are called as a list.
    Audiences,
    /// What the kinds are called as a list.
    Kinds,
    /// What the facts are called as a list.
    Facets,
}

/// How entries are told to others.
pub struct Telling<'a> {
    /// The language of those who speak one only.
    pub language: Language,
    /// The address of the service, without a slash at its end: `https://rinnalla.example`.
    pub base: &'a str,
    /// The word for a term in a language.
    pub words: &'a dyn Fn(Term, Language) -> String,
    /// The day in Finland: what is over is not told.
    pub today: Date,
}

impl fmt::Debug for Telling<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Telling").field("language", &self.language).field("base", &self.base).finish_non_exhaustive()
    }
}

impl Telling<'_> {
    pub(super) fn word(&self, term: Term) -> String {
        (self.words)(term, self.language)
    }

    /// The page of an entry.
    pub(super) fn page(&self, activity: &Activity) -> String {
        format!("{}/toiminta/{}", self.base, activity.number)
    }
}

/// The licence of what is written here itself.
pub const OWN_LICENCE: &str = "CC BY 4.0";
/// Where its text is.
pub const OWN_LICENCE_URL: &str = "https://creativecommons.org/licenses/by/4.0/";

/// Whom to name and under which licence an entry may be used again: its source, with the licence that the source gives,
/// or its organiser and this service. No licence is put into the mouth of a source that gives none.
pub fn credit(activity: &Activity, telling: &Telling<'_>) -> Value {
    match &activity.source {
        Some(origin) => json!({
            "name": origin.source,
            "identifier": origin.key,
            "licence": origin.licence,
        }),
        None => json!({
            "name": format!("{}, Rinnalla", activity.content.organiser.name),
            "identifier": telling.page(activity),
            "licence": OWN_LICENCE,
            "licence_url": OWN_LICENCE_URL,
        }),
    }
}

/// One page of something, out of `total`.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a, T> {
    /// What stands on the page.
    pub items: &'a [T],
    /// Its number, from 1.
    pub number: u64,
    /// The most on a page.
    pub size: u64,
    /// How many there are on all pages.
    pub total: u64,
}

impl<T> Page<'_, T> {
    /// How many pages there are; none of nothing.
    pub(super) fn pages(&self) -> u64 {
        self.total.div_ceil(self.size.max(1))
    }
}

/// The name space of Rinnalla's identities: every installation gives the same identity to the same thing.
const NAME_SPACE: Uuid = Uuid::from_u128(0x6f1d_90c4_2b7e_5c1a_9d53_3a2b_84e6_0f17);

/// The identity of a thing, for those who know only UUIDs: version 5, of its kind and of our own identity.
pub(super) fn identity(kind: &str, of: &str) -> String {
    Uuid::new_v5(&NAME_SPACE, format!("{kind}:{of}").as_bytes()).to_string()
}

/// What tells one organiser from another: its account, its business identity code, else its name.
pub(super) fn organiser_key(organiser: &Organiser) -> String {
    match (&organiser.organisation, &organiser.business_id) {
        (Some(id), _) => id.to_string(),
        (None, Some(id)) => id.to_string(),
        (None, None) => name_key(organiser.name.as_str()),
    }
}

/// What tells one place from another: name, address and point. None when nothing is known of it.
pub(super) fn place_key(activity: &Activity) -> Option<String> {
    let place = &activity.content.place;
    let lines = [&place.name, &place.street, &place.postal_code, &place.village];
    let words: Vec<&str> = lines.into_iter().flatten().map(AsRef::as_ref).collect();
    let point = place.point.map(|point| format!("{:.5} {:.5}", point.latitude, point.longitude));
    if words.is_empty() && point.is_none() {
        return None;
    }
    Some(format!("{}|{}", words.join("|").to_lowercase(), point.unwrap_or_default()))
}

/// Takes away what is not known, all the way down: others have no word for nothing.
pub(super) fn lean(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key, lean(value))).collect()
        }
        Value::Array(list) => list.into_iter().map(lean).collect(),
        other => other,
    }
}

/// The moment at which an occurrence begins, with the offset of the day: "2026-12-01T17:00:00+02:00".
pub(super) fn begins(occurrence: &Occurrence) -> String {
    stamp(occurrence.day.to_datetime(occurrence.begins))
}

/// The moment at which it ends.
pub(super) fn ends(occurrence: &Occurrence) -> Option<String> {
    occurrence.ends.map(|ends| stamp(occurrence.day.to_datetime(ends)))
}

fn stamp(at: DateTime) -> String {
    match at.to_zoned(days::finland()) {
        Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        Err(_) => at.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn identities_stay_the_same() {
        assert_eq!(identity("service", "01J"), identity("service", "01J"));
        assert_ne!(identity("service", "01J"), identity("organisation", "01J"));
        assert_eq!(identity("service", "01J").as_bytes()[14], b'5');
    }

    #[test]
    fn moments_carry_the_offset_of_their_day() {
        let on = |day| Occurrence { day, begins: time(17, 0, 0, 0), ends: None };
        assert_eq!(begins(&on(date(2026, 12, 1))), "2026-12-01T17:00:00+02:00");
        assert_eq!(begins(&on(date(2026, 7, 1))), "2026-07-01T17:00:00+03:00");
        assert_eq!(lean(json!({"a": null, "b": [{"c": null}], "d": ""})), json!({"b": [{}], "d": ""}));
    }
}
