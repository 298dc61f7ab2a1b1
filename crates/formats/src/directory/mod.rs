//! The directory as others speak it: entries of Palvelutietovaranto (`ptv`), Linked Events (`linked_events`), Open
//! Referral (`hsds`), tables (`table`), calendars (`ical`) and web pages (`schema_org`), and our entries in their words.
//!
//! Every reader has the same shape: bytes and a [`Context`] go in, a [`Batch`] comes out. Readers never fail as a whole:
//! what could not be read is named among the rejected, and then [`Batch::complete`] is false. Every record is judged by
//! itself. Texts come out plain, days come out possible, points come out in Finland.
//!
//! Which field comes from where is told in `docs/directory-formats.md`.

mod areas;
mod asking;
mod batch;
mod days;
mod draft;
mod draft_place;
mod field;
mod finish;
pub mod hsds;
mod html;
pub mod ical;
mod json;
pub mod linked_events;
mod map;
pub mod ptv;
mod recur;
mod rule;
pub mod schema_org;
pub mod table;
mod telling;
mod told;
mod topics;
mod why;
mod words;

pub use asking::{Paging, Unclear};
pub use batch::{Batch, Body, Context, Gone, Imported, ImportedOrganiser, Next, Noted, Rejected};
pub use field::{Field, FieldSet};
pub use telling::{OWN_LICENCE, OWN_LICENCE_URL, Page, Telling, Term, credit};
pub use told::Told;
pub use why::{Note, Why};
