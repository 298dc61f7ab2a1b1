//! A link worker's own pages: the next step, requests, the profile.

use rinnalla_app::case::{self, ListedCase};
use rinnalla_app::{BoxFuture, FutureExt, link_worker};
use rinnalla_domain::CaseId;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::link_worker::{Hindrance, Profile};
use rinnalla_views::form::Form;
use rinnalla_views::link_worker::{ProfilePage, fields, parse_own};
use rinnalla_views::mine::{Ahead, HomePage, Person, Request, RequestPage, parse_answer};

use crate::ask::Ask;
use crate::form;
use crate::reply::Outcome;
use crate::route::{Data, LINK_WORKER, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, LINK_WORKER, Data::Personal, "/minun", GET home);
    page!(routes, LINK_WORKER, Data::Personal, "/minun/pyynnot/{id}", GET request_page, POST answer);
    page!(routes, LINK_WORKER, Data::Plain, "/minun/profiili", GET profile_page, POST save_profile);
}

async fn home(ask: Ask) -> Outcome {
    let words = ask.words();
    let today = day_of(ask.app.now());
    let (cases, asked) = ask.run(|work| case::own(work).boxed()).await?;
    let mut requests = Vec::new();
    for id in asked.into_iter().map(|p| p.case) {
        let card = ask.run(move |work| case::card(work, id).boxed()).await?;
        requests.push(Request {
            id: card.opened.case.id.to_string(),
            village: card.village,
            reasons: card.reasons,
            answer_by: card.proposal.answer_by,
        });
    }
    let (_, profile, ..) = ask.run(|work| link_worker::own(work).boxed()).await?;
    let next = cases.iter().filter_map(|c| c.visit.as_ref().map(|v| (v, c))).min_by_key(|(v, _)| v.starts_at);
    let ahead = next.map(|(visit, c)| Ahead {
        id: c.case.id.to_string(),
        name: c.short_name.clone(),
        place: visit.place.clone(),
        when: words.moment(visit.starts_at),
        due: day_of(visit.starts_at) <= today,
    });
    let person = |c: ListedCase| Person {
        id: c.case.id.to_string(),
        name: c.short_name,
        state: c.case.state,
        goal: c.goal.map(|g| g.words),
        ends_on: c.case.ends_on,
        due: c.due,
        visit: c.visit.map(|v| words.moment(v.starts_at)),
    };
    let name = ask.person()?.name.split_whitespace().next().unwrap_or_default().to_owned();
    let page = HomePage {
        w: words,
        frame: ask.frame(),
        name,
        today,
        ahead,
        requests,
        people: cases.into_iter().map(person).collect(),
        missing: missing(&profile, today),
    };
    ask.page(&page)
}

/// What stands in the way of a case.
fn missing(profile: &Profile, today: jiff::civil::Date) -> Vec<&'static str> {
    let said = |hindrance: &Hindrance| match hindrance {
        Hindrance::NotTrained => Some("profile-missing-training"),
        Hindrance::NoSecrecy => Some("profile-missing-secrecy"),
        Hindrance::Paused => Some("profile-missing-paused"),
        _ => None,
    };
    let hindrances = profile.hindrances(today);
    let named: Vec<&'static str> = hindrances.iter().filter_map(said).collect();
    if named.is_empty() && !hindrances.is_empty() { vec!["profile-missing-active"] } else { named }
}

async fn request_page(ask: Ask) -> Outcome {
    show_request(&ask, form::empty(&ask, "answer-request")).await
}

fn show_request(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let id = ask.case();
        let card = ask.run(move |work| case::card(work, id).boxed()).await?;
        let status = form.status;
        let page = RequestPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to("/minun", ask.words().t("menu-mine")),
            form,
            village: card.village,
            language: card.language,
            interpreter: card.interpreter,
            age_band: card.age_band.trim_end_matches('-').to_owned(),
            reasons: card.reasons,
            wishes: card.link_worker_wish,
            message: card.proposal.message,
            answer_by: card.proposal.answer_by,
            said_yes: card.proposal.answer.as_deref() == Some("yes"),
        };
        ask.page_with(status, &page)
    })
}

async fn answer(ask: Ask) -> Outcome {
    let parsed = parse_answer(&ask.fields);
    form::submit(
        ask,
        "answer-request",
        parsed,
        |work, asked| {
            Box::pin(async move {
                case::answer_proposal(work, CaseId::new(asked.id), asked.new).await?;
                Ok(if asked.new { "/minun?tehty=answered-yes" } else { "/minun?tehty=answered-no" }.to_owned())
            })
        },
        show_request,
    )
    .await
}

async fn profile_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "own-profile").await?;
    show_profile(&ask, form).await
}

fn show_profile(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (municipality, profile, version, relatives) = ask.run(|work| link_worker::own(work).boxed()).await?;
        let status = form.status;
        let form = form.filled(fields(&profile, municipality, &relatives)).at_version(version);
        let missing = if version == 0 { Vec::new() } else { missing(&profile, day_of(ask.app.now())) };
        let page = ProfilePage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to("/minun", ask.words().t("menu-mine")),
            form,
            name: profile.name,
            own: true,
            exists: version > 0,
            missing,
            path: None,
            declared: Vec::new(),
            training: None,
        };
        ask.page_with(status, &page)
    })
}

async fn save_profile(ask: Ask) -> Outcome {
    let parsed = parse_own(&ask.fields);
    form::submit(
        ask,
        "own-profile",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (_, mut profile, ..) = link_worker::own(work).await?;
                let relatives = asked.new.relatives.clone();
                asked.new.put_in(&mut profile);
                link_worker::save_own(work, profile, asked.version, relatives).await?;
                Ok("/minun/profiili?tehty=profile".into())
            })
        },
        show_profile,
    )
    .await
}
