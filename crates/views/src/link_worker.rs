//! Link workers' profiles and paths, and coordinators' substitutes.

mod form;
pub mod path;

pub use form::{NewSubstitute, Own, Written, fields, parse_own, parse_profile, parse_substitute, substitute_value};

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::activity::Theme;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::Hindrance;
use rinnalla_domain::training::Proof;

use crate::form::Form;
use crate::{Frame, Said, Words};

pub(crate) mod lists {
    pub(crate) use super::*;
    pub(crate) const THEMES: &[Theme] = Theme::ALL;
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
    /// What stands in the way of a new case; nothing when ready.
    pub hindrances: Vec<Hindrance>,
    /// On a break until this day.
    pub paused_until: Option<Date>,
}

impl Listed {
    /// How they stand, as class, shape and words.
    fn tags(&self, w: &Words) -> Vec<(&'static str, &'static str, Said)> {
        let tag = |hindrance: &Hindrance| match (hindrance, self.paused_until) {
            (Hindrance::NotTrained, _) => ("neutral", "○", w.t("link-workers-not-trained")),
            (Hindrance::NoSecrecy, _) => ("warn", "!", w.t("link-workers-no-secrecy")),
            (Hindrance::Paused, Some(day)) => ("warn", "!", w.t1("link-workers-paused", "day", w.day_only(day))),
            (Hindrance::Paused, None) => ("warn", "!", w.t("link-workers-paused-now")),
            _ => ("neutral", "○", w.t("link-workers-not-active")),
        };
        if self.hindrances.is_empty() {
            return vec![("ok", "✓", w.t("link-workers-is-ready"))];
        }
        self.hindrances.iter().map(tag).collect()
    }
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
    /// Address of the path, for the coordinator.
    pub path: Option<String>,
    /// Whom they have declared, for the coordinator.
    pub declared: Vec<String>,
    /// By what the link worker has shown to be trained, or why not: for the coordinator.
    pub training: Option<Said>,
}

impl ProfilePage {
    fn title(&self) -> Said {
        if self.own { self.w.t("own-profile-title") } else { self.w.t1("profile-title", "name", &self.name) }
    }
}

/// By what somebody has shown to be trained as the municipality asks, or why not.
pub fn trained_said(w: &Words, proof: Result<Proof, Hindrance>) -> Said {
    match proof {
        Ok(proof) => {
            let said = w.t1(&format!("trained-{}", proof.from).replace('_', "-"), "day", w.day_only(proof.on));
            let until = proof.until.map(|end| w.t1("certificate-until", "day", w.day_only(end)).text);
            Said { text: [Some(said.text), until].into_iter().flatten().collect::<Vec<_>>().join(" "), ..said }
        }
        Err(why) => w.code("trained-no", why),
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
