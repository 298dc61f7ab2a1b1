//! Only for tests: fresh databases on both engines, a clock that stands where it is put.

pub mod engines;
