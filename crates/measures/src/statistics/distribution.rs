//! Probability distributions: normal, Student's t, chi-squared, binomial.
//!
//! Built on `libm` (gamma and error function): incomplete beta by Lentz's continued fraction, incomplete gamma by series
//! and continued fraction (Press and others, Numerical Recipes 6.2 and 6.4; DLMF 8.9 and 8.17), quantiles by
//! halving. Why not a library: ADR 31. All of them are without unit and hold to about 1e-12.

use super::numbers::{number, place};

const ENOUGH: f64 = 1e-16;
const TINY: f64 = 1e-300;
const STEPS: usize = 100_000;

/// The density of the standard normal at z.
pub fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// The share of the standard normal below z.
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// The share of the standard normal beyond z, precise far out too.
pub fn normal_above(z: f64) -> f64 {
    0.5 * libm::erfc(z / std::f64::consts::SQRT_2)
}

/// The z below which a share of the standard normal lies; infinite at 0 and 1.
pub fn normal_quantile(share: f64) -> f64 {
    if share <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if share >= 1.0 {
        return f64::INFINITY;
    }
    if share < 0.5 {
        return -halve(0.0, 40.0, |z| normal_above(z) > share);
    }
    halve(0.0, 40.0, |z| normal_above(z) > 1.0 - share)
}

/// The share of Student's t beyond |t| on both sides: the p of a two-sided test.
pub fn t_both_sides(t: f64, df: f64) -> f64 {
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    beta_below(0.5 * df, df / (df + square), square / (df + square)).clamp(0.0, 1.0)
}

/// The t beyond which, on both sides together, a share lies: 0.05 gives the t of a 95 % interval.
pub fn t_quantile_both_sides(share: f64, df: f64) -> f64 {
    let mut far = 2.0;
    while t_both_sides(far, df) > share && far < 1e300 {
        far *= 2.0;
    }
    halve(0.0, far, |t| t_both_sides(t, df) > share)
}

/// The share of chi-squared beyond x.
pub fn chi_squared_above(x: f64, df: f64) -> f64 {
    if x <= 0.0 { 1.0 } else { gamma_above(0.5 * df, 0.5 * x).clamp(0.0, 1.0) }
}

/// The chance of exactly k of n.
pub fn binomial_chance(k: usize, n: usize, p: f64) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        let all_at = if p <= 0.0 { 0 } else { n };
        return if k == all_at { 1.0 } else { 0.0 };
    }
    let (k, n) = (number(k), number(n));
    let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    (ways + k * p.ln() + (n - k) * (-p).ln_1p()).exp()
}

/// The smallest k for which at least this share of the binomial lies at or below it.
pub fn binomial_quantile(share: f64, n: usize, p: f64) -> usize {
    let mut below = 0.0;
    for k in 0..n {
        below += binomial_chance(k, n, p);
        if below >= share * (1.0 - 1e-13) {
            return k;
        }
    }
    n
}

/// `ln Γ(a + ½) − ln Γ(a)`, without the loss of subtracting two large numbers.
pub(super) fn ln_gamma_half_step(a: f64) -> f64 {
    if a < 60.0 {
        return libm::lgamma(a + 0.5) - libm::lgamma(a);
    }
    let inverse = 1.0 / a;
    let square = inverse * inverse;
    0.5 * a.ln() - inverse * (1.0 / 8.0 - square * (1.0 / 192.0 - square * (1.0 / 640.0 - square * 17.0 / 14_336.0)))
}

/// `I_x(a, ½)`, with `y = 1 − x` given as well so that neither loses its digits.
fn beta_below(a: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let ln_x = if x > 0.5 { (-y).ln_1p() } else { x.ln() };
    let front = (ln_gamma_half_step(a) - 0.5 * std::f64::consts::PI.ln() + a * ln_x).exp() * y.sqrt();
    if x < (a + 1.0) / (a + 2.5) {
        front * beta_fraction(a, 0.5, x) / a
    } else {
        1.0 - front * beta_fraction(0.5, a, y) / 0.5
    }
}

/// The continued fraction of the incomplete beta (DLMF 8.17.22), by Lentz's method.
#[expect(clippy::many_single_char_names, reason = "the letters of the source")]
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (a + b) * x / (a + 1.0));
    let mut sum = d;
    for step in 1..STEPS {
        let m = number(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / keep(1.0 + even * d);
        c = keep(1.0 + even / c);
        sum *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / keep(1.0 + odd * d);
        c = keep(1.0 + odd / c);
        sum *= d * c;
        if (d * c - 1.0).abs() < ENOUGH {
            break;
        }
    }
    sum
}

/// `Q(a, x)`, the upper incomplete gamma as a share.
#[expect(clippy::many_single_char_names, reason = "the letters of the source")]
fn gamma_above(a: f64, x: f64) -> f64 {
    let front = (a * x.ln() - x - libm::lgamma(a)).exp();
    if x < a + 1.0 {
        let mut term = 1.0 / a;
        let mut sum = term;
        for step in 1..STEPS {
            term *= x / (a + number(step));
            sum += term;
            if term < sum * ENOUGH {
                break;
            }
        }
        return 1.0 - front * sum;
    }
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for step in 1..STEPS {
        let i = number(step);
        let numerator = -i * (i - a);
        b += 2.0;
        d = 1.0 / keep(numerator * d + b);
        c = keep(b + numerator / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < ENOUGH {
            break;
        }
    }
    front * fraction
}

/// Where a condition that holds from `lo` on ends, to the last bit.
fn halve(mut lo: f64, mut hi: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = 0.5 * (lo + hi);
        if middle <= lo || middle >= hi {
            break;
        }
        if holds(middle) {
            lo = middle;
        } else {
            hi = middle;
        }
    }
    0.5 * (lo + hi)
}

/// How many of n a share is, rounded down: for ranks.
pub(super) fn rank(value: f64) -> usize {
    place(value)
}

#[cfg(test)]
#[expect(clippy::unreadable_literal, reason = "figures as they are printed in tables")]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a} is not {b}");
    }

    #[test]
    fn quantiles_of_printed_tables() {
        near(normal_quantile(0.975), 1.959963984540054);
        near(normal_quantile(0.025), -1.959963984540054);
        near(normal_quantile(0.999), 3.090232306167813);
        near(t_quantile_both_sides(0.05, 1.0), 12.706204736174694);
        near(t_quantile_both_sides(0.05, 9.0), 2.262157162798205);
        assert!(normal_quantile(0.0).is_infinite() && normal_quantile(1.0).is_infinite());
    }

    #[test]
    fn shares_and_quantiles_undo_each_other() {
        for df in [1.0, 2.0, 3.5, 17.0, 250.0, 1e5] {
            for share in [0.9, 0.5, 0.1, 0.05, 1e-4] {
                near(t_both_sides(t_quantile_both_sides(share, df), df), share);
            }
        }
    }

    #[test]
    fn closed_forms() {
        // Two degrees of freedom: chi-squared is exponential. One: its root is normal. One: t is Cauchy's.
        near(chi_squared_above(3.0, 2.0), (-1.5_f64).exp());
        near(chi_squared_above(9.0, 1.0), 2.0 * normal_above(3.0));
        near(t_both_sides(1.0, 1.0), 0.5);
        near(t_both_sides(0.0, 7.0), 1.0);
        near((0..=12).map(|k| binomial_chance(k, 12, 0.3)).sum(), 1.0);
        assert_eq!(binomial_quantile(0.05, 23, 0.5), 8);
    }
}
