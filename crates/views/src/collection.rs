//! Answers of a group without anybody's name: the coordinator's pages, and the form on a device that goes round.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::collection::{Collection, INSTRUMENT, NewCollection, Told};
use rinnalla_domain::measurement::{Questions, item_names};

use crate::form::{FieldError, Fields, Form, Reader};
use crate::measurement::{Part, rows};
use crate::report::number::decimal;
use crate::{Frame, Said, Words};

/// The longest name of a group.
const LINE: usize = 120;

/// Collections of a municipality, and a form for the next one.
#[derive(Debug, Template)]
#[template(path = "collection/list.html")]
pub struct ListPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Collections, newest first.
    pub found: Vec<Collection>,
    /// Municipalities that the reader coordinates: code and name. One is not asked.
    pub municipalities: Vec<(String, String)>,
}

/// What came of a collection, in words.
pub fn outcome(w: Words, found: &Collection) -> Said {
    match found.told {
        None => w.n("collection-answers", usize::try_from(found.answers).unwrap_or_default()),
        Some(Told::TooFew) => w.t("collection-too-few"),
        Some(Told::Mean { n, mean }) => w.t2("collection-mean", ("mean", &decimal(&w, mean, 1)), ("n", &n.to_string())),
    }
}

impl ListPage {
    fn outcome(&self, found: &Collection) -> Said {
        outcome(self.w, found)
    }
}

/// One collection.
#[derive(Debug, Template)]
#[template(path = "collection/show.html")]
pub struct ShowPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form behind the buttons; it has no fields.
    pub form: Form,
    /// The collection.
    pub found: Collection,
    /// Licensed words are there: a device can go round.
    pub has_words: bool,
}

impl ShowPage {
    fn outcome(&self) -> Said {
        outcome(self.w, &self.found)
    }
}

/// An answer on paper, typed in.
#[derive(Debug, Template)]
#[template(path = "collection/entry.html")]
pub struct EntryPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The collection.
    pub found: Collection,
    /// What is asked; no items where no licensed words are there.
    pub questions: Questions,
}

impl EntryPage {
    fn parts(&self) -> Vec<Part<'_>> {
        rows(&self.form, self.w, &self.questions)
    }
}

/// The form on a device that goes round.
#[derive(Debug, Template)]
#[template(path = "collection/device.html")]
pub struct DevicePage {
    /// Words, in the language of the collection.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// What is asked.
    pub questions: Questions,
}

impl DevicePage {
    fn parts(&self) -> Vec<Part<'_>> {
        rows(&self.form, self.w, &self.questions)
    }
}

/// Between one and the next: thanks.
#[derive(Debug, Template)]
#[template(path = "collection/thanks.html")]
pub struct ThanksPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
}

/// Reads what a collection is opened with. A group is not asked in the future.
///
/// # Errors
/// Everything that is wrong.
pub fn parse(fields: &Fields, today: Date) -> Result<NewCollection, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let group = r.line("group", LINE);
    let held_on = r.day("held_on").and_then(|day| {
        let far =
            day > today.saturating_add(jiff::ToSpan::days(60)) || day < today.saturating_sub(jiff::ToSpan::days(370));
        if far {
            r.wrong("held_on", "far");
        }
        (!far).then_some(day)
    });
    let language = r.code("language", Language::parse);
    let read = group.zip(held_on).zip(language);
    r.finish(read.map(|((group, held_on), language)| NewCollection { group, held_on, language }))
}

/// Reads an answer: the raw total of whoever answered every item, `None` where an item was left out. Nothing answered at
/// all is an error.
///
/// # Errors
/// Everything that is wrong.
pub fn answer(fields: &Fields, has_words: bool) -> Result<Option<i64>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    if !has_words {
        let (low, high) = INSTRUMENT.raw_range().unwrap_or((10, 50));
        let total = r.number("total", low, high);
        return r.finish(total.map(Some));
    }
    let (low, high) = INSTRUMENT.answers();
    let names = item_names(INSTRUMENT).iter().take(INSTRUMENT.items().unwrap_or_default());
    let mut given = Vec::new();
    for name in names.clone() {
        match fields.get(name).trim() {
            "" | "none" => given.push(None),
            raw => {
                let value = raw.parse::<i64>().ok().filter(|value| (low..=high).contains(value));
                if value.is_none() {
                    r.wrong(name, "not-on-scale");
                }
                given.push(value);
            }
        }
    }
    if given.iter().all(Option::is_none) && !r.has_errors() {
        r.wrong(names.clone().next().map_or("total", String::as_str), "no-answers");
    }
    r.finish(Some(given.into_iter().sum()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn all(value: &str) -> Fields {
        (1..=10).fold(Fields::default(), |fields, n| fields.with(&format!("esis_exper_{n}"), value))
    }

    #[test]
    fn whoever_answers_everything_has_a_total_and_whoever_leaves_an_item_out_has_none() {
        assert_eq!(answer(&all("3"), true), Ok(Some(30)));
        assert_eq!(answer(&Fields::default().with("esis_exper_1", "5"), true), Ok(None));
        let errors = answer(&Fields::default().with("esis_exper_2", "6"), true).unwrap_err();
        assert_eq!((errors[0].field, errors[0].code), ("esis_exper_2", "not-on-scale"));
        assert_eq!(answer(&all("none"), true).unwrap_err()[0].code, "no-answers");
    }

    #[test]
    fn without_words_the_total_of_a_sheet_is_typed_in() {
        let total = |text: &str| answer(&Fields::default().with("total", text), false).map_err(|e| e[0].code);
        assert_eq!(total(" 34 "), Ok(Some(34)));
        assert_eq!((total("9"), total("34,5"), total("")), (Err("number"), Err("number"), Err("missing")));
    }

    #[test]
    fn a_collection_has_a_group_a_day_and_a_language() {
        let today = date(2026, 11, 24);
        let fields = Fields::default().with("group", "Kahvikerho").with("held_on", "24.11.2026").with("language", "fi");
        assert_eq!(parse(&fields, today).map(|new| new.group.to_string()), Ok("Kahvikerho".into()));
        assert_eq!(parse(&Fields::default(), today).unwrap_err().len(), 3);
    }
}
