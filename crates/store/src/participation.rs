//! Activities within a case, and what became of them.

use rinnalla_access::{Accompany, Action, Grant, Scope};
use rinnalla_domain::participation::{Happened, Obstacle, Participation, ProposedBy, State, Step};
use rinnalla_domain::{AccountId, ActivityId, CaseId, ParticipationId};

use crate::row::{Row, args, codes};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<Participation, StoreError> {
    Ok(Participation {
        id: row.id("id", ParticipationId::new)?,
        activity: row.id("activity_id", ActivityId::new)?,
        number: row.int("number")?,
        title: row.text("title")?,
        state: row.code("state", State::parse)?,
        obstacles: row.codes("obstacles", Obstacle::parse)?,
        proposed_by: row.code("proposed_by", ProposedBy::parse)?,
        proposed_at: row.time("proposed_at")?,
        moved_at: row.time("moved_at")?,
        together: row.int("together")?,
        alone: row.int("alone")?,
        version: row.int("version")?,
    })
}

/// Keeps an activity that was picked. The controller and the case come from the grant.
pub async fn insert<A: Action>(tx: &Tx, grant: &Grant<A>, new: &Participation) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into participations (id, municipality_id, case_id, activity_id, number, title, state, obstacles, \
         proposed_by, proposed_at, moved_at, together, alone) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            new.id.as_str(),
            grant.municipality(),
            grant.case().as_str(),
            new.activity.as_str(),
            new.number,
            new.title.as_str(),
            new.state.code(),
            codes(&new.obstacles),
            new.proposed_by.code(),
            new.proposed_at,
            new.moved_at,
            new.together,
            new.alone,
        ],
    )
    .await
}

/// Saves what became of it; a newer version in the meantime is a conflict.
pub async fn save(tx: &Tx, grant: &Grant<Accompany>, changed: &Participation) -> Result<(), StoreError> {
    tx.execute_one(
        "update participations set state = $5, obstacles = $6, moved_at = $7, together = $8, alone = $9, \
         version = version + 1 where municipality_id = $1 and case_id = $2 and id = $3 and version = $4",
        args![
            grant.municipality(),
            grant.case().as_str(),
            changed.id.as_str(),
            changed.version,
            changed.state.code(),
            codes(&changed.obstacles),
            changed.moved_at,
            changed.together,
            changed.alone,
        ],
    )
    .await
}

/// Keeps what happened.
pub async fn record<A: Action>(tx: &Tx, grant: &Grant<A>, id: &str, what: &Happened) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into participation_steps (id, municipality_id, case_id, participation_id, step, obstacles, at, \
         by_account, by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            what.of.as_str(),
            what.step.map(Step::code),
            codes(&what.obstacles),
            what.at,
            grant.by().map_or("", AccountId::as_str),
            what.by_name.as_str(),
        ],
    )
    .await
}

/// Activities of a case within the scope, in the order in which they were picked.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Participation>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "participations", "proposed_at, number").await?;
    rows.iter().map(read).collect()
}

/// What happened with the activities of a case within the scope, newest first.
pub async fn steps(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Happened>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "participation_steps", "at desc, id desc").await?;
    rows.iter()
        .map(|row| {
            Ok(Happened {
                of: row.id("participation_id", ParticipationId::new)?,
                step: row.code_or_none("step", Step::parse)?,
                obstacles: row.codes("obstacles", Obstacle::parse)?,
                at: row.time("at")?,
                by_name: row.text("by_name")?,
            })
        })
        .collect()
}
