//! Measurements: what was taken, what is missing, asking residents to answer alone, writing answers down.

use axum::http::header;
use rinnalla_app::measurement::{self, Asking, NewAsking, Shown};
use rinnalla_app::{BoxFuture, Error, FutureExt, place};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::measurement::{Beside, Measured, Mode, Planned, Point, Questions, Stand, fits};
use rinnalla_domain::visibility::{Facet, Viewer};
use rinnalla_domain::{CaseId, Language, MunicipalityCode};
use rinnalla_views::Words;
use rinnalla_views::account::qr_svg;
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::letter::grouped;
use rinnalla_views::measurement::{
    AskPage, AskWay, EntryPage, FindPage, LinkPage, MeasurementsPage, NewMeasurementPage, POINTS, SheetFacts, Waiting,
    ask_parse, parse, parse_questions, point_of, sheet,
};

use super::account::wrong;
use super::letter::pdf;
use super::meter::{ticket_cookie, with_language};
use crate::ask::Ask;
use crate::dispatch::session_cookie;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, WALKERS, page};

const NEW: &str = "measure-new";
const ASK: &str = "measure-ask";
const ENTRY: &str = "sheet-entry";
const FIND: &str = "sheet-find";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset", GET list);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset/uusi", GET new, POST record);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset/laite", GET tablet, POST hand_over);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset/linkki", GET link, POST invite);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset/lomake", GET paper, POST print);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset/arkki", GET entry, POST enter);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset/peru", POST withdraw);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/mittaukset/luettu", POST seen);
    page!(routes, WALKERS, Data::Plain, "/mittausarkki", GET find, POST found);
}

async fn shown(ask: &Ask) -> Result<Shown, Failure> {
    let id = ask.case();
    let shown = ask.run(move |work| measurement::show(work, id).boxed()).await?;
    if shown.opened.sees(Facet::Measurements) { Ok(shown) } else { Err(Failure::NotFound) }
}

/// Points at which a resident can be asked now. At the referral only who wished to answer alone, as long as it is due.
fn points(shown: &Shown) -> Vec<Point> {
    let due = |planned: &Planned| matches!(planned.stand, Stand::Due(_)) || planned.point != Point::Referral;
    let planned = shown.plan.iter().filter(|planned| due(planned)).map(|planned| planned.point);
    planned.filter(|point| fits(shown.opened.case.state, *point)).collect()
}

/// What is asked at the referral: in a municipality once it is known, and before that the own scales.
pub(crate) async fn beside_at_referral(
    ask: &Ask,
    to: Option<MunicipalityCode>,
    language: Language,
) -> Result<Beside, Failure> {
    let Some(to) = to else {
        return Ok(Beside { language, ..Beside::default() });
    };
    Ok(ask.run(move |work| measurement::beside(work, to, Point::Referral, language).boxed()).await?)
}

/// What is asked of the resident of a case at a point.
pub(crate) async fn beside_of(ask: &Ask, point: Point) -> Result<Beside, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| measurement::beside_of_case(work, id, point).boxed()).await?)
}

/// What a form asked that was sent. When the case is out of reach by now, the use case says so and the words are kept.
pub(crate) async fn asked_of(ask: &Ask, point: Point) -> Questions {
    beside_of(ask, point).await.map(|beside| beside.questions).unwrap_or_default()
}

async fn list(ask: Ask) -> Outcome {
    let shown = shown(&ask).await?;
    let w = ask.words();
    let case = &shown.opened.case;
    let now = ask.app.now();
    let waiting = shown.askings.iter().filter(|asking| asking.is_open(now)).map(|asking| waiting(w, asking));
    let page = MeasurementsPage {
        w,
        frame: ask.frame().back_to(format!("/tukijaksot/{}", case.id), w.t("back")),
        id: case.id.to_string(),
        number: case.number.clone(),
        plan: shown.plan.clone(),
        waiting: waiting.collect(),
        open: !points(&shown).is_empty(),
        calls: shown.measurements.iter().any(|m| m.calls),
        coordinates: shown.opened.viewer == Viewer::Coordinator,
        taken: shown.measurements,
    };
    ask.page(&page)
}

fn waiting(w: Words, asking: &Asking) -> Waiting {
    let what = match asking.sheet {
        Some(number) => w.t1("waiting-paper", "number", number),
        None if asking.mode == Mode::Tablet => w.t("waiting-tablet"),
        None => w.t("waiting-link"),
    };
    let point = w.code("point", asking.point).text;
    let what = rinnalla_views::Said { text: format!("{point}: {}", what.text), ..what };
    let (point, mode) = (asking.point, asking.mode);
    Waiting { what, until: w.moment(asking.expires_at), sheet: asking.sheet, point, mode }
}

async fn new(ask: Ask) -> Outcome {
    let form = form::open(&ask, NEW).await?;
    show(&ask, form).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let case = &shown.opened.case;
        let status = form.status;
        let back = ask.words().t("measurements-back");
        let raw = if form.values.get("point").is_empty() { ask.query.get("kohta") } else { form.values.get("point") };
        let fitting: Vec<Point> = POINTS.iter().copied().filter(|point| fits(case.state, *point)).collect();
        let due = only(&shown, &fitting).or_else(|| fitting.first().copied());
        let point = point_of(raw).or(due).unwrap_or(Point::End);
        let page = NewMeasurementPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}/mittaukset", case.id), back),
            form,
            number: case.number.clone(),
            beside: beside_of(ask, point).await?,
            others: fitting.into_iter().filter(|other| *other != point).collect(),
            point,
        };
        ask.page_with(status, &page)
    })
}

/// Where a written-down measurement leads: the help path is gone through with the resident when the answers ask for it.
fn written(id: &str, calls: bool) -> String {
    format!("/tukijaksot/{id}/mittaukset?tehty={}", if calls { "measured-help" } else { "measured" })
}

async fn record(ask: Ask) -> Outcome {
    let asked = asked_of(&ask, point_of(ask.fields.get("point")).unwrap_or(Point::End)).await;
    let parsed = parse(&ask.fields, &asked);
    form::submit(
        ask,
        NEW,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (point, measured) = asked.new;
                let calls = measurement::record(work, CaseId::new(asked.id.clone()), point, measured).await?;
                Ok(written(&asked.id, calls))
            })
        },
        show,
    )
    .await
}

async fn show_ask(ask: &Ask, form: Form, way: AskWay) -> Outcome {
    let shown = shown(ask).await?;
    let points = points(&shown);
    let case = &shown.opened.case;
    if points.is_empty() && form.status == 200 {
        return Err(Failure::NotFound);
    }
    let status = form.status;
    let back = ask.words().t("measurements-back");
    let first = Fields::default().with("language", shown.language).with_some("point", only(&shown, &points));
    let page = AskPage {
        w: ask.words(),
        frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}/mittaukset", case.id), back),
        form: form.filled(first),
        number: case.number.clone(),
        way,
        points,
    };
    ask.page_with(status, &page)
}

/// The point that is due now, so that it stands chosen.
fn only(shown: &Shown, points: &[Point]) -> Option<Point> {
    let due = shown.plan.iter().find(|p| matches!(p.stand, Stand::Due(_)) && points.contains(&p.point));
    due.map(|p| p.point).or_else(|| (points.len() == 1).then(|| points.first().copied()).flatten())
}

fn show_tablet(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_ask(ask, form, AskWay::Tablet))
}

async fn tablet(ask: Ask) -> Outcome {
    show_tablet(&ask, form::empty(&ask, ASK)).await
}

/// The worker's web session ends, and the device keeps nothing but the form.
async fn hand_over(ask: Ask) -> Outcome {
    let (point, language, _) = match ask_parse(&ask.fields) {
        Ok(read) => read,
        Err(errors) => return show_tablet(&ask, Form { errors, ..form::again(&ask, ASK, 422) }).await,
    };
    let session = ask.signed_in.as_ref().map(|s| s.session.id.clone()).ok_or(Failure::NotFound)?;
    let (id, new) = (ask.case(), NewAsking { point, language });
    match ask.run(move |work| measurement::hand_over(work, id, new, session).boxed()).await {
        Ok(handed) => Ok(Reply::see_other(&with_language(handed.language, "/oma/mittari"))
            .with(header::SET_COOKIE, session_cookie(&ask.app, None))
            .with(header::SET_COOKIE, ticket_cookie(&ask.app, Some(&handed.ticket)))
            .with(header::HeaderName::from_static("clear-site-data"), "\"cache\"".into())),
        Err(error) => form::refuse(&ask, ASK, error, show_tablet).await,
    }
}

fn show_link(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_ask(ask, form, AskWay::Link))
}

async fn link(ask: Ask) -> Outcome {
    show_link(&ask, form::empty(&ask, ASK)).await
}

async fn invite(ask: Ask) -> Outcome {
    let (point, language, mail) = match ask_parse(&ask.fields) {
        Ok(read) => read,
        Err(errors) => return show_link(&ask, Form { errors, ..form::again(&ask, ASK, 422) }).await,
    };
    let mailed = mail.is_some();
    let (id, new) = (ask.case(), NewAsking { point, language });
    match ask.run(move |work| measurement::invite(work, id, new, mail).boxed()).await {
        Ok(invited) => {
            let w = ask.words();
            let path = with_language(invited.language, &format!("/l/{}", invited.secret));
            let link = format!("{}{path}", ask.app.config().base_url);
            let page = LinkPage {
                w,
                frame: ask
                    .frame()
                    .back_to(format!("/tukijaksot/{}/mittaukset", ask.param("id")), w.t("measurements-back")),
                qr: qr_svg(&link, &w.plain("ask-made-link")),
                link,
                code: grouped(&invited.code),
                until: w.moment(invited.until),
                mailed,
            };
            ask.page(&page)
        }
        Err(error) => form::refuse(&ask, ASK, error, show_link).await,
    }
}

fn show_paper(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_ask(ask, form, AskWay::Paper))
}

async fn paper(ask: Ask) -> Outcome {
    show_paper(&ask, form::empty(&ask, ASK)).await
}

async fn print(ask: Ask) -> Outcome {
    let (point, language, _) = match ask_parse(&ask.fields) {
        Ok(read) => read,
        Err(errors) => return show_paper(&ask, Form { errors, ..form::again(&ask, ASK, 422) }).await,
    };
    let (id, new) = (ask.case(), NewAsking { point, language });
    let printed = match ask.run(move |work| measurement::ask_on_paper(work, id, new).boxed()).await {
        Ok(printed) => printed,
        Err(error) => return form::refuse(&ask, ASK, error, show_paper).await,
    };
    let code = printed.municipality;
    let place = ask.run(move |work| place::find(work, Some(code)).boxed()).await?;
    let facts = SheetFacts {
        municipality: place.map(|(organisation, _)| organisation.name_fi).unwrap_or_default(),
        phone: printed.settings.phone.as_ref().map(ToString::to_string),
        sheet: printed.sheet,
        today: day_of(ask.app.now()),
    };
    let words = Words::new(printed.language, printed.settings.term);
    pdf(sheet(words, &printed.questions, &facts), "kysely.pdf").await
}

/// The sheet that an address or a form names, else the newest open one, and what was asked on it.
async fn sheet_of(ask: &Ask) -> Result<(Shown, Asking, Questions), Failure> {
    let shown = shown(ask).await?;
    let raw = if ask.fields.get("numero").is_empty() { ask.query.get("numero") } else { ask.fields.get("numero") };
    let number: Option<i64> = raw.parse().ok();
    let now = ask.app.now();
    let fits = |a: &&Asking| a.sheet.is_some() && if raw.is_empty() { a.is_open(now) } else { a.sheet == number };
    let found = shown.askings.iter().find(fits).cloned();
    let asking = found.ok_or(Failure::NotFound)?;
    let (municipality, point, language) = (asking.municipality, asking.point, asking.language);
    let questions = ask.run(move |work| measurement::questions(work, municipality, point, language).boxed()).await?;
    Ok((shown, asking, questions))
}

async fn entry(ask: Ask) -> Outcome {
    show_entry(&ask, form::empty(&ask, ENTRY)).await
}

fn show_entry(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (shown, asking, questions) = sheet_of(ask).await?;
        let case = &shown.opened.case;
        if form.status == 200 && !asking.is_open(ask.app.now()) {
            return Err(Failure::NotFound);
        }
        let status = form.status;
        let back = ask.words().t("measurements-back");
        let page = EntryPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}/mittaukset", case.id), back),
            form,
            number: case.number.clone(),
            sheet: asking.sheet.unwrap_or_default(),
            point: asking.point,
            questions: &questions,
        };
        ask.page_with(status, &page)
    })
}

async fn enter(ask: Ask) -> Outcome {
    let (_, asking, questions) = sheet_of(&ask).await?;
    let parsed = parse_questions(&ask.fields, &questions, Mode::Paper).map(|measured| (asking, measured));
    form::submit(
        ask,
        ENTRY,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (asking, measured): (Asking, Vec<Measured>) = asked.new;
                let calls = measurement::record_sheet(work, CaseId::new(asked.id.clone()), &asking, measured).await?;
                Ok(written(&asked.id, calls))
            })
        },
        show_entry,
    )
    .await
}

async fn withdraw(ask: Ask) -> Outcome {
    let (point, mode) = (Point::parse(ask.fields.get("point")), Mode::parse(ask.fields.get("mode")));
    let (Some(point), Some(mode)) = (point, mode) else {
        return Err(Failure::NotFound);
    };
    let id = ask.case();
    ask.run(move |work| measurement::withdraw(work, id, point, mode).boxed()).await?;
    Ok(Reply::see_other(&format!("/tukijaksot/{}/mittaukset?tehty=asking-withdrawn", ask.param("id"))))
}

async fn seen(ask: Ask) -> Outcome {
    let id = ask.case();
    ask.run(move |work| measurement::seen(work, id).boxed()).await?;
    Ok(Reply::see_other(&format!("/tukijaksot/{}/mittaukset?tehty=calls-seen", ask.param("id"))))
}

async fn find(ask: Ask) -> Outcome {
    show_find(&ask, form::empty(&ask, FIND)).await
}

fn show_find(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let status = form.status;
        ask.page_with(status, &FindPage { w: ask.words(), frame: ask.frame().for_form(&form), form })
    })
}

async fn found(ask: Ask) -> Outcome {
    let raw = ask.fields.get("number").trim().to_owned();
    let Ok(number) = raw.parse::<i64>() else {
        let code = if raw.is_empty() { "missing" } else { "number" };
        return show_find(&ask, wrong(&ask, FIND, "number", code)).await;
    };
    match ask.run(move |work| measurement::find_sheet(work, number).boxed()).await {
        Ok(asking) if asking.is_open(ask.app.now()) => {
            Ok(Reply::see_other(&format!("/tukijaksot/{}/mittaukset/arkki?numero={number}", asking.case)))
        }
        Ok(_) | Err(Error::NotFound) => show_find(&ask, wrong(&ask, FIND, "number", "unknown")).await,
        Err(error) => Err(error.into()),
    }
}
