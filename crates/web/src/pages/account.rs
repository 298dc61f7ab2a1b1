//! One's own account: settings, password, web sessions, a forgotten password.

use axum::http::header;
use rinnalla_app::account;
use rinnalla_app::session;
use rinnalla_app::{BoxFuture, Error, FutureExt, Rule};
use rinnalla_domain::WebSessionId;
use rinnalla_views::account::{
    LostPage, OwnChange, OwnPage, SecurityPage, SessionLine, Short, ShortPage, Theme, new_password, own_change,
};
use rinnalla_views::form::{FieldError, Fields, Form};

use crate::ask::Ask;
use crate::form::{self, Asked};
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::SignedIn, Data::Plain, "/asetukset", GET own_page, POST save_own);
    page!(routes, Audience::SignedIn, Data::Plain, "/asetukset/turvallisuus", GET security);
    page!(routes, Audience::SignedIn, Data::Plain, "/asetukset/turvallisuus/salasana", GET password_page, POST password);
    page!(routes, Audience::SignedIn, Data::Plain, "/asetukset/turvallisuus/istunnot", GET sessions, POST end_session);
    page!(routes, Audience::Everybody, Data::Plain, "/asetukset/puhelin-kadonnut", GET lost);
    page!(routes, Audience::Everybody, Data::Plain, "/unohtunut", GET forgotten_page, POST forgotten);
    page!(routes, Audience::Everybody, Data::Plain, "/uusi-salasana/{token}", GET reset_page, POST reset);
}

/// The secret of the running web session.
pub(crate) fn secret(ask: &Ask) -> Result<String, Failure> {
    ask.signed_in.as_ref().map(|s| s.secret.clone()).ok_or(Failure::NotFound)
}

/// A form again with one thing wrong that only the use case knew.
pub(crate) fn wrong(ask: &Ask, name: &'static str, field: &'static str, code: &'static str) -> Form {
    let errors = vec![FieldError { field, code, lengths: None }];
    Form { errors, ..form::again(ask, name, 422) }
}

async fn own_page(ask: Ask) -> Outcome {
    let form = form::empty(&ask, "own-account");
    show_own(&ask, form).await
}

fn show_own(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let own = ask.run(|work| account::own(work).boxed()).await?;
        let person = ask.person()?;
        let status = form.status;
        let values = Fields::default()
            .with("name", &own.name)
            .with("title", &own.title)
            .with("phone", &own.phone)
            .with("language", own.language)
            .with("theme", ask.theme.as_deref().unwrap_or("auto"));
        let form = form.filled(values).at_version(own.version);
        let page = OwnPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form),
            form,
            username: own.username,
            roles: person.memberships.iter().map(|m| (m.role, m.organisation_name.clone())).collect(),
        };
        ask.page_with(status, &page)
    })
}

async fn save_own(ask: Ask) -> Outcome {
    let parsed = own_change(&ask.fields);
    let theme = parsed.as_ref().map_or(Theme::Auto, |new| new.theme);
    let reply = form::submit(
        ask,
        "own-account",
        parsed,
        |work, asked: Asked<OwnChange>| {
            Box::pin(async move {
                let new = asked.new;
                account::update_own(work, new.name, new.title, new.phone, new.language, asked.version).await?;
                Ok("/asetukset?tehty=own-saved".into())
            })
        },
        show_own,
    )
    .await?;
    Ok(if reply.status == 303 { reply.with(header::SET_COOKIE, theme.cookie()) } else { reply })
}

async fn security(ask: Ask) -> Outcome {
    let own = ask.run(|work| account::own(work).boxed()).await?;
    let secret = secret(&ask)?;
    let running = ask.run(move |work| session::list_own(work, secret).boxed()).await?;
    let words = ask.words();
    let sessions = running.into_iter().map(|found| SessionLine {
        id: found.session.id.to_string(),
        device: found.session.device,
        began: words.moment(found.session.made_at),
        used: words.moment(found.session.seen_at),
        this: found.this,
    });
    let page = SecurityPage {
        w: words,
        frame: ask.frame().back_to("/asetukset", words.t("own-title")),
        username: own.username,
        second_factor: own.second_factor,
        codes_left: usize::try_from(own.recovery_codes_left).unwrap_or_default(),
        demo: own.demo && ask.app.config().demo,
        confirmed: own.mail_confirmed,
        sessions: sessions.collect(),
    };
    ask.page(&page)
}

async fn sessions(_ask: Ask) -> Outcome {
    Ok(Reply::see_other("/asetukset/turvallisuus"))
}

async fn end_session(ask: Ask) -> Outcome {
    let which = ask.fields.get("istunto").to_owned();
    if which == "muut" {
        let secret = secret(&ask)?;
        ask.run(move |work| session::end_others(work, secret).boxed()).await?;
        return Ok(Reply::see_other("/asetukset/turvallisuus?tehty=sessions-ended"));
    }
    ask.run(move |work| session::end_one(work, WebSessionId::new(which)).boxed()).await?;
    Ok(Reply::see_other("/asetukset/turvallisuus?tehty=session-ended"))
}

/// A short form with its back link.
pub(crate) fn short(ask: &Ask, form: Form, fields: &'static [Short], back: Option<(&str, &str)>) -> Outcome {
    let status = form.status;
    let mut frame = ask.frame().for_form(&form);
    if let Some((href, key)) = back {
        frame = frame.back_to(href, ask.words().t(key));
    }
    ask.page_with(status, &ShortPage { w: ask.words(), frame, form, fields })
}

async fn password_page(ask: Ask) -> Outcome {
    show_password(&ask, form::empty(&ask, "change-password")).await
}

fn show_password(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    let fields = &[Short::OldPassword, Short::NewPassword];
    Box::pin(async move { short(ask, form, fields, Some(("/asetukset/turvallisuus", "security-title"))) })
}

async fn password(ask: Ask) -> Outcome {
    const NAME: &str = "change-password";
    let (old, new) = match new_password(&ask.fields, true) {
        Ok(read) => read,
        Err(errors) => return show_password(&ask, Form { errors, ..form::again(&ask, NAME, 422) }).await,
    };
    let account = ask.person()?.account.clone();
    let done = account::change_password(&ask.app, account, secret(&ask)?, old, new).await;
    match done {
        Ok(()) => Ok(Reply::see_other("/asetukset/turvallisuus?tehty=password-changed")),
        Err(Error::Rule(Rule::SignInRefused)) => {
            show_password(&ask, wrong(&ask, NAME, "old_password", "refused")).await
        }
        Err(Error::Rule(Rule::WeakPassword(_))) => {
            show_password(&ask, wrong(&ask, NAME, "new_password", "password-too-plain")).await
        }
        Err(error) => form::refuse(&ask, NAME, error, show_password).await,
    }
}

async fn lost(ask: Ask) -> Outcome {
    ask.page(&LostPage { w: ask.words(), frame: ask.frame() })
}

async fn forgotten_page(ask: Ask) -> Outcome {
    show_forgotten(&ask, form::empty(&ask, "forgotten")).await
}

fn show_forgotten(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    let back = ask.frame().to("/kirjaudu");
    Box::pin(async move { short(ask, form, &[Short::Username], Some((&back, "forgotten-back"))) })
}

/// The answer is the same whether the address has an account or not.
async fn forgotten(ask: Ask) -> Outcome {
    const NAME: &str = "forgotten";
    let username = ask.fields.get("username").to_owned();
    if username.trim().is_empty() {
        return show_forgotten(&ask, wrong(&ask, NAME, "username", "missing")).await;
    }
    match ask.run(move |work| account::ask_reset(work, username).boxed()).await {
        Ok(()) => {
            let back = (ask.frame().to("/kirjaudu"), ask.words().t("forgotten-back"));
            ask.notice(200, "forgotten-sent", vec![back])
        }
        Err(error) => form::refuse(&ask, NAME, error, show_forgotten).await,
    }
}

async fn reset_page(ask: Ask) -> Outcome {
    show_reset(&ask, form::empty(&ask, "reset")).await
}

fn show_reset(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move { short(ask, form, &[Short::NewPassword], None) })
}

async fn reset(ask: Ask) -> Outcome {
    const NAME: &str = "reset";
    let new = match new_password(&ask.fields, false) {
        Ok((_, new)) => new,
        Err(errors) => return show_reset(&ask, Form { errors, ..form::again(&ask, NAME, 422) }).await,
    };
    match account::reset_password(&ask.app, ask.param("token").to_owned(), new).await {
        Ok(()) => Ok(Reply::see_other(&ask.frame().to("/kirjaudu?tehty=password-reset"))),
        Err(Error::Rule(Rule::LinkOver)) => link_over(&ask),
        Err(Error::Rule(Rule::WeakPassword(_))) => {
            show_reset(&ask, wrong(&ask, NAME, "new_password", "password-too-plain")).await
        }
        Err(error) => form::refuse(&ask, NAME, error, show_reset).await,
    }
}

/// The page of a link that does not work any more.
pub(crate) fn link_over(ask: &Ask) -> Outcome {
    let frame = ask.frame();
    let words = ask.words();
    let links = vec![
        (frame.to("/kirjaudu"), words.t("link-over-sign-in")),
        (frame.to("/unohtunut"), words.t("link-over-forgotten")),
    ];
    ask.notice(410, "link-over", links)
}
