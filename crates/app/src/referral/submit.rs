//! A professional sends a referral to a municipality's coordinator.

use rinnalla_access::Grant;
use rinnalla_domain::account::Role;
use rinnalla_domain::case::State;
use rinnalla_domain::clock::{Clock, day_of, in_finland};
use rinnalla_domain::consent::{Permission, Standing};
use rinnalla_domain::guidance::Given;
use rinnalla_domain::measurement::Point;
use rinnalla_domain::message::{Letter, Mail};
use rinnalla_domain::referral::{First, NewReferral, Referrer, Source, number};
use rinnalla_domain::text::Line;
use rinnalla_domain::{CaseId, ResidentId};
use rinnalla_store::{case, permission, referral, resident, settings};

use crate::case::tell_coordinators;
use crate::{Error, Rule, Work};

/// What the sender gets to know at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// The case.
    pub id: CaseId,
    /// Its public number.
    pub number: String,
}

type Sending = Grant<rinnalla_access::SendReferral>;

/// Sends a referral: keeps the person, opens a case, starts its clocks and tells the coordinators.
///
/// Somebody whom the municipality knows (same name and birth date) gets a new case on the same person;
/// the sender hears nothing of that.
///
/// # Errors
/// [`Error::NotFound`] when the caller may not send there; [`Rule::UnknownMunicipality`]
pub async fn submit(work: &mut Work, new: NewReferral) -> Result<Submitted, Error> {
    let grant = Grant::send(work.actor(), new.municipality)?;
    work.act_as(if new.source == Source::Professional { "referrer" } else { "coordinator" });
    if settings::find(work.tx(), new.municipality).await?.1 == 0 {
        return Err(Rule::UnknownMunicipality.into());
    }
    let id = CaseId::new(work.next_id());
    let grant = grant.for_new_case(id.clone());
    let person = keep_resident(work, &grant, &new).await?;
    let year = in_finland(work.now()).year();
    let number = number(year, case::next_serial(work.tx(), &grant, year).await?);
    case::insert(work.tx(), &grant, &person, &number, work.now()).await?;
    let referrer = referrer(work, &new)?;
    referral::insert(work.tx(), &grant, work.sealer(), work.nonce(), &new, &referrer).await?;
    keep_permissions(work, &grant, &new, &referrer).await?;
    crate::participation::keep_shortlist(work, &grant, &new.activities).await?;
    count_guidance(work, &new, &referrer).await?;
    start_clocks(work, &grant).await?;
    if new.resident.letter_allowed {
        crate::letter::prepare(work, &grant, Letter::Receipt).await?;
    }
    let scope = rinnalla_access::Scope::sending(work.actor());
    let own = case::find(work.tx(), &scope, &id).await?;
    let scope = rinnalla_access::Scope::coordinating(work.actor());
    let opened = if own.is_some() { own } else { case::find(work.tx(), &scope, &id).await? };
    let opened = opened.ok_or(Error::NotFound)?;
    work.wrote(&opened, "submit");
    tell_coordinators(work, &opened, Mail::NewTask, State::Sent.code()).await?;
    match &new.first {
        First::Taken(measured) => {
            crate::measurement::keep_all(work, &grant, &opened, Point::Referral, measured).await?;
        }
        First::Own(Some(mail)) => {
            let language = new.resident.language.written().unwrap_or_default();
            crate::measurement::prepare_own_first(work, &grant, &opened, language, mail).await?;
        }
        First::Own(None) | First::Later => {}
    }
    Ok(Submitted { id, number })
}

async fn keep_resident(work: &Work, grant: &Sending, new: &NewReferral) -> Result<ResidentId, Error> {
    let person = &new.resident;
    let known = resident::known(work.tx(), grant, person.name.as_str(), person.birth_date.date()).await?;
    if let Some(id) = known {
        resident::renew(work.tx(), grant, &id, person).await?;
        return Ok(id);
    }
    let id = ResidentId::new(work.next_id());
    resident::insert(work.tx(), grant, &id, person, work.now()).await?;
    Ok(id)
}

/// Who refers: from the account, or what the coordinator was told by phone or read on paper.
fn referrer(work: &Work, new: &NewReferral) -> Result<Referrer, Error> {
    let person = work.person()?;
    if new.source != Source::Professional {
        let told = new.source_note.as_ref().map(Line::as_str).unwrap_or_default();
        return Ok(Referrer {
            name: told.to_owned(),
            title: String::new(),
            unit: None,
            unit_name: String::new(),
            phone: String::new(),
        });
    }
    let unit = person.memberships.iter().find(|m| m.role == Role::Referrer && m.municipality == new.municipality);
    let unit = unit.ok_or(Error::NotFound)?;
    Ok(Referrer {
        name: person.name.clone(),
        title: person.title.clone(),
        unit: Some(unit.organisation.clone()),
        unit_name: unit.organisation_name.clone(),
        phone: person.phone.clone(),
    })
}

async fn keep_permissions(work: &Work, grant: &Sending, new: &NewReferral, referrer: &Referrer) -> Result<(), Error> {
    let recorded_by = Line::parse(&referrer.name, 200).ok().flatten().or_else(|| new.source_note.clone());
    let recorded_by = recorded_by.ok_or_else(|| Error::Internal("a referrer without a name".into()))?;
    for which in std::iter::once(Permission::PassOn).chain(new.permissions.tell.iter().copied()) {
        let standing = Standing {
            permission: which,
            given: new.permissions.pass_on,
            text_version: new.permissions.text_version,
            given_at: work.now(),
            withdrawn_at: None,
            recorded_by: recorded_by.clone(),
        };
        permission::insert(work.tx(), grant, &work.next_id(), &standing).await?;
    }
    Ok(())
}

/// A shortlist that became a referral is counted like one that was printed.
async fn count_guidance(work: &mut Work, new: &NewReferral, referrer: &Referrer) -> Result<(), Error> {
    let Some(unit) = referrer.unit.clone().filter(|_| !new.activities.is_empty()) else { return Ok(()) };
    match crate::guidance::give(work, unit, new.activities.clone(), Given::Referred).await {
        // Nothing of the list is public any more: there is nothing to count.
        Err(Error::NotFound) => Ok(()),
        other => other,
    }
}

async fn start_clocks(work: &Work, grant: &Sending) -> Result<(), Error> {
    let deadlines = settings::find(work.tx(), grant.municipality()).await?.0.deadlines;
    let today = day_of(work.now());
    for clock in [Clock::Opening, Clock::FirstContact, Clock::Naming] {
        if let Some(due) = deadlines.due(clock, today, None) {
            case::start_clock(work.tx(), grant, &work.next_id(), clock, today, due, work.now()).await?;
        }
    }
    Ok(())
}
