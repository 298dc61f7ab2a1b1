//! Funnel limits: how far the share of a unit may lie from all, by chance alone. No league table.

use super::distribution::{binomial_quantile, normal_quantile};
use super::numbers::number;
use super::{Interval, Known, Why};

/// A unit with fewer people is not drawn at all.
pub const SMALLEST_UNIT: usize = 10;

/// The limits of a unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// 95 of 100 units lie inside by chance.
    pub warning: Interval,
    /// 998 of 1000 units lie inside by chance.
    pub action: Interval,
    /// Whether they were counted exactly, as the unit is small.
    pub exact: bool,
}

/// The funnel limits of a unit of n people around a share p, between 0 and 1 (Spiegelhalter 2005).
///
/// `p ± z √(p(1 − p)/n)` with z 1.959964 and 3.090232, cut at 0 and 1. When fewer than five are expected on either side, the
/// quantiles of the binomial instead, `qbinom(.025, n, p)/n` and so on. Fewer than ten people: none, by rule.
/// A share that is not between 0 and 1: impossible.
pub fn limits(p: f64, n: usize) -> Known<Limits> {
    if n < SMALLEST_UNIT {
        return Err(Why::TooFew { n, needs: SMALLEST_UNIT });
    }
    if !(0.0..=1.0).contains(&p) {
        return Err(Why::Impossible);
    }
    let people = number(n);
    let exact = people * p.min(1.0 - p) < 5.0;
    let around = |tail: f64| {
        if exact {
            let quantile = |share| number(binomial_quantile(share, n, p)) / people;
            Interval { lo: quantile(tail), hi: quantile(1.0 - tail) }
        } else {
            let reach = -normal_quantile(tail) * (p * (1.0 - p) / people).sqrt();
            Interval { lo: (p - reach).max(0.0), hi: (p + reach).min(1.0) }
        }
    };
    Ok(Limits { warning: around(0.025), action: around(0.001), exact })
}
