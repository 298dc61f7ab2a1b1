//! A coordinator's month, for those who may see the cases behind each count.

use rinnalla_access::{FigureScope, Grant, Scope};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::case::Case;
use rinnalla_domain::link_worker::Profile;
use rinnalla_domain::link_worker::path::State as PathState;
use rinnalla_domain::measurement::Point;
use rinnalla_domain::report::{FLOW, FigureKey, LONGEST, Line, Month, Period, Value, Worker, waits};
use rinnalla_store::report as store;
use rinnalla_store::{case, link_worker};

use super::wait;
use crate::case::OPEN;
use crate::measurement::Plans;
use crate::{Error, Work};

/// What happened in a month that has ended, and who waits today. Each count is the number of rows that
/// [`super::rows`] gives for it. Each case that is named gets a log row.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of the municipality, and for anything but a month that has ended
pub async fn month(work: &mut Work, code: MunicipalityCode, asked: Period) -> Result<Month, Error> {
    let grant = Grant::coordinate_in(work.actor(), code)?;
    if asked.single_month().is_none() || asked.ended(work.today()) != Some(asked) {
        return Err(Error::NotFound);
    }
    work.act_as("coordinator");
    let scope = Scope::coordinating(work.actor());
    let counted = async |key: FigureKey| -> Result<i64, Error> {
        let rows = store::rows(work.tx(), &scope, code, key, asked).await?.unwrap_or_default();
        Ok(i64::try_from(rows.len()).unwrap_or(i64::MAX))
    };
    let mut happened = Vec::new();
    for key in FLOW.iter().copied().chain([FigureKey::Declined]) {
        happened.push((key, counted(key).await?));
    }
    let of = |key: FigureKey| happened.iter().find(|(k, _)| *k == key).map_or(0, |(_, n)| *n);
    let mut lines = Vec::new();
    for (key, whole) in
        [(FigureKey::ContactedInTime, FigureKey::Contacted), (FigureKey::FirstVisitInTime, FigureKey::FirstVisit)]
    {
        let n = counted(key).await?;
        lines.push((key, Line::all(Value::Count(n), Some(n), Some(of(whole)))));
    }
    let reach = FigureScope::of(work.actor(), code)?;
    let waited = store::waits(work.tx(), &reach, asked).await?;
    for (key, waited) in [FigureKey::WaitContact, FigureKey::WaitFirstVisit].into_iter().zip(&waited) {
        lines.push((key, wait::unguarded(waited)));
    }
    let obstacles = store::obstacles(work.tx(), &scope, code, asked).await?;
    let initiatives = store::initiatives(work.tx(), &reach, asked).await?;
    let workers = workers(work, &grant, code, asked).await?;
    let plans = Plans::read(work, &scope, None).await?;
    let mut open: Vec<Case> = case::list(work.tx(), &scope, OPEN).await?;
    open.retain(|case| case.municipality == code);
    let without_first =
        open.iter().filter(|case| plans.due(case).iter().any(|(point, _)| *point == Point::FirstVisit)).count();
    let mut waiting = Vec::new();
    for state in OPEN.iter().copied().filter(|state| waits(*state)) {
        let n = open.iter().filter(|case| case.state == state).count();
        if n > 0 {
            waiting.push((state, i64::try_from(n).unwrap_or(i64::MAX)));
        }
    }
    open.retain(|case| waits(case.state));
    open.sort_by(|a, b| (a.sent_at, a.id.as_str()).cmp(&(b.sent_at, b.id.as_str())));
    open.truncate(LONGEST);
    let today = work.today();
    let mut longest = Vec::new();
    for case in open {
        work.looked(&case, "report_month");
        let days =
            rinnalla_domain::clock::day_of(case.sent_at).until(today).map_or(0, |span| i64::from(span.get_days()));
        longest.push((case, days));
    }
    Ok(Month {
        municipality: code,
        period: asked,
        without_both: of(FigureKey::Closed) - of(FigureKey::Measured),
        happened,
        waits: lines,
        waiting,
        longest,
        without_first: i64::try_from(without_first).unwrap_or(i64::MAX),
        workers,
        obstacles,
        initiatives,
    })
}

/// Link workers who walk, or who met somebody in the month, in the order of their names.
async fn workers(
    work: &Work,
    grant: &Grant<rinnalla_access::Coordinate>,
    code: MunicipalityCode,
    period: Period,
) -> Result<Vec<Worker>, Error> {
    let done = store::work_of_each(work.tx(), grant, period).await?;
    let mut found = Vec::new();
    for (profile, _) in link_worker::list(work.tx(), code).await? {
        let (contacts, minutes) =
            done.iter().find(|(who, ..)| *who == profile.account).map_or((0, 0), |(_, n, minutes)| (*n, *minutes));
        let walks = matches!(profile.state, PathState::Active | PathState::Paused);
        if walks || profile.load > 0 || contacts > 0 {
            let Profile { name, load, capacity, .. } = profile;
            found.push(Worker { name, load, capacity, contacts, minutes });
        }
    }
    Ok(found)
}
