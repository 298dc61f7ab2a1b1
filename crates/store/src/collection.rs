//! Answers of groups, without anybody in them.

use jiff::Timestamp;
use rinnalla_access::{Coordinate, Count, Grant};
use rinnalla_domain::collection::{Collection, NewCollection, Told, Way};
use rinnalla_domain::{AccountId, CollectionId, Language, MunicipalityCode};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

const ALL: &str = "select c.*, (select count(*) from collection_answers a where a.collection_id = c.id) as answers \
     from collections c";

fn read(row: &Row) -> Result<Collection, StoreError> {
    Ok(Collection {
        id: row.id("id", CollectionId::new)?,
        group: row.text("group_name")?,
        held_on: row.day("held_on")?,
        language: row.code("language", Language::parse)?,
        answers: row.int("answers")?,
        closed_at: row.time_or_none("closed_at")?,
        told: row.code_or_none("told", Told::parse)?,
    })
}

/// Opens a collection.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &CollectionId,
    new: &NewCollection,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into collections (id, municipality_id, group_name, held_on, language, made_at, made_by) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id.as_str(),
            grant.municipality(),
            new.group.as_str(),
            new.held_on,
            new.language.code(),
            now,
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// Collections of the municipality, newest first.
pub async fn list(tx: &Tx, grant: &Grant<Coordinate>) -> Result<Vec<Collection>, StoreError> {
    let sql = format!("{ALL} where c.municipality_id = $1 order by c.held_on desc, c.id desc limit 200");
    tx.rows(&sql, args![grant.municipality()]).await?.iter().map(read).collect()
}

/// One of the municipality; it stays locked until the end of the transaction.
pub async fn find(tx: &Tx, grant: &Grant<Coordinate>, id: &CollectionId) -> Result<Option<Collection>, StoreError> {
    let lock = format!("select id from collections where municipality_id = $1 and id = $2{}", tx.for_update());
    if tx.row(&lock, args![grant.municipality(), id.as_str()]).await?.is_none() {
        return Ok(None);
    }
    let sql = format!("{ALL} where c.municipality_id = $1 and c.id = $2");
    tx.row(&sql, args![grant.municipality(), id.as_str()]).await?.as_ref().map(read).transpose()
}

/// The open one whose device carries this secret, given as its digest, and its municipality.
pub async fn by_ticket(
    tx: &Tx,
    ticket: &str,
    now: Timestamp,
) -> Result<Option<(MunicipalityCode, Collection)>, StoreError> {
    let lock = format!(
        "select id from collections where ticket = $1 and ticket_until > $2 and closed_at is null{}",
        tx.for_update()
    );
    if tx.row(&lock, args![ticket, now]).await?.is_none() {
        return Ok(None);
    }
    let row = tx.row(&format!("{ALL} where c.ticket = $1"), args![ticket]).await?;
    row.map(|row| Ok((row.municipality("municipality_id")?, read(&row)?))).transpose()
}

/// A device goes round: its secret, and until when it works.
pub async fn hand_round(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &CollectionId,
    ticket: &str,
    until: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update collections set ticket = $3, ticket_until = $4 where municipality_id = $1 and id = $2 \
         and closed_at is null",
        args![grant.municipality(), id.as_str(), ticket, until],
    )
    .await
}

/// Keeps an answer without anybody in it: the raw total, or none where an item was left out. `id` is chance, never time.
pub async fn answer(
    tx: &Tx,
    grant: &Grant<Count>,
    id: &str,
    collection: &CollectionId,
    way: Way,
    raw: Option<i64>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into collection_answers (id, municipality_id, collection_id, way, raw) values ($1, $2, $3, $4, $5)",
        args![id, grant.municipality(), collection.as_str(), way.code(), raw],
    )
    .await
}

/// Raw totals of those who answered every item.
pub async fn raws(tx: &Tx, grant: &Grant<Coordinate>, id: &CollectionId) -> Result<Vec<i64>, StoreError> {
    tx.rows(
        "select raw from collection_answers where municipality_id = $1 and collection_id = $2 and raw is not null",
        args![grant.municipality(), id.as_str()],
    )
    .await?
    .iter()
    .map(|row| row.int("raw"))
    .collect()
}

/// Closes it: what is told stands for ever, and the answers are gone.
pub async fn close(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &CollectionId,
    told: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update collections set closed_at = $3, told = $4, ticket = null where municipality_id = $1 and id = $2 \
         and closed_at is null",
        args![grant.municipality(), id.as_str(), now, told],
    )
    .await?;
    tx.execute(
        "delete from collection_answers where municipality_id = $1 and collection_id = $2",
        args![grant.municipality(), id.as_str()],
    )
    .await?;
    Ok(())
}
