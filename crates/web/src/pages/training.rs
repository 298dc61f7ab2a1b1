//! Courses for everybody: the list, one course, enrolling, giving a place up, and the check of a certificate.

use rinnalla_app::training::{self, Course, Own};
use rinnalla_app::{BoxFuture, Error, FutureExt, Rule};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::training::State;
use rinnalla_domain::{CertificateId, CohortId};
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::training::form::enrolment;
use rinnalla_views::training::{
    Card, CheckPage, CheckedAs, CoursePage, CoursesPage, EnrolPage, HandbookPage, OwnPart, PaperFacts, certificate,
};

use super::letter::pdf;
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/koulutukset", GET courses);
    page!(routes, Audience::Everybody, Data::Plain, "/koulutukset/{id}", GET course);
    page!(routes, Audience::Everybody, Data::Plain, "/koulutukset/{id}/ilmoittaudu", GET enrol_page, POST enrol);
    page!(routes, Audience::SignedIn, Data::Plain, "/koulutukset/{id}/en-paase", POST leave_own);
    page!(routes, Audience::Everybody, Data::Plain, "/ilmoittautuminen/{token}", GET by_link, POST leave);
    page!(routes, Audience::Everybody, Data::Plain, "/ilmoittautuminen/{token}/todistus", GET paper_by_link);
    page!(routes, Audience::Everybody, Data::Plain, "/todistus", GET check_page, POST check);
    page!(routes, Audience::SignedIn, Data::Plain, "/todistukset/{id}", GET paper);
    page!(routes, Audience::Everybody, Data::Plain, "/kasikirja", GET handbook);
}

const ENROL: &str = "signup";
const CHECK: &str = "verify";
const LEAVE: &str = "leave";

/// The course of the address.
pub(super) fn cohort(ask: &Ask) -> CohortId {
    CohortId::new(ask.param("id"))
}

pub(super) fn card(listed: &training::Listed) -> Card<'_> {
    Card { cohort: &listed.cohort, taken: listed.taken, waiting: listed.waiting }
}

async fn courses(ask: Ask) -> Outcome {
    let here = ask.place.as_ref().and_then(|(place, _)| place.municipality);
    let all = ask.run(move |work| training::courses(work, here).boxed()).await?;
    let (own, certificates) = ask.run(|work| training::own(work).boxed()).await?;
    let trains = ask.signed_in.as_ref().is_some_and(|s| s.person.is(Role::Trainer));
    let programmes = if trains { Some(ask.run(|work| training::programmes(work).boxed()).await?) } else { None };
    let page = CoursesPage {
        w: ask.words(),
        frame: ask.frame(),
        today: day_of(ask.app.now()),
        cards: all.iter().map(card).collect(),
        own: &own,
        certificates: &certificates,
        programmes: programmes.as_deref(),
    };
    ask.page(&page)
}

fn own_part(own: &Own) -> OwnPart<'_> {
    OwnPart {
        enrolment: &own.enrolment,
        record: &own.record,
        standing: &own.standing,
        certificate: own.certificate.as_ref().filter(|c| c.revoked_on.is_none()),
    }
}

fn course_page<'a>(ask: &Ask, course: &'a Course, leave: Option<Form>, paper: Option<String>) -> CoursePage<'a> {
    let now = ask.app.now();
    CoursePage {
        w: ask.words(),
        frame: ask.frame().back_to(ask.frame().to("/koulutukset"), ask.words().t("courses-title")),
        now,
        today: day_of(now),
        card: card(&course.listed),
        sessions: &course.sessions,
        tasks: &course.tasks,
        own: course.own.as_ref().map(own_part),
        trains: course.trains,
        leave,
        paper,
    }
}

async fn course(ask: Ask) -> Outcome {
    let id = cohort(&ask);
    let course = ask.run(move |work| training::course(work, id).boxed()).await?;
    let given = course.own.as_ref().and_then(|own| own.certificate.as_ref());
    let paper = given.filter(|c| c.revoked_on.is_none()).map(|c| format!("/todistukset/{}", c.id));
    let leave = may_leave(&course).then(|| {
        let action = format!("/koulutukset/{}/en-paase", course.listed.cohort.id);
        Form { action, ..form::empty(&ask, LEAVE) }
    });
    let page = course_page(&ask, &course, leave, paper);
    ask.page(&page)
}

/// A place that still stands can be given up, until there is a certificate.
fn may_leave(course: &Course) -> bool {
    let stands = |own: &Own| own.enrolment.state != State::Cancelled && own.certificate.is_none();
    course.listed.cohort.cancelled.is_none() && course.own.as_ref().is_some_and(stands)
}

async fn leave_own(ask: Ask) -> Outcome {
    let id = cohort(&ask);
    let to = format!("/koulutukset/{id}?tehty=left");
    ask.run(move |work| training::cancel_own(work, id).boxed()).await?;
    Ok(Reply::see_other(&to))
}

async fn by_link(ask: Ask) -> Outcome {
    let secret = ask.param("token").to_owned();
    let course = match ask.run(move |work| training::by_link(work, secret).boxed()).await {
        Ok(course) => course,
        Err(Error::Rule(Rule::LinkOver)) => return over(&ask),
        Err(error) => return Err(error.into()),
    };
    let own = course.own.as_ref();
    let given = own.and_then(|own| own.certificate.as_ref()).filter(|c| c.revoked_on.is_none());
    let paper = given.map(|_| format!("/ilmoittautuminen/{}/todistus", ask.param("token")));
    let page = course_page(&ask, &course, may_leave(&course).then(|| form::empty(&ask, LEAVE)), paper);
    ask.page(&page)
}

fn over(ask: &Ask) -> Outcome {
    let links = vec![(ask.frame().to("/koulutukset"), ask.words().t("courses-title"))];
    ask.notice(410, "link-over", links)
}

async fn leave(ask: Ask) -> Outcome {
    let secret = ask.param("token").to_owned();
    match ask.run(move |work| training::cancel(work, secret).boxed()).await {
        Ok(()) => Ok(Reply::see_other(&format!("{}?tehty=left", ask.path))),
        Err(Error::Rule(Rule::LinkOver)) => over(&ask),
        Err(error) => Err(error.into()),
    }
}

async fn enrol_page(ask: Ask) -> Outcome {
    show_enrol(&ask, form::empty(&ask, ENROL)).await
}

/// Name and address of whoever enrols for themselves, signed in. A trainer enrols somebody else.
async fn known(ask: &Ask, course: &Course) -> Result<Option<(String, String)>, Failure> {
    if course.trains {
        return Ok(None);
    }
    Ok(ask.run(|work| training::known(work).boxed()).await?)
}

fn show_enrol(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let id = cohort(ask);
        let course = ask.run(move |work| training::course(work, id).boxed()).await?;
        let known = known(ask, &course).await?;
        form.action = ask.frame().to(&ask.path);
        let name = known.as_ref().map(|(name, _)| name.clone());
        let form = form.filled(Fields::default().with_some("name", name));
        let status = form.status;
        let card = card(&course.listed);
        let page = EnrolPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(ask.frame().to(&card.path()), ask.words().t("back")),
            form,
            today: day_of(ask.app.now()),
            card,
            known: known.map(|(_, mail)| mail),
        };
        ask.page_with(status, &page)
    })
}

async fn enrol(ask: Ask) -> Outcome {
    let (id, of) = (cohort(&ask), cohort(&ask));
    let course = ask.run(move |work| training::course(work, of).boxed()).await?;
    let known = known(&ask, &course).await?.is_some();
    let new = match enrolment(&ask.fields, known) {
        Ok(new) => new,
        Err(errors) => return show_enrol(&ask, Form { errors, ..form::again(&ask, ENROL, 422) }).await,
    };
    let client = ask.client.clone();
    let (there, by_trainer) = (ask.frame().to(&format!("/koulutukset/{id}")), course.trains);
    let done = ask
        .run(move |work| {
            async move {
                let enrolled = training::enrol(work, id, new, client).await?;
                let sign = if there.contains('?') { '&' } else { '?' };
                Ok(match (enrolled.state, enrolled.link) {
                    (State::Enrolled, Some(link)) if !by_trainer => {
                        format!("/ilmoittautuminen/{link}?tehty=enrolled-link")
                    }
                    (State::Waiting, Some(link)) if !by_trainer => format!("/ilmoittautuminen/{link}?tehty=in-queue"),
                    (State::Waiting, _) => format!("{there}{sign}tehty=in-queue"),
                    _ => format!("{there}{sign}tehty=enrolled"),
                })
            }
            .boxed()
        })
        .await;
    match done {
        Ok(to) => Ok(Reply::see_other(&to)),
        Err(error) => form::refuse(&ask, ENROL, error, show_enrol).await,
    }
}

async fn check_page(ask: Ask) -> Outcome {
    show_check(&ask, form::empty(&ask, CHECK)).await
}

fn show_check(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move { checked(ask, form, None) })
}

fn checked(ask: &Ask, mut form: Form, answer: Option<CheckedAs>) -> Outcome {
    form.action = ask.frame().to("/todistus");
    let status = form.status;
    let frame = ask.frame().for_form(&form).back_to(ask.frame().to("/koulutukset"), ask.words().t("courses-title"));
    ask.page_with(status, &CheckPage { w: ask.words(), frame, form, answer })
}

async fn check(ask: Ask) -> Outcome {
    let typed = ask.fields.get("code").trim().to_owned();
    if typed.is_empty() {
        let form = super::account::wrong(&ask, CHECK, "code", "missing");
        return show_check(&ask, form).await;
    }
    let client = ask.client.clone();
    match ask.run(move |work| training::check(work, typed, client).boxed()).await {
        Ok(found) => {
            let answer = found.map_or(CheckedAs::Unknown, |c| CheckedAs::Known {
                validity: c.validity,
                name: c.name,
                title: c.title,
                given_on: c.given_on,
            });
            checked(&ask, form::again(&ask, CHECK, 200), Some(answer))
        }
        Err(error) => form::refuse(&ask, CHECK, error, show_check).await,
    }
}

async fn paper(ask: Ask) -> Outcome {
    let id = CertificateId::new(ask.param("id"));
    let paper = ask.run(move |work| training::paper(work, id).boxed()).await?;
    print(&ask, paper).await
}

async fn paper_by_link(ask: Ask) -> Outcome {
    let secret = ask.param("token").to_owned();
    match ask.run(move |work| training::paper_by_link(work, secret).boxed()).await {
        Ok(paper) => print(&ask, paper).await,
        Err(Error::Rule(Rule::LinkOver)) => over(&ask),
        Err(error) => Err(error.into()),
    }
}

async fn print(ask: &Ask, paper: training::Paper) -> Outcome {
    let code = paper.municipality;
    let names = ask.run(move |work| rinnalla_app::place::names(work, vec![code]).boxed()).await?;
    let facts = PaperFacts {
        municipality: names.into_iter().next().map(|(_, name)| name).unwrap_or_default(),
        code: paper.code.to_string(),
        address: format!("{}/todistus", ask.app.config().base_url),
    };
    pdf(certificate(ask.words(), &paper.certificate, &facts), "todistus.pdf").await
}

async fn handbook(ask: Ask) -> Outcome {
    let frame = ask.frame().back_to(ask.frame().to("/koulutukset"), ask.words().t("courses-title"));
    ask.page(&HandbookPage { w: ask.words(), frame })
}
