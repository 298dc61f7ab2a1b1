//! Showing a case: the page, the details on demand, the card of somebody who was asked.

use jiff::ToSpan;
use rinnalla_access::Grant;
use rinnalla_domain::CaseId;
use rinnalla_domain::agreement::Agreement;
use rinnalla_domain::case::{Facts, Step, StepTaken, open_steps};
use rinnalla_domain::clock::Running;
use rinnalla_domain::closing::Closing;
use rinnalla_domain::consent::Standing;
use rinnalla_domain::contact::{Contact, Try};
use rinnalla_domain::goal::Goal;
use rinnalla_domain::measurement::{Measurement, Point, Turn};
use rinnalla_domain::participation::Participation;
use rinnalla_domain::referral::Referral;
use rinnalla_domain::resident::Resident;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::text::Text;
use rinnalla_domain::visibility::Facet;
use rinnalla_store::closing::FollowUp;
use rinnalla_store::contact::InformationRequest;
use rinnalla_store::proposal::{Assignment, Proposal};
use rinnalla_store::visit::FirstVisit;
use rinnalla_store::worry::{SupportRequest, Worry};
use rinnalla_store::{
    agreement, case, closing, contact, goal, measurement, participation, permission, proposal, referral, resident,
    settings, visit, worry,
};

use super::{As, Opened, facts, open};
use crate::measurement::Plans;
use crate::{Error, Work};

/// Everything that the page of a case may show to whoever opened it. What they may not see is empty.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// The case.
    pub opened: Opened,
    /// What the rules know of it.
    pub facts: Facts,
    /// Steps that the viewer could take now.
    pub open_steps: Vec<Step>,
    /// Settings of the municipality.
    pub settings: Settings,
    /// The person; contact details are shown on demand only.
    pub resident: Resident,
    /// The referral as sent.
    pub referral: Referral,
    /// Clocks that run.
    pub clocks: Vec<Running>,
    /// Steps, newest first.
    pub steps: Vec<StepTaken>,
    /// Tries to reach the resident.
    pub tries: Vec<Try>,
    /// Questions to the referrer.
    pub requests: Vec<InformationRequest>,
    /// Proposals, newest first.
    pub proposals: Vec<Proposal>,
    /// Who has walked alongside.
    pub assignments: Vec<Assignment>,
    /// First visits, newest first.
    pub visits: Vec<FirstVisit>,
    /// Agreements, newest first.
    pub agreements: Vec<Agreement>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Visit notes, newest first.
    pub contacts: Vec<Contact>,
    /// Measurements.
    pub measurements: Vec<Measurement>,
    /// Those that are due, and whose turn it is.
    pub due: Vec<(Point, Turn)>,
    /// Activities that were picked.
    pub participations: Vec<Participation>,
    /// Permissions.
    pub permissions: Vec<Standing>,
    /// The end as written so far.
    pub closing: Closing,
    /// Calls after the end.
    pub follow_ups: Vec<FollowUp>,
    /// Worries; for coordinators alone.
    pub worries: Vec<Worry>,
    /// Calls for support that wait for an answer; for coordinators alone.
    pub support: Vec<SupportRequest>,
    /// A likely second open referral of the same person; for coordinators alone.
    pub double: Option<(CaseId, String)>,
}

/// The page of a case for whoever walks alongside or coordinates. One log row says that it was shown.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn page(work: &mut Work, id: CaseId, capacity: As) -> Result<CasePage, Error> {
    let opened = open(work, &id, capacity).await?;
    work.looked(&opened.case, "case");
    read(work, opened).await
}

async fn read(work: &Work, opened: Opened) -> Result<CasePage, Error> {
    let (tx, scope, id) = (work.tx(), &opened.scope, &opened.case.id);
    let settings = settings::find(tx, opened.case.municipality).await?.0;
    let facts = facts(work, &opened, &settings).await?;
    let mut page = CasePage {
        open_steps: open_steps(opened.case.state, opened.party(), facts),
        facts,
        resident: resident::find(tx, scope, id).await?.ok_or(Error::NotFound)?,
        referral: referral::find(tx, scope, id).await?.ok_or(Error::NotFound)?,
        clocks: case::clocks(tx, scope, id).await?,
        steps: case::steps(tx, scope, id).await?,
        assignments: proposal::assignments(tx, scope, id).await?,
        visits: visit::list(tx, scope, id).await?,
        agreements: agreement::list(tx, scope, id).await?,
        goals: goal::list(tx, scope, id).await?,
        contacts: contact::list(tx, scope, id).await?,
        measurements: measurement::list(tx, scope, id).await?,
        due: Plans::read(work, scope, Some(id)).await?.due(&opened.case),
        closing: crate::feedback::closing_of(work, scope, id).await?,
        follow_ups: closing::follow_ups(tx, scope, id).await?,
        tries: Vec::new(),
        requests: Vec::new(),
        proposals: Vec::new(),
        participations: Vec::new(),
        permissions: Vec::new(),
        worries: Vec::new(),
        support: Vec::new(),
        double: None,
        settings,
        opened,
    };
    if page.opened.sees(Facet::ContactTries) {
        let (scope, id) = (&page.opened.scope, &page.opened.case.id);
        page.tries = contact::tries(tx, scope, id).await?;
        page.requests = contact::requests(tx, scope, id).await?;
        page.proposals = proposal::list(tx, scope, id).await?;
        page.double = case::likely_double(tx, scope, &page.opened.case).await?.map(|c| (c.id, c.number));
    }
    if page.opened.sees(Facet::Activities) {
        page.participations = participation::list(tx, &page.opened.scope, &page.opened.case.id).await?;
    }
    if page.opened.sees(Facet::Permissions) {
        page.permissions = permission::list(tx, &page.opened.scope, &page.opened.case.id).await?;
    }
    if page.opened.sees(Facet::Worries) {
        page.worries = worry::list(tx, &page.opened.scope, work.sealer(), &page.opened.case.id).await?;
        let open = worry::open_requests(tx, &page.opened.scope).await?;
        page.support = open.into_iter().filter(|r| r.case.as_ref() == Some(&page.opened.case.id)).collect();
    }
    if !page.opened.sees(Facet::OwnLoad) {
        for contact in &mut page.contacts {
            contact.own_load = None;
        }
    }
    Ok(page)
}

/// Contact details and what a visitor must know for safety: opened on demand, each time with a log row of its own.
#[derive(Clone, Debug)]
pub struct Details {
    /// The case.
    pub opened: Opened,
    /// The person.
    pub resident: Resident,
    /// The sealed note about safety.
    pub safety: Option<String>,
}

/// Opens the details of a person.
///
/// # Errors
/// [`Error::NotFound`] also when the table of what is visible says no
pub async fn details(work: &mut Work, id: CaseId) -> Result<Details, Error> {
    let opened = open(work, &id, As::Walker).await?;
    if !opened.sees(Facet::Person) {
        return Err(Error::NotFound);
    }
    let resident = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    let safety = if opened.sees(Facet::Safety) {
        referral::safety(work.tx(), &opened.scope, work.sealer(), &id).await?
    } else {
        None
    };
    work.looked(&opened.case, "details");
    Ok(Details { opened, resident, safety })
}

/// What a link worker who was asked may know: no name, no street, no exact age.
#[derive(Clone, Debug)]
pub struct Card {
    /// The case.
    pub opened: Opened,
    /// The proposal.
    pub proposal: Proposal,
    /// Village or part of the municipality.
    pub village: String,
    /// Language.
    pub language: rinnalla_domain::language::SpokenLanguage,
    /// An interpreter comes along.
    pub interpreter: bool,
    /// Age in bands of ten years.
    pub age_band: String,
    /// Why the referral was made.
    pub reasons: Vec<rinnalla_domain::referral::Reason>,
    /// Wishes about the link worker.
    pub link_worker_wish: Option<String>,
}

/// The card of a proposal. It carries what the coordinator wrote, and nothing that names the person.
///
/// # Errors
/// [`Error::NotFound`] when one has not been asked, or not any more
pub async fn card(work: &mut Work, id: CaseId) -> Result<Card, Error> {
    let opened = open(work, &id, As::Asked).await?;
    let proposal =
        proposal::open(work.tx(), &opened.scope).await?.into_iter().find(|p| p.case == id).ok_or(Error::NotFound)?;
    let person = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    let sent = referral::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    work.looked(&opened.case, "card");
    let age_band = rinnalla_domain::date::BirthDate::from_record(person.birth_date).age_band(work.today());
    Ok(Card {
        proposal,
        village: person.village,
        language: person.language,
        interpreter: person.interpreter,
        age_band: age_band.code().to_owned(),
        reasons: sent.reasons,
        link_worker_wish: sent.link_worker_wish,
        opened,
    })
}

/// Has the caller walked in this case, which is not open to them any more? Their own words may then be given back
/// to them; of the case nothing is shown.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn has_walked(work: &mut Work, id: CaseId) -> Result<bool, Error> {
    Ok(proposal::has_walked(work.tx(), &work.account()?, &id).await?)
}

/// May the caller give a reason for opening this case? Only a coordinator of its municipality whom nothing bars.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn may_give_reason(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let scope = rinnalla_access::Scope::coordinating(work.actor());
    case::find(work.tx(), &scope, &id).await?.map(|_| ()).ok_or(Error::NotFound)
}

/// A coordinator says why they open a case that somebody else handles. It holds for a working day.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn give_reason(work: &mut Work, id: CaseId, reason: Text) -> Result<(), Error> {
    let scope = rinnalla_access::Scope::coordinating(work.actor());
    let found = case::find(work.tx(), &scope, &id).await?.ok_or(Error::NotFound)?;
    let itself = case::itself(work.tx(), &found).await?;
    let grant = Grant::coordinate(work.actor(), &itself)?;
    let until = work.now() + 10.hours();
    let row = work.next_id();
    case::give_reason(work.tx(), &grant, &row, reason.as_str(), work.now(), until).await?;
    work.act_as("coordinator");
    work.looked_with(&found, "opened_with_reason", row);
    Ok(())
}
