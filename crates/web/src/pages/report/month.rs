//! A coordinator's month.

use rinnalla_app::{FutureExt, report};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::report::Period;
use rinnalla_views::report::MonthPage;

use super::{place, wanted};
use crate::ask::Ask;
use crate::reply::Outcome;
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/raportit/kuukausi", GET show);
}

async fn show(ask: Ask) -> Outcome {
    let own = ask.person()?.municipalities(Role::Coordinator);
    let code = wanted(&ask, &own)?;
    let today = day_of(ask.app.now());
    let latest = Period::latest_month(today);
    let typed = ask.query.get("jakso");
    let told = |period: &Period| period.single_month().is_some() && period.ended(today) == Some(*period);
    let (period, mistyped) = match Period::parse(typed).filter(told) {
        Some(period) => (period, None),
        None if typed.trim().is_empty() => (latest, None),
        None => (latest, Some(typed.chars().take(40).collect())),
    };
    let month = ask.run(move |work| report::month(work, code, period).boxed()).await?;
    let at = |period: Period| format!("/raportit/kuukausi?kunta={code}&jakso={period}");
    let mut places = Vec::new();
    for other in own.into_iter().filter(|other| *other != code) {
        places.push((format!("/raportit/kuukausi?kunta={other}&jakso={period}"), place(&ask, other).await?.name));
    }
    let (before, next) = period.around();
    let w = ask.words();
    let page = MonthPage {
        w,
        frame: ask.frame().back_to("/raportit", w.t("reports-title")),
        place: place(&ask, code).await?.name,
        month: &month,
        mistyped,
        today: w.day(today),
        places,
        before: before.map(at),
        next: next.filter(told).map(at),
    };
    ask.page(&page)
}
