//! Activities in a case: found, picked, and marked with what became of them.

use rinnalla_app::{BoxFuture, FutureExt, participation};
use rinnalla_domain::CaseId;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::resident::short_name;
use rinnalla_views::activity::card;
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::participation::{MarkPage, RoomPage, parse};

use super::case::{frame_of, path_of};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{Data, Route, WALKERS, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/toiminta", GET room, POST pick);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/toiminta/{number}", GET mark_page, POST mark);
}

const PICK: &str = "pick";
const MARK: &str = "mark";

async fn shown(ask: &Ask) -> Result<participation::Shown, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| participation::show(work, id).boxed()).await?)
}

async fn room(ask: Ask) -> Outcome {
    let form = form::empty(&ask, PICK);
    show_room(&ask, form).await
}

fn show_room(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let (w, today) = (ask.words(), day_of(ask.app.now()));
        // What is looked for comes in the body of a request, never in an address.
        let wanted = form.values.get("search").trim().to_owned();
        let found = if wanted.is_empty() || !shown.is_open() {
            None
        } else {
            let found = participation::find(&ask.app, &shown, wanted).await?;
            Some(found.iter().map(|a| card(&w, a, today)).collect())
        };
        let status = form.status;
        let page = RoomPage {
            w,
            frame: frame_of(ask, &form),
            form,
            id: ask.param("id").to_owned(),
            name: short_name(&shown.name),
            participations: &shown.participations,
            happened: &shown.happened,
            open: shown.is_open(),
            found,
        };
        ask.page_with(status, &page)
    })
}

/// Finds activities, or picks the one whose button was pressed.
async fn pick(ask: Ask) -> Outcome {
    let Ok(number) = ask.fields.get("number").parse::<i64>() else {
        let form = form::again(&ask, PICK, 200);
        return show_room(&ask, form).await;
    };
    form::submit(
        ask,
        PICK,
        Ok(number),
        |work, asked| {
            Box::pin(async move {
                participation::propose(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}/toiminta?tehty=activity-picked", asked.id))
            })
        },
        show_room,
    )
    .await
}

fn number(ask: &Ask) -> Result<i64, Failure> {
    ask.param("number").parse().map_err(|_| Failure::NotFound)
}

async fn mark_page(ask: Ask) -> Outcome {
    let form = form::empty(&ask, MARK);
    show_mark(&ask, form).await
}

fn show_mark(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let number = number(ask)?;
        let found = shown.participations.iter().find(|p| p.number == number).ok_or(Failure::NotFound)?;
        if !shown.is_open() && form.status == 200 {
            return Err(Failure::NotFound);
        }
        let status = form.status;
        let back = path_of(ask, "/toiminta");
        let page = MarkPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(back, ask.words().t("participation-title")),
            form: form.filled(Fields::default()),
            name: short_name(&shown.name),
            participation: found,
            steps: found.state.steps(),
        };
        ask.page_with(status, &page)
    })
}

async fn mark(ask: Ask) -> Outcome {
    let number = number(&ask)?;
    let parsed = parse(&ask.fields).map(|new| (number, new));
    form::submit(
        ask,
        MARK,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (number, new) = asked.new;
                participation::mark(work, CaseId::new(asked.id.clone()), number, new).await?;
                Ok(format!("/tukijaksot/{}/toiminta?tehty=activity-marked", asked.id))
            })
        },
        show_mark,
    )
    .await
}
