//! Which counts of a table are shown.

use super::witness::Moves;
use super::{Cell, Rule, Table};

/// What has become of a cell before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing: it is decided now.
    New,
    /// It has been published, and stays so.
    Shown,
    /// It has been hidden, and stays so.
    Hidden,
    /// Its period has not ended. It is reckoned with as a number that will be published, so that it can be.
    Later,
}

/// What may be shown of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected {
    cells: Vec<Cell>,
    exposed: usize,
}

impl Protected {
    /// The cell at a place of the table.
    ///
    /// # Panics
    /// If the table has no such place.
    pub fn cell(&self, place: usize) -> Cell {
        self.cells[place]
    }

    /// All cells, in the order of their places.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// How many small counts could not be protected, since what was published before already tells them. None, unless
    /// what was published before was not made by this function.
    pub const fn exposed(&self) -> usize {
        self.exposed
    }
}

/// Hides the small counts of a table, and as many others as it takes that no small count can be worked out.
///
/// For each hidden count under the threshold there are afterwards two tables with the same published numbers between
/// which that count differs by at least the threshold, and in one of which it reaches the threshold. So nobody can tell
/// it, nor even that it is small. Counts that are hidden for the sake of others are not protected themselves.
///
/// A cell outside the first column is hidden wherever the whole of its period is: so a person can be moved from one
/// hidden period to another in all tables at once that share their whole, and the tables do not betray each other.
/// `before` says what has been published already; where the whole was decided by another table, it stands there too.
pub fn protect(table: &Table, rule: Rule, before: impl Fn(usize) -> Before) -> Protected {
    let before: Vec<Before> = (0..table.size()).map(before).collect();
    let moves = Moves::new(table);
    let mut hidden: Vec<bool> = (0..table.size())
        .map(|place| match before[place] {
            Before::New => rule.is_small(table.count(place)) && !is_implied(table, &before, place),
            Before::Hidden => true,
            Before::Shown | Before::Later => false,
        })
        .collect();
    hide_rows(table, &before, &mut hidden);
    let mut exposed = 0;
    // Sums first: a sum is worth more than its parts, and hiding parts may protect it and them.
    let mut order: Vec<usize> = (0..table.size()).collect();
    order.sort_by_key(|place| (depth(table, *place), table.count(*place), *place));
    let mut next = 0;
    while let Some(place) = order.get(next).copied() {
        // A whole that another table decided is protected there.
        let elsewhere =
            before[place] == Before::Hidden && table.groups().len() > 1 && place % table.groups().len() == 0;
        let small = rule.is_small(table.count(place)) && hidden[place] && before[place] != Before::Later && !elsewhere;
        if !small || is_wide(&moves, table, rule, &hidden, place) {
            next += 1;
            continue;
        }
        if let Some(more) = cheapest(&moves, table, rule, &before, &hidden, place) {
            for place in more {
                hidden[place] = true;
            }
            hide_rows(table, &before, &mut hidden);
            // What has just been hidden may be small itself only if it was hidden before: the order stays.
        } else {
            exposed += 1;
            next += 1;
        }
    }
    let cells = hidden.iter().enumerate().map(|(place, hidden)| match (hidden, before[place]) {
        (true, _) | (_, Before::Later) => Cell::Hidden,
        (false, _) => Cell::Shown(table.count(place)),
    });
    Protected { cells: cells.collect(), exposed }
}

/// How far below the whole a cell lies.
fn depth(table: &Table, place: usize) -> usize {
    let (period, group) = table.period_and_group(place);
    table.periods().upward(period).count() + table.groups().upward(group).count()
}

/// A zero in a sum that is published as zero is no news.
fn is_implied(table: &Table, before: &[Before], place: usize) -> bool {
    let (period, group) = table.period_and_group(place);
    table.count(place) == 0
        && table.periods().upward(period).any(|up| {
            let over = |over| table.place(up, over);
            table.groups().upward(group).map(over).any(|sum| before[sum] == Before::Shown && table.count(sum) == 0)
        })
}

/// A period whose whole is hidden shows nothing.
fn hide_rows(table: &Table, before: &[Before], hidden: &mut [bool]) {
    for period in 0..table.periods().len() {
        let whole = table.place(period, 0);
        if hidden[whole] && before[whole] != Before::Later {
            for group in 1..table.groups().len() {
                let place = table.place(period, group);
                hidden[place] |= before[place] == Before::New;
            }
        }
    }
}

/// Does the count stay uncertain enough?
fn is_wide(moves: &Moves<'_>, table: &Table, rule: Rule, hidden: &[bool], place: usize) -> bool {
    let (count, least) = (table.count(place), rule.threshold.least());
    let mut reached = Vec::new();
    let up = moves.reach(hidden, place, 1, least, &mut reached);
    count + up >= least
        && (up >= least || up + moves.reach(hidden, place, -1, count, &mut reached) >= least)
        && !is_told_by_the_rule(moves, table, rule, hidden, place)
}

/// If all that could give are one short of the threshold, as this is, whoever knows the rule knows them all: had one been
/// larger and another smaller, the larger would have been weighed against those that are shown.
fn is_told_by_the_rule(moves: &Moves<'_>, table: &Table, rule: Rule, hidden: &[bool], place: usize) -> bool {
    let short = rule.threshold.least() - 1;
    if table.count(place) != short {
        return false;
    }
    let mut reached = Vec::new();
    moves.reach(hidden, place, 1, u64::from(u32::MAX), &mut reached);
    let mut gave = (0..reached.len()).filter(|place| reached[*place] < table.count(*place)).peekable();
    gave.peek().is_some() && gave.all(|place| table.count(place) == short)
}

/// The cells to hide that cost least and leave the count at `place` more uncertain.
fn cheapest(
    moves: &Moves<'_>,
    table: &Table,
    rule: Rule,
    before: &[Before],
    hidden: &[bool],
    place: usize,
) -> Option<Vec<usize>> {
    let (count, least) = (table.count(place), rule.threshold.least());
    let line = table.periods().len() == 1 || table.groups().len() == 1;
    let mut best: Option<(u64, Vec<usize>)> = None;
    let mut changed = Vec::new();
    for (by, need) in [(1, least), (-1, count)] {
        moves.each_that_changes(place, by, |steps| {
            let there = steps.iter().filter(|(.., by)| *by < 0).map(|(m, c, _)| table.count(table.place(*m, *c)));
            let many = there.min().unwrap_or(u64::MAX).min(need);
            if many == 0 {
                return false;
            }
            moves.changed(steps, &mut changed);
            let more: Vec<usize> = changed.iter().map(|(place, _)| *place).filter(|place| !hidden[*place]).collect();
            if more.is_empty() || more.iter().any(|place| before[*place] == Before::Shown) {
                return false;
            }
            // A sum is hidden only where parts cannot do it, and a period that has not ended costs as much.
            let cost = more.iter().map(|place| price(table, *place)).sum::<u64>() * need.div_ceil(many);
            match &mut best {
                // In a single row or column which of those that are alike was chosen would tell: all are hidden.
                Some((least, all)) if cost == *least && line => all.extend(more),
                Some((least, _)) if cost >= *least => {}
                _ => best = Some((cost, more)),
            }
            false
        });
        if best.is_some() {
            break;
        }
    }
    best.map(|(_, more)| more)
}

/// What it costs the reader when a cell is hidden.
fn price(table: &Table, place: usize) -> u64 {
    let (period, group) = table.period_and_group(place);
    let levels = |depth: usize| 1_u64 << (2 * (4_usize.saturating_sub(depth)));
    let weight = levels(table.periods().upward(period).count()) * levels(table.groups().upward(group).count());
    // The whole of a period takes its whole row along.
    let row = if group == 0 { table.groups().len() as u64 } else { 1 };
    (table.count(place) + 1) * weight * row
}
