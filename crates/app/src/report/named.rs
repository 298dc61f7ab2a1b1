//! Periods that a municipality names beforehand, so that means are told for them.

use rinnalla_access::{FigureScope, Grant};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::{NamedPeriod, NewNamedPeriod};
use rinnalla_store::report as store;

use crate::{Error, Work};

/// What came of naming a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// It has a name now.
    Done,
    /// It had one.
    Known,
    /// It is a calendar year: means are told for it anyway.
    IsYear,
}

/// The periods that a municipality has named, for those who read its reports.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn named_periods(work: &mut Work, code: MunicipalityCode) -> Result<Vec<NamedPeriod>, Error> {
    FigureScope::of(work.actor(), code)?;
    Ok(store::named(work.tx(), code).await?)
}

/// Names a period. It stays: what has been told of it cannot be taken back.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of the municipality
pub async fn name_period(work: &mut Work, code: MunicipalityCode, new: NewNamedPeriod) -> Result<Named, Error> {
    let grant = Grant::coordinate_in(work.actor(), code)?;
    if new.period.whole_year().is_some() {
        return Ok(Named::IsYear);
    }
    if store::named(work.tx(), code).await?.iter().any(|known| known.period == new.period) {
        return Ok(Named::Known);
    }
    let id = work.next_id();
    store::name_period(work.tx(), &grant, &id, &new, work.now()).await?;
    work.secured(Some(code), "period_named", Some(new.period.to_string()));
    Ok(Named::Done)
}
