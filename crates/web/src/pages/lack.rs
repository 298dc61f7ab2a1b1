//! What the community lacks: a wish without a name, the figures, proposals, and work for the community.

use rinnalla_access::reads_figures_of;
use rinnalla_app::lack::{self, Figures};
use rinnalla_app::{BoxFuture, Error, FutureExt, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::lack::Period;
use rinnalla_domain::{InitiativeId, MunicipalityCode};
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::lack::{
    FiguresPage, InitiativePage, ProposePage, Row, WishPage, WorkPage, csv, need_rows, obstacle_rows, parse_initiative,
    parse_step, parse_wish, parse_work,
};

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, COORDINATOR, Data, Route, WALKERS, page};

const READERS: Audience = Audience::Roles(&[Role::Coordinator, Role::AreaCoordinator, Role::Analyst, Role::Organiser]);

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/toive", GET wish_page, POST wish);
    page!(routes, READERS, Data::Plain, "/puutteet", GET figures);
    page!(routes, READERS, Data::Plain, "/puutteet.csv", GET figures_csv);
    page!(routes, COORDINATOR, Data::Plain, "/puutteet/ehdotukset/uusi", GET propose_page, POST propose);
    page!(routes, COORDINATOR, Data::Plain, "/puutteet/ehdotukset/{id}", GET move_page, POST move_on);
    page!(routes, WALKERS, Data::Plain, "/yhteisotyo", GET work_page, POST work);
}

const WISH: &str = "wish";
const INITIATIVE: &str = "initiative";
const STEP: &str = "initiative-step";
const WORK: &str = "work";
/// How many halves of a year can be chosen.
const PERIODS: usize = 4;

fn named(areas: Vec<String>) -> Vec<(String, String)> {
    areas.into_iter().map(|area| (area.clone(), area)).collect()
}

async fn areas(ask: &Ask, code: MunicipalityCode) -> Result<Vec<(String, String)>, Failure> {
    Ok(named(ask.run(move |work| lack::areas(work, code).boxed()).await?))
}

/// The municipality of a wish: that of the page, or the one that its address names.
fn here(ask: &Ask) -> Option<MunicipalityCode> {
    ask.place.as_ref().and_then(|(place, _)| place.municipality)
}

async fn wish_page(ask: Ask) -> Outcome {
    show_wish(&ask, form::empty(&ask, WISH)).await
}

fn show_wish(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        // Without a municipality nobody could read it: the front page asks for one.
        let Some(code) = here(ask) else { return Ok(Reply::see_other(&ask.frame().to("/"))) };
        form.action = ask.frame().to("/toive");
        let form = form.filled(
            Fields::default().with_some("needs", rinnalla_domain::activity::Need::parse(ask.query.get("tarve"))),
        );
        let status = form.status;
        let page = WishPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(ask.frame().to("/toiminta"), ask.words().t("activity-all")),
            form,
            areas: areas(ask, code).await?,
        };
        ask.page_with(status, &page)
    })
}

async fn wish(ask: Ask) -> Outcome {
    let Some(code) = here(&ask) else { return Ok(Reply::see_other(&ask.frame().to("/"))) };
    let new = match parse_wish(&ask.fields) {
        Ok(new) => new,
        Err(errors) => return show_wish(&ask, Form { errors, ..form::again(&ask, WISH, 422) }).await,
    };
    let client = ask.client.clone();
    match ask.run(move |work| lack::wish(work, code, new, client).boxed()).await {
        Ok(()) => {
            let to = ask.frame().to("/toiminta");
            let sign = if to.contains('?') { '&' } else { '?' };
            Ok(Reply::see_other(&format!("{to}{sign}tehty=wished")))
        }
        Err(error) => form::refuse(&ask, WISH, error, show_wish).await,
    }
}

/// The municipality whose figures are read: the one in the address, else the first one.
fn wanted(ask: &Ask) -> Result<(MunicipalityCode, Vec<MunicipalityCode>), Failure> {
    let all = reads_figures_of(ask.person()?);
    let chosen = MunicipalityCode::parse(ask.query.get("kunta")).filter(|code| all.contains(code));
    let code = chosen.or_else(|| all.first().copied()).ok_or(Failure::NotFound)?;
    Ok((code, all))
}

struct Read {
    figures: Figures,
    areas: Vec<String>,
    needs: Vec<Row>,
    obstacles: Vec<Row>,
}

async fn read(ask: &Ask, code: MunicipalityCode) -> Result<Read, Failure> {
    let now = Period::of(day_of(ask.app.now()));
    let period = Period::parse(ask.query.get("jakso")).filter(|p| *p <= now).unwrap_or(now);
    let figures = ask.run(move |work| lack::figures(work, code, period).boxed()).await?;
    let w = ask.words();
    let elsewhere = w.plain("lack-elsewhere");
    let areas = figures.areas.iter().map(|a| if a.is_empty() { elsewhere.clone() } else { a.clone() }).collect();
    let needs = need_rows(&w, figures.needs.iter().map(|l| (l.topic, l.cells.clone(), l.all)).collect());
    let obstacles = obstacle_rows(&w, figures.obstacles.iter().map(|l| (l.topic, l.cells.clone(), l.all)).collect());
    Ok(Read { figures, areas, needs, obstacles })
}

async fn figures(ask: Ask) -> Outcome {
    let (code, all) = wanted(&ask)?;
    let read = read(&ask, code).await?;
    let coordinates = ask.person()?.is_in(Role::Coordinator, code);
    let wishes = if coordinates { ask.run(move |work| lack::wishes(work, code).boxed()).await? } else { Vec::new() };
    let names = ask.run(move |work| place::names(work, all).boxed()).await?;
    let at = |of: MunicipalityCode, period: Period| format!("/puutteet?kunta={of}&jakso={period}");
    let (period, ended) = (read.figures.period, read.figures.ended);
    let now = Period::of(day_of(ask.app.now()));
    let periods = std::iter::successors(Some(now), |p| Some(p.before())).take(PERIODS).filter(|p| *p != period);
    let page = FiguresPage {
        w: ask.words(),
        frame: ask.frame(),
        place: names.iter().find(|(of, _)| *of == code).map(|(_, name)| name.clone()).unwrap_or_default(),
        places: names.iter().filter(|(of, _)| *of != code).map(|(of, name)| (at(*of, period), name.clone())).collect(),
        period,
        ended,
        periods: periods.map(|p| (at(code, p), p)).collect(),
        csv: format!("/puutteet.csv?kunta={code}&jakso={period}"),
        areas: read.areas,
        needs: read.needs,
        obstacles: read.obstacles,
        searches: read.figures.searches.clone(),
        units: read.figures.units.clone(),
        themes: read.figures.themes.clone(),
        initiatives: &read.figures.initiatives,
        wishes: &wishes,
        coordinates,
    };
    ask.page(&page)
}

async fn figures_csv(ask: Ask) -> Outcome {
    let (code, _) = wanted(&ask)?;
    let read = read(&ask, code).await?;
    let file = csv(&ask.words(), &read.areas, &read.needs, &read.obstacles, &read.figures.searches);
    let name = format!("puutteet-{code}-{}.csv", read.figures.period);
    Ok(Reply::file("text/csv; charset=utf-8", &name, file.into_bytes()))
}

/// The municipality that the caller coordinates.
fn coordinated(ask: &Ask) -> Result<MunicipalityCode, Failure> {
    ask.person()?.municipalities(Role::Coordinator).first().copied().ok_or(Failure::NotFound)
}

async fn propose_page(ask: Ask) -> Outcome {
    show_propose(&ask, form::empty(&ask, INITIATIVE)).await
}

fn show_propose(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let status = form.status;
        let page = ProposePage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to("/puutteet", ask.words().t("lack-title")),
            form,
            areas: areas(ask, coordinated(ask)?).await?,
        };
        ask.page_with(status, &page)
    })
}

async fn propose(ask: Ask) -> Outcome {
    let code = coordinated(&ask)?;
    let parsed = parse_initiative(&ask.fields).map(|new| (code, new));
    form::submit(
        ask,
        INITIATIVE,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (code, new) = asked.new;
                lack::propose(work, code, new).await?;
                Ok(format!("/puutteet?kunta={code}&tehty=initiative-made"))
            })
        },
        show_propose,
    )
    .await
}

async fn move_page(ask: Ask) -> Outcome {
    show_move(&ask, form::empty(&ask, STEP)).await
}

fn show_move(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let id = InitiativeId::new(ask.param("id"));
        let found = ask.run(move |work| lack::initiative(work, id).boxed()).await?;
        let start = Fields::default().with("state", found.state).with_some("outcome", found.outcome.as_ref());
        let form = form.filled(start).at_version(found.version);
        let status = form.status;
        let page = InitiativePage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to("/puutteet", ask.words().t("lack-title")),
            form,
            initiative: &found,
        };
        ask.page_with(status, &page)
    })
}

async fn move_on(ask: Ask) -> Outcome {
    let parsed = parse_step(&ask.fields);
    form::submit(
        ask,
        STEP,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (state, outcome) = asked.new;
                lack::move_on(work, InitiativeId::new(asked.id), state, outcome, asked.version).await?;
                Ok("/puutteet?tehty=initiative-moved".into())
            })
        },
        show_move,
    )
    .await
}

/// Where the caller works: the first municipality in which they coordinate or walk alongside.
fn works_in(ask: &Ask) -> Result<(MunicipalityCode, bool), Failure> {
    let person = ask.person()?;
    let coordinated = person.municipalities(Role::Coordinator).first().copied();
    let walked = person.municipalities(Role::LinkWorker).first().copied();
    coordinated.map(|code| (code, true)).or(walked.map(|code| (code, false))).ok_or(Failure::NotFound)
}

async fn work_page(ask: Ask) -> Outcome {
    show_work(&ask, form::empty(&ask, WORK)).await
}

fn show_work(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (code, names) = works_in(ask)?;
        let done = ask.run(move |work| lack::community_work(work, code).boxed()).await?;
        let today = day_of(ask.app.now());
        let today = format!("{}.{}.{}", today.day(), today.month(), today.year());
        let form = form.filled(Fields::default().with("held_on", today));
        let status = form.status;
        let page = WorkPage { w: ask.words(), frame: ask.frame().for_form(&form), form, done: &done, names };
        ask.page_with(status, &page)
    })
}

async fn work(ask: Ask) -> Outcome {
    let (code, _) = works_in(&ask)?;
    let parsed = parse_work(&ask.fields, day_of(ask.app.now())).map(|new| (code, new));
    form::submit(
        ask,
        WORK,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (code, new) = asked.new;
                lack::record_work(work, code, new).await?;
                Ok::<_, Error>("/yhteisotyo?tehty=work-recorded".into())
            })
        },
        show_work,
    )
    .await
}
