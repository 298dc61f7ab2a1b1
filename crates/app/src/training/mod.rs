//! Training: courses that anybody can see, enrolling, who was there, and certificates.

mod certificate;
mod course;
mod enrol;
mod gate;
mod people;
mod round;

use rinnalla_access::{Grant, Train};
use rinnalla_domain::account::Role;
use rinnalla_domain::training::{Cohort, Programme};
use rinnalla_domain::{CohortId, MunicipalityCode, ProgrammeId};
use rinnalla_store::training;

use crate::{Error, Work};

pub(crate) use certificate::adopt;
pub use certificate::{Checked, Paper, check, give, paper, paper_by_link, revoke};
pub use course::{
    Course, Listed, Own, add_cohort, add_programme, add_session, add_task, by_link, course, courses, own,
    remove_session, remove_task, save_cohort, save_programme,
};
pub use enrol::{Enrolled, cancel, cancel_course, cancel_own, enrol, known, take_off};
pub use gate::{Trained, requirement, save_requirement, trained};
pub use people::{Class, Member, class, mark, note, save_member};
pub use round::round;

/// The course, and the right to train it.
async fn trained_course(work: &Work, id: &CohortId) -> Result<(Cohort, Grant<Train>), Error> {
    let cohort = training::cohort(work.tx(), id).await?.ok_or(Error::NotFound)?;
    let grant = Grant::train(work.actor(), cohort.programme.municipality)?;
    Ok((cohort, grant))
}

/// Programmes of the municipalities in which the caller trains.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn programmes(work: &mut Work) -> Result<Vec<Programme>, Error> {
    let mut found = Vec::new();
    for municipality in trains_in(work)? {
        found.extend(training::programmes(work.tx(), municipality).await?);
    }
    Ok(found)
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn programme(work: &mut Work, id: ProgrammeId) -> Result<Programme, Error> {
    programmes(work).await?.into_iter().find(|p| p.id == id).ok_or(Error::NotFound)
}

fn trains_in(work: &Work) -> Result<Vec<MunicipalityCode>, Error> {
    Ok(work.person()?.municipalities(Role::Trainer))
}
