//! The directory as open data: what everybody may see, for those who use it elsewhere.

use jiff::Timestamp;
use rinnalla_domain::activity::Activity;
use rinnalla_store::activity::{self, State};
use rinnalla_store::source;

use crate::{Error, Work};

/// How the directory stands: it changes with every entry, every source and every day.
///
/// # Errors
/// When storage fails
pub async fn open_state(work: &mut Work) -> Result<State, Error> {
    Ok(activity::state(work.tx()).await?)
}

/// The moment since which nothing in the open data can have changed: the last change of an entry, or the beginning of
/// the day, on which entries may have ended or grown old.
pub fn open_since(work: &Work, state: &State) -> Timestamp {
    let now = rinnalla_domain::clock::in_finland(work.now());
    let midnight = now.start_of_day().map_or(work.now(), |at| at.timestamp());
    state.changed_at.map_or(midnight, |changed| changed.max(midnight))
}

/// Every entry that the public may see today, in the order of their numbers.
///
/// # Errors
/// When storage fails
pub async fn open(work: &mut Work) -> Result<Vec<Activity>, Error> {
    let today = work.today();
    let mut found = activity::published(work.tx(), None).await?;
    found.retain(|activity| activity.is_public(today));
    Ok(found)
}

/// A source of open data, for those who have to name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenSource {
    /// Its name.
    pub name: String,
    /// Licence and attribution as it gives them.
    pub licence: Option<String>,
}

/// The sources that entries have come from, each once.
///
/// # Errors
/// When storage fails
pub async fn open_sources(work: &mut Work) -> Result<Vec<OpenSource>, Error> {
    let all = source::named(work.tx()).await?;
    let mut all: Vec<OpenSource> = all.into_iter().map(|(name, licence)| OpenSource { name, licence }).collect();
    all.sort();
    all.dedup();
    Ok(all)
}
