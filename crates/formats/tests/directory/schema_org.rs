//! Events of web pages.

use crate::common::{TODAY, context, tell};
use jiff::civil::{date, time};
use rinnalla_domain::Language;
use rinnalla_domain::activity::{Audience, Kind, Price, Recurrence, Setting, Theme};
use rinnalla_formats::directory::{Batch, Body, Note, Why, schema_org};
use serde_json::{Value, json};

fn read(value: &Value) -> Batch {
    schema_org::read(&[Body { name: "", bytes: value.to_string().as_bytes() }], &context())
}

fn event() -> Value {
    json!({
        "@context": "https://schema.org", "@type": "SocialEvent", "@id": "https://kyla.example/e/1",
        "name": [{"@value": "Laulukerho", "@language": "fi"}, {"@value": "Sångklubb", "@language": "sv"}],
        "description": "<p>Lauletaan &amp; kahvitellaan.</p>",
        "startDate": "2026-12-01T17:00:00+02:00", "endDate": "2026-12-01T18:30:00+02:00",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "Kylätalo",
            "address": {"@type": "PostalAddress", "streetAddress": "Kylätie 1", "postalCode": "99600", "addressLocality": "Sodankylä"},
            "geo": {"@type": "GeoCoordinates", "latitude": "67.4141", "longitude": 26.601}},
        "organizer": {"@type": "Organization", "name": "Kylä ry", "taxID": "1234567-1", "email": "kyla@kyla.example"},
        "offers": [{"@type": "Offer", "price": "2.50", "priceCurrency": "EUR"}],
        "keywords": "kuorot, http://www.yso.fi/onto/yso/p14004", "inLanguage": "fi", "typicalAgeRange": "60-",
        "audience": {"@type": "Audience", "audienceType": "seniorit"}, "url": "https://kyla.example/laulu",
        "maximumAttendeeCapacity": 20, "remainingAttendeeCapacity": 3,
    })
}

#[test]
fn an_event_is_read_with_all_it_says() {
    let batch = read(&event());
    tell("schema.org, an event", &batch);
    let content = &batch.items[0].content;
    assert_eq!(content.wording(Language::Swedish).unwrap().title.as_str(), "Sångklubb");
    assert_eq!(content.wordings[0].description.as_str(), "Lauletaan & kahvitellaan.");
    assert_eq!(content.organiser.business_id.as_ref().unwrap().as_str(), "1234567-1");
    assert_eq!(content.themes, [Theme::Music, Theme::Conversation]);
    assert_eq!(
        (content.audiences.as_slice(), content.age_from, content.age_to),
        (&[Audience::Older][..], Some(60), None)
    );
    assert_eq!((content.price, content.price_note.as_ref().unwrap().as_str()), (Price::Paid, "2,5 €"));
    assert_eq!((content.places.total, content.places.free), (Some(20), Some(3)));
    assert_eq!((content.kind, content.setting), (Kind::Event, Setting::Place));
    assert_eq!(content.areas[0].to_string(), "758");
    assert!(content.place.point.is_some());
    let next = content.schedule.next(TODAY, 2);
    assert_eq!(
        (next[0].day, next[0].begins, next[0].ends),
        (date(2026, 12, 1), time(17, 0, 0, 0), Some(time(18, 30, 0, 0)))
    );
}

#[test]
fn a_series_comes_back_by_its_schedule_or_on_the_days_of_its_parts() {
    let mut series = event();
    series["@type"] = json!(["Event", "EventSeries"]);
    series["eventSchedule"] = json!({"@type": "Schedule", "repeatFrequency": "P1W", "byDay": ["https://schema.org/Tuesday", "TH"],
        "startDate": "2026-09-01", "endDate": "2027-05-31", "startTime": "10:00:00", "duration": "PT2H",
        "exceptDate": ["2026-12-24"], "scheduleTimezone": "Europe/Helsinki"});
    let batch = read(&series);
    let content = &batch.items[0].content;
    let days: Vec<_> = content.schedule.next(date(2026, 12, 22), 2).into_iter().map(|o| (o.day, o.ends)).collect();
    assert_eq!(days, [(date(2026, 12, 22), Some(time(12, 0, 0, 0))), (date(2026, 12, 29), Some(time(12, 0, 0, 0)))]);
    assert!(matches!(content.schedule.slots[0].recurrence, Recurrence::Weekly { .. }));
    series.as_object_mut().unwrap().remove("eventSchedule");
    series["subEvent"] = json!([
        {"@type": "Event", "startDate": "2020-12-01T10:00"}, {"@type": "Event", "startDate": "2026-12-01T10:00"},
        {"@type": "Event", "startDate": "2026-12-08T10:00"},
        {"@type": "Event", "startDate": "2026-12-15T10:00", "eventStatus": "https://schema.org/EventCancelled"},
    ]);
    assert_eq!(read(&series).items[0].content.schedule.next(TODAY, 9).len(), 2);
    series["eventSchedule"] =
        json!({"repeatFrequency": "P1M", "byDay": "Friday", "byMonthWeek": -1, "startTime": "18:00"});
    let batch = read(&series);
    assert_eq!(batch.rejected[0].why, Why::NoDay, "the end of the event ends the series before its first Friday");
}

#[test]
fn a_page_is_read_block_by_block() {
    let graph = json!({"@graph": [{"@type": "WebPage", "name": "x"}, event()]});
    let list = json!({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {
        "@type": "Course", "name": "Digikurssi", "provider": "Opisto", "description": "Puhelin tutuksi",
        "hasCourseInstance": [{"@type": "CourseInstance", "startDate": "2026-12-03T09:00", "endDate": "2026-12-03T12:00"}]}}]});
    let page = format!(
        "<html><head><script type=\"application/ld+json\">{graph}</script><script>x</script>\
         <script type='application/ld+json'>{{rikki</script><script type='application/ld+json'>{list}</script></html>"
    );
    let batch = schema_org::read(&[Body { name: "sivu", bytes: page.as_bytes() }], &context());
    tell("schema.org, a page", &batch);
    assert_eq!(batch.items.len(), 2, "{:?}", batch.rejected);
    assert_eq!(batch.items[0].where_, "sivu block 1/@graph/1");
    assert_eq!((batch.items[1].content.kind, batch.items[1].key.as_str()), (Kind::Course, "Digikurssi"));
    let codes: Vec<&str> = batch.rejected.iter().map(|rejected| rejected.why.code()).collect();
    assert_eq!(codes, ["unsupported", "broken_file"]);
    let bare = schema_org::read(&[Body { name: "", bytes: b"<html>" }], &context());
    assert!(!bare.complete);
}

#[test]
fn what_is_called_off_over_or_nameless_is_named() {
    let with = |key: &str, value: Value| {
        let mut event = event();
        event[key] = value;
        read(&event)
    };
    assert_eq!(with("eventStatus", json!("https://schema.org/EventCancelled")).gone.len(), 1);
    assert_eq!(with("eventStatus", json!("EventPostponed")).rejected[0].why, Why::NoDay);
    assert_eq!(with("endDate", json!("2020-12-01")).rejected[0].why.code(), "schedule");
    assert_eq!(with("startDate", json!("1900-01-01")).rejected[0].why.code(), "implausible_day");
    assert_eq!(with("startDate", json!("ensi viikolla")).rejected[0].why.code(), "unreadable");
    assert_eq!(with("name", json!("")).rejected[0].why, Why::NoName);
    assert_eq!(with("organizer", Value::Null).rejected[0].why, Why::NoOrganiser(String::new()));
    let far = with("location", json!({"@type": "Place", "name": "Meri", "geo": {"latitude": 0, "longitude": 0}}));
    assert!(far.notes.iter().any(|noted| matches!(noted.note, Note::PointOutside { .. })));
    let online = with("location", json!({"@type": "VirtualLocation", "url": "https://video.example/"}));
    assert_eq!(online.items[0].content.setting, Setting::Online);
}
