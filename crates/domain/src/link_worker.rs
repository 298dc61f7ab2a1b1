//! The link worker's small profile, the path that leads to it, and who could be asked for a case.

mod conflict;
pub mod path;

pub use conflict::Conflict;

use jiff::civil::Date;

use crate::AccountId;
use crate::activity::Theme;
use crate::language::SpokenLanguage;

coded! {
    /// How the link worker stands to the municipality.
    Relation { Fee = "fee", Employed = "employed", Association = "association", Parish = "parish", Volunteer = "volunteer" }
}

/// What matters when somebody is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Who.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// Where on the path.
    pub state: path::State,
    /// Relation to the municipality.
    pub relation: Option<Relation>,
    /// Villages where the link worker moves.
    pub villages: Vec<String>,
    /// Languages.
    pub languages: Vec<SpokenLanguage>,
    /// Interests in words, one by one.
    pub interests: Vec<String>,
    /// Themes of the directory.
    pub themes: Vec<Theme>,
    /// Has a car.
    pub car: bool,
    /// Hours a week.
    pub hours: Option<i64>,
    /// Wishes and limits, in words.
    pub wishes: String,
    /// How many people at a time.
    pub capacity: i64,
    /// How many now.
    pub load: i64,
    /// Day on which the training was completed.
    pub trained_on: Option<Date>,
    /// Day on which the secrecy undertaking was signed.
    pub secrecy_signed_on: Option<Date>,
    /// The last day on which that undertaking is in force; `None`: until further notice.
    pub secrecy_until: Option<Date>,
    /// On a break from this day; `None`: from now on, when there is a last day.
    pub paused_from: Option<Date>,
    /// On a break until this day.
    pub paused_until: Option<Date>,
}

impl Profile {
    /// A profile on which nothing is written yet.
    pub fn empty(account: AccountId, name: String) -> Self {
        Self {
            account,
            name,
            state: path::State::InPreparation,
            relation: None,
            villages: Vec::new(),
            languages: vec![SpokenLanguage::Finnish],
            interests: Vec::new(),
            themes: Vec::new(),
            car: false,
            hours: None,
            wishes: String::new(),
            capacity: 2,
            load: 0,
            trained_on: None,
            secrecy_signed_on: None,
            secrecy_until: None,
            paused_from: None,
            paused_until: None,
        }
    }

    /// On a break on a day, by their own word.
    pub fn is_away(&self, day: Date) -> bool {
        self.paused_until.is_some_and(|last| last >= day) && self.paused_from.is_none_or(|first| first <= day)
    }

    /// What stands in the way of any new case, the places apart.
    pub fn hindrances(&self, today: Date) -> Vec<Hindrance> {
        let mut found = Vec::new();
        if self.trained_on.is_none_or(|day| day > today) {
            found.push(Hindrance::NotTrained);
        }
        let over = self.secrecy_until.is_some_and(|last| last < today);
        if self.secrecy_signed_on.is_none_or(|day| day > today) || over {
            found.push(Hindrance::NoSecrecy);
        }
        if self.state == path::State::Paused || self.is_away(today) {
            found.push(Hindrance::Paused);
        } else if self.state != path::State::Active {
            found.push(Hindrance::NotActive);
        }
        found
    }
}

coded! {
    /// Why somebody is not free now.
    Hindrance {
        /// The training is not completed.
        NotTrained = "not_trained",
        /// Trained, but not as the municipality asks.
        OtherTraining = "other_training",
        /// The training has run out: a refresher is due.
        RefresherDue = "refresher_due",
        /// The secrecy undertaking is not signed.
        NoSecrecy = "no_secrecy",
        /// Has not begun the work, or has left it.
        NotActive = "not_active",
        /// On a break.
        Paused = "paused",
        /// All places are taken; can be overruled with a reason.
        Full = "full",
        /// Something stands in between; what it is, is not said.
        Barred = "barred",
        /// Has said no to this case already.
        SaidNo = "said_no",
    }
}

coded! {
    /// Why somebody fits, or what is missing.
    Fit {
        SameVillage = "same_village",
        SharedLanguage = "shared_language",
        PlacesFree = "places_free",
        SharedInterest = "shared_interest",
        HasCar = "has_car",
        OtherVillage = "other_village",
        NoSharedLanguage = "no_shared_language",
        NoCar = "no_car",
    }
}

impl Fit {
    /// Speaks for the choice.
    pub const fn is_plus(self) -> bool {
        matches!(
            self,
            Self::SameVillage | Self::SharedLanguage | Self::PlacesFree | Self::SharedInterest | Self::HasCar
        )
    }

    const fn weight(self) -> i64 {
        match self {
            Self::SharedLanguage => 8,
            Self::SameVillage => 4,
            Self::SharedInterest => 3,
            Self::PlacesFree => 2,
            Self::HasCar => 1,
            Self::NoCar => -1,
            Self::OtherVillage => -2,
            Self::NoSharedLanguage => -16,
        }
    }
}

/// What the case asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The resident's village.
    pub village: String,
    /// The resident's language.
    pub language: Option<SpokenLanguage>,
    /// An interpreter will be there.
    pub interpreter: bool,
    /// The wish and the wishes about the link worker, as free words.
    pub words: String,
}

/// A link worker beside a case: hindrances and reasons, in the order in which they matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub profile: Profile,
    /// Why not now; empty when free.
    pub hindrances: Vec<Hindrance>,
    /// Reasons for and against; an interest is named with its word.
    pub reasons: Vec<(Fit, Option<String>)>,
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

    /// Says more exactly why the training does not do.
    pub fn name_training_hindrance(&mut self, why: Hindrance) {
        for hindrance in self.hindrances.iter_mut().filter(|h| **h == Hindrance::NotTrained) {
            *hindrance = why;
        }
    }

    fn weight(&self) -> i64 {
        self.reasons.iter().map(|(fit, _)| fit.weight()).sum()
    }
}

/// Looks at one link worker beside a case.
///
/// `barred` is true when the resident does not want the person or either has declared the other a relative;
/// `said_no` when the link worker has answered no to this case.
pub fn consider(profile: Profile, wanted: &Wanted, barred: bool, said_no: bool, today: Date) -> Candidate {
    let mut hindrances = profile.hindrances(today);
    if barred {
        hindrances.push(Hindrance::Barred);
    }
    if said_no {
        hindrances.push(Hindrance::SaidNo);
    }
    if profile.load >= profile.capacity {
        hindrances.push(Hindrance::Full);
    }
    let reasons = reasons(&profile, wanted);
    Candidate { profile, hindrances, reasons }
}

fn reasons(profile: &Profile, wanted: &Wanted) -> Vec<(Fit, Option<String>)> {
    let mut reasons = Vec::new();
    if let Some(language) = wanted.language {
        let shared = profile.languages.contains(&language);
        if shared {
            reasons.push((Fit::SharedLanguage, None));
        } else if !wanted.interpreter {
            reasons.push((Fit::NoSharedLanguage, None));
        }
    }
    let village = wanted.village.to_lowercase();
    let same = profile.villages.iter().any(|v| !v.is_empty() && village.contains(&v.to_lowercase()));
    reasons.push((if same { Fit::SameVillage } else { Fit::OtherVillage }, None));
    let words = wanted.words.to_lowercase();
    for interest in &profile.interests {
        if words.contains(&stem(interest)) {
            reasons.push((Fit::SharedInterest, Some(interest.clone())));
        }
    }
    if profile.load < profile.capacity {
        reasons.push((Fit::PlacesFree, None));
    }
    reasons.push((if profile.car { Fit::HasCar } else { Fit::NoCar }, None));
    reasons
}

/// The first letters of a word, enough to find it in another Finnish case form.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let keep = (lower.chars().count() / 2).max(5);
    lower.chars().take(keep).collect()
}

/// Best first; those who cannot be asked come last.
pub fn rank(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        b.is_free()
            .cmp(&a.is_free())
            .then(b.weight().cmp(&a.weight()))
            .then(a.profile.load.cmp(&b.profile.load))
            .then(a.profile.name.cmp(&b.profile.name))
    });
    candidates
}

/// A coordinator's substitute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// Identity.
    pub id: String,
    /// For whom.
    pub account: crate::AccountId,
    /// Who.
    pub substitute: crate::AccountId,
    /// Their name.
    pub substitute_name: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn profile(name: &str) -> Profile {
        Profile {
            state: path::State::Active,
            villages: vec!["Kirkonkylä".into()],
            interests: vec!["laulaminen".into()],
            capacity: 3,
            load: 1,
            trained_on: Some(date(2026, 1, 1)),
            secrecy_signed_on: Some(date(2026, 1, 1)),
            ..Profile::empty(AccountId::new(name), name.into())
        }
    }

    fn wanted() -> Wanted {
        Wanted {
            village: "Kirkonkylä".into(),
            language: Some(SpokenLanguage::Finnish),
            interpreter: false,
            words: "Haluaisin taas laulaa".into(),
        }
    }

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn nobody_is_free_without_training_and_signed_secrecy() {
        let untrained = Profile { trained_on: None, ..profile("Aino") };
        assert_eq!(consider(untrained, &wanted(), false, false, TODAY).hindrances, [Hindrance::NotTrained]);
        let unsigned = Profile { secrecy_signed_on: Some(date(2027, 1, 1)), ..profile("Aino") };
        assert_eq!(consider(unsigned, &wanted(), false, false, TODAY).hindrances, [Hindrance::NoSecrecy]);
    }

    #[test]
    fn only_somebody_active_and_not_on_a_break_is_free() {
        let look = |profile: Profile| consider(profile, &wanted(), false, false, TODAY).hindrances;
        assert_eq!(look(Profile { state: path::State::Paused, ..profile("Aino") }), [Hindrance::Paused]);
        for state in [path::State::InPreparation, path::State::Left] {
            assert_eq!(look(Profile { state, ..profile("Aino") }), [Hindrance::NotActive]);
        }
        let over = Profile { secrecy_until: Some(date(2026, 11, 22)), ..profile("Aino") };
        assert_eq!(look(over), [Hindrance::NoSecrecy]);
        let (first, last) = (Some(date(2026, 11, 24)), Some(date(2026, 12, 1)));
        let later = Profile { paused_from: first, paused_until: last, ..profile("Aino") };
        assert_eq!(look(later.clone()), []);
        assert_eq!(look(Profile { paused_from: None, ..later }), [Hindrance::Paused]);
    }

    #[test]
    fn a_barred_person_shows_a_hindrance_without_its_kind() {
        let candidate = consider(profile("Aino"), &wanted(), true, false, TODAY);
        assert_eq!(candidate.hindrances, [Hindrance::Barred]);
        assert!(!candidate.is_free() && !candidate.is_only_full());
    }

    #[test]
    fn a_shared_interest_is_found_in_another_form_of_the_word() {
        let wish = Wanted { words: "laulamista kuorossa".into(), ..wanted() };
        let candidate = consider(profile("Aino"), &wish, false, false, TODAY);
        assert!(candidate.reasons.contains(&(Fit::SharedInterest, Some("laulaminen".into()))));
    }

    #[test]
    fn a_common_language_weighs_more_than_a_near_village() {
        let near = Profile { languages: vec![SpokenLanguage::Swedish], ..profile("Near") };
        let far = Profile { villages: vec!["Vuotso".into()], ..profile("Far") };
        let ranked =
            rank(vec![consider(near, &wanted(), false, false, TODAY), consider(far, &wanted(), false, false, TODAY)]);
        assert_eq!(ranked[0].profile.name, "Far");
    }
}
