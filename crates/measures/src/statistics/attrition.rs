//! Who was lost on the way, and whether they were others than those who stayed.

use super::distribution::{chi_squared_above, t_both_sides};
use super::numbers::{Summary, number};
use super::{Known, Why};

/// From this difference on, those lost were others than those who stayed.
pub const FLAG: f64 = 0.2;

/// Those who stayed beside those who were lost, on something measured before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Those with a second measurement.
    pub stayed: Summary,
    /// Those without.
    pub lost: Summary,
    /// The standardised difference, stayed minus lost.
    pub difference: Known,
}

impl Comparison {
    /// Whether the difference is to be told, in either direction. A difference that is not known is not small.
    pub fn flagged(&self) -> bool {
        self.difference.map_or(true, |difference| difference.abs() >= FLAG)
    }
}

/// Compares by the standardised mean difference, without unit: `(x̄₁ − x̄₂) / s`, s pooled from both with n − 1
/// (Cohen 1988). Not by p: with few people lost, p is large whatever they were. A group of fewer than two: none.
pub fn compare(stayed: &[f64], lost: &[f64]) -> Comparison {
    let (one, two) = (Summary::of(stayed), Summary::of(lost));
    let difference = || {
        let (sd1, sd2) = (one.sd?, two.sd?);
        let (free1, free2) = (number(one.n - 1), number(two.n - 1));
        let spread = ((free1 * sd1 * sd1 + free2 * sd2 * sd2) / (free1 + free2)).sqrt();
        if spread > 0.0 { Ok((one.mean? - two.mean?) / spread) } else { Err(Why::NoSpread) }
    };
    Comparison { stayed: one, lost: two, difference: difference() }
}

/// A test statistic with its degrees of freedom and p.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// t or chi-squared.
    pub statistic: f64,
    /// The degrees of freedom.
    pub df: f64,
    /// p.
    pub p: f64,
}

/// Welch's t between two groups (1947), as scipy's `ttest_ind(equal_var=False)`. For an appendix; the table shows the
/// standardised difference. A group of fewer than two, or no spread in both: none.
pub fn welch(one: &[f64], two: &[f64]) -> Known<Test> {
    let (one, two) = (Summary::of(one), Summary::of(two));
    let (sd1, sd2) = (one.sd?, two.sd?);
    let (part1, part2) = (sd1 * sd1 / number(one.n), sd2 * sd2 / number(two.n));
    let whole = part1 + part2;
    if whole <= 0.0 {
        return Err(Why::NoSpread);
    }
    let statistic = (one.mean? - two.mean?) / whole.sqrt();
    let df = whole * whole / (part1 * part1 / number(one.n - 1) + part2 * part2 / number(two.n - 1));
    Ok(Test { statistic, df, p: t_both_sides(statistic, df) })
}

/// Pearson's chi-squared of a table of counts, without Yates' correction, as scipy's `chi2_contingency(correction=False)`.
/// Rows and columns without anybody are left out; fewer than two of either left: none.
pub fn chi_squared(table: &[Vec<usize>]) -> Known<Test> {
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &Vec<usize>, column: usize| number(row.get(column).copied().unwrap_or(0));
    let columns: Vec<f64> = (0..width).map(|at| table.iter().map(|row| cell(row, at)).sum()).collect();
    let rows: Vec<f64> = table.iter().map(|row| (0..width).map(|at| cell(row, at)).sum()).collect();
    let (tall, wide) = (peopled(&rows), peopled(&columns));
    if tall < 2 || wide < 2 {
        return Err(Why::TooFew { n: tall.min(wide), needs: 2 });
    }
    let all: f64 = rows.iter().sum();
    let mut statistic = 0.0;
    for (row, total) in table.iter().zip(&rows) {
        for (at, column) in columns.iter().enumerate() {
            let expected = total * column / all;
            if expected > 0.0 {
                let off = cell(row, at) - expected;
                statistic += off * off / expected;
            }
        }
    }
    let df = number((tall - 1) * (wide - 1));
    Ok(Test { statistic, df, p: chi_squared_above(statistic, df) })
}

fn peopled(totals: &[f64]) -> usize {
    totals.iter().filter(|total| **total > 0.0).count()
}

/// One step of the way from referral to the last measurement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// How many got here.
    pub n: usize,
    /// Their share of those who began.
    pub of_all: Known,
    /// Their share of those who reached the step before.
    pub of_before: Known,
}

/// The way, step by step: counts of those who got to each. Shares between 0 and 1; of nobody there is no share.
pub fn way(counts: &[usize]) -> Vec<Reached> {
    let share = |part: usize, whole: usize| {
        if whole == 0 { Err(Why::TooFew { n: 0, needs: 1 }) } else { Ok(number(part) / number(whole)) }
    };
    let first = counts.first().copied().unwrap_or(0);
    counts
        .iter()
        .enumerate()
        .map(|(at, n)| Reached { n: *n, of_all: share(*n, first), of_before: share(*n, counts[at.saturating_sub(1)]) })
        .collect()
}
