//! The path of link workers: the public form of interest, and the pages of whoever moves people on.

use rinnalla_access::leads_paths_in;
use rinnalla_app::link_worker::path::{self, NewFacts, NewStep, Shown};
use rinnalla_app::{BoxFuture, Error, FutureExt, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::case::{Case, State as CaseState};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::link_worker::path::{Mover, Need, Step};
use rinnalla_domain::{MunicipalityCode, PathId};
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::link_worker::path::{
    FACTS, FactsPage, InterestPage, OpenCase, PathLine, PathPage, PathsPage, STEP, StepPage, ThanksPage, facts_fields,
    parse_facts, parse_interest, parse_step,
};

use super::href as profile_of;
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, COORDINATOR, Data, Route, page};

const LEADERS: Audience = Audience::Roles(&[Role::Coordinator, Role::Trainer]);

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/linkkihenkiloksi", GET interest_page, POST interest);
    page!(routes, Audience::Everybody, Data::Plain, "/linkkihenkiloksi/kiitos", GET thanks);
    page!(routes, LEADERS, Data::Plain, "/linkkihenkilot/polku", GET list);
    page!(routes, LEADERS, Data::Plain, "/linkkihenkilot/polku/{id}", GET show);
    page!(routes, LEADERS, Data::Plain, "/linkkihenkilot/polku/{id}/tiedot", GET facts_page, POST record);
    page!(routes, LEADERS, Data::Plain, "/linkkihenkilot/polku/{id}/vaihe", GET step_page, POST take);
    page!(routes, COORDINATOR, Data::Plain, "/linkkihenkilot/polku/{id}/kutsu", GET back, POST invite);
    page!(routes, COORDINATOR, Data::Plain, "/linkkihenkilot/polku/{id}/poista", GET back, POST erase);
}

const INTEREST: &str = "interest";
const LIST: &str = "/linkkihenkilot/polku";

/// The municipality of the page, or the one that its address names.
fn here(ask: &Ask) -> Option<MunicipalityCode> {
    ask.place.as_ref().and_then(|(place, _)| place.municipality)
}

async fn interest_page(ask: Ask) -> Outcome {
    show_interest(&ask, form::empty(&ask, INTEREST)).await
}

fn show_interest(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        // Without a municipality nobody could answer: the front page asks for one.
        if here(ask).is_none() {
            return Ok(Reply::see_other(&ask.frame().to("/")));
        }
        form.action = ask.frame().to("/linkkihenkiloksi");
        let status = form.status;
        let frame = ask.frame().for_form(&form).back_to(ask.frame().to("/"), ask.words().t("interest-thanks-front"));
        ask.page_with(status, &InterestPage { w: ask.words(), frame, form, rules: ask.settings().path })
    })
}

async fn interest(ask: Ask) -> Outcome {
    let Some(code) = here(&ask) else { return Ok(Reply::see_other(&ask.frame().to("/"))) };
    let new = match parse_interest(&ask.fields) {
        Ok(new) => new,
        Err(errors) => return show_interest(&ask, Form { errors, ..form::again(&ask, INTEREST, 422) }).await,
    };
    let client = ask.client.clone();
    match ask.run(move |work| path::interest(work, code, new, client).boxed()).await {
        Ok(()) => Ok(Reply::see_other(&ask.frame().to("/linkkihenkiloksi/kiitos"))),
        Err(error) => form::refuse(&ask, INTEREST, error, show_interest).await,
    }
}

async fn thanks(ask: Ask) -> Outcome {
    ask.page(&ThanksPage { w: ask.words(), frame: ask.frame() })
}

fn address(id: &PathId) -> String {
    format!("{LIST}/{id}")
}

async fn list(ask: Ask) -> Outcome {
    let codes = leads_paths_in(ask.person()?);
    let several = codes.len() > 1;
    let names = ask.run(move |work| place::names(work, codes).boxed()).await?;
    let found = ask.run(|work| path::list(work).boxed()).await?;
    let named = |code: MunicipalityCode| names.iter().find(|(of, _)| *of == code).map(|(_, name)| name.clone());
    let lines = found.into_iter().map(|one| PathLine {
        href: address(&one.path.id),
        municipality: named(one.path.municipality).filter(|_| several),
        state: one.path.state,
        since: one.path.moved_on,
        name: one.path.reached.name,
        missing: one.missing,
        left_open: one.left_open,
    });
    ask.page(&PathsPage { w: ask.words(), frame: ask.frame(), lines: lines.collect() })
}

async fn shown(ask: &Ask) -> Result<Shown, Failure> {
    let id = PathId::new(ask.param("id"));
    Ok(ask.run(move |work| path::show(work, id).boxed()).await?)
}

/// Where a case is handed over: a question is taken back, a named link worker is changed.
fn open_case(case: Case) -> OpenCase {
    let id = &case.id;
    let href = match case.state {
        CaseState::Proposed | CaseState::Taken => format!("/vastaanotto/{id}"),
        CaseState::Closing => format!("/tukijaksot/{id}"),
        _ => format!("/tukijaksot/{id}/vaihda"),
    };
    OpenCase { href, number: case.number }
}

async fn show(ask: Ask) -> Outcome {
    let shown = shown(&ask).await?;
    let coordinates = shown.mover == Mover::Coordinator;
    let several = ask.person()?.municipalities(Role::Coordinator).len() > 1;
    let profile = shown.path.account.as_ref().filter(|_| coordinates && shown.path.has_role);
    let page = PathPage {
        w: ask.words(),
        frame: ask.frame().back_to(LIST, ask.words().t("paths-title")),
        profile: profile.map(|account| profile_of(account, shown.path.municipality, several)),
        rules: shown.rules,
        missing: shown.missing,
        training: shown.training,
        steps: shown.steps,
        taken: shown.taken,
        interview: shown.interview,
        cases: shown.cases.into_iter().map(open_case).collect(),
        coordinates,
        path: shown.path,
    };
    ask.page(&page)
}

async fn facts_page(ask: Ask) -> Outcome {
    show_facts(&ask, form::empty(&ask, FACTS)).await
}

fn show_facts(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let form = form.filled(facts_fields(&shown.path)).at_version(shown.path.version);
        let status = form.status;
        let back = address(&shown.path.id);
        let page = FactsPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(back, ask.words().t("path-known")),
            form,
            name: shown.path.reached.name,
            rules: shown.rules,
            coordinates: shown.mover == Mover::Coordinator,
        };
        ask.page_with(status, &page)
    })
}

async fn record(ask: Ask) -> Outcome {
    let parsed = parse_facts(&ask.fields, day_of(ask.app.now()));
    form::submit(
        ask,
        FACTS,
        parsed.map(|(facts, mail, phone)| NewFacts { facts, mail, phone }),
        |work, asked| {
            Box::pin(async move {
                let id = PathId::new(asked.id);
                path::record(work, id.clone(), asked.new, asked.version).await?;
                Ok(format!("{}?tehty=path-facts", address(&id)))
            })
        },
        show_facts,
    )
    .await
}

/// The step of the form, or of the address.
fn wanted(ask: &Ask) -> Option<Step> {
    Step::parse(ask.fields.get("step")).or_else(|| Step::parse(ask.query.get("askel")))
}

async fn step_page(ask: Ask) -> Outcome {
    show_step(&ask, form::empty(&ask, STEP)).await
}

fn show_step(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let back = address(&shown.path.id);
        // A step that does not lead on from here any more: the page of the path says where they stand.
        let Some(step) = wanted(ask).filter(|step| form.status != 200 || shown.steps.contains(step)) else {
            return Ok(Reply::see_other(&back));
        };
        form.action = format!("{back}/vaihe");
        let today = day_of(ask.app.now());
        let start = match step {
            Step::Interview => {
                Fields::default().with("day", format!("{}.{}.{}", today.day(), today.month(), today.year()))
            }
            Step::Decline => Fields::default().with("reply", ask.words().plain("path-step-reply-kind")),
            _ => Fields::default().with_some("relation", shown.path.facts.relation),
        };
        let form = form.filled(start).at_version(shown.path.version);
        let status = form.status;
        let needs = |need: &Need| matches!(step, Step::Activate | Step::Resume) && shown.missing.contains(need);
        let page = StepPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(back, ask.words().t("path-known")),
            form,
            missing: Need::ALL.iter().copied().filter(needs).collect(),
            name: shown.path.reached.name,
            step,
            cases: shown.cases.into_iter().map(open_case).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn take(ask: Ask) -> Outcome {
    let parsed = parse_step(&ask.fields, day_of(ask.app.now()));
    form::submit(
        ask,
        STEP,
        parsed.map(|(step, day, words, relation)| NewStep { step, day, words, relation }),
        |work, asked| {
            Box::pin(async move {
                let id = PathId::new(asked.id);
                path::take(work, id.clone(), asked.new, asked.version).await?;
                Ok(format!("{}?tehty=path-step", address(&id)))
            })
        },
        show_step,
    )
    .await
}

async fn back(ask: Ask) -> Outcome {
    Ok(Reply::see_other(&address(&PathId::new(ask.param("id")))))
}

async fn invite(ask: Ask) -> Outcome {
    let id = PathId::new(ask.param("id"));
    let to = address(&id);
    match ask.run(move |work| path::invite(work, id).boxed()).await {
        Ok(_) => Ok(Reply::see_other(&format!("{to}?tehty=path-invited"))),
        // Somebody else has moved on meanwhile: the page of the path says where they stand.
        Err(Error::Conflict | Error::Rule(_)) => Ok(Reply::see_other(&to)),
        Err(error) => Err(error.into()),
    }
}

async fn erase(ask: Ask) -> Outcome {
    let id = PathId::new(ask.param("id"));
    let to = address(&id);
    match ask.run(move |work| path::erase(work, id).boxed()).await {
        Ok(()) => Ok(Reply::see_other(&format!("{LIST}?tehty=path-erased"))),
        Err(Error::Conflict) => Ok(Reply::see_other(&to)),
        Err(error) => Err(error.into()),
    }
}
