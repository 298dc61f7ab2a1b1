//! Days and times as people write them, birth dates, and the refusal of Finnish identity codes.
//!
//! Dates are civil dates: a day in the calendar, without a clock or a time zone.
//!
//! The form of the identity code (henkilötunnus) is from the Digital and Population Data Services
//! Agency's page "The personal identity code" and from the Government Decree on the Population
//! Information System (128/2010) with the intermediate characters added in 2023.

use std::fmt;

use jiff::civil::{Date, Time};

/// Why what was written is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The year has fewer than four digits: 48 may be 1948 or 2048.
    #[error("the year needs four digits")]
    ShortYear,
    /// Not a day, a month and a year.
    #[error("not a date")]
    Format,
    /// The calendar has no such day, as 30.2.2026.
    #[error("there is no such day")]
    NoSuchDay,
}

/// Why what was written is not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not an hour, or an hour and two digits of minutes.
    #[error("not a time of day")]
    Format,
    /// The day has no such time, as 25.00 or 9.75.
    #[error("there is no such time")]
    NoSuchTime,
}

/// Why what was written is not an adult's birth date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BirthDateError {
    /// Not a day at all.
    #[error(transparent)]
    Date(#[from] DateError),
    /// The day is still to come.
    #[error("the birth date is in the future")]
    Future,
    /// Under [`ADULT`] years old.
    #[error("under {ADULT} years old")]
    Minor,
    /// Over [`OLDEST`] years old.
    #[error("over {OLDEST} years old")]
    TooOld,
    /// A Finnish identity code was written instead. It is not repeated here and must not be
    /// repeated to anyone: show the field empty again.
    #[error("an identity code is not asked for")]
    IdentityCode,
}

/// The age, in whole years, from which a resident can be referred.
pub const ADULT: u16 = 18;

/// The greatest age, in whole years, taken for true.
pub const OLDEST: u16 = 120;

/// Reads a day: 7.5.1948, 07.05.1948, 7,5,1948, 7/5/1948, 7-5-1948, 7 5 1948 or 1948-05-07.
///
/// Blanks around the parts and full stops at the end do no harm. A written month comes second,
/// never first.
///
/// ```
/// use jiff::civil::date;
/// use rinnalla_domain::date::{DateError, parse_date};
///
/// assert_eq!(parse_date("7. 5. 1948"), Ok(date(1948, 5, 7)));
/// assert_eq!(parse_date("7.5.48"), Err(DateError::ShortYear));
/// ```
pub fn parse_date(raw: &str) -> Result<Date, DateError> {
    let [first, second, third] = three_parts(raw).ok_or(DateError::Format)?;
    let iso = first.digits.len() == 4;
    if iso && !(second.sign == Some('-') && third.sign == Some('-')) {
        return Err(DateError::Format);
    }
    let (day, month, year) = if iso { (third, second, first) } else { (first, second, third) };
    if !(1..=2).contains(&day.digits.len()) || !(1..=2).contains(&month.digits.len()) {
        return Err(DateError::Format);
    }
    match year.digits.len() {
        4 => {}
        1..=3 => return Err(DateError::ShortYear),
        _ => return Err(DateError::Format),
    }
    let year = small(year.digits).ok_or(DateError::Format)?;
    if year < 1000 {
        return Err(DateError::ShortYear);
    }
    let part = |digits| small(digits).and_then(|n| i8::try_from(n).ok());
    let month = part(month.digits).ok_or(DateError::NoSuchDay)?;
    let day = part(day.digits).ok_or(DateError::NoSuchDay)?;
    Date::new(year, month, day).map_err(|_| DateError::NoSuchDay)
}

/// Reads a time of day: 9, 9.05, 9:05, klo 9.05, kl. 9:05.
///
/// The clock has 24 hours and ends at 23.59; minutes always have two digits.
pub fn parse_time(raw: &str) -> Result<Time, TimeError> {
    let lower = raw.trim().to_lowercase();
    let word = ["kello", "klo", "kl"].iter().find_map(|word| lower.strip_prefix(word));
    let rest = word.map_or(lower.as_str(), |rest| rest.strip_prefix('.').unwrap_or(rest));
    let clock = rest.trim().trim_end_matches('.').trim_end();
    let (hour, minute) = match clock.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return Err(TimeError::Format),
        None => (clock, "00"),
    };
    if !(1..=2).contains(&hour.len()) {
        return Err(TimeError::Format);
    }
    let part = |digits| small(digits).and_then(|n| i8::try_from(n).ok()).ok_or(TimeError::Format);
    Time::new(part(hour)?, part(minute)?, 0, 0).map_err(|_| TimeError::NoSuchTime)
}

/// One written number and the sign between it and the one before; none when there was a blank.
#[derive(Clone, Copy)]
struct Part<'a> {
    digits: &'a str,
    sign: Option<char>,
}

fn three_parts(raw: &str) -> Option<[Part<'_>; 3]> {
    let mut rest = raw.trim().trim_end_matches('.').trim_end();
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(3);
    while !rest.is_empty() {
        if parts.len() == 3 {
            return None;
        }
        let mut sign = None;
        if !parts.is_empty() {
            (sign, rest) = separator(rest)?;
        }
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, tail) = rest.split_at(end);
        if digits.is_empty() {
            return None;
        }
        parts.push(Part { digits, sign });
        rest = tail;
    }
    parts.try_into().ok()
}

/// Takes blanks, at most one sign, and blanks from the front; a blank counts when it is alone.
fn separator(text: &str) -> Option<(Option<char>, &str)> {
    let trimmed = text.trim_start();
    let first = trimmed.chars().next()?;
    let sign = match first {
        '.' | ',' | '/' => first,
        _ if is_dash(first) => '-',
        _ => return (trimmed.len() < text.len()).then_some((None, trimmed)),
    };
    Some((Some(sign), trimmed[first.len_utf8()..].trim_start()))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}')
}

fn small(digits: &str) -> Option<i16> {
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if all_digits { digits.parse().ok() } else { None }
}

/// A resident's birth date: an adult's when it was taken down, and at most [`OLDEST`] years ago.
///
/// `Debug` shows the year only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate(Date);

coded! {
    /// Age in ten-year bands for reports; the ends are joined so that a band does not point at one person.
    AgeBand {
        /// 18 to 29 years.
        From18To29 = "18-29",
        /// 30 to 39 years.
        From30To39 = "30-39",
        /// 40 to 49 years.
        From40To49 = "40-49",
        /// 50 to 59 years.
        From50To59 = "50-59",
        /// 60 to 69 years.
        From60To69 = "60-69",
        /// 70 to 79 years.
        From70To79 = "70-79",
        /// 80 years or more.
        From80 = "80-",
    }
}

impl BirthDate {
    /// Reads an adult's birth date as [`parse_date`] reads a day.
    ///
    /// Anything that begins like an identity code is refused as one, with a right check character,
    /// a wrong one or none, because a slip of the pen does not make it anything else.
    pub fn parse(raw: &str, today: Date) -> Result<Self, BirthDateError> {
        if any_number_start(raw, is_code_begun) {
            return Err(BirthDateError::IdentityCode);
        }
        Self::new(parse_date(raw)?, today)
    }

    /// Takes a day as an adult's birth date.
    pub fn new(date: Date, today: Date) -> Result<Self, BirthDateError> {
        if date > today {
            return Err(BirthDateError::Future);
        }
        let born = Self(date);
        match born.age_on(today) {
            ..ADULT => Err(BirthDateError::Minor),
            ADULT..=OLDEST => Ok(born),
            _ => Err(BirthDateError::TooOld),
        }
    }

    /// A birth date that was checked when it was first taken down, read back from a record.
    pub fn from_record(date: Date) -> Self {
        Self(date)
    }

    /// The day of birth.
    pub fn date(self) -> Date {
        self.0
    }

    /// Age in whole years on a day; 0 before birth. Who was born on 29 February is a year older on
    /// 1 March of a common year.
    pub fn age_on(self, day: Date) -> u16 {
        let before_birthday = (day.month(), day.day()) < (self.0.month(), self.0.day());
        let years = day.year() - self.0.year() - i16::from(before_birthday);
        u16::try_from(years).unwrap_or(0)
    }

    /// The band of the age on a day. Anyone under 30 is in the first band.
    pub fn age_band(self, day: Date) -> AgeBand {
        match self.age_on(day) {
            ..30 => AgeBand::From18To29,
            30..40 => AgeBand::From30To39,
            40..50 => AgeBand::From40To49,
            50..60 => AgeBand::From50To59,
            60..70 => AgeBand::From60To69,
            70..80 => AgeBand::From70To79,
            80.. => AgeBand::From80,
        }
    }
}

impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BirthDate({}-..)", self.0.year())
    }
}

/// Whether free text holds a Finnish identity code.
///
/// Found: day, month and two digits of the year that make a day of the century the sign tells; a
/// sign of any of the three centuries, those of 2023 included; a number from 002 to 999 (from 900
/// on the temporary codes); and the right check character. Case does not matter, a dash may be
/// any dash, and one blank may stand on either side of the sign. A longer run of digits or a
/// letter right after the code makes it something else.
pub fn contains_identity_code(text: &str) -> bool {
    any_number_start(text, |signs| code_at(signs).is_some_and(|code| code.is_valid()))
}

/// The 31 check characters; the place is the remainder of the nine digits divided by 31.
const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// Something that looks like an identity code: the digits, the century and the check character.
struct CodeShape {
    birth: u32,
    century: u32,
    number: u32,
    check: char,
}

impl CodeShape {
    fn is_valid(&self) -> bool {
        let (day, month) = (self.birth / 10_000, self.birth / 100 % 100);
        let year = self.century + self.birth % 100;
        let part = |n: u32| i8::try_from(n).unwrap_or(0);
        let exists = i16::try_from(year).is_ok_and(|year| Date::new(year, part(month), part(day)).is_ok());
        let expected = CHECK_CHARACTERS[((self.birth * 1000 + self.number) % 31) as usize];
        exists && (2..=999).contains(&self.number) && self.check == char::from(expected)
    }
}

/// Calls `found` with what is left of the text at every place where a number begins.
fn any_number_start(text: &str, found: impl Fn(&[char]) -> bool) -> bool {
    let signs: Vec<char> = text.chars().collect();
    (0..signs.len()).any(|start| {
        let inside_number = start.checked_sub(1).is_some_and(|i| signs[i].is_ascii_digit());
        !inside_number && found(&signs[start..])
    })
}

fn code_at(signs: &[char]) -> Option<CodeShape> {
    let (birth, rest) = digits(signs, 6)?;
    let (sign, rest) = skip_blank(rest).split_first()?;
    let century = century(*sign)?;
    let (number, rest) = digits(skip_blank(rest), 3)?;
    let (check, rest) = rest.split_first()?;
    let check = check.to_ascii_uppercase();
    let ends = rest.first().is_none_or(|next| !next.is_alphanumeric());
    ends.then_some(CodeShape { birth, century, number, check })
}

/// Six digits and three more, with or without the sign between: a whole code or one half typed.
fn is_code_begun(signs: &[char]) -> bool {
    let Some((_, rest)) = digits(signs, 6) else {
        return false;
    };
    let rest = skip_blank(rest);
    let rest = match rest.split_first() {
        Some((sign, after)) if century(*sign).is_some() => skip_blank(after),
        _ => rest,
    };
    digits(rest, 3).is_some()
}

fn digits(signs: &[char], count: usize) -> Option<(u32, &[char])> {
    let (taken, rest) = signs.split_at_checked(count)?;
    let value = taken.iter().try_fold(0, |sum, c| Some(sum * 10 + c.to_digit(10)?))?;
    Some((value, rest))
}

fn skip_blank(signs: &[char]) -> &[char] {
    match signs {
        [first, rest @ ..] if first.is_whitespace() => rest,
        _ => signs,
    }
}

/// The century of birth by the sign between the date and the number.
fn century(sign: char) -> Option<u32> {
    match sign.to_ascii_uppercase() {
        '+' => Some(1800),
        'Y' | 'X' | 'W' | 'V' | 'U' => Some(1900),
        dash if is_dash(dash) => Some(1900),
        'A'..='F' => Some(2000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    const TODAY: Date = date(2026, 3, 16);
    const SIGNS: &str = "+-YXWVUABCDEF";

    /// A code of the temporary series (900 to 999), which is given to no one for good.
    fn code(birth: u32, sign: char, number: u32) -> String {
        let check = CHECK_CHARACTERS[((birth * 1000 + number) % 31) as usize];
        format!("{birth:06}{sign}{number:03}{}", char::from(check))
    }

    #[test]
    fn every_usual_way_of_writing_a_day_is_read() {
        for raw in [
            "7.5.1948",
            "07.05.1948",
            "7,5,1948",
            "7/5/1948",
            "7 5 1948",
            "7-5-1948",
            "1948-05-07",
            " 7. 5. 1948 ",
            "7.5.1948.",
            "7 . 5 . 1948",
            "7.5 1948",
            "7\u{2013}5\u{2013}1948",
            "1948-5-7",
            "7\u{a0}5\u{a0}1948",
            "7.05.1948 .",
        ] {
            assert_eq!(parse_date(raw), Ok(date(1948, 5, 7)), "{raw:?}");
        }
    }

    #[test]
    fn a_short_year_is_refused_and_never_guessed() {
        for raw in ["7.5.48", "7/5/948", "7 5 8", "7.5.0048"] {
            assert_eq!(parse_date(raw), Err(DateError::ShortYear), "{raw:?}");
        }
    }

    #[test]
    fn a_day_outside_the_calendar_is_refused() {
        for raw in ["29.2.1900", "31.4.2000", "0.1.2000", "1.13.2000", "5.31.1999", "2000-02-30", "99.99.2000"] {
            assert_eq!(parse_date(raw), Err(DateError::NoSuchDay), "{raw:?}");
        }
        assert_eq!(parse_date("29.2.2000"), Ok(date(2000, 2, 29)));
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for raw in [
            "",
            " ",
            ".",
            "tänään",
            "7.5",
            "7.5.",
            "7.5.1948.1",
            "7..5.1948",
            "7--5-1948",
            "070548",
            "07051948",
            "007.5.1948",
            "7.5.19480",
            "1948.05.07",
            "1948/05/07",
            "-7.5.1948",
            "7.5.1948 klo 9",
            "٧.٥.١٩٤٨",
            "+7.5.1948",
            "1948-05-07T00:00",
            "7:5:1948",
        ] {
            assert_eq!(parse_date(raw), Err(DateError::Format), "{raw:?}");
        }
    }

    #[test]
    fn every_day_is_read_back_as_finns_and_as_machines_write_it() {
        let mut day = date(1999, 1, 1);
        while day < date(2005, 1, 1) {
            let finnish = format!("{}.{}.{}", day.day(), day.month(), day.year());
            assert_eq!(parse_date(&finnish), Ok(day));
            assert_eq!(parse_date(&day.to_string()), Ok(day));
            day = day.tomorrow().expect("valid");
        }
    }

    #[test]
    fn every_usual_way_of_writing_a_time_is_read() {
        for raw in [
            "9.05",
            "9:05",
            "09.05",
            "klo 9.05",
            "Klo 9:05",
            "kl. 9:05",
            "kl 9.05",
            "klo. 9.05",
            "kello 9.05",
            " 9.05. ",
        ] {
            assert_eq!(parse_time(raw), Ok(time(9, 5, 0, 0)), "{raw:?}");
        }
        assert_eq!(parse_time("9"), Ok(time(9, 0, 0, 0)));
        assert_eq!(parse_time("klo 9."), Ok(time(9, 0, 0, 0)));
        assert_eq!(parse_time("0.00"), Ok(time(0, 0, 0, 0)));
        assert_eq!(parse_time("23:59"), Ok(time(23, 59, 0, 0)));
    }

    #[test]
    fn what_is_not_a_time_is_refused() {
        for raw in [
            "",
            "klo",
            "9.5",
            "9.055",
            "009",
            "9-10",
            "puoli yhdeksän",
            "9 05",
            "-9",
            "+9.05",
            "9.+5",
            "9:05:00",
            "9 .",
        ] {
            let expected = if raw == "9 ." { Ok(time(9, 0, 0, 0)) } else { Err(TimeError::Format) };
            assert_eq!(parse_time(raw), expected, "{raw:?}");
        }
        for raw in ["24.00", "24", "9.60", "99"] {
            assert_eq!(parse_time(raw), Err(TimeError::NoSuchTime), "{raw:?}");
        }
    }

    #[test]
    fn a_birth_date_is_an_adults() {
        let parse = |raw| BirthDate::parse(raw, TODAY);
        assert_eq!(parse("7.5.1948").expect("valid").date(), date(1948, 5, 7));
        assert_eq!(parse("16.3.2008").expect("valid").age_on(TODAY), 18);
        assert_eq!(parse("17.3.2008"), Err(BirthDateError::Minor));
        assert_eq!(parse("16.3.2026"), Err(BirthDateError::Minor));
        assert_eq!(parse("17.3.2026"), Err(BirthDateError::Future));
        assert_eq!(parse("17.3.1905").expect("valid").age_on(TODAY), 120);
        assert_eq!(parse("16.3.1905"), Err(BirthDateError::TooOld));
        assert_eq!(parse("7.5.48"), Err(BirthDateError::Date(DateError::ShortYear)));
    }

    #[test]
    fn age_grows_on_the_birthday() {
        let born = BirthDate::from_record(date(1948, 5, 7));
        assert_eq!(born.age_on(date(2026, 5, 6)), 77);
        assert_eq!(born.age_on(date(2026, 5, 7)), 78);
        assert_eq!(born.age_on(date(1900, 1, 1)), 0);
        let leap = BirthDate::from_record(date(2004, 2, 29));
        assert_eq!(leap.age_on(date(2026, 2, 28)), 21);
        assert_eq!(leap.age_on(date(2026, 3, 1)), 22);
        assert_eq!(leap.age_on(date(2028, 2, 29)), 24);
    }

    #[test]
    fn every_age_has_its_band() {
        let band = |years: i16| BirthDate::from_record(date(2026 - years, 3, 16)).age_band(TODAY);
        assert_eq!([band(18), band(29)], [AgeBand::From18To29; 2]);
        assert_eq!([band(30), band(39)], [AgeBand::From30To39; 2]);
        assert_eq!([band(60), band(69)], [AgeBand::From60To69; 2]);
        assert_eq!([band(80), band(104)], [AgeBand::From80; 2]);
    }

    #[test]
    fn an_identity_code_in_place_of_a_birth_date_is_refused_as_one() {
        for sign in SIGNS.chars() {
            let right = code(70_548, sign, 912);
            for raw in [right.clone(), right.to_lowercase(), format!(" {right} "), format!("hetu {right}")] {
                assert_eq!(BirthDate::parse(&raw, TODAY), Err(BirthDateError::IdentityCode));
            }
        }
        let right = code(70_548, '-', 912);
        let (nine_digits, without_sign) = (&right[..10], right.replace('-', ""));
        for slip in [format!("{nine_digits}Q"), format!("{nine_digits}!"), nine_digits.into(), without_sign] {
            assert_eq!(BirthDate::parse(&slip, TODAY), Err(BirthDateError::IdentityCode));
        }
    }

    #[test]
    fn an_error_never_repeats_what_was_written() {
        let raw = code(70_548, 'Y', 934);
        let error = BirthDate::parse(&raw, TODAY).expect_err("invalid");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(&raw[..6]) && !shown.contains(&raw[7..]));
    }

    #[test]
    fn every_valid_code_is_found_inside_text_and_only_with_its_own_check_character() {
        let mut seed: u64 = 20_231_219;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from((seed >> 33) % below).expect("valid")
        };
        for _ in 0..2000 {
            let birth = (1 + next(28)) * 10_000 + (1 + next(12)) * 100 + next(100);
            let sign = SIGNS.chars().nth(next(13) as usize).expect("valid");
            let right = code(birth, sign, 900 + next(100));
            for text in [
                right.clone(),
                right.to_lowercase(),
                format!("Asiakas ({right}), soita."),
                format!("hetu:{right}\nja muuta"),
                format!("ä{right}."),
                format!("{} {} {}", &right[..6], sign, &right[7..]),
            ] {
                assert!(contains_identity_code(&text), "not found");
            }
            for other in CHECK_CHARACTERS.iter().map(|c| char::from(*c)).filter(|c| !right.ends_with(*c)) {
                assert!(!contains_identity_code(&format!("{}{other}", &right[..10])));
            }
            assert!(!contains_identity_code(&format!("1{right}")));
            assert!(!contains_identity_code(&format!("{right}7")));
        }
    }

    #[test]
    fn a_code_with_a_typographic_dash_is_found() {
        let right = code(70_548, '-', 917);
        for dash in ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}'] {
            assert!(contains_identity_code(&right.replace('-', &dash.to_string())));
        }
    }

    #[test]
    fn a_code_of_a_day_outside_the_calendar_is_not_one() {
        for birth in [310_299, 10_000, 11_399, 290_201] {
            assert!(!contains_identity_code(&code(birth, '-', 905)), "{birth:06}");
        }
        assert!(contains_identity_code(&code(290_200, 'A', 905)));
        assert!(!contains_identity_code(&code(290_200, '-', 905)));
        assert!(!contains_identity_code(&code(70_548, '-', 1)));
    }

    #[test]
    fn everyday_numbers_are_not_codes() {
        for text in [
            "",
            "7.5.1948",
            "040 123 4567",
            "FI21 1234 5600 0007 85",
            "1234567-8",
            "2026-03-16",
            "99600 Sodankylä",
            "viite 123456-789",
            "120 e, 10-12 h",
            "0+0",
            "010203-04",
        ] {
            assert!(!contains_identity_code(text), "{text}");
        }
    }

    #[test]
    fn the_published_vectors_are_judged_as_published() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/fi-identifiers/hetu-vectors.tsv");
        let Ok(table) = std::fs::read_to_string(path) else {
            println!("skipped: the table of published test codes is not on this machine");
            return;
        };
        let mut judged = 0;
        for line in table.lines().skip(1).filter(|line| !line.trim().is_empty()) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(contains_identity_code(columns[0]), columns[1] == "True", "line {}", judged + 2);
            assert_eq!(BirthDate::parse(columns[0], TODAY), Err(BirthDateError::IdentityCode));
            judged += 1;
        }
        assert!(judged > 20);
    }
}
