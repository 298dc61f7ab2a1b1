//! The resident's own pages: the code, the questions, the thanks. They name nobody and nothing before the code, carry
//! no menu, and never show a score.

use askama::Template;
use rinnalla_domain::measurement::{Helper, Mode, Questions};

use super::questions::{Part, rows};
use crate::form::{Fields, Form};
use crate::public::help::{Help, helps};
use crate::{Frame, Said, Words};

/// Asks for the code. Nothing of whom the link is for.
#[derive(Debug, Template)]
#[template(path = "measurement/code.html")]
pub struct CodePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
}

/// Reads the code as people type it.
pub fn code_of(fields: &Fields) -> String {
    fields.get("code").chars().filter(char::is_ascii_digit).collect()
}

/// The questions.
#[derive(Debug, Template)]
#[template(path = "measurement/own.html")]
pub struct OwnPage<'a> {
    /// Words, in the language in which the resident is asked.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// What is asked.
    pub questions: &'a Questions,
    /// On which device.
    pub mode: Mode,
    /// Still larger text.
    pub larger: bool,
    /// Answers were saved earlier, at least in part.
    pub resumed: bool,
    /// Answers can lead to a call: said beforehand.
    pub may_call: bool,
}

impl OwnPage<'_> {
    fn parts(&self) -> Vec<Part<'_>> {
        rows(&self.form, self.w, self.questions)
    }

    fn alone(&self) -> bool {
        self.mode == Mode::OwnDevice
    }

    const fn helpers() -> &'static [Helper] {
        Helper::OWN
    }
}

/// The answers are saved.
#[derive(Debug, Template)]
#[template(path = "measurement/done.html")]
pub struct DonePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// On which device.
    pub mode: Mode,
    /// The written help path is shown; nothing says why.
    pub help: bool,
}

impl DonePage {
    fn helps(&self) -> &'static [Help] {
        helps()
    }
}

/// The link or the form cannot be used: what happened, and what to do.
#[derive(Debug, Template)]
#[template(path = "measurement/over.html")]
pub struct OverPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Which page, as a part of the catalogue's keys.
    pub key: &'static str,
}

impl OverPage {
    fn title(&self) -> Said {
        self.w.t(&format!("meter-{}-title", self.key))
    }

    fn text(&self) -> Said {
        self.w.t(&format!("meter-{}-text", self.key))
    }
}
