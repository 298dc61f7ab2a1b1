//! What was found, and why: data that the pages put into words.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::crisis::Crisis;
use crate::entry::Language;

/// The answer to a search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The hits of this page: first those of [`Group::Sure`], then those of [`Group::Ask`].
    pub hits: Vec<Hit>,
    /// How many fit, on all pages.
    pub sure: usize,
    /// How many must be asked about, on all pages.
    pub ask: usize,
    /// Nothing was found, or nothing that has much to do with the question: time for the tiles of
    /// needs, the nearest meeting place and a phone number.
    pub weak: bool,
    /// How many there are of each, on all pages.
    pub counts: Counts,
    /// The question with likely misspellings put right, if there were any.
    pub meant: Option<String>,
    /// The question speaks of danger: the panel of help comes first.
    pub crisis: Option<Crisis>,
}

impl Found {
    /// How many hits there are on all pages.
    pub fn total(&self) -> usize {
        self.sure + self.ask
    }
}

/// Is it known that an entry fits?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// It fits.
    Sure,
    /// Something that was asked for is not known: "ask the organiser".
    Ask,
}

/// One entry that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The entry.
    pub id: Arc<str>,
    /// How well it fits: agreement of words times factors from 0 to 1. Only comparable within an answer.
    pub score: f32,
    /// Whether it is known to fit.
    pub group: Group,
    /// Why it is here, the most telling first.
    pub why: Vec<Why>,
    /// Where words of the question stand in its texts.
    pub marks: Vec<Marks>,
}

/// A reason that a page can show.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It answers this need, which was asked for.
    Need(u8),
    /// Words of the entry that agree with the question, as they are written there.
    Words(Vec<String>),
    /// How far it is, in metres as the crow flies.
    Distance(u32),
    /// In the person's own municipality.
    OwnMunicipality,
    /// In a neighbouring municipality.
    Neighbour(u16),
    /// Elsewhere in the county.
    County(u16),
    /// One can take part from home: somebody comes, or it is by phone or online.
    FromHome,
    /// When it comes next.
    Next(DateTime),
    /// At any time, or when agreed.
    AnyTime,
    /// This was asked for and holds.
    Holds(u8),
    /// This was asked for and is not known.
    AskFact(u8),
    /// The languages spoken there are not known.
    AskLanguage,
    /// When somebody last said that all this is right.
    Checked(Date),
    /// The same, more than 180 days ago.
    CheckedLongAgo(Date),
    /// Nobody has ever said so.
    NeverChecked,
    /// One has to wait.
    Queue,
    /// There is no room now.
    Full,
}

/// A part of an entry's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Its title.
    Title,
    /// Its description.
    Description,
    /// The name of the organiser.
    Organiser,
    /// The name of the place.
    Place,
}

/// Words to be marked in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// The language of the text; none for names.
    pub language: Option<Language>,
    /// Which text.
    pub field: Field,
    /// Where the words stand, in bytes, in order and apart.
    pub at: Vec<Range<usize>>,
}

/// How many of the hits have what, so that a page can offer to narrow a search. A count is what one
/// would find if that one choice were added, or made instead of the choice of the same list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By need.
    pub needs: BTreeMap<u8, usize>,
    /// By kind.
    pub kinds: BTreeMap<u8, usize>,
    /// By spoken language.
    pub spoken: BTreeMap<u8, usize>,
    /// By way of taking part.
    pub ways: BTreeMap<u8, usize>,
    /// By fact: how many are known to have it, and of how many it is not known.
    pub facts: BTreeMap<u8, (usize, usize)>,
    /// By municipality, within the area that was asked for.
    pub municipalities: BTreeMap<u16, usize>,
}
