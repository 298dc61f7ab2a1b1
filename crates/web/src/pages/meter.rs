//! A resident's own answers: the link, the code, the form, the thanks.
//!
//! Opening a link shows nothing of anybody and changes nothing. The code opens a form whose secret stands in a cookie
//! of its own; it opens this one form and nothing else, and goes when the answers are saved.

use axum::http::header;
use rinnalla_app::measurement::{self, Entered, LinkState, OpenForm};
use rinnalla_app::{App, BoxFuture, Error, FutureExt, Rule};
use rinnalla_domain::Language;
use rinnalla_domain::measurement::Mode;
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::measurement::{CodePage, DonePage, OverPage, OwnPage, code_of, parse_questions};
use rinnalla_views::{Frame, Words};

use super::account::wrong;
use crate::ask::Ask;
use crate::form;
use crate::reply::{Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

const CODE: &str = "meter-code";
const FORM: &str = "meter";

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/l/{token}", GET code_page, POST enter);
    page!(routes, Audience::Everybody, Data::Personal, "/oma/mittari", GET own, POST answer);
    page!(routes, Audience::Everybody, Data::Personal, "/oma/mittari/kesken", POST keep);
}

/// The name of the cookie of an open form.
pub(crate) fn ticket_name(app: &App) -> &'static str {
    if app.config().base_url.starts_with("https://") { "__Host-mittari" } else { "mittari" }
}

/// The cookie of an open form; `None` deletes it.
pub(crate) fn ticket_cookie(app: &App, secret: Option<&str>) -> String {
    let secure = if app.config().base_url.starts_with("https://") { "; Secure" } else { "" };
    let (value, age) = secret.map_or(("", "; Max-Age=0"), |secret| (secret, ""));
    format!("{}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}", ticket_name(app))
}

/// An address in a language.
pub(crate) fn with_language(language: Language, path: &str) -> String {
    if language == Language::Finnish { path.to_owned() } else { format!("/{language}{path}") }
}

/// Nothing around these pages says who has signed in or in which municipality.
pub(crate) fn bare(ask: &Ask) -> Frame {
    Frame { person: None, menu: Vec::new(), municipality: String::new(), ..ask.frame() }
}

pub(crate) fn over(ask: &Ask, status: u16, key: &'static str) -> Outcome {
    ask.page_with(status, &OverPage { w: ask.words(), frame: bare(ask), key })
}

fn link_is(ask: &Ask, state: LinkState) -> Outcome {
    match state {
        LinkState::Used => over(ask, 410, "used"),
        LinkState::Over => over(ask, 410, "over"),
        LinkState::Open | LinkState::Unknown => over(ask, 404, "unknown"),
    }
}

async fn code_page(ask: Ask) -> Outcome {
    let secret = ask.param("token").to_owned();
    match ask.run(move |work| measurement::look(work, secret).boxed()).await? {
        LinkState::Open => show_code(&ask, form::empty(&ask, CODE)).await,
        state => link_is(&ask, state),
    }
}

fn show_code(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let status = form.status;
        ask.page_with(status, &CodePage { w: ask.words(), frame: bare(ask).for_form(&form), form })
    })
}

async fn enter(ask: Ask) -> Outcome {
    let code = code_of(&ask.fields);
    if code.is_empty() {
        return show_code(&ask, wrong(&ask, CODE, "code", "missing")).await;
    }
    match measurement::by_code(&ask.app, ask.param("token").to_owned(), code, ask.client.clone()).await? {
        Entered::In(ticket, language) => Ok(Reply::see_other(&with_language(language, "/oma/mittari"))
            .with(header::SET_COOKIE, ticket_cookie(&ask.app, Some(&ticket)))),
        Entered::Refused => show_code(&ask, wrong(&ask, CODE, "code", "refused")).await,
        Entered::Blocked => show_code(&ask, wrong(&ask, CODE, "code", "blocked")).await,
        Entered::Over(state) => link_is(&ask, state),
    }
}

/// The page for what stands in the way of an open form; the cookie goes where nothing is left to do with it.
fn in_the_way(ask: &Ask, error: Error) -> Outcome {
    let (status, key) = match error {
        Error::Rule(Rule::AnsweredAlready) => (410, "used"),
        Error::Rule(Rule::MeasuredToday) => (409, "today"),
        Error::Rule(Rule::Step(_)) => (409, "ended"),
        Error::Rule(_) | Error::NotFound => (410, "none"),
        other => return Err(other.into()),
    };
    Ok(over(ask, status, key)?.with(header::SET_COOKIE, ticket_cookie(&ask.app, None)))
}

fn ticket(ask: &Ask) -> Option<String> {
    ask.ticket.clone()
}

async fn opened(ask: &Ask) -> Result<OpenForm, Outcome> {
    let Some(ticket) = ticket(ask) else {
        return Err(over(ask, 410, "none"));
    };
    let found = ask.run(move |work| measurement::open_form(work, ticket).boxed()).await;
    found.map_err(|error| in_the_way(ask, error))
}

async fn own(ask: Ask) -> Outcome {
    if ask.ticket.is_none() {
        return over(&ask, 200, "none");
    }
    let open = match opened(&ask).await {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let mut form = form::empty(&ask, FORM);
    if let Some(so_far) = &open.so_far {
        form.values = Fields::decode(so_far.as_bytes());
    }
    show(&ask, form, &open)
}

fn show(ask: &Ask, form: Form, open: &OpenForm) -> Outcome {
    let w = Words::new(open.language, open.settings.term);
    let status = form.status;
    let prefix = ask.prefix;
    let page = OwnPage {
        w,
        frame: Frame {
            words: w,
            prefix,
            phone: open.settings.phone.as_ref().map(ToString::to_string),
            ..bare(ask).for_form(&form)
        },
        resumed: open.so_far.is_some() && form.status == 200,
        form: Form { words: w, csrf: String::new(), ..form },
        questions: &open.questions,
        mode: open.mode,
        larger: ask.query.get("koko") == "iso",
        may_call: open.questions.packs.iter().any(|pack| pack.instrument.threshold().is_some()),
    };
    ask.page_with(status, &page)
}

async fn answer(ask: Ask) -> Outcome {
    let open = match opened(&ask).await {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let stamp = ask.fields.get("_kysely").to_owned();
    let again = |status| Form { ..form::again(&ask, FORM, status) };
    if stamp != open.questions.stamp() {
        let trouble = Some("rule-questions-changed".to_owned());
        return show(&ask, Form { trouble, ..again(409) }, &open);
    }
    let measured = match parse_questions(&ask.fields, &open.questions, open.mode) {
        Ok(measured) => measured,
        Err(errors) => return show(&ask, Form { errors, ..again(422) }, &open),
    };
    let ticket = ticket(&ask).unwrap_or_default();
    match ask.run(move |work| measurement::answer(work, ticket, stamp, measured).boxed()).await {
        Ok(answered) => {
            let page = DonePage {
                w: Words::new(open.language, open.settings.term),
                frame: bare(&ask),
                mode: answered.mode,
                help: answered.calls,
            };
            Ok(ask.page(&page)?.with(header::SET_COOKIE, ticket_cookie(&ask.app, None)))
        }
        Err(Error::Unavailable) => {
            show(&ask, Form { trouble: Some("trouble-unavailable".into()), ..again(503) }, &open)
        }
        Err(error) => in_the_way(&ask, error),
    }
}

/// Keeps the answers so far: for the script as JSON, for the buttons as a page.
async fn keep(ask: Ask) -> Outcome {
    let Some(ticket) = ticket(&ask) else {
        return over(&ask, 410, "none");
    };
    let (given, fields) = (ticket.clone(), ask.fields.encode());
    let saved = match ask.run(move |work| measurement::keep_so_far(work, given, fields).boxed()).await {
        Ok(saved) => saved,
        Err(error) => return in_the_way(&ask, error),
    };
    match ask.fields.get("_nappi") {
        "" => {
            let clock = rinnalla_domain::clock::in_finland(saved);
            let saved = format!("{}.{:02}", clock.hour(), clock.minute());
            Ok(Reply::json(&serde_json::json!({ "draft": "1", "saved": saved })))
        }
        "iso" => Ok(Reply::see_other(&ask.frame().with("/oma/mittari", "koko=iso"))),
        "tavallinen" => Ok(Reply::see_other(&ask.frame().to("/oma/mittari"))),
        _ => {
            let open = ask.run(move |work| measurement::open_form(work, ticket).boxed()).await;
            let key = match open {
                Ok(OpenForm { mode: Mode::Tablet, .. }) => "kept-tablet",
                Ok(_) => "kept",
                Err(error) => return in_the_way(&ask, error),
            };
            over(&ask, 200, key)
        }
    }
}
