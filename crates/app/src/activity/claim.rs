//! "This is ours": an organiser claims an entry that came from a source or that a coordinator wrote.
//!
//! Where the business identity code proves it, the entry is theirs at once; else the coordinator of the entry's
//! municipality confirms or refuses with a reason. From then on everything that the entry says counts as written by
//! hand: its sources change nothing of it silently.

use jiff::SignedDuration;
use rinnalla_access::{Claimant, EditDirectory, Editor, Grant, organises};
use rinnalla_domain::activity::{Activity, ClaimAnswer};
use rinnalla_domain::text::{Text, name_key};
use rinnalla_domain::{ActivityId, ClaimId, MunicipalityCode, OrganisationId};
use rinnalla_store::activity::{self, BY_HAND, Change};
use rinnalla_store::claim::{self, Claim};
use rinnalla_store::organisation::{self, Organisation};

use crate::{Error, Rule, Work};

/// How long an organiser sees what became of a claim.
const SHOWN: SignedDuration = SignedDuration::from_hours(90 * 24);

/// An entry that may be an organisation's own.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The organisation.
    pub organisation: OrganisationId,
    /// The entry.
    pub activity: Activity,
    /// The business identity code proves it: no one else has to confirm.
    pub certain: bool,
}

/// A claim with what it is about.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The claim.
    pub claim: Claim,
    /// The entry.
    pub activity: Activity,
    /// The organisation.
    pub organisation: Organisation,
}

/// What came of claiming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The entry is theirs.
    Theirs(ActivityId),
    /// The coordinator is asked.
    Asked,
}

async fn named(work: &Work, id: &OrganisationId) -> Result<Organisation, Error> {
    organisation::find(work.tx(), id).await?.filter(|found| found.ended_at.is_none()).ok_or(Error::NotFound)
}

fn claimant(of: &Organisation) -> Claimant {
    Claimant { organisation: of.id.clone(), municipality: of.municipality, business_id: of.business_id.clone() }
}

/// Entries that nobody has and that look like those of the caller's organisations: the same business identity code or
/// the same name, in the same municipality. What has been asked for already is left out.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn offers(work: &mut Work) -> Result<Vec<Offer>, Error> {
    let own = organises(work.person()?);
    let mut found = Vec::new();
    for (_, id) in own {
        let Ok(by) = named(work, &id).await else { continue };
        let Some(municipality) = by.municipality else { continue };
        let asked = claim::of_organisation(work.tx(), &id, work.now() - SHOWN).await?;
        for activity in activity::unclaimed(work.tx(), municipality).await? {
            let organiser = &activity.content.organiser;
            let certain = by.business_id.is_some() && by.business_id == organiser.business_id;
            let alike = certain || name_key(organiser.name.as_str()) == name_key(&by.name_fi);
            if alike && !asked.iter().any(|claim| claim.activity == activity.id) {
                found.push(Offer { organisation: id.clone(), activity, certain });
            }
        }
    }
    Ok(found)
}

/// The entry that may be claimed by the caller, by its number, and the caller's organisations that may claim it.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or the caller organises nothing; [`Rule::ClaimedAlready`]
pub async fn claimable(work: &mut Work, number: i64) -> Result<(Activity, Vec<Organisation>), Error> {
    let own = organises(work.person()?);
    let shown = super::show(work, number).await?;
    let mut by = Vec::new();
    for (_, id) in own {
        by.extend(named(work, &id).await.ok());
    }
    if by.is_empty() {
        return Err(Error::NotFound);
    }
    if shown.activity.content.organiser.organisation.is_some() {
        return Err(Rule::ClaimedAlready.into());
    }
    Ok((shown.activity, by))
}

/// Claims an entry for one of the caller's organisations.
///
/// # Errors
/// As [`claimable`]
pub async fn claim(work: &mut Work, number: i64, by: OrganisationId, note: Option<Text>) -> Result<Outcome, Error> {
    let (activity, own) = claimable(work, number).await?;
    let by = own.into_iter().find(|one| one.id == by).ok_or(Error::NotFound)?;
    let itself = activity::itself(work.tx(), &activity.id).await?.ok_or(Error::NotFound)?;
    let claimant = claimant(&by);
    if claimant.surely_arranges(&itself) {
        let grant = Grant::claim(work.actor(), &itself, &claimant)?;
        let id = activity.id.clone();
        hand_over(work, &grant, activity, by.id, Editor::Organiser).await?;
        return Ok(Outcome::Theirs(id));
    }
    let asked = claim::of_organisation(work.tx(), &by.id, work.now() - SHOWN).await?;
    if !asked.iter().any(|claim| claim.activity == activity.id && claim.answer.is_none()) {
        let new = Claim {
            id: ClaimId::new(work.next_id()),
            municipality: itself.municipality,
            activity: activity.id,
            organisation: by.id,
            asked_by: work.account()?,
            asked_at: work.now(),
            note: note.map(Text::into_string),
            answer: None,
            reason: None,
        };
        claim::insert(work.tx(), &new).await?;
    }
    Ok(Outcome::Asked)
}

/// The entry is the organisation's from now on. Nothing that it says is changed by a source any more.
async fn hand_over(
    work: &Work,
    grant: &Grant<EditDirectory>,
    mut activity: Activity,
    to: OrganisationId,
    by: Editor,
) -> Result<(), Error> {
    for field in activity.content.said().iter() {
        activity::set_origin(work.tx(), grant, &activity.id, field, BY_HAND, work.now()).await?;
    }
    activity.content.organiser.organisation = Some(to);
    activity::update(work.tx(), grant, &activity, by.code(), work.now()).await?;
    let change = Change { at: work.now(), by: by.code().into(), change: "claimed".into(), note: None };
    Ok(activity::note(work.tx(), &work.next_id(), &activity.id, &change).await?)
}

async fn with_facts(work: &Work, claims: Vec<Claim>) -> Result<Vec<Claimed>, Error> {
    let mut found = Vec::new();
    for claim in claims {
        let activity = activity::find(work.tx(), &claim.activity).await?.ok_or(Error::NotFound)?;
        let organisation = organisation::find(work.tx(), &claim.organisation).await?.ok_or(Error::NotFound)?;
        found.push(Claimed { claim, activity, organisation });
    }
    Ok(found)
}

/// What the caller's organisations have claimed and do not have: what waits, and what was refused lately.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn own_claims(work: &mut Work) -> Result<Vec<Claimed>, Error> {
    let own = organises(work.person()?);
    let mut claims = Vec::new();
    for (_, id) in own {
        claims.extend(claim::of_organisation(work.tx(), &id, work.now() - SHOWN).await?);
    }
    claims.retain(|claim| claim.answer != Some(ClaimAnswer::Confirmed));
    with_facts(work, claims).await
}

/// Claims that wait in a municipality, for its coordinators.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of it
pub async fn claims(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Claimed>, Error> {
    Grant::coordinate_in(work.actor(), municipality)?;
    let waiting = claim::all_waiting(work.tx(), municipality).await?;
    with_facts(work, waiting).await
}

/// A claim, answered or not, in one of the municipalities that the caller coordinates.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn claim_of(work: &mut Work, id: ClaimId) -> Result<Claimed, Error> {
    use rinnalla_domain::account::Role;
    for code in work.person()?.municipalities(Role::Coordinator) {
        if let Some(found) = claim::find(work.tx(), code, &id).await? {
            return with_facts(work, vec![found]).await?.pop().ok_or(Error::NotFound);
        }
    }
    Err(Error::NotFound)
}

/// Confirms a claim. The organisation's business identity code is known from now on, when the entry says it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] when it has been answered; [`Rule::ClaimedAlready`] when another organisation has the entry meanwhile
pub async fn confirm_claim(work: &mut Work, id: ClaimId) -> Result<(), Error> {
    let Claimed { claim, activity, organisation } = claim_of(work, id).await?;
    let grant = coordinating(work, &claim).await?;
    if activity.content.organiser.organisation.is_some() {
        return Err(Rule::ClaimedAlready.into());
    }
    if let Some(business_id) = &activity.content.organiser.business_id {
        organisation::learn_business_id(work.tx(), &grant, &organisation.id, business_id).await?;
    }
    hand_over(work, &grant, activity, organisation.id, Editor::Coordinator).await?;
    Ok(claim::decide(work.tx(), &grant, &claim.id, ClaimAnswer::Confirmed, None, work.now()).await?)
}

/// Refuses a claim, with the reason that the organiser reads.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] when it has been answered
pub async fn refuse_claim(work: &mut Work, id: ClaimId, reason: Text) -> Result<(), Error> {
    let Claimed { claim, .. } = claim_of(work, id).await?;
    let grant = coordinating(work, &claim).await?;
    let refused = ClaimAnswer::Refused;
    Ok(claim::decide(work.tx(), &grant, &claim.id, refused, Some(reason.as_str()), work.now()).await?)
}

async fn coordinating(work: &Work, claim: &Claim) -> Result<Grant<EditDirectory>, Error> {
    if claim.answer.is_some() {
        return Err(Error::Conflict);
    }
    let itself = activity::itself(work.tx(), &claim.activity).await?.ok_or(Error::NotFound)?;
    if itself.editor(work.actor()) != Some(Editor::Coordinator) {
        return Err(Error::NotFound);
    }
    Ok(Grant::edit(work.actor(), &itself)?)
}
