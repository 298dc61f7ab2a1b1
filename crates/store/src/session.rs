//! Web sessions. The cookie holds a secret; the row holds its digest.

use jiff::Timestamp;
use rinnalla_domain::{AccountId, WebSessionId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// A web session.
#[derive(Clone, Debug)]
pub struct WebSession {
    /// Digest of the secret.
    pub id: WebSessionId,
    /// Whose.
    pub account: AccountId,
    /// Token that every form carries.
    pub csrf: String,
    /// Browser and system in two words.
    pub device: String,
    /// When it began.
    pub made_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When the second factor was given (or was not needed).
    pub passed_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

fn read(row: &Row) -> Result<WebSession, StoreError> {
    Ok(WebSession {
        id: row.id("id", WebSessionId::new)?,
        account: row.id("account_id", AccountId::new)?,
        csrf: row.text("csrf")?,
        device: row.text("device")?,
        made_at: row.time("made_at")?,
        seen_at: row.time("seen_at")?,
        passed_at: row.time_or_none("passed_at")?,
        ended_at: row.time_or_none("ended_at")?,
    })
}

/// Begins a web session.
pub async fn insert(tx: &Tx, new: &WebSession) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into web_sessions (id, account_id, csrf, device, made_at, seen_at, passed_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            new.id.as_str(),
            new.account.as_str(),
            new.csrf.as_str(),
            new.device.as_str(),
            new.made_at,
            new.seen_at,
            new.passed_at
        ],
    )
    .await
}

/// A web session, also an ended one.
pub async fn find(tx: &Tx, id: &WebSessionId) -> Result<Option<WebSession>, StoreError> {
    tx.row("select * from web_sessions where id = $1", args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// Notes that it was used.
pub async fn touch(tx: &Tx, id: &WebSessionId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute("update web_sessions set seen_at = $2 where id = $1", args![id.as_str(), now]).await?;
    Ok(())
}

/// Ends one web session of an account.
pub async fn end(tx: &Tx, account: &AccountId, id: &WebSessionId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "update web_sessions set ended_at = $3 where account_id = $1 and id = $2 and ended_at is null",
        args![account.as_str(), id.as_str(), now],
    )
    .await?;
    Ok(())
}

/// Ends every web session of an account, except one.
pub async fn end_all(
    tx: &Tx,
    account: &AccountId,
    except: Option<&WebSessionId>,
    now: Timestamp,
) -> Result<u64, StoreError> {
    tx.execute(
        "update web_sessions set ended_at = $3 where account_id = $1 and id <> $2 and ended_at is null",
        args![account.as_str(), except.map_or("", WebSessionId::as_str), now],
    )
    .await
}

/// Running web sessions of an account, the last used first.
pub async fn running(tx: &Tx, account: &AccountId, used_since: Timestamp) -> Result<Vec<WebSession>, StoreError> {
    tx.rows(
        "select * from web_sessions where account_id = $1 and ended_at is null and seen_at >= $2 order by seen_at desc",
        args![account.as_str(), used_since],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}
