//! One transaction: who acts, at what moment, and what will be logged.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use rand::RngExt;
use rinnalla_access::{Actor, Person};
use rinnalla_domain::case::Case;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::message::Mail;
use rinnalla_domain::{AccountId, CaseId, JobId, MunicipalityCode, ResidentId, TokenId};
use rinnalla_store::audit::{By, Kind, NewEntry};
use rinnalla_store::queue::Job;
use rinnalla_store::{Sealer, Tx, audit, queue};

use crate::{Config, Error, Keys};

/// A use case at work.
#[derive(Debug)]
pub struct Work {
    tx: Tx,
    actor: Actor,
    now: Timestamp,
    keys: Keys,
    config: Arc<Config>,
    log: Vec<NewEntry>,
    role: &'static str,
}

impl Work {
    pub(crate) const fn new(tx: Tx, actor: Actor, now: Timestamp, keys: Keys, config: Arc<Config>) -> Self {
        Self { tx, actor, now, keys, config, log: Vec::new(), role: "" }
    }

    /// The transaction.
    pub const fn tx(&self) -> &Tx {
        &self.tx
    }

    /// Who acts.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The person who acts.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nobody has signed in.
    pub fn person(&self) -> Result<&Person, Error> {
        self.actor.person().ok_or(Error::NotFound)
    }

    /// The account that acts.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nobody has signed in.
    pub fn account(&self) -> Result<AccountId, Error> {
        Ok(self.person()?.account.clone())
    }

    /// The moment.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The day in Finland.
    pub fn today(&self) -> Date {
        day_of(self.now)
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Seals and digests.
    pub const fn sealer(&self) -> &Sealer {
        self.keys.sealer()
    }

    /// A new identity, in the order of time.
    pub fn next_id(&self) -> String {
        let millis = u64::try_from(self.now.as_millisecond()).unwrap_or_default();
        ulid::Ulid::from_parts(millis, chance().random()).to_string().to_lowercase()
    }

    /// A random nonce for sealing.
    pub fn nonce(&self) -> [u8; 12] {
        chance().random()
    }

    /// A random secret of 32 bytes in hexadecimal.
    pub fn secret(&self) -> String {
        let bytes: [u8; 32] = chance().random();
        bytes.iter().map(|b| format!("{b:02x}")).collect()
    }

    /// Goes on as the person of an account, with the roles that have been given in this very transaction:
    /// somebody who has just shown, by a one-time link, that the account is theirs.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the account is suspended
    pub(crate) async fn act_for(&mut self, account: &AccountId) -> Result<(), Error> {
        let person = rinnalla_store::account::person(&self.tx, account).await?.ok_or(Error::NotFound)?;
        self.actor = Actor::Person(person);
        Ok(())
    }

    /// Goes on as the resident of a case: somebody who has just shown it by link and code, or to whom a device was
    /// handed over.
    pub(crate) fn act_as_resident(&mut self, case: &CaseId) {
        self.actor = Actor::Resident(case.clone());
    }

    /// A random code of six digits.
    pub(crate) fn code(&self) -> String {
        format!("{:06}", chance().random_range(0..1_000_000))
    }

    /// In which capacity the work is done: the word that the resident reads in the log.
    pub const fn act_as(&mut self, role: &'static str) {
        self.role = role;
    }

    /// Notes that personal data of a case are shown.
    pub fn looked(&mut self, case: &Case, action: &str) {
        self.note_case(Kind::Read, case, action, None);
    }

    /// Notes that personal data are shown, with a code that says more.
    pub fn looked_with(&mut self, case: &Case, action: &str, detail: String) {
        self.note_case(Kind::Read, case, action, Some(detail));
    }

    /// Notes that something was written to a case.
    pub fn wrote(&mut self, case: &Case, action: &str) {
        self.note_case(Kind::Write, case, action, None);
    }

    fn note_case(&mut self, kind: Kind, case: &Case, action: &str, detail: Option<String>) {
        self.note(NewEntry {
            chain: case.municipality.to_string(),
            kind,
            action: action.into(),
            case: Some(case.id.clone()),
            resident: Some(case.resident.clone()),
            detail,
        });
    }

    /// Notes something about accounts and settings.
    pub fn secured(&mut self, municipality: Option<MunicipalityCode>, action: &str, detail: Option<String>) {
        self.note(NewEntry {
            chain: municipality.map_or_else(|| "service".into(), |m| m.to_string()),
            kind: Kind::Security,
            action: action.into(),
            case: None,
            resident: None,
            detail,
        });
    }

    /// Notes a hit of a search.
    pub fn found(&mut self, municipality: MunicipalityCode, case: &CaseId, resident: &ResidentId) {
        self.note(NewEntry {
            chain: municipality.to_string(),
            kind: Kind::Read,
            action: "search".into(),
            case: Some(case.clone()),
            resident: Some(resident.clone()),
            detail: None,
        });
    }

    pub(crate) fn note(&mut self, entry: NewEntry) {
        self.log.push(entry);
    }

    /// Leaves a mail to be sent after the commit. `dedup` makes two of the same one.
    ///
    /// # Errors
    /// When the queue cannot be written.
    pub async fn mail(
        &self,
        mail: Mail,
        to: Option<&AccountId>,
        about: Option<&Case>,
        dedup: Option<String>,
    ) -> Result<(), Error> {
        let job = Job {
            id: JobId::new(self.next_id()),
            mail,
            municipality: about.map(|c| c.municipality),
            account: to.cloned(),
            case: about.map(|c| c.id.clone()),
            token: None,
            dedup,
            run_at: self.now,
            attempts: 0,
        };
        Ok(queue::push(&self.tx, &job, self.now).await?)
    }

    /// Leaves a mail that carries a one-time link.
    ///
    /// # Errors
    /// When the queue cannot be written.
    pub async fn mail_link(
        &self,
        mail: Mail,
        municipality: Option<MunicipalityCode>,
        to: Option<&AccountId>,
        token: &TokenId,
    ) -> Result<(), Error> {
        let job = Job {
            id: JobId::new(self.next_id()),
            mail,
            municipality,
            account: to.cloned(),
            case: None,
            token: Some(token.clone()),
            dedup: None,
            run_at: self.now,
            attempts: 0,
        };
        Ok(queue::push(&self.tx, &job, self.now).await?)
    }

    pub(crate) async fn finish(self) -> Result<(), Error> {
        if !self.log.is_empty() {
            let by = self.by();
            audit::append(&self.tx, self.keys.sealer(), &by, self.now, &self.log).await?;
        }
        Ok(self.tx.commit().await?)
    }

    pub(crate) async fn undo(self) -> Actor {
        if self.tx.rollback().await.is_err() {
            tracing::warn!("a transaction could not be rolled back; the connection is gone");
        }
        self.actor
    }

    fn by(&self) -> By {
        match &self.actor {
            Actor::Anonymous => By { actor: "anonymous".into(), name: String::new(), role: self.role.into() },
            Actor::Resident(_) => By { actor: "resident".into(), name: String::new(), role: "resident".into() },
            Actor::Service(name) => By { actor: (*name).into(), name: String::new(), role: "service".into() },
            Actor::Person(person) => {
                By { actor: person.account.to_string(), name: person.name.clone(), role: self.role.into() }
            }
        }
    }
}

/// A random key of 16 bytes in hexadecimal.
pub(crate) fn fresh_key() -> String {
    let bytes: [u8; 16] = chance().random();
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// The one place where chance enters.
fn chance() -> rand::rngs::ThreadRng {
    rand::rng()
}
