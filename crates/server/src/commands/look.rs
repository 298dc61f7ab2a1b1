//! `routes`, `doctor` and `audit`: looking, not changing.

use clap::{Args, Subcommand};
use rinnalla_app::{FutureExt, Who, audit};

use super::{Trouble, failed, say};
use crate::config::Config;
use crate::wire;

/// Every route with its audience.
#[derive(Debug, Args)]
pub(crate) struct Routes {
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl Routes {
    #[expect(clippy::unnecessary_wraps, reason = "like every command")]
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let routes = rinnalla_web::routes();
        if self.json {
            let list: Vec<_> = routes
                .iter()
                .map(|r| {
                    serde_json::json!({
                        "method": r.method, "path": r.path, "audience": r.audience.names(),
                        "personal_data": r.is_personal(),
                    })
                })
                .collect();
            say(&serde_json::Value::Array(list).to_string());
            return Ok(());
        }
        for route in routes {
            let personal = if route.is_personal() { "personal data" } else { "" };
            say(&format!(
                "{:<5} {:<45} {:<30} {personal}",
                route.method,
                route.path,
                route.audience.names().join(", ")
            ));
        }
        Ok(())
    }
}

const DICTIONARY: &str = "libvoikko and its Finnish dictionary are found";
const NO_DICTIONARY: &str = "no Finnish dictionary: install libvoikko1 and voikko-fi for a better search";

/// A readable health check.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl Doctor {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        let config = Config::read(self.config.as_deref(), self.data)?;
        let mut findings =
            vec![("configuration", true, format!("data {}, base address {}", kind(&config), config.base_url))];
        let of_this_machine = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        let secure = config.is_https()
            || of_this_machine.iter().any(|here| {
                config.base_url.strip_prefix(here).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
            });
        let secure = secure && !config.is_exposed();
        findings.push(("address", secure, "https is needed anywhere but on this machine".into()));
        let smtp = config.smtp.as_ref().map(|s| format!("{}:{}", s.host, s.port));
        findings.push(("mail", smtp.is_some(), smtp.unwrap_or_else(|| "no mail server: mails go to a folder".into())));
        let dictionary = rinnalla_finder::voikko::is_present();
        findings.push(("dictionary", dictionary, if dictionary { DICTIONARY } else { NO_DICTIONARY }.into()));
        match wire::open(&config, false).await {
            Ok(app) => {
                let now = app.now();
                let waiting = app
                    .run(Who::Service("doctor"), move |work| {
                        async move { Ok(rinnalla_app::store::queue::waiting(work.tx(), now).await?) }.boxed()
                    })
                    .await;
                findings.push(("database", waiting.is_ok(), "opens, schema up to date".into()));
                let (count, oldest) = waiting.unwrap_or_default();
                let late = oldest.is_some_and(|at| now.duration_since(at).as_hours() >= 1);
                findings.push(("queue", !late, format!("{count} mails wait")));
                let sane = rinnalla_domain::clock::in_finland(now).year() >= 2026;
                findings.push(("clock", sane, rinnalla_domain::clock::in_finland(now).to_string()));
            }
            Err(Trouble::Failed(why) | Trouble::WrongUse(why)) => findings.push(("database", false, why)),
            Err(other) => return Err(other),
        }
        if self.json {
            let list: Vec<_> = findings
                .iter()
                .map(|(what, ok, said)| serde_json::json!({ "what": what, "ok": ok, "said": said }))
                .collect();
            say(&serde_json::Value::Array(list).to_string());
        } else {
            for (what, ok, said) in &findings {
                say(&format!("{} {what:<14} {said}", if *ok { "ok  " } else { "LOOK" }));
            }
        }
        match findings.iter().find(|(what, ok, _)| !ok && *what == "database") {
            Some((_, _, why)) => Err(Trouble::Failed(format!("the database cannot be used: {why}"))),
            None => Ok(()),
        }
    }
}

fn kind(config: &Config) -> &str {
    if rinnalla_app::store::Store::is_server(&config.data) { "in PostgreSQL" } else { "in a folder (SQLite)" }
}

/// The log.
#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Check every chain of the log.
    Verify(Verify),
}

/// Check every chain of the log.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// TOML file with the configuration.
    #[arg(long)]
    config: Option<String>,
    /// A folder or a `postgres://` address; overrides the configuration.
    #[arg(long)]
    data: Option<String>,
    /// A file with heads that an earlier check printed: each must still be in its chain.
    #[arg(long)]
    anchor: Option<String>,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

impl Audit {
    pub(crate) async fn run(self) -> Result<(), Trouble> {
        let Self::Verify(verify) = self;
        let config = Config::read(verify.config.as_deref(), verify.data)?;
        let app = wire::open(&config, false).await?;
        let anchors: Vec<String> = match &verify.anchor {
            Some(file) => std::fs::read_to_string(file)
                .map_err(|e| Trouble::WrongUse(format!("{file}: {e}")))?
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned)
                .collect(),
            None => Vec::new(),
        };
        let verdict = app
            .run(Who::Service("audit"), move |work| audit::verify(work, anchors).boxed())
            .await
            .map_err(failed("the log could not be read"))?;
        if verify.json {
            say(&serde_json::json!({"rows": verdict.rows, "broken": verdict.broken, "heads": verdict.heads})
                .to_string());
        } else {
            for head in &verdict.heads {
                say(head);
            }
        }
        if verdict.broken.is_empty() {
            return Ok(());
        }
        Err(Trouble::Failed(format!("the log is broken at {}", verdict.broken.join(", "))))
    }
}
