//! Choosing another password.

use futures_util::FutureExt;
use rinnalla_domain::AccountId;
use rinnalla_domain::message::Mail;
use rinnalla_store::{account, session, token};

use super::{Gate, fresh_bytes, judge, password};
use crate::session::{account_in_use, living};
use crate::{App, Error, Rule, Who, Work};

/// Changes one's own password. Ends every other session; the one of `secret` goes on.
///
/// # Errors
/// [`Rule::SignInRefused`] when the old password does not fit, [`Rule::TooManyTries`], [`Rule::WeakPassword`].
pub async fn change_password(
    app: &App,
    account: AccountId,
    secret: String,
    old: String,
    new: String,
) -> Result<(), Error> {
    let who = Who::Account(account);
    let asked = {
        let new = new.clone();
        app.run(who.clone(), move |work| ask(work, new).boxed()).await?
    };
    let Asked { gate, hash, fresh } = asked.ok_or(Rule::TooManyTries)?;
    if !password::fits(old, hash.clone()).await? {
        return Err(Rule::SignInRefused.into());
    }
    let new_hash = password::hash(new, fresh).await?;
    app.run(who, move |work| change(work, gate, secret, hash, new_hash).boxed()).await
}

struct Asked {
    gate: Gate,
    hash: Option<String>,
    fresh: [u8; 32],
}

/// `None` while blocked.
async fn ask(work: &mut Work, new: String) -> Result<Option<Asked>, Error> {
    let id = work.account()?;
    let account = account_in_use(work, &id).await?.ok_or(Error::NotFound)?;
    judge(&new, &account.name, &account.username)?;
    let gate = Gate::new(work.sealer(), "password", id.as_str(), None);
    let open = gate.enter(work).await?;
    Ok(open.then(|| Asked { gate, hash: account.password_hash, fresh: fresh_bytes(work) }))
}

async fn change(
    work: &mut Work,
    gate: Gate,
    secret: String,
    checked: Option<String>,
    new_hash: String,
) -> Result<(), Error> {
    let id = work.account()?;
    let account = account_in_use(work, &id).await?.ok_or(Error::NotFound)?;
    let this = living(work, &secret).await?.filter(|s| s.account == id).ok_or(Error::NotFound)?;
    if account.password_hash != checked {
        return Err(Error::Conflict);
    }
    gate.passed(work).await?;
    account::set_password(work.tx(), &id, &new_hash).await?;
    session::end_all(work.tx(), &id, Some(&this.id), work.now()).await?;
    token::use_up_all(work.tx(), &id, "reset", work.now()).await?;
    work.secured(None, "password_changed", Some(id.to_string()));
    work.mail(Mail::PasswordChanged, Some(&id), None, None).await
}
