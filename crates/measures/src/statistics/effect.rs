//! Effect sizes of a paired change. "d" alone says nothing: the denominator is in each name.

use super::Known;
use super::distribution::ln_gamma_half_step;
use super::numbers::{Summary, correlation, number, spread};
use super::paired::{Change, Pairs};

/// Effect sizes, in standard deviations, so without unit.
///
/// Sources: Lakens 2013 (Frontiers in Psychology 4:863), Hedges 1981, Morris and DeShon 2002; `d_av` divided by the root of
/// the mean variance is what pingouin calls cohen_d of paired data, `d_z` what R's effectsize does.
/// Recommended: `g_av` together with r. Two pairs at least; a spread of zero in a denominator: none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effects {
    /// Pearson's correlation of before and after.
    pub r: Known,
    /// `mean / s_d`; also called the standardised response mean.
    pub d_z: Known,
    /// `mean / ((s1 + s2) / 2)`.
    pub d_av: Known,
    /// `mean / √((s1² + s2²) / 2)`.
    pub d_av_rms: Known,
    /// `d_z · √(2(1 − r))`.
    pub d_rm: Known,
    /// `mean / s1`.
    pub d_pre: Known,
    /// `d_av · J(n − 1)`: the one recommended here.
    pub g_av: Known,
    /// `d_av · (1 − 3 / (4 · 2(n − 1) − 1))`: the variant of Lakens 2013, which takes the degrees of freedom of two groups and the
    /// approximate correction.
    pub g_av_two_groups: Known,
    /// `d_z · J(n − 1)`.
    pub g_z: Known,
}

impl Effects {
    /// Of these pairs.
    pub fn of(pairs: &Pairs) -> Self {
        let change = Change::of(pairs);
        let (before, after) = pairs.before_and_after();
        let by = |denominator: Known| Ok(change.mean? / spread(denominator)?);
        let r = correlation(pairs.before(), pairs.after());
        let d_z = by(change.sd);
        let d_av = by(average(before, after));
        let free = change.df.map(number);
        Self {
            r,
            d_z,
            d_av,
            d_av_rms: by(root_mean_square(before, after)),
            d_rm: r.and_then(|r| Ok(d_z? * (2.0 * (1.0 - r)).max(0.0).sqrt())),
            d_pre: by(before.sd),
            g_av: d_av.and_then(|d| Ok(d * hedges(free?))),
            g_av_two_groups: d_av.and_then(|d| Ok(d * (1.0 - 3.0 / (8.0 * free? - 1.0)))),
            g_z: d_z.and_then(|d| Ok(d * hedges(free?))),
        }
    }
}

/// Hedges' correction, exact: `J(df) = Γ(df/2) / (√(df/2) · Γ((df − 1)/2))`, about `1 − 3/(4 df − 1)` (Hedges 1981).
/// With one degree of freedom it is 0: an effect size from two pairs says nothing.
pub fn hedges(df: f64) -> f64 {
    if df <= 1.0 {
        return 0.0;
    }
    (ln_gamma_half_step(0.5 * (df - 1.0)) - 0.5 * (0.5 * df).ln()).exp()
}

fn average(before: Summary, after: Summary) -> Known {
    Ok(0.5 * (before.sd? + after.sd?))
}

fn root_mean_square(before: Summary, after: Summary) -> Known {
    let (s1, s2) = (before.sd?, after.sd?);
    Ok((0.5 * (s1 * s1 + s2 * s2)).sqrt())
}
