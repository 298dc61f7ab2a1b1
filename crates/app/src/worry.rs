//! When a link worker is worried, or needs support.

use rinnalla_access::Grant;
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Text;
use rinnalla_domain::{CaseId, WorryId};
use rinnalla_store::{resident, worry};

use crate::case::{As, Opened, open, open_to_write, tell_coordinators};
use crate::{Error, Work};

/// The page where a worry is written: only who it is about.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn begin(work: &mut Work, id: CaseId) -> Result<(Opened, String), Error> {
    let opened = open(work, &id, As::Walker).await?;
    work.looked(&opened.case, "case");
    let name = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?.name;
    Ok((opened, name))
}

/// Records a worry for the coordinator, sealed. Nobody reads it at night; the page says so.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn record(work: &mut Work, id: CaseId, text: Text) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let row = WorryId::new(work.next_id());
    let by = work.person()?.name.clone();
    worry::insert(work.tx(), &grant, work.sealer(), work.nonce(), &row, &by, text.as_str(), work.now()).await?;
    work.wrote(&opened.case, "worry");
    tell_coordinators(work, &opened.case, Mail::NewTask, &format!("worry-{row}")).await
}

/// The coordinator has read the worries of a case.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn mark_seen(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    worry::mark_seen(work.tx(), &grant, work.now()).await?;
    work.wrote(&opened.case, "worry_seen");
    Ok(())
}

/// The link worker asks the coordinator for support.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn ask_support(work: &mut Work, id: CaseId, note: Option<Text>) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let row = work.next_id();
    worry::ask_support(work.tx(), &grant, &row, note.as_ref().map(Text::as_str), work.now()).await?;
    work.wrote(&opened.case, "ask_support");
    tell_coordinators(work, &opened.case, Mail::NewTask, &format!("support-{row}")).await
}

/// The coordinator has answered the link worker's call for support.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn answer_support(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    worry::answer_support(work.tx(), &grant, work.now()).await?;
    work.wrote(&opened.case, "answer_support");
    Ok(())
}
