//! Who may train, and who may enrol.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;

use crate::Actor;
use crate::grant::{Denied, Enrol, Grant, Train};

impl Grant<Train> {
    /// A trainer of the municipality that keeps the records of a course.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn train(actor: &Actor, municipality: MunicipalityCode) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        if person.is_in(Role::Trainer, municipality) { Ok(Self::within(person, municipality)) } else { Err(Denied) }
    }
}

impl Grant<Enrol> {
    /// Anybody enrols, with an account or without one, and gives the place up by the link that they got.
    pub fn enrol(actor: &Actor, municipality: MunicipalityCode) -> Self {
        actor.person().map_or_else(|| Self::of_the_service(municipality), |person| Self::within(person, municipality))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Membership, Person};
    use rinnalla_domain::{AccountId, Language, MembershipId, OrganisationId};

    #[test]
    fn only_a_trainer_of_the_municipality_trains() {
        let code = |c: &str| MunicipalityCode::parse(c).expect("a code");
        for role in Role::ALL {
            let actor = Actor::Person(Person {
                account: AccountId::new("a"),
                name: String::new(),
                title: String::new(),
                phone: String::new(),
                language: Language::Finnish,
                memberships: vec![Membership {
                    id: MembershipId::new("m"),
                    role: *role,
                    municipality: code("758"),
                    organisation: OrganisationId::new("o"),
                    organisation_name: String::new(),
                }],
            });
            assert_eq!(Grant::train(&actor, code("758")).is_ok(), *role == Role::Trainer, "{role}");
            assert!(Grant::train(&actor, code("148")).is_err());
        }
        assert!(Grant::train(&Actor::Anonymous, code("758")).is_err());
    }
}
