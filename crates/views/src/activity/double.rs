//! Two entries that may be the same, side by side; and what a source says of a field that was written by hand.

use askama::Template;
use rinnalla_domain::activity::{Activity, Field};

use super::{field_words, title};
use crate::{Frame, Said, Words};

/// One of two entries.
#[derive(Clone, Debug)]
pub struct Half {
    /// Identity.
    pub id: String,
    /// Short number.
    pub number: i64,
    /// Name.
    pub title: String,
    /// Names of the sources that its fields came from.
    pub sources: String,
}

/// A field that two entries say differently.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The field.
    pub field: Field,
    /// What the one that stays says.
    pub stays: String,
    /// What the other says.
    pub goes: String,
}

/// Two entries that may be the same.
#[derive(Clone, Debug)]
pub struct PairLine {
    /// The one that would stay.
    pub stays: Half,
    /// The one that would go into it.
    pub goes: Half,
    /// What they say differently.
    pub differences: Vec<Difference>,
}

impl PairLine {
    /// Puts two entries side by side.
    pub fn new(w: &Words, stays: (&Activity, String), goes: (&Activity, String), differing: &[Field]) -> Self {
        let half = |(entry, sources): (&Activity, String)| Half {
            id: entry.id.to_string(),
            number: entry.number,
            title: title(entry, w.language()),
            sources,
        };
        let difference = |field: &Field| Difference {
            field: *field,
            stays: field_words(w, &stays.0.content, *field),
            goes: field_words(w, &goes.0.content, *field),
        };
        let differences = differing.iter().map(difference).collect();
        Self { stays: half(stays), goes: half(goes), differences }
    }

    fn said(&self, w: &Words) -> Said {
        w.t2("doubles-pair", ("first", &self.stays.title), ("second", &self.goes.title))
    }
}

/// Pairs that nobody has decided.
#[derive(Debug, Template)]
#[template(path = "activity/doubles.html")]
pub struct DoublesPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Pairs.
    pub pairs: Vec<PairLine>,
    /// How many there are in all.
    pub total: usize,
}

/// What a source says of a field that was written by hand.
#[derive(Clone, Debug)]
pub struct OfferLine {
    /// The field.
    pub field: Field,
    /// The source.
    pub source: String,
    /// Its name.
    pub source_name: String,
    /// What stands here.
    pub ours: String,
    /// What the source says.
    pub theirs: String,
}

/// Where the fields of an entry came from, and what sources say of fields that were written by hand.
#[derive(Clone, Debug, Default)]
pub struct OriginsPart {
    /// Names of fields with the name of their source.
    pub fields: Vec<(Said, Said)>,
    /// Choices.
    pub offers: Vec<OfferLine>,
}
