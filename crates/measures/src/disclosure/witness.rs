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
    /// enough. Moves of one person come before those of two, who are used up sooner.
    pub(super) fn each_that_changes(&self, place: usize, by: i64, mut each: impl FnMut(&[Step]) -> bool) {
        let (period, group) = self.table.period_and_group(place);
        let within = |m: usize| self.up_periods[m].contains(&period);
        let inside = |m: usize, c: usize| within(m) && self.up_groups[c].contains(&group);
        let leaves = || self.periods.iter().flat_map(|m| self.groups.iter().map(|c| (*m, *c)));
        let here: Vec<(usize, usize)> = leaves().filter(|(m, c)| inside(*m, *c)).collect();
        let there: Vec<(usize, usize)> = leaves().filter(|(m, c)| !inside(*m, *c)).collect();
        // Somebody appears, or leaves; comes from elsewhere, or goes there.
        let alone = here
            .iter()
            .any(|(m, c)| each(&[(*m, *c, by)]) || there.iter().any(|(m2, c2)| each(&[(*m, *c, by), (*m2, *c2, -by)])));
        if alone {
            return;
        }
        // Two change places, crosswise.
        for (m, c) in here {
            let crosswise = there.iter().filter(|(m2, c2)| *m2 != m && *c2 != c && !inside(*m2, c) && !inside(m, *c2));
            for (m2, c2) in crosswise {
                if each(&[(m, c, by), (*m2, c, -by), (m, *c2, -by), (*m2, *c2, by)]) {
                    return;
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
