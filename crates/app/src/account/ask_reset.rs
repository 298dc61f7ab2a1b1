//! Asking for a link to choose a new password.

use jiff::SignedDuration;
use rinnalla_domain::TokenId;
use rinnalla_domain::message::Mail;
use rinnalla_store::{account, token};

use super::{Gate, username_key};
use crate::{Error, Work};

/// Sends a link that works for an hour, if the address has an account. The answer is the same whatever exists, and
/// nobody's mailbox is filled: after a few times no mail goes out for a while.
///
/// # Errors
/// When the database fails.
pub async fn ask_reset(work: &mut Work, username: String) -> Result<(), Error> {
    let username = username_key(&username);
    let gate = Gate::new(work.sealer(), "reset", &username, None);
    let open = gate.enter(work).await?;
    let account = account::by_username(work.tx(), &username).await?.filter(|a| a.suspended_at.is_none() && open);
    work.secured(None, "reset_asked", account.as_ref().map(|account| account.id.to_string()));
    let Some(account) = account else {
        return Ok(());
    };
    let token = token::Token {
        id: TokenId::new(work.next_id()),
        kind: "reset".into(),
        account: Some(account.id.clone()),
        municipality: None,
        organisation: None,
        mail: None,
        role: None,
        name: None,
        activity: None,
        case: None,
        made_at: work.now(),
        made_by: None,
        expires_at: work.now() + SignedDuration::from_hours(1),
        used_at: None,
    };
    token::insert(work.tx(), &token).await?;
    work.mail_link(Mail::ResetPassword, None, Some(&account.id), &token.id).await
}
