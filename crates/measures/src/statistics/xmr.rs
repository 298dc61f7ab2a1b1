//! XmR charts: which points of a line over time are more than its usual wandering.

use super::numbers::{Summary, number};
use super::{Interval, Known, Why};

/// The mean range of two draws from a normal curve, in its standard deviations, as tables print it.
const D2: f64 = 1.128;
/// From the mean moving range to its upper limit.
const RANGE_LIMIT: f64 = 3.267;
/// With fewer points the limits are shown as uncertain.
pub const ENOUGH: usize = 12;

/// What stands out, by the rules of NHS "Making Data Count". Places are counted from zero, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// One point beyond a limit.
    Outside {
        /// Where.
        at: usize,
    },
    /// Two of three points within one sigma of a limit, on the same side.
    NearLimit {
        /// From the first of the three.
        from: usize,
        /// To the last of them.
        to: usize,
    },
    /// Seven points or more on one side of the mean.
    OneSide {
        /// From.
        from: usize,
        /// To.
        to: usize,
    },
    /// Seven points or more, each above the one before, or each below.
    Trend {
        /// From.
        from: usize,
        /// To.
        to: usize,
    },
}

/// The chart, in the unit of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How many points.
    pub n: usize,
    /// The mean.
    pub mean: f64,
    /// The mean of the moving ranges, `|xᵢ − xᵢ₋₁|`.
    pub mean_range: f64,
    /// The natural limits of the process.
    pub limits: Interval,
    /// The upper limit of a moving range.
    pub range_limit: f64,
    /// What stands out.
    pub signals: Vec<Signal>,
}

impl Chart {
    /// Whether there are too few points to lean on the limits.
    pub fn uncertain(&self) -> bool {
        self.n < ENOUGH
    }
}

/// The XmR chart (Shewhart; Wheeler): limits `mean ± 3/1.128 · mean moving range`, which is the usual 2.66 unrounded; limit of a
/// range `3.267 · mean moving range`. Fewer than two points: none. Points that are all equal: limits on the mean, no signal.
/// A point that is missing is left out by whoever asks; the range then spans the gap.
pub fn chart(values: &[f64]) -> Known<Chart> {
    let n = values.len();
    if n < 2 {
        return Err(Why::TooFew { n, needs: 2 });
    }
    let mean = Summary::of(values).mean?;
    let mean_range = values.windows(2).map(|two| (two[1] - two[0]).abs()).sum::<f64>() / number(n - 1);
    let sigma = mean_range / D2;
    let limits = Interval { lo: mean - 3.0 * sigma, hi: mean + 3.0 * sigma };
    let signals = if mean_range > 0.0 { signals(values, mean, sigma) } else { Vec::new() };
    Ok(Chart { n, mean, mean_range, limits, range_limit: RANGE_LIMIT * mean_range, signals })
}

fn signals(values: &[f64], mean: f64, sigma: f64) -> Vec<Signal> {
    let away: Vec<f64> = values.iter().map(|value| (value - mean) / sigma).collect();
    let mut found: Vec<Signal> =
        (0..away.len()).filter(|at| away[*at].abs() > 3.0).map(|at| Signal::Outside { at }).collect();
    for (from, three) in away.windows(3).enumerate() {
        let near = |side: f64| three.iter().filter(|z| *z * side > 2.0 && *z * side <= 3.0).count() >= 2;
        if near(1.0) || near(-1.0) {
            found.push(Signal::NearLimit { from, to: from + 2 });
        }
    }
    let side = |z: &f64| {
        if *z > 0.0 {
            1_i8
        } else if *z < 0.0 {
            -1
        } else {
            0
        }
    };
    let sides: Vec<i8> = away.iter().map(side).collect();
    let moves: Vec<i8> = away.windows(2).map(|two| side(&(two[1] - two[0]))).collect();
    found.extend(runs(&sides, 7).map(|(from, to)| Signal::OneSide { from, to }));
    // Seven points in a row have six moves between them.
    found.extend(runs(&moves, 6).map(|(from, to)| Signal::Trend { from, to: to + 1 }));
    found
}

/// Stretches of the same direction that are at least this long; zero is no direction.
fn runs(steps: &[i8], least: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    steps
        .chunk_by(|a, b| a == b)
        .filter_map(move |run| {
            let from = at;
            at += run.len();
            (run[0] != 0 && run.len() >= least).then(|| (from, at - 1))
        })
        .collect::<Vec<_>>()
        .into_iter()
}
