//! Pages for everybody: the front page, what the support is, help at once, accessibility, data protection, the demo.

pub mod help;

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::activity::Need;

use crate::activity::Coming;
use crate::{Frame, Said, Words};
use help::Help;

/// The front page of a municipality.
#[derive(Debug, Template)]
#[template(path = "public/front.html")]
pub struct FrontPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The municipality in the local case: Sodankylässä. Only in Finnish.
    pub place: Option<String>,
    /// What is held this week.
    pub week: Vec<Coming>,
    /// Whom the support serves.
    pub serves: Option<String>,
    /// What is emphasised now.
    pub emphasis: Option<String>,
}

impl FrontPage {
    /// Address of the activities that meet a need.
    fn need(&self, need: &Need) -> String {
        self.frame.with("/toiminta", &format!("tarve={need}"))
    }
}

/// The front page when several municipalities run the service and none has been chosen.
#[derive(Debug, Template)]
#[template(path = "public/choose.html")]
pub struct ChoosePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Code and name.
    pub municipalities: Vec<(String, String)>,
}

/// What the support is, in plain language.
#[derive(Debug, Template)]
#[template(path = "public/what.html")]
pub struct WhatPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
}

/// What the support is and how a referral is made, for professionals.
#[derive(Debug, Template)]
#[template(path = "public/professionals.html")]
pub struct ProfessionalsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Whom the support serves here, in the municipality's own words.
    pub serves: Option<String>,
    /// Working days within which the resident is called.
    pub first_contact: i64,
}

/// Help at once.
#[derive(Debug, Template)]
#[template(path = "public/help.html")]
pub struct HelpPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Phone of the social emergency duty here.
    pub duty: Option<String>,
}

impl HelpPage {
    fn helps(&self) -> &'static [Help] {
        help::helps()
    }

    fn checked(&self) -> Option<Date> {
        help::checked()
    }
}

/// The accessibility statement.
#[derive(Debug, Template)]
#[template(path = "public/accessibility.html")]
pub struct AccessibilityPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
}

/// What data is kept, why, and what one's rights are.
#[derive(Debug, Template)]
#[template(path = "public/privacy.html")]
pub struct PrivacyPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The municipality's legal basis, as a code.
    pub legal_basis: String,
    /// Who answers for the register.
    pub contact: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// Signed in, with a role that has no pages of its own yet, or with none.
#[derive(Debug, Template)]
#[template(path = "public/begin.html")]
pub struct BeginPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Roles held: role and organisation.
    pub roles: Vec<(Role, String)>,
    /// The mail address has been confirmed.
    pub confirmed: bool,
}

/// A made-up person of the demo.
#[derive(Clone, Debug)]
pub struct DemoLogin {
    /// Name.
    pub name: String,
    /// Mail address, by which one signs in.
    pub username: String,
    /// Role.
    pub role: Role,
    /// On whose behalf, and where.
    pub place: String,
}

impl DemoLogin {
    fn said(&self, w: &Words, key: &str) -> Said {
        w.t2(key, ("name", &self.name), ("username", &self.username))
    }
}

/// "Try it in five minutes."
#[derive(Debug, Template)]
#[template(path = "public/try.html")]
pub struct TryPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Who sends the referral in the tour.
    pub referrer: Option<DemoLogin>,
    /// Who receives it.
    pub coordinator: Option<DemoLogin>,
    /// Who walks alongside.
    pub link_worker: Option<DemoLogin>,
    /// Everybody.
    pub people: Vec<DemoLogin>,
}

impl TryPage {
    fn password(&self) -> &'static str {
        DEMO_PASSWORD
    }
}
