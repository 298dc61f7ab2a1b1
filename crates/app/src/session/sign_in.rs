//! Signing in with an address and a password.

use futures_util::FutureExt;
use rinnalla_store::account::{self, Account};

use super::{SignIn, account_in_use, begin};
use crate::account::{Gate, password, username_key};
use crate::{App, Error, Who, Work};

/// Signs in. An unknown address costs as much as a known one and gets the same answer; tries are counted by address
/// and by `client`, a digest of where the request came from.
///
/// # Errors
/// When the database or the hashing fails; a wrong password is [`SignIn::Refused`].
pub async fn sign_in(
    app: &App,
    username: String,
    password: String,
    device: String,
    client: String,
) -> Result<SignIn, Error> {
    let Some(asked) = app.run(Who::Anonymous, move |work| ask(work, username, client).boxed()).await? else {
        return Ok(SignIn::Blocked);
    };
    let hash = asked.account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = password::fits(password, hash).await?;
    app.run(Who::Anonymous, move |work| answer(work, asked, fits, device).boxed()).await
}

struct Asked {
    gate: Gate,
    account: Option<Account>,
}

/// `None` while blocked.
async fn ask(work: &mut Work, username: String, client: String) -> Result<Option<Asked>, Error> {
    let username = username_key(&username);
    let gate = Gate::new(work.sealer(), "sign_in", &username, Some(&client));
    if !gate.enter(work).await? {
        return Ok(None);
    }
    let account = account::by_username(work.tx(), &username).await?;
    Ok(Some(Asked { gate, account }))
}

async fn answer(work: &mut Work, asked: Asked, fits: bool, device: String) -> Result<SignIn, Error> {
    let Asked { gate, account } = asked;
    let id = account.as_ref().map(|account| account.id.to_string());
    match still_fits(work, account, fits).await? {
        None => {
            work.secured(None, "sign_in_refused", id);
            Ok(SignIn::Refused)
        }
        Some(account) => {
            gate.passed(work).await?;
            work.secured(None, "signed_in", id);
            let signed_in = begin(work, &account, &device, false).await?;
            Ok(SignIn::In(Box::new(signed_in)))
        }
    }
}

/// The account as it is now: neither suspended nor with another password than the one that was checked.
async fn still_fits(work: &Work, checked: Option<Account>, fits: bool) -> Result<Option<Account>, Error> {
    let Some(checked) = checked.filter(|_| fits) else {
        return Ok(None);
    };
    let now = account_in_use(work, &checked.id).await?;
    Ok(now.filter(|now| now.password_hash == checked.password_hash))
}
