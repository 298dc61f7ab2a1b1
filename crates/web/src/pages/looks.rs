//! Who has looked: printed for a resident who asks.

use rinnalla_app::{FutureExt, audit};
use rinnalla_domain::consent::{Permission, allows};
use rinnalla_views::looks::{LooksPage, entries};

use crate::ask::Ask;
use crate::reply::Outcome;
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/katselut", GET looks);
}

async fn looks(ask: Ask) -> Outcome {
    let id = ask.case();
    let found = ask.run(move |work| audit::looks(work, id).boxed()).await?;
    let w = ask.words();
    let case = &found.opened.case;
    let tell = [Permission::TellBegan, Permission::TellEnded, Permission::TellSummary];
    let page = LooksPage {
        w,
        frame: ask.frame().back_to(format!("/tukijaksot/{}", case.id), w.t("back")),
        number: case.number.clone(),
        resident: found.resident.name,
        entries: entries(w, &found.looks),
        told: tell.into_iter().filter(|p| allows(&found.permissions, *p)).collect(),
        printed: w.t2("looks-printed", ("who", &ask.person()?.name), ("when", &w.moment(ask.app.now()))).text,
    };
    ask.page(&page)
}
