//! The directory as others speak it: example data of each source, files made to be wrong, and our own words read back.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; counts are told with --nocapture")]

mod bad_input;
mod common;
mod hostile;
mod hsds_read;
mod ical;
mod linked_events;
mod made_up;
mod open_referral;
mod own_words;
mod ptv;
mod schema_org;
mod schemas;
mod table;
