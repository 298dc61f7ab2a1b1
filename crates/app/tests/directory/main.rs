//! The directory: entries written, asked about, and hidden when nobody says that they are true; on every engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod claims;
mod decisions;
mod feeds;
mod figures;
mod guidance;
mod lack;
mod search;
mod sources;
mod still_true;
mod umbrellas;
mod week;
mod world;
mod write;
