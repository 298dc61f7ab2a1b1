//! Half-written forms: the author's own, sealed, kept for fourteen days; and keys of forms that were sent.

use jiff::Timestamp;
use rinnalla_domain::{AccountId, DraftId};

use crate::row::{Row, args};
use crate::{Sealer, StoreError, Tx};

/// A half-written form.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Identity.
    pub id: DraftId,
    /// Address of the form.
    pub path: String,
    /// The fields, form-encoded.
    pub fields: String,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// Kept because the web session had ended when the form was sent.
    pub resumed: bool,
}

fn place(id: &str) -> String {
    format!("drafts/{id}/fields")
}

fn read(row: &Row, sealer: &Sealer) -> Result<Draft, StoreError> {
    let id = row.text("id")?;
    Ok(Draft {
        path: row.text("path")?,
        fields: sealer.open(&place(&id), &row.text("sealed")?)?,
        saved_at: row.time("saved_at")?,
        resumed: row.flag("resumed")?,
        id: DraftId::new(id),
    })
}

/// Saves a draft of an account; the same identity writes over its former text.
pub async fn save(
    tx: &Tx,
    sealer: &Sealer,
    nonce: [u8; 12],
    account: &AccountId,
    draft: &Draft,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    let sealed = sealer.seal(&place(draft.id.as_str()), &draft.fields, nonce)?;
    tx.execute_one(
        "insert into drafts (id, account_id, path, sealed, saved_at, expires_at, resumed) \
         values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (id) do update set sealed = excluded.sealed, saved_at = excluded.saved_at, \
         expires_at = excluded.expires_at where drafts.account_id = excluded.account_id",
        args![
            draft.id.as_str(),
            account.as_str(),
            draft.path.as_str(),
            sealed,
            draft.saved_at,
            expires_at,
            draft.resumed
        ],
    )
    .await
}

/// One's own draft.
pub async fn find(
    tx: &Tx,
    sealer: &Sealer,
    account: &AccountId,
    id: &DraftId,
    now: Timestamp,
) -> Result<Option<Draft>, StoreError> {
    tx.row(
        "select * from drafts where account_id = $1 and id = $2 and expires_at > $3",
        args![account.as_str(), id.as_str(), now],
    )
    .await?
    .map(|row| read(&row, sealer))
    .transpose()
}

/// Is there a draft with this identity, whoever wrote it?
pub async fn is_taken(tx: &Tx, id: &DraftId) -> Result<bool, StoreError> {
    Ok(tx.row("select 1 as taken from drafts where id = $1", args![id.as_str()]).await?.is_some())
}

/// One's own drafts of a form, newest first.
pub async fn of_path(
    tx: &Tx,
    sealer: &Sealer,
    account: &AccountId,
    path: &str,
    now: Timestamp,
) -> Result<Vec<Draft>, StoreError> {
    tx.rows(
        "select * from drafts where account_id = $1 and path = $2 and expires_at > $3 order by saved_at desc",
        args![account.as_str(), path, now],
    )
    .await?
    .iter()
    .map(|row| read(row, sealer))
    .collect()
}

/// All of one's own drafts, newest first.
pub async fn list(tx: &Tx, sealer: &Sealer, account: &AccountId, now: Timestamp) -> Result<Vec<Draft>, StoreError> {
    tx.rows(
        "select * from drafts where account_id = $1 and expires_at > $2 order by saved_at desc",
        args![account.as_str(), now],
    )
    .await?
    .iter()
    .map(|row| read(row, sealer))
    .collect()
}

/// Deletes one's own draft.
pub async fn delete(tx: &Tx, account: &AccountId, id: &DraftId) -> Result<(), StoreError> {
    tx.execute("delete from drafts where account_id = $1 and id = $2", args![account.as_str(), id.as_str()]).await?;
    Ok(())
}

/// Deletes what has run out.
pub async fn delete_expired(tx: &Tx, now: Timestamp) -> Result<u64, StoreError> {
    tx.execute("delete from drafts where expires_at <= $1", args![now]).await
}

/// What came of a form that was sent before with the same key.
pub async fn submission(tx: &Tx, account: &AccountId, key: &str) -> Result<Option<String>, StoreError> {
    let row = tx
        .row("select result from submissions where account_id = $1 and id = $2", args![account.as_str(), key])
        .await?;
    row.map(|row| row.text("result")).transpose()
}

/// Notes what came of a form, so that sending it twice has one effect.
pub async fn note_submission(
    tx: &Tx,
    account: &AccountId,
    key: &str,
    result: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into submissions (account_id, id, result, at) values ($1, $2, $3, $4)",
        args![account.as_str(), key, result, now],
    )
    .await
}
