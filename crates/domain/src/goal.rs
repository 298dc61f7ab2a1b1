//! Goals, in the resident's own words.

coded! {
    /// Area of life.
    Area {
        Company = "company",
        Movement = "movement",
        Culture = "culture",
        Nature = "nature",
        Everyday = "everyday",
        Mind = "mind",
        Work = "work",
        Learning = "learning",
        Spiritual = "spiritual",
        Other = "other",
    }
}

coded! {
    /// Where a goal stands.
    Status { Open = "open", Met = "met", Partly = "partly", NotMet = "not_met", Changed = "changed" }
}

/// At most this many goals in one agreement.
pub const MOST: usize = 3;

/// A goal as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Identity.
    pub id: crate::GoalId,
    /// The resident's own words.
    pub words: String,
    /// Area of life.
    pub area: Area,
    /// The next small step.
    pub step: Option<String>,
    /// Where the resident was at the start, 0 to 10.
    pub start: crate::measurement::Rating,
    /// Where the resident is now.
    pub now: Option<crate::measurement::Rating>,
    /// Where the goal stands.
    pub status: Status,
}
