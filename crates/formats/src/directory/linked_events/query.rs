//! What readers ask for: the parameters of Linked Events that can be answered from what is known here.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::activity::{Activity, Occurrence, Price};

use super::write::{self, Entry};
use crate::directory::asking::{Asking, Wanted};
use crate::directory::telling::Telling;
use crate::directory::{Paging, Term, Unclear, days};

/// Events on a page when nothing is said.
const USUAL: u64 = 20;
/// Events on a page at most.
const MOST: u64 = 100;

/// What is put into an event instead of a link to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// Its place.
    pub location: bool,
    /// Its keywords.
    pub keywords: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Entries in the order of change, each with its days after it.
    Changed,
    ChangedFirst,
    Starts,
    StartsLast,
    Name,
    NameLast,
}

/// A question about events.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Which part of the list.
    pub paging: Paging,
    /// What is put into each event.
    pub include: Include,
    wanted: Wanted,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    any: Vec<String>,
    every: Vec<Vec<String>>,
    none: Vec<String>,
    places: Vec<String>,
    publishers: Vec<String>,
    sorts: Vec<String>,
    ids: Vec<String>,
    languages: Vec<String>,
    is_free: Option<bool>,
    age: Option<u8>,
    since: Option<Timestamp>,
    wholes: Vec<String>,
    whole_types: Vec<String>,
    hide_days: bool,
    order: Order,
}

fn owned(list: Vec<&str>) -> Vec<String> {
    list.into_iter().map(str::to_owned).collect()
}

/// The end of a day, or the moment itself.
fn edge(
    asking: Asking<'_>,
    name: &str,
    telling: &Telling<'_>,
    now: Timestamp,
    at_end: bool,
) -> Result<Option<Timestamp>, Unclear> {
    let of = |day: Date| {
        let day = if at_end { day.tomorrow().unwrap_or(day) } else { day };
        day.to_zoned(days::finland()).ok().map(|at| at.timestamp())
    };
    match asking.one(name) {
        None => Ok(None),
        Some("now") => Ok(Some(now)),
        Some("today") => Ok(of(telling.today)),
        Some(value) => match value.parse::<Date>().ok().filter(|_| value.len() == 10) {
            Some(day) => Ok(of(day)),
            None => asking.moment(name),
        },
    }
}

/// Which part of a list of places or keywords.
///
/// # Errors
/// [`Unclear`]
pub fn paging(parameters: &[(String, String)]) -> Result<Paging, Unclear> {
    let asking = Asking(parameters);
    asking.read("format", "json", |value| matches!(value, "json" | "jsonld").then_some(()))?;
    asking.paging("page_size", USUAL, MOST)
}

impl Query {
    /// Reads the parameters of an address; those that Linked Events does not know are passed over.
    ///
    /// # Errors
    /// [`Unclear`]
    pub fn read(parameters: &[(String, String)], telling: &Telling<'_>, now: Timestamp) -> Result<Self, Unclear> {
        let asking = Asking(parameters);
        let include = asking.list("include");
        let (mut start, mut end) =
            (edge(asking, "start", telling, now, false)?, edge(asking, "end", telling, now, true)?);
        let days = |value: &str| value.parse::<i64>().ok().filter(|days| (0..=3_650).contains(days));
        if let Some(days) = asking.read("days", "a number of days", days)? {
            start = Some(now);
            end = now.checked_add(jiff::SignedDuration::from_hours(24 * days)).ok();
        }
        Ok(Self {
            paging: paging(parameters)?,
            include: Include { location: include.contains(&"location"), keywords: include.contains(&"keywords") },
            wanted: Wanted::read(asking.one("text").or(asking.one("combined_text"))),
            start,
            end,
            any: owned(asking.list("keyword")),
            every: asking.list("keyword_AND").into_iter().map(|id| vec![id.to_owned()]).collect(),
            none: owned(asking.list("keyword!")),
            places: owned(asking.list("location")),
            publishers: owned(asking.list("publisher")),
            sorts: asking.list("event_type").into_iter().map(str::to_lowercase).collect(),
            ids: owned(asking.list("ids")),
            languages: owned(asking.list("language").into_iter().chain(asking.list("in_language")).collect()),
            is_free: asking.truth("is_free")?,
            age: asking.read("suitable_for", "an age in years", |value| value.parse().ok())?,
            since: asking.moment("last_modified_since")?,
            wholes: owned(asking.list("super_event")),
            whole_types: owned(asking.list("super_event_type")),
            hide_days: asking.flag("hide_recurring_children")?,
            order: asking
                .read("sort", "start_time, name or last_modified_time, with a minus to turn it round", |by| match by {
                    "start_time" => Some(Order::Starts),
                    "-start_time" => Some(Order::StartsLast),
                    "name" => Some(Order::Name),
                    "-name" => Some(Order::NameLast),
                    "last_modified_time" => Some(Order::ChangedFirst),
                    "-last_modified_time" => Some(Order::Changed),
                    _ => None,
                })?
                .unwrap_or(Order::Changed),
        })
    }

    /// The events that meet everything that is asked: each entry, and the days of one that comes back.
    pub fn entries<'a>(&self, activities: &[&'a Activity], telling: &Telling<'_>) -> Vec<Entry<'a>> {
        let mut found: Vec<Entry<'a>> = Vec::new();
        for activity in activities.iter().filter(|activity| self.is_met_by(activity)) {
            let days = write::days(activity, telling);
            let whole = Entry { activity, day: None };
            let parts = days.iter().map(|day| Entry { activity, day: Some(*day) });
            let all = std::iter::once(whole).chain(parts);
            found.extend(all.filter(|entry| self.takes(entry, !days.is_empty(), telling)));
        }
        self.put_in_order(&mut found, telling);
        found
    }

    fn is_met_by(&self, activity: &Activity) -> bool {
        let content = &activity.content;
        let keywords = write::keywords_of(activity);
        let has = |id: &String| keywords.contains(id);
        let spoken = |code: &String| {
            content.languages.iter().any(|l| l.code() == code)
                || content.wordings.iter().any(|w| w.language.code() == code)
        };
        self.wanted.stand_in(activity)
            && (self.any.is_empty() || self.any.iter().any(has))
            && self.every.iter().all(|ids| ids.iter().all(has))
            && !self.none.iter().any(has)
            && (self.places.is_empty() || write::place_id(activity).is_some_and(|id| self.places.contains(&id)))
            && (self.publishers.is_empty() || self.publishers.contains(&write::publisher_id(activity)))
            && (self.sorts.is_empty() || self.sorts.contains(&write::sort(content.kind).to_lowercase()))
            && (self.languages.is_empty() || self.languages.iter().any(spoken))
            && self.is_free.is_none_or(|free| (content.price == Price::Free) == free)
            && self
                .age
                .is_none_or(|age| content.age_from.is_none_or(|f| f <= age) && content.age_to.is_none_or(|t| age <= t))
            && self.since.is_none_or(|since| activity.changed_at >= since)
    }

    fn takes(&self, entry: &Entry<'_>, comes_back: bool, telling: &Telling<'_>) -> bool {
        let of_whole = |id: &String| match entry.day {
            Some(_) => *id == write::event_id(&entry.activity.id),
            None => id == "none",
        };
        let is_whole = comes_back && entry.day.is_none();
        let is_type = |kind: &String| if is_whole { kind == "recurring" } else { kind == "none" };
        (entry.day.is_none() || !self.hide_days)
            && (self.ids.is_empty() || self.ids.contains(&entry.id()))
            && (self.wholes.is_empty() || self.wholes.iter().any(of_whole))
            && (self.whole_types.is_empty() || self.whole_types.iter().any(is_type))
            && self.is_within(entry, telling)
    }

    /// Is it held between the two moments? What has no time of its own is not.
    fn is_within(&self, entry: &Entry<'_>, telling: &Telling<'_>) -> bool {
        if self.start.is_none() && self.end.is_none() {
            return true;
        }
        let Some((from, until)) = span(entry, telling) else { return false };
        self.start.is_none_or(|start| until >= start) && self.end.is_none_or(|end| from < end)
    }

    fn put_in_order(&self, found: &mut [Entry<'_>], telling: &Telling<'_>) {
        let start = |entry: &Entry<'_>| span(entry, telling).map_or(Timestamp::MAX, |(from, _)| from);
        let name = |entry: &Entry<'_>| {
            entry
                .activity
                .content
                .wording(telling.language)
                .map(|w| w.title.as_str().to_lowercase())
                .unwrap_or_default()
        };
        match self.order {
            Order::Changed => found.sort_by_key(|e| (std::cmp::Reverse(e.activity.changed_at), e.activity.number)),
            Order::ChangedFirst => found.sort_by_key(|e| (e.activity.changed_at, e.activity.number)),
            Order::Starts => found.sort_by_cached_key(|e| (start(e), e.id())),
            Order::StartsLast => found.sort_by_cached_key(|e| (std::cmp::Reverse(start(e)), e.id())),
            Order::Name => found.sort_by_cached_key(|e| (name(e), e.id())),
            Order::NameLast => found.sort_by_cached_key(|e| (std::cmp::Reverse(name(e)), e.id())),
        }
    }
}

/// From when until when.
fn span(entry: &Entry<'_>, telling: &Telling<'_>) -> Option<(Timestamp, Timestamp)> {
    let (first, last) = if let Some(day) = entry.day {
        (day, day)
    } else {
        let ahead = entry.activity.content.schedule.next(telling.today, write::MOST_DAYS);
        (*ahead.first()?, *ahead.last()?)
    };
    let at = |day: &Occurrence, time| day.day.to_datetime(time).to_zoned(days::finland()).ok().map(|at| at.timestamp());
    Some((at(&first, first.begins)?, at(&last, last.ends.unwrap_or(last.begins))?))
}

/// How many entries are held at each place and have each keyword.
#[derive(Clone, Debug, Default)]
pub struct Held(HashMap<String, usize>);

impl Held {
    /// Counts them.
    pub fn of(activities: &[&Activity]) -> Self {
        let mut held = HashMap::new();
        for activity in activities {
            for id in write::place_id(activity).into_iter().chain(write::keywords_of(activity)) {
                *held.entry(id).or_insert(0) += 1;
            }
        }
        Self(held)
    }

    /// How many entries are held at this place, or have this keyword.
    pub fn at(&self, id: &str) -> usize {
        self.0.get(id).copied().unwrap_or(0)
    }
}

/// Places that are asked for, by words of their names and addresses; each entry stands for its place.
pub fn places<'a>(activities: &[&'a Activity], parameters: &[(String, String)]) -> Vec<&'a Activity> {
    let wanted = Wanted::read(text(parameters));
    let mut found = write::with_places(activities);
    found.retain(|activity| {
        let place = &activity.content.place;
        let lines = [&place.name, &place.street, &place.postal_code, &place.village];
        wanted.stand(&lines.into_iter().flatten().map(AsRef::as_ref).collect::<Vec<&str>>())
    });
    found
}

/// Keywords that are asked for: those that an entry has, or all with `show_all_keywords`, with certain words.
///
/// # Errors
/// [`Unclear`]
pub fn keywords(parameters: &[(String, String)], held: &Held, telling: &Telling<'_>) -> Result<Vec<Term>, Unclear> {
    let all = Asking(parameters).flag("show_all_keywords")?;
    let wanted = Wanted::read(text(parameters));
    let mut found = write::all_keywords();
    found.retain(|term| {
        let names = write::keyword_names(*term, telling);
        (all || held.at(&write::keyword_id(*term)) > 0)
            && wanted.stand(&names.iter().map(String::as_str).collect::<Vec<_>>())
    });
    Ok(found)
}

fn text(parameters: &[(String, String)]) -> Option<&str> {
    let asking = Asking(parameters);
    asking.one("text").or(asking.one("filter")).or(asking.one("free_text"))
}
