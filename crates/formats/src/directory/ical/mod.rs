//! Calendars (RFC 5545): an association's own calendar, as it is given out by calendar programs.
//!
//! A calendar seldom says who arranges what it holds, and never where that is in Finland: [`Context::organiser`] and
//! [`Context::areas`] say it for the whole feed. What is marked private is not taken.

mod event;
mod line;
pub mod write;

use std::collections::BTreeMap;

use self::event::Event;
use self::line::Component;
use super::batch::{Seen, place};
use super::{Batch, Body, Context, Why};

/// The largest calendar, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;
/// The most events in one calendar.
const MOST_EVENTS: usize = 20_000;

/// Reads calendars.
pub fn read(bodies: &[Body<'_>], cx: &Context) -> Batch {
    let mut batch = Batch::begun();
    let mut seen = Seen::default();
    for body in bodies {
        if let Err(why) = feed(body, cx, &mut seen, &mut batch) {
            batch.fail(body.name, why);
        }
    }
    batch
}

fn feed(body: &Body<'_>, cx: &Context, seen: &mut Seen, batch: &mut Batch) -> Result<(), Why> {
    if body.bytes.len() > LARGEST {
        return Err(Why::TooLarge(format!("{} bytes where at most {LARGEST} are read", body.bytes.len())));
    }
    let text = String::from_utf8_lossy(body.bytes);
    let calendar = Component::calendar(&text)?;
    let whole = calendar.is_closed;
    if calendar.events.len() > MOST_EVENTS {
        return Err(Why::TooLarge(format!("more than {MOST_EVENTS} events")));
    }
    let mut changes: BTreeMap<String, Vec<Event<'_>>> = BTreeMap::new();
    let mut masters = Vec::new();
    for (number, component) in calendar.events.iter().enumerate() {
        let at = place(body.name, &format!("event {}", number + 1));
        let event = Event { component, at };
        match (event.key(), event.component.value("RECURRENCE-ID")) {
            (Some(key), Some(_)) => changes.entry(key).or_default().push(event),
            _ => masters.push(event),
        }
    }
    for event in masters {
        let changed = event.key().and_then(|key| changes.remove(&key)).unwrap_or_default();
        batch.total_seen += changed.len();
        take(&event, &changed, &calendar, cx, seen, batch);
    }
    // Changes of what is not in the calendar itself stand for themselves: the first of each takes the others along.
    for (_, mut alone) in changes {
        let first = alone.remove(0);
        batch.total_seen += alone.len();
        take(&first, &alone, &calendar, cx, seen, batch);
    }
    if whole { Ok(()) } else { Err(Why::BrokenFile("it ends in the middle".into())) }
}

fn take(
    event: &Event<'_>,
    changes: &[Event<'_>],
    calendar: &line::Calendar<'_>,
    cx: &Context,
    seen: &mut Seen,
    batch: &mut Batch,
) {
    let Some(key) = event.key() else { return batch.reject(&event.at, Why::NoKey) };
    let is = |name: &str, words: &[&str]| {
        event
            .component
            .value(name)
            .is_some_and(|value| words.iter().any(|word| value.trim().eq_ignore_ascii_case(word)))
    };
    if is("STATUS", &["CANCELLED"]) {
        return batch.lose(key, &event.at);
    }
    if is("CLASS", &["PRIVATE", "CONFIDENTIAL"]) {
        return batch.reject(&event.at, Why::NotPublished("private".into()));
    }
    let read = event.read(&key, changes, calendar.name.as_deref(), cx);
    batch.keep(seen, read.map_err(|why| (event.at.clone(), why)));
}
