//! Worries, and calls for support.

use rinnalla_app::{BoxFuture, worry};
use rinnalla_domain::CaseId;
use rinnalla_views::form::Form;
use rinnalla_views::worry::{SupportPage, WorryPage, parse_support, parse_worry};

use super::case::{frame_of, path_of, whose};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, WALKERS, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/huoli", GET worry_page, POST record);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/huoli/luettu", GET to_case, POST seen);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/tuki", GET support_page, POST ask_support);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/tuki/vastattu", GET to_case, POST answered);
}

async fn worry_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "worry").await?;
    show_worry(&ask, form).await
}

fn show_worry(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (_, name) = whose(ask).await?;
        let settings = ask.settings();
        let status = form.status;
        let page = WorryPage {
            w: ask.words(),
            frame: frame_of(ask, &form),
            form,
            name,
            duty_phone: settings.emergency_duty_phone.map(|p| p.to_string()),
            phone: settings.phone.map(|p| p.to_string()),
            phone_hours: settings.phone_hours.map(|h| h.to_string()),
        };
        ask.page_with(status, &page)
    })
}

async fn record(ask: Ask) -> Outcome {
    let parsed = parse_worry(&ask.fields);
    form::submit(
        ask,
        "worry",
        parsed,
        |work, asked| {
            Box::pin(async move {
                worry::record(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}?tehty=worry-saved", asked.id))
            })
        },
        show_worry,
    )
    .await
}

async fn support_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "support").await?;
    show_support(&ask, form).await
}

fn show_support(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let (_, name) = whose(ask).await?;
        let settings = ask.settings();
        let status = form.status;
        let page = SupportPage {
            w: ask.words(),
            frame: frame_of(ask, &form),
            form,
            name,
            phone: settings.phone.map(|p| p.to_string()),
            phone_hours: settings.phone_hours.map(|h| h.to_string()),
        };
        ask.page_with(status, &page)
    })
}

async fn ask_support(ask: Ask) -> Outcome {
    let parsed = parse_support(&ask.fields);
    form::submit(
        ask,
        "support",
        parsed,
        |work, asked| {
            Box::pin(async move {
                worry::ask_support(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}?tehty=support-asked", asked.id))
            })
        },
        show_support,
    )
    .await
}

/// The buttons stand on the page of the case: whatever happens, there is the page to see.
async fn to_case(ask: Ask) -> Outcome {
    Ok(Reply::see_other(&path_of(&ask, "")))
}

fn back_to_case(ask: &Ask, _: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move { Ok(Reply::see_other(&path_of(ask, ""))) })
}

async fn seen(ask: Ask) -> Outcome {
    form::submit(
        ask,
        "worry-seen",
        Ok(()),
        |work, asked| {
            Box::pin(async move {
                worry::mark_seen(work, asked.case()).await?;
                Ok(format!("/tukijaksot/{}?tehty=worry-seen", asked.id))
            })
        },
        back_to_case,
    )
    .await
}

async fn answered(ask: Ask) -> Outcome {
    form::submit(
        ask,
        "support-answered",
        Ok(()),
        |work, asked| {
            Box::pin(async move {
                worry::answer_support(work, asked.case()).await?;
                Ok(format!("/tukijaksot/{}?tehty=support-answered", asked.id))
            })
        },
        back_to_case,
    )
    .await
}
