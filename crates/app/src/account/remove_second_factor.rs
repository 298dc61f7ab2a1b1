//! Removing somebody's second factor, when the phone is lost and the recovery codes too.

use rinnalla_domain::message::Mail;
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_store::{account, session};

use super::{post, suspend};
use crate::{Error, Rule, Work};

/// Removes the second factor of somebody else with a role in the municipality: their sessions end, they hear of it by
/// mail and must take another into use.
///
/// # Errors
/// [`Rule::SecondPersonNeeded`] for one's own; [`Error::NotFound`] outside the municipality.
pub async fn remove_second_factor(work: &mut Work, municipality: MunicipalityCode, id: AccountId) -> Result<(), Error> {
    let grant = suspend::authorise(work, municipality, &id).await?;
    if work.account()? == id {
        return Err(Rule::SecondPersonNeeded.into());
    }
    account::remove_second_factor(work.tx(), &grant, &id).await?;
    session::end_all(work.tx(), &id, None, work.now()).await?;
    work.secured(Some(municipality), "second_factor_removed", Some(id.to_string()));
    post(work, Mail::SecondFactorRemoved, municipality, &id).await
}
