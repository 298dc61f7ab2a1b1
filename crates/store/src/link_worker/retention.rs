//! What time deletes of link workers and of those who wanted to be one.

use jiff::civil::Date;
use rinnalla_access::{Grant, TheService};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::link_worker::path::State;

use crate::row::args;
use crate::{StoreError, Tx};

/// Deletes those with whom nothing has followed: no step since a day, and no account. How many.
pub async fn delete_passing(
    tx: &Tx,
    _grant: &Grant<TheService>,
    municipality: MunicipalityCode,
    before: Date,
) -> Result<u64, StoreError> {
    let passing: Vec<String> =
        State::ALL.iter().filter(|state| state.is_passing()).map(|state| format!("'{state}'")).collect();
    let condition =
        format!("municipality_id = $1 and moved_on < $2 and account_id is null and state in ({})", passing.join(", "));
    tx.execute(
        &format!(
            "delete from link_worker_steps where municipality_id = $1 \
             and path_id in (select id from link_worker_paths where {condition})"
        ),
        args![municipality, before],
    )
    .await?;
    tx.execute(&format!("delete from link_worker_paths where {condition}"), args![municipality, before]).await
}

/// Those who left before a day and walk no open case any more: a condition on the rows of paths.
const LEFT: &str = "municipality_id = $1 and state = 'left' and moved_on < $2 and not exists (select 1 from cases c \
     where c.municipality_id = link_worker_paths.municipality_id and c.link_worker_id = link_worker_paths.account_id \
     and c.state not in ('closed', 'declined', 'withdrawn'))";

/// Deletes what served the work alone of those who left before a day: profile, declared relatives, interview, how they
/// were reached and what they told. Name, days and steps stay.
pub async fn bare_left(
    tx: &Tx,
    _grant: &Grant<TheService>,
    municipality: MunicipalityCode,
    before: Date,
) -> Result<(), StoreError> {
    for table in ["declared_relatives", "link_workers"] {
        let sql = format!(
            "delete from {table} where municipality_id = $1 \
             and account_id in (select account_id from link_worker_paths where {LEFT})"
        );
        tx.execute(&sql, args![municipality, before]).await?;
    }
    let sql = format!(
        "update link_worker_paths set mail = null, phone = null, village = '', languages = '', why = null, \
         message = null, interview_sealed = null, version = version + 1 where {LEFT} and (mail is not null \
         or phone is not null or village <> '' or languages <> '' or why is not null or message is not null \
         or interview_sealed is not null)"
    );
    tx.execute(&sql, args![municipality, before]).await?;
    Ok(())
}

/// Deletes the paths of those who left before a day, with their steps. How many.
pub async fn delete_left(
    tx: &Tx,
    _grant: &Grant<TheService>,
    municipality: MunicipalityCode,
    before: Date,
) -> Result<u64, StoreError> {
    let sql = format!(
        "delete from link_worker_steps where municipality_id = $1 \
         and path_id in (select id from link_worker_paths where {LEFT})"
    );
    tx.execute(&sql, args![municipality, before]).await?;
    tx.execute(&format!("delete from link_worker_paths where {LEFT}"), args![municipality, before]).await
}
