//! Reading services and organisations.

use std::collections::BTreeSet;

use rinnalla_domain::activity::{Audience, Facet, Kind, Known, Need, Organiser, Price, Registration, Setting, Theme};
use rinnalla_domain::business_id::BusinessId;
use serde_json::Value;

use crate::directory::batch::{Seen, place};
use crate::directory::draft::Draft;
use crate::directory::json::{self, Loose, small};
use crate::directory::why::shown;
use crate::directory::{
    Batch, Body, Context, Field, Imported, ImportedOrganiser, Next, Note, Why, areas, topics, words,
};

/// Reads services and organisations: pages, lists and single bodies.
pub fn read(bodies: &[Body<'_>], cx: &Context) -> Batch {
    let mut batch = Batch::begun();
    let mut records = Vec::new();
    for body in bodies {
        match json::parse(body.bytes) {
            Ok(value) => collect(body.name, value, &mut records, &mut batch),
            Err(why) => batch.fail(body.name, why),
        }
    }
    let wholes = records.iter().filter(|record| !record.short);
    let wholes = wholes.filter(|record| matches!(record.sort, Sort::Service | Sort::Organisation));
    let whole: BTreeSet<String> = wholes.filter_map(|record| record.body.text("id")).collect();
    let mut seen = Seen::default();
    for record in &records {
        take(record, &whole, cx, &mut seen, &mut batch);
    }
    batch
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Service,
    Organisation,
    AtLocation,
    Taxonomy,
    Root,
    Other,
}

struct Record {
    at: String,
    sort: Sort,
    /// An item of a list, or nested in another body: a whole body of the same service counts more.
    short: bool,
    body: Value,
}

fn collect(name: &str, value: Value, records: &mut Vec<Record>, batch: &mut Batch) {
    let (inside, list) = match value {
        Value::Array(list) => ("", list),
        Value::Object(mut page) if page.contains_key("contents") => {
            let number = |key: &str| small::<u64>(page.get(key).and_then(Value::as_f64));
            if let (Some(page), Some(pages)) = (number("page_number"), number("total_pages"))
                && page < pages
            {
                batch.next = Some(Next::Page(page + 1));
            }
            match page.remove("contents") {
                Some(Value::Array(list)) => ("/contents", list),
                _ => ("/contents", Vec::new()),
            }
        }
        one => return push(place(name, "/"), one, false, records),
    };
    if let Err(why) = json::not_too_many(records.len() + list.len()) {
        return batch.fail(name, why);
    }
    for (index, item) in list.into_iter().enumerate() {
        if inside == "/contents" && sort(&item) == Sort::Service {
            batch.wanted.extend(item.text("id"));
        }
        push(place(name, &format!("{inside}/{index}")), item, inside == "/contents", records);
    }
}

fn push(at: String, body: Value, short: bool, records: &mut Vec<Record>) {
    let sort = sort(&body);
    if sort == Sort::Organisation {
        // Services nested in their organisation do not name it again.
        for (index, service) in body.list("services").iter().enumerate() {
            let mut service = service.clone();
            if let Some(fields) = service.as_object_mut().filter(|fields| fields.contains_key("name")) {
                let by = serde_json::json!({
                    "id": body.get("id"), "name": body.get("name"),
                    "organization_identifiers": body.get("organization_identifiers"),
                });
                fields.entry("organization").or_insert(by);
                push(format!("{at} /services/{index}"), service, true, records);
            }
        }
    }
    records.push(Record { at, sort, short, body });
}

fn sort(body: &Value) -> Sort {
    let has = |keys: &[&str]| keys.iter().any(|key| body.has(key));
    match () {
        () if !body.is_object() => Sort::Other,
        () if body.get("service").is_some_and(Value::is_object) || has(&["location_id"]) => Sort::AtLocation,
        () if has(&["location"]) && !has(&["name"]) => Sort::AtLocation,
        () if has(&["status", "service_at_locations", "organization", "schedules", "cost_options"]) => Sort::Service,
        () if has(&["openapi_url"]) => Sort::Root,
        () if has(&["term_uri", "parent_id", "taxonomy", "taxonomy_id", "taxonomy_terms", "version"]) => Sort::Taxonomy,
        () if has(&["website", "organization_identifiers", "services", "locations", "legal_status", "logo"]) => {
            Sort::Organisation
        }
        () => Sort::Other,
    }
}

fn take(record: &Record, whole: &BTreeSet<String>, cx: &Context, seen: &mut Seen, batch: &mut Batch) {
    let (at, body) = (&record.at, &record.body);
    match record.sort {
        Sort::Taxonomy => batch.total_seen += 1,
        Sort::Root => batch.reject(at, Why::Unsupported("a description of the interface".into())),
        Sort::Other => batch.reject(at, Why::Malformed("no service and no organisation".into())),
        _ if record.short && whole.contains(&body.text("id").unwrap_or_default()) => batch.total_seen += 1,
        Sort::Organisation => organisation(body, at, cx, seen, batch),
        Sort::AtLocation => match at_location(body) {
            Some(service) if !whole.contains(&service.text("id").unwrap_or_default()) => {
                take_service(&service, at, cx, seen, batch);
            }
            Some(_) => batch.total_seen += 1,
            None => batch.reject(at, Why::NotComplete("a place without its service".into())),
        },
        Sort::Service => take_service(body, at, cx, seen, batch),
    }
}

/// A service at a location, turned about: the service, with the one location.
fn at_location(body: &Value) -> Option<Value> {
    let mut service = body.get("service").filter(|service| service.has("name"))?.clone();
    let fields = service.as_object_mut()?;
    let mut here = body.clone();
    here.as_object_mut()?.remove("service");
    if !fields.contains_key("schedules") && body.has("schedules") {
        fields.insert("schedules".into(), body.get("schedules").cloned().unwrap_or_default());
    }
    fields.insert("service_at_locations".into(), Value::Array(vec![here]));
    Some(service)
}

fn take_service(body: &Value, at: &str, cx: &Context, seen: &mut Seen, batch: &mut Batch) {
    let key = body.text("id").unwrap_or_default();
    match body.text("status").as_deref() {
        Some("active") => {
            let read = service(body, &key, at, cx);
            batch.keep(seen, read.map_err(|why| (at.to_owned(), why)));
        }
        Some("inactive" | "defunct") if !key.is_empty() => batch.lose(key, at),
        Some(status) => batch.reject(at, Why::NotPublished(shown(status))),
        None => batch.reject(at, Why::NotComplete("it has no status".into())),
    }
}

fn service(body: &Value, key: &str, at: &str, cx: &Context) -> Result<(Imported, Vec<Note>), Why> {
    let mut draft = Draft::new(cx, "service", key, at);
    draft.kind = Kind::Service;
    draft.lasting = true;
    draft.title(cx.language, &body.text("name").ok_or(Why::NoName)?)?;
    for field in ["description", "eligibility_description", "application_process"] {
        draft.describe(cx.language, &body.text(field).unwrap_or_default());
    }
    if let Some(by) = body.get("organization") {
        draft.hsds_organiser(by);
    } else if let Some(known) = body.text("organization_id").and_then(|id| cx.organisers.get(&id)) {
        draft.arranged_by_known(known);
    }
    draft.hsds_contact(body);
    draft.aged(small(body.number("minimum_age")), small(body.number("maximum_age")));
    for language in body.list("languages") {
        draft.spoken(&language.text("code").or_else(|| language.text("name")).unwrap_or_default());
    }
    draft.hsds_price(body);
    draft.hsds_places(body);
    for attribute in body.list("attributes") {
        if let Some(term) = attribute.get("taxonomy_term") {
            draft.hsds_term(term);
        }
    }
    for area in body.list("service_areas") {
        if area.text("extent_type").as_deref() == Some("country") && area.text("extent").as_deref() == Some("FI") {
            draft.say(Field::Areas);
            draft.nationwide = true;
            continue;
        }
        let named = area.text("extent").filter(|extent| areas::municipality(extent, cx.today).is_some());
        draft.area(&named.or_else(|| area.text("name")).unwrap_or_default());
    }
    for schedule in body.list("schedules") {
        draft.hsds_schedule(schedule);
    }
    draft.finish()
}

impl Draft<'_> {
    fn hsds_organiser(&mut self, by: &Value) {
        let known = by.text("id").and_then(|id| self.cx.organisers.get(&id));
        if let Some(known) = known {
            return self.arranged_by_known(known);
        }
        let id = finnish_identifier(by);
        self.arranged_by(&by.text("name").unwrap_or_default(), id.as_deref());
    }

    fn hsds_contact(&mut self, body: &Value) {
        let contacts = || body.list("contacts").iter();
        for contact in contacts() {
            self.ask(&contact.text("name").unwrap_or_default());
        }
        for phone in body.list("phones").iter().chain(contacts().flat_map(|contact| contact.list("phones"))) {
            if phone.text("type").is_none_or(|sort| matches!(sort.as_str(), "voice" | "cell")) {
                self.phone(&phone.text("number").unwrap_or_default());
            }
        }
        self.mail(&body.text("email").unwrap_or_default());
        for contact in contacts() {
            self.mail(&contact.text("email").unwrap_or_default());
        }
        self.web(&body.text("url").unwrap_or_default());
    }

    fn hsds_price(&mut self, body: &Value) {
        let options = body.list("cost_options");
        let amounts: Vec<f64> = options.iter().filter_map(|option| option.number("amount")).collect();
        if !amounts.is_empty() {
            self.costs(if amounts.iter().any(|amount| *amount > 0.0) { Price::Paid } else { Price::Free });
        }
        for option in options {
            let words = option.text("amount_description").or_else(|| option.text("option"));
            self.price_in_words(&words.unwrap_or_default());
        }
        for field in ["fees_description", "fees"] {
            self.price_in_words(&body.text(field).unwrap_or_default());
        }
    }

    /// The one place; several are not chosen from.
    fn hsds_places(&mut self, body: &Value) {
        let places: Vec<&Value> =
            body.list("service_at_locations").iter().filter_map(|at| at.get("location")).collect();
        let one = match places.as_slice() {
            [] => return,
            [one] => one,
            several => return self.note(Note::SeveralPlaces(several.len())),
        };
        self.say(Field::Setting);
        if one.text("location_type").as_deref() == Some("virtual") {
            self.setting = Setting::Online;
            return;
        }
        self.of_place(one.text("name").as_deref(), |place| &mut place.name);
        let is_visited = |address: &&Value| address.text("address_type").as_deref() != Some("postal");
        let addresses = one.list("addresses");
        if let Some(address) = addresses.iter().find(is_visited).or_else(|| addresses.first()) {
            self.of_place(address.text("address_1").as_deref(), |place| &mut place.street);
            self.of_place(address.text("postal_code").as_deref(), |place| &mut place.postal_code);
            self.of_place(address.text("city").as_deref(), |place| &mut place.village);
            let town = address.text("city").and_then(|city| areas::municipality(&city, self.cx.today));
            if let Some(town) = town.filter(|_| !self.has_area()) {
                self.serves(town);
            }
        }
        self.way_there(&one.text("transportation").unwrap_or_default());
        if let (Some(latitude), Some(longitude)) = (one.number("latitude"), one.number("longitude")) {
            self.point(latitude, longitude);
        }
    }

    /// A term of a taxonomy: of YSO by its address, of ours by its code, else by its label.
    fn hsds_term(&mut self, term: &Value) {
        let code = term.text("code").unwrap_or_default();
        match code.split_once(':') {
            Some(("theme", word)) => {
                if let Some(theme) = Theme::parse(word) {
                    self.theme(theme);
                }
            }
            Some(("need", word)) => {
                if let Some(need) = Need::parse(word).filter(|need| !self.needs.contains(need)) {
                    self.say(Field::Needs);
                    self.needs.push(need);
                }
            }
            Some(("audience", word)) => {
                if let Some(audience) = Audience::parse(word) {
                    self.audience(audience);
                }
            }
            Some(("kind", word)) => {
                if let Some(kind) = Kind::parse(word) {
                    self.say(Field::Kind);
                    self.kind = kind;
                }
            }
            Some(("facet", word)) => {
                if let Some(facet) = Facet::parse(word) {
                    self.facet(facet, Known::Yes);
                }
            }
            Some(("registration", word)) => {
                if let Some(registration) = Registration::parse(word) {
                    self.registers(registration);
                }
            }
            _ => {
                let (uri, name) = (term.text("term_uri"), term.text("name"));
                self.concept(uri.as_deref(), name.as_deref());
                if let Some(audience) = name.as_deref().and_then(topics::audience_of_label) {
                    self.audience(audience);
                }
            }
        }
    }
}

/// The identifier of an organisation that is a Finnish business identity code.
fn finnish_identifier(body: &Value) -> Option<String> {
    let all = body.list("organization_identifiers").iter();
    let finnish = |one: &&Value| {
        let named = [one.text("identifier_scheme"), one.text("identifier_type")].into_iter().flatten();
        named.into_iter().any(|name| {
            let name = name.to_lowercase();
            name.contains("fi-pro")
                || name.contains("fi-prh")
                || name.contains("tunnus")
                || name.contains("business id")
        })
    };
    all.clone().find(finnish).and_then(|one| one.text("identifier"))
}

fn organisation(body: &Value, at: &str, cx: &Context, seen: &mut Seen, batch: &mut Batch) {
    let Some(key) = body.text("id") else { return batch.reject(at, Why::NoKey) };
    let Some(name) = body.text("name").and_then(|name| words::line(&name, words::LINE).0) else {
        return batch.reject(at, Why::NoName);
    };
    if let Some(first) = seen.first(&format!("organisation {key}"), at) {
        return batch.reject(at, Why::DuplicateKey { first });
    }
    let raw = finnish_identifier(body);
    let business_id = raw.as_deref().and_then(|raw| BusinessId::parse(raw).ok());
    if let (Some(raw), None) = (raw, &business_id) {
        let note = Note::LeftOut { field: Field::BusinessId, is: shown(&raw) };
        batch.notes.push(crate::directory::Noted { where_: at.to_owned(), note });
    }
    batch.total_seen += 1;
    let towns = body.list("locations").iter().flat_map(|location| location.list("addresses"));
    batch.organisers.push(ImportedOrganiser {
        key,
        organiser: Organiser { name, business_id, organisation: None },
        municipality: towns.into_iter().find_map(|a| areas::municipality(&a.text("city")?, cx.today)),
        web: body.text("website").as_deref().and_then(words::web),
        where_: at.to_owned(),
    });
}
