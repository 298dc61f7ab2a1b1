//! `report`: a municipality's year as a file.

use std::io::Write;

use clap::{Args, Subcommand};
use rinnalla_app::{FutureExt, Who, municipality, report};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::report::Period;
use rinnalla_domain::{Language, MunicipalityCode};
use rinnalla_web::views::Words;
use rinnalla_web::views::report::Place;
use rinnalla_web::{ReportFormat, report_file};

use super::{Trouble, failed};
use crate::config::Config;
use crate::wire;

/// Reports.
#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// The municipality's year, or any whole months of it.
    Municipality(Municipality),
}

/// The municipality's year.
#[derive(Debug, Args)]
pub(crate) struct Municipality {
    /// Three-digit code of the municipality.
    code: String,
    /// The year, or whole months: 2026, or 2026-03..2026-08.
    #[arg(long)]
    year: String,
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
    /// json, html, pdf, csv or xlsx; goes to standard output.
    #[arg(long, default_value = "json")]
    format: String,
    /// The same as --format json.
    #[arg(long)]
    json: bool,
    /// Language of the words: fi, sv or en.
    #[arg(long, default_value = "fi")]
    language: String,
}

impl Report {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        match self {
            Self::Municipality(asked) => asked.run().await,
        }
    }
}

impl Municipality {
    async fn run(self) -> Result<(), Trouble> {
        let wrong = |why: &str| Trouble::WrongUse(why.to_owned());
        let code = MunicipalityCode::parse(&self.code)
            .ok_or_else(|| wrong("the municipality is a code of three digits, such as 758"))?;
        let period = Period::parse(&self.year)
            .ok_or_else(|| wrong("--year is a year such as 2026, or whole months such as 2026-03..2026-08"))?;
        let format = if self.json { "json" } else { &self.format };
        let format = ReportFormat::parse(format).ok_or_else(|| wrong("--format is json, html, pdf, csv or xlsx"))?;
        let language = Language::parse(&self.language).ok_or_else(|| wrong("--language is fi, sv, en or se"))?;
        let config = Config::read(self.config.as_deref(), self.data.clone())?;
        let app = wire::open(&config, false).await?;
        let running = app.run(Who::Service("report"), |work| municipality::running(work).boxed()).await;
        let running = running.map_err(failed("report"))?;
        if running.iter().all(|here| here.municipality != Some(code)) {
            let known: Vec<String> = running
                .iter()
                .filter_map(|here| here.municipality.map(|code| format!("{code} {}", here.name_fi)))
                .collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(Trouble::Failed(format!(
                "municipality {code} does not use this service; those that do: {known}"
            )));
        }
        let described = app.run(Who::Service("report"), move |work| municipality::describe(work, code).boxed()).await;
        let described = described.map_err(failed("report"))?;
        let report =
            app.run(Who::Service("report"), move |work| report::municipality(work, code, period).boxed()).await;
        let report = report.map_err(failed("report"))?;
        let name = described.municipality.name_fi;
        let place = Place { within: described.municipality.in_fi.unwrap_or_else(|| name.clone()), name };
        let words = Words::new(language, described.settings.term);
        let bytes = report_file(&words, &place, &report, format, day_of(app.now())).map_err(Trouble::Failed)?;
        let mut out = std::io::stdout();
        let end: &[u8] = if format == ReportFormat::Json { b"\n" } else { b"" };
        out.write_all(&bytes)
            .and_then(|()| out.write_all(end))
            .and_then(|()| out.flush())
            .map_err(|error| Trouble::Failed(format!("the report could not be written: {error}")))
    }
}
