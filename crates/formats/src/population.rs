//! How many people live in a municipality, as a table that somebody has put together: CSV with semicolons, commas or
//! tabs, with or without a byte order mark. Every row that cannot be taken is named with what is wrong in it; then
//! nothing is taken.

use rinnalla_domain::population::{AgeBand, Group, People};
use rinnalla_domain::text::name_key;

use crate::text::decoded;

/// The most rows.
const MOST_ROWS: u32 = 5_000;
/// The longest name of a village, in characters.
const LONGEST: usize = 100;

/// Something that is wrong in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row as a spreadsheet shows it; 0 for the table as a whole.
    pub row: u32,
    /// What is wrong: a code of the catalogue.
    pub code: &'static str,
    /// What stands there.
    pub is: String,
}

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Rows that can be taken, each with its number.
    pub rows: Vec<(u32, People)>,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
}

impl Read {
    fn wrong(&mut self, row: u32, code: &'static str, is: &str) {
        self.problems.push(Problem { row, code, is: is.chars().take(60).collect() });
    }
}

/// The table to fill in.
pub fn template_csv() -> Vec<u8> {
    let rows = "alue;ikä;kieli;väkiluku\r\n;;;8200\r\n;18-29;;900\r\n;65-74;;1400\r\n;;se;120\r\nKirkonkylä;;;5100\r\n";
    format!("\u{feff}{rows}").into_bytes()
}

/// Where each column stands.
struct Columns {
    village: Option<usize>,
    age: Option<usize>,
    language: Option<usize>,
    people: usize,
}

fn columns(heads: &[String]) -> Option<Columns> {
    let at = |names: &[&str]| heads.iter().position(|head| names.contains(&name_key(head).as_str()));
    let keys = |names: &[&str]| names.iter().map(|name| name_key(name)).collect::<Vec<_>>();
    let find = |names: &[&str]| {
        let keys = keys(names);
        at(&keys.iter().map(String::as_str).collect::<Vec<_>>())
    };
    Some(Columns {
        village: find(&["alue", "kylä", "kunta", "område", "by", "kommun", "area", "village", "municipality"]),
        age: find(&["ikä", "ikäryhmä", "ålder", "åldersgrupp", "age", "age band"]),
        language: find(&["kieli", "äidinkieli", "språk", "modersmål", "language"]),
        people: find(&["väkiluku", "asukkaita", "väestö", "folkmängd", "invånare", "people", "population"])?,
    })
}

/// Reads a table about the municipality of that name.
pub fn read(bytes: &[u8], municipality: &str) -> Read {
    let mut read = Read::default();
    let Some(text) = decoded(bytes) else {
        read.wrong(0, "unreadable", "");
        return read;
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator =
        *b";\t,".iter().max_by_key(|sign| (first.matches(char::from(**sign)).count(), **sign == b';')).unwrap_or(&b';');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut found: Option<Columns> = None;
    for record in reader.records() {
        let Ok(record) = record else {
            read.wrong(0, "unreadable", "");
            return read;
        };
        let number = record.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if number > MOST_ROWS {
            read.wrong(0, "too-many", "");
            return read;
        }
        if let Some(columns) = &found {
            row(&mut read, number, columns, &cells, municipality);
            continue;
        }
        found = columns(&cells);
        if found.is_none() {
            read.wrong(number, "no-column", first);
            return read;
        }
    }
    compare(&mut read);
    if read.rows.is_empty() && read.problems.is_empty() {
        read.wrong(0, "empty", "");
    }
    read
}

fn row(read: &mut Read, number: u32, columns: &Columns, cells: &[String], municipality: &str) {
    let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", String::as_str);
    let before = read.problems.len();
    let village = cell(columns.village);
    let whole = village.is_empty() || name_key(village) == name_key(municipality) || is_all(village);
    if village.chars().count() > LONGEST {
        read.wrong(number, "long-name", village);
    }
    let age = age(cell(columns.age));
    if age.is_err() {
        read.wrong(number, "unknown-age", cell(columns.age));
    }
    let language = language(cell(columns.language));
    if language.is_err() {
        read.wrong(number, "unknown-language", cell(columns.language));
    }
    let written = cell(Some(columns.people));
    let people = people(written);
    if let Err(code) = people {
        read.wrong(number, code, written);
    }
    let (Ok(age), Ok(language), Ok(people)) = (age, language, people) else { return };
    let village = if whole { String::new() } else { village.to_owned() };
    let same = |one: &(u32, People)| {
        name_key(&one.1.village) == name_key(&village) && one.1.age == age && one.1.language == language
    };
    if let Some((other, _)) = read.rows.iter().find(|one| same(one)) {
        let other = other.to_string();
        read.wrong(number, "twice", &other);
    }
    if read.problems.len() == before {
        read.rows.push((number, People { village, age, language, people }));
    }
}

/// A part is never more than the whole.
fn compare(read: &mut Read) {
    let whole = read.rows.iter().find(|(_, row)| row.village.is_empty() && row.age.is_none() && row.language.is_none());
    let Some(all) = whole.map(|(_, row)| row.people) else { return };
    let larger: Vec<(u32, i64)> =
        read.rows.iter().filter(|(_, row)| row.people > all).map(|(number, row)| (*number, row.people)).collect();
    for (number, people) in larger {
        read.wrong(number, "more-than-all", &people.to_string());
    }
}

fn is_all(text: &str) -> bool {
    ["kaikki", "yhteensä", "alla", "totalt", "all", "total"].contains(&text.to_lowercase().as_str())
}

fn age(text: &str) -> Result<Option<AgeBand>, ()> {
    if text.is_empty() || is_all(text) {
        return Ok(None);
    }
    let plain: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || "-–—+".contains(*c))
        .map(|c| if c.is_ascii_digit() { c } else { '-' })
        .collect();
    AgeBand::parse(&plain).map(Some).ok_or(())
}

fn language(text: &str) -> Result<Option<Group>, ()> {
    if text.is_empty() || is_all(text) {
        return Ok(None);
    }
    match text.to_lowercase().as_str() {
        "fi" | "suomi" | "finska" | "finnish" => Ok(Some(Group::Finnish)),
        "sv" | "ruotsi" | "svenska" | "swedish" => Ok(Some(Group::Swedish)),
        "se" | "saame" | "samiska" | "sámi" | "sami" => Ok(Some(Group::Sami)),
        "muu" | "muut" | "muu kieli" | "annat" | "andra" | "other" => Ok(Some(Group::Other)),
        _ => Err(()),
    }
}

/// A whole number as spreadsheets write it: `1 234`, `1234,0`.
fn people(text: &str) -> Result<i64, &'static str> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.is_empty() {
        return Err("no-number");
    }
    let (whole, part) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    if whole.starts_with('-') {
        return Err("negative");
    }
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err("no-number");
    }
    if part.bytes().any(|b| b != b'0') || part.len() == 3 {
        return Err("not-whole");
    }
    whole.parse().ok().filter(|n| *n <= 6_000_000).ok_or("too-large")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(table: &str) -> Vec<(u32, &'static str)> {
        read(table.as_bytes(), "Esimerkki").problems.into_iter().map(|p| (p.row, p.code)).collect()
    }

    #[test]
    fn the_template_is_taken_as_it_is() {
        let read = read(&template_csv(), "Esimerkki");
        assert_eq!(read.problems, []);
        assert_eq!(read.rows.len(), 5);
        assert_eq!(read.rows[0].1, People { village: String::new(), age: None, language: None, people: 8_200 });
        assert_eq!(read.rows[3].1.language, Some(Group::Sami));
    }

    #[test]
    fn tables_are_read_however_a_spreadsheet_writes_them() {
        for table in [
            "alue;ikä;kieli;väkiluku\nEsimerkki;65–74 v;Suomi;1 234,0\n",
            "\u{feff}Väkiluku\tIkä\tKieli\r\n1234\t65-74\tfi\r\n",
            "age,language,people\n65 - 74,finnish,\"1234,0\"\n",
        ] {
            let read = read(table.as_bytes(), "Esimerkki");
            assert_eq!(read.problems, [], "{table}");
            let row = &read.rows[0].1;
            let whole = (row.village.as_str(), row.age, row.language, row.people);
            assert_eq!(whole, ("", Some(AgeBand::From65), Some(Group::Finnish), 1_234), "{table}");
        }
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode("alue;väkiluku\nKirkonkylä;10\n");
        assert_eq!(read(&western, "Esimerkki").rows[0].1.village, "Kirkonkylä");
    }

    #[test]
    fn every_wrong_row_says_what_is_wrong() {
        let head = "alue;ikä;kieli;väkiluku\n";
        assert_eq!(
            codes(&format!("{head};18-30;;5\n;;klingon;5\n;;;paljon\n;;;-5\n;;;1,5\n;;;1.234\n;;;\nKylä;;;\n")),
            [
                (2, "unknown-age"),
                (3, "unknown-language"),
                (4, "no-number"),
                (5, "negative"),
                (6, "not-whole"),
                (7, "not-whole"),
                (9, "no-number"),
            ]
        );
        assert_eq!(codes(&format!("{head}Kylä;;;5\nkylä;;;6\n")), [(3, "twice")]);
        assert_eq!(codes(&format!("{head};;;5\nKylä;;;6\n")), [(3, "more-than-all")]);
        assert_eq!(codes("alue;ikä\nx;y\n"), [(1, "no-column")]);
        assert_eq!(codes(head), [(0, "empty")]);
        assert_eq!(codes(""), [(0, "empty")]);
        assert_eq!(codes("a\0b"), [(0, "unreadable")]);
        assert_eq!(codes(&format!("{head}{}", "x;;;1\n".repeat(6_000))).last(), Some(&(0, "too-many")));
    }
}
