//! Regression to the mean: people who begin at a bad moment rise by themselves.
//!
//! An illustration to print beside a change, never a correction of it: `r` is the correlation of two measurements of people
//! who get no support, and none is known for Finnish users of the instruments here.

use super::distribution::{normal_below, normal_density};
use super::{Known, Why};

/// The rise expected without any effect of somebody who begins at `before`, in the unit of the instrument:
/// `(1 − r)(μ − x)` (Galton; Barnett and others 2005). An r outside of −1 to 1: impossible.
pub fn expected_change(before: f64, mean: f64, r: f64) -> Known {
    if (-1.0..=1.0).contains(&r) { Ok((1.0 - r) * (mean - before)) } else { Err(Why::Impossible) }
}

/// The mean rise expected without any effect of people who are taken in because they lie below a cut, in the unit of the
/// instrument: `sd (1 − r) φ(z) / Φ(z)`, `z = (cut − mean) / sd` (Davis 1976). No spread, or an r outside of −1 to 1: none.
/// When nearly nobody lies below the cut there is nobody to expect anything of.
pub fn expected_change_below(cut: f64, mean: f64, sd: f64, r: f64) -> Known {
    if !(-1.0..=1.0).contains(&r) || sd < 0.0 {
        return Err(Why::Impossible);
    }
    if sd <= 0.0 {
        return Err(Why::NoSpread);
    }
    let z = (cut - mean) / sd;
    let below = normal_below(z);
    if below < f64::MIN_POSITIVE {
        return Err(Why::NothingLeft);
    }
    Ok(sd * (1.0 - r) * normal_density(z) / below)
}
