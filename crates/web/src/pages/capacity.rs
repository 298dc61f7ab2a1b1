//! What if there were more link workers, or more referrals?

use rinnalla_app::{FutureExt, capacity, place};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_domain::capacity::Change;
use rinnalla_views::capacity::{WhatIfPage, parse};
use rinnalla_views::form::{Fields, Form};

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Plain, "/jono", GET what_if);
}

async fn what_if(ask: Ask) -> Outcome {
    let codes = ask.person()?.municipalities(Role::Coordinator);
    let wanted = MunicipalityCode::parse(ask.query.get("kunta")).filter(|code| codes.contains(code));
    let code = wanted.or_else(|| codes.first().copied()).ok_or(Failure::NotFound)?;
    let (found, promised) = ask.run(move |work| capacity::of(work, code).boxed()).await?;
    let named = ask.run(move |work| place::names(work, codes).boxed()).await?;
    let (change, errors) = match parse(&ask.query) {
        Ok(change) => (change, Vec::new()),
        Err(errors) => (Change::default(), errors),
    };
    let asks = ["workers", "referrals"].iter().any(|field| !ask.query.get(field).is_empty());
    let values = if asks { ask.query.clone() } else { Fields::default().with("workers", change.workers) };
    let status = if errors.is_empty() { 200 } else { 422 };
    let form = Form { values, errors, status, ..form::empty(&ask, "queue") };
    let w = ask.words();
    let page = WhatIfPage {
        frame: ask.frame().for_form(&form).back_to("/linkkihenkilot", w.t("link-workers-title")),
        w,
        form,
        place: named.iter().find(|(other, _)| *other == code).map(|(_, name)| name.clone()).unwrap_or_default(),
        code: code.to_string(),
        others: named.into_iter().filter(|(other, _)| *other != code).map(|(c, name)| (c.to_string(), name)).collect(),
        compared: found.what_if(change, promised).ok(),
        capacity: found,
        promised,
        change,
    };
    ask.page_with(status, &page)
}
