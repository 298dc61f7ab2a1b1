//! The statistics of before and after, of waits, of charts over time.
//!
//! Every function says in its documentation what it computes, by which formula, in which unit, from which source,
//! and what it does when data are missing or few. What cannot be computed is a [`Why`], never a number made up and
//! never "not a number". `docs/methods.md` says against what each of them is checked.
//!
//! Nothing here is a test of an effect: without a comparison group, a change from before to after is a change.

pub mod attrition;
pub mod bootstrap;
pub mod chance;
pub mod distribution;
pub mod effect;
pub mod funnel;
pub mod numbers;
pub mod paired;
pub mod proportion;
pub mod queue;
pub mod regression;
pub mod reliable;
pub mod rubin;
pub mod run_chart;
pub mod service_use;
pub mod survival;
pub mod wilcoxon;
pub mod xmr;

use std::fmt;

/// A value, or why there is none.
pub type Known<T = f64> = Result<T, Why>;

/// Why a statistic cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There are fewer values than it needs.
    TooFew {
        /// How many there are.
        n: usize,
        /// How many it needs.
        needs: usize,
    },
    /// All values are the same: there is no spread to measure against.
    NoSpread,
    /// Nothing is left after values that say nothing were dropped, such as changes of zero.
    NothingLeft,
    /// There are more values than it is made for.
    TooMany {
        /// How many there are.
        n: usize,
        /// How many it takes.
        takes: usize,
    },
    /// The value is not reached within what was observed, such as a median wait when most still wait.
    NotReached,
    /// A setting that it needs was not given.
    NotGiven,
    /// A setting lies outside of what is possible, such as a reliability of more than one.
    Impossible,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew { n: 0, .. } => f.write_str("there is no value"),
            Self::TooFew { n: 1, needs } => write!(f, "there is one value, {needs} are needed"),
            Self::TooFew { n, needs } => write!(f, "there are {n} values, {needs} are needed"),
            Self::NoSpread => f.write_str("all values are the same, there is no spread to measure against"),
            Self::NothingLeft => f.write_str("every value is zero, there is nothing to rank"),
            Self::TooMany { n, takes } => write!(f, "there are {n} values, it is made for at most {takes}"),
            Self::NotReached => f.write_str("it is not reached within what was observed"),
            Self::NotGiven => f.write_str("a setting that it needs was not given"),
            Self::Impossible => f.write_str("a setting lies outside of what is possible"),
        }
    }
}

impl std::error::Error for Why {}

/// An interval, in the unit of what it is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub lo: f64,
    /// Its upper end.
    pub hi: f64,
}
