//! A table that somebody brings: chosen, looked at, taken.

use askama::Template;

use crate::form::Form;
use crate::source::place;
use crate::{Frame, Said, Words};

/// Rows and problems that a page shows.
const SHOWN: usize = 300;

/// Choosing a table.
#[derive(Debug, Template)]
#[template(path = "activity/upload.html")]
pub struct UploadPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// On whose behalf: code and name; more than one is a choice.
    pub homes: Vec<(String, String)>,
}

/// Something wrong in a table.
#[derive(Clone, Debug)]
pub struct ProblemLine {
    /// The row; 0 for the table as a whole.
    pub row: u32,
    /// Heading of the column.
    pub column: Option<String>,
    /// What is wrong: a code.
    pub code: &'static str,
    /// What stands there.
    pub is: String,
    /// The row is not taken.
    pub keeps_out: bool,
}

impl ProblemLine {
    fn row_said(&self, w: &Words) -> String {
        if self.row == 0 { w.plain("upload-whole-table") } else { self.row.to_string() }
    }

    fn column_said(&self, w: &Words) -> String {
        self.column.clone().unwrap_or_else(|| w.plain("upload-whole-row"))
    }

    fn said(&self, w: &Words) -> Said {
        let is = place(w, &self.is);
        crate::source::said(w, self.code, Some(self.column_said(w)), &is)
    }
}

/// A row as it would be taken.
#[derive(Clone, Debug)]
pub struct RowLine {
    /// Its number.
    pub row: u32,
    /// The name.
    pub title: String,
    /// The organiser.
    pub organiser: String,
    /// The next time, in words.
    pub next: Option<String>,
    /// Would it be taken?
    pub taken: bool,
}

/// What a table would give.
#[derive(Debug, Template)]
#[template(path = "activity/preview.html")]
pub struct PreviewPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Name of the file.
    pub file: String,
    /// On whose behalf.
    pub home: String,
    /// The table itself, to be sent again when it is taken (base64).
    pub table: String,
    /// Rows.
    pub rows: Vec<RowLine>,
    /// What is wrong.
    pub problems: Vec<ProblemLine>,
}

impl PreviewPage {
    fn taken(&self) -> usize {
        self.rows.iter().filter(|row| row.taken).count()
    }

    fn left_out(&self) -> usize {
        self.rows.len() - self.taken()
    }

    fn shown_rows(&self) -> &[RowLine] {
        self.rows.get(..SHOWN).unwrap_or(&self.rows)
    }

    fn shown_problems(&self) -> &[ProblemLine] {
        self.problems.get(..SHOWN).unwrap_or(&self.problems)
    }

    fn shown_of(&self, all: usize) -> Option<Said> {
        (all > SHOWN).then(|| self.w.n("upload-more-rows", SHOWN))
    }
}
