//! When an entry of a table is held: how it comes back, on which days, at which hours.

use jiff::civil::{Date, Time};
use rinnalla_domain::activity::{Recurrence, Setting, Slot};
use rinnalla_domain::date::{parse_date, parse_time};

use super::columns::Column;
use super::lists::{self, Comes};
use super::row::{Cells, column_of, problem};
use crate::directory::draft::Draft;
use crate::directory::recur::{Series, WEEK};
use crate::directory::rule::{Every, Rule};
use crate::directory::why::shown;
use crate::directory::{Field, days};

impl Cells<'_> {
    fn day(&mut self, column: Column, today: Date) -> Option<Date> {
        if self.text(column).is_empty() {
            return None;
        }
        let read = parse_date(self.text(column)).ok();
        match read.map(|day| days::plausible(day, today)) {
            Some(Ok(day)) => return Some(day),
            Some(Err(why)) => self.problems.push(problem(self.row.number, Some(column), &why)),
            None => self.refused(column, "a day such as 7.1.2027"),
        }
        None
    }

    fn days(&mut self, column: Column, today: Date) -> Vec<Date> {
        let cell = self.text(column).to_owned();
        let mut found = Vec::new();
        for part in cell.split([';', ',', '\n', '|']).map(str::trim).filter(|part| !part.is_empty()) {
            match parse_date(part).ok().and_then(|day| days::plausible(day, today).ok()) {
                Some(day) if found.len() < 400 => found.push(day),
                Some(_) => {}
                None => {
                    let message = format!("\"{}\" is not a day such as 7.1.2027", shown(part));
                    self.wrong(column, "unreadable", message, true);
                }
            }
        }
        found
    }

    fn time(&mut self, column: Column) -> Option<Time> {
        let raw = self.text(column);
        if raw.is_empty() {
            return None;
        }
        let read = parse_time(raw).ok().or_else(|| days::time(raw));
        if read.is_none() {
            self.refused(column, "a time such as 10.00");
        }
        read
    }

    pub(super) fn when(&mut self, draft: &mut Draft<'_>) {
        let today = draft.cx.today;
        let (from, until) = (self.day(Column::From, today), self.day(Column::Until, today));
        let (on, except) = (self.days(Column::Days, today), self.days(Column::Except, today));
        let (begins, ends) = (self.time(Column::Begins), self.time(Column::Ends));
        draft.ends_on = self.day(Column::ShownUntil, today);
        let word = self.text(Column::Recurrence);
        let comes = if word.is_empty() { None } else { lists::comes(word) };
        if comes.is_none() && !word.is_empty() {
            return self.refused(Column::Recurrence, "one of kerran, viikoittain, joka toinen viikko, kuukausittain");
        }
        let Some(weekdays) = lists::weekdays(self.text(Column::Weekdays)) else {
            return self.refused(Column::Weekdays, "a list of days such as ma, ti");
        };
        let said = !weekdays.is_empty() || !on.is_empty() || from.is_some();
        let comes = comes.unwrap_or(match () {
            () if !weekdays.is_empty() => Comes::Weekly(1),
            () if said => Comes::Once,
            () => Comes::Agreed,
        });
        let rule = match self.rule(comes, weekdays, until) {
            Ok(rule) => rule,
            Err(column) => return self.refused(column, "enough to know the days"),
        };
        if comes == Comes::Agreed {
            return;
        }
        let Some(begins) = begins else {
            return self.wrong(Column::Begins, "no_day", "the hour at which it begins is missing".into(), true);
        };
        let slot = |recurrence| Slot { recurrence, begins, ends };
        if !on.is_empty() {
            draft.slot(slot(Recurrence::On(on.clone())));
        }
        let start = match (from, &rule) {
            (Some(from), _) => from,
            (None, Some(_)) => today,
            (None, None) if !on.is_empty() => return,
            (None, None) => {
                return self.wrong(Column::From, "no_day", "the day on which it is held is missing".into(), true);
            }
        };
        let series = Series { start, begins, ends, rule, except, extra: Vec::new() };
        if let Err(why) = draft.held(&series) {
            self.problems.push(problem(self.row.number, column_of(&why), &why));
        }
        if draft.kind == rinnalla_domain::activity::Kind::Event && series.rule.is_some() && !draft.says(Field::Kind) {
            draft.kind = rinnalla_domain::activity::Kind::Group;
        }
        if draft.setting == Setting::Place && !draft.says(Field::Setting) {
            draft.say(Field::Setting);
        }
    }

    /// The rule of recurrence; the column that lacks something, when it does.
    fn rule(
        &self,
        comes: Comes,
        weekdays: Vec<jiff::civil::Weekday>,
        until: Option<Date>,
    ) -> Result<Option<Rule>, Column> {
        let mut rule = match comes {
            Comes::Once | Comes::Agreed => return Ok(None),
            Comes::Daily => Rule::every(Every::Day),
            Comes::Weekly(weeks) => {
                let mut rule = Rule::every(Every::Week);
                rule.interval = weeks;
                rule
            }
            Comes::Monthly => Rule::every(Every::Month),
        };
        rule.until = until;
        match comes {
            Comes::Monthly => {
                let nth = lists::nth(self.text(Column::Nth)).ok_or(Column::Nth)?;
                let day = weekdays.first().copied().ok_or(Column::Weekdays)?;
                rule.by_day = vec![(nth, day)];
            }
            Comes::Daily if weekdays.is_empty() => rule.by_day = WEEK.into_iter().map(|day| (0, day)).collect(),
            _ => rule.by_day = weekdays.into_iter().map(|day| (0, day)).collect(),
        }
        Ok(Some(rule))
    }
}
