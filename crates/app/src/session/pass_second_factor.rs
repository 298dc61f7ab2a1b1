//! The step up: giving the second factor.

use futures_util::FutureExt;
use rinnalla_store::session;

use super::{SignIn, account_in_use, begin, living};
use crate::account::{Gate, code_fits};
use crate::{App, Error, Who, Work};

/// Gives the code of the second factor, or a recovery code, to the running session of `secret`. The session goes on
/// under a new secret.
///
/// # Errors
/// [`Error::NotFound`] when the session has ended or the account has no second factor.
pub async fn pass_second_factor(app: &App, secret: String, code: String, client: String) -> Result<SignIn, Error> {
    app.run(Who::Anonymous, move |work| pass(work, secret, code, client).boxed()).await
}

async fn pass(work: &mut Work, secret: String, code: String, client: String) -> Result<SignIn, Error> {
    let session = living(work, &secret).await?.ok_or(Error::NotFound)?;
    let account = account_in_use(work, &session.account).await?.ok_or(Error::NotFound)?;
    if account.totp_confirmed_at.is_none() {
        return Err(Error::NotFound);
    }
    let gate = Gate::new(work.sealer(), "second_factor", account.id.as_str(), Some(&client));
    if !gate.enter(work).await? {
        return Ok(SignIn::Blocked);
    }
    if !code_fits(work, &account, &code).await? {
        work.secured(None, "second_factor_refused", Some(account.id.to_string()));
        return Ok(SignIn::Refused);
    }
    gate.passed(work).await?;
    session::end(work.tx(), &account.id, &session.id, work.now()).await?;
    work.secured(None, "second_factor_passed", Some(account.id.to_string()));
    let signed_in = begin(work, &account, &session.device, true).await?;
    Ok(SignIn::In(Box::new(signed_in)))
}
