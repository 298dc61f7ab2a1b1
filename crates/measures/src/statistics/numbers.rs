//! Numbers that everything else begins with: counts, means, spread, quantiles.

use super::{Known, Why};

/// A count as a number to reckon with.
pub fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A whole, not negative number as a place in a list.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the floor of a number that is not negative"
)]
pub(super) fn place(value: f64) -> usize {
    value.max(0.0).floor() as usize
}

/// Whether two numbers are the same number, to the last bit but for the sign of zero.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.0
}

/// Mean and standard deviation of values, in their unit.
///
/// `mean = Σx / n`; `sd = √(Σ(x − mean)² / (n − 1))`, both by two passes, the second correcting the first.
/// No value: neither. One value: a mean alone. All equal: sd 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many.
    pub n: usize,
    /// The mean.
    pub mean: Known,
    /// The standard deviation, with n − 1.
    pub sd: Known,
}

impl Summary {
    /// Of these values, all of which are finite.
    pub fn of(values: &[f64]) -> Self {
        let n = values.len();
        if n == 0 {
            let none = Err(Why::TooFew { n, needs: 1 });
            return Self { n, mean: none, sd: Err(Why::TooFew { n, needs: 2 }) };
        }
        let first = values.iter().sum::<f64>() / number(n);
        let mean = first + values.iter().map(|x| x - first).sum::<f64>() / number(n);
        if n == 1 {
            return Self { n, mean: Ok(mean), sd: Err(Why::TooFew { n, needs: 2 }) };
        }
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        let rest: f64 = values.iter().map(|x| x - mean).sum();
        let variance = (squares - rest * rest / number(n)).max(0.0) / number(n - 1);
        let largest = values.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
        let sd = variance.sqrt();
        // Decimals are not exact in binary: ten times 0.1 has a spread of its last bit, and that is none.
        Self { n, mean: Ok(mean), sd: Ok(if sd <= 1e-12 * largest { 0.0 } else { sd }) }
    }

    /// Its standard deviation if it can be divided by.
    pub fn spread(&self) -> Known {
        spread(self.sd)
    }
}

/// A standard deviation that can be divided by.
pub(super) fn spread(sd: Known) -> Known {
    sd.and_then(|sd| if sd > 0.0 { Ok(sd) } else { Err(Why::NoSpread) })
}

/// Pearson's correlation of two lists of the same length, without unit.
///
/// `r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² · Σ(y − ȳ)²)`. Fewer than two pairs, or one of the lists without spread: none.
pub fn correlation(x: &[f64], y: &[f64]) -> Known {
    let (of_x, of_y) = (Summary::of(x), Summary::of(y));
    let (sd_x, sd_y) = (of_x.spread()?, of_y.spread()?);
    let (mean_x, mean_y) = (of_x.mean?, of_y.mean?);
    let together: f64 = x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    Ok((together / (number(x.len() - 1) * sd_x * sd_y)).clamp(-1.0, 1.0))
}

/// The quantile of sorted values, in their unit: linear between neighbours (type 7 of Hyndman and Fan 1996, the default of
/// numpy and R). No value: none.
pub fn quantile(sorted: &[f64], share: f64) -> Known {
    let last = sorted.len().checked_sub(1).ok_or(Why::TooFew { n: 0, needs: 1 })?;
    if !(0.0..=1.0).contains(&share) {
        return Err(Why::Impossible);
    }
    let at = number(last) * share;
    let below = place(at).min(last);
    let above = (below + 1).min(last);
    Ok(sorted[below] + (at - number(below)) * (sorted[above] - sorted[below]))
}

/// The values in order.
pub fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = values.into_iter().collect();
    all.sort_unstable_by(f64::total_cmp);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiny_lists_have_no_spread_and_say_so() {
        assert_eq!(Summary::of(&[]).mean, Err(Why::TooFew { n: 0, needs: 1 }));
        assert_eq!(Summary::of(&[3.5]).mean, Ok(3.5));
        assert_eq!(Summary::of(&[3.5]).sd, Err(Why::TooFew { n: 1, needs: 2 }));
        assert_eq!(Summary::of(&[0.1; 10]).sd, Ok(0.0));
        assert_eq!(Summary::of(&[0.3 - 0.2, 0.4 - 0.3, 0.1]).spread(), Err(Why::NoSpread));
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        let values = sorted([4.0, 1.0, 3.0, 2.0]);
        assert_eq!(quantile(&values, 0.5), Ok(2.5));
        assert_eq!(quantile(&values, 0.0), Ok(1.0));
        assert_eq!(quantile(&values, 1.0), Ok(4.0));
        assert_eq!(quantile(&[], 0.5), Err(Why::TooFew { n: 0, needs: 1 }));
        assert_eq!(quantile(&values, 1.5), Err(Why::Impossible));
    }

    #[test]
    fn a_line_correlates_fully() {
        assert_eq!(correlation(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]), Ok(1.0));
        assert_eq!(correlation(&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0]), Err(Why::NoSpread));
    }
}
