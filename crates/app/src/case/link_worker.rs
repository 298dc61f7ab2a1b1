//! Naming a link worker: those who fit, a proposal, an answer, the resident's yes.

use std::collections::HashMap;

use jiff::ToSpan;
use rinnalla_access::{Coordinate, Grant, Scope};
use rinnalla_domain::activity::Theme;
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::clock::Clock;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::{
    Between, Candidate, Hindrance, LOAD_WEEKS, Look, Profile, Villages, Walker, Wanted, rank,
};
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Text;
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode, ProposalId};
use rinnalla_store::{activity, link_worker, participation, proposal, referral, resident, settings};

use super::{As, Opened, With, open, open_to_write, save, take, tell_coordinators};
use crate::{Error, Rule, Work};

/// What the coordinator sees when choosing.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The case.
    pub opened: Opened,
    /// The resident's own wish.
    pub wish: String,
    /// Wishes about the link worker.
    pub link_worker_wish: Option<String>,
    /// Village.
    pub village: String,
    /// Language.
    pub language: SpokenLanguage,
    /// The resident's name and street: the message to a link worker may not hold them.
    pub unsaid: (String, Option<String>),
    /// Everybody, best first.
    pub candidates: Vec<Candidate>,
}

/// The link workers of the municipality beside a case, with reasons and hindrances.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn candidates(work: &mut Work, id: CaseId) -> Result<Choice, Error> {
    let opened = open(work, &id, As::Coordinator).await?;
    let choice = choice(work, opened).await?;
    work.looked(&choice.opened.case, "choose_link_worker");
    Ok(choice)
}

async fn choice(work: &Work, opened: Opened) -> Result<Choice, Error> {
    let (scope, id) = (&opened.scope, &opened.case.id);
    let person = resident::find(work.tx(), scope, id).await?.ok_or(Error::NotFound)?;
    let sent = referral::find(work.tx(), scope, id).await?.ok_or(Error::NotFound)?;
    let municipality = opened.case.municipality;
    let (villages, _) = link_worker::villages(work.tx(), municipality).await?;
    let words = format!("{} {}", sent.wish, sent.link_worker_wish.as_deref().unwrap_or_default());
    let wanted = Wanted::of(&person.village, person.language, person.interpreter, &villages)
        .wishing(&words, themes(work, scope, id).await?);
    let barred = link_worker::barred(work.tx(), work.sealer(), scope, id).await?;
    let said_no: Vec<AccountId> = proposal::list(work.tx(), scope, id)
        .await?
        .into_iter()
        .filter(|p| p.answer.as_deref() == Some("no"))
        .map(|p| p.account)
        .collect();
    let known = link_worker::known(work.tx(), scope, id).await?;
    let walkers = walkers(work, municipality, &villages).await?;
    let between = |walker: &Walker| {
        let is_in = |accounts: &[AccountId]| accounts.contains(&walker.profile.account);
        Between { barred: is_in(&barred), said_no: is_in(&said_no), known: is_in(&known) }
    };
    let candidate = |(n, look): (usize, Look)| {
        let profile = walkers.get(n)?.profile.clone();
        Some(Candidate { profile, hindrances: look.hindrances, reasons: look.reasons })
    };
    let candidates = rank(&walkers, &wanted, between).into_iter().filter_map(candidate).collect();
    Ok(Choice {
        wish: sent.wish,
        link_worker_wish: sent.link_worker_wish,
        village: person.village,
        language: person.language,
        unsaid: (person.name, person.address),
        candidates,
        opened,
    })
}

/// Themes of what has been picked together in a case.
async fn themes(work: &Work, scope: &Scope, id: &CaseId) -> Result<Vec<Theme>, Error> {
    let mut found = Vec::new();
    for picked in participation::list(work.tx(), scope, id).await? {
        if let Some(entry) = activity::find(work.tx(), &picked.activity).await? {
            found.extend(entry.content.themes);
        }
    }
    Ok(found)
}

/// The link workers of a municipality, with what their cases take of a week.
async fn walkers(work: &Work, municipality: MunicipalityCode, villages: &Villages) -> Result<Vec<Walker>, Error> {
    let since = work.today().saturating_sub(LOAD_WEEKS.weeks());
    let mut minutes: HashMap<AccountId, i64> = HashMap::new();
    for (account, load) in link_worker::loads(work.tx(), municipality, since).await? {
        *minutes.entry(account).or_default() += load.weekly();
    }
    let trained = crate::training::trained(work, municipality).await?;
    let prepared = |profile: Profile| {
        let minutes = minutes.get(&profile.account).copied().unwrap_or_default();
        trained.walker(profile, villages, minutes)
    };
    let profiles = link_worker::list(work.tx(), municipality).await?;
    Ok(profiles.into_iter().map(|(profile, _)| prepared(profile)).collect())
}

/// A proposal as the coordinator writes it.
#[derive(Clone, Debug)]
pub struct NewProposal {
    /// Who is asked.
    pub account: AccountId,
    /// Why this person: the resident may hear it.
    pub reason: Text,
    /// A message without name or address.
    pub message: Option<Text>,
    /// Asked although all places are taken; the reason says why.
    pub although_full: bool,
}

/// Asks a link worker. Accepts the referral at the same time when that has not been done.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`], [`Rule::Hindered`], [`Rule::FullNeedsReason`]
pub async fn propose(work: &mut Work, id: CaseId, new: NewProposal) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    let choice = choice(work, opened).await?;
    let candidate = choice.candidates.into_iter().find(|c| c.profile.account == new.account).ok_or(Error::NotFound)?;
    if let Some(hindrance) = candidate.hindrances.iter().find(|h| **h != Hindrance::Full) {
        return Err(Rule::Hindered(*hindrance).into());
    }
    if candidate.is_only_full() && !new.although_full {
        return Err(Rule::FullNeedsReason.into());
    }
    let mut opened = choice.opened;
    if matches!(opened.case.state, State::Received | State::InformationAsked) {
        super::decide::accept_opened(work, &grant, &mut opened).await?;
    }
    take(work, &grant, &mut opened, Step::Propose, With::default()).await?;
    let rules = settings::find(work.tx(), opened.case.municipality).await?.0;
    let answer_by = rules.deadlines.due(Clock::Answer, work.today(), None).unwrap_or_else(|| work.today());
    let row = proposal::Proposal {
        id: ProposalId::new(work.next_id()),
        case: id,
        account: new.account.clone(),
        name: candidate.profile.name,
        message: new.message.map(Text::into_string),
        reason: new.reason.into_string(),
        asked_at: work.now(),
        answer_by,
        answer: None,
        closed_at: None,
    };
    proposal::insert(work.tx(), &grant, &row).await?;
    save(work, &grant, &opened).await?;
    let word = format!("question-{}", row.id);
    work.mail(Mail::Question, Some(&new.account), Some(&opened.case), Some(word)).await
}

/// The link worker who was asked answers. No reason is asked for a no.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`] when the case has moved on
pub async fn answer_proposal(work: &mut Work, id: CaseId, yes: bool) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Asked).await?;
    let grant = Grant::answer_proposal(work.actor(), &opened.itself)?;
    let step = if yes { Step::TakeOn } else { Step::TurnDown };
    take(work, &grant, &mut opened, step, With::default()).await?;
    proposal::answer(work.tx(), &grant, yes, work.now()).await?;
    save(work, &grant, &opened).await?;
    let about = format!("answer-{}", work.next_id());
    tell_coordinators(work, &opened.case, Mail::NewTask, &about).await
}

/// The resident, or the coordinator on the resident's behalf, says yes to the person: only now details open.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`], [`Rule::Hindered`] when something has come in between
pub async fn confirm(work: &mut Work, id: CaseId, how: Option<Text>) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    let asked = opened.itself.asked.clone().ok_or(Error::Conflict)?;
    let barred = link_worker::barred(work.tx(), work.sealer(), &opened.scope, &id).await?;
    if barred.contains(&asked) {
        return Err(Rule::Hindered(Hindrance::Barred).into());
    }
    let (profile, _) = link_worker::find(work.tx(), opened.case.municipality, &asked)
        .await?
        .ok_or(Rule::Hindered(Hindrance::NotTrained))?;
    take(work, &grant, &mut opened, Step::Confirm, With::note(how.map(Text::into_string))).await?;
    name(work, &grant, &mut opened, &asked, &profile.name).await?;
    save(work, &grant, &opened).await?;
    let word = format!("named-{id}-{asked}");
    work.mail(Mail::YourTask, Some(&asked), Some(&opened.case), Some(word)).await
}

async fn name(
    work: &Work,
    grant: &Grant<Coordinate>,
    opened: &mut Opened,
    account: &AccountId,
    name: &str,
) -> Result<(), Error> {
    proposal::close(work.tx(), grant, work.now()).await?;
    proposal::assign(work.tx(), grant, &work.next_id(), account, name, work.now()).await?;
    opened.case.link_worker = Some(account.clone());
    Ok(())
}

/// The resident does not want this person: back to waiting, and the person is never proposed to them again.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn refuse(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    let asked = opened.itself.asked.clone().ok_or(Error::Conflict)?;
    take(work, &grant, &mut opened, Step::Refuse, With::default()).await?;
    proposal::close(work.tx(), &grant, work.now()).await?;
    let name = rinnalla_store::account::find(work.tx(), &asked).await?.map(|a| a.name).unwrap_or_default();
    let bar = work.next_id();
    resident::bar(work.tx(), &grant, &bar, &opened.case.resident, &name, Some(asked.as_str()), work.now()).await?;
    save(work, &grant, &opened).await
}

/// The coordinator takes the question back.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn cancel_proposal(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::CancelProposal, With::default()).await?;
    proposal::close(work.tx(), &grant, work.now()).await?;
    save(work, &grant, &opened).await
}

/// Another link worker is needed: the former one's access ends at once.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn change(work: &mut Work, id: CaseId, reason: Text) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    let former = opened.case.link_worker.take();
    take(work, &grant, &mut opened, Step::ChangeLinkWorker, With::note(Some(reason.into_string()))).await?;
    proposal::end_assignment(work.tx(), &grant, "changed", work.now()).await?;
    save(work, &grant, &opened).await?;
    if let Some(former) = former {
        let word = format!("changed-{id}-{}", work.next_id());
        work.mail(Mail::YourTask, Some(&former), None, Some(word)).await?;
    }
    Ok(())
}
