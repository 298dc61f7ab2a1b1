//! The coordinator's day: what needs action now, and why.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::Scope;
use rinnalla_domain::account::Role;
use rinnalla_domain::case::{Case, State};
use rinnalla_domain::clock::{Clock, Running};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::Profile;
use rinnalla_domain::measurement::{Point, Turn};
use rinnalla_domain::referral::Reason;
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode};
use rinnalla_store::{account, case, letter, link_worker, measurement, proposal, referral, resident, settings, worry};

use crate::case::OPEN;
use crate::measurement::Plans;
use crate::{Error, Work};

/// A line of the day: a number, a place and what to do, but no name.
#[derive(Clone, Debug)]
pub struct Item {
    /// The case.
    pub case: Case,
    /// Why the referral was made.
    pub reasons: Vec<Reason>,
    /// Village.
    pub village: String,
    /// Language.
    pub language: SpokenLanguage,
    /// The clock behind it.
    pub clock: Option<Running>,
    /// The link worker who was asked, or who asks for support.
    pub who: Option<String>,
    /// When it was asked.
    pub asked_at: Option<Timestamp>,
    /// Measurements that are due, and whose turn it is.
    pub due: Vec<(Point, Turn)>,
}

/// The day.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// A worry that nobody has read.
    pub worries: Vec<Item>,
    /// A link worker asks for support.
    pub support: Vec<Item>,
    /// The link worker who was named or asked has left: somebody else is needed.
    pub left_behind: Vec<Item>,
    /// A clock has run out.
    pub late: Vec<Item>,
    /// Not opened yet.
    pub new: Vec<Item>,
    /// In hand: to reach, to decide, waiting for the referrer.
    pub in_hand: Vec<Item>,
    /// Waiting for a link worker who is free.
    pub queue: Vec<Item>,
    /// A link worker has been asked.
    pub asked: Vec<Item>,
    /// A link worker said yes: the resident confirms.
    pub to_confirm: Vec<Item>,
    /// First visit to arrange or ahead.
    pub visits: Vec<Item>,
    /// Answers of a resident ask for a call.
    pub answers: Vec<Item>,
    /// A measurement is due.
    pub unmeasured: Vec<Item>,
    /// Ending within the first warning.
    pub ending: Vec<Item>,
    /// A call three months after the end is due.
    pub follow_up: Vec<Item>,
    /// Letters that wait for the printer.
    pub letters: Vec<letter::Waiting>,
    /// Link workers and their places.
    pub link_workers: Vec<Profile>,
    /// The nearest deadline that is not late.
    pub next_due: Option<Date>,
    /// How many cases are open.
    pub open: usize,
}

impl Today {
    /// How many things wait for an action.
    pub fn count(&self) -> usize {
        let parts = [
            &self.worries,
            &self.support,
            &self.left_behind,
            &self.late,
            &self.new,
            &self.to_confirm,
            &self.answers,
            &self.unmeasured,
            &self.ending,
            &self.follow_up,
        ];
        parts.iter().map(|part| part.len()).sum()
    }
}

/// What needs action now in every municipality that the caller coordinates. Each person whose village or reason
/// is shown gets a log row.
///
/// # Errors
/// When storage fails
pub async fn today(work: &mut Work) -> Result<Today, Error> {
    work.act_as("coordinator");
    let scope = Scope::coordinating(work.actor());
    let cases = case::list(work.tx(), &scope, OPEN).await?;
    let closed = case::list(work.tx(), &scope, &[State::Closed]).await?;
    let clocks = case::all_clocks(work.tx(), &scope).await?;
    let mut day = Today { open: cases.len(), ..Today::default() };
    let walking = walking(work, &cases).await?;
    for case in &cases {
        let item = item(work, &scope, case, &clocks).await?;
        match left(work, case, &walking).await? {
            Some(name) => day.left_behind.push(Item { who: Some(name), ..item }),
            None => place(&mut day, item, work.today()),
        }
        work.looked(case, "today");
    }
    for case in closed {
        let due =
            clocks.iter().find(|(id, c)| *id == case.id && c.clock == Clock::FollowUp && c.due_on <= work.today());
        if due.is_some() {
            work.looked(&case, "today");
            day.follow_up.push(item(work, &scope, &case, &clocks).await?);
        }
    }
    add_calls(work, &scope, &cases, &clocks, &mut day).await?;
    add_ending(work, &scope, &cases, &clocks, &mut day).await?;
    let calling = measurement::cases_that_call(work.tx(), &scope).await?;
    for id in calling {
        if let Some(case) = case::find(work.tx(), &scope, &id).await? {
            work.looked(&case, "today");
            day.answers.push(item(work, &scope, &case, &clocks).await?);
        }
    }
    let plans = Plans::read(work, &scope, None).await?;
    for case in &cases {
        let due = plans.due(case);
        if !due.is_empty() {
            day.unmeasured.push(Item { due, ..item(work, &scope, case, &clocks).await? });
        }
    }
    day.letters = crate::letter::waiting(work).await?;
    for municipality in work.person()?.municipalities(Role::Coordinator) {
        let profiles = link_worker::list(work.tx(), municipality).await?;
        day.link_workers.extend(profiles.into_iter().map(|(profile, _)| profile));
    }
    let today = work.today();
    day.next_due = clocks.iter().map(|(_, c)| c.due_on).filter(|due| *due >= today).min();
    Ok(day)
}

async fn item(work: &Work, scope: &Scope, case: &Case, clocks: &[(CaseId, Running)]) -> Result<Item, Error> {
    let person = resident::find(work.tx(), scope, &case.id).await?.ok_or(Error::NotFound)?;
    let sent = referral::find(work.tx(), scope, &case.id).await?.ok_or(Error::NotFound)?;
    let asked = if matches!(case.state, State::Proposed | State::Taken) {
        proposal::list(work.tx(), scope, &case.id).await?.into_iter().find(|p| p.closed_at.is_none())
    } else {
        None
    };
    let relevant = |clock: Clock| match clock {
        Clock::Opening => case.state == State::Sent,
        Clock::FollowUp => case.state == State::Closed,
        _ => true,
    };
    let clock = clocks.iter().find(|(id, c)| *id == case.id && relevant(c.clock)).map(|(_, c)| *c);
    Ok(Item {
        reasons: sent.reasons,
        village: person.village,
        language: person.language,
        clock,
        who: asked.as_ref().map(|p| p.name.clone()),
        asked_at: asked.map(|p| p.asked_at),
        due: Vec::new(),
        case: case.clone(),
    })
}

/// Who holds the role of a link worker where.
async fn walking(work: &Work, cases: &[Case]) -> Result<HashSet<(MunicipalityCode, AccountId)>, Error> {
    let municipalities: HashSet<MunicipalityCode> = cases.iter().map(|case| case.municipality).collect();
    let mut found = HashSet::new();
    for municipality in municipalities {
        let holders = account::holders(work.tx(), municipality, Role::LinkWorker).await?;
        found.extend(holders.into_iter().map(|member| (municipality, member.account)));
    }
    Ok(found)
}

/// The name of the link worker of a case, or of the one who was asked, who walks no more.
async fn left(
    work: &Work,
    case: &Case,
    walking: &HashSet<(MunicipalityCode, AccountId)>,
) -> Result<Option<String>, Error> {
    let asked = matches!(case.state, State::Proposed | State::Taken);
    let who = if asked { case::itself(work.tx(), case).await?.asked } else { case.link_worker.clone() };
    let Some(who) = who.filter(|who| !walking.contains(&(case.municipality, who.clone()))) else { return Ok(None) };
    Ok(account::find(work.tx(), &who).await?.map(|account| account.name))
}

fn place(day: &mut Today, item: Item, today: Date) {
    if item.clock.is_some_and(|c| c.is_late(today)) {
        day.late.push(item);
        return;
    }
    match item.case.state {
        State::Sent => day.new.push(item),
        State::Received | State::InformationAsked | State::Accepted | State::NotReached => day.in_hand.push(item),
        State::Waiting => day.queue.push(item),
        State::Proposed => day.asked.push(item),
        State::Taken => day.to_confirm.push(item),
        State::Named | State::FirstVisitArranged => day.visits.push(item),
        _ => {}
    }
}

async fn add_calls(
    work: &Work,
    scope: &Scope,
    cases: &[Case],
    clocks: &[(CaseId, Running)],
    day: &mut Today,
) -> Result<(), Error> {
    let unseen = worry::unseen(work.tx(), scope).await?;
    for case in cases.iter().filter(|c| unseen.contains(&c.id)) {
        day.worries.push(item(work, scope, case, clocks).await?);
    }
    for request in worry::open_requests(work.tx(), scope).await? {
        let Some(case) = request.case.as_ref().and_then(|id| cases.iter().find(|c| c.id == *id)) else {
            continue;
        };
        let line = item(work, scope, case, clocks).await?;
        day.support.push(Item { who: Some(request.name), asked_at: Some(request.made_at), ..line });
    }
    Ok(())
}

async fn add_ending(
    work: &Work,
    scope: &Scope,
    cases: &[Case],
    clocks: &[(CaseId, Running)],
    day: &mut Today,
) -> Result<(), Error> {
    for case in cases.iter().filter(|c| matches!(c.state, State::Underway | State::Paused | State::Closing)) {
        let rules = settings::find(work.tx(), case.municipality).await?.0.deadlines;
        let warning = case.ends_on.map(|end| end.saturating_sub(jiff::ToSpan::days(rules.first_warning_days)));
        if warning.is_some_and(|from| from <= work.today()) {
            let line = item(work, scope, case, clocks).await?;
            if !day.late.iter().any(|l| l.case.id == case.id) {
                day.ending.push(line);
            }
        }
    }
    Ok(())
}
