//! Words of instruments, what a municipality asks when, and its decisions.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{Administer, Grant};
use rinnalla_domain::instrument::{Choices, NewDecision, Use};
use rinnalla_domain::measurement::Instrument;
use rinnalla_domain::{Language, MunicipalityCode};

use crate::row::{Row, args, codes};
use crate::{StoreError, Tx};

/// A text pack as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedPack {
    /// Its identity.
    pub id: String,
    /// Of which instrument.
    pub instrument: Instrument,
    /// In which language.
    pub language: Language,
    /// The sum of its texts when it was loaded.
    pub sha256: String,
    /// The file.
    pub content: String,
    /// When it was loaded.
    pub loaded_at: Timestamp,
    /// Who loaded it.
    pub loaded_by: String,
}

fn read_pack(row: &Row) -> Result<LoadedPack, StoreError> {
    Ok(LoadedPack {
        id: row.text("id")?,
        instrument: row.code("instrument", Instrument::parse)?,
        language: row.code("language", Language::parse)?,
        sha256: row.text("sha256")?,
        content: row.text("content")?,
        loaded_at: row.time("loaded_at")?,
        loaded_by: row.text("loaded_by_name")?,
    })
}

/// Packs of a municipality, by instrument and language.
pub async fn packs(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<LoadedPack>, StoreError> {
    let rows = tx
        .rows("select * from text_packs where municipality_id = $1 order by instrument, language", args![municipality])
        .await?;
    rows.iter().map(read_pack).collect()
}

/// Keeps a pack in place of the former one of the same instrument and language.
pub async fn insert_pack(tx: &Tx, grant: &Grant<Administer>, new: &LoadedPack) -> Result<(), StoreError> {
    tx.execute(
        "delete from text_packs where municipality_id = $1 and instrument = $2 and language = $3",
        args![grant.municipality(), new.instrument.code(), new.language.code()],
    )
    .await?;
    tx.execute_one(
        "insert into text_packs (id, municipality_id, instrument, language, sha256, content, loaded_at, loaded_by, \
         loaded_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            new.id.as_str(),
            grant.municipality(),
            new.instrument.code(),
            new.language.code(),
            new.sha256.as_str(),
            new.content.as_str(),
            new.loaded_at,
            grant.by().map_or("", |b| b.as_str()),
            new.loaded_by.as_str(),
        ],
    )
    .await
}

/// Removes a pack; a conflict when there is none.
pub async fn remove_pack(tx: &Tx, grant: &Grant<Administer>, id: &str) -> Result<(), StoreError> {
    tx.execute_one("delete from text_packs where municipality_id = $1 and id = $2", args![grant.municipality(), id])
        .await
}

/// What a municipality asks when, with the version of the row; the default and 0 before it has chosen.
pub async fn choices(tx: &Tx, municipality: MunicipalityCode) -> Result<(Choices, i64), StoreError> {
    let row = tx.row("select * from instrument_choices where municipality_id = $1", args![municipality]).await?;
    row.map_or_else(
        || Ok((Choices::default(), 0)),
        |row| Ok((Choices::new(row.codes("uses", Use::parse)?), row.int("version")?)),
    )
}

/// Saves what is asked when; a newer version in the meantime is a conflict.
pub async fn save_choices(
    tx: &Tx,
    grant: &Grant<Administer>,
    choices: &Choices,
    version: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (uses, by) = (codes(choices.uses()), grant.by().map_or("", |b| b.as_str()));
    if version == 0 {
        return tx
            .execute_one(
                "insert into instrument_choices (municipality_id, uses, changed_at, changed_by) \
                 values ($1, $2, $3, $4) on conflict (municipality_id) do nothing",
                args![grant.municipality(), uses, now, by],
            )
            .await;
    }
    tx.execute_one(
        "update instrument_choices set uses = $3, changed_at = $4, changed_by = $5, version = version + 1 \
         where municipality_id = $1 and version = $2",
        args![grant.municipality(), version, uses, now, by],
    )
    .await
}

/// A decision as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its identity.
    pub id: String,
    /// Which instrument.
    pub instrument: Instrument,
    /// Who decided.
    pub decided_by: String,
    /// On what day.
    pub decided_on: Date,
    /// Who answers for it clinically.
    pub responsible: String,
    /// What was decided.
    pub text: String,
    /// Who wrote it down.
    pub made_by: String,
    /// When it was withdrawn.
    pub ended_at: Option<Timestamp>,
}

/// Decisions of a municipality, newest first, withdrawn ones, too.
pub async fn decisions(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Decision>, StoreError> {
    let rows = tx
        .rows(
            "select * from instrument_decisions where municipality_id = $1 order by made_at desc, id desc",
            args![municipality],
        )
        .await?;
    let read = |row: &Row| {
        Ok(Decision {
            id: row.text("id")?,
            instrument: row.code("instrument", Instrument::parse)?,
            decided_by: row.text("decided_by")?,
            decided_on: row.day("decided_on")?,
            responsible: row.text("responsible")?,
            text: row.text("content")?,
            made_by: row.text("made_by_name")?,
            ended_at: row.time_or_none("ended_at")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Keeps a decision.
pub async fn insert_decision(
    tx: &Tx,
    grant: &Grant<Administer>,
    id: &str,
    by_name: &str,
    new: &NewDecision,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into instrument_decisions (id, municipality_id, instrument, decided_by, decided_on, responsible, \
         content, made_at, made_by, made_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            id,
            grant.municipality(),
            new.instrument.code(),
            new.decided_by.as_str(),
            new.decided_on,
            new.responsible.as_str(),
            new.text.as_str(),
            now,
            grant.by().map_or("", |b| b.as_str()),
            by_name,
        ],
    )
    .await
}

/// Withdraws a decision; a conflict when it is not in force.
pub async fn end_decision(tx: &Tx, grant: &Grant<Administer>, id: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update instrument_decisions set ended_at = $3, ended_by = $4 \
         where municipality_id = $1 and id = $2 and ended_at is null",
        args![grant.municipality(), id, now, grant.by().map_or("", |b| b.as_str())],
    )
    .await
}
