//! Activities (toiminta): what associations, parishes and the municipality arrange, as the directory keeps it.

pub mod facet;
pub mod field;
pub mod found;
pub mod freshness;
pub mod schedule;
pub mod topic;

pub use facet::{Facet, Facets, Known};
pub use field::{Field, FieldSet};
pub use found::{Fact, Reach, Reason, Wish};
pub use freshness::{Freshness, freshness};
pub use schedule::{Occurrence, Recurrence, Schedule, ScheduleError, Slot};
pub use topic::{Audience, Need, Theme};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::business_id::BusinessId;
use crate::language::SpokenLanguage;
use crate::phone::Phone;
use crate::text::{Line, Text};
use crate::{ActivityId, Language, MunicipalityCode, OrganisationId};

coded! {
    /// Kind of an activity.
    Kind {
        /// Ryhmä tai kerho, joka kokoontuu säännöllisesti.
        Group = "group",
        /// Yksittäinen tapahtuma.
        Event = "event",
        /// Kurssi.
        Course = "course",
        /// Tuki tai neuvonta.
        Support = "support",
        /// Vapaaehtoistehtävä.
        VoluntaryTask = "voluntary_task",
        /// Palvelu.
        Service = "service",
    }
}

coded! {
    /// Where one takes part.
    Setting {
        /// Paikan päällä.
        Place = "place",
        /// Verkossa.
        Online = "online",
        /// Puhelimessa.
        Phone = "phone",
        /// Kotona.
        Home = "home",
    }
}

coded! {
    /// What it costs.
    Price {
        /// Maksuton.
        Free = "free",
        /// Maksullinen.
        Paid = "paid",
        /// Ei tietoa.
        Unknown = "unknown",
    }
}

coded! {
    /// Does one sign up?
    Registration {
        /// Ei tarvita.
        NotNeeded = "not_needed",
        /// Tarvitaan.
        Needed = "needed",
        /// Ei tietoa.
        Unknown = "unknown",
    }
}

coded! {
    /// Where an entry stands.
    Status {
        /// Only its editors see it.
        Draft = "draft",
        /// Everybody sees it, while it is fresh and not over.
        Published = "published",
        /// Reported as out of date: hidden until somebody has checked it.
        Suspended = "suspended",
        /// Over, or taken away by its source.
        Ended = "ended",
    }
}

coded! {
    /// What a coordinator answers to an organisation that claims an entry.
    ClaimAnswer {
        /// It is theirs.
        Confirmed = "confirmed",
        /// It is not, with a reason.
        Refused = "refused",
    }
}

/// A point on the map, in degrees of WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Point {
    /// A point in Finland or on its borders, to a millionth of a degree (a tenth of a metre); `None` for one in the
    /// sea off Africa, and anywhere else.
    pub fn in_finland(latitude: f64, longitude: f64) -> Option<Self> {
        let inside = (59.3..=70.2).contains(&latitude) && (19.0..=31.7).contains(&longitude);
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        inside.then(|| Self { latitude: round(latitude), longitude: round(longitude) })
    }

    /// Metres to another point along the surface of a sphere of 6,371 km (haversine formula).
    pub fn metres_to(self, other: Self) -> f64 {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let (half_lat, half_lon) = ((b - a) / 2.0, (other.longitude - self.longitude).to_radians() / 2.0);
        let h = half_lat.sin().powi(2) + a.cos() * b.cos() * half_lon.sin().powi(2);
        2.0 * 6_371_000.0 * h.sqrt().min(1.0).asin()
    }
}

/// What an entry says in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The language.
    pub language: Language,
    /// The name: "Kävelykaverit".
    pub title: Line,
    /// What is done, in a few sentences.
    pub description: Text,
    /// How the first time goes: "Maija odottaa pihalla klo 9.50."
    pub first_time: Option<Text>,
}

/// Where it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Name of the place: "Kirjaston piha".
    pub name: Option<Line>,
    /// Street address.
    pub street: Option<Line>,
    /// Postal code.
    pub postal_code: Option<Line>,
    /// Village or town.
    pub village: Option<Line>,
    /// On the map.
    pub point: Option<Point>,
    /// How one gets there: "Bussi 3 Kirjastolle."
    pub way_there: Option<Line>,
}

/// Who can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// A name.
    pub name: Option<Line>,
    /// A phone.
    pub phone: Option<Phone>,
    /// When it is answered.
    pub phone_hours: Option<Line>,
    /// A mail address.
    pub mail: Option<Line>,
    /// A page on the web.
    pub web: Option<Line>,
}

/// Who arranges it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organiser {
    /// The name as shown.
    pub name: Line,
    /// Its business identity code.
    pub business_id: Option<BusinessId>,
    /// The organisation in Rinnalla, when it has an account here.
    pub organisation: Option<OrganisationId>,
}

/// Places for taking part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// How many in all.
    pub total: Option<u32>,
    /// How many are free now.
    pub free: Option<u32>,
    /// How many wait.
    pub waiting: Option<u32>,
}

/// An activity as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct NewActivity {
    /// Who arranges it.
    pub organiser: Organiser,
    /// The texts, one for each language; at least one.
    pub wordings: Vec<Wording>,
    /// Kind.
    pub kind: Kind,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Needs that it meets.
    pub needs: Vec<Need>,
    /// Whom it is meant for; nobody in particular when empty.
    pub audiences: Vec<Audience>,
    /// Youngest.
    pub age_from: Option<u8>,
    /// Oldest.
    pub age_to: Option<u8>,
    /// Languages that are spoken there.
    pub languages: Vec<SpokenLanguage>,
    /// Where one takes part.
    pub setting: Setting,
    /// Where it is.
    pub place: Place,
    /// Municipalities that it serves; empty when everybody in Finland.
    pub areas: Vec<MunicipalityCode>,
    /// When.
    pub schedule: Schedule,
    /// What it costs.
    pub price: Price,
    /// The price in words: "3 € tai maksukyvyn mukaan".
    pub price_note: Option<Line>,
    /// Kaikukortti is taken.
    pub kaikukortti: bool,
    /// Getting in, and coming for the first time.
    pub facets: Facets,
    /// Does one sign up?
    pub registration: Registration,
    /// Places.
    pub places: Places,
    /// Who can be asked.
    pub contact: Contact,
    /// The last day on which the entry is shown; none when it goes on.
    pub ends_on: Option<Date>,
}

impl NewActivity {
    /// The text in a language, else in Finnish, else the first one.
    pub fn wording(&self, language: Language) -> Option<&Wording> {
        let of = |wanted| self.wordings.iter().find(move |w| w.language == wanted);
        of(language).or_else(|| of(Language::Finnish)).or_else(|| self.wordings.first())
    }

    /// Is it over on `today`: past its end, or past everything in its schedule?
    pub fn is_over(&self, today: Date) -> bool {
        self.ends_on.is_some_and(|end| end < today) || self.schedule.last_day().is_some_and(|last| last < today)
    }
}

/// An activity of the directory.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Identity.
    pub id: ActivityId,
    /// A short number for addresses and lists: /lista?t=12,40,7.
    pub number: i64,
    /// What is written.
    pub content: NewActivity,
    /// Where it stands.
    pub status: Status,
    /// The day on which somebody last said that it is true.
    pub checked_on: Date,
    /// Who said so, in words: a role or a source, never a name.
    pub checked_by: String,
    /// Reminders that nobody has answered.
    pub unanswered: i64,
    /// Which source it came from, and its identity there.
    pub source: Option<Origin>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Version of the row.
    pub version: i64,
}

/// Where an entry came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Name of the source as shown: "Palvelutietovaranto".
    pub source: String,
    /// Its identity there.
    pub key: String,
    /// Licence and attribution, when the source asks for it.
    pub licence: Option<String>,
}

impl Activity {
    /// How fresh it is.
    pub fn freshness(&self, today: Date) -> Freshness {
        freshness(self.checked_on, self.unanswered, today)
    }

    /// Do residents see it today?
    pub fn is_public(&self, today: Date) -> bool {
        self.status == Status::Published && !self.content.is_over(today) && self.freshness(today) != Freshness::Hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_in_the_sea_is_not_taken_and_distances_are_right_to_a_metre_in_a_kilometre() {
        assert_eq!(Point::in_finland(0.0, 0.0), None);
        assert_eq!(Point::in_finland(f64::NAN, 25.0), None);
        let sodankyla = Point::in_finland(67.4152, 26.5936).unwrap();
        let inari = Point::in_finland(68.9060, 27.0288).unwrap();
        let metres = sodankyla.metres_to(inari);
        assert!((metres - 166_760.0).abs() < 700.0, "{metres}");
        assert!(sodankyla.metres_to(sodankyla) < 0.001);
    }
}
