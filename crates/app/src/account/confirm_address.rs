//! Confirming that a mail address is one's own.
//!
//! The link proves that somebody reads the mail of the address; the web session or the password proves that the account
//! is theirs. Both are needed: or else whoever joins with a colleague's address would have the colleague confirm a
//! role for an account that is not the colleague's.

use futures_util::FutureExt;
use jiff::SignedDuration;
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::{AccountId, MunicipalityCode, OrganisationId, TokenId};
use rinnalla_store::account::Account;
use rinnalla_store::draft::Draft;
use rinnalla_store::token::Token;
use rinnalla_store::{account, token};

use super::reset_password::use_up;
use super::{Gate, give_role_of_link, password, read_link_secret};
use crate::session::account_in_use;
use crate::{App, Error, Rule, Who, Work, draft};

/// How long the link works.
const VALID: SignedDuration = SignedDuration::from_hours(3 * 24);

/// What came of a confirmation.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// Whose address.
    pub account: AccountId,
    /// The first referral that waits to be sent, when the person joined with one.
    pub draft: Option<Draft>,
}

/// The role that waits for the confirmation.
pub(super) struct Joining {
    pub municipality: MunicipalityCode,
    pub organisation: OrganisationId,
    pub role: Role,
}

/// Somebody holds the link and has shown that the account is theirs. Only [`prove_own`] makes it.
#[derive(Debug)]
pub struct Proof {
    token: TokenId,
    gate: Option<Gate>,
}

/// Does the page of the link ask `work`'s caller for the password? Not the one who has signed in with the account.
///
/// # Errors
/// [`Rule::LinkOver`].
pub async fn confirmation_needs_password(work: &mut Work, secret: String) -> Result<bool, Error> {
    let (_, account) = find(work, &secret).await?;
    Ok(!is_own(work, &account))
}

/// Shows that the account of a link is one's own: by being signed in with it, else by its password.
///
/// # Errors
/// [`Rule::LinkOver`], [`Rule::SignInRefused`], [`Rule::TooManyTries`].
pub async fn prove_own(app: &App, who: Who, secret: String, typed: String) -> Result<Proof, Error> {
    let asked = app.run(who, move |work| ask(work, secret).boxed()).await?;
    match asked {
        Asked::Own(token) => Ok(Proof { token, gate: None }),
        Asked::Password { token, gate, hash } => {
            let fits = password::fits(typed, hash).await?;
            if fits { Ok(Proof { token, gate: Some(gate) }) } else { Err(Rule::SignInRefused.into()) }
        }
        Asked::Blocked => Err(Rule::TooManyTries.into()),
    }
}

enum Asked {
    Own(TokenId),
    Password { token: TokenId, gate: Gate, hash: Option<String> },
    Blocked,
}

async fn ask(work: &mut Work, secret: String) -> Result<Asked, Error> {
    let (token, account) = find(work, &secret).await?;
    if is_own(work, &account) {
        return Ok(Asked::Own(token.id));
    }
    let gate = Gate::new(work.sealer(), "sign_in", &account.username, None);
    let open = gate.enter(work).await?;
    Ok(if open { Asked::Password { token: token.id, gate, hash: account.password_hash } } else { Asked::Blocked })
}

fn is_own(work: &Work, account: &Account) -> bool {
    work.actor().person().is_some_and(|person| person.account == account.id)
}

async fn find(work: &Work, secret: &str) -> Result<(Token, Account), Error> {
    let id = read_link_secret(work.sealer(), secret).ok_or(Rule::LinkOver)?;
    open(work, &id).await
}

async fn open(work: &Work, id: &TokenId) -> Result<(Token, Account), Error> {
    let token = token::find(work.tx(), id, "confirm", work.now()).await?.ok_or(Rule::LinkOver)?;
    let owner = token.account.as_ref().ok_or(Rule::LinkOver)?;
    let account = account_in_use(work, owner).await?.ok_or(Rule::LinkOver)?;
    Ok((token, account))
}

/// Confirms the address of a link, and gives the role that waited for it.
///
/// The rest of the transaction goes on as that person, so that the waiting referral can be sent in it.
///
/// # Errors
/// [`Rule::LinkOver`].
pub async fn confirm_address(work: &mut Work, proof: Proof) -> Result<Confirmed, Error> {
    let (token, account) = open(work, &proof.token).await?;
    use_up(work, &token).await?;
    if let Some(gate) = proof.gate {
        gate.passed(work).await?;
    }
    account::confirm_mail(work.tx(), &account.id, work.now()).await?;
    work.secured(token.municipality, "address_confirmed", Some(account.id.to_string()));
    let mut draft = None;
    if let (Some(role), Some(municipality), Some(unit)) = (token.role, token.municipality, &token.organisation) {
        give_role_of_link(work, &account.id, municipality, unit, role).await?;
        draft = draft::newest_of(work, &account.id, draft::FIRST_REFERRAL).await?;
    }
    work.act_for(&account.id).await?;
    Ok(Confirmed { account: account.id, draft })
}

/// Mails the link that confirms an address.
pub(super) async fn send_confirmation(
    work: &Work,
    account: &AccountId,
    address: &MailAddress,
    joining: Option<Joining>,
) -> Result<(), Error> {
    let (municipality, organisation, role) =
        joining.map_or((None, None, None), |j| (Some(j.municipality), Some(j.organisation), Some(j.role)));
    let token = Token {
        id: TokenId::new(work.next_id()),
        kind: "confirm".into(),
        account: Some(account.clone()),
        municipality,
        organisation,
        mail: Some(address.key()),
        role,
        name: None,
        activity: None,
        case: None,
        made_at: work.now(),
        made_by: None,
        expires_at: work.now() + VALID,
        used_at: None,
    };
    token::insert(work.tx(), &token).await?;
    work.mail_link(Mail::ConfirmAddress, municipality, Some(account), &token.id).await
}
