//! What a value may be said to mean: bands, meaningful change, thresholds, each with its source and how sure it is.
//!
//! None of them is a diagnosis. A band without a verified source is never a reason to act.

use super::{Instrument, Subscale};

coded! {
    /// How well a fact is sourced.
    Mark {
        /// From a source that was read.
        Verified = "verified",
        /// From a secondary source alone.
        Secondary = "secondary",
        /// Reckoned from sourced data.
        Computed = "computed",
        /// Not verified.
        Unverified = "unverified",
    }
}

coded! {
    /// The name of a band.
    Level {
        /// Very low.
        VeryLow = "very_low",
        /// Low.
        Low = "low",
        /// Below the average.
        BelowAverage = "below_average",
        /// In the middle.
        Average = "average",
        /// Medium.
        Medium = "medium",
        /// High.
        High = "high",
        /// Very high.
        VeryHigh = "very_high",
        /// So low that more should be asked.
        AskMore = "ask_more",
        /// Not lonely.
        NotLonely = "not_lonely",
        /// Lonely.
        Lonely = "lonely",
        /// Moderately lonely.
        ModeratelyLonely = "moderately_lonely",
        /// Severely lonely.
        SeverelyLonely = "severely_lonely",
    }
}

/// What a band or a subscale value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole instrument.
    Total,
    /// A subscale of De Jong Gierveld.
    Subscale(Subscale),
}

impl Part {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Subscale(subscale) => subscale.code(),
        }
    }
}

/// A band of values, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Of what.
    pub part: Part,
    /// Its name.
    pub level: Level,
    /// Lowest value, in the unit of the instrument.
    pub from: f64,
    /// Highest value.
    pub to: f64,
    /// How sure it is.
    pub mark: Mark,
    /// Where it comes from.
    pub source: &'static str,
}

/// A change that means something to a person, or that is more than noise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// How much, in the unit of the instrument.
    pub by: f64,
    /// On what it rests.
    pub basis: &'static str,
    /// How sure it is.
    pub mark: Mark,
    /// Where it comes from.
    pub source: &'static str,
}

/// Which side of a threshold calls for the help path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// This value or less.
    AtMost(f64),
    /// This value or more.
    AtLeast(f64),
}

/// A value beyond which the written help path is shown. It says nothing about the person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// In the instrument's own direction and unit.
    pub bound: Bound,
    /// Where it comes from.
    pub source: &'static str,
}

impl Threshold {
    /// Whether a value lies beyond.
    pub fn passed(self, value: f64) -> bool {
        match self.bound {
            Bound::AtMost(limit) => value <= limit,
            Bound::AtLeast(limit) => value >= limit,
        }
    }
}

const GEDA: &str = "German norms (GEDA 2022, n = 5606): the lowest and the highest 15 %; not Finnish, no diagnosis";
const WEMWBS: &str = "secondary; the guide itself is not verified";
const WHO: &str = "INSPQ sheet 14";
const ONS: &str = "Office for National Statistics, personal wellbeing";
const ONS_LONELY: &str = "loneliness guidance of the Office for National Statistics; the cut is not verified";
const VU: &str = "manual of the Vrije Universiteit Amsterdam, 24 February 2022";

const fn total(level: Level, from: f64, to: f64, mark: Mark, source: &'static str) -> Band {
    Band { part: Part::Total, level, from, to, mark, source }
}

const fn part(subscale: Subscale, level: Level, from: f64, to: f64) -> Band {
    Band { part: Part::Subscale(subscale), level, from, to, mark: Mark::Verified, source: VU }
}

const SWEMWBS: &[Band] = &[
    total(Level::Low, 7.0, 20.73, Mark::Verified, GEDA),
    total(Level::Average, 21.54, 28.13, Mark::Verified, GEDA),
    total(Level::High, 29.31, 35.0, Mark::Verified, GEDA),
];
const WEMWBS14: &[Band] = &[
    total(Level::VeryLow, 14.0, 40.0, Mark::Secondary, WEMWBS),
    total(Level::BelowAverage, 41.0, 44.0, Mark::Secondary, WEMWBS),
    total(Level::Average, 45.0, 59.0, Mark::Secondary, WEMWBS),
    total(Level::High, 60.0, 70.0, Mark::Secondary, WEMWBS),
];
const WHO5: &[Band] = &[
    total(Level::AskMore, 0.0, 50.0, Mark::Verified, WHO),
    total(Level::VeryLow, 0.0, 27.0, Mark::Secondary, "secondary: below 28"),
];
const UCLA3: &[Band] = &[
    total(Level::NotLonely, 3.0, 5.0, Mark::Unverified, ONS_LONELY),
    total(Level::Lonely, 6.0, 9.0, Mark::Unverified, ONS_LONELY),
];
const DE_JONG: &[Band] = &[
    total(Level::NotLonely, 0.0, 1.0, Mark::Verified, VU),
    total(Level::ModeratelyLonely, 2.0, 4.0, Mark::Verified, VU),
    total(Level::SeverelyLonely, 5.0, 6.0, Mark::Verified, VU),
    part(Subscale::Emotional, Level::NotLonely, 0.0, 0.0),
    part(Subscale::Emotional, Level::Lonely, 1.0, 3.0),
    part(Subscale::Social, Level::NotLonely, 0.0, 0.0),
    part(Subscale::Social, Level::Lonely, 1.0, 3.0),
];
const ONS_GOOD: &[Band] = &[
    total(Level::Low, 0.0, 4.0, Mark::Verified, ONS),
    total(Level::Medium, 5.0, 6.0, Mark::Verified, ONS),
    total(Level::High, 7.0, 8.0, Mark::Verified, ONS),
    total(Level::VeryHigh, 9.0, 10.0, Mark::Verified, ONS),
];
const ONS_ANXIETY: &[Band] = &[
    total(Level::VeryLow, 0.0, 1.0, Mark::Verified, ONS),
    total(Level::Low, 2.0, 3.0, Mark::Verified, ONS),
    total(Level::Medium, 4.0, 5.0, Mark::Verified, ONS),
    total(Level::High, 6.0, 10.0, Mark::Verified, ONS),
];
const PHQ2: &[Band] =
    &[total(Level::AskMore, 3.0, 6.0, Mark::Verified, "Arroll 2010, n = 2642: sensitivity 61, specificity 92")];
const GAD2: &[Band] =
    &[total(Level::AskMore, 3.0, 6.0, Mark::Verified, "CamCOPS, quoting the authors of the questionnaire")];

/// On what a change beyond the error of the instrument rests: 1.96 times the error of a difference.
const RELIABLE: &str = "2.77 SEM";
const SHAH: &str = "Shah 2018, n = 172; not anchored in what people themselves find notable";

impl Instrument {
    /// Bands, those of the total first. They may overlap; none is a diagnosis.
    pub const fn bands(self) -> &'static [Band] {
        match self {
            Self::Swemwbs => SWEMWBS,
            Self::Wemwbs14 => WEMWBS14,
            Self::Who5 => WHO5,
            Self::Ucla3 => UCLA3,
            Self::DeJong6 => DE_JONG,
            Self::Ons4Satisfaction | Self::Ons4Worthwhile | Self::Ons4Happiness => ONS_GOOD,
            Self::Ons4Anxiety => ONS_ANXIETY,
            Self::Phq2 => PHQ2,
            Self::Gad2 => GAD2,
            Self::Eurohis8 | Self::EsisExper | Self::Gas => &[],
        }
    }

    /// Changes that mean something, the smallest first; none where no source gives one.
    pub const fn changes(self) -> &'static [Change] {
        match self {
            Self::Swemwbs => &[
                Change { by: 1.03, basis: "1 SEM", mark: Mark::Verified, source: SHAH },
                Change { by: 2.87, basis: RELIABLE, mark: Mark::Verified, source: SHAH },
            ],
            Self::Wemwbs14 => &[
                Change {
                    by: 3.0,
                    basis: "notable",
                    mark: Mark::Verified,
                    source: "Warwick, frequently asked questions",
                },
                Change { by: 6.6, basis: "2.77 SEM, SEM 2.4", mark: Mark::Computed, source: "Maheswaran 2012" },
            ],
            Self::Who5 => &[Change { by: 10.0, basis: "notable", mark: Mark::Secondary, source: "secondary" }],
            _ => &[],
        }
    }

    /// The change beyond which it is more than the instrument's own error; only where a source was verified.
    pub fn reliable_change(self) -> Option<Change> {
        let beyond_error = |change: &&Change| change.basis == RELIABLE && change.mark == Mark::Verified;
        self.changes().iter().find(beyond_error).copied()
    }

    /// The value beyond which the written help path is shown; only where a source was verified.
    pub const fn threshold(self) -> Option<Threshold> {
        match self {
            Self::Who5 => Some(Threshold { bound: Bound::AtMost(50.0), source: WHO }),
            Self::Phq2 => Some(Threshold { bound: Bound::AtLeast(3.0), source: "Arroll 2010" }),
            Self::Gad2 => Some(Threshold { bound: Bound::AtLeast(3.0), source: "CamCOPS, quoting the authors" }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_in_the_instruments_own_direction() {
        let who = Instrument::Who5.threshold().unwrap();
        assert!(who.passed(48.0) && who.passed(50.0) && !who.passed(52.0));
        let phq = Instrument::Phq2.threshold().unwrap();
        assert!(phq.passed(3.0) && phq.passed(6.0) && !phq.passed(2.0));
    }

    #[test]
    fn every_threshold_rests_on_a_verified_band() {
        for instrument in Instrument::ALL.iter().filter(|i| i.threshold().is_some()) {
            let asked = instrument.bands().iter().find(|b| b.level == Level::AskMore).expect("a band");
            assert_eq!(asked.mark, Mark::Verified, "{instrument}");
        }
    }

    #[test]
    fn bands_lie_within_the_values() {
        for instrument in Instrument::ALL {
            for band in instrument.bands().iter().filter(|b| b.part == Part::Total) {
                let (low, high) = instrument.value_range().expect("a range");
                assert!(low <= band.from && band.from <= band.to && band.to <= high, "{instrument} {band:?}");
            }
        }
    }
}
