//! The table of routes: path, audience, whether it shows personal data, and the handler.

use std::future::Future;
use std::pin::Pin;

use rinnalla_domain::account::Role;

use crate::ask::Ask;
use crate::reply::Outcome;

/// For whom a route is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anybody, also without signing in.
    Everybody,
    /// Anybody who has signed in and given the second factor.
    SignedIn,
    /// Somebody who has signed in, but perhaps not given or set the second factor yet.
    HalfSignedIn,
    /// Holders of any of these roles.
    Roles(&'static [Role]),
}

impl Audience {
    /// Names for `routes --json`.
    pub fn names(self) -> Vec<&'static str> {
        match self {
            Self::Everybody => vec!["anonymous"],
            Self::SignedIn | Self::HalfSignedIn => vec!["signed_in"],
            Self::Roles(roles) => roles.iter().map(|r| r.code()).collect(),
        }
    }
}

/// Does a route show or take data of residents?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Data {
    /// None.
    Plain,
    /// Data of residents: never cached, always logged.
    Personal,
}

/// A handler.
pub(crate) type Handler = fn(Ask) -> Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// A line of the table.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path with `{id}` for what varies.
    pub path: &'static str,
    /// For whom.
    pub audience: Audience,
    /// Data of residents?
    pub data: Data,
    pub(crate) handler: Handler,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Route {
    /// Does it show or take data of residents?
    pub fn is_personal(&self) -> bool {
        self.data == Data::Personal
    }
}

/// Makes a handler of an async function.
macro_rules! handler {
    ($f:path) => {
        |ask| ::std::boxed::Box::pin($f(ask))
    };
}
pub(crate) use handler;

/// Lines of the table for one page: `page!(audience, data, "/path", GET f, POST g)`.
macro_rules! page {
    ($routes:ident, $audience:expr, $data:expr, $path:literal, $($method:ident $f:path),+ $(,)?) => {
        $($routes.push($crate::route::Route {
            method: stringify!($method),
            path: $path,
            audience: $audience,
            data: $data,
            handler: $crate::route::handler!($f),
        });)+
    };
}
pub(crate) use page;

/// Every route of the service.
pub fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    crate::pages::all(&mut routes);
    routes
}

/// The coordinator alone.
pub(crate) const COORDINATOR: Audience = Audience::Roles(&[Role::Coordinator]);
/// The referrer alone.
pub(crate) const REFERRER: Audience = Audience::Roles(&[Role::Referrer]);
/// The link worker alone.
pub(crate) const LINK_WORKER: Audience = Audience::Roles(&[Role::LinkWorker]);
/// Whoever walks alongside.
pub(crate) const WALKERS: Audience = Audience::Roles(&[Role::LinkWorker, Role::Coordinator]);
/// The administrator alone.
pub(crate) const ADMINISTRATOR: Audience = Audience::Roles(&[Role::Administrator]);
