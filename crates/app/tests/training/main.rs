//! Courses: the last place goes to one alone, enrolling twice is enrolling once, certificates stay true, and whoever is
//! not trained as the municipality asks is not proposed; on every engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod certificate;
mod enrolment;
mod rule;
mod world;
