//! The job queue: rows written in the same transaction as what they follow from, carrying identities only.

use jiff::Timestamp;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::{AccountId, CaseId, JobId, MunicipalityCode, TokenId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// Something to be done after the commit: a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Identity.
    pub id: JobId,
    /// Which mail.
    pub mail: Mail,
    /// The municipality whose words and phone the mail uses.
    pub municipality: Option<MunicipalityCode>,
    /// To whom.
    pub account: Option<AccountId>,
    /// The case behind it: consent and blocks are checked again when it is sent.
    pub case: Option<CaseId>,
    /// The one-time link in it.
    pub token: Option<TokenId>,
    /// Two jobs with the same word are one.
    pub dedup: Option<String>,
    /// Not before this moment.
    pub run_at: Timestamp,
    /// Attempts so far.
    pub attempts: i64,
}

fn read(row: &Row) -> Result<Job, StoreError> {
    Ok(Job {
        id: row.id("id", JobId::new)?,
        mail: row.code("kind", Mail::parse)?,
        municipality: row.text_or_none("municipality_id")?.map(|_| row.municipality("municipality_id")).transpose()?,
        account: row.id_or_none("account_id", AccountId::new)?,
        case: row.id_or_none("case_id", CaseId::new)?,
        token: row.id_or_none("token_id", TokenId::new)?,
        dedup: row.text_or_none("dedup")?,
        run_at: row.time("run_at")?,
        attempts: row.int("attempts")?,
    })
}

/// Adds a job, unless one with the same `dedup` word exists.
pub async fn push(tx: &Tx, job: &Job, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "insert into jobs (id, kind, municipality_id, account_id, case_id, token_id, dedup, made_at, run_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (dedup) do nothing",
        args![
            job.id.as_str(),
            job.mail.code(),
            job.municipality,
            job.account.as_ref().map(AccountId::as_str),
            job.case.as_ref().map(CaseId::as_str),
            job.token.as_ref().map(TokenId::as_str),
            job.dedup.as_deref(),
            now,
            job.run_at,
        ],
    )
    .await?;
    Ok(())
}

/// Leases the next job that is due, so that no other worker takes it meanwhile.
pub async fn lease(tx: &Tx, now: Timestamp, until: Timestamp) -> Result<Option<Job>, StoreError> {
    let lock = if tx.for_update().is_empty() { "" } else { " for update skip locked" };
    let sql = format!(
        "select * from jobs where run_id is null and done_at is null and run_at <= $1 \
         and (leased_until is null or leased_until <= $1) order by run_at, id limit 1{lock}"
    );
    let Some(job) = tx.row(&sql, args![now]).await?.as_ref().map(read).transpose()? else {
        return Ok(None);
    };
    tx.execute_one(
        "update jobs set leased_until = $2, attempts = attempts + 1 where id = $1",
        args![job.id.as_str(), until],
    )
    .await?;
    Ok(Some(Job { attempts: job.attempts + 1, ..job }))
}

/// Ends a job.
pub async fn finish(tx: &Tx, id: &JobId, outcome: Delivery, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update jobs set done_at = $2, outcome = $3, leased_until = null, error = null where id = $1",
        args![id.as_str(), now, outcome.code()],
    )
    .await
}

/// Puts a job back for another try; one that another worker has ended meanwhile stays ended.
/// `error` never holds an address or a name.
pub async fn retry(tx: &Tx, id: &JobId, error: &str, run_at: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "update jobs set run_at = $2, error = $3, outcome = 'waiting', leased_until = null \
         where id = $1 and done_at is null",
        args![id.as_str(), run_at, error],
    )
    .await?;
    Ok(())
}

/// Ends every mail that waits without sending it.
pub async fn hold_all(
    tx: &Tx,
    _: &rinnalla_access::Grant<rinnalla_access::TheService>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update jobs set done_at = $1, outcome = $2, leased_until = null where run_id is null and done_at is null",
        args![now, Delivery::Held.code()],
    )
    .await?;
    Ok(())
}

/// What the administrator sees of the mails of a municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailState {
    /// Which mail.
    pub mail: Mail,
    /// When it was written.
    pub made_at: Timestamp,
    /// Attempts so far.
    pub attempts: i64,
    /// When it was done.
    pub done_at: Option<Timestamp>,
    /// What became of it.
    pub outcome: Delivery,
    /// Why it waits.
    pub error: Option<String>,
}

/// The newest mails of a municipality.
pub async fn newest(
    tx: &Tx,
    grant: &rinnalla_access::Grant<rinnalla_access::Administer>,
) -> Result<Vec<MailState>, StoreError> {
    let sql = "select * from jobs where municipality_id = $1 and run_id is null order by made_at desc limit 30";
    tx.rows(sql, args![grant.municipality()])
        .await?
        .iter()
        .map(|row| {
            Ok(MailState {
                mail: row.code("kind", Mail::parse)?,
                made_at: row.time("made_at")?,
                attempts: row.int("attempts")?,
                done_at: row.time_or_none("done_at")?,
                outcome: row.code_or_none("outcome", Delivery::parse)?.unwrap_or(Delivery::Waiting),
                error: row.text_or_none("error")?,
            })
        })
        .collect()
}

/// Jobs that are due and not done, and the oldest of them: for health and for tests.
pub async fn waiting(tx: &Tx, now: Timestamp) -> Result<(i64, Option<Timestamp>), StoreError> {
    let row = tx
        .row(
            "select count(*) as n, min(made_at) as oldest from jobs where done_at is null and run_at <= $1",
            args![now],
        )
        .await?;
    row.map_or(Ok((0, None)), |row| Ok((row.int("n")?, row.time_or_none("oldest")?)))
}
