//! Finding somebody by two exact facts: in the body of a form, so that nothing stands in an address.

use rinnalla_app::{BoxFuture, FutureExt, case};
use rinnalla_views::form::Form;
use rinnalla_views::search::{Hit, SearchPage, parse};
use rinnalla_views::today::case_href;

use crate::ask::Ask;
use crate::form;
use crate::reply::Outcome;
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/haku", GET search_page, POST search);
}

async fn search_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "search").await?;
    show_search(&ask, form).await
}

fn show_search(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move { show(ask, form, None) })
}

fn show(ask: &Ask, form: Form, hits: Option<Vec<Hit>>) -> Outcome {
    let status = form.status;
    let frame = ask.frame().for_form(&form);
    ask.page_with(status, &SearchPage { w: ask.words(), frame, form, hits })
}

async fn search(ask: Ask) -> Outcome {
    let wanted = match parse(&ask.fields) {
        Ok(wanted) => wanted,
        Err(errors) => return show(&ask, Form { errors, ..form::again(&ask, "search", 422) }, None),
    };
    let found = ask.run(move |work| case::search(work, wanted.name, wanted.birth_date, wanted.phone).boxed()).await;
    match found {
        Ok(found) => {
            let hits = found.into_iter().map(|hit| Hit {
                href: case_href(hit.id.as_str(), hit.state),
                number: hit.number,
                state: hit.state,
                name: hit.name,
            });
            show(&ask, form::again(&ask, "search", 200), Some(hits.collect()))
        }
        Err(error) => form::refuse(&ask, "search", error, show_search).await,
    }
}
