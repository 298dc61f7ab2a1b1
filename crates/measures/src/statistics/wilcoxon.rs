//! Wilcoxon's signed ranks: whether changes lie above or below zero, for scales that are not quite numbers.

use super::distribution::{normal_above, rank};
use super::numbers::{number, same, sorted};
use super::{Interval, Known, Why};

/// How p was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By counting all signs.
    Exact,
    /// By the normal curve, corrected for ties and continuity.
    Normal,
}

impl Method {
    /// Its word in output for machines.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normal => "normal",
        }
    }
}

/// The signed rank test and its effect.
///
/// Changes of zero are dropped, equal sizes share the mean of their ranks (Wilcoxon 1945; Hollander and Wolfe 1999).
/// p is exact when there are neither ties nor zeros and at most 50 changes, otherwise
/// `z = (W⁺ − n(n+1)/4 ∓ ½) / √(n(n+1)(2n+1)/24 − Σ(t³ − t)/48)`; as R's `wilcox.test` and scipy's `wilcoxon` do it.
/// Effect: `(W⁺ − W⁻) / (W⁺ + W⁻)`, between −1 and 1 (Kerby 2014). No change but zeros: none.
///
/// Changes are compared to the last bit, as R and scipy do. Decimals such as 0.3 − 0.2 and 0.2 − 0.1 differ in that bit;
/// [`SignedRanks::nearly_tied`] tells that it happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedRanks {
    /// How many changes are not zero.
    pub n: usize,
    /// How many zeros were dropped.
    pub zeros: usize,
    /// The sum of the ranks of rises, `W⁺`, which R calls V.
    pub plus: f64,
    /// The sum of the ranks of falls, `W⁻`.
    pub minus: f64,
    /// The two-sided p.
    pub p: f64,
    /// How p was found.
    pub method: Method,
    /// The rank-biserial correlation.
    pub effect: f64,
    /// Whether changes that differ only by rounding in binary were ranked as different.
    pub nearly_tied: bool,
}

const EXACT_TO: usize = 50;

/// The test on these changes.
pub fn signed_ranks(changes: &[f64]) -> Known<SignedRanks> {
    if changes.is_empty() {
        return Err(Why::TooFew { n: 0, needs: 1 });
    }
    let mut left: Vec<f64> = changes.iter().copied().filter(|change| change.abs() > 0.0).collect();
    if left.is_empty() {
        return Err(Why::NothingLeft);
    }
    left.sort_unstable_by(|a, b| a.abs().total_cmp(&b.abs()));
    let n = left.len();
    let zeros = changes.len() - n;
    let (mut plus, mut minus, mut tied) = (0.0, 0.0, 0.0);
    let mut from = 0;
    while from < n {
        let size = left[from].abs();
        let to = from + left[from..].iter().take_while(|change| same(change.abs(), size)).count();
        let shared = 0.5 * (number(from + 1) + number(to));
        for change in &left[from..to] {
            if *change > 0.0 {
                plus += shared;
            } else {
                minus += shared;
            }
        }
        let times = number(to - from);
        tied += times * times * times - times;
        from = to;
    }
    let exact = tied <= 0.0 && zeros == 0 && n <= EXACT_TO;
    let p = if exact { exact_p(plus, n) } else { normal_p(plus, n, tied) };
    let nearly_tied = left.windows(2).any(|two| {
        let apart = two[1].abs() - two[0].abs();
        apart > 0.0 && apart < 1e-9 * two[1].abs()
    });
    Ok(SignedRanks {
        n,
        zeros,
        plus,
        minus,
        p,
        method: if exact { Method::Exact } else { Method::Normal },
        effect: (plus - minus) / (plus + minus),
        nearly_tied,
    })
}

fn normal_p(plus: f64, n: usize, tied: f64) -> f64 {
    let n = number(n);
    let off = plus - 0.25 * n * (n + 1.0);
    let spread = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - tied / 48.0).sqrt();
    (2.0 * normal_above((off.abs() - 0.5).max(0.0) / spread)).min(1.0)
}

/// In how many of the 2ⁿ ways of signs each sum of positive ranks comes about, as shares.
fn shares(n: usize) -> Vec<f64> {
    let most = n * (n + 1) / 2;
    let mut ways = vec![0.0; most + 1];
    ways[0] = 1.0;
    for rank in 1..=n {
        for sum in (0..=most).rev() {
            let without = ways[sum];
            let with = if sum >= rank { ways[sum - rank] } else { 0.0 };
            ways[sum] = 0.5 * (without + with);
        }
    }
    ways
}

fn exact_p(plus: f64, n: usize) -> f64 {
    let most = n * (n + 1) / 2;
    let plus = rank(plus);
    let smaller = plus.min(most - plus);
    let below: f64 = shares(n).iter().take(smaller + 1).sum();
    (2.0 * below).min(1.0)
}

/// The Hodges-Lehmann estimate of the change: the median of the means of all pairs of changes, each with itself too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    /// The median of the means of pairs.
    pub estimate: f64,
    /// The 95 % interval.
    pub interval: Known<Interval>,
    /// How the interval was found.
    pub method: Method,
}

/// More changes than this would need too many pairs.
const SHIFT_TO: usize = 3000;

/// The Hodges-Lehmann estimate and its interval, in the unit of the instrument (Hodges and Lehmann 1963).
///
/// Interval: the k-th mean of pairs from each end, k the 2.5 % point of the signed ranks, exact as in R's `wilcox.test` when
/// there are neither ties nor zeros and at most 50 changes, otherwise `n(n+1)/4 − 1.96 √(n(n+1)(2n+1)/24)`. Zeros stay in. No
/// change: none. Fewer than six: an estimate, and no interval, as no 95 % are to be had. More than 3000: none.
pub fn shift(changes: &[f64]) -> Known<Shift> {
    let n = changes.len();
    if n == 0 {
        return Err(Why::TooFew { n, needs: 1 });
    }
    if n > SHIFT_TO {
        return Err(Why::TooMany { n, takes: SHIFT_TO });
    }
    let means = sorted((0..n).flat_map(|i| (i..n).map(move |j| 0.5 * (changes[i] + changes[j]))));
    let estimate = super::numbers::quantile(&means, 0.5)?;
    let exact = n <= EXACT_TO
        && changes.iter().all(|change| change.abs() > 0.0)
        && sorted(changes.iter().map(|change| change.abs())).windows(2).all(|two| !same(two[0], two[1]));
    let from_end = if exact {
        let mut below = 0.0;
        shares(n).iter().position(|share| {
            below += share;
            below >= 0.025
        })
    } else {
        let n = number(n);
        let z = super::distribution::normal_quantile(0.975);
        Some(rank(0.25 * n * (n + 1.0) - z * (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt()))
    };
    let from_end = from_end.unwrap_or(0).max(1);
    let interval = if n < 6 {
        Err(Why::TooFew { n, needs: 6 })
    } else {
        Ok(Interval { lo: means[from_end - 1], hi: means[means.len() - from_end] })
    };
    Ok(Shift { estimate, interval, method: if exact { Method::Exact } else { Method::Normal } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_of_signs_are_all_counted() {
        for n in 1..=50 {
            let all = shares(n);
            assert!((all.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert!((all[0] - all[all.len() - 1]).abs() < 1e-18, "both ends are one way of 2ⁿ");
        }
        // Three rises of three: two ways of eight lie as far out.
        assert_eq!(signed_ranks(&[1.0, 2.0, 3.0]).map(|ranks| ranks.p), Ok(0.25));
    }

    #[test]
    fn turning_every_change_round_turns_the_effect_round() {
        let changes = [1.5, -0.5, 2.0, 0.0, 2.0, -3.5, 4.0];
        let turned: Vec<f64> = changes.iter().map(|change| -change).collect();
        let (one, two) = (signed_ranks(&changes).unwrap(), signed_ranks(&turned).unwrap());
        assert_eq!((one.plus, one.minus), (two.minus, two.plus));
        assert!((one.p - two.p).abs() < 1e-15);
        assert!((one.effect + two.effect).abs() < 1e-15);
        assert_eq!((one.n, one.zeros, one.method), (6, 1, Method::Normal));
    }

    #[test]
    fn nothing_but_zeros_says_so() {
        assert_eq!(signed_ranks(&[0.0, 0.0]), Err(Why::NothingLeft));
        assert_eq!(signed_ranks(&[]), Err(Why::TooFew { n: 0, needs: 1 }));
        assert_eq!(shift(&[]), Err(Why::TooFew { n: 0, needs: 1 }));
        let three = shift(&[1.0, 2.0, 6.0]).unwrap();
        assert!((three.estimate - 2.75).abs() < 1e-15);
        assert_eq!(three.interval, Err(Why::TooFew { n: 3, needs: 6 }));
    }

    #[test]
    fn rounding_in_binary_is_told() {
        assert!(signed_ranks(&[0.3 - 0.2, 0.2 - 0.1, 1.0]).unwrap().nearly_tied);
        assert!(!signed_ranks(&[0.5, 0.5, 1.0]).unwrap().nearly_tied);
    }
}
