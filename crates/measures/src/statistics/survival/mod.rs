//! Waiting: how long it takes until something happens, with those who still wait counted.

mod incidence;
mod kaplan_meier;
mod logrank;

pub use incidence::{Course, End, Incidence, Share, cumulative_incidence};
pub use kaplan_meier::{KaplanMeier, Step, kaplan_meier};
pub use logrank::{LogRank, logrank};

/// How long somebody was observed, and whether it happened at the end of that.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wait {
    /// For how long, in any unit; finite and not negative.
    pub time: f64,
    /// Whether it happened. If not, they still wait: they count as long as they were observed.
    pub happened: bool,
}
