//! One event of a calendar with its rule, its exceptions and its changed days.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use rinnalla_domain::activity::{Kind, Recurrence, Slot};

use super::line::{Component, Property, listed, unescaped};
use crate::directory::days::{self, Moment, to_minute};
use crate::directory::draft::Draft;
use crate::directory::recur::Series;
use crate::directory::rule::{MOST_DAYS, Rule};
use crate::directory::why::shown;
use crate::directory::{Context, Field, Imported, Note, Why, areas, words};

/// An event and its place.
pub(super) struct Event<'a> {
    pub component: &'a Component<'a>,
    pub at: String,
}

impl Event<'_> {
    pub(super) fn key(&self) -> Option<String> {
        self.component.text("UID").map(|uid| uid.chars().take(200).collect())
    }

    pub(super) fn read(
        &self,
        key: &str,
        changes: &[Self],
        calendar: Option<&str>,
        cx: &Context,
    ) -> Result<(Imported, Vec<Note>), Why> {
        let event = self.component;
        let mut draft = Draft::new(cx, "event", key, &*self.at);
        let summary = event.one("SUMMARY").ok_or(Why::NoName)?;
        let language = summary.parameter("LANGUAGE").as_deref().and_then(words::language).unwrap_or(cx.language);
        draft.title(language, &unescaped(summary.value()))?;
        draft.describe(language, &event.text("DESCRIPTION").unwrap_or_default());
        draft.ical_organiser(event, calendar);
        draft.ical_place(event);
        draft.web(&event.text("URL").unwrap_or_default());
        for category in event.all("CATEGORIES").flat_map(|property| listed(property.value())) {
            draft.concept(None, Some(&category));
        }
        draft.ical_time(event, changes)?;
        let comes_back = event.value("RRULE").is_some() || event.value("RDATE").is_some();
        draft.kind = if comes_back { Kind::Group } else { Kind::Event };
        draft.finish()
    }
}

impl Draft<'_> {
    /// The organiser of the event, of the source, or the calendar itself.
    fn ical_organiser(&mut self, event: &Component<'_>, calendar: Option<&str>) {
        let organiser = event.one("ORGANIZER");
        if let Some(mail) = organiser.map(Property::value).filter(|value| value.to_lowercase().starts_with("mailto:")) {
            self.mail(&mail[7..]);
        }
        // A name of a person is not an organiser: it is somebody to ask, when the source has an organiser.
        let named = organiser.and_then(|organiser| organiser.parameter("CN"));
        match (named, calendar) {
            (Some(name), _) if self.cx.organiser.is_none() => self.arranged_by(&name, None),
            (None, Some(name)) if self.cx.organiser.is_none() => self.arranged_by(name, None),
            _ => {}
        }
        if let Some(contact) = event.text("CONTACT") {
            self.ask(&contact);
        }
    }

    fn ical_place(&mut self, event: &Component<'_>) {
        if let Some(location) = event.text("LOCATION") {
            if location.starts_with("http://") || location.starts_with("https://") {
                self.setting = rinnalla_domain::activity::Setting::Online;
                self.say(Field::Setting);
                self.web(&location);
            } else {
                let mut parts = location.splitn(2, [',', '\n']);
                self.of_place(parts.next(), |place| &mut place.name);
                self.of_place(parts.next(), |place| &mut place.street);
                if let Some(code) = areas::at_the_end_of(&location, self.cx.today) {
                    self.serves(code);
                }
            }
        }
        let degrees = event.value("GEO").and_then(|geo| geo.split_once(';'));
        if let Some((latitude, longitude)) = degrees {
            match (latitude.trim().parse(), longitude.trim().parse()) {
                (Ok(latitude), Ok(longitude)) => self.point(latitude, longitude),
                _ => self.leave_out(Field::Point, event.value("GEO").unwrap_or_default()),
            }
        }
    }

    fn ical_time(&mut self, event: &Component<'_>, changes: &[Event<'_>]) -> Result<(), Why> {
        let start = event.one("DTSTART").ok_or(Why::NoDay)?;
        let from = self.ical_moment(start)?;
        days::plausible(from.here.day, self.cx.today)?;
        let until = self.ical_end(event, &from)?;
        let rules: Vec<&str> = event.all("RRULE").map(Property::value).collect();
        if rules.is_empty() && event.value("RDATE").is_none() {
            // An all-day event ends on the day before the one it names.
            let until = until.map(|until| if from.here.time.is_none() { before(until) } else { until });
            self.lasts(from.here, until, until)?;
        } else {
            self.ical_series(event, &from, until, &rules)?;
        }
        self.ical_changes(changes);
        Ok(())
    }

    fn ical_series(
        &mut self,
        event: &Component<'_>,
        from: &Zoned,
        until: Option<Moment>,
        rules: &[&str],
    ) -> Result<(), Why> {
        if rules.len() > 1 {
            return Err(Why::Rule("several rules".into()));
        }
        if from.here.time.is_none() {
            self.note(Note::WholeDay);
        }
        let begins = from.here.time.unwrap_or(Time::midnight());
        let same_day = until.filter(|until| until.day == from.here.day);
        if until.is_some_and(|until| until.day > from.here.day) && from.here.time.is_some() {
            self.note(Note::PastMidnight);
        }
        let ends = same_day.and_then(|until| until.time).filter(|ends| *ends > begins);
        let except = self.ical_days(event, "EXDATE")?;
        let extra = self.ical_days(event, "RDATE")?;
        let rule = rules.first().map(|rule| Rule::parse(rule)).transpose()?;
        // A rule counted in another zone may fall on other days here: its days are written out one by one.
        match rule {
            Some(rule) if from.moves => self.ical_elsewhere(from, until, &rule, &except),
            rule => self.held(&Series { start: from.here.day, begins, ends, rule, except, extra }),
        }
    }

    /// The days of a list of moments.
    fn ical_days(&mut self, event: &Component<'_>, name: &str) -> Result<Vec<Date>, Why> {
        let mut days = Vec::new();
        for property in event.all(name) {
            for one in property.value().split(',') {
                let begins = one.split('/').next().unwrap_or(one);
                days.push(self.ical_one(property, begins)?.here.day);
            }
        }
        Ok(days)
    }

    /// A rule of another time zone: each of its days as the hours come out here.
    fn ical_elsewhere(&mut self, from: &Zoned, until: Option<Moment>, rule: &Rule, except: &[Date]) -> Result<(), Why> {
        let today = self.cx.today;
        let horizon = days::year_ahead(today.max(from.there.date()));
        let length = until.and_then(|until| minutes_between(from.here, until)).filter(|m| *m > 0 && *m < 24 * 60);
        let first = today.yesterday().unwrap_or(today);
        let found = rule.days(from.there.date(), first, horizon);
        if found.is_empty() {
            return Err(rule.last_day(from.there.date(), today).map_or(Why::NoDay, Why::Ended));
        }
        for day in found {
            let Ok(zoned) = day.at(0, 0, 0, 0).date().to_datetime(from.there.time()).to_zoned(from.zone.clone()) else {
                continue;
            };
            let here = zoned.with_time_zone(days::finland());
            if here.date() < today || except.contains(&here.date()) {
                continue;
            }
            let begins = to_minute(here.time());
            let ends = length.and_then(|m| begins.checked_add(SignedDuration::from_mins(m)).ok());
            self.on_day(here.date(), begins, ends.filter(|ends| *ends > begins));
        }
        self.note(Note::WrittenOut(horizon));
        if self.schedule.slots.is_empty() { Err(Why::NoDay) } else { Ok(()) }
    }

    /// Adds a single day to the slot that has its hours.
    fn on_day(&mut self, day: Date, begins: Time, ends: Option<Time>) {
        let slot =
            self.schedule.slots.iter_mut().find(|slot| {
                slot.begins == begins && slot.ends == ends && matches!(slot.recurrence, Recurrence::On(_))
            });
        match slot.map(|slot| &mut slot.recurrence) {
            Some(Recurrence::On(days)) if !days.contains(&day) => days.push(day),
            Some(_) => {}
            None => self.slot(Slot { recurrence: Recurrence::On(vec![day]), begins, ends }),
        }
    }

    /// Days that were moved or called off.
    fn ical_changes(&mut self, changes: &[Event<'_>]) {
        let today = self.cx.today;
        for change in changes.iter().map(|change| change.component) {
            let Some(original) = change.one("RECURRENCE-ID").and_then(|p| self.ical_moment(p).ok()) else { continue };
            let called_off = change.value("STATUS").is_some_and(|status| status.trim() == "CANCELLED");
            let moved = change.one("DTSTART").and_then(|p| self.ical_moment(p).ok()).filter(|_| !called_off);
            let stays = moved.as_ref().is_some_and(|moved| moved.here == original.here);
            if stays || original.here.day < today && moved.as_ref().is_none_or(|moved| moved.here.day < today) {
                continue;
            }
            let Some(moved) = moved else {
                self.schedule.except.push(original.here.day);
                continue;
            };
            if moved.here.day == original.here.day {
                // An exception would take the moved hours away with the whole day.
                self.write_out();
                self.take_away(original.here.day);
            } else {
                self.schedule.except.push(original.here.day);
            }
            let end = self.ical_end(change, &moved).ok().flatten().filter(|end| end.day == moved.here.day);
            let begins = moved.here.time.unwrap_or(Time::midnight());
            if moved.here.day >= today && days::plausible(moved.here.day, today).is_ok() {
                self.on_day(moved.here.day, begins, end.and_then(|end| end.time).filter(|ends| *ends > begins));
            }
        }
    }

    /// Puts days in the place of rules.
    fn write_out(&mut self) {
        let is_short = |slot: &Slot| !matches!(slot.recurrence, Recurrence::On(_));
        if !self.schedule.slots.iter().any(is_short) && self.schedule.except.is_empty() {
            return;
        }
        let horizon = days::year_ahead(self.cx.today);
        let all = std::mem::take(&mut self.schedule).next(self.cx.today, MOST_DAYS);
        for one in all.into_iter().filter(|one| one.day <= horizon) {
            self.on_day(one.day, one.begins, one.ends);
        }
        self.note(Note::WrittenOut(horizon));
    }

    /// Takes a day away from the days that are written out.
    fn take_away(&mut self, day: Date) {
        for slot in &mut self.schedule.slots {
            if let Recurrence::On(days) = &mut slot.recurrence {
                days.retain(|known| *known != day);
            }
        }
        self.schedule.slots.retain(|slot| !matches!(&slot.recurrence, Recurrence::On(days) if days.is_empty()));
    }

    /// The end: given, or by how long it lasts.
    fn ical_end(&mut self, event: &Component<'_>, from: &Zoned) -> Result<Option<Moment>, Why> {
        if let Some(end) = event.one("DTEND") {
            return Ok(Some(self.ical_moment(end)?.here));
        }
        let Some(raw) = event.value("DURATION") else { return Ok(None) };
        let unreadable = || Why::Unreadable { field: Field::Schedule, is: shown(raw) };
        let span: Span = raw.trim().parse().map_err(|_| unreadable())?;
        let begins = from.here.day.to_datetime(from.here.time.unwrap_or(Time::midnight()));
        let end = begins.checked_add(span).map_err(|_| unreadable())?;
        Ok(Some(Moment { day: end.date(), time: from.here.time.map(|_| to_minute(end.time())) }))
    }

    fn ical_moment(&mut self, property: &Property<'_>) -> Result<Zoned, Why> {
        self.ical_one(property, property.value())
    }

    /// Reads "20261124", "20261124T170000", "20261124T150000Z" in the zone that the property names.
    fn ical_one(&mut self, property: &Property<'_>, raw: &str) -> Result<Zoned, Why> {
        let fault = || Why::Unreadable { field: Field::Schedule, is: shown(raw) };
        let raw = raw.trim();
        let (stamp, utc) = raw.strip_suffix(['Z', 'z']).map_or((raw, false), |stamp| (stamp, true));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.to_owned());
        let (day, time) = stamp.split_once(['T', 't']).map_or((stamp, None), |(day, time)| (day, Some(time)));
        let day = digits(day).filter(|day| day.len() == 8).ok_or_else(fault)?;
        let day: Date = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]).parse().map_err(|_| fault())?;
        let Some(time) = time else {
            let there = day.at(0, 0, 0, 0);
            return Ok(Zoned { here: Moment { day, time: None }, there, zone: days::finland(), moves: false });
        };
        let time = digits(time).filter(|time| time.len() == 6 || time.len() == 4).ok_or_else(fault)?;
        let clock = days::time(&format!("{}:{}", &time[..2], &time[2..4])).ok_or_else(fault)?;
        let there = day.to_datetime(clock);
        let zone = if utc { Some(TimeZone::UTC) } else { self.ical_zone(property.parameter("TZID")) };
        let Some(zone) = zone else {
            return Ok(Zoned { here: Moment { day, time: Some(clock) }, there, zone: days::finland(), moves: false });
        };
        let at: Timestamp = there.to_zoned(zone.clone()).map_err(|_| fault())?.timestamp();
        let here = at.to_zoned(days::finland());
        let here = Moment { day: here.date(), time: Some(to_minute(here.time())) };
        Ok(Zoned { here, there, zone, moves: true })
    }

    /// The zone, when it is another one than Finland's.
    fn ical_zone(&mut self, name: Option<String>) -> Option<TimeZone> {
        let name = name?;
        let lower = name.to_lowercase();
        if ["helsinki", "mariehamn", "fle standard", "eet", "finland"].iter().any(|known| lower.contains(known)) {
            return None;
        }
        // "/freeassociation.sourceforge.net/Europe/Stockholm": the last two parts name the zone.
        let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
        let tail = parts[parts.len().saturating_sub(2)..].join("/");
        let found = [name.as_str(), &tail].into_iter().find_map(|name| TimeZone::get(name).ok());
        if found.is_none() {
            self.note(Note::UnknownZone(shown(&name)));
        }
        found
    }
}

/// A moment as it is written, and as it is in Finland.
struct Zoned {
    here: Moment,
    there: jiff::civil::DateTime,
    zone: TimeZone,
    /// Is it counted in another zone than Finland's?
    moves: bool,
}

fn before(moment: Moment) -> Moment {
    if moment.time.is_some() {
        return moment;
    }
    Moment { day: moment.day.yesterday().unwrap_or(moment.day), time: None }
}

fn minutes_between(from: Moment, until: Moment) -> Option<i64> {
    let at = |moment: Moment| moment.time.map(|time| moment.day.to_datetime(time));
    let (from, until) = (at(from)?, at(until)?);
    Some(until.duration_since(from).as_mins())
}
