//! Who may count, read figures, and work for the community.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;

use crate::grant::{CommunityWork, Count, Denied, Grant};
use crate::{Actor, Person};

/// Roles that may read what a municipality lacks, in figures alone.
pub const READS_FIGURES: &[Role] = &[Role::Coordinator, Role::AreaCoordinator, Role::Analyst, Role::Organiser];

impl Grant<Count> {
    /// Anybody counts something without saying who they are: a wish, a list that was given, a search.
    pub const fn anybody(municipality: MunicipalityCode) -> Self {
        Self::of_the_service(municipality)
    }
}

impl Grant<CommunityWork> {
    /// A link worker or a coordinator of the municipality.
    ///
    /// # Errors
    /// [`Denied`]
    pub fn community_work(actor: &Actor, municipality: MunicipalityCode) -> Result<Self, Denied> {
        let person = actor.person().ok_or(Denied)?;
        let works = [Role::LinkWorker, Role::Coordinator].iter().any(|role| person.is_in(*role, municipality));
        if works { Ok(Self::within(person, municipality)) } else { Err(Denied) }
    }
}

/// Municipalities whose figures somebody may read.
pub fn reads_figures_of(person: &Person) -> Vec<MunicipalityCode> {
    person.municipalities_of(READS_FIGURES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::tests::person;

    #[test]
    fn figures_are_read_where_the_role_holds_and_an_administrator_reads_none() {
        for role in Role::ALL {
            let may = READS_FIGURES.contains(role);
            assert_eq!(reads_figures_of(&person(&[(*role, "758")])).len(), usize::from(may), "{role}");
        }
        assert!(!READS_FIGURES.contains(&Role::Administrator));
    }

    #[test]
    fn a_referrer_records_no_community_work_and_a_link_worker_none_elsewhere() {
        let (home, away) = (MunicipalityCode::parse("758").expect("a"), MunicipalityCode::parse("148").expect("a"));
        let worker = Actor::Person(person(&[(Role::LinkWorker, "758")]));
        assert!(Grant::community_work(&worker, home).is_ok());
        assert!(Grant::community_work(&worker, away).is_err());
        assert!(Grant::community_work(&Actor::Person(person(&[(Role::Referrer, "758")])), home).is_err());
        assert!(Grant::community_work(&Actor::Anonymous, home).is_err());
    }
}
