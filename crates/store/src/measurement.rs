//! Measurements.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{Action, Coordinate, Grant, Scope};
use rinnalla_domain::measurement::{Helper, Instrument, Measured, Measurement, Mode, Point, Rating, Scale};
use rinnalla_domain::{AccountId, AskingId, CaseId, Language};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

/// Answers to items by measurement: item and answer.
type Answers = HashMap<String, Vec<(i64, i64)>>;

fn read(row: &Row, answers: &Answers) -> Result<Measurement, StoreError> {
    let mut scales = Vec::new();
    for scale in Scale::ALL {
        if let Some(rating) = row.int_or_none(scale.code())?.and_then(Rating::from_value) {
            scales.push((*scale, rating));
        }
    }
    let instrument = row.code_or_none("instrument", Instrument::parse)?;
    let given = answers.get(&row.text("id")?);
    Ok(Measurement {
        point: row.code("point", Point::parse)?,
        mode: row.code("mode", Mode::parse)?,
        helper: row.code_or_none("helper_role", Helper::parse)?,
        helper_words: row.text_or_none("helper")?,
        language: row.code_or_none("language", Language::parse)?,
        scales,
        total: instrument.zip(row.int_or_none("total")?),
        items: instrument.zip(given).map(|(instrument, given)| (instrument, in_order(instrument, given))),
        taken_on: row.day("taken_on")?,
        calls: row.time_or_none("calls_at")?.is_some() && row.time_or_none("seen_at")?.is_none(),
    })
}

/// Answers in the order of the instrument's items, skipped ones included.
fn in_order(instrument: Instrument, given: &[(i64, i64)]) -> Vec<Option<i64>> {
    let most = given.iter().map(|(item, _)| *item).max().unwrap_or_default();
    let items = instrument.items().and_then(|items| i64::try_from(items).ok()).unwrap_or(most);
    (1..=items).map(|item| given.iter().find(|(n, _)| *n == item).map(|(_, answer)| *answer)).collect()
}

/// What belongs to a measurement besides the answers.
#[derive(Clone, Debug)]
pub struct Taken<'a> {
    /// Its identity.
    pub id: &'a str,
    /// When in the support.
    pub point: Point,
    /// The resident was asked to answer alone, by this.
    pub asking: Option<&'a AskingId>,
    /// The answers ask for a call.
    pub calls: bool,
    /// The moment.
    pub now: Timestamp,
}

/// Keeps a measurement.
pub async fn insert<A: Action>(tx: &Tx, grant: &Grant<A>, taken: &Taken<'_>, new: &Measured) -> Result<(), StoreError> {
    let scale = |wanted: Scale| new.scales.iter().find(|(s, _)| *s == wanted).map(|(_, rating)| rating.value());
    tx.execute_one(
        "insert into measurements (id, municipality_id, case_id, point, mode, helper_role, language, satisfaction, \
         company, going_out, instrument, total, taken_on, taken_at, asking_id, calls_at, recorded_by, made_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        args![
            taken.id,
            grant.municipality(),
            grant.case().as_str(),
            taken.point.code(),
            new.mode.code(),
            new.helper.map(Helper::code),
            new.language.map(Language::code),
            scale(Scale::Satisfaction),
            scale(Scale::Company),
            scale(Scale::GoingOut),
            new.instrument().map(Instrument::code),
            new.total.map(|(_, total)| total),
            rinnalla_domain::clock::day_of(taken.now),
            taken.now,
            taken.asking.map(AskingId::as_str),
            taken.calls.then_some(taken.now),
            grant.by().map_or("", |b| b.as_str()),
            taken.now,
        ],
    )
    .await?;
    let items = new.items.iter().flat_map(|(_, items)| (1_i64..).zip(items));
    for (item, answer) in items.filter_map(|(item, answer)| Some((item, (*answer)?))) {
        tx.execute_one(
            "insert into measurement_items (measurement_id, municipality_id, case_id, item, answer) \
             values ($1, $2, $3, $4, $5)",
            args![taken.id, grant.municipality(), grant.case().as_str(), item, answer],
        )
        .await?;
    }
    Ok(())
}

/// Measurements of a case within the scope, oldest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Measurement>, StoreError> {
    let mut answers = Answers::new();
    for row in scope::rows_of(tx, scope, case, "measurement_items", "measurement_id, item").await? {
        answers.entry(row.text("measurement_id")?).or_default().push((row.int("item")?, row.int("answer")?));
    }
    let rows = scope::rows_of(tx, scope, case, "measurements", "made_at, id").await?;
    rows.iter().map(|row| read(row, &answers)).collect()
}

/// At which points and on which days was measured: of one case, or of all within the scope that are not closed.
pub async fn taken(tx: &Tx, scope: &Scope, case: Option<&CaseId>) -> Result<Vec<(CaseId, (Point, Date))>, StoreError> {
    let limit = scope::cases_or_one(scope, case, args![]);
    let sql = format!(
        "select m.case_id, m.point, m.taken_on from measurements m join cases c on c.id = m.case_id where {}",
        limit.sql
    );
    let rows = tx.rows(&sql, limit.values).await?;
    let read =
        |row: &Row| Ok((row.id("case_id", CaseId::new)?, (row.code("point", Point::parse)?, row.day("taken_on")?)));
    rows.iter().map(read).collect()
}

/// Cases within the scope in which answers ask for a call and nobody has looked yet.
pub async fn cases_that_call(tx: &Tx, scope: &Scope) -> Result<Vec<CaseId>, StoreError> {
    let limit = scope::cases(scope, args![]);
    let sql = format!(
        "select c.id from cases c where exists (select 1 from measurements m where m.case_id = c.id \
         and m.calls_at is not null and m.seen_at is null) and {} order by c.sent_at",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| row.id("id", CaseId::new)).collect()
}

/// The coordinator has seen that answers ask for a call.
pub async fn mark_seen(tx: &Tx, grant: &Grant<Coordinate>, now: Timestamp) -> Result<u64, StoreError> {
    tx.execute(
        "update measurements set seen_at = $3, seen_by = $4 where municipality_id = $1 and case_id = $2 \
         and calls_at is not null and seen_at is null",
        args![grant.municipality(), grant.case().as_str(), now, grant.by().map(AccountId::as_str)],
    )
    .await
}
