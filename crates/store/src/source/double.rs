//! Two entries that may be the same.

use jiff::Timestamp;
use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::{ActivityId, MunicipalityCode};

use crate::row::args;
use crate::{StoreError, Tx};

/// Leaves it to somebody to decide whether two entries are the same. What has been decided stays decided.
pub async fn doubt(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    pair: (&ActivityId, &ActivityId),
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (first, second) = ordered(pair);
    tx.execute(
        "insert into doubles (first_id, second_id, municipality_id, why, found_at) values ($1, $2, $3, $4, $5) \
         on conflict (first_id, second_id) do nothing",
        args![first.as_str(), second.as_str(), grant.municipality(), why, now],
    )
    .await?;
    Ok(())
}

fn ordered<'a>(pair: (&'a ActivityId, &'a ActivityId)) -> (&'a ActivityId, &'a ActivityId) {
    if pair.0 <= pair.1 { pair } else { (pair.1, pair.0) }
}

/// Pairs of a municipality that nobody has decided, both entries still in use.
pub async fn undecided(
    tx: &Tx,
    municipality: MunicipalityCode,
) -> Result<Vec<(ActivityId, ActivityId, String)>, StoreError> {
    tx.rows(
        "select d.* from doubles d join activities a on a.id = d.first_id join activities b on b.id = d.second_id \
         where d.municipality_id = $1 and d.decided_at is null and a.status <> 'ended' and b.status <> 'ended' \
         order by d.found_at, d.first_id, d.second_id",
        args![municipality],
    )
    .await?
    .iter()
    .map(|row| Ok((row.id("first_id", ActivityId::new)?, row.id("second_id", ActivityId::new)?, row.text("why")?)))
    .collect()
}

/// Keeps what was decided: `same` or `different`. Deciding twice is a conflict.
pub async fn decide(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    pair: (&ActivityId, &ActivityId),
    decision: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (first, second) = ordered(pair);
    tx.execute_one(
        "update doubles set decision = $4, decided_at = $5 \
         where municipality_id = $1 and first_id = $2 and second_id = $3 and decided_at is null",
        args![grant.municipality(), first.as_str(), second.as_str(), decision, now],
    )
    .await
}

/// Sources that knew the second entry know the first from now on.
pub async fn move_origins(
    tx: &Tx,
    _grant: &Grant<EditDirectory>,
    from: &ActivityId,
    to: &ActivityId,
) -> Result<(), StoreError> {
    let sql = "update activity_origins set activity_id = $2 where activity_id = $1";
    tx.execute(sql, args![from.as_str(), to.as_str()]).await?;
    Ok(())
}
