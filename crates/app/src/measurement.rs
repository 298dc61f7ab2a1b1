//! Measurements taken on the way.

use rinnalla_access::{Action, Grant};
use rinnalla_domain::CaseId;
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::clock::Clock;
use rinnalla_domain::measurement::{Measured, Measurement, Point};
use rinnalla_store::{case, measurement};

use crate::case::{As, Opened, open, open_to_write};
use crate::{Error, Work};

/// The measurements of a case.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The case.
    pub opened: Opened,
    /// Measurements, oldest first.
    pub measurements: Vec<Measurement>,
}

/// Shows the measurements of a case.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn show(work: &mut Work, id: CaseId) -> Result<Shown, Error> {
    let opened = open(work, &id, As::Walker).await?;
    work.looked(&opened.case, "measurements");
    let measurements = measurement::list(work.tx(), &opened.scope, &id).await?;
    Ok(Shown { opened, measurements })
}

/// Keeps a measurement at a point of the support.
///
/// # Errors
/// [`Error::NotFound`]; a case that is over is a [`crate::Rule::Step`]
pub async fn record(work: &mut Work, id: CaseId, point: Point, measured: Measured) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let state = opened.case.state;
    if state.is_over() || state == State::Sent {
        return Err(rinnalla_domain::case::IllegalStep::WrongState { step: Step::WriteNote, state }.into());
    }
    keep(work, &grant, point, &measured).await?;
    if point == Point::Half {
        // Looking at the goals half way is what the clock waited for.
        case::stop_clocks(work.tx(), &grant, &[Clock::HalfTime], work.now()).await?;
    }
    work.wrote(&opened.case, "measurement");
    Ok(())
}

/// Keeps answers, whoever took them: no measure for groups for one person, no clinical instrument before the decision.
///
/// # Errors
/// [`crate::Rule::InstrumentForGroups`], [`crate::Rule::InstrumentNotDecided`]
pub(crate) async fn keep<A: Action>(
    work: &Work,
    grant: &Grant<A>,
    point: Point,
    measured: &Measured,
) -> Result<(), Error> {
    if let Some((instrument, _)) = measured.total {
        crate::instrument::may_take(work, grant.municipality(), instrument).await?;
    }
    Ok(measurement::insert(work.tx(), grant, &work.next_id(), point, measured, work.now()).await?)
}
