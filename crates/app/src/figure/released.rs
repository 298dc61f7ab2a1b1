//! What has been released.

use std::collections::BTreeMap;

use rinnalla_measures::disclosure::{Cell, Period};
use rinnalla_store::figure::Released as Row;

/// Figures of a whole that have been released, for the years that were asked for.
#[derive(Clone, Debug)]
pub struct Released {
    ended: (i16, u8),
    cells: BTreeMap<(String, String, String), Cell>,
}

impl Released {
    pub(super) fn new(ended: (i16, u8), rows: Vec<Row>) -> Self {
        let cells = rows.into_iter().map(|row| {
            let count = u64::try_from(row.count).unwrap_or(0);
            ((row.division, row.cell, row.period), if row.shown { Cell::Shown(count) } else { Cell::Hidden })
        });
        Self { ended, cells: cells.collect() }
    }

    /// Sums that have been told; whatever is missing among them is hidden.
    pub(crate) fn of_sums<'a>(ended: (i16, u8), told: impl Iterator<Item = (&'a Period, &'a u64)>) -> Self {
        let cell =
            |(period, sum): (&Period, &u64)| ((String::new(), String::new(), period.to_string()), Cell::Shown(*sum));
        Self { ended, cells: told.map(cell).collect() }
    }

    /// The last month that is released: year and month.
    pub const fn ended(&self) -> (i16, u8) {
        self.ended
    }

    /// The whole in a period; nothing while the period runs.
    pub fn whole(&self, period: Period) -> Option<Cell> {
        self.find("", "", period)
    }

    /// A group of a table in a period; nothing while the period runs. The first column is the whole.
    pub fn cell(&self, division: &str, group: &str, period: Period) -> Option<Cell> {
        self.find(division, group, period)
    }

    fn find(&self, division: &str, group: &str, period: Period) -> Option<Cell> {
        self.cells.get(&(division.to_owned(), group.to_owned(), period.to_string())).copied()
    }

    /// The whole in the months from `from` to `to` (year and month, both included).
    pub fn whole_in(&self, from: (i16, u8), to: (i16, u8)) -> Option<Cell> {
        self.within("", "", from, to)
    }

    /// A group in the months from `from` to `to`: nothing when one of them still runs, hidden when what has been
    /// released does not tell it.
    pub fn within(&self, division: &str, group: &str, from: (i16, u8), to: (i16, u8)) -> Option<Cell> {
        if from > to || to > self.ended {
            return None;
        }
        let sums = (from.0..=to.0).map(|year| self.known(division, group, Period::Year(year), from, to));
        sums.collect::<Option<Vec<u64>>>().map_or(Some(Cell::Hidden), |sums| Some(Cell::Shown(sums.iter().sum())))
    }

    /// What anybody can reckon who has all that was released: months of a period, those in the span, added up; or the
    /// period without those that are not.
    fn known(&self, division: &str, group: &str, period: Period, from: (i16, u8), to: (i16, u8)) -> Option<u64> {
        let (first, last) = period.months();
        let (first, last) = ((period.year(), first), (period.year(), last));
        if last < from || first > to {
            return Some(0);
        }
        let itself = self.find(division, group, period).and_then(Cell::shown);
        if first >= from && last <= to && itself.is_some() {
            return itself;
        }
        let parts = parts(period);
        let sum = |from, to| {
            let known = parts.iter().map(|part| self.known(division, group, *part, from, to));
            if parts.is_empty() { None } else { known.sum::<Option<u64>>() }
        };
        sum(from, to).or_else(|| {
            let (all, around) = (itself?, [((i16::MIN, 1), before(from)), (after(to), (i16::MAX, 12))]);
            let outside: Option<u64> = around.into_iter().map(|(from, to)| sum(from, to)).sum();
            all.checked_sub(outside?)
        })
    }
}

fn parts(period: Period) -> Vec<Period> {
    match period {
        Period::Year(year) => (1..=4).map(|quarter| Period::Quarter(year, quarter)).collect(),
        Period::Quarter(year, quarter) => {
            (quarter * 3 - 2..=quarter * 3).map(|month| Period::Month(year, month)).collect()
        }
        Period::Month(..) => Vec::new(),
    }
}

const fn before((year, month): (i16, u8)) -> (i16, u8) {
    if month == 1 { (year.saturating_sub(1), 12) } else { (year, month - 1) }
}

const fn after((year, month): (i16, u8)) -> (i16, u8) {
    if month == 12 { (year.saturating_add(1), 1) } else { (year, month + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn released(shown: &[(&str, i64)]) -> Released {
        let row = |(period, count): &(&str, i64)| Row {
            division: String::new(),
            period: (*period).to_owned(),
            cell: String::new(),
            part_of: String::new(),
            place: 0,
            count: *count,
            shown: *count > 4,
        };
        Released::new((2026, 9), shown.iter().map(row).collect())
    }

    #[test]
    fn a_span_tells_what_the_released_periods_tell_together_and_no_more() {
        let year = released(&[
            ("2025", 60),
            ("2025-Q1", 20),
            ("2025-Q2", 3),
            ("2025-Q3", 20),
            ("2025-Q4", 4),
            ("2025-07", 6),
            ("2025-08", 8),
            ("2025-09", 6),
            ("2026-Q1", 9),
            ("2026-01", 5),
        ]);
        assert_eq!(year.whole_in((2025, 1), (2025, 12)), Some(Cell::Shown(60)));
        assert_eq!(year.whole_in((2025, 1), (2026, 3)), Some(Cell::Shown(69)));
        assert_eq!(year.whole_in((2025, 7), (2025, 8)), Some(Cell::Shown(14)));
        assert_eq!(year.whole_in((2025, 4), (2025, 9)), Some(Cell::Hidden));
        // The year without its first quarter.
        assert_eq!(year.whole_in((2025, 4), (2026, 1)), Some(Cell::Shown(45)));
        // The first quarter is hidden in part, and what surrounds it reaches beyond every year.
        assert_eq!(year.whole_in((2025, 2), (2025, 8)), Some(Cell::Hidden));
        assert_eq!(year.whole_in((2026, 1), (2026, 10)), None);
        assert_eq!(year.whole_in((2026, 3), (2026, 1)), None);
    }
}
