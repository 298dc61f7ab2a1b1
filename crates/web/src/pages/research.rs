//! Handing data over to research: the form, a look at what the package would hold, and the package.

use rinnalla_app::research::{self, Asked, Made, ResearchKey};
use rinnalla_app::{BoxFuture, Error, FutureExt, place};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::report::Period;
use rinnalla_formats::research::{Export, KNOWN_BY, package};
use rinnalla_views::form::{FieldError, Fields, Form};
use rinnalla_views::report::{Look, NewExport, ResearchPage, parse_export};

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, page};

const FORM: &str = "research";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/raportit/vienti", GET ask_page, POST hand_over);
}

fn coordinated(ask: &Ask) -> Result<Vec<MunicipalityCode>, Failure> {
    Ok(ask.person()?.municipalities(Role::Coordinator))
}

async fn ask_page(ask: Ask) -> Outcome {
    let code = coordinated(&ask)?.first().copied().ok_or(Failure::NotFound)?;
    let key = ask.run(move |work| async move { research::fresh_key(work, code) }.boxed()).await?;
    let period = Period::latest(day_of(ask.app.now()));
    let start = Fields::default().with("period", period).with("key", key);
    show(&ask, form::empty(&ask, FORM).filled(start)).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_with(ask, form, None))
}

async fn show_with(ask: &Ask, form: Form, look: Option<Look>) -> Outcome {
    let codes = coordinated(ask)?;
    let names = ask.run(move |work| place::names(work, codes).boxed()).await?;
    let w = ask.words();
    let status = form.status;
    let page = ResearchPage {
        w,
        frame: ask.frame().for_form(&form).back_to("/raportit", w.t("reports-title")),
        form,
        places: names.into_iter().map(|(code, name)| (code.to_string(), name)).collect(),
        look,
    };
    ask.page_with(status, &page)
}

async fn wrong(ask: &Ask, field: &'static str, code: &'static str) -> Outcome {
    let errors = vec![FieldError { field, code, lengths: None }];
    show(ask, Form { errors, ..form::again(ask, FORM, 422) }).await
}

async fn hand_over(ask: Ask) -> Outcome {
    let NewExport { municipality, period, project, key } = match parse_export(&ask.fields, &coordinated(&ask)?) {
        Ok(new) => new,
        Err(errors) => return show(&ask, Form { errors, ..form::again(&ask, FORM, 422) }).await,
    };
    let Some(key) = ResearchKey::parse(&key) else { return wrong(&ask, "key", "short").await };
    let asked = Asked { municipality, period, project, key };
    let only_look = ask.fields.get("do") == "look";
    let made = if only_look {
        ask.run(move |work| research::look(work, asked).boxed()).await
    } else {
        ask.run(move |work| research::hand_over(work, asked).boxed()).await
    };
    match made {
        Ok(Made::Ready(export)) if only_look => {
            show_with(&ask, form::again(&ask, FORM, 200), Some(look(&export))).await
        }
        Ok(Made::Ready(export)) => {
            let bytes = package(&export).map_err(Failure::Broken)?;
            let period = export.period.to_string().replace("..", "_");
            Ok(Reply::file("application/zip", &format!("tutkimusaineisto-{municipality}-{period}.zip"), bytes))
        }
        Ok(Made::TooFew { .. }) => wrong(&ask, "period", "few").await,
        Ok(Made::NotYet) => wrong(&ask, "period", "running").await,
        Err(Error::NotFound) => Err(Failure::NotFound),
        Err(error) => form::refuse(&ask, FORM, error, show).await,
    }
}

fn look(export: &Export) -> Look {
    let of = &export.anonymity;
    Look {
        rows: of.rows,
        k: of.k,
        groups: of.groups,
        smallest: of.smallest,
        coarser: KNOWN_BY.iter().copied().zip(of.coarser.iter().copied()).collect(),
    }
}
