//! The logrank test between groups.

use super::Wait;
use crate::statistics::distribution::chi_squared_above;
use crate::statistics::numbers::{number, same, sorted};
use crate::statistics::{Known, Why};

/// Whether groups wait equally long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// Chi-squared.
    pub chi2: f64,
    /// Its degrees of freedom: groups that were ever at risk when something happened, less one.
    pub df: usize,
    /// p.
    pub p: f64,
}

/// Mantel's logrank test (1966) of two or more groups, as R's `survdiff` and lifelines: observed minus expected events by
/// group, with the hypergeometric covariance. Without unit.
///
/// Fewer than two groups with people, or nothing happened while two were at risk: none. A group that was never at risk when
/// something happened is left out, as R does.
pub fn logrank(groups: &[Vec<Wait>]) -> Known<LogRank> {
    let peopled = groups.iter().filter(|group| !group.is_empty()).count();
    if peopled < 2 {
        return Err(Why::TooFew { n: peopled, needs: 2 });
    }
    let mut times = sorted(groups.iter().flatten().filter(|wait| wait.happened).map(|wait| wait.time));
    times.dedup_by(|a, b| same(*a, *b));
    let k = groups.len();
    let (mut off, mut expected, mut spread) = (vec![0.0; k], vec![0.0; k], vec![vec![0.0; k]; k]);
    let ordered: Vec<(Vec<f64>, Vec<f64>)> = groups
        .iter()
        .map(|group| {
            (sorted(group.iter().map(|wait| wait.time)), sorted(group.iter().filter(|w| w.happened).map(|w| w.time)))
        })
        .collect();
    for time in times {
        let at_risk: Vec<f64> =
            ordered.iter().map(|(all, _)| number(all.len() - all.partition_point(|t| *t < time))).collect();
        let happened: Vec<f64> = ordered
            .iter()
            .map(|(_, events)| number(events.partition_point(|t| *t <= time) - events.partition_point(|t| *t < time)))
            .collect();
        let (n, d) = (at_risk.iter().sum::<f64>(), happened.iter().sum::<f64>());
        let scale = if n > 1.0 { d * (n - d) / (n - 1.0) } else { 0.0 };
        for i in 0..k {
            let share = at_risk[i] / n;
            expected[i] += d * share;
            off[i] += happened[i] - d * share;
            for j in 0..k {
                let own = if i == j { 1.0 } else { 0.0 };
                spread[i][j] += scale * share * (own - at_risk[j] / n);
            }
        }
    }
    let counted: Vec<usize> = (0..k).filter(|i| expected[*i] > 0.0).collect();
    let Some((_, kept)) = counted.split_last() else { return Err(Why::NothingLeft) };
    if kept.is_empty() {
        return Err(Why::NothingLeft);
    }
    let matrix = kept.iter().map(|i| kept.iter().map(|j| spread[*i][*j]).collect()).collect();
    let right: Vec<f64> = kept.iter().map(|i| off[*i]).collect();
    let solved = solve(matrix, right.clone()).ok_or(Why::NoSpread)?;
    let chi2 = right.iter().zip(&solved).map(|(a, b)| a * b).sum::<f64>().max(0.0);
    let df = kept.len();
    Ok(LogRank { chi2, df, p: chi_squared_above(chi2, number(df)) })
}

/// Gauss, with the largest pivot first. None when the matrix has no inverse.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    let largest = matrix.iter().flatten().fold(0.0_f64, |most, value| most.max(value.abs()));
    for column in 0..size {
        let pivot = (column..size).max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs()))?;
        if matrix[pivot][column].abs() <= 1e-12 * largest {
            return None;
        }
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let row = matrix[column].clone();
        for below in column + 1..size {
            let factor = matrix[below][column] / row[column];
            for (cell, above) in matrix[below].iter_mut().zip(&row).skip(column) {
                *cell -= factor * above;
            }
            right[below] -= factor * right[column];
        }
    }
    for column in (0..size).rev() {
        let known: f64 = (column + 1..size).map(|later| matrix[column][later] * right[later]).sum();
        right[column] = (right[column] - known) / matrix[column][column];
    }
    Some(right)
}
