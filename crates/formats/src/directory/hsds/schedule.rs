//! Schedules of Open Referral: the parts of a rule of recurrence, each in a field of its own.

use rinnalla_domain::activity::{Recurrence, Slot};
use serde_json::Value;

use crate::directory::draft::Draft;
use crate::directory::json::Loose;
use crate::directory::recur::Series;
use crate::directory::rule::Rule;
use crate::directory::why::shown;
use crate::directory::{Field, Note, Why, days};

/// The fields that make a rule, and the names of their parts.
const PARTS: [(&str, &str); 9] = [
    ("freq", "FREQ"),
    ("interval", "INTERVAL"),
    ("byday", "BYDAY"),
    ("bymonthday", "BYMONTHDAY"),
    ("byweekno", "BYWEEKNO"),
    ("byyearday", "BYYEARDAY"),
    ("count", "COUNT"),
    ("until", "UNTIL"),
    ("wkst", "WKST"),
];

impl Draft<'_> {
    /// Puts a schedule in; one that is over or not understood is left out with a note, for the service goes on.
    pub(super) fn hsds_schedule(&mut self, schedule: &Value) {
        match self.hsds_held(schedule) {
            Ok(()) => {}
            Err(Why::Ended(on)) => self.note(Note::HoursOver(on)),
            Err(Why::Rule(rule)) => self.leave_out(Field::Schedule, &rule),
            Err(_) => {
                let said = schedule.text("description").or_else(|| schedule.text("notes"));
                self.leave_out(Field::Schedule, &said.unwrap_or_else(|| schedule.to_string()));
            }
        }
    }

    fn hsds_held(&mut self, schedule: &Value) -> Result<(), Why> {
        let today = self.cx.today;
        let unreadable = |raw: &str| Why::Unreadable { field: Field::Schedule, is: shown(raw) };
        let day = |key| schedule.text(key).map(|raw| days::needed(&raw, Field::Schedule, today)).transpose();
        let (from, until) = (day("valid_from")?, day("valid_to")?);
        if let Some(until) = until.filter(|until| until.day < today) {
            return Err(Why::Ended(until.day));
        }
        let time = |key| schedule.text(key).map(|raw| days::time(&raw).ok_or_else(|| unreadable(&raw))).transpose();
        let begins = time("opens_at")?;
        let start = day("dtstart")?.or(from);
        let rule = self.hsds_rule(schedule)?;
        let begins = begins.or(start.and_then(|start| start.time));
        let Some(begins) = begins else { return Err(Why::NoDay) };
        let ends = time("closes_at")?.filter(|ends| *ends > begins);
        match (rule, start) {
            (None, None) => Err(Why::NoDay),
            (None, Some(start)) if start.day < today => Err(Why::Ended(start.day)),
            (None, Some(start)) => {
                let recurrence = Recurrence::On(vec![start.day]);
                self.slot(Slot { recurrence, begins, ends });
                Ok(())
            }
            (Some(mut rule), start) => {
                if let Some(until) = until {
                    rule.until = Some(rule.until.map_or(until.day, |own| own.min(until.day)));
                }
                let start = start.map_or(today, |start| start.day);
                let series = Series { start, begins, ends, rule: Some(rule), except: Vec::new(), extra: Vec::new() };
                self.held(&series)
            }
        }
    }

    fn hsds_rule(&self, schedule: &Value) -> Result<Option<Rule>, Why> {
        let mut parts: Vec<String> =
            PARTS.iter().filter_map(|(key, part)| Some(format!("{part}={}", schedule.text(key)?))).collect();
        if !schedule.has("freq") {
            if !schedule.has("byday") {
                return Ok(None);
            }
            parts.push("FREQ=WEEKLY".into());
        }
        Rule::parse(&parts.join(";")).map(Some)
    }
}
