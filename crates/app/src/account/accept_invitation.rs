//! Taking an invitation: a new account, or another role for an account that exists.

use futures_util::FutureExt;
use jiff::Timestamp;
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, MunicipalityCode, OrganisationId};
use rinnalla_store::account::{self, Account};
use rinnalla_store::organisation::Organisation;
use rinnalla_store::token::Token;
use rinnalla_store::{StoreError, organisation, token};

use super::confirm_address::send_confirmation;
use super::reset_password::use_up;
use super::{Gate, NewPerson, fresh_bytes, give_role_of_link, password, read_link_secret};
use crate::session::{SignedIn, account_in_use, begin};
use crate::{App, Error, Rule, Who, Work};

/// What the page of an invitation shows.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// To which role.
    pub role: Role,
    /// On whose behalf.
    pub organisation: Organisation,
    /// Where.
    pub municipality: Organisation,
    /// Who was invited.
    pub name: Option<String>,
    /// The address that the invitation is for.
    pub mail: Option<String>,
    /// That address has an account: its password is asked for instead of a new one.
    pub has_account: bool,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// An open invitation by the secret of its link.
///
/// # Errors
/// [`Rule::LinkOver`].
pub async fn invitation(work: &mut Work, secret: String) -> Result<Invitation, Error> {
    let open = find(work, &secret).await?;
    let has_account = match &open.token.mail {
        Some(mail) => account::by_username(work.tx(), mail).await?.is_some(),
        None => false,
    };
    Ok(Invitation {
        role: open.role,
        organisation: organisation::find(work.tx(), &open.organisation).await?.ok_or(Rule::LinkOver)?,
        municipality: organisation::municipality(work.tx(), open.municipality).await?.ok_or(Rule::LinkOver)?,
        name: open.token.name,
        mail: open.token.mail,
        has_account,
        expires_at: open.token.expires_at,
    })
}

/// Takes an invitation and signs in. A new address gets an account. An address that has one gets the role only when
/// the invitation was for that very address and the password given is the account's.
///
/// The address counts as confirmed when the invitation came by mail to it; otherwise a mail asks for it.
///
/// # Errors
/// [`Rule::LinkOver`], [`Rule::WeakPassword`], [`Rule::AddressTaken`], [`Rule::TooManyTries`].
pub async fn accept_invitation(app: &App, secret: String, new: NewPerson, device: String) -> Result<SignedIn, Error> {
    let asked = {
        let (secret, new) = (secret.clone(), new.clone());
        app.run(Who::Anonymous, move |work| ask(work, secret, new).boxed()).await?
    };
    match asked {
        Asked::New(fresh) => {
            let hash = password::hash(new.password.clone(), fresh).await?;
            app.run(Who::Anonymous, move |work| make(work, secret, new, hash, device).boxed()).await
        }
        Asked::Known(gate, account) => {
            if !password::fits(new.password, account.password_hash.clone()).await? {
                return Err(Rule::AddressTaken.into());
            }
            app.run(Who::Anonymous, move |work| extend(work, secret, gate, *account, device).boxed()).await
        }
        Asked::Blocked => Err(Rule::TooManyTries.into()),
    }
}

enum Asked {
    New([u8; 32]),
    Known(Gate, Box<Account>),
    Blocked,
}

async fn ask(work: &mut Work, secret: String, new: NewPerson) -> Result<Asked, Error> {
    let open = find(work, &secret).await?;
    let username = new.username.key();
    let Some(account) = account::by_username(work.tx(), &username).await? else {
        new.judge_password()?;
        return Ok(Asked::New(fresh_bytes(work)));
    };
    if open.token.mail.as_ref() != Some(&username) || account.suspended_at.is_some() {
        return Err(Rule::AddressTaken.into());
    }
    let gate = Gate::new(work.sealer(), "sign_in", &username, None);
    Ok(if gate.enter(work).await? { Asked::Known(gate, Box::new(account)) } else { Asked::Blocked })
}

async fn make(
    work: &mut Work,
    secret: String,
    new: NewPerson,
    hash: String,
    device: String,
) -> Result<SignedIn, Error> {
    let open = find(work, &secret).await?;
    use_up(work, &open.token).await?;
    let by_mail = open.token.made_by.is_some() && open.token.mail == Some(new.username.key());
    let id = match new.insert(work, &hash, by_mail).await {
        Err(Error::Conflict) => return Err(Rule::AddressTaken.into()),
        other => other?,
    };
    if !by_mail {
        send_confirmation(work, &id, &new.username, None).await?;
    }
    work.secured(Some(open.municipality), "account_made", Some(format!("{id} {}", open.token.id)));
    take(work, &open, &id, device).await
}

async fn extend(
    work: &mut Work,
    secret: String,
    gate: Gate,
    checked: Account,
    device: String,
) -> Result<SignedIn, Error> {
    let open = find(work, &secret).await?;
    use_up(work, &open.token).await?;
    gate.passed(work).await?;
    if open.token.made_by.is_some() {
        account::confirm_mail(work.tx(), &checked.id, work.now()).await?;
    }
    take(work, &open, &checked.id, device).await
}

async fn take(work: &mut Work, open: &Open, id: &AccountId, device: String) -> Result<SignedIn, Error> {
    give_role_of_link(work, id, open.municipality, &open.organisation, open.role).await?;
    if open.role == Role::LinkWorker {
        crate::link_worker::path::settle(work, &open.token.id, open.municipality, id).await?;
    }
    work.secured(Some(open.municipality), "invitation_taken", Some(format!("{id} {}", open.token.id)));
    let account = account_in_use(work, id).await?.ok_or(Rule::AddressTaken)?;
    begin(work, &account, &device, false).await
}

/// An open invitation with all that an invitation has.
struct Open {
    token: Token,
    role: Role,
    municipality: MunicipalityCode,
    organisation: OrganisationId,
}

async fn find(work: &Work, secret: &str) -> Result<Open, Error> {
    let id = read_link_secret(work.sealer(), secret).ok_or(Rule::LinkOver)?;
    let token = token::find(work.tx(), &id, "invitation", work.now()).await?.ok_or(Rule::LinkOver)?;
    match (token.role, token.municipality, token.organisation.clone()) {
        (Some(role), Some(municipality), Some(organisation)) => Ok(Open { token, role, municipality, organisation }),
        _ => Err(StoreError::Broken("an invitation without a role".into()).into()),
    }
}
