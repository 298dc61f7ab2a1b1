//! The coordinator's desk: receiving, reaching, deciding, naming a link worker; the list of cases; reasons for opening.

use rinnalla_app::case::{self, As, CasePage, NewProposal};
use rinnalla_app::{BoxFuture, Error, FutureExt, Rule, Work, contact};
use rinnalla_domain::CaseId;
use rinnalla_domain::case::{DeclineReason, IllegalStep, State, Step};
use rinnalla_domain::clock::day_of;
use rinnalla_views::form::{Fields, Form, Reader};
use rinnalla_views::intake::{
    CasesPage, ChoosePage, Confirmed, Decided, Decision, DecisionPage, IntakePage, Kind, ListedCase, Proposed,
    ReasonPage, StepPage, next, parse_confirm, parse_decision, parse_proposal, parse_try,
};
use rinnalla_views::today::case_href;

use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{COORDINATOR, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot", GET cases);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/peruste", GET reason_page, POST reason);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}", GET one);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}/vastaanota", GET back_to_case, POST receive);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}/yhteydenotto", GET try_page, POST try_once);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}/paatos", GET decision_page, POST decide);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}/ei-tavoitettu", GET give_up_page, POST give_up);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}/linkkihenkilo", GET choose_page, POST choose);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}/vahvistus", GET confirm_page, POST confirm);
    page!(routes, COORDINATOR, Data::Personal, "/vastaanotto/{id}/peru-pyynto", GET cancel_page, POST cancel);
}

fn desk(ask: &Ask) -> String {
    format!("/vastaanotto/{}", ask.param("id"))
}

async fn opened(ask: &Ask) -> Result<CasePage, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| case::page(work, id, As::Coordinator).boxed()).await?)
}

/// A case that is still on the desk; a form about one that has left it sends its page instead.
async fn on_desk(ask: &Ask) -> Result<Result<CasePage, Reply>, Failure> {
    let found = opened(ask).await?;
    let state = found.opened.case.state;
    if state.is_intake() { Ok(Ok(found)) } else { Ok(Err(Reply::see_other(&case_href(ask.param("id"), state)))) }
}

async fn one(ask: Ask) -> Outcome {
    let found = opened(&ask).await?;
    let case = &found.opened.case;
    if !case.state.is_intake() {
        let said = ask.query.get("tehty");
        let said = if said.is_empty() { String::new() } else { format!("?tehty={said}") };
        return Ok(Reply::see_other(&format!("{}{said}", case_href(ask.param("id"), case.state))));
    }
    let words = ask.words();
    let page = IntakePage {
        w: words,
        frame: ask.frame().back_to("/tanaan", words.t("menu-today")),
        form: form::empty(&ask, "receive"),
        id: case.id.to_string(),
        number: case.number.clone(),
        state: case.state,
        today: day_of(ask.app.now()),
        sent: words.moment(case.sent_at),
        clocks: &found.clocks,
        resident: &found.resident,
        referral: &found.referral,
        contacted: found.facts.contacted,
        tries: &found.tries,
        tries_set: found.settings.deadlines.tries,
        requests: &found.requests,
        proposals: &found.proposals,
        double: found.double.as_ref().map(|(id, number)| (format!("/vastaanotto/{id}"), number.clone())),
        next: next(&found.open_steps, found.facts.contacted),
        can_close: found.open_steps.contains(&Step::Close),
        activities: found.participations.iter().map(|p| (p.number, p.title.clone())).collect(),
    };
    ask.page(&page)
}

async fn back_to_case(ask: Ask) -> Outcome {
    Ok(Reply::see_other(&desk(&ask)))
}

async fn receive(ask: Ask) -> Outcome {
    let id = ask.case();
    let path = desk(&ask);
    let done = format!("{path}?tehty=received");
    match ask.once(move |work| async move { case::receive(work, id).await.map(|()| done) }.boxed()).await {
        Ok(path) => Ok(Reply::see_other(&path)),
        // Somebody was quicker: the page shows who handles it, or asks for a reason.
        Err(Error::Rule(_) | Error::Conflict) => Ok(Reply::see_other(&path)),
        Err(error) => Err(error.into()),
    }
}

fn step_page(ask: &Ask, form: Form, kind: Kind, who: String) -> Outcome {
    let status = form.status;
    let page = StepPage {
        w: ask.words(),
        frame: ask.frame().for_form(&form).back_to(desk(ask), ask.words().t("back")),
        form,
        kind,
        who,
    };
    ask.page_with(status, &page)
}

/// The link worker who has been asked, or said yes.
fn asked(found: &CasePage) -> String {
    found.proposals.iter().find(|p| p.closed_at.is_none()).map(|p| p.name.clone()).unwrap_or_default()
}

async fn try_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "try").await?;
    show_try(&ask, form).await
}

fn show_try(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        match on_desk(ask).await? {
            Ok(_) => step_page(ask, form, Kind::Try, String::new()),
            Err(reply) => Ok(reply),
        }
    })
}

async fn try_once(ask: Ask) -> Outcome {
    let parsed = parse_try(&ask.fields);
    form::submit(
        ask,
        "try",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let id = CaseId::new(asked.id);
                let tried = asked.new;
                contact::record_try(work, id.clone(), tried.way, tried.outcome, tried.note).await?;
                Ok(format!("/vastaanotto/{id}?tehty=tried"))
            })
        },
        show_try,
    )
    .await
}

async fn give_up_page(ask: Ask) -> Outcome {
    show_give_up(&ask, form::empty(&ask, "give-up")).await
}

fn show_give_up(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        match on_desk(ask).await? {
            Ok(_) => step_page(ask, form, Kind::GiveUp, String::new()),
            Err(reply) => Ok(reply),
        }
    })
}

async fn give_up(ask: Ask) -> Outcome {
    form::submit(
        ask,
        "give-up",
        Ok(()),
        |work, asked| {
            Box::pin(async move {
                let id = asked.case();
                case::give_up_contact(work, id.clone()).await?;
                Ok(format!("/vastaanotto/{id}?tehty=gave-up"))
            })
        },
        show_give_up,
    )
    .await
}

async fn decision_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "decision").await?;
    let wanted = Decision::parse(ask.query.get("valinta"));
    let form = form.filled(Fields::default().with_some("choice", wanted));
    show_decision(&ask, form).await
}

fn show_decision(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = match on_desk(ask).await? {
            Ok(found) => found,
            Err(reply) => return Ok(reply),
        };
        let status = form.status;
        let contacted = found.facts.contacted;
        let page = DecisionPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(desk(ask), ask.words().t("back")),
            form,
            choices: Decision::open(found.opened.case.state, &found.open_steps, contacted),
            contacted,
        };
        ask.page_with(status, &page)
    })
}

async fn decide(ask: Ask) -> Outcome {
    let parsed = parse_decision(&ask.fields);
    form::submit(
        ask,
        "decision",
        parsed,
        |work, asked| Box::pin(carry_out(work, CaseId::new(asked.id), asked.new)),
        show_decision,
    )
    .await
}

/// Does what was decided, and says where to go on.
async fn carry_out(work: &mut Work, id: CaseId, decided: Decided) -> Result<String, Error> {
    let desk = format!("/vastaanotto/{id}");
    match decided {
        Decided::Find => match case::accept(work, id).await {
            Ok(()) => Ok(format!("{desk}/linkkihenkilo")),
            Err(Error::Rule(Rule::Step(IllegalStep::WrongState {
                state: State::Accepted | State::Waiting, ..
            }))) => Ok(format!("{desk}/linkkihenkilo")),
            Err(error) => Err(error),
        },
        Decided::Queue => case::queue(work, id).await.map(|()| format!("{desk}?tehty=queued")),
        Decided::Ask(question) => {
            case::ask_information(work, id, question).await.map(|()| format!("{desk}?tehty=asked"))
        }
        Decided::Elsewhere(to) => {
            case::decline(work, id, DeclineReason::GuidedElsewhere, to).await.map(|()| "/tanaan?tehty=declined".into())
        }
        Decided::NotNow(why) => {
            case::decline(work, id, DeclineReason::NotNow, why).await.map(|()| "/tanaan?tehty=declined".into())
        }
    }
}

async fn choose_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "proposal").await?;
    show_choose(&ask, form).await
}

async fn choice(ask: &Ask) -> Result<case::Choice, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| case::candidates(work, id).boxed()).await?)
}

fn show_choose(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = choice(ask).await?;
        let case = &found.opened.case;
        if matches!(case.state, State::Proposed | State::Taken) || !case.state.is_intake() {
            return Ok(Reply::see_other(&case_href(ask.param("id"), case.state)));
        }
        let status = form.status;
        let page = ChoosePage {
            w: ask.words(),
            frame: ask.frame().for_form(&form).back_to(desk(ask), ask.words().t("back")),
            form,
            id: case.id.to_string(),
            contacted: case.contacted_at.is_some(),
            queued: case.state == State::Waiting,
            wish: found.wish,
            link_worker_wish: found.link_worker_wish,
            village: found.village,
            language: found.language,
            candidates: found.candidates,
        };
        ask.page_with(status, &page)
    })
}

async fn choose(ask: Ask) -> Outcome {
    let (name, address) = choice(&ask).await?.unsaid;
    let parsed = parse_proposal(&ask.fields, &name, address.as_deref());
    form::submit(
        ask,
        "proposal",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let id = CaseId::new(asked.id);
                let Proposed { account, reason, message, although_full } = asked.new;
                let new = NewProposal { account, reason, message, although_full };
                case::propose(work, id.clone(), new).await?;
                Ok(format!("/vastaanotto/{id}?tehty=proposed"))
            })
        },
        show_choose,
    )
    .await
}

async fn confirm_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "suits").await?;
    show_confirm(&ask, form).await
}

fn show_confirm(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        match on_desk(ask).await? {
            Ok(found) => step_page(ask, form, Kind::Confirm, asked(&found)),
            Err(reply) => Ok(reply),
        }
    })
}

async fn confirm(ask: Ask) -> Outcome {
    let parsed = parse_confirm(&ask.fields);
    form::submit(
        ask,
        "suits",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let id = CaseId::new(asked.id);
                match asked.new {
                    Confirmed::Yes(how) => {
                        case::confirm(work, id.clone(), Some(how)).await?;
                        Ok(format!("/tukijaksot/{id}?tehty=named"))
                    }
                    Confirmed::No => {
                        case::refuse(work, id.clone()).await?;
                        Ok(format!("/vastaanotto/{id}?tehty=refused"))
                    }
                }
            })
        },
        show_confirm,
    )
    .await
}

async fn cancel_page(ask: Ask) -> Outcome {
    show_cancel(&ask, form::empty(&ask, "cancel-proposal")).await
}

fn show_cancel(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        match on_desk(ask).await? {
            Ok(found) => step_page(ask, form, Kind::Cancel, asked(&found)),
            Err(reply) => Ok(reply),
        }
    })
}

async fn cancel(ask: Ask) -> Outcome {
    form::submit(
        ask,
        "cancel-proposal",
        Ok(()),
        |work, asked| {
            Box::pin(async move {
                let id = asked.case();
                case::cancel_proposal(work, id.clone()).await?;
                Ok(format!("/vastaanotto/{id}?tehty=cancelled"))
            })
        },
        show_cancel,
    )
    .await
}

async fn reason_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "open-reason").await?;
    let form = form.filled(Fields::default().with("takaisin", ask.query.get("takaisin")));
    show_reason(&ask, form).await
}

fn show_reason(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let id = ask.case();
        ask.run(move |work| case::may_give_reason(work, id).boxed()).await?;
        let status = form.status;
        let frame = ask.frame().for_form(&form).back_to("/tanaan", ask.words().t("menu-today"));
        ask.page_with(status, &ReasonPage { w: ask.words(), frame, form })
    })
}

async fn reason(ask: Ask) -> Outcome {
    let back = ask.fields.get("takaisin").to_owned();
    let back = if back.starts_with('/') && !back.starts_with("//") { back } else { desk(&ask) };
    let mut reader = Reader::new(&ask.fields);
    let text = reader.text("reason", 4_000);
    let parsed = reader.finish(text).map(|text| (text, back));
    form::submit(
        ask,
        "open-reason",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let (reason, back) = asked.new;
                case::give_reason(work, CaseId::new(asked.id), reason).await?;
                Ok(back)
            })
        },
        show_reason,
    )
    .await
}

async fn cases(ask: Ask) -> Outcome {
    let number: usize = ask.query.get("sivu").parse().unwrap_or(1);
    let listed = ask.run(move |work| case::list_coordinated(work, number).boxed()).await?;
    let rows = listed.cases.into_iter().map(|row| ListedCase {
        href: case_href(row.case.id.as_str(), row.case.state),
        number: row.case.number,
        name: row.short_name,
        state: row.case.state,
        link_worker: row.link_worker,
        ends_on: row.case.ends_on.filter(|_| !row.case.state.is_over()),
    });
    let page = CasesPage {
        w: ask.words(),
        frame: ask.frame(),
        rows: rows.collect(),
        total: listed.total,
        pages: listed.pages,
        page: listed.page,
    };
    ask.page(&page)
}
