//! Counts by period and group, with every sum.

use super::Tree;

/// Counts at the leaves of two trees, and the sums at all other nodes.
#[derive(Clone, Debug)]
pub struct Table {
    periods: Tree,
    groups: Tree,
    counts: Vec<u64>,
}

impl Table {
    /// A table from the count of each leaf period in each leaf group.
    pub fn new(periods: Tree, groups: Tree, count: impl Fn(&str, &str) -> u64) -> Self {
        let mut counts = vec![0; periods.len() * groups.len()];
        for period in periods.leaves() {
            for group in groups.leaves() {
                let here = count(periods.key(period), groups.key(group));
                for up in periods.upward(period) {
                    for over in groups.upward(group) {
                        counts[up * groups.len() + over] += here;
                    }
                }
            }
        }
        Self { periods, groups, counts }
    }

    /// One row of counts and their sum: a table of a single period.
    pub fn row(counts: &[u64]) -> Self {
        let groups = Tree::of("", (0..counts.len()).map(|n| n.to_string()));
        Self::new(Tree::whole(""), groups, |_, group| {
            group.parse().ok().and_then(|n: usize| counts.get(n)).copied().unwrap_or(0)
        })
    }

    /// The periods.
    pub const fn periods(&self) -> &Tree {
        &self.periods
    }

    /// The groups.
    pub const fn groups(&self) -> &Tree {
        &self.groups
    }

    /// How many cells.
    pub(super) fn size(&self) -> usize {
        self.counts.len()
    }

    /// Where the cell of a period and a group stands among the cells.
    pub fn place(&self, period: usize, group: usize) -> usize {
        period * self.groups.len() + group
    }

    /// Period and group of a cell.
    pub fn period_and_group(&self, place: usize) -> (usize, usize) {
        (place / self.groups.len(), place % self.groups.len())
    }

    /// The true count.
    ///
    /// # Panics
    /// If there is no such cell.
    pub fn count(&self, place: usize) -> u64 {
        self.counts[place]
    }
}
