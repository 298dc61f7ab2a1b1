//! Measurements.

use rinnalla_access::{Action, Grant, Scope};
use rinnalla_domain::CaseId;
use rinnalla_domain::measurement::{Instrument, Measured, Measurement, Mode, Point, Rating, Scale};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<Measurement, StoreError> {
    let mut scales = Vec::new();
    for scale in Scale::ALL {
        if let Some(rating) = row.int_or_none(scale.code())?.and_then(Rating::from_value) {
            scales.push((*scale, rating));
        }
    }
    let instrument = row.code_or_none("instrument", Instrument::parse)?;
    Ok(Measurement {
        point: row.code("point", Point::parse)?,
        mode: row.code("mode", Mode::parse)?,
        helper: row.text_or_none("helper")?,
        scales,
        total: instrument.zip(row.int_or_none("total")?),
        taken_on: row.day("taken_on")?,
    })
}

/// Keeps a measurement.
pub async fn insert<A: Action>(
    tx: &Tx,
    grant: &Grant<A>,
    id: &str,
    point: Point,
    new: &Measured,
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    let scale = |wanted: Scale| new.scales.iter().find(|(s, _)| *s == wanted).map(|(_, rating)| rating.value());
    tx.execute_one(
        "insert into measurements (id, municipality_id, case_id, point, mode, helper, satisfaction, company, \
         going_out, instrument, total, taken_on, recorded_by, made_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            point.code(),
            new.mode.code(),
            new.helper.as_ref().map(rinnalla_domain::text::Line::as_str),
            scale(Scale::Satisfaction),
            scale(Scale::Company),
            scale(Scale::GoingOut),
            new.total.map(|(instrument, _)| instrument.code()),
            new.total.map(|(_, total)| total),
            rinnalla_domain::clock::day_of(now),
            grant.by().map_or("", |b| b.as_str()),
            now,
        ],
    )
    .await
}

/// Measurements of a case within the scope, oldest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Measurement>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "measurements", "made_at").await?;
    rows.iter().map(read).collect()
}

/// Cases within the scope that are under way without any first measurement.
pub async fn cases_without_first(tx: &Tx, scope: &Scope) -> Result<Vec<CaseId>, StoreError> {
    let limit = scope::cases(scope, args![]);
    let sql = format!(
        "select c.id from cases c where c.state in ('first_visit_held', 'agreement_drafted', 'underway', 'paused') \
         and not exists (select 1 from measurements m where m.case_id = c.id \
         and m.point in ('referral', 'first_visit')) and {} order by c.sent_at",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| row.id("id", CaseId::new)).collect()
}
