//! Servers that sources may be read from.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant};
use rinnalla_domain::MunicipalityCode;

use crate::row::args;
use crate::{StoreError, Tx};

/// A server that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// "api.example.fi", "api.example.fi:8443".
    pub server: String,
    /// Without protection too.
    pub plain: bool,
    /// Since when.
    pub allowed_at: Timestamp,
}

/// Servers that a municipality allows.
pub async fn allowed(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Server>, StoreError> {
    tx.rows("select * from allowed_servers where municipality_id = $1 order by server", args![municipality])
        .await?
        .iter()
        .map(|row| {
            Ok(Server { server: row.text("server")?, plain: row.flag("plain")?, allowed_at: row.time("allowed_at")? })
        })
        .collect()
}

/// Allows a server.
pub async fn allow(
    tx: &Tx,
    grant: &Grant<Administer>,
    server: &str,
    plain: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into allowed_servers (municipality_id, server, plain, allowed_at) values ($1, $2, $3, $4) \
         on conflict (municipality_id, server) do update set plain = excluded.plain",
        args![grant.municipality(), server, plain, now],
    )
    .await
}

/// Allows a server no more.
pub async fn forbid(tx: &Tx, grant: &Grant<Administer>, server: &str) -> Result<(), StoreError> {
    let sql = "delete from allowed_servers where municipality_id = $1 and server = $2";
    tx.execute(sql, args![grant.municipality(), server]).await?;
    Ok(())
}
