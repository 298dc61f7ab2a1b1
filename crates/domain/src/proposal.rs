//! Proposals to link workers, and who walks with whom.

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Identity.
    pub id: crate::ProposalId,
    /// The case.
    pub case: crate::CaseId,
    /// Who has been asked.
    pub account: crate::AccountId,
    /// Their name.
    pub name: String,
    /// A message without name or address.
    pub message: Option<String>,
    /// Why this person: a reason that the resident may hear.
    pub reason: String,
    /// When.
    pub asked_at: jiff::Timestamp,
    /// Until when an answer is hoped for.
    pub answer_by: jiff::civil::Date,
    /// `yes` or `no`.
    pub answer: Option<String>,
    /// Over: confirmed, turned down or cancelled.
    pub closed_at: Option<jiff::Timestamp>,
}

/// Who has walked with the resident, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who.
    pub account: crate::AccountId,
    /// Their name at the time.
    pub name: String,
    /// From when.
    pub started_at: jiff::Timestamp,
    /// Until when.
    pub ended_at: Option<jiff::Timestamp>,
}
