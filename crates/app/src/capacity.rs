//! What a municipality's link workers can take on.

use jiff::ToSpan;
use rinnalla_access::{Grant, Scope};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::capacity::Capacity;
use rinnalla_store::{capacity, link_worker, settings};

use crate::{Error, Work};

/// How things stand in a municipality, and in how many days a link worker is to be named there.
///
/// # Errors
/// [`Error::NotFound`] unless the caller coordinates there
pub async fn of(work: &mut Work, municipality: MunicipalityCode) -> Result<(Capacity, usize), Error> {
    Grant::coordinate_in(work.actor(), municipality)?;
    let (scope, today) = (Scope::coordinating(work.actor()), work.today());
    let year = capacity::flow(work.tx(), &scope, municipality, today.saturating_sub(365.days())).await?;
    let ended = capacity::ended(work.tx(), &scope, municipality, today.saturating_sub(730.days())).await?;
    let ready: Vec<i64> = link_worker::list(work.tx(), municipality)
        .await?
        .into_iter()
        .filter(|(profile, _)| profile.hindrances(today).is_empty())
        .map(|(profile, _)| profile.capacity)
        .collect();
    let promised = settings::find(work.tx(), municipality).await?.0.deadlines.naming_days;
    let count = |n: i64| usize::try_from(n).unwrap_or(0);
    let days = |from: jiff::civil::Date, to: jiff::civil::Date| (to - from).get_days();
    let found = Capacity {
        workers: ready.len(),
        places: ready.iter().map(|places| count(*places)).sum(),
        taken: count(year.taken),
        waiting: count(year.waiting),
        referred: count(year.referred),
        over_days: year.first.map_or(0, |first| usize::try_from(days(first, today) + 1).unwrap_or(1)),
        lengths: ended.iter().map(|(from, to)| f64::from(days(*from, *to)).max(1.0)).collect(),
    };
    Ok((found, count(promised)))
}
