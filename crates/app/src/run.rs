//! Running use cases.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use rinnalla_access::Actor;
use rinnalla_domain::AccountId;
use rinnalla_store::audit::{Kind, NewEntry};
use rinnalla_store::{Store, account};

use crate::finder::Shelf;
use crate::{Error, Keys, Work};

/// What time it is: handed in, so that tests and the demo can set it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that asks `now`.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

/// What the installation is told from outside.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address under which people reach the service, without a slash at the end; every link is built from it.
    pub base_url: String,
    /// A demo: accounts need no second factor, and every page says so.
    pub demo: bool,
    /// Minutes after which an unused web session ends.
    pub idle_minutes: i64,
    /// Hours after which every web session ends.
    pub absolute_hours: i64,
}

impl Default for Config {
    fn default() -> Self {
        Self { base_url: "http://127.0.0.1:8080".into(), demo: false, idle_minutes: 15, absolute_hours: 12 }
    }
}

/// Who wants something done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nobody has signed in.
    Anonymous,
    /// Somebody who has signed in; roles are read anew in every transaction.
    Account(AccountId),
    /// The service itself.
    Service(&'static str),
}

/// The application: a database, keys, a clock and a configuration.
#[derive(Clone, Debug)]
pub struct App {
    store: Store,
    keys: Keys,
    clock: Clock,
    config: Arc<Config>,
    shelf: Arc<Shelf>,
}

impl App {
    /// Puts the parts together.
    pub fn new(store: Store, keys: Keys, clock: Clock, config: Config) -> Self {
        Self { store, keys, clock, config: Arc::new(config), shelf: Arc::default() }
    }

    /// The same application at another time: for made-up histories and tests.
    #[must_use]
    pub fn at(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A fresh key for a form: sending it twice has one effect.
    pub fn new_form_key(&self) -> String {
        crate::work::fresh_key()
    }

    /// The keys.
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The directory in memory.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The database, for health checks.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Runs a use case in one transaction and in a task of its own: it finishes or undoes itself also when
    /// whoever asked has gone away. The log rows are written last, before the commit: no log, no data.
    ///
    /// # Errors
    /// Whatever the use case says; nothing has been written then, except that a refusal is logged.
    pub async fn run<T, F>(&self, who: Who, use_case: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        let app = self.clone();
        tokio::spawn(async move { app.run_here(who, use_case).await })
            .await
            .map_err(|_| Error::Internal("a use case stopped half way".into()))?
    }

    async fn run_here<T, F>(self, who: Who, use_case: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        let tx = self.store.begin().await?;
        let actor = match &who {
            Who::Anonymous => Actor::Anonymous,
            Who::Service(name) => Actor::Service(name),
            // Suspended meanwhile: nobody.
            Who::Account(id) => account::person(&tx, id).await?.map_or(Actor::Anonymous, Actor::Person),
        };
        let mut work = Work::new(tx, actor, self.clock.now(), self.keys.clone(), self.config.clone());
        match use_case(&mut work).await {
            Ok(answer) => {
                work.finish().await?;
                Ok(answer)
            }
            Err(error) => {
                let refused = matches!(error, Error::NotFound) && matches!(who, Who::Account(_));
                let actor = work.undo().await;
                if refused {
                    self.log_refusal(actor).await;
                }
                Err(error)
            }
        }
    }

    /// Runs a use case and undoes it: what would come of it. Nothing is written, and nobody is shown anything.
    ///
    /// # Errors
    /// Whatever the use case says
    pub async fn rehearse<T, F>(&self, who: &'static str, use_case: F) -> Result<T, Error>
    where
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send,
    {
        let tx = self.store.begin().await?;
        let mut work = Work::new(tx, Actor::Service(who), self.clock.now(), self.keys.clone(), self.config.clone());
        let answer = use_case(&mut work).await;
        work.undo().await;
        answer
    }

    /// A refusal is logged in a transaction of its own, since the refused one has been undone.
    async fn log_refusal(&self, actor: Actor) {
        let Ok(tx) = self.store.begin().await else {
            return;
        };
        let mut work = Work::new(tx, actor, self.clock.now(), self.keys.clone(), self.config.clone());
        work.note(NewEntry {
            chain: "service".into(),
            kind: Kind::Refused,
            action: "refused".into(),
            case: None,
            resident: None,
            detail: None,
        });
        if work.finish().await.is_err() {
            tracing::warn!("a refusal could not be logged");
        }
    }
}
