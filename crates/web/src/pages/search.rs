//! (being written)

use crate::route::Route;

pub(crate) fn routes(_routes: &mut Vec<Route>) {}
