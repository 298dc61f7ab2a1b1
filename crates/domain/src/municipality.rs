//! Finnish municipalities and wellbeing services counties.
//!
//! The built-in tables are Statistics Finland's classifications of 2023 with the merger of 2025;
//! `data/SOURCE.md` tells where each column comes from. An administrator loads a newer table in
//! the same form, and [`parse_table`] tells of every line that cannot be taken.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::activity::Point;

/// The built-in table of municipalities: tab-separated, one header line, the columns of [`COLUMNS`].
pub const MUNICIPALITIES_TSV: &str = include_str!("../data/municipalities.tsv");

const COUNTIES_TSV: &str = include_str!("../data/counties.tsv");

/// The columns of a table of municipalities, in order. Dates are written 2023-01-01; `county`,
/// `valid_to` and `merged_into` may be empty; `homeland` is 0 or 1.
pub const COLUMNS: [&str; 9] =
    ["code", "name_fi", "name_sv", "in_fi", "county", "valid_from", "valid_to", "merged_into", "homeland"];

/// Statistics Finland's code of a municipality: three digits, as 758 for Sodankylä.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode(u16);

/// Statistics Finland's code of a wellbeing services county: two digits, as 21 for Lapland.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountyCode(u8);

/// A municipality, as one line of a table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its code.
    pub code: MunicipalityCode,
    /// Its name in Finnish: "Sodankylä".
    pub name_fi: String,
    /// Its name in Swedish: "Sodankylä".
    pub name_sv: String,
    /// Where something is, in Finnish: "Sodankylässä", "Rovaniemellä".
    pub in_fi: String,
    /// Its county; none in Åland.
    pub county: Option<CountyCode>,
    /// The first day on which the line holds.
    pub valid_from: Date,
    /// The last day on which the municipality exists; none while it does.
    pub valid_to: Option<Date>,
    /// The municipality that it became part of.
    pub merged_into: Option<MunicipalityCode>,
    /// Whether it is in the Sámi homeland, where services are owed in the Sámi languages.
    pub homeland: bool,
}

/// A wellbeing services county, or Helsinki, which organises the same services itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct County {
    /// Its code; 90 for Helsinki.
    pub code: CountyCode,
    /// Its name in Finnish: "Lapin hyvinvointialue".
    pub name_fi: String,
    /// Its name in Swedish: "Lapplands välfärdsområde".
    pub name_sv: String,
    /// The day from which it organises services.
    pub valid_from: Date,
}

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

impl MunicipalityCode {
    /// Reads three digits; blanks at the ends do no harm. `None` for anything else.
    ///
    /// Only the form is checked. Use [`find`] to ask whether there is such a municipality.
    pub fn parse(raw: &str) -> Option<Self> {
        digits(raw.trim(), 3).map(Self)
    }

    /// The code as a number: 5 for 005.
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The code of a number; `None` for one that three digits cannot write.
    pub const fn of_number(number: u16) -> Option<Self> {
        if number < 1_000 { Some(Self(number)) } else { None }
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

impl CountyCode {
    /// Reads two digits; blanks at the ends do no harm. `None` for anything else.
    pub fn parse(raw: &str) -> Option<Self> {
        digits(raw.trim(), 2).and_then(|code| u8::try_from(code).ok()).map(Self)
    }
}

impl fmt::Display for CountyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl Municipality {
    /// Whether the municipality exists on a day, as far as the table reaches.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The built-in municipalities, those that have been merged away included, in order of code.
pub fn municipalities() -> &'static [Municipality] {
    static TABLE: LazyLock<Vec<Municipality>> =
        LazyLock::new(|| parse_table(MUNICIPALITIES_TSV).expect("the built-in table is tried by a test"));
    &TABLE
}

/// The 21 wellbeing services counties and Helsinki, in order of code.
pub fn counties() -> &'static [County] {
    static TABLE: LazyLock<Vec<County>> =
        LazyLock::new(|| COUNTIES_TSV.lines().skip(1).filter_map(county_line).collect());
    &TABLE
}

/// The municipality of a code in a table, existing or merged away.
pub fn find(table: &[Municipality], code: MunicipalityCode) -> Option<&Municipality> {
    table.iter().find(|municipality| municipality.code == code)
}

/// The county of a code.
pub fn find_county(code: CountyCode) -> Option<&'static County> {
    counties().iter().find(|county| county.code == code)
}

/// The other municipalities of the same county.
pub fn of_same_county(own: MunicipalityCode) -> Vec<MunicipalityCode> {
    let Some(county) = find(municipalities(), own).and_then(|municipality| municipality.county) else {
        return Vec::new();
    };
    let in_county = municipalities().iter().filter(|other| other.county == Some(county) && other.code != own);
    in_county.map(|municipality| municipality.code).collect()
}

/// The middle of each municipality: code, degrees north and east. `data/SOURCE.md` tells how exact they are.
const CENTRES_TSV: &str = include_str!("../data/centres.tsv");

/// The middle of a municipality: its main village or town, to a hundredth of a degree.
pub fn centre(code: MunicipalityCode) -> Option<Point> {
    centres().iter().find(|(other, _)| *other == code).map(|(_, point)| *point)
}

fn centres() -> &'static [(MunicipalityCode, Point)] {
    static TABLE: LazyLock<Vec<(MunicipalityCode, Point)>> = LazyLock::new(|| {
        let line = |line: &str| {
            let mut columns = line.split('\t');
            let code = MunicipalityCode::parse(columns.next()?)?;
            let point = Point::in_finland(columns.next()?.parse().ok()?, columns.next()?.parse().ok()?)?;
            Some((code, point))
        };
        CENTRES_TSV.lines().skip(1).filter_map(line).collect()
    });
    &TABLE
}

/// Nobody calls what is further away a municipality near by, in metres.
const NEAR: f64 = 200_000.0;

/// How much of the half way a third municipality must keep away from the middle of two that are near each other.
const BETWEEN: f64 = 0.75;

/// The municipalities near another one: between the middles of the two lies no third. There is no open table of
/// borders; most of these are neighbours, a few share no border, and a few neighbours are missing.
pub fn nearby(code: MunicipalityCode) -> Vec<MunicipalityCode> {
    let Some(own) = centre(code) else { return Vec::new() };
    let exists = |code: MunicipalityCode| find(municipalities(), code).is_some_and(|m| m.valid_to.is_none());
    let others: Vec<(MunicipalityCode, Point)> = centres()
        .iter()
        .filter(|(other, point)| *other != code && exists(*other) && own.metres_to(*point) < NEAR)
        .copied()
        .collect();
    let is_near = |(other, point): &&(MunicipalityCode, Point)| {
        let middle = Point {
            latitude: f64::midpoint(own.latitude, point.latitude),
            longitude: f64::midpoint(own.longitude, point.longitude),
        };
        let clear = own.metres_to(*point) / 2.0 * BETWEEN;
        others.iter().all(|(third, at)| third == other || middle.metres_to(*at) >= clear)
    };
    others.iter().filter(is_near).map(|(other, _)| *other).collect()
}

/// The municipalities of a table that exist on a day.
pub fn in_force_on(table: &[Municipality], day: Date) -> impl Iterator<Item = &Municipality> {
    table.iter().filter(move |municipality| municipality.in_force_on(day))
}

/// The municipality of a code as it stands on a day: itself, or what it has been merged into.
///
/// `None` for a code that the table does not have, for a day before the table begins, and for a
/// municipality that ended without a successor.
pub fn successor_on(table: &[Municipality], code: MunicipalityCode, day: Date) -> Option<&Municipality> {
    let mut current = find(table, code)?;
    // A chain without a circle is at most as long as the table.
    for _ in 0..table.len() {
        if current.in_force_on(day) {
            return Some(current);
        }
        if day < current.valid_from {
            return None;
        }
        current = find(table, current.merged_into?)?;
    }
    None
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

fn county_line(text: &str) -> Option<County> {
    let [code, name_fi, name_sv, valid_from] = <[&str; 4]>::try_from(text.split('\t').collect::<Vec<_>>()).ok()?;
    Some(County {
        code: CountyCode::parse(code)?,
        name_fi: name_fi.to_owned(),
        name_sv: name_sv.to_owned(),
        valid_from: valid_from.parse().ok()?,
    })
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

fn digits(raw: &str, count: usize) -> Option<u16> {
    let plain = raw.len() == count && raw.bytes().all(|b| b.is_ascii_digit());
    if plain { raw.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn code(raw: &str) -> MunicipalityCode {
        MunicipalityCode::parse(raw).expect("three digits")
    }

    fn named(raw: &str) -> &'static Municipality {
        find(municipalities(), code(raw)).expect("in the built-in table")
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
    fn the_built_in_table_has_the_municipalities_of_2023_and_2025() {
        assert_eq!(in_force_on(municipalities(), date(2023, 6, 1)).count(), 309);
        assert_eq!(in_force_on(municipalities(), date(2024, 12, 31)).count(), 309);
        assert_eq!(in_force_on(municipalities(), date(2025, 1, 1)).count(), 308);
        assert_eq!(municipalities().len(), 309);
    }

    #[test]
    fn there_are_21_counties_and_helsinki() {
        assert_eq!(counties().len(), COUNTIES_TSV.lines().count() - 1);
        assert_eq!(counties().len(), 22);
        let helsinki = CountyCode::parse("90").and_then(find_county).expect("Helsinki");
        assert_eq!(helsinki.name_fi, "Helsingin kaupunki");
        assert_eq!(named("091").county, Some(helsinki.code));
    }

    #[test]
    fn every_county_has_municipalities_and_every_municipality_outside_aland_a_county() {
        for county in counties() {
            assert!(municipalities().iter().any(|m| m.county == Some(county.code)), "{}", county.name_fi);
        }
        let aland: Vec<_> = municipalities().iter().filter(|m| m.county.is_none()).collect();
        assert_eq!(aland.len(), 16);
        assert!(aland.iter().any(|m| m.name_fi == "Maarianhamina" && m.name_sv == "Mariehamn"));
    }

    #[test]
    fn lapland_has_21_municipalities() {
        let lapland = CountyCode::parse("21").expect("two digits");
        assert_eq!(find_county(lapland).map(|c| c.name_fi.as_str()), Some("Lapin hyvinvointialue"));
        assert_eq!(municipalities().iter().filter(|m| m.county == Some(lapland)).count(), 21);
    }

    #[test]
    fn codes_are_unique_and_in_order() {
        assert!(municipalities().windows(2).all(|pair| pair[0].code < pair[1].code));
        assert!(counties().windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn the_sami_homeland_is_four_municipalities() {
        let homeland: Vec<_> = municipalities().iter().filter(|m| m.homeland).map(|m| m.name_fi.as_str()).collect();
        assert_eq!(homeland, ["Enontekiö", "Inari", "Sodankylä", "Utsjoki"]);
    }

    #[test]
    fn every_place_has_its_own_form_for_being_there() {
        for m in municipalities() {
            let word = m.in_fi.split(' ').next().expect("a word");
            assert!(["ssa", "ssä", "lla", "llä"].iter().any(|end| word.ends_with(end)), "{}", m.in_fi);
            let begins: String = m.name_fi.chars().take(2).collect();
            assert!(m.in_fi.starts_with(&begins), "{}", m.in_fi);
        }
        for (raw, form) in [
            ("758", "Sodankylässä"),
            ("698", "Rovaniemellä"),
            ("837", "Tampereella"),
            ("240", "Kemissä"),
            ("092", "Vantaalla"),
            ("320", "Kemijärvellä"),
            ("102", "Huittisissa"),
            ("895", "Uudessakaupungissa"),
            ("601", "Pihtiputaalla"),
            ("047", "Enontekiöllä"),
            ("211", "Kangasalla"),
            ("936", "Virroilla"),
            ("152", "Isossakyrössä"),
            ("599", "Pedersöressä"),
        ] {
            assert_eq!(named(raw).in_fi, form);
        }
    }

    #[test]
    fn no_name_carries_stray_blanks() {
        for name in municipalities().iter().flat_map(|m| [&m.name_fi, &m.name_sv, &m.in_fi]) {
            assert_eq!(name.split_whitespace().collect::<Vec<_>>().join(" "), *name);
        }
    }

    #[test]
    fn every_municipality_has_a_middle_and_others_near_by() {
        assert_eq!(centres().len(), municipalities().len());
        let names = |raw| nearby(code(raw)).into_iter().map(|c| named(&c.to_string()).name_fi.as_str()).collect();
        let of_sodankyla: Vec<&str> = names("758");
        for name in ["Inari", "Kittilä", "Pelkosenniemi", "Rovaniemi", "Savukoski"] {
            assert!(of_sodankyla.contains(&name), "{of_sodankyla:?}");
        }
        let of_utsjoki: Vec<&str> = names("890");
        assert_eq!(of_utsjoki, ["Inari"]);
        for municipality in municipalities().iter().filter(|m| m.valid_to.is_none()) {
            let near = nearby(municipality.code);
            assert!((1..=12).contains(&near.len()), "{} {}", municipality.name_fi, near.len());
            assert!(!near.contains(&code("588")), "Pertunmaa is part of Mäntyharju");
        }
        assert_eq!(nearby(code("999")), []);
    }

    #[test]
    fn a_merged_municipality_is_followed_to_its_successor() {
        let on = |day| successor_on(municipalities(), code("588"), day).map(|m| m.name_fi.as_str());
        assert_eq!(on(date(2024, 12, 31)), Some("Pertunmaa"));
        assert_eq!(on(date(2025, 1, 1)), Some("Mäntyharju"));
        assert_eq!(on(date(2022, 12, 31)), None);
        assert_eq!(successor_on(municipalities(), code("000"), date(2026, 1, 1)), None);
    }

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
    fn a_code_is_three_digits() {
        assert_eq!(code(" 005 ").to_string(), "005");
        for raw in ["", "5", "05", "0005", "00a", "+05", "٠٠٥"] {
            assert_eq!(MunicipalityCode::parse(raw), None, "{raw:?}");
        }
        assert_eq!(CountyCode::parse("09").map(|c| c.to_string()), Some("09".into()));
        assert_eq!(CountyCode::parse("9"), None);
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
