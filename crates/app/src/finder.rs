//! The finder of this process: the directory in memory, brought up to date with the database before each search.
//!
//! Nothing tells this process that an entry has changed, neither a use case of its own nor another process on the same
//! database. So each search first asks the database for the versions of what has changed of late (one look into an
//! index) and takes over what it lacks. That cannot be forgotten, and an edit is found by the first search after its
//! commit, whoever made it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use rinnalla_domain::activity::{Activity, Point};
use rinnalla_domain::{ActivityId, MunicipalityCode};
use rinnalla_finder::{Edit, Entry, Finder, Index, Method};
use tokio::sync::{Mutex, OnceCell};

/// What has changed within this time is compared before each search: longer than a transaction of a form takes, and
/// than the clocks of two machines differ.
const OF_LATE: SignedDuration = SignedDuration::from_mins(2);

/// How often everything is compared: a long import commits later than it says, and time hides what nobody checks.
const WHOLE: SignedDuration = SignedDuration::from_mins(10);

/// The directory in memory.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    finder: OnceCell<Arc<Finder>>,
    kept: Mutex<Kept>,
}

/// What the index was made of.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    known: HashMap<ActivityId, Known>,
    compared_at: Option<Timestamp>,
    /// The day for which the next times and what is hidden were reckoned.
    day: Option<Date>,
}

/// What is remembered of an entry besides what the index holds.
#[derive(Debug)]
struct Known {
    version: i64,
    areas: Vec<MunicipalityCode>,
    village: Option<String>,
    point: Option<Point>,
}

/// What must be compared before a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Everything is read anew: the first search, and the first of a day.
    Everything,
    /// The versions of all entries.
    Versions,
    /// The versions of what has changed since.
    Since(Timestamp),
}

/// A village or town with its place on the map, as far as entries tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Village {
    /// Its name.
    pub name: String,
    /// The middle of the entries there.
    pub point: Option<Point>,
}

impl Shelf {
    /// The finder; made when the first search comes.
    pub(crate) async fn finder(&self) -> Arc<Finder> {
        let make = || async {
            let made = tokio::task::spawn_blocking(|| Finder::new(Method::default())).await;
            Arc::new(made.unwrap_or_else(|_| Finder::new(Method::default())))
        };
        Arc::clone(self.finder.get_or_init(make).await)
    }

    /// What was kept; who holds it brings the index up to date, others wait and find it done.
    pub(crate) async fn kept(&self) -> tokio::sync::MutexGuard<'_, Kept> {
        self.kept.lock().await
    }

    /// Puts a new index of all entries in the place of the present one.
    pub(crate) async fn rebuild(&self, kept: &mut Kept, all: Vec<Activity>, found: Vec<Entry>, day: Date) {
        let finder = self.finder().await;
        let built = tokio::task::spawn_blocking(move || finder.rebuild(|| Ok::<_, std::convert::Infallible>(found)));
        if built.await.is_ok() {
            kept.known = all.iter().map(|a| (a.id.clone(), Known::of(a))).collect();
            kept.day = Some(day);
        }
    }

    /// Takes over what has changed.
    pub(crate) async fn edit(&self, kept: &mut Kept, changed: Vec<(Activity, Option<Entry>)>) {
        if changed.is_empty() {
            return;
        }
        let known: Vec<_> = changed.iter().map(|(activity, _)| (activity.id.clone(), Known::of(activity))).collect();
        let edits = changed.into_iter().map(|(activity, entry)| match entry {
            Some(entry) => Edit::Put(Arc::new(entry)),
            None => Edit::Remove(activity.id.as_str().into()),
        });
        let (finder, edits) = (self.finder().await, edits.collect());
        if tokio::task::spawn_blocking(move || finder.edit(edits)).await.is_ok() {
            kept.known.extend(known);
        }
    }

    /// The present index.
    pub(crate) async fn index(&self) -> Arc<Index> {
        self.finder().await.index()
    }
}

impl Known {
    fn of(activity: &Activity) -> Self {
        let place = &activity.content.place;
        Self {
            version: activity.version,
            areas: activity.content.areas.clone(),
            village: place.village.as_ref().map(|village| village.as_str().to_owned()),
            point: place.point,
        }
    }
}

impl Kept {
    /// What must be compared now, and notes that it will have been.
    pub(crate) fn due(&mut self, now: Timestamp, today: Date) -> Due {
        if self.day != Some(today) {
            self.compared_at = Some(now);
            return Due::Everything;
        }
        if self.compared_at.is_none_or(|at| now.duration_since(at).abs() >= WHOLE) {
            self.compared_at = Some(now);
            return Due::Versions;
        }
        Due::Since(now - OF_LATE)
    }

    /// Those of which the index has another version, or none.
    pub(crate) fn lacks(&self, versions: &[(ActivityId, i64)]) -> Vec<ActivityId> {
        let is_other = |(id, version): &&(ActivityId, i64)| self.known.get(id).is_none_or(|k| k.version != *version);
        versions.iter().filter(is_other).map(|(id, _)| id.clone()).collect()
    }

    /// The villages of a municipality, by name.
    pub(crate) fn villages(&self, municipality: MunicipalityCode) -> Vec<Village> {
        let mut points: BTreeMap<&str, Vec<Point>> = BTreeMap::new();
        let near = self.known.values().filter(|known| known.areas.first() == Some(&municipality));
        for (village, point) in near.filter_map(|known| Some((known.village.as_deref()?, known.point))) {
            points.entry(village).or_default().extend(point);
        }
        let village = |(name, points): (&str, Vec<Point>)| Village { name: name.to_owned(), point: middle(&points) };
        points.into_iter().map(village).collect()
    }
}

/// The middle of points that lie near each other.
fn middle(points: &[Point]) -> Option<Point> {
    let count = f64::from(u32::try_from(points.len()).ok().filter(|count| *count > 0)?);
    let mean = |part: fn(&Point) -> f64| points.iter().map(part).sum::<f64>() / count;
    Point::in_finland(mean(|p| p.latitude), mean(|p| p.longitude))
}
