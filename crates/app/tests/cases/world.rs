//! Two municipalities with a case of every relation.

use rinnalla_app::store::Store;
use rinnalla_app::{App, BoxFuture, Config, Error, Rule, Who, Work};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, CaseId};
use rinnalla_testkit::back_door;
use rinnalla_testkit::engines::{Hand, addresses, app_with};
use rinnalla_testkit::plant::{Garden, garden};

pub struct World {
    pub app: App,
    address: String,
    pub hand: Hand,
    pub garden: Garden,
    pub coordinator: AccountId,
    pub link_worker: AccountId,
}

/// Runs a test on every engine.
pub async fn each(test: impl AsyncFn(World)) {
    for (engine, address) in addresses() {
        eprintln!("on {engine}");
        let store = Store::open(&address).await.unwrap();
        let hand = Hand::at("2026-11-24T08:00:00Z".parse().unwrap());
        let app = app_with(store, hand.clock(), Config { demo: true, ..Config::default() });
        let garden = garden(&app).await;
        let (coordinator, link_worker) = (garden.home.who(Role::Coordinator, 0), garden.home.who(Role::LinkWorker, 0));
        test(World { app, address, hand, garden, coordinator, link_worker }).await;
    }
}

pub fn rule<T: std::fmt::Debug>(answer: Result<T, Error>) -> Rule {
    match answer {
        Err(Error::Rule(rule)) => rule,
        other => panic!("a rule should have said no: {other:?}"),
    }
}

/// Nothing there, or not for whoever asked.
pub fn not_found<T: std::fmt::Debug>(answer: Result<T, Error>) {
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
}

impl World {
    /// Where the database is.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn case(&self, relation: &str) -> CaseId {
        self.garden.case(relation).id.clone()
    }

    pub async fn run<T, F>(&self, who: &AccountId, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Account(who.clone()), f).await
    }

    /// Changes the database past the service.
    pub async fn past_the_service(&self, sql: &str) {
        assert!(self.touched(sql).await > 0, "nothing was changed by {sql}");
    }

    /// How many rows a statement changes past the service.
    pub async fn touched(&self, sql: &str) -> u64 {
        let raw = back_door::open(&self.address).await;
        back_door::run(&raw, sql).await
    }
}
