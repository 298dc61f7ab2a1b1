//! Answers that somebody writes down with the resident beside: the fields that several forms share. Own scales, items
//! in the words of packs, the total of an instrument without words, how it was asked and who helped.

use rinnalla_domain::Language;
use rinnalla_domain::measurement::{Helper, Instrument, Measured, Mode, Questions, Scale, item_names};
use rinnalla_measures::instrument::Trouble;

use super::questions::{first, given};
use crate::form::{Fields, Reader};

/// Has anything been answered? Items of every instrument count: the questions may have changed meanwhile.
pub(crate) fn has_answers(fields: &Fields) -> bool {
    let typed = |name: &str| !matches!(fields.get(name).trim(), "" | "none");
    let items = |instrument: &Instrument| item_names(*instrument).iter().any(|name| typed(name));
    Scale::ALL.iter().any(|scale| typed(scale.code()))
        || typed("instrument")
        || typed("total")
        || Instrument::ALL.iter().any(items)
}

/// Reads the answers to `asked`: one measurement for the own scales with a total, one for each instrument that was
/// asked by its items. A question left out is no error; nothing answered at all is.
pub(crate) fn answers(r: &mut Reader<'_>, asked: &Questions) -> Option<Vec<Measured>> {
    let stamp = r.fields().get("_kysely");
    if !stamp.is_empty() && stamp != asked.stamp() {
        r.wrong(first(asked), "questions-changed");
        return None;
    }
    let wrong_before = r.errors_so_far();
    let given = given(r, asked);
    let instrument = Instrument::parse(r.fields().get("instrument")).filter(|i| i.total_range().is_ok());
    let total = instrument.and_then(|instrument| Some((instrument, total(r, instrument)?)));
    if given.is_empty() && total.is_none() && instrument.is_none() {
        // An answer that cannot be read has been told already: it was one.
        if r.errors_so_far() == wrong_before {
            r.wrong(first(asked), "no-answers");
        }
        return None;
    }
    let mode = r.code("mode", |code| Mode::parse(code).filter(|mode| Mode::WRITTEN_DOWN.contains(mode)));
    let helper = r.code_or_none("helper", Helper::parse);
    let language = Language::parse(r.fields().get("measure_language"));
    let mode = mode?;
    let told = |measured: Measured| Measured { helper, language, ..measured };
    let mut measured = Vec::new();
    if !given.scales.is_empty() || total.is_some() {
        measured.push(told(Measured { total, ..Measured::of_scales(given.scales, mode) }));
    }
    let items = given.items.into_iter();
    measured.extend(items.map(|items| told(Measured { items: Some(items), ..Measured::of_scales(Vec::new(), mode) })));
    Some(measured)
}

/// The raw total of an instrument. A value of a table, or a mean, is none.
fn total(r: &mut Reader<'_>, instrument: Instrument) -> Option<i64> {
    let wrong = match instrument.read_total(r.fields().get("total")) {
        Ok(score) => return score.raw,
        Err(Trouble::TotalNotWhole { text }) if text.is_empty() => "missing",
        Err(Trouble::TotalNotWhole { .. }) => "total-whole",
        Err(_) => "total-range",
    };
    r.wrong("total", wrong);
    None
}

#[cfg(test)]
mod tests {
    use super::super::questions::made_up;
    use super::*;
    use crate::form::FieldError;

    fn read(fields: &Fields, asked: &Questions) -> Result<Vec<Measured>, Vec<FieldError>> {
        let mut r = Reader::new(fields);
        let read = answers(&mut r, asked);
        r.finish(read)
    }

    fn code(fields: &Fields, asked: &Questions) -> (&'static str, &'static str) {
        let errors = read(fields, asked).unwrap_err();
        (errors[0].field, errors[0].code)
    }

    #[test]
    fn a_total_is_the_whole_sum_of_the_answers() {
        let total = |instrument: &str, total: &str| {
            let fields = Fields::default().with("instrument", instrument).with("total", total).with("mode", "phone");
            read(&fields, &Questions::default()).map(|m| m[0].total).map_err(|errors| errors[0].code)
        };
        assert_eq!(total("swemwbs", " 23 "), Ok(Some((Instrument::Swemwbs, 23))));
        assert_eq!(total("swemwbs", "20,73"), Err("total-whole"));
        assert_eq!(total("swemwbs", "36"), Err("total-range"));
        assert_eq!(total("swemwbs", ""), Err("missing"));
        assert_eq!(total("esis_exper", "30"), Err("no-answers"), "what is for groups is taken nowhere");
    }

    #[test]
    fn items_are_read_beside_own_scales_with_the_way_and_the_helper() {
        let fields = Fields::default()
            .with("company", "4")
            .with("ucla3_1", "2")
            .with("ucla3_2", "none")
            .with("mode", "phone")
            .with("helper", "relative")
            .with("measure_language", "fi");
        let measured = read(&fields, &made_up()).unwrap();
        assert_eq!(measured.len(), 2);
        assert_eq!(measured[1].items, Some((Instrument::Ucla3, vec![Some(2), None, None])));
        let told = |m: &Measured| {
            (m.mode, m.helper, m.language) == (Mode::Phone, Some(Helper::Relative), Some(Language::Finnish))
        };
        assert!(measured.iter().all(told));
    }

    #[test]
    fn words_that_changed_meanwhile_are_told_and_not_taken() {
        let asked = made_up();
        let fields = Fields::default().with("ucla3_1", "2").with("_kysely", "own");
        assert_eq!(code(&fields, &asked), ("satisfaction", "questions-changed"));
        let same = Fields::default().with("ucla3_1", "2").with("_kysely", asked.stamp());
        assert_eq!(code(&same, &asked), ("mode", "missing"), "how it was asked is never made up");
        assert!(read(&same.with("mode", "interview"), &asked).is_ok());
        assert_eq!(code(&Fields::default(), &asked), ("satisfaction", "no-answers"));
        assert_eq!(code(&Fields::default().with("ucla3_1", "9"), &asked), ("ucla3_1", "not-on-scale"));
    }

    #[test]
    fn an_answer_to_any_instrument_counts_as_an_answer() {
        assert!(has_answers(&Fields::default().with("who5_5", "0")));
        assert!(!has_answers(&Fields::default().with("who5_5", "none").with("note", "x")));
    }
}
