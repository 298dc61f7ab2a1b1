//! Intervals by drawing people again.

use super::chance::Chance;
use super::distribution::{normal_below, normal_quantile};
use super::numbers::{Summary, number, quantile, sorted};
use super::{Interval, Known, Why};

/// How often people are drawn again when nobody says otherwise.
pub const REPLICATES: usize = 9999;
/// Where chance begins when nobody says otherwise.
pub const SEED: u64 = 20_240_101;

/// Bootstrap intervals of a mean change, in the unit of the instrument.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// The interval corrected for bias and acceleration (BCa).
    pub bca: Known<Interval>,
    /// The percentile interval.
    pub percentile: Interval,
    /// How often people were drawn.
    pub replicates: usize,
    /// Where chance began: the same seed gives the same interval.
    pub seed: u64,
}

/// The 95 % bootstrap intervals of the mean change.
///
/// Persons are drawn with replacement, n of n, `replicates` times; percentile: the 2.5 and 97.5 % quantiles of the means; BCa
/// after Efron 1987, bias by the share of means below (half of those equal), acceleration by leaving out one person after
/// another, `a = Σu³ / (6 (Σu²)^1.5)`; as `scipy.stats.bootstrap`. Fewer than two changes, or all equal: none. Two engines
/// differ by their chance; the tests allow for it.
pub fn of_mean(changes: &[f64], replicates: usize, seed: u64) -> Known<Bootstrap> {
    let n = changes.len();
    if n < 2 {
        return Err(Why::TooFew { n, needs: 2 });
    }
    if replicates < 2 {
        return Err(Why::Impossible);
    }
    let all = Summary::of(changes);
    let mean = all.mean?;
    all.spread()?;
    let mut chance = Chance::new(seed);
    let means = sorted((0..replicates).map(|_| (0..n).map(|_| changes[chance.place(n)]).sum::<f64>() / number(n)));
    let percentile = Interval { lo: quantile(&means, 0.025)?, hi: quantile(&means, 0.975)? };
    Ok(Bootstrap { bca: bca(changes, mean, &means), percentile, replicates, seed })
}

fn bca(changes: &[f64], mean: f64, means: &[f64]) -> Known<Interval> {
    // Means that differ from the observed one by rounding alone count as equal to it.
    let near = 1e-12 * changes.iter().fold(0.0_f64, |most, change| most.max(change.abs()));
    let below = means.iter().filter(|drawn| **drawn < mean - near).count();
    let up_to = means.iter().filter(|drawn| **drawn <= mean + near).count();
    let bias = normal_quantile(number(below + up_to) / (2.0 * number(means.len())));
    if bias.is_infinite() {
        return Err(Why::NoSpread);
    }
    // Leaving out one person moves the mean by (x − mean) / (n − 1), in the other direction.
    let moved = changes.iter().map(|change| change - mean);
    let squares: f64 = moved.clone().map(|u| u * u).sum();
    let cubes: f64 = moved.map(|u| u * u * u).sum();
    let acceleration = cubes / (6.0 * squares.powf(1.5));
    let end = |share: f64| {
        let z = bias + normal_quantile(share);
        quantile(means, normal_below(bias + z / (1.0 - acceleration * z)))
    };
    Ok(Interval { lo: end(0.025)?, hi: end(0.975)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_interval() {
        let changes = [1.0, 4.0, -2.0, 3.0, 8.0, 0.0, 2.5];
        assert_eq!(of_mean(&changes, 999, 5), of_mean(&changes, 999, 5));
        assert_ne!(of_mean(&changes, 999, 5), of_mean(&changes, 999, 6));
    }

    #[test]
    fn no_spread_and_too_few_say_so() {
        assert_eq!(of_mean(&[2.0; 8], 999, 1), Err(Why::NoSpread));
        assert_eq!(of_mean(&[2.0], 999, 1), Err(Why::TooFew { n: 1, needs: 2 }));
        assert_eq!(of_mean(&[2.0, 3.0], 1, 1), Err(Why::Impossible));
    }
}
