//! The door for people and machines: routes, requests, handlers.
//!
//! A route cannot be registered without an audience ([`route::Route`]); every request becomes an `ask::Ask`, and a
//! handler is a paragraph: parse, do, show.

mod ask;
mod dispatch;
mod form;
mod open;
mod pages;
mod reply;
mod report_file;
mod route;
mod upload;

pub use dispatch::{Web, router};
pub use pages::api::{Search, found_json};
pub use report_file::{Format as ReportFormat, report_file};
/// The words and pages.
pub use rinnalla_views as views;
pub use route::{Audience, Route, routes};
