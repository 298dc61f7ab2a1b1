//! What a reading leaves to be read: records that were not taken and why, what was kept, removed or left out.

use rinnalla_domain::activity::Field;
use rinnalla_domain::coded;
use rinnalla_formats::directory::{Batch, Told};
use serde::{Deserialize, Serialize};

use super::Taken;
use crate::Rule;

/// Lines that a report keeps; the counts are always whole.
const MOST_LINES: usize = 5_000;

coded! {
    /// What a line of a report says.
    LineKind {
        /// A record was not taken.
        Rejected = "rejected",
        /// What somebody wrote by hand was kept.
        Kept = "kept",
        /// An entry was ended, since the source has it no more.
        Removed = "removed",
        /// Something was left out of, or put into, a record that was taken.
        Note = "note",
    }
}

/// A line of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    kind: String,
    /// The place of the record in the source, or its identity there.
    #[serde(rename = "where")]
    pub place: String,
    /// Why: a code, as in [`Told`].
    #[serde(default)]
    pub code: String,
    /// The code of the field, or the heading of the column.
    #[serde(default)]
    field: String,
    /// What stands there.
    #[serde(default)]
    pub is: String,
}

impl Line {
    /// A line of a reason or a note.
    pub fn told(kind: LineKind, place: &str, told: Told) -> Self {
        Self {
            kind: kind.code().into(),
            place: place.into(),
            code: told.code.into(),
            field: told.field.map(|field| field.code().to_owned()).or(told.column).unwrap_or_default(),
            is: told.is,
        }
    }

    fn of(kind: LineKind, place: &str, code: &str, field: Option<Field>) -> Self {
        let field = field.map(|field| field.code().to_owned()).unwrap_or_default();
        Self { kind: kind.code().into(), place: place.into(), code: code.into(), field, is: String::new() }
    }

    /// What it says.
    pub fn kind(&self) -> LineKind {
        LineKind::parse(&self.kind).unwrap_or(LineKind::Note)
    }

    /// The heading of the column that it speaks of.
    pub fn column(&self) -> Option<String> {
        (self.field().is_none() && !self.field.is_empty()).then(|| self.field.clone())
    }

    /// The field that it speaks of.
    pub fn field(&self) -> Option<Field> {
        Field::parse(&self.field)
    }
}

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Lines: first what was not taken.
    pub lines: Vec<Line>,
    /// Lines beyond those that are kept.
    pub more: usize,
}

impl Report {
    /// What is told of a reading: rejected first, then kept, removed and notes.
    pub(super) fn of(mut lines: Vec<Line>, taken: &Taken) -> Self {
        lines.extend(taken.refused.iter().map(|(place, why)| Line::of(LineKind::Rejected, place, code_of(why), None)));
        lines.extend(taken.kept.iter().map(|(place, field)| Line::of(LineKind::Kept, place, "kept", Some(*field))));
        lines.extend(taken.gone.iter().map(|key| Line::of(LineKind::Removed, key, "removed", None)));
        lines.sort_by_key(Line::kind);
        let more = lines.len().saturating_sub(MOST_LINES);
        lines.truncate(MOST_LINES);
        Self { lines, more }
    }

    pub(super) fn encode(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "[]".into())
    }

    pub(super) fn decode(document: &str) -> Self {
        serde_json::from_str(document).unwrap_or_default()
    }
}

const fn code_of(why: &Rule) -> &'static str {
    match why {
        Rule::Schedule(_) => "schedule",
        _ => "malformed",
    }
}

/// What a batch says of records that were not taken, and of others.
pub(super) fn lines(batch: &Batch) -> Vec<Line> {
    let rejected = batch.rejected.iter().map(|r| Line::told(LineKind::Rejected, &r.where_, r.why.told()));
    let notes = batch.notes.iter().map(|n| Line::told(LineKind::Note, &n.where_, n.note.told()));
    rejected.chain(notes).collect()
}
