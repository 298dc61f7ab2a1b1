//! Taking entries from a source into the directory.
//!
//! What a source says of an entry replaces what it said before; what somebody wrote here by hand stays, and the report
//! says so. An entry that another source or an organiser has brought already is recognised by its organiser, name,
//! place and time; where that is not certain, both stay and somebody decides. A reading can be broken off at any time
//! and begun again: it changes only what differs.

use jiff::Timestamp;
use rinnalla_access::{Actor, EditDirectory, Grant};
use rinnalla_domain::activity::{Activity, Field, FieldSet, NewActivity, Status};
use rinnalla_domain::{ActivityId, Language, MunicipalityCode};
use rinnalla_store::activity::{self, BY_HAND, Change};
use rinnalla_store::source::{self, Source};

use crate::{App, Error, FutureExt, Rule, Who, Work};

/// More than this share of a source's entries is not removed without asking.
const MOST_REMOVED: f64 = 0.3;
/// Entries in one transaction: others write in between.
const AT_ONCE: usize = 200;

/// An entry as a source has it.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its identity in the source.
    pub key: String,
    /// What is written.
    pub content: NewActivity,
    /// The fields that the source speaks of.
    pub said: FieldSet,
    /// The place of the record, for the report.
    pub where_: String,
}

/// A reading of a source.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Entries.
    pub items: Vec<Incoming>,
    /// Identities that the source says are gone.
    pub gone: Vec<String>,
    /// The source was read to its end: what it no longer has is gone.
    pub whole: bool,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// New entries.
    pub added: usize,
    /// Entries that changed.
    pub updated: usize,
    /// Entries that were as they are.
    pub unchanged: usize,
    /// Entries that were ended.
    pub removed: usize,
    /// Removals that somebody must confirm, since they are more than is believed.
    pub held_back: usize,
    /// Places of records and why they were not taken.
    pub refused: Vec<(String, Rule)>,
    /// Places of records and fields in which what was written by hand was kept.
    pub kept: Vec<(String, Field)>,
    /// Pairs that somebody must decide.
    pub doubts: usize,
}

/// The source of a kind at an address, made when there is none yet.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn open(work: &mut Work, new: Source) -> Result<Source, Error> {
    let grant = grant_for(work.actor(), new.municipality)?;
    if let Some(found) = source::find(work.tx(), new.municipality, &new.kind, &new.address).await? {
        return Ok(found);
    }
    source::insert(work.tx(), &grant, &new).await?;
    Ok(new)
}

fn grant_for(actor: &Actor, municipality: MunicipalityCode) -> Result<Grant<EditDirectory>, Error> {
    Ok(Grant::by_service(&Grant::the_service(actor, Some(municipality))?))
}

/// Takes a reading into the directory, some hundred entries at a time. `confirmed` lets it remove more than is
/// believed.
///
/// # Errors
/// When storage fails; what was taken before stays, and the reading can be taken again.
pub async fn take(app: &App, from: &Source, reading: Reading, confirmed: bool) -> Result<Taken, Error> {
    let began = app.now();
    let mut taken = Taken::default();
    let Reading { items, gone, whole } = reading;
    let mut items = items.into_iter().peekable();
    while items.peek().is_some() {
        let some: Vec<Incoming> = items.by_ref().take(AT_ONCE).collect();
        let (from, so_far) = (from.clone(), std::mem::take(&mut taken));
        taken = app.run(Who::Service("directory"), move |work| take_some(work, from, some, so_far).boxed()).await?;
    }
    let from = from.clone();
    app.run(Who::Service("directory"), move |work| remove(work, from, gone, whole, confirmed, began, taken).boxed())
        .await
}

/// What would come of a reading: nothing is written.
///
/// # Errors
/// When storage fails
pub async fn rehearse(app: &App, new: Source, reading: Reading) -> Result<Taken, Error> {
    let began = app.now();
    let Reading { items, gone, whole } = reading;
    app.rehearse("directory", move |work| {
        async move {
            let from = open(work, new).await?;
            let taken = take_some(work, from.clone(), items, Taken::default()).await?;
            remove(work, from, gone, whole, true, began, taken).await
        }
        .boxed()
    })
    .await
}

async fn take_some(work: &mut Work, from: Source, some: Vec<Incoming>, mut taken: Taken) -> Result<Taken, Error> {
    let grant = grant_for(work.actor(), from.municipality)?;
    for incoming in some {
        take_one(work, &from, &grant, incoming, &mut taken).await?;
    }
    Ok(taken)
}

async fn take_one(
    work: &Work,
    from: &Source,
    grant: &Grant<EditDirectory>,
    incoming: Incoming,
    taken: &mut Taken,
) -> Result<(), Error> {
    if let Err(why) = incoming.content.schedule.check() {
        taken.refused.push((incoming.where_, why.into()));
        return Ok(());
    }
    if let Some(known) = source::known(work.tx(), &from.id, &incoming.key).await? {
        let current = activity::find(work.tx(), &known.activity).await?.ok_or(Error::Conflict)?;
        source::learn(work.tx(), grant, &from.id, &incoming.key, &known.activity, work.now()).await?;
        return renew(work, from, current, incoming, known.gone, taken).await;
    }
    let (same, alike) = likely(work, from, &incoming.content).await?;
    if let Some(current) = same {
        source::learn(work.tx(), grant, &from.id, &incoming.key, &current.id, work.now()).await?;
        return renew(work, from, current, incoming, false, taken).await;
    }
    let id = ActivityId::new(work.next_id());
    activity::insert(work.tx(), grant, &id, &incoming.content, Status::Published, "source", work.now()).await?;
    source::learn(work.tx(), grant, &from.id, &incoming.key, &id, work.now()).await?;
    remember(work, &id, "added").await?;
    for other in alike {
        source::doubt(work.tx(), grant, (&id, &other), "alike", work.now()).await?;
        taken.doubts += 1;
    }
    taken.added += 1;
    Ok(())
}

/// The entry that is certainly the same, else those that may be. Two records of one source are two entries.
async fn likely(
    work: &Work,
    from: &Source,
    content: &NewActivity,
) -> Result<(Option<Activity>, Vec<ActivityId>), Error> {
    let title = content.wording(Language::Finnish).map_or("", |wording| wording.title.as_str());
    let likeness = format!("{title} {}", content.organiser.name.as_str());
    let mut maybe = Vec::new();
    for (id, _) in source::alike(work.tx(), &likeness).await? {
        let Some(found) = activity::find(work.tx(), &id).await? else { continue };
        match sameness(&found.content, content) {
            Sameness::Same if source::knowing(work.tx(), &id).await?.contains(&from.id) => maybe.push(id),
            Sameness::Same => return Ok((Some(found), Vec::new())),
            Sameness::Perhaps => maybe.push(id),
            Sameness::Different => {}
        }
    }
    Ok((None, maybe))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sameness {
    Same,
    Perhaps,
    Different,
}

/// Two entries of the same name and organiser: the same when place and time agree as far as both say them.
fn sameness(a: &NewActivity, b: &NewActivity) -> Sameness {
    let ids = (a.organiser.business_id.as_ref(), b.organiser.business_id.as_ref());
    if matches!(ids, (Some(one), Some(other)) if one != other) {
        return Sameness::Different;
    }
    let agree = |one: Option<&str>, other: Option<&str>| match (one, other) {
        (Some(one), Some(other)) => Some(one.to_lowercase() == other.to_lowercase()),
        _ => None,
    };
    let line = |l: &Option<rinnalla_domain::text::Line>| l.as_ref().map(|l| l.as_str().to_owned());
    let place = agree(line(&a.place.name).as_deref(), line(&b.place.name).as_deref())
        .or_else(|| agree(line(&a.place.village).as_deref(), line(&b.place.village).as_deref()));
    let near = a.place.point.zip(b.place.point).map(|(one, other)| one.metres_to(other) < 300.0);
    let time = (!a.schedule.slots.is_empty() && !b.schedule.slots.is_empty()).then(|| a.schedule == b.schedule);
    match (near.or(place), time) {
        (Some(false), _) => Sameness::Different,
        (Some(true), Some(true) | None) => Sameness::Same,
        (None, Some(true)) => Sameness::Same,
        _ => Sameness::Perhaps,
    }
}

/// Brings an entry up to what the source says now.
async fn renew(
    work: &Work,
    from: &Source,
    current: Activity,
    incoming: Incoming,
    returned: bool,
    taken: &mut Taken,
) -> Result<(), Error> {
    let origins = activity::origins(work.tx(), &current.id).await?;
    let knowing = source::knowing(work.tx(), &current.id).await?;
    // What no row names came from the first source; a source that no longer knows the entry has no say.
    let origin = |field: Field| {
        let named = origins.iter().find(|(known, _)| *known == field).map(|(_, source)| source.as_str());
        named
            .filter(|source| *source == BY_HAND || knowing.iter().any(|k| k == source))
            .or(knowing.first().map(String::as_str))
    };
    let mut content = current.content.clone();
    let mut changed = Vec::new();
    for field in current.content.differences(&incoming.content) {
        if !incoming.said.contains(field) {
            continue;
        }
        match origin(field) {
            Some(BY_HAND) => taken.kept.push((incoming.where_.clone(), field)),
            Some(other) if other != from.id => {}
            _ => {
                field.take(&mut content, &incoming.content);
                changed.push(field);
            }
        }
    }
    let back = returned && current.status == Status::Ended;
    if changed.is_empty() && !back {
        taken.unchanged += 1;
        return Ok(());
    }
    let itself = activity::itself(work.tx(), &current.id).await?.ok_or(Error::Conflict)?;
    let grant = grant_for(work.actor(), itself.municipality)?;
    for field in changed {
        activity::set_origin(work.tx(), &grant, &current.id, field, &from.id, work.now()).await?;
    }
    let status = if back { Status::Published } else { current.status };
    let renewed = Activity { content, status, checked_on: work.today(), checked_by: "source".into(), ..current };
    activity::update(work.tx(), &grant, &renewed, "source", work.now()).await?;
    remember(work, &renewed.id, "edited").await?;
    taken.updated += 1;
    Ok(())
}

async fn remember(work: &Work, id: &ActivityId, what: &str) -> Result<(), Error> {
    let change = Change { at: work.now(), by: "source".into(), change: what.into(), note: None };
    Ok(activity::note(work.tx(), &work.next_id(), id, &change).await?)
}

async fn remove(
    work: &mut Work,
    from: Source,
    gone: Vec<String>,
    whole: bool,
    confirmed: bool,
    began: Timestamp,
    mut taken: Taken,
) -> Result<Taken, Error> {
    let before = source::count(work.tx(), &from.id).await?;
    let mut keys = gone;
    if whole {
        keys.extend(source::unseen(work.tx(), &from.id, began).await?.into_iter().map(|known| known.key));
    }
    keys.sort_unstable();
    keys.dedup();
    #[expect(clippy::cast_precision_loss, reason = "a share of a few hundred thousand")]
    let too_many = keys.len() as f64 > before as f64 * MOST_REMOVED && keys.len() > 3;
    if too_many && !confirmed {
        taken.held_back = keys.len();
    } else {
        for key in keys {
            taken.removed += usize::from(lose(work, &from, &key).await?);
        }
    }
    source::note_run(work.tx(), &from, whole, work.now()).await?;
    Ok(taken)
}

/// An entry is ended when no source knows it any more and nobody has written it by hand.
async fn lose(work: &Work, from: &Source, key: &str) -> Result<bool, Error> {
    let Some(known) = source::known(work.tx(), &from.id, key).await?.filter(|known| !known.gone) else {
        return Ok(false);
    };
    let itself = activity::itself(work.tx(), &known.activity).await?.ok_or(Error::Conflict)?;
    let grant = grant_for(work.actor(), itself.municipality)?;
    source::lose(work.tx(), &grant, &from.id, key, work.now()).await?;
    let by_hand = activity::origins(work.tx(), &known.activity).await?.iter().any(|(_, source)| source == BY_HAND);
    if by_hand || !source::knowing(work.tx(), &known.activity).await?.is_empty() {
        return Ok(false);
    }
    let current = activity::find(work.tx(), &known.activity).await?.ok_or(Error::Conflict)?;
    let ended = Activity { status: Status::Ended, ..current };
    activity::update(work.tx(), &grant, &ended, "source", work.now()).await?;
    remember(work, &ended.id, "ended").await?;
    Ok(true)
}
