//! Visit notes: written and corrected.

use rinnalla_app::{BoxFuture, contact, participation};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::contact::Contact;
use rinnalla_domain::resident::short_name;
use rinnalla_domain::visibility::Viewer;
use rinnalla_domain::{CaseId, ContactId};
use rinnalla_views::contact::{NotePage, filled, parse, parse_told};
use rinnalla_views::form::{Fields, Form};

use super::case::{everything, frame_of, path_of};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{Data, Route, WALKERS, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/kaynnit/uusi", GET new, POST save);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/kaynnit/{note}/korjaa", GET correct_page, POST correct);
}

const NOTE: &str = "note";

async fn new(ask: Ask) -> Outcome {
    let form = form::open(&ask, NOTE).await?;
    show_new(&ask, form).await
}

fn show_new(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = everything(ask).await?;
        show(ask, form.filled(Fields::default().with("when", "today")), &found, None)
    })
}

fn show(ask: &Ask, form: Form, found: &rinnalla_app::case::CasePage, former: Option<String>) -> Outcome {
    let status = form.status;
    let page = NotePage {
        w: ask.words(),
        frame: frame_of(ask, &form),
        form,
        name: short_name(&found.resident.name),
        goals: found.goals.iter().map(|g| (g.id.to_string(), g.words.clone())).collect(),
        link_worker: found.opened.viewer == Viewer::LinkWorker,
        activities: if former.is_none() {
            found.participations.iter().map(|p| (p.number.to_string(), p.title.clone())).collect()
        } else {
            Vec::new()
        },
        former,
    };
    ask.page_with(status, &page)
}

async fn save(ask: Ask) -> Outcome {
    let parsed = match (parse(&ask.fields, day_of(ask.app.now())), parse_told(&ask.fields)) {
        (Ok(note), Ok(told)) => Ok((note, told)),
        (note, told) => Err([note.err(), told.err()].into_iter().flatten().flatten().collect()),
    };
    form::submit(
        ask,
        NOTE,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (note, told) = asked.new;
                participation::write_note(work, CaseId::new(asked.id.clone()), note, told).await?;
                Ok(format!("/tukijaksot/{}?tehty=note-saved", asked.id))
            })
        },
        show_new,
    )
    .await
}

async fn correct_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, NOTE).await?;
    show_correct(&ask, form).await
}

/// The newest of a note and its corrections.
fn newest<'a>(notes: &'a [Contact], id: &ContactId) -> Option<&'a Contact> {
    let mut newest = notes.iter().find(|n| n.id == *id)?;
    for _ in notes {
        let Some(newer) = notes.iter().find(|n| n.corrects.as_ref() == Some(&newest.id)) else {
            break;
        };
        newest = newer;
    }
    Some(newest)
}

/// The form corrects the note as it stands now: also when somebody has corrected it in between.
fn show_correct(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = everything(ask).await?;
        let note = newest(&found.contacts, &ContactId::new(ask.param("note"))).ok_or(Failure::NotFound)?;
        if note.by != ask.person()?.account {
            return Err(Failure::NotFound);
        }
        form.action = path_of(ask, &format!("/kaynnit/{}/korjaa", note.id));
        let former = Some(note.note.clone());
        show(ask, form.filled(filled(note)), &found, former)
    })
}

async fn correct(ask: Ask) -> Outcome {
    let note = ContactId::new(ask.param("note"));
    let parsed = parse(&ask.fields, day_of(ask.app.now())).map(|new| (note, new));
    form::submit(
        ask,
        NOTE,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (note, new) = asked.new;
                contact::correct_note(work, CaseId::new(asked.id.clone()), note, new).await?;
                Ok(format!("/tukijaksot/{}?tehty=note-corrected", asked.id))
            })
        },
        show_correct,
    )
    .await
}
