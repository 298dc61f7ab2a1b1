//! Figures as they may be shown: every report releases its counts here, for analysts as for everybody.
//!
//! What has been released is remembered and never changes. A month that has been released is frozen with the counts
//! that it had then; what is entered late is not in it. So no two releases can be taken from one another, and no span
//! of months tells more than the months, quarters and years in it.

mod release;
mod released;

pub use release::{Counted, Division, keep_value, release};
pub(crate) use release::{known, last_ended, threshold};
pub use released::Released;
