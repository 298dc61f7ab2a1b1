//! What a coordinator's month counts beside the figures of the catalogue.

use rinnalla_access::{Coordinate, Grant, Scope};
use rinnalla_domain::participation::Obstacle;
use rinnalla_domain::report::Period;
use rinnalla_domain::{AccountId, MunicipalityCode};

use super::Span;
use crate::row::args;
use crate::{StoreError, Tx, scope};

/// Meetings and calls of each link worker, and their minutes.
pub async fn work_of_each(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    period: Period,
) -> Result<Vec<(AccountId, i64, i64)>, StoreError> {
    let span = Span::of(period);
    tx.rows(
        "select t.by_account, count(*) as contacts, cast(coalesce(sum(t.minutes), 0) as bigint) as minutes \
         from contacts t where t.municipality_id = $1 and t.held_on >= $2 and t.held_on <= $3 \
         and t.corrected_at is null group by t.by_account order by t.by_account",
        args![grant.municipality(), span.first, span.last],
    )
    .await?
    .iter()
    .map(|row| Ok((row.id("by_account", AccountId::new)?, row.int("contacts")?, row.int("minutes")?)))
    .collect()
}

/// What stood in the way of going to an activity, and how often, in cases within the scope; by the day on which what
/// became of it was written down.
pub async fn obstacles(
    tx: &Tx,
    scope: &Scope,
    municipality: MunicipalityCode,
    period: Period,
) -> Result<Vec<(Obstacle, i64)>, StoreError> {
    let span = Span::of(period);
    let limit = scope::cases(scope, args![municipality, span.from, span.until]);
    let sql = format!(
        "select p.obstacles from participations p join cases c on c.id = p.case_id where c.municipality_id = $1 \
         and p.moved_at >= $2 and p.moved_at < $3 and p.obstacles <> '' and {}",
        limit.sql
    );
    let mut named: Vec<Obstacle> = Vec::new();
    for row in tx.rows(&sql, limit.values).await? {
        named.extend(row.codes("obstacles", Obstacle::parse)?);
    }
    let counted = Obstacle::ALL.iter().map(|obstacle| (*obstacle, named.iter().filter(|n| *n == obstacle).count()));
    Ok(counted.filter(|(_, n)| *n > 0).map(|(obstacle, n)| (obstacle, i64::try_from(n).unwrap_or(i64::MAX))).collect())
}
