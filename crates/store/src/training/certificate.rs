//! Certificates.

use jiff::civil::Date;
use rinnalla_access::{Grant, TheService, Train};
use rinnalla_domain::training::{Certificate, Kind};
use rinnalla_domain::{AccountId, CertificateId, CohortId, EnrolmentId, MunicipalityCode, ProgrammeId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

fn read(row: &Row) -> Result<Certificate, StoreError> {
    Ok(Certificate {
        id: row.id("id", CertificateId::new)?,
        enrolment: row.id("enrolment_id", EnrolmentId::new)?,
        account: row.id_or_none("account_id", AccountId::new)?,
        programme: row.id("programme_id", ProgrammeId::new)?,
        kind: row.code("kind", Kind::parse)?,
        name: row.text("name")?,
        title: row.text("title")?,
        cohort: row.text("cohort")?,
        owner_name: row.text("owner_name")?,
        minutes: row.int("minutes")?,
        credits: row.int("credits")?,
        themes: row.lines("themes")?,
        signer: row.text("signer")?,
        given_on: row.day("given_on")?,
        expires_on: row.day_or_none("expires_on")?,
        revoked_on: row.day_or_none("revoked_on")?,
    })
}

/// Keeps a certificate. `code_key` is a digest of its code.
pub async fn insert_certificate(
    tx: &Tx,
    grant: &Grant<Train>,
    cohort: &CohortId,
    given: &Certificate,
    code_key: &str,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into training_certificates (id, municipality_id, cohort_id, enrolment_id, account_id, programme_id, \
         kind, name, title, cohort, owner_name, minutes, credits, themes, signer, given_on, given_by, expires_on, \
         code_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        args![
            given.id.as_str(),
            grant.municipality(),
            cohort.as_str(),
            given.enrolment.as_str(),
            given.account.as_ref().map(AccountId::as_str),
            given.programme.as_str(),
            given.kind.code(),
            given.name.as_str(),
            given.title.as_str(),
            given.cohort.as_str(),
            given.owner_name.as_str(),
            given.minutes,
            given.credits,
            given.themes.join("\n"),
            given.signer.as_str(),
            given.given_on,
            grant.by().map_or("", AccountId::as_str),
            given.expires_on,
            code_key,
        ],
    )
    .await
}

/// Takes a certificate back; one that was taken back already is a conflict.
pub async fn revoke(
    tx: &Tx,
    grant: &Grant<Train>,
    id: &CertificateId,
    why: &str,
    today: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update training_certificates set revoked_on = $3, revoked_by = $4, revoked_why = $5 \
         where municipality_id = $1 and id = $2 and revoked_on is null",
        args![grant.municipality(), id.as_str(), today, grant.by().map_or("", AccountId::as_str), why],
    )
    .await
}

/// The certificate behind a code.
pub async fn by_code(tx: &Tx, code_key: &str) -> Result<Option<Certificate>, StoreError> {
    let sql = "select * from training_certificates where code_key = $1";
    tx.row(sql, args![code_key]).await?.as_ref().map(read).transpose()
}

/// A certificate, and the municipality that keeps it.
pub async fn certificate(
    tx: &Tx,
    id: &CertificateId,
) -> Result<Option<(MunicipalityCode, CohortId, Certificate)>, StoreError> {
    let row = tx.row("select * from training_certificates where id = $1", args![id.as_str()]).await?;
    row.map(|row| Ok((row.municipality("municipality_id")?, row.id("cohort_id", CohortId::new)?, read(&row)?)))
        .transpose()
}

/// Certificates given in a course, newest first.
pub async fn certificates_of_cohort(
    tx: &Tx,
    grant: &Grant<Train>,
    cohort: &CohortId,
) -> Result<Vec<Certificate>, StoreError> {
    let sql = "select * from training_certificates where municipality_id = $1 and cohort_id = $2 \
               order by given_on desc, name, id";
    tx.rows(sql, args![grant.municipality(), cohort.as_str()]).await?.iter().map(read).collect()
}

/// Certificates that somebody on a course got there.
pub async fn certificates_of_enrolment(tx: &Tx, enrolment: &EnrolmentId) -> Result<Vec<Certificate>, StoreError> {
    let sql = "select * from training_certificates where enrolment_id = $1 order by given_on desc, id desc";
    tx.rows(sql, args![enrolment.as_str()]).await?.iter().map(read).collect()
}

/// Certificates of an account, newest first.
pub async fn certificates_of_account(tx: &Tx, account: &AccountId) -> Result<Vec<Certificate>, StoreError> {
    let sql = "select * from training_certificates where account_id = $1 order by given_on desc, id desc";
    tx.rows(sql, args![account.as_str()]).await?.iter().map(read).collect()
}

/// Certificates that link workers of a municipality hold, wherever they got them.
pub async fn held_in(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Certificate>, StoreError> {
    let sql = "select c.* from training_certificates c join link_workers w on w.account_id = c.account_id \
               where w.municipality_id = $1 order by c.given_on desc, c.id";
    tx.rows(sql, args![municipality]).await?.iter().map(read).collect()
}

/// Certificates of accounts that run out between two days and have not been taken back.
pub async fn expiring(
    tx: &Tx,
    _grant: &Grant<TheService>,
    from: Date,
    to: Date,
) -> Result<Vec<Certificate>, StoreError> {
    let sql = "select * from training_certificates where expires_on >= $1 and expires_on <= $2 \
               and revoked_on is null and account_id is not null order by expires_on, id";
    tx.rows(sql, args![from, to]).await?.iter().map(read).collect()
}

/// Gives an account what its holder has enrolled for and got by the same mail address, in lower case.
pub async fn adopt(tx: &Tx, _grant: &Grant<TheService>, account: &AccountId, mail: &str) -> Result<(), StoreError> {
    tx.execute(
        "update training_enrolments set account_id = $1 where account_id is null and lower(mail) = $2",
        args![account.as_str(), mail],
    )
    .await?;
    tx.execute(
        "update training_certificates set account_id = $1 where account_id is null \
         and enrolment_id in (select id from training_enrolments where account_id = $1)",
        args![account.as_str()],
    )
    .await?;
    Ok(())
}
