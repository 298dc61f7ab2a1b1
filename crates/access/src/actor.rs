//! Who acts.

use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, CaseId, Language, MembershipId, MunicipalityCode, OrganisationId};

/// A role that somebody holds in a municipality, on behalf of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Identity.
    pub id: MembershipId,
    /// The role.
    pub role: Role,
    /// The municipality where it holds.
    pub municipality: MunicipalityCode,
    /// The unit, association or parish on whose behalf; may be the municipality itself.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
}

/// Somebody who has signed in, with the roles that are in force at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// Title.
    pub title: String,
    /// Work phone.
    pub phone: String,
    /// Language of the pages.
    pub language: Language,
    /// Roles in force.
    pub memberships: Vec<Membership>,
}

impl Person {
    /// Municipalities where the person holds `role`.
    pub fn municipalities(&self, role: Role) -> Vec<MunicipalityCode> {
        let mut found: Vec<_> = self.memberships.iter().filter(|m| m.role == role).map(|m| m.municipality).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Municipalities where the person holds one of the roles.
    pub fn municipalities_of(&self, roles: &[Role]) -> Vec<MunicipalityCode> {
        let mut found: Vec<_> = roles.iter().flat_map(|role| self.municipalities(*role)).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Does the person hold `role` anywhere?
    pub fn is(&self, role: Role) -> bool {
        self.memberships.iter().any(|m| m.role == role)
    }

    /// Does the person hold `role` in `municipality`?
    pub fn is_in(&self, role: Role, municipality: MunicipalityCode) -> bool {
        self.memberships.iter().any(|m| m.role == role && m.municipality == municipality)
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody has signed in.
    Anonymous,
    /// Somebody who has signed in.
    Person(Person),
    /// A resident who has opened a form of their own case, by link and code or on a device handed over: this case.
    Resident(CaseId),
    /// The service itself: jobs, set-up. Named, so that the log can say which.
    Service(&'static str),
}

impl Actor {
    /// The person, when somebody has signed in.
    pub const fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            _ => None,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Somebody with these roles in these municipalities.
    pub(crate) fn person(roles: &[(Role, &str)]) -> Person {
        let membership = |(role, code): &(Role, &str)| Membership {
            id: MembershipId::new("m"),
            role: *role,
            municipality: MunicipalityCode::parse(code).expect("a code"),
            organisation: OrganisationId::new("o"),
            organisation_name: String::new(),
        };
        Person {
            account: AccountId::new("a"),
            name: String::new(),
            title: String::new(),
            phone: String::new(),
            language: Language::Finnish,
            memberships: roles.iter().map(membership).collect(),
        }
    }
}
