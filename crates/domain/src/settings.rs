//! What each municipality decides for itself.

use crate::clock::Deadlines;
use crate::link_worker::path::PathRules;
use crate::text::{Line, Text};

coded! {
    /// What the municipality calls the person who walks alongside.
    Term {
        /// linkkihenkilö
        LinkPerson = "link_person",
        /// hyvinvointilähetti
        Courier = "courier",
        /// hyvinvointivalmentaja
        Coach = "coach",
    }
}

coded! {
    /// Legal basis of the municipality's own register (GDPR article 6; 9 for health data).
    LegalBasis {
        /// Task carried out in the public interest, article 6(1)(e).
        PublicTask = "public_task",
        /// Legal obligation, article 6(1)(c).
        LegalObligation = "legal_obligation",
        /// Consent, article 6(1)(a).
        Consent = "consent",
    }
}

/// Settings of a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The word for the person who walks alongside.
    pub term: Term,
    /// The coordinator's phone, shown to residents and referrers.
    pub phone: Option<Line>,
    /// When the phone is answered.
    pub phone_hours: Option<Line>,
    /// Postal address for paper forms and letters.
    pub postal_address: Option<Text>,
    /// Phone of the social emergency duty (sosiaalipäivystys).
    pub emergency_duty_phone: Option<Line>,
    /// Who is reached by phone when a turvakielto is in force.
    pub protected_contact: Option<Text>,
    /// Whom the support serves.
    pub serves: Option<Text>,
    /// What is emphasised now.
    pub emphasis: Option<Text>,
    /// Legal basis of the register.
    pub legal_basis: LegalBasis,
    /// Who answers for the register.
    pub data_protection_contact: Option<Line>,
    /// Counts under this are not shown in reports: 5, and never under 3.
    pub least_shown: i64,
    /// Lengths of the clocks.
    pub deadlines: Deadlines,
    /// The path of link workers.
    pub path: PathRules,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            term: Term::LinkPerson,
            phone: None,
            phone_hours: None,
            postal_address: None,
            emergency_duty_phone: None,
            protected_contact: None,
            serves: None,
            emphasis: None,
            legal_basis: LegalBasis::PublicTask,
            data_protection_contact: None,
            least_shown: 5,
            deadlines: Deadlines::default(),
            path: PathRules::default(),
        }
    }
}
