//! Roles: seen, given and ended by an administrator of the municipality.

use rinnalla_access::Grant;
use rinnalla_domain::account::Role;
use rinnalla_domain::{AccountId, MembershipId, MunicipalityCode, OrganisationId};
use rinnalla_store::account::{self, Member};
use rinnalla_store::organisation;

use crate::{Error, Rule, Work};

/// Everybody who has or had a role in the municipality.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of it.
pub async fn members(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Member>, Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    Ok(account::members(work.tx(), &grant).await?)
}

/// Gives a role to somebody who has or had one in the municipality; others are invited. Giving it twice has one
/// effect. Nobody gives one to oneself: an administrator sees no resident until another one decides so.
///
/// # Errors
/// [`Rule::SecondPersonNeeded`] for oneself; [`Error::NotFound`] for an account or organisation outside the municipality.
pub async fn give_role(
    work: &mut Work,
    municipality: MunicipalityCode,
    account: AccountId,
    role: Role,
    organisation: OrganisationId,
) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    let members = account::members(work.tx(), &grant).await?;
    let theirs: Vec<&Member> = members.iter().filter(|m| m.account == account).collect();
    let units = organisation::of_municipality(work.tx(), municipality).await?;
    if theirs.is_empty() || !units.iter().any(|unit| unit.id == organisation) {
        return Err(Error::NotFound);
    }
    let held =
        |m: &&Member| m.ended_at.is_none() && m.membership.role == role && m.membership.organisation == organisation;
    if theirs.into_iter().any(|m| held(&m)) {
        return Ok(());
    }
    if work.account()? == account {
        return Err(Rule::SecondPersonNeeded.into());
    }
    let id = work.next_id();
    let new = account::NewMembership { id: &id, account: &account, role, organisation: &organisation };
    account::give_role(work.tx(), &grant, &new, work.now()).await?;
    work.secured(Some(municipality), "role_given", Some(format!("{account} {role} {organisation}")));
    Ok(())
}

/// Ends a role. Roles are read anew in every transaction, so running sessions are cut at once; nothing else ends.
///
/// # Errors
/// [`Rule::LastAdministrator`]; [`Error::NotFound`] for a role outside the municipality or one that has ended.
pub async fn end_role(work: &mut Work, municipality: MunicipalityCode, id: MembershipId) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    account::lock_administrators(work.tx(), municipality).await?;
    let members = account::members(work.tx(), &grant).await?;
    let in_force = |m: &&Member| m.membership.id == id && m.ended_at.is_none();
    let member = members.iter().find(in_force).ok_or(Error::NotFound)?;
    if member.membership.role == Role::Administrator {
        let left = account::holders(work.tx(), municipality, Role::Administrator).await?;
        if left.iter().all(|m| m.membership.id == id) {
            return Err(Rule::LastAdministrator.into());
        }
    }
    account::end_role(work.tx(), &grant, &id, work.now()).await?;
    let detail = format!("{} {} {}", member.account, member.membership.role, member.membership.organisation);
    work.secured(Some(municipality), "role_ended", Some(detail));
    Ok(())
}
