//! `import`: entries of the directory from a file or a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use rinnalla_app::source::{self, Taken};
use rinnalla_app::store::source::Source;
use rinnalla_app::{App, FutureExt, Who, municipality};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::source::{Kind, RunCause};
use rinnalla_formats::directory::{Batch, Body, Context};
use serde_json::{Value, json};

use super::{Trouble, failed, say};
use crate::config::Config;
use crate::wire;

/// The largest file, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Import activities into the directory from a file or a folder.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What the source speaks: ptv, linkedevents, hsds, csv, xlsx, ical or schemaorg.
    #[arg(value_parser = kind_of)]
    kind: Kind,
    /// A file, or a folder whose files are read together.
    source: String,
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
    /// Three-digit code of the municipality that answers for the entries.
    #[arg(long)]
    municipality: Option<String>,
    /// The name of the source as shown.
    #[arg(long)]
    name: Option<String>,
    /// Licence and attribution of the source.
    #[arg(long)]
    licence: Option<String>,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
    /// Remove also when more than 30 % of the source's entries are gone.
    #[arg(long)]
    confirm_removal: bool,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

/// What a source speaks, by its code.
fn kind_of(code: &str) -> Result<Kind, String> {
    let codes = || Kind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ");
    Kind::parse(code).ok_or_else(|| format!("one of {}", codes()))
}

/// The name of a source when none is given.
const fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Ptv => "Palvelutietovaranto",
        Kind::LinkedEvents => "Linked Events",
        Kind::Hsds => "Open Referral",
        Kind::Csv | Kind::Xlsx => "Taulukko",
        Kind::Ical => "Kalenteri",
        Kind::SchemaOrg => "Verkkosivu",
    }
}

impl Import {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        if self.source.contains("://") {
            return Err(Trouble::WrongUse(
                "sources on the web are added by an administrator at /yllapito/lahteet, where servers are allowed too"
                    .into(),
            ));
        }
        let files = read_files(Path::new(&self.source))?;
        let config = Config::read(self.config.as_deref(), self.data.clone())?;
        let app = wire::open(&config, false).await?;
        let bodies: Vec<Body<'_>> = files.iter().map(|(name, bytes)| Body { name, bytes }).collect();
        // Hours without a first day begin on the first of the month: so a reading on the next day changes nothing.
        let batch = source::read(self.kind, &bodies, &Context::on(day_of(app.now()).first_of_month()));
        let municipality = self.municipality(&app, &batch).await?;
        let source = self.source(municipality);
        let (read, rejected, notes) = (batch.total_seen, told(&batch), noted(&batch));
        drop(bodies);
        drop(files);
        let reading = source::reading(batch);
        let taken = if self.dry_run {
            source::rehearse(&app, source, reading).await
        } else {
            let opened = app.run(Who::Service("import"), move |work| source::open(work, source).boxed()).await;
            let opened = opened.map_err(failed("import"))?;
            source::record(&app, &opened, RunCause::Command, reading, self.confirm_removal)
                .await
                .map(|(_, taken)| taken)
        };
        let taken = taken.map_err(failed("import"))?;
        self.tell(read, &taken, rejected, notes);
        Ok(())
    }

    /// The municipality that answers: the one that was named, the only one that runs, or the one that most of the
    /// entries serve.
    async fn municipality(&self, app: &App, batch: &Batch) -> Result<MunicipalityCode, Trouble> {
        if let Some(code) = &self.municipality {
            return MunicipalityCode::parse(code)
                .ok_or_else(|| Trouble::WrongUse("--municipality is a three-digit code, such as 758".into()));
        }
        let running = app.run(Who::Service("import"), |work| municipality::running(work).boxed()).await;
        let running = running.map_err(failed("import"))?;
        if let [only] = running.as_slice()
            && let Some(code) = only.municipality
        {
            return Ok(code);
        }
        let mut served: BTreeMap<MunicipalityCode, usize> = BTreeMap::new();
        for code in batch.items.iter().flat_map(|item| &item.content.areas) {
            *served.entry(*code).or_default() += 1;
        }
        let most = served.into_iter().max_by_key(|(_, count)| *count).map(|(code, _)| code);
        most.or_else(|| running.first().and_then(|o| o.municipality)).ok_or_else(|| {
            Trouble::WrongUse("say with --municipality which municipality answers for the entries".into())
        })
    }

    fn source(&self, municipality: MunicipalityCode) -> Source {
        let kind = self.kind;
        let address = std::fs::canonicalize(&self.source).unwrap_or_else(|_| PathBuf::from(&self.source));
        let address = address.display().to_string();
        Source {
            licence: self.licence.clone(),
            ..Source::off_schedule(
                format!("{municipality}-{kind}-{:016x}", fnv(&address)),
                municipality,
                kind,
                self.name.clone().unwrap_or_else(|| name_of(kind).into()),
                address,
            )
        }
    }

    fn tell(&self, read: usize, taken: &Taken, mut rejected: Vec<Value>, notes: Vec<Value>) {
        rejected.extend(taken.refused.iter().map(|(place, why)| json!({ "where": place, "why": why.to_string() })));
        let kept: Vec<Value> = taken
            .kept
            .iter()
            .map(
                |(place, field)| json!({ "where": place, "why": format!("{field} was written here by hand and kept") }),
            )
            .collect();
        if self.json {
            let document = json!({
                "read": read, "added": taken.added, "updated": taken.updated, "unchanged": taken.unchanged,
                "removed": taken.removed, "rejected": rejected, "held_back": taken.held_back,
                "doubles": taken.doubts, "kept": kept, "notes": notes, "dry_run": self.dry_run,
            });
            say(&document.to_string());
            return;
        }
        say(&format!(
            "{}read {read}, added {}, updated {}, unchanged {}, removed {}, rejected {}",
            if self.dry_run { "nothing was written: " } else { "" },
            taken.added,
            taken.updated,
            taken.unchanged,
            taken.removed,
            rejected.len()
        ));
        for line in rejected.iter().chain(&kept) {
            say(&format!(
                "  {}: {}",
                line["where"].as_str().unwrap_or_default(),
                line["why"].as_str().unwrap_or_default()
            ));
        }
        if taken.held_back > 0 {
            say(&format!(
                "{} entries are missing from the source, more than 30 % of what it had: nothing was removed. \
                 Look at the source; to remove them, give --confirm-removal.",
                taken.held_back
            ));
        }
        if taken.doubts > 0 {
            say(&format!("{} pairs may be the same: a coordinator decides", taken.doubts));
        }
    }
}

/// FNV-1a: the same address gives the same source on every machine.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn told(batch: &Batch) -> Vec<Value> {
    batch.rejected.iter().map(|r| json!({ "where": r.where_, "why": r.why.to_string() })).collect()
}

fn noted(batch: &Batch) -> Vec<Value> {
    batch.notes.iter().map(|n| json!({ "where": n.where_, "why": n.note.to_string() })).collect()
}

/// A file, or the files of a folder and the folders in it, in the order of their names.
fn read_files(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
    let trouble = |path: &Path, why: &std::io::Error| Trouble::WrongUse(format!("{}: {why}", path.display()));
    let mut files = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(next) = open.pop() {
        let facts = std::fs::metadata(&next).map_err(|why| trouble(&next, &why))?;
        if facts.is_dir() {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(&next)
                .map_err(|why| trouble(&next, &why))?
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .collect();
            inside.sort();
            open.extend(inside.into_iter().rev());
            continue;
        }
        if facts.len() > LARGEST {
            let most = LARGEST / 1024 / 1024;
            return Err(Trouble::Failed(format!("{}: larger than {most} MiB, nothing was read", next.display())));
        }
        let name = next.strip_prefix(path).ok().filter(|n| !n.as_os_str().is_empty()).unwrap_or(&next);
        files.push((name.display().to_string(), std::fs::read(&next).map_err(|why| trouble(&next, &why))?));
    }
    if files.is_empty() {
        return Err(Trouble::WrongUse(format!("{}: no files in it", path.display())));
    }
    Ok(files)
}
