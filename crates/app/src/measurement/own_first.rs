//! A resident who wished at the referral to answer the first measurement alone: the code is told at once, with the memo
//! on paper; the link goes by mail when the referral has been received.

use jiff::SignedDuration;
use rinnalla_access::{Action, Grant};
use rinnalla_domain::case::Case;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::measurement::{Mode, Point};
use rinnalla_domain::message::Mail;
use rinnalla_domain::{AskingId, Language, TokenId};
use rinnalla_store::asking::{self, Asking};
use rinnalla_store::token;

use super::asking::{LINK, code_digest, link_row};
use crate::case::Opened;
use crate::{Error, Work};

/// How long a referral may wait for being received until the resident is asked in another way.
const UNTIL_RECEIVED: SignedDuration = SignedDuration::from_hours(24 * 60);

/// Puts the question by: nobody is told of the link before the referral has been received.
pub(crate) async fn prepare_own_first<A: Action>(
    work: &Work,
    grant: &Grant<A>,
    case: &Case,
    language: Language,
    mail: &MailAddress,
) -> Result<(), Error> {
    let id = AskingId::new(work.next_id());
    let until = work.now() + UNTIL_RECEIVED;
    let asked = Asking {
        code: Some(code_digest(work, &id, &told_code(work, &id))),
        id,
        municipality: case.municipality,
        case: case.id.clone(),
        point: Point::Referral,
        mode: Mode::OwnDevice,
        language,
        sheet: None,
        made_by: work.account()?,
        made_at: work.now(),
        expires_at: until,
        opened_at: None,
        answered_at: None,
        withdrawn_at: None,
    };
    asking::insert(work.tx(), grant, &asked, None).await?;
    Ok(token::insert(work.tx(), &link_row(&asked, Some(mail))).await?)
}

/// The code of a link that was put by: it can be told again, on the receipt and on the memo, and is kept nowhere.
pub(crate) fn told_code(work: &Work, id: &AskingId) -> String {
    let digest = work.sealer().digest("measure-code-told", id.as_str());
    let number = digest.bytes().take(12).fold(0_u64, |sum, byte| sum * 16 + u64::from(byte % 32));
    format!("{:06}", number % 1_000_000)
}

/// The referral has been received: the link goes out, and works from now on.
pub(crate) async fn begin_own_first<A: Action>(work: &Work, grant: &Grant<A>, opened: &Opened) -> Result<(), Error> {
    let askings = asking::list(work.tx(), &opened.scope, &opened.case.id).await?;
    let put_by = |asked: &Asking| asked.point == Point::Referral && asked.code.is_some() && asked.is_open(work.now());
    let Some(asked) = askings.into_iter().find(put_by) else { return Ok(()) };
    let (link, until) = (TokenId::new(asked.id.as_str()), work.now() + LINK);
    asking::begin(work.tx(), grant, &asked.id, until).await?;
    token::prolong(work.tx(), &link, until).await?;
    work.mail_link(Mail::Message, Some(asked.municipality), None, &link).await
}
