//! When a link worker is worried, or needs support.

use askama::Template;
use rinnalla_domain::text::Text;

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Words};

/// Writing down a worry: help first, then the words.
#[derive(Debug, Template)]
#[template(path = "worry/worry.html")]
pub struct WorryPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Whom it is about.
    pub name: String,
    /// Phone of the social emergency duty.
    pub duty_phone: Option<String>,
    /// Phone of the coordinator, and when it is answered.
    pub phone: Option<String>,
    /// When it is answered.
    pub phone_hours: Option<String>,
}

/// Asking the coordinator for support.
#[derive(Debug, Template)]
#[template(path = "worry/support.html")]
pub struct SupportPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Whom it is about.
    pub name: String,
    /// Phone of the coordinator.
    pub phone: Option<String>,
    /// When it is answered.
    pub phone_hours: Option<String>,
}

/// Reads a worry.
///
/// # Errors
/// What is wrong.
pub fn parse_worry(fields: &Fields) -> Result<Text, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let text = r.text("text", 4_000);
    crate::contact::refuse_identity_codes(&mut r, &["text"]);
    r.finish(text)
}

/// Reads a call for support: words are welcome, not needed.
///
/// # Errors
/// What is wrong.
pub fn parse_support(fields: &Fields) -> Result<Option<Text>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let note = r.text_or_none("note", 2_000);
    crate::contact::refuse_identity_codes(&mut r, &["note"]);
    r.finish(Some(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worry_needs_words_and_a_call_for_support_none() {
        assert_eq!(parse_worry(&Fields::default()).unwrap_err()[0].code, "missing");
        assert_eq!(parse_support(&Fields::default()), Ok(None));
    }
}
