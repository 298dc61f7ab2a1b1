//! What is held in a week in a village, for its notice boards.

use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::activity::{Activity, Occurrence, Setting};

use super::public;
use crate::{Error, Work};

/// How many times one activity is held in a week at most: a sheet with more would show nothing else.
const IN_A_WEEK: usize = 21;

/// A week.
#[derive(Clone, Debug)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// The village; none for the whole municipality.
    pub village: Option<String>,
    /// Villages in which there is anything at all.
    pub villages: Vec<String>,
    /// Days on which something is held, with what is held in the order of time.
    pub days: Vec<(Date, Vec<(Activity, Occurrence)>)>,
    /// What has no day of its own: one agrees on it.
    pub agreed: Vec<Activity>,
}

fn village_of(activity: &Activity) -> Option<&str> {
    activity.content.place.village.as_ref().map(rinnalla_domain::text::Line::as_str)
}

/// What is held in the week of `day` in a village: there, and wherever one need not go to. A village that has nothing
/// stands for the whole municipality.
///
/// # Errors
/// When storage fails
pub async fn week(
    work: &mut Work,
    municipality: Option<MunicipalityCode>,
    village: Option<String>,
    day: Date,
) -> Result<Week, Error> {
    let found: Vec<Activity> = public(work, municipality).await?.into_iter().map(|(a, _)| a).collect();
    let mut villages: Vec<String> = found.iter().filter_map(village_of).map(str::to_owned).collect();
    villages.sort();
    villages.dedup();
    let village = village.filter(|village| villages.contains(village));
    let near = |activity: &Activity| {
        activity.content.setting != Setting::Place
            || village.as_deref().is_none_or(|village| village_of(activity) == Some(village))
    };
    let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
    let sunday = monday.saturating_add(6.days());
    let (agreed, timed): (Vec<Activity>, Vec<Activity>) =
        found.into_iter().filter(near).partition(|a| a.content.schedule.slots.is_empty());
    let mut held: Vec<(Activity, Occurrence)> = Vec::new();
    for activity in timed {
        let coming = activity.content.schedule.next(monday, IN_A_WEEK);
        held.extend(coming.into_iter().filter(|at| at.day <= sunday).map(|at| (activity.clone(), at)));
    }
    held.sort_by_key(|(activity, at)| (*at, activity.number));
    let days =
        held.chunk_by(|(_, a), (_, b)| a.day == b.day).map(|of_day| (of_day[0].1.day, of_day.to_vec())).collect();
    Ok(Week { monday, village, villages, days, agreed })
}
