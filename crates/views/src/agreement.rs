//! The agreement: written together, read, signed, printed.

mod document;
mod form;
mod sign;

pub use document::{Blocks, Sender, blocks, document};
pub use form::{CHOICES, filled, parse};
pub use sign::{SignedForm, parse_signature, strokes};

use askama::Template;
use rinnalla_domain::Language;
use rinnalla_domain::agreement::{Agreement, Signer, Status};

use crate::form::Form;
use crate::{Frame, Said, Words};

/// How a status of an agreement looks: class and shape beside the word `agreement-status-{code}`.
pub const fn status_tag(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Draft => ("neutral", "○"),
        Status::Sealed => ("warn", "!"),
        Status::InForce => ("ok", "✓"),
        Status::Former => ("neutral", "–"),
    }
}

/// The agreements of a case.
#[derive(Debug, Template)]
#[template(path = "agreement/show.html")]
pub struct ShowPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Identity of the case.
    pub id: String,
    /// First name and one letter.
    pub name: String,
    /// The version that waits for signatures.
    pub waiting: Option<Version<'a>>,
    /// The version in force.
    pub in_force: Option<Version<'a>>,
    /// Older versions.
    pub former: Vec<&'a Agreement>,
    /// A version can be written now.
    pub can_draft: bool,
    /// Can be signed now.
    pub can_sign: bool,
}

/// A version on the page.
#[derive(Debug)]
pub struct Version<'a> {
    /// The version.
    pub agreement: &'a Agreement,
    /// Its words.
    pub blocks: Blocks,
}

impl ShowPage<'_> {
    /// A version in words: number and language.
    fn version(&self, agreement: &Agreement) -> Said {
        let language = self.w.code("spoken", agreement.content.language);
        self.w.t2("agreement-version", ("number", &agreement.number), ("language", &language.text))
    }

    /// What became of an older version: replaced before anybody signed, or in force once.
    fn past(&self, agreement: &Agreement) -> Said {
        match agreement.in_force_at {
            Some(at) => self.w.t1("agreement-was-in-force", "day", self.w.day_of(at)),
            None => self.w.t("agreement-was-replaced"),
        }
    }
}

/// The languages in which the document exists whole.
pub(crate) const LANGUAGES: &[Language] = &[Language::Finnish, Language::Swedish, Language::English];

/// Writing a version.
#[derive(Debug, Template)]
#[template(path = "agreement/edit.html")]
pub struct EditPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// First name and one letter.
    pub name: String,
    /// The resident's own wish.
    pub wish: String,
    /// The resident's language, when the document cannot be in it.
    pub other_language: Option<Said>,
    /// Somebody has signed the version that waits: a new one needs new signatures.
    pub signed_once: bool,
    /// One is in force: the new one stands beside it until both have signed.
    pub in_force: bool,
}

impl EditPage {
    fn areas(&self) -> Vec<(String, String)> {
        let areas = rinnalla_domain::goal::Area::ALL.iter();
        areas.map(|area| (area.to_string(), self.w.code("area", area).text)).collect()
    }

    fn has_goal(&self, n: u8) -> bool {
        ["words", "step"].iter().any(|f| !self.form.values.get(&format!("{f}_{n}")).is_empty())
            || self.form.errors.iter().any(|e| e.field.ends_with(&format!("_{n}")))
    }
}

/// Reading and signing a version: nothing else is on the page, and all of it is in the agreement's language.
#[derive(Debug, Template)]
#[template(path = "agreement/sign.html")]
pub struct SignPage<'a> {
    /// Words, in the agreement's language.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Identity of the case.
    pub id: String,
    /// The version.
    pub agreement: &'a Agreement,
    /// Its words.
    pub blocks: Blocks,
}

impl SignPage<'_> {
    /// Who has not signed yet.
    fn missing(&self) -> Vec<Signer> {
        Signer::ALL.iter().copied().filter(|signer| self.agreement.signature(*signer).is_none()).collect()
    }

    fn signers(&self) -> Vec<(String, String)> {
        let named = |signer: Signer| {
            let name = match signer {
                Signer::Resident => &self.agreement.resident_name,
                Signer::LinkWorker => &self.agreement.link_worker_name,
            };
            let role = self.w.code("signer", signer).text;
            (signer.to_string(), self.w.t2("signer-named", ("role", &role), ("name", name)).text)
        };
        self.missing().into_iter().map(named).collect()
    }
}
