//! k-anonymity of rows about people: nobody shares what others may know of them with fewer than k − 1 others.

use std::collections::BTreeMap;

use crate::statistics::{Known, Why};

/// What stands in place of a value that is not told.
pub const NOT_TOLD: &str = "*";

/// A way to tell less: a column, and what its values become.
#[derive(Debug, Clone, Copy)]
pub struct Coarser {
    /// Which column.
    pub column: usize,
    /// A value made coarser.
    pub make: fn(&str) -> String,
}

/// What became of the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anonymity {
    /// At least so many people are alike.
    pub k: usize,
    /// How many rows.
    pub rows: usize,
    /// How many groups of people who are alike.
    pub groups: usize,
    /// How many are in the smallest of them.
    pub smallest: usize,
    /// In how many rows each column tells less than was known.
    pub coarser: Vec<usize>,
}

/// Tells less where fewer than k people are alike: the ways in `steps` in their order, each only for rows whose group is still
/// too small, at last nothing at all (Sweeney 2002, with local suppression). When those of whom nothing is told are fewer than
/// k, the smallest group joins them. No row is left out, so that counts stay true.
///
/// Fewer than k rows: none. k-anonymity does not hide what all of a group have in common (l-diversity); that is for whoever
/// gives the permit to judge.
pub fn anonymise(rows: &[Vec<String>], steps: &[Coarser], k: usize) -> Known<(Vec<Vec<String>>, Anonymity)> {
    if rows.len() < k.max(1) {
        return Err(Why::TooFew { n: rows.len(), needs: k.max(1) });
    }
    let mut told = rows.to_vec();
    for step in steps {
        for row in small(&told, k) {
            let cell = &mut told[row][step.column];
            *cell = (step.make)(cell);
        }
    }
    for row in small(&told, k) {
        told[row].fill(NOT_TOLD.into());
    }
    while let Some(row) = small(&told, k).first().copied() {
        let alone = told[row].clone();
        let next = groups(&told).into_iter().filter(|(values, _)| **values != alone).min_by_key(|(_, of)| of.len());
        let Some((_, joining)) = next else { break };
        for joins in joining {
            told[joins].clone_from(&alone);
        }
    }
    let sizes: Vec<usize> = groups(&told).values().map(Vec::len).collect();
    let columns = rows.first().map_or(0, Vec::len);
    let coarser = (0..columns).map(|at| rows.iter().zip(&told).filter(|(was, is)| was[at] != is[at]).count()).collect();
    let report = Anonymity {
        k,
        rows: rows.len(),
        groups: sizes.len(),
        smallest: sizes.iter().copied().min().unwrap_or(0),
        coarser,
    };
    Ok((told, report))
}

fn groups(rows: &[Vec<String>]) -> BTreeMap<Vec<String>, Vec<usize>> {
    let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        groups.entry(row.clone()).or_default().push(at);
    }
    groups
}

/// The rows whose group is too small.
fn small(rows: &[Vec<String>], k: usize) -> Vec<usize> {
    let mut found: Vec<usize> = groups(rows).into_values().filter(|of| of.len() < k).flatten().collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::chance::Chance;

    const STEPS: [Coarser; 2] = [
        Coarser { column: 1, make: |_| NOT_TOLD.into() },
        Coarser { column: 0, make: |value| value.chars().take(1).collect() },
    ];

    fn row(a: &str, b: &str) -> Vec<String> {
        vec![a.into(), b.into()]
    }

    #[test]
    fn what_few_have_is_told_less_exactly_and_nobody_is_left_out() {
        let rows = [row("a1", "x"), row("a1", "x"), row("a1", "y"), row("a2", "y"), row("b1", "z"), row("b2", "w")];
        let (told, _) = anonymise(&rows, &STEPS, 2).unwrap();
        assert_eq!(told[0], row("a1", "x"), "two alike stay as they are");
        assert_eq!((told[2].clone(), told[3].clone()), (row("a", "*"), row("a", "*")), "a coarser value is enough");
        // The last one alone would be known by being the only one of whom nothing is told: others join it.
        let (told, report) = anonymise(&rows[..5], &STEPS, 2).unwrap();
        assert_eq!((report.rows, told.len()), (5, 5));
        assert!(report.smallest >= 2, "{report:?} {told:?}");
        assert_eq!(anonymise(&rows[..1], &STEPS, 2), Err(Why::TooFew { n: 1, needs: 2 }));
    }

    #[test]
    fn no_group_is_ever_smaller_than_k() {
        let mut chance = Chance::new(3);
        for round in 0..300 {
            let (n, k) = (5 + round % 60, 2 + round % 7);
            let rows: Vec<Vec<String>> = (0..n)
                .map(|_| vec![format!("{}{}", chance.place(3), chance.place(4)), chance.place(6).to_string()])
                .collect();
            match anonymise(&rows, &STEPS, k) {
                Ok((told, report)) => {
                    assert!(report.smallest >= k && groups(&told).values().all(|of| of.len() >= k));
                    assert_eq!(told.len(), n);
                    for (was, is) in rows.iter().zip(&told) {
                        let coarse = is[0] == was[0] || is[0] == NOT_TOLD || was[0].starts_with(&is[0]);
                        assert!(coarse && (is[1] == was[1] || is[1] == NOT_TOLD), "nothing is made up");
                    }
                }
                Err(why) => assert_eq!(why, Why::TooFew { n, needs: k }),
            }
        }
    }
}
