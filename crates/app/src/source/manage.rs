//! What an administrator decides: which sources are read, how often, from which servers.

use rinnalla_access::{Administer, Grant};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::source::{Kind, Rhythm};
use rinnalla_domain::text::Line;
use rinnalla_store::source::run::{self, Run};
use rinnalla_store::source::server::{self, Server};
use rinnalla_store::source::{self, Source};

use super::{Report, run as runs};
use crate::{Error, Work};

/// How many readings a page shows.
const SHOWN: i64 = 20;
/// A source that tells what changed is read whole once a week all the same: not everything that changes says so.
const WHOLE_EVERY: i64 = 7;

/// A source about to be added or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSource {
    /// What it speaks.
    pub kind: Kind,
    /// Its name as shown.
    pub name: Line,
    /// Its address on the web.
    pub address: Line,
    /// Licence and attribution.
    pub licence: Option<Line>,
    /// How often it is read.
    pub rhythm: Rhythm,
    /// Only what changed, where the source tells it.
    pub only_changes: bool,
}

/// A source with its newest reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The source.
    pub source: Source,
    /// Its newest reading.
    pub last: Option<Run>,
}

/// The sources of a municipality.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of it
pub async fn of_municipality(work: &mut Work, code: MunicipalityCode) -> Result<Vec<Overview>, Error> {
    let grant = Grant::<Administer>::administer(work.actor(), code)?;
    let mut all = Vec::new();
    for source in source::of_municipality(work.tx(), &grant).await? {
        let last = run::of(work.tx(), &source.id, 1).await?.into_iter().next();
        all.push(Overview { source, last });
    }
    Ok(all)
}

async fn administered(work: &Work, code: MunicipalityCode, id: &str) -> Result<(Grant<Administer>, Source), Error> {
    let grant = Grant::<Administer>::administer(work.actor(), code)?;
    let found = source::one(work.tx(), code, id).await?.ok_or(Error::NotFound)?;
    Ok((grant, found))
}

/// A source with its readings, newest first.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn one(work: &mut Work, code: MunicipalityCode, id: String) -> Result<(Source, Vec<Run>), Error> {
    let (_, found) = administered(work, code, &id).await?;
    let runs = run::of(work.tx(), &id, SHOWN).await?;
    Ok((found, runs))
}

/// A reading of a source.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn run_of(
    work: &mut Work,
    code: MunicipalityCode,
    source: String,
    run: String,
) -> Result<(Source, Run), Error> {
    let (_, found) = administered(work, code, &source).await?;
    let run = run::find(work.tx(), code, &run).await?.filter(|run| run.source == source).ok_or(Error::NotFound)?;
    Ok((found, run))
}

/// A reading of a source with its report.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn report_of(
    work: &mut Work,
    code: MunicipalityCode,
    source: String,
    run: String,
) -> Result<(Source, Run, Report), Error> {
    let (source, run) = run_of(work, code, source, run).await?;
    let report = runs::report(work, &run).await?;
    Ok((source, run, report))
}

fn written(new: NewSource, former: Source) -> Source {
    let only_changes = new.only_changes && new.kind.tells_changes();
    Source {
        kind: new.kind,
        name: new.name.into_string(),
        address: new.address.into_string(),
        licence: new.licence.map(Line::into_string),
        every_hours: if new.rhythm == Rhythm::Off { former.every_hours } else { new.rhythm.hours() },
        full_every_days: if only_changes { WHOLE_EVERY } else { 0 },
        enabled: new.rhythm != Rhythm::Off,
        ..former
    }
}

/// Adds a source; answers with its identity. One at the same address is a conflict.
///
/// # Errors
/// [`Error::Conflict`]; [`Error::NotFound`] for anybody but an administrator
pub async fn add(work: &mut Work, code: MunicipalityCode, new: NewSource) -> Result<String, Error> {
    let administers = Grant::<Administer>::administer(work.actor(), code)?;
    if source::find(work.tx(), code, new.kind, new.address.as_str()).await?.is_some() {
        return Err(Error::Conflict);
    }
    let empty = Source {
        id: work.next_id(),
        municipality: code,
        kind: new.kind,
        name: String::new(),
        address: String::new(),
        licence: None,
        every_hours: Rhythm::Daily.hours(),
        full_every_days: 0,
        enabled: false,
        run_at: None,
        full_at: None,
        version: 1,
    };
    let source = written(new, empty);
    source::insert(work.tx(), &Grant::by_administrator(&administers), &source).await?;
    work.secured(Some(code), "source_added", Some(source.id.clone()));
    Ok(source.id)
}

/// Writes a source anew. What it brought stays; a source that came from a file keeps its address and kind.
///
/// # Errors
/// [`Error::Conflict`]; [`Error::NotFound`]
pub async fn change(
    work: &mut Work,
    code: MunicipalityCode,
    id: String,
    new: NewSource,
    version: i64,
) -> Result<(), Error> {
    let (grant, former) = administered(work, code, &id).await?;
    if former.version != version {
        return Err(Error::Conflict);
    }
    let from_file = !former.is_on_the_web();
    let (kind, address) = (former.kind, former.address.clone());
    let mut source = written(new, former);
    if from_file {
        (source.kind, source.address, source.enabled) = (kind, address, false);
    }
    source::update(work.tx(), &grant, &source).await?;
    work.secured(Some(code), "source_changed", Some(id));
    Ok(())
}

/// Servers that a municipality allows.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of it
pub async fn servers(work: &mut Work, code: MunicipalityCode) -> Result<Vec<Server>, Error> {
    Grant::<Administer>::administer(work.actor(), code)?;
    Ok(server::allowed(work.tx(), code).await?)
}

/// Allows sources to be read from a server; `plain` allows it without protection too.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator
pub async fn allow(work: &mut Work, code: MunicipalityCode, server: String, plain: bool) -> Result<(), Error> {
    let grant = Grant::<Administer>::administer(work.actor(), code)?;
    server::allow(work.tx(), &grant, &server, plain, work.now()).await?;
    work.secured(Some(code), "server_allowed", Some(server));
    Ok(())
}

/// Allows a server no more: its sources stay, and their next reading says why there was none.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator
pub async fn forbid(work: &mut Work, code: MunicipalityCode, server: String) -> Result<(), Error> {
    let grant = Grant::<Administer>::administer(work.actor(), code)?;
    server::forbid(work.tx(), &grant, &server).await?;
    work.secured(Some(code), "server_forbidden", Some(server));
    Ok(())
}
