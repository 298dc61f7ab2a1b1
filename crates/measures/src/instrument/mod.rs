//! Instruments: how answers become a score, and what a score means.
//!
//! Nothing here holds the words of an instrument. What may be shipped, and what an installation loads, are packs.
//!
//! **Units.** A total that is typed in is always the *raw* sum of the answers. What is compared over time is the
//! *value*, whose [`Unit`] stands beside it: for SWEMWBS the two look alike and are not, so no figure goes without it.

mod de_jong;
mod facts;
mod goals;
mod licence;
mod meaning;
mod own;
pub mod pack;
mod score;
mod swemwbs;
mod trouble;

pub use de_jong::Subscale;
pub use facts::{Direction, MissingRule, Unit};
pub use goals::{Goal, t_score};
pub use licence::{Licence, Tier};
pub use meaning::{Band, Bound, Change, Level, Mark, Part, Threshold};
pub use own::OwnScale;
pub use score::{Score, read_answers};
pub use trouble::Trouble;

coded! {
    /// An instrument that can be scored. The codes are those of the published list of instruments.
    Instrument {
        /// Short Warwick-Edinburgh Mental Wellbeing Scale, 7 items.
        Swemwbs = "swemwbs",
        /// Warwick-Edinburgh Mental Wellbeing Scale, 14 items.
        Wemwbs14 = "wemwbs14",
        /// WHO-5 wellbeing index.
        Who5 = "who5",
        /// UCLA three-item loneliness scale.
        Ucla3 = "ucla3",
        /// De Jong Gierveld loneliness scale, 6 items.
        DeJong6 = "dejong6",
        /// Personal wellbeing of the Office for National Statistics: satisfied with life.
        Ons4Satisfaction = "ons4_satisfaction",
        /// Personal wellbeing of the Office for National Statistics: things done are worthwhile.
        Ons4Worthwhile = "ons4_worthwhile",
        /// Personal wellbeing of the Office for National Statistics: happy yesterday.
        Ons4Happiness = "ons4_happiness",
        /// Personal wellbeing of the Office for National Statistics: anxious yesterday.
        Ons4Anxiety = "ons4_anxiety",
        /// EUROHIS-QOL, 8 items of quality of life.
        Eurohis8 = "eurohis8",
        /// Experienced Social Inclusion Scale of THL, 10 items. For groups only.
        EsisExper = "esis_exper",
        /// Patient Health Questionnaire, 2 items. Clinical.
        Phq2 = "phq2",
        /// Generalized Anxiety Disorder scale, 2 items. Clinical.
        Gad2 = "gad2",
        /// Goal attainment scaling: the goals of one person.
        Gas = "gas",
    }
}

/// Instruments that are known by name and are left out, with the reason.
pub const LEFT_OUT: &[(&str, &str)] = &[
    ("eq5d5l", "EQ-5D-5L needs the written consent of EuroQol beforehand, in digital form, too"),
    ("mycaw", "MYCaW is registered, and licensed to each user"),
    ("outcomes_star", "Outcomes Star allows no versions of its own, and costs a fee"),
    ("pam13", "the algorithm of PAM is not shared"),
];

impl Instrument {
    /// Its name, as the literature has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Swemwbs => "Short Warwick-Edinburgh Mental Wellbeing Scale",
            Self::Wemwbs14 => "Warwick-Edinburgh Mental Wellbeing Scale",
            Self::Who5 => "WHO-5 Well-Being Index",
            Self::Ucla3 => "UCLA three-item loneliness scale",
            Self::DeJong6 => "De Jong Gierveld six-item loneliness scale",
            Self::Ons4Satisfaction => "ONS4 life satisfaction",
            Self::Ons4Worthwhile => "ONS4 worthwhile",
            Self::Ons4Happiness => "ONS4 happiness",
            Self::Ons4Anxiety => "ONS4 anxiety",
            Self::Eurohis8 => "EUROHIS-QOL 8-item index",
            Self::EsisExper => "Experienced Social Inclusion Scale",
            Self::Phq2 => "Patient Health Questionnaire, two items",
            Self::Gad2 => "Generalized Anxiety Disorder scale, two items",
            Self::Gas => "Goal attainment scaling",
        }
    }

    /// Finds an instrument by its key.
    ///
    /// # Errors
    /// [`Trouble::LeftOut`] with the reason, [`Trouble::Unknown`] with the keys that there are.
    pub fn find(key: &str) -> Result<Self, Trouble> {
        let key = key.trim().to_ascii_lowercase();
        if let Some(found) = Self::parse(&key) {
            return Ok(found);
        }
        match LEFT_OUT.iter().find(|(left, _)| *left == key) {
            Some((_, why)) => Err(Trouble::LeftOut { key, why }),
            None => Err(Trouble::Unknown { key }),
        }
    }
}
