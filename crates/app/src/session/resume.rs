//! Going on with a web session.

use jiff::SignedDuration;
use rinnalla_access::Person;
use rinnalla_domain::AccountId;
use rinnalla_store::{account, session};

use super::{Needs, WebSession, absolute, account_in_use, id_of, lives, needs};
use crate::{Error, Work};

/// A use is written down this often.
const TOUCH: SignedDuration = SignedDuration::from_mins(1);

/// A web session that goes on.
#[derive(Clone, Debug)]
pub struct Resumed {
    /// The session.
    pub session: WebSession,
    /// Who it is, with the roles in force now.
    pub person: Person,
    /// A demo account.
    pub demo: bool,
    /// What it still needs.
    pub needs: Needs,
}

/// Goes on with the session of `secret`; `None` when it has ended, run out or its account is suspended.
///
/// # Errors
/// When the database fails.
pub async fn resume(work: &mut Work, secret: String) -> Result<Option<Resumed>, Error> {
    let Some(session) = living(work, &secret).await? else {
        return Ok(None);
    };
    let Some(account) = account_in_use(work, &session.account).await? else {
        return Ok(None);
    };
    let Some(person) = account::person(work.tx(), &account.id).await? else {
        return Ok(None);
    };
    if work.now().duration_since(session.seen_at) >= TOUCH {
        session::touch(work.tx(), &session.id, work.now()).await?;
    }
    let needs = needs(work.config(), &account, &person, &session);
    Ok(Some(Resumed { session, person, demo: account.demo, needs }))
}

/// The session of a secret, when it has neither been ended nor run out.
pub(crate) async fn living(work: &Work, secret: &str) -> Result<Option<WebSession>, Error> {
    let found = session::find(work.tx(), &id_of(work, secret)).await?;
    Ok(found.filter(|session| lives(work.config(), session, work.now())))
}

/// Whose session this was, when it has just run out or been ended: so that a half-written form can be kept for them.
///
/// Only a session that needed nothing more, so that nobody with a password alone leaves a form behind; and only for
/// as many hours as a session can last.
///
/// # Errors
/// When the database fails.
pub async fn expired_owner(work: &mut Work, secret: String) -> Result<Option<AccountId>, Error> {
    let Some(session) = session::find(work.tx(), &id_of(work, &secret)).await? else {
        return Ok(None);
    };
    let recent = work.now().duration_since(session.seen_at) < absolute(work.config());
    if lives(work.config(), &session, work.now()) || !recent {
        return Ok(None);
    }
    let Some(account) = account_in_use(work, &session.account).await? else {
        return Ok(None);
    };
    let Some(person) = account::person(work.tx(), &account.id).await? else {
        return Ok(None);
    };
    let whole = needs(work.config(), &account, &person, &session) == Needs::Nothing;
    Ok(whole.then_some(account.id))
}
