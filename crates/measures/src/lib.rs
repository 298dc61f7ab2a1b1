//! Instruments, their scoring, the statistics of before and after, and figures in which nobody can be recognised.
//!
//! Pure: no input or output, no clock; chance enters as a seed. Useful on its own, without the rest of the service.

#[macro_use]
mod coded;

pub mod disclosure;
pub mod instrument;
pub mod statistics;
