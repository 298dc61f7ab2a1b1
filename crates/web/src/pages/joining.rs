//! Coming in: an invitation, a confirmed address, the joining link of a referring unit.

use axum::http::header;
use rinnalla_app::account::{self, NewPerson};
use rinnalla_app::session::{Needs, SignedIn};
use rinnalla_app::store::token::JoiningLink;
use rinnalla_app::{App, BoxFuture, Error, FutureExt, Rule, Who, Work, draft, measurement, place, referral, session};
use rinnalla_domain::Language;
use rinnalla_domain::account::Role;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::measurement::{Point, Questions};
use rinnalla_domain::referral::NonDisclosure;
use rinnalla_views::account::{
    ConfirmPage, InvitationPage, Invited, JoinPage, JoinProtectedPage, Person, invited, joining, own_fields,
};
use rinnalla_views::form::{Fields, Form};
use rinnalla_views::referral::{NonDisclosureAnswer, nondisclosure, parse};

use super::account::{link_over, wrong};
use super::measurement::beside_at_referral;
use super::referral::written_to;
use crate::ask::{Ask, home};
use crate::dispatch::session_cookie;
use crate::form;
use crate::reply::{Failure, Outcome, Reply};
use crate::route::{Audience, Data, Route, page};

pub(crate) fn routes(routes: &mut Vec<Route>) {
    page!(routes, Audience::Everybody, Data::Plain, "/kutsu/{token}", GET invitation, POST accept);
    page!(routes, Audience::Everybody, Data::Plain, "/vahvista/{token}", GET confirm_page, POST confirm);
    page!(routes, Audience::Everybody, Data::Personal, "/liity/{link}", GET join_page, POST join);
}

fn new_person(ask: &Ask, person: Person) -> NewPerson {
    NewPerson {
        name: person.name,
        title: person.title,
        phone: person.phone,
        username: person.mail,
        password: person.password,
        language: ask.language,
    }
}

/// The first page of somebody who has just come in.
async fn first_page(app: &App, new: &SignedIn) -> Result<String, Error> {
    let path = match new.needs {
        Needs::SecondFactor => "/kirjaudu/koodi",
        Needs::EnrolSecondFactor => "/asetukset/turvallisuus/kayttoon",
        Needs::Nothing => {
            let secret = new.secret.clone();
            let resumed = app.run(Who::Anonymous, move |work| session::resume(work, secret).boxed()).await?;
            resumed.map_or("/", |r| home(&r.person))
        }
    };
    Ok(path.to_owned())
}

const ACCEPT: &str = "new-account";

async fn found(ask: &Ask) -> Result<account::Invitation, Error> {
    let secret = ask.param("token").to_owned();
    ask.run(move |work| account::invitation(work, secret).boxed()).await
}

async fn invitation(ask: Ask) -> Outcome {
    show_invitation(&ask, form::empty(&ask, ACCEPT)).await
}

fn show_invitation(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let open = match found(ask).await {
            Err(Error::Rule(_)) => return link_over(ask),
            other => other?,
        };
        let status = form.status;
        let form = form.filled(Fields::default().with_some("name", open.name).with_some("mail", open.mail.as_ref()));
        let words = ask.words();
        let page = InvitationPage {
            w: words,
            frame: ask.frame().for_form(&form),
            form,
            role: open.role,
            organisation: open.organisation.name_fi,
            municipality: open.municipality.name_fi,
            mail: open.mail,
            has_account: open.has_account,
            until: words.moment(open.expires_at),
        };
        ask.page_with(status, &page)
    })
}

async fn accept(ask: Ask) -> Outcome {
    let open = match found(&ask).await {
        Err(Error::Rule(_)) => return link_over(&ask),
        other => other?,
    };
    let known = Invited { name: open.name, mail: open.mail, has_account: open.has_account };
    let person = match invited(&ask.fields, &known) {
        Ok(person) => person,
        Err(errors) => return show_invitation(&ask, Form { errors, ..form::again(&ask, ACCEPT, 422) }).await,
    };
    let secret = ask.param("token").to_owned();
    let new = new_person(&ask, person);
    match account::accept_invitation(&ask.app, secret, new, ask.device.clone()).await {
        Ok(new) => {
            let cookie = session_cookie(&ask.app, Some(&new.secret));
            Ok(Reply::see_other(&first_page(&ask.app, &new).await?).with(header::SET_COOKIE, cookie))
        }
        Err(Error::Rule(Rule::LinkOver)) => link_over(&ask),
        Err(Error::Rule(Rule::AddressTaken)) if known.has_account => {
            show_invitation(&ask, wrong(&ask, ACCEPT, "password", "refused")).await
        }
        Err(error) => form::refuse(&ask, ACCEPT, error, show_invitation).await,
    }
}

const CONFIRM: &str = "confirm";

async fn confirm_page(ask: Ask) -> Outcome {
    show_confirm(&ask, form::empty(&ask, CONFIRM)).await
}

fn show_confirm(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let secret = ask.param("token").to_owned();
        let asked = ask.run(move |work| account::confirmation_needs_password(work, secret).boxed()).await;
        let asks_password = match asked {
            Err(Error::Rule(Rule::LinkOver)) => return link_over(ask),
            other => other?,
        };
        let status = form.status;
        ask.page_with(status, &ConfirmPage { w: ask.words(), frame: ask.frame().for_form(&form), form, asks_password })
    })
}

/// Confirms the address, and in the same transaction sends the referral that waited for it. One that does not read as
/// a referral any more stays a draft.
async fn confirm(ask: Ask) -> Outcome {
    let secret = ask.param("token").to_owned();
    let typed = ask.fields.get("password").to_owned();
    let confirmed = match account::prove_own(&ask.app, ask.who(), secret, typed).await {
        Ok(proof) => ask.app.run(Who::Anonymous, move |work| confirm_and_send(work, proof).boxed()).await,
        Err(error) => Err(error),
    };
    let word = match confirmed {
        Ok(word) => word,
        Err(Error::Rule(Rule::LinkOver)) => return link_over(&ask),
        Err(Error::Rule(Rule::SignInRefused)) => {
            return show_confirm(&ask, wrong(&ask, CONFIRM, "password", "refused")).await;
        }
        Err(error) => return form::refuse(&ask, CONFIRM, error, show_confirm).await,
    };
    Ok(Reply::see_other(&ask.frame().to(&format!("/kirjaudu?tehty={word}"))))
}

async fn confirm_and_send(work: &mut Work, proof: account::Proof) -> Result<&'static str, Error> {
    let confirmed = account::confirm_address(work, proof).await?;
    let Some(waiting) = confirmed.draft else { return Ok("confirmed") };
    Ok(if send_waiting(work, waiting).await? { "confirmed-sent" } else { "confirmed-draft" })
}

/// Sends a referral that waited as a draft; `false` when it does not read as one any more.
async fn send_waiting(work: &mut Work, waiting: draft::Draft) -> Result<bool, Error> {
    let fields = Fields::decode(waiting.fields.as_bytes());
    let allowed = work.person()?.municipalities(Role::Referrer);
    let language = Language::parse(fields.get("measure_language")).unwrap_or_default();
    let asked = match written_to(&fields, &allowed) {
        Some(to) => measurement::beside(work, to, Point::Referral, language).await?.questions,
        None => Questions::default(),
    };
    let Ok(new) = parse(&fields, day_of(work.now()), &allowed, false, &asked) else {
        return Ok(false);
    };
    referral::submit(work, new).await?;
    draft::delete(work, waiting.id).await?;
    Ok(true)
}

/// The fields have the names and words of the referral form, the account's own ones beside them.
const JOIN: &str = "new-referral";

/// The link, and the request with the municipality of the link as its own.
async fn linked(mut ask: Ask) -> Result<(Ask, Option<JoiningLink>), Failure> {
    let id = ask.param("link").to_owned();
    let link = match ask.run(move |work| account::joining_link(work, id).boxed()).await {
        Err(Error::Rule(_)) => None,
        other => Some(other?),
    };
    if let Some(link) = &link {
        let code = link.municipality;
        ask.place = ask.run(move |work| place::find(work, Some(code)).boxed()).await?;
    }
    Ok((ask, link))
}

async fn join_page(ask: Ask) -> Outcome {
    let (ask, link) = linked(ask).await?;
    if link.is_none() {
        return link_over(&ask);
    }
    show_join(&ask, form::empty(&ask, JOIN)).await
}

fn show_join(ask: &Ask, form: Form) -> BoxFuture<'_, Outcome> {
    Box::pin(async move {
        let id = ask.param("link").to_owned();
        let language = ask.language;
        let found = ask
            .run(move |work| {
                async move {
                    let link = account::joining_link(work, id).await?;
                    let told = place::told(work, link.municipality, language).await?;
                    let beside = measurement::beside(work, link.municipality, Point::Referral, language).await?;
                    Ok((link, told, beside))
                }
                .boxed()
            })
            .await;
        let (link, told, beside) = match found {
            Err(Error::Rule(_)) => return link_over(ask),
            other => other?,
        };
        let settings = ask.settings();
        let status = form.status;
        let form = form.filled(Fields::default().with("text_version", told.version).with("language", "fi"));
        let page = JoinPage {
            w: ask.words(),
            frame: ask.frame().for_form(&form),
            form,
            unit: link.organisation_name,
            domains: link.domains.iter().map(|d| format!("@{d}")).collect(),
            phone: settings.phone.as_ref().map(ToString::to_string),
            consent: told.body,
            legal_basis: settings.legal_basis.code().to_owned(),
            municipalities: Vec::new(),
            written_down: false,
            sender: None,
            beside,
        };
        ask.page_with(status, &page)
    })
}

/// Joins, with the first referral as a draft or without one. The first question comes first here too: with a
/// turvakielto, or when it is not known, nothing that was typed is kept.
async fn join(ask: Ask) -> Outcome {
    let (ask, Some(link)) = linked(ask).await? else {
        return Err(Failure::NotFound);
    };
    let alone = !ask.fields.get("vain").is_empty();
    if !alone && let NonDisclosureAnswer::KeepNothing(Some(answer)) = nondisclosure(&ask.fields) {
        return keep_nothing(&ask, answer);
    }
    let person = joining(&ask.fields);
    let first = own_fields(&ask.fields);
    let language = Language::parse(first.get("measure_language")).unwrap_or(ask.language);
    let beside = beside_at_referral(&ask, Some(link.municipality), language).await?;
    let wrong_first = if alone {
        None
    } else {
        parse(&first, day_of(ask.app.now()), &[link.municipality], false, &beside.questions).err()
    };
    let person = match (person, wrong_first) {
        (Ok(person), None) => person,
        (person, first) => {
            let errors = person.err().into_iter().chain(first).flatten().collect();
            return show_join(&ask, Form { errors, ..form::again(&ask, JOIN, 422) }).await;
        }
    };
    let waiting = (!alone).then(|| ("/lahetteet/uusi".to_owned(), first.encode()));
    let new = new_person(&ask, person);
    match account::join(&ask.app, link.id, new, waiting, ask.device.clone()).await {
        Ok(joined) => {
            // Nobody is signed in anew over a web session that runs already.
            let cookie = session_cookie(&ask.app, Some(&joined.secret));
            let key = if alone { "joined-only" } else { "joined" };
            let reply = ask.notice(200, key, vec![("/alku".to_owned(), ask.words().t("joined-look"))])?;
            Ok(if ask.signed_in.is_some() { reply } else { reply.with(header::SET_COOKIE, cookie) })
        }
        Err(Error::Rule(Rule::LinkOver)) => link_over(&ask),
        Err(Error::Rule(Rule::ForeignAddress)) => show_join(&ask, wrong(&ask, JOIN, "own_mail", "foreign")).await,
        Err(error) => form::refuse(&ask, JOIN, error, show_join).await,
    }
}

fn keep_nothing(ask: &Ask, answer: NonDisclosure) -> Outcome {
    let back = format!("/liity/{}", ask.param("link"));
    if answer == NonDisclosure::Unknown {
        return ask.notice(200, "nondisclosure-unknown-page", vec![(back, ask.words().t("join-back"))]);
    }
    let settings = ask.settings();
    let page = JoinProtectedPage {
        w: ask.words(),
        frame: ask.frame(),
        who: settings.protected_contact.map(|t| t.to_string()),
        phone: settings.phone.map(|p| p.to_string()),
        back,
    };
    ask.page(&page)
}
