//! Paper: letters that wait, a letter as a PDF, the memo, the blank referral form.

use jiff::ToSpan;
use rinnalla_app::letter::{self, Printed};
use rinnalla_app::store::organisation::Organisation;
use rinnalla_app::{FutureExt, place, referral};
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::feedback::LINK_DAYS;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{Language, LetterId, MunicipalityCode};
use rinnalla_views::Words;
use rinnalla_views::agreement::Blocks;
use rinnalla_views::letter::{
    BlankFacts, ConfirmPage, FeedbackCode, LetterFacts, LettersPage, ListedLetter, MemoFacts, blank, compose,
    language_of, memo, receiver, set,
};
use rinnalla_views::paper::Document;

use crate::ask::Ask;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, COORDINATOR, Data, REFERRER, Route, page};

const WRITERS: Audience = Audience::Roles(&[Role::Referrer, Role::Coordinator]);

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, COORDINATOR, Data::Personal, "/kirjeet", GET list);
    page!(routes, COORDINATOR, Data::Personal, "/tukijaksot/{id}/kirjeet/{letter}", GET confirm, POST print);
    page!(routes, REFERRER, Data::Personal, "/lahetteet/{id}/muistilappu", GET memo_sheet);
    page!(routes, WRITERS, Data::Plain, "/lahetteet/tuloste", GET blank_form);
}

async fn list(ask: Ask) -> Outcome {
    let waiting = ask.run(|work| letter::list(work).boxed()).await?;
    let w = ask.words();
    let letters = waiting.into_iter().map(|l| ListedLetter {
        id: l.id.to_string(),
        case: l.case.to_string(),
        made: w.day_of(l.made_at),
        number: l.number,
        letter: l.letter,
    });
    let page = LettersPage { w, frame: ask.frame().back_to("/tanaan", w.t("menu-today")), letters: letters.collect() };
    ask.page(&page)
}

/// The municipality of a case: its name in the language of the paper, and its settings.
async fn place_of(ask: &Ask, code: MunicipalityCode, language: Language) -> Result<(String, Settings), Failure> {
    let found = ask.run(move |work| place::find(work, Some(code)).boxed()).await?;
    let (organisation, settings) = found.ok_or(Failure::NotFound)?;
    Ok((name(&organisation, language), settings))
}

fn name(organisation: &Organisation, language: Language) -> String {
    let swedish = organisation.name_sv.clone().filter(|_| language == Language::Swedish);
    swedish.unwrap_or_else(|| organisation.name_fi.clone())
}

async fn word(ask: &Ask, printed: &Printed) -> Result<(Language, Document), Failure> {
    let (language, interpreter) = language_of(&printed.resident);
    let (municipality, settings) = place_of(ask, printed.opened.case.municipality, language).await?;
    let goals = printed.agreement.iter().flat_map(|a| &a.content.goals).map(|g| g.words.to_string()).collect();
    let facts = LetterFacts {
        municipality,
        postal: settings.postal_address.as_ref().map(ToString::to_string),
        phone: settings.phone.as_ref().map(ToString::to_string),
        phone_hours: settings.phone_hours.as_ref().map(ToString::to_string),
        receiver: receiver(&printed.resident),
        today: day_of(ask.app.now()),
        call_by: printed.call_by,
        visit_at: printed.visit.as_ref().map(|v| v.starts_at),
        place: printed.visit.as_ref().map(|v| v.place.clone()),
        link_worker: printed.link_worker.clone(),
        coordinator: printed.coordinator.clone(),
        goals,
        continues: printed.closing.continues.clone(),
        follow_up: printed.closing.follow_up_allowed,
        interpreter,
        feedback: printed.feedback.then(|| FeedbackCode {
            address: feedback_address(ask, language),
            link: printed.feedback_code.as_ref().map(|code| feedback_link(ask, language, code)),
            code: printed.feedback_code.clone(),
            until: day_of(ask.app.now()).saturating_add(LINK_DAYS.days()),
        }),
    };
    Ok((language, compose(printed.letter.letter, Words::new(language, settings.term), &facts)))
}

/// Where a resident answers, in the language of the letter.
fn feedback_page(ask: &Ask, language: Language) -> String {
    let prefix = if language == Language::Finnish { String::new() } else { format!("/{language}") };
    format!("{}{prefix}/oma/palaute", ask.app.config().base_url)
}

/// The address that stands on paper, without what a browser adds by itself.
fn feedback_address(ask: &Ask, language: Language) -> String {
    let page = feedback_page(ask, language);
    page.strip_prefix("https://").map_or_else(|| page.clone(), str::to_owned)
}

/// The address for the camera of a phone.
fn feedback_link(ask: &Ask, language: Language, code: &str) -> String {
    format!("{}/{code}", feedback_page(ask, language))
}

async fn confirm(ask: Ask) -> Outcome {
    let (case, id) = (ask.case(), LetterId::new(ask.param("letter").to_owned()));
    let printed = ask.run(move |work| letter::preview(work, case, id).boxed()).await?;
    let (language, document) = word(&ask, &printed).await?;
    let w = ask.words();
    let page = ConfirmPage {
        w,
        frame: ask.frame().back_to("/kirjeet", w.t("letters-title")),
        number: printed.opened.case.number.clone(),
        letter: printed.letter.letter,
        language,
        receiver: receiver(&printed.resident),
        has_address: printed.resident.address.is_some(),
        title: document.title.clone(),
        text: Blocks { list: document.blocks, language, level: 3 },
        printed: printed.letter.printed_at.map(|at| w.moment(at)),
    };
    ask.page(&page)
}

async fn print(ask: Ask) -> Outcome {
    let (case, id) = (ask.case(), LetterId::new(ask.param("letter").to_owned()));
    let printed = ask.run(move |work| letter::print(work, case, id).boxed()).await?;
    let (_, document) = word(&ask, &printed).await?;
    pdf(document, "kirje.pdf").await
}

pub(super) async fn pdf(document: Document, name: &str) -> Outcome {
    let broken = |why: String| Failure::Broken(format!("a paper could not be set: {why}"));
    let bytes = tokio::task::spawn_blocking(move || set(&document)).await.map_err(|e| broken(e.to_string()))?;
    Ok(Reply::file("application/pdf", name, bytes.map_err(|e| broken(e.to_string()))?))
}

async fn memo_sheet(ask: Ask) -> Outcome {
    let id = ask.case();
    let followed = ask.run(move |work| referral::show(work, id).boxed()).await?;
    let (language, _) = language_of(&followed.resident);
    let (municipality, settings) = place_of(&ask, followed.resident.municipality, language).await?;
    let facts = MemoFacts {
        municipality,
        phone: settings.phone.as_ref().map(ToString::to_string),
        phone_hours: settings.phone_hours.as_ref().map(ToString::to_string),
        today: day_of(ask.app.now()),
        call_by: followed.call_by,
        own_code: followed.own_code,
    };
    pdf(memo(Words::new(language, settings.term), &facts), "muistilappu.pdf").await
}

async fn blank_form(ask: Ask) -> Outcome {
    let settings = ask.settings();
    let facts = BlankFacts {
        municipality: ask.place.as_ref().map(|(o, _)| name(o, ask.language)).unwrap_or_default(),
        postal: settings.postal_address.as_ref().map(ToString::to_string),
        phone: settings.phone.as_ref().map(ToString::to_string),
        today: day_of(ask.app.now()),
    };
    pdf(blank(ask.words(), &facts), "lahete.pdf").await
}
