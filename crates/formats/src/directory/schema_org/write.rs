//! Writing: what the page of an entry tells to search engines, in one language.

use jiff::civil::Weekday;
use rinnalla_domain::activity::{Activity, Kind, Occurrence, Price, Recurrence, Setting, Slot, Status};
use serde_json::{Map, Value, json};

use crate::directory::areas;
use crate::directory::telling::{Telling, Term, begins, ends, lean};
use crate::directory::topics;

/// Days of a series that are told one by one.
const MOST_DAYS: usize = 10;

/// An event, a series of events, or a service when no day is known.
pub fn event(activity: &Activity, telling: &Telling<'_>) -> Value {
    let content = &activity.content;
    let ahead = content.schedule.next(telling.today, MOST_DAYS);
    let page = telling.page(activity);
    let wording = content.wording(telling.language);
    let mut body = Map::new();
    let mut put = |key: &str, value: Value| {
        body.insert(key.to_owned(), value);
    };
    put("@context", json!("https://schema.org"));
    put("@id", json!(page));
    put("url", json!(page));
    put("name", json!(wording.map(|wording| wording.title.as_str())));
    put("description", json!(wording.map(|wording| wording.description.as_str())));
    let spoken = content.languages.iter().map(|language| language.code()).filter(|code| *code != "other");
    put("inLanguage", spoken.map(|code| json!(code)).collect());
    put("audience", content.audiences.iter().map(|audience| concept(Term::Audience(*audience), telling)).collect());
    put("offers", offers(activity, &page));
    put(
        "isAccessibleForFree",
        if content.price == Price::Unknown { Value::Null } else { json!(content.price == Price::Free) },
    );
    let by = organiser(activity);
    if ahead.is_empty() {
        put("@type", json!("Service"));
        put("provider", by);
        put("areaServed", content.areas.iter().map(|code| json!(areas::name(*code).map(|m| &m.name_fi))).collect());
        return lean(Value::Object(body));
    }
    put("@type", sort(content.kind, ahead.len()));
    put("organizer", by);
    put("about", content.themes.iter().map(|theme| concept(Term::Theme(*theme), telling)).collect());
    put("eventStatus", json!(status(activity)));
    put("eventAttendanceMode", json!(mode(content.setting)));
    put("location", location(activity, &page));
    put("typicalAgeRange", ages(content.age_from, content.age_to));
    put("maximumAttendeeCapacity", json!(content.places.total));
    put("remainingAttendeeCapacity", json!(content.places.free));
    put("startDate", json!(ahead.first().map(begins)));
    if let [once] = ahead.as_slice() {
        put("endDate", json!(ends(once)));
    } else {
        put("endDate", json!(content.schedule.last_day().map(|day| day.to_string())));
        put("eventSchedule", content.schedule.slots.iter().filter_map(|slot| schedule(slot, activity)).collect());
        put("subEvent", ahead.iter().map(|day| part(day, activity, telling)).collect());
    }
    lean(Value::Object(body))
}

/// The JSON as it may stand within `<script type="application/ld+json">`: no text can end the script.
pub fn script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn sort(kind: Kind, days: usize) -> Value {
    let of = match kind {
        Kind::Course => "EducationEvent",
        Kind::Group | Kind::Event | Kind::Support | Kind::VoluntaryTask | Kind::Service => "Event",
    };
    if days > 1 { json!([of, "EventSeries"]) } else { json!(of) }
}

fn status(activity: &Activity) -> &'static str {
    match activity.status {
        Status::Ended => "https://schema.org/EventCancelled",
        Status::Published | Status::Draft | Status::Suspended => "https://schema.org/EventScheduled",
    }
}

fn mode(setting: Setting) -> &'static str {
    match setting {
        Setting::Online | Setting::Phone => "https://schema.org/OnlineEventAttendanceMode",
        Setting::Place | Setting::Home => "https://schema.org/OfflineEventAttendanceMode",
    }
}

fn concept(term: Term, telling: &Telling<'_>) -> Value {
    let name = telling.word(term);
    match term {
        Term::Theme(theme) => {
            json!({ "@type": "DefinedTerm", "@id": format!("http://www.yso.fi/onto/yso/p{}", theme.yso()), "name": name })
        }
        Term::Audience(audience) => json!({
            "@type": "Audience",
            "@id": format!("http://www.yso.fi/onto/yso/p{}", topics::yso_of_audience(audience)),
            "audienceType": name,
        }),
        _ => Value::Null,
    }
}

fn organiser(activity: &Activity) -> Value {
    let content = &activity.content;
    json!({
        "@type": "Organization",
        "name": content.organiser.name.as_str(),
        "taxID": content.organiser.business_id.as_ref().map(ToString::to_string),
        "telephone": content.contact.phone.as_ref().map(rinnalla_domain::phone::Phone::key),
        "email": content.contact.mail.as_ref().map(ToString::to_string),
        "url": content.contact.web.as_ref().map(ToString::to_string),
    })
}

fn offers(activity: &Activity, page: &str) -> Value {
    if activity.content.price != Price::Free {
        return Value::Null;
    }
    json!({ "@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": page })
}

fn location(activity: &Activity, page: &str) -> Value {
    let content = &activity.content;
    if matches!(content.setting, Setting::Online | Setting::Phone) {
        let url = content.contact.web.as_ref().map_or(page, AsRef::as_ref);
        return json!({ "@type": "VirtualLocation", "url": url });
    }
    let place = &content.place;
    let geo =
        place.point.map(|at| json!({ "@type": "GeoCoordinates", "latitude": at.latitude, "longitude": at.longitude }));
    json!({
        "@type": "Place",
        "name": place.name.as_ref().or(place.street.as_ref()).map(ToString::to_string),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.street.as_ref().map(ToString::to_string),
            "postalCode": place.postal_code.as_ref().map(ToString::to_string),
            "addressLocality": place.village.as_ref().map(ToString::to_string),
            "addressCountry": "FI",
        },
        "geo": geo,
    })
}

/// "18-64", "65-", "0-17"
fn ages(from: Option<u8>, to: Option<u8>) -> Value {
    match (from, to) {
        (None, None) => Value::Null,
        (from, None) => json!(format!("{}-", from.unwrap_or(0))),
        (from, Some(to)) => json!(format!("{}-{to}", from.unwrap_or(0))),
    }
}

fn part(day: &Occurrence, activity: &Activity, telling: &Telling<'_>) -> Value {
    let wording = activity.content.wording(telling.language);
    json!({
        "@type": "Event",
        "name": wording.map(|wording| wording.title.as_str()),
        "startDate": begins(day),
        "endDate": ends(day),
        "eventStatus": status(activity),
        "eventAttendanceMode": mode(activity.content.setting),
        "location": location(activity, &telling.page(activity)),
    })
}

/// How a slot comes back; days that follow no rule are told one by one.
fn schedule(slot: &Slot, activity: &Activity) -> Option<Value> {
    let (often, days, week, from, until) = match &slot.recurrence {
        Recurrence::On(_) => return None,
        Recurrence::Weekly { every, days, from, until } => (format!("P{every}W"), days.clone(), None, from, until),
        Recurrence::Monthly { nth, day, from, until } => ("P1M".to_owned(), vec![*day], Some(*nth), from, until),
    };
    let except = &activity.content.schedule.except;
    Some(json!({
        "@type": "Schedule",
        "repeatFrequency": often,
        "byDay": days.into_iter().map(day_name).collect::<Vec<_>>(),
        "byMonthWeek": week,
        "startDate": from.to_string(),
        "endDate": until.to_string(),
        "startTime": slot.begins.strftime("%H:%M:%S").to_string(),
        "endTime": slot.ends.map(|ends| ends.strftime("%H:%M:%S").to_string()),
        "exceptDate": if except.is_empty() { Value::Null } else { except.iter().map(|day| json!(day.to_string())).collect() },
        "scheduleTimezone": "Europe/Helsinki",
    }))
}

fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "https://schema.org/Monday",
        Weekday::Tuesday => "https://schema.org/Tuesday",
        Weekday::Wednesday => "https://schema.org/Wednesday",
        Weekday::Thursday => "https://schema.org/Thursday",
        Weekday::Friday => "https://schema.org/Friday",
        Weekday::Saturday => "https://schema.org/Saturday",
        Weekday::Sunday => "https://schema.org/Sunday",
    }
}
