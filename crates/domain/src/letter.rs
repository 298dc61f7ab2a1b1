//! Letters on paper.

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Identity.
    pub id: crate::LetterId,
    /// The case.
    pub case: crate::CaseId,
    /// Number of the case.
    pub number: String,
    /// Which letter.
    pub letter: crate::message::Letter,
    /// When it was made.
    pub made_at: jiff::Timestamp,
    /// When it was printed.
    pub printed_at: Option<jiff::Timestamp>,
}
