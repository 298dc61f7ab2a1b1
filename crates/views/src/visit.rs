//! The first visit: arranged, held, or to be arranged again.

use askama::Template;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rinnalla_domain::measurement::{Beside, Measured, Questions};
use rinnalla_domain::text::{Line, Text};

use crate::form::{FieldError, Fields, Form, Reader};
use crate::measurement::{answers, has_answers};
use crate::{Frame, Words};

/// Arranging the first visit, or moving it.
#[derive(Debug, Template)]
#[template(path = "visit/arrange.html")]
pub struct ArrangePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Whom it is about.
    pub name: String,
    /// The time that stands, in words.
    pub stands: Option<String>,
}

/// What became of the visit.
#[derive(Debug, Template)]
#[template(path = "visit/outcome.html")]
pub struct OutcomePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form: `visit-held` or `visit-missed`.
    pub form: Form,
    /// Whom it is about.
    pub name: String,
    /// The visit was made.
    pub held: bool,
    /// The first measurement is missing: what is asked.
    pub measure: Option<Beside>,
}

impl OutcomePage {
    fn key(&self, what: &str) -> String {
        format!("{}-{what}", self.form.name)
    }
}

/// Reads when and where.
///
/// # Errors
/// Everything that is wrong.
pub fn parse_arrangement(fields: &Fields, today: Date) -> Result<(Timestamp, Line), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let day = r.day("day").and_then(|day| {
        let code = match day {
            _ if day < today => "past",
            _ if day > today.saturating_add(1.year()) => "far",
            _ => return Some(day),
        };
        r.wrong("day", code);
        None
    });
    let time = r.time("time");
    let place = r.line("place", 200);
    let starts_at = day.zip(time).and_then(|(day, time)| {
        let at = day.to_datetime(time).in_tz("Europe/Helsinki").ok().map(|zoned| zoned.timestamp());
        if at.is_none() {
            r.wrong("time", "time-format");
        }
        at
    });
    r.finish(starts_at.zip(place))
}

/// Reads what became of the visit, with the answers of a first measurement when any were given.
///
/// # Errors
/// Everything that is wrong.
pub fn parse_held(
    fields: &Fields,
    asked: Option<&Questions>,
) -> Result<(Option<Text>, Vec<Measured>), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let note = r.text_or_none("note", 4_000);
    crate::contact::refuse_identity_codes(&mut r, &["note"]);
    let asked = asked.filter(|_| has_answers(fields));
    let measured = asked.and_then(|asked| answers(&mut r, asked)).unwrap_or_default();
    r.finish(Some((note, measured)))
}

/// Reads why the visit did not take place.
///
/// # Errors
/// What is wrong.
pub fn parse_missed(fields: &Fields) -> Result<Option<Text>, Vec<FieldError>> {
    parse_held(fields, None).map(|(note, _)| note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn arranged(day: &str, time: &str) -> Fields {
        Fields::default().with("day", day).with("time", time).with("place", "Kirjasto")
    }

    #[test]
    fn a_visit_stands_in_the_time_of_finland() {
        let (at, place) = parse_arrangement(&arranged("24.11.2026", "klo 17"), TODAY).unwrap();
        assert_eq!(at.to_string(), "2026-11-24T15:00:00Z");
        assert_eq!(place.as_str(), "Kirjasto");
        let (summer, _) = parse_arrangement(&arranged("1.6.2027", "9.30"), TODAY).unwrap();
        assert_eq!(summer.to_string(), "2027-06-01T06:30:00Z");
    }

    #[test]
    fn a_visit_lies_ahead_and_not_years_away() {
        for (day, code) in [("22.11.2026", "past"), ("24.11.2028", "far"), ("", "missing"), ("24.11.26", "short-year")]
        {
            let errors = parse_arrangement(&arranged(day, "9"), TODAY).unwrap_err();
            assert_eq!((errors[0].field, errors[0].code), ("day", code), "{day}");
        }
        let errors = parse_arrangement(&Fields::default(), TODAY).unwrap_err();
        assert_eq!(errors.len(), 3, "all errors at once");
    }

    #[test]
    fn a_visit_may_be_held_without_words_or_answers() {
        assert_eq!(parse_held(&Fields::default(), Some(&Questions::default())), Ok((None, Vec::new())));
    }

    #[test]
    fn answers_are_read_when_any_were_given() {
        let fields = Fields::default().with("company", "3").with("mode", "read_aloud");
        let (_, measured) = parse_held(&fields, Some(&Questions::default())).unwrap();
        assert_eq!(measured[0].scales.len(), 1);
        let errors =
            parse_held(&Fields::default().with("instrument", "who5"), Some(&Questions::default())).unwrap_err();
        assert_eq!(errors[0].field, "total");
        assert_eq!(parse_held(&fields, None).unwrap().1, [], "a measurement that exists is not taken again");
    }
}
