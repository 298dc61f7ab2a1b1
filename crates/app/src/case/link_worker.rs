//! Naming a link worker: those who fit, a proposal, an answer, the resident's yes.

use rinnalla_access::{Coordinate, Grant};
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::clock::Clock;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::{Candidate, Hindrance, Wanted, consider, rank};
use rinnalla_domain::message::Mail;
use rinnalla_domain::text::Text;
use rinnalla_domain::{AccountId, CaseId, ProposalId};
use rinnalla_store::{link_worker, proposal, referral, resident, settings};

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
    let wanted = Wanted {
        village: person.village.clone(),
        language: Some(person.language),
        interpreter: person.interpreter,
        words: format!("{} {}", sent.wish, sent.link_worker_wish.as_deref().unwrap_or_default()),
    };
    let barred = link_worker::barred(work.tx(), work.sealer(), scope, id).await?;
    let said_no: Vec<AccountId> = proposal::list(work.tx(), scope, id)
        .await?
        .into_iter()
        .filter(|p| p.answer.as_deref() == Some("no"))
        .map(|p| p.account)
        .collect();
    let trained = crate::training::trained(work, opened.case.municipality).await?;
    let candidates = link_worker::list(work.tx(), opened.case.municipality)
        .await?
        .into_iter()
        .map(|(profile, _)| {
            let (barred, said_no) = (barred.contains(&profile.account), said_no.contains(&profile.account));
            trained.consider(profile, |profile| consider(profile, &wanted, barred, said_no, work.today()))
        })
        .collect();
    Ok(Choice {
        wish: sent.wish,
        link_worker_wish: sent.link_worker_wish,
        village: person.village,
        language: person.language,
        unsaid: (person.name, person.address),
        candidates: rank(candidates),
        opened,
    })
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
