//! Link workers' profiles, and coordinators' substitutes.

mod form;

pub use form::{NewSubstitute, Own, Written, fields, parse_own, parse_profile, parse_substitute, substitute_value};

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::Relation;

use crate::form::Form;
use crate::{Frame, Said, Words};

pub(crate) mod lists {
    pub(crate) use super::*;
    pub(crate) const RELATIONS: &[Relation] = Relation::ALL;
    pub(crate) const LANGUAGES: &[SpokenLanguage] = SpokenLanguage::ALL;
}

/// A line of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Address of the profile.
    pub href: String,
    /// Name.
    pub name: String,
    /// Name of the municipality, when there are several.
    pub municipality: Option<String>,
    /// People now and at most.
    pub places: (i64, i64),
    /// Trained.
    pub trained: bool,
    /// The secrecy undertaking is signed.
    pub secrecy: bool,
    /// On a break until this day.
    pub paused_until: Option<Date>,
}

/// Link workers of the coordinator's municipalities.
#[derive(Debug, Template)]
#[template(path = "link_worker/list.html")]
pub struct ListPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Those who have the role but no profile: name, address, municipality when there are several.
    pub without: Vec<(String, String, Option<String>)>,
    /// The others.
    pub rows: Vec<Listed>,
}

/// The profile of a link worker, written by the coordinator or by themselves.
#[derive(Debug, Template)]
#[template(path = "link_worker/profile.html")]
pub struct ProfilePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name.
    pub name: String,
    /// Written by the link worker.
    pub own: bool,
    /// There is a profile to write on.
    pub exists: bool,
    /// What stands in the way of the first case: keys.
    pub missing: Vec<&'static str>,
}

impl ProfilePage {
    fn title(&self) -> Said {
        if self.own { self.w.t("own-profile-title") } else { self.w.t1("profile-title", "name", &self.name) }
    }
}

/// A substitution in the list.
#[derive(Clone, Debug)]
pub struct Substitution {
    /// Identity.
    pub id: String,
    /// Code of the municipality.
    pub municipality: String,
    /// Who stands in.
    pub name: String,
    /// For whom; `None` for the reader.
    pub instead_of: Option<String>,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

/// Substitutes.
#[derive(Debug, Template)]
#[template(path = "link_worker/substitute.html")]
pub struct SubstitutePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Substitutions that run or are to come.
    pub running: Vec<Substitution>,
    /// Who could be named: value and name.
    pub others: Vec<(String, String)>,
}

impl SubstitutePage {
    fn said(&self, s: &Substitution) -> Said {
        match &s.instead_of {
            Some(absent) => self.w.t2("substitute-for", ("name", &s.name), ("instead", absent)),
            None => self.w.t1("substitute-mine", "name", &s.name),
        }
    }

    fn days(&self, s: &Substitution) -> Said {
        self.w.t2("substitute-days", ("from", &self.w.day(s.starts_on)), ("to", &self.w.day(s.ends_on)))
    }
}
