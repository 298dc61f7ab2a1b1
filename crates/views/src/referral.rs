//! Referrals: the form, the receipt, one's own referrals.

mod form;

pub use form::{NonDisclosureAnswer, nondisclosure, parse};

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::consent::Permission;
use rinnalla_domain::contact::InformationRequest;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::Beside;
use rinnalla_domain::referral::{FirstMeasurement, LifeChange, NonDisclosure, Obstacle, Reason, Referral, Timing};
use rinnalla_domain::resident::Resident;
use rinnalla_domain::visibility::ReferrerStatus;

use crate::form::Form;
use crate::{Frame, Said, Words};

/// Languages on the form: the first ones are chosen with a key, the rest stand in the same list.
pub const LANGUAGES: &[SpokenLanguage] = SpokenLanguage::ALL;

/// The form of a new referral, for a professional or for a coordinator who writes down what came otherwise.
#[derive(Debug, Template)]
#[template(path = "referral/new.html")]
pub struct NewReferralPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Municipalities to which the caller may send: code and name. One is not asked.
    pub municipalities: Vec<(String, String)>,
    /// Name, title, unit and phone of the sender.
    pub sender: Option<String>,
    /// The coordinator's phone.
    pub phone: Option<String>,
    /// The municipality's consent text and its version.
    pub consent: String,
    /// The municipality's legal basis, as a code.
    pub legal_basis: String,
    /// Whom the support serves.
    pub serves: Option<String>,
    /// Written down by the coordinator.
    pub written_down: bool,
    /// Activities that were chosen together, and their numbers as a field has them.
    pub activities: (Vec<String>, String),
    /// What is asked when the first measurement is taken now.
    pub beside: Beside,
}

/// Everything that the templates choose from.
pub(crate) mod lists {
    pub(crate) use super::*;
    pub(crate) const NON_DISCLOSURE: &[NonDisclosure] = NonDisclosure::ALL;
    pub(crate) const REASONS: &[Reason] = Reason::ALL;
    pub(crate) const LIFE_CHANGES: &[LifeChange] = LifeChange::ALL;
    pub(crate) const OBSTACLES: &[Obstacle] = Obstacle::ALL;
    pub(crate) const TIMINGS: &[Timing] = Timing::ALL;
    pub(crate) const FIRST_MEASUREMENTS: &[FirstMeasurement] = FirstMeasurement::ALL;
    pub(crate) const TELL: &[Permission] = &[Permission::TellBegan, Permission::TellEnded, Permission::TellSummary];
}

/// The receipt, and words for the resident.
#[derive(Debug, Template)]
#[template(path = "referral/sent.html")]
pub struct SentPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Number.
    pub number: String,
    /// Identity of the case.
    pub id: String,
    /// The coordinator calls by this day.
    pub call_by: Option<Date>,
    /// It can still be taken back.
    pub can_withdraw: bool,
    /// The resident answers alone: the code to be told, in two groups.
    pub own_code: Option<String>,
}

/// A line of one's own referrals.
#[derive(Clone, Debug)]
pub struct ListedReferral {
    /// Identity.
    pub id: String,
    /// Number.
    pub number: String,
    /// Initials of the resident.
    pub initials: String,
    /// When sent, in words.
    pub sent: String,
    /// Status as far as permitted.
    pub status: ReferrerStatus,
}

/// Status tags: class and shape beside the word.
pub fn status_tag(status: ReferrerStatus) -> (&'static str, &'static str) {
    match status {
        ReferrerStatus::InformationAsked => ("warn", "!"),
        ReferrerStatus::Accepted | ReferrerStatus::Began => ("ok", "✓"),
        ReferrerStatus::Declined | ReferrerStatus::Withdrawn => ("neutral", "–"),
        ReferrerStatus::Ended => ("neutral", "○"),
        _ => ("info", "→"),
    }
}

/// One's own referrals.
#[derive(Debug, Template)]
#[template(path = "referral/list.html")]
pub struct ListPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// A question waits for an answer.
    pub asked: Vec<ListedReferral>,
    /// In progress.
    pub open: Vec<ListedReferral>,
    /// Over.
    pub over: Vec<ListedReferral>,
    /// Drafts: identity and time of saving, in words.
    pub drafts: Vec<(String, String)>,
}

/// One's own referral as sent, and what became of it as far as permitted.
#[derive(Debug, Template)]
#[template(path = "referral/show.html")]
pub struct ShowPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Identity.
    pub id: String,
    /// Number.
    pub number: String,
    /// When sent, in words.
    pub sent: String,
    /// Status.
    pub status: ReferrerStatus,
    /// The person as sent.
    pub resident: &'a Resident,
    /// The referral.
    pub referral: &'a Referral,
    /// Questions and answers.
    pub requests: &'a [InformationRequest],
    /// Permissions in force that let something be told.
    pub allowed: Vec<Permission>,
    /// The short summary.
    pub summary: Option<String>,
    /// It can be taken back.
    pub can_withdraw: bool,
}

/// A short form about a referral: an answer to a question, or taking it back.
#[derive(Debug, Template)]
#[template(path = "referral/small_form.html")]
pub struct SmallFormPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Key of the heading.
    pub heading: &'static str,
    /// The question that is answered.
    pub question: Option<String>,
    /// Key of the button.
    pub button: &'static str,
    /// Name of the text field.
    pub field: &'static str,
    /// The text may be missing.
    pub optional: bool,
}

/// The word for a language that somebody speaks.
pub fn spoken(w: &Words, resident: &Resident) -> Said {
    match (&resident.language, &resident.language_other) {
        (SpokenLanguage::Other, Some(name)) => Said { text: name.clone(), in_finnish: false },
        (language, _) => w.code("spoken", language),
    }
}

/// A turvakielto is in force: who is reached, and how. Nothing was kept.
#[derive(Debug, Template)]
#[template(path = "referral/protected.html")]
pub struct ProtectedPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The named persons and their phones.
    pub who: Option<String>,
    /// The coordinator's phone.
    pub phone: Option<String>,
}
