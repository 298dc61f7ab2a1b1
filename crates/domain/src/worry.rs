//! Worries, and calls for support.

/// A worry, opened for a coordinator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worry {
    /// Identity.
    pub id: crate::WorryId,
    /// Who wrote it.
    pub by_name: String,
    /// The words.
    pub text: String,
    /// When.
    pub made_at: jiff::Timestamp,
    /// When a coordinator saw it.
    pub seen_at: Option<jiff::Timestamp>,
}

/// A request for support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportRequest {
    /// Identity.
    pub id: String,
    /// Who asks.
    pub name: String,
    /// The case, when it concerns one.
    pub case: Option<crate::CaseId>,
    /// Words.
    pub note: Option<String>,
    /// When.
    pub made_at: jiff::Timestamp,
}
