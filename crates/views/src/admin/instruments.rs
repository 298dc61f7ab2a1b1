//! Instruments of the municipality: what is asked when, with whose words, and on what decision.

use askama::Template;
use rinnalla_domain::Language;
use rinnalla_domain::instrument::{Choices, NewDecision, Use, What};
use rinnalla_domain::measurement::{Instrument, Point};
use rinnalla_measures::instrument::pack::{Pack, PackTrouble};

use super::At;
use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

const LINE: usize = 200;
const LONG: usize = 4_000;

/// Clinical instruments, which wait for a decision.
pub const CLINICAL: &[Instrument] = &[Instrument::Phq2, Instrument::Gad2];

/// Something that can be asked, and how it stands.
#[derive(Clone, Debug)]
pub struct WhatLine {
    /// What.
    pub what: What,
    /// At which points it is asked.
    pub points: Vec<Point>,
    /// Languages in which there are words.
    pub languages: Vec<Language>,
    /// It waits for the municipality's decision.
    pub waits: bool,
}

impl WhatLine {
    /// Its name.
    pub fn name(&self, w: Words) -> Said {
        what_name(w, self.what)
    }

    fn own(&self) -> bool {
        self.what == What::OwnScales
    }
}

fn what_name(w: Words, what: What) -> Said {
    match what {
        What::OwnScales => w.t("instruments-own"),
        What::Instrument(instrument) => w.code("instrument", instrument),
    }
}

/// How the licence of a pack stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It holds.
    Holds,
    /// It ends within sixty days.
    EndsSoon,
    /// It has ended: the items are not asked.
    Over,
    /// The stored file does not read any more: the items are not asked.
    Broken,
}

/// A loaded pack.
#[derive(Clone, Debug)]
pub struct PackLine {
    /// Its identity.
    pub id: String,
    /// Of which instrument.
    pub instrument: Instrument,
    /// In which language.
    pub language: Language,
    /// Edition of the words.
    pub version: String,
    /// Holder and number of the licence.
    pub licence: String,
    /// The last day of the licence, in words.
    pub until: Option<String>,
    /// How it stands.
    pub validity: Validity,
    /// When and by whom it was loaded.
    pub loaded: String,
}

/// A decision.
#[derive(Clone, Debug)]
pub struct DecisionLine {
    /// Its identity.
    pub id: String,
    /// Which instrument.
    pub instrument: Instrument,
    /// Who decided, and when.
    pub decided: String,
    /// Who answers for it clinically.
    pub responsible: String,
    /// What was decided.
    pub text: String,
    /// The day on which it was withdrawn.
    pub ended: Option<String>,
}

/// What is asked when, the packs and the decisions.
#[derive(Debug, Template)]
#[template(path = "admin/instruments.html")]
pub struct InstrumentsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// Everything that can be asked.
    pub whats: Vec<WhatLine>,
    /// Loaded packs.
    pub packs: Vec<PackLine>,
    /// Decisions, newest first.
    pub decisions: Vec<DecisionLine>,
}

impl InstrumentsPage {
    fn when(&self, line: &WhatLine) -> Said {
        if line.points.is_empty() { self.w.t("instruments-never") } else { self.w.codes("point", &line.points) }
    }

    fn words_of(&self, line: &WhatLine) -> String {
        line.languages.iter().map(|l| l.own_name()).collect::<Vec<_>>().join(", ")
    }
}

/// The form for what is asked when.
#[derive(Debug, Template)]
#[template(path = "admin/instrument_choices.html")]
pub struct ChoicesPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Everything that can be asked now.
    pub whats: Vec<WhatLine>,
}

/// Loading a pack: the file.
#[derive(Debug, Template)]
#[template(path = "admin/pack_upload.html")]
pub struct PackUploadPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Name of the file that was refused.
    pub file: String,
    /// What is wrong with it.
    pub wrong: Vec<PackTrouble>,
}

impl PackUploadPage {
    fn said(&self, trouble: &PackTrouble) -> Said {
        self.w.t1(&format!("pack-wrong-{}", trouble.code()), "about", trouble.about())
    }
}

/// Loading a pack: what it is, whose, and until when, before anything is kept.
#[derive(Debug, Template)]
#[template(path = "admin/pack_preview.html")]
pub struct PackPreviewPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Name of the file.
    pub file: String,
    /// The pack.
    pub pack: Pack,
    /// The file, to be carried along.
    pub carried: String,
    /// The last day of the licence, in words.
    pub until: Option<String>,
    /// A pack of the same instrument and language is there already.
    pub replaces: bool,
}

impl PackPreviewPage {
    fn language(&self) -> &'static str {
        Language::parse(self.pack.language).map_or(self.pack.language, Language::own_name)
    }

    fn answers(&self, item: &usize) -> String {
        let said =
            |(value, text): (i64, Option<&str>)| text.map_or_else(|| value.to_string(), |t| format!("{value} {t}"));
        self.pack.answers(*item).into_iter().map(said).collect::<Vec<_>>().join(" · ")
    }
}

/// The form for a decision.
#[derive(Debug, Template)]
#[template(path = "admin/decision.html")]
pub struct DecisionPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
}

/// Reads what is asked when. What is not on the list is dropped.
pub fn choices(fields: &Fields) -> Choices {
    let mut uses = Vec::new();
    for what in What::all() {
        let points = fields.all(what.code()).filter_map(Point::parse);
        uses.extend(points.map(|point| Use { point, what }));
    }
    Choices::new(uses)
}

/// The fields of what is asked when.
pub fn choices_fields(choices: &Choices) -> Fields {
    choices.uses().iter().fold(Fields::default(), |fields, u| fields.with(u.what.code(), u.point))
}

/// Reads a decision.
///
/// # Errors
/// Everything that is wrong.
pub fn decision(fields: &Fields) -> Result<NewDecision, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let instrument = r.code("instrument", |code| Instrument::parse(code).filter(|i| CLINICAL.contains(i)));
    let decided_by = r.line("decided_by", LINE);
    let decided_on = r.day("decided_on");
    let responsible = r.line("responsible", LINE);
    let text = r.text("text", LONG);
    let read = (|| {
        Some(NewDecision {
            instrument: instrument?,
            decided_by: decided_by?,
            decided_on: decided_on?,
            responsible: responsible?,
            text: text?,
        })
    })();
    r.finish(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clinical_instruments_are_those_that_need_a_decision() {
        let needing: Vec<_> = Instrument::ALL.iter().copied().filter(|i| i.needs_decision()).collect();
        assert_eq!(CLINICAL, needing);
    }

    #[test]
    fn what_is_ticked_is_what_is_asked() {
        let fields = Fields::default().with("own", "half").with("who5", "end").with("who5", "never").with("gas", "end");
        let read = choices(&fields);
        assert_eq!(read.uses().iter().map(ToString::to_string).collect::<Vec<_>>(), ["half:own", "end:who5"]);
        assert_eq!(choices(&choices_fields(&read)), read);
        assert!(choices(&Fields::default()).uses().is_empty(), "nothing ticked is nothing asked");
    }

    #[test]
    fn a_decision_wants_everything() {
        let errors = decision(&Fields::default()).unwrap_err();
        let fields: Vec<_> = errors.iter().map(|e| e.field).collect();
        assert_eq!(fields, ["instrument", "decided_by", "decided_on", "responsible", "text"]);
        let who5 = Fields::default().with("instrument", "who5");
        assert!(decision(&who5).unwrap_err().iter().any(|e| e.field == "instrument"));
    }
}
