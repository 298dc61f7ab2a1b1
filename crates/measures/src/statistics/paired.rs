//! Before and after, person by person.

use super::distribution::{t_both_sides, t_quantile_both_sides};
use super::numbers::{Summary, number};
use super::{Interval, Known, Why};

/// People with a measurement before and after; those with one of them alone are counted, not used.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pairs {
    before: Vec<f64>,
    after: Vec<f64>,
    changes: Vec<f64>,
    n_before: usize,
    n_after: usize,
    before_alone: Vec<f64>,
}

/// A number that is infinite or not a number, and where it stands, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("row {0} holds a number that is not finite")]
pub struct NotFinite(pub usize);

impl Pairs {
    /// From what each person answered before and after. Nothing is filled in for what is missing: a person without one of
    /// the two is in the counts alone.
    pub fn new(people: impl IntoIterator<Item = (Option<f64>, Option<f64>)>) -> Result<Self, NotFinite> {
        let mut pairs = Self::default();
        for (row, (before, after)) in people.into_iter().enumerate() {
            if [before, after].into_iter().flatten().any(|value| !value.is_finite()) {
                return Err(NotFinite(row));
            }
            pairs.n_before += usize::from(before.is_some());
            pairs.n_after += usize::from(after.is_some());
            match (before, after) {
                (Some(before), Some(after)) => {
                    pairs.before.push(before);
                    pairs.after.push(after);
                    pairs.changes.push(after - before);
                }
                (Some(before), None) => pairs.before_alone.push(before),
                (None, _) => {}
            }
        }
        Ok(pairs)
    }

    /// How many pairs.
    pub fn n(&self) -> usize {
        self.changes.len()
    }

    /// How many have a measurement before, with or without one after: the N of "n of N".
    pub fn n_before(&self) -> usize {
        self.n_before
    }

    /// How many have a measurement after, with or without one before.
    pub fn n_after(&self) -> usize {
        self.n_after
    }

    /// What the people of the pairs had before.
    pub fn before(&self) -> &[f64] {
        &self.before
    }

    /// What the people of the pairs had after.
    pub fn after(&self) -> &[f64] {
        &self.after
    }

    /// After minus before.
    pub fn changes(&self) -> &[f64] {
        &self.changes
    }

    /// What those had before who have nothing after.
    pub fn before_alone(&self) -> &[f64] {
        &self.before_alone
    }

    /// Mean and spread of before, of after.
    pub fn before_and_after(&self) -> (Summary, Summary) {
        (Summary::of(&self.before), Summary::of(&self.after))
    }
}

/// The mean change with its interval and t, in the unit of the instrument.
///
/// `d = after − before`; `SE = s_d / √n`; `t = mean / SE`, df n − 1, two-sided p; interval `mean ± t(.975) · SE`
/// (Student 1908; as `scipy.stats.ttest_rel` and R's `t.test(paired = TRUE)`). Complete pairs alone; nothing is carried
/// forward. No pair: nothing. One pair: a mean alone. All changes equal: mean and sd 0, no t, no interval.
///
/// A change is no effect: people measured at a bad moment rise by themselves (see [`super::regression`]).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// How many pairs.
    pub n: usize,
    /// The mean of after minus before.
    pub mean: Known,
    /// The standard deviation of the changes.
    pub sd: Known,
    /// The standard error of the mean.
    pub se: Known,
    /// t.
    pub t: Known,
    /// The degrees of freedom.
    pub df: Known<usize>,
    /// The two-sided p of no mean change.
    pub p: Known,
    /// The 95 % interval of the mean.
    pub interval: Known<Interval>,
}

impl Change {
    /// Of these pairs.
    pub fn of(pairs: &Pairs) -> Self {
        Self::of_changes(pairs.changes(), largest(pairs))
    }

    /// Of these changes; `scale` is the size of the numbers that were subtracted, to know rounding from spread.
    fn of_changes(changes: &[f64], scale: f64) -> Self {
        let all = Summary::of(changes);
        let n = all.n;
        let sd = all.sd.map(|sd| if sd <= 1e-12 * scale { 0.0 } else { sd });
        let spread = super::numbers::spread(sd);
        let error = spread.map(|sd| sd / number(n).sqrt());
        let t = all.mean.and_then(|mean| error.map(|se| mean / se));
        let df = if n < 2 { Err(Why::TooFew { n, needs: 2 }) } else { Ok(n - 1) };
        let free = df.map(number);
        Self {
            n,
            mean: all.mean,
            sd,
            se: sd.map(|sd| sd / number(n).sqrt()),
            t,
            df,
            p: t.and_then(|t| free.map(|df| t_both_sides(t, df))),
            interval: error.and_then(|se| {
                let reach = t_quantile_both_sides(0.05, free?) * se;
                let mean = all.mean?;
                Ok(Interval { lo: mean - reach, hi: mean + reach })
            }),
        }
    }

    /// The mean change if everybody without a second measurement had not changed at all: `Σd / N`, over all who have a
    /// measurement before. A look at how much the missing could matter, not an estimate. Interval as above.
    pub fn if_missing_had_not_changed(pairs: &Pairs) -> Self {
        let mut changes = pairs.changes().to_vec();
        changes.resize(pairs.n_before(), 0.0);
        Self::of_changes(&changes, largest(pairs))
    }
}

/// The mean change if those without a second measurement had changed by the mean of the others plus `delta`:
/// `mean + delta · (N − n) / N`, in the unit of the instrument. No interval: filled-in values would make it too narrow.
/// No pair: none.
pub fn mean_if_missing_differ(pairs: &Pairs, delta: f64) -> Known {
    let mean = Summary::of(pairs.changes()).mean?;
    Ok(mean + delta * number(pairs.n_before() - pairs.n()) / number(pairs.n_before()))
}

fn largest(pairs: &Pairs) -> f64 {
    pairs.before().iter().chain(pairs.after()).fold(0.0_f64, |most, value| most.max(value.abs()))
}
