//! Answers of a group without anybody's name: the coordinator's pages, and the form on a device that goes round.

use axum::http::header;
use rinnalla_app::{BoxFuture, Error, FutureExt, Rule, collection, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::collection::Collection;
use rinnalla_domain::measurement::{Pack, Questions};
use rinnalla_domain::{CollectionId, MunicipalityCode};
use rinnalla_views::Words;
use rinnalla_views::collection::{DevicePage, EntryPage, ListPage, ShowPage, ThanksPage, answer, parse};
use rinnalla_views::form::{Fields, Form};

use super::meter::{bare, over, ticket_cookie};
use crate::ask::Ask;
use crate::dispatch::session_cookie;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, COORDINATOR, Data, Route, page};

const OPEN: &str = "collection";
const ENTRY: &str = "collection-entry";
const DEVICE: &str = "collection-device";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Plain, "/ryhmakyselyt", GET list, POST open);
    page!(routes, COORDINATOR, Data::Plain, "/ryhmakyselyt/{id}", GET one, POST close);
    page!(routes, COORDINATOR, Data::Plain, "/ryhmakyselyt/{id}/vastaus", GET entry, POST enter);
    page!(routes, COORDINATOR, Data::Plain, "/ryhmakyselyt/{id}/laite", POST hand_round);
    page!(routes, Audience::Everybody, Data::Plain, "/ryhma", GET device, POST answered);
    page!(routes, Audience::Everybody, Data::Plain, "/ryhma/kiitos", GET thanks);
}

fn codes(ask: &Ask) -> Result<Vec<MunicipalityCode>, Failure> {
    Ok(ask.person()?.municipalities(Role::Coordinator))
}

async fn list(ask: Ask) -> Outcome {
    show_list(&ask, form::empty(&ask, OPEN)).await
}

fn show_list(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let codes = codes(ask)?;
        let mut found = Vec::new();
        for code in codes.clone() {
            found.extend(ask.run(move |work| collection::list(work, code).boxed()).await?);
        }
        let named = ask.run(move |work| place::names(work, codes).boxed()).await?;
        let status = form.status;
        let w = ask.words();
        let today = day_of(ask.app.now());
        let today = format!("{}.{}.{}", today.day(), today.month(), today.year());
        let page = ListPage {
            w,
            frame: ask.frame().for_form(&form).back_to("/tanaan", w.t("menu-today")),
            form: form.filled(Fields::default().with("held_on", today).with("language", "fi")),
            found,
            municipalities: named.into_iter().map(|(code, name)| (code.to_string(), name)).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn open(ask: Ask) -> Outcome {
    let codes = codes(&ask)?;
    let to = match codes.as_slice() {
        [only] => Some(*only),
        several => MunicipalityCode::parse(ask.fields.get("municipality")).filter(|code| several.contains(code)),
    };
    let Some(to) = to else {
        return show_list(&ask, super::account::wrong(&ask, OPEN, "municipality", "missing")).await;
    };
    let parsed = parse(&ask.fields, day_of(ask.app.now())).map(|new| (to, new));
    form::submit(
        ask,
        OPEN,
        parsed,
        |work, asked: Asked<(MunicipalityCode, _)>| {
            Box::pin(async move {
                let (to, new) = asked.new;
                let id = collection::open(work, to, new).await?;
                Ok(format!("/ryhmakyselyt/{id}?tehty=collection-opened"))
            })
        },
        show_list,
    )
    .await
}

fn id_of(ask: &Ask) -> CollectionId {
    CollectionId::new(ask.param("id").to_owned())
}

async fn found(ask: &Ask) -> Result<(Collection, Option<Pack>), Failure> {
    let id = id_of(ask);
    Ok(ask.run(move |work| collection::show(work, id).boxed()).await?)
}

fn questions(words: Option<Pack>) -> Questions {
    Questions { own: false, packs: words.into_iter().collect() }
}

async fn one(ask: Ask) -> Outcome {
    show_one(&ask, form::empty(&ask, OPEN)).await
}

fn show_one(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (found, words) = found(ask).await?;
        let w = ask.words();
        let status = form.status;
        let frame = ask.frame().for_form(&form).back_to("/ryhmakyselyt", w.t("collections-title"));
        ask.page_with(status, &ShowPage { w, frame, form, found, has_words: words.is_some() })
    })
}

async fn close(ask: Ask) -> Outcome {
    form::submit(
        ask,
        OPEN,
        Ok(()),
        |work, asked: Asked<()>| {
            Box::pin(async move {
                collection::close(work, CollectionId::new(asked.id.clone())).await?;
                Ok(format!("/ryhmakyselyt/{}?tehty=collection-closed", asked.id))
            })
        },
        show_one,
    )
    .await
}

async fn entry(ask: Ask) -> Outcome {
    show_entry(&ask, form::empty(&ask, ENTRY)).await
}

fn show_entry(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (found, words) = found(ask).await?;
        if found.closed_at.is_some() && form.status == 200 {
            return Err(Failure::NotFound);
        }
        let w = ask.words();
        let status = form.status;
        let frame = ask.frame().for_form(&form).back_to(format!("/ryhmakyselyt/{}", found.id), w.t("collection-title"));
        ask.page_with(status, &EntryPage { w, frame, form, found, questions: questions(words) })
    })
}

async fn enter(ask: Ask) -> Outcome {
    let (_, words) = found(&ask).await?;
    let parsed = answer(&ask.fields, words.is_some());
    form::submit(
        ask,
        ENTRY,
        parsed,
        |work, asked| {
            Box::pin(async move {
                collection::type_in(work, CollectionId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/ryhmakyselyt/{}/vastaus?tehty=collection-typed", asked.id))
            })
        },
        show_entry,
    )
    .await
}

/// The coordinator's web session ends, and the device keeps nothing but the form of this collection.
async fn hand_round(ask: Ask) -> Outcome {
    let session = ask.signed_in.as_ref().map(|s| s.session.id.clone()).ok_or(Failure::NotFound)?;
    let id = id_of(&ask);
    match ask.run(move |work| collection::hand_round(work, id, session).boxed()).await {
        Ok(ticket) => Ok(Reply::see_other("/ryhma")
            .with(header::SET_COOKIE, session_cookie(&ask.app, None))
            .with(header::SET_COOKIE, ticket_cookie(&ask.app, Some(&ticket)))
            .with(header::HeaderName::from_static("clear-site-data"), "\"cache\"".into())),
        Err(error) => form::refuse(&ask, OPEN, error, show_one).await,
    }
}

/// The form of the collection whose device this is; `None` once it is over.
async fn carried(ask: &Ask) -> Result<Option<(Pack, Words)>, Failure> {
    let Some(ticket) = ask.ticket.clone() else { return Ok(None) };
    match ask.run(move |work| collection::by_device(work, ticket).boxed()).await {
        Ok((_, found, pack)) => {
            let words = ask.words().in_language(found.language);
            Ok(Some((pack, words)))
        }
        Err(Error::Rule(Rule::FormOver)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn show_device(ask: &Ask, form: Form, pack: Pack, w: Words) -> Outcome {
    let status = form.status;
    let frame = rinnalla_views::Frame { words: w, ..bare(ask).for_form(&form) };
    let form = Form { words: w, csrf: String::new(), ..form };
    ask.page_with(status, &DevicePage { w, frame, form, questions: questions(Some(pack)) })
}

async fn device(ask: Ask) -> Outcome {
    match carried(&ask).await? {
        Some((pack, w)) => show_device(&ask, form::empty(&ask, DEVICE), pack, w),
        None => over(&ask, if ask.ticket.is_some() { 410 } else { 200 }, "group"),
    }
}

async fn answered(ask: Ask) -> Outcome {
    let Some((pack, w)) = carried(&ask).await? else {
        return over(&ask, 410, "group");
    };
    let raw = match answer(&ask.fields, true) {
        Ok(raw) => raw,
        Err(errors) => return show_device(&ask, Form { errors, ..form::again(&ask, DEVICE, 422) }, pack, w),
    };
    let ticket = ask.ticket.clone().unwrap_or_default();
    match ask.run(move |work| collection::answer(work, ticket, raw).boxed()).await {
        Ok(()) => Ok(Reply::see_other("/ryhma/kiitos")),
        Err(Error::Rule(Rule::FormOver)) => over(&ask, 410, "group"),
        Err(Error::Unavailable) => {
            let trouble = Some("trouble-unavailable".to_owned());
            show_device(&ask, Form { trouble, ..form::again(&ask, DEVICE, 503) }, pack, w)
        }
        Err(error) => Err(error.into()),
    }
}

async fn thanks(ask: Ask) -> Outcome {
    let w = carried(&ask).await?.map_or_else(|| ask.words(), |(_, w)| w);
    ask.page(&ThanksPage { w, frame: rinnalla_views::Frame { words: w, ..bare(&ask) } })
}
