//! The end of a case, written part by part, and the call three months later.

use rinnalla_access::{Accompany, Grant, Scope};
pub use rinnalla_domain::closing::FollowUp;
use rinnalla_domain::closing::{Answer, Closing, Reason, Release};
use rinnalla_domain::{AccountId, CaseId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<Closing, StoreError> {
    Ok(Closing {
        reason: row.code_or_none("reason", Reason::parse)?,
        reason_note: row.text_or_none("reason_note")?,
        continues: row.text_or_none("continues")?,
        nothing_continues: row.flag("nothing_continues")?,
        summary: row.text_or_none("summary")?,
        residents_words: row.text_or_none("residents_words")?,
        release: row.code_or_none("release", Release::parse)?,
        heard: row.code_or_none("heard", Answer::parse)?,
        helped: row.code_or_none("helped", Answer::parse)?,
        feedback_words: row.text_or_none("feedback_words")?,
        feedback_for_worker: row.flag("feedback_for_worker")?,
        feedback_refused: row.flag("feedback_refused")?,
        feedback_later: row.flag("feedback_later")?,
        feedback_by_link: row.text_or_none("feedback_month")?.is_some(),
        measure_refused: row.flag("measure_refused")?,
        follow_up_allowed: row.flag("follow_up_allowed")?,
        version: row.int("version")?,
    })
}

/// The closing of a case within the scope; an empty one before anything was saved.
pub async fn find(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Closing, StoreError> {
    let row = scope::row_of(tx, scope, case, "closings").await?;
    Ok(row.as_ref().map(read).transpose()?.unwrap_or_default())
}

/// Saves it whole. `closing.version` is the one that was read; 0 means that nothing was saved before.
pub async fn save(
    tx: &Tx,
    grant: &Grant<Accompany>,
    closing: &Closing,
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    if closing.version == 0 {
        tx.execute_one(
            "insert into closings (case_id, municipality_id, made_at, version) values ($1, $2, $3, 0)",
            args![grant.case().as_str(), grant.municipality(), now],
        )
        .await?;
    }
    tx.execute_one(
        "update closings set reason = $4, reason_note = $5, continues = $6, nothing_continues = $7, summary = $8, \
         residents_words = $9, release = $10, heard = $11, helped = $12, feedback_words = $13, \
         feedback_for_worker = $14, feedback_refused = $15, measure_refused = $16, follow_up_allowed = $17, \
         feedback_later = $18, version = version + 1 where municipality_id = $1 and case_id = $2 and version = $3",
        args![
            grant.municipality(),
            grant.case().as_str(),
            closing.version,
            closing.reason.map(Reason::code),
            closing.reason_note.as_deref(),
            closing.continues.as_deref(),
            closing.nothing_continues,
            closing.summary.as_deref(),
            closing.residents_words.as_deref(),
            closing.release.map(Release::code),
            closing.heard.map(Answer::code),
            closing.helped.map(Answer::code),
            closing.feedback_words.as_deref(),
            closing.feedback_for_worker,
            closing.feedback_refused,
            closing.measure_refused,
            closing.follow_up_allowed,
            closing.feedback_later,
        ],
    )
    .await
}

/// Keeps the call after the end.
pub async fn follow_up(tx: &Tx, grant: &Grant<Accompany>, id: &str, new: &FollowUp) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into follow_ups (id, municipality_id, case_id, held_on, way, continues, note, by_account) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            new.held_on,
            new.way.as_str(),
            new.continues.as_str(),
            new.note.as_deref(),
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// Calls after the end of a case within the scope.
pub async fn follow_ups(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<FollowUp>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "follow_ups", "held_on").await?;
    rows.iter()
        .map(|row| {
            Ok(FollowUp {
                held_on: row.day("held_on")?,
                way: row.text("way")?,
                continues: row.text("continues")?,
                note: row.text_or_none("note")?,
            })
        })
        .collect()
}

/// Cases whose residents do not want to answer at the end: one, or all within the scope that are not closed.
pub async fn end_refused(tx: &Tx, scope: &Scope, case: Option<&CaseId>) -> Result<Vec<CaseId>, StoreError> {
    let limit = scope::cases_or_one(scope, case, args![]);
    let sql = format!(
        "select c.id from cases c join closings z on z.case_id = c.id where z.measure_refused = 1 and {}",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| row.id("id", CaseId::new)).collect()
}
