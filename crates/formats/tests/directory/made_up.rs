//! Made-up entries with everything that an entry can say.

use jiff::civil::{Weekday, date, time};
use rinnalla_domain::activity::{
    Activity, Audience, Contact, Facet, Facets, Kind, Known, Need, NewActivity, Organiser, Place, Places, Point, Price,
    Recurrence, Registration, Schedule, Setting, Slot, Status, Theme, Wording,
};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{ActivityId, Language, MunicipalityCode, OrganisationId};
use rinnalla_formats::directory::{Telling, Term};

pub fn line(text: &str) -> Option<Line> {
    Line::parse(text, 300).unwrap()
}

fn wording(language: Language, title: &str, text: &str) -> Wording {
    let description = Text::parse(text, 3_000).unwrap().unwrap();
    Wording { language, title: line(title).unwrap(), description, first_time: None }
}

fn weekly() -> Slot {
    let days = vec![Weekday::Tuesday, Weekday::Thursday];
    let recurrence = Recurrence::Weekly { every: 2, days, from: date(2026, 9, 1), until: date(2027, 5, 31) };
    Slot { recurrence, begins: time(10, 0, 0, 0), ends: Some(time(11, 30, 0, 0)) }
}

/// An entry that says everything.
pub fn walkers() -> Activity {
    let mut facets = Facets::default();
    facets.say(Facet::StepFree, Known::Yes);
    facets.say(Facet::MetAtTheDoor, Known::Yes);
    facets.say(Facet::HearingLoop, Known::No);
    let content = NewActivity {
        organiser: Organiser {
            name: line("Kylä ry").unwrap(),
            business_id: BusinessId::parse("1234567-1").ok(),
            organisation: Some(OrganisationId::new("01ORG")),
        },
        wordings: vec![
            wording(
                Language::Finnish,
                "Kävelykaverit & <kahvi>",
                "Kävellään yhdessä torilta. Hitaasti!\n\nKahvit </script> perään.",
            ),
            wording(Language::Swedish, "Promenadvänner", "Vi går tillsammans."),
            wording(Language::NorthernSami, "Vázzinskihpárat", "Mii vázzit ovttas."),
        ],
        kind: Kind::Group,
        themes: vec![Theme::Walking, Theme::Conversation],
        needs: vec![Need::Company, Need::Moving],
        audiences: vec![Audience::Older],
        age_from: Some(60),
        age_to: None,
        languages: vec![SpokenLanguage::Finnish, SpokenLanguage::NorthernSami, SpokenLanguage::Other],
        setting: Setting::Place,
        place: Place {
            name: line("Kirjaston piha"),
            street: line("Jäämerentie 1"),
            postal_code: line("99600"),
            village: line("Sodankylä"),
            point: Point::in_finland(67.4141, 26.601),
            way_there: line("Bussi 3 Kirjastolle."),
        },
        areas: vec![MunicipalityCode::parse("758").unwrap()],
        schedule: Schedule { slots: vec![weekly()], except: vec![date(2026, 12, 24)] },
        price: Price::Free,
        price_note: line("Kahvi 1 €"),
        kaikukortti: true,
        facets,
        registration: Registration::NotNeeded,
        places: Places { total: Some(20), free: Some(3), waiting: Some(0) },
        contact: Contact {
            name: line("Maija Malli"),
            phone: Phone::parse("040 000 1234").ok(),
            phone_hours: line("ma-pe 9-15"),
            mail: line("kavely@kyla.example"),
            web: line("https://kyla.example/kavely"),
        },
        ends_on: None,
    };
    entry("01KAVELY", 12, content)
}

fn entry(id: &str, number: i64, content: NewActivity) -> Activity {
    Activity {
        id: ActivityId::new(id),
        number,
        content,
        status: Status::Published,
        checked_on: date(2026, 11, 1),
        checked_by: "organiser".into(),
        unanswered: 0,
        source: None,
        changed_at: "2026-11-20T08:05:00Z".parse().unwrap(),
        version: 3,
    }
}

/// An entry that says as little as one can.
pub fn bare() -> Activity {
    let mut bare = walkers();
    let content = &mut bare.content;
    content.organiser = Organiser { name: line("Seurakunta").unwrap(), business_id: None, organisation: None };
    content.wordings = vec![wording(Language::Finnish, "Kahvila", "Avoin kahvila.")];
    content.kind = Kind::Event;
    (content.themes, content.needs, content.audiences) = (Vec::new(), Vec::new(), Vec::new());
    (content.age_from, content.languages, content.areas) = (None, Vec::new(), Vec::new());
    content.place = Place::default();
    content.schedule = Schedule::default();
    (content.price, content.price_note, content.facets) = (Price::Unknown, None, Facets::default());
    (content.places, content.contact) = (Places::default(), Contact::default());
    entry("01BARE", 13, bare.content)
}

/// An evening on the web, held once; the other slots of a schedule.
pub fn online() -> Activity {
    let mut online = walkers();
    let content = &mut online.content;
    content.setting = Setting::Online;
    content.kind = Kind::Course;
    content.price = Price::Paid;
    let once = Recurrence::On(vec![date(2026, 12, 1)]);
    content.schedule =
        Schedule { slots: vec![Slot { recurrence: once, begins: time(18, 0, 0, 0), ends: None }], except: Vec::new() };
    entry("01NET", 14, online.content)
}

/// A group on the last Friday of the month, and on two certain days.
pub fn monthly() -> Activity {
    let mut monthly = walkers();
    let last = Recurrence::Monthly { nth: -1, day: Weekday::Friday, from: date(2026, 10, 1), until: date(2027, 4, 30) };
    let certain = Recurrence::On(vec![date(2026, 12, 6), date(2026, 1, 6), date(2027, 1, 6)]);
    monthly.content.schedule.slots = vec![
        Slot { recurrence: last, begins: time(18, 0, 0, 0), ends: None },
        Slot { recurrence: certain, begins: time(9, 0, 0, 0), ends: Some(time(10, 0, 0, 0)) },
    ];
    entry("01KUU", 15, monthly.content)
}

pub fn all() -> Vec<Activity> {
    vec![walkers(), bare(), online(), monthly()]
}

/// A word for each term: its code and the language.
pub fn word(term: Term, language: Language) -> String {
    format!("{term:?} ({})", language.code())
}

pub fn telling() -> Telling<'static> {
    Telling { language: Language::Finnish, base: "https://rinnalla.example", words: &word, today: crate::common::TODAY }
}
