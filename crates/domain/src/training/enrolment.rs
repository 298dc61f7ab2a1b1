//! Enrolling: a place, or a place in the queue.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Cohort;
use crate::mail_address::MailAddress;
use crate::phone::Phone;
use crate::text::Line;
use crate::{AccountId, EnrolmentId};

coded! {
    /// Where an enrolment stands.
    State {
        /// Has a place.
        Enrolled = "enrolled",
        /// Waits for a place.
        Waiting = "waiting",
        /// Given up.
        Cancelled = "cancelled",
    }
}

/// Somebody who enrols. With a phone number alone no mail can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnrolment {
    /// Name, as it shall stand on the certificate.
    pub name: Line,
    /// Mail address.
    pub mail: Option<MailAddress>,
    /// Phone number.
    pub phone: Option<Phone>,
    /// Municipality or workplace, in words.
    pub home: Option<Line>,
}

impl NewEnrolment {
    /// What tells one person from another: whoever enrols twice has one enrolment.
    pub fn key(&self) -> String {
        match (&self.mail, &self.phone) {
            (Some(mail), _) => format!("mail {}", mail.key()),
            (None, Some(phone)) => format!("phone {}", phone.key()),
            (None, None) => format!("name {}", crate::text::name_key(self.name.as_str())),
        }
    }
}

/// Somebody on a course or in its queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Identity.
    pub id: EnrolmentId,
    /// Account, when the person has signed in to enrol.
    pub account: Option<AccountId>,
    /// Name.
    pub name: String,
    /// Mail address.
    pub mail: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Municipality or workplace.
    pub home: Option<String>,
    /// State.
    pub state: State,
    /// Order of coming.
    pub turn: i64,
    /// When.
    pub made_at: Timestamp,
}

/// Nobody can enrol any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the time for enrolling is over, or the course is cancelled")]
pub struct Closed;

/// Where somebody who enrols now comes to stand. A trainer may still enrol somebody by phone after the last day.
///
/// # Errors
/// [`Closed`]
pub fn enrol(course: &Cohort, taken: i64, today: Date, by_trainer: bool) -> Result<State, Closed> {
    let late = today > course.content.ends_on || course.cancelled.is_some();
    if late || (!course.is_open(today) && !by_trainer) {
        return Err(Closed);
    }
    Ok(if taken < course.content.places { State::Enrolled } else { State::Waiting })
}
