//! Feedback: a resident's by a code from paper, that of those who have signed in, and what the coordinator reads.

use rinnalla_app::feedback::{self, ByLink};
use rinnalla_app::{BoxFuture, Error, FutureExt, Rule};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_domain::feedback::{Audience as Answering, Step};
use rinnalla_views::feedback::{
    CodePage, RESIDENT, ResidentPage, SaidLine, SaidPage, StaffPage, Way, form_name, parse_staff, way,
};
use rinnalla_views::form::{FieldError, Form};

use super::organiser::ORGANISER;
use super::report::{place, wanted};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, COORDINATOR, Data, LINK_WORKER, REFERRER, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Personal, "/oma/palaute", GET code_page, POST code);
    page!(routes, Audience::Everybody, Data::Personal, "/oma/palaute/kiitos", GET thanks);
    page!(routes, Audience::Everybody, Data::Personal, "/oma/palaute/{token}", GET resident_page, POST resident);
    page!(routes, REFERRER, Data::Plain, "/lahetteet/palaute", GET referrer_page, POST referrer);
    page!(routes, LINK_WORKER, Data::Plain, "/minun/palaute", GET link_worker_page, POST link_worker);
    page!(routes, ORGANISER, Data::Plain, "/jarjestaja/palaute", GET organiser_page, POST organiser);
    page!(routes, COORDINATOR, Data::Personal, "/palautteet", GET said);
    page!(routes, COORDINATOR, Data::Personal, "/palautteet/{id}", POST handle);
}

const CODE: &str = "feedback-code";

async fn code_page(ask: Ask) -> Outcome {
    show_code(&ask, form::empty(&ask, CODE)).await
}

fn show_code(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        form.action = ask.frame().to("/oma/palaute");
        let status = form.status;
        ask.page_with(status, &CodePage { w: ask.words(), frame: ask.frame().for_form(&form), form })
    })
}

async fn wrong_code(ask: &Ask, code: &'static str) -> Outcome {
    let errors = vec![FieldError { field: "code", code, lengths: None }];
    show_code(ask, Form { errors, ..form::again(ask, CODE, 422) }).await
}

async fn code(ask: Ask) -> Outcome {
    let typed: String = ask.fields.get("code").chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    if typed.is_empty() {
        return wrong_code(&ask, "missing").await;
    }
    let (code, client) = (typed.to_ascii_uppercase(), ask.client.clone());
    let to = ask.frame().to(&format!("/oma/palaute/{code}"));
    match ask.run(move |work| feedback::code_fits(work, code, client).boxed()).await {
        Ok(true) => Ok(Reply::see_other(&to)),
        Ok(false) => wrong_code(&ask, "unknown").await,
        Err(error) => form::refuse(&ask, CODE, error, show_code).await,
    }
}

async fn thanks(ask: Ask) -> Outcome {
    ask.notice(200, "feedback-thanks", Vec::new())
}

/// The request in the name of the municipality that asks; none when the link does not work any more.
async fn asked_by(mut ask: Ask) -> Result<Option<Ask>, Failure> {
    let secret = ask.param("token").to_owned();
    let found = ask
        .app
        .run(rinnalla_app::Who::Anonymous, move |work| {
            async move {
                let code = feedback::by_link(work, secret).await?;
                rinnalla_app::place::find(work, Some(code)).await
            }
            .boxed()
        })
        .await;
    match found {
        Ok(place) => {
            ask.place = place;
            Ok(Some(ask))
        }
        Err(Error::Rule(Rule::LinkOver)) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn over(ask: &Ask) -> Outcome {
    ask.notice(410, "feedback-over", Vec::new())
}

/// Opening the link changes nothing and names nobody.
async fn resident_page(ask: Ask) -> Outcome {
    let Some(asked) = asked_by(ask.clone()).await? else { return over(&ask) };
    show_step(&asked, form::empty(&asked, RESIDENT), Step::Heard)
}

fn show_step(ask: &Ask, mut form: Form, step: Step) -> Outcome {
    form.action = ask.frame().to(&format!("/oma/palaute/{}", ask.param("token")));
    let status = form.status;
    ask.page_with(status, &ResidentPage { w: ask.words(), frame: ask.frame().for_form(&form), form, step })
}

async fn resident(ask: Ask) -> Outcome {
    let Some(ask) = asked_by(ask.clone()).await? else { return over(&ask) };
    let (feedback, named, for_worker) = match way(&ask.fields) {
        Way::To(step) => return show_step(&ask, form::again(&ask, RESIDENT, 200), step),
        Way::Mend(step, errors) => {
            return show_step(&ask, Form { errors, ..form::again(&ask, RESIDENT, 422) }, step);
        }
        Way::Done(feedback, named, for_worker) => (feedback, named, for_worker),
    };
    let (secret, given) = (ask.param("token").to_owned(), ByLink { feedback, named, for_worker });
    let done = ask
        .app
        .run(rinnalla_app::Who::Anonymous, move |work| feedback::answer_by_link(work, secret, given).boxed())
        .await;
    match done {
        Ok(()) => Ok(Reply::see_other(&ask.frame().to("/oma/palaute/kiitos"))),
        Err(Error::Rule(Rule::LinkOver)) => over(&ask),
        Err(error) => {
            let show: form::Show = |ask, form| Box::pin(async move { show_step(ask, form, Step::Named) });
            form::refuse(&ask, RESIDENT, error, show).await
        }
    }
}

fn path(audience: Answering) -> &'static str {
    match audience {
        Answering::Resident | Answering::Referrer => "/lahetteet/palaute",
        Answering::LinkWorker => "/minun/palaute",
        Answering::Organiser => "/jarjestaja/palaute",
    }
}

/// Who answers on a page, by its address.
fn answering(ask: &Ask) -> Answering {
    let own = |audience: &&Answering| path(**audience) == ask.path && **audience != Answering::Resident;
    Answering::ALL.iter().find(own).copied().unwrap_or(Answering::Referrer)
}

fn show_staff(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let audience = answering(ask);
        let (_, lately) = ask.run(move |work| feedback::place(work, audience).boxed()).await?;
        let w = ask.words();
        let back = match audience {
            Answering::LinkWorker => ("/minun", "menu-mine"),
            Answering::Organiser => ("/jarjestaja", "menu-own-activities"),
            _ => ("/lahetteet", "menu-own-referrals"),
        };
        let status = form.status;
        let frame = ask.frame().for_form(&form).back_to(back.0, w.t(back.1));
        ask.page_with(status, &StaffPage { w, frame, form, audience, lately })
    })
}

async fn staff_page(ask: Ask) -> Outcome {
    let form = form::empty(&ask, form_name(answering(&ask)));
    show_staff(&ask, form).await
}

async fn staff(ask: Ask) -> Outcome {
    let audience = answering(&ask);
    let parsed = parse_staff(audience, &ask.fields).map(|new| (audience, new));
    form::submit(
        ask,
        form_name(audience),
        parsed,
        |work, asked: Asked<(Answering, _)>| {
            Box::pin(async move {
                let (audience, new) = asked.new;
                feedback::answer(work, audience, new).await?;
                Ok(format!("{}?tehty=feedback-sent", path(audience)))
            })
        },
        show_staff,
    )
    .await
}

async fn referrer_page(ask: Ask) -> Outcome {
    staff_page(ask).await
}

async fn referrer(ask: Ask) -> Outcome {
    staff(ask).await
}

async fn link_worker_page(ask: Ask) -> Outcome {
    staff_page(ask).await
}

async fn link_worker(ask: Ask) -> Outcome {
    staff(ask).await
}

async fn organiser_page(ask: Ask) -> Outcome {
    staff_page(ask).await
}

async fn organiser(ask: Ask) -> Outcome {
    staff(ask).await
}

/// Where the caller coordinates, and which of these is asked for: the one in the address, else the first.
fn coordinated(ask: &Ask) -> Result<(Vec<MunicipalityCode>, MunicipalityCode), Failure> {
    let own = ask.person()?.municipalities(Role::Coordinator);
    let code = wanted(ask, &own)?;
    Ok((own, code))
}

async fn said(ask: Ask) -> Outcome {
    let (own, code) = coordinated(&ask)?;
    let found = ask.run(move |work| feedback::said(work, code).boxed()).await?;
    let lines = found.into_iter().map(|one| SaidLine {
        id: one.id,
        audience: one.audience,
        case: one.case.map(|(id, number)| (id.to_string(), number)),
        month: one.month,
        words: one.words,
        handled_on: one.handled_on,
        delete_on: one.delete_on,
    });
    let name = if own.len() > 1 { Some(place(&ask, code).await?.name) } else { None };
    let mut others = Vec::new();
    for other in own.into_iter().filter(|other| *other != code) {
        others.push((format!("/palautteet?kunta={other}"), place(&ask, other).await?.name));
    }
    let w = ask.words();
    let frame = ask.frame().back_to("/tanaan", w.t("menu-today"));
    let (csrf, code) = (ask.csrf(), code.to_string());
    ask.page(&SaidPage { w, frame, csrf, code, place: name, others, lines: lines.collect() })
}

async fn handle(ask: Ask) -> Outcome {
    let ((_, code), id) = (coordinated(&ask)?, ask.param("id").to_owned());
    ask.run(move |work| feedback::handle(work, code, id).boxed()).await?;
    Ok(Reply::see_other(&format!("/palautteet?kunta={code}&tehty=feedback-handled")))
}
