//! Pages of trainers: programmes, courses, sessions, who was there, and certificates; and the rule of a municipality.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::training::{Certificate, Cohort, Enrolment, Session, Standing, Task, Validity};

use super::{certificate_line, hours, missing, session_line, when};
use crate::form::Form;
use crate::{Frame, Said, Words};

/// A programme.
#[derive(Debug, Template)]
#[template(path = "training/programme.html")]
pub struct ProgrammePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
}

/// A course, new or changed.
#[derive(Debug, Template)]
#[template(path = "training/cohort.html")]
pub struct CohortPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Programmes to choose from; `None` when the course has one.
    pub programmes: Option<Vec<(String, String)>>,
}

/// Sessions of a course.
#[derive(Debug, Template)]
#[template(path = "training/sessions.html")]
pub struct SessionsPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name of the course.
    pub name: String,
    /// Sessions.
    pub sessions: &'a [Session],
}

impl SessionsPage<'_> {
    fn when(&self, session: &Session) -> String {
        when(&self.w, session)
    }

    fn line(&self, session: &Session) -> String {
        session_line(&self.w, session)
    }
}

/// Tasks of a course.
#[derive(Debug, Template)]
#[template(path = "training/tasks.html")]
pub struct TasksPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name of the course.
    pub name: String,
    /// Tasks.
    pub tasks: &'a [Task],
}

/// Who was there.
#[derive(Debug, Template)]
#[template(path = "training/attendance.html")]
pub struct AttendancePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name of the course.
    pub name: String,
    /// Sessions to choose from: address, name, chosen.
    pub sessions: Vec<(String, String, bool)>,
    /// The session that is marked.
    pub session: Option<String>,
    /// Those on the course.
    pub members: Vec<(String, String)>,
    /// One can take part on site or remotely: two lists.
    pub either: bool,
}

/// Cancelling a course.
#[derive(Debug, Template)]
#[template(path = "training/call_off.html")]
pub struct CallOffPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Name of the course.
    pub name: String,
    /// Those to whom no mail can be sent: name and phone.
    pub to_call: Vec<(String, String)>,
}

/// Somebody on a list of participants.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The enrolment.
    pub enrolment: &'a Enrolment,
    /// How far the person has come.
    pub standing: &'a Standing,
    /// The certificate that was given.
    pub certificate: Option<&'a Certificate>,
}

/// Participants of a course.
#[derive(Debug, Template)]
#[template(path = "training/people.html")]
pub struct PeoplePage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The course.
    pub cohort: &'a Cohort,
    /// Those who have a place.
    pub rows: Vec<Row<'a>>,
    /// Those who wait.
    pub waiting: &'a [Enrolment],
}

impl PeoplePage<'_> {
    fn attended(&self, row: &Row<'_>) -> String {
        format!("{}/{}", hours(&self.w, row.standing.attended), hours(&self.w, row.standing.taught))
    }

    fn missing(&self, row: &Row<'_>) -> Vec<Said> {
        missing(&self.w, self.cohort, row.standing)
    }

    fn given(&self, certificate: &Certificate) -> String {
        certificate_line(&self.w, certificate)
    }
}

/// One participant.
#[derive(Debug, Template)]
#[template(path = "training/member.html")]
pub struct MemberPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The course.
    pub cohort: &'a Cohort,
    /// The person.
    pub row: Row<'a>,
    /// Tasks to tick.
    pub tasks: Vec<(String, String)>,
    /// Where the person was: session and presence.
    pub sessions: Vec<(String, Said)>,
}

impl MemberPage<'_> {
    fn missing(&self) -> Vec<Said> {
        missing(&self.w, self.cohort, self.row.standing)
    }
}

/// Certificates of a course.
#[derive(Debug, Template)]
#[template(path = "training/certificates.html")]
pub struct CertificatesPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The course.
    pub cohort: &'a Cohort,
    /// Those who have completed it and have no certificate yet.
    pub due: Vec<(String, String)>,
    /// Certificates that were given.
    pub given: &'a [Certificate],
    /// The day.
    pub today: Date,
}

impl CertificatesPage<'_> {
    fn line(&self, certificate: &Certificate) -> String {
        certificate_line(&self.w, certificate)
    }

    fn validity(&self, certificate: &Certificate) -> Validity {
        certificate.validity(self.today)
    }
}

/// A certificate is taken back.
#[derive(Debug, Template)]
#[template(path = "training/revoke.html")]
pub struct RevokePage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The certificate.
    pub certificate: &'a Certificate,
}

/// What a municipality asks of somebody before the first case.
#[derive(Debug, Template)]
#[template(path = "training/requirement.html")]
pub struct RequirementPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The municipality that is administered.
    pub at: crate::admin::At,
    /// Programmes to choose from.
    pub programmes: Vec<(String, String)>,
}
