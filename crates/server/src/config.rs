//! Configuration: defaults, then a TOML file, then the environment (`RINNALLA_…`), then flags.

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
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
            demo: false,
            smtp: None,
        }
    }
}

impl Config {
    /// Reads the configuration.
    pub(crate) fn read(file: Option<&str>) -> Result<Self, Trouble> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        figment
            .merge(Env::prefixed("RINNALLA_").split("__").ignore(&["log", "test_postgres"]))
            .extract()
            .map_err(|error| Trouble::WrongUse(format!("configuration: {error}")))
    }
}
