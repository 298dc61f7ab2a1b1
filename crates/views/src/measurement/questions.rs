//! Questions as fields, and their answers read back: own scales first, then instruments in the words of their packs.

use rinnalla_domain::measurement::{Helper, Items, Measured, Mode, Pack, Questions, Rating, Scale, item_name};

use crate::form::{Field, FieldError, Fields, Form, Reader};
use crate::{Said, Words};

/// A part of the questions: own scales, or one instrument.
#[derive(Debug)]
pub struct Part<'a> {
    /// What is said before it, for an instrument in the words of its pack.
    pub pack: Option<&'a Pack>,
    /// The questions.
    pub fields: Vec<Field<'a>>,
}

/// Every question as a field, numbered.
pub fn rows<'a>(form: &'a Form, w: Words, questions: &'a Questions) -> Vec<Part<'a>> {
    let skip = w.t("meter-skip");
    let mut number = 0;
    let mut numbered = |text: &str| {
        number += 1;
        format!("{number}. {text}")
    };
    let mut parts = Vec::new();
    if questions.own {
        let own = Scale::ALL.iter().map(|scale| {
            let text = numbered(&w.code("scale", scale).text);
            form.scale(scale.code()).labelled(text).skippable(skip.clone())
        });
        parts.push(Part { pack: None, fields: own.collect() });
    }
    parts.extend(questions.packs.iter().map(|pack| part_of(form, pack, &skip, &mut numbered)));
    parts
}

/// The items of packs alone: own scales are asked in another way.
pub fn pack_rows<'a>(form: &'a Form, w: Words, questions: &'a Questions) -> Vec<Part<'a>> {
    let skip = w.t("meter-skip");
    let of_pack = |pack: &'a Pack| {
        let mut number = 0;
        part_of(form, pack, &skip, &mut |text: &str| {
            number += 1;
            format!("{number}. {text}")
        })
    };
    questions.packs.iter().map(of_pack).collect()
}

fn part_of<'a>(form: &'a Form, pack: &'a Pack, skip: &Said, numbered: &mut dyn FnMut(&str) -> String) -> Part<'a> {
    let items = pack.items.iter().enumerate().filter_map(|(n, item)| {
        let name = item_name(pack.instrument, n + 1)?;
        let field = item_field(form, name, numbered(&item.text), &pack.answers(n));
        Some(field.skippable(skip.clone()))
    });
    Part { pack: Some(pack), fields: items.collect() }
}

/// An item in its own words: answers with words stand below each other, numbers with words at the ends beside each
/// other.
fn item_field<'a>(form: &'a Form, name: &'static str, text: String, answers: &[(i64, Option<&str>)]) -> Field<'a> {
    if answers.iter().all(|(_, words)| words.is_some()) {
        let options = answers.iter().map(|(value, words)| (value.to_string(), words.unwrap_or_default().to_owned()));
        return form.one_of(name, options.collect()).labelled(text);
    }
    let ends: Vec<String> =
        answers.iter().filter_map(|(value, words)| Some(format!("{value} = {}", (*words)?))).collect();
    let (low, high) = (answers.first().map_or(0, |a| a.0), answers.last().map_or(10, |a| a.0));
    let number = |value: i64| u8::try_from(value).unwrap_or_default();
    form.scale_between(name, number(low), number(high)).labelled(format!("{text} ({})", ends.join(", ")))
}

/// What was answered.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// Own scales.
    pub(super) scales: Vec<(Scale, Rating)>,
    /// Items of each instrument of which any was answered.
    pub(super) items: Vec<Items>,
}

impl Given {
    pub(super) const fn is_empty(&self) -> bool {
        self.scales.is_empty() && self.items.is_empty()
    }
}

/// Reads the answers. A question left out, or skipped on purpose, is no error.
pub(super) fn given(r: &mut Reader<'_>, questions: &Questions) -> Given {
    let mut given = Given::default();
    for scale in Scale::ALL.iter().filter(|_| questions.own) {
        if let Some(value) = answer(r, scale.code(), 0, 10) {
            given.scales.extend(Rating::from_value(value).map(|rating| (*scale, rating)));
        }
    }
    for pack in &questions.packs {
        let (low, high) = pack.instrument.answers();
        let names = (1..=pack.items.len()).map(|n| item_name(pack.instrument, n));
        let items: Vec<Option<i64>> = names.map(|name| name.and_then(|name| answer(r, name, low, high))).collect();
        if items.iter().any(Option::is_some) {
            given.items.push((pack.instrument, items));
        }
    }
    given
}

/// Reads the answers: one measurement for the own scales and one for each instrument that was answered at all. A
/// question left out, or skipped on purpose, is no error; nothing answered at all is.
///
/// # Errors
/// Everything that is wrong.
pub fn parse(fields: &Fields, questions: &Questions, mode: Mode) -> Result<Vec<Measured>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let helper = r.code_or_none("helper", Helper::parse);
    let given = given(&mut r, questions);
    let mut measured = Vec::new();
    if !given.scales.is_empty() {
        measured.push(Measured { helper, ..Measured::of_scales(given.scales, mode) });
    }
    for items in given.items {
        measured.push(Measured { helper, items: Some(items), ..Measured::of_scales(Vec::new(), mode) });
    }
    if measured.is_empty() && !r.has_errors() {
        r.wrong(first(questions), "no-answers");
    }
    r.finish(Some(measured))
}

/// The field of the first question.
pub(super) fn first(questions: &Questions) -> &'static str {
    let item = questions.packs.first().filter(|_| !questions.own).and_then(|pack| item_name(pack.instrument, 1));
    item.unwrap_or(Scale::Satisfaction.code())
}

fn answer(r: &mut Reader<'_>, name: &'static str, low: i64, high: i64) -> Option<i64> {
    let raw = r.fields().get(name).trim();
    if raw.is_empty() || raw == "none" {
        return None;
    }
    let value = raw.parse().ok().filter(|value| (low..=high).contains(value));
    if value.is_none() {
        r.wrong(name, "not-on-scale");
    }
    value
}

/// Own scales and three made-up items.
#[cfg(test)]
pub(super) fn made_up() -> Questions {
    use rinnalla_domain::measurement::Instrument;
    use rinnalla_measures::instrument::pack::{Anchor, Item, PackLicence};

    let item = |n: i64| Item { text: format!("Keksitty kohta {n}"), anchors: Vec::new() };
    let anchor = |(value, text): (i64, &str)| Anchor { value, text: text.into() };
    let pack = Pack {
        instrument: Instrument::Ucla3,
        version: "0".into(),
        language: "fi",
        title: "Keksitty kysely".into(),
        instruction: "Valitse yksi.".into(),
        items: (1..=3).map(item).collect(),
        anchors: [(1, "vähän"), (2, "jonkin verran"), (3, "paljon")].into_iter().map(anchor).collect(),
        licence: PackLicence { holder: "Keksitty".into(), number: "1".into(), valid_to: None },
        copyright: "© Keksitty".into(),
    };
    Questions { own: true, packs: vec![pack] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::measurement::Instrument;

    fn wrong(fields: &Fields) -> Vec<(&'static str, &'static str)> {
        let errors = parse(fields, &made_up(), Mode::OwnDevice).unwrap_err();
        errors.iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn a_skipped_question_is_no_error_and_has_no_answer() {
        let fields = Fields::default().with("company", "4").with("satisfaction", "none").with("ucla3_2", "3");
        let measured = parse(&fields.with("helper", "reader"), &made_up(), Mode::OwnDevice).unwrap();
        assert_eq!(measured.len(), 2);
        assert_eq!(measured[0].scales.len(), 1);
        assert_eq!(measured[1].items, Some((Instrument::Ucla3, vec![None, Some(3), None])));
        assert!(measured.iter().all(|m| m.helper == Some(Helper::Reader) && m.mode == Mode::OwnDevice));
    }

    #[test]
    fn answers_out_of_range_and_no_answers_at_all_are_told_at_their_questions() {
        let fields = Fields::default().with("company", "11").with("ucla3_1", "0").with("ucla3_3", "2,5");
        let scale = "not-on-scale";
        assert_eq!(wrong(&fields), [("company", scale), ("ucla3_1", scale), ("ucla3_3", scale)]);
        assert_eq!(wrong(&Fields::default().with("going_out", "none")), [("satisfaction", "no-answers")]);
    }
}
