//! XLSX: a ZIP archive of XML files. Nothing is believed before it is read: neither how large a file says it is, nor how
//! many texts it says it holds, nor how far away a cell says it lies.
//!
//! Read are the first sheet, the shared texts, and the formats that tell a date from a number (ECMA-376, part 1).

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cells::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, Sheet};
use crate::directory::Why;

/// The largest archive, in bytes.
const LARGEST: usize = 10 * 1024 * 1024;
/// The most bytes of one file of the archive, unpacked.
const LARGEST_PART: u64 = 24 * 1024 * 1024;
/// The most files of an archive.
const MOST_PARTS: usize = 500;
/// The most shared texts and formats.
const MOST_TEXTS: usize = 300_000;
/// The most cells with something in them.
const MOST_CELLS: usize = 300_000;
/// The most text in all cells: one shared text may stand in many.
const MOST_BYTES: usize = 32 * 1024 * 1024;

fn broken(why: impl std::fmt::Display) -> Why {
    Why::BrokenFile(format!("it is not a table (XLSX): {why}"))
}

/// Reads the first sheet.
pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, Why> {
    if bytes.len() > LARGEST {
        return Err(Why::TooLarge(format!("{} bytes where at most {LARGEST} are read", bytes.len())));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_PARTS {
        return Err(Why::TooLarge(format!("more than {MOST_PARTS} files in the archive")));
    }
    let workbook = part(&mut archive, "xl/workbook.xml")?.ok_or_else(|| broken("it has no workbook"))?;
    let (first, since_1904) = first_sheet(&workbook)?;
    let links = part(&mut archive, "xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let path = target(&links, &first)?.unwrap_or_else(|| "xl/worksheets/sheet1.xml".to_owned());
    let texts = part(&mut archive, "xl/sharedStrings.xml")?.map_or(Ok(Vec::new()), |xml| shared_texts(&xml))?;
    let formats = part(&mut archive, "xl/styles.xml")?.map_or(Ok(Vec::new()), |xml| formats(&xml))?;
    let xml = part(&mut archive, &path)?.ok_or_else(|| broken("its first sheet is missing"))?;
    Ok(Sheet::of(Cells { texts, formats, since_1904 }.rows(&xml)?.into_iter()))
}

/// A file of the archive, unpacked as far as is allowed.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Why> {
    let Some(index) = archive.index_for_name(name) else { return Ok(None) };
    let file = archive.by_index(index).map_err(broken)?;
    let mut unpacked = Vec::new();
    file.take(LARGEST_PART + 1).read_to_end(&mut unpacked).map_err(broken)?;
    if u64::try_from(unpacked.len()).is_ok_and(|size| size > LARGEST_PART) {
        return Err(Why::TooLarge(format!("{name} has more than {LARGEST_PART} bytes when it is unpacked")));
    }
    String::from_utf8(unpacked).map(Some).map_err(|_| broken(format!("{name} is not in UTF-8")))
}

/// An attribute by its local name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// Calls for every event until the end; the name is the local one.
fn each(xml: &str, mut see: impl FnMut(&Event<'_>, &str) -> Result<(), Why>) -> Result<(), Why> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    loop {
        let event = reader.read_event().map_err(broken)?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(tag) | Event::Empty(tag) => see(&event, tag.local_name().as_ref())?,
            Event::End(tag) => see(&event, tag.local_name().as_ref())?,
            _ => see(&event, "")?,
        }
    }
}

/// The link of the first sheet that is not hidden, and whether days are counted from 1904.
fn first_sheet(xml: &str) -> Result<(String, bool), Why> {
    let (mut first, mut since_1904) = (None, false);
    each(xml, |event, name| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            match name {
                "workbookPr" => since_1904 = matches!(attribute(tag, "date1904").as_deref(), Some("1" | "true")),
                "sheet" if first.is_none() && attribute(tag, "state").is_none_or(|state| state == "visible") => {
                    first = tag.attributes().with_checks(false).flatten().find_map(|one| {
                        let is_link = one.key.as_ref().ends_with(":id");
                        is_link.then(|| one.value.to_string())
                    });
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok((first.ok_or_else(|| broken("it has no sheet"))?, since_1904))
}

/// The file to which a link leads.
fn target(xml: &str, link: &str) -> Result<Option<String>, Why> {
    let mut found = None;
    each(xml, |event, name| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && name == "Relationship"
            && attribute(tag, "Id").as_deref() == Some(link)
        {
            found = attribute(tag, "Target");
        }
        Ok(())
    })?;
    Ok(found.map(|path| path.strip_prefix('/').map_or_else(|| format!("xl/{path}"), str::to_owned)))
}

/// Text in the making.
fn push(text: &mut String, event: &Event<'_>) {
    if text.len() > LONGEST_CELL {
        return;
    }
    match event {
        Event::Text(piece) => text.push_str(piece),
        Event::CData(piece) => text.push_str(piece),
        Event::GeneralRef(entity) => match (entity.resolve_char_ref(), entity.as_ref()) {
            (Ok(Some(letter)), _) => text.push(letter),
            (_, "lt") => text.push('<'),
            (_, "gt") => text.push('>'),
            (_, "amp") => text.push('&'),
            (_, "quot") => text.push('"'),
            (_, "apos") => text.push('\''),
            _ => {}
        },
        _ => {}
    }
}

/// The shared texts; phonetic runs are not part of them.
fn shared_texts(xml: &str) -> Result<Vec<String>, Why> {
    let (mut texts, mut text) = (Vec::new(), String::new());
    let (mut in_t, mut in_phonetic) = (false, false);
    each(xml, |event, name| {
        match (event, name) {
            (Event::Start(_), "si") => text.clear(),
            (Event::Start(_), "t") => in_t = true,
            (Event::End(_), "t") => in_t = false,
            (Event::Start(_), "rPh") => in_phonetic = true,
            (Event::End(_), "rPh") => in_phonetic = false,
            (Event::End(_), "si") => texts.push(std::mem::take(&mut text)),
            (Event::Empty(_), "si") => texts.push(String::new()),
            _ if in_t && !in_phonetic => push(&mut text, event),
            _ => {}
        }
        if texts.len() > MOST_TEXTS {
            return Err(Why::TooLarge(format!("more than {MOST_TEXTS} texts")));
        }
        Ok(())
    })?;
    Ok(texts)
}

/// For each format of a cell: does it show a date or a time?
fn formats(xml: &str) -> Result<Vec<bool>, Why> {
    let (mut own, mut formats, mut in_cells) = (Vec::new(), Vec::new(), false);
    each(xml, |event, name| {
        match (event, name) {
            (Event::Start(tag) | Event::Empty(tag), "numFmt") => {
                let code = attribute(tag, "formatCode").unwrap_or_default();
                if let Some(id) = attribute(tag, "numFmtId").filter(|_| shows_a_date(&code)) {
                    own.push(id);
                }
            }
            (Event::Start(_), "cellXfs") => in_cells = true,
            (Event::End(_), "cellXfs") => in_cells = false,
            (Event::Start(tag) | Event::Empty(tag), "xf") if in_cells => {
                let id = attribute(tag, "numFmtId").unwrap_or_default();
                // The numbers of formats that every program knows.
                let known = matches!(id.parse::<u32>(), Ok(14..=22 | 27..=36 | 45..=47 | 50..=58));
                formats.push(known || own.contains(&id));
            }
            _ => {}
        }
        if own.len() > 5_000 || formats.len() > MOST_TEXTS {
            return Err(Why::TooLarge("too many formats".into()));
        }
        Ok(())
    })?;
    Ok(formats)
}

/// Does a format name parts of a date or a time, outside quotes and brackets?
fn shows_a_date(code: &str) -> bool {
    let (mut quoted, mut bracket) = (false, false);
    code.to_lowercase().replace("general", "").chars().any(|c| {
        match c {
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            _ => {}
        }
        !quoted && !bracket && matches!(c, 'd' | 'm' | 'y' | 'h' | 's' | 'p' | 'v' | 'k' | 't')
    })
}

/// What the cells of a sheet refer to.
struct Cells {
    texts: Vec<String>,
    formats: Vec<bool>,
    since_1904: bool,
}

/// A cell in the making.
#[derive(Default)]
struct Cell {
    row: u32,
    column: usize,
    sort: String,
    style: usize,
    value: String,
}

impl Cells {
    fn rows(&self, xml: &str) -> Result<Vec<Row>, Why> {
        let mut rows = Rows::default();
        let (mut row, mut column, mut cell) = (0_u32, 0_usize, Cell::default());
        let (mut in_cell, mut in_value) = (false, false);
        each(xml, |event, name| {
            match (event, name) {
                (Event::Start(tag) | Event::Empty(tag), "row") => {
                    row = attribute(tag, "r").and_then(|r| r.parse().ok()).unwrap_or(row.saturating_add(1));
                    column = 0;
                }
                (Event::Start(tag), "c") => {
                    cell = begun(tag, row, column)?;
                    column = cell.column + 1;
                    in_cell = true;
                }
                (Event::Empty(tag), "c") => column = begun(tag, row, column)?.column + 1,
                (Event::Start(_), "v" | "t") if in_cell => in_value = true,
                (Event::End(_), "v" | "t") => in_value = false,
                (Event::End(_), "c") => {
                    in_cell = false;
                    let text = self.text(&cell);
                    if !text.trim().is_empty() {
                        rows.keep(&cell, text)?;
                    }
                }
                _ if in_value => push(&mut cell.value, event),
                _ => {}
            }
            Ok(())
        })?;
        Ok(rows.by_number.into_iter().map(|(number, cells)| Row { number, cells }).collect())
    }

    /// The text of a cell, as a person would have written it.
    fn text(&self, cell: &Cell) -> String {
        let value = cell.value.trim();
        match cell.sort.as_str() {
            "s" => value.parse().ok().and_then(|at: usize| self.texts.get(at)).cloned().unwrap_or_default(),
            "b" => (if value == "1" { "kyllä" } else { "ei" }).to_owned(),
            "e" => String::new(),
            "d" => value.to_owned(),
            "str" | "inlineStr" => cell.value.clone(),
            _ => match value.parse::<f64>() {
                Ok(number) if self.formats.get(cell.style).copied().unwrap_or(false) => self.moment(number),
                Ok(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
                Ok(number) if number.is_finite() => number.to_string(),
                _ => value.to_owned(),
            },
        }
    }

    /// A day, or a time of day, from the number of days since the beginning.
    fn moment(&self, serial: f64) -> String {
        if !(0.0..2_958_466.0).contains(&serial) {
            return serial.to_string();
        }
        #[expect(clippy::cast_possible_truncation, reason = "below three millions")]
        let (days, minutes) = (serial.trunc() as i64, (serial.fract() * 1440.0).round() as i64);
        let time = format!("{}:{:02}", minutes / 60 % 24, minutes % 60);
        if days == 0 {
            return time;
        }
        // The table's calendar has a 29 February 1900; days after it are counted from the day before its first.
        let first: Date = if self.since_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
        first.checked_add(days.days()).map_or_else(|_| serial.to_string(), |day| day.to_string())
    }
}

/// The place, kind and format of a cell; one that lies too far away is refused before it is kept.
fn begun(tag: &BytesStart<'_>, row: u32, column: usize) -> Result<Cell, Why> {
    let named = attribute(tag, "r");
    let (row, column) = match named.as_deref() {
        Some(name) => place(name).ok_or_else(|| broken("a cell has no place"))?,
        None => (row.max(1), column),
    };
    Ok(Cell {
        row,
        column,
        sort: attribute(tag, "t").unwrap_or_default(),
        style: attribute(tag, "s").and_then(|style| style.parse().ok()).unwrap_or(0),
        value: String::new(),
    })
}

/// "B7" as row 7 and column 1.
fn place(name: &str) -> Option<(u32, usize)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column =
        letters.bytes().fold(0_usize, |sum, byte| sum * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1);
    Some((digits.parse().ok().filter(|row| *row > 0)?, column - 1))
}

/// The rows in the making, and how much they hold.
#[derive(Default)]
struct Rows {
    by_number: BTreeMap<u32, Vec<String>>,
    cells: usize,
    bytes: usize,
}

impl Rows {
    fn keep(&mut self, cell: &Cell, text: String) -> Result<(), Why> {
        if cell.row > MOST_ROWS || cell.column >= MOST_COLUMNS {
            let place = format!("row {}, column {}", cell.row, cell.column + 1);
            return Err(Why::TooLarge(format!(
                "something stands in {place}: at most {MOST_ROWS} rows and {MOST_COLUMNS} columns are read"
            )));
        }
        self.cells += 1;
        self.bytes += text.len();
        if self.cells > MOST_CELLS || self.bytes > MOST_BYTES {
            return Err(Why::TooLarge(format!("more than {MOST_CELLS} cells or {MOST_BYTES} bytes of text")));
        }
        let row = self.by_number.entry(cell.row).or_default();
        if row.len() <= cell.column {
            row.resize(cell.column + 1, String::new());
        }
        row[cell.column] = text;
        Ok(())
    }
}
