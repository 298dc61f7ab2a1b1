//! Periods that have a name: a project from beginning to end.

use super::Period;
use crate::text::Line;

/// A period that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNamedPeriod {
    /// What it is: a project, a grant.
    pub name: Line,
    /// Its months.
    pub period: Period,
}

/// A period that has been named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPeriod {
    /// What it is.
    pub name: String,
    /// Its months.
    pub period: Period,
}
