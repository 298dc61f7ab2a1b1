//! Is the service alive, and can it work?

use rinnalla_app::{FutureExt, Who};

use crate::ask::Ask;
use crate::reply::{Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/health/live", GET live);
    page!(routes, Audience::Everybody, Data::Plain, "/health/ready", GET ready);
}

async fn live(_ask: Ask) -> Outcome {
    Ok(alive())
}

/// What the door answers by itself.
pub(crate) fn alive() -> Reply {
    text(200, "live")
}

/// A transaction can be opened and closed.
async fn ready(ask: Ask) -> Outcome {
    let opened = ask.app.run(Who::Service("health"), |_| async { Ok(()) }.boxed()).await;
    Ok(if opened.is_ok() { text(200, "ready") } else { text(503, "not ready") })
}

fn text(status: u16, body: &str) -> Reply {
    Reply { status, media_type: "text/plain; charset=utf-8", body: body.as_bytes().to_vec(), headers: Vec::new() }
}
