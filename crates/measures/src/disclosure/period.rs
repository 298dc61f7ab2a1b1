//! Periods that figures are given for.

use super::Tree;

/// A whole month, quarter or year. Figures are given for nothing finer, and for other spans only as sums of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A year.
    Year(i16),
    /// A quarter, 1 to 4.
    Quarter(i16, u8),
    /// A month, 1 to 12.
    Month(i16, u8),
}

impl Period {
    /// Reads "2026", "2026-Q1" and "2026-03".
    pub fn parse(text: &str) -> Option<Self> {
        let year = |text: &str| text.parse().ok().filter(|year| (2000..=2200).contains(year));
        let Some((whole, part)) = text.split_once('-') else { return year(text).map(Self::Year) };
        let whole = year(whole)?;
        if let Some(quarter) = part.strip_prefix('Q') {
            return quarter.parse().ok().filter(|q| (1..=4).contains(q)).map(|q| Self::Quarter(whole, q));
        }
        let month = part.parse().ok().filter(|month| (1..=12).contains(month) && part.len() == 2)?;
        Some(Self::Month(whole, month))
    }

    /// The year it lies in.
    pub const fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Quarter(year, _) | Self::Month(year, _) => year,
        }
    }

    /// First and last month, as numbers from 1.
    pub const fn months(self) -> (u8, u8) {
        match self {
            Self::Year(_) => (1, 12),
            Self::Quarter(_, quarter) => (quarter * 3 - 2, quarter * 3),
            Self::Month(_, month) => (month, month),
        }
    }

    /// What it is a part of.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Year(_) => None,
            Self::Quarter(year, _) => Some(Self::Year(year)),
            Self::Month(year, month) => Some(Self::Quarter(year, month.div_ceil(3))),
        }
    }

    /// Has it ended when `ended` is the last month that has, as year and month?
    pub fn has_ended(self, ended: (i16, u8)) -> bool {
        (self.year(), self.months().1) <= ended
    }

    /// A year with its quarters and months, as far as months have ended by `ended`. Whole is the year.
    pub fn tree(year: i16, ended: (i16, u8)) -> Tree {
        let mut tree = Tree::whole(Self::Year(year).to_string());
        for quarter in 1..=4 {
            let of_quarter = (quarter * 3 - 2..=quarter * 3).map(|month| Self::Month(year, month));
            let months: Vec<Self> = of_quarter.filter(|month| month.has_ended(ended)).collect();
            if !months.is_empty() {
                let node = tree.add(0, Self::Quarter(year, quarter).to_string());
                for month in months {
                    tree.add(node, month.to_string());
                }
            }
        }
        tree
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_back_and_know_what_they_are_part_of() {
        for period in [Period::Year(2026), Period::Quarter(2026, 4), Period::Month(2026, 3)] {
            assert_eq!(Period::parse(&period.to_string()), Some(period));
        }
        for wrong in ["", "26", "2026-Q5", "2026-13", "2026-3", "2026-Q", "x-01", "2026-00"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Period::Month(2026, 4).parent(), Some(Period::Quarter(2026, 2)));
        assert_eq!(Period::Quarter(2026, 2).months(), (4, 6));
        assert!(Period::Quarter(2026, 3).has_ended((2026, 9)) && !Period::Year(2026).has_ended((2026, 9)));
    }

    #[test]
    fn a_running_year_has_the_months_that_have_ended() {
        let keys = |tree: &Tree| (0..tree.len()).map(|node| tree.key(node).to_owned()).collect::<Vec<_>>();
        let tree = Period::tree(2026, (2026, 4));
        assert_eq!(keys(&tree), ["2026", "2026-Q1", "2026-01", "2026-02", "2026-03", "2026-Q2", "2026-04"]);
        assert_eq!(Period::tree(2025, (2026, 4)).len(), 17);
        assert_eq!(Period::tree(2027, (2026, 4)).len(), 1);
    }
}
