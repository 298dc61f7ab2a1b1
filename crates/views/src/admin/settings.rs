//! What the municipality decides: settings and consent texts.

use askama::Template;
use rinnalla_domain::Language;

use super::At;
use crate::form::Form;
use crate::{Frame, Words};

/// What the municipality decides.
#[derive(Debug, Template)]
#[template(path = "admin/settings.html")]
pub struct SettingsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
}

/// A version of the consent text.
#[derive(Clone, Debug)]
pub struct ConsentLine {
    /// Number.
    pub version: i64,
    /// When it was made, in words.
    pub made: String,
    /// Its texts by language.
    pub texts: Vec<(Language, String)>,
}

/// What residents are told, now and before.
#[derive(Debug, Template)]
#[template(path = "admin/consent.html")]
pub struct ConsentPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// Versions, newest first.
    pub versions: Vec<ConsentLine>,
}

/// A new version of the consent text.
#[derive(Debug, Template)]
#[template(path = "admin/new_consent.html")]
pub struct NewConsentPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Number of the new version.
    pub version: i64,
    /// Languages of the version in force: each must be there.
    pub needed: Vec<Language>,
}

impl NewConsentPage {
    fn fields(&self) -> [(&'static str, Language, bool); 4] {
        super::form::CONSENT_FIELDS.map(|(field, language)| (field, language, !self.needed.contains(&language)))
    }
}
