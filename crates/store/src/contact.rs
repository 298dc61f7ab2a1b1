//! Tries to reach the resident, requests for information, and visit notes.

use jiff::Timestamp;
use rinnalla_access::{Accompany, AnswerReferrer, Coordinate, Grant, Scope};
pub use rinnalla_domain::contact::InformationRequest;
use rinnalla_domain::contact::{Contact, Kind, NewContact, Outcome, Try, Way};
use rinnalla_domain::{AccountId, CaseId, ContactId, GoalId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

/// Keeps a try.
pub async fn insert_try(tx: &Tx, grant: &Grant<Coordinate>, id: &str, new: &Try) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into contact_tries (id, municipality_id, case_id, at, way, outcome, note, by_account) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            new.at,
            new.way.code(),
            new.outcome.code(),
            new.note.as_deref(),
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// Tries for a case within the scope, oldest first.
pub async fn tries(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Try>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "contact_tries", "at, id").await?;
    rows.iter()
        .map(|row| {
            Ok(Try {
                at: row.time("at")?,
                way: row.code("way", Way::parse)?,
                outcome: row.code("outcome", Outcome::parse)?,
                note: row.text_or_none("note")?,
            })
        })
        .collect()
}

/// Asks the referrer.
pub async fn ask(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &str,
    question: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into information_requests (id, municipality_id, case_id, question, asked_at, asked_by) \
         values ($1, $2, $3, $4, $5, $6)",
        args![id, grant.municipality(), grant.case().as_str(), question, now, grant.by().map_or("", AccountId::as_str)],
    )
    .await
}

/// Answers the open question.
pub async fn answer(tx: &Tx, grant: &Grant<AnswerReferrer>, answer: &str, now: Timestamp) -> Result<(), StoreError> {
    let touched = tx
        .execute(
            "update information_requests set answer = $3, answered_at = $4 where municipality_id = $1 \
             and case_id = $2 and answered_at is null",
            args![grant.municipality(), grant.case().as_str(), answer, now],
        )
        .await?;
    if touched == 0 { Err(StoreError::Conflict) } else { Ok(()) }
}

/// Questions and answers of a case within the scope, oldest first.
pub async fn requests(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<InformationRequest>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "information_requests", "asked_at").await?;
    rows.iter()
        .map(|row| {
            Ok(InformationRequest {
                question: row.text("question")?,
                asked_at: row.time("asked_at")?,
                answer: row.text_or_none("answer")?,
                answered_at: row.time_or_none("answered_at")?,
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<Contact, StoreError> {
    Ok(Contact {
        id: row.id("id", ContactId::new)?,
        by: row.id("by_account", AccountId::new)?,
        by_name: row.text("by_name")?,
        held_on: row.day("held_on")?,
        kind: row.code("kind", Kind::parse)?,
        minutes: row.int("minutes")?,
        goals: row.codes("goals", |id| Some(GoalId::new(id)))?,
        note: row.text("note")?,
        next_step: row.text_or_none("next_step")?,
        kilometres: row.int_or_none("kilometres")?,
        expenses_cents: row.int_or_none("expenses_cents")?,
        own_load: row.int_or_none("own_load")?,
        made_at: row.time("made_at")?,
        corrects: row.id_or_none("corrects", ContactId::new)?,
    })
}

/// Keeps a visit note. A correction names the note that it corrects; the former stays, marked.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<Accompany>,
    id: &ContactId,
    new: &NewContact,
    by_name: &str,
    corrects: Option<&ContactId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(former) = corrects {
        tx.execute_one(
            "update contacts set corrected_at = $4 where municipality_id = $1 and case_id = $2 and id = $3 \
             and corrected_at is null",
            args![grant.municipality(), grant.case().as_str(), former.as_str(), now],
        )
        .await?;
    }
    tx.execute_one(
        "insert into contacts (id, municipality_id, case_id, by_account, by_name, held_on, kind, minutes, goals, \
         note, next_step, kilometres, expenses_cents, own_load, made_at, corrects) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        args![
            id.as_str(),
            grant.municipality(),
            grant.case().as_str(),
            grant.by().map_or("", AccountId::as_str),
            by_name,
            new.held_on,
            new.kind.code(),
            new.minutes,
            new.goals.iter().map(GoalId::as_str).collect::<Vec<_>>().join(" "),
            new.note.as_str(),
            new.next_step.as_ref().map(rinnalla_domain::text::Text::as_str),
            new.kilometres,
            new.expenses_cents,
            new.own_load,
            now,
            corrects.map(ContactId::as_str),
        ],
    )
    .await
}

/// Visit notes of a case within the scope, newest first; corrected ones are marked by their successors.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Contact>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "contacts", "held_on desc, made_at desc").await?;
    rows.iter().map(read).collect()
}
