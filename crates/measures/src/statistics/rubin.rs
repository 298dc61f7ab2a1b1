//! Rubin's rules: one answer from several filled-in data sets.

use super::distribution::t_quantile_both_sides;
use super::numbers::{Summary, number};
use super::{Interval, Known, Why};

/// What comes of them together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    /// The estimate: the mean of the estimates.
    pub estimate: f64,
    /// U, the mean of the variances.
    pub within: f64,
    /// B, the variance of the estimates, with m − 1.
    pub between: f64,
    /// `T = U + (1 + 1/m) B`.
    pub total: f64,
    /// `r = (1 + 1/m) B / U`: by how much the missing raised the variance. None without variance within.
    pub increase: Known,
    /// The degrees of freedom of Barnard and Rubin 1999.
    pub df: Known,
    /// The share of what is unknown because it is missing, `(r + 2/(df + 3)) / (r + 1)`.
    pub missing_information: Known,
    /// The 95 % interval.
    pub interval: Known<Interval>,
}

/// Rubin's rules (1987) over estimates and their squared standard errors, in the unit of the estimates, of n people with k
/// parameters (R's `mice::pool.scalar(rule = "rubin1987")`).
///
/// Fewer than two data sets, lists of different length, a negative variance, or n not above k: none. All estimates equal:
/// nothing was unknown, so r is 0 and df as with complete data.
pub fn pool(estimates: &[f64], variances: &[f64], n: usize, k: usize) -> Known<Pooled> {
    let m = estimates.len();
    if m < 2 {
        return Err(Why::TooFew { n: m, needs: 2 });
    }
    if variances.len() != m || n <= k || variances.iter().any(|variance| !(*variance >= 0.0 && variance.is_finite())) {
        return Err(Why::Impossible);
    }
    let all = Summary::of(estimates);
    let (estimate, sd) = (all.mean?, all.sd?);
    let (within, between) = (Summary::of(variances).mean?, sd * sd);
    let extra = (1.0 + 1.0 / number(m)) * between;
    let total = within + extra;
    let increase = if within > 0.0 { Ok(extra / within) } else { Err(Why::NoSpread) };
    let df = if total > 0.0 { Ok(freedom(extra / total, m, number(n - k))) } else { Err(Why::NoSpread) };
    let missing_information = increase.and_then(|r| Ok((r + 2.0 / (df? + 3.0)) / (r + 1.0)));
    let interval = df.map(|df| {
        let reach = t_quantile_both_sides(0.05, df) * total.sqrt();
        Interval { lo: estimate - reach, hi: estimate + reach }
    });
    Ok(Pooled { estimate, within, between, total, increase, df, missing_information, interval })
}

/// Barnard and Rubin: `1 / (1/df_old + 1/df_obs)`, `df_old = (m − 1)/λ²`, `df_obs = (df + 1)/(df + 3) · df · (1 − λ)`.
fn freedom(lambda: f64, m: usize, complete: f64) -> f64 {
    let observed = (complete + 1.0) / (complete + 3.0) * complete * (1.0 - lambda);
    if lambda <= 0.0 {
        return observed;
    }
    let old = number(m - 1) / (lambda * lambda);
    old * observed / (old + observed)
}
