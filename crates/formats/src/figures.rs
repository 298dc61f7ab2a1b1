//! Tables of figures as evaluators keep them: CSV with a header, out of Excel, R or SPSS.
//!
//! A byte order mark, semicolons, commas or tabs, quotes, decimals with a comma, empty cells and NA are all read. What is no
//! number is refused with its row: nothing is guessed and nothing left out in silence.

use thiserror::Error;

use crate::text::decoded;

/// The largest file, in bytes.
const LARGEST: usize = 64 * 1024 * 1024;

/// A table with named columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

/// Why a table, or something in it, cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// More bytes than are read.
    #[error("it has {0} bytes, at most {LARGEST} are read")]
    TooLarge(usize),
    /// Bytes that are no text.
    #[error("it is not a table of text; save it as CSV")]
    NotText,
    /// Quotes that do not end, and the like.
    #[error("it is not CSV: {0}")]
    Broken(String),
    /// Not even a header.
    #[error("it is empty; its first row names the columns")]
    Empty,
    /// A row that does not fit under the header.
    #[error(
        "row {row} has {cells} cells where the header names {columns}: decimals with a comma need semicolons between the columns, or quotes"
    )]
    Ragged {
        /// The line of the file on which the row begins.
        row: u64,
        /// How many it has.
        cells: usize,
        /// How many the header names.
        columns: usize,
    },
    /// A column that is not there.
    #[error("there is no column {wanted}; the columns are {}", list(.columns))]
    NoColumn {
        /// What was asked for.
        wanted: String,
        /// What there is.
        columns: Vec<String>,
    },
    /// A name that two columns have.
    #[error("more than one column is named {0}")]
    Twice(String),
    /// A cell that is no number.
    #[error("row {row}, column {column}: \u{201c}{is}\u{201d} is not a number; leave the cell empty if it is missing")]
    NotNumber {
        /// The line of the file on which the row begins.
        row: u64,
        /// The name of the column.
        column: String,
        /// What stands there.
        is: String,
    },
    /// An infinite number, or "not a number".
    #[error("row {row}, column {column}: \u{201c}{is}\u{201d} is not finite; leave the cell empty if it is missing")]
    NotFinite {
        /// The line of the file on which the row begins.
        row: u64,
        /// The name of the column.
        column: String,
        /// What stands there.
        is: String,
    },
}

/// A column of a table, found by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column(usize);

/// One cell and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell<T> {
    /// The line of the file on which its row begins; the header is usually 1.
    pub row: u64,
    /// What it says. None when it is empty or NA.
    pub value: Option<T>,
}

impl Table {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > LARGEST {
            return Err(Unreadable::TooLarge(bytes.len()));
        }
        let text = decoded(bytes).ok_or(Unreadable::NotText)?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator(&text))
            .from_reader(text.as_bytes());
        let mut columns: Option<Vec<String>> = None;
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|why| Unreadable::Broken(why.to_string()))?;
            let row = record.position().map_or(0, csv::Position::line);
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if cells.iter().all(String::is_empty) && columns.as_ref().is_none_or(|names| names.len() != cells.len()) {
                continue;
            }
            match &columns {
                None => columns = Some(cells),
                Some(names) if names.len() == cells.len() => rows.push((row, cells)),
                Some(names) => {
                    return Err(Unreadable::Ragged { row, cells: cells.len(), columns: names.len() });
                }
            }
        }
        Ok(Self { columns: columns.ok_or(Unreadable::Empty)?, rows })
    }

    /// Its columns, in their order.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Result<Column, Unreadable> {
        let mut found = (0..self.columns.len()).filter(|at| self.columns[*at] == name.trim());
        match (found.next(), found.next()) {
            (Some(at), None) => Ok(Column(at)),
            (Some(_), Some(_)) => Err(Unreadable::Twice(name.to_owned())),
            (None, _) => Err(Unreadable::NoColumn { wanted: name.to_owned(), columns: self.columns.clone() }),
        }
    }

    /// The words of a column.
    pub fn words(&self, column: Column) -> impl Iterator<Item = Cell<&str>> {
        self.rows.iter().map(move |(row, cells)| {
            let word = cells[column.0].as_str();
            Cell { row: *row, value: (!missing(word)).then_some(word) }
        })
    }

    /// The numbers of a column.
    pub fn numbers(&self, column: Column) -> Result<Vec<Cell<f64>>, Unreadable> {
        self.words(column)
            .map(|cell| {
                let value = cell.value.map(|word| self.number(cell.row, column, word)).transpose()?;
                Ok(Cell { row: cell.row, value })
            })
            .collect()
    }

    fn number(&self, row: u64, column: Column, word: &str) -> Result<f64, Unreadable> {
        let name = || self.columns[column.0].clone();
        // One comma is a decimal comma. Two, or a comma and a point, might be thousands: that is not guessed.
        let plain = word.replace('\u{2212}', "-");
        let plain = if plain.matches([',', '.']).count() == 1 { plain.replace(',', ".") } else { plain };
        match plain.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            Ok(_) => Err(Unreadable::NotFinite { row, column: name(), is: word.to_owned() }),
            Err(_) => Err(Unreadable::NotNumber { row, column: name(), is: word.to_owned() }),
        }
    }
}

fn missing(word: &str) -> bool {
    word.is_empty() || word == "NA"
}

/// The separator that stands most often in the header, outside of quotes.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let outside: String = header.split('"').step_by(2).collect();
    let many = |sign: u8| outside.bytes().filter(|byte| *byte == sign).count();
    *b"|,\t;".iter().max_by_key(|sign| many(**sign)).unwrap_or(&b';')
}

fn list(columns: &[String]) -> String {
    columns.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, column: &str) -> Result<Vec<Option<f64>>, Unreadable> {
        let table = Table::read(text.as_bytes())?;
        Ok(table.numbers(table.column(column)?)?.into_iter().map(|cell| cell.value).collect())
    }

    #[test]
    fn every_way_of_writing_the_same_table_is_read() {
        let same = Ok(vec![Some(3.5), None, Some(-2.0)]);
        assert_eq!(numbers("\u{feff}Ennen;J\u{e4}lkeen\r\n1;3,5\r\n2;\r\n3;-2\r\n", "J\u{e4}lkeen"), same);
        assert_eq!(numbers("\"a\",\"b\"\n1,\"3,5\"\n2,NA\n\n3,\u{2212}2\n", "b"), same);
        assert_eq!(numbers("a\tb\n1\t3.5\n2\t \n3\t-2e0\n", "b"), same);
        assert_eq!(numbers("b\n3.5\nNA\n-2\n", "b"), same);
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode("J\u{e4}lkeen;x\n3,5;1\n");
        let table = Table::read(&western).unwrap();
        assert_eq!(table.columns(), ["J\u{e4}lkeen", "x"]);
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_row() {
        let at = |text: &str| numbers(text, "b").unwrap_err();
        let named = |is: &str| Unreadable::NotNumber { row: 3, column: "b".into(), is: is.into() };
        for word in ["paljon", "1,234.5", "1 234", "3,5,1"] {
            assert_eq!(at(&format!("a;b\n1;2\n2;{word}\n")), named(word));
        }
        for word in ["inf", "-Infinity", "NaN", "1e999"] {
            let not_finite = Unreadable::NotFinite { row: 3, column: "b".into(), is: word.into() };
            assert_eq!(at(&format!("a;b\n1;2\n2;{word}\n")), not_finite);
        }
        assert_eq!(at("a,b\n1,2\n2,3,5\n"), Unreadable::Ragged { row: 3, cells: 3, columns: 2 });
        assert_eq!(at("b;b\n1;2\n"), Unreadable::Twice("b".into()));
        assert_eq!(at(""), Unreadable::Empty);
        assert_eq!(at("a\0b"), Unreadable::NotText);
    }

    #[test]
    fn an_unknown_column_lists_those_that_are_there() {
        let why = numbers("ennen;jalkeen\n1;2\n", "after").unwrap_err();
        assert_eq!(why.to_string(), "there is no column after; the columns are ennen, jalkeen");
    }
}
