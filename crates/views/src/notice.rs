//! Short pages: something could not be done, or was done and there is nothing more to say.

use askama::Template;

use crate::{Frame, Words};

/// A page of one heading, a few sentences and a way on. Its words are `{key}-title` and `{key}-text` of the catalogue.
#[derive(Debug, Template)]
#[template(path = "notice.html")]
pub struct NoticePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Name of the messages.
    pub key: String,
    /// A way on: address and words.
    pub links: Vec<(String, crate::Said)>,
}

impl NoticePage {
    fn title(&self) -> crate::Said {
        self.w.t(&format!("{}-title", self.key))
    }

    fn text(&self) -> crate::Said {
        self.w.t(&format!("{}-text", self.key))
    }
}

/// What was typed, kept on a page of its own when the form's page cannot be shown: to be sent again, or copied.
#[derive(Debug, Template)]
#[template(path = "kept.html")]
pub struct KeptPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// What happened, as a key of the catalogue.
    pub trouble: String,
    /// Sending again may help.
    pub can_retry: bool,
    /// Texts that were typed.
    pub texts: Vec<String>,
    /// Address of the form.
    pub action: String,
    /// All fields, to be sent again.
    pub fields: Vec<(String, String)>,
}
