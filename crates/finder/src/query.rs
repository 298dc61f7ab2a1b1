//! What somebody looks for.

use jiff::civil::Date;

use crate::entry::{Numbers, Point};

/// The municipalities in which somebody would go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Their own, by code.
    pub own: u16,
    /// Its neighbours, if those will do.
    pub neighbours: Vec<u16>,
    /// The rest of the county, if that will do.
    pub county: Vec<u16>,
}

/// A search. Everything but the text is a condition: what is known not to fit is not found; what
/// is not known comes in a second group, to be asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The words; empty: everything that fits.
    pub text: String,
    /// The day of the search.
    pub today: Date,
    /// Any of these needs; none: no condition.
    pub needs: Numbers,
    /// Any of these kinds; none: no condition.
    pub kinds: Numbers,
    /// Offered in one of these municipalities, or everywhere.
    pub area: Option<Area>,
    /// Where the person is: the near come first. No condition.
    pub here: Option<Point>,
    /// The person's age in years.
    pub age: Option<u8>,
    /// Any of these languages is spoken; none: no condition.
    pub spoken: Numbers,
    /// The person belongs to these audiences; none: no condition.
    pub audience: Numbers,
    /// Any of these ways to take part, by [`crate::Way`]; none: no condition.
    pub ways: Numbers,
    /// All of these facts must hold.
    pub facts: Numbers,
    /// An editor searches: what is hidden from residents is found too.
    pub editor: bool,
    /// How many hits to leave out at the beginning.
    pub skip: usize,
    /// How many hits to give.
    pub limit: usize,
}

impl Query {
    /// A search for words on a day, without conditions; the first twenty hits.
    pub fn words(text: impl Into<String>, today: Date) -> Self {
        Self {
            text: text.into(),
            today,
            needs: Numbers::NONE,
            kinds: Numbers::NONE,
            area: None,
            here: None,
            age: None,
            spoken: Numbers::NONE,
            audience: Numbers::NONE,
            ways: Numbers::NONE,
            facts: Numbers::NONE,
            editor: false,
            skip: 0,
            limit: 20,
        }
    }
}
