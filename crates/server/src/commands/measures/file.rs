//! The file of an evaluator.

use std::path::Path;

use rinnalla_formats::figures::{Column, Table, Unreadable};

use crate::commands::Trouble;

/// What is said under every figure of before and after.
pub(super) const CAVEAT: &str = "A change from before to after is not an effect: people who begin at a bad moment rise by \
     themselves, and those who were lost may differ. Only a comparison group can tell.";

/// Reads the table.
pub(super) fn table(file: &Path) -> Result<Table, Trouble> {
    let bytes = std::fs::read(file).map_err(|why| Trouble::WrongUse(format!("{}: {why}", file.display())))?;
    Table::read(&bytes).map_err(in_file(file))
}

/// Finds a column; one that is not there is wrong use.
pub(super) fn column(table: &Table, option: &str, name: &str) -> Result<Column, Trouble> {
    table.column(name).map_err(|why| Trouble::WrongUse(format!("{option}: {why}")))
}

/// Names the file in what is wrong with it.
pub(super) fn in_file(file: &Path) -> impl Fn(Unreadable) -> Trouble + '_ {
    move |why| Trouble::Failed(format!("{}: {why}", file.display()))
}

/// The value, with a line in the notes when there is none.
pub(super) fn told<T>(notes: &mut Vec<String>, key: &str, value: rinnalla_measures::statistics::Known<T>) -> Option<T> {
    value.map_err(|why| notes.push(format!("{key}: {why}"))).ok()
}

/// A number for a person: four digits after the point at most, or a dash.
pub(super) fn shown(value: Option<f64>) -> String {
    value.map_or_else(
        || "-".to_owned(),
        |value| {
            let text = format!("{value:.4}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        },
    )
}

/// A p for a person.
pub(super) fn chance(p: Option<f64>) -> String {
    match p {
        Some(p) if p < 0.0001 => "p < 0.0001".to_owned(),
        p => format!("p {}", shown(p)),
    }
}

/// An interval for a person.
pub(super) fn from_to(ends: Option<[f64; 2]>) -> String {
    ends.map_or_else(|| "-".to_owned(), |[lo, hi]| format!("{} to {}", shown(Some(lo)), shown(Some(hi))))
}
