//! Open Referral.

use std::collections::BTreeSet;

use jsonschema::Validator;
use rinnalla_app::{FutureExt, Who, activity};
use rinnalla_formats::directory::{Body, Context, hsds};
use serde_json::{Value, json};

use crate::schemas::{assert_valid, envelope, of_open_referral};
use crate::visitor::{Visitor, shared};

fn ids(items: &[Value]) -> BTreeSet<String> {
    items.iter().map(|item| item["id"].as_str().expect("an identity").to_owned()).collect()
}

/// Lists: address, schema of an item.
const LISTS: &[(&str, &str)] = &[
    ("/hsds/services", "compiled/service_list.json"),
    ("/hsds/services?full=true", "compiled/service.json"),
    ("/hsds/organizations", "compiled/organization_list.json"),
    ("/hsds/service_at_locations", "compiled/service_at_location_list.json"),
    ("/hsds/taxonomies", "taxonomy.json"),
    ("/hsds/taxonomy_terms", "taxonomy_term.json"),
];

/// Single things: address, schema in HSDS, schema in HSDS-UK.
const THINGS: &[(&str, &str, &str)] = &[
    ("/hsds/services", "compiled/service.json", "compiled/service.json"),
    ("/hsds/organizations", "compiled/organization_list.json", "compiled/organization.json"),
    ("/hsds/service_at_locations", "compiled/service_at_location_list.json", "compiled/service_at_location.json"),
    ("/hsds/taxonomies", "taxonomy.json", "taxonomy.json"),
    ("/hsds/taxonomy_terms", "taxonomy_term.json", "taxonomy_term.json"),
];

#[tokio::test]
async fn every_answer_fits_both_specifications() {
    let (Some(hsds), Some(uk)) = (shared("hsds-3.0/schema"), shared("oruk-3.0/schema")) else { return };
    let visitors = Visitor::of_demo().await;
    let (mut pages_seen, mut items_seen) = (0, 0);
    for visitor in &visitors {
        let root = visitor.get("/hsds").await;
        assert_eq!(root["version"], "HSDS-UK-3.0");
        assert_eq!(visitor.get("/hsds/").await, root);
        let described = visitor.get(root["openapi_url"].as_str().expect("an address")).await;
        assert_eq!(described["openapi"], "3.1.0");
        for (root, is_uk) in [(&hsds, false), (&uk, true)] {
            let envelope = envelope(root);
            for (path, file) in LISTS {
                let item = of_open_referral(root, file);
                for prefix in ["", "/sv", "/en"] {
                    let (pages, items) = visitor.pages(&format!("{prefix}{path}"), 2).await;
                    assert!(pages.len() > 1 && ids(&items).len() == items.len(), "{path}: every item once");
                    assert_eq!(pages[0]["total_items"], json!(items.len()));
                    assert_eq!(pages[0]["total_pages"], json!(pages.len()));
                    for page in &pages {
                        assert_valid(&envelope, page, path);
                    }
                    for content in &items {
                        assert_valid(&item, content, path);
                    }
                    (pages_seen, items_seen) = (pages_seen + pages.len(), items_seen + items.len());
                }
            }
            for (path, in_hsds, in_uk) in THINGS {
                let whole = of_open_referral(root, if is_uk { in_uk } else { in_hsds });
                for item in visitor.pages(path, 100).await.1 {
                    let id = item["id"].as_str().expect("an identity");
                    let body = visitor.get(&format!("{path}/{id}")).await;
                    assert_eq!(body["id"], item["id"]);
                    assert_valid(&whole, &body, path);
                    items_seen += 1;
                }
            }
        }
    }
    println!("open referral: {pages_seen} pages and {items_seen} bodies of the demo fit");
}

/// Bodies that differ from a good one by one field that is missing or wrong.
fn spoilt(good: &Value, required: &[&str], wrong: &[(&str, Value)]) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let parent = |body: &mut Value, pointer: &str, change: &dyn Fn(&mut serde_json::Map<String, Value>, &str)| {
        let (above, field) = pointer.rsplit_once('/').expect("a pointer");
        let fields = body.pointer_mut(above).and_then(Value::as_object_mut);
        change(fields.unwrap_or_else(|| panic!("nothing at {pointer}")), field);
    };
    for pointer in required {
        let mut body = good.clone();
        parent(&mut body, pointer, &|fields, field| assert!(fields.remove(field).is_some(), "{pointer}"));
        all.push((format!("without {pointer}"), body));
    }
    for (pointer, value) in wrong {
        let mut body = good.clone();
        parent(&mut body, pointer, &|fields, field| drop(fields.insert(field.to_owned(), value.clone())));
        all.push((format!("{pointer} = {value}"), body));
    }
    all
}

fn refuses(validator: &Validator, bodies: Vec<(String, Value)>) -> usize {
    for (what, body) in &bodies {
        assert!(!validator.is_valid(body), "{what} passes");
    }
    bodies.len()
}

#[tokio::test]
async fn what_is_missing_or_wrong_does_not_pass_the_same_judges() {
    let (Some(hsds), Some(uk)) = (shared("hsds-3.0/schema"), shared("oruk-3.0/schema")) else { return };
    let visitors = Visitor::of_demo().await;
    let visitor = visitors.first().expect("a demo");
    let whole = visitor.pages("/hsds/services?full=true", 100).await.1;
    let has = |body: &&Value| {
        ["schedules", "service_at_locations", "attributes", "service_areas", "languages"]
            .iter()
            .all(|part| body[part].as_array().is_some_and(|list| !list.is_empty()))
    };
    let service = whole.iter().find(has).expect("a service with everything");
    let organisation = &visitor.pages("/hsds/organizations", 100).await.1[0];
    let term = &visitor.pages("/hsds/taxonomy_terms", 100).await.1[0];
    let page = visitor.get("/hsds/services").await;
    let mut refused = 0;
    for root in [&hsds, &uk] {
        refused += refuses(
            &of_open_referral(root, "compiled/service.json"),
            spoilt(
                service,
                &[
                    "/id",
                    "/name",
                    "/status",
                    "/organization/id",
                    "/organization/name",
                    "/schedules/0/id",
                    "/attributes/0/taxonomy_term/name",
                    "/service_at_locations/0/location/location_type",
                ],
                &[
                    ("/id", json!("12")),
                    ("/name", json!(7)),
                    ("/status", json!("open")),
                    ("/url", json!(["https://rinnalla.example"])),
                    ("/email", json!("nobody")),
                    ("/minimum_age", json!("sixty")),
                    ("/assured_date", json!("last week")),
                    ("/last_modified", json!("24.11.2026")),
                    ("/schedules/0/freq", json!("DAILY")),
                    ("/schedules/0/dtstart", json!("Tuesday")),
                    ("/service_at_locations/0/location/location_type", json!("here")),
                    ("/service_at_locations/0/location/latitude", json!("67 N")),
                    ("/languages", json!("fi")),
                ],
            ),
        );
        refused += refuses(
            &of_open_referral(root, "compiled/organization_list.json"),
            spoilt(organisation, &["/id", "/name", "/description"], &[("/id", json!("x")), ("/name", json!(null))]),
        );
        refused += refuses(
            &of_open_referral(root, "taxonomy_term.json"),
            spoilt(term, &["/id", "/name", "/description"], &[("/id", json!(1)), ("/taxonomy_id", json!("theme"))]),
        );
        refused += refuses(
            &envelope(root),
            spoilt(
                &page,
                &[
                    "/total_items",
                    "/total_pages",
                    "/page_number",
                    "/size",
                    "/first_page",
                    "/last_page",
                    "/empty",
                    "/contents",
                ],
                &[("/total_items", json!("7")), ("/empty", json!("no"))],
            ),
        );
    }
    println!("open referral: {refused} spoilt bodies are refused");
}

#[tokio::test]
async fn everything_that_is_asked_has_to_hold() {
    for visitor in &Visitor::of_demo().await {
        let all = visitor.pages("/hsds/services", 100).await.1;
        let count = async |query: &str| visitor.pages(&format!("/hsds/services?{query}"), 100).await.1.len();
        let walking = visitor.get("/hsds/taxonomy_terms?search=k%C3%A4vely").await["contents"][0]["id"].clone();
        let walking = walking.as_str().expect("a term");
        assert_eq!(visitor.get(&format!("/hsds/taxonomy_terms/{walking}")).await["code"], "theme:walking");
        let walks = count(&format!("taxonomy_term_id={walking}")).await;
        assert!(walks > 0 && walks < all.len());
        assert_eq!(count(&format!("taxonomy_term_id={walking}&day=TU")).await, walks);
        assert_eq!(count(&format!("taxonomy_term_id={walking}&day=SU")).await, 0);
        assert_eq!(count(&format!("taxonomy_term_id={walking}&search=lauletaan")).await, 0);
        assert!(count("search=kahvia%20lehdet").await > 0);
        assert_eq!(count("search=eisellaista").await, 0);
        let early = count("start_time=09:00&end_time=12:00").await;
        assert!(early > 0 && early < all.len());
        assert_eq!(count("modified_after=2026-11-25").await, 0);
        let lately = count("modified_after=2026-11-10T00:00:00Z").await;
        assert!(lately > 0 && lately < all.len());
        let by = all[0]["organization_id"].as_str().expect("an organisation");
        assert!(count(&format!("organization_id={by}")).await > 0);
        let minimal = visitor.get("/hsds/services?minimal=true&per_page=1").await;
        assert_eq!(minimal["contents"].as_array().map(Vec::len), Some(all.len()));
        assert!(minimal["contents"][0]["modified_date"].is_string());
        let beyond = visitor.get("/hsds/services?page=99").await;
        assert_eq!((&beyond["empty"], &beyond["contents"]), (&json!(true), &json!([])));
    }
}

#[tokio::test]
async fn our_own_reader_takes_what_is_told_and_nobody_is_named() {
    for visitor in &Visitor::of_demo().await {
        let entries =
            visitor.app.run(Who::Anonymous, |work| activity::open_entries(work).boxed()).await.expect("entries");
        let (_, bodies) = visitor.pages("/hsds/services?full=true", 5).await;
        assert_eq!(bodies.len(), entries.len());
        let text = Value::Array(bodies.clone()).to_string();
        for name in entries.iter().filter_map(|entry| entry.content.contact.name.as_ref()) {
            assert!(!text.contains(&format!("\"{name}\"")), "names of persons stay on the page");
        }
        let files: Vec<Vec<u8>> = bodies.iter().map(|body| body.to_string().into_bytes()).collect();
        let files: Vec<Body<'_>> = files.iter().map(|bytes| Body { name: "", bytes }).collect();
        let batch = hsds::read(&files, &Context::on(jiff::civil::date(2026, 11, 24)));
        assert!(batch.rejected.is_empty(), "{:?}", batch.rejected);
        assert_eq!(batch.items.len(), entries.len());
        for (told, read) in entries.iter().zip(&batch.items) {
            let (told, read) = (&told.content, &read.content);
            assert_eq!(read.wordings[0].title, told.wordings[0].title);
            assert_eq!((&read.needs, &read.themes, read.kind), (&told.needs, &told.themes, told.kind));
            let today = jiff::civil::date(2026, 11, 24);
            assert_eq!(read.schedule.next(today, 5), told.schedule.next(today, 5));
        }
        let lines = visitor.ask(axum::http::Method::GET, "/hsds/services?format=ndjson", &[]).await;
        assert_eq!(lines.header("content-type"), "application/x-ndjson");
        assert_eq!(lines.body.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count(), entries.len());
        println!("open referral: {} entries told and read back", entries.len());
    }
}
