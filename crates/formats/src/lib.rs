//! What others speak: bytes to and from domain types.

pub mod calendar;
pub mod directory;
pub mod figures;
pub mod population;
pub mod research;
pub mod sheet;
mod text;
