//! Open Referral: Human Services Data Specification 3.0, and its profile for the United Kingdom (HSDS-UK 3.0).
//!
//! Reading: services, with what is nested in them; organisations as organisers; a service at a location adds its place
//! to its service. Items of a list are short: they are taken, and named in [`super::Batch::wanted`], so that whole bodies
//! can be asked for.

mod openapi;
mod parts;
pub mod query;
mod read;
mod schedule;
mod terms;
pub mod write;

pub use openapi::openapi;
pub use read::read;
