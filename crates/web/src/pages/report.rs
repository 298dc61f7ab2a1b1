//! Reports: the list, a municipality's year or any whole months, the same as files, how figures are worked out, and the
//! rows behind a figure.

mod area;
mod month;
mod own;
mod unit;

use rinnalla_access::{Person, reads_area_of, reads_reports_of};
use rinnalla_app::{BoxFuture, FutureExt, municipality, report};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::report::{FigureKey, Period, Report};
use rinnalla_views::report::{DefinitionsPage, HomePage, MunicipalityPage, Place, RowsPage, period_in_words};

use crate::ask::Ask;
use crate::reply::{Failure, Outcome, Reply};
use crate::report_file::{Format, report_file};
use crate::route::{Audience, COORDINATOR, Data, Route, page};

const READERS: Audience = Audience::Roles(rinnalla_access::READS_REPORTS);

/// Everybody for whom there is some report.
const EVERYBODY: Audience =
    Audience::Roles(&[Role::Coordinator, Role::AreaCoordinator, Role::Analyst, Role::Referrer, Role::LinkWorker]);

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, EVERYBODY, Data::Plain, "/raportit", GET home);
    page!(routes, READERS, Data::Plain, "/raportit/kunta", GET show);
    page!(routes, READERS, Data::Plain, "/raportit/kunta.pdf", GET pdf);
    page!(routes, READERS, Data::Plain, "/raportit/kunta.xlsx", GET xlsx);
    page!(routes, READERS, Data::Plain, "/raportit/kunta.csv", GET csv);
    page!(routes, READERS, Data::Plain, "/raportit/kunta.json", GET program);
    page!(routes, EVERYBODY, Data::Plain, "/raportit/maaritelmat", GET definitions);
    page!(routes, COORDINATOR, Data::Personal, "/raportit/kunta/rivit", GET rows);
    area::routes(routes);
    month::routes(routes);
    own::routes(routes);
    unit::routes(routes);
}

/// How many years before this one can be chosen without typing.
const YEARS: i16 = 3;

async fn home(ask: Ask) -> Outcome {
    let codes = reads_reports_of(ask.person()?);
    let this = day_of(ask.app.now()).year();
    let years: Vec<Period> = (0..=YEARS).filter_map(|back| Period::year(this - back)).collect();
    let w = ask.words();
    let mut places = Vec::new();
    for code in codes.iter().copied() {
        let place = place(&ask, code).await?;
        let periods =
            years.iter().map(|p| (format!("/raportit/kunta?kunta={code}&jakso={p}"), period_in_words(&w, *p)));
        places.push((place.name, periods.collect()));
    }
    let mut named = Vec::new();
    for code in codes {
        for one in ask.run(move |work| report::named_periods(work, code).boxed()).await? {
            let address = format!("/raportit/kunta?kunta={code}&jakso={}", one.period);
            named.push((address, one.name, period_in_words(&w, one.period)));
        }
    }
    let person = ask.person()?;
    let (own, coordinates) = (own_reports(person), person.is(Role::Coordinator));
    ask.page(&HomePage { w, frame: ask.frame(), places, own, named, coordinates })
}

/// Reports of somebody's roles: address, and the keys of what it is called and of what it says.
fn own_reports(person: &Person) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut own = Vec::new();
    if person.is(Role::Coordinator) {
        own.push(("/raportit/kuukausi", "reports-month", "reports-month-text"));
    }
    if !reads_area_of(person).is_empty() {
        own.push(("/raportit/alue", "reports-area", "reports-area-text"));
    }
    if person.is(Role::Referrer) {
        own.push(("/raportit/yksikko", "reports-unit", "reports-unit-text"));
    }
    if person.is(Role::LinkWorker) {
        own.push(("/raportit/omat-tunnit", "own-hours-link", "own-hours-lead"));
    }
    own
}

/// The municipality that is asked for: the one in the address, else the first one.
pub(super) fn wanted(ask: &Ask, may: &[MunicipalityCode]) -> Result<MunicipalityCode, Failure> {
    match ask.query.get("kunta") {
        "" => may.first().copied().ok_or(Failure::NotFound),
        code => MunicipalityCode::parse(code).filter(|code| may.contains(code)).ok_or(Failure::NotFound),
    }
}

/// The period that is asked for, and what was typed if it cannot be read.
fn asked(ask: &Ask) -> (Period, Option<String>) {
    asked_or(ask, Period::latest(day_of(ask.app.now())))
}

/// The same, with the period that is shown when none is asked for.
fn asked_or(ask: &Ask, usual: Period) -> (Period, Option<String>) {
    let typed = ask.query.get("jakso");
    match Period::parse(typed) {
        Some(period) => (period, None),
        None if typed.trim().is_empty() => (usual, None),
        None => (usual, Some(typed.chars().take(40).collect())),
    }
}

pub(super) async fn place(ask: &Ask, code: MunicipalityCode) -> Result<Place, Failure> {
    let described = ask.run(move |work| municipality::describe(work, code).boxed()).await?;
    let name = described.municipality.name_fi;
    Ok(Place { within: described.municipality.in_fi.unwrap_or_else(|| name.clone()), name })
}

async fn read(ask: &Ask) -> Result<(Place, Report), Failure> {
    let code = wanted(ask, &reads_reports_of(ask.person()?))?;
    let (period, _) = asked(ask);
    let report = ask.run(move |work| report::municipality(work, code, period).boxed()).await?;
    Ok((place(ask, code).await?, report))
}

async fn show(ask: Ask) -> Outcome {
    let (here, report) = read(&ask).await?;
    let (period, mistyped) = asked(&ask);
    let code = report.municipality;
    let mut places = Vec::new();
    for other in reads_reports_of(ask.person()?).into_iter().filter(|other| *other != code) {
        places.push((format!("/raportit/kunta?kunta={other}&jakso={period}"), place(&ask, other).await?.name));
    }
    let file = |kind: &'static str| (format!("/raportit/kunta.{kind}?kunta={code}&jakso={period}"), kind);
    let page = MunicipalityPage {
        w: ask.words(),
        frame: ask.frame().back_to("/raportit", ask.words().t("reports-title")),
        place: here,
        report: &report,
        mistyped,
        places,
        files: ["pdf", "xlsx", "csv", "json"].map(file).into(),
        rows: ask.person()?.is_in(Role::Coordinator, code),
    };
    ask.page(&page)
}

/// The name of a file says what it holds, never whom.
fn name(report: &Report, kind: &str) -> String {
    format!("raportti-{}-{}.{kind}", report.municipality, report.asked.to_string().replace("..", "_"))
}

/// The report as a file of some form.
fn file(ask: Ask, format: Format) -> BoxFuture<'static, Outcome> {
    Box::pin(async move {
        let (place, report) = read(&ask).await?;
        let (w, made_on, name) = (ask.words(), day_of(ask.app.now()), name(&report, format.ending()));
        made(format, &name, move || report_file(&w, &place, &report, format, made_on)).await
    })
}

/// A file that is made beside the requests: setting a paper takes a while of a processor.
async fn made(format: Format, name: &str, make: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) -> Outcome {
    let bytes = tokio::task::spawn_blocking(make)
        .await
        .map_err(|_| Failure::Broken("making a file stopped half way".into()))?
        .map_err(Failure::Broken)?;
    Ok(Reply::file(format.media(), name, bytes))
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

async fn definitions(ask: Ask) -> Outcome {
    let w = ask.words();
    ask.page(&DefinitionsPage { w, frame: ask.frame().back_to("/raportit", w.t("reports-title")) })
}

async fn rows(ask: Ask) -> Outcome {
    let code = wanted(&ask, &ask.person()?.municipalities(Role::Coordinator))?;
    let (period, _) = asked(&ask);
    let key = match ask.query.get("luku") {
        "" => FigureKey::Referrals,
        key => FigureKey::parse(key).filter(|key| key.has_rows()).ok_or(Failure::NotFound)?,
    };
    let page = ask.query.get("sivu").parse().unwrap_or(1);
    let found = ask.run(move |work| report::rows(work, code, key, period, page).boxed()).await?;
    let at = |page: usize| format!("/raportit/kunta/rivit?kunta={code}&luku={key}&jakso={period}&sivu={page}");
    let w = ask.words();
    let page = RowsPage {
        w,
        frame: ask.frame().back_to(format!("/raportit/kunta?kunta={code}&jakso={period}"), w.t("reports-year")),
        key,
        period: found.period,
        rows: &found.rows,
        total: found.total,
        page: (found.page, found.pages),
        before: (found.page > 1).then(|| at(found.page - 1)),
        next: (found.page < found.pages).then(|| at(found.page + 1)),
    };
    ask.page(&page)
}
