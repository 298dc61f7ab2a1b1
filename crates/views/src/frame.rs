//! What every page has around it: header, menu, language, help, notices.

use rinnalla_domain::Language;

use crate::words::{Said, Words};

/// A line of the menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// Address.
    pub href: &'static str,
    /// Words.
    pub label: Said,
    /// The page that is open, or one under it.
    pub current: bool,
}

/// A group of the menu: one for each role.
#[derive(Clone, Debug)]
pub struct MenuGroup {
    /// Heading, when there are several roles.
    pub heading: Option<Said>,
    /// Lines.
    pub items: Vec<MenuItem>,
}

/// What every page has around it.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Words.
    pub words: Words,
    /// Name of the municipality.
    pub municipality: String,
    /// Phone of the coordinator, for questions.
    pub phone: Option<String>,
    /// When it is answered.
    pub phone_hours: Option<String>,
    /// Address of this page without the language.
    pub path: String,
    /// Prefix of the language on public pages, such as `/sv`.
    pub prefix: &'static str,
    /// The municipality chosen in the address, carried on by links: `?kunta=758`, or nothing.
    pub chosen: String,
    /// Fields of this page's address that stay when the language changes; encoded.
    pub fields: String,
    /// Name of who has signed in.
    pub person: Option<String>,
    /// Menu.
    pub menu: Vec<MenuGroup>,
    /// A demo.
    pub demo: bool,
    /// A notice, as a key of the catalogue.
    pub notice: Option<String>,
    /// Token of the web session.
    pub csrf: String,
    /// Minutes after which an unused web session ends.
    pub idle_minutes: i64,
    /// `dark` or `light` when chosen.
    pub theme: Option<String>,
    /// Goes back one level.
    pub back: Option<(String, Said)>,
    /// The page went wrong: the title says so first.
    pub bad: bool,
}

impl Frame {
    /// An address with the language of the page and the chosen municipality.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}{}", self.prefix, self.chosen)
    }

    /// An address with a query of its own: `frame.with("/lista", "t=12,40")`.
    pub fn with(&self, path: &str, query: &str) -> String {
        let path = self.to(path);
        let sign = if path.contains('?') { '&' } else { '?' };
        if query.is_empty() { path } else { format!("{path}{sign}{query}") }
    }

    /// This page in the other languages: own name, code and address.
    pub fn languages(&self) -> Vec<(Language, String)> {
        Language::ALL
            .iter()
            .map(|language| {
                let prefix = if *language == Language::Finnish { String::new() } else { format!("/{language}") };
                let path = if self.path == "/" && !prefix.is_empty() { "" } else { &self.path };
                let sign = if self.chosen.is_empty() { '?' } else { '&' };
                let fields = if self.fields.is_empty() { String::new() } else { format!("{sign}{}", self.fields) };
                (*language, format!("{prefix}{path}{}{fields}", self.chosen))
            })
            .collect()
    }

    /// The same frame with a link one level up.
    #[must_use]
    pub fn back_to(mut self, href: impl Into<String>, label: Said) -> Self {
        self.back = Some((href.into(), label));
        self
    }

    /// The same frame on a page whose address has fields that stay when the language changes.
    #[must_use]
    pub fn kept(mut self, fields: &crate::form::Fields) -> Self {
        self.fields = fields.encode();
        self
    }

    /// Marks the page as gone wrong when the form has.
    #[must_use]
    pub fn for_form(mut self, form: &crate::form::Form) -> Self {
        self.bad = form.is_bad();
        self
    }
}
