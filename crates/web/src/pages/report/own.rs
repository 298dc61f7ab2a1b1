//! A link worker's own hours, on a page and as files for their own records.

use rinnalla_app::{BoxFuture, FutureExt, report};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::report::{OwnHours, Period};
use rinnalla_views::report::{OwnHoursPage, own_document, own_rows, own_title};

use super::{asked_or, made};
use crate::ask::Ask;
use crate::reply::{Failure, Outcome};
use crate::report_file::{Format, Table};
use crate::route::{Data, LINK_WORKER, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, LINK_WORKER, Data::Plain, "/raportit/omat-tunnit", GET show);
    page!(routes, LINK_WORKER, Data::Plain, "/raportit/omat-tunnit.pdf", GET pdf);
    page!(routes, LINK_WORKER, Data::Plain, "/raportit/omat-tunnit.xlsx", GET xlsx);
    page!(routes, LINK_WORKER, Data::Plain, "/raportit/omat-tunnit.csv", GET csv);
}

/// The period: the year that runs, when none is asked for.
fn asked(ask: &Ask) -> Result<(Period, Option<String>), Failure> {
    let year = Period::year(day_of(ask.app.now()).year()).ok_or(Failure::NotFound)?;
    Ok(asked_or(ask, year))
}

async fn read(ask: &Ask) -> Result<(OwnHours, Option<String>), Failure> {
    let (period, mistyped) = asked(ask)?;
    Ok((ask.run(move |work| report::own_hours(work, period).boxed()).await?, mistyped))
}

async fn show(ask: Ask) -> Outcome {
    let (hours, mistyped) = read(&ask).await?;
    let w = ask.words();
    let file = |kind: &'static str| (format!("/raportit/omat-tunnit.{kind}?jakso={}", hours.asked), kind);
    let page = OwnHoursPage {
        w,
        frame: ask.frame().back_to("/minun", w.t("menu-mine")),
        hours: &hours,
        mistyped,
        files: ["pdf", "xlsx", "csv"].map(file).into(),
    };
    ask.page(&page)
}

/// The name of a file says what it holds, never whose it is.
fn file(ask: Ask, format: Format) -> BoxFuture<'static, Outcome> {
    Box::pin(async move {
        let (hours, _) = read(&ask).await?;
        let (w, made_on) = (ask.words(), day_of(ask.app.now()));
        let who = ask.person()?.name.clone();
        let name = format!("omat-tunnit-{}.{}", hours.asked.to_string().replace("..", "_"), format.ending());
        let make = move || {
            let table = Table {
                name: own_title(&w, &hours),
                told: own_rows(&w, &hours),
                paper: own_document(&w, &hours, &who, made_on),
                json: serde_json::Value::Null,
            };
            table.file(format, made_on)
        };
        made(format, &name, make).await
    })
}

fn pdf(ask: Ask) -> BoxFuture<'static, Outcome> {
    file(ask, Format::Pdf)
}

fn xlsx(ask: Ask) -> BoxFuture<'static, Outcome> {
    file(ask, Format::Xlsx)
}

fn csv(ask: Ask) -> BoxFuture<'static, Outcome> {
    file(ask, Format::Csv)
}
