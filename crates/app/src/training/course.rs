//! Programmes and courses, as everybody sees them and as trainers write them.

use rinnalla_access::Grant;
use rinnalla_domain::training::{
    Certificate, Cohort, Enrolment, NewCohort, NewProgramme, NewSession, NewTask, Record, Session, Standing, State,
    Task,
};
use rinnalla_domain::{CohortId, MunicipalityCode, ProgrammeId, SessionId, TaskId};
use rinnalla_store::training;

use super::{enrol, trained_course, trains_in};
use crate::{Error, Work};

/// A course on a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The course.
    pub cohort: Cohort,
    /// How many places are taken.
    pub taken: i64,
    /// How many wait.
    pub waiting: usize,
}

/// What the course has of somebody: that person, and the trainers, see it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// What is known.
    pub record: Record,
    /// How far the person has come.
    pub standing: Standing,
    /// The certificate that holds, or was taken back.
    pub certificate: Option<Certificate>,
}

/// A course with its sessions and tasks.
#[derive(Clone, Debug)]
pub struct Course {
    /// The course, and how full it is.
    pub listed: Listed,
    /// Sessions. Addresses of video meetings are left out for whoever has no place.
    pub sessions: Vec<Session>,
    /// Tasks.
    pub tasks: Vec<Task>,
    /// What the course has of whoever looks.
    pub own: Option<Own>,
    /// Whoever looks trains here.
    pub trains: bool,
}

async fn listed(work: &Work, cohort: Cohort) -> Result<Listed, Error> {
    let (taken, _) = training::taken(work.tx(), &cohort.id).await?;
    let all = training::enrolments(work.tx(), &cohort.id).await?;
    let waiting = all.iter().filter(|e| e.state == State::Waiting).count();
    Ok(Listed { cohort, taken, waiting })
}

/// Courses that the page of a municipality shows, newest first.
///
/// # Errors
/// When storage fails
pub async fn courses(work: &mut Work, municipality: Option<MunicipalityCode>) -> Result<Vec<Listed>, Error> {
    let mut found = Vec::new();
    for cohort in training::cohorts(work.tx(), municipality).await? {
        found.push(listed(work, cohort).await?);
    }
    Ok(found)
}

/// The caller's own courses, newest first, and own certificates.
///
/// # Errors
/// When storage fails
pub async fn own(work: &mut Work) -> Result<(Vec<(Cohort, Enrolment)>, Vec<Certificate>), Error> {
    let Some(person) = work.actor().person().cloned() else { return Ok((Vec::new(), Vec::new())) };
    let mut found = Vec::new();
    for (id, enrolment) in training::of_account(work.tx(), &person.account).await? {
        if let Some(cohort) = training::cohort(work.tx(), &id).await? {
            found.push((cohort, enrolment));
        }
    }
    Ok((found, training::certificates_of_account(work.tx(), &person.account).await?))
}

/// A course, for everybody.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn course(work: &mut Work, id: CohortId) -> Result<Course, Error> {
    let cohort = training::cohort(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    let mut own = None;
    if let Some(person) = work.actor().person() {
        let all = training::of_account(work.tx(), &person.account).await?;
        own = all.into_iter().find(|(of, _)| *of == id).map(|(_, enrolment)| enrolment);
    }
    with_own(work, cohort, own).await
}

/// A course for whoever holds the link of an enrolment. Opening it changes nothing.
///
/// # Errors
/// [`crate::Rule::LinkOver`]
pub async fn by_link(work: &mut Work, secret: String) -> Result<Course, Error> {
    let (cohort, enrolment) = enrol::of_link(work, &secret).await?;
    with_own(work, cohort, Some(enrolment)).await
}

async fn with_own(work: &Work, cohort: Cohort, own: Option<Enrolment>) -> Result<Course, Error> {
    let trains = Grant::train(work.actor(), cohort.programme.municipality).is_ok();
    let mut sessions = training::sessions(work.tx(), &cohort.id).await?;
    let tasks = training::tasks(work.tx(), &cohort.id).await?;
    let has_place = own.as_ref().is_some_and(|e| e.state == State::Enrolled);
    let own = match own {
        Some(enrolment) => Some(own_of(work, &cohort, &sessions, &tasks, enrolment).await?),
        None => None,
    };
    if !has_place && !trains {
        for session in &mut sessions {
            session.content.link = None;
        }
    }
    Ok(Course { listed: listed(work, cohort).await?, sessions, tasks, own, trains })
}

async fn own_of(
    work: &Work,
    cohort: &Cohort,
    sessions: &[Session],
    tasks: &[Task],
    enrolment: Enrolment,
) -> Result<Own, Error> {
    let presences = training::presences(work.tx(), &cohort.id).await?;
    let done = training::done(work.tx(), &cohort.id).await?;
    let record = Record {
        presences: presences.into_iter().filter(|(e, ..)| *e == enrolment.id).map(|(_, s, p)| (s, p)).collect(),
        done: done.into_iter().filter(|(e, _)| *e == enrolment.id).map(|(_, t)| t).collect(),
    };
    let standing = Standing::of(cohort.content.rule, sessions, tasks, &record);
    let certificate = training::certificates_of_enrolment(work.tx(), &enrolment.id).await?.into_iter().next();
    Ok(Own { enrolment, record, standing, certificate })
}

/// A trainer writes a new programme, in the first municipality in which they train.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn add_programme(work: &mut Work, new: NewProgramme) -> Result<ProgrammeId, Error> {
    let municipality = trains_in(work)?.first().copied().ok_or(Error::NotFound)?;
    let grant = Grant::train(work.actor(), municipality)?;
    let id = ProgrammeId::new(work.next_id());
    training::insert_programme(work.tx(), &grant, &id, &new, work.now()).await?;
    work.secured(Some(municipality), "training_programme", Some(id.to_string()));
    Ok(id)
}

/// Saves a programme. Certificates that were given keep the former words.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`]
pub async fn save_programme(work: &mut Work, id: ProgrammeId, new: NewProgramme, version: i64) -> Result<(), Error> {
    let programme = super::programme(work, id.clone()).await?;
    let grant = Grant::train(work.actor(), programme.municipality)?;
    training::save_programme(work.tx(), &grant, &id, &new, version).await?;
    work.secured(Some(programme.municipality), "training_programme", Some(id.to_string()));
    Ok(())
}

/// A new course of a programme.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn add_cohort(work: &mut Work, programme: ProgrammeId, new: NewCohort) -> Result<CohortId, Error> {
    let programme = super::programme(work, programme).await?;
    let grant = Grant::train(work.actor(), programme.municipality)?;
    let id = CohortId::new(work.next_id());
    training::insert_cohort(work.tx(), &grant, &id, &programme.id, &new, work.now()).await?;
    work.secured(Some(programme.municipality), "training_course", Some(id.to_string()));
    Ok(id)
}

/// Saves a course. More places go to those who wait, in their order; fewer take nobody's place away. Certificates that
/// were given stay as they are.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`]
pub async fn save_cohort(work: &mut Work, id: CohortId, new: NewCohort, version: i64) -> Result<(), Error> {
    let (_, grant) = trained_course(work, &id).await?;
    training::lock_cohort(work.tx(), &id).await?;
    training::save_cohort(work.tx(), &grant, &id, &new, version).await?;
    let (cohort, grant) = trained_course(work, &id).await?;
    enrol::fill_places(work, &cohort).await?;
    work.secured(Some(grant.municipality()), "training_course", Some(id.to_string()));
    Ok(())
}

/// Adds a session.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn add_session(work: &mut Work, cohort: CohortId, new: NewSession) -> Result<SessionId, Error> {
    let (_, grant) = trained_course(work, &cohort).await?;
    let id = SessionId::new(work.next_id());
    training::insert_session(work.tx(), &grant, &cohort, &id, &new).await?;
    Ok(id)
}

/// Takes a session off.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] when it is gone already
pub async fn remove_session(work: &mut Work, cohort: CohortId, id: SessionId) -> Result<(), Error> {
    let (_, grant) = trained_course(work, &cohort).await?;
    training::delete_session(work.tx(), &grant, &cohort, &id).await?;
    work.secured(Some(grant.municipality()), "training_session_removed", Some(cohort.to_string()));
    Ok(())
}

/// Adds a task.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn add_task(work: &mut Work, cohort: CohortId, new: NewTask) -> Result<TaskId, Error> {
    let (_, grant) = trained_course(work, &cohort).await?;
    let id = TaskId::new(work.next_id());
    training::insert_task(work.tx(), &grant, &cohort, &id, &new).await?;
    Ok(id)
}

/// Takes a task off.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] when it is gone already
pub async fn remove_task(work: &mut Work, cohort: CohortId, id: TaskId) -> Result<(), Error> {
    let (_, grant) = trained_course(work, &cohort).await?;
    training::delete_task(work.tx(), &grant, &cohort, &id).await?;
    work.secured(Some(grant.municipality()), "training_task_removed", Some(cohort.to_string()));
    Ok(())
}
