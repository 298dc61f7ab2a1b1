//! A calendar file (RFC 5545) for one meeting: a neutral word, a time and a place, and nobody's name.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp, Zoned};

/// A meeting as it goes into somebody's own calendar.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Stays the same when the time moves, so that the calendar moves the meeting; names nobody.
    pub uid: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Where.
    pub place: String,
    /// What the calendar shows: a neutral word.
    pub summary: String,
    /// When the file is made.
    pub made_at: Timestamp,
}

/// How long a meeting is taken to last.
const LENGTH: SignedDuration = SignedDuration::from_hours(1);
const BEGINS: &str = "BEGIN:VEVENT\r\n";
pub(crate) const ZONE: &str = "Europe/Helsinki";

/// The time of Finland with its rule for summer time, so that no calendar has to guess it.
pub(crate) const TIME_OF_FINLAND: &str = "BEGIN:VTIMEZONE\r\n\
TZID:Europe/Helsinki\r\n\
BEGIN:DAYLIGHT\r\n\
DTSTART:19810329T030000\r\n\
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
TZNAME:EEST\r\n\
TZOFFSETFROM:+0200\r\n\
TZOFFSETTO:+0300\r\n\
END:DAYLIGHT\r\n\
BEGIN:STANDARD\r\n\
DTSTART:19961027T040000\r\n\
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
TZNAME:EET\r\n\
TZOFFSETFROM:+0300\r\n\
TZOFFSETTO:+0200\r\n\
END:STANDARD\r\n\
END:VTIMEZONE\r\n";

/// Writes the file.
pub fn meeting(meeting: &Meeting) -> String {
    let mut event = Event::with_uid(&meeting.uid);
    event
        .append_property(Property::new("DTSTAMP", meeting.made_at.strftime("%Y%m%dT%H%M%SZ").to_string()))
        .append_property(local("DTSTART", &in_finland(meeting.starts_at)))
        .append_property(local(
            "DTEND",
            &in_finland(meeting.starts_at.saturating_add(LENGTH).unwrap_or(meeting.starts_at)),
        ))
        .append_property(Property::new("CLASS", "PRIVATE"))
        .summary(&meeting.summary)
        .location(&meeting.place);
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Rinnalla//FI"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .push(event);
    // The crate knows no time zones: it would give theirs an identity, which they may not have.
    calendar.to_string().replacen(BEGINS, &format!("{TIME_OF_FINLAND}{BEGINS}"), 1)
}

/// Coming times of an activity, as they go into somebody's own calendar.
#[derive(Clone, Debug)]
pub struct Series {
    /// The same for the activity every time; each time adds its day.
    pub uid: String,
    /// The name of the activity.
    pub summary: String,
    /// Where.
    pub place: String,
    /// When each of them begins and ends, in the local time of Finland.
    pub times: Vec<(DateTime, Option<DateTime>)>,
    /// When the file is made.
    pub made_at: Timestamp,
}

/// Writes the file. A day and hour that the clocks leave out moves on by the hour that is missing.
pub fn series(series: &Series) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Rinnalla//FI"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"));
    for (begins, ends) in &series.times {
        let zoned = |at: &DateTime| at.in_tz(ZONE).ok();
        let Some(begins_at) = zoned(begins) else { continue };
        let ends_at = ends.as_ref().and_then(zoned).or_else(|| begins_at.checked_add(LENGTH).ok());
        let mut event = Event::with_uid(&format!("{}-{}", begins.date(), series.uid));
        event
            .append_property(Property::new("DTSTAMP", series.made_at.strftime("%Y%m%dT%H%M%SZ").to_string()))
            .append_property(local("DTSTART", &begins_at))
            .append_property(local("DTEND", &ends_at.unwrap_or(begins_at)))
            .summary(&series.summary)
            .location(&series.place);
        calendar.push(event);
    }
    calendar.to_string().replacen(BEGINS, &format!("{TIME_OF_FINLAND}{BEGINS}"), 1)
}

fn in_finland(at: Timestamp) -> Zoned {
    rinnalla_domain::clock::in_finland(at)
}

fn local(name: &str, at: &Zoned) -> Property {
    Property::new(name, at.strftime("%Y%m%dT%H%M%S").to_string()).add_parameter("TZID", ZONE).done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(place: &str) -> String {
        meeting(&Meeting {
            uid: "01kb-2@rinnalla".into(),
            starts_at: "2026-11-24T15:00:00Z".parse().unwrap(),
            place: place.into(),
            summary: "Tapaaminen".into(),
            made_at: "2026-11-20T08:05:00Z".parse().unwrap(),
        })
    }

    #[test]
    fn each_coming_time_is_an_event_of_its_own_in_the_time_of_finland() {
        let at = |day: i8, hour: i8| jiff::civil::date(2026, 11, day).at(hour, 0, 0, 0);
        let file = series(&Series {
            uid: "toiminta-7@rinnalla".into(),
            summary: "Kahvikerho, kaikille".into(),
            place: "Kirjasto".into(),
            times: vec![(at(24, 10), Some(at(24, 12))), (at(26, 10), None)],
            made_at: "2026-11-20T08:05:00Z".parse().unwrap(),
        });
        for line in [
            "DTSTART;TZID=Europe/Helsinki:20261124T100000",
            "DTEND;TZID=Europe/Helsinki:20261124T120000",
            "DTEND;TZID=Europe/Helsinki:20261126T110000",
            "SUMMARY:Kahvikerho\\, kaikille",
            "UID:2026-11-26-toiminta-7@rinnalla",
        ] {
            assert!(file.lines().any(|l| l.trim_end() == line), "{line} is not in\n{file}");
        }
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
        assert_eq!(file.matches("BEGIN:VTIMEZONE").count(), 1);
    }

    #[test]
    fn a_meeting_stands_in_the_time_of_finland() {
        let file = file("Kirjasto");
        for line in [
            "DTSTART;TZID=Europe/Helsinki:20261124T170000",
            "DTEND;TZID=Europe/Helsinki:20261124T180000",
            "DTSTAMP:20261120T080500Z",
            "SUMMARY:Tapaaminen",
            "LOCATION:Kirjasto",
            "UID:01kb-2@rinnalla",
            "TZID:Europe/Helsinki",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        ] {
            assert!(file.lines().any(|l| l.trim_end() == line), "{line} is not in\n{file}");
        }
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"));
        assert!(file.find("BEGIN:VTIMEZONE") < file.find("BEGIN:VEVENT"));
        assert_eq!(file.matches("UID:").count(), 1, "only the meeting has an identity");
    }

    #[test]
    fn a_place_cannot_write_lines_of_its_own() {
        let file = file("Kirjasto, sali; 2. kerros\nATTACH:https://muualla.example");
        assert!(!file.lines().any(|l| l.starts_with("ATTACH")), "{file}");
        assert!(file.contains("LOCATION:Kirjasto\\, sali\\; 2. kerros\\n"), "{file}");
    }
}
