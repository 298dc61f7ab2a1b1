//! Measurements: what was answered when, what is missing and whose turn it is, and the forms for answers.

mod ask;
mod beside;
mod own;
mod paper;
mod questions;

pub use ask::{AskPage, AskWay, EntryPage, FindPage, LinkPage, ask_parse};
pub(crate) use beside::{answers, has_answers};
pub use own::{CodePage, DonePage, OverPage, OwnPage, code_of};
pub use paper::{SheetFacts, sheet};
pub use questions::{Part, pack_rows, parse as parse_questions, rows};

use askama::Template;
use rinnalla_domain::measurement::{Beside, Measured, Measurement, Planned, Point, Questions, Scale, Stand};

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// Points at which answers can be written down while support goes on.
pub const POINTS: &[Point] = &[Point::FirstVisit, Point::Half, Point::End];

/// A resident who was asked to answer and has not done so yet.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What waits, in words.
    pub what: Said,
    /// Until when.
    pub until: String,
    /// The answers of this sheet of paper are typed in.
    pub sheet: Option<i64>,
    /// Codes of the point and of the mode, for taking it back.
    pub point: Point,
    /// The mode.
    pub mode: rinnalla_domain::measurement::Mode,
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
    /// The planned ones.
    pub plan: Vec<Planned>,
    /// Residents asked to answer by themselves.
    pub waiting: Vec<Waiting>,
    /// Answers can be written down, or asked for.
    pub open: bool,
    /// The answers ask for a call that nobody has looked at yet.
    pub calls: bool,
    /// The reader coordinates.
    pub coordinates: bool,
}

impl MeasurementsPage {
    fn answer(&self, taken: &Measurement, scale: Scale) -> String {
        taken
            .scales
            .iter()
            .find(|(s, _)| *s == scale)
            .map_or_else(|| self.w.plain("measure-not-answered"), |(_, rating)| format!("{}/10", rating.value()))
    }

    /// Class, mark and words of a planned measurement.
    fn stand(&self, planned: &Planned) -> (&'static str, &'static str, Said) {
        let w = self.w;
        match planned.stand {
            Stand::Taken(day) => ("ok", "✓", w.t1("plan-taken", "day", w.day_only(day))),
            Stand::Due(_) => ("warn", "!", w.t("plan-due")),
            Stand::Optional(_) => ("info", "→", w.t("plan-optional")),
            Stand::Later(Some(day)) => ("neutral", "○", w.t1("plan-later", "day", w.day_only(day))),
            Stand::Later(None) => ("neutral", "○", w.t("plan-not-yet")),
            Stand::Past => ("neutral", "–", w.t("plan-past")),
        }
    }

    /// Whose turn it is.
    fn turn(&self, planned: &Planned) -> Option<Said> {
        let (Stand::Due(turn) | Stand::Optional(turn)) = planned.stand else {
            return None;
        };
        Some(self.w.code("turn", turn))
    }

    /// How answers were taken: the way, the helper, the language.
    fn how(&self, taken: &Measurement) -> String {
        let mut parts = vec![self.w.code("mode", taken.mode).text];
        if let Some(helper) = taken.helper {
            parts.push(self.w.code("helper", helper).text);
        }
        if let Some(words) = &taken.helper_words {
            parts.push(self.w.t1("measure-helped", "who", words).text);
        }
        if let Some(language) = taken.language {
            parts.push(self.w.code("spoken", language).text);
        }
        parts.join(". ")
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
    /// When in the support.
    pub point: Point,
    /// When else it can be.
    pub others: Vec<Point>,
    /// What is asked.
    pub beside: Beside,
}

/// A point at which answers can be written down while support goes on.
pub fn point_of(code: &str) -> Option<Point> {
    Point::parse(code).filter(|point| POINTS.contains(point))
}

/// Reads the form.
///
/// # Errors
/// Everything that is wrong.
pub fn parse(fields: &Fields, asked: &Questions) -> Result<(Point, Vec<Measured>), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let point = r.code("point", point_of);
    let measured = answers(&mut r, asked);
    r.finish(point.zip(measured))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_and_one_answer_are_enough() {
        let errors = parse(&Fields::default(), &Questions::default()).unwrap_err();
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), ["point", "satisfaction"]);
        let (point, measured) = parse(
            &Fields::default().with("point", "half").with("company", "4").with("mode", "phone"),
            &Questions::default(),
        )
        .unwrap();
        assert_eq!((point, measured[0].scales.len()), (Point::Half, 1));
    }

    #[test]
    fn an_answer_that_is_not_on_the_scale_is_told_at_its_question() {
        let errors = parse(
            &Fields::default().with("point", "half").with("company", "11").with("mode", "phone"),
            &Questions::default(),
        )
        .unwrap_err();
        assert_eq!(errors.iter().map(|e| (e.field, e.code)).collect::<Vec<_>>(), [("company", "not-on-scale")]);
    }

    #[test]
    fn a_call_after_the_end_is_not_written_down_here() {
        assert!(
            parse(&Fields::default().with("point", "follow_up").with("company", "4"), &Questions::default()).is_err()
        );
    }
}
