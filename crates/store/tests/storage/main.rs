//! The storage, on every engine: scopes, grants, versions, the log, sealed fields, the queue, and what is kept as it was.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod away;
mod grants;
mod log;
mod queue;
mod schema;
mod scopes;
mod sealed;
mod town;
mod transactions;
mod twice;
mod values;
mod world;
