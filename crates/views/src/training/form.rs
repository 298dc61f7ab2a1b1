//! The forms of training, read.

use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::text::Text;
use rinnalla_domain::training::{
    CompletionRule, Kind, Module, NewCohort, NewEnrolment, NewProgramme, NewSession, NewTask, Owner, Presence,
    Requirement, SessionKind, Way, WrongTime,
};
use rinnalla_domain::{EnrolmentId, ProgrammeId, TaskId};

use crate::Words;
use crate::form::{FieldError, Fields, Reader};

type Read<T> = Result<T, Vec<FieldError>>;

/// Reads an enrolment. Whoever has signed in is reached by the address of the account.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn enrolment(fields: &Fields, known: bool) -> Read<NewEnrolment> {
    let mut r = Reader::new(fields);
    let name = r.line("name", 120);
    let mail = match fields.get("mail").trim() {
        "" => None,
        typed => {
            let mail = MailAddress::parse(typed).ok();
            if mail.is_none() {
                r.wrong("mail", "format");
            }
            mail
        }
    };
    let phone = r.phone_or_none("phone");
    if !known && fields.get("mail").trim().is_empty() && fields.get("phone").trim().is_empty() {
        r.wrong("mail", "missing");
    }
    let home = r.line_or_none("home", 120);
    r.finish(name.map(|name| NewEnrolment { name, mail, phone, home }))
}

/// Reads a programme.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn programme(fields: &Fields) -> Read<NewProgramme> {
    let mut r = Reader::new(fields);
    let title = r.line("title", 120);
    let kind = r.code("kind", Kind::parse);
    let owner = r.code("owner", Owner::parse);
    let owner_name = r.line("owner_name", 120);
    let about = r.text("about", 2_000);
    let valid_months = r.number_or_none("valid_months", 1, 240);
    let read = title.zip(kind).zip(owner.zip(owner_name)).zip(about);
    r.finish(read.map(|(((title, kind), (owner, owner_name)), about)| NewProgramme {
        kind,
        owner,
        owner_name,
        title,
        about,
        valid_months,
    }))
}

/// A programme as its form shows it.
pub fn programme_fields(of: &NewProgramme) -> Fields {
    Fields::default()
        .with("title", &of.title)
        .with("kind", of.kind)
        .with("owner", of.owner)
        .with("owner_name", &of.owner_name)
        .with("about", &of.about)
        .with_some("valid_months", of.valid_months)
}

/// Reads a course.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn cohort(fields: &Fields) -> Read<NewCohort> {
    let mut r = Reader::new(fields);
    let name = r.line("name", 80);
    let starts_on = r.day("starts_on");
    let ends_on = r.day("ends_on");
    if starts_on.zip(ends_on).is_some_and(|(from, to)| to < from) {
        r.wrong("ends_on", "before");
    }
    let enrol_by = r.day("enrol_by");
    if enrol_by.zip(ends_on).is_some_and(|(by, to)| by > to) {
        r.wrong("enrol_by", "after");
    }
    let places = r.number("places", 1, 500);
    let modules = Module::parse_all(fields.get("modules")).ok();
    if modules.is_none() {
        r.wrong("modules", if fields.get("modules").trim().is_empty() { "missing" } else { "format" });
    }
    let percent = r.number("percent", 0, 100);
    let mentoring = r.number("mentoring", 0, 50);
    let all_tasks = r.ticked("all_tasks");
    let signer = r.line("signer", 120);
    let read = name.zip(starts_on.zip(ends_on)).zip(enrol_by.zip(places)).zip(modules.zip(percent.zip(mentoring)));
    let read = read.zip(signer);
    r.finish(read.map(
        |((((name, (starts_on, ends_on)), (enrol_by, places)), (modules, (percent, mentoring))), signer)| {
            let rule = CompletionRule { percent, all_tasks, mentoring };
            NewCohort { name, starts_on, ends_on, enrol_by, places, modules, rule, signer }
        },
    ))
}

/// A course as its form shows it.
pub fn cohort_fields(of: &NewCohort) -> Fields {
    let day = |d: jiff::civil::Date| format!("{}.{}.{}", d.day(), d.month(), d.year());
    let fields = Fields::default()
        .with("name", &of.name)
        .with("starts_on", day(of.starts_on))
        .with("ends_on", day(of.ends_on))
        .with("enrol_by", day(of.enrol_by))
        .with("places", of.places)
        .with("modules", of.modules.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        .with("percent", of.rule.percent)
        .with("mentoring", of.rule.mentoring)
        .with("signer", &of.signer);
    if of.rule.all_tasks { fields.with("all_tasks", "1") } else { fields }
}

/// What a new course begins with.
pub fn new_cohort_fields(programme: Option<&ProgrammeId>, signer: &str) -> Fields {
    Fields::default()
        .with_some("programme", programme)
        .with("percent", "80")
        .with("mentoring", "0")
        .with("all_tasks", "1")
        .with("signer", signer)
}

/// Reads a session.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn session(fields: &Fields) -> Read<NewSession> {
    let mut r = Reader::new(fields);
    let kind = r.code("kind", SessionKind::parse);
    let topic = r.line_or_none("topic", 200);
    let day = r.day("day");
    let (from, to) = (r.time("begins"), r.time("ends"));
    let times = day.zip(from.zip(to)).and_then(|(day, (from, to))| match NewSession::times(day, from, to) {
        Ok(times) => Some(times),
        Err(WrongTime::EndFirst) => {
            r.wrong("ends", "before");
            None
        }
        Err(WrongTime::JumpedOver) => {
            r.wrong("begins", "jumped-over");
            None
        }
    });
    let way = r.code("way", Way::parse);
    let place = r.line_or_none("place", 200);
    let link = r.line_or_none("link", 400);
    if link.as_ref().is_some_and(|l| !l.as_str().starts_with("https://")) {
        r.wrong("link", "format");
    }
    let read = kind.zip(times).zip(way);
    r.finish(read.map(|((kind, (starts_at, ends_at)), way)| NewSession {
        kind,
        topic,
        starts_at,
        ends_at,
        way,
        place,
        link,
    }))
}

/// Reads a task.
///
/// # Errors
/// Everything that is wrong.
pub fn task(fields: &Fields) -> Read<NewTask> {
    let mut r = Reader::new(fields);
    let title = r.line("title", 200);
    let due_on = r.day("due_on");
    r.finish(title.zip(due_on).map(|(title, due_on)| NewTask { title, due_on }))
}

/// Reads who was there: everybody on the list is marked, the others as absent. "All" marks everybody as there.
pub fn attendance(fields: &Fields, way: Way, all: Vec<EnrolmentId>) -> Vec<(EnrolmentId, Presence)> {
    let there = if way == Way::Remote { Presence::Remotely } else { Presence::Present };
    let everybody = !fields.get("all").is_empty();
    let mark = |id: EnrolmentId| {
        let presence = if fields.has("remotely", id.as_str()) {
            Presence::Remotely
        } else if everybody || fields.has("present", id.as_str()) {
            there
        } else {
            Presence::Absent
        };
        (id, presence)
    };
    all.into_iter().map(mark).collect()
}

/// Reads what somebody has done, and the trainer's note.
///
/// # Errors
/// A note that is too long.
pub fn member(fields: &Fields) -> Read<(Vec<TaskId>, Option<Text>)> {
    let mut r = Reader::new(fields);
    let tasks = fields.all("tasks").map(TaskId::new).collect();
    let note = r.text_or_none("note", 2_000);
    r.finish(Some((tasks, note)))
}

/// Reads who is given a certificate.
///
/// # Errors
/// When nobody was chosen.
pub fn chosen(fields: &Fields) -> Read<Vec<EnrolmentId>> {
    let mut r = Reader::new(fields);
    let who: Vec<EnrolmentId> = fields.all("who").map(EnrolmentId::new).collect();
    if who.is_empty() {
        r.wrong("who", "missing");
    }
    r.finish(Some(who))
}

/// Reads why a certificate is taken back.
///
/// # Errors
/// When nothing was written.
pub fn reason(fields: &Fields) -> Read<Text> {
    let mut r = Reader::new(fields);
    let why = r.text("why", 1_000);
    r.finish(why)
}

/// Reads what is told of a course that is cancelled.
///
/// # Errors
/// Words that are too long.
pub fn cancelling(fields: &Fields) -> Read<Option<Text>> {
    let mut r = Reader::new(fields);
    let why = r.text_or_none("why", 1_000);
    r.finish(Some(why))
}

/// Reads the rule of a municipality.
///
/// # Errors
/// Everything that is wrong.
pub fn requirement(fields: &Fields) -> Read<Requirement> {
    let mut r = Reader::new(fields);
    let hours = r.number("hours", 0, 2_000);
    let programme = Some(fields.get("programme")).filter(|id| !id.is_empty()).map(ProgrammeId::new);
    let (fresh, by_hand) = (r.ticked("fresh"), r.ticked("by_hand"));
    r.finish(hours.map(|hours| Requirement { hours, programme, fresh, by_hand }))
}

/// The rule of a municipality as its form shows it.
pub fn requirement_fields(rule: &Requirement) -> Fields {
    let mut fields = Fields::default().with("hours", rule.hours).with_some("programme", rule.programme.as_ref());
    for (name, is) in [("fresh", rule.fresh), ("by_hand", rule.by_hand)] {
        if is {
            fields.push(name, "1");
        }
    }
    fields
}

/// A session in a list of choices.
pub fn session_name(w: &Words, session: &rinnalla_domain::training::Session) -> String {
    let (when, content) = (super::when(w, session), &session.content);
    match &content.topic {
        Some(topic) => format!("{when}: {topic}"),
        None if content.kind == SessionKind::Mentoring => {
            format!("{when}: {}", w.code("training-session", content.kind).text)
        }
        None => when,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes<T>(read: Read<T>) -> Vec<(&'static str, &'static str)> {
        read.err().unwrap_or_default().into_iter().map(|e| (e.field, e.code)).collect()
    }

    #[test]
    fn whoever_enrols_has_a_name_and_can_be_reached() {
        let fields = Fields::default();
        assert_eq!(codes(enrolment(&fields, false)), [("name", "missing"), ("mail", "missing")]);
        let fields = fields.with("name", "Áile Čoŋkká-Saamelaiskäräjäläinen");
        assert!(enrolment(&fields, true).is_ok());
        assert!(enrolment(&fields.clone().with("phone", "040 000 0000"), false).is_ok());
        assert_eq!(codes(enrolment(&fields.with("mail", "ei osoite"), false)), [("mail", "format")]);
    }

    #[test]
    fn a_session_in_the_night_when_clocks_change_is_refused_in_words() {
        let session_at = |day: &str, from: &str, to: &str| {
            let fields = Fields::default().with("kind", "lesson").with("way", "remote").with("day", day);
            session(&fields.with("begins", from).with("ends", to))
        };
        assert_eq!(codes(session_at("28.3.2027", "3.30", "9")), [("begins", "jumped-over")]);
        assert_eq!(codes(session_at("14.1.2027", "15", "9")), [("ends", "before")]);
        assert_eq!(session_at("14.1.2027", "9", "15").unwrap().minutes(), 360);
    }

    #[test]
    fn everybody_on_the_list_is_marked_and_all_means_all() {
        let all = || vec![EnrolmentId::new("a"), EnrolmentId::new("b"), EnrolmentId::new("c")];
        let of = |fields: Fields, way| attendance(&fields, way, all()).into_iter().map(|(_, p)| p).collect::<Vec<_>>();
        let fields = Fields::default().with("present", "a").with("remotely", "b");
        assert_eq!(of(fields, Way::Either), [Presence::Present, Presence::Remotely, Presence::Absent]);
        assert_eq!(of(Fields::default().with("present", "a"), Way::Remote)[0], Presence::Remotely);
        assert_eq!(of(Fields::default().with("all", "1"), Way::OnSite), [Presence::Present; 3]);
    }
}
