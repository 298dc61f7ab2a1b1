//! What readers ask for: the parameters of HSDS 3.0 and of its profile for the United Kingdom. All of them have to hold.

use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use rinnalla_domain::activity::{Activity, Organiser, Recurrence, Slot};

use super::terms;
use super::write;
use crate::directory::asking::{Asking, Wanted};
use crate::directory::{Paging, Term, Unclear};

/// Services on a page when nothing is said.
const USUAL: u64 = 50;
/// Services on a page at most.
const MOST: u64 = 500;

/// In which shape a list is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Single fields and the organisation.
    #[default]
    Short,
    /// Identity and time of change alone, all at once.
    Minimal,
    /// With all that is nested.
    Full,
    /// With all that is nested, a line each, without pages.
    Lines,
}

/// A question about services, or about services at their locations.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Which part of the list.
    pub paging: Paging,
    /// In which shape.
    pub shape: Shape,
    wanted: Wanted,
    terms: Vec<String>,
    taxonomies: Vec<String>,
    organizations: Vec<String>,
    modified_after: Option<Timestamp>,
    minimum_age: Option<f64>,
    maximum_age: Option<f64>,
    starts: Option<Time>,
    ends: Option<Time>,
    day: Option<Weekday>,
    postcode: Option<String>,
}

fn clock(value: &str) -> Option<Time> {
    value.parse().ok()
}

/// "TU", "Tuesday", "tiistai".
fn weekday(value: &str) -> Option<Weekday> {
    let value = value.to_lowercase();
    let days = [
        (Weekday::Monday, ["mo", "monday", "maanantai"]),
        (Weekday::Tuesday, ["tu", "tuesday", "tiistai"]),
        (Weekday::Wednesday, ["we", "wednesday", "keskiviikko"]),
        (Weekday::Thursday, ["th", "thursday", "torstai"]),
        (Weekday::Friday, ["fr", "friday", "perjantai"]),
        (Weekday::Saturday, ["sa", "saturday", "lauantai"]),
        (Weekday::Sunday, ["su", "sunday", "sunnuntai"]),
    ];
    days.into_iter().find(|(_, names)| names.contains(&value.as_str())).map(|(day, _)| day)
}

fn owned(list: Vec<&str>) -> Vec<String> {
    list.into_iter().map(str::to_lowercase).collect()
}

fn shape(asking: Asking<'_>) -> Result<Shape, Unclear> {
    let lines = asking.read("format", "json or ndjson", |value| match value {
        "json" => Some(false),
        "ndjson" => Some(true),
        _ => None,
    })?;
    Ok(match (lines, asking.flag("minimal")?, asking.flag("full")?) {
        (Some(true), ..) => Shape::Lines,
        (_, true, _) => Shape::Minimal,
        (_, _, true) => Shape::Full,
        _ => Shape::Short,
    })
}

/// Which part of a list of organisations, taxonomies or terms.
///
/// # Errors
/// [`Unclear`]
pub fn paging(parameters: &[(String, String)]) -> Result<Paging, Unclear> {
    let asking = Asking(parameters);
    asking.read("format", "json", |value| (value == "json").then_some(()))?;
    asking.paging("per_page", USUAL, MOST)
}

impl Query {
    /// Reads the parameters of an address; those that the specifications do not know are passed over.
    ///
    /// # Errors
    /// [`Unclear`]
    pub fn read(parameters: &[(String, String)]) -> Result<Self, Unclear> {
        let asking = Asking(parameters);
        if asking.one("proximity").is_some() {
            // A distance is measured from the middle of a postal code, and where those are is not known here.
            return Asking::unclear("proximity", "the middle of a postal code, which is not known here; leave it away");
        }
        let age = |value: &str| value.parse().ok().filter(|age: &f64| (0.0..=150.0).contains(age));
        Ok(Self {
            paging: asking.paging("per_page", USUAL, MOST)?,
            shape: shape(asking)?,
            wanted: Wanted::read(asking.one("search")),
            terms: owned(asking.list("taxonomy_term_id")),
            taxonomies: owned(asking.list("taxonomy_id")),
            organizations: owned(asking.list("organization_id")),
            modified_after: asking.moment("modified_after")?,
            minimum_age: asking.read("minimum_age", "years", age)?,
            maximum_age: asking.read("maximum_age", "years", age)?,
            starts: asking.read("start_time", "a time such as 10:00", clock)?,
            ends: asking.read("end_time", "a time such as 10:00", clock)?,
            day: asking.read("day", "a day of the week such as MO or Monday", weekday)?,
            postcode: asking.one("postcode").map(str::to_owned),
        })
    }

    /// Does an entry meet everything that is asked?
    pub fn is_met_by(&self, activity: &Activity) -> bool {
        let content = &activity.content;
        let old_enough = |from: f64| content.age_from.is_some_and(|age| f64::from(age) >= from);
        let young_enough = |to: f64| content.age_to.is_some_and(|age| f64::from(age) <= to);
        self.wanted.stand_in(activity)
            && self.has_terms(activity)
            && (self.organizations.is_empty()
                || self.organizations.contains(&write::organization_id(&content.organiser)))
            && self.modified_after.is_none_or(|after| activity.changed_at >= after)
            && self.minimum_age.is_none_or(old_enough)
            && self.maximum_age.is_none_or(young_enough)
            && self.is_held(activity)
            && self
                .postcode
                .as_deref()
                .is_none_or(|code| content.place.postal_code.as_ref().is_some_and(|c| c.as_str() == code))
    }

    /// Every term that is asked for, and a term of every taxonomy that is asked for.
    fn has_terms(&self, activity: &Activity) -> bool {
        if self.terms.is_empty() && self.taxonomies.is_empty() {
            return true;
        }
        let own = terms::of(activity);
        let ids: Vec<String> = own.iter().map(|term| terms::term_id(*term)).collect();
        let of: Vec<String> = own.iter().filter_map(|term| terms::taxonomy_id(*term)).collect();
        self.terms.iter().all(|id| ids.contains(id)) && self.taxonomies.iter().all(|id| of.contains(id))
    }

    /// Is one of its times within the hours and on the day that are asked for?
    fn is_held(&self, activity: &Activity) -> bool {
        let fits = |slot: &Slot| {
            self.starts.is_none_or(|from| slot.begins >= from)
                && self.ends.is_none_or(|until| slot.ends.is_some_and(|ends| ends <= until))
                && self.day.is_none_or(|day| falls_on(&slot.recurrence, day))
        };
        (self.starts, self.ends, self.day) == (None, None, None) || activity.content.schedule.slots.iter().any(fits)
    }
}

fn falls_on(recurrence: &Recurrence, wanted: Weekday) -> bool {
    match recurrence {
        Recurrence::On(days) => days.iter().any(|day| day.weekday() == wanted),
        Recurrence::Weekly { days, .. } => days.contains(&wanted),
        Recurrence::Monthly { day, .. } => *day == wanted,
    }
}

/// Organisers whose name has every word of `search`.
pub fn organisers(all: Vec<Organiser>, parameters: &[(String, String)]) -> Vec<Organiser> {
    let wanted = Wanted::read(Asking(parameters).one("search"));
    all.into_iter().filter(|organiser| wanted.stand(&[organiser.name.as_str()])).collect()
}

/// Is a whole body asked for where a short one is usual?
///
/// # Errors
/// [`Unclear`]
pub fn is_full(parameters: &[(String, String)]) -> Result<bool, Unclear> {
    Ok(Asking(parameters).flag("full")? || Asking(parameters).flag("full_service")?)
}

/// Terms that are asked for: of a taxonomy, below a term (none is), with certain words.
///
/// # Errors
/// [`Unclear`]
pub fn terms(parameters: &[(String, String)], word: impl Fn(Term) -> String) -> Result<Vec<Term>, Unclear> {
    let asking = Asking(parameters);
    // All terms stand at the top: the flag is read and asks for nothing more.
    asking.flag("top_only")?;
    if asking.one("parent_id").is_some() {
        return Ok(Vec::new());
    }
    let wanted = Wanted::read(asking.one("search"));
    let mut found = write::all_terms(asking.one("taxonomy_id").map(str::to_lowercase).as_deref());
    found.retain(|term| wanted.stand(&[&word(*term)]));
    Ok(found)
}
