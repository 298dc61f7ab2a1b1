//! A believable directory: what clubs, parishes and the municipality of a village arrange. Made up.

mod elsewhere;
mod entries;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rinnalla_app::{App, Clock, Error, FutureExt, Who, activity};
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::activity::{
    Contact, Facet, Facets, Known, NewActivity, Organiser, Place, Places, Point, Price, Recurrence, Registration,
    Schedule, Setting, Slot, Theme, Wording,
};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::{Line, Text};

use crate::town::Founded;
use elsewhere::from_elsewhere;
use entries::{ENTRIES, Entry};

/// Where villages are, roughly: degrees north and east.
const POINTS: [(f64, f64); 5] =
    [(67.4152, 26.5936), (68.1030, 27.1150), (67.5350, 26.3100), (67.1900, 26.6400), (67.6700, 26.7000)];

fn line(words: &str) -> Option<Line> {
    Line::parse(words, 200).ok().flatten()
}

fn text(words: &str) -> Option<Text> {
    Text::parse(words, 4_000).ok().flatten()
}

fn schedule(entry: &Entry, from: Date) -> Schedule {
    let Ok(day) = Weekday::from_monday_one_offset(entry.weekday) else { return Schedule::default() };
    let recurrence = Recurrence::Weekly { every: 1, days: vec![day], from, until: from.saturating_add(1.year()) };
    let ends = entry.begins.saturating_add(i64::from(entry.hours).hours());
    Schedule { slots: vec![Slot { recurrence, begins: entry.begins, ends: Some(ends) }], except: Vec::new() }
}

fn content(entry: &Entry, town: &Founded, from: Date, turn: u32) -> Option<NewActivity> {
    let mut facets = Facets::default();
    for facet in entry.facets {
        facets.say(*facet, Known::Yes);
    }
    let (latitude, longitude) = POINTS[entry.village % POINTS.len()];
    let on_site = entry.setting == Setting::Place && !entry.place.is_empty();
    Some(NewActivity {
        organiser: Organiser { name: line("Kylän kerho ry")?, business_id: None, organisation: None },
        wordings: vec![Wording {
            language: Language::Finnish,
            title: line(entry.title)?,
            description: text(entry.words)?,
            first_time: text(entry.first),
        }],
        kind: entry.kind,
        themes: entry.themes.to_vec(),
        needs: entry.needs.to_vec(),
        audiences: entry.audiences.to_vec(),
        age_from: None,
        age_to: None,
        languages: vec![SpokenLanguage::Finnish],
        setting: entry.setting,
        place: Place {
            name: line(entry.place),
            village: if on_site { town.villages.get(entry.village).and_then(|v| line(v)) } else { None },
            point: on_site.then(|| Point::in_finland(latitude, longitude)).flatten(),
            ..Place::default()
        },
        areas: vec![town.code],
        schedule: schedule(entry, from),
        price: if entry.price.is_empty() { Price::Free } else { Price::Paid },
        price_note: line(entry.price),
        kaikukortti: entry.themes.contains(&Theme::Music),
        facets,
        registration: if entry.facets.contains(&Facet::NoRegistrationAtFirst) {
            Registration::NotNeeded
        } else {
            Registration::Needed
        },
        places: Places::default(),
        contact: Contact {
            name: line(entry.contact),
            phone: Phone::parse(&format!("040 000 {:04}", 3_000 + turn)).ok(),
            phone_hours: line("klo 9–15"),
            mail: line("kerho@esittely.example"),
            web: None,
        },
        ends_on: None,
    })
}

/// Fills the directory of a municipality, as its organiser and its coordinator would.
///
/// # Errors
/// When a use case refuses or storage fails
pub async fn fill(app: &App, town: &Founded) -> Result<(), Error> {
    let organiser = town.who(Role::Organiser, 0);
    for (turn, entry) in (0_u32..).zip(ENTRIES) {
        let at = app.now() - (24 * entry.checked).hours();
        let then = app.at(Clock::new(move || at));
        let Some(mut content) = content(entry, town, day_of(at), turn) else { continue };
        let code = town.code;
        // Every third entry is the club's own, when somebody acts for a club.
        let by_club = turn % 3 == 0 && town.accounts.iter().any(|(role, ..)| *role == Role::Organiser);
        let who = if by_club { organiser.clone() } else { town.who(Role::Coordinator, 0) };
        then.run(Who::Account(who), move |work| {
            async move {
                if by_club {
                    let homes = activity::homes(work)?;
                    content.organiser.organisation = homes.into_iter().find_map(|(_, organisation)| organisation);
                }
                activity::add(work, code, content, true).await
            }
            .boxed()
        })
        .await?;
    }
    if town.accounts.iter().filter(|(role, ..)| *role == Role::Organiser).count() > 1 {
        from_elsewhere(app, town).await?;
    }
    Ok(())
}
