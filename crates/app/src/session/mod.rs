//! Web sessions: signing in, going on, ending.
//!
//! The cookie holds a secret of 32 random bytes; the row holds its keyed digest. Every sign-in and every second
//! factor makes a new secret.

mod end;
mod pass_second_factor;
mod resume;
mod sign_in;

pub use end::{OwnSession, end, end_one, end_others, list_own};
pub use pass_second_factor::pass_second_factor;
pub use resume::{Resumed, expired_owner, resume};
pub use sign_in::sign_in;

pub(crate) use resume::living;

use jiff::{SignedDuration, Timestamp};
use rinnalla_access::Person;
use rinnalla_domain::{AccountId, WebSessionId};
use rinnalla_store::account::{self, Account};
use rinnalla_store::session;
pub use rinnalla_store::session::WebSession;

use crate::{Config, Error, Work};

/// What a web session still needs before it may do anything. Until then the door acts for nobody, except on the
/// pages that give what is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// The code of the second factor.
    SecondFactor,
    /// A second factor must be taken into use.
    EnrolSecondFactor,
}

/// A fresh web session.
#[derive(Clone)]
pub struct SignedIn {
    /// The secret, for the cookie alone.
    pub secret: String,
    /// The session.
    pub session: WebSession,
    /// What it still needs.
    pub needs: Needs,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignedIn(.., {:?})", self.needs)
    }
}

/// What came of a try to sign in or to give the second factor. A refused one is no error: it has been counted.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// In.
    In(Box<SignedIn>),
    /// It does not fit; what of it is not said.
    Refused,
    /// Too many tries: wait. The same for addresses that have no account.
    Blocked,
}

fn id_of(work: &Work, secret: &str) -> WebSessionId {
    WebSessionId::new(work.sealer().digest("session", secret))
}

/// Begins a web session. `passed` when the second factor has been given in it.
pub(crate) async fn begin(work: &Work, account: &Account, device: &str, passed: bool) -> Result<SignedIn, Error> {
    let secret = work.secret();
    let session = WebSession {
        id: id_of(work, &secret),
        account: account.id.clone(),
        csrf: work.secret(),
        device: device.chars().filter(|c| !c.is_control()).take(80).collect(),
        made_at: work.now(),
        seen_at: work.now(),
        passed_at: passed.then(|| work.now()),
        ended_at: None,
    };
    session::insert(work.tx(), &session).await?;
    let person = account::person(work.tx(), &account.id).await?.ok_or(Error::NotFound)?;
    let needs = needs(work.config(), account, &person, &session);
    Ok(SignedIn { secret, session, needs })
}

/// Roles are read anew each time, so a role given today asks for a second factor at once.
fn needs(config: &Config, account: &Account, person: &Person, session: &WebSession) -> Needs {
    if config.demo && account.demo {
        return Needs::Nothing;
    }
    if account.totp_confirmed_at.is_some() {
        return if session.passed_at.is_some() { Needs::Nothing } else { Needs::SecondFactor };
    }
    if person.memberships.iter().any(|m| m.role.needs_second_factor()) {
        return Needs::EnrolSecondFactor;
    }
    Needs::Nothing
}

fn idle(config: &Config) -> SignedDuration {
    SignedDuration::from_mins(config.idle_minutes)
}

fn absolute(config: &Config) -> SignedDuration {
    SignedDuration::from_hours(config.absolute_hours)
}

/// Has neither been ended nor run out.
fn lives(config: &Config, session: &WebSession, now: Timestamp) -> bool {
    session.ended_at.is_none()
        && now.duration_since(session.seen_at) < idle(config)
        && now.duration_since(session.made_at) < absolute(config)
}

/// The account of somebody, unless suspended.
pub(crate) async fn account_in_use(work: &Work, id: &AccountId) -> Result<Option<Account>, Error> {
    Ok(account::find(work.tx(), id).await?.filter(|account| account.suspended_at.is_none()))
}
