//! When an event is held: once, by a schedule, or on the days of its parts.

use jiff::civil::{Date, Time};
use rinnalla_domain::activity::{Recurrence, Slot};
use serde_json::Value;

use super::node::{bare, each, text};
use crate::directory::days::{self, Moment, to_minute};
use crate::directory::draft::Draft;
use crate::directory::json::Loose;
use crate::directory::recur::Series;
use crate::directory::rule::Rule;
use crate::directory::why::shown;
use crate::directory::{Field, Why};

impl Draft<'_> {
    pub(super) fn so_when(&mut self, node: &Value, parts: &[&Value]) -> Result<(), Why> {
        let schedules: Vec<&Value> =
            ["eventSchedule", "courseSchedule"].iter().flat_map(|k| each(node.get(*k))).collect();
        if schedules.iter().any(|schedule| schedule.has("repeatFrequency") || schedule.has("byDay")) {
            for schedule in schedules {
                self.so_schedule(schedule, node)?;
            }
            return Ok(());
        }
        let instances = each(node.get("hasCourseInstance")).filter(|instance| instance.has("startDate"));
        let parts: Vec<&Value> = parts.iter().copied().filter(|part| part.has("startDate")).chain(instances).collect();
        if parts.is_empty() {
            return self.so_once(node);
        }
        self.so_parts(&parts)
    }

    fn so_once(&mut self, node: &Value) -> Result<(), Why> {
        let raw = text(node, "startDate").ok_or(Why::NoDay)?;
        let from = days::needed(&raw, Field::Schedule, self.cx.today)?;
        let until = text(node, "endDate").map(|raw| days::needed(&raw, Field::EndsOn, self.cx.today)).transpose()?;
        let lasts = until.is_none().then(|| ends_after(node, from)).flatten();
        self.lasts(from, until.or(lasts), until.or(lasts))
    }

    /// The days of the parts, those that are over left out.
    fn so_parts(&mut self, parts: &[&Value]) -> Result<(), Why> {
        let today = self.cx.today;
        let mut last = None;
        for part in parts {
            let cancelled = text(part, "eventStatus").is_some_and(|status| bare(&status) == "EventCancelled");
            let from = days::bound(text(part, "startDate").as_deref(), today);
            let Some(from) = from.filter(|_| !cancelled) else { continue };
            last = last.max(Some(from.day));
            if from.day < today {
                continue;
            }
            let until = days::bound(text(part, "endDate").as_deref(), today).or_else(|| ends_after(part, from));
            let begins = from.time.unwrap_or(Time::midnight());
            let ends = until.filter(|until| until.day == from.day).and_then(|until| until.time);
            self.so_day(from.day, begins, ends.filter(|ends| *ends > begins));
        }
        match last {
            None => Err(Why::NoDay),
            Some(last) if self.schedule.slots.is_empty() => Err(Why::Ended(last)),
            Some(_) => Ok(()),
        }
    }

    fn so_day(&mut self, day: Date, begins: Time, ends: Option<Time>) {
        let slot = self.schedule.slots.iter_mut().find(|slot| slot.begins == begins && slot.ends == ends);
        match slot.map(|slot| &mut slot.recurrence) {
            Some(Recurrence::On(days)) if days.contains(&day) => {}
            Some(Recurrence::On(days)) if days.len() < crate::directory::rule::MOST_DAYS => days.push(day),
            Some(_) => {}
            None => self.slot(Slot { recurrence: Recurrence::On(vec![day]), begins, ends }),
        }
    }

    /// A schedule of schema.org; what it leaves out stands in the event.
    fn so_schedule(&mut self, schedule: &Value, node: &Value) -> Result<(), Why> {
        let today = self.cx.today;
        let either = |key| text(schedule, key).or_else(|| text(node, key));
        let raw = either("startDate").ok_or(Why::NoDay)?;
        let start = days::needed(&raw, Field::Schedule, today)?;
        let time = |key| text(schedule, key).map(|raw| time(&raw).ok_or_else(|| unreadable(&raw))).transpose();
        let begins = time("startTime")?.or(start.time).unwrap_or(Time::midnight());
        let own = Moment { day: start.day, time: Some(begins) };
        let ends = time("endTime")?.or_else(|| ends_after(schedule, own).and_then(|end| end.time));
        let except = each(schedule.get("exceptDate")).filter_map(|day| days::moment(&day.as_text()?)).map(|m| m.day);
        let series = Series {
            start: start.day,
            begins,
            ends: ends.filter(|ends| *ends > begins),
            rule: Some(rule(schedule, either("endDate").as_deref(), today)?),
            except: except.collect(),
            extra: Vec::new(),
        };
        self.held(&series)
    }
}

/// The rule of a schedule, in the words of RFC 5545.
fn rule(schedule: &Value, until: Option<&str>, today: Date) -> Result<Rule, Why> {
    let often = text(schedule, "repeatFrequency").unwrap_or_else(|| "P1W".into());
    let (every, interval) = frequency(&often).ok_or_else(|| Why::Rule(shown(&often)))?;
    let mut parts = vec![format!("FREQ={every}"), format!("INTERVAL={interval}")];
    let week = text(schedule, "byMonthWeek").filter(|_| every == "MONTHLY").unwrap_or_default();
    let days: Vec<String> = each(schedule.get("byDay")).filter_map(Loose::as_text).map(|day| weekday(&day)).collect();
    if !days.is_empty() {
        let days: Vec<String> = days.into_iter().map(|day| format!("{week}{day}")).collect();
        parts.push(format!("BYDAY={}", days.join(",")));
    }
    for (key, part) in [("byMonthDay", "BYMONTHDAY"), ("byMonth", "BYMONTH"), ("repeatCount", "COUNT")] {
        let values: Vec<String> = each(schedule.get(key)).filter_map(Loose::as_text).collect();
        if !values.is_empty() {
            parts.push(format!("{part}={}", values.join(",")));
        }
    }
    let mut rule = Rule::parse(&parts.join(";"))?;
    rule.until = until.map(|raw| days::needed(raw, Field::EndsOn, today)).transpose()?.map(|until| until.day);
    Ok(rule)
}

/// "P1W", "P2W", "P1D", "Weekly"
fn frequency(raw: &str) -> Option<(&'static str, u16)> {
    let word = bare(raw).to_ascii_uppercase();
    match word.as_str() {
        "DAILY" => return Some(("DAILY", 1)),
        "WEEKLY" => return Some(("WEEKLY", 1)),
        "MONTHLY" => return Some(("MONTHLY", 1)),
        "YEARLY" => return Some(("YEARLY", 1)),
        _ => {}
    }
    let inner = word.strip_prefix('P')?;
    let (number, unit) = inner.split_at_checked(inner.len().checked_sub(1)?)?;
    let number: u16 = number.parse().ok()?;
    match unit {
        "D" if number > 0 && number.is_multiple_of(7) => Some(("WEEKLY", number / 7)),
        "D" => Some(("DAILY", number)),
        "W" => Some(("WEEKLY", number)),
        "M" => Some(("MONTHLY", number)),
        "Y" => Some(("YEARLY", number)),
        _ => None,
    }
}

/// "https://schema.org/Monday", "Monday", "MO" as "MO".
fn weekday(raw: &str) -> String {
    bare(raw).chars().take(2).collect::<String>().to_ascii_uppercase()
}

fn time(raw: &str) -> Option<Time> {
    days::time(raw).or_else(|| days::moment(raw).and_then(|moment| moment.time))
}

/// The end that a duration gives: "PT1H30M".
fn ends_after(node: &Value, from: Moment) -> Option<Moment> {
    let span: jiff::Span = text(node, "duration")?.parse().ok()?;
    let end = from.day.to_datetime(from.time?).checked_add(span).ok()?;
    Some(Moment { day: end.date(), time: Some(to_minute(end.time())) })
}

fn unreadable(raw: &str) -> Why {
    Why::Unreadable { field: Field::Schedule, is: shown(raw) }
}
