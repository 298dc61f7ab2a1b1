//! Confirming that a mail address is one's own.

use jiff::SignedDuration;
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::{AccountId, MunicipalityCode, OrganisationId, TokenId};
use rinnalla_store::draft::Draft;
use rinnalla_store::token::Token;
use rinnalla_store::{account, token};

use super::reset_password::use_up;
use super::{give_role_of_link, read_link_secret};
use crate::session::account_in_use;
use crate::{Error, Rule, Work, draft};

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

/// Confirms an address by the secret of the mailed link, and gives the role that waited for it.
///
/// The rest of the transaction goes on as that person, so that the waiting referral can be sent in it.
///
/// # Errors
/// [`Rule::LinkOver`].
pub async fn confirm_address(work: &mut Work, secret: String) -> Result<Confirmed, Error> {
    let id = read_link_secret(work.sealer(), &secret).ok_or(Rule::LinkOver)?;
    let token = token::find(work.tx(), &id, "confirm", work.now()).await?.ok_or(Rule::LinkOver)?;
    let owner = token.account.clone().ok_or(Rule::LinkOver)?;
    let account = account_in_use(work, &owner).await?.ok_or(Rule::LinkOver)?;
    use_up(work, &token).await?;
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
        made_at: work.now(),
        made_by: None,
        expires_at: work.now() + VALID,
        used_at: None,
    };
    token::insert(work.tx(), &token).await?;
    work.mail_link(Mail::ConfirmAddress, municipality, Some(account), &token.id).await
}
