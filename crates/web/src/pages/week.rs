//! What is held in a week in a village, as a page and as a sheet for notice boards.

use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_app::activity::{self, Week};
use rinnalla_app::{Error, FutureExt};
use rinnalla_domain::clock::day_of;
use rinnalla_views::activity::{Day, WeekPage, card, week_sheet};
use rinnalla_views::form::Fields;

use super::letter::pdf;
use crate::ask::Ask;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/viikko", GET show);
    page!(routes, Audience::Everybody, Data::Plain, "/viikko.pdf", GET sheet);
}

/// The address of a week of a village.
fn path(ask: &Ask, page: &str, village: Option<&str>, monday: Date) -> String {
    let query = Fields::default().with_some("kyla", village).with("alkaa", monday);
    ask.frame().with(page, &query.encode())
}

async fn found(ask: &Ask) -> Result<Week, Error> {
    let today = day_of(ask.app.now());
    let asked: Date = ask.query.get("alkaa").parse().unwrap_or(today);
    // A year back and ahead is more than any notice board needs.
    let near = asked.clamp(today.saturating_sub(1.year()), today.saturating_add(1.year()));
    let village = Some(ask.query.get("kyla").trim().to_owned()).filter(|village| !village.is_empty());
    let municipality = ask.place.as_ref().and_then(|(place, _)| place.municipality);
    ask.run(move |work| activity::week(work, municipality, village, near).boxed()).await
}

fn told(ask: &Ask, week: &Week) -> WeekPage {
    let (w, today) = (ask.words(), day_of(ask.app.now()));
    let village = week.village.as_deref();
    let sunday = week.monday.saturating_add(6.days());
    let around = [-7, 7].map(|days: i64| path(ask, "/viikko", village, week.monday.saturating_add(days.days())));
    let sheet = path(ask, "/viikko.pdf", village, week.monday);
    WeekPage {
        frame: ask.frame().back_to(ask.frame().to("/toiminta"), w.t("activity-all")),
        village: week.village.clone(),
        villages: week.villages.clone(),
        monday: week.monday.to_string(),
        span: format!("{} – {}", w.long_day(week.monday), w.long_day(sunday)),
        days: week.days.iter().map(|(day, held)| Day::told(&w, *day, held, today)).collect(),
        agreed: week.agreed.iter().map(|activity| card(&w, activity, today)).collect(),
        around,
        pdf: [sheet.clone(), format!("{sheet}&koko=a3")],
        w,
    }
}

async fn show(ask: Ask) -> Outcome {
    if ask.place.is_none() {
        return Ok(Reply::see_other(&ask.frame().to("/")));
    }
    let week = found(&ask).await?;
    ask.page(&told(&ask, &week))
}

async fn sheet(ask: Ask) -> Outcome {
    if ask.place.is_none() {
        return Err(Failure::NotFound);
    }
    let week = found(&ask).await?;
    let page = told(&ask, &week);
    let address =
        format!("{}{}", ask.app.config().base_url, path(&ask, "/viikko", week.village.as_deref(), week.monday));
    let board = ask.query.get("koko") == "a3";
    pdf(week_sheet(&page, &address, day_of(ask.app.now()), board), "viikko.pdf").await
}
