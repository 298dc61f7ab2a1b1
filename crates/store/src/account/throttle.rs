//! Counting tries.

use jiff::Timestamp;

use crate::row::args;
use crate::{StoreError, Tx};

/// Locks a throttled key until the end of the transaction, so that tries at the same time are counted one by one.
pub async fn lock_throttle(tx: &Tx, key: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "insert into throttles (id, failures, updated_at) values ($1, 0, $2) \
         on conflict (id) do update set failures = throttles.failures",
        args![key, now],
    )
    .await?;
    Ok(())
}

/// Until when a throttled key (a digest, never an address) is blocked.
pub async fn blocked_until(tx: &Tx, key: &str) -> Result<Option<Timestamp>, StoreError> {
    let row = tx.row("select blocked_until from throttles where id = $1", args![key]).await?;
    row.map_or(Ok(None), |row| row.time_or_none("blocked_until"))
}

/// Counts a failure and answers how many there have been in a row since `window_start`.
pub async fn count_failure(tx: &Tx, key: &str, window_start: Timestamp, now: Timestamp) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "insert into throttles (id, failures, updated_at) values ($1, 1, $2) on conflict (id) do update set \
             failures = case when throttles.updated_at < $3 then 1 else throttles.failures + 1 end, updated_at = $2 \
             returning failures",
            args![key, now, window_start],
        )
        .await?;
    row.map_or(Ok(1), |row| row.int("failures"))
}

/// Blocks a key for a while.
pub async fn block(tx: &Tx, key: &str, until: Timestamp) -> Result<(), StoreError> {
    tx.execute("update throttles set blocked_until = $2 where id = $1", args![key, until]).await?;
    Ok(())
}

/// Forgets the failures of a key.
pub async fn forget_failures(tx: &Tx, key: &str) -> Result<(), StoreError> {
    tx.execute("delete from throttles where id = $1", args![key]).await?;
    Ok(())
}

/// Takes one failure back: a try was counted before it was known to be right. Below `limit` nothing is blocked.
pub async fn take_back_failure(tx: &Tx, key: &str, limit: i64) -> Result<(), StoreError> {
    tx.execute(
        "update throttles set failures = failures - 1, \
         blocked_until = case when failures - 1 < $2 then null else blocked_until end where id = $1 and failures > 0",
        args![key, limit],
    )
    .await?;
    Ok(())
}
