//! Joining links of referring units: made, looked at and ended.

use jiff::SignedDuration;
use rinnalla_access::Grant;
use rinnalla_domain::mail_address::MailDomain;
use rinnalla_domain::{MunicipalityCode, OrganisationId};
use rinnalla_store::token::JoiningLink;
use rinnalla_store::{organisation, token};

use crate::{Error, Rule, Work};

/// The longest time for which a joining link works.
const LONGEST_DAYS: i64 = 366;

/// Makes a joining link of a referring unit: whoever has it and a mail address of one of the `domains` can join as a
/// referrer of the unit.
///
/// # Errors
/// [`Rule::NotAReferringUnit`]; [`Error::NotFound`] for a unit of elsewhere.
pub async fn make_joining_link(
    work: &mut Work,
    municipality: MunicipalityCode,
    organisation: OrganisationId,
    domains: Vec<MailDomain>,
    days: i64,
) -> Result<String, Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    let units = organisation::of_municipality(work.tx(), municipality).await?;
    let unit = units.iter().find(|unit| unit.id == organisation).ok_or(Error::NotFound)?;
    if !unit.kind.refers() {
        return Err(Rule::NotAReferringUnit.into());
    }
    let mut id = work.secret();
    id.truncate(32);
    let domains: Vec<String> = domains.iter().map(ToString::to_string).collect();
    let until = work.now() + SignedDuration::from_hours(24 * days.clamp(1, LONGEST_DAYS));
    token::insert_link(work.tx(), &grant, &id, &organisation, &domains, work.now(), until).await?;
    work.secured(Some(municipality), "joining_link_made", Some(organisation.to_string()));
    Ok(id)
}

/// A joining link that works, for the page where one joins.
///
/// # Errors
/// [`Rule::LinkOver`].
pub async fn joining_link(work: &mut Work, id: String) -> Result<JoiningLink, Error> {
    Ok(token::find_link(work.tx(), &id, work.now()).await?.ok_or(Rule::LinkOver)?)
}

/// Joining links of the municipality that work.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of it.
pub async fn joining_links(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<JoiningLink>, Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    Ok(token::links(work.tx(), &grant, work.now()).await?)
}

/// Ends a joining link. Whoever has joined by it stays.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator; [`Error::Conflict`] when it has ended already.
pub async fn end_joining_link(work: &mut Work, municipality: MunicipalityCode, id: String) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    token::end_link(work.tx(), &grant, &id, work.now()).await?;
    work.secured(Some(municipality), "joining_link_ended", None);
    Ok(())
}
