//! Referrals: sending, following, answering, taking back.

mod follow;
mod submit;

pub use follow::{Followed, give_information, list_own, show, withdraw};
pub use submit::{Submitted, submit};
