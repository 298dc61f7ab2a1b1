//! Ending web sessions.

use rinnalla_domain::WebSessionId;
use rinnalla_store::session;

use super::{WebSession, id_of, idle, lives, living};
use crate::{Error, Work};

/// Signs out: ends the session of `secret`. One that has ended already stays ended.
///
/// # Errors
/// When the database fails.
pub async fn end(work: &mut Work, secret: String) -> Result<(), Error> {
    if let Some(session) = living(work, &secret).await? {
        session::end(work.tx(), &session.account, &session.id, work.now()).await?;
        work.secured(None, "signed_out", Some(session.account.to_string()));
    }
    Ok(())
}

/// Ends all of one's own sessions but the one of `secret`; how many they were.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn end_others(work: &mut Work, secret: String) -> Result<u64, Error> {
    let account = work.account()?;
    let this = id_of(work, &secret);
    let ended = session::end_all(work.tx(), &account, Some(&this), work.now()).await?;
    work.secured(None, "other_sessions_ended", Some(account.to_string()));
    Ok(ended)
}

/// Ends one of one's own sessions, such as that of a lost phone.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn end_one(work: &mut Work, id: WebSessionId) -> Result<(), Error> {
    let account = work.account()?;
    session::end(work.tx(), &account, &id, work.now()).await?;
    work.secured(None, "session_ended", Some(account.to_string()));
    Ok(())
}

/// One's own running session.
#[derive(Clone, Debug)]
pub struct OwnSession {
    /// The session.
    pub session: WebSession,
    /// The one through which the list is being looked at.
    pub this: bool,
}

/// One's own running sessions, the last used first.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn list_own(work: &mut Work, secret: String) -> Result<Vec<OwnSession>, Error> {
    let account = work.account()?;
    let this = id_of(work, &secret);
    let since = work.now() - idle(work.config());
    let found = session::running(work.tx(), &account, since).await?;
    Ok(found
        .into_iter()
        .filter(|session| lives(work.config(), session, work.now()))
        .map(|session| OwnSession { this: session.id == this, session })
        .collect())
}
