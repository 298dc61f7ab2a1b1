//! Lines of a report in words, on a page and in a file.

use jiff::civil::Date;
use rinnalla_domain::activity::Field;

use crate::{Said, Words};

/// A line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// `rejected`, `kept`, `removed`, `note`.
    pub kind: &'static str,
    /// The place of the record in the source.
    pub place: String,
    /// Why: a code.
    pub code: String,
    /// The field that it speaks of.
    pub field: Option<Field>,
    /// The heading of the column that it speaks of, in a table.
    pub column: Option<String>,
    /// What stands there.
    pub is: String,
}

impl ReportLine {
    /// What the line says.
    pub fn kind_said(&self, w: &Words) -> Said {
        w.code("report-kind", self.kind)
    }

    /// The place, in words where it is a row of a table.
    pub fn place_said(&self, w: &Words) -> String {
        place(w, &self.place)
    }

    /// Why.
    pub fn why(&self, w: &Words) -> Said {
        let field = self.column.clone().or_else(|| self.field.map(|field| w.code("field", field).text));
        said(w, &self.code, field, &self.is)
    }
}

/// A reason or a note in words.
pub(crate) fn said(w: &Words, code: &str, field: Option<String>, is: &str) -> Said {
    let key = format!("imported-{code}").replace('_', "-");
    let key = if w.knows(&key) { key } else { "imported-malformed".into() };
    let field = field.unwrap_or_else(|| w.plain("field-unknown"));
    w.t2(&key, ("field", &field), ("is", &days(w, is)))
}

/// Days within a reason as people read them.
fn days(w: &Words, is: &str) -> String {
    let day = |text: &str| text.parse::<Date>().ok().map(|day| w.day_only(day));
    match is.split_once('/') {
        Some((from, until)) => match (day(from), day(until)) {
            (Some(from), Some(until)) => format!("{from}–{until}"),
            _ => is.to_owned(),
        },
        None => day(is).unwrap_or_else(|| is.to_owned()),
    }
}

/// "row 12" in words; other places are the source's own.
pub fn place(w: &Words, place: &str) -> String {
    if place == "the file" {
        return w.plain("report-file");
    }
    let row = place.rsplit_once("row ").and_then(|(file, n)| n.parse::<u32>().ok().map(|n| (file, n)));
    row.map_or_else(|| place.to_owned(), |(file, n)| format!("{file}{}", w.t1("report-row", "n", n)))
}

/// A report as a table for spreadsheets: UTF-8 with its mark, semicolons, and no cell that a spreadsheet would reckon.
pub fn csv(w: &Words, lines: &[ReportLine]) -> String {
    let mut out = String::from('\u{feff}');
    let headings = ["run-report-what", "run-report-where", "run-report-why"].map(|key| w.plain(key));
    row(&mut out, &headings);
    for line in lines {
        row(&mut out, &[line.kind_said(w).text, line.place_said(w), line.why(w).text]);
    }
    out
}

fn row(out: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        out.push('"');
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use rinnalla_domain::Language;
    use rinnalla_domain::settings::Term;

    use super::*;

    #[test]
    fn reasons_are_said_with_rows_and_days_as_people_write_them_and_no_cell_is_reckoned() {
        let w = Words::new(Language::Finnish, Term::LinkPerson);
        assert_eq!(place(&w, "kerhot.csv row 12"), "kerhot.csv rivi 12");
        assert_eq!(said(&w, "ended", None, "2026-05-01").text, "Toiminta on päättynyt 1.5.2026.");
        assert!(said(&w, "span", None, "2026-05-01/2026-06-02").text.contains("1.5.2026–2.6.2026"));
        let line = |place: &str| ReportLine {
            kind: "rejected",
            place: place.into(),
            code: "no_name".into(),
            field: None,
            column: None,
            is: String::new(),
        };
        let file = csv(&w, &[line("=HYPERLINK(\"x\")"), line("/data/3")]);
        assert!(file.contains("\"'=HYPERLINK(\"\"x\"\")\"") && file.contains("\"Nimi puuttuu.\"\r\n"), "{file}");
    }
}
