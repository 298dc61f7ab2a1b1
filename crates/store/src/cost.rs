//! What the work costs: inputs by municipality and year. What was written before stays; the newest of a kind holds.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant};
use rinnalla_domain::cost::{Input, Kind, NewInput};
use rinnalla_domain::text::Line;
use rinnalla_domain::{AccountId, MunicipalityCode};

use crate::row::args;
use crate::{StoreError, Tx};

/// Keeps an input.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<Administer>,
    id: &str,
    year: i64,
    new: &NewInput,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into cost_inputs (id, municipality_id, year, kind, cents, source, made_at, made_by) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            id,
            grant.municipality(),
            year,
            new.kind.code(),
            new.cents,
            new.source.as_ref().map(Line::as_str),
            now,
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// The inputs that hold for a year. They speak of nobody: no scope is needed.
pub async fn of_year(tx: &Tx, municipality: MunicipalityCode, year: i64) -> Result<Vec<Input>, StoreError> {
    let rows = tx
        .rows(
            "select * from cost_inputs where municipality_id = $1 and year = $2 order by made_at desc, id desc",
            args![municipality, year],
        )
        .await?;
    let (mut seen, mut found) = (Vec::new(), Vec::new());
    for row in &rows {
        let kind = row.code("kind", Kind::parse)?;
        if seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        if let Some(cents) = row.int_or_none("cents")? {
            let (source, made_at) = (row.text_or_none("source")?, row.time("made_at")?);
            found.push(Input { kind, cents, source, made_at });
        }
    }
    found.sort_by_key(|input| input.kind);
    Ok(found)
}
