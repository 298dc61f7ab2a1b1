//! What the work costs in a year: inputs that reports show as they are.

use rinnalla_app::{BoxFuture, FutureExt, cost};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::cost::NewInput;
use rinnalla_views::admin::{CostPage, cost as parse, cost_fields};
use rinnalla_views::form::Form;

use super::{Wanted, at, below, carried, empty, here};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::Outcome;
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kustannukset", GET show_page, POST save);
}

const FORM: &str = "cost";
/// Years before this one that can be written down.
const YEARS: i64 = 4;

fn this_year(ask: &Ask) -> i64 {
    i64::from(day_of(ask.app.now()).year())
}

/// The year in the address or in the form; this year when it is none that can be written down.
fn year(ask: &Ask) -> i64 {
    let now = this_year(ask);
    carried(ask, "vuosi").parse().ok().filter(|year| (now - YEARS..=now + 1).contains(year)).unwrap_or(now)
}

async fn show_page(ask: Ask) -> Outcome {
    empty(ask, FORM, show).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let (code, year, now) = (here.code, year(ask), this_year(ask));
        let inputs = ask.run(move |work| cost::of_year(work, code, year).boxed()).await?;
        let status = form.status;
        let form = form.filled(cost_fields(&inputs));
        let frame = below(ask, &here.at, "/yllapito", "admin-title").for_form(&form);
        let years = (now - YEARS..=now + 1).rev().collect();
        ask.page_with(status, &CostPage { w: ask.words(), frame, at: here.at, form, year, years })
    })
}

async fn save(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let year = year(&ask);
    let parsed = parse(&ask.fields).map(|new| Wanted::new(here, (year, new)));
    form::submit(
        ask,
        FORM,
        parsed,
        |work, asked: Asked<Wanted<(i64, Vec<NewInput>)>>| {
            Box::pin(async move {
                let Wanted { here, what: (year, new) } = asked.new;
                cost::save(work, here.code, year, new).await?;
                Ok(here.at.link(format!("/yllapito/kustannukset?vuosi={year}&tehty=cost-saved")))
            })
        },
        show,
    )
    .await
}
