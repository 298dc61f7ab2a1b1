//! Who may write an entry of the directory.

use rinnalla_domain::account::Role;
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::{MunicipalityCode, OrganisationId};

use crate::grant::{Administer, Denied, EditDirectory, Grant, TheService};
use crate::{Actor, Person};

/// An entry as far as permission is concerned; storage fills it from the row it read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryItself {
    /// The municipality that answers for it.
    pub municipality: MunicipalityCode,
    /// The organisation that arranges it, when it has an account.
    pub organisation: Option<OrganisationId>,
    /// Umbrella organisations that the organiser has permitted to edit for it.
    pub umbrellas: Vec<OrganisationId>,
    /// The business identity code of whoever arranges it.
    pub business_id: Option<BusinessId>,
}

/// An organisation that claims an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimant {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Where it works.
    pub municipality: Option<MunicipalityCode>,
    /// The business identity code that a coordinator has confirmed.
    pub business_id: Option<BusinessId>,
}

impl Claimant {
    /// Is an entry that nobody has certainly theirs: the same business identity code, in the same municipality?
    pub fn surely_arranges(&self, entry: &EntryItself) -> bool {
        entry.organisation.is_none()
            && self.municipality == Some(entry.municipality)
            && self.business_id.is_some()
            && self.business_id == entry.business_id
    }
}

/// In which capacity an entry is written: the word that its history shows. Never a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    /// A coordinator of the municipality.
    Coordinator,
    /// Its organiser.
    Organiser,
    /// An umbrella organisation of the organiser.
    Umbrella,
}

impl Editor {
    /// The word in the history.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Organiser => "organiser",
            Self::Umbrella => "umbrella",
        }
    }
}

impl EntryItself {
    /// In which capacity the actor may write it; none when they may not.
    pub fn editor(&self, actor: &Actor) -> Option<Editor> {
        let person = actor.person()?;
        let organises = |organisation: &OrganisationId| {
            person.memberships.iter().any(|m| m.role == Role::Organiser && m.organisation == *organisation)
        };
        if person.is_in(Role::Coordinator, self.municipality) {
            Some(Editor::Coordinator)
        } else if self.organisation.as_ref().is_some_and(organises) {
            Some(Editor::Organiser)
        } else if self.umbrellas.iter().any(organises) {
            Some(Editor::Umbrella)
        } else {
            None
        }
    }
}

impl Grant<EditDirectory> {
    /// A coordinator of the municipality, the organiser, or an umbrella organisation that the organiser has permitted.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn edit(actor: &Actor, entry: &EntryItself) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        entry.editor(actor).map(|_| Self::within(person, entry.municipality)).ok_or(Denied)
    }

    /// A new entry, in a municipality where the person coordinates or organises.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn add(actor: &Actor, municipality: MunicipalityCode) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        if person.is_in(Role::Coordinator, municipality) || person.is_in(Role::Organiser, municipality) {
            Ok(Self::within(person, municipality))
        } else {
            Err(Denied)
        }
    }

    /// An administrator, who has sources read and brings tables.
    pub fn by_administrator(administers: &Grant<Administer>) -> Self {
        Self::of_the_service(administers.municipality())
    }

    /// An organiser takes an entry that nobody has and that is certainly theirs.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn claim(actor: &Actor, entry: &EntryItself, by: &Claimant) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        let own = organises(person).iter().any(|(_, organisation)| *organisation == by.organisation);
        if own && by.surely_arranges(entry) { Ok(Self::within(person, entry.municipality)) } else { Err(Denied) }
    }

    /// Somebody speaks for an organisation: who may edit for it.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn speak_for(actor: &Actor, organisation: &OrganisationId) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        let own = organises(person).into_iter().find(|(_, own)| own == organisation);
        own.map(|(municipality, _)| Self::within(person, municipality)).ok_or(Denied)
    }

    /// The service itself, for a municipality: imports, answers by a mailed link, the passing of time.
    pub fn by_service(service: &Grant<TheService>) -> Self {
        Self::of_the_service(service.municipality())
    }
}

/// Organisations for which somebody arranges activities.
pub fn organises(person: &Person) -> Vec<(MunicipalityCode, OrganisationId)> {
    let own = person.memberships.iter().filter(|m| m.role == Role::Organiser);
    own.map(|m| (m.municipality, m.organisation.clone())).collect()
}
