//! A case: opening it in some capacity, and taking its steps.

mod decide;
mod link_worker;
mod list;
mod pause;
mod show;

pub use decide::{accept, ask_information, decline, give_up_contact, queue, receive, record_death, reopen};
pub use link_worker::{
    Choice, NewProposal, answer_proposal, cancel_proposal, candidates, change, confirm, propose, refuse,
};
pub use list::{Found, Listed, ListedCase, list_coordinated, own, search};
pub use pause::{extend, pause, resume};
pub use show::{Card, CasePage, Details, card, details, give_reason, has_walked, may_give_reason, page};

use rinnalla_access::{Action, Grant, Itself, Scope};
use rinnalla_domain::CaseId;
use rinnalla_domain::account::Role;
use rinnalla_domain::case::{Case, Facts, Party, State, Step, take as take_step};
use rinnalla_domain::clock::day_of;
use rinnalla_domain::consent::{Permission, allows};
use rinnalla_domain::message::Mail;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::visibility::{Facet, Viewer, sees};
use rinnalla_store::{account, case, link_worker as profiles, permission, settings};

use crate::{Error, Work};

/// In which capacity a case is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// The referrer who sent it.
    Sender,
    /// The link worker who has been asked.
    Asked,
    /// A coordinator of its municipality.
    Coordinator,
    /// Whoever walks alongside: the named link worker, or a coordinator.
    Walker,
}

/// A case that somebody may see, and how.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Who stands in which relation to it.
    pub itself: Itself,
    /// Who looks.
    pub viewer: Viewer,
    /// The scope through which everything else of the case is read.
    pub scope: Scope,
}

impl Opened {
    /// In which capacity steps are taken.
    pub const fn party(&self) -> Party {
        match self.viewer {
            Viewer::Referrer => Party::Referrer,
            Viewer::Asked => Party::Asked,
            Viewer::LinkWorker => Party::LinkWorker,
            Viewer::Coordinator => Party::Coordinator,
        }
    }

    /// May this viewer see `facet` now, apart from what permissions of the resident open?
    pub fn sees(&self, facet: Facet) -> bool {
        sees(self.viewer, facet, self.case.state, self.case.began_on.is_some(), &[])
    }
}

/// Opens a case to read.
///
/// # Errors
/// [`Error::NotFound`] outside the scope; [`Error::ReasonNeeded`] when another coordinator handles it.
pub async fn open(work: &mut Work, id: &CaseId, capacity: As) -> Result<Opened, Error> {
    open_with(work, id, capacity, false).await
}

/// Opens a case to write: it stays locked until the end of the transaction.
///
/// # Errors
/// As [`open`].
pub async fn open_to_write(work: &mut Work, id: &CaseId, capacity: As) -> Result<Opened, Error> {
    open_with(work, id, capacity, true).await
}

async fn open_with(work: &mut Work, id: &CaseId, capacity: As, write: bool) -> Result<Opened, Error> {
    let scope = match capacity {
        As::Sender => Scope::sending(work.actor()),
        As::Asked => Scope::asked(work.actor()),
        As::Coordinator => Scope::coordinating(work.actor()),
        As::Walker => Scope::walking(work.actor()),
    };
    let found =
        if write { case::lock(work.tx(), &scope, id).await? } else { case::find(work.tx(), &scope, id).await? };
    let case = found.ok_or(Error::NotFound)?;
    let itself = case::itself(work.tx(), &case).await?;
    let viewer = match capacity {
        As::Sender => Viewer::Referrer,
        As::Asked => Viewer::Asked,
        As::Coordinator => Viewer::Coordinator,
        As::Walker if is_link_worker(work, &itself) => Viewer::LinkWorker,
        As::Walker => Viewer::Coordinator,
    };
    if viewer == Viewer::Coordinator {
        need_link_or_reason(work, &case).await?;
    }
    work.act_as(viewer.code());
    Ok(Opened { case, itself, viewer, scope })
}

fn is_link_worker(work: &Work, itself: &Itself) -> bool {
    work.actor().person().is_some_and(|person| {
        itself.link_worker.as_ref() == Some(&person.account) && person.is_in(Role::LinkWorker, itself.municipality)
    })
}

/// A coordinator needs a link by work to the case: nobody handles it yet, they handle it, they stand in for who does,
/// or they have given a reason.
async fn need_link_or_reason(work: &Work, case: &Case) -> Result<(), Error> {
    let Some(handler) = &case.coordinator else {
        return Ok(());
    };
    let me = work.account()?;
    if *handler == me {
        return Ok(());
    }
    let today = work.today();
    let substitutes = profiles::substitutes(work.tx(), case.municipality, today).await?;
    if substitutes.iter().any(|s| s.account == *handler && s.substitute == me && s.starts_on <= today) {
        return Ok(());
    }
    if case::has_reason(work.tx(), &case.id, &me, work.now()).await? {
        return Ok(());
    }
    Err(Error::ReasonNeeded(case.id.clone()))
}

/// What belongs to a step besides the step itself.
#[derive(Clone, Debug, Default)]
pub struct With {
    /// A code, such as a reason.
    pub code: Option<&'static str>,
    /// Words.
    pub note: Option<String>,
    /// Both have signed, with the signature now being given.
    pub signed_by_both: bool,
}

impl With {
    /// A code and words.
    pub const fn code_and_note(code: &'static str, note: Option<String>) -> Self {
        Self { code: Some(code), note, signed_by_both: false }
    }

    /// Words alone.
    pub const fn note(note: Option<String>) -> Self {
        Self { code: None, note, signed_by_both: false }
    }
}

/// What the rules must know of a case.
pub(crate) async fn facts(work: &Work, opened: &Opened, rules: &Settings) -> Result<Facts, Error> {
    let case = &opened.case;
    let standing = permission::list(work.tx(), &opened.scope, &case.id).await?;
    let closed_days = case.closed_at.map(|at| (work.today() - day_of(at)).get_days());
    Ok(Facts {
        contacted: case.contacted_at.is_some(),
        tries_made: case.tries >= rules.deadlines.tries,
        first_visit_held: case.first_visit_on.is_some(),
        agreement_in_force: case.began_on.is_some(),
        signed_by_both: false,
        recently_closed: closed_days.is_some_and(|days| i64::from(days) <= rules.deadlines.reopen_days),
        follow_up_allowed: allows(&standing, Permission::FollowUp),
    })
}

/// Takes a step: asks the rule, moves the case, starts and stops clocks, records who and when, and notes it in the log.
/// The case itself is saved by [`save`], after the use case has changed what else belongs to it.
///
/// # Errors
/// An illegal step is a [`crate::Rule::Step`].
pub(crate) async fn take<A: Action>(
    work: &mut Work,
    grant: &Grant<A>,
    opened: &mut Opened,
    step: Step,
    with: With,
) -> Result<(), Error> {
    let rules = settings::find(work.tx(), opened.case.municipality).await?.0;
    let mut facts = facts(work, opened, &rules).await?;
    facts.signed_by_both = with.signed_by_both;
    let party = opened.party();
    let from = opened.case.state;
    let taken = take_step(from, step, party, facts)?;
    let now = work.now();
    opened.case.state = taken.state;
    opened.case.last_moved_at = now;
    let by_name = work.actor().person().map(|p| p.name.clone()).unwrap_or_default();
    let record = case::NewStep {
        id: &work.next_id(),
        step,
        party,
        by_name: &by_name,
        from,
        to: taken.state,
        code: with.code,
        note: with.note.as_deref(),
    };
    case::record(work.tx(), grant, &record, now).await?;
    case::stop_clocks(work.tx(), grant, taken.stops, now).await?;
    let period = opened.case.began_on.zip(opened.case.ends_on);
    for clock in taken.starts {
        if let Some(due) = rules.deadlines.due(*clock, work.today(), period) {
            case::start_clock(work.tx(), grant, &work.next_id(), *clock, work.today(), due, now).await?;
        }
    }
    work.wrote(&opened.case, step.code());
    Ok(())
}

/// Saves the case after its steps.
pub(crate) async fn save<A: Action>(work: &Work, grant: &Grant<A>, opened: &Opened) -> Result<(), Error> {
    Ok(case::save(work.tx(), grant, &opened.case).await?)
}

/// Tells the referrer that there is something to read, when there is a referrer with an account.
pub(crate) async fn tell_referrer(work: &Work, opened: &Opened, about: &str) -> Result<(), Error> {
    let Some(sender) = &opened.itself.sender else {
        return Ok(());
    };
    let word = format!("news-{}-{about}-{}", opened.case.id, work.today());
    work.mail(Mail::News, Some(sender), Some(&opened.case), Some(word)).await
}

/// Tells whoever coordinates: the handler or their substitute, or everybody when nobody handles the case yet.
pub(crate) async fn tell_coordinators(work: &Work, case: &Case, mail: Mail, about: &str) -> Result<(), Error> {
    for account in coordinators_on_duty(work, case).await? {
        let word = format!("{mail}-{}-{about}-{account}", case.id);
        work.mail(mail, Some(&account), Some(case), Some(word)).await?;
    }
    Ok(())
}

async fn coordinators_on_duty(work: &Work, case: &Case) -> Result<Vec<rinnalla_domain::AccountId>, Error> {
    let today = work.today();
    let substitutes = profiles::substitutes(work.tx(), case.municipality, today).await?;
    let holders = account::holders(work.tx(), case.municipality, Role::Coordinator).await?;
    let mut on_duty: Vec<_> = holders
        .iter()
        .filter(|holder| case.coordinator.as_ref().is_none_or(|handler| *handler == holder.account))
        .map(|holder| {
            substitutes
                .iter()
                .find(|s| s.account == holder.account && s.starts_on <= today)
                .map_or_else(|| holder.account.clone(), |s| s.substitute.clone())
        })
        .collect();
    on_duty.sort();
    on_duty.dedup();
    Ok(on_duty)
}

/// States in which a coordinator's list shows a case as open.
pub const OPEN: &[State] = &[
    State::Sent,
    State::Received,
    State::InformationAsked,
    State::Accepted,
    State::NotReached,
    State::Waiting,
    State::Proposed,
    State::Taken,
    State::Named,
    State::FirstVisitArranged,
    State::FirstVisitHeld,
    State::AgreementDrafted,
    State::Underway,
    State::Paused,
    State::Closing,
];
