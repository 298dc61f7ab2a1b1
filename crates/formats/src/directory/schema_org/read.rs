//! Reading events, series and courses.

use rinnalla_domain::activity::{Kind, Price, Setting};
use serde_json::Value;

use super::node::{bare, each, language, language_code, name, text, texts, types};
use super::page;
use crate::directory::batch::{Seen, place};
use crate::directory::draft::Draft;
use crate::directory::json::{self, Loose, small};
use crate::directory::why::shown;
use crate::directory::{Batch, Body, Context, Field, Imported, Note, Why, areas, topics};

/// The largest page, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

/// Reads files of JSON-LD and pages that carry it.
pub fn read(bodies: &[Body<'_>], cx: &Context) -> Batch {
    let mut batch = Batch::begun();
    let mut seen = Seen::default();
    for body in bodies {
        if let Err(why) = one(body, cx, &mut seen, &mut batch) {
            batch.fail(body.name, why);
        }
        if let Err(why) = json::not_too_many(batch.total_seen) {
            batch.fail(body.name, why);
            break;
        }
    }
    batch
}

fn one(body: &Body<'_>, cx: &Context, seen: &mut Seen, batch: &mut Batch) -> Result<(), Why> {
    let bare = body.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body.bytes);
    let first = bare.iter().find(|byte| !byte.is_ascii_whitespace());
    if matches!(first, Some(b'{' | b'[')) {
        walk(&json::parse(bare)?, &place(body.name, ""), cx, seen, batch);
        return Ok(());
    }
    if body.bytes.len() > LARGEST {
        return Err(Why::TooLarge(format!("{} bytes where at most {LARGEST} are read", body.bytes.len())));
    }
    let page = String::from_utf8_lossy(body.bytes);
    let blocks = page::blocks(&page);
    if blocks.is_empty() {
        return Err(Why::BrokenFile("the page carries no JSON-LD".into()));
    }
    for (number, block) in blocks.into_iter().enumerate() {
        let at = place(body.name, &format!("block {}", number + 1));
        match json::parse(block.trim().as_bytes()) {
            Ok(value) => walk(&value, &at, cx, seen, batch),
            Err(why) => batch.reject(&at, why),
        }
    }
    Ok(())
}

/// Where events may be found inside what is none.
const INSIDE: [&str; 7] = ["@graph", "itemListElement", "item", "event", "events", "mainEntity", "hasPart"];

/// Takes every event below a value. The depth is bounded by that of the JSON.
fn walk(value: &Value, at: &str, cx: &Context, seen: &mut Seen, batch: &mut Batch) {
    if batch.total_seen > json::MOST_RECORDS {
        return;
    }
    match value {
        Value::Array(list) => {
            for (index, item) in list.iter().enumerate() {
                walk(item, &format!("{at}/{index}"), cx, seen, batch);
            }
        }
        Value::Object(_) => {
            if let Some(sort) = sort(value) {
                return take(value, sort, at, cx, seen, batch);
            }
            let inside: Vec<&str> = INSIDE.into_iter().filter(|key| value.has(key)).collect();
            if inside.is_empty() {
                let types = types(value).join(", ");
                let what = if types.is_empty() { "a node without a type".to_owned() } else { shown(&types) };
                batch.reject(at, Why::Unsupported(what));
            }
            for key in inside {
                walk(&value[key], &format!("{at}/{key}"), cx, seen, batch);
            }
        }
        _ => batch.reject(at, Why::Malformed("no node of JSON-LD".into())),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Event,
    Series,
    Course,
}

fn sort(node: &Value) -> Option<Sort> {
    let types = types(node);
    let is = |wanted: &str| types.contains(&wanted);
    // What is broadcast, sold or delivered is not something that one takes part in.
    if ["PublicationEvent", "BroadcastEvent", "OnDemandEvent", "SaleEvent", "DeliveryEvent"].iter().any(|no| is(no)) {
        return None;
    }
    match () {
        () if is("EventSeries") || is("SessionSeries") => Some(Sort::Series),
        () if is("Course") || is("CourseInstance") => Some(Sort::Course),
        () if types.iter().any(|name| name.ends_with("Event") || matches!(*name, "Festival" | "Hackathon")) => {
            Some(Sort::Event)
        }
        () => None,
    }
}

fn take(node: &Value, sort: Sort, at: &str, cx: &Context, seen: &mut Seen, batch: &mut Batch) {
    let parts: Vec<&Value> = each(node.get("subEvent")).chain(each(node.get("subEvents"))).collect();
    let own = text(node, "name");
    let alike = sort == Sort::Series || parts.iter().all(|part| text(part, "name").is_none_or(|n| Some(n) == own));
    if !alike {
        for (index, part) in parts.iter().enumerate() {
            walk(part, &format!("{at}/subEvent/{index}"), cx, seen, batch);
        }
    }
    let status = text(node, "eventStatus").unwrap_or_default();
    let key = key(node);
    match (bare(&status), key) {
        (_, None) => batch.reject(at, Why::NoKey),
        ("EventCancelled", Some(key)) => batch.lose(key, at),
        ("EventPostponed", Some(_)) => batch.reject(at, Why::NoDay),
        (_, Some(key)) => {
            let parts = if alike { parts.as_slice() } else { &[] };
            let read = event(node, parts, sort, &key, at, cx);
            batch.keep(seen, read.map_err(|why| (at.to_owned(), why)));
        }
    }
}

/// The identity: its address, its identifier, its page, else its name and first day.
fn key(node: &Value) -> Option<String> {
    let identifier = each(node.get("identifier")).find_map(|id| id.as_text().or_else(|| text(id, "value")));
    let address = text(node, "@id").filter(|id| !id.starts_with("_:"));
    let named = || Some(format!("{} {}", text(node, "name")?, text(node, "startDate").unwrap_or_default()));
    address.or(identifier).or_else(|| text(node, "url")).or_else(named).map(|key| key.trim().to_owned())
}

fn event(
    node: &Value,
    parts: &[&Value],
    sort: Sort,
    key: &str,
    at: &str,
    cx: &Context,
) -> Result<(Imported, Vec<Note>), Why> {
    let mut draft = Draft::new(cx, if sort == Sort::Course { "Course" } else { "Event" }, key, at);
    let language = language(node, cx);
    for (language, name) in texts(node.get("name"), language) {
        draft.title(language, &name)?;
    }
    for (language, text) in texts(node.get("description"), language) {
        draft.describe(language, &text);
    }
    draft.kind = match sort {
        Sort::Event => Kind::Event,
        Sort::Series => Kind::Group,
        Sort::Course => Kind::Course,
    };
    draft.say(Field::Kind);
    draft.so_organiser(node);
    draft.so_where(node);
    draft.so_subjects(node);
    draft.so_terms(node);
    draft.web(&text(node, "url").unwrap_or_default());
    draft.so_when(node, parts)?;
    draft.finish()
}

impl Draft<'_> {
    fn so_organiser(&mut self, node: &Value) {
        let by = ["organizer", "provider", "offeredBy"].iter().find_map(|key| each(node.get(*key)).next());
        let Some(by) = by else { return };
        let id = ["taxID", "vatID", "leiCode"].iter().find_map(|key| text(by, key));
        let id = id.or_else(|| each(by.get("identifier")).find_map(|id| id.as_text().or_else(|| text(id, "value"))));
        let id = id.filter(|id| rinnalla_domain::business_id::BusinessId::parse(id).is_ok());
        if let Some(name) = name(by) {
            self.arranged_by(&name, id.as_deref());
        }
        self.phone(&text(by, "telephone").unwrap_or_default());
        self.mail(&text(by, "email").unwrap_or_default());
    }

    fn so_where(&mut self, node: &Value) {
        if let Some(mode) = text(node, "eventAttendanceMode") {
            self.say(Field::Setting);
            if bare(&mode) == "OnlineEventAttendanceMode" {
                self.setting = Setting::Online;
            }
        }
        for location in each(node.get("location")) {
            if types(location).contains(&"VirtualLocation") {
                if self.place.name.is_none() {
                    self.setting = Setting::Online;
                    self.say(Field::Setting);
                }
                self.web(&text(location, "url").unwrap_or_default());
            } else if self.place.name.is_none() {
                self.so_place(location);
            }
        }
    }

    fn so_place(&mut self, location: &Value) {
        if let Some(whole) = location.as_text() {
            self.of_place(Some(&whole), |place| &mut place.name);
            if let Some(code) = areas::at_the_end_of(&whole, self.cx.today) {
                self.serves(code);
            }
            return;
        }
        self.of_place(text(location, "name").as_deref(), |place| &mut place.name);
        for address in each(location.get("address")) {
            if let Some(whole) = address.as_text() {
                self.of_place(Some(&whole), |place| &mut place.street);
                if let Some(code) = areas::at_the_end_of(&whole, self.cx.today) {
                    self.serves(code);
                }
                continue;
            }
            self.of_place(text(address, "streetAddress").as_deref(), |place| &mut place.street);
            self.of_place(text(address, "postalCode").as_deref(), |place| &mut place.postal_code);
            let town = text(address, "addressLocality");
            self.of_place(town.as_deref(), |place| &mut place.village);
            if let Some(town) = town {
                self.area(&town);
            }
        }
        for geo in each(location.get("geo")) {
            if let (Some(latitude), Some(longitude)) = (geo.number("latitude"), geo.number("longitude")) {
                self.point(latitude, longitude);
            }
        }
    }

    fn so_subjects(&mut self, node: &Value) {
        for word in each(node.get("keywords")).chain(each(node.get("about"))).chain(each(node.get("activity"))) {
            if let Some(words) = word.as_text() {
                for word in words.split([',', ';']) {
                    self.concept(Some(word), Some(word));
                }
                continue;
            }
            let uri = text(word, "@id").or_else(|| text(word, "url"));
            let label = name(word).or_else(|| text(word, "prefLabel"));
            self.concept(uri.as_deref(), label.as_deref());
        }
        for audience in each(node.get("audience")) {
            let label = audience.as_text().or_else(|| text(audience, "audienceType")).or_else(|| name(audience));
            if let Some(known) = label.as_deref().and_then(topics::audience_of_label) {
                self.audience(known);
            }
            self.aged(small(audience.number("suggestedMinAge")), small(audience.number("suggestedMaxAge")));
        }
        if let Some(range) = text(node, "typicalAgeRange") {
            let mut ages = range.split(|c: char| !c.is_ascii_digit()).map(|age| age.parse::<u8>().ok());
            self.aged(ages.next().flatten(), ages.next().flatten());
        }
        for code in each(node.get("inLanguage")).filter_map(language_code) {
            self.spoken(&code);
        }
    }

    /// Price and places.
    fn so_terms(&mut self, node: &Value) {
        match node.flag("isAccessibleForFree") {
            Some(true) => self.costs(Price::Free),
            Some(false) => self.costs(Price::Paid),
            None => {}
        }
        let prices: Vec<f64> = each(node.get("offers")).filter_map(|offer| offer.number("price")).collect();
        if self.price == Price::Unknown && !prices.is_empty() {
            self.costs(if prices.iter().any(|price| *price > 0.0) { Price::Paid } else { Price::Free });
        }
        if let Some(price) = prices.iter().copied().reduce(f64::max).filter(|price| *price > 0.0) {
            let euros = each(node.get("offers")).all(|o| text(o, "priceCurrency").is_none_or(|c| c == "EUR"));
            if euros {
                self.price_in_words(&format!("{} €", price.to_string().replace('.', ",")));
            }
        }
        self.places.total = small(node.number("maximumAttendeeCapacity"));
        self.places.free = small(node.number("remainingAttendeeCapacity"));
        if self.places.total.is_some() || self.places.free.is_some() {
            self.say(Field::Places);
        }
    }
}
