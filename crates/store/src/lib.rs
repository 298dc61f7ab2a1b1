//! The only room with SQL: migrations, queries, transactions, job queue, audit log.
//!
//! One code base for two engines. SQL keeps to a portable subset (text, bigint, `$1`); what differs is in `db`.
//! Reads of a person's data take a [`rinnalla_access::Scope`]; writes take a [`rinnalla_access::Grant`].

mod db;
mod migrate;
mod row;
mod scope;
mod seal;

pub mod account;
pub mod activity;
pub mod agreement;
pub mod asking;
pub mod audit;
pub mod capacity;
pub mod case;
pub mod claim;
pub mod closing;
pub mod collection;
pub mod contact;
pub mod cost;
pub mod draft;
pub mod feedback;
pub mod figure;
pub mod goal;
pub mod guidance;
pub mod instrument;
pub mod lack;
pub mod letter;
pub mod link_worker;
pub mod measurement;
pub mod organisation;
pub mod participation;
pub mod permission;
pub mod population;
pub mod proposal;
pub mod queue;
pub mod referral;
pub mod report;
pub mod resident;
pub mod session;
pub mod settings;
pub mod source;
pub mod token;
pub mod training;
pub mod umbrella;
pub mod visit;
pub mod worry;

pub use db::{Engine, Store, StoreError, Tx};
pub use seal::Sealer;
