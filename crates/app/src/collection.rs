//! Answers of a group without anybody's name: opened, taken on paper or on a device that goes round, closed.
//!
//! While a collection is open nothing but the number of answers is told. Closing works the mean out once and deletes
//! the answers: there are no two means that could be taken from one another.

use jiff::SignedDuration;
use rinnalla_access::{Coordinate, Grant};
use rinnalla_domain::account::Role;
use rinnalla_domain::collection::{Collection, HOURS, INSTRUMENT, NewCollection, Told, Way};
use rinnalla_domain::measurement::Pack;
use rinnalla_domain::{CollectionId, MunicipalityCode, WebSessionId};
use rinnalla_store::{collection, session};

use crate::{Error, Rule, Work};

/// A right to coordinate a municipality that holds a collection.
fn grant(work: &Work, municipality: MunicipalityCode) -> Result<Grant<Coordinate>, Error> {
    Ok(Grant::coordinate_in(work.actor(), municipality)?)
}

/// A collection of a municipality that the caller coordinates.
async fn reach(work: &Work, id: &CollectionId) -> Result<(Grant<Coordinate>, Collection), Error> {
    for municipality in work.person()?.municipalities(Role::Coordinator) {
        let grant = grant(work, municipality)?;
        if let Some(found) = collection::find(work.tx(), &grant, id).await? {
            return Ok((grant, found));
        }
    }
    Err(Error::NotFound)
}

/// Opens a collection.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not coordinate the municipality
pub async fn open(work: &mut Work, municipality: MunicipalityCode, new: NewCollection) -> Result<CollectionId, Error> {
    let grant = grant(work, municipality)?;
    let id = CollectionId::new(work.next_id());
    collection::insert(work.tx(), &grant, &id, &new, work.now()).await?;
    work.secured(Some(municipality), "collection_opened", None);
    Ok(id)
}

/// Collections of a municipality, newest first.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not coordinate the municipality
pub async fn list(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Collection>, Error> {
    let grant = grant(work, municipality)?;
    Ok(collection::list(work.tx(), &grant).await?)
}

/// A collection, and the words that are asked: none where no licensed words are there in its language.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn show(work: &mut Work, id: CollectionId) -> Result<(Collection, Option<Pack>), Error> {
    let (grant, found) = reach(work, &id).await?;
    let words = crate::instrument::words_of(work, grant.municipality(), INSTRUMENT, found.language).await?;
    Ok((found, words))
}

/// Types an answer in that came on paper: the raw total of whoever answered every item.
///
/// # Errors
/// [`Error::NotFound`]; [`Rule::CollectionClosed`]
pub async fn type_in(work: &mut Work, id: CollectionId, raw: Option<i64>) -> Result<(), Error> {
    let (grant, found) = reach(work, &id).await?;
    if found.closed_at.is_some() {
        return Err(Rule::CollectionClosed.into());
    }
    keep(work, grant.municipality(), &id, Way::Paper, raw).await
}

async fn keep(
    work: &Work,
    municipality: MunicipalityCode,
    id: &CollectionId,
    way: Way,
    raw: Option<i64>,
) -> Result<(), Error> {
    let chance: String = work.secret().chars().take(26).collect();
    Ok(collection::answer(work.tx(), &Grant::anybody(municipality), &chance, id, way, raw).await?)
}

/// Hands the device round. The coordinator's web session ends in the same transaction; the secret opens the form of this
/// collection for some hours, and nothing else.
///
/// # Errors
/// [`Error::NotFound`]; [`Rule::CollectionClosed`]
pub async fn hand_round(work: &mut Work, id: CollectionId, session: WebSessionId) -> Result<String, Error> {
    let (grant, found) = reach(work, &id).await?;
    let words = crate::instrument::words_of(work, grant.municipality(), INSTRUMENT, found.language).await?;
    if found.closed_at.is_some() || words.is_none() {
        return Err(Rule::CollectionClosed.into());
    }
    let ticket = work.secret();
    let until = work.now() + SignedDuration::from_hours(HOURS);
    collection::hand_round(work.tx(), &grant, &id, &digest(work, &ticket), until).await?;
    session::end(work.tx(), &work.account()?, &session, work.now()).await?;
    work.secured(Some(grant.municipality()), "collection_handed_round", None);
    Ok(ticket)
}

fn digest(work: &Work, ticket: &str) -> String {
    work.sealer().digest("collection-ticket", ticket)
}

/// The form that a device carries: its municipality, its collection, its words.
///
/// # Errors
/// [`Rule::FormOver`]
pub async fn by_device(work: &mut Work, ticket: String) -> Result<(MunicipalityCode, Collection, Pack), Error> {
    let digest = digest(work, &ticket);
    let (municipality, found) = collection::by_ticket(work.tx(), &digest, work.now()).await?.ok_or(Rule::FormOver)?;
    let words = crate::instrument::words_of(work, municipality, INSTRUMENT, found.language).await?;
    Ok((municipality, found, words.ok_or(Rule::FormOver)?))
}

/// Takes an answer on a device.
///
/// # Errors
/// [`Rule::FormOver`]
pub async fn answer(work: &mut Work, ticket: String, raw: Option<i64>) -> Result<(), Error> {
    let (municipality, found, _) = by_device(work, ticket).await?;
    keep(work, municipality, &found.id, Way::Device, raw).await
}

/// Closes a collection: the mean is worked out once, from ten whole answers or more, and the answers are deleted.
///
/// # Errors
/// [`Error::NotFound`]; [`Rule::CollectionClosed`]
pub async fn close(work: &mut Work, id: CollectionId) -> Result<(), Error> {
    let (grant, found) = reach(work, &id).await?;
    if found.closed_at.is_some() {
        return Err(Rule::CollectionClosed.into());
    }
    let told = Told::of(&collection::raws(work.tx(), &grant, &id).await?);
    collection::close(work.tx(), &grant, &id, &told.code(), work.now()).await?;
    work.secured(Some(grant.municipality()), "collection_closed", None);
    Ok(())
}
