//! What the worker needs for sending: the next mail, its words' facts, and reminders that time brings.

use jiff::{SignedDuration, ToSpan};
use rinnalla_access::Scope;
use rinnalla_domain::case::{Case, State};
use rinnalla_domain::clock::Clock;
use rinnalla_domain::message::{Delivery, Mail};
use rinnalla_domain::settings::Settings;
use rinnalla_domain::{JobId, Language, TokenId};
use rinnalla_store::queue::{self, Job};
use rinnalla_store::{account, case, draft, permission, settings, token};

use crate::case::OPEN;
use crate::{Error, Work};

/// A mail about to be sent: to whom, in which language, with which link. No personal data.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The job.
    pub job: Job,
    /// Address.
    pub to: String,
    /// The receiver's language.
    pub language: Language,
    /// The one-time link that it carries.
    pub token: Option<TokenId>,
    /// Words and phone of the municipality.
    pub settings: Option<Settings>,
    /// By when something is hoped for.
    pub by: Option<jiff::civil::Date>,
    /// Until when the link of a resident works.
    pub until: Option<jiff::Timestamp>,
}

/// What to do with the next job.
#[derive(Clone, Debug)]
pub enum Next {
    /// Nothing is due.
    Nothing,
    /// A job was not to be sent any more: a permission was taken back, an account ended.
    Held,
    /// Send this.
    Send(Box<Outgoing>),
}

/// Takes the next mail that is due. Whether it may be sent is looked at now, not when it was written:
/// accounts, roles, permissions and blocks may have changed.
///
/// # Errors
/// When storage fails
pub async fn next(work: &mut Work) -> Result<Next, Error> {
    let until = work.now() + SignedDuration::from_mins(2);
    let Some(job) = queue::lease(work.tx(), work.now(), until).await? else {
        return Ok(Next::Nothing);
    };
    let Some(outgoing) = outgoing(work, &job).await? else {
        queue::finish(work.tx(), &job.id, Delivery::Held, work.now()).await?;
        return Ok(Next::Held);
    };
    Ok(Next::Send(Box::new(outgoing)))
}

async fn outgoing(work: &Work, job: &Job) -> Result<Option<Outgoing>, Error> {
    let tx = work.tx();
    let found = match &job.token {
        Some(id) => token::for_mail(tx, id).await?.filter(|t| t.used_at.is_none() && t.expires_at > work.now()),
        None => None,
    };
    if job.token.is_some() && found.is_none() {
        return Ok(None);
    }
    let receiver = match &job.account {
        Some(id) => account::find(tx, id).await?.filter(|a| a.suspended_at.is_none()),
        None => None,
    };
    let invited = found.as_ref().and_then(|t| t.mail.clone());
    let Some(to) = receiver.as_ref().map(|a| a.username.clone()).or(invited) else {
        return Ok(None);
    };
    if !may_still_be_told(work, job).await? {
        return Ok(None);
    }
    let asked = match found.as_ref().filter(|_| job.mail == Mail::Message) {
        Some(link) => match crate::measurement::may_be_mailed(work, &link.id).await? {
            None => return Ok(None),
            asked => asked,
        },
        None => None,
    };
    let settings = match job.municipality.or(found.as_ref().and_then(|t| t.municipality)) {
        Some(code) => Some(settings::find(tx, code).await?.0),
        None => None,
    };
    let by = match &job.case {
        Some(id) => {
            let scope = Scope::unlimited_for_the_service(work.actor());
            case::clocks(tx, &scope, id).await?.first().map(|c| c.due_on)
        }
        None => None,
    };
    Ok(Some(Outgoing {
        to,
        language: asked.map_or_else(|| receiver.map_or(Language::Finnish, |a| a.language), |(language, _)| language),
        until: asked.map(|(_, until)| until),
        token: found.map(|t| t.id),
        settings,
        by,
        job: job.clone(),
    }))
}

/// A mail about a case goes only to somebody who may still see it: the role is in force, no block stands in between,
/// and the referrer hears only what is allowed.
async fn may_still_be_told(work: &Work, job: &Job) -> Result<bool, Error> {
    if !crate::feedback::may_still_be_asked(work, job).await? {
        return Ok(false);
    }
    let (Some(id), Some(to)) = (&job.case, &job.account) else {
        return Ok(true);
    };
    let Some(person) = account::person(work.tx(), to).await? else {
        return Ok(false);
    };
    let actor = rinnalla_access::Actor::Person(person);
    let scope = match job.mail {
        Mail::News | Mail::AskReferrer => Scope::sending(&actor),
        Mail::Question => Scope::asked(&actor),
        Mail::YourTask => Scope::accompanying(&actor),
        _ => Scope::coordinating(&actor),
    };
    let Some(case) = case::find(work.tx(), &scope, id).await? else {
        return Ok(false);
    };
    if matches!(job.mail, Mail::News | Mail::AskReferrer) {
        return news_is_allowed(work, &scope, &case).await;
    }
    Ok(true)
}

async fn news_is_allowed(work: &Work, scope: &Scope, case: &Case) -> Result<bool, Error> {
    use rinnalla_domain::visibility::{Facet, Viewer, sees};
    if case.state.is_intake() || matches!(case.state, State::Declined | State::Withdrawn) {
        return Ok(true);
    }
    let standing = permission::list(work.tx(), scope, &case.id).await?;
    let began = case.began_on.is_some();
    Ok([Facet::Began, Facet::Ended].iter().any(|f| sees(Viewer::Referrer, *f, case.state, began, &standing)))
}

/// The mail has been handed to the mail server.
///
/// # Errors
/// When storage fails
pub async fn sent(work: &mut Work, id: JobId) -> Result<(), Error> {
    Ok(queue::finish(work.tx(), &id, Delivery::Sent, work.now()).await?)
}

/// The mail server is away: another try later, with growing pauses, for three days. The mail is never lost:
/// after that it stays visible to the administrator as failed.
///
/// # Errors
/// When storage fails
pub async fn postpone(work: &mut Work, id: JobId, attempts: i64, why: String) -> Result<(), Error> {
    if attempts >= 40 {
        return Ok(queue::finish(work.tx(), &id, Delivery::Failed, work.now()).await?);
    }
    let minutes = (1_i64 << attempts.clamp(0, 7)).min(120);
    Ok(queue::retry(work.tx(), &id, &why, work.now() + minutes.minutes()).await?)
}

/// What time brings: unopened referrals go to the substitute, late clocks and coming ends are told once,
/// drafts that have run out are deleted.
///
/// # Errors
/// When storage fails
pub async fn sweep(work: &mut Work) -> Result<(), Error> {
    let scope = Scope::unlimited_for_the_service(work.actor());
    let today = work.today();
    draft::delete_expired(work.tx(), work.now()).await?;
    rinnalla_store::asking::forget_expired(work.tx(), work.now()).await?;
    let cases = case::list(work.tx(), &scope, OPEN).await?;
    let clocks = case::all_clocks(work.tx(), &scope).await?;
    for case in &cases {
        for (_, clock) in clocks.iter().filter(|(id, c)| *id == case.id && c.is_late(today)) {
            let about = format!("late-{}-{}", clock.clock, clock.due_on);
            match clock.clock {
                Clock::Opening => tell_everybody(work, case, &about).await?,
                _ => crate::case::tell_coordinators(work, case, Mail::LateTask, &about).await?,
            }
        }
        warn_of_end(work, case).await?;
    }
    remind_of_half_time(work, &cases, &clocks).await?;
    remind_of_follow_up(work, &scope, &clocks).await
}

/// Nobody opened it in time: every coordinator of the municipality and every substitute hears of it.
async fn tell_everybody(work: &Work, case: &Case, about: &str) -> Result<(), Error> {
    let role = rinnalla_domain::account::Role::Coordinator;
    for member in account::holders(work.tx(), case.municipality, role).await? {
        let word = format!("{about}-{}-{}", case.id, member.account);
        work.mail(Mail::LateTask, Some(&member.account), Some(case), Some(word)).await?;
    }
    Ok(())
}

async fn warn_of_end(work: &Work, case: &Case) -> Result<(), Error> {
    let (Some(end), State::Underway | State::Paused) = (case.ends_on, case.state) else {
        return Ok(());
    };
    let rules = settings::find(work.tx(), case.municipality).await?.0.deadlines;
    for days in [rules.first_warning_days, rules.second_warning_days] {
        if end.saturating_sub(days.days()) <= work.today() {
            let about = format!("end-{days}-{end}");
            crate::case::tell_coordinators(work, case, Mail::NewTask, &about).await?;
            let word = format!("{about}-{}-walker", case.id);
            work.mail(Mail::YourTask, case.link_worker.as_ref(), Some(case), Some(word)).await?;
        }
    }
    Ok(())
}

async fn remind_of_half_time(
    work: &Work,
    cases: &[Case],
    clocks: &[(rinnalla_domain::CaseId, rinnalla_domain::clock::Running)],
) -> Result<(), Error> {
    for (id, clock) in clocks.iter().filter(|(_, c)| c.clock == Clock::HalfTime && c.due_on <= work.today()) {
        if let Some(case) = cases.iter().find(|c| c.id == *id) {
            let word = format!("half-{}-{id}", clock.due_on);
            work.mail(Mail::YourTask, case.link_worker.as_ref(), Some(case), Some(word)).await?;
        }
    }
    Ok(())
}

async fn remind_of_follow_up(
    work: &Work,
    scope: &Scope,
    clocks: &[(rinnalla_domain::CaseId, rinnalla_domain::clock::Running)],
) -> Result<(), Error> {
    for (id, clock) in clocks.iter().filter(|(_, c)| c.clock == Clock::FollowUp && c.due_on <= work.today()) {
        if let Some(case) = case::find(work.tx(), scope, id).await? {
            let about = format!("follow-up-{}", clock.due_on);
            crate::case::tell_coordinators(work, &case, Mail::NewTask, &about).await?;
        }
    }
    Ok(())
}
