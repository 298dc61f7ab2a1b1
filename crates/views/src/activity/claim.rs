//! "This is ours", and permissions for umbrella organisations.

use askama::Template;

use super::{Card, Fact};
use crate::form::Form;
use crate::{Frame, Words};

/// An organiser claims an entry.
#[derive(Debug, Template)]
#[template(path = "activity/claim.html")]
pub struct ClaimPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The entry.
    pub card: Card,
    /// Who arranges it, as the entry says.
    pub organiser: String,
    /// For which organisation: identity and name.
    pub own: Vec<(String, String)>,
}

/// A coordinator answers a claim.
#[derive(Debug, Template)]
#[template(path = "activity/decide.html")]
pub struct DecidePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The claim.
    pub asked: Asked,
    /// What is known of the entry.
    pub facts: Vec<Fact>,
}

/// A claim in a list.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Identity.
    pub id: String,
    /// The entry.
    pub card: Card,
    /// Who arranges it, as the entry says, with the business identity code.
    pub organiser: String,
    /// Which organisation claims it.
    pub by: String,
    /// When.
    pub at: String,
    /// What they wrote.
    pub note: Option<String>,
    /// It has been answered.
    pub answered: bool,
    /// Why it was refused; `None` while it waits.
    pub refused: Option<String>,
}

/// What an organiser may have besides own entries: entries that may be theirs, claims, entries of members.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Entries that may be theirs.
    pub offers: Vec<Card>,
    /// What was claimed and is not theirs.
    pub claims: Vec<Asked>,
    /// Members that have permitted to edit: name and entries.
    pub members: Vec<(String, Vec<Card>)>,
}

/// Umbrella organisations that may edit.
#[derive(Debug, Template)]
#[template(path = "activity/permissions.html")]
pub struct PermissionsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form that permits one.
    pub form: Form,
    /// For each of the caller's organisations.
    pub own: Vec<OwnPermissions>,
    /// Organisations to choose from: identity and name.
    pub others: Vec<(String, String)>,
}

impl PermissionsPage {
    /// The caller's organisations to choose from, when there are several.
    fn members(&self) -> Vec<(String, String)> {
        self.own.iter().map(|one| (one.id.clone(), one.name.clone())).collect()
    }
}

/// Permissions of one organisation.
#[derive(Debug)]
pub struct OwnPermissions {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Umbrella organisations: identity, name, since when.
    pub umbrellas: Vec<(String, String, String)>,
}
