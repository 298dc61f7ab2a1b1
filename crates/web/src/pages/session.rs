//! Signing in and out.

use axum::http::header;
use rinnalla_app::session::{self, Needs, SignIn};
use rinnalla_app::{BoxFuture, FutureExt};
use rinnalla_domain::Language;
use rinnalla_views::account::SignInPage;
use rinnalla_views::form::{FieldError, Form};

use crate::ask::{Ask, home};
use crate::dispatch::session_cookie;
use crate::form;
use crate::reply::{Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/kirjaudu", GET sign_in_page, POST sign_in);
    page!(routes, Audience::Everybody, Data::Plain, "/ulos", POST sign_out);
    page!(routes, Audience::SignedIn, Data::Plain, "/istunto", GET keep_alive);
    page!(routes, Audience::SignedIn, Data::Plain, "/kieli", POST change_language);
    page!(routes, Audience::SignedIn, Data::Plain, "/luonnokset", POST save_draft);
}

async fn sign_in_page(ask: Ask) -> Outcome {
    if let Some(signed_in) = ask.signed_in.as_ref().filter(|s| s.needs == Needs::Nothing) {
        return Ok(Reply::see_other(home(&signed_in.person)));
    }
    show(&ask, form::empty(&ask, "sign-in")).await
}

fn show(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let go_on = if form.status == 200 { ask.query.get("jatka") } else { ask.fields.get("jatka") };
        let status = form.status;
        let page = SignInPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form),
            go_on: go_on.to_owned(),
            ended: !go_on.is_empty(),
            form,
        };
        ask.page_with(status, &page)
    })
}

async fn sign_in(ask: Ask) -> Outcome {
    let (username, password) = (ask.fields.get("username").to_owned(), ask.fields.get("password").to_owned());
    let came = session::sign_in(&ask.app, username, password, ask.device.clone(), ask.client.clone()).await;
    let refuse = |code: &'static str| {
        let errors = vec![FieldError { field: "username", code, lengths: None }];
        Form { errors, ..form::again(&ask, "sign-in", 422) }
    };
    match came {
        Ok(SignIn::In(new)) => {
            let go_on = ask.fields.get("jatka").to_owned();
            let cookie = session_cookie(&ask.app, Some(&new.secret));
            let path = match new.needs {
                Needs::SecondFactor => with_go_on("/kirjaudu/koodi", &go_on),
                Needs::EnrolSecondFactor => with_go_on("/asetukset/turvallisuus/kayttoon", &go_on),
                Needs::Nothing if go_on.starts_with('/') && !go_on.starts_with("//") => go_on,
                Needs::Nothing => {
                    let secret = new.secret.clone();
                    let resumed = ask.run(move |work| session::resume(work, secret).boxed()).await?;
                    resumed.map_or("/", |r| home(&r.person)).to_owned()
                }
            };
            Ok(Reply::see_other(&path).with(header::SET_COOKIE, cookie))
        }
        Ok(SignIn::Refused) => show(&ask, refuse("refused")).await,
        Ok(SignIn::Blocked) => show(&ask, refuse("blocked")).await,
        Err(error) => form::refuse(&ask, "sign-in", error, show).await,
    }
}

/// Carries on where to go after a step of signing in.
pub(crate) fn with_go_on(path: &str, go_on: &str) -> String {
    if go_on.is_empty() {
        return path.to_owned();
    }
    let query = rinnalla_views::form::Fields::default().with("jatka", go_on).encode();
    format!("{path}?{query}")
}

async fn sign_out(ask: Ask) -> Outcome {
    if let Some(signed_in) = &ask.signed_in {
        let secret = signed_in.secret.clone();
        ask.app
            .run(rinnalla_app::Who::Account(signed_in.person.account.clone()), move |work| {
                session::end(work, secret).boxed()
            })
            .await?;
    }
    Ok(Reply::see_other("/kirjaudu")
        .with(header::SET_COOKIE, session_cookie(&ask.app, None))
        .with(header::HeaderName::from_static("clear-site-data"), "\"cache\"".into()))
}

/// Asking for this page keeps the web session alive; reading it has been written down already.
async fn keep_alive(_ask: Ask) -> Outcome {
    Ok(Reply { status: 204, media_type: "text/plain; charset=utf-8", body: Vec::new(), headers: Vec::new() })
}

async fn change_language(ask: Ask) -> Outcome {
    let language = Language::parse(ask.fields.get("kieli")).unwrap_or_default();
    ask.run(move |work| rinnalla_app::account::change_language(work, language).boxed()).await?;
    Ok(Reply::see_other(ask.fields.get("takaisin")))
}

/// A turvakielto is in force, or nobody has said that it is not: nothing is kept, and what was kept is deleted.
async fn keep_no_draft(ask: &Ask, path: &str, id: Option<rinnalla_domain::DraftId>) -> Outcome {
    if let Some(id) = id {
        ask.run(move |work| rinnalla_app::draft::delete(work, id).boxed()).await?;
    }
    if ask.fields.get("_nappi").is_empty() {
        return Ok(Reply::json(&serde_json::json!({"held": true})));
    }
    let back = vec![(path.to_owned(), ask.words().t("nondisclosure-back"))];
    ask.notice(200, "draft-held", back)
}

/// Saves a half-written form: for the script as JSON, for the button by going back to the form.
async fn save_draft(ask: Ask) -> Outcome {
    let path = ask.fields.get("_polku").to_owned();
    // A draft without an identity of its own takes the key of its form: sending the form then deletes it,
    // also when the draft was on its way at that very moment.
    let key = ask.fields.get("_avain").to_owned();
    let id = Some(ask.fields.get("_luonnos")).filter(|id| !id.is_empty()).unwrap_or(&key);
    let id = (!id.is_empty()).then(|| rinnalla_domain::DraftId::new(id));
    if ask.fields.get("_nappi") == "poista" {
        if let Some(id) = id {
            ask.run(move |work| rinnalla_app::draft::delete(work, id).boxed()).await?;
        }
        let path = if path.contains('\\') { "/" } else { path.as_str() };
        return Ok(Reply::see_other(&format!("{path}?tehty=draft-deleted")));
    }
    let sent = ask.run(move |work| rinnalla_app::draft::submission(work, key).boxed()).await?.is_some();
    if sent {
        return Ok(Reply::json(&serde_json::json!({"held": true})));
    }
    if form::keeps_nothing(&path, &ask.fields) {
        return keep_no_draft(&ask, &path, id).await;
    }
    let fields = ask.fields.encode();
    let form_path = path.clone();
    let (id, saved_at) =
        ask.run(move |work| rinnalla_app::draft::save(work, form_path, id, fields, false).boxed()).await?;
    if ask.fields.get("_nappi").is_empty() {
        let clock = rinnalla_domain::clock::in_finland(saved_at);
        let saved = format!("{}.{:02}", clock.hour(), clock.minute());
        return Ok(Reply::json(&serde_json::json!({"draft": id.as_str(), "saved": saved})));
    }
    Ok(Reply::see_other(&format!("{path}?luonnos={id}&tehty=draft")))
}
