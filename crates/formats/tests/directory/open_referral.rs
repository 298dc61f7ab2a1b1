//! What is told in the words of Open Referral, held against its schemas; and read back.

use crate::common::{TODAY, context, shared, tell};
use crate::made_up::{all, telling};
use crate::schemas::{assert_valid, envelope, of_open_referral as schema};
use rinnalla_domain::activity::Activity;
use rinnalla_formats::directory::hsds::{self, write};
use rinnalla_formats::directory::{Body, Page, Paging};
use serde_json::{Value, json};

fn page<T>(items: &[T]) -> Page<'_, T> {
    Page { items, number: 1, size: 50, total: items.len() as u64 }
}

#[test]
fn every_answer_fits_the_schemas_of_both_specifications() {
    let mut checked = 0;
    for (folder, is_uk) in [("hsds-3.0/schema", false), ("oruk-3.0/schema", true)] {
        let Some(root) = shared(folder) else { return };
        let (activities, telling) = (all(), telling());
        let activities: Vec<&Activity> = activities.iter().collect();
        let placed: Vec<&Activity> = activities.iter().copied().filter(|a| write::has_location(a)).collect();
        let organisers = write::organizations_of(&activities);
        let terms = write::all_terms(None);
        let envelope = envelope(&root);
        let pages = [
            (write::services(&page(&activities), &telling), "compiled/service_list.json"),
            (write::organizations(&page(&organisers)), "compiled/organization_list.json"),
            (write::service_at_locations(&page(&placed), &telling), "compiled/service_at_location_list.json"),
            (write::taxonomies(Paging { page: 1, size: 50 }, &telling), "taxonomy.json"),
            (write::taxonomy_terms(&page(&terms), &telling), "taxonomy_term.json"),
        ];
        for (answer, file) in &pages {
            assert_valid(&envelope, answer, file);
            // "…_list.json" describes one item of `contents`.
            let item = schema(&root, file);
            let contents = answer["contents"].as_array().unwrap();
            assert_eq!(answer["size"], contents.len());
            assert!(!contents.is_empty());
            for content in contents {
                assert_valid(&item, content, file);
                checked += 1;
            }
        }
        let service = schema(&root, "compiled/service.json");
        let at_location = if is_uk {
            schema(&root, "compiled/service_at_location.json")
        } else {
            schema(&root, "compiled/service_at_location_list.json")
        };
        for activity in &activities {
            assert_valid(&service, &write::service(activity, &telling), "service");
            checked += 1;
        }
        for activity in &placed {
            assert_valid(&at_location, &write::service_at_location(activity, &telling), "service at location");
            checked += 1;
        }
        let organization =
            schema(&root, if is_uk { "compiled/organization.json" } else { "compiled/organization_list.json" });
        for organiser in &organisers {
            let body = write::organization(organiser, &activities, &telling);
            assert_valid(&organization, &body, "organization");
            assert!(!body["services"].as_array().unwrap().is_empty());
            checked += 1;
        }
        let (taxonomy, term) = (schema(&root, "taxonomy.json"), schema(&root, "taxonomy_term.json"));
        for content in pages[3].0["contents"].as_array().unwrap() {
            assert_valid(&taxonomy, &write::taxonomy(content["id"].as_str().unwrap(), &telling).unwrap(), "taxonomy");
        }
        for one in terms.iter().copied() {
            assert_valid(&term, &write::taxonomy_term(&write::term_id(one), &telling).unwrap(), "taxonomy term");
            checked += 1;
        }
    }
    println!("open referral: {checked} bodies fit their schemas");
}

#[test]
fn what_is_missing_or_wrong_does_not_fit() {
    let mut refused = 0;
    for folder in ["hsds-3.0/schema", "oruk-3.0/schema"] {
        let Some(root) = shared(folder) else { return };
        let validator = schema(&root, "compiled/service.json");
        let good = write::service(&crate::made_up::walkers(), &telling());
        let wrong: [(&str, Value); 14] = [
            ("/id", Value::Null),
            ("/id", json!("not a uuid")),
            ("/name", Value::Null),
            ("/status", Value::Null),
            ("/status", json!("open")),
            ("/email", json!("not an address")),
            ("/minimum_age", json!("sixty")),
            ("/last_modified", json!("yesterday")),
            ("/organization/name", Value::Null),
            ("/schedules/0/freq", json!("DAILY")),
            ("/phones/0/number", Value::Null),
            ("/service_at_locations/0/location/location_type", json!("somewhere")),
            ("/attributes/0/taxonomy_term/name", Value::Null),
            ("/organization/organization_identifiers/0/identifier", Value::Null),
        ];
        for (pointer, value) in wrong {
            // The profile for the United Kingdom has no phones of a service.
            if pointer.starts_with("/phones") && folder.starts_with("oruk") {
                continue;
            }
            let mut bad = good.clone();
            let (parent, field) = pointer.rsplit_once('/').unwrap();
            let parent = bad.pointer_mut(parent).unwrap().as_object_mut().unwrap();
            assert!(parent.contains_key(field), "{pointer}");
            if value.is_null() {
                parent.remove(field)
            } else {
                parent.insert(field.into(), value.clone())
            };
            assert!(!validator.is_valid(&bad), "{folder}: {pointer} = {value} passes");
            refused += 1;
        }
        let envelope = envelope(&root);
        let mut page = write::taxonomies(Paging { page: 1, size: 2 }, &telling());
        page["total_items"] = json!("5");
        assert!(!envelope.is_valid(&page));
        page.as_object_mut().unwrap().remove("total_items");
        assert!(!envelope.is_valid(&page));
    }
    println!("open referral: {refused} wrong bodies do not fit");
}

#[test]
fn pages_are_counted() {
    let activities = all();
    let activities: Vec<&Activity> = activities.iter().collect();
    let of = |items: &[&Activity], number, total| write::services(&Page { items, number, size: 2, total }, &telling());
    let second = of(&activities[2..3], 2, 3);
    let seen = ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"]
        .map(|key| second[key].clone());
    assert_eq!(seen, [json!(3), json!(2), json!(2), json!(1), json!(false), json!(true), json!(false)]);
    let none = of(&[], 1, 0);
    let seen = ["total_pages", "first_page", "last_page", "empty"].map(|key| none[key].clone());
    assert_eq!(seen, [json!(0), json!(true), json!(true), json!(true)]);
    let root = write::root(&telling());
    assert_eq!(root["version"], "HSDS-UK-3.0");
    assert_eq!(root["openapi_url"], "https://rinnalla.example/hsds/openapi.json");
}

#[test]
fn what_is_told_can_be_read_back() {
    for activity in all() {
        let body = write::service(&activity, &telling()).to_string();
        assert!(!body.contains("Maija"), "names of persons are not given out");
        let batch = hsds::read(&[Body { name: "", bytes: body.as_bytes() }], &context());
        tell("open referral, read back", &batch);
        let (read, told) = (&batch.items[0].content, &activity.content);
        assert_eq!(read.wordings[0].title.as_str(), told.wordings[0].title.as_str().replace("<kahvi>", "").trim());
        assert_eq!(read.organiser.business_id, told.organiser.business_id);
        assert_eq!((&read.themes, &read.needs, &read.audiences), (&told.themes, &told.needs, &told.audiences));
        assert_eq!((read.kind, read.setting), (told.kind, told.setting));
        assert_eq!((read.age_from, &read.areas), (told.age_from, &told.areas));
        // Days on which it is not held have no field of their own there.
        let mut schedule = told.schedule.clone();
        if schedule
            .slots
            .iter()
            .any(|slot| matches!(slot.recurrence, rinnalla_domain::activity::Recurrence::Weekly { .. }))
        {
            schedule.except.clear();
        }
        assert_eq!(read.schedule.next(TODAY, 20), schedule.next(TODAY, 20));
    }
}
