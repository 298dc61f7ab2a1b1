//! Referring units, associations and parishes, and their joining links.

use askama::Template;
use rinnalla_domain::organisation::Kind;

use super::At;
use crate::form::Form;
use crate::{Frame, Said, Words};

/// A unit, association or parish.
#[derive(Clone, Debug)]
pub struct UnitLine {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Joining links that work.
    pub links: usize,
}

/// Units of the municipality.
#[derive(Debug, Template)]
#[template(path = "admin/units.html")]
pub struct UnitsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// Units.
    pub units: Vec<UnitLine>,
}

/// A joining link.
#[derive(Clone, Debug)]
pub struct JoiningLine {
    /// Identity.
    pub id: String,
    /// Address.
    pub url: String,
    /// Mail domains that may join, in words.
    pub domains: String,
    /// Until when it works, in words.
    pub until: String,
}

/// One unit.
#[derive(Debug, Template)]
#[template(path = "admin/unit.html")]
pub struct UnitPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The unit.
    pub unit: UnitLine,
    /// Its joining links.
    pub links: Vec<JoiningLine>,
}

impl UnitPage {
    fn can_end(&self) -> bool {
        !matches!(self.unit.kind, Kind::County | Kind::Municipality)
    }
}

/// A form with few fields: a new unit, a new joining link.
#[derive(Debug, Template)]
#[template(path = "admin/small.html")]
pub struct SmallPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form. Heading, text and button are `{name}-title`, `{name}-text` and `{name}-send`.
    pub form: Form,
    /// Which.
    pub small: Small,
    /// The unit, of a joining link.
    pub about: Option<String>,
}

/// Which small form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Small {
    /// A new unit.
    Unit,
    /// A new joining link.
    Link,
}

impl SmallPage {
    fn said(&self, part: &str) -> Said {
        self.w.t(&format!("{}-{part}", self.form.name))
    }
}
