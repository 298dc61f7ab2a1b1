//! Meetings and tries to reach somebody.

coded! {
    /// How the coordinator tried to reach the resident.
    Way { Call = "call", Message = "message", Letter = "letter", Visit = "visit" }
}

coded! {
    /// What came of a try.
    Outcome { Reached = "reached", NoAnswer = "no_answer" }
}

coded! {
    /// What link worker and resident did.
    Kind {
        Meeting = "meeting",
        Walk = "walk",
        Call = "call",
        Message = "message",
        Accompanied = "accompanied",
        /// Tapaaminen jäi väliin.
        Missed = "missed",
    }
}

/// A visit lasts at most a day; zero minutes only when it did not take place.
pub const LONGEST_MINUTES: i64 = 24 * 60;
/// Kilometres of one visit at most.
pub const LONGEST_KILOMETRES: i64 = 2_000;

/// A try to reach the resident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// When.
    pub at: jiff::Timestamp,
    /// How.
    pub way: Way,
    /// What came of it.
    pub outcome: Outcome,
    /// Words.
    pub note: Option<String>,
}

/// A visit note that has not been saved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    /// The day.
    pub held_on: jiff::civil::Date,
    /// What they did.
    pub kind: Kind,
    /// Minutes.
    pub minutes: i64,
    /// Goals touched.
    pub goals: Vec<crate::GoalId>,
    /// What happened; the resident may read it.
    pub note: crate::text::Text,
    /// The next small step.
    pub next_step: Option<crate::text::Text>,
    /// Kilometres driven.
    pub kilometres: Option<i64>,
    /// Expenses in cents.
    pub expenses_cents: Option<i64>,
    /// How it felt, 1 light to 5 heavy; voluntary, for the coordinator alone.
    pub own_load: Option<i64>,
    /// The link worker asks for support.
    pub asks_support: bool,
}

/// A visit note as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Identity.
    pub id: crate::ContactId,
    /// Who wrote it.
    pub by: crate::AccountId,
    /// Their name.
    pub by_name: String,
    /// The day.
    pub held_on: jiff::civil::Date,
    /// What they did.
    pub kind: Kind,
    /// Minutes.
    pub minutes: i64,
    /// Goals touched.
    pub goals: Vec<crate::GoalId>,
    /// What happened.
    pub note: String,
    /// The next small step.
    pub next_step: Option<String>,
    /// Kilometres driven.
    pub kilometres: Option<i64>,
    /// Expenses in cents.
    pub expenses_cents: Option<i64>,
    /// How it felt; only a coordinator's page may show it.
    pub own_load: Option<i64>,
    /// When it was written.
    pub made_at: jiff::Timestamp,
    /// The note that this one corrects.
    pub corrects: Option<crate::ContactId>,
}

/// A question to the referrer and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InformationRequest {
    /// The question.
    pub question: String,
    /// When it was asked.
    pub asked_at: jiff::Timestamp,
    /// The answer.
    pub answer: Option<String>,
    /// When it came.
    pub answered_at: Option<jiff::Timestamp>,
}
