//! Accounts and administration, on every engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod drafts;
mod instruments;
mod invitations;
mod joining;
mod municipality;
mod password;
mod roles;
mod second_factor;
mod sessions;
mod sign_in;
mod world;
