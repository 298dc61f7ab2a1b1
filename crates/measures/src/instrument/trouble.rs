//! What can be wrong with answers. Every line says what to do.

use thiserror::Error;

use super::Instrument;

/// Why answers cannot be scored.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    /// Nothing has this key.
    #[error("no instrument has the key \"{key}\"; the keys are {}", keys())]
    Unknown {
        /// What was written.
        key: String,
    },
    /// Known, and left out.
    #[error("{key} is not included: {why}")]
    LeftOut {
        /// The key.
        key: String,
        /// Why.
        why: &'static str,
    },
    /// Answers are lacking altogether.
    #[error(
        "{instrument} has {expected} items and {given} answers were given; leave the field of a missing answer empty"
    )]
    TooFew {
        /// Of which instrument.
        instrument: Instrument,
        /// How many items there are.
        expected: usize,
        /// How many answers came.
        given: usize,
    },
    /// There are more answers than items.
    #[error(
        "{instrument} has {expected} items and {given} answers were given; take away what is too much: a comma stands between answers, never within one"
    )]
    TooMany {
        /// Of which instrument.
        instrument: Instrument,
        /// How many items there are.
        expected: usize,
        /// How many answers came.
        given: usize,
    },
    /// An answer that the item does not have.
    #[error("answer {item} is {value}; the answers of {instrument} go from {low} to {high}")]
    OutOfRange {
        /// Of which instrument.
        instrument: Instrument,
        /// Number of the item, from 1.
        item: usize,
        /// What was answered.
        value: i64,
        /// Lowest answer.
        low: i64,
        /// Highest answer.
        high: i64,
    },
    /// A decimal where answers are whole numbers.
    #[error("answer {item} is \"{text}\"; answers are whole numbers, and a comma stands between answers")]
    Decimal {
        /// Number of the item, from 1.
        item: usize,
        /// What was written.
        text: String,
    },
    /// No number at all.
    #[error(
        "answer {item} is \"{text}\", which is no number; write whole numbers with commas between them, and leave the field of a missing answer empty"
    )]
    NotANumber {
        /// Number of the item, from 1.
        item: usize,
        /// What was written.
        text: String,
    },
    /// The instrument has no total that could be typed in.
    #[error("{instrument} has no total that can be typed in: {why}")]
    NoTotal {
        /// Which one.
        instrument: Instrument,
        /// Why.
        why: &'static str,
    },
    /// A total that the instrument does not have.
    #[error("the raw total of {instrument} goes from {low} to {high}; {value} is none")]
    TotalOutOfRange {
        /// Of which instrument.
        instrument: Instrument,
        /// What was written.
        value: i64,
        /// Lowest total.
        low: i64,
        /// Highest total.
        high: i64,
    },
    /// A total with decimals, or none at all.
    #[error("\"{text}\" is no raw total; write the sum of the answers as a whole number, not the value of a table")]
    TotalNotWhole {
        /// What was written.
        text: String,
    },
    /// Goal attainment scaling without goals.
    #[error("goal attainment needs at least one goal; write a score from -2 to 2 for each goal")]
    NoGoals,
    /// Weights and goals do not belong together.
    #[error("{goals} goals and {weights} weights were given; write one weight for each goal, or none at all")]
    Weights {
        /// How many goals.
        goals: usize,
        /// How many weights.
        weights: usize,
    },
    /// A weight that is none.
    #[error("the weight of goal {goal} is \"{text}\"; a weight is a whole number from 1 to 99")]
    Weight {
        /// Number of the goal, from 1.
        goal: usize,
        /// What was written.
        text: String,
    },
    /// Weights where an instrument knows none.
    #[error("{instrument} knows no weights; they belong to gas alone")]
    NoWeights {
        /// Which one.
        instrument: Instrument,
    },
}

fn keys() -> String {
    Instrument::ALL.iter().map(|i| i.code()).collect::<Vec<_>>().join(", ")
}
