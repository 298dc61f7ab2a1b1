//! What sources say of fields that were written by hand.

use jiff::Timestamp;
use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::ActivityId;
use rinnalla_domain::activity::{Field, NewActivity};

use crate::activity::document;
use crate::row::args;
use crate::{StoreError, Tx};

/// What a source says of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The field.
    pub field: Field,
    /// The source.
    pub source: String,
    /// Its name as shown.
    pub source_name: String,
    /// The entry as the source has it.
    pub content: NewActivity,
    /// Somebody has chosen what stands here.
    pub refused: bool,
}

/// What sources say of the fields of an entry.
pub async fn of(tx: &Tx, activity: &ActivityId) -> Result<Vec<Offer>, StoreError> {
    tx.rows(
        "select o.*, s.name as source_name from field_offers o join sources s on s.id = o.source_id \
         where o.activity_id = $1 order by o.field, o.source_id",
        args![activity.as_str()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Offer {
            field: row.code("field", Field::parse)?,
            source: row.text("source_id")?,
            source_name: row.text("source_name")?,
            content: document::decode(&row.text("content")?)?,
            refused: row.time_or_none("refused_at")?.is_some(),
        })
    })
    .collect()
}

/// Keeps what a source says of a field; what was refused before is asked anew.
pub async fn put(
    tx: &Tx,
    _grant: &Grant<EditDirectory>,
    activity: &ActivityId,
    field: Field,
    source: &str,
    content: &NewActivity,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into field_offers (activity_id, field, source_id, content, offered_at) values ($1, $2, $3, $4, $5) \
         on conflict (activity_id, field, source_id) do update set content = excluded.content, \
         offered_at = excluded.offered_at, refused_at = null",
        args![activity.as_str(), field.code(), source, document::encode(content)?, now],
    )
    .await
}

/// Keeps that what stands here was chosen over what a source says.
pub async fn refuse(
    tx: &Tx,
    _grant: &Grant<EditDirectory>,
    activity: &ActivityId,
    field: Field,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "update field_offers set refused_at = $3 where activity_id = $1 and field = $2";
    tx.execute(sql, args![activity.as_str(), field.code(), now]).await?;
    Ok(())
}

/// Forgets what a source said of a field: it has been taken, or the source says it no more.
pub async fn drop(
    tx: &Tx,
    _grant: &Grant<EditDirectory>,
    activity: &ActivityId,
    field: Field,
    source: &str,
) -> Result<(), StoreError> {
    let sql = "delete from field_offers where activity_id = $1 and field = $2 and source_id = $3";
    tx.execute(sql, args![activity.as_str(), field.code(), source]).await?;
    Ok(())
}

/// The names of the sources that know, or have known, an entry, by their identities.
pub async fn names(tx: &Tx, activity: &ActivityId) -> Result<Vec<(String, String)>, StoreError> {
    tx.rows(
        "select distinct s.id, s.name from sources s where s.id in \
         (select source_id from activity_origins where activity_id = $1 \
          union select source from activity_fields where activity_id = $1) order by s.id",
        args![activity.as_str()],
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("id")?, row.text("name")?)))
    .collect()
}
