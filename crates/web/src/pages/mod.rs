//! The pages, one file a noun.

mod account;
mod activity;
mod admin;
mod agreement;
pub(crate) mod api;
mod case;
mod claim;
mod closing;
mod consent;
mod contact;
mod double;
pub(crate) mod guidance;
pub(crate) mod health;
mod intake;
mod joining;
mod lack;
mod letter;
mod link_worker;
mod looks;
mod measurement;
mod mine;
mod organiser;
mod participation;
mod public;
mod referral;
mod report;
mod search;
mod second_factor;
mod session;
mod table;
mod today;
mod umbrella;
mod visit;
mod week;
mod worry;

use crate::route::Route;

/// Registers every page.
pub(crate) fn all(routes: &mut Vec<Route>) {
    account::routes(routes);
    activity::routes(routes);
    admin::routes(routes);
    agreement::routes(routes);
    api::routes(routes);
    case::routes(routes);
    claim::routes(routes);
    closing::routes(routes);
    consent::routes(routes);
    contact::routes(routes);
    double::routes(routes);
    guidance::routes(routes);
    health::routes(routes);
    intake::routes(routes);
    joining::routes(routes);
    lack::routes(routes);
    letter::routes(routes);
    link_worker::routes(routes);
    looks::routes(routes);
    measurement::routes(routes);
    mine::routes(routes);
    organiser::routes(routes);
    week::routes(routes);
    participation::routes(routes);
    public::routes(routes);
    referral::routes(routes);
    report::routes(routes);
    search::routes(routes);
    second_factor::routes(routes);
    session::routes(routes);
    table::routes(routes);
    crate::open::routes(routes);
    today::routes(routes);
    umbrella::routes(routes);
    visit::routes(routes);
    worry::routes(routes);
}
