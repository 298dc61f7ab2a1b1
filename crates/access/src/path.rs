//! Who may begin the path of a link worker, and who moves somebody on it.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_domain::link_worker::path::Mover;

use crate::grant::{Denied, Grant, Interest, LeadPath};
use crate::{Actor, Person};

impl Grant<Interest> {
    /// Anybody says that the work interests them: an account is not needed.
    pub const fn anybody_interested(municipality: MunicipalityCode) -> Self {
        Self::of_the_service(municipality)
    }
}

impl Grant<LeadPath> {
    /// A coordinator or a trainer of the municipality.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn lead_path(actor: &Actor, municipality: MunicipalityCode) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        mover(person, municipality).map(|_| Self::within(person, municipality)).ok_or(Denied)
    }
}

/// In which capacity somebody moves people on the path there.
pub fn mover(person: &Person, municipality: MunicipalityCode) -> Option<Mover> {
    if person.is_in(Role::Coordinator, municipality) {
        Some(Mover::Coordinator)
    } else {
        person.is_in(Role::Trainer, municipality).then_some(Mover::Trainer)
    }
}

/// Municipalities in which somebody moves people on the path.
pub fn leads_paths_in(person: &Person) -> Vec<MunicipalityCode> {
    let mut found: Vec<_> =
        [Role::Coordinator, Role::Trainer].iter().flat_map(|role| person.municipalities(*role)).collect();
    found.sort();
    found.dedup();
    found
}
