//! What the resident allows, and who must not see the resident's data.

use std::fmt;

use askama::Template;
use rinnalla_domain::consent::{Given, Permission};
use rinnalla_domain::text::Line;

use crate::form::{FieldError, Fields, Form, Reader};
use crate::words::escape;
use crate::{Frame, Said, Words};

/// A consent text as people write it, laid out: an empty line between paragraphs, a question above its answer,
/// and a dot before each line of a list.
#[derive(Clone, Copy, Debug)]
pub struct LaidOut<'a>(pub &'a str);

impl askama::filters::HtmlSafe for LaidOut<'_> {}

impl fmt::Display for LaidOut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for block in self.0.split("\n\n") {
            // Which kind of part is open: `p`, `ul`, or none.
            let mut open = "";
            for (n, line) in block.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
                let point = line.strip_prefix('•').map(str::trim);
                let wanted = if point.is_some() { "ul" } else { "p" };
                if open != wanted {
                    close(f, open)?;
                    write!(f, "<{wanted}>")?;
                } else if point.is_none() {
                    f.write_str("<br>")?;
                }
                open = wanted;
                match point {
                    Some(point) => write!(f, "<li>{}</li>", escape(point))?,
                    None if n == 0 && line.ends_with('?') => write!(f, "<strong>{}</strong>", escape(line))?,
                    None => f.write_str(&escape(line))?,
                }
            }
            close(f, open)?;
        }
        Ok(())
    }
}

fn close(f: &mut fmt::Formatter<'_>, open: &str) -> fmt::Result {
    if open.is_empty() { Ok(()) } else { write!(f, "</{open}>") }
}

/// A permission as it stands, or stood.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which.
    pub permission: Permission,
    /// How it was given.
    pub given: Given,
    /// Version of the text that the resident heard or read.
    pub version: i64,
    /// When it was given, in words.
    pub given_at: String,
    /// When it was taken back, in words.
    pub withdrawn_at: Option<String>,
    /// Who wrote it down.
    pub by: String,
}

impl Listed {
    /// How, when, by whom, with which text.
    fn line(&self, w: Words) -> Said {
        let how = w.code("consent-how", self.given).text;
        w.say(
            "consent-given",
            &[("how", &how), ("when", &self.given_at), ("who", &self.by), ("version", &self.version)],
        )
    }
}

/// A version of the consent text.
#[derive(Clone, Debug)]
pub struct ToldText {
    /// Version.
    pub version: i64,
    /// Language of the words, as its code.
    pub language: String,
    /// The words.
    pub body: String,
}

/// The permissions of a case.
#[derive(Debug, Template)]
#[template(path = "consent/page.html")]
pub struct ConsentPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Identity of the case.
    pub id: String,
    /// Number of the case.
    pub number: String,
    /// First name and a letter.
    pub who: String,
    /// In force.
    pub standing: Vec<Listed>,
    /// Taken back.
    pub former: Vec<Listed>,
    /// Something can still be allowed.
    pub more: bool,
    /// Names on the silent list.
    pub bars: Vec<String>,
    /// The texts of the versions that the permissions name.
    pub texts: Vec<ToldText>,
}

/// One of the three short forms: allow, take back, or the silent list.
#[derive(Debug, Template)]
#[template(path = "consent/form.html")]
pub struct ConsentFormPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Number of the case.
    pub number: String,
    /// Permissions to choose from; empty on the form of the silent list.
    pub choices: Vec<Permission>,
    /// The newest consent text, when something is being allowed.
    pub text: Option<ToldText>,
}

impl ConsentFormPage {
    fn said(&self, part: &str) -> Said {
        self.w.t(&format!("{}-{part}", self.form.name))
    }
}

/// Reads the form by which something is allowed.
///
/// # Errors
/// Everything that is wrong.
pub fn allow(fields: &Fields) -> Result<(Permission, Given), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let permission = r.code("permission", Permission::parse);
    let given = r.code("given", Given::parse);
    r.finish(permission.zip(given))
}

/// Reads the form by which something is taken back.
///
/// # Errors
/// Everything that is wrong.
pub fn take_back(fields: &Fields) -> Result<Permission, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let permission = r.code("permission", Permission::parse);
    r.finish(permission)
}

/// Reads a name for the silent list.
///
/// # Errors
/// Everything that is wrong.
pub fn bar(fields: &Fields) -> Result<Line, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let name = r.line("name", 200);
    if rinnalla_domain::date::contains_identity_code(fields.get("name")) {
        r.wrong("name", "identity-code");
    }
    r.finish(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_as_people_write_it_becomes_paragraphs_and_lists() {
        let html = LaidOut("Mihin?\n\nSuostun.\n\nMitä?\n• nimi\n• <puhelin>\nEi muuta.").to_string();
        let list = "<ul><li>nimi</li><li>&lt;puhelin&gt;</li></ul>";
        assert_eq!(
            html,
            format!("<p><strong>Mihin?</strong></p><p>Suostun.</p><p><strong>Mitä?</strong></p>{list}<p>Ei muuta.</p>")
        );
    }

    #[test]
    fn allowing_needs_what_and_how() {
        let errors = allow(&Fields::default()).unwrap_err();
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), ["permission", "given"]);
        let fields = Fields::default().with("permission", "follow_up").with("given", "spoken");
        assert_eq!(allow(&fields), Ok((Permission::FollowUp, Given::Spoken)));
    }

    #[test]
    fn taking_back_needs_what() {
        assert_eq!(take_back(&Fields::default()).unwrap_err()[0].field, "permission");
        assert_eq!(take_back(&Fields::default().with("permission", "tell_ended")), Ok(Permission::TellEnded));
    }

    #[test]
    fn the_silent_list_takes_a_name_and_no_identity_code() {
        assert_eq!(bar(&Fields::default()).unwrap_err()[0].code, "missing");
        assert_eq!(bar(&Fields::default().with("name", "131052-308T")).unwrap_err()[0].code, "identity-code");
        assert!(bar(&Fields::default().with("name", "Pekka Testinen")).is_ok());
    }
}
