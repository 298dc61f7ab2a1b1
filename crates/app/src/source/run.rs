//! Readings: wanted, waiting for the worker, done some hundred entries at a time, and kept with their report.
//!
//! A reading that is broken off is begun anew when its lease runs out. What it had taken is then as the source says, so
//! that nothing comes twice.

use jiff::SignedDuration;
use rinnalla_access::{Administer, EditDirectory, Grant, TheService};
use rinnalla_domain::source::{RunCause, RunState};
use rinnalla_domain::{JobId, MunicipalityCode};
use rinnalla_store::source::run::{self, Counts, Run, RunJob};
use rinnalla_store::source::server::{self, Server};
use rinnalla_store::source::{self, Source};

use super::report::{Line, LineKind, Report};
use super::take::take_noting;
use super::{Reading, Taken, grant_for};
use crate::{App, Error, FutureExt, Who, Work};

/// How long a reading may be silent before another worker begins it anew.
const LEASE: SignedDuration = SignedDuration::from_mins(15);
/// How often a source that does not answer is asked.
const MOST_TRIES: i64 = 3;
const WHO: Who = Who::Service("directory");

/// A reading that the worker is to do.
#[derive(Clone, Debug)]
pub struct Errand {
    job: RunJob,
    run: Run,
    /// The source.
    pub source: Source,
    /// Servers that may be asked.
    pub servers: Vec<Server>,
    /// What changed since this moment is enough.
    pub since: Option<jiff::Timestamp>,
}

/// Keeps how far a reading has come.
#[derive(Clone, Debug)]
pub(super) struct Progress {
    job: Option<RunJob>,
    run: Run,
}

impl Progress {
    pub(super) async fn note(&self, work: &Work, from: &Source, taken: &Taken) -> Result<(), Error> {
        let grant = grant_for(work.actor(), from.municipality)?;
        if let Some(job) = &self.job {
            run::keep(work.tx(), job, work.now() + LEASE).await?;
        }
        let run = Run { counts: counted(&self.run, taken), ..self.run.clone() };
        Ok(run::save(work.tx(), &grant, &run, None).await?)
    }
}

/// The counts of a reading with what was taken so far. What an earlier, broken-off try had added or changed was found
/// as it is by the later one.
fn counted(run: &Run, taken: &Taken) -> Counts {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let before = run.counts.added + run.counts.updated;
    Counts {
        added: run.counts.added + n(taken.added),
        updated: run.counts.updated + n(taken.updated),
        unchanged: (n(taken.unchanged) - before).max(0),
        removed: run.counts.removed + n(taken.removed),
        rejected: run.counts.rejected + n(taken.refused.len()),
        held_back: n(taken.held_back),
        doubts: run.counts.doubts + n(taken.doubts),
        ..run.counts
    }
}

fn new_run(work: &Work, source: &Source, cause: RunCause, state: RunState) -> Run {
    Run {
        id: work.next_id(),
        source: source.id.clone(),
        began_at: work.now(),
        ended_at: None,
        whole: true,
        state,
        cause,
        confirmed: false,
        counts: Counts::default(),
        failure: None,
    }
}

/// The reading of a source that has not ended.
async fn open_run(work: &Work, source: &str) -> Result<Option<Run>, Error> {
    Ok(run::of(work.tx(), source, 1).await?.into_iter().find(|run| run.state.is_open()))
}

async fn queue(work: &Work, grant: &Grant<EditDirectory>, run: &Run) -> Result<(), Error> {
    run::insert(work.tx(), grant, run).await?;
    Ok(run::push(work.tx(), grant, &JobId::new(work.next_id()), &run.id, work.now()).await?)
}

/// Leaves a reading of a source on the web to the worker; the one that waits already, when there is one. `confirmed`
/// lets it remove more than is believed.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of its municipality
pub async fn begin(
    work: &mut Work,
    municipality: MunicipalityCode,
    id: String,
    confirmed: bool,
) -> Result<String, Error> {
    let administers = Grant::<Administer>::administer(work.actor(), municipality)?;
    let source = source::one(work.tx(), municipality, &id).await?.filter(Source::is_on_the_web);
    let source = source.ok_or(Error::NotFound)?;
    if let Some(open) = open_run(work, &id).await? {
        return Ok(open.id);
    }
    let grant = Grant::by_administrator(&administers);
    let run = Run { confirmed, ..new_run(work, &source, RunCause::Hand, RunState::Waiting) };
    queue(work, &grant, &run).await?;
    work.secured(Some(municipality), "source_read", Some(id));
    Ok(run.id)
}

/// Leaves readings of sources that are due to the worker; how many.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn due(work: &mut Work) -> Result<usize, Error> {
    Grant::<TheService>::the_service(work.actor(), None)?;
    let mut begun = 0;
    for source in source::on_schedule(work.tx()).await? {
        let last = run::of(work.tx(), &source.id, 1).await?;
        let since = last.first().map(|run| run.began_at).max(source.run_at);
        let rest = SignedDuration::from_hours(source.every_hours);
        let waits = last.first().is_some_and(|run| run.state.is_open());
        if waits || since.is_some_and(|since| since + rest > work.now()) {
            continue;
        }
        let grant = grant_for(work.actor(), source.municipality)?;
        queue(work, &grant, &new_run(work, &source, RunCause::Schedule, RunState::Waiting)).await?;
        begun += 1;
    }
    Ok(begun)
}

/// The next reading that is due, leased.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn next(work: &mut Work) -> Result<Option<Errand>, Error> {
    Grant::<TheService>::the_service(work.actor(), None)?;
    let Some(job) = run::lease(work.tx(), work.now(), work.now() + LEASE).await? else { return Ok(None) };
    let run = run::find(work.tx(), job.municipality, &job.run).await?;
    let source = match &run {
        Some(run) => source::one(work.tx(), job.municipality, &run.source).await?,
        None => None,
    };
    let (Some(run), Some(source)) = (run, source) else {
        run::finish(work.tx(), &job, work.now()).await?;
        return Ok(None);
    };
    let grant = grant_for(work.actor(), source.municipality)?;
    let run = Run { state: RunState::Running, ..run };
    run::save(work.tx(), &grant, &run, None).await?;
    let servers = server::allowed(work.tx(), source.municipality).await?;
    let since = since(&source, &run, work.now());
    Ok(Some(Errand { job, run, source, servers, since }))
}

/// What changed since the last reading is enough, when the source tells it and was read whole not long ago. A day more
/// is asked for than is needed: clocks differ.
fn since(source: &Source, run: &Run, now: jiff::Timestamp) -> Option<jiff::Timestamp> {
    let days = source.full_every_days;
    if run.confirmed || days == 0 || !source.kind.tells_changes() {
        return None;
    }
    let full = source.full_at? + SignedDuration::from_hours(days * 24);
    (full > now).then_some(source.run_at? - SignedDuration::from_hours(24))
}

/// Takes what an errand has brought, and keeps the report.
///
/// # Errors
/// When storage fails: the reading is begun anew when its lease has run out.
pub async fn carry_out(app: &App, errand: Errand, reading: Reading) -> Result<Taken, Error> {
    let Errand { job, run, source, .. } = errand;
    take_and_report(app, &source, Some(job), run, reading).await
}

/// Takes a reading that is done at once, and keeps its report; answers with the identity of the run too.
///
/// # Errors
/// When storage fails
pub async fn record(
    app: &App,
    source: &Source,
    cause: RunCause,
    reading: Reading,
    confirmed: bool,
) -> Result<(String, Taken), Error> {
    let from = source.clone();
    let run = app
        .run(WHO, move |work| {
            async move {
                let grant = grant_for(work.actor(), from.municipality)?;
                let run = Run { confirmed, ..new_run(work, &from, cause, RunState::Running) };
                run::insert(work.tx(), &grant, &run).await?;
                Ok(run)
            }
            .boxed()
        })
        .await?;
    let id = run.id.clone();
    Ok((id, take_and_report(app, source, None, run, reading).await?))
}

async fn take_and_report(
    app: &App,
    source: &Source,
    job: Option<RunJob>,
    mut run: Run,
    mut reading: Reading,
) -> Result<Taken, Error> {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let lines = std::mem::take(&mut reading.lines);
    let rejected = lines.iter().filter(|line| line.kind() == LineKind::Rejected).count();
    run.whole = reading.whole;
    run.failure = None;
    run.counts =
        Counts { expected: n(reading.items.len()), read: n(reading.total), rejected: n(rejected), ..run.counts };
    let progress = Progress { job: job.clone(), run: run.clone() };
    let confirmed = run.confirmed;
    let taken = take_noting(app, source, reading, confirmed, Some(progress)).await?;
    run.counts = counted(&run, &taken);
    run.state = if taken.held_back > 0 { RunState::Asks } else { RunState::Done };
    let report = Report::of(lines, &taken);
    end(app, source.municipality, job, run, report).await?;
    Ok(taken)
}

async fn end(
    app: &App,
    municipality: MunicipalityCode,
    job: Option<RunJob>,
    mut run: Run,
    report: Report,
) -> Result<(), Error> {
    app.run(WHO, move |work| {
        async move {
            let grant = grant_for(work.actor(), municipality)?;
            run.ended_at = Some(work.now());
            run::save(work.tx(), &grant, &run, Some(&report.encode())).await?;
            if let Some(job) = job {
                run::finish(work.tx(), &job, work.now()).await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

/// An errand that could not be done: a source that does not answer is asked again, everything else has failed. Nothing
/// of the directory has changed.
///
/// # Errors
/// When storage fails
pub async fn fail(app: &App, errand: Errand, code: &'static str, detail: String, again: bool) -> Result<(), Error> {
    let Errand { job, mut run, source, .. } = errand;
    run.failure = Some((code.to_owned(), detail));
    if again && job.attempts < MOST_TRIES {
        run.state = RunState::Waiting;
        return app
            .run(WHO, move |work| {
                async move {
                    let grant = grant_for(work.actor(), source.municipality)?;
                    run::save(work.tx(), &grant, &run, None).await?;
                    let later = work.now() + SignedDuration::from_mins(10 * job.attempts);
                    Ok(run::retry(work.tx(), &job, code, later).await?)
                }
                .boxed()
            })
            .await;
    }
    run.state = RunState::Failed;
    end(app, source.municipality, Some(job), run, Report::default()).await
}

/// The report of a reading.
pub(super) async fn report(work: &Work, run: &Run) -> Result<Report, Error> {
    Ok(Report::decode(&run::report(work.tx(), run).await?))
}

/// A line of a reading that a rule turned away.
pub(super) fn refused(place: &str, code: &'static str, is: String) -> Line {
    let told = rinnalla_formats::directory::Told { code, field: None, column: None, is };
    Line::told(LineKind::Rejected, place, told)
}
