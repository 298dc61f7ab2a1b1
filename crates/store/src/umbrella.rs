//! Umbrella organisations that edit for their members, with the permission of each.

use jiff::Timestamp;
use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::OrganisationId;

use crate::row::args;
use crate::{StoreError, Tx};

/// A permission that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Who may edit.
    pub umbrella: OrganisationId,
    /// For whom.
    pub member: OrganisationId,
    /// Since when.
    pub permitted_at: Timestamp,
}

/// Umbrella organisations that may edit for a member.
pub async fn of_member(tx: &Tx, member: &OrganisationId) -> Result<Vec<Permission>, StoreError> {
    permissions(tx, "member_id", member).await
}

/// Members for which an umbrella organisation may edit.
pub async fn of_umbrella(tx: &Tx, umbrella: &OrganisationId) -> Result<Vec<Permission>, StoreError> {
    permissions(tx, "umbrella_id", umbrella).await
}

async fn permissions(tx: &Tx, column: &str, of: &OrganisationId) -> Result<Vec<Permission>, StoreError> {
    tx.rows(
        &format!("select * from umbrellas where {column} = $1 and ended_at is null order by permitted_at, umbrella_id"),
        args![of.as_str()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Permission {
            umbrella: row.id("umbrella_id", OrganisationId::new)?,
            member: row.id("member_id", OrganisationId::new)?,
            permitted_at: row.time("permitted_at")?,
        })
    })
    .collect()
}

/// Permits an umbrella organisation to edit for a member, from now on.
pub async fn permit(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    umbrella: &OrganisationId,
    member: &OrganisationId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into umbrellas (umbrella_id, member_id, municipality_id, permitted_at) values ($1, $2, $3, $4) \
         on conflict (umbrella_id, member_id) do update set permitted_at = excluded.permitted_at, ended_at = null",
        args![umbrella.as_str(), member.as_str(), grant.municipality(), now],
    )
    .await
}

/// Takes the permission back.
pub async fn end(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    umbrella: &OrganisationId,
    member: &OrganisationId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update umbrellas set ended_at = $4 \
         where municipality_id = $1 and umbrella_id = $2 and member_id = $3 and ended_at is null",
        args![grant.municipality(), umbrella.as_str(), member.as_str(), now],
    )
    .await
}
