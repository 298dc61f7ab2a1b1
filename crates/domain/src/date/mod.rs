//! Days and times as people write them, birth dates, and the refusal of Finnish identity codes.
//!
//! Dates are civil dates: a day in the calendar, without a clock or a time zone.

mod birth;
mod identity_code;

use jiff::civil::{Date, Time};

pub use birth::{ADULT, AgeBand, BirthDate, BirthDateError, OLDEST};
pub use identity_code::contains_identity_code;

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

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

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
}
