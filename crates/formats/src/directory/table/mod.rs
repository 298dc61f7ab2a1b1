//! Tables: one entry a row, as CSV or as XLSX, for those whose directory is a sheet.
//!
//! [`template_csv`] and [`template_xlsx`] give a table to fill in: Finnish headings, a row of hints, the words that are
//! taken. [`preview`] shows every problem by row and column before anything is saved; [`read`] is the same reading.
//! Columns may come in any order, and those that are not needed may be left away.

mod cells;
mod columns;
mod csv;
mod lists;
mod row;
mod template;
mod when;
mod xlsx;

pub use columns::Column;
pub use template::{template_csv, template_xlsx};

use jiff::civil::Date;

use self::cells::Sheet;
use super::batch::{Seen, place};
use super::{Batch, Body, Context, Note, Rejected, Why};

/// A table as it would be taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Each row that is not empty.
    pub rows: Vec<PreviewRow>,
    /// Everything that is wrong, in the order of rows and columns.
    pub problems: Vec<Problem>,
    /// What the table gives.
    pub batch: Batch,
}

/// A row as it would be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its number in the table, the headings being 1.
    pub row: u32,
    /// The name, as far as it can be read.
    pub title: String,
    /// Who arranges it, as far as it can be read.
    pub organiser: String,
    /// The next day on which it is held.
    pub next: Option<Date>,
    /// Would it be taken?
    pub taken: bool,
}

/// Something wrong in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row in the table, the headings being 1; 0 for the table as a whole.
    pub row: u32,
    /// The column; none when the row as a whole is meant.
    pub column: Option<Column>,
    /// What is wrong: a stable code, as in [`Why::code`] and [`Note::code`].
    pub code: &'static str,
    /// What stands there, or what the reason speaks of, as in [`super::Told::is`].
    pub is: String,
    /// What is wrong, in English.
    pub message: String,
    /// Does it keep the row from being taken? Else the cell alone is left out.
    pub keeps_out: bool,
}

/// Shows what a table would give, and everything that is wrong with it.
pub fn preview(body: &Body<'_>, cx: &Context) -> Preview {
    let mut preview = Preview { batch: Batch::begun(), ..Preview::default() };
    match sheet(body.bytes) {
        Ok(sheet) => preview.fill(&sheet, body.name, cx),
        Err(why) => {
            preview.problems.push(Problem {
                row: 0,
                column: None,
                code: why.code(),
                is: why.told().is,
                message: why.to_string(),
                keeps_out: true,
            });
            preview.batch.fail(body.name, why);
        }
    }
    preview
}

/// Reads tables.
pub fn read(bodies: &[Body<'_>], cx: &Context) -> Batch {
    let mut batch = Batch::begun();
    let mut seen = Seen::default();
    for body in bodies {
        let one = preview(body, cx).batch;
        batch.complete &= one.complete;
        batch.total_seen += one.total_seen;
        batch.rejected.extend(one.rejected);
        batch.notes.extend(one.notes);
        for item in one.items {
            match seen.first(&item.key, &item.where_) {
                Some(first) => batch.rejected.push(Rejected { where_: item.where_, why: Why::DuplicateKey { first } }),
                None => batch.items.push(item),
            }
        }
    }
    batch
}

/// XLSX is a ZIP archive and begins as one.
fn sheet(bytes: &[u8]) -> Result<Sheet, Why> {
    if bytes.starts_with(b"PK") {
        xlsx::sheet(bytes)
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Err(Why::BrokenFile("it is a table of an old kind (XLS): save it as XLSX".into()))
    } else {
        csv::sheet(bytes)
    }
}

impl Preview {
    fn fill(&mut self, sheet: &Sheet, name: &str, cx: &Context) {
        let (columns, unknown) = match columns::found(&sheet.headings) {
            Ok(found) => found,
            Err(why) => {
                self.whole(&why);
                return self.batch.fail(name, why);
            }
        };
        for heading in unknown {
            let note = Note::UnknownColumn(heading);
            self.problems.push(Problem {
                row: 1,
                column: None,
                code: note.code(),
                is: note.told().is,
                message: note.to_string(),
                keeps_out: false,
            });
        }
        let mut seen = Seen::default();
        for row in sheet.rows.iter().filter(|row| !row.is_hint()) {
            let at = place(name, &format!("row {}", row.number));
            let mut read = row::read(row, &columns, &at, cx);
            let mut shown =
                PreviewRow { row: row.number, title: read.title, organiser: read.organiser, next: None, taken: false };
            if let Ok((item, _)) = &read.result {
                shown.next = item.content.schedule.next(cx.today, 1).first().map(|o| o.day);
            }
            let before = self.batch.rejected.len();
            self.batch.keep(&mut seen, read.result.map_err(|why| (at, why)));
            shown.taken = self.batch.rejected.len() == before;
            if let Some(Rejected { why: why @ Why::DuplicateKey { .. }, .. }) = self.batch.rejected.get(before) {
                read.problems.push(row::problem(row.number, None, why));
            }
            self.rows.push(shown);
            self.problems.extend(read.problems);
        }
    }

    fn whole(&mut self, why: &Why) {
        self.problems.push(row::problem(1, None, why));
    }
}
