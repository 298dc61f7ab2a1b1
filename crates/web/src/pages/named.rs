//! Periods that a municipality names, so that means are told for them.

use rinnalla_app::report::{Named, name_period, named_periods};
use rinnalla_app::{BoxFuture, Error, FutureExt, place};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_views::form::{FieldError, Form};
use rinnalla_views::report::{NamedPage, parse_named};

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, page};

const FORM: &str = "named";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Plain, "/raportit/jaksot", GET show_page, POST name);
}

fn coordinated(ask: &Ask) -> Result<Vec<MunicipalityCode>, Failure> {
    Ok(ask.person()?.municipalities(Role::Coordinator))
}

async fn show_page(ask: Ask) -> Outcome {
    show(&ask, form::empty(&ask, FORM)).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let codes = coordinated(ask)?;
        let mut named = Vec::new();
        for code in codes.clone() {
            let known = ask.run(move |work| named_periods(work, code).boxed()).await?;
            named.extend(known.into_iter().map(|one| (code, one)));
        }
        let names = ask.run(move |work| place::names(work, codes).boxed()).await?;
        let (w, status) = (ask.words(), form.status);
        let page = NamedPage {
            w,
            frame: ask.frame().for_form(&form).back_to("/raportit", w.t("reports-title")),
            form,
            places: names.into_iter().map(|(code, name)| (code.to_string(), name)).collect(),
            named,
        };
        ask.page_with(status, &page)
    })
}

async fn wrong(ask: &Ask, code: &'static str) -> Outcome {
    let errors = vec![FieldError { field: "period", code, lengths: None }];
    show(ask, Form { errors, ..form::again(ask, FORM, 422) }).await
}

async fn name(ask: Ask) -> Outcome {
    let (code, new) = match parse_named(&ask.fields, &coordinated(&ask)?) {
        Ok(read) => read,
        Err(errors) => return show(&ask, Form { errors, ..form::again(&ask, FORM, 422) }).await,
    };
    match ask.run(move |work| name_period(work, code, new).boxed()).await {
        Ok(Named::Done) => Ok(Reply::see_other("/raportit/jaksot?tehty=period-named")),
        Ok(Named::Known) => wrong(&ask, "known").await,
        Ok(Named::IsYear) => wrong(&ask, "year").await,
        Err(Error::NotFound) => Err(Failure::NotFound),
        Err(error) => form::refuse(&ask, FORM, error, show).await,
    }
}
