//! Whose figures may be read. Figures are no records: this opens no case to anybody.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;

use crate::{Actor, Denied, Person};

/// Roles that may read a municipality's reports, in figures alone.
pub const READS_REPORTS: &[Role] = &[Role::Coordinator, Role::AreaCoordinator, Role::Analyst];

/// The municipalities over which something may be counted. Made only here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureScope {
    /// None: all of them.
    municipalities: Option<Vec<MunicipalityCode>>,
}

impl FigureScope {
    /// The figures of one municipality.
    ///
    /// # Errors
    /// [`Denied`] where no role lets the caller read them
    pub fn of(actor: &Actor, municipality: MunicipalityCode) -> Result<Self, Denied> {
        let may = match actor {
            Actor::Person(person) => reads_reports_of(person).contains(&municipality),
            Actor::Service(_) => true,
            Actor::Anonymous | Actor::Resident(_) => false,
        };
        if may { Ok(Self { municipalities: Some(vec![municipality]) }) } else { Err(Denied) }
    }

    /// The figures of the whole country, for the service's own commands.
    ///
    /// # Errors
    /// [`Denied`] for anybody else
    pub fn everywhere(actor: &Actor) -> Result<Self, Denied> {
        if matches!(actor, Actor::Service(_)) { Ok(Self { municipalities: None }) } else { Err(Denied) }
    }

    /// The municipalities; `None` for all of them.
    pub fn municipalities(&self) -> Option<&[MunicipalityCode]> {
        self.municipalities.as_deref()
    }
}

/// Municipalities whose reports somebody may read.
pub fn reads_reports_of(person: &Person) -> Vec<MunicipalityCode> {
    let mut found: Vec<_> = READS_REPORTS.iter().flat_map(|role| person.municipalities(*role)).collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Membership;
    use rinnalla_domain::{AccountId, Language, MembershipId, OrganisationId};

    fn actor(role: Role) -> Actor {
        Actor::Person(Person {
            account: AccountId::new("a"),
            name: String::new(),
            title: String::new(),
            phone: String::new(),
            language: Language::Finnish,
            memberships: vec![Membership {
                id: MembershipId::new("m"),
                role,
                municipality: MunicipalityCode::parse("758").expect("a code"),
                organisation: OrganisationId::new("o"),
                organisation_name: String::new(),
            }],
        })
    }

    #[test]
    fn reports_are_read_where_the_role_holds_and_nowhere_else() {
        let (home, away) = (MunicipalityCode::parse("758").expect("a"), MunicipalityCode::parse("148").expect("a"));
        for role in Role::ALL {
            let may = READS_REPORTS.contains(role);
            assert_eq!(FigureScope::of(&actor(*role), home).is_ok(), may, "{role}");
            assert!(FigureScope::of(&actor(*role), away).is_err(), "{role}");
            assert!(FigureScope::everywhere(&actor(*role)).is_err(), "{role}");
        }
        assert!(FigureScope::of(&Actor::Anonymous, home).is_err());
        assert!(FigureScope::everywhere(&Actor::Service("report")).is_ok());
    }
}
