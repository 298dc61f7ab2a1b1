//! The first visit, which link worker and coordinator make together.

use jiff::Timestamp;
use rinnalla_access::Grant;
use rinnalla_domain::CaseId;
use rinnalla_domain::case::Step;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::measurement::{Measured, Point};
use rinnalla_domain::message::{Letter, Mail};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::visibility::Viewer;
use rinnalla_store::{resident, visit};

use crate::case::{As, Opened, With, open, open_to_write, save, take, tell_coordinators};
use crate::{Error, Work};

/// Arranges the first visit, or moves it. The other of the two hears of it.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`]
pub async fn arrange(work: &mut Work, id: CaseId, starts_at: Timestamp, place: Line) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::ArrangeFirstVisit, With::default()).await?;
    visit::arrange(work.tx(), &grant, &work.next_id(), starts_at, place.as_str(), work.now()).await?;
    save(work, &grant, &opened).await?;
    let person = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    if person.letter_allowed {
        crate::letter::prepare(work, &grant, Letter::Visit).await?;
    }
    tell_the_other(work, &opened, "visit").await
}

async fn tell_the_other(work: &Work, opened: &Opened, about: &str) -> Result<(), Error> {
    let about = format!("{about}-{}", work.next_id());
    if opened.viewer == Viewer::LinkWorker {
        return tell_coordinators(work, &opened.case, Mail::NewTask, &about).await;
    }
    let word = format!("{about}-{}", opened.case.id);
    work.mail(Mail::YourTask, opened.case.link_worker.as_ref(), Some(&opened.case), Some(word)).await
}

/// The visit did not take place; another time is needed.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`]
pub async fn miss(work: &mut Work, id: CaseId, note: Option<Text>) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let note = note.map(Text::into_string);
    take(work, &grant, &mut opened, Step::MissFirstVisit, With::note(note.clone())).await?;
    visit::conclude(work.tx(), &grant, "missed", note.as_deref()).await?;
    save(work, &grant, &opened).await
}

/// The visit was made. A first measurement that is still missing can be taken at the same time.
///
/// # Errors
/// [`Error::NotFound`], [`crate::Rule::Step`]
pub async fn hold(work: &mut Work, id: CaseId, note: Option<Text>, measured: Vec<Measured>) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let note = note.map(Text::into_string);
    take(work, &grant, &mut opened, Step::HoldFirstVisit, With::note(note.clone())).await?;
    let planned = visit::list(work.tx(), &opened.scope, &id).await?.into_iter().find(|v| v.outcome.is_none());
    visit::conclude(work.tx(), &grant, "held", note.as_deref()).await?;
    // Written down afterwards, it was held as arranged; before its day, it was brought forward to today.
    let planned = planned.map_or(work.today(), |v| day_of(v.starts_at));
    opened.case.first_visit_on = Some(planned.min(work.today()));
    crate::measurement::keep_all(work, &grant, &opened.case, Point::FirstVisit, &measured).await?;
    save(work, &grant, &opened).await
}

/// The visit that lies ahead, for a calendar file: no name, no reason in it.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn ahead(work: &mut Work, id: CaseId) -> Result<visit::FirstVisit, Error> {
    let opened = open(work, &id, As::Walker).await?;
    work.looked(&opened.case, "calendar");
    let visits = visit::list(work.tx(), &opened.scope, &id).await?;
    visits.into_iter().find(|v| v.outcome.is_none()).ok_or(Error::NotFound)
}
