//! What may be written.

use std::marker::PhantomData;

use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode};

use crate::{Actor, Person};

/// A kind of writing.
pub trait Action {
    /// The word in the log.
    const NAME: &'static str;
}

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident = $code:literal),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Action for $name { const NAME: &'static str = $code; }
    )+ };
}

actions! {
    /// Sending a referral to a municipality.
    SendReferral = "send_referral",
    /// What the sender of a referral does to it afterwards: answers, withdraws.
    AnswerReferrer = "answer_referrer",
    /// What a coordinator does to a case.
    Coordinate = "coordinate",
    /// What a link worker who was asked does: answers.
    AnswerProposal = "answer_proposal",
    /// What a resident answers by a one-time link, or with somebody who walks alongside.
    AnswerByLink = "answer_by_link",
    /// What whoever walks alongside writes.
    Accompany = "accompany",
    /// What a resident does who has opened a form by link and code, or on a device handed over: answers.
    Answer = "answer",
    /// An entry of the directory.
    EditDirectory = "edit_directory",
    /// Counting without anybody in it.
    Count = "count",
    /// Work for the community that concerns no resident.
    CommunityWork = "community_work",
    /// Saying that the work of a link worker interests one.
    Interest = "interest",
    /// Moving somebody on the path of a link worker.
    LeadPath = "lead_path",
    /// Programmes, courses, attendance and certificates.
    Train = "train",
    /// A place on a course.
    Enrol = "enrol",
    /// Accounts, roles, units and settings of a municipality.
    Administer = "administer",
    /// One's own account.
    OwnAccount = "own_account",
    /// The service's own work: jobs and set-up.
    TheService = "the_service",
}

/// The right to write, for one municipality and, where there is one, one case.
///
/// Storage takes the municipality and the case of a row from here, never from a form.
#[derive(Clone, Debug)]
pub struct Grant<A> {
    municipality: Option<MunicipalityCode>,
    case: Option<CaseId>,
    by: Option<AccountId>,
    action: PhantomData<A>,
}

/// Somebody may not do this. Outside, it looks like "not found".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not allowed")]
pub struct Denied;

/// A case as far as permission is concerned; storage fills it from the row it read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Itself {
    /// The case.
    pub case: CaseId,
    /// Its controller.
    pub municipality: MunicipalityCode,
    /// Who sent it; `None` when the coordinator wrote it down.
    pub sender: Option<AccountId>,
    /// The named link worker.
    pub link_worker: Option<AccountId>,
    /// The link worker who has been asked.
    pub asked: Option<AccountId>,
}

impl<A: Action> Grant<A> {
    fn on(actor: &Actor, case: &Itself) -> Self {
        Self {
            municipality: Some(case.municipality),
            case: Some(case.case.clone()),
            by: actor.person().map(|p| p.account.clone()),
            action: PhantomData,
        }
    }

    pub(crate) fn within(person: &Person, municipality: MunicipalityCode) -> Self {
        Self { municipality: Some(municipality), case: None, by: Some(person.account.clone()), action: PhantomData }
    }

    pub(crate) const fn of_the_service(municipality: MunicipalityCode) -> Self {
        Self { municipality: Some(municipality), case: None, by: None, action: PhantomData }
    }

    /// The municipality whose data may be written.
    ///
    /// # Panics
    /// Never for grants on a municipality or a case; [`OwnAccount`] has none and no store function asks for it.
    pub fn municipality(&self) -> MunicipalityCode {
        self.municipality.expect("a grant for a municipality or a case")
    }

    /// The case that may be written.
    ///
    /// # Panics
    /// Never for grants on a case.
    pub fn case(&self) -> &CaseId {
        self.case.as_ref().expect("a grant for a case")
    }

    /// Who writes; `None` for the service itself.
    pub const fn by(&self) -> Option<&AccountId> {
        self.by.as_ref()
    }

    /// The word in the log.
    pub const fn name(&self) -> &'static str {
        A::NAME
    }

    /// The same right for a case that was made under it.
    #[must_use]
    pub fn for_new_case(&self, case: CaseId) -> Self {
        Self { case: Some(case), ..self.clone() }
    }
}

impl<A> Grant<A> {
    fn clone(&self) -> Self {
        Self { municipality: self.municipality, case: self.case.clone(), by: self.by.clone(), action: PhantomData }
    }
}

impl Grant<SendReferral> {
    /// Referrers may send to the municipalities where they hold the role; coordinators write down for their own.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn send(actor: &Actor, to: MunicipalityCode) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        if person.is_in(Role::Referrer, to) || person.is_in(Role::Coordinator, to) {
            Ok(Self::within(person, to))
        } else {
            Err(Denied)
        }
    }
}

impl Grant<AnswerReferrer> {
    /// The sender answers and withdraws.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn answer(actor: &Actor, case: &Itself) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        let own = case.sender.as_ref() == Some(&person.account);
        if own && person.is_in(Role::Referrer, case.municipality) { Ok(Self::on(actor, case)) } else { Err(Denied) }
    }
}

impl Grant<Coordinate> {
    /// A coordinator of the case's municipality.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn coordinate(actor: &Actor, case: &Itself) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        if person.is_in(Role::Coordinator, case.municipality) { Ok(Self::on(actor, case)) } else { Err(Denied) }
    }

    /// A coordinator's work in a municipality that concerns no single case: profiles, substitutes.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn coordinate_in(actor: &Actor, municipality: MunicipalityCode) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        if person.is_in(Role::Coordinator, municipality) { Ok(Self::within(person, municipality)) } else { Err(Denied) }
    }
}

impl Grant<AnswerProposal> {
    /// The link worker who was asked.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn answer_proposal(actor: &Actor, case: &Itself) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        let asked = case.asked.as_ref() == Some(&person.account);
        if asked && person.is_in(Role::LinkWorker, case.municipality) { Ok(Self::on(actor, case)) } else { Err(Denied) }
    }
}

impl Grant<Accompany> {
    /// The named link worker or a coordinator of the municipality.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn accompany(actor: &Actor, case: &Itself) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        let walks =
            case.link_worker.as_ref() == Some(&person.account) && person.is_in(Role::LinkWorker, case.municipality);
        if walks || person.is_in(Role::Coordinator, case.municipality) {
            Ok(Self::on(actor, case))
        } else {
            Err(Denied)
        }
    }
}

impl Grant<AnswerByLink> {
    /// The service, for the resident of a case who has opened a one-time link about it in this transaction.
    pub fn of_resident(case: &Itself) -> Self {
        Self { municipality: Some(case.municipality), case: Some(case.case.clone()), by: None, action: PhantomData }
    }
}

impl Grant<Answer> {
    /// The resident of this very case.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn answer_own(actor: &Actor, case: &Itself) -> Result<Self, Denied> {
        match actor {
            Actor::Resident(own) if *own == case.case => Ok(Self::on(actor, case)),
            _ => Err(Denied),
        }
    }
}

impl Grant<Administer> {
    /// An administrator of the municipality.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn administer(actor: &Actor, municipality: MunicipalityCode) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        if person.is_in(Role::Administrator, municipality) {
            Ok(Self::within(person, municipality))
        } else {
            Err(Denied)
        }
    }
}

impl Grant<OwnAccount> {
    /// Everybody rules over their own account.
    ///
    /// # Errors
    /// [`Denied`] when nobody has signed in.
    pub fn own_account(actor: &Actor) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        Ok(Self { municipality: None, case: None, by: Some(person.account.clone()), action: PhantomData })
    }
}

impl Grant<TheService> {
    /// The service itself, for a municipality where the work concerns one.
    ///
    /// # Errors
    /// [`Denied`] for anybody else.
    pub fn the_service(actor: &Actor, municipality: Option<MunicipalityCode>) -> Result<Self, Denied> {
        match actor {
            Actor::Service(_) => Ok(Self { municipality, case: None, by: None, action: PhantomData }),
            _ => Err(Denied),
        }
    }
}
