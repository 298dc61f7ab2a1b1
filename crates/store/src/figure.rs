//! Figures that have been released.

use jiff::Timestamp;
use rinnalla_access::{Count, Grant};
use rinnalla_domain::MunicipalityCode;

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// A cell as it was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// The table that divides the whole; empty for the whole itself.
    pub division: String,
    /// The period: "2026", "2026-Q1", "2026-03".
    pub period: String,
    /// The group.
    pub cell: String,
    /// What the group is a part of; empty for the first column.
    pub part_of: String,
    /// Its place among the groups.
    pub place: i64,
    /// The count from which it was made: never shown where `shown` says no.
    pub count: i64,
    /// Was it published?
    pub shown: bool,
}

fn read(row: &Row) -> Result<Released, StoreError> {
    Ok(Released {
        division: row.text("division")?,
        period: row.text("period")?,
        cell: row.text("cell")?,
        part_of: row.text("part_of")?,
        place: row.int("place")?,
        count: row.int("count")?,
        shown: row.flag("shown")?,
    })
}

/// What has been released of a year.
pub async fn released(
    tx: &Tx,
    municipality: MunicipalityCode,
    whole: &str,
    year: i16,
) -> Result<Vec<Released>, StoreError> {
    tx.rows(
        "select division, period, cell, part_of, place, count, shown from released_figures \
         where municipality_id = $1 and whole = $2 and (period = $3 or period like $4) \
         order by division, period, place",
        args![municipality, whole, year.to_string(), format!("{year}-%")],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Keeps what is released now. What was released before stays as it was, also when two release at once.
pub async fn release(
    tx: &Tx,
    grant: &Grant<Count>,
    whole: &str,
    cells: &[Released],
    now: Timestamp,
) -> Result<(), StoreError> {
    for cell in cells {
        tx.execute(
            "insert into released_figures (municipality_id, whole, division, period, cell, part_of, place, count, \
             shown, released_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
            args![
                grant.municipality(),
                whole,
                &cell.division,
                &cell.period,
                &cell.cell,
                &cell.part_of,
                cell.place,
                cell.count,
                cell.shown,
                now,
            ],
        )
        .await?;
    }
    Ok(())
}

/// Keeps a value for a period, unless there is one: what was published first stays.
pub async fn keep_value(
    tx: &Tx,
    grant: &Grant<Count>,
    whole: &str,
    period: &str,
    value: &str,
    now: Timestamp,
) -> Result<String, StoreError> {
    tx.execute(
        "insert into released_values (municipality_id, whole, period, value, released_at) \
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        args![grant.municipality(), whole, period, value, now],
    )
    .await?;
    let row = tx
        .row(
            "select value from released_values where municipality_id = $1 and whole = $2 and period = $3",
            args![grant.municipality(), whole, period],
        )
        .await?;
    row.map_or_else(|| Ok(value.to_owned()), |row| row.text("value"))
}

/// All values of a name that have been kept: period and value, in the order of the periods.
pub async fn values(tx: &Tx, municipality: MunicipalityCode, whole: &str) -> Result<Vec<(String, String)>, StoreError> {
    tx.rows(
        "select period, value from released_values where municipality_id = $1 and whole = $2 order by period",
        args![municipality, whole],
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("period")?, row.text("value")?)))
    .collect()
}
