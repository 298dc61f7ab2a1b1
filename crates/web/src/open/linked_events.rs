//! Linked Events: `/linkedevents/v1`.

use rinnalla_formats::directory::linked_events::query::{self, Held, Query};
use rinnalla_formats::directory::linked_events::write;
use rinnalla_formats::directory::{Page, Paging};
use rinnalla_views::form::Fields;
use serde_json::json;

use super::{Said, Told, Trouble, answer};
use crate::ask::Ask;
use crate::reply::Outcome;
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/linkedevents/v1/", GET root);
    page!(routes, Audience::Everybody, Data::Plain, "/linkedevents/v1/event/", GET events);
    page!(routes, Audience::Everybody, Data::Plain, "/linkedevents/v1/event/{id}/", GET event);
    page!(routes, Audience::Everybody, Data::Plain, "/linkedevents/v1/place/", GET places);
    page!(routes, Audience::Everybody, Data::Plain, "/linkedevents/v1/place/{id}/", GET place);
    page!(routes, Audience::Everybody, Data::Plain, "/linkedevents/v1/keyword/", GET keywords);
    page!(routes, Audience::Everybody, Data::Plain, "/linkedevents/v1/keyword/{id}/", GET keyword);
}

async fn root(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let at = |what: &str| format!("{}/linkedevents/v1/{what}/", told.telling.base);
        Ok(json!({ "keyword": at("keyword"), "place": at("place"), "event": at("event") }).into())
    })
    .await
}

/// What else stands in the address of a page, without the number of the page.
fn rest(told: &Told<'_>) -> String {
    let others = told.asked.iter().filter(|(key, _)| key != "page");
    others.fold(Fields::default(), |fields, (key, value)| fields.with(key, value)).encode()
}

/// A page beyond the last one is missing; the first one never is.
fn on<T>(paging: Paging, all: &[T]) -> Result<Page<'_, T>, Trouble> {
    let page = paging.of(all);
    if page.items.is_empty() && paging.page > 1 { Err(Trouble::Missing) } else { Ok(page) }
}

async fn events(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let query = Query::read(told.asked, told.telling, told.now)?;
        let all = query.entries(told.entries, told.telling);
        let held = Held::of(told.entries);
        Ok(write::events(&on(query.paging, &all)?, &rest(told), query.include, &held, told.telling).into())
    })
    .await
}

async fn event(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let found = write::find_event(told.id, told.entries, told.telling).ok_or(Trouble::Missing)?;
        let include = Query::read(told.asked, told.telling, told.now)?.include;
        let mut body = write::event(found.activity, found.day.as_ref(), told.telling);
        write::include(&mut body, found.activity, include, &Held::of(told.entries), told.telling);
        Ok(body.into())
    })
    .await
}

async fn places(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let all = query::places(told.entries, told.asked);
        let page = on(query::paging(told.asked)?, &all)?;
        Ok(write::places(&page, &rest(told), &Held::of(told.entries), told.telling).into())
    })
    .await
}

async fn place(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let is = |activity: &&&_| write::place_id(activity).as_deref() == Some(told.id);
        let found = told.entries.iter().find(is).ok_or(Trouble::Missing)?;
        Ok(write::place(found, Held::of(told.entries).at(told.id), told.telling).into())
    })
    .await
}

async fn keywords(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let held = Held::of(told.entries);
        let all = query::keywords(told.asked, &held, told.telling)?;
        let page = on(query::paging(told.asked)?, &all)?;
        Ok(write::keywords(&page, &rest(told), &held, told.telling).into())
    })
    .await
}

async fn keyword(ask: Ask) -> Outcome {
    answer(&ask, |told| {
        let found = write::all_keywords().into_iter().find(|term| write::keyword_id(*term) == told.id);
        let held = Held::of(told.entries).at(told.id);
        found.map(|term| Said::Document(write::keyword(term, held, told.telling))).ok_or(Trouble::Missing)
    })
    .await
}
