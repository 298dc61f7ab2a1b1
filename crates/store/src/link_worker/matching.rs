//! What is known when a link worker is chosen: where villages lie, what cases take of a week, who knows whom.

use jiff::civil::Date;
use rinnalla_access::{Administer, Grant, Scope};
use rinnalla_domain::case::State;
use rinnalla_domain::link_worker::{CaseLoad, Villages};
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode};

use crate::row::args;
use crate::{StoreError, Tx, scope};

/// The villages of a municipality, with the version of the row; 0 when nothing was written.
pub async fn villages(tx: &Tx, municipality: MunicipalityCode) -> Result<(Villages, i64), StoreError> {
    let row = tx.row("select * from municipality_villages where municipality_id = $1", args![municipality]).await?;
    let Some(row) = row else { return Ok((Villages::default(), 0)) };
    let villages = Villages::parse(&row.text("villages")?).map_err(|why| StoreError::Broken(why.to_string()))?;
    Ok((villages, row.int("version")?))
}

/// Saves where villages lie; a newer version in the meantime is a conflict.
pub async fn save_villages(
    tx: &Tx,
    grant: &Grant<Administer>,
    villages: &Villages,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into municipality_villages (municipality_id, villages, version) values ($1, '', 0) \
         on conflict (municipality_id) do nothing",
        args![grant.municipality()],
    )
    .await?;
    tx.execute_one(
        "update municipality_villages set villages = $3, version = version + 1 \
         where municipality_id = $1 and version = $2",
        args![grant.municipality(), version, villages.to_string()],
    )
    .await
}

/// What each open case took of its link worker since a day. No case is told from another.
pub async fn loads(
    tx: &Tx,
    municipality: MunicipalityCode,
    since: Date,
) -> Result<Vec<(AccountId, CaseLoad)>, StoreError> {
    let rows = tx
        .rows(
            "select c.link_worker_id, c.state, c.first_visit_on, \
             cast(coalesce(sum(k.minutes), 0) as bigint) as minutes, \
             cast(coalesce(sum(k.kilometres), 0) as bigint) as kilometres from cases c \
             left join contacts k on k.case_id = c.id and k.by_account = c.link_worker_id \
             and k.corrected_at is null and k.held_on > $2 \
             where c.municipality_id = $1 and c.link_worker_id is not null \
             and c.state not in ('closed', 'declined', 'withdrawn') \
             group by c.id, c.link_worker_id, c.state, c.first_visit_on",
            args![municipality, since],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let state = row.code("state", State::parse)?;
            let load = CaseLoad {
                rests: matches!(state, State::Paused | State::Closing),
                runs: row.day_or_none("first_visit_on")?.is_some_and(|day| day <= since),
                minutes: row.int("minutes")?,
                kilometres: row.int("kilometres")?,
            };
            Ok((row.id("link_worker_id", AccountId::new)?, load))
        })
        .collect()
}

/// Those who have walked with the resident of a case before, in this case or another one.
pub async fn known(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<AccountId>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select distinct a.account_id from cases c join cases o on o.resident_id = c.resident_id \
         join assignments a on a.case_id = o.id where c.id = $1 and {}",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| row.id("account_id", AccountId::new)).collect()
}
