//! Residents.

use jiff::civil::Date;
use rinnalla_access::{Coordinate, Grant, Scope, SendReferral};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::resident::{NewResident, Resident};
use rinnalla_domain::text::{Line, Text, name_key};
use rinnalla_domain::{CaseId, ResidentId};
use sea_orm::Value;

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<Resident, StoreError> {
    Ok(Resident {
        id: row.id("id", ResidentId::new)?,
        municipality: row.municipality("municipality_id")?,
        name: row.text("name")?,
        birth_date: row.day("birth_date")?,
        village: row.text("village")?,
        address: row.text_or_none("address")?,
        phone: row.text("phone")?,
        call_when: row.text_or_none("call_when")?,
        message_allowed: row.flag("message_allowed")?,
        letter_allowed: row.flag("letter_allowed")?,
        language: row.code("language", SpokenLanguage::parse)?,
        language_other: row.text_or_none("language_other")?,
        interpreter: row.flag("interpreter")?,
        trusted_name: row.text_or_none("trusted_name")?,
        trusted_phone: row.text_or_none("trusted_phone")?,
        reach_note: row.text_or_none("reach_note")?,
        died_on: row.day_or_none("died_on")?,
        version: row.int("version")?,
    })
}

/// The person whom a referral concerns, when the municipality knows them already:
/// same name and birth date.
pub async fn known(
    tx: &Tx,
    grant: &Grant<SendReferral>,
    name: &str,
    birth_date: Date,
) -> Result<Option<ResidentId>, StoreError> {
    let row = tx
        .row(
            "select id from residents where municipality_id = $1 and name_key = $2 and birth_date = $3 \
             order by made_at limit 1",
            args![grant.municipality(), name_key(name), birth_date],
        )
        .await?;
    row.map(|row| row.id("id", ResidentId::new)).transpose()
}

/// How to reach them, in the order of `village` to `reach_note`.
fn reach(new: &NewResident) -> Vec<Value> {
    args![
        new.village.as_str(),
        new.address.as_ref().map(Line::as_str),
        new.phone.display(),
        new.phone.key(),
        new.call_when.as_ref().map(Line::as_str),
        new.message_allowed,
        new.letter_allowed,
        new.language.code(),
        new.language_other.as_ref().map(Line::as_str),
        new.interpreter,
        new.trusted.as_ref().map(|t| t.name.as_str()),
        new.trusted.as_ref().map(|t| t.phone.display()),
        new.reach_note.as_ref().map(Text::as_str),
    ]
}

/// Keeps a new resident.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<SendReferral>,
    id: &ResidentId,
    new: &NewResident,
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    let mut values = args![grant.municipality(), id.as_str()];
    values.extend(reach(new));
    values.extend(args![new.name.as_str(), name_key(new.name.as_str()), new.birth_date.date(), now]);
    tx.execute_one(
        "insert into residents (municipality_id, id, village, address, phone, phone_key, call_when, message_allowed, \
         letter_allowed, language, language_other, interpreter, trusted_name, trusted_phone, reach_note, name, \
         name_key, birth_date, made_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        values,
    )
    .await
}

/// Somebody referred again: what a new referral says of how to reach them is what holds from now on.
pub async fn renew(tx: &Tx, grant: &Grant<SendReferral>, id: &ResidentId, new: &NewResident) -> Result<(), StoreError> {
    let mut values = args![grant.municipality(), id.as_str()];
    values.extend(reach(new));
    tx.execute_one(
        "update residents set village = $3, address = $4, phone = $5, phone_key = $6, call_when = $7, \
         message_allowed = $8, letter_allowed = $9, language = $10, language_other = $11, interpreter = $12, \
         trusted_name = $13, trusted_phone = $14, reach_note = $15, version = version + 1 \
         where municipality_id = $1 and id = $2",
        values,
    )
    .await
}

/// The resident of a case within the scope.
pub async fn find(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Option<Resident>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql =
        format!("select r.* from residents r join cases c on c.resident_id = r.id where c.id = $1 and {}", limit.sql);
    tx.row(&sql, limit.values).await?.as_ref().map(read).transpose()
}

/// Search by exactly two facts: the name and either the birth date or the phone. Never by less.
pub async fn search(
    tx: &Tx,
    scope: &Scope,
    name: &str,
    birth_date: Option<Date>,
    phone_key: Option<&str>,
) -> Result<Vec<(CaseId, Resident)>, StoreError> {
    let limit = scope::cases(
        scope,
        args![name_key(name), birth_date.map(|d| d.to_string()).unwrap_or_default(), phone_key.unwrap_or_default()],
    );
    let sql = format!(
        "select r.*, c.id as case_id from residents r join cases c on c.resident_id = r.id \
         where r.name_key = $1 and (r.birth_date = $2 or r.phone_key = $3) and {} order by c.sent_at desc limit 20",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| Ok((row.id("case_id", CaseId::new)?, read(row)?))).collect()
}

/// Records a death: every message stops from now on.
pub async fn record_death(tx: &Tx, grant: &Grant<Coordinate>, id: &ResidentId, on: Date) -> Result<(), StoreError> {
    tx.execute_one(
        "update residents set died_on = $3, version = version + 1 where municipality_id = $1 and id = $2",
        args![grant.municipality(), id.as_str(), on],
    )
    .await
}

/// The silent list: persons whom the resident does not want. Names only, or an account.
pub async fn bars(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select bar.name, bar.account_id from bars bar join cases c on c.resident_id = bar.resident_id \
         where c.id = $1 and {} order by bar.made_at",
        limit.sql
    );
    tx.rows(&sql, limit.values)
        .await?
        .iter()
        .map(|row| Ok((row.text("name")?, row.text_or_none("account_id")?)))
        .collect()
}

/// Adds somebody to the silent list of the case's resident. With an account, that person sees nothing of the resident any more.
pub async fn bar(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &str,
    resident: &ResidentId,
    name: &str,
    account: Option<&str>,
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into bars (id, municipality_id, resident_id, account_id, name, name_key, made_at, made_by) \
         select $1, $2, $3, $4, $5, $6, $7, $8 from cases c \
         where c.id = $9 and c.municipality_id = $2 and c.resident_id = $3",
        args![
            id,
            grant.municipality(),
            resident.as_str(),
            account,
            name,
            name_key(name),
            now,
            grant.by().map_or("", |b| b.as_str()),
            grant.case().as_str(),
        ],
    )
    .await
}
