//! The municipalities of an area beside each other.

use rinnalla_app::{BoxFuture, FutureExt, report};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::report::{Area, Value};
use rinnalla_views::Words;
use rinnalla_views::report::{AreaPage, area_document, area_rows, area_title, means};
use serde_json::{Value as Json, json};

use super::{asked, made};
use crate::ask::Ask;
use crate::reply::{Failure, Outcome};
use crate::report_file::{Format, Table, one_language};
use crate::route::{Audience, Data, Route, page};

const READERS: Audience = Audience::Roles(rinnalla_access::READS_AREA);

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, READERS, Data::Plain, "/raportit/alue", GET show);
    page!(routes, READERS, Data::Plain, "/raportit/alue.pdf", GET pdf);
    page!(routes, READERS, Data::Plain, "/raportit/alue.xlsx", GET xlsx);
    page!(routes, READERS, Data::Plain, "/raportit/alue.csv", GET csv);
    page!(routes, READERS, Data::Plain, "/raportit/alue.json", GET program);
}

async fn read(ask: &Ask) -> Result<Area, Failure> {
    let (period, _) = asked(ask);
    Ok(ask.run(move |work| report::area(work, period).boxed()).await?)
}

async fn show(ask: Ask) -> Outcome {
    let area = read(&ask).await?;
    let (period, mistyped) = asked(&ask);
    let file = |kind: &'static str| (format!("/raportit/alue.{kind}?jakso={period}"), kind);
    let w = ask.words();
    let page = AreaPage {
        w,
        frame: ask.frame().back_to("/raportit", w.t("reports-title")),
        area: &area,
        mistyped,
        files: ["pdf", "xlsx", "csv", "json"].map(file).into(),
    };
    ask.page(&page)
}

fn file(ask: Ask, format: Format) -> BoxFuture<'static, Outcome> {
    Box::pin(async move {
        let area = read(&ask).await?;
        let (w, made_on) = (ask.words(), day_of(ask.app.now()));
        let name = format!("raportti-alue-{}.{}", area.asked.to_string().replace("..", "_"), format.ending());
        let make = move || {
            let table = Table {
                name: area_title(&w, &area),
                told: area_rows(&w, &area),
                paper: area_document(&w, &area, made_on),
                json: program_of(&w, &area),
            };
            table.file(format, made_on)
        };
        made(format, &name, make).await
    })
}

/// The same for programs: each municipality's line of each figure.
fn program_of(w: &Words, area: &Area) -> Json {
    let w = &one_language(w);
    let mut figures = Vec::new();
    let number = |value: &Value| match value {
        Value::Count(n) => json!(n),
        other => json!(other.number()),
    };
    for counted in &area.counts {
        for (place, value) in area.places.iter().zip(&counted.values) {
            figures.push(json!({
                "key": counted.key.code(),
                "municipality": place.code.to_string(),
                "definition": means(w, counted.key).text,
                "value": number(value),
                "of": null,
                "suppressed": value.is_suppressed(),
            }));
        }
    }
    for share in &area.shares {
        for (place, point) in area.places.iter().zip(&share.points) {
            let limits = point.counts().and_then(|(_, of)| share.limits(of));
            figures.push(json!({
                "key": share.key.code(),
                "of_key": share.whole.code(),
                "municipality": place.code.to_string(),
                "definition": means(w, share.key).text,
                "value": number(&point.value),
                "of": point.of,
                "share": point.share(),
                "limits95": limits.map(|l| [l.warning.lo, l.warning.hi]),
                "limits998": limits.map(|l| [l.action.lo, l.action.hi]),
                "suppressed": point.value.is_suppressed(),
            }));
        }
    }
    json!({
        "municipalities": area.places.iter().map(|place| place.code.to_string()).collect::<Vec<_>>(),
        "year": area.asked.whole_year(),
        "period": area.period.map(|period| {
            let (from, to) = period.days();
            json!({ "from": from.to_string(), "to": to.to_string() })
        }),
        "figures": figures,
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

fn program(ask: Ask) -> BoxFuture<'static, Outcome> {
    file(ask, Format::Json)
}
