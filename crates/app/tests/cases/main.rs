//! What a case allows and refuses, on every engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod agreement;
mod capacity;
mod closing;
mod collections;
mod feedback;
mod follow_up;
mod leaving;
mod measurement;
mod measuring;
mod own_first;
mod participation;
mod path;
mod report;
mod reports_of_others;
mod world;
