//! The administrator's pages. No case is reached from here.

mod cost;
mod instruments;
mod mail;
mod people;
mod person;
mod population;
mod settings;
pub(crate) mod sources;
mod training;
mod units;
mod villages;

use rinnalla_app::{FutureExt, Work, account, instrument, municipality, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::message::Delivery;
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_views::Said;
use rinnalla_views::admin::{At, HomePage, StepPage, Validity};
use rinnalla_views::form::Form;

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito", GET home);
    people::routes(routes);
    person::routes(routes);
    units::routes(routes);
    settings::routes(routes);
    sources::routes(routes);
    instruments::routes(routes);
    training::routes(routes);
    villages::routes(routes);
    mail::routes(routes);
    population::routes(routes);
    cost::routes(routes);
}

/// The municipality that is administered: chosen in the address or the form among the caller's own, else the first.
fn code_of(ask: &Ask) -> Result<MunicipalityCode, Failure> {
    let own = ask.person()?.municipalities(Role::Administrator);
    let typed = ask.fields.get("kunta");
    let wanted = MunicipalityCode::parse(if typed.is_empty() { ask.query.get("kunta") } else { typed });
    let chosen = own.iter().copied().find(|code| Some(*code) == wanted);
    chosen.or(own.first().copied()).ok_or(Failure::NotFound)
}

/// The municipality with the names for choosing, and the request with its words and phone.
async fn here(mut ask: Ask) -> Result<(Ask, Here), Failure> {
    let code = code_of(&ask)?;
    let own = ask.person()?.municipalities(Role::Administrator);
    let (place, named) = ask
        .run(move |work| {
            async move { Ok((place::find(work, Some(code)).await?, place::names(work, own).await?)) }.boxed()
        })
        .await?;
    ask.place = place;
    let all = named.into_iter().map(|(code, name)| (code.to_string(), name)).collect();
    Ok((ask, Here { code, at: At { code: code.to_string(), all } }))
}

/// The same for a page that is shown again.
async fn at(ask: &Ask) -> Result<Here, Failure> {
    Ok(here(ask.clone()).await?.1)
}

/// An empty form, in the municipality that is administered.
async fn empty(ask: Ask, name: &'static str, show: form::Show) -> Outcome {
    let (ask, _) = here(ask).await?;
    let form = form::empty(&ask, name);
    show(&ask, form).await
}

/// The municipality that is administered.
#[derive(Clone, Debug)]
struct Here {
    code: MunicipalityCode,
    at: At,
}

/// What an administrator asked for, and where.
#[derive(Clone, Debug)]
struct Wanted<T> {
    here: Here,
    what: T,
}

impl<T> Wanted<T> {
    const fn new(here: Here, what: T) -> Self {
        Self { here, what }
    }
}

/// Where a page stands, and what is one level up.
fn below(ask: &Ask, at: &At, path: &str, key: &str) -> rinnalla_views::Frame {
    ask.frame().back_to(at.link(path), ask.words().t(key))
}

/// A page of one step with a button.
fn step(
    ask: &Ask,
    here: Here,
    form: Form,
    back: (String, Said),
    facts: Vec<(Said, String)>,
    hidden: Vec<(&'static str, String)>,
) -> Outcome {
    let status = form.status;
    let frame = ask.frame().for_form(&form).back_to(back.0, back.1);
    ask.page_with(status, &StepPage { w: ask.words(), frame, at: here.at, form, facts, hidden })
}

/// A code from the address on the first showing, from the form afterwards.
fn carried<'a>(ask: &'a Ask, name: &'a str) -> &'a str {
    let typed = ask.fields.get(name);
    if typed.is_empty() { ask.query.get(name) } else { typed }
}

struct State {
    members: Vec<account_store::Member>,
    invitations: usize,
    units: usize,
    waiting: usize,
    failed: bool,
    consent: i64,
    settings: rinnalla_domain::settings::Settings,
    packs: Vec<Validity>,
}

use rinnalla_app::store::account as account_store;

async fn state(work: &mut Work, code: MunicipalityCode) -> Result<State, rinnalla_app::Error> {
    let mails = municipality::mail_state(work, code).await?;
    let texts = municipality::consent_texts(work, code).await?;
    let units = municipality::organisations(work, code).await?;
    let (loaded, today) = (instrument::overview(work, code).await?.packs, work.today());
    Ok(State {
        packs: loaded.iter().map(|(_, pack)| instruments::validity(pack.as_ref(), today)).collect(),
        members: account::members(work, code).await?,
        invitations: account::invitations(work, code).await?.len(),
        units: units.iter().filter(|u| rinnalla_views::admin::KINDS.contains(&u.kind)).count(),
        waiting: mails.iter().filter(|m| m.outcome == Delivery::Waiting).count(),
        failed: mails.iter().any(|m| m.outcome == Delivery::Failed || (m.attempts > 0 && m.error.is_some())),
        consent: texts.iter().map(|t| t.version).max().unwrap_or_default(),
        settings: municipality::settings(work, code).await?.0,
    })
}

async fn home(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let code = here.code;
    let state = ask.run(move |work| state(work, code).boxed()).await?;
    let in_force = |m: &&account_store::Member| m.ended_at.is_none() && !m.suspended;
    let holders = |role: Role| state.members.iter().filter(in_force).filter(|m| m.membership.role == role).count();
    let people: std::collections::BTreeSet<&AccountId> =
        state.members.iter().filter(|m| m.ended_at.is_none()).map(|m| &m.account).collect();
    let pack = |which: &[Validity]| state.packs.iter().any(|one| which.contains(one));
    let s = &state.settings;
    let checks = [
        (holders(Role::Coordinator) == 0, "admin-warn-coordinator", "/yllapito/kayttajat/kutsu"),
        (holders(Role::LinkWorker) == 0, "admin-warn-link-worker", "/yllapito/kayttajat/kutsu"),
        (holders(Role::Administrator) < 2, "admin-warn-one-administrator", "/yllapito/kayttajat/kutsu"),
        (state.consent == 0, "admin-warn-consent", "/yllapito/suostumus"),
        (s.phone.is_none(), "admin-warn-phone", "/yllapito/kunta"),
        (s.protected_contact.is_none(), "admin-warn-protected", "/yllapito/kunta"),
        (s.data_protection_contact.is_none(), "admin-warn-register", "/yllapito/kunta"),
        (state.failed, "admin-warn-mail", "/yllapito/posti"),
        (pack(&[Validity::Over, Validity::Broken]), "admin-warn-pack-over", "/yllapito/mittarit"),
        (pack(&[Validity::EndsSoon]), "admin-warn-pack-soon", "/yllapito/mittarit"),
    ];
    let page = HomePage {
        w: ask.words(),
        frame: ask.frame(),
        at: here.at,
        warnings: checks.into_iter().filter(|(bad, ..)| *bad).map(|(_, key, href)| (key, href)).collect(),
        people: people.len(),
        invitations: state.invitations,
        units: state.units,
        waiting: state.waiting,
        consent: state.consent,
    };
    ask.page(&page)
}
