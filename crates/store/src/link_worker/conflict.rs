//! Relatives and neighbours whom link workers have declared: sealed, and found by a keyed digest of the name.

use rinnalla_access::{Coordinate, Grant, OwnAccount, Scope, TheService};
use rinnalla_domain::link_worker::Conflict;
use rinnalla_domain::text::name_key;
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode};

use crate::row::{Row, args};
use crate::{Sealer, StoreError, Tx, scope};

fn place(id: &str) -> String {
    format!("declared_relatives/{id}/name")
}

fn digest(sealer: &Sealer, name: &str) -> String {
    sealer.digest("declared", &name_key(name))
}

/// The line of a row; those from before sealing still stand as they were typed.
fn read(sealer: &Sealer, row: &Row) -> Result<Option<Conflict>, StoreError> {
    let line = match row.text_or_none("sealed")? {
        Some(sealed) => sealer.open(&place(&row.text("id")?), &sealed)?,
        None => row.text("name")?,
    };
    Ok(Conflict::parse(&line))
}

async fn of(
    tx: &Tx,
    sealer: &Sealer,
    municipality: MunicipalityCode,
    account: &AccountId,
) -> Result<Vec<Conflict>, StoreError> {
    let rows = tx
        .rows(
            "select * from declared_relatives where municipality_id = $1 and account_id = $2 order by id",
            args![municipality, account.as_str()],
        )
        .await?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(read(sealer, row)?);
    }
    Ok(found)
}

/// What one has declared oneself.
pub async fn declared(
    tx: &Tx,
    sealer: &Sealer,
    grant: &Grant<OwnAccount>,
    municipality: MunicipalityCode,
) -> Result<Vec<Conflict>, StoreError> {
    match grant.by() {
        Some(account) => of(tx, sealer, municipality, account).await,
        None => Ok(Vec::new()),
    }
}

/// What a link worker has declared, for the coordinator.
pub async fn declared_by(
    tx: &Tx,
    sealer: &Sealer,
    grant: &Grant<Coordinate>,
    account: &AccountId,
) -> Result<Vec<Conflict>, StoreError> {
    of(tx, sealer, grant.municipality(), account).await
}

/// Declares them anew.
pub async fn declare(
    tx: &Tx,
    sealer: &Sealer,
    grant: &Grant<OwnAccount>,
    municipality: MunicipalityCode,
    conflicts: &[Conflict],
    mut fresh: impl FnMut() -> (String, [u8; 12]),
) -> Result<(), StoreError> {
    let account = grant.by().map_or("", AccountId::as_str);
    tx.execute(
        "delete from declared_relatives where municipality_id = $1 and account_id = $2",
        args![municipality, account],
    )
    .await?;
    for conflict in conflicts {
        let (id, nonce) = fresh();
        let sealed = sealer.seal(&place(&id), &conflict.line(), nonce)?;
        tx.execute_one(
            "insert into declared_relatives (id, municipality_id, account_id, name, name_key, sealed) \
             values ($1, $2, $3, '', $4, $5)",
            args![id, municipality, account, digest(sealer, &conflict.name), sealed],
        )
        .await?;
    }
    Ok(())
}

/// Seals what was declared before names were sealed. How many rows.
pub async fn seal_old(
    tx: &Tx,
    sealer: &Sealer,
    _grant: &Grant<TheService>,
    mut nonce: impl FnMut() -> [u8; 12],
) -> Result<usize, StoreError> {
    let rows = tx.rows("select id, name from declared_relatives where sealed is null", args![]).await?;
    for row in &rows {
        let (id, name) = (row.text("id")?, row.text("name")?);
        let sealed = sealer.seal(&place(&id), &name, nonce())?;
        let key = Conflict::parse(&name).map(|conflict| digest(sealer, &conflict.name)).unwrap_or_default();
        tx.execute_one(
            "update declared_relatives set name = '', name_key = $2, sealed = $3 where id = $1",
            args![id, key, sealed],
        )
        .await?;
    }
    Ok(rows.len())
}

/// Link workers who stand apart from a case: the resident does not want them, or they declared the resident.
pub async fn barred(tx: &Tx, sealer: &Sealer, scope: &Scope, case: &CaseId) -> Result<Vec<AccountId>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select r.name, r.name_key, r.birth_date, r.village, c.municipality_id, c.resident_id \
         from cases c join residents r on r.id = c.resident_id where c.id = $1 and {}",
        limit.sql
    );
    let Some(resident) = tx.row(&sql, limit.values).await? else {
        return Ok(Vec::new());
    };
    let (municipality, name) = (resident.municipality("municipality_id")?, resident.text("name")?);
    let (born, village) = (resident.day("birth_date")?.year(), resident.text("village")?);
    let mut found = Vec::new();
    let rows = tx
        .rows(
            "select * from declared_relatives where municipality_id = $1 and name_key in ($2, $3)",
            args![municipality, digest(sealer, &name), resident.text("name_key")?],
        )
        .await?;
    for row in &rows {
        if read(sealer, row)?.is_some_and(|conflict| conflict.is(&name, born, &village)) {
            found.push(row.id("account_id", AccountId::new)?);
        }
    }
    found.extend(unwanted(tx, municipality, &resident.text("resident_id")?).await?);
    found.sort();
    found.dedup();
    Ok(found)
}

/// Those on the silent list of a resident. A name that is not tied to an account is compared as a name.
async fn unwanted(tx: &Tx, municipality: MunicipalityCode, resident: &str) -> Result<Vec<AccountId>, StoreError> {
    let bars = tx.rows("select account_id, name_key from bars where resident_id = $1", args![resident]).await?;
    let workers = tx
        .rows(
            "select w.account_id, a.name from link_workers w join accounts a on a.id = w.account_id \
             where w.municipality_id = $1",
            args![municipality],
        )
        .await?;
    let mut found = Vec::new();
    for worker in &workers {
        let (account, key) = (worker.text("account_id")?, name_key(&worker.text("name")?));
        for bar in &bars {
            if bar.text_or_none("account_id")?.as_ref() == Some(&account) || bar.text("name_key")? == key {
                found.push(AccountId::new(account.clone()));
            }
        }
    }
    Ok(found)
}
