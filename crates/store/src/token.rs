//! One-time links: invitations, confirmations, new passwords; and joining links of referring units.

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant, TheService};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, ActivityId, CaseId, MunicipalityCode, OrganisationId, TokenId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// A one-time link.
#[derive(Clone, Debug)]
pub struct Token {
    /// Identity; the secret in the link is a digest of it that only the service can make.
    pub id: TokenId,
    /// `invitation`, `confirm`, `reset`, `recheck`.
    pub kind: String,
    /// Whose account, where there is one.
    pub account: Option<AccountId>,
    /// Municipality of an invitation.
    pub municipality: Option<MunicipalityCode>,
    /// Organisation of an invitation.
    pub organisation: Option<OrganisationId>,
    /// Mail address of an invitation; `None` for one on paper.
    pub mail: Option<String>,
    /// Role of an invitation.
    pub role: Option<Role>,
    /// Name of the invited.
    pub name: Option<String>,
    /// The entry of the directory that a question is about.
    pub activity: Option<ActivityId>,
    /// The case whose resident is asked.
    pub case: Option<CaseId>,
    /// When made.
    pub made_at: Timestamp,
    /// Who made it; `None` for the service itself.
    pub made_by: Option<AccountId>,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

fn read(row: &Row) -> Result<Token, StoreError> {
    Ok(Token {
        id: row.id("id", TokenId::new)?,
        kind: row.text("kind")?,
        account: row.id_or_none("account_id", AccountId::new)?,
        municipality: row.text_or_none("municipality_id")?.map(|_| row.municipality("municipality_id")).transpose()?,
        organisation: row.id_or_none("organisation_id", OrganisationId::new)?,
        mail: row.text_or_none("mail")?,
        role: row.code_or_none("role", Role::parse)?,
        name: row.text_or_none("name")?,
        activity: row.id_or_none("activity_id", ActivityId::new)?,
        case: row.id_or_none("case_id", CaseId::new)?,
        made_at: row.time("made_at")?,
        made_by: row.id_or_none("made_by", AccountId::new)?,
        expires_at: row.time("expires_at")?,
        used_at: row.time_or_none("used_at")?,
    })
}

/// Keeps a one-time link.
pub async fn insert(tx: &Tx, new: &Token) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into tokens (id, kind, account_id, municipality_id, organisation_id, mail, role, name, made_at, \
         made_by, expires_at, activity_id, case_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            new.id.as_str(),
            new.kind.as_str(),
            new.account.as_ref().map(AccountId::as_str),
            new.municipality,
            new.organisation.as_ref().map(OrganisationId::as_str),
            new.mail.as_deref(),
            new.role.map(Role::code),
            new.name.as_deref(),
            new.made_at,
            new.made_by.as_ref().map(AccountId::as_str),
            new.expires_at,
            new.activity.as_ref().map(ActivityId::as_str),
            new.case.as_ref().map(CaseId::as_str),
        ],
    )
    .await
}

/// A one-time link that still works.
pub async fn find(tx: &Tx, id: &TokenId, kind: &str, now: Timestamp) -> Result<Option<Token>, StoreError> {
    tx.row(
        "select * from tokens where id = $1 and kind = $2 and used_at is null and expires_at > $3",
        args![id.as_str(), kind, now],
    )
    .await?
    .as_ref()
    .map(read)
    .transpose()
}

/// Leaves no trace of a link: neither that it was used nor when.
pub async fn forget(tx: &Tx, id: &TokenId) -> Result<(), StoreError> {
    tx.execute_one("delete from tokens where id = $1", args![id.as_str()]).await
}

/// Leaves no trace of the links of a kind about a case.
pub async fn forget_about_case(tx: &Tx, case: &CaseId, kind: &str) -> Result<(), StoreError> {
    tx.execute("delete from tokens where case_id = $1 and kind = $2", args![case.as_str(), kind]).await?;
    Ok(())
}

/// A one-time link by identity alone, for the mail that carries it.
pub async fn for_mail(tx: &Tx, id: &TokenId) -> Result<Option<Token>, StoreError> {
    tx.row("select * from tokens where id = $1", args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// Uses it up; a second use is a conflict.
pub async fn use_up(tx: &Tx, id: &TokenId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one("update tokens set used_at = $2 where id = $1 and used_at is null", args![id.as_str(), now]).await
}

/// The link works until another moment.
pub async fn prolong(tx: &Tx, id: &TokenId, until: Timestamp) -> Result<(), StoreError> {
    tx.execute_one("update tokens set expires_at = $2 where id = $1 and used_at is null", args![id.as_str(), until])
        .await
}

/// Uses up whatever open links of a kind an account has.
pub async fn use_up_all(tx: &Tx, account: &AccountId, kind: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "update tokens set used_at = $3 where account_id = $1 and kind = $2 and used_at is null",
        args![account.as_str(), kind, now],
    )
    .await?;
    Ok(())
}

/// Uses up the open invitations to a role that the service made before: set-up was run again.
pub async fn withdraw_by_service(
    tx: &Tx,
    grant: &Grant<TheService>,
    role: Role,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update tokens set used_at = $3 where municipality_id = $1 and role = $2 and kind = 'invitation' \
         and made_by is null and used_at is null",
        args![grant.municipality(), role.code(), now],
    )
    .await?;
    Ok(())
}

/// Open invitations of the municipality.
pub async fn invitations(tx: &Tx, grant: &Grant<Administer>, now: Timestamp) -> Result<Vec<Token>, StoreError> {
    tx.rows(
        "select * from tokens where municipality_id = $1 and kind = 'invitation' and used_at is null \
         and expires_at > $2 order by made_at desc",
        args![grant.municipality(), now],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Cancels an invitation.
pub async fn cancel(tx: &Tx, grant: &Grant<Administer>, id: &TokenId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update tokens set used_at = $3 where municipality_id = $1 and id = $2 and kind = 'invitation' \
         and used_at is null",
        args![grant.municipality(), id.as_str(), now],
    )
    .await
}

/// A joining link of a referring unit.
#[derive(Clone, Debug)]
pub struct JoiningLink {
    /// Identity.
    pub id: String,
    /// Municipality.
    pub municipality: MunicipalityCode,
    /// Unit.
    pub organisation: OrganisationId,
    /// Name of the unit.
    pub organisation_name: String,
    /// Mail domains that may join.
    pub domains: Vec<String>,
    /// Until when it works.
    pub expires_at: Timestamp,
}

fn read_link(row: &Row) -> Result<JoiningLink, StoreError> {
    Ok(JoiningLink {
        id: row.text("id")?,
        municipality: row.municipality("municipality_id")?,
        organisation: row.id("organisation_id", OrganisationId::new)?,
        organisation_name: row.text("name_fi")?,
        domains: row.lines("domains")?,
        expires_at: row.time("expires_at")?,
    })
}

const LINKS: &str = "select l.*, o.name_fi from joining_links l join organisations o on o.id = l.organisation_id";

/// Makes a joining link.
pub async fn insert_link(
    tx: &Tx,
    grant: &Grant<Administer>,
    id: &str,
    organisation: &OrganisationId,
    domains: &[String],
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into joining_links (id, municipality_id, organisation_id, domains, made_at, made_by, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id,
            grant.municipality(),
            organisation.as_str(),
            domains.join("\n"),
            now,
            grant.by().map(AccountId::as_str),
            expires_at
        ],
    )
    .await
}

/// A joining link that still works.
pub async fn find_link(tx: &Tx, id: &str, now: Timestamp) -> Result<Option<JoiningLink>, StoreError> {
    let sql = format!("{LINKS} where l.id = $1 and l.ended_at is null and l.expires_at > $2 and o.ended_at is null");
    tx.row(&sql, args![id, now]).await?.as_ref().map(read_link).transpose()
}

/// Joining links of the municipality that work.
pub async fn links(tx: &Tx, grant: &Grant<Administer>, now: Timestamp) -> Result<Vec<JoiningLink>, StoreError> {
    let sql = format!(
        "{LINKS} where l.municipality_id = $1 and l.ended_at is null and l.expires_at > $2 order by o.name_fi, l.made_at"
    );
    tx.rows(&sql, args![grant.municipality(), now]).await?.iter().map(read_link).collect()
}

/// Ends a joining link.
pub async fn end_link(tx: &Tx, grant: &Grant<Administer>, id: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update joining_links set ended_at = $3 where municipality_id = $1 and id = $2 and ended_at is null",
        args![grant.municipality(), id, now],
    )
    .await
}

/// Links of a kind about an entry, newest first.
pub async fn about_activity(tx: &Tx, activity: &ActivityId, kind: &str) -> Result<Vec<Token>, StoreError> {
    tx.rows(
        "select * from tokens where activity_id = $1 and kind = $2 order by made_at desc",
        args![activity.as_str(), kind],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}
