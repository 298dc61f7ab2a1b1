//! What residents allow, and take back.

use jiff::Timestamp;
use rinnalla_access::{Action, Grant, Scope};
use rinnalla_domain::CaseId;
use rinnalla_domain::consent::{Given, Permission, Standing};
use rinnalla_domain::text::Line;

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<Standing, StoreError> {
    Ok(Standing {
        permission: row.code("permission", Permission::parse)?,
        given: row.code("given", Given::parse)?,
        text_version: row.int("text_version")?,
        given_at: row.time("given_at")?,
        withdrawn_at: row.time_or_none("withdrawn_at")?,
        recorded_by: row.code("recorded_by", |name| Line::parse(name, 200).ok().flatten())?,
    })
}

/// Writes down that something is allowed.
pub async fn insert<A: Action>(tx: &Tx, grant: &Grant<A>, id: &str, new: &Standing) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into permissions (id, municipality_id, case_id, permission, given, text_version, given_at, \
         recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            new.permission.code(),
            new.given.code(),
            new.text_version,
            new.given_at,
            new.recorded_by.as_str(),
        ],
    )
    .await
}

/// Takes a permission back; how many rows held.
pub async fn withdraw<A: Action>(
    tx: &Tx,
    grant: &Grant<A>,
    permission: Permission,
    now: Timestamp,
) -> Result<u64, StoreError> {
    tx.execute(
        "update permissions set withdrawn_at = $4 where municipality_id = $1 and case_id = $2 and permission = $3 \
         and withdrawn_at is null",
        args![grant.municipality(), grant.case().as_str(), permission.code(), now],
    )
    .await
}

/// Every permission of a case within the scope, also those taken back, newest first.
pub async fn list(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Standing>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "permissions", "given_at desc, permission").await?;
    rows.iter().map(read).collect()
}

/// The condition that a permission of the case `c` is in force.
pub(crate) fn holds(permission: Permission) -> String {
    format!(
        "exists (select 1 from permissions allowed where allowed.case_id = c.id \
         and allowed.permission = '{permission}' and allowed.withdrawn_at is null)"
    )
}
