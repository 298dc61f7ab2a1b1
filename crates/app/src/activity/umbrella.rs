//! Umbrella organisations: a member permits one to edit its entries, and takes that back when it likes.

use rinnalla_access::{Grant, organises};
use rinnalla_domain::OrganisationId;
use rinnalla_domain::organisation::Kind;
use rinnalla_store::activity;
use rinnalla_store::organisation::{self, Organisation};
use rinnalla_store::umbrella::{self, Permission};

use super::Activity;
use crate::{Error, Rule, Work};

/// What an organiser sees of the permissions of one of their organisations.
#[derive(Clone, Debug)]
pub struct Permitted {
    /// The organisation.
    pub member: Organisation,
    /// Umbrella organisations that may edit for it, and since when.
    pub umbrellas: Vec<(Permission, Organisation)>,
    /// Organisations that could be permitted.
    pub others: Vec<Organisation>,
}

/// The entries of a member, for its umbrella organisation.
#[derive(Clone, Debug)]
pub struct OfMember {
    /// The member.
    pub member: Organisation,
    /// Its entries.
    pub entries: Vec<Activity>,
}

/// The permissions of every organisation that the caller acts for.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn permissions(work: &mut Work) -> Result<Vec<Permitted>, Error> {
    let own = organises(work.person()?);
    let mut found = Vec::new();
    for (municipality, id) in own {
        let Some(member) = organisation::find(work.tx(), &id).await? else { continue };
        let mut umbrellas = Vec::new();
        for permission in umbrella::of_member(work.tx(), &id).await? {
            let named = organisation::find(work.tx(), &permission.umbrella).await?.ok_or(Error::NotFound)?;
            umbrellas.push((permission, named));
        }
        let mut others = organisation::of_municipality(work.tx(), municipality).await?;
        others.retain(|other| {
            may_be_umbrella(other) && other.id != id && !umbrellas.iter().any(|(_, one)| one.id == other.id)
        });
        found.push(Permitted { member, umbrellas, others });
    }
    Ok(found)
}

/// Associations and parishes have organisers; a municipality edits as its coordinator anyway.
const fn may_be_umbrella(of: &Organisation) -> bool {
    matches!(of.kind, Kind::Association | Kind::Parish) && of.ended_at.is_none()
}

/// Permits an umbrella organisation to edit the entries of a member. Only who acts for the member can.
///
/// # Errors
/// [`Error::NotFound`]; [`Rule::OwnUmbrella`] for the member itself
pub async fn permit(work: &mut Work, member: OrganisationId, umbrella: OrganisationId) -> Result<(), Error> {
    let grant = Grant::speak_for(work.actor(), &member)?;
    if member == umbrella {
        return Err(Rule::OwnUmbrella.into());
    }
    let found = organisation::find(work.tx(), &umbrella).await?.filter(may_be_umbrella);
    found.filter(|found| found.municipality == Some(grant.municipality())).ok_or(Error::NotFound)?;
    umbrella::permit(work.tx(), &grant, &umbrella, &member, work.now()).await?;
    work.secured(Some(grant.municipality()), "umbrella_permitted", Some(format!("{umbrella} for {member}")));
    Ok(())
}

/// Takes the permission back: from this moment the umbrella organisation edits nothing of the member's.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn withdraw(work: &mut Work, member: OrganisationId, umbrella: OrganisationId) -> Result<(), Error> {
    let grant = Grant::speak_for(work.actor(), &member)?;
    let running = umbrella::of_member(work.tx(), &member).await?;
    if !running.iter().any(|permission| permission.umbrella == umbrella) {
        return Err(Error::NotFound);
    }
    umbrella::end(work.tx(), &grant, &umbrella, &member, work.now()).await?;
    work.secured(Some(grant.municipality()), "umbrella_ended", Some(format!("{umbrella} for {member}")));
    Ok(())
}

/// Entries of the members that have permitted one of the caller's organisations to edit.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn of_members(work: &mut Work) -> Result<Vec<OfMember>, Error> {
    let own = organises(work.person()?);
    let mut found = Vec::new();
    for (_, id) in &own {
        for permission in umbrella::of_umbrella(work.tx(), id).await? {
            if own.iter().any(|(_, one)| *one == permission.member) {
                continue;
            }
            let member = organisation::find(work.tx(), &permission.member).await?.ok_or(Error::NotFound)?;
            let entries = activity::of_organisation(work.tx(), &permission.member).await?;
            found.push(OfMember { member, entries });
        }
    }
    Ok(found)
}
