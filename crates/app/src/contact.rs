//! Reaching the resident, and the notes of those who walk alongside.

use rinnalla_access::Grant;
use rinnalla_domain::case::Step;
use rinnalla_domain::contact::{NewContact, Outcome, Try, Way};
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Text;
use rinnalla_domain::visibility::Viewer;
use rinnalla_domain::{CaseId, ContactId};
use rinnalla_store::{contact, goal, worry};

use crate::case::{As, With, open_to_write, save, take, tell_coordinators};
use crate::{Error, Rule, Work};

/// Writes down a try to reach the resident. Reaching them stops the clock of the first contact.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn record_try(
    work: &mut Work,
    id: CaseId,
    way: Way,
    outcome: Outcome,
    note: Option<Text>,
) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    let step = if outcome == Outcome::Reached { Step::Reach } else { Step::TryContact };
    take(work, &grant, &mut opened, step, With::code_and_note(way.code(), None)).await?;
    opened.case.tries += 1;
    if outcome == Outcome::Reached {
        opened.case.contacted_at = opened.case.contacted_at.or(Some(work.now()));
    }
    let new = Try { at: work.now(), way, outcome, note: note.map(Text::into_string) };
    contact::insert_try(work.tx(), &grant, &work.next_id(), &new).await?;
    save(work, &grant, &opened).await
}

/// Writes a visit note. Asking for support reaches the coordinator at once.
///
/// # Errors
/// [`Error::NotFound`] also when the assignment has ended; [`Rule::Step`] when the case has been closed meanwhile
pub async fn write_note(work: &mut Work, id: CaseId, new: NewContact) -> Result<ContactId, Error> {
    note(work, id, new, None).await
}

/// Corrects one's own note; the former stays readable.
///
/// # Errors
/// As [`write_note`]; [`Rule::NotTheAuthor`]; [`Error::Conflict`] when it was corrected already
pub async fn correct_note(work: &mut Work, id: CaseId, former: ContactId, new: NewContact) -> Result<ContactId, Error> {
    note(work, id, new, Some(former)).await
}

async fn note(
    work: &mut Work,
    id: CaseId,
    mut new: NewContact,
    corrects: Option<ContactId>,
) -> Result<ContactId, Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let me = work.person()?.clone();
    if let Some(former) = &corrects {
        let notes = contact::list(work.tx(), &opened.scope, &id).await?;
        let former = notes.iter().find(|n| n.id == *former).ok_or(Error::NotFound)?;
        if former.by != me.account {
            return Err(Rule::NotTheAuthor.into());
        }
        // How it felt is asked once; the page of a correction does not show it.
        new.own_load = new.own_load.or(former.own_load);
    }
    // Goals of another case are not this note's business.
    let goals = goal::list(work.tx(), &opened.scope, &id).await?;
    new.goals.retain(|touched| goals.iter().any(|goal| goal.id == *touched));
    take(work, &grant, &mut opened, Step::WriteNote, With::code_and_note(new.kind.code(), None)).await?;
    let note = ContactId::new(work.next_id());
    contact::insert(work.tx(), &grant, &note, &new, &me.name, corrects.as_ref(), work.now()).await?;
    if let (Some(step), [only]) = (&new.next_step, new.goals.as_slice()) {
        goal::set_step(work.tx(), &grant, only, step.as_str()).await?;
    }
    if new.asks_support && opened.viewer == Viewer::LinkWorker {
        let row = work.next_id();
        worry::ask_support(work.tx(), &grant, &row, None, work.now()).await?;
        tell_coordinators(work, &opened.case, Mail::NewTask, &format!("support-{row}")).await?;
    }
    save(work, &grant, &opened).await?;
    Ok(note)
}
