//! Measurements taken on the way: shown, written down by staff, answered by residents themselves.

mod answer;
mod asking;
mod due;
mod own_first;
mod questions;

pub use answer::{Answered, Entered, LinkState, OpenForm, answer, by_code, keep_so_far, look, open_form};
pub(crate) use asking::may_be_mailed;
pub use asking::{Handed, Invited, NewAsking, Printed, ask_on_paper, find_sheet, hand_over, invite, withdraw};
pub(crate) use due::Plans;
pub(crate) use own_first::{begin_own_first, prepare_own_first, told_code};
pub use questions::{Beside, Questions, beside, beside_of_case, questions};

use rinnalla_access::{Action, Grant};
use rinnalla_domain::case::{Case, Step};
use rinnalla_domain::clock::Clock;
use rinnalla_domain::measurement::{Measured, Measurement, Mode, Planned, Point, fits};
use rinnalla_domain::message::Mail;
use rinnalla_domain::{AskingId, CaseId};
pub use rinnalla_store::asking::Asking;
use rinnalla_store::measurement::Taken;
use rinnalla_store::{asking as askings, case, measurement};

use crate::case::{As, Opened, open, open_to_write, tell_coordinators};
use crate::{Error, Rule, Work};

/// The measurements of a case.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The case.
    pub opened: Opened,
    /// Measurements, oldest first.
    pub measurements: Vec<Measurement>,
    /// Residents asked to answer by themselves, newest first.
    pub askings: Vec<Asking>,
    /// The five points, and whose turn it is.
    pub plan: Vec<Planned>,
    /// The language in which the resident is asked, where the service has it.
    pub language: rinnalla_domain::Language,
}

/// Shows the measurements of a case.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn show(work: &mut Work, id: CaseId) -> Result<Shown, Error> {
    let opened = open(work, &id, As::Walker).await?;
    work.looked(&opened.case, "measurements");
    let (tx, scope) = (work.tx(), &opened.scope);
    let person = rinnalla_store::resident::find(tx, scope, &id).await?.ok_or(Error::NotFound)?;
    Ok(Shown {
        measurements: measurement::list(tx, scope, &id).await?,
        askings: askings::list(tx, scope, &id).await?,
        plan: Plans::read(work, scope, Some(&id)).await?.plan(&opened.case),
        language: person.language.written().unwrap_or_default(),
        opened,
    })
}

/// Keeps a measurement that somebody writes down, at a point of the support. True when the answers ask for a call and
/// the help path is to be gone through with the resident.
///
/// # Errors
/// [`Error::NotFound`]; a case that is over is a [`Rule::Step`]; [`Rule::MeasuredToday`]
pub async fn record(work: &mut Work, id: CaseId, point: Point, measured: Vec<Measured>) -> Result<bool, Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    write_down(work, &grant, &opened, point, &measured, None).await
}

/// Keeps the answers of a numbered sheet of paper, once.
///
/// # Errors
/// As [`record`]; [`Rule::SheetUnknown`], [`Rule::SheetUsed`]
pub async fn record_sheet(work: &mut Work, id: CaseId, sheet: &Asking, measured: Vec<Measured>) -> Result<bool, Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let used = asking::use_sheet(work, &grant, &opened, sheet.sheet.unwrap_or_default()).await?;
    let language = Some(sheet.language);
    let measured: Vec<_> = measured.into_iter().map(|m| Measured { language, mode: Mode::Paper, ..m }).collect();
    write_down(work, &grant, &opened, sheet.point, &measured, Some(&used)).await
}

async fn write_down<A: Action>(
    work: &mut Work,
    grant: &Grant<A>,
    opened: &Opened,
    point: Point,
    measured: &[Measured],
    asked: Option<&AskingId>,
) -> Result<bool, Error> {
    point_fits(&opened.case, point)?;
    let taken = measurement::list(work.tx(), &opened.scope, &opened.case.id).await?;
    let mut calls = false;
    for one in measured {
        not_twice(&taken, point, one, work.today())?;
        calls |= keep(work, grant, &opened.case, point, one, asked).await?;
    }
    work.wrote(&opened.case, "measurement");
    Ok(calls)
}

/// Digest of the secret that an open form carries.
pub(crate) fn work_ticket(work: &Work, ticket: &str) -> String {
    work.sealer().digest("measure-ticket", ticket)
}

/// The coordinator has seen that answers ask for a call.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn seen(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    measurement::mark_seen(work.tx(), &grant, work.now()).await?;
    work.wrote(&opened.case, "measurement_seen");
    Ok(())
}

/// A measurement belongs to its part of the support.
fn point_fits(case: &Case, point: Point) -> Result<(), Error> {
    if fits(case.state, point) {
        return Ok(());
    }
    let step = if point == Point::FollowUp { Step::FollowUp } else { Step::WriteNote };
    Err(rinnalla_domain::case::IllegalStep::WrongState { step, state: case.state }.into())
}

/// The same questions are not answered twice on one day for one point.
fn not_twice(taken: &[Measurement], point: Point, new: &Measured, today: jiff::civil::Date) -> Result<(), Error> {
    let same = |old: &Measurement| {
        let instrument = old.items.as_ref().map(|(i, _)| *i).or(old.total.map(|(i, _)| i));
        let again = instrument.is_some() && instrument == new.instrument();
        again || (!old.scales.is_empty() && !new.scales.is_empty())
    };
    let twice = taken.iter().any(|old| old.point == point && old.taken_on == today && same(old));
    if twice { Err(Rule::MeasuredToday.into()) } else { Ok(()) }
}

/// Keeps everything that was answered at one time: see [`keep`].
pub(crate) async fn keep_all<A: Action>(
    work: &Work,
    grant: &Grant<A>,
    case: &Case,
    point: Point,
    measured: &[Measured],
) -> Result<bool, Error> {
    let mut calls = false;
    for one in measured {
        calls |= keep(work, grant, case, point, one, None).await?;
    }
    Ok(calls)
}

/// Keeps a measurement, whoever answered and however. When the answers lie beyond what the instrument says should be
/// asked about, whoever coordinates is told in the same transaction: that there is something to look at, nothing more.
pub(crate) async fn keep<A: Action>(
    work: &Work,
    grant: &Grant<A>,
    case: &Case,
    point: Point,
    measured: &Measured,
    asked: Option<&AskingId>,
) -> Result<bool, Error> {
    if let Some(instrument) = measured.instrument() {
        crate::instrument::may_take(work, case.municipality, instrument).await?;
    }
    let calls = questions::calls(measured);
    let measured = &questions::with_total(measured);
    let id = work.next_id();
    let taken = Taken { id: &id, point, asking: asked, calls, now: work.now() };
    measurement::insert(work.tx(), grant, &taken, measured).await?;
    if point == Point::Half {
        // Looking at the goals half way is what the clock waited for.
        case::stop_clocks(work.tx(), grant, &[Clock::HalfTime], work.now()).await?;
    }
    if calls {
        tell_coordinators(work, case, Mail::NewTask, &format!("measure-{id}")).await?;
    }
    Ok(calls)
}
