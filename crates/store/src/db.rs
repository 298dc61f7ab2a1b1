//! Opening a database, and transactions.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::error::DatabaseError;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    RuntimeErr, SqlErr, SqliteTransactionMode, SqlxError, Statement, TransactionOptions, TransactionTrait, Value,
};

use crate::migrate;
use crate::row::Row;

/// Which engine a database runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded; WAL, `synchronous=FULL`, one writer.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

/// What can go wrong in storage. Absence is an `Option`, never an error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the row in the meantime, or the row exists already.
    #[error("changed by somebody else")]
    Conflict,
    /// The database is busy or away: trying again later may help.
    #[error("the database is busy or away")]
    Unavailable(#[source] DbErr),
    /// Something is broken; the message carries no personal data.
    #[error("storage is broken: {0}")]
    Broken(String),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return Self::Conflict;
        }
        if passes(&error) {
            // Whoever opens it says why it cannot be opened. Here the code alone: words may repeat an address.
            if !matches!(error, DbErr::Conn(_)) {
                tracing::warn!(code = code(&error), "the database is busy or away");
            }
            return Self::Unavailable(error);
        }
        // Only the kind of the error: values of a failed statement may be personal data.
        Self::Broken(error.to_string().lines().next().unwrap_or_default().chars().take(200).collect())
    }
}

/// May the same thing work a little later? Told by codes: a server speaks the language of its administrator.
fn passes(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner))) = error else {
        return matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_));
    };
    match &**inner {
        SqlxError::Database(_) => {}
        SqlxError::Io(_) | SqlxError::Tls(_) | SqlxError::PoolTimedOut => return true,
        SqlxError::PoolClosed | SqlxError::WorkerCrashed => return true,
        _ => return false,
    }
    let code = code(error);
    if code.len() == 5 {
        // PostgreSQL: the connection is gone, too little room, stopped by an administrator, a lock not given in time.
        let begins = ["08", "53", "57", "40", "25P", "55P"];
        return begins.iter().any(|class| code.starts_with(class));
    }
    // SQLite: the lowest byte says busy (5) or locked (6), whatever the rest adds.
    matches!(code.parse::<u32>().map(|code| code & 0xff), Ok(5 | 6))
}

/// The database's own code of an error; empty when the error is not its own.
fn code(error: &DbErr) -> String {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner))
        | DbErr::Conn(RuntimeErr::SqlxError(inner)) => {
            inner.as_database_error().and_then(DatabaseError::code).unwrap_or_default().into_owned()
        }
        _ => String::new(),
    }
}

/// A database, on either engine.
#[derive(Clone, Debug)]
pub struct Store {
    connection: DatabaseConnection,
    engine: Engine,
}

impl Store {
    /// Is this the address of a server, and not a folder?
    pub fn is_server(data: &str) -> bool {
        data.starts_with("postgres://") || data.starts_with("postgresql://")
    }

    /// Opens a folder (SQLite inside) or a `postgres://` address and brings the schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when there is no database to be reached,
    /// [`StoreError::Broken`] when the schema is newer than this program.
    pub async fn open(data: &str) -> Result<Self, StoreError> {
        let store = Self::connect(data).await?;
        migrate::run(&store).await?;
        Ok(store)
    }

    async fn connect(data: &str) -> Result<Self, StoreError> {
        let (options, engine) = if Self::is_server(data) {
            let mut options = ConnectOptions::new(data);
            options.max_connections(12).map_sqlx_postgres_opts(|o| {
                o.options([("idle_in_transaction_session_timeout", "10s"), ("lock_timeout", "8s")])
            });
            (options, Engine::Postgres)
        } else if data.contains("://") || data.starts_with("postgres:") || data.starts_with("postgresql:") {
            return Err(StoreError::Broken("data is a folder, or an address that begins with postgres://".into()));
        } else {
            std::fs::create_dir_all(data).map_err(|e| StoreError::Broken(format!("cannot make the folder: {e}")))?;
            let file = Path::new(data).join("rinnalla.db");
            let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
            // One connection is the one writer: readers wait for it, and nobody meets SQLITE_BUSY.
            options.max_connections(1).min_connections(1).map_sqlx_sqlite_opts(|o| {
                o.journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(5))
            });
            (options, Engine::Sqlite)
        };
        let mut options = options;
        options.acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
        Ok(Self { connection: reach(options).await?, engine })
    }

    /// The engine.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Begins a transaction. On SQLite it takes the write lock at once, so that read-then-write cannot fail half way.
    ///
    /// Dropping it undoes everything. Never put a time limit around this call: a dropped `begin` would leave
    /// the connection inside a transaction.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database is busy or away.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.engine == Engine::Sqlite).then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.connection.begin_with_options(options).await?;
        Ok(Tx { inner, engine: self.engine })
    }

    /// Closes the connections.
    ///
    /// # Errors
    /// When a connection cannot be closed cleanly.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.connection.close().await?)
    }
}

/// Connects. While SQLite begins or ends its write-ahead log it refuses whoever comes at that very moment, without
/// waiting: they try again.
async fn reach(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    for _ in 0..50 {
        match Database::connect(options.clone()).await {
            Err(error) if code(&error).parse::<u32>().is_ok_and(|code| code & 0xff == 5) => {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            other => return other,
        }
    }
    Database::connect(options).await
}

/// A transaction: everything that is read or written belongs to one.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    engine: Engine,
}

impl Tx {
    /// The engine.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Makes everything permanent.
    ///
    /// # Errors
    /// [`StoreError`]; nothing has been written then.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.inner.commit().await?)
    }

    /// Undoes everything.
    ///
    /// # Errors
    /// [`StoreError`] when the connection is gone; nothing has been written then either.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }

    fn statement(&self, sql: &str, values: Vec<Value>) -> Statement {
        let backend = match self.engine {
            Engine::Sqlite => DatabaseBackend::Sqlite,
            Engine::Postgres => DatabaseBackend::Postgres,
        };
        Statement::from_sql_and_values(backend, sql, values)
    }

    /// Runs a statement; how many rows it touched.
    pub(crate) async fn execute(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        Ok(self.inner.execute_raw(self.statement(sql, values)).await?.rows_affected())
    }

    /// Runs a statement that must touch exactly one row: else somebody else has changed it.
    pub(crate) async fn execute_one(&self, sql: &str, values: Vec<Value>) -> Result<(), StoreError> {
        if self.execute(sql, values).await? == 1 { Ok(()) } else { Err(StoreError::Conflict) }
    }

    /// Runs several statements without values.
    pub(crate) async fn execute_script(&self, sql: &str) -> Result<(), StoreError> {
        self.inner.execute_unprepared(sql).await?;
        Ok(())
    }

    /// One row, if there is one.
    pub(crate) async fn row(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, StoreError> {
        Ok(self.inner.query_one_raw(self.statement(sql, values)).await?.map(Row))
    }

    /// All rows.
    pub(crate) async fn rows(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        Ok(self.inner.query_all_raw(self.statement(sql, values)).await?.into_iter().map(Row).collect())
    }

    /// Waits until no other program changes the schema. On SQLite the transaction itself is that lock.
    pub(crate) async fn lock_schema(&self) -> Result<(), StoreError> {
        match self.engine {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => self.execute_script("select pg_advisory_xact_lock(758148091)").await,
        }
    }

    /// Locks what is read until the end of the transaction, where the engine needs to be told.
    pub(crate) const fn for_update(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "",
            Engine::Postgres => " for update",
        }
    }
}
