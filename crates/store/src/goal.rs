//! Goals as they stand now.

use rinnalla_access::{Accompany, Grant, Scope};
use rinnalla_domain::agreement::AgreedGoal;
use rinnalla_domain::goal::{Area, Goal, Status};
use rinnalla_domain::measurement::Rating;
use rinnalla_domain::{CaseId, GoalId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<Goal, StoreError> {
    let rating = |value: i64| Rating::from_value(value).ok_or_else(|| StoreError::Broken("a rating beyond ten".into()));
    Ok(Goal {
        id: row.id("id", GoalId::new)?,
        words: row.text("words")?,
        area: row.code("area", Area::parse)?,
        step: row.text_or_none("step")?,
        start: rating(row.int("rating_start")?)?,
        now: row.int_or_none("rating_now")?.map(rating).transpose()?,
        status: row.code("status", Status::parse)?,
    })
}

/// Goals of a case within the scope.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Goal>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select g.* from goals g join cases c on c.id = g.case_id where c.id = $1 and {} and g.status <> 'changed' \
         order by g.position",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(read).collect()
}

/// Takes the goals of an agreement that came into force: same words stay the same goal,
/// goals that are no longer agreed are marked as changed.
pub async fn adopt(
    tx: &Tx,
    grant: &Grant<Accompany>,
    goals: &[AgreedGoal],
    mut next_id: impl FnMut() -> String,
) -> Result<(), StoreError> {
    let (municipality, case) = (grant.municipality(), grant.case().as_str());
    tx.execute(
        "update goals set status = 'changed', version = version + 1 where municipality_id = $1 and case_id = $2",
        args![municipality, case],
    )
    .await?;
    for (position, goal) in (1_i64..).zip(goals) {
        let kept = tx
            .execute(
                "update goals set status = 'open', position = $4, step = $5, area = $6, version = version + 1 \
                 where municipality_id = $1 and case_id = $2 and words = $3",
                args![
                    municipality,
                    case,
                    goal.words.as_str(),
                    position,
                    goal.step.as_ref().map(rinnalla_domain::text::Text::as_str),
                    goal.area.code()
                ],
            )
            .await?;
        if kept == 0 {
            tx.execute_one(
                "insert into goals (id, municipality_id, case_id, position, words, area, step, rating_start, status) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, 'open')",
                args![
                    next_id(),
                    municipality,
                    case,
                    position,
                    goal.words.as_str(),
                    goal.area.code(),
                    goal.step.as_ref().map(rinnalla_domain::text::Text::as_str),
                    goal.now.value()
                ],
            )
            .await?;
        }
    }
    Ok(())
}

/// The next small step of a goal.
pub async fn set_step(tx: &Tx, grant: &Grant<Accompany>, goal: &GoalId, step: &str) -> Result<(), StoreError> {
    tx.execute_one(
        "update goals set step = $4, version = version + 1 where municipality_id = $1 and case_id = $2 and id = $3",
        args![grant.municipality(), grant.case().as_str(), goal.as_str(), step],
    )
    .await
}

/// Where the resident is now, and what became of the goal.
pub async fn rate(
    tx: &Tx,
    grant: &Grant<Accompany>,
    goal: &GoalId,
    now: Option<Rating>,
    status: Status,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update goals set rating_now = $4, status = $5, version = version + 1 \
         where municipality_id = $1 and case_id = $2 and id = $3",
        args![grant.municipality(), grant.case().as_str(), goal.as_str(), now.map(Rating::value), status.code()],
    )
    .await
}
