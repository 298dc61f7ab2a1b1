//! Staff's pages around a resident who answers alone: asking, the link shown once, typing in a sheet of paper.

use askama::Template;
use rinnalla_domain::Language;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::measurement::{Point, Questions};

use super::questions::{Part, rows};
use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Words};

rinnalla_domain::coded! {
    /// How a resident is asked to answer alone.
    AskWay {
        /// On the worker's device, handed over.
        Tablet = "tablet",
        /// On a device of their own, through a link.
        Link = "link",
        /// On paper.
        Paper = "paper",
    }
}

impl AskWay {
    /// The last part of the page's address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Tablet => "laite",
            Self::Link => "linkki",
            Self::Paper => "lomake",
        }
    }
}

/// Asking a resident to answer alone.
#[derive(Debug, Template)]
#[template(path = "measurement/ask.html")]
pub struct AskPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Number of the case.
    pub number: String,
    /// How.
    pub way: AskWay,
    /// Points at which can be asked now.
    pub points: Vec<Point>,
}

impl AskPage {
    fn key(&self, part: &str) -> String {
        format!("ask-{}-{part}", self.way)
    }
}

/// Reads the form: when, in which language, and an address for the link.
///
/// # Errors
/// Everything that is wrong.
pub fn ask_parse(fields: &Fields) -> Result<(Point, Language, Option<MailAddress>), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let point = r.code("point", Point::parse);
    let language = r.code("language", Language::parse);
    let mail = r.mail_or_none("mail");
    r.finish(point.zip(language).map(|(point, language)| (point, language, mail)))
}

/// A link and its code, shown once.
#[derive(Debug, Template)]
#[template(path = "measurement/link.html")]
pub struct LinkPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The link, whole.
    pub link: String,
    /// The link as a drawing.
    pub qr: String,
    /// The code in two groups.
    pub code: String,
    /// Until when they work.
    pub until: String,
    /// A mail carries the link.
    pub mailed: bool,
}

/// Finding a sheet of paper by its number.
#[derive(Debug, Template)]
#[template(path = "measurement/find.html")]
pub struct FindPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
}

/// Answers of a sheet of paper, typed in.
#[derive(Debug, Template)]
#[template(path = "measurement/entry.html")]
pub struct EntryPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Number of the case.
    pub number: String,
    /// Number of the sheet.
    pub sheet: i64,
    /// When in the support.
    pub point: Point,
    /// What was asked.
    pub questions: &'a Questions,
}

impl EntryPage<'_> {
    fn parts(&self) -> Vec<Part<'_>> {
        rows(&self.form, self.w, self.questions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_and_a_language_are_asked_for_and_an_address_may_be_left_out() {
        let fields = Fields::default().with("point", "half").with("language", "sv");
        assert_eq!(ask_parse(&fields).unwrap(), (Point::Half, Language::Swedish, None));
        let errors = ask_parse(&Fields::default().with("point", "never").with("mail", "aili")).unwrap_err();
        let errors: Vec<_> = errors.iter().map(|e| (e.field, e.code)).collect();
        assert_eq!(errors, [("point", "missing"), ("language", "missing"), ("mail", "format")]);
    }
}
