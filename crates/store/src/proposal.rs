//! Proposals to link workers, and who walks with whom.

use jiff::Timestamp;
use rinnalla_access::{Action, AnswerProposal, Coordinate, Grant, Scope};
pub use rinnalla_domain::proposal::{Assignment, Proposal};
use rinnalla_domain::{AccountId, CaseId, ProposalId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        id: row.id("id", ProposalId::new)?,
        case: row.id("case_id", CaseId::new)?,
        account: row.id("account_id", AccountId::new)?,
        name: row.text("name")?,
        message: row.text_or_none("message")?,
        reason: row.text("reason")?,
        asked_at: row.time("asked_at")?,
        answer_by: row.day("answer_by")?,
        answer: row.text_or_none("answer")?,
        closed_at: row.time_or_none("closed_at")?,
    })
}

/// Asks a link worker.
pub async fn insert(tx: &Tx, grant: &Grant<Coordinate>, new: &Proposal) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into proposals (id, municipality_id, case_id, account_id, message, reason, asked_at, asked_by, \
         answer_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            new.id.as_str(),
            grant.municipality(),
            grant.case().as_str(),
            new.account.as_str(),
            new.message.as_deref(),
            new.reason.as_str(),
            new.asked_at,
            grant.by().map_or("", AccountId::as_str),
            new.answer_by,
        ],
    )
    .await
}

/// Notes the answer; a no closes the proposal.
pub async fn answer(tx: &Tx, grant: &Grant<AnswerProposal>, yes: bool, now: Timestamp) -> Result<(), StoreError> {
    let closed = (!yes).then_some(now);
    tx.execute_one(
        "update proposals set answered_at = $4, answer = $5, closed_at = $6 where municipality_id = $1 \
         and case_id = $2 and account_id = $3 and closed_at is null and answer is null",
        args![
            grant.municipality(),
            grant.case().as_str(),
            grant.by().map_or("", AccountId::as_str),
            now,
            if yes { "yes" } else { "no" },
            closed,
        ],
    )
    .await
}

/// Closes whatever proposal is open.
pub async fn close<A: Action>(tx: &Tx, grant: &Grant<A>, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "update proposals set closed_at = $3 where municipality_id = $1 and case_id = $2 and closed_at is null",
        args![grant.municipality(), grant.case().as_str(), now],
    )
    .await?;
    Ok(())
}

/// Proposals of a case within the scope, newest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Proposal>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select p.*, a.name from proposals p join cases c on c.id = p.case_id join accounts a on a.id = p.account_id \
         where c.id = $1 and {} order by p.asked_at desc",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(read).collect()
}

/// Open proposals to whom the scope belongs.
pub async fn open(tx: &Tx, scope: &Scope) -> Result<Vec<Proposal>, StoreError> {
    let account = scope.viewer().map_or("", AccountId::as_str);
    let limit = scope::cases(scope, args![account]);
    let sql = format!(
        "select p.*, a.name from proposals p join cases c on c.id = p.case_id join accounts a on a.id = p.account_id \
         where p.account_id = $1 and p.closed_at is null and {} order by p.asked_at",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(read).collect()
}

/// Begins an assignment.
pub async fn assign(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &str,
    account: &AccountId,
    name: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into assignments (id, municipality_id, case_id, account_id, account_name, started_at) \
         values ($1, $2, $3, $4, $5, $6)",
        args![id, grant.municipality(), grant.case().as_str(), account.as_str(), name, now],
    )
    .await
}

/// Has this account ever walked with the resident of this case? Says nothing of the case itself.
pub async fn has_walked(tx: &Tx, account: &AccountId, case: &CaseId) -> Result<bool, StoreError> {
    let row = tx
        .row(
            "select 1 as yes from assignments where case_id = $1 and account_id = $2 limit 1",
            args![case.as_str(), account.as_str()],
        )
        .await?;
    Ok(row.is_some())
}

/// Ends the running assignment.
pub async fn end_assignment<A: Action>(
    tx: &Tx,
    grant: &Grant<A>,
    reason: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update assignments set ended_at = $3, ended_reason = $4 where municipality_id = $1 and case_id = $2 \
         and ended_at is null",
        args![grant.municipality(), grant.case().as_str(), now, reason],
    )
    .await?;
    Ok(())
}

/// Assignments of a case within the scope, newest first.
pub async fn assignments(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Assignment>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "assignments", "started_at desc").await?;
    rows.iter()
        .map(|row| {
            Ok(Assignment {
                account: row.id("account_id", AccountId::new)?,
                name: row.text("account_name")?,
                started_at: row.time("started_at")?,
                ended_at: row.time_or_none("ended_at")?,
            })
        })
        .collect()
}
