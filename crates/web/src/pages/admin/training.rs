//! The administrator's rule: what a municipality asks of somebody before the first case.

use rinnalla_app::{BoxFuture, FutureExt, training};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::training::Requirement;
use rinnalla_views::form::Form;
use rinnalla_views::training::form as read;
use rinnalla_views::training::trainer::RequirementPage;

use super::{at, code_of};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::Outcome;
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/koulutusvaatimus", GET requirement, POST save_requirement);
}

const REQUIREMENT: &str = "requirement";

async fn requirement(ask: Ask) -> Outcome {
    show_requirement(&ask, form::empty(&ask, REQUIREMENT)).await
}

fn show_requirement(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let code = here.code;
        let (rule, version, programmes) = ask.run(move |work| training::requirement(work, code).boxed()).await?;
        let form = form.filled(read::requirement_fields(&rule)).at_version(version);
        let (w, status) = (ask.words(), form.status);
        let page = RequirementPage {
            w,
            frame: ask.frame().for_form(&form).back_to(here.at.link("/yllapito"), w.t("menu-admin")),
            at: here.at,
            form,
            programmes: programmes.iter().map(|p| (p.id.to_string(), p.content.title.to_string())).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn save_requirement(ask: Ask) -> Outcome {
    let code = code_of(&ask)?;
    let parsed = read::requirement(&ask.fields).map(|rule| (code, rule));
    form::submit(
        ask,
        REQUIREMENT,
        parsed,
        |work, asked: Asked<(MunicipalityCode, Requirement)>| {
            Box::pin(async move {
                let (code, rule) = asked.new;
                training::save_requirement(work, code, rule, asked.version).await?;
                Ok(format!("/yllapito/koulutusvaatimus?kunta={code}&tehty=requirement-saved"))
            })
        },
        show_requirement,
    )
    .await
}
