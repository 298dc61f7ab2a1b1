//! What is true in hyvinvointilähete: types, parsing, state machines, rules.
//!
//! **Invariant:** nothing here does IO, awaits, reads a clock or draws a random number;
//! time, chance and identity are handed in.

#[macro_use(coded)]
extern crate rinnalla_measures;
pub use rinnalla_measures::coded;

pub mod account;
pub mod activity;
pub mod agreement;
pub mod audit;
pub mod business_id;
pub mod calendar;
pub mod capacity;
pub mod case;
pub mod clock;
pub mod closing;
pub mod collection;
pub mod consent;
pub mod contact;
pub mod cost;
pub mod date;
pub mod feedback;
pub mod goal;
pub mod guidance;
pub mod ids;
pub mod instrument;
pub mod lack;
pub mod language;
pub mod letter;
pub mod link_worker;
pub mod mail_address;
pub mod measurement;
pub mod message;
pub mod municipality;
pub mod organisation;
pub mod participation;
pub mod phone;
pub mod population;
pub mod proposal;
pub mod referral;
pub mod report;
pub mod resident;
pub mod settings;
pub mod source;
pub mod text;
pub mod training;
pub mod visibility;
pub mod visit;
pub mod worry;

pub use ids::*;
pub use language::Language;
pub use municipality::MunicipalityCode;
