//! Facts of an instrument: items, ranges, direction, missing answers, and for whom it is.

use super::{Instrument, Trouble, swemwbs};

coded! {
    /// What a higher value means.
    Direction {
        /// Higher is better.
        HigherIsBetter = "better",
        /// Higher is lonelier.
        HigherIsLonelier = "lonelier",
        /// Higher is worse.
        HigherIsWorse = "worse",
    }
}

impl Direction {
    /// Whether a change is for the better; `None` when nothing changed.
    pub fn improves(self, change: f64) -> Option<bool> {
        (change != 0.0).then_some((change > 0.0) == (self == Self::HigherIsBetter))
    }
}

coded! {
    /// What a value is counted in. It stands in the label of every figure.
    Unit {
        /// The sum of the answers, or of the coded answers.
        Raw = "raw",
        /// SWEMWBS after its table: not the sum.
        Metric = "metric",
        /// From 0 to 100.
        Hundred = "hundred",
        /// The mean of the answers.
        Mean = "mean",
        /// A T score: 50 is as expected.
        T = "t",
    }
}

coded! {
    /// What happens when answers are missing. Answers are never filled in.
    MissingRule {
        /// Every item is needed, else there is no score. The answers are kept.
        All = "all",
        /// One may be missing from the total; a subscale needs all of its items.
        OneOfTotal = "one_of_total",
        /// A goal that was not rated is left out.
        RatedOnly = "rated_only",
    }
}

impl Instrument {
    /// Number of items; `None` for goal attainment, which has as many as the person has goals.
    pub const fn items(self) -> Option<usize> {
        match self {
            Self::Swemwbs => Some(7),
            Self::Wemwbs14 => Some(14),
            Self::Who5 => Some(5),
            Self::Ucla3 => Some(3),
            Self::DeJong6 => Some(6),
            Self::Ons4Satisfaction | Self::Ons4Worthwhile | Self::Ons4Happiness | Self::Ons4Anxiety => Some(1),
            Self::Eurohis8 => Some(8),
            Self::EsisExper => Some(10),
            Self::Phq2 | Self::Gad2 => Some(2),
            Self::Gas => None,
        }
    }

    /// Lowest and highest answer to an item.
    pub const fn answers(self) -> (i64, i64) {
        match self {
            Self::Swemwbs | Self::Wemwbs14 | Self::Eurohis8 | Self::EsisExper => (1, 5),
            Self::Who5 => (0, 5),
            Self::Ucla3 | Self::DeJong6 => (1, 3),
            Self::Ons4Satisfaction | Self::Ons4Worthwhile | Self::Ons4Happiness | Self::Ons4Anxiety => (0, 10),
            Self::Phq2 | Self::Gad2 => (0, 3),
            Self::Gas => (-2, 2),
        }
    }

    /// Lowest and highest raw total; `None` for goal attainment.
    ///
    /// For De Jong Gierveld it is the total of the coded answers, from 0 to 6.
    pub const fn raw_range(self) -> Option<(i64, i64)> {
        match self {
            Self::Swemwbs => Some((7, 35)),
            Self::Wemwbs14 => Some((14, 70)),
            Self::Who5 => Some((0, 25)),
            Self::Ucla3 => Some((3, 9)),
            Self::DeJong6 | Self::Phq2 | Self::Gad2 => Some((0, 6)),
            Self::Ons4Satisfaction | Self::Ons4Worthwhile | Self::Ons4Happiness | Self::Ons4Anxiety => Some((0, 10)),
            Self::Eurohis8 => Some((8, 40)),
            Self::EsisExper => Some((10, 50)),
            Self::Gas => None,
        }
    }

    /// Lowest and highest value, in [`Self::unit`]; `None` for goal attainment, which has no fixed ends.
    pub fn value_range(self) -> Option<(f64, f64)> {
        let (low, high) = self.raw_range()?;
        Some((self.value_of(low)?, self.value_of(high)?))
    }

    /// What the value is counted in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Swemwbs => Unit::Metric,
            Self::Who5 | Self::EsisExper => Unit::Hundred,
            Self::Eurohis8 => Unit::Mean,
            Self::Gas => Unit::T,
            _ => Unit::Raw,
        }
    }

    /// What a higher value means.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Ucla3 | Self::DeJong6 => Direction::HigherIsLonelier,
            Self::Ons4Anxiety | Self::Phq2 | Self::Gad2 => Direction::HigherIsWorse,
            _ => Direction::HigherIsBetter,
        }
    }

    /// What happens when answers are missing.
    pub const fn missing_rule(self) -> MissingRule {
        match self {
            Self::DeJong6 => MissingRule::OneOfTotal,
            Self::Gas => MissingRule::RatedOnly,
            _ => MissingRule::All,
        }
    }

    /// Only for groups: never asked of, or kept for, one person.
    pub const fn for_groups_only(self) -> bool {
        matches!(self, Self::EsisExper)
    }

    /// Clinical: off until the municipality has recorded its own decision on it.
    pub const fn needs_decision(self) -> bool {
        matches!(self, Self::Phq2 | Self::Gad2)
    }

    /// Lowest and highest total that can be typed in for a person.
    ///
    /// Clinical instruments are on this list: whoever takes the total asks for the decision.
    ///
    /// # Errors
    /// [`Trouble::NoTotal`] for what is for groups only, and for goal attainment.
    pub fn total_range(self) -> Result<(i64, i64), Trouble> {
        let why = match self {
            Self::EsisExper => "it is for groups only, never for one person",
            _ => "it is reckoned from the goals",
        };
        match self.raw_range() {
            Some(range) if !self.for_groups_only() => Ok(range),
            _ => Err(Trouble::NoTotal { instrument: self, why }),
        }
    }

    /// Instruments whose total can be typed in without a decision of the municipality, in their order.
    pub const TOTALS: &'static [Self] = &[
        Self::Swemwbs,
        Self::Wemwbs14,
        Self::Who5,
        Self::Ucla3,
        Self::DeJong6,
        Self::Ons4Satisfaction,
        Self::Ons4Worthwhile,
        Self::Ons4Happiness,
        Self::Ons4Anxiety,
        Self::Eurohis8,
    ];

    /// The value that belongs to a raw total; `None` outside the range, and for goal attainment.
    ///
    /// A person's raw total is converted, never a mean of several: the table of a mean is not the mean of the table.
    pub fn value_of(self, raw: i64) -> Option<f64> {
        let (low, high) = self.raw_range()?;
        let total = f64::from(i32::try_from(raw).ok().filter(|_| (low..=high).contains(&raw))?);
        match self {
            Self::Swemwbs => swemwbs::metric(raw),
            Self::Who5 => Some(total * 4.0),
            Self::Eurohis8 => Some(total / 8.0),
            Self::EsisExper => Some((total - 10.0) * 2.5),
            _ => Some(total),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_from_end_to_end() {
        let ends = |i: Instrument| i.value_range();
        assert_eq!(ends(Instrument::Swemwbs), Some((7.0, 35.0)));
        assert_eq!(ends(Instrument::Who5), Some((0.0, 100.0)));
        assert_eq!(ends(Instrument::Eurohis8), Some((1.0, 5.0)));
        assert_eq!(ends(Instrument::EsisExper), Some((0.0, 100.0)));
        assert_eq!(ends(Instrument::Gas), None);
    }

    #[test]
    fn a_change_is_judged_in_the_instruments_own_direction() {
        assert_eq!(Instrument::Who5.direction().improves(4.0), Some(true));
        assert_eq!(Instrument::Ucla3.direction().improves(1.0), Some(false));
        assert_eq!(Instrument::Ons4Anxiety.direction().improves(-2.0), Some(true));
        assert_eq!(Instrument::Swemwbs.direction().improves(0.0), None);
    }

    #[test]
    fn a_measure_for_groups_takes_no_total_of_a_person() {
        assert!(matches!(Instrument::EsisExper.total_range(), Err(Trouble::NoTotal { .. })));
        assert!(Instrument::Gas.total_range().is_err());
        assert_eq!(Instrument::Who5.total_range(), Ok((0, 25)));
        let free = |i: &Instrument| i.total_range().is_ok() && !i.needs_decision();
        let totals: Vec<_> = Instrument::ALL.iter().copied().filter(free).collect();
        assert_eq!(Instrument::TOTALS, totals);
    }

    #[test]
    fn a_total_outside_the_range_has_no_value() {
        assert_eq!(Instrument::Swemwbs.value_of(6), None);
        assert_eq!(Instrument::Swemwbs.value_of(36), None);
        assert_eq!(Instrument::Who5.value_of(13), Some(52.0));
    }
}
