//! What became of the referrals of a unit, for those who refer on its behalf.

use rinnalla_access::FigureScope;
use rinnalla_domain::account::Role;
use rinnalla_domain::report::{FigureKey, Period, SENT, UnitReport};
use rinnalla_domain::{MunicipalityCode, OrganisationId};
use rinnalla_store::{account, organisation, report as store};

use super::counts::Counts;
use super::people;
use crate::{Error, Work};

/// Reads the report of a unit that the caller refers for. No case is shown. Each step is a row of a table that divides
/// the municipality's released figures by unit: so neither the other units' numbers nor a small one can be had by taking
/// this report from the municipality's.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn unit(
    work: &mut Work,
    code: MunicipalityCode,
    unit: OrganisationId,
    asked: Period,
) -> Result<UnitReport, Error> {
    let reach = FigureScope::of_own_unit(work.actor(), code, &unit)?;
    let name = organisation::find(work.tx(), &unit).await?.ok_or(Error::NotFound)?.name_fi;
    let period = asked.ended(work.today());
    let mut report =
        UnitReport { municipality: code, unit, name, asked, period, own: Vec::new(), reasons: None, needs: None };
    let Some(period) = period else { return Ok(report) };
    if !store::any(work.tx(), &reach, period).await? {
        return Ok(report);
    }
    let counts = Counts::of(&reach, code, period);
    // Everything that divides these wholes is released with them, as the municipality's own report does it.
    let figures = counts.steps(work).await?;
    let units = units(work, code).await?;
    report.own = counts.of_unit(work, &SENT, &units, report.unit.as_str()).await?;
    report.reasons = figures.into_iter().find(|figure| figure.key == FigureKey::Reasons);
    report.needs = Some(people::needs(work, code, period).await?);
    Ok(report)
}

/// Units on whose behalf somebody refers to the municipality now, in the order of their identities.
async fn units(work: &Work, code: MunicipalityCode) -> Result<Vec<String>, Error> {
    let holders = account::holders(work.tx(), code, Role::Referrer).await?;
    let mut units: Vec<String> = holders.into_iter().map(|m| m.membership.organisation.to_string()).collect();
    units.sort();
    units.dedup();
    Ok(units)
}
