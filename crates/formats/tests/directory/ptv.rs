//! Bodies of Palvelutietovaranto: all complete ones are taken, the others are turned away with the true reason.

use crate::common::{TODAY, context, files, shared, tell};
use jiff::civil::{Weekday, date, time};
use rinnalla_domain::Language;
use rinnalla_domain::activity::{Audience, Kind, Need, Price, Recurrence, Setting, Theme};
use rinnalla_formats::directory::{Batch, Body, Context, Field, Next, Note, Why, ptv};
use serde_json::{Value, json};

fn read(value: &Value) -> Batch {
    read_with(value, &context())
}

fn read_with(value: &Value, cx: &Context) -> Batch {
    ptv::read(&[Body { name: "", bytes: value.to_string().as_bytes() }], cx)
}

#[test]
fn every_complete_body_of_the_register_is_taken() {
    let Some(root) = shared("ptv-v11/src/PTV.DataImport.Console/Generated/FakePtv") else { return };
    let files: Vec<(String, Vec<u8>)> = files(&root, ".json")
        .into_iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .collect();
    let bodies: Vec<Body> = files.iter().map(|(name, bytes)| Body { name, bytes }).collect();
    let batch = ptv::read(&bodies, &context());
    tell("ptv, bodies of the import console", &batch);
    assert!(batch.complete);
    for rejected in &batch.rejected {
        // Six services name nobody, neither who answers for them nor who produces them.
        assert_eq!(rejected.why.code(), "no_organiser", "{}: {}", rejected.where_, rejected.why);
    }
    assert_eq!((batch.rejected.len(), batch.organisers.len()), (6, 306));
    assert_eq!(batch.items.len(), 165 - 6 + 89 + 28 + 37 + 43 + 32);
    assert_eq!(batch.total_seen, batch.items.len() + 306 + 6 + 29);
    let placed = batch.items.iter().filter(|item| item.what == "ServiceLocation");
    assert_eq!(placed.filter(|item| item.content.place.point.is_some()).count(), 80);
    let club = batch.items.iter().find(|item| item.key == "307").unwrap();
    assert_eq!(club.content.areas.iter().map(ToString::to_string).collect::<Vec<_>>(), ["491"]);
    assert_eq!(club.content.place.village.as_ref().unwrap().as_str(), "Ristiina");
    assert_eq!(club.content.organiser.business_id.as_ref().unwrap().as_str(), "0165116-3");
    assert_eq!(club.content.schedule.next(date(2026, 11, 27), 1)[0].day, date(2026, 11, 30));
}

#[test]
fn other_bodies_of_the_example_data_are_turned_away_with_the_true_reason() {
    let Some(root) = shared("ptv-v11") else { return };
    for (folder, whys) in [
        ("test/PTV.Domain.Model.Tests", &["not_published", "not_complete", "malformed", "unsupported"][..]),
        ("src/PTV.ExternalData.Pharmacy", &["not_complete", "malformed", "duplicate_key", "not_published"]),
    ] {
        for path in files(&root.join(folder), ".json") {
            let bytes = std::fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let batch = ptv::read(&[Body { name: &name, bytes: &bytes }], &context());
            tell(&name, &batch);
            for rejected in &batch.rejected {
                let broken = rejected.why.code() == "broken_file" && serde_json::from_slice::<Value>(&bytes).is_err();
                assert!(broken || whys.contains(&rejected.why.code()), "{}: {}", rejected.where_, rejected.why);
            }
        }
    }
    let page =
        std::fs::read(root.join("src/PTV.ExternalData.Pharmacy/Resources/OrganizationServiceChannel.json")).unwrap();
    let mut cx = context();
    let organiser = rinnalla_domain::activity::Organiser {
        name: rinnalla_domain::text::Line::parse("Apteekki", 50).unwrap().unwrap(),
        business_id: None,
        organisation: None,
    };
    cx.organisers.insert("75c2ec6f-1127-41ce-a71d-4c7077366757".into(), organiser);
    // Without its organisation the place stands for itself, and says so.
    let alone = ptv::read(&[Body { name: "page", bytes: &page }], &context());
    assert_eq!(alone.items[0].content.organiser.name.as_str(), "One organization location");
    assert!(alone.notes.iter().any(|noted| matches!(noted.note, Note::Missing { what: "organisation", .. })));
    let batch = ptv::read(&[Body { name: "page", bytes: &page }], &cx);
    tell("ptv, a real page of channels", &batch);
    let item = &batch.items[0];
    let place = &item.content.place;
    assert_eq!(place.street.as_ref().unwrap().as_str(), "Asemakatu 44");
    assert_eq!(place.village.as_ref().unwrap().as_str(), "Kuopio");
    let point = place.point.unwrap();
    assert!((point.latitude - 62.896_195).abs() < 1e-5 && (point.longitude - 27.673_729).abs() < 1e-5);
    assert_eq!(item.content.areas[0].to_string(), "297");
    assert_eq!(item.where_, "page /itemList/0");
    assert!(matches!(&batch.rejected[0].why, Why::DuplicateKey { first } if first == "page /itemList/0"));
}

/// The shape with words in place of "string".
fn filled(shape: &Value, key: &str) -> Value {
    match shape {
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(key, value)| (key.clone(), filled(value, key))).collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(|value| filled(value, key)).collect()),
        Value::String(text) if text == "string" => json!(match key {
            "language" | "languages" => "fi",
            "type" => "Name",
            "publishingStatus" => "Published",
            "areaType" => "LimitedType",
            "code" | "municipality" => "758",
            "roleType" => "Responsible",
            "url" => "https://kunta.example/sivu",
            "number" => "0400001234",
            "prefixNumber" => "+358",
            "latitude" => "7477600",
            "longitude" => "482900",
            "postalCode" => "99600",
            "serviceHourType" => "DaysOfTheWeek",
            "dayFrom" => "Monday",
            "dayTo" => "Friday",
            "from" => "09:00",
            "to" => "15:30",
            _ => "Sanoja",
        }),
        Value::String(time) if time.starts_with("2020-") && key == "validTo" => json!("2027-05-31T00:00:00"),
        Value::Bool(_) => json!(key == "isFinnishServiceNumber" || key == "validForNow"),
        other => other.clone(),
    }
}

#[test]
fn every_shape_of_version_11_is_taken_when_it_is_filled() {
    let Some(root) = shared("ptv-v11/test/PTV.Domain.Model.Tests/Models/OpenApi/V11/Resources") else { return };
    for (file, sort) in [
        ("V11VmOpenApiService.json", ""),
        ("V11VmOpenApiServiceLocationChannel.json", "ServiceLocation"),
        ("V11VmOpenApiPhoneChannel.json", "Phone"),
        ("V11VmOpenApiElectronicChannel.json", "EChannel"),
        ("V11VmOpenApiWebPageChannel.json", "WebPage"),
        ("V11VmOpenApiPrintableFormChannel.json", "PrintableForm"),
    ] {
        let shape: Value = serde_json::from_slice(&std::fs::read(root.join(file)).unwrap()).unwrap();
        let mut body = filled(&shape, "");
        if !sort.is_empty() {
            body["serviceChannelType"] = json!(sort);
        }
        let mut cx = context();
        cx.organiser = Some(rinnalla_domain::activity::Organiser {
            name: rinnalla_domain::text::Line::parse("Kunta", 50).unwrap().unwrap(),
            business_id: None,
            organisation: None,
        });
        let batch = read_with(&body, &cx);
        tell(file, &batch);
        assert_eq!(batch.items.len(), 1, "{file}: {:?}", batch.rejected);
        let content = &batch.items[0].content;
        assert_eq!(content.wordings[0].title.as_str(), "Sanoja");
        assert_eq!(content.areas[0].to_string(), "758");
        assert!(!content.schedule.slots.is_empty(), "{file}");
        if sort == "ServiceLocation" {
            assert!(content.place.point.is_some());
        }
        // Each of the fields without which nothing can be shown, taken away, is named.
        for (gone, code) in [
            ("id", "not_complete"),
            (if sort.is_empty() { "serviceNames" } else { "serviceChannelNames" }, "no_name"),
            ("publishingStatus", "not_complete"),
        ] {
            let mut without = body.clone();
            without[gone] = if gone.ends_with("Names") { json!([]) } else { Value::Null };
            let batch = read_with(&without, &cx);
            assert_eq!((batch.items.len(), batch.rejected[0].why.code()), (0, code), "{file} without {gone}");
        }
    }
}

fn service() -> Value {
    json!({
        "id": "s-1",
        "publishingStatus": "Published",
        "type": "Service",
        "generalDescriptionId": "gd-1",
        "serviceNames": [
            {"language": "fi", "type": "Name", "value": "Sururyhmä"},
            {"language": "sv", "type": "Name", "value": "Sorggrupp"},
            {"language": "smn", "type": "Name", "value": "Suru"},
            {"language": "fi", "type": "AlternativeName", "value": "Toinen nimi"},
        ],
        "serviceDescriptions": [
            {"language": "fi", "type": "Summary", "value": "Ryhmä läheisensä menettäneille."},
            {"language": "fi", "type": "Description", "value": "<p>Kokoonnumme kahdeksan kertaa.</p><script>x()</script>"},
        ],
        "areaType": "LimitedType",
        "areas": [{"type": "Province", "code": "19", "municipalities": [{"code": "758"}, {"code": "148"}, {"code": "000"}]}],
        "ontologyTerms": [{"uri": "http://www.yso.fi/onto/koko/p1", "name": [{"language": "fi", "value": "surutyö"}]}],
        "targetGroups": [{"uri": "http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR1.1", "code": "KR1.1"}],
        "languages": ["fi", "se"],
        "organizations": [{"roleType": "Responsible", "organization": {"id": "o-1", "name": "Seurakunta"}}],
        "serviceChannels": [{"serviceChannel": {"id": "c-1", "name": "Seurakuntatalo"}}],
    })
}

fn organisation() -> Value {
    json!({
        "id": "o-1", "publishingStatus": "Published", "businessCode": "1234567-2", "municipality": {"code": "758"},
        "organizationNames": [{"language": "fi", "type": "Name", "value": "Sodankylän seurakunta"}],
    })
}

fn location() -> Value {
    json!({
        "id": "c-1", "publishingStatus": "Published", "serviceChannelType": "ServiceLocation", "organizationId": "o-1",
        "serviceChannelNames": [{"language": "fi", "type": "Name", "value": "Seurakuntatalo"}],
        "serviceChannelDescriptions": [],
        "addresses": [{"type": "Location", "streetAddress": {
            "street": [{"language": "fi", "value": "Jäämerentie"}], "streetNumber": "1", "postalCode": "99600",
            "postOffice": [{"language": "fi", "value": "SODANKYLÄ"}], "municipality": {"code": "758"},
            "latitude": "0", "longitude": "0"}}],
        "phoneNumbers": [{"type": "Phone", "prefixNumber": "+358", "number": "0400001234", "language": "fi"}],
        "serviceHours": [
            {"serviceHourType": "DaysOfTheWeek", "validForNow": true,
             "openingHour": [{"dayFrom": "Tuesday", "dayTo": null, "from": "13:00", "to": "15:00"}]},
            {"serviceHourType": "Exceptional", "validFrom": "2026-12-21T22:00:00Z", "isClosed": true},
            {"serviceHourType": "OverMidnight",
             "openingHour": [{"dayFrom": "Friday", "dayTo": "Saturday", "from": "20:00", "to": "02:00"}]},
            {"serviceHourType": "DaysOfTheWeek", "validFrom": "2020-01-01", "validTo": "2020-12-31",
             "openingHour": [{"dayFrom": "Monday", "from": "08:00", "to": "09:00"}]},
        ],
    })
}

#[test]
fn a_service_takes_what_it_leaves_to_others() {
    let general = json!({
        "id": "gd-1",
        "names": [{"language": "fi", "type": "Name", "value": "Surevien tuki"}],
        "descriptions": [
            {"language": "fi", "type": "Description", "value": "Tukea sureville."},
            {"language": "fi", "type": "ChargeTypeAdditionalInfo", "value": "Kahviraha 1 €"},
        ],
        "serviceChargeType": "FreeOfCharge",
        "serviceClasses": [{"uri": "http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P4.12"}],
    });
    let batch = read(&json!([service(), organisation(), location(), general]));
    assert_eq!((batch.items.len(), batch.organisers.len(), batch.total_seen), (2, 1, 4), "{:?}", batch.rejected);
    let item = &batch.items[0];
    let content = &item.content;
    assert_eq!(content.organiser.name.as_str(), "Sodankylän seurakunta");
    assert_eq!(content.organiser.business_id, None);
    assert_eq!(content.wording(Language::Swedish).unwrap().title.as_str(), "Sorggrupp");
    assert_eq!(
        content.wording(Language::Finnish).unwrap().description.as_str(),
        "Tukea sureville.\n\nRyhmä läheisensä menettäneille.\n\nKokoonnumme kahdeksan kertaa."
    );
    assert_eq!(content.kind, Kind::Support);
    assert!(content.themes.contains(&Theme::Grief) && content.themes.contains(&Theme::PeerSupport));
    assert!(content.needs.contains(&Need::Grief));
    assert!(item.derived.contains(Field::Needs) && !item.said.contains(Field::Needs));
    assert_eq!(content.audiences, [Audience::Older]);
    assert_eq!((content.price, content.price_note.as_ref().unwrap().as_str()), (Price::Free, "Kahviraha 1 €"));
    assert_eq!(content.areas.iter().map(ToString::to_string).collect::<Vec<_>>(), ["758", "148"]);
    assert_eq!(content.place.name.as_ref().unwrap().as_str(), "Seurakuntatalo");
    assert_eq!(content.contact.phone.as_ref().unwrap().key(), "+358400001234");
    assert_eq!(content.place.point, None);
    let codes: Vec<&str> = batch.notes.iter().map(|noted| noted.note.code()).collect();
    for code in ["left_out", "other_language", "unknown_area", "past_midnight", "no_last_day", "hours_over"] {
        assert!(codes.contains(&code), "{code} is not in {codes:?}");
    }
    assert_eq!(content.schedule.except, [date(2026, 12, 22)]);
    let next = content.schedule.next(TODAY, 2);
    assert_eq!(
        (next[0].day, next[0].begins, next[0].ends),
        (date(2026, 11, 24), time(13, 0, 0, 0), Some(time(15, 0, 0, 0)))
    );
    assert_eq!((next[1].day, next[1].ends), (date(2026, 11, 27), None));
    assert!(
        matches!(&content.schedule.slots[0].recurrence, Recurrence::Weekly { days, .. } if *days == [Weekday::Tuesday])
    );
}

#[test]
fn what_is_archived_is_gone_and_drafts_are_not_shown() {
    let with = |status: &str| {
        let mut body = service();
        body["publishingStatus"] = json!(status);
        read(&body)
    };
    assert_eq!(with("Deleted").gone[0].key, "s-1");
    assert_eq!(with("OldPublished").gone.len(), 1);
    assert_eq!(with("Draft").rejected[0].why, Why::NotPublished("Draft".into()));
    let page = json!({"pageNumber": 2, "pageSize": 2, "pageCount": 3, "itemList": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]});
    let batch = read(&page);
    assert_eq!(batch.wanted, ["a", "b"]);
    assert_eq!(batch.next, Some(Next::Page(3)));
    assert!(batch.rejected.iter().all(|rejected| matches!(rejected.why, Why::NotComplete(_))));
    let archived = ptv::read_archived(&[Body { name: "", bytes: page.to_string().as_bytes() }], &context());
    assert_eq!((archived.gone.len(), archived.rejected.len(), archived.gone[1].key.as_str()), (2, 0, "b"));
}

#[test]
fn a_bad_record_turns_away_itself_alone() {
    let mut long = service();
    long["id"] = json!("s-2");
    long["serviceNames"][0]["value"] = json!("ä".repeat(201));
    let mut permit = service();
    permit["id"] = json!("s-3");
    permit["type"] = json!("PermitOrObligation");
    let batch = read(&json!([long, permit, 7, null, "x", [], {"id": {}}, service(), service()]));
    assert_eq!(batch.items.len(), 1);
    let codes: Vec<&str> = batch.rejected.iter().map(|rejected| rejected.why.code()).collect();
    assert_eq!(codes[..2], ["too_long", "unsupported"]);
    assert_eq!(codes.last(), Some(&"duplicate_key"));
    assert_eq!(batch.total_seen, 9);
    assert_eq!(batch.items[0].content.setting, Setting::Place);
    assert!(batch.notes.iter().any(|noted| matches!(noted.note, Note::Missing { .. })));
}
