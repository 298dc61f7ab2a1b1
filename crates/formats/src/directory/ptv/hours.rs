//! Service hours: ordinary, exceptional, and past midnight.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use rinnalla_domain::activity::{Recurrence, Registration, Slot};
use serde_json::Value;

use crate::directory::draft::Draft;
use crate::directory::json::Loose;
use crate::directory::recur::WEEK;
use crate::directory::why::shown;
use crate::directory::{Field, Note, days};

/// Exceptional days written out from one entry, at most.
const MOST_DAYS: usize = 62;

impl Draft<'_> {
    /// Puts the hours of a channel into the schedule. Hours that are over are left out.
    pub(super) fn ptv_hours(&mut self, list: &[Value]) {
        for hours in list {
            let today = self.cx.today;
            let bound = |key| days::bound(hours.text(key).as_deref(), today).map(|moment| moment.day);
            let (from, until) = (bound("validFrom"), bound("validTo"));
            if hours.flag("isReservation") == Some(true) {
                self.registers(Registration::Needed);
            }
            if let Some(until) = until.filter(|until| *until < today) {
                self.note(Note::HoursOver(until));
                continue;
            }
            match hours.text("serviceHourType").unwrap_or_default().as_str() {
                "Exceptional" | "Exception" => self.exceptional(hours, from, until),
                _ if hours.flag("isClosed") == Some(true) => self.closed(from, until),
                _ => self.ordinary(hours, from, until),
            }
        }
    }

    /// Every week, from a day to a day.
    fn ordinary(&mut self, hours: &Value, from: Option<Date>, until: Option<Date>) {
        let from = from.unwrap_or(self.cx.today).max(self.cx.today);
        let last = days::year_ahead(from);
        let until = match until.filter(|until| *until <= last) {
            Some(until) => until,
            None => last,
        };
        let before = self.schedule.slots.len();
        let weekly = |days| Recurrence::Weekly { every: 1, days, from, until };
        if hours.flag("isAlwaysOpen") == Some(true) {
            self.opens(weekly(WEEK.to_vec()), Time::midnight(), Time::constant(23, 59, 0, 0));
        }
        for opening in hours.list("openingHour") {
            if let Some(opening) = Opening::read(opening) {
                self.opens_on(&opening, weekly(opening.days()));
            } else {
                let said = |key| opening.text(key).unwrap_or_default();
                self.leave_out(Field::Schedule, &format!("{}-{}", said("from"), said("to")));
            }
        }
        if until == last && self.schedule.slots.len() > before {
            self.note(Note::NoLastDay(last));
        }
    }

    /// On certain days other hours than ordinarily, or none.
    fn exceptional(&mut self, hours: &Value, from: Option<Date>, until: Option<Date>) {
        let Some(from) = from else {
            return self.leave_out(Field::Schedule, &hours.text("validFrom").unwrap_or_default());
        };
        let until = until.unwrap_or(from);
        if hours.flag("isClosed") == Some(true) || hours.list("openingHour").is_empty() {
            return self.closed(Some(from), Some(until));
        }
        let all: Vec<Date> = from.series(1.day()).take_while(|day| *day <= until).take(MOST_DAYS).collect();
        for opening in hours.list("openingHour").iter().filter_map(Opening::read) {
            let named = opening.days();
            let on = if all.len() == 1 { all.clone() } else { of_week(&all, &named) };
            if !on.is_empty() {
                self.opens_on(&opening, Recurrence::On(on));
            }
        }
    }

    fn closed(&mut self, from: Option<Date>, until: Option<Date>) {
        let today = self.cx.today;
        let Some(from) = from else { return self.note(Note::ClosedForNow) };
        let Some(until) = until else {
            if from <= today {
                self.note(Note::ClosedForNow);
            }
            return;
        };
        let days = from.max(today).series(1.day()).take_while(|day| *day <= until).take(MOST_DAYS);
        for day in days {
            if !self.schedule.except.contains(&day) {
                self.schedule.except.push(day);
            }
        }
    }

    fn opens_on(&mut self, opening: &Opening, recurrence: Recurrence) {
        if opening.past_midnight {
            self.note(Note::PastMidnight);
            self.slot(Slot { recurrence, begins: opening.begins, ends: None });
        } else {
            self.opens(recurrence, opening.begins, opening.ends);
        }
    }

    fn opens(&mut self, recurrence: Recurrence, begins: Time, ends: Time) {
        let slot = Slot { recurrence, begins, ends: Some(ends) };
        self.slot(slot);
    }

    /// The words beside the hours, as hours of the phone when they are short.
    pub(super) fn ptv_hours_in_words(&mut self, list: &[Value]) {
        let words = list.iter().find_map(|hours| super::one_text(hours.list("additionalInformation")));
        if let Some(line) = words.and_then(|words| self.line(Field::Phone, words)) {
            self.contact.phone_hours.get_or_insert(line);
        }
    }
}

fn of_week(all: &[Date], named: &[Weekday]) -> Vec<Date> {
    all.iter().copied().filter(|day| named.contains(&day.weekday())).collect()
}

/// One opening: from a day of the week to another, from a time to another.
struct Opening {
    first: Weekday,
    last: Weekday,
    begins: Time,
    ends: Time,
    past_midnight: bool,
}

impl Opening {
    fn read(opening: &Value) -> Option<Self> {
        let first = weekday(&opening.text("dayFrom")?)?;
        let named = opening.text("dayTo").as_deref().and_then(weekday);
        let begins = days::time(&opening.text("from")?)?;
        let mut ends = days::time(&opening.text("to")?)?;
        if ends == Time::midnight() {
            ends = Time::constant(23, 59, 0, 0);
        }
        // Past midnight the last day is the day on which it closes.
        let past_midnight = ends <= begins;
        let last = if past_midnight { first } else { named.unwrap_or(first) };
        Some(Self { first, last, begins, ends, past_midnight })
    }

    fn days(&self) -> Vec<Weekday> {
        let (first, last) = (self.first.to_monday_zero_offset(), self.last.to_monday_zero_offset());
        let wraps = last < first;
        let inside = |n: i8| if wraps { n >= first || n <= last } else { (first..=last).contains(&n) };
        WEEK.into_iter().filter(|day| inside(day.to_monday_zero_offset())).collect()
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match shown(name).to_ascii_lowercase().as_str() {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}
