//! Lists given by professionals, counted. Nobody stands in it.

use rinnalla_access::{Count, Grant};
use rinnalla_domain::activity::Theme;
use rinnalla_domain::guidance::Given;
use rinnalla_domain::lack::Period;
use rinnalla_domain::{MunicipalityCode, OrganisationId};

use crate::row::args;
use crate::{StoreError, Tx};

/// Counts one list, and each theme on it once.
pub async fn count(
    tx: &Tx,
    grant: &Grant<Count>,
    unit: &OrganisationId,
    period: Period,
    way: Given,
    themes: &[Theme],
) -> Result<(), StoreError> {
    for topic in std::iter::once("").chain(themes.iter().map(|theme| theme.code())) {
        tx.execute_one(
            "insert into guidance_counts (municipality_id, unit_id, period, way, topic, count) \
             values ($1, $2, $3, $4, $5, 1) \
             on conflict (municipality_id, period, unit_id, way, topic) \
             do update set count = guidance_counts.count + 1",
            args![grant.municipality(), unit.as_str(), period.to_string(), way.code(), topic],
        )
        .await?;
    }
    Ok(())
}

/// How many lists each unit gave in a period.
pub async fn by_unit(
    tx: &Tx,
    municipality: MunicipalityCode,
    period: Period,
) -> Result<Vec<(OrganisationId, i64)>, StoreError> {
    tx.rows(
        "select unit_id, cast(sum(count) as bigint) as n from guidance_counts \
         where municipality_id = $1 and period = $2 and topic = '' group by unit_id order by unit_id",
        args![municipality, period.to_string()],
    )
    .await?
    .iter()
    .map(|row| Ok((row.id("unit_id", OrganisationId::new)?, row.int("n")?)))
    .collect()
}

/// On how many lists each theme stood in a period.
pub async fn by_theme(
    tx: &Tx,
    municipality: MunicipalityCode,
    period: Period,
) -> Result<Vec<(Theme, i64)>, StoreError> {
    tx.rows(
        "select topic, cast(sum(count) as bigint) as n from guidance_counts \
         where municipality_id = $1 and period = $2 and topic <> '' group by topic order by n desc, topic",
        args![municipality, period.to_string()],
    )
    .await?
    .iter()
    .map(|row| Ok((row.code("topic", Theme::parse)?, row.int("n")?)))
    .collect()
}
