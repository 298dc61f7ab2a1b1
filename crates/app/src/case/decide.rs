//! What a coordinator decides about a referral.

use rinnalla_access::{Coordinate, Grant};
use rinnalla_domain::CaseId;
use rinnalla_domain::case::{DeclineReason, State, Step};
use rinnalla_domain::text::Text;
use rinnalla_store::{contact, resident};

use super::{As, Opened, With, open_to_write, save, take, tell_referrer};
use crate::{Error, Work};

/// Receives a referral: opening it for the first time makes the coordinator its handler.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`] when it has been received already.
pub async fn receive(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::Receive, With::default()).await?;
    opened.case.received_at = Some(work.now());
    opened.case.coordinator = Some(work.account()?);
    crate::measurement::begin_own_first(work, &grant, &opened).await?;
    save(work, &grant, &opened).await
}

async fn opened_for_decision(work: &mut Work, id: &CaseId) -> Result<(Opened, Grant<Coordinate>), Error> {
    let opened = open_to_write(work, id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    Ok((opened, grant))
}

/// Asks the referrer for more information.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`]
pub async fn ask_information(work: &mut Work, id: CaseId, question: Text) -> Result<(), Error> {
    let (mut opened, grant) = opened_for_decision(work, &id).await?;
    take(work, &grant, &mut opened, Step::AskInformation, With::default()).await?;
    contact::ask(work.tx(), &grant, &work.next_id(), question.as_str(), work.now()).await?;
    save(work, &grant, &opened).await?;
    tell_referrer(work, &opened, "question").await
}

/// Takes the referral on.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`]
pub async fn accept(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let (mut opened, grant) = opened_for_decision(work, &id).await?;
    accept_opened(work, &grant, &mut opened).await?;
    save(work, &grant, &opened).await
}

pub(super) async fn accept_opened(
    work: &mut Work,
    grant: &Grant<Coordinate>,
    opened: &mut Opened,
) -> Result<(), Error> {
    take(work, grant, opened, Step::Accept, With::default()).await?;
    tell_referrer(work, opened, "accepted").await
}

/// Puts the resident in the queue: no link worker is free. Accepts at the same time when that has not been done.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`]
pub async fn queue(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let (mut opened, grant) = opened_for_decision(work, &id).await?;
    if matches!(opened.case.state, State::Received | State::InformationAsked) {
        accept_opened(work, &grant, &mut opened).await?;
    }
    take(work, &grant, &mut opened, Step::Queue, With::default()).await?;
    save(work, &grant, &opened).await
}

/// Does not take the referral on; says why and where the resident was guided instead.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`]
pub async fn decline(work: &mut Work, id: CaseId, reason: DeclineReason, guided_to: Text) -> Result<(), Error> {
    let (mut opened, grant) = opened_for_decision(work, &id).await?;
    let with = With::code_and_note(reason.code(), Some(guided_to.as_str().to_owned()));
    take(work, &grant, &mut opened, Step::Decline, with).await?;
    opened.case.closed_at = Some(work.now());
    save(work, &grant, &opened).await?;
    tell_referrer(work, &opened, "declined").await
}

/// Notes that the resident was not reached after the set number of tries.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`] naming the missing tries
pub async fn give_up_contact(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let (mut opened, grant) = opened_for_decision(work, &id).await?;
    take(work, &grant, &mut opened, Step::GiveUpContact, With::default()).await?;
    save(work, &grant, &opened).await?;
    crate::letter::prepare(work, &grant, rinnalla_domain::message::Letter::NotReached).await
}

/// Opens a case again, within the set number of days after its end.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`] when it ended too long ago
pub async fn reopen(work: &mut Work, id: CaseId, reason: Text) -> Result<(), Error> {
    let (mut opened, grant) = opened_for_decision(work, &id).await?;
    take(work, &grant, &mut opened, Step::Reopen, With::note(Some(reason.as_str().to_owned()))).await?;
    opened.case.closed_at = None;
    let former = rinnalla_store::proposal::assignments(work.tx(), &opened.scope, &id).await?.into_iter().next();
    if let Some(former) = former.filter(|_| opened.case.state == State::Underway) {
        let still = rinnalla_store::link_worker::find(work.tx(), opened.case.municipality, &former.account).await?;
        if still.is_some() {
            let id = work.next_id();
            rinnalla_store::proposal::assign(work.tx(), &grant, &id, &former.account, &former.name, work.now()).await?;
            opened.case.link_worker = Some(former.account);
        }
    }
    if opened.case.link_worker.is_none() && opened.case.state == State::Underway {
        // Nobody to walk alongside any more: somebody else is looked for.
        opened.case.state = State::Waiting;
    }
    save(work, &grant, &opened).await
}

/// Records that the resident has died: every message and letter stops.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn record_death(work: &mut Work, opened: &Opened, grant: &Grant<Coordinate>) -> Result<(), Error> {
    let today = work.today();
    Ok(resident::record_death(work.tx(), grant, &opened.case.resident, today).await?)
}
