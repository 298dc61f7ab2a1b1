//! Events of web pages: JSON-LD in the words of schema.org, in a file of its own or within a page.
//!
//! Microdata and RDFa are not read. A page that carries nothing in JSON-LD says so.

mod node;
mod page;
mod read;
mod when;
pub mod write;

pub use read::read;
