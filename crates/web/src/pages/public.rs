//! Pages for everybody, and the page of those who have no other.

use jiff::ToSpan;
use rinnalla_app::place::{self, DemoPerson};
use rinnalla_app::session::Needs;
use rinnalla_app::{FutureExt, account, activity, municipality};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::{Language, MunicipalityCode};
use rinnalla_views::activity::{Coming, coming};
use rinnalla_views::open_data::OpenDataPage;
use rinnalla_views::public::{
    AccessibilityPage, BeginPage, ChoosePage, DemoLogin, FrontPage, HelpPage, PrivacyPage, ProfessionalsPage, TryPage,
    WhatPage,
};

use crate::ask::{Ask, home};
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/", GET front);
    page!(routes, Audience::Everybody, Data::Plain, "/hyvinvointilahete", GET what);
    page!(routes, Audience::Everybody, Data::Plain, "/ammattilaisille", GET professionals);
    page!(routes, Audience::Everybody, Data::Plain, "/apua-heti", GET help);
    page!(routes, Audience::Everybody, Data::Plain, "/saavutettavuus", GET accessibility);
    page!(routes, Audience::Everybody, Data::Plain, "/tietosuoja", GET privacy);
    page!(routes, Audience::Everybody, Data::Plain, "/avoin-data", GET open_data);
    page!(routes, Audience::Everybody, Data::Plain, "/kokeile", GET try_it);
    page!(routes, Audience::SignedIn, Data::Plain, "/alku", GET begin);
}

async fn front(ask: Ask) -> Outcome {
    if let Some(signed_in) = ask.signed_in.as_ref().filter(|s| s.needs == Needs::Nothing) {
        return Ok(Reply::see_other(home(&signed_in.person)));
    }
    let Some((place, settings)) = ask.place.clone() else {
        let running = ask.run(|work| municipality::running(work).boxed()).await?;
        let swedish = ask.language == Language::Swedish;
        let named = running.into_iter().filter_map(|o| {
            let name = o.name_sv.filter(|_| swedish).unwrap_or(o.name_fi);
            o.municipality.map(|code| (code.to_string(), name))
        });
        let municipalities = named.collect();
        return ask.page(&ChoosePage { w: ask.words(), frame: ask.frame(), municipalities });
    };
    let week = match place.municipality {
        Some(code) => week(&ask, code).await?,
        None => Vec::new(),
    };
    let page = FrontPage {
        week,
        w: ask.words(),
        frame: ask.frame(),
        place: place.in_fi.filter(|_| ask.language == Language::Finnish),
        serves: settings.serves.map(|t| t.to_string()),
        emphasis: settings.emphasis.map(|t| t.to_string()),
    };
    ask.page(&page)
}

/// How many events the front page shows.
const EVENTS: usize = 5;

/// What is held within a week from today.
async fn week(ask: &Ask, code: MunicipalityCode) -> Result<Vec<Coming>, Failure> {
    let today = day_of(ask.app.now());
    let held = activity::coming(&ask.app, code, today.saturating_add(6.days()), EVENTS).await?;
    let words = ask.words();
    let line = |hit: &activity::Hit| {
        let page = ask.frame().to(&format!("/toiminta/{}", hit.activity.number));
        Some(coming(&words, &hit.activity, &hit.next?, today, page))
    };
    Ok(held.iter().filter_map(line).collect())
}

async fn what(ask: Ask) -> Outcome {
    ask.page(&WhatPage { w: ask.words(), frame: ask.frame() })
}

async fn professionals(ask: Ask) -> Outcome {
    let settings = ask.settings();
    let first_contact = settings.deadlines.first_contact_working_days;
    let page = ProfessionalsPage {
        w: ask.words(),
        frame: ask.frame(),
        serves: settings.serves.map(|t| t.to_string()),
        first_contact,
    };
    ask.page(&page)
}

async fn help(ask: Ask) -> Outcome {
    let duty = ask.settings().emergency_duty_phone.map(|p| p.to_string());
    ask.page(&HelpPage { w: ask.words(), frame: ask.frame(), duty })
}

async fn accessibility(ask: Ask) -> Outcome {
    ask.page(&AccessibilityPage { w: ask.words(), frame: ask.frame() })
}

async fn privacy(ask: Ask) -> Outcome {
    let settings = ask.settings();
    let page = PrivacyPage {
        w: ask.words(),
        frame: ask.frame(),
        legal_basis: settings.legal_basis.code().to_owned(),
        contact: settings.data_protection_contact.map(|t| t.to_string()),
        address: settings.postal_address.map(|t| t.to_string()),
    };
    ask.page(&page)
}

async fn open_data(ask: Ask) -> Outcome {
    let (count, sources) = ask
        .run(|work| {
            async move { Ok((activity::open_entries(work).await?.len(), activity::open_sources(work).await?)) }.boxed()
        })
        .await?;
    let page = OpenDataPage {
        w: ask.words(),
        frame: ask.frame(),
        count,
        sources: sources.into_iter().map(|source| (source.name, source.licence)).collect(),
    };
    ask.page(&page)
}

async fn begin(ask: Ask) -> Outcome {
    let person = ask.person()?;
    let own = ask.run(|work| account::own(work).boxed()).await?;
    let roles = person.memberships.iter().map(|m| (m.role, m.organisation_name.clone())).collect();
    ask.page(&BeginPage { w: ask.words(), frame: ask.frame(), roles, confirmed: own.mail_confirmed })
}

async fn try_it(ask: Ask) -> Outcome {
    if !ask.app.config().demo {
        return Err(Failure::NotFound);
    }
    let people = ask.run(|work| place::demo_people(work).boxed()).await?;
    // The tour goes where most people are; their lines come first.
    let size = |at: MunicipalityCode| people.iter().filter(|p| p.municipality == at).count();
    let main = people.iter().map(|p| p.municipality).max_by_key(|at| size(*at));
    let (mut lines, others): (Vec<&DemoPerson>, Vec<&DemoPerson>) =
        people.iter().partition(|p| Some(p.municipality) == main);
    let near = |role: Role| lines.iter().find(|p| p.role == role).map(|p| login(p));
    let (referrer, coordinator) = (near(Role::Referrer), near(Role::Coordinator));
    let link_worker = near(Role::LinkWorker);
    lines.extend(others);
    let page = TryPage {
        w: ask.words(),
        frame: ask.frame(),
        referrer,
        coordinator,
        link_worker,
        people: lines.into_iter().map(login).collect(),
    };
    ask.page(&page)
}

fn login(person: &DemoPerson) -> DemoLogin {
    let place = if person.organisation == person.municipality_name {
        person.organisation.clone()
    } else {
        format!("{}, {}", person.organisation, person.municipality_name)
    };
    DemoLogin { name: person.name.clone(), username: person.username.clone(), role: person.role, place }
}
