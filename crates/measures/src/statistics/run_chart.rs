//! Run charts: whether a line over time wanders more than chance lets it.

use super::distribution::binomial_quantile;
use super::numbers::{number, place, quantile, sorted};
use super::{Known, Why};

/// What a run chart shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunChart {
    /// The median: the line in the middle, in the unit of the values.
    pub median: f64,
    /// How many points lie off the median. Those on it are passed over.
    pub useful: usize,
    /// The longest run on one side.
    pub longest: usize,
    /// A run longer than this is a signal.
    pub longest_allowed: usize,
    /// How often the line crosses the median.
    pub crossings: usize,
    /// Fewer crossings than this are a signal.
    pub crossings_needed: usize,
}

impl RunChart {
    /// Whether either rule signals.
    pub fn signals(&self) -> bool {
        self.longest > self.longest_allowed || self.crossings < self.crossings_needed
    }
}

/// The run chart with the rules of Anhøj and Olesen (2014): a run longer than `round(log₂ n + 3)`, or fewer crossings than the
/// 5 % point of the binomial with n − 1 and ½. n are the points off the median. Fewer than ten of them: none.
pub fn run_chart(values: &[f64]) -> Known<RunChart> {
    let median = quantile(&sorted(values.iter().copied()), 0.5)?;
    let sides: Vec<bool> =
        values.iter().filter(|value| (*value - median).abs() > 0.0).map(|value| *value > median).collect();
    let useful = sides.len();
    if useful < 10 {
        return Err(Why::TooFew { n: useful, needs: 10 });
    }
    let crossings = sides.windows(2).filter(|two| two[0] != two[1]).count();
    let longest = sides.chunk_by(|a, b| a == b).map(<[bool]>::len).max().unwrap_or(0);
    Ok(RunChart {
        median,
        useful,
        longest,
        longest_allowed: place((number(useful).log2() + 3.0).round()),
        crossings,
        crossings_needed: binomial_quantile(0.05, useful - 1, 0.5),
    })
}
