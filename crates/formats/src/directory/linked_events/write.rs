//! Writing: events, places and keywords in the shapes of Linked Events.
//!
//! An entry is one event; one that comes back is a super event of the type `recurring`, with an event for each of the
//! days ahead. Texts are in all languages that the entry has. Names of persons are not given out.

use rinnalla_domain::activity::{Activity, Kind, Occurrence, Price, Setting, Status};
use rinnalla_domain::{ActivityId, Language};
use serde_json::{Map, Value, json};

use super::query::{Held, Include};
use crate::directory::areas;
use crate::directory::telling::{Page, Telling, Term, begins, credit, ends, identity, organiser_key, place_key};
use crate::directory::topics;

/// Days of a recurring event that are told as events of their own.
pub const MOST_DAYS: usize = 30;
/// The name of this source.
const SOURCE: &str = "rinnalla";
const CONTEXT: &str = "http://schema.org";

/// The identity of an entry as an event.
pub fn event_id(id: &ActivityId) -> String {
    format!("{SOURCE}:{id}")
}

/// The identity of one day of a recurring event.
pub fn occurrence_id(id: &ActivityId, occurrence: &Occurrence) -> String {
    format!("{SOURCE}:{id}-{}{}", occurrence.day.strftime("%Y%m%d"), occurrence.begins.strftime("T%H%M"))
}

/// The identity of the place of an entry; none when it has none.
pub fn place_id(activity: &Activity) -> Option<String> {
    if activity.content.setting == Setting::Online {
        return Some(format!("{SOURCE}:internet"));
    }
    place_key(activity).map(|key| format!("{SOURCE}:{}", identity("location", &key)))
}

/// The days ahead of an entry that comes back; empty for one that is held once or by agreement.
pub fn days(activity: &Activity, telling: &Telling<'_>) -> Vec<Occurrence> {
    let ahead = activity.content.schedule.next(telling.today, MOST_DAYS);
    if ahead.len() < 2 { Vec::new() } else { ahead }
}

fn address(telling: &Telling<'_>, what: &str, id: &str) -> String {
    format!("{}/linkedevents/v1/{what}/{id}/", telling.base)
}

fn link(telling: &Telling<'_>, what: &str, id: &str) -> Value {
    json!({ "@id": address(telling, what, id) })
}

/// A page of a list; `path` is "event", "place" or "keyword", `query` what else stands in the address.
fn page<T>(page: &Page<'_, T>, path: &str, query: &str, telling: &Telling<'_>, item: impl Fn(&T) -> Value) -> Value {
    let at = |number: u64| {
        let query = if query.is_empty() { String::new() } else { format!("{query}&") };
        format!("{}/linkedevents/v1/{path}/?{query}page={number}", telling.base)
    };
    json!({
        "meta": {
            "count": page.total,
            "next": (page.number < page.pages()).then(|| at(page.number + 1)),
            "previous": (page.number > 1).then(|| at(page.number - 1)),
        },
        "data": page.items.iter().map(item).collect::<Vec<_>>(),
    })
}

/// One event of a list: an entry, or one of the days of an entry that comes back.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The entry.
    pub activity: &'a Activity,
    /// One of its [`days`].
    pub day: Option<Occurrence>,
}

impl Entry<'_> {
    /// Its identity.
    pub fn id(&self) -> String {
        self.day.as_ref().map_or_else(|| event_id(&self.activity.id), |day| occurrence_id(&self.activity.id, day))
    }
}

/// The entry or the day that has an identity.
pub fn find_event<'a>(id: &str, activities: &[&'a Activity], telling: &Telling<'_>) -> Option<Entry<'a>> {
    let own = |activity: &&&Activity| id.starts_with(&event_id(&activity.id));
    let activity = activities.iter().find(own)?;
    if id == event_id(&activity.id) {
        return Some(Entry { activity, day: None });
    }
    let day = days(activity, telling).into_iter().find(|day| id == occurrence_id(&activity.id, day))?;
    Some(Entry { activity, day: Some(day) })
}

/// `/linkedevents/v1/event/`
pub fn events(
    entries: &Page<'_, Entry<'_>>,
    query: &str,
    put_in: Include,
    held: &Held,
    telling: &Telling<'_>,
) -> Value {
    page(entries, "event", query, telling, |entry| {
        let mut body = event(entry.activity, entry.day.as_ref(), telling);
        include(&mut body, entry.activity, put_in, held, telling);
        body
    })
}

/// Puts place and keywords into an event instead of links to them.
pub fn include(body: &mut Value, activity: &Activity, put_in: Include, held: &Held, telling: &Telling<'_>) {
    if put_in.location
        && let Some(id) = place_id(activity)
    {
        body["location"] = place(activity, held.at(&id), telling);
    }
    if put_in.keywords {
        let themes = activity.content.themes.iter().copied().map(Term::Theme);
        let audiences = activity.content.audiences.iter().copied().map(Term::Audience);
        let whole = |term| keyword(term, held.at(&keyword_id(term)), telling);
        body["keywords"] = themes.map(whole).collect();
        body["audience"] = audiences.map(whole).collect();
    }
}

/// Identities of the keywords and audiences of an entry.
pub(super) fn keywords_of(activity: &Activity) -> Vec<String> {
    let themes = activity.content.themes.iter().copied().map(Term::Theme);
    let audiences = activity.content.audiences.iter().copied().map(Term::Audience);
    let mut ids: Vec<String> = themes.chain(audiences).map(keyword_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The identity of whoever arranges an entry.
pub(super) fn publisher_id(activity: &Activity) -> String {
    format!("{SOURCE}:{}", identity("organisation", &organiser_key(&activity.content.organiser)))
}

/// `/linkedevents/v1/event/{id}/`: the whole, or one of its [`days`].
pub fn event(activity: &Activity, day: Option<&Occurrence>, telling: &Telling<'_>) -> Value {
    let content = &activity.content;
    let id = day.map_or_else(|| event_id(&activity.id), |day| occurrence_id(&activity.id, day));
    let mut body = Map::new();
    let mut put = |key: &str, value: Value| {
        body.insert(key.to_owned(), value);
    };
    put("@id", json!(address(telling, "event", &id)));
    put("@context", json!(CONTEXT));
    put("@type", json!("Event/LinkedEvent"));
    put("id", json!(id));
    put("data_source", json!(SOURCE));
    put("publisher", json!(publisher_id(activity)));
    // Whom to name, and under which licence.
    put("custom_data", credited(activity, telling));
    put("name", worded(activity, |wording| wording.title.as_str().to_owned()));
    put("short_description", worded(activity, |wording| first_sentence(wording.description.as_str())));
    put("description", worded(activity, |wording| paragraphs(wording.description.as_str())));
    put("provider", json!({ "fi": content.organiser.name.as_str() }));
    if let Some(contact) = contact(activity) {
        put("provider_contact_info", contact);
    }
    put("info_url", json!({ "fi": telling.page(activity) }));
    put("location", place_id(activity).map_or(Value::Null, |id| link(telling, "place", &id)));
    if content.place.way_there.is_some() {
        put("location_extra_info", one(content.place.way_there.as_ref()));
    }
    put("keywords", content.themes.iter().map(|t| link(telling, "keyword", &format!("yso:p{}", t.yso()))).collect());
    let audience = content.audiences.iter().map(|a| format!("yso:p{}", topics::yso_of_audience(*a)));
    put("audience", audience.map(|id| link(telling, "keyword", &id)).collect());
    put("audience_min_age", json!(content.age_from));
    put("audience_max_age", json!(content.age_to));
    let spoken = content.languages.iter().filter(|l| l.code() != "other");
    put("in_language", spoken.map(|language| link(telling, "language", language.code())).collect());
    put("offers", offers(activity, telling));
    put("maximum_attendee_capacity", json!(content.places.total));
    put("remaining_attendee_capacity", json!(content.places.free));
    put("event_status", json!(if activity.status == Status::Ended { "EventCancelled" } else { "EventScheduled" }));
    put("publication_status", json!(if activity.status == Status::Draft { "draft" } else { "public" }));
    put("type_id", json!(sort(content.kind)));
    put("deleted", json!(activity.status == Status::Ended));
    put("last_modified_time", json!(activity.changed_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()));
    // Who wrote an entry is nobody else's business.
    for unknown in ["created_by", "last_modified_by", "created_time", "date_published", "replaced_by", "environment"] {
        put(unknown, Value::Null);
    }
    for unknown in ["minimum_attendee_capacity", "enrolment_start_time", "enrolment_end_time", "registration"] {
        put(unknown, Value::Null);
    }
    for none in ["images", "videos", "external_links"] {
        put(none, json!([]));
    }
    body.extend(times(activity, day, telling));
    Value::Object(body)
}

fn credited(activity: &Activity, telling: &Telling<'_>) -> Value {
    let credit = credit(activity, telling);
    let known = ["name", "identifier", "licence", "licence_url"].into_iter().filter_map(|key| {
        let value = credit.get(key)?.as_str()?;
        Some(json!({ "key": if key == "name" { "attribution" } else { key }, "value": value }))
    });
    known.collect()
}

pub(super) fn sort(kind: Kind) -> &'static str {
    match kind {
        Kind::Course => "Course",
        Kind::VoluntaryTask => "Volunteering",
        Kind::Group | Kind::Event | Kind::Support | Kind::Service => "General",
    }
}

/// When it is held, and how the whole and its days hang together.
fn times(activity: &Activity, day: Option<&Occurrence>, telling: &Telling<'_>) -> Map<String, Value> {
    let days = days(activity, telling);
    let first = activity.content.schedule.next(telling.today, 1);
    let (from, until) = match day {
        Some(day) => (Some(day), Some(day)),
        None => (first.first(), days.last().or(first.first())),
    };
    let end = until.and_then(ends);
    let is_whole = day.is_none() && !days.is_empty();
    let parts: Vec<Value> = days.iter().map(|day| link(telling, "event", &occurrence_id(&activity.id, day))).collect();
    let whole = day.map(|_| link(telling, "event", &event_id(&activity.id)));
    let mut times = Map::new();
    times.insert("start_time".into(), json!(from.map(begins)));
    times.insert("has_start_time".into(), json!(from.is_some()));
    times.insert("has_end_time".into(), json!(end.is_some()));
    times.insert("end_time".into(), json!(end));
    times.insert("super_event_type".into(), if is_whole { json!("recurring") } else { Value::Null });
    times.insert("super_event".into(), json!(whole));
    times.insert("sub_events".into(), if is_whole { json!(parts) } else { json!([]) });
    times
}

/// Texts of an entry by language.
fn worded(activity: &Activity, of: impl Fn(&rinnalla_domain::activity::Wording) -> String) -> Value {
    activity.content.wordings.iter().map(|wording| (wording.language.code().to_owned(), json!(of(wording)))).collect()
}

fn one<T: AsRef<str>>(line: Option<&T>) -> Value {
    line.map_or(Value::Null, |line| json!({ "fi": line.as_ref() }))
}

/// The beginning of a description, to the end of its first sentence.
fn first_sentence(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let end = line.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).find(|end| {
        let next = line[*end..].chars().next();
        *end > 20 && next.is_none_or(char::is_whitespace)
    });
    end.map_or(line, |end| &line[..end]).to_owned()
}

/// Descriptions of Linked Events are markup: each paragraph is one, and nothing in it is a tag.
fn paragraphs(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs = escaped.split("\n\n").map(|paragraph| format!("<p>{}</p>", paragraph.replace('\n', "<br>")));
    paragraphs.collect()
}

fn contact(activity: &Activity) -> Option<Value> {
    let contact = &activity.content.contact;
    let phone = contact.phone.as_ref().map(ToString::to_string);
    let words: Vec<String> = phone.into_iter().chain(contact.mail.as_ref().map(ToString::to_string)).collect();
    if words.is_empty() { None } else { Some(json!({ "fi": words.join(", ") })) }
}

fn offers(activity: &Activity, telling: &Telling<'_>) -> Value {
    let content = &activity.content;
    if content.price == Price::Unknown && content.price_note.is_none() {
        return json!([]);
    }
    let words = content.price_note.as_ref().map_or_else(|| json!({}), |note| json!({ "fi": note.as_str() }));
    json!([{
        "is_free": content.price == Price::Free,
        "price": words,
        "info_url": { "fi": telling.page(activity) },
        "description": {},
        "offer_price_groups": [],
    }])
}

/// `/linkedevents/v1/place/`: entries of which each stands for its place; see [`with_places`].
pub fn places(activities: &Page<'_, &Activity>, query: &str, held: &Held, telling: &Telling<'_>) -> Value {
    let count = |activity: &Activity| place_id(activity).map_or(0, |id| held.at(&id));
    page(activities, "place", query, telling, |activity| place(activity, count(activity), telling))
}

/// One entry for each place, in the order of the places' identities.
pub fn with_places<'a>(activities: &[&'a Activity]) -> Vec<&'a Activity> {
    let mut all: Vec<(String, &Activity)> =
        activities.iter().filter_map(|activity| Some((place_id(activity)?, *activity))).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.dedup_by(|a, b| a.0 == b.0);
    all.into_iter().map(|(_, activity)| activity).collect()
}

/// `/linkedevents/v1/place/{id}/`: the place of an entry, with the number of entries that are held there.
pub fn place(activity: &Activity, held_there: usize, telling: &Telling<'_>) -> Value {
    let id = place_id(activity).unwrap_or_default();
    let place = &activity.content.place;
    let online = activity.content.setting == Setting::Online;
    let name = place.name.as_ref().or(place.street.as_ref()).or(place.village.as_ref());
    let municipality = activity.content.areas.first().filter(|_| !online).and_then(|code| areas::name(*code));
    let division = municipality.map(|municipality| {
        let name = &municipality.name_fi;
        json!({
            "type": "muni",
            "ocd_id": format!("ocd-division/country:fi/kunta:{}", name.to_lowercase()),
            "municipality": name,
            "translations": { "fi": { "name": name }, "sv": { "name": municipality.name_sv } },
        })
    });
    let position = place.point.filter(|_| !online);
    let position = position.map(|at| json!({ "type": "Point", "coordinates": [at.longitude, at.latitude] }));
    let of_place = |line: Option<&rinnalla_domain::text::Line>| if online { Value::Null } else { one(line) };
    let mut body = json!({
        "@id": address(telling, "place", &id),
        "@context": CONTEXT,
        "@type": "Place",
        "id": id,
        "origin_id": id.trim_start_matches("rinnalla:"),
        "data_source": SOURCE,
        "name": if online { json!({ "fi": "Internet", "sv": "Internet", "en": "Internet" }) } else { one(name) },
        "street_address": of_place(place.street.as_ref()),
        "address_locality": of_place(place.village.as_ref()),
        "postal_code": if online { Value::Null } else { json!(place.postal_code.as_ref().map(AsRef::<str>::as_ref)) },
        "address_country": "FI",
        "position": position,
        "divisions": division.into_iter().collect::<Vec<_>>(),
        "n_events": held_there,
        "has_upcoming_events": held_there > 0,
        "deleted": false,
        "created_by": null,
        "last_modified_by": null,
        "publisher": null,
        "replaced_by": null,
        "parent": null,
        "image": null,
    });
    // These are objects or nothing.
    for key in ["name", "street_address", "address_locality", "position"] {
        if let Some(fields) = body.as_object_mut().filter(|fields| fields.get(key).is_some_and(Value::is_null)) {
            fields.remove(key);
        }
    }
    body
}

/// Every keyword: themes and audiences, each as a concept of YSO.
pub fn all_keywords() -> Vec<Term> {
    let themes = rinnalla_domain::activity::Theme::ALL.iter().copied().map(Term::Theme);
    let audiences = rinnalla_domain::activity::Audience::ALL.iter().copied().map(Term::Audience);
    let mut all: Vec<Term> = themes.chain(audiences).collect();
    // Families are a theme and an audience under one concept.
    let mut seen = Vec::new();
    all.retain(|term| {
        let id = keyword_id(*term);
        let new = !seen.contains(&id);
        seen.push(id);
        new
    });
    all
}

/// The identity of a keyword: "yso:p3706".
pub fn keyword_id(term: Term) -> String {
    let number = match term {
        Term::Theme(theme) => theme.yso(),
        Term::Audience(audience) => topics::yso_of_audience(audience),
        _ => 0,
    };
    format!("yso:p{number}")
}

/// `/linkedevents/v1/keyword/`
pub fn keywords(terms: &Page<'_, Term>, query: &str, held: &Held, telling: &Telling<'_>) -> Value {
    page(terms, "keyword", query, telling, |term| keyword(*term, held.at(&keyword_id(*term)), telling))
}

/// A keyword in the languages of its names.
pub(super) fn keyword_names(term: Term, telling: &Telling<'_>) -> Vec<String> {
    [Language::Finnish, Language::Swedish, Language::English].map(|language| (telling.words)(term, language)).to_vec()
}

/// `/linkedevents/v1/keyword/{id}/`, with the number of entries that have it.
pub fn keyword(term: Term, events: usize, telling: &Telling<'_>) -> Value {
    let id = keyword_id(term);
    let names = [Language::Finnish, Language::Swedish, Language::English];
    let names: Map<String, Value> = names
        .into_iter()
        .map(|language| (language.code().to_owned(), json!((telling.words)(term, language))))
        .collect();
    json!({
        "@id": address(telling, "keyword", &id),
        "@context": CONTEXT,
        "@type": "Keyword",
        "id": id,
        "origin_id": id.trim_start_matches("yso:"),
        "data_source": "yso",
        "name": names,
        "alt_labels": [],
        "aggregate": false,
        "deprecated": false,
        "has_upcoming_events": events > 0,
        "n_events": events,
        "created_by": null,
        "last_modified_by": null,
        "publisher": null,
        "replaced_by": null,
        "image": null,
    })
}
