//! Link workers' profiles, and coordinators' substitutes.

use jiff::civil::Date;
use rinnalla_access::Grant;
use rinnalla_domain::account::Role;
use rinnalla_domain::link_worker::Profile;
use rinnalla_domain::text::Line;
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_store::account;
use rinnalla_store::account::Member;
use rinnalla_store::link_worker::{self, Substitute};

use crate::{Error, Work};

/// Link workers of the municipalities that the caller coordinates.
///
/// # Errors
/// When storage fails
pub async fn list(work: &mut Work) -> Result<Vec<(MunicipalityCode, Profile)>, Error> {
    let mut found = Vec::new();
    for municipality in work.person()?.municipalities(Role::Coordinator) {
        let profiles = link_worker::list(work.tx(), municipality).await?;
        found.extend(profiles.into_iter().map(|(profile, _)| (municipality, profile)));
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
    Ok(found.unwrap_or_else(|| (empty(who, member.name), 0)))
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

fn empty(account: AccountId, name: String) -> Profile {
    Profile {
        account,
        name,
        relation: rinnalla_domain::link_worker::Relation::Volunteer,
        villages: Vec::new(),
        languages: vec![rinnalla_domain::language::SpokenLanguage::Finnish],
        interests: Vec::new(),
        car: false,
        wishes: String::new(),
        capacity: 2,
        load: 0,
        trained_on: None,
        secrecy_signed_on: None,
        paused_until: None,
    }
}

/// The coordinator saves a profile: also the dates of training and of the signed secrecy undertaking.
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
    work.act_as("coordinator");
    work.secured(Some(municipality), "link_worker_profile", Some(profile.account.to_string()));
    Ok(())
}

/// One's own profile and declared relatives, in the first municipality where one is a link worker.
///
/// # Errors
/// [`Error::NotFound`] when one is not a link worker
pub async fn own(work: &mut Work) -> Result<(MunicipalityCode, Profile, i64, Vec<String>), Error> {
    let person = work.person()?.clone();
    let municipality = *person.municipalities(Role::LinkWorker).first().ok_or(Error::NotFound)?;
    let found = link_worker::find(work.tx(), municipality, &person.account).await?;
    let relatives = link_worker::relatives(work.tx(), municipality, &person.account).await?;
    let (profile, version) = found.unwrap_or_else(|| (empty(person.account, person.name), 0));
    Ok((municipality, profile, version, relatives))
}

/// Saves one's own profile: everything but relation, training and secrecy.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] also when the coordinator has not made the profile yet
pub async fn save_own(work: &mut Work, profile: Profile, version: i64, relatives: Vec<Line>) -> Result<(), Error> {
    let (municipality, ..) = own(work).await?;
    let grant = Grant::own_account(work.actor())?;
    link_worker::save_own(work.tx(), &grant, municipality, &profile, version).await?;
    let names: Vec<String> = relatives.into_iter().map(Line::into_string).collect();
    link_worker::declare_relatives(work.tx(), &grant, municipality, &names, || work.next_id()).await?;
    work.secured(Some(municipality), "own_profile", None);
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
