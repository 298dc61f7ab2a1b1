//! "This is ours": an organiser claims an entry, a coordinator answers.

use jiff::civil::Date;
use rinnalla_app::activity::{self, ClaimOutcome, Claimed};
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_domain::activity::ClaimAnswer;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::text::Text;
use rinnalla_domain::{ClaimId, OrganisationId};
use rinnalla_views::Words;
use rinnalla_views::activity::{Asked as AskedFor, ClaimPage, DecidePage, card, facts};
use rinnalla_views::form::{FieldError, Fields, Form};

use super::account::wrong;
use super::organiser::ORGANISER;
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome};
use crate::route::{COORDINATOR, Data, Route, page};

const CLAIM: &str = "claim";
const DECIDE: &str = "decide";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ORGANISER, Data::Plain, "/toiminta/{number}/omaksi", GET claim_page, POST claim);
    page!(routes, COORDINATOR, Data::Plain, "/toiminnat/omaksi/{id}", GET decide_page, POST decide);
}

/// A claim as lists show it.
pub(super) fn told(w: &Words, of: &Claimed, today: Date) -> AskedFor {
    let organiser = &of.activity.content.organiser;
    let id = organiser.business_id.as_ref().map(|id| format!(", {} {id}", w.plain("entry-business-id")));
    AskedFor {
        id: of.claim.id.to_string(),
        card: card(w, &of.activity, today),
        organiser: format!("{}{}", organiser.name, id.unwrap_or_default()),
        by: of.organisation.name_fi.clone(),
        at: w.day_only(day_of(of.claim.asked_at)),
        note: of.claim.note.clone(),
        answered: of.claim.answer.is_some(),
        refused: of.claim.answer.and_then(|_| of.claim.reason.clone()),
    }
}

fn number(ask: &Ask) -> Result<i64, Failure> {
    ask.param("number").parse().map_err(|_| Failure::NotFound)
}

async fn claim_page(ask: Ask) -> Outcome {
    show_claim(&ask, form::empty(&ask, CLAIM)).await
}

fn show_claim(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let number = number(ask)?;
        let (activity, own) = ask.run(move |work| activity::claimable(work, number).boxed()).await?;
        let form = form.filled(Fields::default().with("organisation", own.first().map_or("", |one| one.id.as_str())));
        let status = form.status;
        let w = ask.words();
        let page = ClaimPage {
            w,
            frame: ask.frame().for_form(&form).back_to("/jarjestaja", w.t("back")),
            form,
            card: card(&w, &activity, day_of(ask.app.now())),
            organiser: activity.content.organiser.name.to_string(),
            own: own.into_iter().map(|one| (one.id.to_string(), one.name_fi)).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn claim(ask: Ask) -> Outcome {
    let number = number(&ask)?;
    let by = OrganisationId::new(ask.fields.get("organisation"));
    let Ok(note) = Text::parse(ask.fields.get("note"), 400) else {
        return show_claim(&ask, wrong(&ask, CLAIM, "note", "too-long")).await;
    };
    form::submit(
        ask,
        CLAIM,
        Ok((number, by, note)),
        |work, asked: Asked<(i64, OrganisationId, Option<Text>)>| {
            Box::pin(async move {
                let (number, by, note) = asked.new;
                Ok(match activity::claim(work, number, by, note).await? {
                    ClaimOutcome::Theirs(id) => format!("/jarjestaja/toiminnat/{id}?tehty=claimed"),
                    ClaimOutcome::Asked => "/jarjestaja?tehty=claim-sent".into(),
                })
            })
        },
        show_claim,
    )
    .await
}

async fn decide_page(ask: Ask) -> Outcome {
    show_decide(&ask, form::empty(&ask, DECIDE)).await
}

fn show_decide(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let id = ClaimId::new(ask.param("id"));
        let found = ask.run(move |work| activity::claim_of(work, id).boxed()).await?;
        let (w, today, status) = (ask.words(), day_of(ask.app.now()), form.status);
        let page = DecidePage {
            w,
            frame: ask.frame().for_form(&form).back_to("/toiminnat", w.t("back")),
            form,
            asked: told(&w, &found, today),
            facts: facts(&w, &found.activity, &[], today),
        };
        ask.page_with(status, &page)
    })
}

/// The answer: yes, or no with its reason.
fn answer(fields: &Fields) -> Result<(ClaimAnswer, Option<Text>), Vec<FieldError>> {
    let mut read = rinnalla_views::form::Reader::new(fields);
    if fields.get("answer") == ClaimAnswer::Confirmed.code() {
        return Ok((ClaimAnswer::Confirmed, None));
    }
    let reason = read.text("reason", 400);
    read.finish(reason).map(|reason| (ClaimAnswer::Refused, Some(reason)))
}

async fn decide(ask: Ask) -> Outcome {
    let parsed = answer(&ask.fields);
    form::submit(
        ask,
        DECIDE,
        parsed,
        |work, asked: Asked<(ClaimAnswer, Option<Text>)>| {
            Box::pin(async move {
                let id = ClaimId::new(asked.id);
                if let (ClaimAnswer::Refused, Some(reason)) = asked.new {
                    activity::refuse_claim(work, id, reason).await?;
                    return Ok("/toiminnat?tehty=claim-refused".into());
                }
                activity::confirm_claim(work, id).await?;
                Ok("/toiminnat?tehty=claim-confirmed".into())
            })
        },
        show_decide,
    )
    .await
}
