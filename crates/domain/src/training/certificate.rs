//! Certificates: what was true on the day when they were given.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Cohort, Kind, Missing, Standing};
use crate::{AccountId, CertificateId, EnrolmentId, ProgrammeId};

coded! {
    /// Does a certificate hold?
    Validity { Valid = "valid", Expired = "expired", Revoked = "revoked" }
}

/// A certificate. All of it is a copy: a course that is changed later changes nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Identity.
    pub id: CertificateId,
    /// Whose enrolment.
    pub enrolment: EnrolmentId,
    /// Whose account, when there is one.
    pub account: Option<AccountId>,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// What the programme is for.
    pub kind: Kind,
    /// Name of the person.
    pub name: String,
    /// Title of the programme.
    pub title: String,
    /// Name of the cohort.
    pub cohort: String,
    /// Whose programme.
    pub owner_name: String,
    /// Length in minutes.
    pub minutes: i64,
    /// Credits in hundredths.
    pub credits: i64,
    /// Themes.
    pub themes: Vec<String>,
    /// Who signed.
    pub signer: String,
    /// When it was given.
    pub given_on: Date,
    /// The last day on which it holds; `None` when it never runs out.
    pub expires_on: Option<Date>,
    /// When it was taken back.
    pub revoked_on: Option<Date>,
}

/// Why a certificate is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotGiven {
    /// Something is missing.
    #[error("the course is not completed: {0}")]
    Missing(Missing),
    /// There is one already.
    #[error("a certificate has been given already")]
    Already,
    /// The person has no place on the course.
    #[error("the person is not on the course")]
    NotOnCourse,
}

impl Certificate {
    /// Gives one to somebody who has completed a course.
    ///
    /// # Errors
    /// [`NotGiven::Missing`]
    pub fn give(
        id: CertificateId,
        of: &super::Enrolment,
        cohort: &Cohort,
        standing: &Standing,
        today: Date,
    ) -> Result<Self, NotGiven> {
        if of.state != super::State::Enrolled {
            return Err(NotGiven::NotOnCourse);
        }
        if let Some(missing) = standing.missing.first() {
            return Err(NotGiven::Missing(*missing));
        }
        let (programme, content) = (&cohort.programme, &cohort.content);
        let expires_on = programme.content.valid_months.map(|months| today.saturating_add(months.months()));
        Ok(Self {
            id,
            enrolment: of.id.clone(),
            account: of.account.clone(),
            programme: programme.id.clone(),
            kind: programme.content.kind,
            name: of.name.clone(),
            title: programme.content.title.to_string(),
            cohort: content.name.to_string(),
            owner_name: programme.content.owner_name.to_string(),
            minutes: content.minutes(),
            credits: content.credits(),
            themes: content.modules.iter().map(|m| m.title.to_string()).collect(),
            signer: content.signer.to_string(),
            given_on: today,
            expires_on,
            revoked_on: None,
        })
    }

    /// Does it hold on a day?
    pub fn validity(&self, today: Date) -> Validity {
        if self.revoked_on.is_some() {
            Validity::Revoked
        } else if self.expires_on.is_some_and(|last| last < today) {
            Validity::Expired
        } else {
            Validity::Valid
        }
    }
}
