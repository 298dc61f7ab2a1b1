//! Fresh databases for a test, one per engine, and a clock that stands where it is put.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::{Duration, SystemTime};

use jiff::{SignedDuration, Timestamp};
use rinnalla_app::store::Store;
use rinnalla_app::{App, Clock, Config, Keys};

/// The variable that holds the address of a PostgreSQL server on which databases may be made.
pub const POSTGRES: &str = "RINNALLA_TEST_POSTGRES";
/// What a test leaves behind is cleared away by a later run, after this long.
const LEFT_BEHIND: Duration = Duration::from_hours(1);
const MARK: &str = "rinnalla_test_";

/// Addresses of fresh, empty databases that nobody has opened yet, one for each engine: SQLite in a temporary folder,
/// and PostgreSQL when [`POSTGRES`] is set.
///
/// # Panics
/// When a database cannot be made.
pub fn addresses() -> Vec<(&'static str, String)> {
    static ONCE: Once = Once::new();
    let postgres = std::env::var(POSTGRES).ok();
    ONCE.call_once(|| {
        sweep_folders();
        match &postgres {
            Some(server) => sweep_databases(server),
            None => eprintln!("skipped PostgreSQL: {POSTGRES} is not set"),
        }
    });
    let folder = std::env::temp_dir().join(fresh_name());
    let mut found = vec![("SQLite", folder.display().to_string())];
    if let Some(server) = postgres {
        let name = fresh_name();
        run("createdb", &[&format!("--maintenance-db={server}"), &name]);
        found.push(("PostgreSQL", with_database(&server, &name)));
    }
    found
}

/// A fresh, empty store on each engine.
///
/// # Panics
/// When a database cannot be made.
pub async fn stores() -> Vec<(&'static str, Store)> {
    let mut found = Vec::new();
    for (engine, address) in addresses() {
        found.push((engine, open(&address).await));
    }
    found
}

/// An application on a store, with a fixed key.
pub fn app(store: Store, clock: Clock) -> App {
    app_with(store, clock, Config::default())
}

/// An application with a configuration of its own.
///
/// # Panics
/// Never: the key is well formed.
pub fn app_with(store: Store, clock: Clock, config: Config) -> App {
    let keys = Keys::parse(&"5a".repeat(32)).expect("64 hexadecimal digits");
    App::new(store, keys, clock, config)
}

/// The hand of a clock that only a test moves.
#[derive(Clone, Debug)]
pub struct Hand(Arc<Mutex<Timestamp>>);

impl Hand {
    /// Puts the hand to a moment.
    pub fn at(moment: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(moment)))
    }

    /// Moves the hand.
    pub fn forward(&self, by: SignedDuration) {
        let mut moment = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *moment += by;
    }

    /// Where it stands.
    pub fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        let hand = self.clone();
        Clock::new(move || hand.now())
    }
}

async fn open(data: &str) -> Store {
    Store::open(data).await.unwrap_or_else(|why| panic!("no store: {why}"))
}

fn age_now() -> Duration {
    SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}

/// The name tells its age, so that it can be cleared away.
fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{MARK}{}_{}_{next}", age_now().as_secs(), std::process::id())
}

fn is_left_behind(name: &str) -> bool {
    let made = name.strip_prefix(MARK).and_then(|rest| rest.split('_').next()).and_then(|secs| secs.parse().ok());
    made.is_some_and(|secs| age_now().saturating_sub(Duration::from_secs(secs)) > LEFT_BEHIND)
}

fn sweep_folders() {
    let Ok(entries) = std::fs::read_dir(std::env::temp_dir()) else {
        return;
    };
    for entry in entries.flatten().filter(|entry| is_left_behind(&entry.file_name().to_string_lossy())) {
        let _ = std::fs::remove_dir_all(entry.path());
    }
}

fn sweep_databases(server: &str) {
    let list = run("psql", &["--list", "--quiet", "--tuples-only", "--no-align", "--field-separator=|", server]);
    for name in list.lines().filter_map(|line| line.split('|').next()).filter(|name| is_left_behind(name)) {
        run("dropdb", &["--if-exists", "--force", &format!("--maintenance-db={server}"), name]);
    }
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|why| panic!("{program} is needed beside PostgreSQL: {why}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The same server, another database.
fn with_database(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let start = address.find("://").map_or(0, |at| at + 3);
    let host = address[start..].find('/').map_or(address, |at| &address[..start + at]);
    let options = if options.is_empty() { String::new() } else { format!("?{options}") };
    format!("{host}/{name}{options}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_of_an_address_is_replaced_and_nothing_else() {
        for (server, wanted) in [
            ("postgres://a:b@h:5432/postgres", "postgres://a:b@h:5432/x"),
            ("postgres://h", "postgres://h/x"),
            ("postgres://h/postgres?sslmode=disable", "postgres://h/x?sslmode=disable"),
            ("postgres://h?host=/run/pg", "postgres://h/x?host=/run/pg"),
        ] {
            assert_eq!(with_database(server, "x"), wanted);
        }
    }
}
