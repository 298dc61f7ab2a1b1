//! Whose figures may be read. Figures are no records: this opens no case to anybody.

use rinnalla_domain::account::Role;
use rinnalla_domain::{MunicipalityCode, OrganisationId};

use crate::{Actor, Denied, Person};

/// Roles that may read a municipality's reports, in figures alone.
pub const READS_REPORTS: &[Role] = &[Role::Coordinator, Role::AreaCoordinator, Role::Analyst];

/// Roles that may set the municipalities of their area beside each other, in figures alone.
pub const READS_AREA: &[Role] = &[Role::AreaCoordinator, Role::Analyst];

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

    /// The figures of a municipality, to tell a unit that refers to it its own ones among them.
    ///
    /// # Errors
    /// [`Denied`] for anybody but those who refer to the municipality on behalf of the unit
    pub fn of_own_unit(actor: &Actor, municipality: MunicipalityCode, unit: &OrganisationId) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        let refers = refers_for(person).iter().any(|(to, of, _)| *to == municipality && of == unit);
        if refers { Ok(Self { municipalities: Some(vec![municipality]) }) } else { Err(Denied) }
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
    person.municipalities_of(READS_REPORTS)
}

/// Municipalities that somebody may set beside each other.
pub fn reads_area_of(person: &Person) -> Vec<MunicipalityCode> {
    let mut found: Vec<_> = READS_AREA.iter().flat_map(|role| person.municipalities(*role)).collect();
    found.sort();
    found.dedup();
    found
}

/// Units for which somebody refers: to which municipality, the unit, and its name.
pub fn refers_for(person: &Person) -> Vec<(MunicipalityCode, OrganisationId, String)> {
    let own = person.memberships.iter().filter(|m| m.role == Role::Referrer);
    let mut found: Vec<_> =
        own.map(|m| (m.municipality, m.organisation.clone(), m.organisation_name.clone())).collect();
    found.sort_by(|a, b| (a.0, a.1.as_str()).cmp(&(b.0, b.1.as_str())));
    found.dedup_by(|a, b| (a.0, &a.1) == (b.0, &b.1));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::tests::person;

    fn actor(role: Role) -> Actor {
        Actor::Person(person(&[(role, "758")]))
    }

    #[test]
    fn a_unit_is_told_its_own_figures_and_no_other_unit_is() {
        let (home, away) = (MunicipalityCode::parse("758").expect("a"), MunicipalityCode::parse("148").expect("a"));
        let (own, other) = (OrganisationId::new("o"), OrganisationId::new("p"));
        for role in Role::ALL {
            let may = *role == Role::Referrer;
            assert_eq!(FigureScope::of_own_unit(&actor(*role), home, &own).is_ok(), may, "{role}");
            assert!(FigureScope::of_own_unit(&actor(*role), home, &other).is_err(), "{role}");
            assert!(FigureScope::of_own_unit(&actor(*role), away, &own).is_err(), "{role}");
        }
        assert!(FigureScope::of_own_unit(&Actor::Anonymous, home, &own).is_err());
    }

    #[test]
    fn an_area_is_compared_by_its_coordinator_and_its_analyst() {
        for role in Role::ALL {
            let Actor::Person(person) = actor(*role) else { panic!("a person") };
            assert_eq!(reads_area_of(&person).len(), usize::from(READS_AREA.contains(role)), "{role}");
        }
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
