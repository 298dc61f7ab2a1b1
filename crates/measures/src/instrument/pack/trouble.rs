//! What can be wrong with a text pack.

use jiff::civil::Date;
use thiserror::Error;

use super::{Instrument, LANGUAGES};

/// Why a text pack is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackTrouble {
    /// The file is too large to be one.
    #[error("the file is larger than {most} bytes; a text pack is one instrument in one language")]
    TooLarge {
        /// The most bytes.
        most: usize,
    },
    /// No JSON, or not the fields of a pack.
    #[error("the file is no text pack: {why}")]
    NotAPack {
        /// What the reader says, with line and column.
        why: String,
    },
    /// Another version of the format.
    #[error("rinnalla_text_pack is {is}; this program reads 1")]
    OtherFormat {
        /// What it says.
        is: u32,
    },
    /// Nothing that has words is called so.
    #[error("no instrument with items has the key \"{key}\"; see the command measures list")]
    UnknownInstrument {
        /// The key.
        key: String,
    },
    /// Not a language in which questions are asked here.
    #[error("the language is \"{is}\"; it must be one of {}", LANGUAGES.join(", "))]
    WrongLanguage {
        /// What it says.
        is: String,
    },
    /// Items are lacking, or too many.
    #[error("{instrument} has {expected} items; the file has {given}")]
    WrongItems {
        /// Of which instrument.
        instrument: Instrument,
        /// How many there are.
        expected: usize,
        /// How many came.
        given: usize,
    },
    /// Answers do not fit the scoring.
    #[error(
        "anchors {} must name the answers from {low} to {high}, each once and in rising order",
        if *item == 0 { "of the pack".to_owned() } else { format!("of item {item}") }
    )]
    WrongAnchors {
        /// Number of the item, from 1; 0: those of the pack.
        item: usize,
        /// Lowest answer.
        low: i64,
        /// Highest answer.
        high: i64,
    },
    /// A text is missing.
    #[error("{field} is empty")]
    Empty {
        /// Which.
        field: &'static str,
    },
    /// A text is too long.
    #[error("{field} is longer than {most} characters")]
    TooLong {
        /// Which.
        field: &'static str,
        /// The most characters.
        most: usize,
    },
    /// A word changed on the way, or the sum was never right.
    #[error("the sum of the texts is {reckoned}, and sha256 says {written}: ask the sender for the file again")]
    WrongSum {
        /// What the file says.
        written: String,
        /// What its texts come to.
        reckoned: String,
    },
    /// The licence has run out.
    #[error("the licence ended on {last}")]
    Expired {
        /// The last day on which it held.
        last: Date,
    },
}

impl PackTrouble {
    /// A word for the catalogue.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::NotAPack { .. } => "not-a-pack",
            Self::OtherFormat { .. } => "other-format",
            Self::UnknownInstrument { .. } => "unknown-instrument",
            Self::WrongLanguage { .. } => "wrong-language",
            Self::WrongItems { .. } => "wrong-items",
            Self::WrongAnchors { .. } => "wrong-anchors",
            Self::Empty { .. } => "empty",
            Self::TooLong { .. } => "too-long",
            Self::WrongSum { .. } => "wrong-sum",
            Self::Expired { .. } => "expired",
        }
    }

    /// The part of the file that it is about: a field, a place, a value. May be empty.
    pub fn about(&self) -> String {
        match self {
            Self::TooLarge { .. } => String::new(),
            Self::NotAPack { why } => why.clone(),
            Self::OtherFormat { is } => is.to_string(),
            Self::UnknownInstrument { key } => key.clone(),
            Self::WrongLanguage { is } => is.clone(),
            Self::WrongItems { expected, given, .. } => format!("{given}/{expected}"),
            Self::WrongAnchors { item: 0, low, high } => format!("anchors: {low}–{high}"),
            Self::WrongAnchors { item, low, high } => format!("items[{item}]: {low}–{high}"),
            Self::Empty { field } | Self::TooLong { field, .. } => (*field).to_owned(),
            Self::WrongSum { written, .. } => written.clone(),
            Self::Expired { last } => last.to_string(),
        }
    }
}
