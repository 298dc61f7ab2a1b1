//! Worries about a resident (sealed), and link workers who ask for support.

use jiff::Timestamp;
use rinnalla_access::{Accompany, Coordinate, Grant, Scope};
pub use rinnalla_domain::worry::{SupportRequest, Worry};
use rinnalla_domain::{AccountId, CaseId, WorryId};

use crate::row::args;
use crate::{Sealer, StoreError, Tx, scope};

fn place(id: &str) -> String {
    format!("worries/{id}/text")
}

/// Keeps a worry, sealed.
#[expect(clippy::too_many_arguments, reason = "sealing needs key and nonce beside the facts")]
pub async fn insert(
    tx: &Tx,
    grant: &Grant<Accompany>,
    sealer: &Sealer,
    nonce: [u8; 12],
    id: &WorryId,
    by_name: &str,
    text: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sealed = sealer.seal(&place(id.as_str()), text, nonce)?;
    tx.execute_one(
        "insert into worries (id, municipality_id, case_id, by_account, by_name, text_sealed, made_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id.as_str(),
            grant.municipality(),
            grant.case().as_str(),
            grant.by().map_or("", AccountId::as_str),
            by_name,
            sealed,
            now
        ],
    )
    .await
}

/// Worries of a case, for coordinators: the scope must be theirs.
pub async fn list(tx: &Tx, scope: &Scope, sealer: &Sealer, case: &CaseId) -> Result<Vec<Worry>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "worries", "made_at desc").await?;
    rows.iter()
        .map(|row| {
            let id = row.text("id")?;
            Ok(Worry {
                text: sealer.open(&place(&id), &row.text("text_sealed")?)?,
                id: WorryId::new(id),
                by_name: row.text("by_name")?,
                made_at: row.time("made_at")?,
                seen_at: row.time_or_none("seen_at")?,
            })
        })
        .collect()
}

/// Marks the worries of a case as seen.
pub async fn mark_seen(tx: &Tx, grant: &Grant<Coordinate>, now: Timestamp) -> Result<u64, StoreError> {
    tx.execute(
        "update worries set seen_at = $3, seen_by = $4 where municipality_id = $1 and case_id = $2 and seen_at is null",
        args![grant.municipality(), grant.case().as_str(), now, grant.by().map_or("", AccountId::as_str)],
    )
    .await
}

/// Cases within the scope with a worry that nobody has seen.
pub async fn unseen(tx: &Tx, scope: &Scope) -> Result<Vec<CaseId>, StoreError> {
    let limit = scope::cases(scope, args![]);
    let sql = format!(
        "select distinct c.id from worries w join cases c on c.id = w.case_id where w.seen_at is null and {}",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| row.id("id", CaseId::new)).collect()
}

/// Asks the coordinator for support with a case.
pub async fn ask_support(
    tx: &Tx,
    grant: &Grant<Accompany>,
    id: &str,
    note: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into support_requests (id, municipality_id, case_id, account_id, note, made_at) \
         values ($1, $2, $3, $4, $5, $6)",
        args![id, grant.municipality(), grant.case().as_str(), grant.by().map_or("", AccountId::as_str), note, now],
    )
    .await
}

/// Open requests within the scope, oldest first.
pub async fn open_requests(tx: &Tx, scope: &Scope) -> Result<Vec<SupportRequest>, StoreError> {
    let limit = scope::cases(scope, args![]);
    let sql = format!(
        "select q.*, a.name from support_requests q join cases c on c.id = q.case_id \
         join accounts a on a.id = q.account_id where q.answered_at is null and {} order by q.made_at",
        limit.sql
    );
    tx.rows(&sql, limit.values)
        .await?
        .iter()
        .map(|row| {
            Ok(SupportRequest {
                id: row.text("id")?,
                name: row.text("name")?,
                case: row.id_or_none("case_id", CaseId::new)?,
                note: row.text_or_none("note")?,
                made_at: row.time("made_at")?,
            })
        })
        .collect()
}

/// Answers the open requests of a case.
pub async fn answer_support(tx: &Tx, grant: &Grant<Coordinate>, now: Timestamp) -> Result<u64, StoreError> {
    tx.execute(
        "update support_requests set answered_at = $3, answered_by = $4 where municipality_id = $1 and case_id = $2 \
         and answered_at is null",
        args![grant.municipality(), grant.case().as_str(), now, grant.by().map_or("", AccountId::as_str)],
    )
    .await
}
