//! Calendars and pages of our own entries.

use crate::common::{TODAY, context, tell};
use crate::made_up::{all, telling};
use rinnalla_domain::activity::{Activity, Price};
use rinnalla_formats::directory::{Body, ical, schema_org};
use serde_json::json;

#[test]
fn a_page_tells_what_it_shows_and_can_be_read_back() {
    let telling = telling();
    for activity in all() {
        let body = schema_org::write::event(&activity, &telling);
        let script = schema_org::write::script(&body);
        assert!(!script.contains(['<', '>', '&']) && !script.contains("Maija"), "{script}");
        let page = format!("<html><script type=\"application/ld+json\">{script}</script></html>");
        let batch = schema_org::read(&[Body { name: "", bytes: page.as_bytes() }], &context());
        tell("schema.org, read back", &batch);
        if activity.content.schedule.slots.is_empty() {
            assert_eq!(body["@type"], "Service");
            continue;
        }
        let (read, told) = (&batch.items[0].content, &activity.content);
        assert_eq!(batch.items[0].key, format!("https://rinnalla.example/toiminta/{}", activity.number));
        assert_eq!((read.setting, &read.themes, read.age_from), (told.setting, &told.themes, told.age_from));
        assert_eq!(read.organiser.business_id, told.organiser.business_id);
        assert_eq!(read.price, if told.price == Price::Paid { Price::Paid } else { told.price });
        if told.schedule.slots.len() == 1 {
            assert_eq!(read.schedule.next(TODAY, 20), told.schedule.next(TODAY, 20));
        }
    }
    let body = schema_org::write::event(&crate::made_up::walkers(), &telling);
    assert_eq!(body["@type"], json!(["Event", "EventSeries"]));
    assert_eq!(body["startDate"], "2026-11-24T10:00:00+02:00");
    assert_eq!(schema_org::write::event(&crate::made_up::online(), &telling)["@type"], "EducationEvent");
}

#[test]
fn a_calendar_carries_the_days_ahead_and_nobody_s_name() {
    let activities = all();
    let activities: Vec<&Activity> = activities.iter().collect();
    let made_at = "2026-11-24T08:05:00Z".parse().unwrap();
    let file = ical::write::calendar(&activities, &telling(), made_at);
    if let Some(folder) = std::env::var_os("RINNALLA_KEEP") {
        std::fs::write(std::path::Path::new(&folder).join("kalenteri.ics"), &file).unwrap();
    }
    assert!(!file.contains("Maija") && !file.contains("ORGANIZER"));
    assert_eq!(file.matches("BEGIN:VTIMEZONE").count(), 1);
    assert!(file.contains("DTSTART;TZID=Europe/Helsinki:20261124T100000\r\n"), "{file}");
    assert!(!file.contains("20261224T100000"), "not at Christmas");
    let batch = ical::read(&[Body { name: "", bytes: file.as_bytes() }], &context());
    tell("calendar, read back", &batch);
    let days: usize = activities.iter().map(|activity| activity.content.schedule.next(TODAY, 60).len()).sum();
    // A calendar says nothing of who arranges it: without an organiser of the source nothing is taken.
    assert_eq!((batch.rejected.len(), batch.items.len()), (days, 0));
    let mut cx = context();
    cx.organiser = Some(activities[0].content.organiser.clone());
    let batch = ical::read(&[Body { name: "", bytes: file.as_bytes() }], &cx);
    assert_eq!(batch.items.len(), days);
    assert_eq!(batch.items[0].content.areas[0].to_string(), "758");
    let none = ical::write::calendar(&[], &telling(), made_at);
    assert!(none.starts_with("BEGIN:VCALENDAR") && none.trim_end().ends_with("END:VCALENDAR"));
}
