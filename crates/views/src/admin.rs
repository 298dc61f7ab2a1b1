//! The administrator's pages: people, roles, units, what the municipality decides. No case is reached from here.

mod form;

pub use form::{InviteForm, LinkForm, UnitForm, consent, invite, link, role, settings, settings_fields, unit};

use askama::Template;
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::municipality::{TableError, TableFault};
use rinnalla_domain::organisation::Kind;

use crate::account::capital;
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

fn role_options(w: &Words) -> Vec<(String, String)> {
    ROLES.iter().map(|role| (role.to_string(), capital(w.code("role", role)).text)).collect()
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

/// What the municipality decides.
#[derive(Debug, Template)]
#[template(path = "admin/settings.html")]
pub struct SettingsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
}

/// A version of the consent text.
#[derive(Clone, Debug)]
pub struct ConsentLine {
    /// Number.
    pub version: i64,
    /// When it was made, in words.
    pub made: String,
    /// Its texts by language.
    pub texts: Vec<(Language, String)>,
}

/// What residents are told, now and before.
#[derive(Debug, Template)]
#[template(path = "admin/consent.html")]
pub struct ConsentPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// Versions, newest first.
    pub versions: Vec<ConsentLine>,
}

/// A new version of the consent text.
#[derive(Debug, Template)]
#[template(path = "admin/new_consent.html")]
pub struct NewConsentPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Number of the new version.
    pub version: i64,
    /// Languages of the version in force: each must be there.
    pub needed: Vec<Language>,
}

impl NewConsentPage {
    fn fields(&self) -> [(&'static str, Language, bool); 4] {
        form::CONSENT_FIELDS.map(|(field, language)| (field, language, !self.needed.contains(&language)))
    }
}

/// A mail of the municipality.
#[derive(Clone, Debug)]
pub struct MailLine {
    /// Which.
    pub mail: Mail,
    /// When it was written, in words.
    pub made: String,
    /// What became of it.
    pub outcome: Delivery,
    /// Attempts.
    pub attempts: i64,
    /// Why it waits.
    pub error: Option<String>,
}

impl MailLine {
    fn tag(&self) -> (&'static str, &'static str) {
        match self.outcome {
            Delivery::Waiting => ("info", "→"),
            Delivery::Sent => ("ok", "✓"),
            Delivery::Held => ("neutral", "–"),
            Delivery::Failed => ("error", "!!"),
        }
    }
}

/// The newest mails.
#[derive(Debug, Template)]
#[template(path = "admin/mail.html")]
pub struct MailPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form of the test mail.
    pub form: Form,
    /// Mails.
    pub mails: Vec<MailLine>,
}

/// A municipality of the table.
#[derive(Clone, Debug)]
pub struct TableLine {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name in the local case.
    pub place: String,
    /// Into which it merged.
    pub merged: Option<String>,
}

/// The table of municipalities.
#[derive(Debug, Template)]
#[template(path = "admin/table.html")]
pub struct TablePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Lines that cannot be taken.
    pub bad: Vec<TableError>,
    /// The table now.
    pub lines: Vec<TableLine>,
}

impl TablePage {
    fn fault(&self, error: &TableError) -> Said {
        let w = &self.w;
        match error.why {
            TableFault::Header => w.t("table-fault-header"),
            TableFault::NoLines => w.t("table-fault-no-lines"),
            TableFault::Columns { found } => w.n("table-fault-columns", found),
            TableFault::Code => w.t("table-fault-code"),
            TableFault::SameCode { first } => w.n("table-fault-same-code", first),
            TableFault::NoName { column } => w.t1("table-fault-no-name", "column", column),
            TableFault::NoSuchCounty => w.t("table-fault-county"),
            TableFault::NoDate { column } => w.t1("table-fault-date", "column", column),
            TableFault::EndsBeforeStart => w.t("table-fault-ends"),
            TableFault::NoSuccessor => w.t("table-fault-successor"),
            TableFault::MergedWithoutEnd => w.t("table-fault-merged"),
            TableFault::Homeland => w.t("table-fault-homeland"),
        }
    }

    fn columns(&self) -> String {
        rinnalla_domain::municipality::COLUMNS.join(", ")
    }
}
