//! The administrator's pages: people, roles, units, what the municipality decides. No case is reached from here.

mod figures;
mod form;
mod instruments;
mod mail;
mod people;
mod settings;
mod units;
mod villages;

pub use figures::{CostPage, PopulationPage, PopulationPreview, Wrong, cost, cost_fields, population};
pub use form::{InviteForm, LinkForm, UnitForm, consent, invite, link, role, settings, settings_fields, unit};
pub use instruments::{
    ChoicesPage, DecisionLine, DecisionPage, InstrumentsPage, PackLine, PackPreviewPage, PackUploadPage, Validity,
    WhatLine, choices, choices_fields, decision,
};
pub use mail::{MailLine, MailPage, TableLine, TablePage};
pub use people::{GiveRolePage, InvitationLine, InvitePage, LetterPage, PeoplePage, PersonLine, PersonPage, RoleLine};
pub use settings::{ConsentLine, ConsentPage, NewConsentPage, SettingsPage};
pub use units::{JoiningLine, Small, SmallPage, UnitLine, UnitPage, UnitsPage};
pub use villages::{VillagesPage, villages};

use askama::Template;
use rinnalla_domain::account::Role;
use rinnalla_domain::organisation::Kind;

use crate::form::Form;
use crate::{Frame, Said, Words};

/// Roles that an administrator gives: those that have pages.
pub const ROLES: &[Role] = &[Role::Coordinator, Role::LinkWorker, Role::Referrer, Role::Administrator];
/// Kinds of organisations that an administrator adds.
pub const KINDS: &[Kind] = &[Kind::Unit, Kind::HospitalPoint, Kind::Association, Kind::Parish];

/// The municipality that is administered, carried through links and forms when there are several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// Its code.
    pub code: String,
    /// Code and name of each municipality that the person administers.
    pub all: Vec<(String, String)>,
}

impl At {
    /// Is there a choice?
    pub fn several(&self) -> bool {
        self.all.len() > 1
    }

    /// An address in this municipality.
    pub fn link(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        if !self.several() {
            return path.to_owned();
        }
        let sign = if path.contains('?') { '&' } else { '?' };
        format!("{path}{sign}kunta={}", self.code)
    }

    /// An address after something was done.
    pub fn done(&self, path: &str, word: &str) -> String {
        self.link(format!("{path}?tehty={word}"))
    }
}

/// What there is to do.
#[derive(Debug, Template)]
#[template(path = "admin/home.html")]
pub struct HomePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// What needs care: key of the sentence and where to mend it.
    pub warnings: Vec<(&'static str, &'static str)>,
    /// People with a role in force.
    pub people: usize,
    /// Open invitations.
    pub invitations: usize,
    /// Units, associations, parishes.
    pub units: usize,
    /// Mails that wait.
    pub waiting: usize,
    /// Number of the consent text in force.
    pub consent: i64,
}

/// One step with a button: heading, text and button are `{name}-title`, `{name}-text` and `{name}-send`.
#[derive(Debug, Template)]
#[template(path = "admin/step.html")]
pub struct StepPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// What it is about: label and words.
    pub facts: Vec<(Said, String)>,
    /// Hidden fields.
    pub hidden: Vec<(&'static str, String)>,
}

impl StepPage {
    fn said(&self, part: &str) -> Said {
        self.w.t(&format!("{}-{part}", self.form.name))
    }
}
