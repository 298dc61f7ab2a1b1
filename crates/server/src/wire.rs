//! Putting the parts together.

use std::path::Path;

use jiff::Timestamp;
use rinnalla_app::store::{Store, StoreError, audit};
use rinnalla_app::{App, Clock, Config as AppConfig, Keys};
use rinnalla_web::Web;
use rinnalla_worker::{Fetcher, Limits, Mailer, SmtpConfig, Tls};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::commands::Trouble;
use crate::config::Config;

/// Logs go to standard error, one line each, without personal data.
pub(crate) fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("RINNALLA_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// The clock of the machine: the one place where time enters.
#[expect(clippy::disallowed_methods, reason = "the one place where time enters")]
pub(crate) fn clock() -> Clock {
    Clock::new(Timestamp::now)
}

/// Opens the database and brings its schema up to date.
pub(crate) async fn open_store(config: &Config) -> Result<Store, Trouble> {
    Store::open(&config.data).await.map_err(|error| {
        let why = match &error {
            StoreError::Unavailable(_) => cause(&error, &config.data),
            StoreError::Broken(why) => why.clone(),
            StoreError::Conflict => error.to_string(),
        };
        Trouble::Failed(format!("database {}: {why}", without_secrets(&config.data)))
    })
}

/// The last cause of an error: what the database itself said. An address with its password is never repeated.
fn cause(error: &StoreError, data: &str) -> String {
    let mut last: &dyn std::error::Error = error;
    while let Some(deeper) = last.source() {
        last = deeper;
    }
    let text = last.to_string();
    if text.contains(data) {
        return "the address cannot be read".into();
    }
    if text.contains("timed out") {
        return "no connection within ten seconds; is it running?".into();
    }
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// Where the database is, without name and password.
fn without_secrets(data: &str) -> &str {
    if !data.contains(':') {
        return data;
    }
    let after_name = data.rsplit('@').next().unwrap_or_default();
    let place = after_name.split("://").last().unwrap_or_default();
    place.split(['?', '&']).next().unwrap_or_default()
}

/// Opens the database and the keys, which must fit each other.
pub(crate) async fn open(config: &Config, demo: bool) -> Result<App, Trouble> {
    let store = open_store(config).await?;
    let failed = |error: StoreError| Trouble::Failed(format!("database: {error}"));
    let tx = store.begin().await.map_err(failed)?;
    let keys = keys(config, audit::is_empty(&tx).await.map_err(failed)?)?;
    if !audit::fits(&tx, keys.sealer()).await.map_err(failed)? {
        return Err(Trouble::Failed("key: this database was written with another key; put that one back".into()));
    }
    tx.rollback().await.map_err(failed)?;
    let app = AppConfig {
        base_url: config.base_url.trim_end_matches('/').to_owned(),
        demo,
        idle_minutes: config.idle_minutes,
        absolute_hours: config.absolute_hours,
    };
    Ok(App::new(store, keys, clock(), app))
}

/// The key; a new one is made for a new database alone.
fn keys(config: &Config, is_new: bool) -> Result<Keys, Trouble> {
    let failed = |error: rinnalla_app::KeysError| Trouble::Failed(format!("key: {error}"));
    if let Some(key) = &config.key {
        return Keys::parse(key).map_err(failed);
    }
    let file = match &config.key_file {
        Some(file) => file.clone(),
        None if Store::is_server(&config.data) => {
            return Err(Trouble::WrongUse(
                "with PostgreSQL give the key: key_file in the configuration, or RINNALLA_KEY (64 hexadecimal digits)"
                    .into(),
            ));
        }
        None => format!("{}/rinnalla.key", config.data),
    };
    let path = Path::new(&file);
    if !is_new && path.try_exists().is_ok_and(|exists| !exists) {
        return Err(Trouble::Failed(format!("key: {file} is missing; put back the key of this database")));
    }
    Keys::read_or_make(path, fresh()).map_err(|error| Trouble::Failed(format!("key: {file}: {error}")))
}

/// A new installation's key comes from the system's randomness.
fn fresh() -> [u8; 32] {
    rand::RngExt::random(&mut rand::rng())
}

/// Where mails go: the configured server, else a folder beside the data.
pub(crate) fn mailer(config: &Config) -> Result<Mailer, Trouble> {
    let Some(smtp) = &config.smtp else {
        let folder = if Store::is_server(&config.data) { "mails".into() } else { format!("{}/mails", config.data) };
        return Ok(Mailer::Folder(folder.into()));
    };
    let tls = match smtp.tls.as_str() {
        "wrapped" => Tls::Wrapped,
        "required" => Tls::Required,
        "none" => Tls::None,
        other => return Err(Trouble::WrongUse(format!("smtp.tls is wrapped, required or none, not {other}"))),
    };
    let smtp = SmtpConfig {
        host: smtp.host.clone(),
        port: smtp.port,
        tls,
        credentials: smtp.username.clone().zip(smtp.password.clone()),
        from: smtp.from.clone(),
    };
    Mailer::smtp(&smtp).map_err(|error| Trouble::WrongUse(format!("smtp: {error}")))
}

/// Serves until Ctrl-C or the end of the process.
pub(crate) async fn serve(
    config: &Config,
    app: App,
    web: bool,
    worker: bool,
    ready: impl FnOnce(&str),
) -> Result<(), Trouble> {
    let mailer = mailer(config)?;
    let ending = ending();
    // First the door: while it cannot be opened, no mail goes out either.
    let listener = match web.then(|| tokio::net::TcpListener::bind(&config.listen)) {
        Some(bind) => {
            Some(bind.await.map_err(|error| Trouble::Failed(format!("cannot listen on {}: {error}", config.listen)))?)
        }
        None => None,
    };
    let fetcher = Fetcher::new(Limits::default());
    let working =
        worker.then(|| tokio::spawn(rinnalla_worker::run(app.clone(), mailer, fetcher, stopped(ending.clone()))));
    if let Some(listener) = listener {
        let address = listener.local_addr().map_err(|error| Trouble::Failed(error.to_string()))?;
        ready(&format!("http://{address}"));
        // The directory is read into memory before anybody asks; who asks earlier waits for it.
        let directory = app.clone();
        tokio::spawn(async move {
            if let Err(error) = rinnalla_app::activity::prepare(&directory).await {
                tracing::warn!(%error, "the directory could not be read; the first search tries again");
            }
        });
        let service = Web { app, trusted_hops: config.trusted_hops }
            .service()
            .into_make_service_with_connect_info::<std::net::SocketAddr>();
        axum::serve(listener, service)
            .with_graceful_shutdown(stopped(ending))
            .await
            .map_err(|error| Trouble::Failed(error.to_string()))?;
    }
    if let Some(working) = working {
        working.await.map_err(|_| Trouble::Failed("the worker stopped".into()))?;
    }
    Ok(())
}

/// Hears of the end of the process from its making on: a signal that comes while nobody waits for it is not lost.
fn ending() -> watch::Receiver<bool> {
    let (tell, hear) = watch::channel(false);
    let heard = [SignalKind::terminate(), SignalKind::interrupt()].map(|kind| signal(kind).ok());
    tokio::spawn(async move {
        let [terminate, interrupt] = heard.map(told);
        tokio::select! {
            () = terminate => {}
            () = interrupt => {}
        }
        let _ = tell.send(true);
    });
    hear
}

async fn told(signal: Option<Signal>) {
    match signal {
        Some(mut signal) => {
            signal.recv().await;
        }
        None => std::future::pending().await,
    }
}

async fn stopped(mut ending: watch::Receiver<bool>) {
    let _ = ending.wait_for(|ended| *ended).await;
}
