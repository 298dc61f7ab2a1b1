//! The story of a case as people say it: steps, visits and notes, newest first.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::AccountId;
use rinnalla_domain::case::{Step, StepTaken};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::contact::{Contact, Kind};
use rinnalla_domain::goal::Goal;
use rinnalla_domain::visit::FirstVisit;

use crate::{Said, Words};

/// What is told.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Words.
    pub w: Words,
    /// When the referral was sent.
    pub sent_at: Timestamp,
    /// Steps, newest first.
    pub steps: &'a [StepTaken],
    /// First visits, newest first.
    pub visits: &'a [FirstVisit],
    /// Notes, newest first, corrected ones too.
    pub contacts: &'a [Contact],
    /// Goals, by which notes name them.
    pub goals: &'a [Goal],
    /// Who reads: their own notes can be corrected.
    pub reader: Option<&'a AccountId>,
    /// A coordinator reads: they see how the link worker was found, too.
    pub coordinator: bool,
    /// Notes alone.
    pub only_visits: bool,
}

/// A line of the story.
#[derive(Clone, Debug)]
pub struct Event {
    /// The day, for machines.
    pub day: Date,
    /// What happened.
    pub title: Said,
    /// In more words.
    pub body: Option<String>,
    /// The next small step that was written down.
    pub next: Option<String>,
    /// Goals, way, expenses and load, in words.
    pub facts: Vec<Said>,
    /// Who.
    pub by: String,
    /// When it was corrected, and what it said before.
    pub former: Vec<Former>,
    /// The note, when the reader may correct it.
    pub correct: Option<String>,
    order: (Timestamp, usize),
}

/// A note before it was corrected.
#[derive(Clone, Debug)]
pub struct Former {
    /// When the correction was written, in words.
    pub corrected: String,
    /// What it said.
    pub text: String,
}

/// Tells the story, newest first.
pub fn timeline(told: &Told<'_>) -> Vec<Event> {
    let mut events: Vec<Event> = told
        .contacts
        .iter()
        .filter(|note| !told.contacts.iter().any(|other| other.corrects.as_ref() == Some(&note.id)))
        .map(|note| of_note(told, note))
        .collect();
    if !told.only_visits {
        let mut visits = told.visits.iter();
        events.extend(told.steps.iter().filter_map(|step| of_step(told, step, &mut visits)));
        events.push(Event { title: told.w.t("step-send"), order: (told.sent_at, 0), ..plain(day_of(told.sent_at)) });
    }
    events.sort_by_key(|event| std::cmp::Reverse((event.day, event.order)));
    events
}

fn plain(day: Date) -> Event {
    Event {
        day,
        title: Said { text: String::new(), in_finnish: false },
        body: None,
        next: None,
        facts: Vec::new(),
        by: String::new(),
        former: Vec::new(),
        correct: None,
        order: (Timestamp::UNIX_EPOCH, 0),
    }
}

fn of_note(told: &Told<'_>, note: &Contact) -> Event {
    let w = told.w;
    let kind = w.code("contact-kind", note.kind);
    let title = if note.kind == Kind::Missed || note.minutes == 0 {
        kind
    } else {
        w.t2("note-title", ("kind", &kind.text), ("duration", &w.duration(note.minutes)))
    };
    let goals =
        told.goals.iter().filter(|g| note.goals.contains(&g.id)).map(|g| w.t1("note-told-goal", "goal", &g.words));
    let mut facts: Vec<Said> = goals.collect();
    facts.extend(note.kilometres.map(|n| w.t1("note-told-kilometres", "n", n)));
    facts.extend(note.expenses_cents.map(|cents| w.t1("note-told-expenses", "sum", crate::contact::euros(cents))));
    facts.extend(note.own_load.map(|n| w.t1("note-told-load", "n", n)));
    Event {
        title,
        body: Some(note.note.clone()),
        next: note.next_step.clone(),
        facts,
        by: note.by_name.clone(),
        former: former(told, note),
        correct: (told.reader == Some(&note.by)).then(|| note.id.to_string()),
        order: (note.made_at, usize::MAX),
        ..plain(note.held_on)
    }
}

/// What a note said before its corrections, newest first.
fn former(told: &Told<'_>, note: &Contact) -> Vec<Former> {
    let mut found = Vec::new();
    let mut newer = note;
    while let Some(older) = newer.corrects.as_ref().and_then(|id| told.contacts.iter().find(|n| n.id == *id)) {
        found.push(Former { corrected: told.w.day_of(newer.made_at), text: older.note.clone() });
        if found.len() > told.contacts.len() {
            break;
        }
        newer = older;
    }
    found
}

/// How a link worker is found is between the coordinator and those who were asked.
const fn is_for_coordinators(step: Step) -> bool {
    matches!(
        step,
        Step::AskInformation
            | Step::GiveInformation
            | Step::TryContact
            | Step::Reach
            | Step::GiveUpContact
            | Step::Queue
            | Step::Propose
            | Step::CancelProposal
            | Step::TakeOn
            | Step::TurnDown
            | Step::Refuse
    )
}

/// Words of these steps are for whoever walks alongside, too.
const fn has_open_words(step: Step) -> bool {
    matches!(step, Step::MissFirstVisit | Step::HoldFirstVisit | Step::Pause | Step::Extend)
}

fn of_step<'v>(told: &Told<'_>, step: &StepTaken, visits: &mut impl Iterator<Item = &'v FirstVisit>) -> Option<Event> {
    // Each arrangement has its visit; both lists are newest first.
    let visit = if step.step == Step::ArrangeFirstVisit { visits.next() } else { None };
    if step.step == Step::WriteNote || (!told.coordinator && is_for_coordinators(step.step)) {
        return None;
    }
    let w = told.w;
    let key = match (&step.code, step.step) {
        (Some(signer), Step::Sign) => format!("step-sign-{signer}"),
        _ => format!("step-{}", step.step),
    };
    let facts = visit.map(|v| w.t2("visit-at", ("when", &w.moment(v.starts_at)), ("place", &v.place)));
    Some(Event {
        title: w.t(&key.replace('_', "-")),
        body: step.note.clone().filter(|_| told.coordinator || has_open_words(step.step)),
        facts: facts.into_iter().collect(),
        by: step.by_name.clone(),
        // Steps of one moment stand in the order of the way.
        order: (step.at, Step::ALL.iter().position(|s| *s == step.step).map_or(0, |n| n + 1)),
        ..plain(day_of(step.at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::case::{Party, State};
    use rinnalla_domain::settings::Term;
    use rinnalla_domain::{ContactId, Language};

    fn note(id: &str, day: Date, at: &str, text: &str, corrects: Option<&str>) -> Contact {
        Contact {
            id: ContactId::new(id),
            by: AccountId::new("aino"),
            by_name: "Aino Niemi".into(),
            held_on: day,
            kind: Kind::Meeting,
            minutes: 90,
            goals: Vec::new(),
            note: text.into(),
            next_step: None,
            kilometres: None,
            expenses_cents: Some(1250),
            own_load: Some(4),
            made_at: at.parse().unwrap(),
            corrects: corrects.map(ContactId::new),
        }
    }

    fn step(step: Step, at: &str, note: Option<&str>) -> StepTaken {
        StepTaken {
            step,
            party: Party::Coordinator,
            by_name: "Kaisa Koski".into(),
            at: at.parse().unwrap(),
            to: State::Underway,
            code: None,
            note: note.map(Into::into),
        }
    }

    fn told<'a>(steps: &'a [StepTaken], contacts: &'a [Contact], coordinator: bool) -> Told<'a> {
        Told {
            w: Words::new(Language::Finnish, Term::LinkPerson),
            sent_at: "2026-10-22T07:00:00Z".parse().unwrap(),
            steps,
            visits: &[],
            contacts,
            goals: &[],
            reader: None,
            coordinator,
            only_visits: false,
        }
    }

    #[test]
    fn the_newest_comes_first_and_a_corrected_note_keeps_what_it_said() {
        let notes = [
            note("b", date(2026, 11, 17), "2026-11-18T10:00:00Z", "Käveltiin rantaan.", Some("a")),
            note("a", date(2026, 11, 17), "2026-11-17T16:00:00Z", "Käveltiin kirjastolle.", None),
        ];
        let steps = [step(Step::Pause, "2026-11-20T10:00:00Z", Some("Loma"))];
        let events = timeline(&told(&steps, &notes, false));
        let titles: Vec<_> = events.iter().map(|e| e.title.text.as_str()).collect();
        assert_eq!(titles, ["Tuki jäi tauolle", "Tapaaminen, 1 t 30 min", "Lähete lähetettiin"]);
        assert_eq!(events[1].former[0].text, "Käveltiin kirjastolle.");
        assert_eq!(events[1].facts[0].text, "Kulut 12,50\u{a0}€");
    }

    #[test]
    fn a_link_worker_does_not_read_how_others_were_asked() {
        let steps = [
            step(Step::ChangeLinkWorker, "2026-11-21T10:00:00Z", Some("Ei sopinut yhteen")),
            step(Step::TurnDown, "2026-11-20T10:00:00Z", None),
        ];
        let events = timeline(&told(&steps, &[], false));
        assert_eq!(events.len(), 2);
        assert_eq!(events[0].body, None);
        assert_eq!(timeline(&told(&steps, &[], true)).len(), 3);
    }

    #[test]
    fn every_step_and_kind_has_words_in_three_languages() {
        for language in [Language::Finnish, Language::Swedish, Language::English] {
            let words = Words::new(language, Term::LinkPerson);
            for step in Step::ALL.iter().filter(|s| **s != Step::WriteNote && **s != Step::Sign) {
                assert!(!words.code("step", step).in_finnish, "{language} {step}");
            }
            for kind in Kind::ALL {
                assert!(!words.code("contact-kind", kind).in_finnish, "{language} {kind}");
            }
        }
    }
}
