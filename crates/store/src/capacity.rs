//! How many people come, wait and are accompanied: counts for what the link workers can take on.

use jiff::civil::Date;
use rinnalla_access::Scope;
use rinnalla_domain::MunicipalityCode;

use crate::row::args;
use crate::{StoreError, Tx, scope};

/// Counts of the cases of a municipality within the scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Referred on a day or later, and gone on to a link worker, or not decided yet.
    pub referred: i64,
    /// The day of the first of them.
    pub first: Option<Date>,
    /// Have a link worker now.
    pub taken: i64,
    /// Wait for one.
    pub waiting: i64,
}

/// Counts cases; those referred from `since` on.
pub async fn flow(tx: &Tx, scope: &Scope, municipality: MunicipalityCode, since: Date) -> Result<Flow, StoreError> {
    let limit = scope::cases(scope, args![municipality, since]);
    let sql = format!(
        "select coalesce(sum(case when c.sent_at >= $2 and c.state not in ('declined', 'withdrawn', 'not_reached') \
         then 1 else 0 end), 0) as referred, \
         min(case when c.sent_at >= $2 then substr(c.sent_at, 1, 10) end) as first_on, \
         coalesce(sum(case when c.link_worker_id is not null and c.state not in ('closed', 'declined', 'withdrawn') \
         then 1 else 0 end), 0) as taken, \
         coalesce(sum(case when c.link_worker_id is null and c.state in ('accepted', 'waiting', 'proposed') \
         then 1 else 0 end), 0) as waiting \
         from cases c where c.municipality_id = $1 and {}",
        limit.sql
    );
    let Some(row) = tx.row(&sql, limit.values).await? else { return Ok(Flow::default()) };
    Ok(Flow {
        referred: row.int("referred")?,
        first: row.day_or_none("first_on")?,
        taken: row.int("taken")?,
        waiting: row.int("waiting")?,
    })
}

/// First and last day of each support that ended on `since` or later.
pub async fn ended(
    tx: &Tx,
    scope: &Scope,
    municipality: MunicipalityCode,
    since: Date,
) -> Result<Vec<(Date, Date)>, StoreError> {
    let limit = scope::cases(scope, args![municipality, since]);
    let sql = format!(
        "select coalesce(c.first_visit_on, c.began_on) as first_on, substr(c.closed_at, 1, 10) as last_on \
         from cases c where c.municipality_id = $1 and c.state = 'closed' and c.closed_at >= $2 \
         and coalesce(c.first_visit_on, c.began_on) is not null and {} order by c.closed_at",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| Ok((row.day("first_on")?, row.day("last_on")?))).collect()
}
