//! Only for tests: fresh databases on both engines, a clock that stands where it is put, planted words,
//! and a browser without a screen.

pub mod back_door;
pub mod browser;
pub mod engines;
pub mod pack;
pub mod plant;
