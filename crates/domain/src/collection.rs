//! Answers of a group without anybody's name (ryhmäkysely): for instruments that are meant for groups alone. Nothing in
//! it leads to a resident, and the mean is told once, of a collection that has been closed.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::measurement::Instrument;
use crate::report::LEAST_FOR_MEAN;
use crate::text::Line;
use crate::{CollectionId, Language};

/// The instrument that groups are asked.
pub const INSTRUMENT: Instrument = Instrument::EsisExper;
/// Hours for which a device handed over to a group stays on the form.
pub const HOURS: i64 = 4;

/// A collection about to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCollection {
    /// The group or the activity, as its people call it.
    pub group: Line,
    /// The day on which the group is asked.
    pub held_on: Date,
    /// In which language.
    pub language: Language,
}

coded! {
    /// How an answer came.
    Way {
        /// On paper, typed in afterwards.
        Paper = "paper",
        /// On a device that went round.
        Device = "device",
    }
}

/// A collection as kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// Identity.
    pub id: CollectionId,
    /// The group or the activity.
    pub group: String,
    /// The day.
    pub held_on: Date,
    /// In which language.
    pub language: Language,
    /// How many have answered.
    pub answers: i64,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// What came of it, once it was closed.
    pub told: Option<Told>,
}

/// What a closed collection tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    /// Fewer whole answers than a mean needs.
    TooFew,
    /// The mean of whole answers, 0 to 100, and how many they are.
    Mean {
        /// How many answered every item.
        n: i64,
        /// Their mean.
        mean: f64,
    },
}

impl Told {
    /// Works out what is told, from raw totals of those who answered every item.
    pub fn of(raws: &[i64]) -> Self {
        let values: Vec<f64> = raws.iter().filter_map(|raw| INSTRUMENT.value_of(*raw)).collect();
        let Some(n) = i64::try_from(values.len()).ok().filter(|n| *n >= LEAST_FOR_MEAN) else {
            return Self::TooFew;
        };
        let count = u32::try_from(n).map_or(1.0, f64::from);
        Self::Mean { n, mean: values.iter().sum::<f64>() / count }
    }

    /// For storage: a mean with one decimal and the number, or nothing.
    pub fn code(self) -> String {
        match self {
            Self::TooFew => "-".to_owned(),
            Self::Mean { n, mean } => format!("{mean:.1} {n}"),
        }
    }

    /// From storage.
    pub fn parse(code: &str) -> Option<Self> {
        if code == "-" {
            return Some(Self::TooFew);
        }
        let (mean, n) = code.split_once(' ')?;
        Some(Self::Mean { n: n.parse().ok()?, mean: mean.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_told_of_ten_whole_answers_and_never_of_fewer() {
        assert_eq!(Told::of(&[30; 9]), Told::TooFew);
        assert_eq!(Told::of(&[30; 10]), Told::Mean { n: 10, mean: 50.0 });
        assert_eq!(Told::of(&[&[10_i64; 5][..], &[50; 5], &[51; 4]].concat()), Told::Mean { n: 10, mean: 50.0 });
    }

    #[test]
    fn what_is_told_is_written_and_read() {
        for told in [Told::TooFew, Told::Mean { n: 12, mean: 61.5 }] {
            assert_eq!(Told::parse(&told.code()), Some(told));
        }
        assert_eq!(Told::parse("x"), None);
    }
}
