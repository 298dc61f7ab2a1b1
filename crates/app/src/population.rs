//! How many people live in a municipality: an administrator loads the table, reports read it.

use rinnalla_access::Grant;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::population::{NewPopulation, Population};
use rinnalla_store::population;

use crate::{Error, Work};

/// The table of a municipality, when one has been loaded. It is public knowledge and speaks of nobody.
///
/// # Errors
/// When storage fails
pub async fn find(work: &mut Work, municipality: MunicipalityCode) -> Result<Option<Population>, Error> {
    Ok(population::find(work.tx(), municipality).await?)
}

/// Loads a table in place of the former one.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality
pub async fn load(work: &mut Work, municipality: MunicipalityCode, new: NewPopulation) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    population::load(work.tx(), &grant, &new, work.now()).await?;
    work.secured(Some(municipality), "population_loaded", Some(format!("{} rows", new.rows.len())));
    Ok(())
}

/// Takes the table away.
///
/// # Errors
/// As [`load`]
pub async fn remove(work: &mut Work, municipality: MunicipalityCode) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    population::remove(work.tx(), &grant).await?;
    work.secured(Some(municipality), "population_removed", None);
    Ok(())
}
