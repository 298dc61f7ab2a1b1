//! Where entries of the directory come from, and what came of each reading.

pub mod double;
pub mod offer;
pub mod run;
pub mod server;

use jiff::Timestamp;
use rinnalla_access::{Administer, EditDirectory, Grant};
use rinnalla_domain::source::{Kind, Rhythm};
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
    /// What it speaks.
    pub kind: Kind,
    /// Its name as shown.
    pub name: String,
    /// A file, a folder or an address.
    pub address: String,
    /// Licence and attribution.
    pub licence: Option<String>,
    /// Hours between two readings.
    pub every_hours: i64,
    /// Days after which it is read whole though it tells what changed; 0: always whole.
    pub full_every_days: i64,
    /// Is it read on schedule?
    pub enabled: bool,
    /// When it was read.
    pub run_at: Option<Timestamp>,
    /// When it was read whole.
    pub full_at: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

impl Source {
    /// One that is read when somebody brings it or asks for it: a file, a table, a source that is being set up.
    pub fn off_schedule(
        id: String,
        municipality: MunicipalityCode,
        kind: Kind,
        name: impl Into<String>,
        address: impl Into<String>,
    ) -> Self {
        Self {
            id,
            municipality,
            kind,
            name: name.into(),
            address: address.into(),
            licence: None,
            every_hours: 24,
            full_every_days: 0,
            enabled: false,
            run_at: None,
            full_at: None,
            version: 1,
        }
    }

    /// How often it is read.
    pub const fn rhythm(&self) -> Rhythm {
        match (self.enabled, self.every_hours) {
            (false, _) => Rhythm::Off,
            (true, ..=24) => Rhythm::Daily,
            (true, _) => Rhythm::Weekly,
        }
    }

    /// Is it a table that somebody brings?
    pub fn is_brought(&self) -> bool {
        self.address.starts_with("table:")
    }

    /// Is it read from an address on the web?
    pub fn is_on_the_web(&self) -> bool {
        self.address.starts_with("https://") || self.address.starts_with("http://")
    }
}

fn read(row: &Row) -> Result<Source, StoreError> {
    Ok(Source {
        id: row.text("id")?,
        municipality: row.municipality("municipality_id")?,
        kind: row.code("kind", Kind::parse)?,
        name: row.text("name")?,
        address: row.text("address")?,
        licence: row.text_or_none("licence")?,
        every_hours: row.int("every_hours")?,
        full_every_days: row.int("full_every_days")?,
        enabled: row.flag("enabled")?,
        run_at: row.time_or_none("run_at")?,
        full_at: row.time_or_none("full_at")?,
        version: row.int("version")?,
    })
}

/// The source of a municipality by kind and address.
pub async fn find(
    tx: &Tx,
    municipality: MunicipalityCode,
    kind: Kind,
    address: &str,
) -> Result<Option<Source>, StoreError> {
    tx.row(
        "select * from sources where municipality_id = $1 and kind = $2 and address = $3",
        args![municipality, kind.code(), address],
    )
    .await?
    .as_ref()
    .map(read)
    .transpose()
}

/// Names and licences of the sources from which entries have come.
pub async fn named(tx: &Tx) -> Result<Vec<(String, Option<String>)>, StoreError> {
    tx.rows(
        "select distinct s.name, s.licence from sources s join activity_origins o on o.source_id = s.id order by s.name",
        args![],
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("name")?, row.text_or_none("licence")?)))
    .collect()
}

/// Keeps a new source.
pub async fn insert(tx: &Tx, grant: &Grant<EditDirectory>, source: &Source) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into sources (id, municipality_id, kind, name, address, licence, every_hours, full_every_days, \
         enabled) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            source.id.as_str(),
            grant.municipality(),
            source.kind.code(),
            source.name.as_str(),
            source.address.as_str(),
            source.licence.as_deref(),
            source.every_hours,
            source.full_every_days,
            source.enabled,
        ],
    )
    .await
}

/// The sources of a municipality, by name.
pub async fn of_municipality(tx: &Tx, grant: &Grant<Administer>) -> Result<Vec<Source>, StoreError> {
    let sql = "select * from sources where municipality_id = $1 order by name, id";
    tx.rows(sql, args![grant.municipality()]).await?.iter().map(read).collect()
}

/// A source of a municipality.
pub async fn one(tx: &Tx, municipality: MunicipalityCode, id: &str) -> Result<Option<Source>, StoreError> {
    tx.row("select * from sources where municipality_id = $1 and id = $2", args![municipality, id])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// Sources on the web that are read on schedule, of every municipality: for the service's own round.
pub async fn on_schedule(tx: &Tx) -> Result<Vec<Source>, StoreError> {
    let sql = "select * from sources where enabled = 1 and address like 'http%' order by id";
    tx.rows(sql, args![]).await?.iter().map(read).collect()
}

/// Writes a source anew; a newer version in the meantime is a conflict.
pub async fn update(tx: &Tx, grant: &Grant<Administer>, source: &Source) -> Result<(), StoreError> {
    tx.execute_one(
        "update sources set kind = $4, name = $5, address = $6, licence = $7, every_hours = $8, full_every_days = $9, \
         enabled = $10, version = version + 1 where municipality_id = $1 and id = $2 and version = $3",
        args![
            grant.municipality(),
            source.id.as_str(),
            source.version,
            source.kind.code(),
            source.name.as_str(),
            source.address.as_str(),
            source.licence.as_deref(),
            source.every_hours,
            source.full_every_days,
            source.enabled,
        ],
    )
    .await
}

/// Notes that a source has been read.
pub async fn note_run(tx: &Tx, source: &Source, whole: bool, now: Timestamp) -> Result<(), StoreError> {
    let full_at = if whole { Some(now) } else { source.full_at };
    tx.execute_one(
        "update sources set run_at = $2, full_at = $3 where id = $1",
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
