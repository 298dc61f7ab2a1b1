//! What is written of an activity as one JSON document.
//!
//! Fields that a later program adds must have a default, so that documents of an earlier one can be read.

use jiff::civil::{Date, Time, Weekday};
use rinnalla_domain::activity::{
    Contact, Facets, NewActivity, Organiser, Place, Places, Point, Price, Recurrence, Registration, Schedule, Setting,
    Slot, Wording,
};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{Language, MunicipalityCode, OrganisationId, activity};
use serde::{Deserialize, Serialize};

use crate::StoreError;

#[derive(Debug, Serialize, Deserialize)]
struct Document {
    organiser: String,
    business_id: Option<String>,
    organisation: Option<String>,
    wordings: Vec<Worded>,
    kind: String,
    themes: Vec<String>,
    needs: Vec<String>,
    audiences: Vec<String>,
    ages: (Option<u8>, Option<u8>),
    languages: Vec<String>,
    setting: String,
    place: Placed,
    areas: Vec<String>,
    slots: Vec<Slotted>,
    except: Vec<Date>,
    price: String,
    price_note: Option<String>,
    kaikukortti: bool,
    facets: String,
    registration: String,
    places: (Option<u32>, Option<u32>, Option<u32>),
    contact: Contacted,
    ends_on: Option<Date>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Worded {
    language: String,
    title: String,
    description: String,
    first_time: Option<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Placed {
    name: Option<String>,
    street: Option<String>,
    postal_code: Option<String>,
    village: Option<String>,
    point: Option<(f64, f64)>,
    way_there: Option<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Contacted {
    name: Option<String>,
    phone: Option<String>,
    phone_hours: Option<String>,
    mail: Option<String>,
    web: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Slotted {
    on: Recurring,
    begins: Time,
    ends: Option<Time>,
}

/// Days of the week are 1 for Monday to 7 for Sunday.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Recurring {
    Days(Vec<Date>),
    Weekly { every: u8, days: Vec<i8>, from: Date, until: Date },
    Monthly { nth: i8, day: i8, from: Date, until: Date },
}

/// Writes the document.
///
/// # Errors
/// Never in practice: what is written can always be said in JSON.
pub(crate) fn encode(content: &NewActivity) -> Result<String, StoreError> {
    serde_json::to_string(&Document::of(content)).map_err(|why| StoreError::Broken(format!("an entry: {why}")))
}

/// Reads a document.
///
/// # Errors
/// [`StoreError::Broken`] when it holds a word that is not on a list
pub(crate) fn decode(document: &str) -> Result<NewActivity, StoreError> {
    let document: Document =
        serde_json::from_str(document).map_err(|why| StoreError::Broken(format!("an entry: {why}")))?;
    document.read().ok_or_else(|| StoreError::Broken("an entry holds an unknown word".into()))
}

fn codes<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

fn all<T>(list: &[String], parse: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    list.iter().map(|code| parse(code)).collect()
}

fn line(text: Option<&String>) -> Option<Line> {
    text.and_then(|text| Line::parse(text, usize::MAX).ok().flatten())
}

fn text(text: &str) -> Option<Text> {
    Text::parse(text, usize::MAX).ok().flatten()
}

fn said(line: Option<&Line>) -> Option<String> {
    line.map(|line| line.as_str().to_owned())
}

fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

impl Document {
    fn of(c: &NewActivity) -> Self {
        Self {
            organiser: c.organiser.name.as_str().to_owned(),
            business_id: c.organiser.business_id.as_ref().map(ToString::to_string),
            organisation: c.organiser.organisation.as_ref().map(ToString::to_string),
            wordings: c.wordings.iter().map(Worded::of).collect(),
            kind: c.kind.to_string(),
            themes: codes(&c.themes),
            needs: codes(&c.needs),
            audiences: codes(&c.audiences),
            ages: (c.age_from, c.age_to),
            languages: c.languages.iter().map(|l| l.code().to_owned()).collect(),
            setting: c.setting.to_string(),
            place: Placed {
                name: said(c.place.name.as_ref()),
                street: said(c.place.street.as_ref()),
                postal_code: said(c.place.postal_code.as_ref()),
                village: said(c.place.village.as_ref()),
                point: c.place.point.map(|p| (p.latitude, p.longitude)),
                way_there: said(c.place.way_there.as_ref()),
            },
            areas: codes(&c.areas),
            slots: c.schedule.slots.iter().map(Slotted::of).collect(),
            except: c.schedule.except.clone(),
            price: c.price.to_string(),
            price_note: said(c.price_note.as_ref()),
            kaikukortti: c.kaikukortti,
            facets: c.facets.encode(),
            registration: c.registration.to_string(),
            places: (c.places.total, c.places.free, c.places.waiting),
            contact: Contacted {
                name: said(c.contact.name.as_ref()),
                phone: c.contact.phone.as_ref().map(Phone::key),
                phone_hours: said(c.contact.phone_hours.as_ref()),
                mail: said(c.contact.mail.as_ref()),
                web: said(c.contact.web.as_ref()),
            },
            ends_on: c.ends_on,
        }
    }

    fn read(&self) -> Option<NewActivity> {
        let (contact, place) = (&self.contact, &self.place);
        Some(NewActivity {
            organiser: Organiser {
                name: line(Some(&self.organiser))?,
                business_id: self.business_id.as_deref().and_then(|id| BusinessId::parse(id).ok()),
                organisation: self.organisation.as_ref().map(OrganisationId::new),
            },
            wordings: self.wordings.iter().map(Worded::read).collect::<Option<_>>()?,
            kind: activity::Kind::parse(&self.kind)?,
            themes: all(&self.themes, activity::Theme::parse)?,
            needs: all(&self.needs, activity::Need::parse)?,
            audiences: all(&self.audiences, activity::Audience::parse)?,
            age_from: self.ages.0,
            age_to: self.ages.1,
            languages: all(&self.languages, SpokenLanguage::parse)?,
            setting: Setting::parse(&self.setting)?,
            place: Place {
                name: line(place.name.as_ref()),
                street: line(place.street.as_ref()),
                postal_code: line(place.postal_code.as_ref()),
                village: line(place.village.as_ref()),
                point: place.point.and_then(|(latitude, longitude)| Point::in_finland(latitude, longitude)),
                way_there: line(place.way_there.as_ref()),
            },
            areas: all(&self.areas, MunicipalityCode::parse)?,
            schedule: Schedule {
                slots: self.slots.iter().map(Slotted::read).collect::<Option<_>>()?,
                except: self.except.clone(),
            },
            price: Price::parse(&self.price)?,
            price_note: line(self.price_note.as_ref()),
            kaikukortti: self.kaikukortti,
            facets: Facets::decode(&self.facets),
            registration: Registration::parse(&self.registration)?,
            places: Places { total: self.places.0, free: self.places.1, waiting: self.places.2 },
            contact: Contact {
                name: line(contact.name.as_ref()),
                phone: contact.phone.as_deref().and_then(|phone| Phone::parse(phone).ok()),
                phone_hours: line(contact.phone_hours.as_ref()),
                mail: line(contact.mail.as_ref()),
                web: line(contact.web.as_ref()),
            },
            ends_on: self.ends_on,
        })
    }
}

impl Worded {
    fn of(w: &Wording) -> Self {
        Self {
            language: w.language.code().to_owned(),
            title: w.title.as_str().to_owned(),
            description: w.description.as_str().to_owned(),
            first_time: w.first_time.as_ref().map(|t| t.as_str().to_owned()),
        }
    }

    fn read(&self) -> Option<Wording> {
        Some(Wording {
            language: Language::parse(&self.language)?,
            title: line(Some(&self.title))?,
            description: text(&self.description)?,
            first_time: self.first_time.as_deref().and_then(text),
        })
    }
}

impl Slotted {
    fn of(slot: &Slot) -> Self {
        let on = match &slot.recurrence {
            Recurrence::On(days) => Recurring::Days(days.clone()),
            Recurrence::Weekly { every, days, from, until } => Recurring::Weekly {
                every: *every,
                days: days.iter().map(|d| d.to_monday_one_offset()).collect(),
                from: *from,
                until: *until,
            },
            Recurrence::Monthly { nth, day, from, until } => {
                Recurring::Monthly { nth: *nth, day: day.to_monday_one_offset(), from: *from, until: *until }
            }
        };
        Self { on, begins: slot.begins, ends: slot.ends }
    }

    fn read(&self) -> Option<Slot> {
        let recurrence = match &self.on {
            Recurring::Days(days) => Recurrence::On(days.clone()),
            Recurring::Weekly { every, days, from, until } => Recurrence::Weekly {
                every: *every,
                days: days.iter().map(|d| weekday(*d)).collect::<Option<_>>()?,
                from: *from,
                until: *until,
            },
            Recurring::Monthly { nth, day, from, until } => {
                Recurrence::Monthly { nth: *nth, day: weekday(*day)?, from: *from, until: *until }
            }
        };
        Some(Slot { recurrence, begins: self.begins, ends: self.ends })
    }
}
