//! The fields of an entry, one by one: each knows where it came from.

use super::NewActivity;

coded! {
    /// A field of an entry.
    Field {
        Organiser = "organiser",
        Wordings = "wordings",
        Kind = "kind",
        Themes = "themes",
        Needs = "needs",
        Audiences = "audiences",
        Ages = "ages",
        Languages = "languages",
        Setting = "setting",
        Place = "place",
        Areas = "areas",
        Schedule = "schedule",
        Price = "price",
        Facets = "facets",
        Registration = "registration",
        Places = "places",
        Contact = "contact",
        EndsOn = "ends_on",
    }
}

impl Field {
    /// Is the field the same in both?
    fn is_same(self, a: &NewActivity, b: &NewActivity) -> bool {
        match self {
            Self::Organiser => {
                (&a.organiser.name, &a.organiser.business_id) == (&b.organiser.name, &b.organiser.business_id)
            }
            Self::Wordings => a.wordings == b.wordings,
            Self::Kind => a.kind == b.kind,
            Self::Themes => a.themes == b.themes,
            Self::Needs => a.needs == b.needs,
            Self::Audiences => a.audiences == b.audiences,
            Self::Ages => (a.age_from, a.age_to) == (b.age_from, b.age_to),
            Self::Languages => a.languages == b.languages,
            Self::Setting => a.setting == b.setting,
            Self::Place => a.place == b.place,
            Self::Areas => a.areas == b.areas,
            Self::Schedule => a.schedule == b.schedule,
            Self::Price => (a.price, &a.price_note, a.kaikukortti) == (b.price, &b.price_note, b.kaikukortti),
            Self::Facets => a.facets == b.facets,
            Self::Registration => a.registration == b.registration,
            Self::Places => a.places == b.places,
            Self::Contact => a.contact == b.contact,
            Self::EndsOn => a.ends_on == b.ends_on,
        }
    }

    /// Takes the field over from another entry.
    pub fn take(self, into: &mut NewActivity, from: &NewActivity) {
        match self {
            Self::Organiser => {
                into.organiser.name = from.organiser.name.clone();
                into.organiser.business_id.clone_from(&from.organiser.business_id);
            }
            Self::Wordings => into.wordings.clone_from(&from.wordings),
            Self::Kind => into.kind = from.kind,
            Self::Themes => into.themes.clone_from(&from.themes),
            Self::Needs => into.needs.clone_from(&from.needs),
            Self::Audiences => into.audiences.clone_from(&from.audiences),
            Self::Ages => (into.age_from, into.age_to) = (from.age_from, from.age_to),
            Self::Languages => into.languages.clone_from(&from.languages),
            Self::Setting => into.setting = from.setting,
            Self::Place => into.place = from.place.clone(),
            Self::Areas => into.areas.clone_from(&from.areas),
            Self::Schedule => into.schedule = from.schedule.clone(),
            Self::Price => {
                into.price = from.price;
                into.price_note.clone_from(&from.price_note);
                into.kaikukortti = from.kaikukortti;
            }
            Self::Facets => into.facets = from.facets.clone(),
            Self::Registration => into.registration = from.registration,
            Self::Places => into.places = from.places,
            Self::Contact => into.contact = from.contact.clone(),
            Self::EndsOn => into.ends_on = from.ends_on,
        }
    }
}

impl NewActivity {
    /// Fields that `other` says differently.
    pub fn differences(&self, other: &Self) -> Vec<Field> {
        Field::ALL.iter().copied().filter(|field| !field.is_same(self, other)).collect()
    }
}
