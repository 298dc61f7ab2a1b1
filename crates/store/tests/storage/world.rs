//! A fresh database with a way around the store, and people with roles.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rinnalla_access::{Actor, Grant, Membership, Person, SendReferral, TheService};
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, CaseId, Language, MembershipId, MunicipalityCode, OrganisationId, ResidentId};
use rinnalla_store::{Sealer, Store, Tx, account, case};
use rinnalla_testkit::engines;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};

/// A database on one engine.
pub struct World {
    pub engine: &'static str,
    /// Where it is, so that it can be opened once more.
    pub address: String,
    pub store: Store,
    raw: DatabaseConnection,
}

/// Runs a test on every engine.
pub async fn each(test: impl AsyncFn(World)) {
    for (engine, address) in engines::addresses() {
        eprintln!("on {engine}");
        let store = Store::open(&address).await.unwrap();
        let raw = connect(&address).await;
        test(World { engine, address, store, raw }).await;
    }
}

/// A connection that knows nothing of the store.
pub async fn connect(address: &str) -> DatabaseConnection {
    let url = if address.starts_with("postgres") {
        address.to_owned()
    } else {
        format!("sqlite://{}?mode=rwc", Path::new(address).join("rinnalla.db").display())
    };
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("a second connection")
}

impl World {
    pub fn is_sqlite(&self) -> bool {
        self.engine == "SQLite"
    }

    pub async fn begin(&self) -> Tx {
        self.store.begin().await.expect("a transaction")
    }

    /// Another program with the same database.
    pub async fn other_store(&self) -> Store {
        Store::open(&self.address).await.expect("a second store")
    }

    /// Changes the database behind the store's back.
    pub async fn tamper(&self, sql: &str) {
        self.raw.execute_unprepared(sql).await.unwrap_or_else(|why| panic!("{sql}: {why}"));
    }

    /// The first column of every row, as text.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let statement = Statement::from_string(self.raw.get_database_backend(), sql);
        let rows = self.raw.query_all_raw(statement).await.unwrap_or_else(|why| panic!("{sql}: {why}"));
        rows.iter().map(|row| row.try_get_by_index::<Option<String>>(0).expect("text").unwrap_or_default()).collect()
    }

    pub async fn count(&self, table: &str) -> i64 {
        let sql = format!("select count(*) from {table}");
        let row = self.raw.query_one_raw(Statement::from_string(self.raw.get_database_backend(), &sql)).await;
        let row = row.unwrap_or_else(|why| panic!("{sql}: {why}")).expect("a count");
        row.try_get_by_index(0).expect("a number")
    }
}

/// Monday morning.
pub fn now() -> Timestamp {
    "2026-11-23T07:00:00Z".parse().expect("a moment")
}

pub fn minutes(n: i64) -> SignedDuration {
    SignedDuration::from_mins(n)
}

pub fn sealer() -> Sealer {
    Sealer::new(&[0x5a; 32])
}

pub fn sodankyla() -> MunicipalityCode {
    MunicipalityCode::parse("758").expect("a code")
}

pub fn inari() -> MunicipalityCode {
    MunicipalityCode::parse("148").expect("a code")
}

pub fn helsinki() -> MunicipalityCode {
    MunicipalityCode::parse("091").expect("a code")
}

/// Somebody who has signed in, with these roles.
pub fn person(account: &str, roles: &[(Role, MunicipalityCode)]) -> Actor {
    let membership = |(at, (role, municipality)): (usize, &(Role, MunicipalityCode))| Membership {
        id: MembershipId::new(format!("{account}-{at}")),
        role: *role,
        municipality: *municipality,
        organisation: OrganisationId::new("unit"),
        organisation_name: "Yksikkö".into(),
    };
    Actor::Person(Person {
        account: AccountId::new(account),
        name: account.to_owned(),
        title: String::new(),
        phone: String::new(),
        language: Language::Finnish,
        memberships: roles.iter().enumerate().map(membership).collect(),
    })
}

pub fn coordinator(municipality: MunicipalityCode) -> Actor {
    person("kaisa", &[(Role::Coordinator, municipality)])
}

/// The right to send one case.
pub fn sending(sender: &str, to: MunicipalityCode, id: &str) -> Grant<SendReferral> {
    Grant::send(&person(sender, &[(Role::Referrer, to)]), to).expect("a referrer").for_new_case(CaseId::new(id))
}

pub fn service(municipality: MunicipalityCode) -> Grant<TheService> {
    Grant::the_service(&Actor::Service("test"), Some(municipality)).expect("the service")
}

/// An account of this name.
pub async fn account_of(tx: &Tx, id: &str) -> AccountId {
    let account = AccountId::new(id);
    let username = format!("{id}@kunta.example");
    let new = account::NewAccount {
        id: &account,
        username: &username,
        name: id,
        title: "",
        phone: "",
        language: Language::Finnish,
        password_hash: None,
        mail_confirmed: true,
        demo: false,
    };
    account::insert(tx, &new, now()).await.expect("an account");
    account
}

/// An empty case with a resident who stands in no other table.
pub async fn bare_case(tx: &Tx, id: &str, municipality: MunicipalityCode) -> Grant<SendReferral> {
    let grant = sending("rauni", municipality, id);
    case::insert(tx, &grant, &ResidentId::new(format!("resident-{id}")), &format!("H-2026-{id}"), now())
        .await
        .expect("a case");
    grant
}
