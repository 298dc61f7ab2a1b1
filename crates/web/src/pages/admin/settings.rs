//! What the municipality decides: settings, the consent text.

use rinnalla_app::store::settings::ConsentText;
use rinnalla_app::{BoxFuture, FutureExt, municipality};
use rinnalla_domain::settings::Settings;
use rinnalla_domain::text::Text;
use rinnalla_domain::{Language, MunicipalityCode};
use rinnalla_views::Words;
use rinnalla_views::admin::{
    ConsentLine, ConsentPage, NewConsentPage, SettingsPage, consent as parse_consent, settings as parse_settings,
    settings_fields,
};
use rinnalla_views::form::{Fields, Form};

use super::{Wanted, at, below, here};
use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome};
use crate::route::{ADMINISTRATOR, Data, Route, page};

pub(super) fn routes(routes: &mut Vec<Route>) {
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/kunta", GET settings_page, POST save);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/suostumus", GET consent);
    page!(routes, ADMINISTRATOR, Data::Plain, "/yllapito/suostumus/uusi", GET new_consent_page, POST add_consent);
}

const SETTINGS: &str = "settings";

async fn settings_page(ask: Ask) -> Outcome {
    let (ask, _) = here(ask).await?;
    let form = form::open(&ask, SETTINGS).await?;
    show_settings(&ask, form).await
}

fn show_settings(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let code = here.code;
        let (now, version) = ask.run(move |work| municipality::settings(work, code).boxed()).await?;
        let status = form.status;
        let form = form.filled(settings_fields(&now)).at_version(version);
        let frame = below(ask, &here.at, "/yllapito", "admin-title").for_form(&form);
        ask.page_with(status, &SettingsPage { w: ask.words(), frame, at: here.at, form })
    })
}

async fn save(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let parsed = parse_settings(&ask.fields).map(|new| Wanted::new(here, new));
    form::submit(
        ask,
        SETTINGS,
        parsed,
        |work, asked: Asked<Wanted<Settings>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                municipality::save_settings(work, here.code, what, asked.version).await?;
                Ok(here.at.done("/yllapito/kunta", "settings-saved"))
            })
        },
        show_settings,
    )
    .await
}

/// Versions, newest first, each with its texts.
fn versions(words: &Words, texts: Vec<ConsentText>) -> Vec<ConsentLine> {
    let mut lines: Vec<ConsentLine> = Vec::new();
    for text in texts {
        if lines.last().is_none_or(|line| line.version != text.version) {
            lines.push(ConsentLine { version: text.version, made: words.day_of(text.made_at), texts: Vec::new() });
        }
        if let Some(line) = lines.last_mut() {
            line.texts.push((text.language, text.body));
        }
    }
    for line in &mut lines {
        line.texts.sort_by_key(|(language, _)| *language);
    }
    lines
}

async fn texts(ask: &Ask, code: MunicipalityCode) -> Result<Vec<ConsentText>, Failure> {
    Ok(ask.run(move |work| municipality::consent_texts(work, code).boxed()).await?)
}

async fn consent(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let words = ask.words();
    let versions = versions(&words, texts(&ask, here.code).await?);
    let frame = below(&ask, &here.at, "/yllapito", "admin-title");
    ask.page(&ConsentPage { w: words, frame, at: here.at, versions })
}

const NEW: &str = "new-consent";

async fn new_consent_page(ask: Ask) -> Outcome {
    let (ask, _) = here(ask).await?;
    let form = form::open(&ask, NEW).await?;
    show_new_consent(&ask, form).await
}

const fn field(language: Language) -> &'static str {
    match language {
        Language::Finnish => "text_fi",
        Language::Swedish => "text_sv",
        Language::English => "text_en",
        Language::NorthernSami => "text_se",
    }
}

fn show_new_consent(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let here = at(ask).await?;
        let words = ask.words();
        let newest = versions(&words, texts(ask, here.code).await?).into_iter().next();
        let version = newest.as_ref().map_or(1, |v| v.version + 1);
        let former = newest.map(|v| v.texts).unwrap_or_default();
        let values = former.iter().fold(Fields::default(), |all, (language, text)| all.with(field(*language), text));
        let status = form.status;
        let form = form.filled(values);
        let page = NewConsentPage {
            w: words,
            frame: below(ask, &here.at, "/yllapito/suostumus", "consent-text-title").for_form(&form),
            at: here.at,
            form,
            version,
            needed: former.into_iter().map(|(language, _)| language).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn add_consent(ask: Ask) -> Outcome {
    let (ask, here) = here(ask).await?;
    let newest = versions(&ask.words(), texts(&ask, here.code).await?).into_iter().next();
    let needed: Vec<Language> = newest.map(|v| v.texts.into_iter().map(|(l, _)| l).collect()).unwrap_or_default();
    let parsed = parse_consent(&ask.fields, &needed).map(|new| Wanted::new(here, new));
    form::submit(
        ask,
        NEW,
        parsed,
        |work, asked: Asked<Wanted<Vec<(Language, Text)>>>| {
            Box::pin(async move {
                let Wanted { here, what } = asked.new;
                municipality::add_consent_text(work, here.code, what).await?;
                Ok(here.at.done("/yllapito/suostumus", "consent-added"))
            })
        },
        show_new_consent,
    )
    .await
}
