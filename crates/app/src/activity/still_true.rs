//! Still true? A mail to the organiser with a link that works without an account: opening it changes nothing, a button
//! does.

use jiff::{SignedDuration, ToSpan};
use rinnalla_access::{Actor, Grant};
use rinnalla_domain::activity::freshness::ASK_AFTER;
use rinnalla_domain::activity::{Activity, Status};
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Text;
use rinnalla_domain::{ActivityId, MunicipalityCode, TokenId};
use rinnalla_store::activity::{self, Change};
use rinnalla_store::token::{self, Token};

use crate::account::read_link_secret;
use crate::{Error, Rule, Work};

/// How long the link works.
const VALID: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Nobody is asked twice within this time.
const PAUSE: SignedDuration = SignedDuration::from_hours(14 * 24);
const KIND: &str = "recheck";

/// What the page of the link shows.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The entry.
    pub activity: Activity,
}

/// The organiser's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing has changed.
    StillTrue,
    /// It is over.
    Over,
    /// Something has changed: the words go to the coordinator, the entry is hidden until they are taken in.
    Changed(Text),
}

/// The entry that a link asks about. Opening the link changes nothing.
///
/// # Errors
/// [`Rule::LinkOver`]
pub async fn asked(work: &mut Work, secret: String) -> Result<Asked, Error> {
    let (_, activity) = find(work, &secret).await?;
    Ok(Asked { activity })
}

async fn find(work: &Work, secret: &str) -> Result<(Token, Activity), Error> {
    let id = read_link_secret(work.sealer(), secret).ok_or(Rule::LinkOver)?;
    let token = token::find(work.tx(), &id, KIND, work.now()).await?.ok_or(Rule::LinkOver)?;
    let about = token.activity.as_ref().ok_or(Rule::LinkOver)?;
    let activity = activity::find(work.tx(), about).await?.ok_or(Rule::LinkOver)?;
    Ok((token, activity))
}

/// Answers by the link, once.
///
/// # Errors
/// [`Rule::LinkOver`]
pub async fn answer(work: &mut Work, secret: String, answer: Answer) -> Result<(), Error> {
    let (token, mut activity) = find(work, &secret).await?;
    crate::account::use_up(work, &token).await?;
    let grant = service_grant(token.municipality.ok_or(Rule::LinkOver)?)?;
    let (what, note) = match answer {
        Answer::StillTrue => {
            activity.status = Status::Published;
            ("checked", None)
        }
        Answer::Over => {
            activity.status = Status::Ended;
            ("ended", None)
        }
        Answer::Changed(words) => {
            activity.status = Status::Suspended;
            ("reported", Some(words.into_string()))
        }
    };
    activity.checked_on = work.today();
    activity.checked_by = "organiser".into();
    activity.unanswered = 0;
    activity::update(work.tx(), &grant, &activity, "organiser", work.now()).await?;
    let change = Change { at: work.now(), by: "organiser".into(), change: what.into(), note };
    Ok(activity::note(work.tx(), &work.next_id(), &activity.id, &change).await?)
}

fn service_grant(municipality: MunicipalityCode) -> Result<Grant<rinnalla_access::EditDirectory>, Error> {
    let service = Grant::the_service(&Actor::Service("directory"), Some(municipality))?;
    Ok(Grant::by_service(&service))
}

/// Somebody went there, and it does not run any more: the entry is hidden from everybody at once, and the organiser is
/// asked. `by` is a capacity, never a name.
pub(crate) async fn found_gone(work: &Work, id: &ActivityId, by: &str) -> Result<(), Error> {
    let itself = activity::itself(work.tx(), id).await?.ok_or(Error::NotFound)?;
    let mut found = activity::find(work.tx(), id).await?.ok_or(Error::NotFound)?;
    if found.status != Status::Published {
        return Ok(());
    }
    found.status = Status::Suspended;
    activity::update(work.tx(), &service_grant(itself.municipality)?, &found, by, work.now()).await?;
    let change = Change { at: work.now(), by: by.into(), change: "suspended".into(), note: None };
    activity::note(work.tx(), &work.next_id(), id, &change).await?;
    found.version += 1;
    ask(work, &found).await
}

/// Asks the organiser of every entry that has not been checked for [`ASK_AFTER`] days, once in a fortnight, and counts
/// what stayed without an answer. How many were asked.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn round(work: &mut Work) -> Result<usize, Error> {
    Grant::the_service(work.actor(), None)?;
    let before = work.today().saturating_sub(i64::from(ASK_AFTER).days());
    let mut count = 0;
    for activity in activity::unchecked_since(work.tx(), before).await? {
        let before = asked_lately(work, &activity).await?;
        ask(work, &activity).await?;
        count += usize::from(!before);
    }
    Ok(count)
}

async fn asked_lately(work: &Work, activity: &Activity) -> Result<bool, Error> {
    let links = token::about_activity(work.tx(), &activity.id, KIND).await?;
    Ok(links.first().is_some_and(|newest| newest.made_at + PAUSE > work.now()))
}

/// Mails the question, when there is an address and nobody has been asked within a fortnight.
pub(super) async fn ask(work: &Work, activity: &Activity) -> Result<(), Error> {
    let Some(mail) = activity.content.contact.mail.as_ref() else { return Ok(()) };
    if asked_lately(work, activity).await? {
        return Ok(());
    }
    let itself = activity::itself(work.tx(), &activity.id).await?.ok_or(Error::NotFound)?;
    let grant = service_grant(itself.municipality)?;
    let former = token::about_activity(work.tx(), &activity.id, KIND).await?;
    if former.first().is_some_and(|newest| newest.used_at.is_none()) {
        let reminded = Activity { unanswered: activity.unanswered + 1, ..activity.clone() };
        activity::update(work.tx(), &grant, &reminded, "time", work.now()).await?;
    }
    let token = Token {
        id: TokenId::new(work.next_id()),
        kind: KIND.into(),
        account: None,
        municipality: Some(itself.municipality),
        organisation: None,
        mail: Some(mail.as_str().to_owned()),
        role: None,
        name: None,
        activity: Some(activity.id.clone()),
        case: None,
        made_at: work.now(),
        made_by: None,
        expires_at: work.now() + VALID,
        used_at: None,
    };
    token::insert(work.tx(), &token).await?;
    work.mail_link(Mail::StillTrue, Some(itself.municipality), None, &token.id).await
}
