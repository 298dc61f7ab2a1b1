//! The fields of an entry, one by one: each knows where it came from.

use std::fmt;

use super::{Facets, NewActivity, Places, Price, Registration, Wording};
use crate::text::Line;

coded! {
    /// A field of an entry.
    Field {
        /// Who arranges it.
        Organiser = "organiser",
        /// The organiser's business identity code.
        BusinessId = "business_id",
        /// The name.
        Title = "title",
        /// What is done.
        Description = "description",
        /// How the first time goes.
        FirstTime = "first_time",
        /// Kind.
        Kind = "kind",
        /// Themes.
        Themes = "themes",
        /// Needs that it meets.
        Needs = "needs",
        /// Whom it is meant for.
        Audiences = "audiences",
        /// Youngest and oldest.
        Ages = "ages",
        /// Languages spoken there.
        Languages = "languages",
        /// Where one takes part.
        Setting = "setting",
        /// Name and address of the place.
        Place = "place",
        /// The point on the map.
        Point = "point",
        /// How one gets there.
        WayThere = "way_there",
        /// Municipalities that it serves.
        Areas = "areas",
        /// When it is held.
        Schedule = "schedule",
        /// What it costs, and in words.
        Price = "price",
        /// Whether Kaikukortti is taken.
        Kaikukortti = "kaikukortti",
        /// Getting in, and coming for the first time.
        Facets = "facets",
        /// Whether one signs up.
        Registration = "registration",
        /// Places.
        Places = "places",
        /// Who can be asked: the name.
        ContactName = "contact_name",
        /// The phone and its hours.
        Phone = "phone",
        /// The mail address.
        Mail = "mail",
        /// The page on the web.
        Web = "web",
        /// The last day.
        EndsOn = "ends_on",
    }
}

/// Keeps the wordings of `into`, with one part of each taken from the wording of `from` in the same language; a
/// language that `into` lacks comes whole.
fn take_words(into: &mut Vec<Wording>, from: &[Wording], part: impl Fn(&mut Wording, &Wording)) {
    for theirs in from {
        match into.iter_mut().find(|own| own.language == theirs.language) {
            Some(own) => part(own, theirs),
            None => into.push(theirs.clone()),
        }
    }
}

/// One part of each wording, with its language.
fn words<'a, T>(wordings: &'a [Wording], part: impl Fn(&'a Wording) -> T) -> Vec<(crate::Language, T)> {
    wordings.iter().map(|w| (w.language, part(w))).collect()
}

impl Field {
    /// Is the field the same in both?
    fn is_same(self, a: &NewActivity, b: &NewActivity) -> bool {
        match self {
            Self::Organiser => a.organiser.name == b.organiser.name,
            Self::BusinessId => a.organiser.business_id == b.organiser.business_id,
            Self::Title => words(&a.wordings, |w| &w.title) == words(&b.wordings, |w| &w.title),
            Self::Description => words(&a.wordings, |w| &w.description) == words(&b.wordings, |w| &w.description),
            Self::FirstTime => words(&a.wordings, |w| &w.first_time) == words(&b.wordings, |w| &w.first_time),
            Self::Kind => a.kind == b.kind,
            Self::Themes => a.themes == b.themes,
            Self::Needs => a.needs == b.needs,
            Self::Audiences => a.audiences == b.audiences,
            Self::Ages => (a.age_from, a.age_to) == (b.age_from, b.age_to),
            Self::Languages => a.languages == b.languages,
            Self::Setting => a.setting == b.setting,
            Self::Place => address(a) == address(b),
            Self::Point => a.place.point == b.place.point,
            Self::WayThere => a.place.way_there == b.place.way_there,
            Self::Areas => a.areas == b.areas,
            Self::Schedule => a.schedule == b.schedule,
            Self::Price => (a.price, &a.price_note) == (b.price, &b.price_note),
            Self::Kaikukortti => a.kaikukortti == b.kaikukortti,
            Self::Facets => a.facets == b.facets,
            Self::Registration => a.registration == b.registration,
            Self::Places => a.places == b.places,
            Self::ContactName => a.contact.name == b.contact.name,
            Self::Phone => (&a.contact.phone, &a.contact.phone_hours) == (&b.contact.phone, &b.contact.phone_hours),
            Self::Mail => a.contact.mail == b.contact.mail,
            Self::Web => a.contact.web == b.contact.web,
            Self::EndsOn => a.ends_on == b.ends_on,
        }
    }

    /// Takes the field over from another entry.
    pub fn take(self, into: &mut NewActivity, from: &NewActivity) {
        match self {
            Self::Organiser => into.organiser.name = from.organiser.name.clone(),
            Self::BusinessId => into.organiser.business_id.clone_from(&from.organiser.business_id),
            Self::Title => take_words(&mut into.wordings, &from.wordings, |own, theirs| {
                own.title = theirs.title.clone();
            }),
            Self::Description => take_words(&mut into.wordings, &from.wordings, |own, theirs| {
                own.description = theirs.description.clone();
            }),
            Self::FirstTime => take_words(&mut into.wordings, &from.wordings, |own, theirs| {
                own.first_time.clone_from(&theirs.first_time);
            }),
            Self::Kind => into.kind = from.kind,
            Self::Themes => into.themes.clone_from(&from.themes),
            Self::Needs => into.needs.clone_from(&from.needs),
            Self::Audiences => into.audiences.clone_from(&from.audiences),
            Self::Ages => (into.age_from, into.age_to) = (from.age_from, from.age_to),
            Self::Languages => into.languages.clone_from(&from.languages),
            Self::Setting => into.setting = from.setting,
            Self::Place => {
                into.place.name.clone_from(&from.place.name);
                into.place.street.clone_from(&from.place.street);
                into.place.postal_code.clone_from(&from.place.postal_code);
                into.place.village.clone_from(&from.place.village);
            }
            Self::Point => into.place.point = from.place.point,
            Self::WayThere => into.place.way_there.clone_from(&from.place.way_there),
            Self::Areas => into.areas.clone_from(&from.areas),
            Self::Schedule => into.schedule = from.schedule.clone(),
            Self::Price => {
                into.price = from.price;
                into.price_note.clone_from(&from.price_note);
            }
            Self::Kaikukortti => into.kaikukortti = from.kaikukortti,
            Self::Facets => into.facets = from.facets.clone(),
            Self::Registration => into.registration = from.registration,
            Self::Places => into.places = from.places,
            Self::ContactName => into.contact.name.clone_from(&from.contact.name),
            Self::Phone => {
                into.contact.phone.clone_from(&from.contact.phone);
                into.contact.phone_hours.clone_from(&from.contact.phone_hours);
            }
            Self::Mail => into.contact.mail.clone_from(&from.contact.mail),
            Self::Web => into.contact.web.clone_from(&from.contact.web),
            Self::EndsOn => into.ends_on = from.ends_on,
        }
    }
}

fn address(a: &NewActivity) -> [Option<&Line>; 4] {
    let place = &a.place;
    [place.name.as_ref(), place.street.as_ref(), place.postal_code.as_ref(), place.village.as_ref()]
}

impl NewActivity {
    /// Fields that say something.
    pub fn said(&self) -> FieldSet {
        let says = |field: &Field| match field {
            Field::BusinessId => self.organiser.business_id.is_some(),
            Field::FirstTime => self.wordings.iter().any(|w| w.first_time.is_some()),
            Field::Themes => !self.themes.is_empty(),
            Field::Needs => !self.needs.is_empty(),
            Field::Audiences => !self.audiences.is_empty(),
            Field::Ages => self.age_from.is_some() || self.age_to.is_some(),
            Field::Languages => !self.languages.is_empty(),
            Field::Place => address(self).iter().any(Option::is_some),
            Field::Point => self.place.point.is_some(),
            Field::WayThere => self.place.way_there.is_some(),
            Field::Areas => !self.areas.is_empty(),
            Field::Schedule => !self.schedule.slots.is_empty(),
            Field::Price => self.price != Price::Unknown || self.price_note.is_some(),
            Field::Kaikukortti => self.kaikukortti,
            Field::Facets => self.facets != Facets::default(),
            Field::Registration => self.registration != Registration::Unknown,
            Field::Places => self.places != Places::default(),
            Field::ContactName => self.contact.name.is_some(),
            Field::Phone => self.contact.phone.is_some(),
            Field::Mail => self.contact.mail.is_some(),
            Field::Web => self.contact.web.is_some(),
            Field::EndsOn => self.ends_on.is_some(),
            Field::Organiser | Field::Title | Field::Description | Field::Kind | Field::Setting => true,
        };
        Field::ALL.iter().copied().filter(says).collect()
    }

    /// Fields that `other` says differently.
    pub fn differences(&self, other: &Self) -> Vec<Field> {
        Field::ALL.iter().copied().filter(|field| !field.is_same(self, other)).collect()
    }
}

/// A set of fields.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct FieldSet(u32);

impl FieldSet {
    /// Adds a field.
    pub fn insert(&mut self, field: Field) {
        self.0 |= 1 << field as u32;
    }

    /// Is it in the set?
    pub const fn contains(self, field: Field) -> bool {
        self.0 & (1 << field as u32) != 0
    }

    /// The fields, in the order of [`Field::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| self.contains(*field))
    }

    /// "title description schedule"
    pub fn encode(self) -> String {
        self.iter().map(Field::code).collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`Self::encode`] wrote; words that are not on the list are left out.
    pub fn decode(encoded: &str) -> Self {
        encoded.split_whitespace().filter_map(Field::parse).collect()
    }
}

impl FromIterator<Field> for FieldSet {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        let mut set = Self::default();
        for field in fields {
            set.insert(field);
        }
        set
    }
}

impl fmt::Debug for FieldSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_fields_is_written_and_read() {
        assert!(Field::ALL.len() <= 32);
        let all: FieldSet = Field::ALL.iter().copied().collect();
        assert_eq!(FieldSet::decode(&all.encode()), all);
        let some = FieldSet::decode("schedule nonsense title");
        assert_eq!(some.encode(), "title schedule");
        assert!(some.contains(Field::Title) && !some.contains(Field::Phone));
    }
}
