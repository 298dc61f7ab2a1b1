//! Training: courses for everybody, enrolling, and the check of a certificate.

pub mod form;
mod paper;
pub mod trainer;

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::clock::in_finland;
use rinnalla_domain::training::{
    Certificate, Cohort, Enrolment, Missing, Phase, Presence, Programme, Record, Session, SessionKind, Standing, State,
    Task, Validity, decimal,
};

use crate::form::Form;
use crate::{Frame, Said, Words};

pub use paper::{PaperFacts, certificate};

/// A course on a list.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The course.
    pub cohort: &'a Cohort,
    /// Places taken.
    pub taken: i64,
    /// How many wait.
    pub waiting: usize,
}

impl Card<'_> {
    /// Programme and cohort: the name of the course.
    pub fn name(&self) -> String {
        name(self.cohort)
    }

    /// Its address.
    pub fn path(&self) -> String {
        format!("/koulutukset/{}", self.cohort.id)
    }

    /// The address at which one enrols.
    pub fn enrol_path(&self) -> String {
        format!("{}/ilmoittaudu", self.path())
    }

    /// Hours, credits and days.
    pub fn line(&self, w: &Words) -> String {
        format!("{} · {}", size(w, self.cohort.content.minutes(), self.cohort.content.credits()), days(w, self.cohort))
    }

    /// First and last day.
    pub fn days(&self, w: &Words) -> String {
        days(w, self.cohort)
    }

    /// Can one enrol, is it full, or is it too late?
    pub fn room(&self, w: &Words, today: Date) -> Option<Said> {
        let content = &self.cohort.content;
        if !self.is_open(today) {
            return None;
        }
        let by = w.day_only(content.enrol_by);
        match content.places - self.taken {
            free if free > 0 => Some(w.t2("course-room", ("n", &free), ("by", &by))),
            _ => Some(w.n("course-full", self.waiting)),
        }
    }

    /// Can one still enrol, for a place or in the queue?
    pub fn is_open(&self, today: Date) -> bool {
        self.cohort.is_open(today)
    }

    /// No place is free.
    pub const fn is_full(&self) -> bool {
        self.taken >= self.cohort.content.places
    }
}

/// The name of a course: "Linkkihenkilökoulutus, kevät 2027".
pub fn name(cohort: &Cohort) -> String {
    format!("{}, {}", cohort.programme.content.title, cohort.content.name)
}

/// "5 op, noin 135 tuntia".
pub fn size(w: &Words, minutes: i64, credits: i64) -> String {
    let hours = number(w, minutes * 100 / 60);
    if credits == 0 {
        return w.t1("course-hours", "hours", &hours).text;
    }
    w.t2("course-size", ("credits", &number(w, credits)), ("hours", &hours)).text
}

/// A number of hundredths, as the language writes it.
fn number(w: &Words, hundredths: i64) -> String {
    let text = decimal(hundredths);
    if w.language() == Language::English { text.replace(',', ".") } else { text }
}

fn days(w: &Words, cohort: &Cohort) -> String {
    let (first, last) = (cohort.content.starts_on, cohort.content.ends_on);
    if first == last { w.day_only(first) } else { format!("{}–{}", w.day_only(first), w.day_only(last)) }
}

/// "to 14.1.2027 klo 9.00–15.00".
pub fn when(w: &Words, session: &Session) -> String {
    format!("{}–{}", w.moment(session.content.starts_at), clock(w, session.content.ends_at))
}

fn clock(w: &Words, at: Timestamp) -> String {
    let at = in_finland(at);
    let separator = if w.language() == Language::English { ':' } else { '.' };
    format!("{}{separator}{:02}", at.hour(), at.minute())
}

/// What a session is and how one takes part, in a line.
pub fn session_line(w: &Words, session: &Session) -> String {
    let content = &session.content;
    let mut parts = vec![w.code("training-way", content.way).text];
    parts.extend(content.place.as_ref().map(ToString::to_string));
    if content.kind == SessionKind::Mentoring {
        parts.insert(0, w.code("training-session", content.kind).text);
    }
    parts.join(" · ")
}

/// The class and shape beside the state of a certificate.
pub const fn validity_tag(validity: Validity) -> (&'static str, &'static str) {
    match validity {
        Validity::Valid => ("ok", "✓"),
        Validity::Expired => ("warn", "!"),
        Validity::Revoked => ("error", "–"),
    }
}

/// The class and shape beside the state of an enrolment.
pub const fn state_tag(state: State) -> (&'static str, &'static str) {
    match state {
        State::Enrolled => ("ok", "✓"),
        State::Waiting => ("neutral", "○"),
        State::Cancelled => ("neutral", "–"),
    }
}

/// A certificate in a line: its day, and until when it holds.
pub fn certificate_line(w: &Words, certificate: &Certificate) -> String {
    let given = w.t1("certificate-given", "day", w.day_only(certificate.given_on)).text;
    match certificate.expires_on {
        Some(end) => format!("{given} {}", w.t1("certificate-until", "day", w.day_only(end)).text),
        None => given,
    }
}

/// What is still missing, in one sentence each.
pub fn missing(w: &Words, cohort: &Cohort, standing: &Standing) -> Vec<Said> {
    let rule = cohort.content.rule;
    let sentence = |what: &Missing| match what {
        Missing::Hours => {
            let need = (standing.taught * rule.percent + 99) / 100;
            w.t2("missing-hours", ("now", &hours(w, standing.attended)), ("need", &hours(w, need)))
        }
        Missing::Tasks => w.t2("missing-tasks", ("done", &standing.done), ("all", &standing.tasks)),
        Missing::Mentoring => w.t2("missing-mentoring", ("now", &standing.mentoring), ("need", &rule.mentoring)),
    };
    standing.missing.iter().map(sentence).collect()
}

/// Hours of minutes: "12", "1,5".
pub fn hours(w: &Words, minutes: i64) -> String {
    number(w, minutes * 100 / 60)
}

/// Courses for everybody.
#[derive(Debug, Template)]
#[template(path = "training/courses.html")]
pub struct CoursesPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The day.
    pub today: Date,
    /// All courses.
    pub cards: Vec<Card<'a>>,
    /// One's own.
    pub own: &'a [(Cohort, Enrolment)],
    /// One's own certificates.
    pub certificates: &'a [Certificate],
    /// Programmes that the trainer may change; `None` for anybody else.
    pub programmes: Option<&'a [Programme]>,
}

impl CoursesPage<'_> {
    fn of(&self, phase: &Phase) -> Vec<&Card<'_>> {
        let mut found: Vec<_> = self.cards.iter().filter(|c| c.cohort.content.phase(self.today) == *phase).collect();
        if *phase == Phase::Coming {
            found.reverse();
        }
        found
    }
}

/// What a course has of somebody.
#[derive(Clone, Copy, Debug)]
pub struct OwnPart<'a> {
    /// The enrolment.
    pub enrolment: &'a Enrolment,
    /// What is known.
    pub record: &'a Record,
    /// How far the person has come.
    pub standing: &'a Standing,
    /// The certificate.
    pub certificate: Option<&'a Certificate>,
}

/// A course.
#[derive(Debug, Template)]
#[template(path = "training/course.html")]
pub struct CoursePage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The moment.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
    /// The course.
    pub card: Card<'a>,
    /// Sessions.
    pub sessions: &'a [Session],
    /// Tasks.
    pub tasks: &'a [Task],
    /// What the course has of whoever looks.
    pub own: Option<OwnPart<'a>>,
    /// Whoever looks trains here.
    pub trains: bool,
    /// Address of the link by which somebody without an account came: the form that gives the place up.
    pub leave: Option<Form>,
    /// Address of the certificate on paper.
    pub paper: Option<String>,
}

impl CoursePage<'_> {
    fn size(&self) -> String {
        size(&self.w, self.card.cohort.content.minutes(), self.card.cohort.content.credits())
    }

    fn next(&self) -> Option<&Session> {
        self.sessions.iter().find(|s| s.content.ends_at > self.now)
    }

    fn when(&self, session: &Session) -> String {
        when(&self.w, session)
    }

    fn line(&self, session: &Session) -> String {
        session_line(&self.w, session)
    }

    fn was_there(&self, own: &OwnPart<'_>, session: &Session) -> Option<Presence> {
        own.record.presence(&session.id)
    }

    fn is_done(&self, own: &OwnPart<'_>, task: &Task) -> bool {
        own.record.done.contains(&task.id)
    }

    fn missing(&self, own: &OwnPart<'_>) -> Vec<Said> {
        missing(&self.w, self.card.cohort, own.standing)
    }

    fn attended(&self, own: &OwnPart<'_>) -> Said {
        let (now, all) = (hours(&self.w, own.standing.attended), hours(&self.w, own.standing.taught));
        self.w.t2("course-attended", ("now", &now), ("all", &all))
    }

    fn rules(&self) -> Vec<Said> {
        let rule = self.card.cohort.content.rule;
        let mut said = Vec::new();
        if rule.percent > 0 {
            said.push(self.w.t1("course-rule-hours", "percent", rule.percent));
        }
        if rule.all_tasks {
            said.push(self.w.t("course-rule-tasks"));
        }
        if rule.mentoring > 0 {
            said.push(self.w.t1("course-rule-mentoring", "n", rule.mentoring));
        }
        said
    }

    fn module_line(&self, module: &rinnalla_domain::training::Module) -> String {
        size(&self.w, module.minutes, module.credits)
    }
}

/// Enrolling.
#[derive(Debug, Template)]
#[template(path = "training/enrol.html")]
pub struct EnrolPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The course.
    pub card: Card<'a>,
    /// The day.
    pub today: Date,
    /// The mail address of whoever has signed in: it is not asked for.
    pub known: Option<String>,
}

/// What is said of a code.
#[derive(Clone, Debug)]
pub enum CheckedAs {
    /// Nobody has been given it.
    Unknown,
    /// It is that of a certificate.
    Known {
        /// Does it hold?
        validity: Validity,
        /// Name.
        name: String,
        /// Programme.
        title: String,
        /// Day.
        given_on: Date,
    },
}

/// Asking whether a certificate holds.
#[derive(Debug, Template)]
#[template(path = "training/check.html")]
pub struct CheckPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The answer.
    pub answer: Option<CheckedAs>,
}

/// The handbook of link workers: Finnish, whole.
#[derive(Debug, Template)]
#[template(path = "training/handbook.html")]
pub struct HandbookPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
}
