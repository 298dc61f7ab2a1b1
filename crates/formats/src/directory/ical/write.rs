//! Writing: the days of one entry as a calendar file, and those of many as a feed. Nobody's name stands in it.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use rinnalla_domain::activity::{Activity, Occurrence, Place, Setting};

use crate::calendar::{TIME_OF_FINLAND, ZONE};
use crate::directory::telling::Telling;

/// Days of one entry, at most.
pub const MOST_DAYS: usize = 60;
const BEGINS: &str = "BEGIN:VEVENT\r\n";

/// A calendar with the days ahead of these entries.
pub fn calendar(activities: &[&Activity], telling: &Telling<'_>, made_at: Timestamp) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Rinnalla//FI"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"));
    let mut any = false;
    for activity in activities {
        for day in activity.content.schedule.next(telling.today, MOST_DAYS) {
            calendar.push(event(activity, &day, telling, made_at));
            any = true;
        }
    }
    let file = calendar.to_string();
    // The crate knows no time zones: it would give theirs an identity, which they may not have.
    if any { file.replacen(BEGINS, &format!("{TIME_OF_FINLAND}{BEGINS}"), 1) } else { file }
}

fn event(activity: &Activity, day: &Occurrence, telling: &Telling<'_>, made_at: Timestamp) -> Event {
    let content = &activity.content;
    let at = format!("{}{}", day.day.strftime("%Y%m%d"), day.begins.strftime("T%H%M"));
    let mut event = Event::with_uid(&format!("{}-{at}@rinnalla", activity.id));
    let wording = content.wording(telling.language);
    event
        .append_property(Property::new("DTSTAMP", made_at.strftime("%Y%m%dT%H%M%SZ").to_string()))
        .append_property(Property::new("LAST-MODIFIED", activity.changed_at.strftime("%Y%m%dT%H%M%SZ").to_string()))
        .append_property(Property::new("SEQUENCE", activity.version.clamp(0, i64::from(i32::MAX)).to_string()))
        .append_property(local("DTSTART", day, day.begins))
        .append_property(Property::new("STATUS", "CONFIRMED"))
        .append_property(Property::new("URL", telling.page(activity)))
        .summary(wording.map_or("", |wording| wording.title.as_str()));
    if let Some(ends) = day.ends {
        event.append_property(local("DTEND", day, ends));
    }
    if let Some(wording) = wording {
        event.description(wording.description.as_str());
    }
    if content.setting == Setting::Place {
        event.location(&address(&content.place));
        if let Some(point) = content.place.point {
            event.append_property(Property::new("GEO", format!("{:.6};{:.6}", point.latitude, point.longitude)));
        }
    }
    event.done()
}

fn local(name: &str, day: &Occurrence, time: Time) -> Property {
    let at: DateTime = day.day.to_datetime(time);
    Property::new(name, at.strftime("%Y%m%dT%H%M%S").to_string()).add_parameter("TZID", ZONE).done()
}

/// "Kylätalo, Kylätie 1, 99600 Sodankylä"
fn address(place: &Place) -> String {
    let of = |line: &Option<rinnalla_domain::text::Line>| line.as_ref().map(ToString::to_string);
    let town: Vec<String> = [of(&place.postal_code), of(&place.village)].into_iter().flatten().collect();
    let parts = [of(&place.name), of(&place.street), Some(town.join(" ")).filter(|town| !town.is_empty())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
