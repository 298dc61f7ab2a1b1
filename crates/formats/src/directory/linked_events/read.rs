//! Reading events.

use std::collections::BTreeMap;

use rinnalla_domain::Language;
use rinnalla_domain::activity::{Kind, Price, Registration, Setting};
use serde_json::Value;

use super::series::{self, Series};
use crate::directory::batch::{Seen, place};
use crate::directory::draft::Draft;
use crate::directory::json::{self, Loose, small};
use crate::directory::why::shown;
use crate::directory::{Batch, Body, Context, Field, Imported, Next, Note, Why, days, topics, words};

/// Reads events, and the places and keywords that stand beside them.
pub fn read(bodies: &[Body<'_>], cx: &Context) -> Batch {
    let mut batch = Batch::begun();
    let mut records = Vec::new();
    for body in bodies {
        match json::parse(body.bytes) {
            Ok(value) => collect(body.name, value, &mut records, &mut batch),
            Err(why) => batch.fail(body.name, why),
        }
    }
    let around = Around::of(&records);
    let series = Series::of(&records, cx);
    let mut seen = Seen::default();
    for (at, record) in &records {
        take(at, record, &around, &series, cx, &mut seen, &mut batch);
    }
    batch
}

fn collect(name: &str, value: Value, records: &mut Vec<(String, Value)>, batch: &mut Batch) {
    let (inside, list) = match value {
        Value::Array(list) => ("", list),
        Value::Object(mut page) if page.contains_key("meta") && page.contains_key("data") => {
            let next = page.get("meta").and_then(|meta| meta.text("next"));
            if let Some(next) = next {
                batch.next = Some(Next::Address(next));
            }
            match page.remove("data") {
                Some(Value::Array(list)) => ("/data", list),
                _ => ("/data", Vec::new()),
            }
        }
        one => return records.push((place(name, "/"), one)),
    };
    if let Err(why) = json::not_too_many(records.len() + list.len()) {
        return batch.fail(name, why);
    }
    let placed = |(index, item)| (place(name, &format!("{inside}/{index}")), item);
    records.extend(list.into_iter().enumerate().map(placed));
}

/// What events point to.
pub(super) struct Around<'a> {
    places: BTreeMap<String, &'a Value>,
    keywords: BTreeMap<String, &'a Value>,
    organisations: BTreeMap<String, &'a Value>,
}

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Event,
    Place,
    Keyword,
    Organisation,
    Other,
}

pub(super) fn sort(record: &Value) -> Sort {
    let kind = record.text("@type").unwrap_or_default();
    match kind.as_str() {
        "Place" => Sort::Place,
        "Keyword" => Sort::Keyword,
        "Organization" => Sort::Organisation,
        kind if kind.starts_with("Event") => Sort::Event,
        _ if record.has("start_time") || record.has("event_status") || record.has("publication_status") => Sort::Event,
        _ if record.has("position") || record.has("street_address") || record.has("divisions") => Sort::Place,
        _ if record.has("alt_labels") || record.has("n_events") => Sort::Keyword,
        _ => Sort::Other,
    }
}

/// The identity of a record: its own, or the last part of its address.
pub(super) fn identity(record: &Value) -> Option<String> {
    record.text("id").or_else(|| record.text("@id").map(|address| last_part(&address)))
}

pub(super) fn last_part(address: &str) -> String {
    address.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned()
}

impl<'a> Around<'a> {
    fn of(records: &'a [(String, Value)]) -> Self {
        let of = |wanted| {
            let these = records.iter().filter(move |(_, record)| sort(record) == wanted);
            these.filter_map(|(_, record)| Some((identity(record)?, record))).collect()
        };
        Self { places: of(Sort::Place), keywords: of(Sort::Keyword), organisations: of(Sort::Organisation) }
    }
}

fn take(
    at: &str,
    record: &Value,
    around: &Around<'_>,
    series: &Series<'_>,
    cx: &Context,
    seen: &mut Seen,
    batch: &mut Batch,
) {
    match sort(record) {
        Sort::Place | Sort::Keyword | Sort::Organisation => batch.total_seen += 1,
        Sort::Other if identity(record).is_some() => {
            batch.reject(at, Why::NotComplete("it only names a record".into()));
            batch.wanted.extend(identity(record));
        }
        Sort::Other => batch.reject(at, Why::Malformed("no event, place or keyword".into())),
        Sort::Event => {
            let Some(key) = identity(record) else { return batch.reject(at, Why::NoKey) };
            let cancelled = record.text("event_status").is_some_and(|status| status.ends_with("EventCancelled"));
            if record.flag("deleted") == Some(true) || record.has("replaced_by") || cancelled && !series.is_part(record)
            {
                return batch.lose(key, at);
            }
            if let Some(status) = record.text("publication_status").filter(|status| status != "public") {
                return batch.reject(at, Why::NotPublished(shown(&status)));
            }
            if series.is_part(record) && !series.stands_for(&key) {
                // One day of a recurring event: it is in the schedule of the whole.
                batch.total_seen += 1;
                return;
            }
            let read = event(record, &key, at, around, series, cx);
            batch.keep(seen, read.map_err(|why| (at.to_owned(), why)));
        }
    }
}

fn event(
    record: &Value,
    key: &str,
    at: &str,
    around: &Around<'_>,
    series: &Series<'_>,
    cx: &Context,
) -> Result<(Imported, Vec<Note>), Why> {
    // The whole has the key of its super event, also when that one is not among the bodies.
    let key = series::super_event(record).filter(|_| series.is_part(record)).unwrap_or_else(|| key.to_owned());
    let mut draft = Draft::new(cx, "event", key.clone(), at);
    draft.kind = match record.text("type_id").as_deref() {
        Some("Course") => Kind::Course,
        Some("Volunteering") => Kind::VoluntaryTask,
        _ => Kind::Event,
    };
    draft.say(Field::Kind);
    for (language, name) in translated(record.get("name"), cx) {
        draft.title(language, &name)?;
    }
    for field in ["short_description", "description"] {
        for (language, text) in translated(record.get(field), cx) {
            draft.describe(language, &text);
        }
    }
    draft.le_organiser(record, around);
    draft.le_location(record, around);
    draft.le_subjects(record, around);
    draft.le_terms(record);
    match series.days(&key) {
        Some(days) => draft.le_days(days)?,
        None => draft.le_time(record)?,
    }
    if matches!(draft.kind, Kind::Event) && draft.schedule.next(cx.today, 2).len() > 1 {
        draft.kind = Kind::Group;
    }
    draft.finish()
}

/// Texts of an object `{fi, sv, en}`, or of one text in the language of the source.
pub(super) fn translated(value: Option<&Value>, cx: &Context) -> Vec<(Language, String)> {
    match value {
        Some(Value::Object(texts)) => {
            let all = texts.iter().filter_map(|(code, text)| Some((words::language(code)?, text.as_text()?)));
            let mut all: Vec<_> = all.collect();
            all.sort_by_key(|(language, _)| *language);
            all
        }
        Some(value) => value.as_text().map(|text| (cx.language, text)).into_iter().collect(),
        None => Vec::new(),
    }
}

/// One text: in Finnish, else in any language.
pub(super) fn one_of(value: Option<&Value>, cx: &Context) -> Option<String> {
    translated(value, cx).into_iter().next().map(|(_, text)| text)
}

/// What an event points to: written out, or known by its identity.
fn pointed<'v>(link: &'v Value, known: &BTreeMap<String, &'v Value>) -> Option<&'v Value> {
    if link.has("name") { Some(link) } else { known.get(&identity(link)?).copied() }
}

impl Draft<'_> {
    fn le_organiser(&mut self, record: &Value, around: &Around<'_>) {
        let cx = self.cx;
        let publisher = record.text("publisher");
        if let Some(provider) = one_of(record.get("provider"), cx) {
            self.arranged_by(&provider, None);
        } else if let Some(known) = publisher.as_ref().and_then(|id| cx.organisers.get(id)) {
            self.arranged_by_known(known);
        } else if let Some(name) =
            publisher.and_then(|id| around.organisations.get(&id).copied()).and_then(|o| one_of(o.get("name"), cx))
        {
            self.arranged_by(&name, None);
        }
        if let Some(contact) = one_of(record.get("provider_contact_info"), cx) {
            for word in contact.split_whitespace().filter(|word| word.contains('@')).take(1) {
                self.mail(word.trim_matches([',', '.', ';', '(', ')', '<', '>']));
            }
        }
        if let Some(url) = one_of(record.get("info_url"), cx) {
            self.web(&url);
        }
    }

    fn le_location(&mut self, record: &Value, around: &Around<'_>) {
        let cx = self.cx;
        let Some(link) = record.get("location").filter(|link| link.is_object()) else { return };
        let id = identity(link).unwrap_or_default();
        // "helsinki:internet" is the place of what is held on the web.
        if id.ends_with(":internet") {
            self.setting = Setting::Online;
            self.say(Field::Setting);
            return;
        }
        let Some(found) = pointed(link, &around.places) else {
            return self.note(Note::Missing { what: "place", key: shown(&id) });
        };
        self.say(Field::Setting);
        for (field, of) in [("name", 0_u8), ("street_address", 1), ("postal_code", 2), ("address_locality", 3)] {
            let text = one_of(found.get(field), cx);
            self.of_place(text.as_deref(), |place| match of {
                0 => &mut place.name,
                1 => &mut place.street,
                2 => &mut place.postal_code,
                _ => &mut place.village,
            });
        }
        if let Some(way) = one_of(record.get("location_extra_info"), cx) {
            self.way_there(&way);
        }
        let at = found.get("position").map_or(&[][..], |position| position.list("coordinates"));
        if let [longitude, latitude] = at
            && let (Some(longitude), Some(latitude)) = (longitude.as_f64(), latitude.as_f64())
        {
            self.point(latitude, longitude);
        }
        let town = one_of(found.get("address_locality"), cx);
        let division = found.list("divisions").iter().find(|division| division.text("type").as_deref() == Some("muni"));
        let named = division.and_then(|division| division.text("municipality").or_else(|| division.text("ocd_id")));
        let named = named.map(|name| name.rsplit(':').next().unwrap_or_default().to_owned());
        if let Some(area) = named.or(town) {
            self.area(&area);
        }
    }

    fn le_subjects(&mut self, record: &Value, around: &Around<'_>) {
        for link in record.list("keywords") {
            let id = identity(link).unwrap_or_default();
            let label = pointed(link, &around.keywords).and_then(|keyword| one_of(keyword.get("name"), self.cx));
            self.concept(Some(&id), label.as_deref());
        }
        for link in record.list("audience") {
            let by_number = identity(link).as_deref().and_then(topics::yso_number).and_then(topics::audience_of_yso);
            let label = pointed(link, &around.keywords).and_then(|keyword| one_of(keyword.get("name"), self.cx));
            let by_label = || label.as_deref().and_then(topics::audience_of_label);
            if let Some(audience) = by_number.or_else(by_label) {
                self.audience(audience);
            }
        }
        self.aged(small(record.number("audience_min_age")), small(record.number("audience_max_age")));
        for language in record.list("in_language") {
            self.spoken(&identity(language).unwrap_or_default());
        }
    }

    /// Price, places and signing up.
    fn le_terms(&mut self, record: &Value) {
        for offer in record.list("offers") {
            match offer.flag("is_free") {
                Some(true) => self.costs(Price::Free),
                Some(false) if self.price == Price::Unknown => self.costs(Price::Paid),
                _ => {}
            }
            for field in ["price", "description"] {
                if let Some(words) = one_of(offer.get(field), self.cx) {
                    self.price_in_words(&words);
                }
            }
        }
        self.places.total = small(record.number("maximum_attendee_capacity"));
        self.places.free = small(record.number("remaining_attendee_capacity"));
        if self.places.total.is_some() || self.places.free.is_some() {
            self.say(Field::Places);
        }
        if record.has("enrolment_start_time") || record.has("enrolment_end_time") || record.has("registration") {
            self.registers(Registration::Needed);
        }
    }

    /// The time of one event.
    fn le_time(&mut self, record: &Value) -> Result<(), Why> {
        let raw = record.text("start_time").ok_or(Why::NoDay)?;
        let mut start = days::needed(&raw, Field::Schedule, self.cx.today)?;
        if record.flag("has_start_time") == Some(false) {
            start.time = None;
        }
        let end = record.text("end_time").map(|raw| days::needed(&raw, Field::EndsOn, self.cx.today)).transpose()?;
        self.lasts(start, end.filter(|_| record.flag("has_end_time") != Some(false)), end)
    }
}
