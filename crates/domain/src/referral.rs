//! The referral (lähete): what a professional and the resident write down together.
//!
//! No identity code and no diagnosis has a field here.

use crate::consent::Permissions;
use crate::mail_address::MailAddress;
use crate::measurement::Measured;
use crate::resident::NewResident;
use crate::text::{Line, Text};
use crate::{MunicipalityCode, OrganisationId};

coded! {
    /// Is a turvakielto (non-disclosure for personal safety) in force? The first question of every referral.
    NonDisclosure { No = "no", Yes = "yes", Unknown = "unknown" }
}

coded! {
    /// Why the referral is made. A fixed list, so that municipalities can be compared.
    Reason {
        /// yksinäisyys
        Loneliness = "loneliness",
        /// mieliala
        Mood = "mood",
        /// elämänmuutos
        LifeChange = "life_change",
        /// elintapojen muutos
        Lifestyle = "lifestyle",
        /// tekemistä arkeen
        Occupation = "occupation",
        /// sosiaaliset tilanteet
        SocialSituations = "social_situations",
        /// työnhaku
        JobSeeking = "job_seeking",
        /// syrjäytyminen tai sen riski
        Exclusion = "exclusion",
        /// muu
        Other = "other",
    }
}

coded! {
    /// The kind of a life change.
    LifeChange {
        Retirement = "retirement",
        Bereavement = "bereavement",
        Separation = "separation",
        Illness = "illness",
        Moving = "moving",
        Unemployment = "unemployment",
        Carer = "carer",
        Children = "children",
        Other = "other",
    }
}

coded! {
    /// What makes taking part hard.
    Obstacle {
        Transport = "transport",
        Money = "money",
        Mobility = "mobility",
        Senses = "senses",
        Digital = "digital",
        Fear = "fear",
        Language = "language",
        Time = "time",
        Memory = "memory",
    }
}

coded! {
    /// How the support stands to sote services (health and social services).
    Timing { Before = "before", Beside = "beside", After = "after" }
}

coded! {
    /// How the referral reached the municipality.
    Source {
        /// Written in the service by a professional.
        Professional = "professional",
        /// Told by phone; the coordinator wrote it down.
        Phone = "phone",
        /// Came on the printed form; the coordinator typed it in.
        Paper = "paper",
    }
}

coded! {
    /// When and by whom the first measurement is taken.
    FirstMeasurement {
        /// By the resident alone, after the referral has been received.
        Own = "own",
        /// Here and now, with the referrer.
        Now = "now",
        /// At the first visit.
        Later = "later",
    }
}

/// The first measurement, as it was agreed upon with the resident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// The resident answers alone. With an address, a mail carries the link when the referral has been received;
    /// without one the coordinator gives it.
    Own(Option<MailAddress>),
    /// Taken now.
    Taken(Vec<Measured>),
    /// At the first visit.
    Later,
}

impl First {
    /// When and by whom.
    pub const fn when(&self) -> FirstMeasurement {
        match self {
            Self::Own(_) => FirstMeasurement::Own,
            Self::Taken(_) => FirstMeasurement::Now,
            Self::Later => FirstMeasurement::Later,
        }
    }
}

/// The person who refers, as known at the moment of sending: history stays true when they change jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referrer {
    /// Name.
    pub name: String,
    /// Title, such as sairaanhoitaja.
    pub title: String,
    /// Unit, such as the health centre.
    pub unit: Option<OrganisationId>,
    /// Name of the unit.
    pub unit_name: String,
    /// Phone number.
    pub phone: String,
}

/// A valid referral that has not been saved yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NewReferral {
    /// The municipality that receives it and becomes the controller of the data.
    pub municipality: MunicipalityCode,
    /// How it came.
    pub source: Source,
    /// Who told or wrote it, when it came by phone or on paper.
    pub source_note: Option<Line>,
    /// The person who is referred.
    pub resident: NewResident,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
    /// What changed, when a life change is one of the reasons.
    pub life_change: Option<LifeChange>,
    /// The resident's own wish, in own words.
    pub wish: Text,
    /// What makes taking part hard.
    pub obstacles: Vec<Obstacle>,
    /// More about the obstacles.
    pub obstacle_note: Option<Text>,
    /// What a visitor must know for safety. Restricted: sealed in storage.
    pub safety: Option<Text>,
    /// Before, beside or after sote services.
    pub timing: Option<Timing>,
    /// Wishes about the link worker.
    pub link_worker_wish: Option<Text>,
    /// The first measurement.
    pub first: First,
    /// Whether the referrer asks for feedback.
    pub feedback_wanted: bool,
    /// What the resident allows.
    pub permissions: Permissions,
    /// Activities that were chosen together, by their short numbers: the shortlist of a guidance.
    pub activities: Vec<i64>,
}

/// The public number of a referral, such as `H-2026-0142`: says nothing of the person.
pub fn number(year: i16, serial: i64) -> String {
    format!("H-{year}-{serial:04}")
}

/// A referral as it was sent; it never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// The case that it opened.
    pub case: crate::CaseId,
    /// How it came.
    pub source: Source,
    /// Who told or wrote it.
    pub source_note: Option<String>,
    /// Who sent it, when it was a professional with an account.
    pub sender: Option<crate::AccountId>,
    /// The referrer as known at the moment of sending.
    pub referrer: Referrer,
    /// Why.
    pub reasons: Vec<Reason>,
    /// What changed.
    pub life_change: Option<LifeChange>,
    /// The resident's own wish.
    pub wish: String,
    /// What makes taking part hard.
    pub obstacles: Vec<Obstacle>,
    /// More about it.
    pub obstacle_note: Option<String>,
    /// There is a sealed note about safety.
    pub has_safety: bool,
    /// Before, beside or after sote services.
    pub timing: Option<Timing>,
    /// Wishes about the link worker.
    pub link_worker_wish: Option<String>,
    /// The referrer asks for feedback.
    pub feedback_wanted: bool,
    /// When and by whom the first measurement was to be taken, where that was asked.
    pub first: Option<FirstMeasurement>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_four_digits_and_grows_beyond_them() {
        assert_eq!(number(2026, 7), "H-2026-0007");
        assert_eq!(number(2026, 12345), "H-2026-12345");
    }

    #[test]
    fn every_reason_reads_back_from_its_code() {
        for reason in Reason::ALL {
            assert_eq!(Reason::parse(reason.code()), Some(*reason));
        }
        assert_eq!(Reason::parse("diagnosis"), None);
    }
}
