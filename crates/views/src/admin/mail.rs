//! Mails and what became of them; the table of municipalities.

use askama::Template;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::municipality::{TableError, TableFault};

use super::At;
use crate::form::Form;
use crate::{Frame, Said, Words};

/// A mail of the municipality.
#[derive(Clone, Debug)]
pub struct MailLine {
    /// Which.
    pub mail: Mail,
    /// When it was written, in words.
    pub made: String,
    /// What became of it.
    pub outcome: Delivery,
    /// Attempts.
    pub attempts: i64,
    /// Why it waits.
    pub error: Option<String>,
}

impl MailLine {
    fn tag(&self) -> (&'static str, &'static str) {
        match self.outcome {
            Delivery::Waiting => ("info", "→"),
            Delivery::Sent => ("ok", "✓"),
            Delivery::Held => ("neutral", "–"),
            Delivery::Failed => ("error", "!!"),
        }
    }
}

/// The newest mails.
#[derive(Debug, Template)]
#[template(path = "admin/mail.html")]
pub struct MailPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form of the test mail.
    pub form: Form,
    /// Mails.
    pub mails: Vec<MailLine>,
}

/// A municipality of the table.
#[derive(Clone, Debug)]
pub struct TableLine {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name in the local case.
    pub place: String,
    /// Into which it merged.
    pub merged: Option<String>,
}

/// The table of municipalities.
#[derive(Debug, Template)]
#[template(path = "admin/table.html")]
pub struct TablePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Lines that cannot be taken.
    pub bad: Vec<TableError>,
    /// The table now.
    pub lines: Vec<TableLine>,
}

impl TablePage {
    fn fault(&self, error: &TableError) -> Said {
        let w = &self.w;
        match error.why {
            TableFault::Header => w.t("table-fault-header"),
            TableFault::NoLines => w.t("table-fault-no-lines"),
            TableFault::Columns { found } => w.n("table-fault-columns", found),
            TableFault::Code => w.t("table-fault-code"),
            TableFault::SameCode { first } => w.n("table-fault-same-code", first),
            TableFault::NoName { column } => w.t1("table-fault-no-name", "column", column),
            TableFault::NoSuchCounty => w.t("table-fault-county"),
            TableFault::NoDate { column } => w.t1("table-fault-date", "column", column),
            TableFault::EndsBeforeStart => w.t("table-fault-ends"),
            TableFault::NoSuccessor => w.t("table-fault-successor"),
            TableFault::MergedWithoutEnd => w.t("table-fault-merged"),
            TableFault::Homeland => w.t("table-fault-homeland"),
        }
    }

    fn columns(&self) -> String {
        rinnalla_domain::municipality::COLUMNS.join(", ")
    }
}
