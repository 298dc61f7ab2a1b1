//! Readings of sources: waiting, being done, and what came of them.

use jiff::Timestamp;
use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::JobId;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::source::{RunCause, RunState};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// How far a reading has come, or what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries to go through.
    pub expected: i64,
    /// Records of the source.
    pub read: i64,
    /// New entries.
    pub added: i64,
    /// Entries that changed.
    pub updated: i64,
    /// Entries that are as they were.
    pub unchanged: i64,
    /// Entries that were ended.
    pub removed: i64,
    /// Records that were not taken.
    pub rejected: i64,
    /// Removals that somebody has to confirm.
    pub held_back: i64,
    /// Pairs that somebody has to decide.
    pub doubts: i64,
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Identity.
    pub id: String,
    /// The source.
    pub source: String,
    /// When it was wanted or began.
    pub began_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The whole source was read.
    pub whole: bool,
    /// Where it stands.
    pub state: RunState,
    /// Who wanted it.
    pub cause: RunCause,
    /// It may remove more than is believed.
    pub confirmed: bool,
    /// Counts.
    pub counts: Counts,
    /// Why it could not be done: a code, and what it speaks of.
    pub failure: Option<(String, String)>,
}

/// Everything but the report, which may be long.
const COLUMNS: &str = "r.id, r.source_id, r.began_at, r.ended_at, r.is_full, r.state, r.cause, r.confirmed, r.expected, \
     r.read_count, r.added, r.updated, r.unchanged, r.removed, r.rejected, r.held_back, r.doubts, r.failure, \
     r.failure_detail";

fn read(row: &Row) -> Result<Run, StoreError> {
    let detail = row.text_or_none("failure_detail")?.unwrap_or_default();
    Ok(Run {
        id: row.text("id")?,
        source: row.text("source_id")?,
        began_at: row.time("began_at")?,
        ended_at: row.time_or_none("ended_at")?,
        whole: row.flag("is_full")?,
        state: row.code("state", RunState::parse)?,
        cause: row.code("cause", RunCause::parse)?,
        confirmed: row.flag("confirmed")?,
        counts: Counts {
            expected: row.int("expected")?,
            read: row.int("read_count")?,
            added: row.int("added")?,
            updated: row.int("updated")?,
            unchanged: row.int("unchanged")?,
            removed: row.int("removed")?,
            rejected: row.int("rejected")?,
            held_back: row.int("held_back")?,
            doubts: row.int("doubts")?,
        },
        failure: row.text_or_none("failure")?.map(|code| (code, detail)),
    })
}

/// Keeps a reading that waits or begins.
pub async fn insert(tx: &Tx, _grant: &Grant<EditDirectory>, run: &Run) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into import_runs (id, source_id, began_at, is_full, state, cause, confirmed) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            run.id.as_str(),
            run.source.as_str(),
            run.began_at,
            run.whole,
            run.state.code(),
            run.cause.code(),
            run.confirmed,
        ],
    )
    .await
}

/// Keeps how far a reading has come, or that it has ended. The report is kept when it is given.
pub async fn save(tx: &Tx, _grant: &Grant<EditDirectory>, run: &Run, report: Option<&str>) -> Result<(), StoreError> {
    let c = &run.counts;
    let (failure, detail) = run.failure.clone().unzip();
    tx.execute_one(
        "update import_runs set ended_at = $2, is_full = $3, state = $4, expected = $5, read_count = $6, added = $7, \
         updated = $8, unchanged = $9, removed = $10, rejected = $11, held_back = $12, doubts = $13, failure = $14, \
         failure_detail = $15, report = coalesce($16, report) where id = $1",
        args![
            run.id.as_str(),
            run.ended_at,
            run.whole,
            run.state.code(),
            c.expected,
            c.read,
            c.added,
            c.updated,
            c.unchanged,
            c.removed,
            c.rejected,
            c.held_back,
            c.doubts,
            failure.as_deref(),
            detail.as_deref(),
            report,
        ],
    )
    .await
}

/// A reading of a source of a municipality.
pub async fn find(tx: &Tx, municipality: MunicipalityCode, id: &str) -> Result<Option<Run>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from import_runs r join sources s on s.id = r.source_id \
         where s.municipality_id = $1 and r.id = $2"
    );
    tx.row(&sql, args![municipality, id]).await?.as_ref().map(read).transpose()
}

/// The report of a reading, as it was kept.
pub async fn report(tx: &Tx, run: &Run) -> Result<String, StoreError> {
    let row = tx.row("select report from import_runs where id = $1", args![run.id.as_str()]).await?;
    row.map_or_else(|| Ok("[]".into()), |row| row.text("report"))
}

/// Readings of a source, newest first.
pub async fn of(tx: &Tx, source: &str, limit: i64) -> Result<Vec<Run>, StoreError> {
    let sql = format!(
        "select {COLUMNS} from import_runs r where r.source_id = $1 order by r.began_at desc, r.id desc limit $2"
    );
    tx.rows(&sql, args![source, limit]).await?.iter().map(read).collect()
}

/// A reading that waits or is being done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunJob {
    /// The job.
    pub id: JobId,
    /// The reading.
    pub run: String,
    /// The municipality of its source.
    pub municipality: MunicipalityCode,
    /// Attempts so far.
    pub attempts: i64,
}

/// Leaves a reading to the worker.
pub async fn push(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    job: &JobId,
    run: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into jobs (id, kind, municipality_id, run_id, dedup, made_at, run_at) \
         values ($1, 'reading', $2, $3, $4, $5, $5)",
        args![job.as_str(), grant.municipality(), run, format!("reading:{run}"), now],
    )
    .await
}

/// Leases the next reading that is due, so that no other worker takes it meanwhile.
pub async fn lease(tx: &Tx, now: Timestamp, until: Timestamp) -> Result<Option<RunJob>, StoreError> {
    let lock = if tx.for_update().is_empty() { "" } else { " for update skip locked" };
    let sql = format!(
        "select * from jobs where run_id is not null and done_at is null and run_at <= $1 \
         and (leased_until is null or leased_until <= $1) order by run_at, id limit 1{lock}"
    );
    let Some(row) = tx.row(&sql, args![now]).await? else { return Ok(None) };
    let job = RunJob {
        id: row.id("id", JobId::new)?,
        run: row.text("run_id")?,
        municipality: row.municipality("municipality_id")?,
        attempts: row.int("attempts")? + 1,
    };
    tx.execute_one(
        "update jobs set leased_until = $2, attempts = attempts + 1 where id = $1",
        args![job.id.as_str(), until],
    )
    .await?;
    Ok(Some(job))
}

/// Keeps a lease while the work goes on. A lease that somebody else has taken over is a conflict.
pub async fn keep(tx: &Tx, job: &RunJob, until: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update jobs set leased_until = $3 where id = $1 and attempts = $2 and done_at is null",
        args![job.id.as_str(), job.attempts, until],
    )
    .await
}

/// Ends the job of a reading.
pub async fn finish(tx: &Tx, job: &RunJob, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update jobs set done_at = $2, outcome = 'done', leased_until = null where id = $1",
        args![job.id.as_str(), now],
    )
    .await
}

/// Puts a reading back for another try.
pub async fn retry(tx: &Tx, job: &RunJob, why: &str, run_at: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        "update jobs set run_at = $2, error = $3, leased_until = null where id = $1 and done_at is null",
        args![job.id.as_str(), run_at, why],
    )
    .await?;
    Ok(())
}
