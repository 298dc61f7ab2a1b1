//! Small numbers: what of a table may be published.
//!
//! A count under the threshold is hidden, and so are as many others as it takes that nobody can work it out: for every
//! hidden count under the threshold there stands another table, with the same published numbers, in which that count
//! reaches the threshold ([`protect`] finds these tables; `docs/small-numbers.md` tells how and what it does not hold).
//!
//! Tables are counts by period and group. Both are trees: a year of quarters of months; a municipality of villages, a
//! referral on its way of steps. A table's first column is its whole, which tables may share.

pub mod anonymity;
mod dominance;
mod figure;
mod over_time;
mod period;
mod protect;
mod sums;
mod table;
mod threshold;
mod tree;
mod witness;

pub use dominance::{Dominance, may_be_published};
pub use figure::{Cell, Figure, LEAST_FOR_MEAN, LEAST_FOR_SHARE};
pub use over_time::{decide, hide_new};
pub use period::Period;
pub use protect::{Before, Protected, protect};
pub use sums::{Given, SumRule, Told, tell};
pub use table::Table;
pub use threshold::{Rule, Threshold, Zero};
pub use tree::Tree;

#[cfg(test)]
mod tests;
