//! Letters on paper: put on the coordinator's list in the same transaction as what they tell of.

use rinnalla_access::{Action, Grant, Scope};
use rinnalla_domain::agreement::Agreement;
use rinnalla_domain::closing::Closing;
use rinnalla_domain::message::Letter;
use rinnalla_domain::resident::Resident;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{AccountId, CaseId, LetterId};
use rinnalla_store::letter::Waiting;
use rinnalla_store::visit::FirstVisit;
use rinnalla_store::{account, agreement, case, letter, resident, settings, visit};

use crate::case::{As, Opened, open, open_to_write};
use crate::{Error, Work};

/// Puts a letter on the list.
pub(crate) async fn prepare<A: Action>(work: &Work, grant: &Grant<A>, which: Letter) -> Result<(), Error> {
    let id = LetterId::new(work.next_id());
    Ok(letter::insert(work.tx(), grant, &id, which, work.now()).await?)
}

/// Letters that wait to be printed. Consent is looked at again: whoever takes it back gets no letter. A letter whose
/// time has passed is not sent: nobody hears of a visit that was held.
///
/// # Errors
/// When storage fails
pub async fn waiting(work: &mut Work) -> Result<Vec<Waiting>, Error> {
    let scope = Scope::coordinating(work.actor());
    let mut waiting = Vec::new();
    for found in letter::unprinted(work.tx(), &scope).await? {
        let case = case::find(work.tx(), &scope, &found.case).await?;
        if case.is_some_and(|case| found.letter.fits(case.state)) {
            waiting.push(found);
        }
    }
    Ok(waiting)
}

/// The letters that wait, for the coordinator's list. Each case shown gets a log row.
///
/// # Errors
/// When storage fails
pub async fn list(work: &mut Work) -> Result<Vec<Waiting>, Error> {
    work.act_as("coordinator");
    let waiting = waiting(work).await?;
    let scope = Scope::coordinating(work.actor());
    for letter in &waiting {
        let case = case::find(work.tx(), &scope, &letter.case).await?.ok_or(Error::NotFound)?;
        work.looked(&case, "list");
    }
    Ok(waiting)
}

/// What a letter is set from.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The letter.
    pub letter: Waiting,
    /// The case.
    pub opened: Opened,
    /// The receiver.
    pub resident: Resident,
    /// Settings of the municipality.
    pub settings: Settings,
    /// The day on which the coordinator calls at the latest.
    pub call_by: Option<jiff::civil::Date>,
    /// The visit that lies ahead.
    pub visit: Option<FirstVisit>,
    /// The agreement in force.
    pub agreement: Option<Agreement>,
    /// What was written at the end.
    pub closing: Closing,
    /// Name of the link worker.
    pub link_worker: Option<String>,
    /// Name of the coordinator who handles the case.
    pub coordinator: Option<String>,
    /// The resident is asked for feedback.
    pub feedback: bool,
    /// The code for that; only in a letter that is printed.
    pub feedback_code: Option<String>,
}

/// A letter as it would be printed, to be looked at first.
///
/// # Errors
/// As [`print()`], and [`Error::ReasonNeeded`]
pub async fn preview(work: &mut Work, case: CaseId, id: LetterId) -> Result<Printed, Error> {
    let opened = open(work, &case, As::Coordinator).await?;
    let printed = read(work, opened, &id).await?;
    work.looked(&printed.opened.case, "letter");
    Ok(printed)
}

/// Opens a letter for printing and notes that it was printed.
///
/// # Errors
/// [`Error::NotFound`] also when the resident does not want letters any more
pub async fn print(work: &mut Work, case: CaseId, id: LetterId) -> Result<Printed, Error> {
    let opened = open_to_write(work, &case, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    let mut printed = read(work, opened, &id).await?;
    if printed.feedback {
        printed.feedback_code = Some(crate::feedback::code_for_letter(work, &printed.opened.case).await?);
    }
    letter::mark_printed(work.tx(), &grant, &id, work.now()).await?;
    work.wrote(&printed.opened.case, "print_letter");
    Ok(printed)
}

async fn read(work: &Work, opened: Opened, id: &LetterId) -> Result<Printed, Error> {
    let (tx, scope, case) = (work.tx(), &opened.scope, &opened.case.id);
    let found = letter::list(tx, scope, case).await?.into_iter().find(|l| l.id == *id).ok_or(Error::NotFound)?;
    let person = resident::find(tx, scope, case).await?.ok_or(Error::NotFound)?;
    if !person.letter_allowed || person.died_on.is_some() {
        return Err(Error::NotFound);
    }
    let clocks = case::clocks(tx, scope, case).await?;
    let closing = crate::feedback::closing_of(work, scope, case).await?;
    Ok(Printed {
        settings: settings::find(tx, opened.case.municipality).await?.0,
        call_by: clocks.iter().find(|c| c.clock == rinnalla_domain::clock::Clock::FirstContact).map(|c| c.due_on),
        visit: visit::list(tx, scope, case).await?.into_iter().find(|v| v.outcome.is_none()),
        agreement: agreement::list(tx, scope, case).await?.into_iter().find(|a| a.in_force_at.is_some()),
        link_worker: name_of(work, opened.case.link_worker.as_ref()).await?,
        coordinator: name_of(work, opened.case.coordinator.as_ref()).await?,
        feedback: found.letter == Letter::Ending && crate::feedback::may_ask(&closing),
        feedback_code: None,
        closing,
        letter: found,
        resident: person,
        opened,
    })
}

async fn name_of(work: &Work, account: Option<&AccountId>) -> Result<Option<String>, Error> {
    match account {
        Some(id) => Ok(account::find(work.tx(), id).await?.map(|a| a.name)),
        None => Ok(None),
    }
}
