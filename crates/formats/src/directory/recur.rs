//! From a rule of recurrence to a schedule: in short where a schedule can say it, else its days written out.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use rinnalla_domain::activity::schedule::LONGEST_YEARS;
use rinnalla_domain::activity::{Recurrence, ScheduleError, Slot};

use super::days::Moment;
use super::draft::Draft;
use super::rule::{Every, Rule};
use super::{Field, Note, Why, days};

/// Something that is held on a day, and perhaps comes back.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// The first day.
    pub start: Date,
    /// From.
    pub begins: Time,
    /// To.
    pub ends: Option<Time>,
    /// How it comes back.
    pub rule: Option<Rule>,
    /// Days on which it is not held after all.
    pub except: Vec<Date>,
    /// Days on which it is held besides.
    pub extra: Vec<Date>,
}

/// Most days on which something is not held.
const MOST_EXCEPTIONS: usize = 500;

impl Draft<'_> {
    /// Puts a series into the schedule, from today on.
    pub(crate) fn held(&mut self, series: &Series) -> Result<(), Why> {
        let today = self.cx.today;
        let slot = |recurrence| Slot { recurrence, begins: series.begins, ends: series.ends };
        let mut recurrences = Vec::new();
        match &series.rule {
            None => recurrences.push(Recurrence::On(vec![series.start])),
            Some(rule) => recurrences.extend(self.recurrence(series, rule)?),
        }
        let horizon = days::year_ahead(today);
        let mut extra: Vec<Date> =
            series.extra.iter().copied().filter(|day| (today..=horizon).contains(day)).take(366).collect();
        extra.sort_unstable();
        extra.dedup();
        if !extra.is_empty() {
            recurrences.push(Recurrence::On(extra));
        }
        for recurrence in recurrences {
            self.slot(slot(recurrence));
        }
        for day in series.except.iter().filter(|day| **day >= today).take(MOST_EXCEPTIONS) {
            if !self.schedule.except.contains(day) {
                self.schedule.except.push(*day);
            }
        }
        Ok(())
    }

    /// Puts something that happens once into the schedule: on one day, or from one day to another.
    ///
    /// `until` is the moment at which it ends, `ends` the same where its hour may be shown.
    pub(crate) fn lasts(&mut self, from: Moment, ends: Option<Moment>, until: Option<Moment>) -> Result<(), Why> {
        let today = self.cx.today;
        let last = until.map_or(from.day, |until| last_of(from, until));
        if last < from.day {
            return Err(Why::Schedule(ScheduleError::Backwards));
        }
        if last < today {
            return Err(Why::Ended(last));
        }
        if from.time.is_none() {
            self.note(Note::WholeDay);
        }
        let begins = from.time.unwrap_or(Time::midnight());
        if last > from.day {
            self.note(Note::Span { from: from.day, until: last });
            self.ends_on = Some(last);
            self.say(Field::Schedule);
            return Ok(());
        }
        let past_midnight = until.is_some_and(|until| until.day > from.day);
        let ends = match ends.and_then(|ends| ends.time) {
            Some(ends) if past_midnight && ends == Time::midnight() && from.time.is_some() => {
                Some(Time::constant(23, 59, 0, 0))
            }
            Some(_) if past_midnight => {
                self.note(Note::PastMidnight);
                None
            }
            ends => ends.filter(|ends| *ends > begins),
        };
        self.slot(Slot { recurrence: Recurrence::On(vec![from.day]), begins, ends });
        Ok(())
    }

    /// The rule in short, or its days from today on.
    fn recurrence(&mut self, series: &Series, rule: &Rule) -> Result<Option<Recurrence>, Why> {
        let today = self.cx.today;
        if let Some(until) = rule.until.filter(|until| *until < series.start) {
            return Err(if until < today { Why::Ended(until) } else { Why::NoDay });
        }
        let Some(short) = short(rule, series.start) else { return self.written_out(series, rule).map(Some) };
        let from = shifted(series.start, today, short.step_weeks());
        let until = self.last_day(series, rule, from)?;
        if until < today {
            return Err(Why::Ended(until));
        }
        Ok(Some(short.recurrence(from, until)))
    }

    /// The last day of the rule; one year ahead when it has none.
    fn last_day(&mut self, series: &Series, rule: &Rule, from: Date) -> Result<Date, Why> {
        let farthest = from.saturating_add(LONGEST_YEARS.years());
        if rule.count.is_some() {
            return rule.last_day(series.start, farthest).ok_or(Why::NoDay);
        }
        match rule.until {
            Some(until) if until <= farthest => Ok(until),
            Some(_) => {
                self.note(Note::NoLastDay(farthest));
                Ok(farthest)
            }
            None => {
                let until = days::year_ahead(from.max(self.cx.today));
                self.note(Note::NoLastDay(until));
                Ok(until)
            }
        }
    }

    fn written_out(&mut self, series: &Series, rule: &Rule) -> Result<Recurrence, Why> {
        let today = self.cx.today;
        let horizon = days::year_ahead(series.start.max(today));
        let found = rule.days(series.start, today, horizon);
        if found.is_empty() {
            return Err(rule.last_day(series.start, today).map_or(Why::NoDay, Why::Ended));
        }
        let is_short = rule.count.is_some() || rule.until.is_some_and(|until| until <= horizon);
        if !is_short {
            self.note(Note::WrittenOut(horizon));
        }
        Ok(Recurrence::On(found))
    }
}

/// The last day on which it is held: an evening that ends before six the next morning is of one day, and so is a day
/// that ends at the midnight after it.
fn last_of(from: Moment, until: Moment) -> Date {
    let next_day = from.day.tomorrow().is_ok_and(|next| next == until.day);
    let midnight = until.time == Some(Time::midnight());
    let before_six = until.time.is_some_and(|time| time.hour() < 6);
    match () {
        () if next_day && from.time.is_some() && before_six => from.day,
        () if midnight && until.day > from.day => until.day.yesterday().unwrap_or(until.day),
        () => until.day,
    }
}

/// What a schedule can say in short.
enum Short {
    Weekly { every: u8, days: Vec<Weekday> },
    Monthly { nth: i8, day: Weekday },
}

impl Short {
    fn step_weeks(&self) -> i64 {
        match self {
            Self::Weekly { every, .. } => i64::from(*every),
            Self::Monthly { .. } => 1,
        }
    }

    fn recurrence(self, from: Date, until: Date) -> Recurrence {
        match self {
            Self::Weekly { every, days } => Recurrence::Weekly { every, days, from, until },
            Self::Monthly { nth, day } => Recurrence::Monthly { nth, day, from, until },
        }
    }
}

fn short(rule: &Rule, start: Date) -> Option<Short> {
    if !rule.by_month.is_empty() || !rule.by_month_day.is_empty() || !rule.by_set_pos.is_empty() {
        return None;
    }
    match rule.every {
        // Weeks are counted from Monday here; every week they may begin on any day.
        Every::Week if rule.interval == 1 || rule.week_start == Weekday::Monday => {
            let mut days: Vec<Weekday> = rule.by_day.iter().map(|(_, day)| *day).collect();
            if days.is_empty() {
                days.push(start.weekday());
            }
            days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
            days.dedup();
            Some(Short::Weekly { every: u8::try_from(rule.interval).ok()?, days })
        }
        Every::Day if rule.interval == 1 => {
            let mut days: Vec<Weekday> = rule.by_day.iter().map(|(_, day)| *day).collect();
            if days.is_empty() {
                days = WEEK.to_vec();
            }
            Some(Short::Weekly { every: 1, days })
        }
        Every::Month if rule.interval == 1 => match rule.by_day.as_slice() {
            [(nth @ (1..=5 | -1), day)] => Some(Short::Monthly { nth: i8::try_from(*nth).ok()?, day: *day }),
            _ => None,
        },
        _ => None,
    }
}

/// All days of the week, from Monday.
pub(crate) const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A start in the past, moved by whole steps to shortly before today.
pub(crate) fn shifted(start: Date, today: Date, step_weeks: i64) -> Date {
    let days = i64::from((today - start).get_days());
    if days <= 0 {
        return start;
    }
    let steps = days / (7 * step_weeks);
    start.saturating_add((steps * step_weeks).weeks())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Context;
    use jiff::civil::{date, time};

    const TODAY: Date = date(2026, 11, 24);

    fn held(start: Date, rule: &str) -> Result<(Vec<Date>, Vec<Note>), Why> {
        let cx = Context::on(TODAY);
        let mut draft = Draft::new(&cx, "event", "x", "");
        draft.title(rinnalla_domain::Language::Finnish, "Kerho")?;
        draft.describe(rinnalla_domain::Language::Finnish, "Kahvia ja seuraa.");
        draft.arranged_by("Kylä ry", None);
        let rule = if rule.is_empty() { None } else { Some(Rule::parse(rule)?) };
        let (begins, ends) = (time(10, 0, 0, 0), Some(time(11, 0, 0, 0)));
        draft.held(&Series { start, begins, ends, rule, except: vec![date(2026, 12, 24)], extra: Vec::new() })?;
        let (item, notes) = draft.finish()?;
        let next = item.content.schedule.next(TODAY, 5);
        Ok((next.into_iter().map(|o| o.day).collect(), notes))
    }

    #[test]
    fn a_long_running_group_keeps_its_weeks() {
        // Every other Tuesday since 2 January 2018: 24 November 2026 is one of them, 232 fortnights later.
        let (days, notes) = held(date(2018, 1, 2), "FREQ=WEEKLY;INTERVAL=2").unwrap();
        assert_eq!(days[..2], [date(2026, 11, 24), date(2026, 12, 8)]);
        assert_eq!(notes, [Note::NoLastDay(date(2027, 11, 24))]);
        let (days, _) = held(date(2018, 1, 9), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH").unwrap();
        assert_eq!(days[..3], [date(2026, 12, 1), date(2026, 12, 3), date(2026, 12, 15)]);
    }

    #[test]
    fn rules_that_cannot_be_said_in_short_are_written_out() {
        let (days, _) = held(date(2026, 1, 15), "FREQ=MONTHLY;BYMONTHDAY=15").unwrap();
        assert_eq!(days[..2], [date(2026, 12, 15), date(2027, 1, 15)]);
        let (days, _) = held(date(2026, 12, 1), "FREQ=WEEKLY;COUNT=3").unwrap();
        assert_eq!(days, [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]);
        let (days, _) = held(date(2026, 12, 21), "FREQ=DAILY;UNTIL=20261226").unwrap();
        assert_eq!(days, [21, 22, 23, 25, 26].map(|d| date(2026, 12, d)));
    }

    #[test]
    fn what_is_over_or_never_comes_is_named() {
        assert_eq!(held(date(2020, 1, 7), "FREQ=WEEKLY;UNTIL=20210101"), Err(Why::Ended(date(2021, 1, 1))));
        assert_eq!(held(date(2020, 1, 7), "FREQ=WEEKLY;COUNT=2"), Err(Why::Ended(date(2020, 1, 14))));
        assert_eq!(held(date(2020, 1, 7), ""), Err(Why::Ended(date(2020, 1, 7))));
        assert_eq!(held(date(2026, 12, 1), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), Err(Why::NoDay));
        for bad in ["", "FREQ=HOURLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=ei"] {
            assert!(matches!(Rule::parse(bad), Err(Why::Rule(_))), "{bad}");
        }
    }
}
