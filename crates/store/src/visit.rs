//! First visits: arranged by link worker and coordinator together, held or missed.

use jiff::Timestamp;
use rinnalla_access::{Accompany, Grant, Scope};
pub use rinnalla_domain::visit::FirstVisit;
use rinnalla_domain::{AccountId, CaseId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<FirstVisit, StoreError> {
    Ok(FirstVisit {
        id: row.text("id")?,
        case: row.id("case_id", CaseId::new)?,
        starts_at: row.time("starts_at")?,
        place: row.text("place")?,
        outcome: row.text_or_none("outcome")?,
    })
}

/// Arranges a visit; one that was arranged before is marked as moved.
pub async fn arrange(
    tx: &Tx,
    grant: &Grant<Accompany>,
    id: &str,
    starts_at: Timestamp,
    place: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update first_visits set outcome = 'moved' where municipality_id = $1 and case_id = $2 and outcome is null",
        args![grant.municipality(), grant.case().as_str()],
    )
    .await?;
    tx.execute_one(
        "insert into first_visits (id, municipality_id, case_id, starts_at, place, made_at, made_by) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            starts_at,
            place,
            now,
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// Notes what became of the arranged visit.
pub async fn conclude(tx: &Tx, grant: &Grant<Accompany>, outcome: &str, note: Option<&str>) -> Result<(), StoreError> {
    tx.execute_one(
        "update first_visits set outcome = $3, note = $4 where municipality_id = $1 and case_id = $2 \
         and outcome is null",
        args![grant.municipality(), grant.case().as_str(), outcome, note],
    )
    .await
}

/// Visits of a case within the scope, newest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<FirstVisit>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "first_visits", "made_at desc").await?;
    rows.iter().map(read).collect()
}

/// Visits that lie ahead, within the scope, nearest first.
pub async fn ahead(tx: &Tx, scope: &Scope) -> Result<Vec<FirstVisit>, StoreError> {
    let limit = scope::cases(scope, args![]);
    let sql = format!(
        "select v.* from first_visits v join cases c on c.id = v.case_id where v.outcome is null and {} \
         order by v.starts_at",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(read).collect()
}
