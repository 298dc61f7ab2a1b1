//! A table before its columns are known: rows of text.

/// A table.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The headings, by column.
    pub headings: Vec<String>,
    /// The rows below, those without any text left out.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its number in the table, the headings being 1.
    pub number: u32,
    /// Texts by column; those at the end may be missing.
    pub cells: Vec<String>,
}

/// The most rows of a table.
pub(super) const MOST_ROWS: u32 = 10_000;
/// The most columns of a table.
pub(super) const MOST_COLUMNS: usize = 120;
/// The longest text of a cell, in bytes; what is longer is cut before it is read.
pub(super) const LONGEST_CELL: usize = 40_000;

impl Row {
    /// Is it the row of hints of the template?
    pub(super) fn is_hint(&self) -> bool {
        let first = self.cells.iter().find(|cell| !cell.trim().is_empty());
        first.is_none_or(|cell| cell.trim().to_lowercase().starts_with("ohje:"))
    }
}

impl Sheet {
    /// Takes rows: the first with any text holds the headings.
    pub(super) fn of(rows: impl Iterator<Item = Row>) -> Self {
        let mut sheet = Self::default();
        for row in rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())) {
            if sheet.headings.is_empty() {
                sheet.headings = row.cells;
            } else {
                sheet.rows.push(row);
            }
        }
        sheet
    }
}
