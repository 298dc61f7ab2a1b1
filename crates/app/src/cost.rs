//! What the work costs: inputs that an administrator writes down by year, for reports.

use rinnalla_access::{FigureScope, Grant};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::cost::{Input, NewInput};
use rinnalla_store::cost;

use crate::{Error, Work};

/// The inputs that hold for a year: for those who read reports of the municipality, and its administrators.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn of_year(work: &mut Work, municipality: MunicipalityCode, year: i64) -> Result<Vec<Input>, Error> {
    if FigureScope::of(work.actor(), municipality).is_err() {
        Grant::administer(work.actor(), municipality)?;
    }
    Ok(cost::of_year(work.tx(), municipality, year).await?)
}

/// Writes inputs of a year down; what has not changed is not written again.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality
pub async fn save(work: &mut Work, municipality: MunicipalityCode, year: i64, new: Vec<NewInput>) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    let before = cost::of_year(work.tx(), municipality, year).await?;
    for input in new {
        let former = before.iter().find(|one| one.kind == input.kind);
        let same = former.map(|one| (one.cents, one.source.as_deref()))
            == input.cents.map(|cents| (cents, input.source.as_ref().map(rinnalla_domain::text::Line::as_str)));
        if !same {
            let id = work.next_id();
            cost::insert(work.tx(), &grant, &id, year, &input, work.now()).await?;
        }
    }
    work.secured(Some(municipality), "costs_saved", Some(year.to_string()));
    Ok(())
}
