//! The page of a case, its details, and the steps that change the support itself.

use jiff::ToSpan;
use rinnalla_app::case::{self, As, Opened};
use rinnalla_app::{BoxFuture, FutureExt, worry};
use rinnalla_domain::CaseId;
use rinnalla_domain::agreement::Status;
use rinnalla_domain::case::State;
use rinnalla_domain::clock::{Clock, day_of};
use rinnalla_domain::measurement::Point;
use rinnalla_domain::resident::short_name;
use rinnalla_domain::visibility::Viewer;
use rinnalla_views::Frame;
use rinnalla_views::case::{
    Asks, CasePage, DetailsPage, StepPage, Told, deeds, parse_extension, parse_reason, timeline, week,
};
use rinnalla_views::form::Form;

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, WALKERS, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}", GET show);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/yhteystiedot", GET details);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/tauko", GET pause_page, POST pause);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/jatka", GET resume_page, POST resume);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/pidenna", GET extend_page, POST extend);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/vaihda", GET change_page, POST change);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/avaa", GET reopen_page, POST reopen);
}

/// The case in the address, opened only far enough to say whom a form is about.
pub(crate) async fn whose(ask: &Ask) -> Result<(Opened, String), Failure> {
    let id = ask.case();
    let (opened, name) = ask.run(move |work| worry::begin(work, id).boxed()).await?;
    Ok((opened, short_name(&name)))
}

/// Everything that the page of the case in the address may show.
pub(crate) async fn everything(ask: &Ask) -> Result<case::CasePage, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| case::page(work, id, As::Walker).boxed()).await?)
}

/// The frame of a page under the case.
pub(crate) fn frame_of(ask: &Ask, form: &Form) -> Frame {
    ask.frame().for_form(form).back_to(path_of(ask, ""), ask.words().t("back"))
}

/// An address under the case in the address.
pub(crate) fn path_of(ask: &Ask, rest: &str) -> String {
    format!("/tukijaksot/{}{rest}", ask.param("id"))
}

async fn show(ask: Ask) -> Outcome {
    let id = ask.case();
    let found = ask
        .run(move |work| {
            async move {
                let opened = case::open(work, &id, As::Walker).await?;
                if opened.viewer == Viewer::Coordinator && opened.case.state.is_intake() {
                    return Ok(None);
                }
                case::page(work, id, As::Walker).await.map(Some)
            }
            .boxed()
        })
        .await?;
    match found {
        Some(found) => show_case(&ask, &found),
        None => Ok(Reply::see_other(&format!("/vastaanotto/{}", ask.param("id")))),
    }
}

fn show_case(ask: &Ask, found: &case::CasePage) -> Outcome {
    let words = ask.words();
    let case = &found.opened.case;
    let coordinator = found.opened.viewer == Viewer::Coordinator;
    let today = day_of(ask.app.now());
    let only_visits = ask.query.get("nayta") == "kaynnit";
    let told = Told {
        w: words,
        sent_at: case.sent_at,
        steps: &found.steps,
        visits: &found.visits,
        contacts: &found.contacts,
        goals: &found.goals,
        reader: ask.signed_in.as_ref().map(|s| &s.person.account),
        coordinator,
        only_visits,
    };
    let unsigned = found.agreements.iter().any(|a| matches!(a.status, Status::Draft | Status::Sealed));
    let near = today.saturating_add(14.days());
    let call_due = found.clocks.iter().any(|c| c.clock == Clock::FollowUp && c.due_on <= near);
    let ahead = found.visits.iter().find(|v| v.outcome.is_none());
    let back = if coordinator { ("/tukijaksot", "menu-cases") } else { ("/minun", "menu-mine") };
    let page = CasePage {
        w: words,
        frame: ask.frame().back_to(back.0, words.t(back.1)),
        id: case.id.to_string(),
        number: case.number.clone(),
        name: short_name(&found.resident.name),
        state: case.state,
        coordinator,
        wish: &found.referral.wish,
        week: case.began_on.zip(case.ends_on).and_then(|(began, ends)| week(began, ends, today)),
        ends_on: case.ends_on.filter(|_| !case.state.is_over()),
        link_worker: found.assignments.iter().find(|a| a.ended_at.is_none()).map(|a| a.name.clone()),
        visit: ahead.map(|v| (words.moment(v.starts_at), v.place.clone())),
        deeds: deeds(case.state, &found.open_steps, unsigned, call_due),
        clocks: found.clocks.clone(),
        today,
        goals: &found.goals,
        participations: &found.participations,
        events: timeline(&told),
        only_visits,
        measured: found.measurements.iter().any(|m| matches!(m.point, Point::Referral | Point::FirstVisit)),
        due: found.due.clone(),
        agreed: !found.agreements.is_empty(),
        begun: case.began_on.is_some(),
        duty_phone: found.settings.emergency_duty_phone.as_ref().map(ToString::to_string),
        worries: &found.worries,
        support: &found.support,
        double: found.double.as_ref().map(|(id, number)| (id.to_string(), number.clone())),
        keys: (ask.app.new_form_key(), ask.app.new_form_key()),
    };
    ask.page(&page)
}

async fn details(ask: Ask) -> Outcome {
    let id = ask.case();
    let found = ask.run(move |work| case::details(work, id).boxed()).await?;
    let words = ask.words();
    let case = &found.opened.case;
    let coordinates = found.opened.viewer == Viewer::Coordinator;
    let called = matches!(case.state, State::Received | State::InformationAsked | State::NotReached);
    let page = DetailsPage {
        w: words,
        frame: ask.frame().back_to(path_of(&ask, ""), words.t("back")),
        number: found.opened.case.number.clone(),
        resident: &found.resident,
        safety: found.safety,
        desk: (coordinates && called).then(|| format!("/vastaanotto/{}", ask.param("id"))),
    };
    ask.page(&page)
}

async fn step(ask: &Ask, form: Form, asks: Asks) -> Outcome {
    let (opened, name) = whose(ask).await?;
    let status = form.status;
    let ends_on = opened.case.ends_on.filter(|_| asks == Asks::Until);
    let page = StepPage { w: ask.words(), frame: frame_of(ask, &form), form, name, asks, ends_on };
    ask.page_with(status, &page)
}

async fn open_step(ask: Ask, name: &'static str, show: form::Show) -> Outcome {
    let form = form::open(&ask, name).await?;
    show(&ask, form).await
}

fn with_reason(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(step(ask, form, Asks::Reason))
}

fn without_reason(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(step(ask, form, Asks::Nothing))
}

fn with_day(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(step(ask, form, Asks::Until))
}

async fn pause_page(ask: Ask) -> Outcome {
    open_step(ask, "pause", with_reason).await
}

async fn pause(ask: Ask) -> Outcome {
    let parsed = parse_reason(&ask.fields);
    form::submit(
        ask,
        "pause",
        parsed,
        |work, asked| {
            Box::pin(async move {
                case::pause(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}?tehty=paused", asked.id))
            })
        },
        with_reason,
    )
    .await
}

async fn resume_page(ask: Ask) -> Outcome {
    open_step(ask, "resume", without_reason).await
}

async fn resume(ask: Ask) -> Outcome {
    form::submit(
        ask,
        "resume",
        Ok(()),
        |work, asked| {
            Box::pin(async move {
                case::resume(work, asked.case()).await?;
                Ok(format!("/tukijaksot/{}?tehty=resumed", asked.id))
            })
        },
        without_reason,
    )
    .await
}

async fn extend_page(ask: Ask) -> Outcome {
    open_step(ask, "extend", with_day).await
}

async fn extend(ask: Ask) -> Outcome {
    let parsed = parse_extension(&ask.fields);
    form::submit(
        ask,
        "extend",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (until, reason) = asked.new;
                case::extend(work, CaseId::new(asked.id.clone()), until, reason).await?;
                Ok(format!("/tukijaksot/{}?tehty=extended", asked.id))
            })
        },
        with_day,
    )
    .await
}

async fn change_page(ask: Ask) -> Outcome {
    open_step(ask, "change-link-worker", with_reason).await
}

async fn change(ask: Ask) -> Outcome {
    let parsed = parse_reason(&ask.fields);
    form::submit(
        ask,
        "change-link-worker",
        parsed,
        |work, asked| {
            Box::pin(async move {
                case::change(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/vastaanotto/{}?tehty=link-worker-changed", asked.id))
            })
        },
        with_reason,
    )
    .await
}

async fn reopen_page(ask: Ask) -> Outcome {
    open_step(ask, "reopen", with_reason).await
}

async fn reopen(ask: Ask) -> Outcome {
    let parsed = parse_reason(&ask.fields);
    form::submit(
        ask,
        "reopen",
        parsed,
        |work, asked| {
            Box::pin(async move {
                case::reopen(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}?tehty=reopened", asked.id))
            })
        },
        with_reason,
    )
    .await
}
