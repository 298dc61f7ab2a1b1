//! Referrals: writing, following, answering, taking back.

use rinnalla_app::referral::{self, Followed};
use rinnalla_app::{BoxFuture, FutureExt, activity, draft, place};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::consent::{Permission, allows};
use rinnalla_domain::referral::NonDisclosure;
use rinnalla_domain::visibility::ReferrerStatus;
use rinnalla_domain::{CaseId, Language, MunicipalityCode};
use rinnalla_views::activity::title;
use rinnalla_views::form::{Fields, Form, Reader};
use rinnalla_views::letter::grouped;
use rinnalla_views::referral::{
    ListPage, ListedReferral, NewReferralPage, NonDisclosureAnswer, SentPage, ShowPage, SmallFormPage, nondisclosure,
    parse,
};

use super::activity::{numbers, written};
use super::measurement::beside_at_referral;
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome};
use crate::route::{COORDINATOR, Data, REFERRER, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, REFERRER, Data::Personal, "/lahetteet", GET list);
    page!(routes, REFERRER, Data::Personal, "/lahetteet/uusi", GET new, POST send);
    page!(routes, COORDINATOR, Data::Personal, "/lahetteet/kirjaa", GET write_down, POST send_written);
    page!(routes, REFERRER, Data::Personal, "/lahetteet/{id}", GET one);
    page!(routes, REFERRER, Data::Personal, "/lahetteet/{id}/lahetetty", GET sent);
    page!(routes, REFERRER, Data::Personal, "/lahetteet/{id}/lisatiedot", GET answer_page, POST answer);
    page!(routes, REFERRER, Data::Personal, "/lahetteet/{id}/peru", GET withdraw_page, POST withdraw);
}

const NEW: &str = "new-referral";

async fn new(ask: Ask) -> Outcome {
    let form = form::open(&ask, NEW).await?;
    show_new(&ask, form).await
}

async fn write_down(ask: Ask) -> Outcome {
    let form = form::open(&ask, NEW).await?;
    show_new(&ask, form).await
}

/// The municipalities to which the caller may send.
fn allowed(ask: &Ask, written_down: bool) -> Result<Vec<MunicipalityCode>, Failure> {
    let role = if written_down { Role::Coordinator } else { Role::Referrer };
    Ok(ask.person()?.municipalities(role))
}

/// The municipality to which a referral is being written, once that is known.
pub(super) fn written_to(fields: &Fields, allowed: &[MunicipalityCode]) -> Option<MunicipalityCode> {
    match allowed {
        [only] => Some(*only),
        several => MunicipalityCode::parse(fields.get("municipality")).filter(|code| several.contains(code)),
    }
}

fn is_written_down(ask: &Ask) -> bool {
    ask.path == "/lahetteet/kirjaa"
}

fn show_new(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let written_down = is_written_down(ask);
        let codes = allowed(ask, written_down)?;
        let language = ask.language;
        let Some(first) = codes.first().copied() else {
            return Err(Failure::NotFound);
        };
        let texts = ask.run(move |work| place::told(work, first, language).boxed()).await?;
        let chosen = written_to(&form.values, &codes);
        let beside = beside_at_referral(ask, chosen, language).await?;
        let named = ask.run(move |work| place::names(work, codes).boxed()).await?;
        let person = ask.person()?;
        let unit = person.memberships.iter().find(|m| m.role == Role::Referrer);
        let sender = unit.filter(|_| !written_down).map(|m| {
            let phone = person.phone.replace(' ', "\u{a0}");
            let parts = [&person.name, &person.title, &m.organisation_name, &phone];
            parts.iter().filter(|p| !p.is_empty()).map(|p| p.as_str()).collect::<Vec<_>>().join(", ")
        });
        let settings = ask.settings();
        let status = form.status;
        let wanted = written(&numbers(ask.query.get("t")));
        let start = Fields::default().with("text_version", texts.version).with("language", "fi");
        let form = form.filled(start.with("activities", &wanted));
        let chosen = numbers(form.values.get("activities"));
        let shown = ask.run(move |work| activity::listed(work, chosen).boxed()).await?;
        let listed = shown.iter().map(|s| s.activity.number).collect::<Vec<_>>();
        let activities = (shown.iter().map(|s| title(&s.activity, language)).collect(), written(&listed));
        let frame = ask.frame().for_form(&form);
        let page = NewReferralPage {
            w: ask.words(),
            frame: if written_down { frame.back_to("/tanaan", ask.words().t("menu-today")) } else { frame },
            form,
            municipalities: named.into_iter().map(|(code, name)| (code.to_string(), name)).collect(),
            sender,
            phone: settings.phone.as_ref().map(ToString::to_string),
            consent: texts.body,
            legal_basis: settings.legal_basis.code().to_owned(),
            serves: settings.serves.as_ref().map(ToString::to_string),
            written_down,
            activities,
            beside,
        };
        ask.page_with(status, &page)
    })
}

async fn send(ask: Ask) -> Outcome {
    submit(ask).await
}

async fn send_written(ask: Ask) -> Outcome {
    submit(ask).await
}

async fn submit(ask: Ask) -> Outcome {
    if let NonDisclosureAnswer::KeepNothing(Some(answer)) = nondisclosure(&ask.fields) {
        return keep_nothing(ask, answer).await;
    }
    let written_down = is_written_down(&ask);
    let today = day_of(ask.app.now());
    let codes = allowed(&ask, written_down)?;
    let language = Language::parse(ask.fields.get("measure_language")).unwrap_or(ask.language);
    let beside = beside_at_referral(&ask, written_to(&ask.fields, &codes), language).await?;
    let parsed = parse(&ask.fields, today, &codes, written_down, &beside.questions);
    let act: form::Act<_> = if written_down {
        |work, asked| {
            Box::pin(async move {
                let sent = referral::submit(work, asked.new).await?;
                Ok(format!("/vastaanotto/{}", sent.id))
            })
        }
    } else {
        |work, asked| {
            Box::pin(async move {
                let sent = referral::submit(work, asked.new).await?;
                Ok(format!("/lahetteet/{}/lahetetty", sent.id))
            })
        }
    };
    form::submit(ask, NEW, parsed, act, show_new).await
}

/// A turvakielto is in force, or may be: nothing of what was typed is kept, a draft neither.
async fn keep_nothing(ask: Ask, answer: NonDisclosure) -> Outcome {
    let draft_id = ask.fields.get("_luonnos").to_owned();
    if !draft_id.is_empty() {
        ask.run(move |work| draft::delete(work, rinnalla_domain::DraftId::new(draft_id)).boxed()).await?;
    }
    let words = ask.words();
    let back = vec![("/lahetteet/uusi".to_owned(), words.t("nondisclosure-back"))];
    if answer == NonDisclosure::Unknown {
        return ask.notice(200, "nondisclosure-unknown-page", back);
    }
    let settings = ask.settings();
    let page = rinnalla_views::referral::ProtectedPage {
        w: words,
        frame: ask.frame(),
        who: settings.protected_contact.map(|t| t.to_string()),
        phone: settings.phone.map(|p| p.to_string()),
    };
    ask.page(&page)
}

async fn list(ask: Ask) -> Outcome {
    let words = ask.words();
    let all = ask.run(|work| referral::list_own(work).boxed()).await?;
    let drafts = ask.run(|work| draft::of_path(work, "/lahetteet/uusi".into()).boxed()).await?;
    let of = |wanted: fn(ReferrerStatus) -> bool| -> Vec<ListedReferral> {
        all.iter()
            .filter(|f| wanted(f.status))
            .map(|f| ListedReferral {
                id: f.id.to_string(),
                number: f.number.clone(),
                initials: f.initials.clone(),
                sent: words.day_of(f.sent_at),
                status: f.status,
            })
            .collect()
    };
    let page = ListPage {
        w: words,
        frame: ask.frame(),
        asked: of(|s| s == ReferrerStatus::InformationAsked),
        open: of(|s| !is_over(s) && s != ReferrerStatus::InformationAsked),
        over: of(is_over),
        drafts: drafts.into_iter().map(|d| (d.id.to_string(), words.moment(d.saved_at))).collect(),
    };
    ask.page(&page)
}

const fn is_over(status: ReferrerStatus) -> bool {
    matches!(status, ReferrerStatus::Declined | ReferrerStatus::Withdrawn | ReferrerStatus::Ended)
}

async fn followed(ask: &Ask) -> Result<Followed, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| referral::show(work, id).boxed()).await?)
}

async fn one(ask: Ask) -> Outcome {
    let followed = followed(&ask).await?;
    let words = ask.words();
    let tell = [Permission::TellBegan, Permission::TellEnded, Permission::TellSummary];
    let page = ShowPage {
        w: words,
        frame: ask.frame().back_to("/lahetteet", words.t("menu-own-referrals")),
        id: followed.id.to_string(),
        sent: words.moment(followed.sent_at),
        status: followed.status,
        resident: &followed.resident,
        referral: &followed.referral,
        requests: &followed.requests,
        allowed: tell.into_iter().filter(|p| allows(&followed.permissions, *p)).collect(),
        summary: followed.summary.clone(),
        can_withdraw: followed.can_withdraw,
        number: followed.number.clone(),
    };
    ask.page(&page)
}

async fn sent(ask: Ask) -> Outcome {
    let followed = followed(&ask).await?;
    let page = SentPage {
        w: ask.words(),
        frame: ask.frame(),
        number: followed.number,
        id: followed.id.to_string(),
        call_by: followed.call_by,
        can_withdraw: followed.unopened,
        own_code: followed.own_code.as_deref().map(grouped),
    };
    ask.page(&page)
}

async fn answer_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "answer").await?;
    show_answer(&ask, form).await
}

fn show_answer(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let followed = followed(ask).await?;
        let question = followed.requests.iter().rev().find(|r| r.answer.is_none()).map(|r| r.question.clone());
        small(ask, form, "answer-title", question, "answer-send", "answer", false)
    })
}

async fn answer(ask: Ask) -> Outcome {
    let mut reader = Reader::new(&ask.fields);
    let text = reader.text("answer", 4_000);
    let parsed = reader.finish(text);
    form::submit(
        ask,
        "answer",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let id = CaseId::new(asked.id);
                referral::give_information(work, id.clone(), asked.new).await?;
                Ok(format!("/lahetteet/{id}?tehty=answered"))
            })
        },
        show_answer,
    )
    .await
}

async fn withdraw_page(ask: Ask) -> Outcome {
    let form = form::open(&ask, "withdraw").await?;
    show_withdraw(&ask, form).await
}

fn show_withdraw(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        followed(ask).await?;
        small(ask, form, "withdraw-title", None, "withdraw-send", "reason", true)
    })
}

async fn withdraw(ask: Ask) -> Outcome {
    let mut reader = Reader::new(&ask.fields);
    let reason = reader.text_or_none("reason", 2_000);
    let parsed = reader.finish(Some(reason));
    form::submit(
        ask,
        "withdraw",
        parsed,
        |work, asked| {
            Box::pin(async move {
                referral::withdraw(work, CaseId::new(asked.id), asked.new).await?;
                Ok("/lahetteet?tehty=withdrawn".into())
            })
        },
        show_withdraw,
    )
    .await
}

fn small(
    ask: &Ask,
    form: Form,
    heading: &'static str,
    question: Option<String>,
    button: &'static str,
    field: &'static str,
    optional: bool,
) -> Outcome {
    let status = form.status;
    let frame = ask.frame().for_form(&form);
    let back = format!("/lahetteet/{}", ask.param("id"));
    let page = SmallFormPage {
        w: ask.words(),
        frame: frame.back_to(back, ask.words().t("back")),
        form,
        heading,
        question,
        button,
        field,
        optional,
    };
    ask.page_with(status, &page)
}
