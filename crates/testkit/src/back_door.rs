//! A connection that knows nothing of the store: to do what the service would never do, and see that it is noticed.

use std::path::Path;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

/// Connects to a database of [`crate::engines::addresses`], past the store.
///
/// # Panics
/// When there is none.
pub async fn open(address: &str) -> DatabaseConnection {
    let url = if address.starts_with("postgres") {
        address.to_owned()
    } else {
        format!("sqlite://{}?mode=rwc", Path::new(address).join("rinnalla.db").display())
    };
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap_or_else(|why| panic!("no way past the store: {why}"))
}

/// Runs a statement; how many rows it changed.
///
/// # Panics
/// When it cannot be run.
pub async fn run(raw: &DatabaseConnection, sql: &str) -> u64 {
    raw.execute_unprepared(sql).await.unwrap_or_else(|why| panic!("{sql}: {why}")).rows_affected()
}
