//! Measurements taken on the way.

use rinnalla_app::measurement::{self, Shown};
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_domain::CaseId;
use rinnalla_domain::case::State;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::visibility::Facet;
use rinnalla_views::form::Form;
use rinnalla_views::measurement::{MeasurementsPage, NewMeasurementPage, missing, parse};

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{Data, Route, WALKERS, page};

const NEW: &str = "measure-new";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset", GET list);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/mittaukset/uusi", GET new, POST record);
}

async fn shown(ask: &Ask) -> Result<Shown, Failure> {
    let id = ask.case();
    let shown = ask.run(move |work| measurement::show(work, id).boxed()).await?;
    if shown.opened.sees(Facet::Measurements) { Ok(shown) } else { Err(Failure::NotFound) }
}

async fn list(ask: Ask) -> Outcome {
    let shown = shown(&ask).await?;
    let w = ask.words();
    let case = &shown.opened.case;
    let page = MeasurementsPage {
        w,
        frame: ask.frame().back_to(format!("/tukijaksot/{}", case.id), w.t("back")),
        id: case.id.to_string(),
        number: case.number.clone(),
        missing: missing(case, &shown.measurements, day_of(ask.app.now())),
        open: !case.state.is_over() && case.state != State::Sent,
        taken: shown.measurements,
    };
    ask.page(&page)
}

async fn new(ask: Ask) -> Outcome {
    let form = form::open(&ask, NEW).await?;
    show(&ask, form).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let case = &shown.opened.case;
        let status = form.status;
        let back = ask.words().t("measurements-back");
        let page = NewMeasurementPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}/mittaukset", case.id), back),
            form,
            number: case.number.clone(),
        };
        ask.page_with(status, &page)
    })
}

async fn record(ask: Ask) -> Outcome {
    let parsed = parse(&ask.fields);
    form::submit(
        ask,
        NEW,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (point, measured) = asked.new;
                measurement::record(work, CaseId::new(asked.id.clone()), point, measured).await?;
                Ok(format!("/tukijaksot/{}/mittaukset?tehty=measured", asked.id))
            })
        },
        show,
    )
    .await
}
