//! What may be read.

use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode};

use crate::Actor;

/// A limit on what a query may return. Made only by the functions below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    reach: Reach,
    viewer: Option<AccountId>,
}

/// How far a scope reaches; storage turns it into a condition of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing at all.
    Nothing,
    /// Cases of these municipalities.
    Municipalities(Vec<MunicipalityCode>),
    /// Cases whose referral this account has sent, to municipalities where the role is in force.
    SentBy(AccountId, Vec<MunicipalityCode>),
    /// Open cases in which this account is the named link worker, in municipalities where the role is in force.
    AccompaniedBy(AccountId, Vec<MunicipalityCode>),
    /// Cases for which this account has been asked and not confirmed.
    Asked(AccountId, Vec<MunicipalityCode>),
    /// This one case: the resident's own.
    Own(CaseId),
    /// Either of two reaches.
    Either(Box<Reach>, Box<Reach>),
    /// Every case: for the service's own jobs only.
    Everything,
}

impl Scope {
    fn of(actor: &Actor, role: Role, reach: impl Fn(AccountId, Vec<MunicipalityCode>) -> Reach) -> Self {
        let Some(person) = actor.person() else {
            return Self { reach: Reach::Nothing, viewer: None };
        };
        let municipalities = person.municipalities(role);
        let viewer = Some(person.account.clone());
        if municipalities.is_empty() {
            return Self { reach: Reach::Nothing, viewer };
        }
        Self { reach: reach(person.account.clone(), municipalities), viewer }
    }

    /// What a coordinator may read: the cases of the municipalities that they coordinate.
    pub fn coordinating(actor: &Actor) -> Self {
        Self::of(actor, Role::Coordinator, |_, municipalities| Reach::Municipalities(municipalities))
    }

    /// What a referrer may read: the referrals that they sent to municipalities where they still refer.
    pub fn sending(actor: &Actor) -> Self {
        Self::of(actor, Role::Referrer, Reach::SentBy)
    }

    /// What a named link worker may read.
    pub fn accompanying(actor: &Actor) -> Self {
        Self::of(actor, Role::LinkWorker, Reach::AccompaniedBy)
    }

    /// What a link worker who was asked may read: a card.
    pub fn asked(actor: &Actor) -> Self {
        Self::of(actor, Role::LinkWorker, Reach::Asked)
    }

    /// What whoever walks alongside may read: the named link worker and the coordinators.
    pub fn walking(actor: &Actor) -> Self {
        let (own, coordinated) = (Self::accompanying(actor), Self::coordinating(actor));
        let viewer = own.viewer.clone();
        let reach = match (own.reach, coordinated.reach) {
            (Reach::Nothing, reach) | (reach, Reach::Nothing) => reach,
            (a, b) => Reach::Either(Box::new(a), Box::new(b)),
        };
        Self { reach, viewer }
    }

    /// What a resident may read who has opened a form of their own case.
    pub fn own(actor: &Actor) -> Self {
        let reach = match actor {
            Actor::Resident(case) => Reach::Own(case.clone()),
            _ => Reach::Nothing,
        };
        Self { reach, viewer: None }
    }

    /// Everything, for the service's own jobs. Anybody else gets nothing.
    pub fn unlimited_for_the_service(actor: &Actor) -> Self {
        let reach = if matches!(actor, Actor::Service(_)) { Reach::Everything } else { Reach::Nothing };
        Self { reach, viewer: None }
    }

    /// How far it reaches.
    pub const fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The person who looks: somebody whom the resident has barred sees nothing.
    pub const fn viewer(&self) -> Option<&AccountId> {
        self.viewer.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::tests;

    fn person(roles: &[(Role, &str)]) -> Actor {
        Actor::Person(tests::person(roles))
    }

    #[test]
    fn an_administrator_reaches_no_case() {
        let actor = person(&[(Role::Administrator, "758")]);
        for scope in [Scope::coordinating(&actor), Scope::sending(&actor), Scope::walking(&actor), Scope::asked(&actor)]
        {
            assert_eq!(scope.reach(), &Reach::Nothing);
        }
    }

    #[test]
    fn a_coordinator_of_one_municipality_does_not_reach_another() {
        let actor = person(&[(Role::Coordinator, "758"), (Role::LinkWorker, "148")]);
        let Reach::Municipalities(found) = Scope::coordinating(&actor).reach().clone() else {
            panic!("municipalities")
        };
        assert_eq!(found.len(), 1);
        assert!(matches!(Scope::walking(&actor).reach(), Reach::Either(..)));
    }

    #[test]
    fn a_resident_reaches_their_own_case_and_no_other() {
        let resident = Actor::Resident(CaseId::new("c"));
        assert_eq!(Scope::own(&resident).reach(), &Reach::Own(CaseId::new("c")));
        for scope in [Scope::coordinating(&resident), Scope::walking(&resident), Scope::asked(&resident)] {
            assert_eq!(scope.reach(), &Reach::Nothing);
        }
        assert_eq!(Scope::own(&person(&[(Role::Coordinator, "758")])).reach(), &Reach::Nothing);
    }

    #[test]
    fn nobody_but_the_service_reaches_everything() {
        assert_eq!(Scope::unlimited_for_the_service(&person(&[])).reach(), &Reach::Nothing);
        assert_eq!(Scope::unlimited_for_the_service(&Actor::Service("jobs")).reach(), &Reach::Everything);
    }
}
