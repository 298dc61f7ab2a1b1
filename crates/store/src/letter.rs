//! Letters on paper to residents: which were made and printed; the text itself is set anew from the catalogue.

use jiff::Timestamp;
use rinnalla_access::{Action, Coordinate, Grant, Scope};
pub use rinnalla_domain::letter::Waiting;
use rinnalla_domain::message::Letter;
use rinnalla_domain::{AccountId, CaseId, LetterId};

use crate::row::args;
use crate::{StoreError, Tx, scope};

/// Puts a letter on the coordinator's list.
pub async fn insert<A: Action>(
    tx: &Tx,
    grant: &Grant<A>,
    id: &LetterId,
    letter: Letter,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into letters (id, municipality_id, case_id, kind, made_at) values ($1, $2, $3, $4, $5)",
        args![id.as_str(), grant.municipality(), grant.case().as_str(), letter.code(), now],
    )
    .await
}

/// Letters of a case within the scope, newest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Waiting>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select l.*, c.number from letters l join cases c on c.id = l.case_id where c.id = $1 and {} \
         order by l.made_at desc",
        limit.sql
    );
    read_all(tx, &sql, limit.values).await
}

/// Letters within the scope that have not been printed.
pub async fn unprinted(tx: &Tx, scope: &Scope) -> Result<Vec<Waiting>, StoreError> {
    let limit = scope::cases(scope, args![]);
    let sql = format!(
        "select l.*, c.number from letters l join cases c on c.id = l.case_id join residents r on r.id = c.resident_id \
         where l.printed_at is null and r.letter_allowed = 1 and r.died_on is null and {} order by l.made_at",
        limit.sql
    );
    read_all(tx, &sql, limit.values).await
}

async fn read_all(tx: &Tx, sql: &str, values: Vec<sea_orm::Value>) -> Result<Vec<Waiting>, StoreError> {
    tx.rows(sql, values)
        .await?
        .iter()
        .map(|row| {
            Ok(Waiting {
                id: row.id("id", LetterId::new)?,
                case: row.id("case_id", CaseId::new)?,
                number: row.text("number")?,
                letter: row.code("kind", Letter::parse)?,
                made_at: row.time("made_at")?,
                printed_at: row.time_or_none("printed_at")?,
            })
        })
        .collect()
}

/// Notes that a letter was printed.
pub async fn mark_printed(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    letter: &LetterId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update letters set printed_at = $4, printed_by = $5 where municipality_id = $1 and case_id = $2 and id = $3 \
         and printed_at is null",
        args![grant.municipality(), grant.case().as_str(), letter.as_str(), now, grant.by().map(AccountId::as_str)],
    )
    .await?;
    Ok(())
}
