//! Instruments: what is asked when, text packs, and decisions on clinical instruments.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_app::instrument::{self, Overview};
use rinnalla_app::store::instrument::{Decision, LoadedPack};
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::instrument::{Choices, NewDecision, What};
use rinnalla_domain::measurement::{Instrument, Point};
use rinnalla_domain::{Language, MunicipalityCode};
use rinnalla_measures::instrument::pack::{Pack, PackTrouble, shipped};
use rinnalla_views::Words;
use rinnalla_views::admin::{
    ChoicesPage, DecisionLine, DecisionPage, InstrumentsPage, PackLine, PackPreviewPage, PackUploadPage, Validity,
    WhatLine, choices as parse_choices, choices_fields, decision as parse_decision,
};
use rinnalla_views::form::{FieldError, Form};

use super::{Here, Wanted, at, below, carried, empty, here, step};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome};
use crate::route::{ADMINISTRATOR, Data, Route, page};

const HOME: &str = "/yllapito/mittarit";
/// Days before its end in which a licence is spoken of.
const SOON: i64 = 60;

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/mittarit", GET overview);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/mittarit/valinnat", GET choices_page, POST choose);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/mittarit/paketti", GET pack_page, POST pack);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/mittarit/paketti/poista", GET remove_page, POST remove);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/mittarit/paatos", GET decision_page, POST decide);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/mittarit/paatos/peru", GET withdraw_page, POST withdraw);
}

async fn look(ask: &Ask, code: MunicipalityCode) -> Result<Overview, Failure> {
    Ok(ask.run(move |work| instrument::overview(work, code).boxed()).await?)
}

fn today(ask: &Ask) -> Date {
    day_of(ask.app.now())
}

/// Everything that can be asked of a person, and how it stands.
fn whats(seen: &Overview, today: Date) -> Vec<WhatLine> {
    let decided = |i: Instrument| seen.decisions.iter().any(|d| d.instrument == i && d.ended_at.is_none());
    let loaded = |i: Instrument, language: Language| {
        let packs = seen.packs.iter().filter_map(|(_, pack)| pack.as_ref());
        packs.into_iter().any(|p| p.instrument == i && p.language == language.code() && p.in_force(today))
    };
    let ships = |i: Instrument, language: Language| shipped(language.code()).iter().any(|p| p.instrument == i);
    let line = |what: What| {
        let points = Point::ALL.iter().copied().filter(|point| seen.choices.has(*point, what)).collect();
        let (languages, waits) = match what {
            What::OwnScales => (Vec::new(), false),
            What::Instrument(i) => (
                Language::ALL.iter().copied().filter(|l| loaded(i, *l) || ships(i, *l)).collect(),
                i.needs_decision() && !decided(i),
            ),
        };
        WhatLine { what, points, languages, waits }
    };
    What::all().into_iter().map(line).collect()
}

fn until(w: &Words, pack: &Pack) -> Option<String> {
    pack.licence.valid_to.map(|day| w.day_only(day))
}

/// How the licence of a loaded pack stands; `None` for one that does not read any more.
pub(super) fn validity(pack: Option<&Pack>, today: Date) -> Validity {
    let ends_soon = |p: &Pack| p.licence.valid_to.is_some_and(|last| last <= today.saturating_add(SOON.days()));
    match pack {
        None => Validity::Broken,
        Some(p) if !p.in_force(today) => Validity::Over,
        Some(p) if ends_soon(p) => Validity::EndsSoon,
        Some(_) => Validity::Holds,
    }
}

fn pack_line(w: &Words, (kept, pack): &(LoadedPack, Option<Pack>), today: Date) -> PackLine {
    let licence = pack.as_ref().map(|p| match p.licence.number.as_str() {
        "" => p.licence.holder.clone(),
        number => format!("{}, {number}", p.licence.holder),
    });
    PackLine {
        id: kept.id.clone(),
        instrument: kept.instrument,
        language: kept.language,
        version: pack.as_ref().map(|p| p.version.clone()).unwrap_or_default(),
        licence: licence.unwrap_or_default(),
        until: pack.as_ref().and_then(|p| until(w, p)),
        validity: validity(pack.as_ref(), today),
        loaded: format!("{}, {}", w.day_of(kept.loaded_at), kept.loaded_by),
    }
}

fn decision_line(w: &Words, decision: Decision) -> DecisionLine {
    DecisionLine {
        id: decision.id,
        instrument: decision.instrument,
        decided: format!("{}, {}", decision.decided_by, w.day_only(decision.decided_on)),
        responsible: decision.responsible,
        text: decision.text,
        ended: decision.ended_at.map(|at| w.day_of(at)),
    }
}

async fn overview(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let seen = look(&ask, here.code).await?;
    let (w, today) = (ask.words(), today(&ask));
    let page = InstrumentsPage {
        w,
        frame: below(&ask, &here.at, "/yllapito", "admin-title"),
        at: here.at,
        whats: whats(&seen, today),
        packs: seen.packs.iter().map(|p| pack_line(&w, p, today)).collect(),
        decisions: seen.decisions.into_iter().map(|d| decision_line(&w, d)).collect(),
    };
    ask.page(&page)
}

const CHOICES: &str = "choices";

async fn choices_page(ask: Ask) -> Outcome {
    empty(ask, CHOICES, show_choices).await
}

fn show_choices(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let seen = look(ask, here.code).await?;
        let status = form.status;
        let form = form.filled(choices_fields(&seen.choices)).at_version(seen.version);
        let whats = whats(&seen, today(ask)).into_iter().filter(|line| !line.waits).collect();
        let frame = below(ask, &here.at, HOME, "instruments-title").for_form(&form);
        ask.page_with(status, &ChoicesPage { w: ask.words(), frame, at: here.at, form, whats })
    })
}

async fn choose(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let parsed = Ok(Wanted::new(here, parse_choices(&ask.fields)));
    form::submit(
        ask,
        CHOICES,
        parsed,
        |work, asked: Asked<Wanted<Choices>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                instrument::choose(work, here.code, what, asked.version).await?;
                Ok(here.at.done(HOME, "instruments-chosen"))
            })
        },
        show_choices,
    )
    .await
}

const PACK: &str = "pack";

async fn pack_page(ask: Ask) -> Outcome {
    empty(ask, PACK, show_pack).await
}

fn show_pack(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        upload_page(ask, here, form, String::new(), Vec::new())
    })
}

fn upload_page(ask: &Ask, here: Here, form: Form, file: String, wrong: Vec<PackTrouble>) -> Outcome {
    let status = form.status;
    let frame = below(ask, &here.at, HOME, "instruments-title").for_form(&form);
    ask.page_with(status, &PackUploadPage { w: ask.words(), frame, at: here.at, form, file, wrong })
}

/// Reads the file that was sent, or the one that the preview carries, and shows or takes it.
async fn pack(ask: Ask) -> Outcome {
    let (mut ask, here) = here(ask).await?;
    let carried = ask.fields.get("pack").to_owned();
    let (file, bytes, take) = match ask.file.take() {
        Some(file) => (file.name, file.bytes, false),
        None => (ask.fields.get("name").to_owned(), STANDARD.decode(carried).unwrap_or_default(), true),
    };
    if bytes.is_empty() {
        let errors = vec![FieldError { field: "file", code: "missing", lengths: None }];
        return upload_page(&ask, here, Form { errors, ..form::again(&ask, PACK, 422) }, String::new(), Vec::new());
    }
    let file: String = file.chars().filter(|c| !c.is_control()).take(100).collect();
    let held = Pack::read(&bytes).and_then(|pack| pack.held_on(today(&ask)).map_err(|over| vec![over]));
    let pack = match held {
        Ok(pack) => pack,
        Err(wrong) => return upload_page(&ask, here, form::again(&ask, PACK, 422), file, wrong),
    };
    if take {
        return keep_pack(ask, here, pack).await;
    }
    let seen = look(&ask, here.code).await?;
    let w = ask.words();
    let form = form::empty(&ask, PACK);
    let same = |kept: &LoadedPack| kept.instrument == pack.instrument && kept.language.code() == pack.language;
    let page = PackPreviewPage {
        w,
        frame: below(&ask, &here.at, "/yllapito/mittarit/paketti", "back"),
        at: here.at,
        form,
        file,
        carried: STANDARD.encode(&bytes),
        until: until(&w, &pack),
        replaces: seen.packs.iter().any(|(kept, _)| same(kept)),
        pack,
    };
    ask.page(&page)
}

async fn keep_pack(ask: Ask, here: Here, pack: Pack) -> Outcome {
    form::submit(
        ask,
        PACK,
        Ok(Wanted::new(here, pack)),
        |work, asked: Asked<Wanted<Pack>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                instrument::load_pack(work, here.code, what).await?;
                Ok(here.at.done(HOME, "pack-loaded"))
            })
        },
        show_pack,
    )
    .await
}

const REMOVE: &str = "remove-pack";

async fn remove_page(ask: Ask) -> Outcome {
    empty(ask, REMOVE, show_remove).await
}

fn show_remove(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let wanted = carried(ask, "paketti").to_owned();
        let w = ask.words();
        let packs = look(ask, here.code).await?.packs;
        let found = packs.iter().find(|(kept, _)| kept.id == wanted).ok_or(Failure::NotFound)?;
        let line = pack_line(&w, found, today(ask));
        let facts = vec![
            (w.t("instruments-what"), w.code("instrument", line.instrument).text),
            (w.t("pack-language"), line.language.own_name().to_owned()),
            (w.t("pack-licence"), line.licence),
            (w.t("pack-loaded"), line.loaded),
        ];
        let back = (here.at.link(HOME), w.t("instruments-title"));
        step(ask, here, form, back, facts, vec![("paketti", wanted)])
    })
}

async fn remove(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let wanted = ask.fields.get("paketti").to_owned();
    form::submit(
        ask,
        REMOVE,
        Ok(Wanted::new(here, wanted)),
        |work, asked: Asked<Wanted<String>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                instrument::remove_pack(work, here.code, what).await?;
                Ok(here.at.done(HOME, "pack-removed"))
            })
        },
        show_remove,
    )
    .await
}

const DECISION: &str = "clinical";

async fn decision_page(ask: Ask) -> Outcome {
    let (ask, _) = here(ask).await?;
    let form = form::open(&ask, DECISION).await?;
    show_decision(&ask, form).await
}

fn show_decision(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let status = form.status;
        let frame = below(ask, &here.at, HOME, "instruments-title").for_form(&form);
        ask.page_with(status, &DecisionPage { w: ask.words(), frame, at: here.at, form })
    })
}

async fn decide(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let parsed = parse_decision(&ask.fields).map(|new| Wanted::new(here, new));
    form::submit(
        ask,
        DECISION,
        parsed,
        |work, asked: Asked<Wanted<NewDecision>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                instrument::decide(work, here.code, what).await?;
                Ok(here.at.done(HOME, "decision-made"))
            })
        },
        show_decision,
    )
    .await
}

const WITHDRAW: &str = "withdraw-decision";

async fn withdraw_page(ask: Ask) -> Outcome {
    empty(ask, WITHDRAW, show_withdraw).await
}

fn show_withdraw(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let wanted = carried(ask, "paatos").to_owned();
        let w = ask.words();
        let decisions = look(ask, here.code).await?.decisions;
        let found = decisions.into_iter().find(|d| d.id == wanted && d.ended_at.is_none());
        let line = decision_line(&w, found.ok_or(Failure::NotFound)?);
        let facts = vec![
            (w.t("instruments-what"), w.code("instrument", line.instrument).text),
            (w.t("clinical-decided"), line.decided),
            (w.t("clinical-responsible"), line.responsible),
        ];
        let back = (here.at.link(HOME), w.t("instruments-title"));
        step(ask, here, form, back, facts, vec![("paatos", wanted)])
    })
}

async fn withdraw(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let wanted = ask.fields.get("paatos").to_owned();
    form::submit(
        ask,
        WITHDRAW,
        Ok(Wanted::new(here, wanted)),
        |work, asked: Asked<Wanted<String>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                instrument::withdraw(work, here.code, what).await?;
                Ok(here.at.done(HOME, "decision-withdrawn"))
            })
        },
        show_withdraw,
    )
    .await
}
