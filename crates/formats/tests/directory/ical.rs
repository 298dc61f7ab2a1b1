//! Calendars: rules in short, days written out, days called off and moved.

use crate::common::{TODAY, context, tell};
use jiff::civil::{Date, Time, date, time};
use rinnalla_domain::activity::{Kind, Organiser, Recurrence, Setting, Theme};
use rinnalla_domain::text::Line;
use rinnalla_formats::directory::{Batch, Body, Context, Note, Why, ical};

const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Helsinki\r\nBEGIN:STANDARD\r\nDTSTART:19961027T040000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

fn with_organiser() -> Context {
    let mut cx = context();
    let name = Line::parse("Kylä ry", 50).unwrap().unwrap();
    cx.organiser = Some(Organiser { name, business_id: None, organisation: None });
    cx.areas = vec![rinnalla_domain::MunicipalityCode::parse("758").unwrap()];
    cx
}

fn read(events: &str) -> Batch {
    let lines: String = events.lines().map(|line| format!("{}\r\n", line.trim_start())).collect();
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{ZONE}{lines}END:VCALENDAR\r\n");
    ical::read(&[Body { name: "", bytes: text.as_bytes() }], &with_organiser())
}

fn event(lines: &str) -> Batch {
    read(&format!(
        "BEGIN:VEVENT\nUID:1@x\nSUMMARY:Kerho\nDESCRIPTION:Kahvia\\, pullaa\\nja seuraa.\n{lines}\nEND:VEVENT"
    ))
}

fn next(batch: &Batch, count: usize) -> Vec<(Date, Time, Option<Time>)> {
    assert!(batch.rejected.is_empty(), "{:?}", batch.rejected);
    batch.items[0].content.schedule.next(TODAY, count).into_iter().map(|o| (o.day, o.begins, o.ends)).collect()
}

fn at(day: Date, from: i8, to: i8) -> (Date, Time, Option<Time>) {
    (day, time(from, 0, 0, 0), Some(time(to, 0, 0, 0)))
}

#[test]
fn a_club_comes_back_every_other_week_until_a_day_and_not_at_christmas() {
    let batch = event(
        "DTSTART;TZID=Europe/Helsinki:20260903T100000
         DTEND;TZID=Europe/Helsinki:20260903T120000
         RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270531T205959Z
         EXDATE;TZID=Europe/Helsinki:20261224T100000
         LOCATION:Kylätalo, Kylätie 1, 99600 Sodankylä
         GEO:67.4141;26.601
         CATEGORIES:Käsityöt,Vertaistuki
         URL:https://kyla.example/kerho",
    );
    tell("ical, a club", &batch);
    let content = &batch.items[0].content;
    assert_eq!(
        next(&batch, 3),
        [11, 14, 28].map(|n| at(
            if n == 11 {
                date(2026, 11, 26)
            } else if n == 14 {
                date(2026, 12, 10)
            } else {
                date(2027, 1, 7)
            },
            10,
            12
        ))
    );
    assert!(
        matches!(content.schedule.slots[0].recurrence, Recurrence::Weekly { every: 2, until, .. } if until == date(2027, 5, 31))
    );
    assert_eq!(content.themes, [Theme::Handicraft, Theme::PeerSupport]);
    assert_eq!(content.place.name.as_ref().unwrap().as_str(), "Kylätalo");
    assert!(content.place.point.is_some());
    assert_eq!(content.areas[0].to_string(), "758");
    assert_eq!(content.kind, Kind::Group);
    assert_eq!(content.wordings[0].description.as_str(), "Kahvia, pullaa\nja seuraa.");
}

#[test]
fn what_has_no_end_gets_a_last_day_and_what_cannot_be_said_is_written_out() {
    let batch = event("DTSTART;TZID=Europe/Helsinki:20200107T180000\nDURATION:PT1H30M\nRRULE:FREQ=WEEKLY");
    assert_eq!(batch.notes[0].note, Note::NoLastDay(date(2027, 11, 24)));
    assert_eq!(next(&batch, 1), [(TODAY, time(18, 0, 0, 0), Some(time(19, 30, 0, 0)))]);
    let batch = event("DTSTART:20261215T080000Z\nDTEND:20261215T090000Z\nRRULE:FREQ=MONTHLY;BYMONTHDAY=15");
    // Ten o'clock in winter; the hour of the universal clock stays, so it is eleven in summer.
    assert_eq!(next(&batch, 6)[0], at(date(2026, 12, 15), 10, 11));
    assert_eq!(next(&batch, 6)[5], at(date(2027, 5, 15), 11, 12));
    assert!(batch.notes.iter().any(|noted| noted.note == Note::WrittenOut(date(2027, 12, 15))), "{:?}", batch.notes);
    let batch = event("DTSTART;TZID=America/New_York:20261201T180000\nRRULE:FREQ=WEEKLY;COUNT=2");
    assert_eq!(next(&batch, 5).len(), 2);
    assert_eq!(next(&batch, 1), [(date(2026, 12, 2), time(1, 0, 0, 0), None)]);
    let batch = event("DTSTART;TZID=Kuu/Meri:20261201T180000\nRRULE:FREQ=DAILY;COUNT=2");
    assert_eq!(batch.notes[0].note, Note::UnknownZone("Kuu/Meri".into()));
    assert_eq!(next(&batch, 3).len(), 2);
}

#[test]
fn days_are_called_off_and_moved() {
    let master = "BEGIN:VEVENT\nUID:1@x\nSUMMARY:Kerho\nDTSTART;TZID=Europe/Helsinki:20261201T100000\n\
        DTEND;TZID=Europe/Helsinki:20261201T110000\nRRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\n";
    let change = |original: &str, rest: &str| {
        let id = format!("RECURRENCE-ID;TZID=Europe/Helsinki:202612{original}T100000");
        read(&format!("{master}BEGIN:VEVENT\nUID:1@x\nSUMMARY:Kerho\n{id}\n{rest}\nEND:VEVENT"))
    };
    let days = |batch: &Batch| {
        next(batch, 9).into_iter().map(|(day, begins, _)| (day.day(), begins.hour())).collect::<Vec<_>>()
    };
    assert_eq!(days(&change("08", "STATUS:CANCELLED")), [(1, 10), (15, 10), (22, 10)]);
    assert_eq!(
        days(&change("08", "DTSTART;TZID=Europe/Helsinki:20261209T140000")),
        [(1, 10), (9, 14), (15, 10), (22, 10)]
    );
    assert_eq!(
        days(&change("08", "DTSTART;TZID=Europe/Helsinki:20261208T140000")),
        [(1, 10), (8, 14), (15, 10), (22, 10)]
    );
    assert_eq!(
        days(&change("08", "DTSTART;TZID=Europe/Helsinki:20261208T100000")),
        [(1, 10), (8, 10), (15, 10), (22, 10)]
    );
    assert_eq!(change("08", "STATUS:CANCELLED").total_seen, 2);
}

#[test]
fn single_events_are_taken_unless_they_are_over() {
    let batch = event("DTSTART:20261201T150000Z\nDTEND:20261201T170000Z");
    assert_eq!(next(&batch, 2), [at(date(2026, 12, 1), 17, 19)]);
    assert_eq!(batch.items[0].content.kind, Kind::Event);
    let batch = event("DTSTART;VALUE=DATE:20261206\nDTEND;VALUE=DATE:20261207");
    assert_eq!(next(&batch, 2), [(date(2026, 12, 6), time(0, 0, 0, 0), None)]);
    assert!(batch.notes.iter().any(|noted| noted.note == Note::WholeDay));
    let batch = event("DTSTART;VALUE=DATE:20261206\nDTEND;VALUE=DATE:20261220");
    assert_eq!(batch.items[0].content.ends_on, Some(date(2026, 12, 19)));
    assert!(batch.items[0].content.schedule.slots.is_empty());
    let batch = event("DTSTART:20261201T200000\nDTEND:20261202T010000\nLOCATION:https://video.example/x");
    assert_eq!(next(&batch, 2), [(date(2026, 12, 1), time(20, 0, 0, 0), None)]);
    assert_eq!(batch.items[0].content.setting, Setting::Online);
    let why = |lines: &str| event(lines).rejected[0].why.clone();
    assert_eq!(why("DTSTART:20201201T150000Z"), Why::Ended(date(2020, 12, 1)));
    assert_eq!(why("DTSTART:19000101T150000"), Why::ImplausibleDay(date(1900, 1, 1)));
    assert_eq!(why("DTSTART:huomenna").code(), "unreadable");
    assert_eq!(why("DTSTART:20261301T150000").code(), "unreadable");
    assert_eq!(why("RRULE:FREQ=WEEKLY"), Why::NoDay);
    assert_eq!(why("DTSTART:20261201T150000\nRRULE:FREQ=SECONDLY").code(), "rule");
    assert_eq!(why("DTSTART:20261201T150000\nDTEND:20261101T150000").code(), "schedule");
    assert_eq!(why("DTSTART:20261201T150000\nCLASS:PRIVATE").code(), "not_published");
    assert_eq!(event("DTSTART:20261201T150000\nSTATUS:CANCELLED").gone[0].key, "1@x");
}

#[test]
fn a_bad_event_turns_away_itself_alone_and_a_torn_calendar_says_so() {
    let good = "BEGIN:VEVENT\nUID:1@x\nSUMMARY:Kerho\nDTSTART:20261201T150000\nEND:VEVENT\n";
    let batch = read(&format!("BEGIN:VEVENT\nSUMMARY:Ei tunnusta\nEND:VEVENT\n{good}{good}rikki\n"));
    assert_eq!((batch.items.len(), batch.total_seen, batch.complete), (1, 3, true));
    assert_eq!(batch.rejected[0].why, Why::NoKey);
    assert_eq!(batch.rejected[1].why, Why::DuplicateKey { first: "event 2".into() });
    let torn = format!("BEGIN:VCALENDAR\n{good}BEGIN:VEVENT\nUID:2");
    let batch = ical::read(&[Body { name: "x.ics", bytes: torn.as_bytes() }], &with_organiser());
    assert_eq!((batch.items.len(), batch.complete), (1, false));
    assert!(!ical::read(&[Body { name: "", bytes: b"<html>" }], &context()).complete);
    let named = format!("BEGIN:VCALENDAR\nX-WR-CALNAME:Kylän kalenteri\n{good}END:VCALENDAR\n");
    let batch = ical::read(&[Body { name: "", bytes: named.as_bytes() }], &context());
    assert_eq!(batch.items[0].content.organiser.name.as_str(), "Kylän kalenteri");
}
