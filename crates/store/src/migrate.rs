//! Migrations: numbered, forward only, compiled in.

use crate::row::args;
use crate::{Store, StoreError};

const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_spine.sql")),
    (2, include_str!("../migrations/0002_directory.sql")),
    (3, include_str!("../migrations/0003_sources.sql")),
    (4, include_str!("../migrations/0004_guidance.sql")),
    (5, include_str!("../migrations/0005_claims.sql")),
    (6, include_str!("../migrations/0006_instruments.sql")),
    (8, include_str!("../migrations/0008_measuring.sql")),
    (9, include_str!("../migrations/0009_feedback.sql")),
    (10, include_str!("../migrations/0010_released.sql")),
    (11, include_str!("../migrations/0011_reports.sql")),
    (12, include_str!("../migrations/0012_link_worker_path.sql")),
    (13, include_str!("../migrations/0013_training.sql")),
    (15, include_str!("../migrations/0015_named_periods.sql")),
    (17, include_str!("../migrations/0017_villages.sql")),
    (18, include_str!("../migrations/0018_collections.sql")),
    (19, include_str!("../migrations/0019_first_measurement.sql")),
];

/// Brings the schema up to date, one transaction per migration.
pub(crate) async fn run(store: &Store) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    tx.lock_schema().await?;
    tx.execute_script("create table if not exists schema_versions (version bigint primary key)").await?;
    tx.commit().await?;
    for (version, sql) in MIGRATIONS {
        let tx = store.begin().await?;
        tx.lock_schema().await?;
        let newest = newest(&tx).await?;
        if newest > MIGRATIONS.iter().map(|(version, _)| *version).max().unwrap_or(0) {
            return Err(StoreError::Broken(format!(
                "the database has schema {newest}, this program knows {}: use a newer program",
                MIGRATIONS.iter().map(|(version, _)| *version).max().unwrap_or(0)
            )));
        }
        if *version > newest {
            tx.execute_script(sql).await?;
            tx.execute("insert into schema_versions (version) values ($1)", args![*version]).await?;
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
    }
    Ok(())
}

async fn newest(tx: &crate::Tx) -> Result<i64, StoreError> {
    let row = tx.row("select coalesce(max(version), 0) as newest from schema_versions", args![]).await?;
    row.map_or(Ok(0), |row| row.int("newest"))
}
