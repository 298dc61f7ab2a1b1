//! Pages of trainers: programmes, courses, sessions, tasks, who was there, certificates.

mod certificates;
mod planning;

use rinnalla_app::training::{self, Class, Member};
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_domain::account::Role;
use rinnalla_domain::training::{NewCohort, Session, Way};
use rinnalla_domain::{CohortId, EnrolmentId, SessionId, TaskId};
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::training::form as read;
use rinnalla_views::training::name;
use rinnalla_views::training::trainer::{
    AttendancePage, CallOffPage, CohortPage, MemberPage, PeoplePage, Row, SessionsPage, TasksPage,
};

use super::training::cohort;
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

const TRAINER: Audience = Audience::Roles(&[Role::Trainer]);

pub(crate) fn routes(routes: &mut Vec<Route>) {
    planning::routes(routes);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/muokkaa", GET edit_cohort, POST save_cohort);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/kerrat", GET sessions, POST change_sessions);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/tehtavat", GET tasks, POST change_tasks);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/lasnaolo", GET attendance, POST mark);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/osallistujat", GET people);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/osallistujat/{enrolment}", GET member, POST save_member);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/osallistujat/{enrolment}/pois", POST take_off);
    page!(routes, TRAINER, Data::Plain, "/koulutukset/{id}/peru", GET call_off_page, POST call_off);
    certificates::routes(routes);
}

const COHORT: &str = "cohort";
const SESSION: &str = "session";
const TASK: &str = "task";
const ATTENDANCE: &str = "attendance";
const MEMBER: &str = "member";
const CALL_OFF: &str = "call-off";

/// The course of the address, for whoever trains it.
async fn trained(ask: &Ask) -> Result<training::Course, Failure> {
    let id = cohort(ask);
    let course = ask.run(move |work| training::course(work, id).boxed()).await?;
    if course.trains { Ok(course) } else { Err(Failure::NotFound) }
}

fn back(ask: &Ask, form: &Form) -> rinnalla_views::Frame {
    ask.frame().for_form(form).back_to(format!("/koulutukset/{}", ask.param("id")), ask.words().t("back"))
}

async fn edit_cohort(ask: Ask) -> Outcome {
    show_cohort(&ask, form::empty(&ask, COHORT)).await
}

fn show_cohort(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let course = trained(ask).await?;
        let found = &course.listed.cohort;
        let form = form.filled(read::cohort_fields(&found.content)).at_version(found.version);
        let status = form.status;
        ask.page_with(status, &CohortPage { w: ask.words(), frame: back(ask, &form), form, programmes: None })
    })
}

async fn save_cohort(ask: Ask) -> Outcome {
    let parsed = read::cohort(&ask.fields);
    form::submit(
        ask,
        COHORT,
        parsed,
        |work, asked: Asked<NewCohort>| {
            Box::pin(async move {
                let to = format!("/koulutukset/{}?tehty=cohort-saved", asked.id);
                training::save_cohort(work, CohortId::new(asked.id), asked.new, asked.version).await?;
                Ok(to)
            })
        },
        show_cohort,
    )
    .await
}

async fn sessions(ask: Ask) -> Outcome {
    show_sessions(&ask, form::empty(&ask, SESSION)).await
}

fn show_sessions(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let course = trained(ask).await?;
        let form = form.filled(Fields::default().with("kind", "lesson"));
        let status = form.status;
        let page = SessionsPage {
            w: ask.words(),
            frame: back(ask, &form),
            form,
            name: name(&course.listed.cohort),
            sessions: &course.sessions,
        };
        ask.page_with(status, &page)
    })
}

async fn change_sessions(ask: Ask) -> Outcome {
    let removed = ask.fields.get("remove").to_owned();
    if !removed.is_empty() {
        let id = cohort(&ask);
        ask.run(move |work| training::remove_session(work, id, SessionId::new(removed)).boxed()).await?;
        return Ok(Reply::see_other(&format!("{}?tehty=session-removed", ask.path)));
    }
    let parsed = read::session(&ask.fields);
    form::submit(
        ask,
        SESSION,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let to = format!("/koulutukset/{}/kerrat?tehty=session-added", asked.id);
                training::add_session(work, CohortId::new(asked.id), asked.new).await?;
                Ok(to)
            })
        },
        show_sessions,
    )
    .await
}

async fn tasks(ask: Ask) -> Outcome {
    show_tasks(&ask, form::empty(&ask, TASK)).await
}

fn show_tasks(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let course = trained(ask).await?;
        let status = form.status;
        let page = TasksPage {
            w: ask.words(),
            frame: back(ask, &form),
            form,
            name: name(&course.listed.cohort),
            tasks: &course.tasks,
        };
        ask.page_with(status, &page)
    })
}

async fn change_tasks(ask: Ask) -> Outcome {
    let removed = ask.fields.get("remove").to_owned();
    if !removed.is_empty() {
        let id = cohort(&ask);
        ask.run(move |work| training::remove_task(work, id, TaskId::new(removed)).boxed()).await?;
        return Ok(Reply::see_other(&format!("{}?tehty=task-removed", ask.path)));
    }
    let parsed = read::task(&ask.fields);
    form::submit(
        ask,
        TASK,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let to = format!("/koulutukset/{}/tehtavat?tehty=task-added", asked.id);
                training::add_task(work, CohortId::new(asked.id), asked.new).await?;
                Ok(to)
            })
        },
        show_tasks,
    )
    .await
}

async fn class(ask: &Ask) -> Result<Class, Failure> {
    let id = cohort(ask);
    Ok(ask.run(move |work| training::class(work, id).boxed()).await?)
}

/// The session that the address names, or the one that is held now or was held last.
fn session_of<'a>(ask: &Ask, class: &'a Class) -> Option<&'a Session> {
    let (wanted, now) = (ask.query.get("kerta"), ask.app.now());
    let named = class.sessions.iter().find(|s| s.id.as_str() == wanted);
    let begun = || class.sessions.iter().rfind(|s| s.content.starts_at <= now);
    named.or_else(begun).or_else(|| class.sessions.first())
}

async fn attendance(ask: Ask) -> Outcome {
    show_attendance(&ask, form::empty(&ask, ATTENDANCE)).await
}

fn show_attendance(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let class = class(ask).await?;
        let chosen = session_of(ask, &class);
        let w = ask.words();
        let at = |session: &Session| format!("{}?kerta={}", ask.path, session.id);
        if let Some(session) = chosen {
            form.action = at(session);
            form.values = marked(&class, session);
        }
        let status = form.status;
        let page = AttendancePage {
            w,
            frame: back(ask, &form),
            form,
            name: name(&class.cohort),
            session: chosen.map(|s| read::session_name(&w, s)),
            sessions: class
                .sessions
                .iter()
                .map(|s| (at(s), read::session_name(&w, s), chosen.is_some_and(|c| c.id == s.id)))
                .collect(),
            members: class.members.iter().map(named).collect(),
            either: chosen.is_some_and(|s| s.content.way == Way::Either),
        };
        ask.page_with(status, &page)
    })
}

fn named(member: &Member) -> (String, String) {
    (member.enrolment.id.to_string(), member.enrolment.name.clone())
}

/// Who has been marked as there.
fn marked(class: &Class, session: &Session) -> Fields {
    use rinnalla_domain::training::Presence;
    let mut fields = Fields::default();
    for member in &class.members {
        match member.record.presence(&session.id) {
            Some(Presence::Remotely) if session.content.way == Way::Either => {
                fields.push("remotely", &member.enrolment.id);
            }
            Some(presence) if presence.counts() => fields.push("present", &member.enrolment.id),
            _ => {}
        }
    }
    fields
}

async fn mark(ask: Ask) -> Outcome {
    let class = class(&ask).await?;
    let session = session_of(&ask, &class).ok_or(Failure::NotFound)?;
    let all = class.members.iter().map(|m| m.enrolment.id.clone()).collect();
    let there = read::attendance(&ask.fields, session.content.way, all);
    let (id, of) = (cohort(&ask), session.id.clone());
    let to = format!("{}?kerta={of}&tehty=attendance-saved", ask.path);
    ask.run(move |work| training::mark(work, id, of, there).boxed()).await?;
    Ok(Reply::see_other(&to))
}

fn row(member: &Member) -> Row<'_> {
    Row { enrolment: &member.enrolment, standing: &member.standing, certificate: member.certificate() }
}

async fn people(ask: Ask) -> Outcome {
    let class = class(&ask).await?;
    let page = PeoplePage {
        w: ask.words(),
        frame: ask.frame().back_to(format!("/koulutukset/{}", class.cohort.id), ask.words().t("back")),
        cohort: &class.cohort,
        rows: class.members.iter().map(row).collect(),
        waiting: &class.waiting,
    };
    ask.page(&page)
}

async fn member(ask: Ask) -> Outcome {
    show_member(&ask, form::empty(&ask, MEMBER)).await
}

fn show_member(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let who = EnrolmentId::new(ask.param("enrolment"));
        let class = class(ask).await?;
        let member = class.members.iter().find(|m| m.enrolment.id == who).ok_or(Failure::NotFound)?;
        let id = cohort(ask);
        let note = ask.run(move |work| training::note(work, id, who).boxed()).await?;
        let mut start = Fields::default().with_some("note", note);
        for task in &member.record.done {
            start.push("tasks", task);
        }
        let form = form.filled(start);
        let (w, status) = (ask.words(), form.status);
        let there =
            |s: &Session| member.record.presence(&s.id).map_or_else(|| w.t("presence-none"), |p| w.code("presence", p));
        let page = MemberPage {
            w,
            frame: ask
                .frame()
                .for_form(&form)
                .back_to(format!("/koulutukset/{}/osallistujat", ask.param("id")), w.t("trainees-title")),
            form,
            cohort: &class.cohort,
            row: row(member),
            tasks: class.tasks.iter().map(|t| (t.id.to_string(), t.content.title.to_string())).collect(),
            sessions: class.sessions.iter().map(|s| (read::session_name(&w, s), there(s))).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn save_member(ask: Ask) -> Outcome {
    let who = EnrolmentId::new(ask.param("enrolment"));
    let parsed = read::member(&ask.fields).map(|read| (who, read));
    form::submit(
        ask,
        MEMBER,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (who, (tasks, note)) = asked.new;
                let to = format!("/koulutukset/{}/osallistujat?tehty=member-saved", asked.id);
                training::save_member(work, CohortId::new(asked.id), who, tasks, note).await?;
                Ok(to)
            })
        },
        show_member,
    )
    .await
}

async fn take_off(ask: Ask) -> Outcome {
    let (id, who) = (cohort(&ask), EnrolmentId::new(ask.param("enrolment")));
    let to = format!("/koulutukset/{id}/osallistujat?tehty=taken-off");
    ask.run(move |work| training::take_off(work, id, who).boxed()).await?;
    Ok(Reply::see_other(&to))
}

async fn call_off_page(ask: Ask) -> Outcome {
    show_call_off(&ask, form::empty(&ask, CALL_OFF)).await
}

fn show_call_off(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let class = class(ask).await?;
        let enrolled = class.members.iter().map(|m| &m.enrolment).chain(&class.waiting);
        let without_mail = enrolled.filter(|one| one.mail.is_none());
        let status = form.status;
        let page = CallOffPage {
            w: ask.words(),
            frame: back(ask, &form),
            form,
            name: name(&class.cohort),
            to_call: without_mail.map(|one| (one.name.clone(), one.phone.clone().unwrap_or_default())).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn call_off(ask: Ask) -> Outcome {
    let parsed = read::cancelling(&ask.fields);
    form::submit(
        ask,
        CALL_OFF,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let to = format!("/koulutukset/{}?tehty=called-off", asked.id);
                training::cancel_course(work, CohortId::new(asked.id), asked.new).await?;
                Ok(to)
            })
        },
        show_call_off,
    )
    .await
}
