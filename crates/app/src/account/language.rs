//! The language of one's own pages.

use rinnalla_access::Grant;
use rinnalla_domain::Language;
use rinnalla_store::account;

use crate::{Error, Work};

/// Changes the language of one's own pages and mails.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn change_language(work: &mut Work, language: Language) -> Result<(), Error> {
    let grant = Grant::own_account(work.actor())?;
    let own = account::find(work.tx(), &work.account()?).await?.ok_or(Error::NotFound)?;
    Ok(account::update_own(work.tx(), &grant, &own.name, &own.title, &own.phone, language, own.version).await?)
}
