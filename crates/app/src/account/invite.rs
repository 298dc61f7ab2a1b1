//! Inviting somebody to a role.

use jiff::SignedDuration;
use rinnalla_access::Grant;
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Line;
use rinnalla_domain::{MunicipalityCode, OrganisationId, TokenId};
use rinnalla_store::token::Token;
use rinnalla_store::{account, organisation, token};

use super::link_secret;
use crate::{Error, Rule, Work};

/// How long an invitation works.
const VALID: SignedDuration = SignedDuration::from_hours(14 * 24);

/// An invitation about to be made.
#[derive(Clone, Debug)]
pub struct NewInvitation {
    /// Where.
    pub municipality: MunicipalityCode,
    /// On whose behalf.
    pub organisation: OrganisationId,
    /// To which role.
    pub role: Role,
    /// Who, for the administrator's list and the letter.
    pub name: Option<Line>,
    /// By mail to this address; `None` on paper.
    pub mail: Option<MailAddress>,
}

/// Invites somebody to a role: by mail, or on paper with [`paper_invitation`]. Works for 14 days.
///
/// # Errors
/// [`Rule::SecondPersonNeeded`] for one's own address; [`Error::NotFound`] for anybody but an administrator, or an
/// organisation of elsewhere.
pub async fn invite(work: &mut Work, new: NewInvitation) -> Result<TokenId, Error> {
    Grant::administer(work.actor(), new.municipality)?;
    let units = organisation::of_municipality(work.tx(), new.municipality).await?;
    if !units.iter().any(|unit| unit.id == new.organisation) {
        return Err(Error::NotFound);
    }
    send_invitation(work, new).await
}

/// Makes an invitation for somebody who may, and leaves the mail. Nobody invites oneself.
pub(crate) async fn send_invitation(work: &mut Work, new: NewInvitation) -> Result<TokenId, Error> {
    let mail = new.mail.as_ref().map(MailAddress::key);
    let by = work.account()?;
    let own = account::find(work.tx(), &by).await?.ok_or(Error::NotFound)?;
    if mail.as_ref() == Some(&own.username) {
        return Err(Rule::SecondPersonNeeded.into());
    }
    let token = Token {
        id: TokenId::new(work.next_id()),
        kind: "invitation".into(),
        account: None,
        municipality: Some(new.municipality),
        organisation: Some(new.organisation),
        mail,
        role: Some(new.role),
        name: new.name.map(Line::into_string),
        activity: None,
        case: None,
        made_at: work.now(),
        made_by: Some(by),
        expires_at: work.now() + VALID,
        used_at: None,
    };
    token::insert(work.tx(), &token).await?;
    work.secured(Some(new.municipality), "invited", Some(format!("{} {}", token.id, new.role)));
    if token.mail.is_some() {
        work.mail_link(Mail::Invitation, Some(new.municipality), None, &token.id).await?;
    }
    Ok(token.id)
}

/// Open invitations of the municipality.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of it.
pub async fn invitations(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Token>, Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    Ok(token::invitations(work.tx(), &grant, work.now()).await?)
}

/// An invitation on paper, to be printed.
#[derive(Clone)]
pub struct PaperInvitation {
    /// The invitation.
    pub token: Token,
    /// The secret of its link.
    pub secret: String,
}

impl std::fmt::Debug for PaperInvitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PaperInvitation({}, ..)", self.token.id)
    }
}

/// An open invitation on paper with its secret. One by mail is not shown: its link proves that the address is read.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn paper_invitation(
    work: &mut Work,
    municipality: MunicipalityCode,
    id: TokenId,
) -> Result<PaperInvitation, Error> {
    let open = invitations(work, municipality).await?;
    let token = open.into_iter().find(|token| token.id == id && token.mail.is_none()).ok_or(Error::NotFound)?;
    work.secured(Some(municipality), "invitation_printed", Some(id.to_string()));
    Ok(PaperInvitation { secret: link_secret(work.sealer(), &token.id), token })
}

/// Cancels an open invitation.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator; [`Error::Conflict`] when it is no longer open.
pub async fn cancel_invitation(work: &mut Work, municipality: MunicipalityCode, id: TokenId) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    token::cancel(work.tx(), &grant, &id, work.now()).await?;
    work.secured(Some(municipality), "invitation_cancelled", Some(id.to_string()));
    Ok(())
}
