//! Telephone numbers as people write them.
//!
//! The key is the international form of ITU-T Recommendation E.164, with a plus sign. Finnish area
//! codes are those of Traficom's numbering regulation (Regulation 32); the bounds of length are
//! generous on purpose, since old switchboard numbers are short. Grouping is what Finns are used
//! to reading.

use std::fmt;

/// A telephone number of a person or an office, Finnish or foreign.
///
/// Two numbers are equal when they are the same number, however they were written. `Debug` shows
/// the last two digits only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// Country code and the rest, digits only.
    digits: String,
}

/// Why what was written is not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Something beside digits, blanks, hyphens, brackets, dots, slashes and a leading plus.
    #[error("something else than a telephone number")]
    Letters,
    /// Too few digits; also a number without its area code, and the short emergency and service
    /// numbers such as 112.
    #[error("too few digits")]
    TooShort,
    /// More digits than a number has; also two numbers in one field.
    #[error("too many digits")]
    TooLong,
}

const FINLAND: &str = "358";

impl Phone {
    /// Reads a number: "040 123 4567", "040-1234567", "(016) 123 456", "+358 40 123 4567",
    /// "+358 (0)40 123 4567", "00358 40 123 4567" or "+47 12 34 56 78".
    ///
    /// A number that begins with neither 0 nor a country code is refused as too short: its area
    /// code is not guessed.
    pub fn parse(raw: &str) -> Result<Self, PhoneError> {
        let written = Written::read(raw)?;
        if written.digits.is_empty() {
            return Err(PhoneError::TooShort);
        }
        let international =
            if written.plus { Some(written.digits.as_str()) } else { written.digits.strip_prefix("00") };
        let digits = match international {
            Some(number) => abroad_or_home(number)?,
            None => from_finland(&written.digits)?,
        };
        Ok(Self { digits })
    }

    /// The number by which it is compared, stored and dialled: "+358401234567".
    pub fn key(&self) -> String {
        format!("+{}", self.digits)
    }

    /// The number as a reader in Finland expects it: "040 123 4567", "+47 12 34 56 78".
    pub fn display(&self) -> String {
        if let Some(number) = self.digits.strip_prefix(FINLAND) {
            let number = format!("0{number}");
            let (area, rest) = number.split_at(area_length(&number));
            return format!("{area} {}", grouped(rest));
        }
        let (country, rest) = self.digits.split_at(country_length(&self.digits));
        format!("+{country} {}", grouped(rest))
    }

    /// Whether the number is Finnish.
    pub fn is_finnish(&self) -> bool {
        self.digits.starts_with(FINLAND)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display())
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tail = self.digits.len().saturating_sub(2);
        write!(f, "Phone(..{})", &self.digits[tail..])
    }
}

/// What was written, without the signs that only help the eye.
struct Written {
    plus: bool,
    digits: String,
}

impl Written {
    fn read(raw: &str) -> Result<Self, PhoneError> {
        let mut written = Self { plus: false, digits: String::new() };
        let visible: String = raw.chars().filter(|c| !is_invisible(*c)).collect();
        // The bracketed zero of "+358 (0)40" is dialled from inside the country only.
        let dialled = if is_country_first(&visible) { visible.replacen("(0)", "", 1) } else { visible };
        for c in dialled.chars() {
            match c {
                '0'..='9' => written.digits.push(c),
                '+' if written.digits.is_empty() && !written.plus => written.plus = true,
                '(' | ')' | '-' | '.' | '/' | '\u{2010}'..='\u{2013}' | '\u{2212}' => {}
                _ if c.is_whitespace() => {}
                _ => return Err(PhoneError::Letters),
            }
        }
        Ok(written)
    }
}

fn is_country_first(visible: &str) -> bool {
    let start = visible.trim_start();
    start.starts_with('+') || start.starts_with("00")
}

/// Marks of reading direction and joiners, which address books copy along with a number.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// A number with its country code, the digits after the plus or the two zeros.
fn abroad_or_home(number: &str) -> Result<String, PhoneError> {
    if let Some(rest) = number.strip_prefix(FINLAND) {
        return finnish(rest.strip_prefix('0').unwrap_or(rest));
    }
    match number.len() {
        _ if number.starts_with('0') => Err(PhoneError::TooShort),
        ..7 => Err(PhoneError::TooShort),
        7..=15 => Ok(number.to_owned()),
        _ => Err(PhoneError::TooLong),
    }
}

/// A number as it is dialled in Finland; "358..." without the plus is taken for what it must be.
fn from_finland(digits: &str) -> Result<String, PhoneError> {
    if let Some(number) = digits.strip_prefix('0') {
        return finnish(number);
    }
    match digits.strip_prefix(FINLAND) {
        Some(number) if (8..=10).contains(&number.len()) => finnish(number),
        _ if digits.len() > 12 => Err(PhoneError::TooLong),
        _ => Err(PhoneError::TooShort),
    }
}

/// A Finnish number without the leading zero, checked for length.
fn finnish(number: &str) -> Result<String, PhoneError> {
    let (least, most) = if is_mobile(number) { (8, 10) } else { (5, 12) };
    match number.len() {
        _ if number.starts_with('0') => Err(PhoneError::TooShort),
        n if n < least => Err(PhoneError::TooShort),
        n if n > most => Err(PhoneError::TooLong),
        _ => Ok(format!("{FINLAND}{number}")),
    }
}

fn is_mobile(number: &str) -> bool {
    (number.starts_with('4') && !number.starts_with("49")) || number.starts_with("50")
}

/// How many digits of a Finnish number, its zero included, form the first group.
fn area_length(number: &str) -> usize {
    let begins = |areas: &[&str]| areas.iter().any(|area| number.starts_with(area));
    if begins(&["0400", "0457", "0500", "0600", "0700", "0800"]) {
        4
    } else if begins(&["01", "020", "029", "030", "04", "050", "07"]) {
        3
    } else {
        2
    }
}

/// How many digits the country code has, by the zones of E.164.
fn country_length(digits: &str) -> usize {
    match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [b'2', b'0' | b'7', ..]
        | [b'3', b'0'..=b'4' | b'6' | b'9', ..]
        | [b'4', b'0' | b'1' | b'3'..=b'9', ..]
        | [b'5', b'1'..=b'8', ..]
        | [b'6', b'0'..=b'6', ..]
        | [b'8', b'1' | b'2' | b'4' | b'6', ..]
        | [b'9', b'0'..=b'5' | b'8', ..] => 2,
        _ => 3,
    }
}

/// The digits after the area or country code in groups that are easy to read aloud.
fn grouped(digits: &str) -> String {
    let sizes: &[usize] = match digits.len() {
        ..=4 => &[4],
        5 => &[3, 2],
        6 => &[3, 3],
        7 => &[3, 4],
        8 => &[2, 2, 2, 2],
        9 => &[3, 3, 3],
        10 => &[3, 3, 4],
        11 => &[3, 4, 4],
        _ => &[3, 3, 3, 6],
    };
    let mut rest = digits;
    let mut groups = Vec::with_capacity(sizes.len());
    for size in sizes {
        let (group, tail) = rest.split_at((*size).min(rest.len()));
        groups.push(group);
        rest = tail;
    }
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(raw: &str) -> Result<String, PhoneError> {
        Phone::parse(raw).map(|phone| phone.key())
    }

    fn shown(raw: &str) -> String {
        Phone::parse(raw).expect("valid").display()
    }

    #[test]
    fn every_usual_way_of_writing_a_mobile_number_is_the_same_number() {
        for raw in [
            "040 123 4567",
            "040-1234567",
            "0401234567",
            "040 12 34 567",
            "+358 40 123 4567",
            "+358401234567",
            "00358 40 123 4567",
            "+358 (0)40 123 4567",
            "+358 040 1234567",
            "(040) 123 4567",
            "040/1234567",
            "040.123.4567",
            " 040\u{a0}123\u{a0}4567 ",
            "040\u{2011}123\u{2013}4567",
            "\u{202a}040 1234567\u{202c}",
            "358401234567",
            "00 358 (0) 40 1234567",
            "(+358) 40 123 4567",
        ] {
            assert_eq!(key(raw), Ok("+358401234567".into()), "{raw:?}");
        }
    }

    #[test]
    fn landline_and_foreign_numbers_are_read() {
        assert_eq!(key("(016) 123 456"), Ok("+35816123456".into()));
        assert_eq!(key("09 310 1691"), Ok("+35893101691".into()));
        assert_eq!(key("+47 12 34 56 78"), Ok("+4712345678".into()));
        assert_eq!(key("0047 12345678"), Ok("+4712345678".into()));
        assert_eq!(key("+46 (0)70 123 45 67"), Ok("+46701234567".into()));
        assert_eq!(key("+1 202 555 0123"), Ok("+12025550123".into()));
    }

    #[test]
    fn a_finnish_reader_sees_familiar_groups() {
        assert_eq!(shown("+358401234567"), "040 123 4567");
        assert_eq!(shown("0400123456"), "0400 123 456");
        assert_eq!(shown("0457 1234567"), "0457 123 4567");
        assert_eq!(shown("050123456"), "050 123 456");
        assert_eq!(shown("016123456"), "016 123 456");
        assert_eq!(shown("093101691"), "09 310 1691");
        assert_eq!(shown("051234567"), "05 123 4567");
        assert_eq!(shown("0295123456"), "029 512 3456");
        assert_eq!(shown("+4712345678"), "+47 12 34 56 78");
        assert_eq!(shown("+3725123456"), "+372 512 3456");
        assert_eq!(shown("+46701234567"), "+46 701 234 567");
        assert_eq!(shown("+12025550123"), "+1 202 555 0123");
    }

    #[test]
    fn what_is_shown_and_what_is_stored_are_read_back_as_the_same_number() {
        for raw in [
            "0401234567",
            "0400123456",
            "016123456",
            "093101691",
            "+4712345678",
            "+3725123456",
            "+79161234567",
            "02012345",
        ] {
            let phone = Phone::parse(raw).expect("valid");
            assert_eq!(Phone::parse(&phone.display()).as_ref(), Ok(&phone));
            assert_eq!(Phone::parse(&phone.key()).as_ref(), Ok(&phone));
        }
    }

    #[test]
    fn words_around_a_number_are_refused() {
        for raw in [
            "puh. 040 123 4567",
            "040 123 4567 iltaisin",
            "040O123456",
            "040 123 4567, 050 123 4567",
            "ei ole",
            "04012#3456",
            "040+1234567",
            "++358401234567",
            "٠٤٠١٢٣٤٥٦٧",
        ] {
            assert_eq!(key(raw), Err(PhoneError::Letters), "{raw:?}");
        }
    }

    #[test]
    fn short_numbers_and_numbers_without_an_area_code_are_refused() {
        for raw in [
            "",
            "-",
            "112",
            "+112",
            "0112",
            "116 117",
            "10022",
            "040 123",
            "040 12345",
            "123 4567",
            "401234567",
            "+358",
            "+358 112",
            "+0401234567",
            "00",
            "+47 123",
            "000401234567",
        ] {
            assert_eq!(key(raw), Err(PhoneError::TooShort), "{raw:?}");
        }
    }

    #[test]
    fn too_many_digits_are_refused() {
        for raw in ["040 123 4567 8901", "040 1234567 / 050 1234567", "+47 1234 5678 9012 3456", "123456789012345"] {
            assert_eq!(key(raw), Err(PhoneError::TooLong), "{raw:?}");
        }
    }

    #[test]
    fn debug_shows_two_digits_only() {
        assert_eq!(format!("{:?}", Phone::parse("0401234567")), "Ok(Phone(..67))");
    }
}
