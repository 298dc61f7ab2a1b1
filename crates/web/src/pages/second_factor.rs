//! The second factor: given at sign-in, taken into use, changed.

use axum::http::header;
use rinnalla_app::account::{self, Enrolment};
use rinnalla_app::session::{self, Needs, SignIn};
use rinnalla_app::{BoxFuture, Error, FutureExt, Rule, Who};
use rinnalla_views::account::{CodePage, EnrolPage, RecoveryPage, Short, code, qr_svg};
use rinnalla_views::form::Form;

use super::account::{secret, short, wrong};
use super::session::with_go_on;
use crate::ask::{Ask, home};
use crate::dispatch::session_cookie;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::HalfSignedIn, Data::Plain, "/kirjaudu/koodi", GET code_page, POST give_code);
    page!(routes, Audience::HalfSignedIn, Data::Plain, "/asetukset/turvallisuus/kayttoon", GET enrol_page, POST enrol);
    page!(routes, Audience::SignedIn, Data::Plain, "/asetukset/turvallisuus/vaihda", GET change_page, POST change);
}

fn needs(ask: &Ask) -> Needs {
    ask.signed_in.as_ref().map_or(Needs::SecondFactor, |s| s.needs)
}

/// Where to go after signing in: an address here, or the first page of the person.
fn go_on(ask: &Ask, typed: &str) -> Result<String, Failure> {
    if typed.starts_with('/') && !typed.starts_with("//") && !typed.contains(['\\', '\n', '\r']) {
        return Ok(typed.to_owned());
    }
    Ok(home(ask.person()?).to_owned())
}

/// The `jatka` of the address, or of the form that was sent.
fn carried(ask: &Ask) -> String {
    let typed = ask.fields.get("jatka");
    if typed.is_empty() { ask.query.get("jatka").to_owned() } else { typed.to_owned() }
}

async fn code_page(ask: Ask) -> Outcome {
    match needs(&ask) {
        Needs::SecondFactor => show_code(&ask, form::empty(&ask, "code")).await,
        Needs::EnrolSecondFactor => {
            Ok(Reply::see_other(&with_go_on("/asetukset/turvallisuus/kayttoon", &carried(&ask))))
        }
        Needs::Nothing => Ok(Reply::see_other(&go_on(&ask, &carried(&ask))?)),
    }
}

fn show_code(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let status = form.status;
        let page = CodePage { w: ask.words(), frame: ask.frame().for_form(&form), form, go_on: carried(ask) };
        ask.page_with(status, &page)
    })
}

async fn give_code(ask: Ask) -> Outcome {
    const NAME: &str = "code";
    if needs(&ask) != Needs::SecondFactor {
        return code_page(ask).await;
    }
    let typed = match code(&ask.fields) {
        Ok(typed) => typed,
        Err(errors) => return show_code(&ask, Form { errors, ..form::again(&ask, NAME, 422) }).await,
    };
    match session::pass_second_factor(&ask.app, secret(&ask)?, typed, ask.client.clone()).await {
        Ok(SignIn::In(new)) => {
            let cookie = session_cookie(&ask.app, Some(&new.secret));
            Ok(Reply::see_other(&go_on(&ask, &carried(&ask))?).with(header::SET_COOKIE, cookie))
        }
        Ok(SignIn::Refused) => show_code(&ask, wrong(&ask, NAME, "code", "code-refused")).await,
        Ok(SignIn::Blocked) => show_code(&ask, wrong(&ask, NAME, "code", "code-blocked")).await,
        Err(error) => form::refuse(&ask, NAME, error, show_code).await,
    }
}

/// The account itself, also while it still needs a second factor: only for taking one into use.
fn oneself(ask: &Ask) -> Result<Who, Failure> {
    Ok(Who::Account(ask.person()?.account.clone()))
}

async fn enrol_page(ask: Ask) -> Outcome {
    if needs(&ask) == Needs::SecondFactor {
        return Ok(Reply::see_other(&with_go_on("/kirjaudu/koodi", &carried(&ask))));
    }
    show_enrol(&ask, form::empty(&ask, "enrol")).await
}

/// The secret that was begun, or a new one. It counts only after a code of it has been given.
async fn begun(ask: &Ask) -> Result<Enrolment, Error> {
    let Ok(who) = oneself(ask) else { return Err(Error::NotFound) };
    ask.app
        .run(who, |work| {
            async move {
                match account::enrolment(&mut *work).await {
                    Err(Error::NotFound) => account::begin_second_factor(work).await,
                    other => other,
                }
            }
            .boxed()
        })
        .await
}

fn show_enrol(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let begun = match begun(ask).await {
            Err(Error::Rule(Rule::SecondFactorInUse)) => return Ok(Reply::see_other("/asetukset/turvallisuus")),
            other => other?,
        };
        let words = ask.words();
        let letters: Vec<char> = begun.secret_base32.chars().collect();
        let key = letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
        let status = form.status;
        let page = EnrolPage {
            w: words,
            frame: ask.frame().for_form(&form),
            form,
            qr: qr_svg(&begun.otpauth_url, &words.plain("enrol-qr")),
            key,
            needed: needs(ask) == Needs::EnrolSecondFactor,
            go_on: carried(ask),
        };
        ask.page_with(status, &page)
    })
}

async fn enrol(ask: Ask) -> Outcome {
    const NAME: &str = "enrol";
    if needs(&ask) == Needs::SecondFactor {
        return Ok(Reply::see_other("/kirjaudu/koodi"));
    }
    let typed = match code(&ask.fields) {
        Ok(typed) => typed,
        Err(errors) => return show_enrol(&ask, Form { errors, ..form::again(&ask, NAME, 422) }).await,
    };
    let secret = secret(&ask)?;
    let done =
        ask.app.run(oneself(&ask)?, move |work| account::confirm_second_factor(work, secret, typed).boxed()).await;
    match done {
        Ok(enrolled) => {
            let mut ask = ask;
            let cookie = session_cookie(&ask.app, Some(&enrolled.signed_in.secret));
            if let Some(signed_in) = &mut ask.signed_in {
                signed_in.session = enrolled.signed_in.session;
                signed_in.needs = enrolled.signed_in.needs;
            }
            let go_on = go_on(&ask, &carried(&ask))?;
            let page = RecoveryPage { w: ask.words(), frame: ask.frame(), codes: enrolled.recovery_codes, go_on };
            Ok(ask.page(&page)?.with(header::SET_COOKIE, cookie))
        }
        Err(Error::Rule(Rule::WrongCode)) => show_enrol(&ask, wrong(&ask, NAME, "code", "refused")).await,
        Err(error) => form::refuse(&ask, NAME, error, show_enrol).await,
    }
}

async fn change_page(ask: Ask) -> Outcome {
    show_change(&ask, form::empty(&ask, "change-factor")).await
}

fn show_change(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        if !ask.run(|work| account::own(work).boxed()).await?.second_factor {
            return Ok(Reply::see_other("/asetukset/turvallisuus/kayttoon"));
        }
        short(ask, form, &[Short::Code], Some(("/asetukset/turvallisuus", "security-title")))
    })
}

async fn change(ask: Ask) -> Outcome {
    const NAME: &str = "change-factor";
    let typed = match code(&ask.fields) {
        Ok(typed) => typed,
        Err(errors) => return show_change(&ask, Form { errors, ..form::again(&ask, NAME, 422) }).await,
    };
    match ask.run(move |work| account::give_up_second_factor(work, typed).boxed()).await {
        Ok(true) => Ok(Reply::see_other("/asetukset/turvallisuus/kayttoon")),
        Ok(false) => show_change(&ask, wrong(&ask, NAME, "code", "code-refused")).await,
        Err(error) => form::refuse(&ask, NAME, error, show_change).await,
    }
}
