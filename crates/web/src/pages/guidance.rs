//! Guidance for every professional, without an account: the talk, the list, and the count of what was given.

use axum::http::header;
use rinnalla_app::store::organisation::Organisation;
use rinnalla_app::{BoxFuture, Error, FutureExt, activity, guidance, place};
use rinnalla_domain::activity::Need;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::guidance::Given;
use rinnalla_domain::{Language, OrganisationId};
use rinnalla_views::activity::card;
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::guidance::{BeginPage, GivePage, TalkPage, answers};

use super::account::wrong;
use super::activity::{numbers, written};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/ohjaus", GET begin, POST choose);
    page!(routes, Audience::Everybody, Data::Plain, "/ohjaus/puheeksiotto", GET talk, POST suggest);
    page!(routes, Audience::Everybody, Data::Plain, "/ohjaus/lista", GET list, POST give);
}

const UNIT: &str = "guide";
const TALK: &str = "talk";
const GIVE: &str = "give";
/// The cookie that remembers the unit, and nothing else.
pub(crate) const COOKIE: &str = "yksikko";

fn name(ask: &Ask, unit: &Organisation) -> String {
    unit.name_sv.clone().filter(|_| ask.language == Language::Swedish).unwrap_or_else(|| unit.name_fi.clone())
}

/// The unit that was chosen: in the form, in the address, in the cookie; else that of whoever has signed in.
async fn unit(ask: &Ask) -> Result<Option<Organisation>, Failure> {
    let typed = [ask.fields.get("unit"), ask.query.get("yksikko"), ask.unit.as_deref().unwrap_or_default()];
    let own = ask.person().ok().and_then(|person| {
        let refers = |m: &&rinnalla_access::Membership| m.role == rinnalla_domain::account::Role::Referrer;
        person.memberships.iter().find(refers).map(|m| m.organisation.to_string())
    });
    for id in typed.into_iter().filter(|id| !id.is_empty() && id.len() < 80).map(str::to_owned).chain(own) {
        let found = ask.run(move |work| guidance::unit(work, OrganisationId::new(id)).boxed()).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The page belongs to the municipality of the unit when the address names none.
async fn at_home(mut ask: Ask) -> Result<(Ask, Option<Organisation>), Failure> {
    let unit = unit(&ask).await?;
    if ask.place.is_none()
        && let Some(code) = unit.as_ref().and_then(|u| u.municipality)
    {
        ask.query.push("kunta", code);
        ask.find_place().await?;
    }
    Ok((ask, unit))
}

/// An address with fields, in the language and the municipality of the page.
fn address(ask: &Ask, path: &str, fields: &Fields) -> String {
    ask.frame().with(path, &fields.encode())
}

fn cookie(ask: &Ask, unit: &Organisation) -> String {
    let secure = if ask.app.config().base_url.starts_with("https://") { "; Secure" } else { "" };
    format!("{COOKIE}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}", unit.id)
}

/// Units that can be chosen: of the municipality of the page, or of every one that runs the service.
async fn units(ask: &Ask) -> Result<Vec<(String, String)>, Failure> {
    let here = ask.place.as_ref().and_then(|(place, _)| place.municipality);
    let found = ask
        .run(move |work| {
            async move {
                let codes = if let Some(code) = here {
                    vec![code]
                } else {
                    let running = rinnalla_app::municipality::running(work).await?;
                    running.into_iter().filter_map(|o| o.municipality).collect()
                };
                let mut found = Vec::new();
                for (code, place) in place::names(work, codes).await? {
                    let units = guidance::units(work, code).await?;
                    found.extend(units.into_iter().map(|unit| (unit, place.clone())));
                }
                Ok(found)
            }
            .boxed()
        })
        .await?;
    let said = |unit: &Organisation, place: &str| {
        let name = name(ask, unit);
        if here.is_some() || name == place { name } else { format!("{name}, {place}") }
    };
    Ok(found.into_iter().map(|(unit, place)| (unit.id.to_string(), said(&unit, &place))).collect())
}

async fn begin(ask: Ask) -> Outcome {
    let in_address = !ask.query.get("yksikko").is_empty();
    let (ask, unit) = at_home(ask).await?;
    let shown = show_begin(&ask, form::empty(&ask, UNIT)).await?;
    Ok(match unit.filter(|_| in_address) {
        Some(unit) => shown.with(header::SET_COOKIE, cookie(&ask, &unit)),
        None => shown,
    })
}

fn show_begin(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let unit = unit(ask).await?;
        form.action = ask.frame().to("/ohjaus");
        let chosen = unit.as_ref().map(|u| u.id.to_string()).unwrap_or_default();
        let form = form.filled(Fields::default().with("unit", chosen));
        let status = form.status;
        let need = |need: &Need| (*need, address(ask, "/toiminta", &Fields::default().with("tarve", need)));
        let page = BeginPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(ask.frame().to("/"), ask.words().t("back")),
            form,
            unit: unit.as_ref().map(|u| name(ask, u)),
            units: units(ask).await?,
            needs: Need::ALL.iter().map(need).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn choose(ask: Ask) -> Outcome {
    let id = OrganisationId::new(ask.fields.get("unit"));
    let found = ask.run(move |work| guidance::unit(work, id).boxed()).await?;
    match found {
        Some(unit) => {
            let to = address(&ask, "/ohjaus", &Fields::default().with("tehty", "unit-chosen"));
            Ok(Reply::see_other(&to).with(header::SET_COOKIE, cookie(&ask, &unit)))
        }
        None => show_begin(&ask, wrong(&ask, UNIT, "unit", "missing")).await,
    }
}

async fn talk(ask: Ask) -> Outcome {
    let (ask, _) = at_home(ask).await?;
    show_talk(&ask, form::empty(&ask, TALK), None)
}

fn show_talk(ask: &Ask, mut form: Form, suggestion: Option<rinnalla_domain::guidance::Suggestion>) -> Outcome {
    form.action = ask.frame().to("/ohjaus/puheeksiotto");
    let status = form.status;
    let frame = ask.frame().for_form(&form).back_to(ask.frame().to("/ohjaus"), ask.words().t("guide-title"));
    ask.page_with(status, &TalkPage { w: ask.words(), frame, form, suggestion })
}

/// The answers come in the body of the request and go nowhere from here.
async fn suggest(ask: Ask) -> Outcome {
    let (ask, _) = at_home(ask).await?;
    let answers = answers(&ask.fields);
    if answers.is_empty() {
        return show_talk(&ask, wrong(&ask, TALK, "idea", "no-answers"), None);
    }
    let form = form::again(&ask, TALK, 200);
    show_talk(&ask, form, Some(answers.suggest()))
}

async fn list(ask: Ask) -> Outcome {
    let (ask, _) = at_home(ask).await?;
    show_list(&ask, form::empty(&ask, GIVE)).await
}

fn show_list(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let given = if ask.fields.get("t").is_empty() { ask.query.get("t") } else { ask.fields.get("t") };
        let wanted = numbers(given);
        let shown = ask.run(move |work| activity::listed(work, wanted).boxed()).await?;
        let (w, today) = (ask.words(), day_of(ask.app.now()));
        let found: Vec<i64> = shown.iter().map(|s| s.activity.number).collect();
        let unit = unit(ask).await?;
        form.action = ask.frame().to("/ohjaus/lista");
        let (status, list) = (form.status, written(&found));
        let fields = Fields::default().with_some("lista", (!list.is_empty()).then_some(&list));
        let page = GivePage {
            w,
            frame: ask.frame().for_form(&form).back_to(super::activity::list_path(ask, &found), w.t("list-title")),
            form,
            pages: found.iter().map(|n| address(ask, &format!("/toiminta/{n}"), &fields)).collect(),
            cards: shown.iter().map(|s| card(&w, &s.activity, today)).collect(),
            more: address(ask, "/toiminta", &fields),
            numbers: list,
            units: if unit.is_some() { Vec::new() } else { units(ask).await? },
            unit: unit.as_ref().map(|u| name(ask, u)),
        };
        ask.page_with(status, &page)
    })
}

/// Giving the list is what is counted; looking at it never is.
async fn give(ask: Ask) -> Outcome {
    let (ask, unit) = at_home(ask).await?;
    let Some(unit) = unit else {
        return show_list(&ask, wrong(&ask, GIVE, "unit", "missing")).await;
    };
    let list = numbers(ask.fields.get("t"));
    let way = Given::parse(ask.fields.get("way")).filter(|way| *way != Given::Referred).unwrap_or(Given::Printed);
    let (id, chosen) = (unit.id.clone(), list.clone());
    match ask.run(move |work| guidance::give(work, id, chosen, way).boxed()).await {
        Ok(()) => {
            let fields = Fields::default().with("t", written(&list));
            let to = match way {
                Given::Shown => address(&ask, "/lista", &fields),
                _ => address(&ask, "/lista.pdf", &fields.with("koko", "iso")),
            };
            Ok(Reply::see_other(&to).with(header::SET_COOKIE, cookie(&ask, &unit)))
        }
        Err(Error::NotFound) => show_list(&ask, form::empty(&ask, GIVE)).await,
        Err(error) => form::refuse(&ask, GIVE, error, show_list).await,
    }
}
