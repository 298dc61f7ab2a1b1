//! Finnish identity codes: found, so that they are refused. None is ever kept.
//!
//! The form of the identity code (henkilötunnus) is from the Digital and Population Data Services
//! Agency's page "The personal identity code" and from the Government Decree on the Population
//! Information System (128/2010) with the intermediate characters added in 2023.

use jiff::civil::Date;

use super::is_dash;

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

/// Whether a text holds something that begins like an identity code, with a right check character, a wrong one or none.
pub(super) fn is_begun_in(text: &str) -> bool {
    any_number_start(text, is_code_begun)
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
    use jiff::civil::date;

    use super::*;
    use crate::date::{BirthDate, BirthDateError};

    const TODAY: Date = date(2026, 3, 16);
    const SIGNS: &str = "+-YXWVUABCDEF";

    /// A code of the temporary series (900 to 999), which is given to no one for good.
    fn code(birth: u32, sign: char, number: u32) -> String {
        let check = CHECK_CHARACTERS[((birth * 1000 + number) % 31) as usize];
        format!("{birth:06}{sign}{number:03}{}", char::from(check))
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
