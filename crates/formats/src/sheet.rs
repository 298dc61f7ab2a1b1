//! A table as a file: CSV and XLSX. Nothing in it is taken for a formula.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing.
    Empty,
}

/// A table with a head.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name: at most 31 letters.
    pub name: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The sheet as CSV, as Finnish spreadsheets expect it: a byte order mark, semicolons and decimal commas.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    line(&mut out, sheet.head.iter().map(|head| quoted(head)));
    for row in &sheet.rows {
        line(
            &mut out,
            row.iter().map(|cell| match cell {
                Cell::Text(text) => quoted(text),
                Cell::Number(number) => number.to_string().replace('.', ","),
                Cell::Empty => String::new(),
            }),
        );
    }
    out.into_bytes()
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push_str(&cells.collect::<Vec<_>>().join(";"));
    out.push_str("\r\n");
}

/// In quotes, and so that a spreadsheet does not take it for a formula.
fn quoted(text: &str) -> String {
    let guard =
        if text.trim_start_matches([' ', '"']).starts_with(['=', '+', '-', '@', '\t', '\r', '−']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// The sheets as XLSX. Words are written as words, never as formulas.
///
/// # Errors
/// When a name or a text is longer than a sheet takes.
pub fn xlsx(sheets: &[Sheet], made_on: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Without a day of its own the file would carry the hour of the clock.
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(made_on.year().unsigned_abs(), part(made_on.month()), part(made_on.day()))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold().set_text_wrap();
    for sheet in sheets {
        let page = workbook.add_worksheet().set_name(sheet.name.chars().take(31).collect::<String>())?;
        for (column, head) in (0_u16..).zip(&sheet.head) {
            page.write_string_with_format(0, column, head, &bold)?;
            page.set_column_width(column, 18)?;
        }
        for (row, cells) in (1_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Text(text) => page.write_string(row, column, text)?,
                    Cell::Number(number) => page.write_number(row, column, *number)?,
                    Cell::Empty => continue,
                };
            }
        }
        page.set_freeze_panes(1, 0)?;
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn sheet() -> Sheet {
        let text = |words: &str| Cell::Text(words.into());
        Sheet {
            name: "Luvut".into(),
            head: vec!["Luku".into(), "=1+1".into()],
            rows: vec![
                vec![text("=cmd|' /C calc'!A0"), Cell::Number(1.5)],
                vec![text("@SUM(A1)"), Cell::Empty],
                vec![text("\tx"), text("Kylä \"A\"; B")],
            ],
        }
    }

    #[test]
    fn a_csv_holds_no_formula_and_reads_back() {
        let file = String::from_utf8(csv(&sheet())).unwrap();
        assert!(file.starts_with("\u{feff}\"Luku\";\"'=1+1\"\r\n"), "{file}");
        assert!(file.contains("\"'=cmd|' /C calc'!A0\";1,5\r\n") && file.contains("\"'@SUM(A1)\";\r\n"), "{file}");
        assert!(file.contains("\"'\tx\";\"Kylä \"\"A\"\"; B\"\r\n"), "{file}");
    }

    #[test]
    fn a_workbook_holds_words_and_numbers_and_no_formula() {
        let bytes = xlsx(&[sheet()], jiff::civil::date(2026, 11, 22)).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut text).unwrap();
        assert!(!text.contains("<f>") && text.contains("<v>1.5</v>"), "{text}");
    }
}
