//! Suspending an account, and lifting it.

use rinnalla_access::{Administer, Grant};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_store::{account, session};

use crate::{Error, Rule, Work};

/// Suspends an account with a role in the municipality: it cannot sign in, and its sessions end.
///
/// # Errors
/// [`Rule::LastAdministrator`] when a municipality would be left without one; [`Error::NotFound`].
pub async fn suspend(work: &mut Work, municipality: MunicipalityCode, id: AccountId) -> Result<(), Error> {
    let grant = authorise(work, municipality, &id).await?;
    let Some(person) = account::person(work.tx(), &id).await? else {
        return Ok(());
    };
    for other in person.municipalities(Role::Administrator) {
        account::lock_administrators(work.tx(), other).await?;
        let holders = account::holders(work.tx(), other, Role::Administrator).await?;
        if holders.iter().all(|m| m.account == id) {
            return Err(Rule::LastAdministrator.into());
        }
    }
    account::suspend(work.tx(), &grant, &id, Some(work.now())).await?;
    session::end_all(work.tx(), &id, None, work.now()).await?;
    work.secured(Some(municipality), "suspended", Some(id.to_string()));
    Ok(())
}

/// Lifts a suspension.
///
/// # Errors
/// [`Error::NotFound`] for an account without a role in the municipality.
pub async fn lift(work: &mut Work, municipality: MunicipalityCode, id: AccountId) -> Result<(), Error> {
    let grant = authorise(work, municipality, &id).await?;
    account::suspend(work.tx(), &grant, &id, None).await?;
    work.secured(Some(municipality), "suspension_lifted", Some(id.to_string()));
    Ok(())
}

/// An administrator of the municipality, over somebody with a role in force there.
pub(super) async fn authorise(
    work: &Work,
    municipality: MunicipalityCode,
    id: &AccountId,
) -> Result<Grant<Administer>, Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    if account::holds_role(work.tx(), &grant, id).await? { Ok(grant) } else { Err(Error::NotFound) }
}
