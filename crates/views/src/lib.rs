//! Everything a person reads: pages, mails, paper; and the words in Finnish, Swedish, English and Northern Sámi.
//!
//! **Invariant:** pure. Data in, bytes out: no IO, no clock.

pub mod account;
pub mod activity;
pub mod admin;
pub mod agreement;
pub mod assets;
pub mod capacity;
pub mod case;
pub mod closing;
pub mod collection;
pub mod consent;
pub mod contact;
pub mod feedback;
pub mod form;
pub mod frame;
pub mod guidance;
pub mod intake;
pub mod lack;
pub mod letter;
pub mod link_worker;
pub mod looks;
pub mod mail;
pub mod measurement;
pub mod mine;
pub mod notice;
pub mod open_data;
pub mod participation;
pub mod public;
pub mod referral;
pub mod report;
pub mod search;
pub mod source;
pub mod today;
pub mod training;
pub mod visit;
pub mod words;
pub mod worry;

pub use askama::Template;
pub use frame::{Frame, MenuGroup, MenuItem};
/// Sets what is worded here on paper.
pub use rinnalla_paper as paper;
pub use words::{Said, Words};
