//! Linked Events: what is read, and what is told, held against the interface's own description.

use crate::common::{TODAY, context, shared, tell};
use crate::made_up::{all, telling};
use crate::schemas::{assert_valid, of_linked_events};
use jiff::civil::{date, time};
use rinnalla_domain::Language;
use rinnalla_domain::activity::{Activity, Audience, Kind, Price, Setting, Theme};
use rinnalla_formats::directory::linked_events::query::{Held, Include};
use rinnalla_formats::directory::linked_events::write::Entry;
use rinnalla_formats::directory::linked_events::{self, write};
use rinnalla_formats::directory::{Batch, Body, Next, Note, Page, Why};
use serde_json::{Value, json};

fn read(value: &Value) -> Batch {
    linked_events::read(&[Body { name: "", bytes: value.to_string().as_bytes() }], &context())
}

fn event(id: &str, start: &str) -> Value {
    json!({
        "@id": format!("https://api.example/v1/event/{id}/"), "@context": "http://schema.org", "@type": "Event/LinkedEvent",
        "id": id, "publisher": "ahjo:1", "data_source": "x",
        "name": {"fi": "Laulukerho", "sv": "Sångklubb", "ru": "Песня"},
        "short_description": {"fi": "Lauletaan."}, "description": {"fi": "<p>Lauletaan. Kahvia!</p><script>x</script>"},
        "provider": {"fi": "Kylä ry"}, "info_url": {"fi": "https://kyla.example/laulu"},
        "location": {"@id": "https://api.example/v1/place/tprek:1/"},
        "keywords": [{"@id": "https://api.example/v1/keyword/yso:p2170/"}, {"@id": "https://api.example/v1/keyword/x:1/"}],
        "audience": [{"@id": "https://api.example/v1/keyword/yso:p2433/"}],
        "in_language": [{"@id": "https://api.example/v1/language/fi/"}],
        "start_time": start, "end_time": null, "has_start_time": true, "has_end_time": false,
        "event_status": "EventScheduled", "publication_status": "public", "type_id": "General",
        "super_event": null, "super_event_type": null, "sub_events": [], "deleted": false, "replaced_by": null,
        "offers": [{"is_free": false, "price": {"fi": "5 €"}, "info_url": null, "description": null}],
        "audience_min_age": 18, "audience_max_age": null, "maximum_attendee_capacity": 20,
    })
}

fn place() -> Value {
    json!({"@type": "Place", "id": "tprek:1", "name": {"fi": "Kylätalo"}, "street_address": {"fi": "Kylätie 1"},
        "postal_code": "99600", "address_locality": {"fi": "Sodankylä"},
        "position": {"type": "Point", "coordinates": [26.601, 67.4141]},
        "divisions": [{"type": "muni", "ocd_id": "ocd-division/country:fi/kunta:sodankylä", "municipality": "Sodankylä"}]})
}

#[test]
fn an_event_is_read_with_its_place_and_keywords() {
    let keyword =
        json!({"@type": "Keyword", "id": "x:1", "name": {"fi": "vertaistuki"}, "n_events": 1, "alt_labels": []});
    let page = json!({"meta": {"count": 1, "next": "https://api.example/v1/event/?page=2", "previous": null},
        "data": [event("x:a", "2026-12-01T15:00:00Z"), place(), keyword]});
    let batch = read(&page);
    tell("linked events, a page", &batch);
    assert_eq!(batch.next, Some(Next::Address("https://api.example/v1/event/?page=2".into())));
    assert_eq!(batch.total_seen, 3);
    let content = &batch.items[0].content;
    assert_eq!(content.wording(Language::Swedish).unwrap().title.as_str(), "Sångklubb");
    assert_eq!(content.wordings[0].description.as_str(), "Lauletaan. Kahvia!");
    assert_eq!(
        (content.themes.as_slice(), content.audiences.as_slice()),
        (&[Theme::Music, Theme::PeerSupport][..], &[Audience::Older][..])
    );
    assert_eq!((content.price, content.price_note.as_ref().unwrap().as_str()), (Price::Paid, "5 €"));
    assert_eq!((content.age_from, content.places.total), (Some(18), Some(20)));
    assert_eq!(content.areas[0].to_string(), "758");
    assert!(content.place.point.is_some());
    let next = content.schedule.next(TODAY, 2);
    assert_eq!((next.len(), next[0].day, next[0].begins), (1, date(2026, 12, 1), time(17, 0, 0, 0)));
    let alone = read(&event("x:a", "2026-12-01T15:00:00Z"));
    assert!(
        alone.notes.iter().any(|noted| matches!(&noted.note, Note::Missing { what: "place", key } if key == "tprek:1"))
    );
}

#[test]
fn the_days_of_a_recurring_event_are_one_entry() {
    let part = |id: &str, start: &str| {
        let mut part = event(id, start);
        part["super_event"] = json!({"@id": "https://api.example/v1/event/x:whole/"});
        part
    };
    let mut whole = event("x:whole", "2020-01-01T15:00:00Z");
    whole["super_event_type"] = json!("recurring");
    let mut off = part("x:3", "2026-12-15T15:00:00Z");
    off["event_status"] = json!("EventCancelled");
    let parts = [
        part("x:1", "2020-01-01T15:00:00Z"),
        part("x:2", "2026-12-08T15:00:00Z"),
        off,
        part("x:4", "2026-12-22T16:00:00Z"),
    ];
    let days = |batch: &Batch| -> Vec<_> {
        batch.items[0].content.schedule.next(TODAY, 9).into_iter().map(|o| (o.day.day(), o.begins.hour())).collect()
    };
    let batch = read(&json!([whole, parts[0], parts[1], parts[2], parts[3], place()]));
    assert_eq!(
        (batch.items.len(), batch.items[0].key.as_str(), batch.total_seen),
        (1, "x:whole", 6),
        "{:?}",
        batch.rejected
    );
    assert_eq!(days(&batch), [(8, 17), (22, 18)]);
    assert_eq!(batch.items[0].content.kind, Kind::Group);
    // The whole is not on the page: its days have one name, and stand for it under its identity.
    let batch = read(&json!([parts[1], parts[3]]));
    assert_eq!((batch.items.len(), batch.items[0].key.as_str()), (1, "x:whole"));
    assert_eq!(days(&batch).len(), 2);
    // Days with names of their own are events of their own.
    let mut other = parts[3].clone();
    other["name"] = json!({"fi": "Joulukonsertti"});
    assert_eq!(read(&json!([parts[1], other])).items.len(), 2);
}

#[test]
fn what_is_gone_hidden_over_or_wrong_is_named() {
    let with = |key: &str, value: Value| {
        let mut event = event("x:a", "2026-12-01T15:00:00Z");
        event[key] = value;
        read(&event)
    };
    assert_eq!(with("deleted", json!(true)).gone[0].key, "x:a");
    assert_eq!(with("event_status", json!("EventCancelled")).gone.len(), 1);
    assert_eq!(with("replaced_by", json!("x:b")).gone.len(), 1);
    assert_eq!(with("publication_status", json!("draft")).rejected[0].why, Why::NotPublished("draft".into()));
    assert_eq!(with("start_time", json!("2020-12-01T15:00:00Z")).rejected[0].why, Why::Ended(date(2020, 12, 1)));
    assert_eq!(with("start_time", Value::Null).rejected[0].why, Why::NoDay);
    assert_eq!(with("start_time", json!("1900-01-01")).rejected[0].why.code(), "implausible_day");
    assert_eq!(with("name", json!({"ru": "Песня"})).rejected[0].why, Why::NoName);
    assert_eq!(with("name", json!({"fi": "ä".repeat(201)})).rejected[0].why.code(), "too_long");
    assert_eq!(with("provider", Value::Null).rejected[0].why, Why::NoOrganiser(String::new()));
    let online = with("location", json!({"@id": "https://api.example/v1/place/helsinki:internet/"}));
    assert_eq!(online.items[0].content.setting, Setting::Online);
    let long = with("end_time", json!("2027-01-31T15:00:00Z"));
    assert_eq!(long.items[0].content.ends_on, Some(date(2027, 1, 31)));
    assert_eq!(read(&json!([{"@id": "https://api.example/v1/event/x:a/"}])).wanted, ["x:a"]);
    let twice = read(&json!([event("x:a", "2026-12-01T15:00:00Z"), event("x:a", "2026-12-01T15:00:00Z")]));
    assert_eq!(twice.rejected[0].why, Why::DuplicateKey { first: "/0".into() });
}

#[test]
fn what_is_told_fits_the_description_of_the_interface() {
    let Some(root) = shared("linkedevents") else { return };
    let [event, place, keyword] = ["Event", "Place", "Keyword"].map(|name| of_linked_events(&root, name));
    let (activities, telling) = (all(), telling());
    let mut checked = 0;
    for activity in &activities {
        let body = write::event(activity, None, &telling);
        assert_valid(&event, &body, "event");
        assert!(!body.to_string().contains("Maija"), "names of persons are not given out");
        for day in write::days(activity, &telling) {
            assert_valid(&event, &write::event(activity, Some(&day), &telling), "day");
            checked += 1;
        }
        if write::place_id(activity).is_some() {
            assert_valid(&place, &write::place(activity, 2, &telling), "place");
        }
        checked += 2;
    }
    for term in write::all_keywords() {
        assert_valid(&keyword, &write::keyword(term, 1, &telling), "keyword");
        checked += 1;
    }
    for (key, value) in [
        ("name", json!("x")),
        ("start_time", json!("soon")),
        ("offers", json!([{"is_free": true}])),
        ("audience_min_age", json!(-1)),
    ] {
        let mut bad = write::event(&activities[0], None, &telling);
        bad[key] = value;
        assert!(!event.is_valid(&bad), "{key}");
    }
    let mut bad = write::event(&activities[0], None, &telling);
    bad.as_object_mut().unwrap().remove("keywords");
    assert!(!event.is_valid(&bad));
    println!("linked events: {checked} bodies fit the description");
}

#[test]
fn pages_lead_to_one_another() {
    let Some(root) = shared("linkedevents") else { return };
    let list = of_linked_events(&root, "PaginatedEventList");
    let activities = all();
    let entries: Vec<Entry<'_>> = activities.iter().map(|activity| Entry { activity, day: None }).collect();
    let all: Vec<&Activity> = activities.iter().collect();
    let (put_in, held) = (Include { location: true, keywords: true }, Held::of(&all));
    let page = |number, items: &[Entry<'_>]| {
        write::events(&Page { items, number, size: 2, total: 4 }, "text=kahvi", put_in, &held, &telling())
    };
    let (first, second) = (page(1, &entries[..2]), page(2, &entries[2..]));
    assert_valid(&list, &first, "list");
    assert_eq!(first["meta"]["next"], "https://rinnalla.example/linkedevents/v1/event/?text=kahvi&page=2");
    assert_eq!((&first["meta"]["previous"], &second["meta"]["next"]), (&Value::Null, &Value::Null));
    assert_eq!(second["meta"]["count"], 4);
}

#[test]
fn what_is_told_can_be_read_back() {
    let (activities, telling) = (all(), telling());
    let activities: Vec<&Activity> = activities.iter().collect();
    let mut records: Vec<Value> = Vec::new();
    for activity in &activities {
        records.push(write::event(activity, None, &telling));
        records.extend(write::days(activity, &telling).iter().map(|day| write::event(activity, Some(day), &telling)));
    }
    records.extend(write::with_places(&activities).iter().map(|activity| write::place(activity, 1, &telling)));
    let batch = read(&json!({"meta": {"count": 1, "next": null, "previous": null}, "data": records}));
    tell("linked events, read back", &batch);
    // What is agreed with the organiser has no day there.
    assert_eq!(batch.rejected.iter().map(|rejected| rejected.why.code()).collect::<Vec<_>>(), ["no_day"]);
    let walkers = batch.items.iter().find(|item| item.key == "rinnalla:01KAVELY").unwrap();
    let (read, told) = (&walkers.content, &activities[0].content);
    assert_eq!((&read.themes, &read.audiences, read.age_from), (&told.themes, &told.audiences, told.age_from));
    assert_eq!(read.place.street, told.place.street);
    assert_eq!(read.areas, told.areas);
    assert_eq!(read.schedule.next(TODAY, 30), told.schedule.next(TODAY, 30));
    assert_eq!(read.wordings[0].description.as_str(), "Kävellään yhdessä torilta. Hitaasti!\n\nKahvit perään.");
}
