//! Rules of recurrence (RFC 5545, section 3.3.10), in whole days.
//!
//! Hours, minutes and seconds do not recur in a directory; rules by week of the year are not read.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::why::shown;
use super::{Why, days};

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// A day of the week, and which one of its period: 0 for each of them.
pub(crate) type Nth = (i16, Weekday);

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub every: Every,
    pub interval: u16,
    pub count: Option<u32>,
    pub until: Option<Date>,
    pub by_day: Vec<Nth>,
    pub by_month_day: Vec<i16>,
    pub by_month: Vec<i8>,
    pub by_year_day: Vec<i16>,
    pub by_set_pos: Vec<i16>,
    pub week_start: Weekday,
}

/// More periods are not looked at: forty years of days.
const MOST_PERIODS: u32 = 15_000;
/// More days are not written out.
pub(crate) const MOST_DAYS: usize = 1_500;

impl Rule {
    /// A rule that says nothing but how often.
    pub(crate) fn every(every: Every) -> Self {
        Self {
            every,
            interval: 1,
            count: None,
            until: None,
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_month: Vec::new(),
            by_year_day: Vec::new(),
            by_set_pos: Vec::new(),
            week_start: Weekday::Monday,
        }
    }

    /// Reads "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".
    pub(crate) fn parse(raw: &str) -> Result<Self, Why> {
        let fault = || Why::Rule(shown(raw));
        let part = |name: &str| {
            raw.split(';')
                .filter_map(|part| part.split_once('='))
                .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))
        };
        let word = |name| part(name).map(|(_, value)| value.trim().to_ascii_uppercase());
        let every = match word("FREQ").ok_or_else(fault)?.as_str() {
            "DAILY" => Every::Day,
            "WEEKLY" => Every::Week,
            "MONTHLY" => Every::Month,
            "YEARLY" => Every::Year,
            _ => return Err(fault()),
        };
        if ["BYWEEKNO", "BYHOUR", "BYMINUTE", "BYSECOND", "RSCALE"].iter().any(|name| part(name).is_some()) {
            return Err(fault());
        }
        let whole = |name| word(name).map(|raw| raw.parse::<u32>().map_err(|_| fault())).transpose();
        let until = word("UNTIL").map(|raw| until_day(&raw).ok_or_else(fault)).transpose()?;
        let list = |name| word(name).map_or(Ok(Vec::new()), |raw| numbers(&raw).ok_or_else(fault));
        let rule = Self {
            every,
            interval: u16::try_from(whole("INTERVAL")?.unwrap_or(1)).map_err(|_| fault())?,
            count: whole("COUNT")?,
            until,
            by_day: word("BYDAY").map_or(Ok(Vec::new()), |raw| days_of_week(&raw).ok_or_else(fault))?,
            by_month_day: list("BYMONTHDAY")?,
            by_month: list("BYMONTH")?.into_iter().map(i8::try_from).collect::<Result<_, _>>().map_err(|_| fault())?,
            by_year_day: list("BYYEARDAY")?,
            by_set_pos: list("BYSETPOS")?,
            week_start: word("WKST").map_or(Some(Weekday::Monday), |raw| weekday(&raw)).ok_or_else(fault)?,
        };
        if rule.is_sound() { Ok(rule) } else { Err(fault()) }
    }

    /// Are its numbers such as the standard allows?
    fn is_sound(&self) -> bool {
        let within = |list: &[i16], most: i16| list.iter().all(|n| *n != 0 && n.abs() <= most);
        let numbered = self.by_day.iter().any(|(nth, _)| *nth != 0);
        self.interval > 0
            && self.count != Some(0)
            && within(&self.by_month_day, 31)
            && within(&self.by_year_day, 366)
            && within(&self.by_set_pos, 366)
            && self.by_month.iter().all(|month| (1..=12).contains(month))
            && self.by_day.iter().all(|(nth, _)| nth.abs() <= 53)
            && (!numbered || matches!(self.every, Every::Month | Every::Year))
            && (self.by_year_day.is_empty() || self.every == Every::Year)
            && (self.by_month_day.is_empty() || self.every != Every::Week)
    }

    /// The days of the rule from `start` on, up to and with `horizon`, at most [`MOST_DAYS`] of those from `from` on.
    pub(crate) fn days(&self, start: Date, from: Date, horizon: Date) -> Vec<Date> {
        let mut found = Vec::new();
        self.each(start, from, horizon, |day| {
            if day >= from {
                found.push(day);
            }
            found.len() < MOST_DAYS
        });
        found
    }

    /// The last day of the rule, up to and with `horizon`.
    pub(crate) fn last_day(&self, start: Date, horizon: Date) -> Option<Date> {
        let mut last = None;
        self.each(start, start, horizon, |day| {
            last = Some(day);
            true
        });
        last
    }

    /// Calls for each day, those before `from` perhaps left out, as long as `see` wishes for more.
    fn each(&self, start: Date, from: Date, horizon: Date, mut see: impl FnMut(Date) -> bool) {
        let last = self.until.map_or(horizon, |until| until.min(horizon));
        let mut counted = 0_u32;
        // What is not counted need not be looked at before it matters.
        let first = if self.count.is_none() { self.periods_before(start, from) } else { 0 };
        for number in first..first.saturating_add(MOST_PERIODS) {
            let Some(begin) = self.period(start, number).filter(|begin| *begin <= last) else { return };
            for day in self.of_period(begin, start).into_iter().filter(|day| (start..=last).contains(day)) {
                counted += 1;
                if self.count.is_some_and(|count| counted > count) || !see(day) {
                    return;
                }
            }
        }
    }

    /// A number of whole periods that lie between the start and `from`, with one to spare.
    fn periods_before(&self, start: Date, from: Date) -> u32 {
        let length = match self.every {
            Every::Day => 1,
            Every::Week => 7,
            Every::Month => 31,
            Every::Year => 366,
        };
        let between = (from - start).get_days().max(0);
        u32::try_from(between / (length * i32::from(self.interval))).unwrap_or(0).saturating_sub(2)
    }

    /// The first day of a period, counted from the one in which the start lies.
    fn period(&self, start: Date, number: u32) -> Option<Date> {
        let steps = i64::from(number) * i64::from(self.interval);
        match self.every {
            Every::Day => start.checked_add(steps.days()).ok(),
            Every::Week => {
                let back = start.weekday().since(self.week_start);
                start.checked_sub(i64::from(back).days()).ok()?.checked_add(steps.weeks()).ok()
            }
            Every::Month => start.first_of_month().checked_add(steps.months()).ok(),
            Every::Year => start.first_of_year().checked_add(steps.years()).ok(),
        }
    }

    /// The days of one period, in order.
    fn of_period(&self, begin: Date, start: Date) -> Vec<Date> {
        let mut days = match self.every {
            Every::Day => vec![begin],
            Every::Week => self.of_week(begin, start),
            Every::Month => self.of_month(begin, start, true),
            Every::Year => self.of_year(begin, start),
        };
        days.retain(|day| self.allows(*day));
        days.sort_unstable();
        days.dedup();
        if self.by_set_pos.is_empty() {
            return days;
        }
        let chosen = |pos: &i16| {
            let index = if *pos > 0 { i64::from(*pos) - 1 } else { i64::try_from(days.len()).ok()? + i64::from(*pos) };
            usize::try_from(index).ok().and_then(|index| days.get(index)).copied()
        };
        let mut chosen: Vec<Date> = self.by_set_pos.iter().filter_map(chosen).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    /// What a list of months, of days of a month and, by day, of days of the week takes away.
    fn allows(&self, day: Date) -> bool {
        let month = self.by_month.is_empty() || self.by_month.contains(&day.month());
        let of_month = self.by_month_day.is_empty() || self.by_month_day.iter().any(|n| is_nth_day(day, *n));
        let of_year = self.by_year_day.is_empty() || self.by_year_day.iter().any(|n| is_nth_of_year(day, *n));
        let of_week = self.every != Every::Day || self.by_day.is_empty() || self.has_weekday(day);
        month && of_month && of_year && of_week
    }

    fn has_weekday(&self, day: Date) -> bool {
        self.by_day.iter().any(|(_, weekday)| *weekday == day.weekday())
    }

    fn of_week(&self, begin: Date, start: Date) -> Vec<Date> {
        let wanted = |day: &Date| {
            if self.by_day.is_empty() { day.weekday() == start.weekday() } else { self.has_weekday(*day) }
        };
        (0..7).map(|n| begin.saturating_add(n.days())).filter(wanted).collect()
    }

    /// Without any list the day of the month of the start counts, when `else_start`.
    fn of_month(&self, begin: Date, start: Date, else_start: bool) -> Vec<Date> {
        let all = begin.first_of_month().series(1.day()).take_while(|day| day.month() == begin.month());
        if !self.by_day.is_empty() {
            return all.filter(|day| self.is_named(*day, day.day().into(), begin.days_in_month().into())).collect();
        }
        if !self.by_month_day.is_empty() || !else_start {
            return all.collect();
        }
        all.filter(|day| day.day() == start.day()).collect()
    }

    fn of_year(&self, begin: Date, start: Date) -> Vec<Date> {
        let months: Vec<i8> = if self.by_month.is_empty() { (1..=12).collect() } else { self.by_month.clone() };
        let each_month = |else_start| {
            let firsts = months.iter().filter_map(|month| Date::new(begin.year(), *month, 1).ok());
            firsts.flat_map(|first| self.of_month(first, start, else_start)).collect()
        };
        if !self.by_year_day.is_empty() {
            return begin.series(1.day()).take_while(|day| day.year() == begin.year()).collect();
        }
        if !self.by_day.is_empty() && self.by_month.is_empty() && self.by_month_day.is_empty() {
            let all = begin.series(1.day()).take_while(|day| day.year() == begin.year());
            return all.filter(|day| self.is_named(*day, day.day_of_year(), begin.days_in_year())).collect();
        }
        if self.by_month.is_empty() && self.by_month_day.is_empty() {
            return Date::new(begin.year(), start.month(), start.day()).into_iter().collect();
        }
        each_month(true)
    }

    /// Is the day, the `place`th of a period of `length` days, one of the days of the week that the rule names?
    fn is_named(&self, day: Date, place: i16, length: i16) -> bool {
        let from_start = (place - 1) / 7 + 1;
        let from_end = -((length - place) / 7 + 1);
        self.by_day
            .iter()
            .any(|(nth, weekday)| *weekday == day.weekday() && (*nth == 0 || *nth == from_start || *nth == from_end))
    }
}

fn is_nth_day(day: Date, n: i16) -> bool {
    i16::from(day.day()) == n || i16::from(day.day()) - i16::from(day.days_in_month()) - 1 == n
}

fn is_nth_of_year(day: Date, n: i16) -> bool {
    day.day_of_year() == n || day.day_of_year() - day.days_in_year() - 1 == n
}

fn numbers(raw: &str) -> Option<Vec<i16>> {
    raw.split(',').map(|n| n.trim().trim_start_matches('+').parse().ok()).collect()
}

/// Reads "MO,2TU,-1FR".
pub(crate) fn days_of_week(raw: &str) -> Option<Vec<Nth>> {
    let one = |word: &str| {
        let word = word.trim();
        let at = word.len().checked_sub(2).filter(|at| word.is_char_boundary(*at))?;
        let (nth, day) = word.split_at(at);
        let nth = if nth.is_empty() { Some(0) } else { nth.trim_start_matches('+').parse().ok() };
        Some((nth?, weekday(day)?))
    };
    raw.split(',').filter(|word| !word.trim().is_empty()).map(one).collect()
}

/// Reads "MO".
pub(crate) fn weekday(raw: &str) -> Option<Weekday> {
    Some(match raw.trim().to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

/// Reads "20261224", "20261224T090000", "20261224T215959Z" and their forms with hyphens, as a day in Finland.
fn until_day(raw: &str) -> Option<Date> {
    let plain: String = raw.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    if !plain.is_ascii() || plain.len() < 8 {
        return None;
    }
    let iso = format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..8]);
    match (plain.get(8..), plain.len()) {
        (Some(""), 8) => iso.parse().ok(),
        (Some(rest), 15 | 16) if rest.starts_with('T') => {
            let zone = if rest.ends_with('Z') { "Z" } else { "" };
            let time = format!("{}:{}:{}", &rest[1..3], &rest[3..5], &rest[5..7]);
            days::moment(&format!("{iso}T{time}{zone}")).map(|moment| moment.day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rules and their days by python-dateutil 2.9; `tests/conformance/rules.py` wrote them.
    const ORACLE: &str = include_str!("../../tests/data/rules.tsv");

    #[test]
    fn five_hundred_rules_fall_on_the_same_days_as_elsewhere() {
        let mut wrong = Vec::new();
        for line in ORACLE.lines() {
            let [rule, start, horizon, days] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let (start, horizon): (Date, Date) = (start.parse().unwrap(), horizon.parse().unwrap());
            let days: Vec<Date> = days.split_whitespace().map(|day| day.parse().unwrap()).collect();
            let read = Rule::parse(rule).unwrap_or_else(|why| panic!("{rule}: {why}"));
            let found = read.days(start, start, horizon);
            if found[..found.len().min(60)] != days {
                wrong.push(format!("{rule} from {start}:\n  {found:?}\n  {days:?}"));
            }
            // What begins later is the same, seen from later.
            let later = start.saturating_add(200.days());
            let rest: Vec<Date> = found.iter().copied().filter(|day| *day >= later).collect();
            assert_eq!(read.days(start, later, horizon), rest, "{rule} from {start}");
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn a_rule_that_never_falls_on_a_day_ends() {
        let rule = Rule::parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5").unwrap();
        assert_eq!(rule.days(Date::constant(2026, 1, 1), Date::MIN, Date::MAX), []);
        let rule = Rule::parse("FREQ=DAILY").unwrap();
        assert_eq!(rule.days(Date::constant(2026, 1, 1), Date::MIN, Date::MAX).len(), MOST_DAYS);
    }
}
