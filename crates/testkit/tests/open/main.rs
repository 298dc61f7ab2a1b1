//! The open data of the demo as others fetch it: every address, every page, held against the published schemas; and what
//! is told is read back by our own readers.
#![expect(clippy::print_stdout, reason = "counts are told with --nocapture")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod door;
mod events;
#[path = "../../../formats/tests/directory/schemas.rs"]
mod schemas;
mod services;
mod visitor;
