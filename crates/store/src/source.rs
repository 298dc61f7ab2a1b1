//! Where entries of the directory come from, and what came of each reading.

use jiff::Timestamp;
use rinnalla_access::{EditDirectory, Grant, TheService};
use rinnalla_domain::text::name_key;
use rinnalla_domain::{ActivityId, MunicipalityCode};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Identity.
    pub id: String,
    /// The municipality that reads it.
    pub municipality: MunicipalityCode,
    /// `ptv`, `linkedevents`, `hsds`, `csv`, `xlsx`, `ical`, `schemaorg`.
    pub kind: String,
    /// Its name as shown.
    pub name: String,
    /// A file, a folder or an address.
    pub address: String,
    /// Licence and attribution.
    pub licence: Option<String>,
    /// Hours between two readings.
    pub every_hours: i64,
    /// Is it read on schedule?
    pub enabled: bool,
    /// When it was read.
    pub run_at: Option<Timestamp>,
    /// When it was read whole.
    pub full_at: Option<Timestamp>,
}

fn read(row: &Row) -> Result<Source, StoreError> {
    Ok(Source {
        id: row.text("id")?,
        municipality: row.municipality("municipality_id")?,
        kind: row.text("kind")?,
        name: row.text("name")?,
        address: row.text("address")?,
        licence: row.text_or_none("licence")?,
        every_hours: row.int("every_hours")?,
        enabled: row.flag("enabled")?,
        run_at: row.time_or_none("run_at")?,
        full_at: row.time_or_none("full_at")?,
    })
}

/// The source of a municipality by kind and address.
pub async fn find(
    tx: &Tx,
    municipality: MunicipalityCode,
    kind: &str,
    address: &str,
) -> Result<Option<Source>, StoreError> {
    tx.row(
        "select * from sources where municipality_id = $1 and kind = $2 and address = $3",
        args![municipality, kind, address],
    )
    .await?
    .as_ref()
    .map(read)
    .transpose()
}

/// Keeps a new source.
pub async fn insert(tx: &Tx, grant: &Grant<EditDirectory>, source: &Source) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into sources (id, municipality_id, kind, name, address, licence, every_hours, enabled) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            source.id.as_str(),
            grant.municipality(),
            source.kind.as_str(),
            source.name.as_str(),
            source.address.as_str(),
            source.licence.as_deref(),
            source.every_hours,
            source.enabled,
        ],
    )
    .await
}

/// Notes that a source has been read.
pub async fn note_run(tx: &Tx, source: &Source, whole: bool, now: Timestamp) -> Result<(), StoreError> {
    let full_at = if whole { Some(now) } else { source.full_at };
    tx.execute_one(
        "update sources set run_at = $2, full_at = $3, version = version + 1 where id = $1",
        args![source.id.as_str(), now, full_at],
    )
    .await
}

/// An entry as a source knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its identity in the source.
    pub key: String,
    /// The entry.
    pub activity: ActivityId,
    /// It has been gone from the source.
    pub gone: bool,
}

/// The entry that a source knows by a key.
pub async fn known(tx: &Tx, source: &str, key: &str) -> Result<Option<Known>, StoreError> {
    let row =
        tx.row("select * from activity_origins where source_id = $1 and source_key = $2", args![source, key]).await?;
    row.as_ref().map(read_known).transpose()
}

fn read_known(row: &Row) -> Result<Known, StoreError> {
    Ok(Known {
        key: row.text("source_key")?,
        activity: row.id("activity_id", ActivityId::new)?,
        gone: row.time_or_none("gone_at")?.is_some(),
    })
}

/// Notes that a source knows an entry by a key.
pub async fn learn(
    tx: &Tx,
    _grant: &Grant<EditDirectory>,
    source: &str,
    key: &str,
    activity: &ActivityId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into activity_origins (source_id, source_key, activity_id, learned_at, seen_at) \
         values ($1, $2, $3, $4, $4) \
         on conflict (source_id, source_key) do update set seen_at = excluded.seen_at, gone_at = null",
        args![source, key, activity.as_str(), now],
    )
    .await
}

/// What a source knew and has not been seen since a reading began.
pub async fn unseen(tx: &Tx, source: &str, since: Timestamp) -> Result<Vec<Known>, StoreError> {
    tx.rows(
        "select * from activity_origins where source_id = $1 and seen_at < $2 and gone_at is null order by source_key",
        args![source, since],
    )
    .await?
    .iter()
    .map(read_known)
    .collect()
}

/// How many entries a source knows.
pub async fn count(tx: &Tx, source: &str) -> Result<i64, StoreError> {
    let row = tx
        .row("select count(*) as n from activity_origins where source_id = $1 and gone_at is null", args![source])
        .await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// Notes that an entry is gone from a source.
pub async fn lose(
    tx: &Tx,
    _grant: &Grant<EditDirectory>,
    source: &str,
    key: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update activity_origins set gone_at = $3 where source_id = $1 and source_key = $2",
        args![source, key, now],
    )
    .await?;
    Ok(())
}

/// Sources that still know an entry, the first one to bring it first.
pub async fn knowing(tx: &Tx, activity: &ActivityId) -> Result<Vec<String>, StoreError> {
    tx.rows(
        "select source_id from activity_origins where activity_id = $1 and gone_at is null \
         order by learned_at, source_id, source_key",
        args![activity.as_str()],
    )
    .await?
    .iter()
    .map(|row| row.text("source_id"))
    .collect()
}

/// Entries whose folded name and organiser are `likeness`, with the municipality that answers for them.
pub async fn alike(tx: &Tx, likeness: &str) -> Result<Vec<(ActivityId, MunicipalityCode)>, StoreError> {
    tx.rows(
        "select id, municipality_id from activities where likeness = $1 and status <> 'ended' order by number limit 20",
        args![name_key(likeness)],
    )
    .await?
    .iter()
    .map(|row| Ok((row.id("id", ActivityId::new)?, row.municipality("municipality_id")?)))
    .collect()
}

/// Leaves it to somebody to decide whether two entries are the same.
pub async fn doubt(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    pair: (&ActivityId, &ActivityId),
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (first, second) = if pair.0 <= pair.1 { pair } else { (pair.1, pair.0) };
    tx.execute(
        "insert into doubles (first_id, second_id, municipality_id, why, found_at) values ($1, $2, $3, $4, $5) \
         on conflict (first_id, second_id) do nothing",
        args![first.as_str(), second.as_str(), grant.municipality(), why, now],
    )
    .await?;
    Ok(())
}

/// Pairs of a municipality that nobody has decided.
pub async fn doubts(
    tx: &Tx,
    municipality: MunicipalityCode,
) -> Result<Vec<(ActivityId, ActivityId, String)>, StoreError> {
    tx.rows(
        "select * from doubles where municipality_id = $1 and decided_at is null order by found_at, first_id",
        args![municipality],
    )
    .await?
    .iter()
    .map(|row| Ok((row.id("first_id", ActivityId::new)?, row.id("second_id", ActivityId::new)?, row.text("why")?)))
    .collect()
}

/// What came of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Identity.
    pub id: String,
    /// When it began.
    pub began_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// `running`, `done`, `asks` (more would be removed than is believed), `failed`.
    pub state: String,
    /// Read, added, updated, unchanged, removed.
    pub counts: [i64; 5],
    /// Rejected records and notes, as JSON.
    pub report: String,
}

/// Keeps what came of a reading, so far or at its end.
pub async fn save_run(
    tx: &Tx,
    _grant: &Grant<TheService>,
    source: &str,
    run: &Run,
    whole: bool,
) -> Result<(), StoreError> {
    let [read, added, updated, unchanged, removed] = run.counts;
    tx.execute_one(
        "insert into import_runs (id, source_id, began_at, ended_at, is_full, state, read_count, added, updated, \
         unchanged, removed, report) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         on conflict (id) do update set ended_at = excluded.ended_at, state = excluded.state, \
         read_count = excluded.read_count, added = excluded.added, updated = excluded.updated, \
         unchanged = excluded.unchanged, removed = excluded.removed, report = excluded.report",
        args![
            run.id.as_str(),
            source,
            run.began_at,
            run.ended_at,
            whole,
            run.state.as_str(),
            read,
            added,
            updated,
            unchanged,
            removed,
            run.report.as_str(),
        ],
    )
    .await
}

/// Readings of a source, newest first.
pub async fn runs(tx: &Tx, source: &str, limit: i64) -> Result<Vec<Run>, StoreError> {
    tx.rows("select * from import_runs where source_id = $1 order by began_at desc limit $2", args![source, limit])
        .await?
        .iter()
        .map(|row| {
            Ok(Run {
                id: row.text("id")?,
                began_at: row.time("began_at")?,
                ended_at: row.time_or_none("ended_at")?,
                state: row.text("state")?,
                counts: [
                    row.int("read_count")?,
                    row.int("added")?,
                    row.int("updated")?,
                    row.int("unchanged")?,
                    row.int("removed")?,
                ],
                report: row.text("report")?,
            })
        })
        .collect()
}
