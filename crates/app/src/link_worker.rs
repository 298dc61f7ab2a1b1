//! Link workers' profiles and paths, and coordinators' substitutes.

pub mod path;
mod retention;

use jiff::civil::Date;
use rinnalla_access::Grant;
use rinnalla_domain::account::Role;
use rinnalla_domain::link_worker::{Conflict, Profile, Villages};
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_store::account;
use rinnalla_store::account::Member;
use rinnalla_store::link_worker::{self, Substitute};

use crate::{Error, Work, training};

pub use retention::round;

/// Link workers of the municipalities that the caller coordinates. The day of training is what the municipality's rule
/// makes of certificates and of the date recorded by hand.
///
/// # Errors
/// When storage fails
pub async fn list(work: &mut Work) -> Result<Vec<(MunicipalityCode, Profile)>, Error> {
    let mut found = Vec::new();
    for municipality in work.person()?.municipalities(Role::Coordinator) {
        let profiles = link_worker::list(work.tx(), municipality).await?;
        let trained = training::trained(work, municipality).await?;
        found.extend(profiles.into_iter().map(|(profile, _)| (municipality, trained.applied(profile).0)));
    }
    Ok(found)
}

/// A profile with the version of its row; an empty one for a link worker who has none yet.
///
/// # Errors
/// [`Error::NotFound`] unless the caller coordinates there and the account is a link worker there
pub async fn show(work: &mut Work, municipality: MunicipalityCode, who: AccountId) -> Result<(Profile, i64), Error> {
    Grant::coordinate_in(work.actor(), municipality)?;
    let holders = account::holders(work.tx(), municipality, Role::LinkWorker).await?;
    let member = holders.into_iter().find(|m| m.account == who).ok_or(Error::NotFound)?;
    let found = link_worker::find(work.tx(), municipality, &who).await?;
    Ok(found.unwrap_or_else(|| (Profile::empty(who, member.name), 0)))
}

/// Link workers of the municipality who have no profile yet.
///
/// # Errors
/// When storage fails
pub async fn without_profile(work: &mut Work) -> Result<Vec<(MunicipalityCode, Member)>, Error> {
    let mut found = Vec::new();
    for municipality in work.person()?.municipalities(Role::Coordinator) {
        let profiles = link_worker::list(work.tx(), municipality).await?;
        for member in account::holders(work.tx(), municipality, Role::LinkWorker).await? {
            if !profiles.iter().any(|(p, _)| p.account == member.account) {
                found.push((municipality, member));
            }
        }
    }
    Ok(found)
}

/// The coordinator saves a profile. With the first one the path is written down too, with the relation and the dates of
/// training and secrecy that are known; later they are recorded on the path.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`]
pub async fn save(
    work: &mut Work,
    municipality: MunicipalityCode,
    profile: Profile,
    version: i64,
) -> Result<(), Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    show(work, municipality, profile.account.clone()).await?;
    link_worker::save(work.tx(), &grant, &profile, version).await?;
    if version == 0 {
        path::enter(work, municipality, &profile).await?;
    }
    work.act_as("coordinator");
    work.secured(Some(municipality), "link_worker_profile", Some(profile.account.to_string()));
    Ok(())
}

/// Whom a link worker has declared, for the coordinator. Whoever looks stands in the log.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn declared(work: &mut Work, municipality: MunicipalityCode, who: AccountId) -> Result<Vec<Conflict>, Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    let found = link_worker::declared_by(work.tx(), work.sealer(), &grant, &who).await?;
    work.secured(Some(municipality), "declared_shown", Some(who.to_string()));
    Ok(found)
}

/// One's own profile and declared relatives, in the first municipality where one is a link worker.
///
/// # Errors
/// [`Error::NotFound`] when one is not a link worker
pub async fn own(work: &mut Work) -> Result<(MunicipalityCode, Profile, i64, Vec<Conflict>), Error> {
    let person = work.person()?.clone();
    let municipality = *person.municipalities(Role::LinkWorker).first().ok_or(Error::NotFound)?;
    let grant = Grant::own_account(work.actor())?;
    let found = link_worker::find(work.tx(), municipality, &person.account).await?;
    let declared = link_worker::declared(work.tx(), work.sealer(), &grant, municipality).await?;
    let (profile, version) = found.unwrap_or_else(|| (Profile::empty(person.account, person.name), 0));
    let profile = training::trained(work, municipality).await?.applied(profile).0;
    Ok((municipality, profile, version, declared))
}

/// Saves one's own profile: everything but what is recorded on the path.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] also when the coordinator has not made the profile yet
pub async fn save_own(work: &mut Work, profile: Profile, version: i64, declared: Vec<Conflict>) -> Result<(), Error> {
    let (municipality, ..) = own(work).await?;
    let grant = Grant::own_account(work.actor())?;
    link_worker::save_own(work.tx(), &grant, municipality, &profile, version).await?;
    let fresh = || (work.next_id(), work.nonce());
    link_worker::declare(work.tx(), work.sealer(), &grant, municipality, &declared, fresh).await?;
    work.secured(Some(municipality), "own_profile", None);
    Ok(())
}

/// Where the villages of a municipality lie, with the version of the row: for its administrators.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn villages(work: &mut Work, municipality: MunicipalityCode) -> Result<(Villages, i64), Error> {
    Grant::administer(work.actor(), municipality)?;
    Ok(link_worker::villages(work.tx(), municipality).await?)
}

/// Saves where the villages of a municipality lie.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`]
pub async fn save_villages(
    work: &mut Work,
    municipality: MunicipalityCode,
    villages: Villages,
    version: i64,
) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    link_worker::save_villages(work.tx(), &grant, &villages, version).await?;
    work.secured(Some(municipality), "villages", None);
    Ok(())
}

/// Substitutes that run or are to come, and the coordinators who could be named.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn substitutes(
    work: &mut Work,
    municipality: MunicipalityCode,
) -> Result<(Vec<Substitute>, Vec<Member>), Error> {
    Grant::coordinate_in(work.actor(), municipality)?;
    let me = work.account()?;
    let running = link_worker::substitutes(work.tx(), municipality, work.today()).await?;
    let others = account::holders(work.tx(), municipality, Role::Coordinator).await?;
    Ok((running, others.into_iter().filter(|m| m.account != me).collect()))
}

/// Names a substitute for oneself from day to day.
///
/// # Errors
/// [`Error::NotFound`] unless the substitute coordinates there too
pub async fn name_substitute(
    work: &mut Work,
    municipality: MunicipalityCode,
    who: AccountId,
    starts_on: Date,
    ends_on: Date,
) -> Result<(), Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    let (_, others) = substitutes(work, municipality).await?;
    if !others.iter().any(|m| m.account == who) {
        return Err(Error::NotFound);
    }
    link_worker::name_substitute(work.tx(), &grant, &work.next_id(), &who, starts_on, ends_on).await?;
    work.secured(Some(municipality), "substitute", Some(who.to_string()));
    Ok(())
}

/// Ends a substitution of one's own.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`]
pub async fn end_substitute(work: &mut Work, municipality: MunicipalityCode, id: String) -> Result<(), Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    link_worker::end_substitute(work.tx(), &grant, &id, work.now()).await?;
    work.secured(Some(municipality), "substitute_ended", None);
    Ok(())
}
