//! Use of other services before and after: described, never called an effect.

use super::numbers::{number, quantile, sorted};
use super::proportion::wilson;
use super::{Interval, Known, Why};

/// How the use of a service changed, in visits (or what was counted) a person.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceUse {
    /// How many people.
    pub n: usize,
    /// The median before.
    pub median_before: f64,
    /// The median after.
    pub median_after: f64,
    /// The deciles of the change, from the lowest tenth to the highest.
    pub deciles_of_change: [f64; 9],
    /// How many used more.
    pub rising: usize,
    /// How many used as much.
    pub same: usize,
    /// How many used less.
    pub falling: usize,
    /// The 95 % interval of the share of those who used more.
    pub rising_share: Interval,
    /// The share of all rises together that the tenth with the largest rises makes. None when nobody used more.
    pub rise_by_top_tenth: Known,
}

/// Describes the use in two windows, which must be of the same length: the mean alone hides that a few people make most of a
/// rise (Elston and others 2019). No comparison group, so no word of cause. Windows of different length: impossible. Fewer
/// than ten people: none.
pub fn describe(people: &[(f64, f64)], days_before: u32, days_after: u32) -> Known<ServiceUse> {
    let n = people.len();
    if days_before != days_after || days_before == 0 {
        return Err(Why::Impossible);
    }
    if n < 10 {
        return Err(Why::TooFew { n, needs: 10 });
    }
    let changes = sorted(people.iter().map(|(before, after)| after - before));
    let rising = changes.iter().filter(|change| **change > 0.0).count();
    let falling = changes.iter().filter(|change| **change < 0.0).count();
    let mut deciles_of_change = [0.0; 9];
    for (at, decile) in deciles_of_change.iter_mut().enumerate() {
        *decile = quantile(&changes, number(at + 1) / 10.0)?;
    }
    let rises: f64 = changes.iter().filter(|change| **change > 0.0).sum();
    let top: f64 = changes.iter().rev().take(n.div_ceil(10)).filter(|change| **change > 0.0).sum();
    Ok(ServiceUse {
        n,
        median_before: quantile(&sorted(people.iter().map(|(before, _)| *before)), 0.5)?,
        median_after: quantile(&sorted(people.iter().map(|(_, after)| *after)), 0.5)?,
        deciles_of_change,
        rising,
        same: n - rising - falling,
        falling,
        rising_share: wilson(rising, n)?,
        rise_by_top_tenth: if rises > 0.0 { Ok(top / rises) } else { Err(Why::NothingLeft) },
    })
}
