//! Second factors and recovery codes.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant, OwnAccount};
use rinnalla_domain::AccountId;

use crate::row::args;
use crate::{StoreError, Tx};

/// Removes somebody's second factor, so that they can set a new one.
pub async fn remove_second_factor(tx: &Tx, _grant: &Grant<Administer>, id: &AccountId) -> Result<(), StoreError> {
    clear_second_factor(tx, id).await
}

/// Gives up one's own second factor, so that another can be set.
pub async fn give_up_second_factor(tx: &Tx, grant: &Grant<OwnAccount>) -> Result<(), StoreError> {
    let Some(id) = grant.by() else {
        return Err(StoreError::Conflict);
    };
    clear_second_factor(tx, id).await
}

async fn clear_second_factor(tx: &Tx, id: &AccountId) -> Result<(), StoreError> {
    tx.execute("delete from recovery_codes where account_id = $1", args![id.as_str()]).await?;
    tx.execute_one(
        "update accounts set totp_sealed = null, totp_confirmed_at = null, totp_last_step = 0, \
         version = version + 1 where id = $1",
        args![id.as_str()],
    )
    .await
}

/// Keeps the sealed secret of a second factor that is not in use yet.
pub async fn prepare_second_factor(tx: &Tx, grant: &Grant<OwnAccount>, sealed: &str) -> Result<(), StoreError> {
    tx.execute_one(
        "update accounts set totp_sealed = $2, totp_confirmed_at = null, totp_last_step = 0, version = version + 1 \
         where id = $1",
        args![grant.by().map_or("", AccountId::as_str), sealed],
    )
    .await
}

/// Takes the second factor into use with fresh recovery codes.
pub async fn confirm_second_factor(
    tx: &Tx,
    grant: &Grant<OwnAccount>,
    step: i64,
    code_hashes: &[String],
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = grant.by().map_or("", AccountId::as_str);
    tx.execute_one(
        "update accounts set totp_confirmed_at = $2, totp_last_step = $3, version = version + 1 where id = $1",
        args![id, now, step],
    )
    .await?;
    tx.execute("delete from recovery_codes where account_id = $1", args![id]).await?;
    for hash in code_hashes {
        tx.execute_one("insert into recovery_codes (account_id, code_hash) values ($1, $2)", args![id, hash]).await?;
    }
    Ok(())
}

/// Uses up a time step; `false` when a code of this or a later step was used before.
pub async fn use_step(tx: &Tx, id: &AccountId, step: i64) -> Result<bool, StoreError> {
    let touched = tx
        .execute(
            "update accounts set totp_last_step = $2 where id = $1 and totp_last_step < $2",
            args![id.as_str(), step],
        )
        .await?;
    Ok(touched == 1)
}

/// Uses up a recovery code; `false` when there is no such unused code.
pub async fn use_recovery_code(tx: &Tx, id: &AccountId, hash: &str, now: Timestamp) -> Result<bool, StoreError> {
    let touched = tx
        .execute(
            "update recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null",
            args![id.as_str(), hash, now],
        )
        .await?;
    Ok(touched == 1)
}

/// How many recovery codes are left.
pub async fn recovery_codes_left(tx: &Tx, id: &AccountId) -> Result<i64, StoreError> {
    let row = tx
        .row("select count(*) as n from recovery_codes where account_id = $1 and used_at is null", args![id.as_str()])
        .await?;
    row.map_or(Ok(0), |row| row.int("n"))
}
