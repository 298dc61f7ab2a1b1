//! Accounts, roles, second factors and throttling.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant, Membership, OwnAccount, Person, TheService};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, Language, MembershipId, MunicipalityCode, OrganisationId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// An account as kept.
#[derive(Clone, Debug)]
pub struct Account {
    /// Identity.
    pub id: AccountId,
    /// Mail address, by which one signs in.
    pub username: String,
    /// Name.
    pub name: String,
    /// Title.
    pub title: String,
    /// Work phone.
    pub phone: String,
    /// Language of the pages.
    pub language: Language,
    /// Argon2id hash.
    pub password_hash: Option<String>,
    /// Sealed secret of the second factor.
    pub totp_sealed: Option<String>,
    /// When the second factor was taken into use.
    pub totp_confirmed_at: Option<Timestamp>,
    /// Time step of the last accepted code: no code works twice.
    pub totp_last_step: i64,
    /// When the address was confirmed.
    pub mail_confirmed_at: Option<Timestamp>,
    /// When the account was suspended.
    pub suspended_at: Option<Timestamp>,
    /// A demo account: needs no second factor.
    pub demo: bool,
    /// Version of the row.
    pub version: i64,
}

fn read(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.id("id", AccountId::new)?,
        username: row.text("username")?,
        name: row.text("name")?,
        title: row.text("title")?,
        phone: row.text("phone")?,
        language: row.code("language", Language::parse)?,
        password_hash: row.text_or_none("password_hash")?,
        totp_sealed: row.text_or_none("totp_sealed")?,
        totp_confirmed_at: row.time_or_none("totp_confirmed_at")?,
        totp_last_step: row.int("totp_last_step")?,
        mail_confirmed_at: row.time_or_none("mail_confirmed_at")?,
        suspended_at: row.time_or_none("suspended_at")?,
        demo: row.flag("demo")?,
        version: row.int("version")?,
    })
}

/// A new account.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// Identity.
    pub id: &'a AccountId,
    /// Mail address, lower case.
    pub username: &'a str,
    /// Name.
    pub name: &'a str,
    /// Title.
    pub title: &'a str,
    /// Work phone.
    pub phone: &'a str,
    /// Language.
    pub language: Language,
    /// Argon2id hash.
    pub password_hash: Option<&'a str>,
    /// The address has been shown to be the person's own.
    pub mail_confirmed: bool,
    /// A demo account.
    pub demo: bool,
}

/// Keeps a new account. A taken address is a conflict.
///
/// An account by itself shows nothing: what it may do comes from its memberships.
pub async fn insert(tx: &Tx, new: &NewAccount<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into accounts (id, username, name, title, phone, language, password_hash, mail_confirmed_at, made_at, \
         demo) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            new.id.as_str(),
            new.username,
            new.name,
            new.title,
            new.phone,
            new.language.code(),
            new.password_hash,
            new.mail_confirmed.then_some(now),
            now,
            new.demo,
        ],
    )
    .await
}

/// The account of a mail address: for signing in.
pub async fn by_username(tx: &Tx, username: &str) -> Result<Option<Account>, StoreError> {
    tx.row("select * from accounts where username = $1", args![username]).await?.as_ref().map(read).transpose()
}

/// An account.
pub async fn find(tx: &Tx, id: &AccountId) -> Result<Option<Account>, StoreError> {
    tx.row("select * from accounts where id = $1", args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// The person behind an account with the roles in force now; `None` when suspended.
pub async fn person(tx: &Tx, id: &AccountId) -> Result<Option<Person>, StoreError> {
    let Some(account) = find(tx, id).await?.filter(|a| a.suspended_at.is_none()) else {
        return Ok(None);
    };
    let memberships = tx
        .rows(
            "select m.*, o.name_fi from memberships m join organisations o on o.id = m.organisation_id \
             where m.account_id = $1 and m.ended_at is null order by m.started_at, m.id",
            args![id.as_str()],
        )
        .await?
        .iter()
        .map(read_membership)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Some(Person {
        account: account.id,
        name: account.name,
        title: account.title,
        phone: account.phone,
        language: account.language,
        memberships,
    }))
}

fn read_membership(row: &Row) -> Result<Membership, StoreError> {
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

/// Suspends an account or lifts the suspension.
pub async fn suspend(
    tx: &Tx,
    _grant: &Grant<Administer>,
    id: &AccountId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    tx.execute_one("update accounts set suspended_at = $2, version = version + 1 where id = $1", args![id.as_str(), at])
        .await
}

/// Removes somebody's second factor, so that they can set a new one.
pub async fn remove_second_factor(tx: &Tx, _grant: &Grant<Administer>, id: &AccountId) -> Result<(), StoreError> {
    clear_second_factor(tx, id).await
}

/// Gives up one's own second factor, so that another can be set.
pub async fn give_up_second_factor(tx: &Tx, grant: &Grant<OwnAccount>) -> Result<(), StoreError> {
    let Some(id) = grant.by() else {
        return Err(StoreError::Conflict);
    };
    clear_second_factor(tx, id).await
}

async fn clear_second_factor(tx: &Tx, id: &AccountId) -> Result<(), StoreError> {
    tx.execute("delete from recovery_codes where account_id = $1", args![id.as_str()]).await?;
    tx.execute_one(
        "update accounts set totp_sealed = null, totp_confirmed_at = null, totp_last_step = 0, \
         version = version + 1 where id = $1",
        args![id.as_str()],
    )
    .await
}

/// One's own name, title, phone and language.
pub async fn update_own(
    tx: &Tx,
    grant: &Grant<OwnAccount>,
    name: &str,
    title: &str,
    phone: &str,
    language: Language,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update accounts set name = $2, title = $3, phone = $4, language = $5, version = version + 1 \
         where id = $1 and version = $6",
        args![grant.by().map_or("", AccountId::as_str), name, title, phone, language.code(), version],
    )
    .await
}

/// Sets a password by the account's own identity: set-up, one-time links and one's own settings.
pub async fn set_password(tx: &Tx, id: &AccountId, hash: &str) -> Result<(), StoreError> {
    tx.execute_one(
        "update accounts set password_hash = $2, version = version + 1 where id = $1",
        args![id.as_str(), hash],
    )
    .await
}

/// Notes that the address is the person's own.
pub async fn confirm_mail(tx: &Tx, id: &AccountId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "update accounts set mail_confirmed_at = $2, version = version + 1 where id = $1 and mail_confirmed_at is null",
        args![id.as_str(), now],
    )
    .await?;
    Ok(())
}

/// Keeps the sealed secret of a second factor that is not in use yet.
pub async fn prepare_second_factor(tx: &Tx, grant: &Grant<OwnAccount>, sealed: &str) -> Result<(), StoreError> {
    tx.execute_one(
        "update accounts set totp_sealed = $2, totp_confirmed_at = null, totp_last_step = 0, version = version + 1 \
         where id = $1",
        args![grant.by().map_or("", AccountId::as_str), sealed],
    )
    .await
}

/// Takes the second factor into use with fresh recovery codes.
pub async fn confirm_second_factor(
    tx: &Tx,
    grant: &Grant<OwnAccount>,
    step: i64,
    code_hashes: &[String],
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = grant.by().map_or("", AccountId::as_str);
    tx.execute_one(
        "update accounts set totp_confirmed_at = $2, totp_last_step = $3, version = version + 1 where id = $1",
        args![id, now, step],
    )
    .await?;
    tx.execute("delete from recovery_codes where account_id = $1", args![id]).await?;
    for hash in code_hashes {
        tx.execute_one("insert into recovery_codes (account_id, code_hash) values ($1, $2)", args![id, hash]).await?;
    }
    Ok(())
}

/// Uses up a time step; `false` when a code of this or a later step was used before.
pub async fn use_step(tx: &Tx, id: &AccountId, step: i64) -> Result<bool, StoreError> {
    let touched = tx
        .execute(
            "update accounts set totp_last_step = $2 where id = $1 and totp_last_step < $2",
            args![id.as_str(), step],
        )
        .await?;
    Ok(touched == 1)
}

/// Uses up a recovery code; `false` when there is no such unused code.
pub async fn use_recovery_code(tx: &Tx, id: &AccountId, hash: &str, now: Timestamp) -> Result<bool, StoreError> {
    let touched = tx
        .execute(
            "update recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null",
            args![id.as_str(), hash, now],
        )
        .await?;
    Ok(touched == 1)
}

/// How many recovery codes are left.
pub async fn recovery_codes_left(tx: &Tx, id: &AccountId) -> Result<i64, StoreError> {
    let row = tx
        .row("select count(*) as n from recovery_codes where account_id = $1 and used_at is null", args![id.as_str()])
        .await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// Locks a throttled key until the end of the transaction, so that tries at the same time are counted one by one.
pub async fn lock_throttle(tx: &Tx, key: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "insert into throttles (id, failures, updated_at) values ($1, 0, $2) \
         on conflict (id) do update set failures = throttles.failures",
        args![key, now],
    )
    .await?;
    Ok(())
}

/// Until when a throttled key (a digest, never an address) is blocked.
pub async fn blocked_until(tx: &Tx, key: &str) -> Result<Option<Timestamp>, StoreError> {
    let row = tx.row("select blocked_until from throttles where id = $1", args![key]).await?;
    row.map_or(Ok(None), |row| row.time_or_none("blocked_until"))
}

/// Counts a failure and answers how many there have been in a row since `window_start`.
pub async fn count_failure(tx: &Tx, key: &str, window_start: Timestamp, now: Timestamp) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "insert into throttles (id, failures, updated_at) values ($1, 1, $2) on conflict (id) do update set \
             failures = case when throttles.updated_at < $3 then 1 else throttles.failures + 1 end, updated_at = $2 \
             returning failures",
            args![key, now, window_start],
        )
        .await?;
    row.map_or(Ok(1), |row| row.int("failures"))
}

/// Blocks a key for a while.
pub async fn block(tx: &Tx, key: &str, until: Timestamp) -> Result<(), StoreError> {
    tx.execute("update throttles set blocked_until = $2 where id = $1", args![key, until]).await?;
    Ok(())
}

/// Forgets the failures of a key.
pub async fn forget_failures(tx: &Tx, key: &str) -> Result<(), StoreError> {
    tx.execute("delete from throttles where id = $1", args![key]).await?;
    Ok(())
}

/// Takes one failure back: a try was counted before it was known to be right. Below `limit` nothing is blocked.
pub async fn take_back_failure(tx: &Tx, key: &str, limit: i64) -> Result<(), StoreError> {
    tx.execute(
        "update throttles set failures = failures - 1, \
         blocked_until = case when failures - 1 < $2 then null else blocked_until end where id = $1 and failures > 0",
        args![key, limit],
    )
    .await?;
    Ok(())
}
