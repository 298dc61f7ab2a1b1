//! Signing in, second factors, one's own account, invitations.

mod form;
mod qr;

pub use form::{Invited, OwnChange, Person, Theme, code, invited, joining, new_password, own_change, own_fields};
pub(crate) use form::{mail, mail_error};
pub use qr::qr_svg;

use askama::Template;
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::measurement::Beside;

use crate::form::Form;
use crate::{Frame, Said, Words};

/// The same words with a capital first, for headings and cells.
#[must_use]
pub fn capital(said: Said) -> Said {
    let mut letters = said.text.chars();
    let text = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    Said { text, ..said }
}

/// Codes of the themes, in the order in which people see them.
pub const THEMES: &[&str] = Theme::CODES;

/// Sign in.
#[derive(Debug, Template)]
#[template(path = "account/sign_in.html")]
pub struct SignInPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Where to go afterwards.
    pub go_on: String,
    /// The page that was asked for needs signing in.
    pub ended: bool,
}

/// The second factor, or a recovery code.
#[derive(Debug, Template)]
#[template(path = "account/code.html")]
pub struct CodePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Where to go afterwards.
    pub go_on: String,
}

/// Takes a second factor into use.
#[derive(Debug, Template)]
#[template(path = "account/enrol.html")]
pub struct EnrolPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The secret as a drawing, made by [`qr_svg`].
    pub qr: String,
    /// The secret in groups of four, to be typed.
    pub key: String,
    /// The role demands it.
    pub needed: bool,
    /// Where to go afterwards.
    pub go_on: String,
}

/// Recovery codes, shown once.
#[derive(Debug, Template)]
#[template(path = "account/recovery.html")]
pub struct RecoveryPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The codes.
    pub codes: Vec<String>,
    /// Where to go afterwards.
    pub go_on: String,
}

/// One's own name, title, phone, language, theme.
#[derive(Debug, Template)]
#[template(path = "account/own.html")]
pub struct OwnPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Mail address, by which one signs in.
    pub username: String,
    /// Roles held: role and organisation.
    pub roles: Vec<(Role, String)>,
}

impl OwnPage {
    fn languages(&self) -> Vec<(String, String)> {
        Language::ALL.iter().map(|l| (l.to_string(), l.own_name().to_owned())).collect()
    }
}

/// A running web session of one's own.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// Identity.
    pub id: String,
    /// Browser and system.
    pub device: String,
    /// When it began, in words.
    pub began: String,
    /// When it was last used, in words.
    pub used: String,
    /// The one through which the list is looked at.
    pub this: bool,
}

/// Password, second factor, web sessions.
#[derive(Debug, Template)]
#[template(path = "account/security.html")]
pub struct SecurityPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Mail address, by which one signs in.
    pub username: String,
    /// A second factor is in use.
    pub second_factor: bool,
    /// Recovery codes left.
    pub codes_left: usize,
    /// A demo account needs no second factor.
    pub demo: bool,
    /// The mail address has been confirmed.
    pub confirmed: bool,
    /// Web sessions.
    pub sessions: Vec<SessionLine>,
}

/// A short form: heading, a few words, one to three fields, a button.
#[derive(Debug, Template)]
#[template(path = "account/short.html")]
pub struct ShortPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form. Heading, text and button are `{name}-title`, `{name}-text` and `{name}-send`.
    pub form: Form,
    /// The fields, in order.
    pub fields: &'static [Short],
}

impl ShortPage {
    fn said(&self, part: &str) -> Said {
        self.w.t(&format!("{}-{part}", self.form.name))
    }
}

/// A field of a short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Short {
    /// The mail address by which one signs in.
    Username,
    /// The password in use.
    OldPassword,
    /// A password about to be chosen.
    NewPassword,
    /// A code of the second factor.
    Code,
}

/// An invitation that waits to be taken.
#[derive(Debug, Template)]
#[template(path = "account/invitation.html")]
pub struct InvitationPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// To which role.
    pub role: Role,
    /// On whose behalf.
    pub organisation: String,
    /// Where.
    pub municipality: String,
    /// The address of an invitation by mail.
    pub mail: Option<String>,
    /// That address has an account: its password is asked for.
    pub has_account: bool,
    /// Until when it works, in words.
    pub until: String,
}

/// Confirms a mail address: a button, since a link that is only looked at does nothing.
#[derive(Debug, Template)]
#[template(path = "account/confirm.html")]
pub struct ConfirmPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Whoever looks has not signed in with the account: its password is asked for.
    pub asks_password: bool,
}

/// Joining by the link of a referring unit, with the first referral.
#[derive(Debug, Template)]
#[template(path = "account/join.html")]
pub struct JoinPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The unit.
    pub unit: String,
    /// Mail domains that may join.
    pub domains: Vec<String>,
    /// The coordinator's phone.
    pub phone: Option<String>,
    /// The municipality's consent text.
    pub consent: String,
    /// The municipality's legal basis, as a code.
    pub legal_basis: String,
    /// A link goes to one municipality: nothing to choose.
    pub municipalities: Vec<(String, String)>,
    /// Never here; the shared part of the form asks.
    pub written_down: bool,
    /// Never here; the shared part of the form asks.
    pub sender: Option<String>,
    /// What is asked when the first measurement is taken now.
    pub beside: Beside,
}

/// A turvakielto, asked before joining: who is reached. Nothing was kept.
#[derive(Debug, Template)]
#[template(path = "account/join_protected.html")]
pub struct JoinProtectedPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The named persons and their phones.
    pub who: Option<String>,
    /// The coordinator's phone.
    pub phone: Option<String>,
    /// Back to the form.
    pub back: String,
}

/// The phone or the authenticator is lost: what to do, whom to call.
#[derive(Debug, Template)]
#[template(path = "account/lost.html")]
pub struct LostPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
}
