//! Accounts: passwords, second factors, one-time links, invitations, roles.
//!
//! Work that needs Argon2 takes the [`App`](crate::App) instead of a [`Work`] and runs in three steps: a short
//! transaction, the hashing outside, a second transaction. So nobody waits for the writer while somebody signs in.

mod accept_invitation;
mod ask_reset;
mod change_password;
mod confirm_address;
mod invite;
mod join;
mod joining_link;
mod language;
mod link;
mod own;
pub(crate) mod password;
mod remove_second_factor;
mod reset_password;
mod role;
mod second_factor;
mod suspend;
mod throttle;

pub use accept_invitation::{Invitation, accept_invitation, invitation};
pub use ask_reset::ask_reset;
pub use change_password::change_password;
pub use confirm_address::{Confirmed, Proof, confirm_address, confirmation_needs_password, prove_own};
pub(crate) use invite::send_invitation;
pub use invite::{NewInvitation, PaperInvitation, cancel_invitation, invitations, invite, paper_invitation};
pub use join::{Joined, join};
pub use joining_link::{end_joining_link, joining_link, joining_links, make_joining_link};
pub use language::change_language;
pub use link::{link_secret, read_link_secret};
pub use own::{Own, own, update_own};
pub use password::hash_password;
pub use remove_second_factor::remove_second_factor;
pub use reset_password::reset_password;
pub(crate) use reset_password::use_up;
pub use role::{end_role, give_role, members};
pub use second_factor::{
    Enrolled, Enrolment, begin_second_factor, confirm_second_factor, enrolment, give_up_second_factor,
};
pub use suspend::{lift, suspend};

pub(crate) use second_factor::code_fits;
pub(crate) use throttle::Gate;

use rinnalla_access::{Actor, Grant, TheService};
use rinnalla_domain::account::{Role, judge_password};
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::phone::Phone;
use rinnalla_domain::text::Line;
use rinnalla_domain::{AccountId, JobId, Language, MunicipalityCode, OrganisationId};
use rinnalla_store::queue::Job;
use rinnalla_store::{account, organisation, queue};

use crate::{Error, Rule, Work};

/// Somebody who takes an account into use. The password is judged by the use case.
#[derive(Clone)]
pub struct NewPerson {
    /// Name.
    pub name: Line,
    /// Title.
    pub title: Option<Line>,
    /// Work phone.
    pub phone: Option<Phone>,
    /// Mail address, by which one signs in.
    pub username: MailAddress,
    /// Password, as typed.
    pub password: String,
    /// Language of the pages.
    pub language: Language,
}

impl std::fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPerson(..)")
    }
}

impl NewPerson {
    fn judge_password(&self) -> Result<(), Error> {
        judge(&self.password, self.name.as_str(), self.username.as_str())
    }

    /// Keeps the account.
    async fn insert(&self, work: &Work, hash: &str, mail_confirmed: bool) -> Result<AccountId, Error> {
        let id = AccountId::new(work.next_id());
        let username = self.username.key();
        let phone = self.phone.as_ref().map(Phone::display).unwrap_or_default();
        let new = account::NewAccount {
            id: &id,
            username: &username,
            name: self.name.as_str(),
            title: self.title.as_ref().map_or("", |title| title.as_str()),
            phone: &phone,
            language: self.language,
            password_hash: Some(hash),
            mail_confirmed,
            demo: false,
        };
        account::insert(work.tx(), &new, work.now()).await?;
        Ok(id)
    }
}

/// The address as accounts are found by it. What is no address finds nothing.
pub(crate) fn username_key(typed: &str) -> String {
    typed.trim().chars().take(254).collect::<String>().to_lowercase()
}

/// Judges a password; the person's own name and address do not make one.
fn judge(password: &str, name: &str, username: &str) -> Result<(), Error> {
    let own: Vec<&str> = name
        .split_whitespace()
        .chain(username.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    judge_password(password, &own).map_err(|weak| Rule::WeakPassword(weak).into())
}

/// 32 bytes of chance.
pub(crate) fn fresh_bytes(work: &Work) -> [u8; 32] {
    let secret = work.secret();
    let digit = |at: usize| secret.as_bytes().get(at).and_then(|d| char::from(*d).to_digit(16)).unwrap_or_default();
    std::array::from_fn(|i| u8::try_from(digit(2 * i) * 16 + digit(2 * i + 1)).unwrap_or_default())
}

/// A mail about an account, under the name of a municipality.
pub(crate) async fn post(work: &Work, mail: Mail, from: MunicipalityCode, to: &AccountId) -> Result<(), Error> {
    let job = Job {
        id: JobId::new(work.next_id()),
        mail,
        municipality: Some(from),
        account: Some(to.clone()),
        case: None,
        token: None,
        dedup: None,
        run_at: work.now(),
        attempts: 0,
    };
    Ok(queue::push(work.tx(), &job, work.now()).await?)
}

/// A link that an administrator made carries the right to give its role: the service gives it on their behalf.
pub(crate) fn by_link(municipality: MunicipalityCode) -> Result<Grant<TheService>, Error> {
    Ok(Grant::the_service(&Actor::Service("link"), Some(municipality))?)
}

/// Gives the role of a link, unless it is held already. The unit must still be there.
async fn give_role_of_link(
    work: &mut Work,
    to: &AccountId,
    municipality: MunicipalityCode,
    unit: &OrganisationId,
    role: Role,
) -> Result<(), Error> {
    let known = organisation::find(work.tx(), unit).await?.is_some_and(|unit| unit.ended_at.is_none());
    let person = account::person(work.tx(), to).await?.filter(|_| known).ok_or(Rule::LinkOver)?;
    let held =
        |m: &rinnalla_access::Membership| m.role == role && m.municipality == municipality && m.organisation == *unit;
    if !person.memberships.iter().any(held) {
        let id = work.next_id();
        let new = account::NewMembership { id: &id, account: to, role, organisation: unit };
        account::give_role_by_service(work.tx(), &by_link(municipality)?, &new, work.now()).await?;
        work.secured(Some(municipality), "role_given", Some(format!("{to} {role} {unit}")));
    }
    Ok(())
}
