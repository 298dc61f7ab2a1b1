//! Who owns the words of an instrument, and what that means for us.

use super::Instrument;

coded! {
    /// What may be done with the words.
    Tier {
        /// The words may stand in the repository.
        Shipped = "shipped",
        /// The words come as a separate file with a licence of its own.
        Separate = "separate",
        /// Only scoring: whoever holds a licence loads the words.
        ScoringOnly = "scoring_only",
        /// There are no words, only a method.
        Method = "method",
    }
}

/// Terms of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licence {
    /// What may be done.
    pub tier: Tier,
    /// Who holds the rights.
    pub holder: &'static str,
    /// The terms in a sentence.
    pub terms: &'static str,
}

const WARWICK: Licence = Licence {
    tier: Tier::ScoringOnly,
    holder: "NHS Health Scotland, University of Warwick and University of Edinburgh",
    terms: "Users register; no change of wording, answers or layout; the copyright line stands on every copy.",
};
const OGL: Licence = Licence {
    tier: Tier::Shipped,
    holder: "Office for National Statistics",
    terms: "Open Government Licence v3.0, with attribution.",
};
const PFIZER: Licence = Licence {
    tier: Tier::Shipped,
    holder: "developed by Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke and colleagues",
    terms: "No permission is required to reproduce, translate, display or distribute.",
};

impl Instrument {
    /// Terms of its words.
    pub const fn licence(self) -> Licence {
        match self {
            Self::Swemwbs | Self::Wemwbs14 => WARWICK,
            Self::Who5 => Licence {
                tier: Tier::Separate,
                holder: "World Health Organization",
                terms: "Free with citation, not for commercial use; the licence of 2024 is not verified.",
            },
            Self::Ucla3 => Licence {
                tier: Tier::Shipped,
                holder: "Office for National Statistics (guidance); Hughes, Waite, Hawkley and Cacioppo 2004",
                terms: "Open Government Licence v3.0 for the guidance, with citation.",
            },
            Self::DeJong6 => Licence {
                tier: Tier::Separate,
                holder: "Jenny de Jong Gierveld and Theo van Tilburg",
                terms: "Free for research with citation; not for labelling a person.",
            },
            Self::Ons4Satisfaction | Self::Ons4Worthwhile | Self::Ons4Happiness | Self::Ons4Anxiety => OGL,
            Self::Eurohis8 => Licence {
                tier: Tier::ScoringOnly,
                holder: "World Health Organization (WHOQOL group)",
                terms: "Free; a user licence is to be requested.",
            },
            Self::EsisExper => Licence {
                tier: Tier::ScoringOnly,
                holder: "Terveyden ja hyvinvoinnin laitos (THL)",
                terms: "The wording may not be changed; meant for surveys and the assessment of impact, not for a client.",
            },
            Self::Phq2 | Self::Gad2 => PFIZER,
            Self::Gas => {
                Licence { tier: Tier::Method, holder: "", terms: "An open method; the goals are the person's own." }
            }
        }
    }
}
