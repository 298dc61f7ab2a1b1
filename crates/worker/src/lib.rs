//! The door for time: mails, reminders, readings of sources.
//!
//! A loop that takes the next job that is due, hands it to the mail server and notes what became of it.
//! With the mail server away nothing is lost: the job waits and is tried again.

mod gather;
mod mailer;
mod readings;

use std::time::Duration;

use rinnalla_app::message::{self, Next, Outgoing};
use rinnalla_app::{App, Error, FutureExt, Who, account, activity, feedback, lack, link_worker, training};
use rinnalla_domain::Language;
use rinnalla_domain::message::Mail;
use rinnalla_domain::settings::Term;
use rinnalla_views::Words;
use rinnalla_views::mail::{MailFacts, write};

pub use rinnalla_fetch::{Fetcher, Limits};

pub use mailer::{MailError, Mailer, SmtpConfig, Tls};
pub use readings::read_due;

const WHO: Who = Who::Service("worker");

/// Works until `stop` resolves: mails every second, what time brings every five minutes, and beside them the sources of
/// the directory, whose servers may take long to answer.
pub async fn run(app: App, mailer: Mailer, fetcher: Fetcher, stop: impl Future<Output = ()> + Send) {
    tokio::pin!(stop);
    let reading = tokio::spawn(readings::go_on(app.clone(), fetcher));
    let mut ticks = 0_u64;
    loop {
        if ticks.is_multiple_of(300)
            && let Err(error) = sweep(&app).await
        {
            tracing::warn!(%error, "reminders could not be looked through");
        }
        if let Err(error) = drain(&app, &mailer).await {
            tracing::warn!(%error, "the queue could not be worked");
        }
        ticks += 1;
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
        }
    }
    reading.abort();
}

/// What time brings: late clocks, coming ends, follow-ups, drafts that have run out, entries of the directory that
/// nobody has checked for long, words of wishes and of feedback that are kept no longer, interest in becoming a link
/// worker that led nowhere, trainings that run out.
///
/// # Errors
/// When storage fails
pub async fn sweep(app: &App) -> Result<(), Error> {
    app.run(WHO, |work| message::sweep(work).boxed()).await?;
    app.run(WHO, |work| activity::round(work).boxed()).await?;
    app.run(WHO, |work| lack::round(work).boxed()).await?;
    app.run(WHO, |work| feedback::round(work).boxed()).await?;
    app.run(WHO, |work| link_worker::round(work).boxed()).await?;
    app.run(WHO, |work| training::round(work).boxed()).await?;
    Ok(())
}

/// Sends every mail that is due; how many were sent.
///
/// # Errors
/// When storage fails; a mail server that is away is no error, the mail waits.
pub async fn drain(app: &App, mailer: &Mailer) -> Result<usize, Error> {
    let mut sent = 0;
    loop {
        match app.run(WHO, |work| message::next(work).boxed()).await? {
            Next::Nothing => return Ok(sent),
            Next::Held => {}
            Next::Send(outgoing) => sent += usize::from(send(app, mailer, *outgoing).await?),
        }
    }
}

async fn send(app: &App, mailer: &Mailer, outgoing: Outgoing) -> Result<bool, Error> {
    let words = Words::new(outgoing.language, outgoing.settings.as_ref().map_or(Term::LinkPerson, |s| s.term));
    let facts = MailFacts {
        link: link(app, &outgoing),
        by: outgoing.by,
        until: outgoing.until,
        phone: outgoing.settings.as_ref().and_then(|s| s.phone.as_ref()).map(ToString::to_string),
    };
    let text = write(outgoing.job.mail, &words, &facts);
    let (id, attempts) = (outgoing.job.id.clone(), outgoing.job.attempts);
    match mailer.send(&outgoing.to, &text.subject, &text.body, id.as_str()).await {
        Ok(()) => {
            app.run(WHO, move |work| message::sent(work, id).boxed()).await?;
            Ok(true)
        }
        Err(error) => {
            let why = error.to_string();
            tracing::warn!(job = %id, %why, "a mail waits");
            app.run(WHO, move |work| message::postpone(work, id, attempts, why).boxed()).await?;
            Ok(false)
        }
    }
}

/// The one link of a mail. It names no person: what opens is decided after signing in.
fn link(app: &App, outgoing: &Outgoing) -> String {
    let base = &app.config().base_url;
    let secret = outgoing.token.as_ref().map(|token| account::link_secret(app.keys().sealer(), token));
    match (outgoing.job.mail, secret) {
        (Mail::Invitation, Some(secret)) => format!("{base}/kutsu/{secret}"),
        (Mail::ConfirmAddress, Some(secret)) => format!("{base}/vahvista/{secret}"),
        (Mail::ResetPassword, Some(secret)) => format!("{base}/uusi-salasana/{secret}"),
        (Mail::StillTrue, Some(secret)) => format!("{base}/tarkista/{secret}"),
        (Mail::Message, Some(secret)) => format!("{base}{}/l/{secret}", prefix(outgoing.language)),
        (Mail::Registration | Mail::PlaceGiven | Mail::CourseCancelled, Some(secret)) => {
            format!("{base}/ilmoittautuminen/{secret}")
        }
        (Mail::RefresherDue, _) => format!("{base}/koulutukset"),
        (Mail::NewTask | Mail::LateTask, _) => format!("{base}/tanaan"),
        (Mail::Question | Mail::YourTask, _) => format!("{base}/minun"),
        (Mail::AskReferrer, _) => format!("{base}/lahetteet/palaute"),
        (Mail::AskLinkWorker, _) => format!("{base}/minun/palaute"),
        (Mail::AskOrganiser, _) => format!("{base}/jarjestaja/palaute"),
        (Mail::Interest, _) => format!("{base}/linkkihenkilot/polku"),
        (Mail::News, _) => format!("{base}/lahetteet"),
        _ => format!("{base}/asetukset/turvallisuus"),
    }
}

/// The part of an address that says the language of a page for residents.
const fn prefix(language: Language) -> &'static str {
    match language {
        Language::Finnish => "",
        Language::Swedish => "/sv",
        Language::English => "/en",
        Language::NorthernSami => "/se",
    }
}
