//! The end of support: its parts, ending early, and the call some months later.

use rinnalla_app::closing::{self, Feedback, NewFollowUp, Saved, Shown, Summary};
use rinnalla_app::{BoxFuture, Error, FutureExt, Work, place};
use rinnalla_domain::CaseId;
use rinnalla_domain::account::Role;
use rinnalla_domain::case::State;
use rinnalla_domain::clock::{Deadlines, day_of};
use rinnalla_domain::closing::Part;
use rinnalla_domain::consent::{Permission, allows};
use rinnalla_domain::measurement::{Beside, Point};
use rinnalla_domain::resident::short_name;
use rinnalla_domain::visibility::Viewer;
use rinnalla_views::closing::{
    self as pages, Answered, ClosingPage, EarlyPage, FollowUpPage, PartPage, form_name, previews, progress, told,
};
use rinnalla_views::form::{FieldError, Fields, Form};

use super::measurement::{asked_of, beside_of};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome};
use crate::route::{COORDINATOR, Data, Route, WALKERS, page};

const CLOSE: &str = "closing";
const EARLY: &str = "close-early";
const FOLLOW_UP: &str = "follow-up";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/lopetus", GET list, POST close);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/lopetus/tavoitteet", GET goals, POST save_goals);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/lopetus/jatkuu", GET continues, POST save_continues);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/lopetus/mittaus", GET measure, POST save_measure);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/lopetus/palaute", GET feedback, POST save_feedback);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/lopetus/lahettaja", GET release, POST save_release);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/lopetus/yhteenveto", GET summary, POST save_summary);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/keskeyta", GET early, POST close_early);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/seuranta", GET follow_up, POST save_follow_up);
}

async fn shown(ask: &Ask) -> Result<Shown, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| closing::show(work, id).boxed()).await?)
}

/// How long the municipality of the case lets things run.
async fn deadlines(ask: &Ask, shown: &Shown) -> Result<Deadlines, Failure> {
    let municipality = shown.opened.case.municipality;
    let found = ask.run(move |work| place::find(work, Some(municipality)).boxed()).await?;
    Ok(found.map_or_else(Deadlines::default, |(_, settings)| settings.deadlines))
}

fn count(n: i64) -> usize {
    usize::try_from(n).unwrap_or_default()
}

async fn list(ask: Ask) -> Outcome {
    let form = form::empty(&ask, CLOSE);
    show_list(&ask, form).await
}

fn show_list(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let w = ask.words();
        let case = &shown.opened.case;
        let feedback_hidden = shown.closing.feedback_is_hidden_from(shown.opened.viewer);
        let status = form.status;
        let page = ClosingPage {
            w,
            frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}", case.id), w.t("back")),
            form,
            id: case.id.to_string(),
            number: case.number.clone(),
            who: short_name(&shown.resident.name),
            state: case.state,
            parts: progress(&shown.missing, &shown.goals),
            coordinates: shown.opened.viewer == Viewer::Coordinator,
            reopen_days: count(deadlines(ask, &shown).await?.reopen_days),
            told: if case.state.is_over() { told(w, &shown.closing, !feedback_hidden) } else { Vec::new() },
        };
        ask.page_with(status, &page)
    })
}

async fn close(ask: Ask) -> Outcome {
    form::submit(
        ask,
        CLOSE,
        Ok(()),
        |work, asked: Asked<()>| {
            Box::pin(async move {
                let id = asked.case();
                closing::close(work, id.clone()).await?;
                // The link worker sees nothing of the case from now on.
                let coordinates = work.person()?.is(Role::Coordinator);
                Ok(if coordinates { format!("/tukijaksot/{id}?tehty=closed") } else { "/minun?tehty=closed".into() })
            })
        },
        show_list,
    )
    .await
}

async fn open_part(ask: Ask, part: Part, show: form::Show) -> Outcome {
    let form = form::open(&ask, form_name(part)).await?;
    show(&ask, form).await
}

async fn show_part(ask: &Ask, form: Form, part: Part) -> Outcome {
    let shown = shown(ask).await?;
    let w = ask.words();
    let case = &shown.opened.case;
    if !matches!(case.state, State::Underway | State::Paused | State::Closing) && form.status == 200 {
        return Err(Failure::NotFound);
    }
    let feedback_hidden = shown.closing.feedback_is_hidden_from(shown.opened.viewer);
    let nothing_yet = shown.closing.continues.is_none() && !shown.closing.nothing_continues;
    let fills = part == Part::Continues && nothing_yet && shown.going_on.is_some();
    let form = if part == Part::Feedback && feedback_hidden {
        form
    } else {
        let saved = pages::saved(part, &shown.closing, &shown.goals);
        form.filled(if fills { saved.with_some("continues", shown.going_on.as_ref()) } else { saved })
    };
    let form = at_version(form, shown.closing.version);
    let tell = [Permission::TellBegan, Permission::TellEnded, Permission::TellSummary];
    let end = shown.measurements.iter().rev().find(|m| m.point == Point::End);
    let status = form.status;
    let page = PartPage {
        w,
        frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}/lopetus", case.id), w.t("closing-title")),
        form,
        part,
        number: case.number.clone(),
        who: short_name(&shown.resident.name),
        measured: end.filter(|_| part == Part::Measurement).map(|m| w.day(m.taken_on)),
        feedback_hidden,
        feedback_by_link: shown.closing.feedback_by_link,
        has_referrer: shown.has_referrer,
        allowed: tell.into_iter().filter(|p| allows(&shown.permissions, *p)).collect(),
        previews: previews(case, &shown.permissions, shown.closing.summary.as_ref()),
        follow_up_months: count(deadlines(ask, &shown).await?.follow_up_months),
        goals: pages::goal_lines(&shown.goals),
        filled: fills,
        beside: if part == Part::Measurement { beside_of(ask, Point::End).await? } else { Beside::default() },
    };
    ask.page_with(status, &page)
}

/// A form that came back with errors keeps the version it was opened at: what somebody else saved is not overwritten.
fn at_version(form: Form, version: i64) -> Form {
    if form.status == 422 && form.version.is_some() { form } else { form.at_version(version) }
}

/// Saves a part and goes back to the list.
fn save(work: &mut Work, id: String, part: Saved, version: i64) -> BoxFuture<'_, Result<String, Error>> {
    Box::pin(async move {
        closing::save_part(work, CaseId::new(id.clone()), part, version).await?;
        Ok(format!("/tukijaksot/{id}/lopetus?tehty=closing-saved"))
    })
}

async fn submit_part(ask: Ask, part: Part, parsed: Result<Saved, Vec<FieldError>>, show: form::Show) -> Outcome {
    form::submit(ask, form_name(part), parsed, |work, asked| save(work, asked.id, asked.new, asked.version), show).await
}

fn show_goals(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_part(ask, form, Part::Goals))
}

async fn goals(ask: Ask) -> Outcome {
    open_part(ask, Part::Goals, show_goals).await
}

async fn save_goals(ask: Ask) -> Outcome {
    let parsed = pages::goals(&ask.fields).map(Saved::Goals);
    submit_part(ask, Part::Goals, parsed, show_goals).await
}

fn show_continues(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_part(ask, form, Part::Continues))
}

async fn continues(ask: Ask) -> Outcome {
    open_part(ask, Part::Continues, show_continues).await
}

async fn save_continues(ask: Ask) -> Outcome {
    let parsed = pages::continues(&ask.fields).map(Saved::Continues);
    submit_part(ask, Part::Continues, parsed, show_continues).await
}

fn show_measure(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_part(ask, form, Part::Measurement))
}

async fn measure(ask: Ask) -> Outcome {
    open_part(ask, Part::Measurement, show_measure).await
}

async fn save_measure(ask: Ask) -> Outcome {
    let asked = asked_of(&ask, Point::End).await;
    let parsed = pages::measurement(&ask.fields, &asked).map(Saved::Measurement);
    submit_part(ask, Part::Measurement, parsed, show_measure).await
}

fn show_feedback(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_part(ask, form, Part::Feedback))
}

async fn feedback(ask: Ask) -> Outcome {
    open_part(ask, Part::Feedback, show_feedback).await
}

async fn save_feedback(ask: Ask) -> Outcome {
    let parsed = pages::feedback(&ask.fields).map(|answered| match answered {
        Answered::Now(f) => Saved::Feedback(Some(Feedback {
            heard: f.heard,
            helped: f.helped,
            words: f.words,
            for_worker: f.for_worker,
        })),
        Answered::Later => Saved::FeedbackLater,
        Answered::Not => Saved::Feedback(None),
    });
    submit_part(ask, Part::Feedback, parsed, show_feedback).await
}

fn show_release(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_part(ask, form, Part::Release))
}

async fn release(ask: Ask) -> Outcome {
    open_part(ask, Part::Release, show_release).await
}

async fn save_release(ask: Ask) -> Outcome {
    let parsed = pages::release(&ask.fields).map(Saved::Release);
    submit_part(ask, Part::Release, parsed, show_release).await
}

fn show_summary(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(show_part(ask, form, Part::Summary))
}

async fn summary(ask: Ask) -> Outcome {
    open_part(ask, Part::Summary, show_summary).await
}

async fn save_summary(ask: Ask) -> Outcome {
    let parsed = pages::summary(&ask.fields).map(|s| {
        Saved::Summary(Summary {
            reason: s.reason,
            reason_note: s.reason_note,
            summary: s.summary,
            residents_words: s.residents_words,
            follow_up_allowed: s.follow_up,
        })
    });
    submit_part(ask, Part::Summary, parsed, show_summary).await
}

async fn early(ask: Ask) -> Outcome {
    let form = form::open(&ask, EARLY).await?;
    show_early(&ask, form).await
}

fn show_early(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let w = ask.words();
        let case = &shown.opened.case;
        if case.state.is_over() && form.status == 200 {
            return Err(Failure::NotFound);
        }
        let status = form.status;
        let page = EarlyPage {
            w,
            frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}", case.id), w.t("back")),
            form,
            number: case.number.clone(),
            who: short_name(&shown.resident.name),
            begun: case.began_on.is_some(),
        };
        ask.page_with(status, &page)
    })
}

async fn close_early(ask: Ask) -> Outcome {
    let parsed = pages::close_early(&ask.fields);
    form::submit(
        ask,
        EARLY,
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (reason, note) = asked.new;
                closing::close_early(work, CaseId::new(asked.id.clone()), reason, note).await?;
                Ok(format!("/tukijaksot/{}?tehty=closed-early", asked.id))
            })
        },
        show_early,
    )
    .await
}

async fn follow_up(ask: Ask) -> Outcome {
    let form = form::open(&ask, FOLLOW_UP).await?;
    show_follow_up(&ask, form).await
}

fn show_follow_up(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let shown = shown(ask).await?;
        let w = ask.words();
        let case = &shown.opened.case;
        let today = day_of(ask.app.now());
        let today = format!("{}.{}.{}", today.day(), today.month(), today.year());
        let form = form.filled(Fields::default().with("held_on", today).with("way", "call"));
        let status = form.status;
        let page = FollowUpPage {
            w,
            frame: ask.frame().for_form(&form).back_to(format!("/tukijaksot/{}", case.id), w.t("back")),
            form,
            id: case.id.to_string(),
            number: case.number.clone(),
            who: short_name(&shown.resident.name),
            continues: shown.closing.continues.clone(),
            ended: case.state == State::Closed,
            allowed: allows(&shown.permissions, Permission::FollowUp) && shown.resident.died_on.is_none(),
            follow_up_months: count(deadlines(ask, &shown).await?.follow_up_months),
            beside: beside_of(ask, Point::FollowUp).await?,
        };
        ask.page_with(status, &page)
    })
}

async fn save_follow_up(ask: Ask) -> Outcome {
    let asked = asked_of(&ask, Point::FollowUp).await;
    let parsed = pages::follow_up(&ask.fields, day_of(ask.app.now()), &asked).map(|f| NewFollowUp {
        held_on: f.held_on,
        way: f.way,
        continues: f.goes_on.to_owned(),
        note: f.note,
        measured: f.measured,
    });
    form::submit(
        ask,
        FOLLOW_UP,
        parsed,
        |work, asked| {
            Box::pin(async move {
                closing::follow_up(work, CaseId::new(asked.id.clone()), asked.new).await?;
                Ok(format!("/tukijaksot/{}?tehty=followed-up", asked.id))
            })
        },
        show_follow_up,
    )
    .await
}
