//! Who fits a case: what stands in the way, the reasons for and against, and the order that follows from them.
//!
//! What must hold is a [`Hindrance`] and stands apart; everything else is a reason with a weight, and the page says each
//! reason in words. Words are prepared once for each link worker and each case: two thousand link workers are laid
//! beside five hundred cases in a second (`examples/matching.rs`).

mod load;
mod time;

use jiff::civil::Date;

pub use load::{CaseLoad, LOAD_WEEKS, USUAL_MINUTES};
pub use time::Time;

use super::village::Villages;
use super::{Hindrance, Profile};
use crate::activity::{Point, Theme};
use crate::language::SpokenLanguage;
use time::times;

coded! {
    /// Why somebody fits, or what is missing.
    Fit {
        /// Has walked with this resident before.
        KnownBefore = "known_before",
        SharedLanguage = "shared_language",
        SameVillage = "same_village",
        /// Not far, in kilometres.
        Near = "near",
        /// An interest in words.
        SharedInterest = "shared_interest",
        /// A theme of the directory.
        SharedTheme = "shared_theme",
        /// Wishes for the same time of the day or the week.
        SharedTime = "shared_time",
        /// Has hours left in the week.
        TimeFree = "time_free",
        PlacesFree = "places_free",
        HasCar = "has_car",
        NoSharedLanguage = "no_shared_language",
        OtherVillage = "other_village",
        /// Far, in kilometres.
        Far = "far",
        /// Does not want the time that the resident wishes for.
        OtherTime = "other_time",
        /// The hours of the week are used up.
        NoTime = "no_time",
        NoCar = "no_car",
    }
}

impl Fit {
    /// Speaks for the choice.
    pub const fn is_plus(self) -> bool {
        self.weight() > 0
    }

    const fn weight(self) -> i64 {
        match self {
            Self::SharedLanguage => 8,
            Self::KnownBefore => 6,
            Self::SameVillage => 4,
            Self::SharedInterest | Self::Near => 3,
            Self::SharedTheme | Self::SharedTime | Self::PlacesFree | Self::TimeFree => 2,
            Self::HasCar => 1,
            Self::NoCar => -1,
            Self::OtherVillage => -2,
            Self::OtherTime | Self::NoTime => -3,
            Self::Far => -4,
            Self::NoSharedLanguage => -16,
        }
    }
}

/// What belongs to a reason, for its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// An interest.
    Word(String),
    /// A theme.
    Theme(Theme),
    /// A time.
    Time(Time),
    /// So many kilometres as the crow flies.
    Kilometres(i64),
    /// Minutes a week that are used, and those that were offered.
    Minutes(i64, i64),
}

/// A reason for or against.
pub type Reason = (Fit, Detail);

/// What the case asks for, prepared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    village: String,
    point: Option<Point>,
    language: Option<SpokenLanguage>,
    interpreter: bool,
    words: String,
    themes: Vec<Theme>,
    times: Vec<(Time, bool)>,
}

impl Wanted {
    /// What a resident asks for: where they live, their language, and whether an interpreter will be there.
    pub fn of(village: &str, language: SpokenLanguage, interpreter: bool, villages: &Villages) -> Self {
        Self {
            village: village.to_lowercase(),
            point: villages.find(village),
            language: Some(language),
            interpreter,
            ..Self::default()
        }
    }

    /// The wish and the wishes about the link worker, as free words; and the themes of what was picked together.
    #[must_use]
    pub fn wishing(self, words: &str, picked: Vec<Theme>) -> Self {
        let mut themes: Vec<Theme> = Vec::new();
        for theme in picked {
            if !themes.contains(&theme) {
                themes.push(theme);
            }
        }
        let words = words.to_lowercase();
        Self { times: times(&words), words, themes, ..self }
    }
}

/// A link worker, prepared to be laid beside many cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Walker {
    /// The profile.
    pub profile: Profile,
    villages: Vec<String>,
    points: Vec<Point>,
    stems: Vec<String>,
    times: Vec<(Time, bool)>,
    minutes: i64,
    hindrances: Vec<Hindrance>,
}

impl Walker {
    /// Prepares a link worker, of whom the cases that run take so many `minutes` of a week.
    pub fn new(profile: Profile, villages: &Villages, minutes: i64, today: Date) -> Self {
        let lower = |words: &[String]| -> Vec<String> {
            words.iter().map(|word| word.to_lowercase()).filter(|word| !word.is_empty()).collect()
        };
        Self {
            villages: lower(&profile.villages),
            points: profile.villages.iter().filter_map(|village| villages.find(village)).collect(),
            stems: profile.interests.iter().map(|word| stem(word)).collect(),
            times: times(&profile.wishes.to_lowercase()),
            minutes,
            hindrances: profile.hindrances(today),
            profile,
        }
    }

    /// Says more exactly why the training does not do.
    pub fn name_training_hindrance(&mut self, why: Hindrance) {
        for hindrance in self.hindrances.iter_mut().filter(|h| **h == Hindrance::NotTrained) {
            *hindrance = why;
        }
    }

    /// Kilometres to the nearest of the own villages, when both are known.
    fn kilometres(&self, wanted: &Wanted) -> Option<i64> {
        let to = wanted.point?;
        let metres = self.points.iter().map(|from| from.metres_to(to)).reduce(f64::min)?;
        #[expect(clippy::cast_possible_truncation, reason = "no two points of Finland lie further apart")]
        Some((metres / 1_000.0).round() as i64)
    }
}

/// What is known of one link worker beside one case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// The resident does not want the person, or one has declared the other a relative or neighbour.
    pub barred: bool,
    /// Has answered no to this case.
    pub said_no: bool,
    /// Has walked with this resident before.
    pub known: bool,
}

/// What comes of laying a link worker beside a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Why not now; empty when free.
    pub hindrances: Vec<Hindrance>,
    /// Reasons for and against.
    pub reasons: Vec<Reason>,
    weight: i64,
}

/// Somebody nearer than this is near; further than [`FAR`] is far.
const NEAR: i64 = 25;
const FAR: i64 = 60;

/// Lays a link worker beside a case.
pub fn look(walker: &Walker, wanted: &Wanted, between: Between) -> Look {
    let mut hindrances = walker.hindrances.clone();
    if between.barred {
        hindrances.push(Hindrance::Barred);
    }
    if between.said_no {
        hindrances.push(Hindrance::SaidNo);
    }
    if walker.profile.load >= walker.profile.capacity {
        hindrances.push(Hindrance::Full);
    }
    let mut reasons = Vec::with_capacity(8);
    if between.known {
        reasons.push((Fit::KnownBefore, Detail::None));
    }
    if let Some(language) = wanted.language {
        if walker.profile.languages.contains(&language) {
            reasons.push((Fit::SharedLanguage, Detail::None));
        } else if !wanted.interpreter {
            reasons.push((Fit::NoSharedLanguage, Detail::None));
        }
    }
    reasons.push(place(walker, wanted));
    interests(walker, wanted, &mut reasons);
    for (time, wants) in &wanted.times {
        match walker.times.iter().find(|(own, _)| own == time) {
            Some((_, own)) if own == wants && *wants => reasons.push((Fit::SharedTime, Detail::Time(*time))),
            Some((_, own)) if own != wants => reasons.push((Fit::OtherTime, Detail::Time(*time))),
            _ => {}
        }
    }
    if let Some(hours) = walker.profile.hours {
        let offered = hours * 60;
        let fit = if walker.minutes + USUAL_MINUTES <= offered { Fit::TimeFree } else { Fit::NoTime };
        reasons.push((fit, Detail::Minutes(walker.minutes, offered)));
    }
    if walker.profile.load < walker.profile.capacity {
        reasons.push((Fit::PlacesFree, Detail::None));
    }
    reasons.push((if walker.profile.car { Fit::HasCar } else { Fit::NoCar }, Detail::None));
    let weight = reasons.iter().map(|(fit, _)| fit.weight()).sum();
    Look { hindrances, reasons, weight }
}

fn place(walker: &Walker, wanted: &Wanted) -> Reason {
    if walker.villages.iter().any(|village| wanted.village.contains(village.as_str())) {
        return (Fit::SameVillage, Detail::None);
    }
    match walker.kilometres(wanted) {
        Some(km) if km <= NEAR => (Fit::Near, Detail::Kilometres(km)),
        Some(km) if km > FAR => (Fit::Far, Detail::Kilometres(km)),
        Some(km) => (Fit::OtherVillage, Detail::Kilometres(km)),
        None => (Fit::OtherVillage, Detail::None),
    }
}

fn interests(walker: &Walker, wanted: &Wanted, reasons: &mut Vec<Reason>) {
    for (interest, stem) in walker.profile.interests.iter().zip(&walker.stems) {
        if !stem.is_empty() && wanted.words.contains(stem.as_str()) {
            reasons.push((Fit::SharedInterest, Detail::Word(interest.clone())));
        }
    }
    for theme in wanted.themes.iter().filter(|theme| walker.profile.themes.contains(theme)) {
        reasons.push((Fit::SharedTheme, Detail::Theme(*theme)));
    }
}

/// The first letters of a word, enough to find it in another Finnish case form.
fn stem(word: &str) -> String {
    let lower = word.trim().to_lowercase();
    let keep = (lower.chars().count() / 2).max(5);
    lower.chars().take(keep).collect()
}

/// A link worker beside a case: hindrances and reasons, in the order in which they matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub profile: Profile,
    /// Why not now; empty when free.
    pub hindrances: Vec<Hindrance>,
    /// Reasons for and against.
    pub reasons: Vec<Reason>,
}

impl Candidate {
    /// Free to be asked.
    pub fn is_free(&self) -> bool {
        self.hindrances.is_empty()
    }

    /// May be asked when the coordinator gives a reason: full, and nothing else.
    pub fn is_only_full(&self) -> bool {
        self.hindrances == [Hindrance::Full]
    }
}

/// Lays many link workers beside a case; best first, and those who cannot be asked last. `between` tells what is known
/// of each.
pub fn rank(walkers: &[Walker], wanted: &Wanted, mut between: impl FnMut(&Walker) -> Between) -> Vec<(usize, Look)> {
    let mut all: Vec<(usize, Look)> =
        walkers.iter().map(|walker| look(walker, wanted, between(walker))).enumerate().collect();
    all.sort_by(|(a, x), (b, y)| {
        let (one, other) = (&walkers[*a], &walkers[*b]);
        y.hindrances
            .is_empty()
            .cmp(&x.hindrances.is_empty())
            .then(y.weight.cmp(&x.weight))
            .then(one.minutes.cmp(&other.minutes))
            .then(one.profile.load.cmp(&other.profile.load))
            .then_with(|| one.profile.name.cmp(&other.profile.name))
    });
    all
}

#[cfg(test)]
mod tests;
