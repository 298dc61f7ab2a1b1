//! Periods that a municipality has named.

use jiff::Timestamp;
use rinnalla_access::{Coordinate, Grant};
use rinnalla_domain::report::{NamedPeriod, NewNamedPeriod, Period};
use rinnalla_domain::{AccountId, MunicipalityCode};

use crate::row::args;
use crate::{StoreError, Tx};

/// The periods of a municipality, the earliest first. They speak of nobody: no scope is needed.
pub async fn named(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<NamedPeriod>, StoreError> {
    tx.rows("select name, period from named_periods where municipality_id = $1 order by period", args![municipality])
        .await?
        .iter()
        .map(|row| Ok(NamedPeriod { name: row.text("name")?, period: row.code("period", Period::parse)? }))
        .collect()
}

/// Names a period; a conflict when it has a name.
pub async fn name_period(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &str,
    new: &NewNamedPeriod,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into named_periods (id, municipality_id, name, period, made_by, made_at) \
         values ($1, $2, $3, $4, $5, $6) on conflict (municipality_id, period) do nothing",
        args![
            id,
            grant.municipality(),
            new.name.as_str(),
            new.period.to_string(),
            grant.by().map_or("", AccountId::as_str),
            now,
        ],
    )
    .await
}
