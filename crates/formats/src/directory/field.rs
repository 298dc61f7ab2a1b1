//! The fields of an entry, so that each of them can say where it came from.

pub use rinnalla_domain::activity::{Field, FieldSet};
