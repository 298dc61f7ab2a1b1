//! What is kept of link workers, and how long: the worker deletes the rest.

use jiff::ToSpan;
use rinnalla_access::Grant;
use rinnalla_domain::link_worker::path::{LEFT_DAYS, LEFT_MONTHS};
use rinnalla_store::{link_worker, organisation};

use super::path::rules;
use crate::{Error, Work};

/// Deletes those with whom nothing has followed for as long as the municipality has set; of those who left first what
/// served the work alone, later the path itself, but nothing while a case still waits for another link worker. Seals
/// what was declared before names were sealed. How many paths were deleted.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn round(work: &mut Work) -> Result<u64, Error> {
    let grant = Grant::the_service(work.actor(), None)?;
    link_worker::seal_old(work.tx(), work.sealer(), &grant, || work.nonce()).await?;
    let mut deleted = 0;
    let today = work.today();
    let (soon, late) = (today.saturating_sub(LEFT_DAYS.days()), today.saturating_sub(LEFT_MONTHS.months()));
    for municipality in organisation::running(work.tx()).await?.into_iter().filter_map(|o| o.municipality) {
        let before = today.saturating_sub(rules(work, municipality).await?.interest_days.days());
        deleted += link_worker::delete_passing(work.tx(), &grant, municipality, before).await?;
        link_worker::bare_left(work.tx(), &grant, municipality, soon).await?;
        deleted += link_worker::delete_left(work.tx(), &grant, municipality, late).await?;
    }
    Ok(deleted)
}
