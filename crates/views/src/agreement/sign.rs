//! Signing: a typed name, a drawn one, or paper.

use jiff::civil::Date;
use rinnalla_domain::AgreementId;
use rinnalla_domain::agreement::{Signer, Way};
use rinnalla_domain::text::Line;

use crate::form::{FieldError, Fields, Reader};

/// A drawing is larger than this only when something else was sent in its name.
const LARGEST_DRAWING: usize = 20 * 1024;

/// A signature as the form gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedForm {
    /// Which version was read.
    pub agreement: AgreementId,
    /// Who signs.
    pub signer: Signer,
    /// How.
    pub way: Way,
    /// The written name.
    pub name: Line,
    /// Strokes as JSON, when drawn.
    pub drawing: Option<String>,
    /// The day of signing.
    pub signed_on: Date,
    /// Where the paper is kept.
    pub kept_where: Option<Line>,
}

/// Reads a signature.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_signature(fields: &Fields, today: Date) -> Result<SignedForm, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let signer = r.code("signer", Signer::parse);
    let name = r.line("name", 200);
    let on_paper = r.ticked("paper");
    if !on_paper && !r.ticked("accept") {
        r.wrong("accept", "missing");
    }
    let drawing = if on_paper { None } else { drawing(&mut r) };
    let (signed_on, kept_where) = if on_paper { paper(&mut r, today) } else { (Some(today), None) };
    let way = match (on_paper, &drawing) {
        (true, _) => Way::Paper,
        (_, Some(_)) => Way::Drawn,
        _ => Way::Typed,
    };
    let agreement = AgreementId::new(fields.get("agreement"));
    let read = (|| {
        Some(SignedForm { agreement, signer: signer?, way, name: name?, drawing, signed_on: signed_on?, kept_where })
    })();
    r.finish(read)
}

fn paper(r: &mut Reader<'_>, today: Date) -> (Option<Date>, Option<Line>) {
    let mut day = r.day("signed_on");
    if day.is_some_and(|day| day > today) {
        r.wrong("signed_on", "future");
        day = None;
    }
    (day, r.line("kept_where", 200))
}

/// The drawing, written anew from what was understood of it.
fn drawing(r: &mut Reader<'_>) -> Option<String> {
    let raw = r.fields().get("drawing").trim();
    if raw.is_empty() || raw == "[]" {
        return None;
    }
    let Some(strokes) = strokes(raw) else {
        r.wrong("drawing", "drawing");
        return None;
    };
    serde_json::to_string(&strokes).ok()
}

/// Reads the strokes of a drawing: points from 0 to 1. `None` when it is anything else.
pub fn strokes(raw: &str) -> Option<Vec<Vec<(f32, f32)>>> {
    if raw.len() > LARGEST_DRAWING {
        return None;
    }
    let strokes: Vec<Vec<(f32, f32)>> = serde_json::from_str(raw).ok()?;
    let inside = |v: f32| (0.0..=1.0).contains(&v);
    let fits = !strokes.is_empty()
        && strokes.iter().all(|stroke| !stroke.is_empty() && stroke.iter().all(|(x, y)| inside(*x) && inside(*y)));
    fits.then_some(strokes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 13);

    fn typed() -> Fields {
        Fields::default()
            .with("agreement", "a1")
            .with("signer", "resident")
            .with("name", "Aili Lehto")
            .with("accept", "1")
    }

    fn without(name: &str) -> Fields {
        typed().pairs().into_iter().filter(|(n, _)| n != name).fold(Fields::default(), |f, (n, v)| f.with(&n, v))
    }

    #[test]
    fn a_typed_name_is_enough() {
        let signed = parse_signature(&typed(), TODAY).unwrap();
        assert_eq!((signed.way, signed.signed_on, signed.drawing), (Way::Typed, TODAY, None));
        for name in ["signer", "name", "accept"] {
            assert_eq!(parse_signature(&without(name), TODAY).unwrap_err()[0].field, name);
        }
    }

    #[test]
    fn a_drawing_is_kept_when_it_is_one() {
        let fields = typed().with("drawing", "[[[0.1,0.6],[0.15,0.2]],[[1,0]]]");
        let signed = parse_signature(&fields, TODAY).unwrap();
        assert_eq!(signed.way, Way::Drawn);
        assert_eq!(strokes(&signed.drawing.unwrap()).unwrap().len(), 2);
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        let long = format!("[[{}[0,0]]]", "[0.123,0.456],".repeat(2_000));
        for raw in ["x", "[[]]", "[[[2,0]]]", "[[[-0.1,0]]]", "[[[0.5]]]", "[[[null,1]]]", "{}", "[[[1e99,0]]]", &long]
        {
            let errors = parse_signature(&typed().with("drawing", raw), TODAY).unwrap_err();
            assert_eq!(errors[0].code, "drawing", "{raw:.20}");
        }
    }

    #[test]
    fn paper_has_a_day_and_a_place_and_needs_no_tick() {
        let fields =
            without("accept").with("paper", "1").with("signed_on", "12.11.2026").with("kept_where", "Kansio 3");
        let signed = parse_signature(&fields, TODAY).unwrap();
        assert_eq!((signed.way, signed.signed_on), (Way::Paper, date(2026, 11, 12)));
        let errors = parse_signature(&without("accept").with("paper", "1").with("signed_on", "14.11.2026"), TODAY);
        let found: Vec<_> = errors.unwrap_err().iter().map(|e| (e.field, e.code)).collect();
        assert_eq!(found, [("signed_on", "future"), ("kept_where", "missing")]);
    }
}
