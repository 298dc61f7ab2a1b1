//! Bodies of Open Referral: all complete services and organisations are taken.

use crate::common::{TODAY, context, files, shared, tell};
use jiff::civil::{date, time};
use rinnalla_domain::activity::{Audience, Need, Price, Recurrence, Theme};
use rinnalla_formats::directory::{Batch, Body, Next, Note, Why, hsds};
use serde_json::{Value, json};

fn read(value: &Value) -> Batch {
    hsds::read(&[Body { name: "", bytes: value.to_string().as_bytes() }], &context())
}

#[test]
fn every_complete_body_of_the_example_servers_is_taken() {
    for (folder, services, organisers) in [
        ("hsds-mock-api/data", 1, 1),
        ("oruk-validator-mocks/OpenReferralApi/Mocks/V3.0-UK-Default", 1, 10),
        ("oruk-validator-mocks/OpenReferralApi/Mocks/V3.0-UK-Warn", 1, 1),
    ] {
        let Some(root) = shared(folder) else { return };
        let files: Vec<(String, Vec<u8>)> = files(&root, ".json")
            .into_iter()
            .filter(|path| !path.to_string_lossy().contains("dashboard"))
            .map(|path| {
                (path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
            })
            .collect();
        let bodies: Vec<Body> = files.iter().map(|(name, bytes)| Body { name, bytes }).collect();
        let batch = hsds::read(&bodies, &context());
        tell(folder, &batch);
        assert_eq!((batch.items.len(), batch.organisers.len()), (services, organisers), "{:?}", batch.rejected);
        for rejected in &batch.rejected {
            // Only the page that describes the interface is neither a service nor an organisation nor of help to them.
            let is_root = ["root.json /", "api_details.json /"].contains(&rejected.where_.as_str());
            assert!(is_root && rejected.why.code() == "unsupported", "{}: {}", rejected.where_, rejected.why);
        }
        let item = &batch.items[0].content;
        assert_eq!(item.organiser.name.as_str(), "Example Organization Inc.");
        assert_eq!((item.age_from, item.age_to), (Some(12), Some(100)));
        // The place of the example is off the map, and its hours ended in 2005.
        assert_eq!(item.place.point, None);
        assert!(item.schedule.slots.is_empty());
        // Each file by itself, too.
        for body in &bodies {
            let alone = hsds::read(&[*body], &context());
            let whole = alone.items.len() + alone.organisers.len() + alone.rejected.len();
            assert!(whole > 0 || body.name.contains("taxonom"), "{}", body.name);
        }
    }
}

fn service() -> Value {
    json!({
        "id": "ac148810-d857-441c-9679-408f346de14b", "name": "Kävelyryhmä", "status": "active",
        "description": "<p>Kävellään yhdessä.</p>",
        "organization": {"id": "o", "name": "Kylä ry", "organization_identifiers": [
            {"id": "i", "identifier_scheme": "FI-PRO", "identifier_type": "Y-tunnus", "identifier": "1234567-1"}]},
        "cost_options": [{"id": "c", "amount": 0, "option": "maksuton"}],
        "languages": [{"id": "l", "code": "fi"}],
        "attributes": [
            {"id": "a", "taxonomy_term": {"id": "t", "name": "walking", "term_uri": "http://www.yso.fi/onto/yso/p3706"}},
            {"id": "b", "taxonomy_term": {"id": "u", "name": "Seuraa", "code": "need:company"}},
            {"id": "d", "taxonomy_term": {"id": "v", "name": "ikääntyneet"}},
        ],
        "service_at_locations": [{"id": "s", "location": {
            "id": "p", "location_type": "physical", "name": "Tori", "latitude": 67.4141, "longitude": 26.601,
            "addresses": [{"id": "x", "address_1": "Jäämerentie 1", "city": "Sodankylä", "postal_code": "99600",
                "address_type": "physical"}]}}],
        "schedules": [
            {"id": "1", "freq": "WEEKLY", "byday": "TU,TH", "dtstart": "2026-09-01", "until": "2027-05-31",
             "opens_at": "10:00", "closes_at": "11:30"},
            {"id": "2", "freq": "MONTHLY", "byday": "-1FR", "valid_from": "2026-09-01", "opens_at": "18:00"},
            {"id": "3", "freq": "WEEKLY", "byweekno": "3", "opens_at": "18:00"},
        ],
        "phones": [{"id": "n", "number": "0400 001 234"}],
    })
}

#[test]
fn a_service_is_read_with_all_that_is_nested_in_it() {
    let batch = read(&service());
    let content = &batch.items[0].content;
    assert_eq!(content.themes, [Theme::Walking]);
    assert_eq!(
        (content.needs.as_slice(), content.audiences.as_slice()),
        (&[Need::Company][..], &[Audience::Older][..])
    );
    assert_eq!(content.organiser.business_id.as_ref().unwrap().as_str(), "1234567-1");
    assert_eq!(content.price, Price::Free);
    assert_eq!(content.areas[0].to_string(), "758");
    assert!(content.place.point.is_some());
    assert_eq!(content.wordings[0].description.as_str(), "Kävellään yhdessä.");
    let next = content.schedule.next(TODAY, 2);
    assert_eq!((next[0].day, next[0].begins), (TODAY, time(10, 0, 0, 0)));
    assert!(matches!(content.schedule.slots[1].recurrence, Recurrence::Monthly { nth: -1, .. }));
    assert!(batch.notes.iter().any(|noted| matches!(&noted.note, Note::LeftOut { is, .. } if is.contains("BYWEEKNO"))));
    assert_eq!(content.schedule.slots.len(), 2);
    assert_eq!(content.schedule.next(date(2026, 11, 27), 1)[0].begins, time(18, 0, 0, 0));
}

#[test]
fn a_list_names_the_bodies_that_are_to_be_asked_for() {
    let page = json!({"total_items": 3, "total_pages": 2, "page_number": 1, "size": 2, "first_page": true,
        "last_page": false, "empty": false, "contents": [service(), {"id": "x", "name": "Y", "status": "active"}]});
    let batch = read(&page);
    assert_eq!(batch.next, Some(Next::Page(2)));
    assert_eq!(batch.wanted, ["ac148810-d857-441c-9679-408f346de14b", "x"]);
    assert_eq!(batch.rejected[0].why, Why::NoOrganiser(String::new()));
    assert_eq!(batch.rejected[0].where_, "/contents/1");
    let page = page.to_string();
    let whole = service().to_string();
    let both = [Body { name: "page", bytes: page.as_bytes() }, Body { name: "whole", bytes: whole.as_bytes() }];
    let batch = hsds::read(&both, &context());
    assert_eq!((batch.items.len(), batch.items[0].where_.as_str()), (1, "whole /"));
}

#[test]
fn a_status_decides_whether_it_is_shown() {
    let with = |status: Value| {
        let mut body = service();
        body["status"] = status;
        read(&body)
    };
    assert_eq!(with(json!("defunct")).gone.len(), 1);
    assert_eq!(with(json!("temporarily closed")).rejected[0].why.code(), "not_published");
    assert_eq!(with(Value::Null).rejected[0].why.code(), "not_complete");
    let mut nameless = service();
    nameless["name"] = json!(" ");
    assert_eq!(read(&nameless).rejected[0].why, Why::NoName);
}
