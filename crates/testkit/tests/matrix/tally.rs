//! What was tried and what came of it: counted, printed, and red where something was not tried at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use rinnalla_domain::account::Role;
use rinnalla_web::Route;

use crate::relations::{Caller, Relation};

/// So many faults are told.
const TOLD: usize = 200;
/// So many characters of each.
const LONG: usize = 400;

/// Cells of one caller and one relation.
#[derive(Clone, Copy, Debug, Default)]
struct Cells {
    tried: usize,
    let_in: usize,
}

/// What was tried and what came of it.
#[derive(Debug, Default)]
pub struct Tally {
    cells: BTreeMap<(&'static str, Relation), Cells>,
    /// Cells about no single case.
    pub plain: usize,
    /// Answers in which somebody found own words.
    pub own: usize,
    /// Log rows of those answers.
    pub logged: i64,
    /// Forms that did their work, and that were refused in words.
    pub deeds: (usize, usize),
    /// Pages that opened, by route and role.
    pub opened: BTreeSet<(&'static str, Role)>,
    /// Pages that showed own words, by route and role.
    pub spoke: BTreeSet<(&'static str, Role)>,
    /// Forms that did their work, by route and role.
    pub done: BTreeSet<(&'static str, Option<Role>)>,
    /// Everything that must not be.
    pub faults: Vec<String>,
}

impl Tally {
    /// Counts a cell.
    pub fn cell(&mut self, caller: &Caller, relation: Relation, let_in: bool) {
        let cells = self.cells.entry((caller.row(), relation)).or_default();
        cells.tried += 1;
        cells.let_in += usize::from(let_in);
    }

    /// Takes in what was found at a place.
    pub fn blame(&mut self, place: &str, faults: impl IntoIterator<Item = String>) {
        self.faults.extend(faults.into_iter().map(|fault| format!("{place}: {fault}")));
    }

    /// How many faults, and the first of them.
    pub fn told_faults(&self) -> String {
        let first: Vec<String> =
            self.faults.iter().take(TOLD).map(|fault| fault.chars().take(LONG).collect()).collect();
        format!("{} faults:\n{}", self.faults.len(), first.join("\n"))
    }

    /// Cells in all.
    pub fn total(&self) -> usize {
        self.cells.values().map(|cells| cells.tried).sum::<usize>() + self.plain
    }

    fn rows(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once("anonymous").chain(Role::ALL.iter().map(|role| role.code()))
    }

    /// Cells by caller and relation, those that were let in in brackets.
    pub fn table(&self) -> String {
        let mut table = format!("{:<17}", "");
        for relation in Relation::ALL {
            let _ = write!(table, "{:>13}", relation.head());
        }
        for row in self.rows() {
            let _ = write!(table, "\n{row:<17}");
            for relation in Relation::ALL {
                let cells = self.cells.get(&(row, *relation)).copied().unwrap_or_default();
                let said = format!("{} ({})", cells.tried, cells.let_in);
                let _ = write!(table, "{said:>13}");
            }
        }
        table
    }

    /// A caller who knocked nowhere in some relation.
    pub fn blame_holes(&mut self) {
        let holes: Vec<String> = self
            .rows()
            .flat_map(|row| Relation::ALL.iter().map(move |relation| (row, *relation)))
            .filter(|cell| self.cells.get(cell).is_none_or(|cells| cells.tried == 0))
            .map(|(row, relation)| format!("no cell of {row} and {}", relation.head()))
            .collect();
        self.faults.extend(holes);
    }

    /// A role for which a route is must have come through somewhere.
    pub fn blame_missing(&mut self, what: &str, route: &Route, role: Role, is_there: bool) {
        if !is_there {
            self.faults.push(format!("{route:?}: {what} for {role}"));
        }
    }
}
