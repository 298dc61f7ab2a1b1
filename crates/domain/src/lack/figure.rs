//! Figures in which nobody can be recognised.
//!
//! Periods are fixed halves of a year, areas are fixed villages, and municipalities are never summed up: nothing can be
//! had by taking one table from another. A half that is still running shows only whether there are five or more, so
//! that looking every day tells nothing either.

use jiff::civil::Date;
use rinnalla_measures::disclosure::Threshold;

/// Fewer are not shown.
pub const LEAST: i64 = Threshold::USUAL.least().cast_signed();

/// A half of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: i16,
    half: u8,
}

impl Period {
    /// The half in which a day lies.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), half: if day.month() <= 6 { 1 } else { 2 } }
    }

    /// Reads "2026-1".
    pub fn parse(text: &str) -> Option<Self> {
        let (year, half) = text.split_once('-')?;
        let (year, half) = (year.parse().ok()?, half.parse().ok()?);
        ((2020..=2200).contains(&year) && matches!(half, 1 | 2)).then_some(Self { year, half })
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The first half (1) or the second (2).
    pub const fn half(self) -> u8 {
        self.half
    }

    /// The half before.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.half == 2 { Self { year: self.year, half: 1 } } else { Self { year: self.year - 1, half: 2 } }
    }

    /// Has it ended on `today`?
    pub fn has_ended(self, today: Date) -> bool {
        self < Self::of(today)
    }

    /// First and last day.
    ///
    /// # Panics
    /// Never: the days are in the calendar.
    pub fn days(self) -> (Date, Date) {
        let (from, to, last) = if self.half == 1 { (1, 6, 30) } else { (7, 12, 31) };
        (jiff::civil::date(self.year, from, 1), jiff::civil::date(self.year, to, last))
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.year, self.half)
    }
}

/// What a table shows in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The number.
    Number(i64),
    /// Five or more, in a half that still runs.
    Enough,
    /// Fewer than five, none included.
    Few,
    /// Not shown: fewer than five, or another place could be worked out from it. Which of the two is not told.
    Hidden,
}

/// A row of counts by area as it may be shown, and its sum.
///
/// Counts below [`LEAST`] are not shown. When the sum is shown, what is hidden can be worked out together: so the
/// smallest of the others are hidden too (all that are alike, since which of them was chosen would tell), until what is hidden makes [`LEAST`] or more.
pub fn protect(counts: &[i64], ended: bool) -> (Vec<Cell>, Cell) {
    let sum: i64 = counts.iter().sum();
    if !ended {
        let said = |count: i64| if count >= LEAST { Cell::Enough } else { Cell::Few };
        return (counts.iter().map(|c| said(*c)).collect(), said(sum));
    }
    let mut cells: Vec<Cell> =
        counts.iter().map(|c| if *c >= LEAST { Cell::Number(*c) } else { Cell::Hidden }).collect();
    if sum < LEAST {
        return (cells, Cell::Few);
    }
    loop {
        let is_shown = |cell: &Cell| matches!(cell, Cell::Number(_));
        let hidden: Vec<i64> = counts.iter().zip(&cells).filter(|(_, cell)| !is_shown(cell)).map(|(c, _)| *c).collect();
        // Together too few, or each the largest that is still too few: then the sum would tell every one of them.
        let told = hidden.iter().sum::<i64>() < LEAST || hidden.iter().all(|count| *count == LEAST - 1);
        if hidden.is_empty() || !told {
            return (cells, Cell::Number(sum));
        }
        let smallest = counts.iter().zip(&cells).filter(|(_, cell)| is_shown(cell)).map(|(c, _)| *c).min();
        let Some(smallest) = smallest else { return (cells, Cell::Number(sum)) };
        for (count, cell) in counts.iter().zip(&mut cells).filter(|(c, _)| **c == smallest) {
            *cell = Cell::Hidden;
            debug_assert!(*count >= LEAST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_half_of_a_year_reads_back_and_ends_on_its_last_day() {
        let first = Period::of(date(2026, 6, 30));
        assert_eq!((first.to_string().as_str(), Period::parse("2026-1")), ("2026-1", Some(first)));
        assert!(!first.has_ended(date(2026, 6, 30)) && first.has_ended(date(2026, 7, 1)));
        assert_eq!(first.before(), Period::parse("2025-2").unwrap());
        assert_eq!(first.days(), (date(2026, 1, 1), date(2026, 6, 30)));
        for wrong in ["", "2026", "2026-3", "26-1", "2026-x"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_hidden_count_hides_another_so_that_the_sum_tells_nothing() {
        let (cells, sum) = protect(&[12, 3, 7], true);
        assert_eq!(cells, [Cell::Number(12), Cell::Hidden, Cell::Hidden]);
        assert_eq!(sum, Cell::Number(22));
        // Two that are hidden make five already.
        assert_eq!(protect(&[12, 3, 2], true).0, [Cell::Number(12), Cell::Hidden, Cell::Hidden]);
        // None is hidden like few, and gives nothing away.
        assert_eq!(protect(&[9, 0], true), (vec![Cell::Hidden, Cell::Hidden], Cell::Number(9)));
        assert_eq!(protect(&[4], true), (vec![Cell::Hidden], Cell::Few));
        assert_eq!(protect(&[5, 6], true), (vec![Cell::Number(5), Cell::Number(6)], Cell::Number(11)));
    }

    #[test]
    fn a_running_half_shows_no_number_at_all() {
        assert_eq!(protect(&[4, 5, 100], false), (vec![Cell::Few, Cell::Enough, Cell::Enough], Cell::Enough));
    }

    /// Whoever knows the rule and the sum may not work out a count below five: for every row that is shown alike there
    /// are others with a different count in that place.
    #[test]
    fn no_small_count_can_be_worked_out() {
        use std::collections::{BTreeMap, BTreeSet};
        let mut alike: BTreeMap<String, Vec<Vec<i64>>> = BTreeMap::new();
        for a in 0..13 {
            for b in 0..13 {
                for c in 0..13 {
                    let row = vec![a, b, c];
                    alike.entry(format!("{:?}", protect(&row, true))).or_default().push(row);
                }
            }
        }
        for (shown, rows) in alike {
            for place in 0..3 {
                let found: BTreeSet<i64> = rows.iter().map(|row| row[place]).collect();
                let small = found.iter().all(|count| (1..LEAST).contains(count));
                assert!(!small || found.len() > 1, "{shown} tells {found:?} at {place}");
            }
        }
    }
}
