//! Configuration: defaults, then a TOML file, then the environment (`RINNALLA_…`), then flags.

use std::net::SocketAddr;

use figment::error::Kind;
use figment::providers::{Env, Format, Serialized, Toml};
use figment::value::Value;
use figment::{Figment, Source};
use serde::{Deserialize, Serialize};

use crate::commands::Trouble;

/// What the server is told.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// Address to listen on.
    pub(crate) listen: String,
    /// A folder (SQLite inside) or a `postgres://` address.
    pub(crate) data: String,
    /// File of the key; by default `rinnalla.key` in the data folder.
    pub(crate) key_file: Option<String>,
    /// The key itself, 64 hexadecimal digits, for installations that keep secrets elsewhere.
    pub(crate) key: Option<String>,
    /// Address under which people reach the service.
    pub(crate) base_url: String,
    /// Minutes after which an unused web session ends.
    pub(crate) idle_minutes: i64,
    /// Hours after which every web session ends.
    pub(crate) absolute_hours: i64,
    /// How many proxies stand in front.
    pub(crate) trusted_hops: usize,
    /// Other machines may ask without https: only in a network that nobody else can listen to.
    pub(crate) insecure_http: bool,
    /// A training installation: made-up accounts need no second factor, and every page says that it is a demo.
    pub(crate) demo: bool,
    /// Mail server.
    pub(crate) smtp: Option<Smtp>,
}

/// Mail server.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Smtp {
    /// Host.
    pub(crate) host: String,
    /// Port.
    pub(crate) port: u16,
    /// `wrapped`, `required` or `none`.
    #[serde(default = "required")]
    pub(crate) tls: String,
    /// Name, when the server asks for one.
    pub(crate) username: Option<String>,
    /// Password.
    pub(crate) password: Option<String>,
    /// Address of the sender.
    pub(crate) from: String,
}

fn required() -> String {
    "required".into()
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".into(),
            data: "rinnalla-data".into(),
            key_file: None,
            key: None,
            base_url: "http://127.0.0.1:8080".into(),
            idle_minutes: 15,
            absolute_hours: 12,
            trusted_hops: 0,
            insecure_http: false,
            demo: false,
            smtp: None,
        }
    }
}

/// Settings that are no text. Everything else in the environment is taken as it stands: a password of digits is a
/// password.
const NO_TEXT: &[&str] = &["idle_minutes", "absolute_hours", "trusted_hops", "insecure_http", "demo", "smtp.port"];

impl Config {
    /// Reads the configuration. `data` comes from the command line and goes before everything else.
    pub(crate) fn read(file: Option<&str>, data: Option<String>) -> Result<Self, Trouble> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        let environment = Env::prefixed("RINNALLA_").split("__").ignore(&["log", "test_postgres"]);
        for (name, text) in environment.iter() {
            let name = name.as_str().to_lowercase();
            let value = if NO_TEXT.contains(&name.as_str()) {
                text.parse().unwrap_or_else(|_| Value::from(text))
            } else {
                Value::from(text)
            };
            figment = figment.merge(Serialized::default(&name, value));
        }
        let read: Self = figment.extract().map_err(|error| {
            let said: Vec<String> = error.into_iter().map(|one| said(&one)).collect();
            Trouble::WrongUse(format!("configuration: {}", said.join("; ")))
        })?;
        if !["http://", "https://"].iter().any(|start| read.base_url.starts_with(start)) {
            return Err(Trouble::WrongUse("configuration: base_url begins with https:// (or http://)".into()));
        }
        Ok(Self { data: data.unwrap_or(read.data.clone()), ..read })
    }

    /// Do people reach the service by https?
    pub(crate) fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// May other machines ask without https? Rinnalla ends no TLS: whoever listens to the network would read along.
    pub(crate) fn is_exposed(&self) -> bool {
        let stays_here = match self.listen.parse::<SocketAddr>() {
            Ok(address) => address.ip().to_canonical().is_loopback(),
            Err(_) => self.listen.starts_with("localhost:"),
        };
        !stays_here && !self.is_https() && !self.insecure_http
    }
}

/// What is wrong with a setting, and where; never its value, which may be a secret.
fn said(error: &figment::Error) -> String {
    let name = error.path.join(".");
    let what = match &error.kind {
        Kind::UnknownField(found, known) => format!("there is no setting {found}; there are {}", known.join(", ")),
        Kind::MissingField(missing) => format!("{missing} is missing"),
        Kind::InvalidType(_, wanted) | Kind::InvalidValue(_, wanted) => format!("{name} must be {wanted}"),
        // A fault of spelling comes with a picture of its line.
        Kind::Message(text) => text.lines().filter(|line| !line.contains('|')).collect::<Vec<_>>().join(": "),
        _ => format!("{name} cannot be read"),
    };
    match error.metadata.as_ref().and_then(|found| found.source.as_ref()) {
        Some(Source::File(path)) => format!("{what} (in {})", path.display()),
        _ => format!("{what} (in the environment)"),
    }
}
