//! Those on a course: who was there, what they have done, what is missing. For trainers.

use rinnalla_access::{Grant, Train};
use rinnalla_domain::text::Text;
use rinnalla_domain::training::{Certificate, Cohort, Enrolment, Presence, Record, Session, Standing, State, Task};
use rinnalla_domain::{CohortId, EnrolmentId, SessionId, TaskId};
use rinnalla_store::training;

use super::trained_course;
use crate::{Error, Work};

/// Somebody on a course.
#[derive(Clone, Debug)]
pub struct Member {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// What is known.
    pub record: Record,
    /// How far the person has come.
    pub standing: Standing,
    /// Certificates from this course, the newest first.
    pub certificates: Vec<Certificate>,
}

impl Member {
    /// A certificate that has not been taken back.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.certificates.iter().find(|c| c.revoked_on.is_none())
    }

    /// Could be given a certificate now.
    pub fn is_due(&self) -> bool {
        self.standing.is_complete() && self.certificate().is_none()
    }
}

/// A course with everybody on it.
#[derive(Clone, Debug)]
pub struct Class {
    /// The course.
    pub cohort: Cohort,
    /// Sessions.
    pub sessions: Vec<Session>,
    /// Tasks.
    pub tasks: Vec<Task>,
    /// Those who have a place, in the order of their names.
    pub members: Vec<Member>,
    /// Those who wait, in their order.
    pub waiting: Vec<Enrolment>,
    /// Certificates that were given, also to those whose enrolment has been deleted since.
    pub given: Vec<Certificate>,
}

/// Everybody on a course.
///
/// # Errors
/// [`Error::NotFound`] for anybody but its trainers
pub async fn class(work: &mut Work, id: CohortId) -> Result<Class, Error> {
    let (cohort, grant) = trained_course(work, &id).await?;
    let tx = work.tx();
    let sessions = training::sessions(tx, &id).await?;
    let tasks = training::tasks(tx, &id).await?;
    let presences = training::presences(tx, &id).await?;
    let done = training::done(tx, &id).await?;
    let given = training::certificates_of_cohort(tx, &grant, &id).await?;
    let all = training::enrolments(tx, &id).await?;
    let (placed, waiting): (Vec<Enrolment>, Vec<Enrolment>) = all.into_iter().partition(|e| e.state == State::Enrolled);
    let member = |enrolment: Enrolment| {
        let own = |id: &EnrolmentId| *id == enrolment.id;
        let record = Record {
            presences: presences.iter().filter(|(e, ..)| own(e)).map(|(_, s, p)| (s.clone(), *p)).collect(),
            done: done.iter().filter(|(e, _)| own(e)).map(|(_, t)| t.clone()).collect(),
        };
        let standing = Standing::of(cohort.content.rule, &sessions, &tasks, &record);
        let certificates = given.iter().filter(|c| own(&c.enrolment)).cloned().collect();
        Member { enrolment, record, standing, certificates }
    };
    let mut members: Vec<Member> = placed.into_iter().map(member).collect();
    members.sort_by_key(|m| rinnalla_domain::text::name_key(&m.enrolment.name));
    work.act_as("trainer");
    work.secured(Some(grant.municipality()), "training_people", Some(id.to_string()));
    Ok(Class { cohort, sessions, tasks, members, waiting, given })
}

/// Marks who was at a session.
///
/// # Errors
/// [`Error::NotFound`] for anybody but its trainers, and for somebody who is not on the course
pub async fn mark(
    work: &mut Work,
    id: CohortId,
    session: SessionId,
    there: Vec<(EnrolmentId, Presence)>,
) -> Result<(), Error> {
    let class = class(work, id.clone()).await?;
    let (_, grant) = trained_course(work, &id).await?;
    if class.sessions.iter().all(|s| s.id != session) {
        return Err(Error::NotFound);
    }
    for (who, presence) in there {
        if class.members.iter().all(|m| m.enrolment.id != who) {
            return Err(Error::NotFound);
        }
        training::mark(work.tx(), &grant, &session, &who, presence, work.now()).await?;
    }
    Ok(())
}

async fn on_course(work: &Work, grant: &Grant<Train>, id: &CohortId, who: &EnrolmentId) -> Result<(), Error> {
    let found = training::enrolment(work.tx(), grant, id, who).await?;
    found.filter(|enrolment| enrolment.state != State::Cancelled).map(|_| ()).ok_or(Error::NotFound)
}

/// The trainer's note on somebody.
///
/// # Errors
/// [`Error::NotFound`] for anybody but trainers of the course
pub async fn note(work: &mut Work, id: CohortId, who: EnrolmentId) -> Result<Option<String>, Error> {
    let (_, grant) = trained_course(work, &id).await?;
    on_course(work, &grant, &id, &who).await?;
    Ok(training::note(work.tx(), &grant, work.sealer(), &who).await?)
}

/// Saves what somebody has done, and the trainer's note.
///
/// # Errors
/// [`Error::NotFound`] for anybody but trainers of the course, and for tasks of another course
pub async fn save_member(
    work: &mut Work,
    id: CohortId,
    who: EnrolmentId,
    tasks: Vec<TaskId>,
    note: Option<Text>,
) -> Result<(), Error> {
    let (_, grant) = trained_course(work, &id).await?;
    on_course(work, &grant, &id, &who).await?;
    let known = training::tasks(work.tx(), &id).await?;
    if tasks.iter().any(|task| known.iter().all(|t| t.id != *task)) {
        return Err(Error::NotFound);
    }
    training::mark_done(work.tx(), &grant, &who, &tasks, work.now()).await?;
    let nonce = work.nonce();
    let note = note.as_ref().map(Text::as_str);
    training::save_note(work.tx(), &grant, work.sealer(), &who, note, nonce).await?;
    work.act_as("trainer");
    work.secured(Some(grant.municipality()), "training_member", Some(who.to_string()));
    Ok(())
}
