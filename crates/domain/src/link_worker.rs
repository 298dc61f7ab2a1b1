//! The link worker's small profile, the path that leads to it, and who could be asked for a case.

mod conflict;
mod matching;
pub mod path;
mod village;

pub use conflict::Conflict;
pub use matching::{
    Between, Candidate, CaseLoad, Detail, Fit, LOAD_WEEKS, Look, Reason, Time, USUAL_MINUTES, Walker, Wanted, look,
    rank,
};
pub use village::{Villages, WrongVillage};

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
