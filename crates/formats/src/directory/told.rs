//! Reasons and notes in parts, for those who word them in a language.

use super::{Field, Note, Why};

/// A reason or a note in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The stable code.
    pub code: &'static str,
    /// The field that it speaks of.
    pub field: Option<Field>,
    /// The heading of the column that it speaks of, in a table.
    pub column: Option<String>,
    /// What stands there: a word of the source, a number, a day (2026-11-23) or two (2026-11-23/2026-12-01).
    pub is: String,
}

impl Why {
    /// The reason in parts.
    pub fn told(&self) -> Told {
        if let Self::Cell { column, code, is, .. } = self {
            return Told { code, field: None, column: Some(column.clone()), is: is.clone() };
        }
        let (field, is) = match self {
            Self::NoName | Self::NoKey | Self::NoDay | Self::Schedule(_) => (None, String::new()),
            Self::DuplicateKey { first } => (None, first.clone()),
            Self::Unreadable { field, is } => (Some(*field), is.clone()),
            Self::ImplausibleDay(day) | Self::Ended(day) => (None, day.to_string()),
            Self::TooLong { field, max, .. } => (Some(*field), max.to_string()),
            Self::Cell { is, .. } => (None, is.clone()),
            Self::NoOrganiser(is)
            | Self::Rule(is)
            | Self::Unsupported(is)
            | Self::NotComplete(is)
            | Self::NotPublished(is)
            | Self::Malformed(is)
            | Self::TooLarge(is)
            | Self::BrokenFile(is) => (None, is.clone()),
        };
        Told { code: self.code(), field, column: None, is }
    }
}

impl Note {
    /// The note in parts.
    pub fn told(&self) -> Told {
        let (field, is) = match self {
            Self::PointOutside { latitude, longitude } => (Some(Field::Point), format!("{latitude}, {longitude}")),
            Self::LeftOut { field, is } => (Some(*field), is.clone()),
            Self::Cut { field, max } => (Some(*field), max.to_string()),
            Self::UnknownArea(is) | Self::OtherLanguage(is) | Self::UnknownZone(is) | Self::UnknownColumn(is) => {
                (None, is.clone())
            }
            Self::NoLastDay(day) | Self::WrittenOut(day) | Self::HoursOver(day) => (None, day.to_string()),
            Self::Span { from, until } => (None, format!("{from}/{until}")),
            Self::Missing { what, key } => (None, format!("{what} {key}")),
            Self::SeveralPlaces(n) => (None, n.to_string()),
            Self::NoDescription | Self::PastMidnight | Self::WholeDay | Self::NotForResidents | Self::ClosedForNow => {
                (None, String::new())
            }
        };
        Told { code: self.code(), field, column: None, is }
    }
}
