//! An activity as the finder knows it: lists as numbers, words in every language.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rinnalla_domain::activity::found::known;
use rinnalla_domain::activity::{Activity, Facet, Known, Need, NewActivity, Setting, Status, Theme};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::text::Line;
use rinnalla_domain::{Language, MunicipalityCode, activity};
use rinnalla_finder::{Entry, Facts, Language as Tongue, Next, Numbers, Places, Point, Shown, Tag, Text, Way};

use activity::Fact;

/// The entry of an activity as it is found on `today`; none when nobody but its editors may see it then.
pub(super) fn entry(activity: &Activity, today: Date) -> Option<Entry> {
    activity.is_public(today).then(|| {
        let c = &activity.content;
        Entry {
            id: activity.id.as_str().into(),
            texts: c.wordings.iter().map(|w| (tongue(w.language), text(w))).collect(),
            organiser: c.organiser.name.as_str().to_owned(),
            place: place(c),
            tags: c.themes.iter().filter_map(|theme| TAGS.get(theme)).map(Arc::clone).collect(),
            needs: needs(&c.needs),
            kind: c.kind as u8,
            spoken: spoken(&c.languages),
            age_from: c.age_from,
            age_to: c.age_to,
            audience: c.audiences.iter().map(|audience| *audience as u8).collect(),
            ways: vec![way(c.setting)],
            municipalities: c.areas.iter().map(|area| MunicipalityCode::number(*area)).collect(),
            everywhere: c.areas.is_empty(),
            point: c.place.point.map(point),
            next: next(c, today),
            ends_on: [c.ends_on, c.schedule.last_day()].into_iter().flatten().min(),
            checked_on: Some(activity.checked_on),
            facts: facts(c),
            places: places(c),
            // How organisers answer referrals is not counted yet.
            record: rinnalla_finder::Record::default(),
            shown: if activity.status == Status::Published { Shown::Everybody } else { Shown::Editors },
        }
    })
}

/// The concept of each theme, shared by all entries that have it.
static TAGS: LazyLock<HashMap<Theme, Arc<Tag>>> = LazyLock::new(|| {
    let tag = |theme: &Theme| {
        let labels = theme.labels().iter().map(|(language, name)| (tongue(*language), (*name).to_owned()));
        (*theme, Arc::new(Tag { labels: labels.collect() }))
    };
    Theme::ALL.iter().map(tag).collect()
});

pub(super) const fn tongue(language: Language) -> Tongue {
    match language {
        Language::Finnish => Tongue::Finnish,
        Language::Swedish => Tongue::Swedish,
        Language::English => Tongue::English,
        Language::NorthernSami => Tongue::NorthernSami,
    }
}

fn text(wording: &activity::Wording) -> Text {
    let first_time = wording.first_time.as_ref().map_or("", rinnalla_domain::text::Text::as_str);
    Text {
        title: wording.title.as_str().to_owned(),
        description: format!("{}\n{first_time}", wording.description.as_str()),
    }
}

fn place(c: &NewActivity) -> String {
    let parts = [&c.place.name, &c.place.street, &c.place.village];
    parts.into_iter().flatten().map(Line::as_str).collect::<Vec<_>>().join(", ")
}

pub(super) fn point(point: activity::Point) -> Point {
    #[expect(clippy::cast_possible_truncation, reason = "a millionth of a degree is far below a metre")]
    let degrees = |degrees: f64| degrees as f32;
    Point { latitude: degrees(point.latitude), longitude: degrees(point.longitude) }
}

pub(super) fn needs(needs: &[Need]) -> Numbers {
    needs.iter().map(|need| *need as u8).collect()
}

pub(super) fn spoken(languages: &[SpokenLanguage]) -> Numbers {
    languages.iter().map(|language| *language as u8).collect()
}

pub(super) const fn way(setting: Setting) -> Way {
    match setting {
        Setting::Place => Way::AtPlace,
        Setting::Home => Way::AtHome,
        Setting::Phone => Way::ByPhone,
        Setting::Online => Way::Online,
    }
}

fn next(c: &NewActivity, today: Date) -> Next {
    if c.schedule.slots.is_empty() {
        return Next::AnyTime;
    }
    c.schedule.next(today, 1).first().map_or(Next::Unknown, |at| Next::At(at.day.to_datetime(at.begins)))
}

/// What a search can ask for besides days of the week.
pub(super) fn every_fact() -> impl Iterator<Item = Fact> {
    Facet::ALL.iter().copied().map(Fact::Facet).chain([Fact::Free, Fact::Kaikukortti])
}

/// Every day of the week as a fact.
pub(super) fn every_day() -> impl Iterator<Item = Fact> {
    (1..=7).filter_map(|day| jiff::civil::Weekday::from_monday_one_offset(day).ok()).map(Fact::On)
}

fn facts(c: &NewActivity) -> Facts {
    let mut facts = Facts::default();
    for fact in every_fact().chain(every_day()) {
        match known(fact, c) {
            Known::Yes => facts.yes.insert(fact.number()),
            Known::No => facts.no.insert(fact.number()),
            Known::Unknown => {}
        }
    }
    facts
}

fn places(c: &NewActivity) -> Places {
    match (c.places.free, c.places.waiting) {
        (Some(0), Some(_)) => Places::Queue,
        (Some(0), None) => Places::Full,
        _ => Places::Open,
    }
}
