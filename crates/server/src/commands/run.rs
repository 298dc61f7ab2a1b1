//! `setup`, `serve` and `migrate`.

use clap::Args;
use rinnalla_app::{FutureExt, Who, setup};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::mail_address::MailAddress;

use super::{Trouble, failed, say};
use crate::config::Config;
use crate::wire;

/// Begin: schema, municipality, first administrator.
#[derive(Debug, Args)]
pub(crate) struct Setup {
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
    /// Three-digit code of the municipality, such as 758.
    #[arg(long)]
    municipality: String,
    /// Mail address of the first administrator.
    #[arg(long)]
    admin: String,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl Setup {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        let code = MunicipalityCode::parse(&self.municipality)
            .ok_or_else(|| Trouble::WrongUse("--municipality is a three-digit code, such as 758".into()))?;
        let admin = MailAddress::parse(&self.admin).map_err(|_| {
            Trouble::WrongUse("--admin is a mail address, such as etunimi.sukunimi@kunta.example".into())
        })?;
        let config = Config::read(self.config.as_deref(), self.data)?;
        let app = wire::open(&config, false).await?;
        let secret = app
            .run(Who::Service("setup"), move |work| setup::begin(work, code, admin).boxed())
            .await
            .map_err(failed("set-up"))?;
        let link = format!("{}/kutsu/{secret}", app.config().base_url);
        if self.json {
            say(&serde_json::json!({ "link": link }).to_string());
        } else {
            say(&format!("The first administrator begins here (once, within 14 days): {link}"));
        }
        Ok(())
    }
}

/// The server.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
    /// Address to listen on; overrides the configuration.
    #[arg(long)]
    listen: Option<String>,
    /// Only the web.
    #[arg(long)]
    no_worker: bool,
    /// Only the worker.
    #[arg(long)]
    no_web: bool,
}

impl Serve {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        if self.no_web && self.no_worker {
            return Err(Trouble::WrongUse("--no-web and --no-worker together leave nothing to do".into()));
        }
        let read = Config::read(self.config.as_deref(), self.data)?;
        let config = Config { listen: self.listen.unwrap_or_else(|| read.listen.clone()), ..read };
        if !self.no_web && config.is_exposed() {
            return Err(Trouble::WrongUse(format!(
                "listening on {} would let other machines in without https: listen on 127.0.0.1 behind a proxy, or give \
                 the https:// address of the proxy as base_url (insecure_http = true where nobody can listen in)",
                config.listen
            )));
        }
        let app = wire::open(&config, config.demo).await?;
        wire::serve(&config, app, !self.no_web, !self.no_worker, |address| say(&format!("Rinnalla: {address}"))).await
    }
}

/// Bring the schema up to date.
#[derive(Debug, Args)]
pub(crate) struct Migrate {
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
}

impl Migrate {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        wire::open_store(&Config::read(self.config.as_deref(), self.data)?).await?;
        say("The schema is up to date.");
        Ok(())
    }
}
