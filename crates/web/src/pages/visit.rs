//! The first visit: arranged, held, missed, and put into a calendar.

use rinnalla_app::{BoxFuture, FutureExt, visit};
use rinnalla_domain::CaseId;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::measurement::Point;
use rinnalla_domain::resident::short_name;
use rinnalla_formats::calendar::{Meeting, meeting};
use rinnalla_views::form::Form;
use rinnalla_views::visit::{ArrangePage, OutcomePage, parse_arrangement, parse_held, parse_missed};

use super::case::{everything, frame_of, whose};
use super::measurement::{asked_of, beside_of};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Outcome, Reply};
use crate::route::{Data, Route, WALKERS, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/ensikaynti", GET arrange_page, POST arrange);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/ensikaynti/tehty", GET held_page, POST held);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/ensikaynti/siirtyi", GET missed_page, POST missed);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/ensikaynti.ics", GET calendar);
}

async fn arrange_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "arrange").await?;
    show_arrange(&ask, form).await
}

fn show_arrange(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = everything(ask).await?;
        let ahead = found.visits.iter().find(|v| v.outcome.is_none());
        let words = ask.words();
        let status = form.status;
        let page = ArrangePage {
            w: words,
            frame: frame_of(ask, &form),
            form,
            name: short_name(&found.resident.name),
            stands: ahead.map(|v| format!("{}, {}", words.moment(v.starts_at), v.place)),
        };
        ask.page_with(status, &page)
    })
}

async fn arrange(ask: Ask) -> Outcome {
    let parsed = parse_arrangement(&ask.fields, day_of(ask.app.now()));
    form::submit(
        ask,
        "arrange",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (starts_at, place) = asked.new;
                visit::arrange(work, CaseId::new(asked.id.clone()), starts_at, place).await?;
                Ok(format!("/tukijaksot/{}?tehty=visit-arranged", asked.id))
            })
        },
        show_arrange,
    )
    .await
}

async fn held_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "visit-held").await?;
    show_held(&ask, form).await
}

fn show_held(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = everything(ask).await?;
        let first = |point| matches!(point, Point::Referral | Point::FirstVisit);
        let status = form.status;
        let missing = !found.measurements.iter().any(|m| first(m.point));
        let measure = if missing { Some(beside_of(ask, Point::FirstVisit).await?) } else { None };
        let page = OutcomePage {
            w: ask.words(),
            frame: frame_of(ask, &form),
            form,
            name: short_name(&found.resident.name),
            held: true,
            measure,
        };
        ask.page_with(status, &page)
    })
}

async fn held(ask: Ask) -> Outcome {
    let asked = asked_of(&ask, Point::FirstVisit).await;
    let parsed = parse_held(&ask.fields, Some(&asked));
    form::submit(
        ask,
        "visit-held",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (note, measured) = asked.new;
                visit::hold(work, CaseId::new(asked.id.clone()), note, measured).await?;
                Ok(format!("/tukijaksot/{}?tehty=visit-held", asked.id))
            })
        },
        show_held,
    )
    .await
}

async fn missed_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "visit-missed").await?;
    show_missed(&ask, form).await
}

fn show_missed(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (_, name) = whose(ask).await?;
        let status = form.status;
        let frame = frame_of(ask, &form);
        let page = OutcomePage { w: ask.words(), frame, form, name, held: false, measure: None };
        ask.page_with(status, &page)
    })
}

async fn missed(ask: Ask) -> Outcome {
    let parsed = parse_missed(&ask.fields);
    form::submit(
        ask,
        "visit-missed",
        parsed,
        |work, asked| {
            Box::pin(async move {
                visit::miss(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}?tehty=visit-missed", asked.id))
            })
        },
        show_missed,
    )
    .await
}

/// For one's own calendar: a neutral word, the time and the place. Neither the file nor its name says who or why.
async fn calendar(ask: Ask) -> Outcome {
    let id = ask.case();
    let ahead = ask.run(move |work| visit::ahead(work, id).boxed()).await?;
    let file = meeting(&Meeting {
        uid: format!("{}@rinnalla", ahead.case),
        starts_at: ahead.starts_at,
        place: ahead.place,
        summary: ask.words().plain("visit-calendar-summary"),
        made_at: ask.app.now(),
    });
    Ok(Reply::file("text/calendar; charset=utf-8", "tapaaminen.ics", file.into_bytes()))
}
