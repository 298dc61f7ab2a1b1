//! The agreement: shown, written, signed, printed.

use rinnalla_app::agreement::{self, NewSignature, Shown};
use rinnalla_app::{BoxFuture, Error, FutureExt};
use rinnalla_domain::CaseId;
use rinnalla_domain::agreement::{Agreement, Signer, Status};
use rinnalla_domain::case::{Facts, Step, open_steps};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::resident::short_name;
use rinnalla_views::agreement::{
    EditPage, Sender, ShowPage, SignPage, Version, blocks, document, filled, parse, parse_signature,
};
use rinnalla_views::form::{Fields, Form};

use super::case::{everything, frame_of, path_of};
use crate::ask::Ask;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Data, Route, WALKERS, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/sopimus", GET show);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/sopimus/muokkaa", GET edit, POST draft);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/sopimus/allekirjoita", GET sign_page, POST sign);
    page!(routes, WALKERS, Data::Personal, "/tukijaksot/{id}/sopimus/{number}/pdf", GET pdf);
}

async fn shown(ask: &Ask) -> Result<Shown, Failure> {
    let id = ask.case();
    Ok(ask.run(move |work| agreement::show(work, id).boxed()).await?)
}

fn waits(version: &Agreement) -> bool {
    matches!(version.status, Status::Draft | Status::Sealed)
}

fn sender(ask: &Ask) -> Sender {
    let settings = ask.settings();
    Sender {
        municipality: ask.frame().municipality,
        phone: settings.phone.map(|p| p.to_string()),
        phone_hours: settings.phone_hours.map(|h| h.to_string()),
    }
}

async fn show(ask: Ask) -> Outcome {
    let found = shown(&ask).await?;
    let words = ask.words();
    let case = &found.opened.case;
    let facts = Facts { first_visit_held: case.first_visit_on.is_some(), ..Facts::default() };
    let open = open_steps(case.state, found.opened.party(), facts);
    let sender = sender(&ask);
    let version = |wanted: fn(&Agreement) -> bool| {
        found
            .versions
            .iter()
            .find(|v| wanted(v))
            .map(|agreement| Version { agreement, blocks: blocks(words, agreement, &sender, 3) })
    };
    let waiting = version(waits);
    let page = ShowPage {
        w: words,
        frame: ask.frame().back_to(path_of(&ask, ""), words.t("back")),
        id: case.id.to_string(),
        name: short_name(&found.resident.name),
        can_draft: open.contains(&Step::DraftAgreement),
        can_sign: open.contains(&Step::Sign) && waiting.is_some(),
        waiting,
        in_force: version(|v| v.status == Status::InForce),
        former: found.versions.iter().filter(|v| v.status == Status::Former).collect(),
    };
    ask.page(&page)
}

async fn edit(ask: Ask) -> Outcome {
    let form = form::open(&ask, "agreement").await?;
    show_edit(&ask, form).await
}

fn show_edit(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = everything(ask).await?;
        let words = ask.words();
        let newest = found.agreements.first();
        let written = found.resident.language.written();
        let has_document = matches!(
            found.resident.language,
            SpokenLanguage::Finnish | SpokenLanguage::Swedish | SpokenLanguage::English
        );
        let start = newest.map_or_else(
            || {
                let today = day_of(ask.app.now());
                Fields::default()
                    .with("starts_on", format!("{}.{}.{}", today.day(), today.month(), today.year()))
                    .with("language", written.filter(|_| has_document).unwrap_or_default())
            },
            |newest| filled(&newest.content),
        );
        let form = form.filled(start).at_version(newest.map_or(0, |v| v.number));
        let status = form.status;
        let page = EditPage {
            w: words,
            frame: frame_of(ask, &form).back_to(path_of(ask, "/sopimus"), words.t("back")),
            form,
            name: short_name(&found.resident.name),
            wish: found.referral.wish.clone(),
            other_language: (!has_document).then(|| rinnalla_views::referral::spoken(&words, &found.resident)),
            signed_once: found.agreements.iter().any(|a| a.status == Status::Sealed),
            in_force: found.agreements.iter().any(|a| a.status == Status::InForce),
        };
        ask.page_with(status, &page)
    })
}

async fn draft(ask: Ask) -> Outcome {
    let parsed = parse(&ask.fields);
    form::submit(
        ask,
        "agreement",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let id = CaseId::new(asked.id.clone());
                // Somebody else has written a version meanwhile: the two are compared first.
                let before = agreement::show(work, id.clone()).await?;
                if before.versions.first().map_or(0, |v| v.number) != asked.version {
                    return Err(Error::Conflict);
                }
                agreement::draft(work, id, asked.new).await?;
                Ok(format!("/tukijaksot/{}/sopimus/allekirjoita?tehty=agreement-drafted", asked.id))
            })
        },
        show_edit,
    )
    .await
}

async fn sign_page(ask: Ask) -> Outcome {
    show_sign(&ask, form::empty(&ask, "sign")).await
}

/// The agreement alone, all in its own language: without the menu, so that the device can be handed over.
fn show_sign(ask: &Ask, mut form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let found = shown(ask).await?;
        let Some(version) = found.versions.iter().find(|v| waits(v)) else {
            return Ok(Reply::see_other(&path_of(ask, "/sopimus")));
        };
        let words = ask.words().in_language(version.content.language);
        form.words = words;
        let mut frame = ask.frame().for_form(&form);
        frame.words = words;
        frame.menu = Vec::new();
        let missing: Vec<Signer> = Signer::ALL.iter().copied().filter(|s| version.signature(*s).is_none()).collect();
        if let [only] = missing.as_slice() {
            form = form.filled(Fields::default().with("signer", only));
        }
        let status = form.status;
        let page = SignPage {
            w: words,
            frame,
            form,
            id: ask.param("id").to_owned(),
            agreement: version,
            blocks: blocks(words, version, &sender(ask), 2),
        };
        ask.page_with(status, &page)
    })
}

async fn sign(ask: Ask) -> Outcome {
    let parsed = parse_signature(&ask.fields, day_of(ask.app.now()));
    form::submit(
        ask,
        "sign",
        parsed,
        |work, asked| {
            Box::pin(async move {
                let signed = asked.new;
                let new = NewSignature {
                    agreement: signed.agreement,
                    signer: signed.signer,
                    way: signed.way,
                    name: signed.name,
                    drawing: signed.drawing,
                    signed_on: signed.signed_on,
                    kept_where: signed.kept_where,
                };
                agreement::sign(work, CaseId::new(asked.id.clone()), new).await?;
                Ok(format!("/tukijaksot/{}/sopimus?tehty=agreement-signed", asked.id))
            })
        },
        show_sign,
    )
    .await
}

async fn pdf(ask: Ask) -> Outcome {
    let found = shown(&ask).await?;
    let number: i64 = ask.param("number").parse().map_err(|_| Failure::NotFound)?;
    let version = found.versions.iter().find(|v| v.number == number).ok_or(Failure::NotFound)?;
    let case_number = &found.opened.case.number;
    let large = ask.query.get("koko") == "iso";
    let today = day_of(ask.app.now());
    let paper = document(ask.words(), version, &sender(&ask), case_number, today, large);
    let bytes = tokio::task::spawn_blocking(move || rinnalla_views::paper::set(&paper))
        .await
        .map_err(|_| Failure::Broken("setting a paper stopped half way".into()))?
        .map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(Reply::file("application/pdf", &format!("sopimus-{case_number}-{number}.pdf"), bytes))
}
