//! CSV as spreadsheets write it: with semicolons, commas or tabs; in UTF-8, UTF-16 or Windows-1252.

use super::cells::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, Sheet};
use super::columns;
use crate::directory::Why;
use crate::text::decoded;

/// The largest file, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;

/// Reads a file.
pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, Why> {
    if bytes.len() > LARGEST {
        return Err(Why::TooLarge(format!("{} bytes where at most {LARGEST} are read", bytes.len())));
    }
    // One kind of line end, and one at the end: so that lines can be counted.
    let mut text =
        decoded(bytes).ok_or_else(|| Why::BrokenFile("it is not a table of text".into()))?.replace("\r\n", "\n");
    text.push('\n');
    // Excel may say the separator on a line of its own.
    let (text, named) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((sign, rest)) => (rest, sign.trim().bytes().next()),
        None => (text.as_str(), None),
    };
    // Rows are counted as a spreadsheet shows them: that line and empty lines are rows, too.
    let mut number = u32::from(named.is_some());
    let separator = named.unwrap_or_else(|| separator(text));
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = ::csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record).map_err(|why| Why::BrokenFile(why.to_string()))? {
            break;
        }
        let within: u64 =
            record.iter().map(|cell| cell.bytes().map(|byte| u64::from(byte == b'\n')).sum::<u64>()).sum();
        let empty = (reader.position().line() - before).saturating_sub(within + 1);
        number = number.saturating_add(u32::try_from(empty + 1).unwrap_or(u32::MAX));
        if number > MOST_ROWS {
            return Err(Why::TooLarge(format!("more than {MOST_ROWS} rows")));
        }
        if record.len() > MOST_COLUMNS {
            return Err(Why::TooLarge(format!("row {number} has more than {MOST_COLUMNS} columns")));
        }
        rows.push(Row { number, cells: record.iter().map(cut).collect() });
    }
    Ok(Sheet::of(rows.into_iter()))
}

fn cut(cell: &str) -> String {
    let mut end = cell.len().min(LONGEST_CELL);
    while !cell.is_char_boundary(end) {
        end -= 1;
    }
    cell[..end].to_owned()
}

/// The separator with which the first line names most columns; with none, the one that stands there most often.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let known = |sign: u8| {
        let parts = first.split(char::from(sign)).map(|part| part.trim().trim_matches('"'));
        parts.take(MOST_COLUMNS).filter(|part| columns::named(part).is_some()).count()
    };
    let many = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    *b"|\t,;".iter().max_by_key(|sign| (known(**sign), many(**sign))).unwrap_or(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(bytes: &[u8]) -> Vec<String> {
        sheet(bytes).unwrap().rows[0].cells.clone()
    }

    #[test]
    fn separators_and_letters_are_found() {
        let finnish = "Nimi;Järjestäjä\nKäsityöt, ja kahvi;\"Kylä; \"\"ry\"\"\"\n";
        let cells = ["Käsityöt, ja kahvi", "Kylä; \"ry\""];
        assert_eq!(first(finnish.as_bytes()), cells);
        assert_eq!(first(format!("\u{feff}{finnish}").as_bytes()), cells);
        assert_eq!(first(format!("sep=;\r\n{finnish}").as_bytes()), cells);
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(finnish);
        assert_eq!(first(&western), cells);
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(finnish.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(first(&wide), cells);
        assert_eq!(first("Nimi\tJärjestäjä\na;b\tc,d\n".as_bytes()), ["a;b", "c,d"]);
        assert_eq!(first("nimi,järjestäjä\na,b\n".as_bytes()), ["a", "b"]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_shows_them() {
        let numbers =
            |text: &str| sheet(text.as_bytes()).unwrap().rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(numbers("Nimi;Kuvaus\r\na;b\r\n\r\n\"c\r\nc\";d\r\n\r\ne;f"), [2, 4, 6]);
        assert_eq!(numbers("sep=;\nNimi;Kuvaus\na;b\n"), [3]);
        assert_eq!(numbers("\n\nNimi\na\n;\nb\n"), [4, 6]);
    }

    #[test]
    fn what_is_no_table_or_too_large_is_refused() {
        assert!(sheet(b"Nimi\0;x").is_err());
        assert!(matches!(sheet("a;b\n".repeat(10_001).as_bytes()), Err(Why::TooLarge(_))));
        assert!(matches!(sheet(";".repeat(200).as_bytes()), Err(Why::TooLarge(_))));
        assert!(sheet(b"").unwrap().rows.is_empty());
    }
}
