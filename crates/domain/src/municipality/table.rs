//! Reads a table of municipalities, or tells of every line that cannot be taken.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{CountyCode, Municipality, MunicipalityCode, find_county};

/// The columns of a table of municipalities, in order. Dates are written 2023-01-01; `county`,
/// `valid_to` and `merged_into` may be empty; `homeland` is 0 or 1.
pub const COLUMNS: [&str; 9] =
    ["code", "name_fi", "name_sv", "in_fi", "county", "valid_from", "valid_to", "merged_into", "homeland"];

/// One line of a table that cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct TableError {
    /// The line in the file, the header being 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: TableFault,
}

/// What is wrong with a line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// The first line does not name the columns of [`COLUMNS`] in order.
    #[error("the header does not name the columns")]
    Header,
    /// There is no municipality under the header.
    #[error("there are no municipalities")]
    NoLines,
    /// Another number of columns than [`COLUMNS`] has.
    #[error("{found} columns instead of {}", COLUMNS.len())]
    Columns {
        /// How many there are.
        found: usize,
    },
    /// The code is not three digits.
    #[error("the code is not three digits")]
    Code,
    /// An earlier line has the same code.
    #[error("the code is also on line {first}")]
    SameCode {
        /// The earlier line.
        first: usize,
    },
    /// A name column is empty.
    #[error("{column} is empty")]
    NoName {
        /// The column.
        column: &'static str,
    },
    /// The county is neither empty nor the code of a county.
    #[error("there is no such county")]
    NoSuchCounty,
    /// A date is not written year, month and day, as 2023-01-01.
    #[error("{column} is not a date as 2023-01-01")]
    NoDate {
        /// The column.
        column: &'static str,
    },
    /// The last day is before the first.
    #[error("valid_to is before valid_from")]
    EndsBeforeStart,
    /// The municipality that this became part of is not in the table, or leads back to this one.
    #[error("merged_into does not lead to another municipality of the table")]
    NoSuccessor,
    /// `merged_into` without `valid_to`: a municipality that still exists cannot have been merged.
    #[error("merged_into needs valid_to")]
    MergedWithoutEnd,
    /// `homeland` is neither 0 nor 1.
    #[error("homeland is neither 0 nor 1")]
    Homeland,
}

/// Reads a table of municipalities, or tells of every line that cannot be taken.
///
/// The columns are those of [`COLUMNS`], separated by tabs. Empty lines and a byte order mark do
/// no harm. A line is judged by itself first, and then against the others.
pub fn parse_table(tsv: &str) -> Result<Vec<Municipality>, Vec<TableError>> {
    let tsv = tsv.trim_start_matches('\u{FEFF}');
    let mut lines = tsv.lines().enumerate().map(|(index, text)| (index + 1, text));
    let header = lines.next().map_or("", |(_, text)| text);
    if !header.split('\t').map(str::trim).eq(COLUMNS) {
        return Err(vec![TableError { line: 1, why: TableFault::Header }]);
    }
    let mut rows = Vec::new();
    let mut errors = Vec::new();
    for (line, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        match municipality_line(text) {
            Ok(municipality) => rows.push((line, municipality)),
            Err(faults) => errors.extend(faults.into_iter().map(|why| TableError { line, why })),
        }
    }
    if rows.is_empty() && errors.is_empty() {
        errors.push(TableError { line: 1, why: TableFault::NoLines });
    }
    errors.extend(faults_between(&rows, errors.is_empty()));
    errors.sort_by_key(|error| error.line);
    if errors.is_empty() { Ok(rows.into_iter().map(|(_, row)| row).collect()) } else { Err(errors) }
}

/// All that is wrong with one line by itself.
fn municipality_line(text: &str) -> Result<Municipality, Vec<TableFault>> {
    let columns: Vec<&str> = text.split('\t').map(str::trim).collect();
    let Ok([code, name_fi, name_sv, in_fi, county, valid_from, valid_to, merged_into, homeland]) =
        <[&str; COLUMNS.len()]>::try_from(columns.as_slice())
    else {
        return Err(vec![TableFault::Columns { found: columns.len() }]);
    };
    let mut faults = Vec::new();
    let code = noted(MunicipalityCode::parse(code).ok_or(TableFault::Code), &mut faults);
    for (column, name) in [("name_fi", name_fi), ("name_sv", name_sv), ("in_fi", in_fi)] {
        if name.is_empty() {
            faults.push(TableFault::NoName { column });
        }
    }
    let county = noted(optional(county, county_code), &mut faults);
    let valid_from = noted(iso_date(valid_from, "valid_from"), &mut faults);
    let valid_to = noted(optional(valid_to, |raw| iso_date(raw, "valid_to")), &mut faults);
    let merged_into =
        noted(optional(merged_into, |raw| MunicipalityCode::parse(raw).ok_or(TableFault::NoSuccessor)), &mut faults);
    let homeland = noted(zero_or_one(homeland), &mut faults);
    if valid_from.zip(valid_to.flatten()).is_some_and(|(from, to)| to < from) {
        faults.push(TableFault::EndsBeforeStart);
    }
    if merged_into.flatten().is_some() && valid_to == Some(None) {
        faults.push(TableFault::MergedWithoutEnd);
    }
    match (code, county, valid_from, valid_to, merged_into, homeland) {
        (Some(code), Some(county), Some(valid_from), Some(valid_to), Some(merged_into), Some(homeland))
            if faults.is_empty() =>
        {
            let (name_fi, name_sv, in_fi) = (name_fi.to_owned(), name_sv.to_owned(), in_fi.to_owned());
            Ok(Municipality { code, name_fi, name_sv, in_fi, county, valid_from, valid_to, merged_into, homeland })
        }
        _ => Err(faults),
    }
}

/// What is wrong with lines beside each other: codes given twice and mergers that lead nowhere.
///
/// Mergers are followed in a table that is `whole` only: a successor may be on a line that was bad.
fn faults_between(rows: &[(usize, Municipality)], whole: bool) -> Vec<TableError> {
    let mut errors = Vec::new();
    let mut first_lines: HashMap<MunicipalityCode, usize> = HashMap::new();
    let mut successors: HashMap<MunicipalityCode, Option<MunicipalityCode>> = HashMap::new();
    for (line, row) in rows {
        if let Some(first) = first_lines.get(&row.code) {
            errors.push(TableError { line: *line, why: TableFault::SameCode { first: *first } });
        } else {
            first_lines.insert(row.code, *line);
            successors.insert(row.code, row.merged_into);
        }
    }
    if whole {
        let lost = rows.iter().filter(|(_, row)| !leads_to_an_end(row.code, &successors));
        errors.extend(lost.map(|(line, _)| TableError { line: *line, why: TableFault::NoSuccessor }));
    }
    errors
}

fn leads_to_an_end(code: MunicipalityCode, successors: &HashMap<MunicipalityCode, Option<MunicipalityCode>>) -> bool {
    let mut seen = HashSet::new();
    let mut current = code;
    while seen.insert(current) {
        match successors.get(&current) {
            Some(Some(next)) => current = *next,
            Some(None) => return true,
            None => return false,
        }
    }
    false
}

fn county_code(raw: &str) -> Result<CountyCode, TableFault> {
    CountyCode::parse(raw).filter(|code| find_county(*code).is_some()).ok_or(TableFault::NoSuchCounty)
}

fn iso_date(raw: &str, column: &'static str) -> Result<Date, TableFault> {
    let plain = raw.len() == 10 && raw.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    raw.parse().ok().filter(|_| plain).ok_or(TableFault::NoDate { column })
}

fn zero_or_one(raw: &str) -> Result<bool, TableFault> {
    match raw {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(TableFault::Homeland),
    }
}

/// An empty column is none; anything else is read.
fn optional<T>(raw: &str, read: impl Fn(&str) -> Result<T, TableFault>) -> Result<Option<T>, TableFault> {
    if raw.is_empty() { Ok(None) } else { read(raw).map(Some) }
}

/// Keeps the fault, so that the rest of the line is judged too.
fn noted<T>(result: Result<T, TableFault>, faults: &mut Vec<TableFault>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::municipality::successor_on;

    fn code(raw: &str) -> MunicipalityCode {
        MunicipalityCode::parse(raw).expect("three digits")
    }

    /// A table of the given lines, whose columns are written with a bar between them.
    fn table(lines: &[&str]) -> String {
        let header = COLUMNS.join("\t");
        std::iter::once(header).chain(lines.iter().map(|line| line.replace('|', "\t"))).collect::<Vec<_>>().join("\n")
    }

    fn faults(lines: &[&str]) -> Vec<(usize, TableFault)> {
        parse_table(&table(lines)).expect_err("a bad table").into_iter().map(|e| (e.line, e.why)).collect()
    }

    const GOOD: &str = "001|A|A|A:ssa|21|2023-01-01|||0";

    #[test]
    fn a_chain_of_mergers_is_followed_to_its_end() {
        let chain = parse_table(&table(&[
            "001|A|A|A:ssa|21|2023-01-01|2025-12-31|002|0",
            "002|B|B|B:ssä|21|2023-01-01|2027-12-31|003|0",
            "003|C|C|C:ssä|21|2028-01-01|||1",
            "004|D|D|D:ssä||2023-01-01|2023-12-31||0",
        ]))
        .expect("a good table");
        let on = |raw, day| successor_on(&chain, code(raw), day).map(|m| m.name_fi.as_str());
        assert_eq!(on("001", date(2026, 5, 1)), Some("B"));
        assert_eq!(on("001", date(2028, 1, 1)), Some("C"));
        assert_eq!(on("004", date(2024, 1, 1)), None);
    }

    #[test]
    fn a_table_as_other_programs_save_it_is_read() {
        let saved = format!("\u{FEFF}{}\r\n\r\n", table(&[GOOD]).replace('\n', "\r\n"));
        assert_eq!(parse_table(&saved).map(|rows| rows.len()), Ok(1));
    }

    #[test]
    fn a_table_without_its_header_or_lines_is_refused() {
        let header = |line| Err(vec![TableError { line, why: TableFault::Header }]);
        assert_eq!(parse_table(""), header(1));
        assert_eq!(parse_table("code;name_fi"), header(1));
        assert_eq!(parse_table(&GOOD.replace('|', "\t")), header(1));
        assert_eq!(faults(&[]), [(1, TableFault::NoLines)]);
    }

    #[test]
    fn every_bad_line_is_told_with_everything_wrong_in_it() {
        assert_eq!(
            faults(&[
                GOOD,
                "2|B||B:ssä|99|1.1.2023|||x",
                "003|C|C|C:ssä|21|2023-01-01",
                "",
                "004|D|D|D:ssä|21|2023-01-01|2022-12-31||0",
                "005|E|E|E:ssä|21|2023-01-01|2023-02-30|12|1",
                "006|F|F|F:ssä|21|2023-01-01||001|0",
                "001|G|G|G:ssä|21|2023-01-01|||0",
            ]),
            [
                (3, TableFault::Code),
                (3, TableFault::NoName { column: "name_sv" }),
                (3, TableFault::NoSuchCounty),
                (3, TableFault::NoDate { column: "valid_from" }),
                (3, TableFault::Homeland),
                (4, TableFault::Columns { found: 6 }),
                (6, TableFault::EndsBeforeStart),
                (7, TableFault::NoDate { column: "valid_to" }),
                (7, TableFault::NoSuccessor),
                (8, TableFault::MergedWithoutEnd),
                (9, TableFault::SameCode { first: 2 }),
            ]
        );
    }

    #[test]
    fn mergers_that_lead_nowhere_are_refused() {
        assert_eq!(faults(&["001|A|A|A:ssa|21|2023-01-01|2024-12-31|009|0"]), [(2, TableFault::NoSuccessor)]);
        assert_eq!(
            faults(&["001|A|A|A:ssa|21|2023-01-01|2024-12-31|002|0", "002|B|B|B:ssä|21|2023-01-01|2024-12-31|001|0",]),
            [(2, TableFault::NoSuccessor), (3, TableFault::NoSuccessor)]
        );
    }

    #[test]
    fn an_error_names_its_line() {
        let error = TableError { line: 12, why: TableFault::SameCode { first: 4 } };
        assert_eq!(error.to_string(), "line 12: the code is also on line 4");
    }
}
