//! Search over activities: Finnish analysis, index, ranking, in memory. Useful on its own.
//!
//! An [`Index`] is built from [`Entry`]s and answers a [`Query`] with [`Found`]; a [`Finder`] holds
//! the present index and puts a new one in its place while others go on reading. There is no input
//! or output here and no clock: the entries, the day and the place of the person are handed in.
//! Finnish words are read with libvoikko where it is installed; the same code runs without it.
//!
//! How it works and how well: `docs/search.md`.

mod bridge;
mod card;
mod common;
mod count;
mod crisis;
mod entry;
pub mod eval;
mod finder;
mod finnish;
mod fit;
mod found;
mod grams;
mod heard;
mod index;
pub mod letters;
mod method;
mod number;
mod pages;
mod query;
mod rank;
mod reason;
mod search;
mod spelling;
mod stems;
mod suggest;
mod terms;
mod vocabulary;
pub mod voikko;
mod weigh;

pub use crisis::{Crisis, of as crisis};
pub use entry::{Entry, Facts, Language, Next, Numbers, Places, Point, Record, Shown, Tag, Text, Way};
pub use finder::Finder;
pub use found::{Counts, Field, Found, Group, Hit, Marks, Why};
pub use index::{Edit, Index};
pub use method::{FieldWeights, Method};
pub use query::{Area, Query};

/// The reading of words, for programs that derive data from texts.
pub mod analysis {
    pub use crate::common::is_common;
    pub use crate::stems::{split_swedish, swedish as swedish_stem};
    pub use crate::terms::of as terms;

    /// The words of a text in small letters.
    pub fn words(text: &str) -> Vec<String> {
        crate::letters::words(text).into_iter().map(|word| word.text).collect()
    }
}
