//! Where the villages of a municipality lie: so that the way to a resident can be reckoned.

use rinnalla_app::{BoxFuture, FutureExt, link_worker};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::link_worker::Villages;
use rinnalla_views::admin::{VillagesPage, villages as read};
use rinnalla_views::form::{Fields, Form};

use super::{at, code_of};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::Outcome;
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kylat", GET villages, POST save_villages);
}

const VILLAGES: &str = "villages";

async fn villages(ask: Ask) -> Outcome {
    show_villages(&ask, form::empty(&ask, VILLAGES)).await
}

fn show_villages(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let code = here.code;
        let (known, version) = ask.run(move |work| link_worker::villages(work, code).boxed()).await?;
        let form = form.filled(Fields::default().with("list", known)).at_version(version);
        let (w, status) = (ask.words(), form.status);
        let frame = ask.frame().for_form(&form).back_to(here.at.link("/yllapito"), w.t("menu-admin"));
        ask.page_with(status, &VillagesPage { w, frame, at: here.at, form })
    })
}

async fn save_villages(ask: Ask) -> Outcome {
    let code = code_of(&ask)?;
    let parsed = read(&ask.fields).map(|villages| (code, villages));
    form::submit(
        ask,
        VILLAGES,
        parsed,
        |work, asked: Asked<(MunicipalityCode, Villages)>| {
            Box::pin(async move {
                let (code, villages) = asked.new;
                link_worker::save_villages(work, code, villages, asked.version).await?;
                Ok(format!("/yllapito/kylat?kunta={code}&tehty=villages-saved"))
            })
        },
        show_villages,
    )
    .await
}
