//! A figure as it may be shown.

/// A share is shown only of so many.
pub const LEAST_FOR_SHARE: u64 = 10;
/// A mean is shown only from so many.
pub const LEAST_FOR_MEAN: u64 = 10;

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The number.
    Shown(u64),
    /// Not shown: it is too small, or another could be worked out from it. Which of the two is not told.
    Hidden,
}

impl Cell {
    /// The number, if it is shown.
    pub const fn shown(self) -> Option<u64> {
        match self {
            Self::Shown(n) => Some(n),
            Self::Hidden => None,
        }
    }
}

/// A figure as it may be shown: the value, how many stand behind it, and of how many.
///
/// When `suppressed`, nothing is told but the whole, if that is shown. A value may be missing without being suppressed:
/// a share of fewer than [`LEAST_FOR_SHARE`] has its count and no percentage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The value: the count itself, a share of one, or a mean.
    pub value: Option<f64>,
    /// How many stand behind it.
    pub n: Option<u64>,
    /// Of how many.
    pub of: Option<u64>,
    /// Is it hidden to protect people?
    pub suppressed: bool,
}

impl Figure {
    /// A count.
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    pub fn count(n: Cell) -> Self {
        let n = n.shown();
        Self { value: n.map(|n| n as f64), n, of: None, suppressed: n.is_none() }
    }

    /// So many of so many. The value is the share of one, where there are at least [`LEAST_FOR_SHARE`].
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    pub fn share(n: Cell, of: Cell) -> Self {
        let of = of.shown();
        // A count whose whole is hidden is not shown either.
        let n = n.shown().filter(|_| of.is_some());
        let value = n.zip(of).filter(|(_, of)| *of >= LEAST_FOR_SHARE).map(|(n, of)| n as f64 / of as f64);
        Self { value, n, of, suppressed: n.is_none() }
    }

    /// A mean, or another value worked out from the answers of `n` people (of `of`). Hand in the cell of a table that
    /// was protected with a threshold of [`LEAST_FOR_MEAN`] or more: means of small groups must not be had by taking
    /// one sum from another either.
    pub fn mean(value: f64, n: Cell, of: Cell) -> Self {
        let n = n.shown().filter(|n| *n >= LEAST_FOR_MEAN);
        Self { value: n.map(|_| value).filter(|value| value.is_finite()), n, of: of.shown(), suppressed: n.is_none() }
    }
}
