//! Recurring events: one entry for the super event and all its days.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use rinnalla_domain::activity::{Recurrence, Slot};
use serde_json::Value;

use super::read::{Sort, identity, last_part, one_of, sort};
use crate::directory::draft::Draft;
use crate::directory::json::Loose;
use crate::directory::{Context, Why, days};

/// Hours of a day, and the days that have them.
type Hours = (Time, Option<Time>);

/// The recurring events among the bodies.
pub(super) struct Series<'a> {
    /// For each super event: its days by hours.
    held: BTreeMap<String, BTreeMap<Hours, Vec<Date>>>,
    /// For each super event that is not among the bodies: the event that stands for it.
    stands: BTreeMap<String, String>,
    standing: BTreeSet<String>,
    cx: &'a Context,
}

/// The identity of the super event.
pub(super) fn super_event(record: &Value) -> Option<String> {
    let link = record.get("super_event").filter(|link| !link.is_null())?;
    identity(link).or_else(|| link.as_text().map(|address| last_part(&address)))
}

impl<'a> Series<'a> {
    pub(super) fn of(records: &[(String, Value)], cx: &'a Context) -> Self {
        let mut series = Self { held: BTreeMap::new(), stands: BTreeMap::new(), standing: BTreeSet::new(), cx };
        let events = || records.iter().map(|(_, record)| record).filter(|record| sort(record) == Sort::Event);
        // Super events: those that say that they recur, and those that are not here but have several parts of one name.
        let mut parts: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
        for record in events() {
            if let Some(id) = super_event(record) {
                parts.entry(id).or_default().push(one_of(record.get("name"), cx));
            }
        }
        for record in events() {
            let Some(id) = identity(record) else { continue };
            if record.text("super_event_type").as_deref() == Some("recurring") && !is_cancelled(record) {
                series.held.entry(id.clone()).or_default();
            }
            if super_event(record).is_none() {
                parts.remove(&id);
            }
        }
        let alike = |names: &[Option<String>]| names.len() > 1 && names.iter().all(|name| *name == names[0]);
        for (id, _) in parts.into_iter().filter(|(_, names)| alike(names)) {
            series.held.entry(id).or_default();
        }
        let whole: BTreeSet<String> = events().filter(|r| super_event(r).is_none()).filter_map(identity).collect();
        for record in events() {
            series.add(record, &whole);
        }
        series.standing = series.stands.values().cloned().collect();
        series
    }

    fn add(&mut self, record: &Value, whole: &BTreeSet<String>) {
        let Some((id, key)) = super_event(record).zip(identity(record)) else { return };
        let Some(held) = self.held.get_mut(&id) else { return };
        let hidden = record.text("publication_status").is_some_and(|status| status != "public");
        if record.flag("deleted") == Some(true) || is_cancelled(record) || hidden {
            return;
        }
        if !whole.contains(&id) {
            self.stands.entry(id).or_insert(key);
        }
        let today = self.cx.today;
        let Some(start) = days::bound(record.text("start_time").as_deref(), today) else { return };
        let end = days::bound(record.text("end_time").as_deref(), today).filter(|end| end.day == start.day);
        let begins = start.time.unwrap_or(Time::midnight());
        let ends = end.and_then(|end| end.time).filter(|ends| *ends > begins);
        held.entry((begins, ends)).or_default().push(start.day);
    }

    /// Is the event one day of a recurring one?
    pub(super) fn is_part(&self, record: &Value) -> bool {
        super_event(record).is_some_and(|id| self.held.contains_key(&id))
    }

    /// Does the event stand for its super event, which is not among the bodies?
    pub(super) fn stands_for(&self, key: &str) -> bool {
        self.standing.contains(key)
    }

    /// The days of a super event; none when it has no parts here, and its own time counts.
    pub(super) fn days(&self, id: &str) -> Option<&BTreeMap<Hours, Vec<Date>>> {
        self.held.get(id).filter(|held| !held.is_empty())
    }
}

fn is_cancelled(record: &Value) -> bool {
    record.text("event_status").is_some_and(|status| status.ends_with("EventCancelled"))
}

impl Draft<'_> {
    /// The days of a recurring event, from today on.
    pub(super) fn le_days(&mut self, held: &BTreeMap<Hours, Vec<Date>>) -> Result<(), Why> {
        let today = self.cx.today;
        let last = held.values().flatten().max().copied();
        for ((begins, ends), all) in held {
            let mut on: Vec<Date> = all.iter().copied().filter(|day| *day >= today).collect();
            on.sort_unstable();
            on.dedup();
            on.truncate(crate::directory::rule::MOST_DAYS);
            if !on.is_empty() {
                self.slot(Slot { recurrence: Recurrence::On(on), begins: *begins, ends: *ends });
            }
        }
        match last {
            Some(last) if self.schedule.slots.is_empty() => Err(Why::Ended(last)),
            _ => Ok(()),
        }
    }
}
