//! The parts that are nested in a service.

use jiff::civil::Weekday;
use rinnalla_domain::activity::{Activity, Facet, Price, Recurrence, Setting, Slot, Status};
use rinnalla_domain::language::SpokenLanguage;
use serde_json::{Value, json};

use crate::directory::areas;
use crate::directory::telling::{Telling, Term, identity, place_key};

/// Single days of one entry that are told, at most.
const MOST_DAYS: usize = 60;

pub(super) fn status(activity: &Activity) -> &'static str {
    match activity.status {
        Status::Published => "active",
        Status::Suspended => "temporarily closed",
        Status::Draft => "inactive",
        Status::Ended => "defunct",
    }
}

fn text<T: AsRef<str>>(line: Option<&T>) -> Option<&str> {
    line.map(AsRef::as_ref)
}

pub(super) fn phones(activity: &Activity, service: &str) -> Value {
    let contact = &activity.content.contact;
    let Some(phone) = &contact.phone else { return json!([]) };
    json!([{
        "id": identity("phone", service),
        "service_id": service,
        "number": phone.key(),
        "type": "voice",
        "description": text(contact.phone_hours.as_ref()),
    }])
}

/// How to ask. The name of the person stays on the page: it is not given out as open data.
pub(super) fn contacts(activity: &Activity, service: &str) -> Value {
    let contact = &activity.content.contact;
    if contact.phone.is_none() && contact.mail.is_none() {
        return json!([]);
    }
    json!([{
        "id": identity("contact", service),
        "service_id": service,
        "email": text(contact.mail.as_ref()),
        "phones": phones(activity, service),
    }])
}

pub(super) fn areas(activity: &Activity, service: &str) -> Value {
    let area = |code: &rinnalla_domain::MunicipalityCode| {
        json!({
            "id": identity("area", &format!("{service} {code}")),
            "service_id": service,
            "name": areas::name(*code).map_or_else(|| code.to_string(), |municipality| municipality.name_fi.clone()),
            "extent": code.to_string(),
            "extent_type": "municipality",
        })
    };
    let all = &activity.content.areas;
    if all.is_empty() {
        let id = identity("area", &format!("{service} FI"));
        return json!([{ "id": id, "service_id": service, "name": "Suomi", "extent": "FI", "extent_type": "country" }]);
    }
    all.iter().map(area).collect()
}

pub(super) fn languages(activity: &Activity, service: &str, telling: &Telling<'_>) -> Value {
    let known = activity.content.languages.iter().filter(|language| **language != SpokenLanguage::Other);
    known
        .map(|language| {
            json!({
                "id": identity("language", &format!("{service} {}", language.code())),
                "service_id": service,
                "name": telling.word(Term::Language(*language)),
                "code": language.code(),
            })
        })
        .collect()
}

pub(super) fn costs(activity: &Activity, service: &str) -> Value {
    let content = &activity.content;
    let note = text(content.price_note.as_ref());
    if content.price == Price::Unknown && note.is_none() {
        return json!([]);
    }
    let amount = (content.price == Price::Free).then_some(0);
    json!([{
        "id": identity("cost", service),
        "service_id": service,
        "currency": "EUR",
        "amount": amount,
        "amount_description": note,
    }])
}

pub(super) fn schedules(activity: &Activity, service: &str, telling: &Telling<'_>) -> Value {
    let schedule = &activity.content.schedule;
    let mut told = Vec::new();
    for slot in &schedule.slots {
        match &slot.recurrence {
            Recurrence::On(days) => {
                let mut ahead: Vec<_> = days.iter().filter(|day| **day >= telling.today).collect();
                ahead.sort_unstable();
                ahead.dedup();
                // One day: once a week, one time.
                told.extend(ahead.into_iter().take(MOST_DAYS).filter(|day| !schedule.except.contains(day)).map(
                    |day| {
                        with_hours(
                            slot,
                            json!({"freq": "WEEKLY", "interval": 1, "count": 1, "dtstart": day.to_string()}),
                        )
                    },
                ));
            }
            Recurrence::Weekly { every, days, from, until } => {
                let days: Vec<&str> = days.iter().map(|day| short(*day)).collect();
                told.push(with_hours(
                    slot,
                    json!({
                        "freq": "WEEKLY", "interval": every, "byday": days.join(","), "wkst": "MO",
                        "dtstart": from.to_string(), "until": until.to_string(),
                        "valid_from": from.to_string(), "valid_to": until.to_string(),
                    }),
                ));
            }
            Recurrence::Monthly { nth, day, from, until } => told.push(with_hours(
                slot,
                json!({
                    "freq": "MONTHLY", "interval": 1, "byday": format!("{nth}{}", short(*day)), "wkst": "MO",
                    "dtstart": from.to_string(), "until": until.to_string(),
                    "valid_from": from.to_string(), "valid_to": until.to_string(),
                }),
            )),
        }
    }
    let except: Vec<String> = schedule.except.iter().map(ToString::to_string).collect();
    for (number, schedule) in told.iter_mut().enumerate() {
        if let Some(fields) = schedule.as_object_mut() {
            fields.insert("id".into(), json!(identity("schedule", &format!("{service} {number}"))));
            fields.insert("service_id".into(), json!(service));
            // The specification has no word for days on which it is not held.
            if !except.is_empty() {
                fields.insert("notes".into(), json!(format!("EXDATE: {}", except.join(", "))));
            }
        }
    }
    Value::Array(told)
}

fn with_hours(slot: &Slot, mut schedule: Value) -> Value {
    let clock = |time: jiff::civil::Time| json!(time.strftime("%H:%M").to_string());
    if let Some(fields) = schedule.as_object_mut() {
        fields.insert("opens_at".into(), clock(slot.begins));
        if let Some(ends) = slot.ends {
            fields.insert("closes_at".into(), clock(ends));
        }
    }
    schedule
}

fn short(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

pub(super) fn is_online(activity: &Activity) -> bool {
    activity.content.setting == Setting::Online
}

/// The place of an entry; none when nothing is known of it.
pub(super) fn location(activity: &Activity, telling: &Telling<'_>) -> Option<Value> {
    let place = &activity.content.place;
    if is_online(activity) {
        let id = identity("location", &format!("online {}", activity.id));
        return Some(
            json!({ "id": id, "location_type": "virtual", "url": text(activity.content.contact.web.as_ref()) }),
        );
    }
    let id = identity("location", &place_key(activity)?);
    Some(json!({
        "id": id,
        "location_type": "physical",
        "name": text(place.name.as_ref()).or(text(place.street.as_ref())),
        "transportation": text(place.way_there.as_ref()),
        "latitude": place.point.map(|point| point.latitude),
        "longitude": place.point.map(|point| point.longitude),
        "addresses": address(activity, &id),
        "accessibility": accessibility(activity, &id, telling),
    }))
}

/// Every part of an address has to be there: what is not known is empty.
fn address(activity: &Activity, location: &str) -> Value {
    let place = &activity.content.place;
    if place.street.is_none() && place.village.is_none() {
        return json!([]);
    }
    let municipality = activity.content.areas.first().and_then(|code| areas::name(*code));
    let county = municipality.and_then(|m| m.county).and_then(rinnalla_domain::municipality::find_county);
    json!([{
        "id": identity("address", location),
        "location_id": location,
        "address_1": text(place.street.as_ref()).unwrap_or_default(),
        "city": text(place.village.as_ref()).unwrap_or(municipality.map_or("", |m| m.name_fi.as_str())),
        "state_province": county.map_or("", |county| county.name_fi.as_str()),
        "postal_code": text(place.postal_code.as_ref()).unwrap_or_default(),
        "country": "FI",
        "address_type": "physical",
    }])
}

fn accessibility(activity: &Activity, location: &str, telling: &Telling<'_>) -> Value {
    let of_the_place = [Facet::StepFree, Facet::AccessibleToilet, Facet::HearingLoop, Facet::GuideDog];
    let known = activity.content.facets.that_hold().filter(|facet| of_the_place.contains(facet));
    let words: Vec<String> = known.map(|facet| telling.word(Term::Facet(facet))).collect();
    if words.is_empty() {
        return json!([]);
    }
    let id = identity("accessibility", location);
    json!([{ "id": id, "location_id": location, "description": words.join("; ") }])
}

/// A service at its location, as it is nested in a service.
pub(super) fn at_location(activity: &Activity, telling: &Telling<'_>) -> Option<Value> {
    let location = location(activity, telling)?;
    Some(json!({
        "id": super::write::service_at_location_id(&activity.id),
        "service_id": super::write::service_id(&activity.id),
        "location_id": location.get("id"),
        "location": location,
    }))
}
