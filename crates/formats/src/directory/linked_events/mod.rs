//! Linked Events, the interface to events of Helsinki, Tampere, Turku and others, version 1.
//!
//! Reading: events, with the places, keywords and organisations they point to when those are among the bodies or
//! written out in the event (`include=location,keywords`). A recurring event has a super event and one event for each
//! day: they become one entry, with the days as its schedule. Hand in all pages together, so that none is missing.

pub mod query;
mod read;
mod series;
pub mod write;

pub use read::read;
