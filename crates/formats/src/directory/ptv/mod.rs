//! Palvelutietovaranto (PTV), the national register of services: open interface version 11.
//!
//! A service says what is offered, its channels say where and when: a service location has an address and hours, a
//! phone channel a number. Both are read. A service whose one location is among the bodies takes address, hours and
//! contact from it. What a service leaves empty may stand in its general description. Organisers are looked up in the
//! organisations among the bodies, and in [`Context::organisers`].
//!
//! Hand in everything that belongs together: the bodies lean on each other.

mod address;
mod channel;
mod early;
mod hours;
mod organisation;
mod service;

use std::collections::BTreeMap;

use rinnalla_domain::Language;
use rinnalla_domain::activity::Organiser;
use serde_json::Value;

use super::batch::{Seen, place};
use super::json::{self, Loose};
use super::{Batch, Body, Context, Gone, Next, Note, Why, words};

/// Reads bodies of the interface: pages, lists, and single bodies of any kind.
pub fn read(bodies: &[Body<'_>], cx: &Context) -> Batch {
    let mut batch = Batch::begun();
    let mut records = Vec::new();
    for body in bodies {
        match json::parse(body.bytes) {
            Ok(value) => collect(body.name, value, &mut records, &mut batch),
            Err(why) => batch.fail(body.name, why),
        }
    }
    let around = Around::of(&records, cx);
    let mut seen = Seen::default();
    for record in &records {
        take(record, &around, &mut seen, &mut batch);
    }
    batch
}

/// Reads pages of archived records, which name them alone: all of them are gone.
pub fn read_archived(bodies: &[Body<'_>], cx: &Context) -> Batch {
    let mut batch = read(bodies, cx);
    let archived = |rejected: &super::Rejected| matches!(rejected.why, Why::NotComplete(_));
    let named = batch.rejected.iter().filter(|rejected| archived(rejected)).map(|rejected| rejected.where_.clone());
    let gone: Vec<_> =
        std::mem::take(&mut batch.wanted).into_iter().zip(named).map(|(key, where_)| Gone { key, where_ }).collect();
    batch.rejected.retain(|rejected| !archived(rejected));
    batch.gone.extend(gone);
    batch
}

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Service,
    Channel,
    Organisation,
    GeneralDescription,
    Collection,
    /// An identity and a name.
    Mention,
    Other,
}

/// A body and its place.
struct Record {
    at: String,
    sort: Sort,
    body: Value,
}

/// Takes a page, a list or a body apart.
fn collect(name: &str, value: Value, records: &mut Vec<Record>, batch: &mut Batch) {
    let (page, pages) = (json::small::<u64>(value.number("pageNumber")), json::small::<u64>(value.number("pageCount")));
    let (inside, list) = match value {
        Value::Array(list) => ("", list),
        Value::Object(mut page) if page.contains_key("pageNumber") => match page.remove("itemList") {
            Some(Value::Array(list)) => ("/itemList", list),
            _ => ("/itemList", Vec::new()),
        },
        one => return push(place(name, "/"), one, records),
    };
    if let (Some(page), Some(pages)) = (page, pages)
        && page < pages
    {
        batch.next = Some(Next::Page(page + 1));
    }
    if let Err(why) = json::not_too_many(records.len() + list.len()) {
        return batch.fail(name, why);
    }
    for (index, item) in list.into_iter().enumerate() {
        push(place(name, &format!("{inside}/{index}")), item, records);
    }
}

fn push(at: String, body: Value, records: &mut Vec<Record>) {
    let body = early::as_v11(body);
    records.push(Record { at, sort: sort(&body), body });
}

fn sort(body: &Value) -> Sort {
    let Some(fields) = body.as_object() else { return Sort::Other };
    let has = |key: &str| fields.contains_key(key);
    match () {
        () if has("serviceNames") => Sort::Service,
        () if has("serviceChannelNames") => Sort::Channel,
        () if has("organizationNames") => Sort::Organisation,
        () if has("serviceCollectionNames") => Sort::Collection,
        () if has("names") && has("descriptions") => Sort::GeneralDescription,
        () if has("id") && fields.len() <= 4 => Sort::Mention,
        () => Sort::Other,
    }
}

/// Everything that bodies lean on.
struct Around<'a> {
    cx: &'a Context,
    organisers: BTreeMap<String, Organiser>,
    general: BTreeMap<String, &'a Value>,
    channels: BTreeMap<String, &'a Value>,
}

impl<'a> Around<'a> {
    fn of(records: &'a [Record], cx: &'a Context) -> Self {
        let mut around =
            Self { cx, organisers: cx.organisers.clone(), general: BTreeMap::new(), channels: BTreeMap::new() };
        for record in records {
            let Some(id) = record.body.text("id") else { continue };
            match record.sort {
                Sort::GeneralDescription => {
                    around.general.insert(id, &record.body);
                }
                Sort::Channel => {
                    around.channels.entry(id).or_insert(&record.body);
                }
                Sort::Organisation => {
                    if let Ok((read, _)) = organisation::read(&record.body, &record.at, cx) {
                        around.organisers.insert(id, read.organiser);
                    }
                }
                _ => {}
            }
        }
        around
    }
}

fn take(record: &Record, around: &Around<'_>, seen: &mut Seen, batch: &mut Batch) {
    let (at, body) = (&record.at, &record.body);
    let key = body.text("id").unwrap_or_default();
    match record.sort {
        Sort::GeneralDescription => batch.total_seen += 1,
        Sort::Mention => {
            batch.reject(at, Why::NotComplete("it only names a record".into()));
            batch.wanted.push(key);
        }
        Sort::Collection => batch.reject(at, Why::Unsupported("a collection of services".into())),
        Sort::Other => batch.reject(at, Why::Malformed("no service, channel or organisation".into())),
        Sort::Service | Sort::Channel | Sort::Organisation => match standing(body, &key) {
            Standing::Gone => batch.lose(key, at),
            Standing::Refused(why) => batch.reject(at, why),
            Standing::Published if record.sort == Sort::Organisation => {
                take_organisation(record, around, seen, batch);
            }
            Standing::Published => {
                let read = match record.sort {
                    Sort::Service => service::read(body, &key, at, around),
                    _ => channel::read(body, &key, at, around),
                };
                batch.keep(seen, read.map_err(|why| (at.clone(), why)));
            }
        },
    }
}

fn take_organisation(record: &Record, around: &Around<'_>, seen: &mut Seen, batch: &mut Batch) {
    let (read, notes) = match organisation::read(&record.body, &record.at, around.cx) {
        Ok(read) => read,
        Err(why) => return batch.reject(&record.at, why),
    };
    if let Some(first) = seen.first(&format!("organisation {}", read.key), &record.at) {
        return batch.reject(&record.at, Why::DuplicateKey { first });
    }
    batch.total_seen += 1;
    batch.notes.extend(notes.into_iter().map(|note| super::Noted { where_: record.at.clone(), note }));
    batch.organisers.push(read);
}

/// May a body be taken, by its publishing status?
enum Standing {
    Published,
    Gone,
    Refused(Why),
}

fn standing(body: &Value, key: &str) -> Standing {
    if key.is_empty() {
        return Standing::Refused(Why::NotComplete("a body to write with, without an identity".into()));
    }
    match body.text("publishingStatus").as_deref() {
        Some("Published") => Standing::Published,
        Some("Deleted" | "OldPublished" | "Removed" | "Archived") => Standing::Gone,
        Some(status) => Standing::Refused(Why::NotPublished(super::why::shown(status))),
        None => Standing::Refused(Why::NotComplete("it has no publishing status".into())),
    }
}

/// Texts of one type among `[{language, value, type}]`, with their languages; those of other languages are named.
fn texts<'v>(list: &'v [Value], sort: Option<&'v str>) -> impl Iterator<Item = (Result<Language, &'v str>, &'v str)> {
    list.iter().filter(move |item| sort.is_none() || item.get("type").and_then(Value::as_str) == sort).filter_map(
        |item| {
            let value = item.get("value")?.as_str().filter(|value| !value.trim().is_empty())?;
            let code = item.get("language").and_then(Value::as_str).unwrap_or_default();
            Some((words::language(code).ok_or(code), value))
        },
    )
}

/// One text among several languages: in Finnish, else in the first language there is.
fn one_text(list: &[Value]) -> Option<&str> {
    let finnish = texts(list, None).find(|(language, _)| *language == Ok(Language::Finnish));
    finnish.or_else(|| texts(list, None).next()).map(|(_, value)| value)
}

/// The last part of the address of a code: "KR1.2".
fn code_of(item: &Value) -> Option<String> {
    let uri = item.text("uri");
    let tail = uri.as_deref().and_then(|uri| uri.rsplit(['/', ':']).next()).map(str::to_owned);
    tail.filter(|tail| tail.starts_with('P') || tail.starts_with("KR")).or_else(|| item.text("code"))
}

impl super::draft::Draft<'_> {
    /// Names of a service or channel, with a note for each language that is not shown here.
    fn ptv_names(&mut self, names: &[Value]) -> Result<(), Why> {
        let typed = texts(names, Some("Name")).next().is_some();
        for (language, value) in texts(names, typed.then_some("Name")) {
            match language {
                Ok(language) => self.title(language, value)?,
                Err(code) => self.note(Note::OtherLanguage(super::why::shown(code))),
            }
        }
        Ok(())
    }

    /// Descriptions: a summary, what is offered, how to go about it.
    fn ptv_descriptions(&mut self, list: &[Value]) {
        for sort in
            [["Summary", "ShortDescription"], ["Description", ""], ["UserInstruction", "ServiceUserInstruction"]]
        {
            for sort in sort.into_iter().filter(|sort| !sort.is_empty()) {
                for (language, value) in texts(list, Some(sort)) {
                    if let Ok(language) = language {
                        self.describe(language, value);
                    }
                }
            }
        }
    }

    /// The organiser of an identity: among the bodies or those known, else by the name that stands beside it.
    ///
    /// A channel names its organisation by identity alone: a place whose organisation was not given stands for itself.
    fn ptv_organiser(
        &mut self,
        id: Option<&str>,
        name: Option<&str>,
        place: Option<&str>,
        around: &Around<'_>,
    ) -> Result<(), Why> {
        if let Some(known) = id.and_then(|id| around.organisers.get(id)) {
            self.arranged_by_known(known);
            return Ok(());
        }
        if let Some(name) = name {
            self.arranged_by(name, None);
            return Ok(());
        }
        let Some(key) = id.map(super::why::shown) else { return Ok(()) };
        if self.cx.organiser.is_none() {
            let Some(place) = place else {
                return Err(Why::NoOrganiser(format!("the organisation {key} is not known")));
            };
            self.arranged_by(place, None);
        }
        self.note(Note::Missing { what: "organisation", key });
        Ok(())
    }

    /// Where a service or channel is offered.
    fn ptv_areas(&mut self, body: &Value) {
        let sort = body.text("areaType").unwrap_or_default();
        if sort.starts_with("Nationwide") || sort.starts_with("WholeCountry") {
            self.say(super::Field::Areas);
            self.nationwide = true;
            return;
        }
        for area in body.list("areas") {
            let municipalities = area.list("municipalities");
            for municipality in municipalities {
                self.area(&municipality.text("code").unwrap_or_default());
            }
            if municipalities.is_empty() {
                self.ptv_area(area);
            }
        }
    }

    fn ptv_area(&mut self, area: &Value) {
        let code = area.text("code").unwrap_or_default();
        match area.text("type").unwrap_or_default().as_str() {
            "Municipality" => self.area(&code),
            "WellbeingServiceCounties" | "WellbeingServiceCounty" => {
                for municipality in super::areas::of_county(&code, self.cx.today) {
                    self.serves(municipality);
                }
            }
            sort => self.note(Note::UnknownArea(super::why::shown(&format!("{sort} {code}")))),
        }
    }
}
