//! A link worker's own hours, for nobody but themselves.

use rinnalla_access::Grant;
use rinnalla_domain::account::Role;
use rinnalla_domain::report::{OwnHours, Period};
use rinnalla_store::report as store;

use crate::{Error, Work};

/// What the caller wrote down as a link worker, by month. Sums alone: who was met is not in them. They are the caller's
/// own notes, so nothing is held back, and the month that runs is in them.
///
/// # Errors
/// [`Error::NotFound`] for anybody who is no link worker
pub async fn own_hours(work: &mut Work, asked: Period) -> Result<OwnHours, Error> {
    let municipalities = work.person()?.municipalities(Role::LinkWorker);
    if municipalities.is_empty() {
        return Err(Error::NotFound);
    }
    let grant = Grant::own_account(work.actor())?;
    let months = store::own_hours(work.tx(), &grant, &municipalities, asked).await?;
    Ok(OwnHours { asked, months })
}
