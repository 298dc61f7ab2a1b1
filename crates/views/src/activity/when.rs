//! A schedule in words: "tiistaisin klo 10–11.30", "kuukauden viimeinen perjantai klo 18".

use jiff::civil::{Date, Time, Weekday};
use rinnalla_domain::Language;
use rinnalla_domain::activity::{Occurrence, Recurrence, Schedule, Slot};

use crate::Words;

/// A time of day: "10" or "9.05"; in English "10:00".
fn clock(w: &Words, time: Time) -> String {
    match (w.language(), time.minute()) {
        (Language::English, minute) => format!("{}:{minute:02}", time.hour()),
        (_, 0) => time.hour().to_string(),
        (_, minute) => format!("{}.{minute:02}", time.hour()),
    }
}

/// Hours: "klo 10–11.30".
pub fn hours(w: &Words, begins: Time, ends: Option<Time>) -> String {
    let from = clock(w, begins);
    let span = ends.map_or_else(|| from.clone(), |ends| format!("{from}–{}", clock(w, ends)));
    w.t1("clock-time", "time", span).text.replace(' ', "\u{a0}")
}

/// A coming time as residents read it: "tiistai 24.11.2026 klo 10–11".
pub fn occurrence(w: &Words, at: &Occurrence) -> String {
    format!("{} {}", w.long_day(at.day), hours(w, at.begins, at.ends))
}

fn joined(w: &Words, parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => w.t2("activity-and", ("first", &many.join(", ")), ("last", last)).text,
    }
}

fn weekdays(w: &Words, days: &[Weekday]) -> String {
    let mut days = days.to_vec();
    days.sort_by_key(|day| day.to_monday_zero_offset());
    let named = |day: &Weekday| w.plain(&format!("activity-on-{}", day.to_monday_one_offset()));
    joined(w, &days.iter().map(named).collect::<Vec<_>>())
}

fn slot(w: &Words, slot: &Slot) -> String {
    let hours = hours(w, slot.begins, slot.ends);
    match &slot.recurrence {
        Recurrence::On(days) => {
            let days: Vec<String> = days.iter().take(4).map(|day| w.day(*day)).collect();
            format!("{} {hours}", joined(w, &days))
        }
        Recurrence::Weekly { every: 1, days, .. } => format!("{} {hours}", weekdays(w, days)),
        Recurrence::Weekly { every, days, .. } => {
            w.say("activity-every", &[("weeks", every), ("days", &weekdays(w, days)), ("hours", &hours)]).text
        }
        Recurrence::Monthly { nth, day, .. } => {
            let nth = if *nth < 0 { "last".to_owned() } else { nth.to_string() };
            let nth = w.plain(&format!("activity-nth-{nth}"));
            let day = w.plain(&format!("weekday-{}", day.to_monday_one_offset()));
            w.say("activity-monthly", &[("nth", &nth), ("day", &day), ("hours", &hours)]).text
        }
    }
}

/// When an activity is held; none when the time is agreed with the organiser.
pub fn schedule(w: &Words, schedule: &Schedule) -> Option<String> {
    let slots: Vec<String> = schedule.slots.iter().map(|s| slot(w, s)).collect();
    (!slots.is_empty()).then(|| slots.join("; "))
}

/// The days on which it is not held, from `today` on.
pub fn exceptions(w: &Words, schedule: &Schedule, today: Date) -> Option<String> {
    let days: Vec<String> = schedule.except.iter().filter(|day| **day >= today).map(|day| w.day(*day)).collect();
    (!days.is_empty()).then(|| joined(w, &days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use rinnalla_domain::settings::Term;

    fn said(language: Language, recurrence: Recurrence) -> String {
        let slot = Slot { recurrence, begins: time(10, 0, 0, 0), ends: Some(time(11, 30, 0, 0)) };
        let w = Words::new(language, Term::LinkPerson);
        schedule(&w, &Schedule { slots: vec![slot], except: Vec::new() }).unwrap().replace('\u{a0}', " ")
    }

    #[test]
    fn schedules_read_as_people_say_them() {
        let (from, until) = (date(2026, 11, 24), date(2027, 4, 30));
        let weekly = |every, days: &[Weekday]| Recurrence::Weekly { every, days: days.to_vec(), from, until };
        let two = [Weekday::Thursday, Weekday::Tuesday];
        assert_eq!(said(Language::Finnish, weekly(1, &two)), "tiistaisin ja torstaisin klo 10–11.30");
        assert_eq!(said(Language::Finnish, weekly(2, &[Weekday::Tuesday])), "joka 2. viikko tiistaisin klo 10–11.30");
        assert_eq!(said(Language::Swedish, weekly(1, &two)), "tisdagar och torsdagar kl. 10–11.30");
        assert_eq!(said(Language::English, weekly(1, &two)), "Tuesdays and Thursdays at 10:00–11:30");
        let monthly = Recurrence::Monthly { nth: -1, day: Weekday::Friday, from, until };
        assert_eq!(said(Language::Finnish, monthly), "kuukauden viimeinen perjantai klo 10–11.30");
        let once = Recurrence::On(vec![date(2026, 11, 24)]);
        assert_eq!(said(Language::Finnish, once), "ti 24.11.2026 klo 10–11.30");
    }
}
