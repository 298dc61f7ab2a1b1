//! Input as it really comes: each bad record turns away itself alone, with its reason, and nothing else is lost.

use rinnalla_formats::directory::{Batch, Body, hsds, ical, linked_events, table};

use crate::common::context;

fn body(bytes: &[u8]) -> [Body<'_>; 1] {
    [Body { name: "", bytes }]
}

fn whys(batch: &Batch) -> Vec<(&str, &'static str)> {
    batch.rejected.iter().map(|r| (r.where_.as_str(), r.why.code())).collect()
}

fn event(id: &str, more: &str) -> String {
    format!(
        r#"{{"id":"{id}","publication_status":"public","name":{{"fi":"Kerho {id}"}},"provider":{{"fi":"Kylä ry"}},
        "location":{{"@id":"tprek:1","name":{{"fi":"Talo"}},"divisions":[{{"type":"muni","name":{{"fi":"Sodankylä"}}}}]}},{more}}}"#
    )
}

const DAY: &str = r#""start_time":"2026-12-01T10:00:00Z","end_time":"2026-12-01T12:00:00Z""#;

#[test]
fn bad_events_turn_away_themselves_and_good_ones_come() {
    let events = [
        event("good", DAY),
        event("good", DAY),
        event("past", r#""start_time":"2020-01-01T10:00:00Z","end_time":"2020-01-01T12:00:00Z""#),
        event("1900", r#""start_time":"1900-01-01T10:00:00Z","end_time":"1900-01-01T12:00:00Z""#),
        event("no day", r#""start_time":null"#),
        event(
            "marked",
            &format!(
                r#"{DAY},"description":{{"fi":"<script>alert(1)</script><p onclick=x>Tervetuloa <b>mukaan</b>&lt;script&gt;</p>"}}"#
            ),
        ),
        event(
            "sea",
            &format!(
                r#"{DAY},"location":{{"name":{{"fi":"Laiva"}},"position":{{"type":"Point","coordinates":[0.0,0.0]}}}}"#
            ),
        ),
        "17".to_owned(),
    ];
    let page = format!(r#"{{"meta":{{"next":null}},"data":[{}]}}"#, events.join(","));
    let batch = linked_events::read(&body(page.as_bytes()), &context());
    let taken: Vec<&str> = batch.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(taken, ["good", "marked", "sea"]);
    let codes: Vec<&str> = whys(&batch).into_iter().map(|(_, code)| code).collect();
    assert_eq!(codes, ["duplicate_key", "ended", "implausible_day", "no_day", "malformed"]);
    let text = batch.items[1].content.wordings[0].description.as_str();
    assert!(text.contains("Tervetuloa mukaan") && !text.contains('<') && !text.contains("alert"), "{text}");
    assert_eq!(batch.items[2].content.place.point, None);
    assert!(batch.notes.iter().any(|noted| noted.note.code() == "point_outside"));
}

#[test]
fn broken_json_is_named_as_a_whole_and_is_never_taken_for_the_end() {
    let whole = format!(r#"{{"meta":{{"next":null}},"data":[{}]}}"#, event("a", DAY));
    let torn = &whole.as_bytes()[..whole.len() - 20];
    for batch in [linked_events::read(&body(torn), &context()), hsds::read(&body(torn), &context())] {
        assert!(!batch.complete && batch.items.is_empty());
        assert_eq!(whys(&batch), [("the file", "broken_file")]);
    }
}

#[test]
fn two_hundred_megabytes_are_refused_before_they_are_read() {
    let mut large = Vec::with_capacity(200 << 20);
    large.resize(200 << 20, b' ');
    for batch in [
        linked_events::read(&body(&large), &context()),
        hsds::read(&body(&large), &context()),
        table::read(&body(&large), &context()),
        ical::read(&body(&large), &context()),
    ] {
        assert!(!batch.complete);
        assert_eq!(whys(&batch), [("the file", "too_large")]);
    }
}

#[test]
fn a_table_in_the_letters_of_old_windows_reads_as_it_was_written() {
    let text = b"Nimi;J\xe4rjest\xe4j\xe4;Kuvaus\r\nK\xe4sity\xf6kerho;\xc5bo Akademi;Neulotaan \x96 5 \x80\r\n";
    let batch = table::read(&body(text), &context());
    let content = &batch.items[0].content;
    assert_eq!(content.wordings[0].title.as_str(), "Käsityökerho");
    assert_eq!(content.organiser.name.as_str(), "Åbo Akademi");
    assert_eq!(content.wordings[0].description.as_str(), "Neulotaan – 5 €");
}

#[test]
fn a_recurrence_without_end_gets_one_and_says_so() {
    let calendar = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Kylä ry\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Kerho\r\n\
        DTSTART;TZID=Europe/Helsinki:20261201T100000\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let batch = ical::read(&body(calendar.as_bytes()), &context());
    let schedule = &batch.items[0].content.schedule;
    assert!(schedule.check().is_ok() && schedule.last_day().is_some());
    assert!(batch.notes.iter().any(|noted| noted.note.code() == "no_last_day"));
}
