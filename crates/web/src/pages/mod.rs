//! The pages, one file a noun.

mod health;
mod session;

use crate::route::Route;

/// Registers every page.
pub(crate) fn all(routes: &mut Vec<Route>) {
    health::routes(routes);
    session::routes(routes);
}
