//! Mails and what became of them; the table of municipalities.

use rinnalla_app::{BoxFuture, Error, FutureExt, Rule, municipality};
use rinnalla_domain::municipality::TableError;
use rinnalla_views::admin::{MailLine, MailPage, TableLine, TablePage};
use rinnalla_views::form::{FieldError, Form};

use super::{Here, Wanted, at, below, empty, here};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Outcome, Reply};
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/posti", GET mail_page, POST test);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kunnat", GET table_page, POST load);
}

const TEST: &str = "mail-test";

async fn mail_page(ask: Ask) -> Outcome {
    empty(ask, TEST, show_mail).await
}

fn show_mail(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let code = here.code;
        let found = ask.run(move |work| municipality::mail_state(work, code).boxed()).await?;
        let words = ask.words();
        let mails = found.into_iter().map(|m| MailLine {
            mail: m.mail,
            made: words.moment(m.made_at),
            outcome: m.outcome,
            attempts: m.attempts,
            error: m.error,
        });
        let status = form.status;
        let frame = below(ask, &here.at, "/yllapito", "admin-title").for_form(&form);
        ask.page_with(status, &MailPage { w: words, frame, at: here.at, form, mails: mails.collect() })
    })
}

async fn test(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    form::submit(
        ask,
        TEST,
        Ok(Wanted::new(here, ())),
        |work, asked: Asked<Wanted<()>>| {
            Box::pin(async move {
                let here = asked.new.here;
                municipality::test_mail(work, here.code).await?;
                Ok(here.at.done("/yllapito/posti", "mail-tested"))
            })
        },
        show_mail,
    )
    .await
}

const TABLE: &str = "table";

async fn table_page(ask: Ask) -> Outcome {
    empty(ask, TABLE, show_table).await
}

fn show_table(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(table_with(ask, form, Vec::new()))
}

async fn table_with(ask: &Ask, form: Form, bad: Vec<TableError>) -> Outcome {
    let here = at(ask).await?;
    let code = here.code;
    let found = ask.run(move |work| municipality::table(work, code).boxed()).await?;
    let lines = found.into_iter().filter_map(|o| {
        let place = o.in_fi.unwrap_or_default();
        Some(TableLine { code: o.municipality?.to_string(), name: o.name_fi, place, merged: o.merged_into })
    });
    let status = if bad.is_empty() { form.status } else { 422 };
    let mut frame = below(ask, &here.at, "/yllapito", "admin-title").for_form(&form);
    frame.bad = frame.bad || !bad.is_empty();
    let page = TablePage { w: ask.words(), frame, at: here.at, form, bad, lines: lines.collect() };
    ask.page_with(status, &page)
}

async fn load(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let tsv = ask.fields.get("table").to_owned();
    if tsv.trim().is_empty() {
        let errors = vec![FieldError { field: "table", code: "missing", lengths: None }];
        return show_table(&ask, Form { errors, ..form::again(&ask, TABLE, 422) }).await;
    }
    let Here { at, code } = here;
    let loaded = ask
        .once(move |work| {
            async move {
                let loaded = municipality::load_table(work, code, tsv).await?;
                let word = if loaded.left == 0 { "table-loaded" } else { "table-loaded-partly" };
                Ok(at.done("/yllapito/kunnat", word))
            }
            .boxed()
        })
        .await;
    match loaded {
        Ok(path) => Ok(Reply::see_other(&path)),
        Err(Error::Rule(Rule::BadTable(bad))) => table_with(&ask, form::again(&ask, TABLE, 422), bad).await,
        Err(error) => form::refuse(&ask, TABLE, error, show_table).await,
    }
}
