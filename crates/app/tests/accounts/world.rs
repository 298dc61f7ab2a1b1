//! A municipality with an administrator, and a hand on the clock.

use jiff::SignedDuration;
use rinnalla_app::account::{self, NewPerson};
use rinnalla_app::session::{self, SignIn, SignedIn};
use rinnalla_app::setup::{self, DemoAccount, FirstRole};
use rinnalla_app::store::queue::{self, Job};
use rinnalla_app::store::{Store, account as store_account, audit, organisation};
use rinnalla_app::{App, BoxFuture, Config, Error, FutureExt, Rule, Who, Work};
use rinnalla_domain::account::Role;
use rinnalla_domain::mail_address::MailAddress;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::text::Line;
use rinnalla_domain::{AccountId, Language, MunicipalityCode, OrganisationId, TokenId};
use rinnalla_testkit::engines::{self, Hand};

pub const PASSWORD: &str = "kolme koivua laiturilla";
pub const ADMIN: &str = "admin@sodankyla.example";

/// An application in which Sodankylä runs the service.
pub struct World {
    pub app: App,
    pub hand: Hand,
    pub admin: AccountId,
    hash: String,
}

pub fn sodankyla() -> MunicipalityCode {
    MunicipalityCode::parse("758").unwrap()
}

pub fn inari() -> MunicipalityCode {
    MunicipalityCode::parse("148").unwrap()
}

pub fn minutes(n: i64) -> SignedDuration {
    SignedDuration::from_mins(n)
}

pub fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

/// Runs a test on every engine; afterwards the log must be whole and hold nobody's address.
pub async fn each(test: impl AsyncFn(World)) {
    each_with(Config::default(), test).await;
}

pub async fn each_with(config: Config, test: impl AsyncFn(World)) {
    for (engine, store) in engines::stores().await {
        eprintln!("on {engine}");
        let world = World::new(store, config.clone()).await;
        let app = world.app.clone();
        test(world).await;
        let tx = app.store().begin().await.unwrap();
        let keys = rinnalla_app::Keys::parse(&"5a".repeat(32)).unwrap();
        assert_eq!(audit::verify(&tx, keys.sealer()).await.unwrap().broken, Vec::<String>::new());
        tx.rollback().await.unwrap();
    }
}

pub fn rule<T: std::fmt::Debug>(answer: Result<T, Error>) -> Rule {
    match answer {
        Err(Error::Rule(rule)) => rule,
        other => panic!("a rule should have said no: {other:?}"),
    }
}

pub fn not_found<T: std::fmt::Debug>(answer: Result<T, Error>) {
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
}

pub fn conflict<T: std::fmt::Debug>(answer: Result<T, Error>) {
    assert!(matches!(answer, Err(Error::Conflict)), "{answer:?}");
}

pub fn person(username: &str) -> NewPerson {
    NewPerson {
        name: Line::parse("Liisa Lahti", 100).unwrap().unwrap(),
        title: None,
        phone: None,
        username: MailAddress::parse(username).unwrap(),
        password: PASSWORD.into(),
        language: Language::Finnish,
    }
}

impl World {
    async fn new(store: Store, config: Config) -> Self {
        let hand = Hand::at("2026-11-23T07:00:00Z".parse().unwrap());
        let app = engines::app_with(store, hand.clock(), config);
        let hash = account::hash_password(&app, PASSWORD.into()).await.unwrap();
        let mut world = Self { app, hand, admin: AccountId::new(""), hash };
        world.service(|w| setup::municipality(w, sodankyla()).boxed()).await.unwrap();
        world.admin = world.account(ADMIN, &[Role::Administrator]).await;
        world
    }

    pub async fn run<T, F>(&self, who: &AccountId, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Account(who.clone()), f).await
    }

    pub async fn service<T, F>(&self, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Service("test"), f).await
    }

    pub async fn nobody<T, F>(&self, f: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'a> FnOnce(&'a mut Work) -> BoxFuture<'a, Result<T, Error>> + Send + 'static,
    {
        self.app.run(Who::Anonymous, f).await
    }

    /// Somebody with roles in Sodankylä, who signs in with [`PASSWORD`].
    pub async fn account(&self, username: &str, roles: &[Role]) -> AccountId {
        self.account_in(sodankyla(), username, roles).await
    }

    pub async fn account_in(&self, municipality: MunicipalityCode, username: &str, roles: &[Role]) -> AccountId {
        let unit = organisation::municipality_id(municipality);
        let first = |role: &Role| FirstRole { role: *role, municipality, organisation: unit.clone() };
        let new = DemoAccount {
            username: username.into(),
            name: "Aino Niemi".into(),
            title: String::new(),
            phone: String::new(),
            language: Language::Finnish,
            password_hash: Some(self.hash.clone()),
            roles: roles.iter().map(first).collect(),
        };
        self.service(move |w| setup::account(w, new).boxed()).await.unwrap()
    }

    /// A referring unit in Sodankylä.
    pub async fn unit(&self) -> OrganisationId {
        let name = "Sodankylän terveysasema".to_owned();
        self.service(move |w| setup::organisation(w, sodankyla(), Kind::Unit, name, None).boxed()).await.unwrap()
    }

    pub async fn try_sign_in(&self, username: &str, password: &str, client: &str) -> SignIn {
        let text = str::to_owned;
        session::sign_in(&self.app, text(username), text(password), "Firefox".into(), text(client)).await.unwrap()
    }

    pub async fn sign_in(&self, username: &str) -> SignedIn {
        match self.try_sign_in(username, PASSWORD, "home").await {
            SignIn::In(signed_in) => *signed_in,
            other => panic!("{username} should get in: {other:?}"),
        }
    }

    /// Does the session of a secret go on?
    pub async fn goes_on(&self, secret: &str) -> bool {
        let secret = secret.to_owned();
        self.nobody(|w| session::resume(w, secret).boxed()).await.unwrap().is_some()
    }

    /// Takes the mails out of the queue.
    pub async fn mails(&self) -> Vec<Job> {
        let mut found = Vec::new();
        let tx = self.app.store().begin().await.unwrap();
        while let Some(job) = queue::lease(&tx, self.app.now(), self.app.now() + minutes(1)).await.unwrap() {
            queue::finish(&tx, &job.id, Delivery::Sent, self.app.now()).await.unwrap();
            found.push(job);
        }
        tx.commit().await.unwrap();
        found
    }

    /// The account of an address.
    pub async fn account_of(&self, username: &str) -> AccountId {
        let tx = self.app.store().begin().await.unwrap();
        let found = store_account::by_username(&tx, username).await.unwrap().expect("an account").id;
        tx.rollback().await.unwrap();
        found
    }

    /// The secret in the newest mail of a kind.
    pub async fn mailed_secret(&self, mail: Mail) -> String {
        let jobs = self.mails().await;
        let job = jobs.iter().rev().find(|job| job.mail == mail).expect("a mail");
        self.secret_of(job.token.clone().expect("a link")).await
    }

    pub async fn secret_of(&self, token: TokenId) -> String {
        let read = move |w: &mut Work| Ok(account::link_secret(w.sealer(), &token));
        self.service(move |w| std::future::ready(read(w)).boxed()).await.unwrap()
    }

    /// Roles in force, in the order of the enum.
    pub async fn roles(&self, who: &AccountId) -> Vec<Role> {
        let roles = |w: &mut Work| w.person().map(|p| p.memberships.iter().map(|m| m.role).collect());
        let mut found: Vec<Role> = self.run(who, move |w| std::future::ready(roles(w)).boxed()).await.unwrap();
        found.sort_unstable();
        found
    }
}
