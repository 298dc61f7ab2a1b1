//! Accounts, roles, second factors and throttling.

mod membership;
mod second_factor;
mod throttle;

pub use membership::{
    Member, NewMembership, belongs, demo_members, end_role, give_role, give_role_by_service, has_administrator,
    holders, holds_role, lock_administrators, members,
};
pub use second_factor::{
    confirm_second_factor, give_up_second_factor, prepare_second_factor, recovery_codes_left, remove_second_factor,
    use_recovery_code, use_step,
};
pub use throttle::{block, blocked_until, count_failure, forget_failures, lock_throttle, take_back_failure};

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant, OwnAccount, Person};
use rinnalla_domain::{AccountId, Language};

use membership::read_membership;

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
