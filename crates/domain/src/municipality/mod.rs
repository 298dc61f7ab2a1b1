//! Finnish municipalities and wellbeing services counties.
//!
//! The built-in tables are Statistics Finland's classifications of 2023 with the merger of 2025;
//! `data/SOURCE.md` tells where each column comes from. An administrator loads a newer table in
//! the same form, and [`parse_table`] tells of every line that cannot be taken.

mod near;
mod table;

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::Date;

pub use near::{centre, nearby};
pub use table::{COLUMNS, TableError, TableFault, parse_table};

/// The built-in table of municipalities: tab-separated, one header line, the columns of [`COLUMNS`].
pub const MUNICIPALITIES_TSV: &str = include_str!("../../data/municipalities.tsv");

const COUNTIES_TSV: &str = include_str!("../../data/counties.tsv");

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

fn county_line(text: &str) -> Option<County> {
    let [code, name_fi, name_sv, valid_from] = <[&str; 4]>::try_from(text.split('\t').collect::<Vec<_>>()).ok()?;
    Some(County {
        code: CountyCode::parse(code)?,
        name_fi: name_fi.to_owned(),
        name_sv: name_sv.to_owned(),
        valid_from: valid_from.parse().ok()?,
    })
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
    fn a_merged_municipality_is_followed_to_its_successor() {
        let on = |day| successor_on(municipalities(), code("588"), day).map(|m| m.name_fi.as_str());
        assert_eq!(on(date(2024, 12, 31)), Some("Pertunmaa"));
        assert_eq!(on(date(2025, 1, 1)), Some("Mäntyharju"));
        assert_eq!(on(date(2022, 12, 31)), None);
        assert_eq!(successor_on(municipalities(), code("000"), date(2026, 1, 1)), None);
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
}
