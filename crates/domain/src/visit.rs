//! First visits.

/// A first visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstVisit {
    /// Identity.
    pub id: String,
    /// The case.
    pub case: crate::CaseId,
    /// When.
    pub starts_at: jiff::Timestamp,
    /// Where.
    pub place: String,
    /// `held`, `missed` or `moved`; `None` while it lies ahead.
    pub outcome: Option<String>,
}
