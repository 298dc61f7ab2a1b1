//! Other tables that look the same.
//!
//! Somebody who reads the published numbers knows what they add up to. A hidden count is safe when there are tables with
//! the same published numbers in which it is different. Such tables are reached by moving people one by one: to another
//! period, to another group, or two of them crosswise. A move is allowed when no published number changes.

use super::Table;

/// One person more (+1) or less (-1) at a leaf period and a leaf group.
pub(super) type Step = (usize, usize, i64);

/// Moves and their effect on the numbers of a table.
pub(super) struct Moves<'a> {
    table: &'a Table,
    periods: Vec<usize>,
    groups: Vec<usize>,
    up_periods: Vec<Vec<usize>>,
    up_groups: Vec<Vec<usize>>,
}

impl<'a> Moves<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        let (periods, groups) = (table.periods(), table.groups());
        Self {
            table,
            periods: periods.leaves().collect(),
            groups: groups.leaves().collect(),
            up_periods: (0..periods.len()).map(|node| periods.upward(node).collect()).collect(),
            up_groups: (0..groups.len()).map(|node| groups.upward(node).collect()).collect(),
        }
    }

    /// The cells whose number a move changes, without repetition.
    pub(super) fn changed(&self, steps: &[Step], into: &mut Vec<(usize, i64)>) {
        into.clear();
        for (period, group, by) in steps {
            for up in &self.up_periods[*period] {
                for over in &self.up_groups[*group] {
                    let place = self.table.place(*up, *over);
                    match into.iter_mut().find(|(other, _)| *other == place) {
                        Some((_, sum)) => *sum += by,
                        None => into.push((place, *by)),
                    }
                }
            }
        }
        into.retain(|(_, sum)| *sum != 0);
    }

    /// Calls `each` with every move that changes the count at `place` by `by` (+1 or -1), until it says that it has
    /// enough.
    pub(super) fn each_that_changes(&self, place: usize, by: i64, mut each: impl FnMut(&[Step]) -> bool) {
        let (period, group) = self.table.period_and_group(place);
        let inside = |m: usize, c: usize| self.up_periods[m].contains(&period) && self.up_groups[c].contains(&group);
        for m in self.periods.iter().copied().filter(|m| self.up_periods[*m].contains(&period)) {
            for c in self.groups.iter().copied().filter(|c| self.up_groups[*c].contains(&group)) {
                // Somebody appears, or leaves.
                if each(&[(m, c, by)]) {
                    return;
                }
                for m2 in self.periods.iter().copied() {
                    for c2 in self.groups.iter().copied() {
                        if inside(m2, c2) {
                            continue;
                        }
                        // Somebody comes from elsewhere; or two change places in part.
                        let done = each(&[(m, c, by), (m2, c2, -by)])
                            || (m2 != m
                                && c2 != c
                                && !inside(m2, c)
                                && !inside(m, c2)
                                && each(&[(m, c, by), (m2, c, -by), (m, c2, -by), (m2, c2, by)]));
                        if done {
                            return;
                        }
                    }
                }
            }
        }
    }

    /// How far the count at `place` can be moved up (+1) or down (-1) without changing what is not `hidden`: at most
    /// `enough`. The count of every cell in the table that shows it is left in `reached` at the leaves.
    pub(super) fn reach(&self, hidden: &[bool], place: usize, by: i64, enough: u64, reached: &mut Vec<u64>) -> u64 {
        reached.clear();
        reached.extend((0..self.table.size()).map(|place| self.table.count(place)));
        let (mut sum, mut changed) = (0, Vec::new());
        if enough == 0 {
            return 0;
        }
        self.each_that_changes(place, by, |steps| {
            let there = steps.iter().filter(|(.., by)| *by < 0).map(|(m, c, _)| reached[self.table.place(*m, *c)]);
            let many = there.min().unwrap_or(u64::MAX).min(enough - sum);
            if many == 0 {
                return false;
            }
            self.changed(steps, &mut changed);
            if changed.iter().any(|(place, _)| !hidden[*place]) {
                return false;
            }
            for (m, c, by) in steps {
                let cell = &mut reached[self.table.place(*m, *c)];
                *cell = if *by > 0 { *cell + many } else { *cell - many };
            }
            sum += many;
            sum == enough
        });
        sum
    }
}
