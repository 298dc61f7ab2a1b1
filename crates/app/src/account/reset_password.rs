//! Choosing a new password by a link.

use futures_util::FutureExt;
use rinnalla_domain::message::Mail;
use rinnalla_store::account::Account;
use rinnalla_store::token::Token;
use rinnalla_store::{StoreError, account, session, token};

use super::{Gate, fresh_bytes, judge, password, read_link_secret};
use crate::session::account_in_use;
use crate::{App, Error, Rule, Who, Work};

/// Sets a new password by the link of [`super::ask_reset`]. Every session ends; the second factor stays.
///
/// # Errors
/// [`Rule::LinkOver`], [`Rule::WeakPassword`].
pub async fn reset_password(app: &App, secret: String, password: String) -> Result<(), Error> {
    let (link, new) = (secret.clone(), password.clone());
    let fresh = app.run(Who::Anonymous, move |work| ask(work, link, new).boxed()).await?;
    let hash = password::hash(password, fresh).await?;
    app.run(Who::Anonymous, move |work| reset(work, secret, hash).boxed()).await
}

async fn ask(work: &mut Work, secret: String, password: String) -> Result<[u8; 32], Error> {
    let (_, account) = find(work, &secret).await?;
    judge(&password, &account.name, &account.username)?;
    Ok(fresh_bytes(work))
}

async fn reset(work: &mut Work, secret: String, hash: String) -> Result<(), Error> {
    let (token, account) = find(work, &secret).await?;
    use_up(work, &token).await?;
    token::use_up_all(work.tx(), &account.id, "reset", work.now()).await?;
    account::set_password(work.tx(), &account.id, &hash).await?;
    // Whoever holds the link reads the mail of the address.
    account::confirm_mail(work.tx(), &account.id, work.now()).await?;
    session::end_all(work.tx(), &account.id, None, work.now()).await?;
    Gate::new(work.sealer(), "sign_in", &account.username, None).passed(work).await?;
    work.secured(None, "password_reset", Some(account.id.to_string()));
    work.mail(Mail::PasswordChanged, Some(&account.id), None, None).await
}

async fn find(work: &Work, secret: &str) -> Result<(Token, Account), Error> {
    let id = read_link_secret(work.sealer(), secret).ok_or(Rule::LinkOver)?;
    let token = token::find(work.tx(), &id, "reset", work.now()).await?.ok_or(Rule::LinkOver)?;
    let owner = token.account.as_ref().ok_or(Rule::LinkOver)?;
    let account = account_in_use(work, owner).await?.ok_or(Rule::LinkOver)?;
    Ok((token, account))
}

/// Uses up a link; whoever comes second finds it over.
pub(crate) async fn use_up(work: &Work, token: &Token) -> Result<(), Error> {
    match token::use_up(work.tx(), &token.id, work.now()).await {
        Err(StoreError::Conflict) => Err(Rule::LinkOver.into()),
        other => Ok(other?),
    }
}
