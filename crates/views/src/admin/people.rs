//! People: who has which role, invitations, one person.

use askama::Template;
use rinnalla_domain::account::Role;

use super::{At, ROLES};
use crate::account::capital;
use crate::form::Form;
use crate::{Frame, Words};

fn role_options(w: &Words) -> Vec<(String, String)> {
    ROLES.iter().map(|role| (role.to_string(), capital(w.code("role", role)).text)).collect()
}

/// Somebody with a role.
#[derive(Clone, Debug)]
pub struct PersonLine {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Roles in force: role and organisation.
    pub roles: Vec<(Role, String)>,
    /// The second factor is in use.
    pub second_factor: bool,
    /// Suspended.
    pub suspended: bool,
}

/// An invitation that has not been taken.
#[derive(Clone, Debug)]
pub struct InvitationLine {
    /// Identity.
    pub id: String,
    /// Name or address of the invited.
    pub who: String,
    /// To which role.
    pub role: Role,
    /// Until when it works, in words.
    pub until: String,
    /// On paper.
    pub paper: bool,
}

/// Everybody with a role, and open invitations.
#[derive(Debug, Template)]
#[template(path = "admin/people.html")]
pub struct PeoplePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// People with a role in force.
    pub people: Vec<PersonLine>,
    /// People whose roles have all ended.
    pub former: Vec<PersonLine>,
    /// Open invitations.
    pub invitations: Vec<InvitationLine>,
}

/// Invites somebody.
#[derive(Debug, Template)]
#[template(path = "admin/invite.html")]
pub struct InvitePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Organisations: identity and name.
    pub organisations: Vec<(String, String)>,
}

impl InvitePage {
    fn roles(&self) -> Vec<(String, String)> {
        role_options(&self.w)
    }
}

/// A role of somebody.
#[derive(Clone, Debug)]
pub struct RoleLine {
    /// Identity.
    pub id: String,
    /// Role.
    pub role: Role,
    /// On whose behalf.
    pub organisation: String,
    /// From when until when, in words.
    pub when: String,
}

/// One person.
#[derive(Debug, Template)]
#[template(path = "admin/person.html")]
pub struct PersonPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The person.
    pub person: PersonLine,
    /// Mail address, by which the person signs in.
    pub username: String,
    /// Roles in force.
    pub roles: Vec<RoleLine>,
    /// Roles that have ended.
    pub former: Vec<RoleLine>,
    /// It is the administrator's own account.
    pub own: bool,
}

/// Gives a role.
#[derive(Debug, Template)]
#[template(path = "admin/give_role.html")]
pub struct GiveRolePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Who.
    pub name: String,
    /// Organisations: identity and name.
    pub organisations: Vec<(String, String)>,
}

impl GiveRolePage {
    fn roles(&self) -> Vec<(String, String)> {
        role_options(&self.w)
    }
}

/// An invitation on paper, to be printed.
#[derive(Debug, Template)]
#[template(path = "admin/letter.html")]
pub struct LetterPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// Who is invited.
    pub name: Option<String>,
    /// To which role.
    pub role: Role,
    /// On whose behalf.
    pub organisation: String,
    /// The link.
    pub link: String,
    /// The link as a drawing, made by [`crate::account::qr_svg`].
    pub qr: String,
    /// Until when it works, in words.
    pub until: String,
}
