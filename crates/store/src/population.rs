//! How many people live in a municipality: the table that an administrator has loaded.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant};
use rinnalla_domain::population::{AgeBand, Group, NewPopulation, People, Population};
use rinnalla_domain::{AccountId, MunicipalityCode};

use crate::row::args;
use crate::{StoreError, Tx};

/// Keeps a table in place of the former one.
pub async fn load(tx: &Tx, grant: &Grant<Administer>, new: &NewPopulation, now: Timestamp) -> Result<(), StoreError> {
    remove(tx, grant).await?;
    for row in &new.rows {
        tx.execute_one(
            "insert into population (municipality_id, village, age_band, language, people) values ($1, $2, $3, $4, $5)",
            args![
                grant.municipality(),
                row.village.as_str(),
                row.age.map_or("", AgeBand::code),
                row.language.map_or("", Group::code),
                row.people,
            ],
        )
        .await?;
    }
    tx.execute_one(
        "insert into population_loads (municipality_id, source, counted_on, loaded_at, loaded_by) \
         values ($1, $2, $3, $4, $5)",
        args![
            grant.municipality(),
            new.source.as_str(),
            new.counted_on,
            now,
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// Takes the table away.
pub async fn remove(tx: &Tx, grant: &Grant<Administer>) -> Result<(), StoreError> {
    for table in ["population", "population_loads"] {
        tx.execute(&format!("delete from {table} where municipality_id = $1"), args![grant.municipality()]).await?;
    }
    Ok(())
}

/// The table of a municipality, when one has been loaded. It speaks of nobody: no scope is needed.
pub async fn find(tx: &Tx, municipality: MunicipalityCode) -> Result<Option<Population>, StoreError> {
    let loaded = tx.row("select * from population_loads where municipality_id = $1", args![municipality]).await?;
    let Some(loaded) = loaded else { return Ok(None) };
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let rows = tx
        .rows(
            "select * from population where municipality_id = $1 order by village, age_band, language",
            args![municipality],
        )
        .await?
        .iter()
        .map(|row| {
            Ok(People {
                village: row.text("village")?,
                age: some(row.text("age_band")?).map(|_| row.code("age_band", AgeBand::parse)).transpose()?,
                language: some(row.text("language")?).map(|_| row.code("language", Group::parse)).transpose()?,
                people: row.int("people")?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Some(Population {
        rows,
        source: loaded.text("source")?,
        counted_on: loaded.day("counted_on")?,
        loaded_at: loaded.time("loaded_at")?,
    }))
}
