//! One's own name, title, phone and language.

use rinnalla_access::Grant;
use rinnalla_domain::Language;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::Line;
use rinnalla_store::account;

use crate::session::account_in_use;
use crate::{Error, Work};

/// One's own account, as its owner sees it.
#[derive(Clone, Debug)]
pub struct Own {
    /// Mail address, by which one signs in.
    pub username: String,
    /// The address has been shown to be one's own.
    pub mail_confirmed: bool,
    /// Name.
    pub name: String,
    /// Title.
    pub title: String,
    /// Work phone.
    pub phone: String,
    /// Language of the pages.
    pub language: Language,
    /// A second factor is in use.
    pub second_factor: bool,
    /// Recovery codes that have not been used.
    pub recovery_codes_left: i64,
    /// A demo account.
    pub demo: bool,
    /// Version of the row, for [`update_own`].
    pub version: i64,
}

/// One's own account.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn own(work: &mut Work) -> Result<Own, Error> {
    let account = account_in_use(work, &work.account()?).await?.ok_or(Error::NotFound)?;
    Ok(Own {
        recovery_codes_left: account::recovery_codes_left(work.tx(), &account.id).await?,
        username: account.username,
        mail_confirmed: account.mail_confirmed_at.is_some(),
        name: account.name,
        title: account.title,
        phone: account.phone,
        language: account.language,
        second_factor: account.totp_confirmed_at.is_some(),
        demo: account.demo,
        version: account.version,
    })
}

/// Changes one's own name, title, phone and language.
///
/// # Errors
/// [`Error::Conflict`] when the account was changed meanwhile.
pub async fn update_own(
    work: &mut Work,
    name: Line,
    title: Option<Line>,
    phone: Option<Phone>,
    language: Language,
    version: i64,
) -> Result<(), Error> {
    let grant = Grant::own_account(work.actor())?;
    let id = work.account()?;
    let title = title.as_ref().map_or("", |title| title.as_str());
    let phone = phone.as_ref().map(Phone::display).unwrap_or_default();
    account::update_own(work.tx(), &grant, name.as_str(), title, &phone, language, version).await?;
    work.secured(None, "own_account_changed", Some(id.to_string()));
    Ok(())
}
