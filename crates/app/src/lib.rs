//! What can be done in Rinnalla: one file per use case, each a few sentences long.
//!
//! A use case asks for permission, applies the rule, writes, and leaves its consequences as jobs: all in the one
//! transaction of a [`Work`], which [`App::run`] opens and closes. Doors (`web`, `worker`) reach data only through here.

mod error;
mod finder;
mod keys;
mod resident_link;
mod run;
mod work;

pub mod account;
pub mod activity;
pub mod agreement;
pub mod audit;
pub mod capacity;
pub mod case;
pub mod closing;
pub mod collection;
pub mod consent;
pub mod contact;
pub mod cost;
pub mod draft;
pub mod feedback;
pub mod figure;
pub mod guidance;
pub mod instrument;
pub mod lack;
pub mod letter;
pub mod link_worker;
pub mod measurement;
pub mod message;
pub mod municipality;
pub mod participation;
pub mod place;
pub mod population;
pub mod referral;
pub mod report;
pub mod research;
pub mod session;
pub mod setup;
pub mod source;
pub mod today;
pub mod training;
pub mod visit;
pub mod worry;

pub use error::{Error, Rule};
pub use finder::Village;
pub use keys::{Keys, KeysError};
pub use rinnalla_store as store;
pub use run::{App, Clock, Config, Who};
pub use work::Work;

/// A boxed future of a use case, as [`App::run`] takes it.
pub use futures_util::FutureExt;
pub use futures_util::future::BoxFuture;
