//! What the sender of a referral may follow and do.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{Grant, Scope};
use rinnalla_domain::CaseId;
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::clock::Clock;
use rinnalla_domain::consent::{Permission, Standing, allows};
use rinnalla_domain::measurement::Point;
use rinnalla_domain::message::Mail;
use rinnalla_domain::referral::Referral;
use rinnalla_domain::resident::{Resident, initials};
use rinnalla_domain::text::Text;
use rinnalla_domain::visibility::{Facet, ReferrerStatus, Viewer, referrer_status, sees};
use rinnalla_store::contact::InformationRequest;
use rinnalla_store::{asking, case, closing, contact, measurement, permission, referral, resident};

use crate::case::{As, Opened, With, open, open_to_write, save, take, tell_coordinators};
use crate::measurement::told_code;
use crate::{Error, Work};

/// A referral as its sender may see it: the table of what is visible has been asked.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Status as far as permitted.
    pub status: ReferrerStatus,
    /// Initials, for lists.
    pub initials: String,
    /// It has not been opened yet.
    pub unopened: bool,
    /// It can still be taken back.
    pub can_withdraw: bool,
    /// The person as sent.
    pub resident: Resident,
    /// The referral as sent.
    pub referral: Referral,
    /// A first measurement was taken at the referral.
    pub measured: bool,
    /// The resident answers the first measurement alone: the code to be told, while a link waits.
    pub own_code: Option<String>,
    /// What the resident allowed.
    pub permissions: Vec<Standing>,
    /// Questions and answers.
    pub requests: Vec<InformationRequest>,
    /// The short summary, when the resident allowed it.
    pub summary: Option<String>,
    /// Support ended on, when the resident allowed it.
    pub ended_at: Option<Timestamp>,
    /// The coordinator calls by this day.
    pub call_by: Option<Date>,
    /// Anything of what follows is allowed to be told.
    pub anything_allowed: bool,
}

/// One's own referral. A log row says that it was shown.
///
/// # Errors
/// [`Error::NotFound`] for anybody else's
pub async fn show(work: &mut Work, id: CaseId) -> Result<Followed, Error> {
    let opened = open(work, &id, As::Sender).await?;
    work.looked(&opened.case, "own_referral");
    read(work, opened).await
}

async fn read(work: &Work, opened: Opened) -> Result<Followed, Error> {
    let (tx, scope, case) = (work.tx(), &opened.scope, &opened.case);
    let standing = permission::list(tx, scope, &case.id).await?;
    let person = resident::find(tx, scope, &case.id).await?.ok_or(Error::NotFound)?;
    let began = case.began_on.is_some();
    let sees = |facet| sees(Viewer::Referrer, facet, case.state, began, &standing);
    let summary = if sees(Facet::Summary) { closing::find(tx, scope, &case.id).await?.summary } else { None };
    let clocks = case::clocks(tx, scope, &case.id).await?;
    let measured = measurement::list(tx, scope, &case.id).await?.iter().any(|m| m.point == Point::Referral);
    let waits = |asked: &asking::Asking| asked.point == Point::Referral && asked.is_open(work.now());
    let askings = asking::list(tx, scope, &case.id).await?;
    // A link that somebody else has made has a code of its own, which is not told here.
    let own = askings.iter().find(|asked| waits(asked) && Some(&asked.made_by) == opened.itself.sender.as_ref());
    let own_code = own.map(|asked| told_code(work, &asked.id));
    let tell = [Permission::TellBegan, Permission::TellEnded, Permission::TellSummary];
    Ok(Followed {
        id: case.id.clone(),
        number: case.number.clone(),
        sent_at: case.sent_at,
        status: referrer_status(case.state, began, &standing),
        initials: initials(&person.name),
        unopened: case.state == State::Sent,
        can_withdraw: matches!(case.state, State::Sent | State::Received | State::InformationAsked),
        referral: referral::find(tx, scope, &case.id).await?.ok_or(Error::NotFound)?,
        measured,
        own_code,
        requests: contact::requests(tx, scope, &case.id).await?,
        ended_at: if sees(Facet::Ended) { case.closed_at } else { None },
        call_by: clocks.iter().find(|c| c.clock == Clock::FirstContact).map(|c| c.due_on),
        anything_allowed: tell.iter().any(|p| allows(&standing, *p)),
        summary,
        permissions: standing,
        resident: person,
    })
}

/// One's own referrals, newest first. Each person shown gets a log row.
///
/// # Errors
/// When storage fails
pub async fn list_own(work: &mut Work) -> Result<Vec<Followed>, Error> {
    let scope = Scope::sending(work.actor());
    work.act_as("referrer");
    let cases = case::list(work.tx(), &scope, State::ALL).await?;
    let mut followed = Vec::with_capacity(cases.len());
    for case in cases.into_iter().rev() {
        work.looked(&case, "own_list");
        let itself = case::itself(work.tx(), &case).await?;
        let opened = Opened { case, itself, viewer: Viewer::Referrer, scope: scope.clone() };
        followed.push(read(work, opened).await?);
    }
    Ok(followed)
}

/// Answers the coordinator's question.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`] when nothing is asked
pub async fn give_information(work: &mut Work, id: CaseId, answer: Text) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Sender).await?;
    let grant = Grant::answer(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::GiveInformation, With::default()).await?;
    contact::answer(work.tx(), &grant, answer.as_str(), work.now()).await?;
    save(work, &grant, &opened).await?;
    let about = format!("information-{}", work.next_id());
    tell_coordinators(work, &opened.case, Mail::NewTask, &about).await
}

/// Takes a referral back.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`] when it has been taken on already
pub async fn withdraw(work: &mut Work, id: CaseId, reason: Option<Text>) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Sender).await?;
    let grant = Grant::answer(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::Withdraw, With::note(reason.map(Text::into_string))).await?;
    opened.case.closed_at = Some(work.now());
    save(work, &grant, &opened).await?;
    tell_coordinators(work, &opened.case, Mail::LateTask, "withdrawn").await
}
