//! Roles that accounts hold.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant, Membership, TheService};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, MembershipId, MunicipalityCode, OrganisationId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

pub(super) fn read_membership(row: &Row) -> Result<Membership, StoreError> {
    Ok(Membership {
        id: row.id("id", MembershipId::new)?,
        role: row.code("role", Role::parse)?,
        municipality: row.municipality("municipality_id")?,
        organisation: row.id("organisation_id", OrganisationId::new)?,
        organisation_name: row.text("name_fi")?,
    })
}

/// A new role for somebody.
#[derive(Debug)]
pub struct NewMembership<'a> {
    /// Identity.
    pub id: &'a str,
    /// Who.
    pub account: &'a AccountId,
    /// Which role.
    pub role: Role,
    /// On whose behalf.
    pub organisation: &'a OrganisationId,
}

/// Gives a role in the municipality of the grant.
pub async fn give_role(
    tx: &Tx,
    grant: &Grant<Administer>,
    new: &NewMembership<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    insert_membership(tx, grant.municipality(), grant.by(), new, now).await
}

/// Gives a role as the service: set-up, and joining by a link that an administrator made.
pub async fn give_role_by_service(
    tx: &Tx,
    grant: &Grant<TheService>,
    new: &NewMembership<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    insert_membership(tx, grant.municipality(), None, new, now).await
}

async fn insert_membership(
    tx: &Tx,
    municipality: MunicipalityCode,
    by: Option<&AccountId>,
    new: &NewMembership<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into memberships (id, account_id, role, municipality_id, organisation_id, started_at, made_by) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            new.id,
            new.account.as_str(),
            new.role.code(),
            municipality,
            new.organisation.as_str(),
            now,
            by.map(AccountId::as_str),
        ],
    )
    .await
}

/// Ends a role; it stops working with the next request.
pub async fn end_role(tx: &Tx, grant: &Grant<Administer>, id: &MembershipId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update memberships set ended_at = $3 where municipality_id = $1 and id = $2 and ended_at is null",
        args![grant.municipality(), id.as_str(), now],
    )
    .await
}

/// Somebody with a role in a municipality, for the administrator's list and for telling people.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// Mail address.
    pub username: String,
    /// The role.
    pub membership: Membership,
    /// From when.
    pub started_at: Timestamp,
    /// Until when.
    pub ended_at: Option<Timestamp>,
    /// The second factor is in use.
    pub has_second_factor: bool,
    /// Suspended.
    pub suspended: bool,
}

fn read_member(row: &Row) -> Result<Member, StoreError> {
    Ok(Member {
        account: row.id("account_id", AccountId::new)?,
        name: row.text("name")?,
        username: row.text("username")?,
        membership: read_membership(row)?,
        started_at: row.time("started_at")?,
        ended_at: row.time_or_none("ended_at")?,
        has_second_factor: row.text_or_none("totp_confirmed_at")?.is_some(),
        suspended: row.text_or_none("suspended_at")?.is_some(),
    })
}

const MEMBERS: &str = "select m.*, a.name, a.username, a.totp_confirmed_at, a.suspended_at, o.name_fi \
     from memberships m join accounts a on a.id = m.account_id join organisations o on o.id = m.organisation_id";

/// Everybody with a role in the municipality, in force or ended.
pub async fn members(tx: &Tx, grant: &Grant<Administer>) -> Result<Vec<Member>, StoreError> {
    let sql = format!("{MEMBERS} where m.municipality_id = $1 order by a.name, m.started_at");
    tx.rows(&sql, args![grant.municipality()]).await?.iter().map(read_member).collect()
}

/// Demo accounts that can sign in, one line for each role in force.
pub async fn demo_members(tx: &Tx) -> Result<Vec<Member>, StoreError> {
    let sql = format!(
        "{MEMBERS} where a.demo = 1 and a.password_hash is not null and a.suspended_at is null \
         and m.ended_at is null order by m.municipality_id, m.role, a.name"
    );
    tx.rows(&sql, args![]).await?.iter().map(read_member).collect()
}

/// Who holds a role in a municipality now.
pub async fn holders(tx: &Tx, municipality: MunicipalityCode, role: Role) -> Result<Vec<Member>, StoreError> {
    let sql = format!(
        "{MEMBERS} where m.municipality_id = $1 and m.role = $2 and m.ended_at is null and a.suspended_at is null \
         order by a.name"
    );
    tx.rows(&sql, args![municipality, role.code()]).await?.iter().map(read_member).collect()
}

/// Is there an administrator in the municipality already?
pub async fn has_administrator(tx: &Tx, municipality: MunicipalityCode) -> Result<bool, StoreError> {
    Ok(!holders(tx, municipality, Role::Administrator).await?.is_empty())
}

/// Does the account hold any role in force in the municipality of the grant?
pub async fn belongs(tx: &Tx, grant: &Grant<Administer>, id: &AccountId) -> Result<bool, StoreError> {
    let row = tx
        .row(
            "select 1 as yes from memberships where municipality_id = $1 and account_id = $2 limit 1",
            args![grant.municipality(), id.as_str()],
        )
        .await?;
    Ok(row.is_some())
}

/// Does the account hold a role in the municipality of the grant that is in force now?
pub async fn holds_role(tx: &Tx, grant: &Grant<Administer>, id: &AccountId) -> Result<bool, StoreError> {
    let row = tx
        .row(
            "select 1 as yes from memberships where municipality_id = $1 and account_id = $2 and ended_at is null limit 1",
            args![grant.municipality(), id.as_str()],
        )
        .await?;
    Ok(row.is_some())
}

/// Locks the administrators of a municipality until the end of the transaction, so that two of them cannot
/// remove each other at the same time.
pub async fn lock_administrators(tx: &Tx, municipality: MunicipalityCode) -> Result<(), StoreError> {
    let sql = format!(
        "select id from memberships where municipality_id = $1 and role = $2 and ended_at is null order by id{}",
        tx.for_update()
    );
    tx.rows(&sql, args![municipality, Role::Administrator.code()]).await?;
    Ok(())
}
