//! Guidance: a professional gives a list of activities to a resident. Counted, without anybody in the count.

use rinnalla_access::Grant;
use rinnalla_domain::OrganisationId;
use rinnalla_domain::activity::Theme;
use rinnalla_domain::guidance::Given;
use rinnalla_domain::lack::Period;
use rinnalla_domain::organisation::Kind;
use rinnalla_store::organisation::{self, Organisation};
use rinnalla_store::{activity, guidance};

use crate::{Error, Work};

/// Is it a unit that guides: one that refers, or the municipality itself?
fn guides(organisation: &Organisation) -> bool {
    matches!(organisation.kind, Kind::Unit | Kind::HospitalPoint | Kind::Municipality)
        && organisation.ended_at.is_none()
}

/// Units of a municipality that may guide. Their names are public.
///
/// # Errors
/// When storage fails
pub async fn units(
    work: &mut Work,
    municipality: rinnalla_domain::MunicipalityCode,
) -> Result<Vec<Organisation>, Error> {
    let found = organisation::of_municipality(work.tx(), municipality).await?;
    Ok(found.into_iter().filter(guides).collect())
}

/// A unit that somebody has chosen; none when there is no such unit any more.
///
/// # Errors
/// When storage fails
pub async fn unit(work: &mut Work, id: OrganisationId) -> Result<Option<Organisation>, Error> {
    Ok(organisation::find(work.tx(), &id).await?.filter(guides))
}

/// Counts a list that was given: municipality, unit, way and themes, by the half of the year. No list, no day, nobody.
///
/// # Errors
/// [`Error::NotFound`] when there is no such unit, or nothing on the list that the public may see
pub async fn give(work: &mut Work, unit: OrganisationId, numbers: Vec<i64>, way: Given) -> Result<(), Error> {
    let unit = self::unit(work, unit).await?.ok_or(Error::NotFound)?;
    let municipality = unit.municipality.ok_or(Error::NotFound)?;
    let themes = themes(work, &numbers).await?.ok_or(Error::NotFound)?;
    let grant = Grant::anybody(municipality);
    Ok(guidance::count(work.tx(), &grant, &unit.id, Period::of(work.today()), way, &themes).await?)
}

/// The themes on a list, each once; none when nothing is on it.
async fn themes(work: &Work, numbers: &[i64]) -> Result<Option<Vec<Theme>>, Error> {
    let (mut themes, mut any) = (Vec::new(), false);
    for number in numbers.iter().take(crate::activity::SHORTLIST) {
        if let Some(found) = activity::by_number(work.tx(), *number).await?.filter(|a| a.is_public(work.today())) {
            any = true;
            themes.extend(found.content.themes);
        }
    }
    themes.sort();
    themes.dedup();
    Ok(any.then_some(themes))
}
