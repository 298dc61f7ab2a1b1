//! How many people live where: the table that reports compare with.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rinnalla_app::{BoxFuture, FutureExt, place, population};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::population::NewPopulation;
use rinnalla_formats::population::{Read, read, template_csv};
use rinnalla_views::admin::{PopulationPage, PopulationPreview, Wrong, population as parse};
use rinnalla_views::form::{FieldError, Form};

use super::{at, below, empty, here};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Outcome, Reply};
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/vaesto", GET show_page, POST send);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/vaesto/pohja.csv", GET template);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/vaesto/poista", POST remove);
}

const FORM: &str = "population";
/// The largest table.
const LARGEST: usize = 1_000_000;

async fn show_page(ask: Ask) -> Outcome {
    empty(ask, FORM, show).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_with(ask, form, Vec::new()))
}

async fn show_with(ask: &Ask, form: Form, problems: Vec<Wrong>) -> Outcome {
    let here = at(ask).await?;
    let code = here.code;
    let now = ask.run(move |work| population::find(work, code).boxed()).await?;
    let status = form.status;
    let mut frame = below(ask, &here.at, "/yllapito", "admin-title").for_form(&form);
    frame.bad |= !problems.is_empty();
    ask.page_with(status, &PopulationPage { w: ask.words(), frame, at: here.at, form, now, problems })
}

async fn wrong(ask: &Ask, code: &'static str) -> Outcome {
    let errors = vec![FieldError { field: "file", code, lengths: None }];
    show(ask, Form { errors, ..form::again(ask, FORM, 422) }).await
}

/// Reads the table that was sent, or the one that the preview carries, and shows or takes it.
async fn send(ask: Ask) -> Outcome {
    let (mut ask, here) = here(ask).await?;
    let (source, counted_on) = match parse(&ask.fields, day_of(ask.app.now())) {
        Ok(parsed) => parsed,
        Err(errors) => return show(&ask, Form { errors, ..form::again(&ask, FORM, 422) }).await,
    };
    let (bytes, take) = match ask.file.take() {
        Some(file) => (file.bytes, false),
        None => (STANDARD.decode(ask.fields.get("table").as_bytes()).unwrap_or_default(), true),
    };
    if bytes.is_empty() {
        return wrong(&ask, "missing").await;
    }
    if bytes.len() > LARGEST {
        return wrong(&ask, "too-large").await;
    }
    let code = here.code;
    let named = ask.run(move |work| place::names(work, vec![code]).boxed()).await?;
    let name = named.into_iter().next().map(|(_, name)| name).unwrap_or_default();
    let Read { rows, problems } = read(&bytes, &name);
    if !problems.is_empty() {
        let problems = problems.into_iter().map(|one| (one.row, one.code, one.is)).collect();
        return show_with(&ask, form::again(&ask, FORM, 422), problems).await;
    }
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    if !take {
        let frame = below(&ask, &here.at, "/yllapito/vaesto", "population-title");
        let form = form::again(&ask, FORM, 200);
        let table = STANDARD.encode(&bytes);
        return ask.page(&PopulationPreview { w: ask.words(), frame, at: here.at, form, rows, table });
    }
    let new = NewPopulation { rows, source, counted_on };
    ask.run(move |work| population::load(work, code, new).boxed()).await?;
    Ok(Reply::see_other(&here.at.done("/yllapito/vaesto", "population-loaded")))
}

async fn remove(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let code = here.code;
    ask.run(move |work| population::remove(work, code).boxed()).await?;
    Ok(Reply::see_other(&here.at.done("/yllapito/vaesto", "population-removed")))
}

async fn template(_: Ask) -> Outcome {
    Ok(Reply::file("text/csv; charset=utf-8", "vaesto.csv", template_csv()))
}
