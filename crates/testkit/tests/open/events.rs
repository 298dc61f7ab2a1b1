//! Linked Events.

use std::collections::BTreeSet;

use rinnalla_app::{FutureExt, Who, activity};
use rinnalla_formats::directory::{Body, Context, linked_events};
use serde_json::{Value, json};

use crate::schemas::{assert_valid, of_linked_events};
use crate::visitor::{Visitor, shared};

#[tokio::test]
async fn every_answer_fits_the_description_and_pages_lead_to_one_another() {
    let Some(root) = shared("linkedevents") else { return };
    let validators = ["Event", "Place", "Keyword"].map(|name| of_linked_events(&root, name));
    let list = of_linked_events(&root, "PaginatedEventList");
    let (mut pages_seen, mut checked) = (0, 0);
    for visitor in &Visitor::of_demo().await {
        for (what, validator) in ["event", "place", "keyword"].into_iter().zip(&validators) {
            let (pages, items) = visitor.follow(&format!("/linkedevents/v1/{what}/?page_size=7")).await;
            assert_eq!(pages[0]["meta"]["count"], json!(items.len()), "{what}");
            assert!(pages.len() > 1 && pages[0]["meta"]["previous"].is_null(), "{what}");
            assert!(pages[1]["meta"]["previous"].as_str().is_some_and(|at| at.contains("page_size=7")), "{what}");
            if what == "event" {
                for page in &pages {
                    assert_valid(&list, page, "a page of events");
                }
            }
            let ids: BTreeSet<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
            assert_eq!(ids.len(), items.len(), "{what}: every one once");
            for item in &items {
                assert_valid(validator, item, what);
            }
            // Every fifth one at its own address.
            for item in items.iter().step_by(5) {
                let own = visitor.get(item["@id"].as_str().expect("an address")).await;
                assert_eq!(&own, item, "{what}");
            }
            (pages_seen, checked) = (pages_seen + pages.len(), checked + items.len());
        }
        let (_, whole) = visitor.follow("/linkedevents/v1/event/?include=location,keywords&page_size=100").await;
        for event in &whole {
            assert_valid(&validators[0], &links_for_wholes(event), "an event with its place");
            assert!(event["keywords"].as_array().expect("keywords").iter().all(|keyword| keyword["name"].is_object()));
        }
        let missing = [("name", json!("x")), ("start_time", json!("soon")), ("keywords", json!(1))];
        for (key, value) in missing {
            let mut bad = visitor.get("/linkedevents/v1/event/").await["data"][0].clone();
            bad[key] = value;
            assert!(!validators[0].is_valid(&bad), "{key}");
            bad.as_object_mut().expect("an event").remove(key);
            assert!(!validators[0].is_valid(&bad), "without {key}");
        }
    }
    println!("linked events: {pages_seen} pages and {checked} bodies of the demo fit");
}

/// The description knows links alone; what is put in their place is checked by itself.
fn links_for_wholes(event: &Value) -> Value {
    let mut event = event.clone();
    let link = |whole: &Value| json!({ "@id": whole["@id"] });
    if event["location"].is_object() {
        event["location"] = link(&event["location"]);
    }
    for key in ["keywords", "audience"] {
        event[key] = event[key].as_array().expect("a list").iter().map(link).collect();
    }
    event
}

#[tokio::test]
async fn filters_hold_together() {
    for visitor in &Visitor::of_demo().await {
        let count = async |query: &str| {
            let page = visitor.get(&format!("/linkedevents/v1/event/?{query}")).await;
            page["meta"]["count"].as_u64().expect("a count")
        };
        let (all, wholes) = (count("").await, count("hide_recurring_children=true").await);
        assert!(all > wholes && wholes > 0);
        assert_eq!(count("super_event_type=recurring,none").await, all);
        let walking = count("keyword=yso:p3706&hide_recurring_children=true").await;
        assert!(walking > 0 && walking < wholes);
        assert_eq!(count("keyword=yso:p3706&keyword!=yso:p3706").await, 0);
        assert_eq!(count("keyword=yso:p3706&keyword_AND=yso:p1808").await, 0);
        let one_day = count("start=2026-11-24&end=2026-11-24&super_event_type=none").await;
        assert!(one_day > 0 && one_day < all);
        assert_eq!(count("start=2030-01-01").await, 0);
        let (free, paid) = (count("is_free=true").await, count("is_free=false").await);
        assert_eq!(free + paid, all);
        let (_, events) = visitor.follow("/linkedevents/v1/event/?sort=start_time&page_size=100").await;
        let starts: Vec<&str> = events.iter().filter_map(|event| event["start_time"].as_str()).collect();
        assert!(starts.is_sorted());
        let whole = events.iter().find(|event| event["super_event_type"] == "recurring").expect("one that comes back");
        let id = whole["id"].as_str().expect("an identity");
        let days = whole["sub_events"].as_array().expect("days").len();
        assert_eq!(count(&format!("super_event={id}")).await, days as u64);
    }
}

#[tokio::test]
async fn our_own_reader_takes_what_is_told() {
    for visitor in &Visitor::of_demo().await {
        let entries =
            visitor.app.run(Who::Anonymous, |work| activity::open_entries(work).boxed()).await.expect("entries");
        let (pages, _) = visitor.follow("/linkedevents/v1/event/?include=location,keywords&page_size=50").await;
        let files: Vec<Vec<u8>> = pages.iter().map(|page| page.to_string().into_bytes()).collect();
        let files: Vec<Body<'_>> = files.iter().map(|bytes| Body { name: "", bytes }).collect();
        let batch = linked_events::read(&files, &Context::on(jiff::civil::date(2026, 11, 24)));
        // What is agreed with the organiser has no day there.
        assert!(batch.rejected.iter().all(|rejected| rejected.why.code() == "no_day"), "{:?}", batch.rejected);
        let agreed = entries.iter().filter(|entry| entry.content.schedule.slots.is_empty()).count();
        assert_eq!((batch.items.len(), batch.rejected.len()), (entries.len() - agreed, agreed));
        let mut told: Vec<&str> = entries
            .iter()
            .filter(|entry| !entry.content.schedule.slots.is_empty())
            .map(|entry| entry.content.wordings[0].title.as_str())
            .collect();
        let mut read: Vec<&str> = batch.items.iter().map(|item| item.content.wordings[0].title.as_str()).collect();
        told.sort_unstable();
        read.sort_unstable();
        assert_eq!(read, told);
        println!("linked events: {} entries told and read back", batch.items.len());
    }
}
