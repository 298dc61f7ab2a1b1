//! Measurements: what was answered when, what is missing, and the form for answers.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::case::{Case, State};
use rinnalla_domain::measurement::{Measured, Measurement, Point, Scale};

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Words};

/// Points at which answers can be written down while support goes on.
pub const POINTS: &[Point] = &[Point::FirstVisit, Point::Half, Point::End];

/// Something that has not been asked yet, as a key of the catalogue: what, and whose turn it is.
pub fn missing(case: &Case, taken: &[Measurement], today: Date) -> Vec<&'static str> {
    let has = |points: &[Point]| taken.iter().any(|m| points.contains(&m.point));
    let mut missing = Vec::new();
    if case.state.is_over() {
        return missing;
    }
    if !has(&[Point::Referral, Point::FirstVisit]) {
        missing.push(if case.state.is_accompanied() { "measure-missing-first" } else { "measure-missing-later" });
    }
    if half(case).is_some_and(|day| day <= today) && !has(&[Point::Half, Point::End]) {
        missing.push("measure-missing-half");
    }
    if case.state == State::Closing && !has(&[Point::End]) {
        missing.push("measure-missing-end");
    }
    missing
}

fn half(case: &Case) -> Option<Date> {
    let (from, to) = case.began_on.zip(case.ends_on)?;
    let days = (to - from).get_days();
    Some(from.saturating_add(jiff::Span::new().days(days / 2)))
}

/// The measurements of a case. No name, no verdicts.
#[derive(Debug, Template)]
#[template(path = "measurement/page.html")]
pub struct MeasurementsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Identity of the case.
    pub id: String,
    /// Number of the case.
    pub number: String,
    /// Measurements, oldest first.
    pub taken: Vec<Measurement>,
    /// What is missing, as keys.
    pub missing: Vec<&'static str>,
    /// Answers can be written down.
    pub open: bool,
}

impl MeasurementsPage {
    fn answer(&self, taken: &Measurement, scale: Scale) -> String {
        taken
            .scales
            .iter()
            .find(|(s, _)| *s == scale)
            .map_or_else(|| self.w.plain("measure-not-answered"), |(_, rating)| format!("{}/10", rating.value()))
    }
}

/// The form for answers.
#[derive(Debug, Template)]
#[template(path = "measurement/new.html")]
pub struct NewMeasurementPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Number of the case.
    pub number: String,
}

/// Reads the form.
///
/// # Errors
/// Everything that is wrong.
pub fn parse(fields: &Fields) -> Result<(Point, Measured), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let point = r.code("point", |code| Point::parse(code).filter(|p| POINTS.contains(p)));
    let measured = crate::referral::answers(&mut r);
    r.finish(point.zip(measured))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::measurement::Mode;
    use rinnalla_domain::{CaseId, MunicipalityCode, ResidentId};

    fn case(state: State) -> Case {
        Case {
            id: CaseId::new("c".to_owned()),
            municipality: MunicipalityCode::parse("758").unwrap(),
            resident: ResidentId::new("r".to_owned()),
            number: "H-2026-0142".into(),
            state,
            sent_at: jiff::Timestamp::UNIX_EPOCH,
            received_at: None,
            coordinator: None,
            contacted_at: None,
            tries: 0,
            link_worker: None,
            first_visit_on: None,
            began_on: Some(date(2026, 11, 1)),
            ends_on: Some(date(2027, 1, 30)),
            closed_at: None,
            last_moved_at: jiff::Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn taken(point: Point) -> Measurement {
        let (mode, taken_on) = (Mode::Paper, date(2026, 11, 1));
        Measurement { point, mode, helper: None, scales: Vec::new(), total: None, taken_on }
    }

    #[test]
    fn what_is_missing_follows_the_support() {
        let today = date(2026, 11, 10);
        assert_eq!(missing(&case(State::Received), &[], today), ["measure-missing-later"]);
        assert_eq!(missing(&case(State::Underway), &[], today), ["measure-missing-first"]);
        let first = [taken(Point::Referral)];
        assert!(missing(&case(State::Underway), &first, today).is_empty());
        assert_eq!(missing(&case(State::Underway), &first, date(2026, 12, 16)), ["measure-missing-half"]);
        assert_eq!(missing(&case(State::Closing), &first, today), ["measure-missing-end"]);
        assert!(missing(&case(State::Closed), &[], today).is_empty());
    }

    #[test]
    fn a_point_and_one_answer_are_enough() {
        let errors = parse(&Fields::default()).unwrap_err();
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), ["point", "satisfaction"]);
        let (point, measured) = parse(&Fields::default().with("point", "half").with("company", "4")).unwrap();
        assert_eq!((point, measured.scales.len()), (Point::Half, 1));
    }

    #[test]
    fn a_call_after_the_end_is_not_written_down_here() {
        assert!(parse(&Fields::default().with("point", "follow_up").with("company", "4")).is_err());
    }
}
