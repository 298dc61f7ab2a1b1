//! What is shown of a table of which a part was shown before.

use super::{Before, Cell, Period, Rule, Table, protect};

/// Decides what is shown of a table when `ended` is the last month that has ended. `before` says what was decided of a
/// period and a group earlier: shown, hidden, or nothing yet. In a table that divides a whole, the first column is as it was
/// decided for the whole. What was decided stays; if that already gives somebody away, nothing more is shown.
pub fn decide(
    table: &Table,
    rule: Rule,
    ended: (i16, u8),
    before: impl Fn(&str, &str) -> Option<bool>,
    wholes: Option<&[Cell]>,
) -> Vec<Cell> {
    let names = |place: usize| {
        let (period, group) = table.period_and_group(place);
        (table.periods().key(period), table.groups().key(group))
    };
    let protected = protect(table, rule, |place| {
        let (period, group) = table.period_and_group(place);
        let (key, cell) = names(place);
        if !Period::parse(key).is_some_and(|period| period.has_ended(ended)) {
            return Before::Later;
        }
        match (wholes, before(key, cell)) {
            (Some(wholes), _) if group == 0 => match wholes[period] {
                Cell::Shown(_) => Before::Shown,
                Cell::Hidden => Before::Hidden,
            },
            (_, Some(true)) => Before::Shown,
            (_, Some(false)) => Before::Hidden,
            (_, None) => Before::New,
        }
    });
    let mut cells = protected.cells().to_vec();
    if protected.exposed() > 0 {
        hide_new(table, before, &mut cells);
    }
    cells
}

/// Shows nothing that has not been shown before.
pub fn hide_new(table: &Table, before: impl Fn(&str, &str) -> Option<bool>, cells: &mut [Cell]) {
    for (place, cell) in cells.iter_mut().enumerate() {
        let (period, group) = table.period_and_group(place);
        if before(table.periods().key(period), table.groups().key(group)).is_none() {
            *cell = Cell::Hidden;
        }
    }
}
