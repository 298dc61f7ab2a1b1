//! The municipalities of an area beside each other.

use rinnalla_access::{FigureScope, reads_area_of};
use rinnalla_domain::report::{Area, Period, Place};
use rinnalla_store::{organisation, report as store};

use super::counts::Counts;
use crate::{Error, Work};

/// Sets the municipalities of the caller's area beside each other, in the order of their names. Each one's numbers are
/// those of its own report: released there, hidden there. Sums are of what is told and of nothing else.
///
/// # Errors
/// [`Error::NotFound`] for anybody but area coordinators and analysts
pub async fn area(work: &mut Work, asked: Period) -> Result<Area, Error> {
    let codes = reads_area_of(work.person()?);
    if codes.is_empty() {
        return Err(Error::NotFound);
    }
    let period = asked.ended(work.today());
    let mut reports = Vec::new();
    for code in codes {
        let Some(municipality) = organisation::municipality(work.tx(), code).await? else { continue };
        let reach = FigureScope::of(work.actor(), code)?;
        let mut figures = Vec::new();
        if let Some(period) = period
            && store::any(work.tx(), &reach, period).await?
        {
            figures = Counts::of(&reach, code, period).compared(work).await?;
        }
        reports.push((Place { code, name: municipality.name_fi }, figures));
    }
    reports.sort_by_key(|(place, _)| (place.name.to_lowercase(), place.code));
    Ok(Area::of(asked, period, reports))
}
