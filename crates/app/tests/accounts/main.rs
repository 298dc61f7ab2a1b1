//! Accounts and administration, on every engine.

mod drafts;
mod invitations;
mod joining;
mod municipality;
mod password;
mod roles;
mod second_factor;
mod sessions;
mod sign_in;
mod world;
