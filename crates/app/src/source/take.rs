//! Taking a reading: some hundred entries in one transaction, so that others write in between.

use jiff::Timestamp;
use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::activity::{Activity, Field, NewActivity, Status};
use rinnalla_domain::{ActivityId, Language};
use rinnalla_store::activity::{self, BY_HAND, Change};
use rinnalla_store::source::{self, Source, double, offer};

use super::run::Progress;
use super::{Incoming, Reading, Taken, grant_for, open};
use crate::{App, Error, FutureExt, Who, Work};

/// More than this share of a source's entries is not removed without asking.
const MOST_REMOVED: f64 = 0.3;
/// Entries in one transaction: others write in between.
const AT_ONCE: usize = 200;
const WHO: Who = Who::Service("directory");

/// Takes a reading into the directory, some hundred entries at a time. `confirmed` lets it remove more than is
/// believed.
///
/// # Errors
/// When storage fails; what was taken before stays, and the reading can be taken again.
pub async fn take(app: &App, from: &Source, reading: Reading, confirmed: bool) -> Result<Taken, Error> {
    take_noting(app, from, reading, confirmed, None).await
}

/// The same; how far it has come is kept with every step.
pub(super) async fn take_noting(
    app: &App,
    from: &Source,
    reading: Reading,
    confirmed: bool,
    progress: Option<Progress>,
) -> Result<Taken, Error> {
    let began = app.now();
    let mut taken = Taken::default();
    let Reading { items, gone, whole, .. } = reading;
    let mut items = items.into_iter().peekable();
    while items.peek().is_some() {
        let some: Vec<Incoming> = items.by_ref().take(AT_ONCE).collect();
        taken = step(app, from, Part::Entries(some), taken, progress.clone()).await?;
    }
    let asked = from.clone();
    let lost = app.run(WHO, move |work| lost(work, asked, gone, whole, began).boxed()).await?;
    if lost.too_many && !confirmed {
        taken.held_back = lost.keys.len();
    } else {
        let mut keys = lost.keys.into_iter().peekable();
        while keys.peek().is_some() {
            let some: Vec<String> = keys.by_ref().take(AT_ONCE).collect();
            taken = step(app, from, Part::Lost(some), taken, progress.clone()).await?;
        }
    }
    let from = from.clone();
    app.run(WHO, move |work| async move { Ok(source::note_run(work.tx(), &from, whole, work.now()).await?) }.boxed())
        .await?;
    Ok(taken)
}

/// What is done in one transaction.
enum Part {
    Entries(Vec<Incoming>),
    Lost(Vec<String>),
}

async fn step(app: &App, from: &Source, part: Part, so_far: Taken, progress: Option<Progress>) -> Result<Taken, Error> {
    let from = from.clone();
    app.run(WHO, move |work| {
        async move {
            let taken = match part {
                Part::Entries(some) => take_some(work, &from, some, so_far).await?,
                Part::Lost(some) => lose_some(work, &from, some, so_far).await?,
            };
            if let Some(progress) = progress {
                progress.note(work, &from, &taken).await?;
            }
            Ok(taken)
        }
        .boxed()
    })
    .await
}

/// What would come of a reading: nothing is written.
///
/// # Errors
/// When storage fails
pub async fn rehearse(app: &App, new: Source, reading: Reading) -> Result<Taken, Error> {
    let began = app.now();
    let Reading { items, gone, whole, .. } = reading;
    app.rehearse("directory", move |work| {
        async move {
            let from = open(work, new).await?;
            let taken = take_some(work, &from, items, Taken::default()).await?;
            let lost = lost(work, from.clone(), gone, whole, began).await?;
            lose_some(work, &from, lost.keys, taken).await
        }
        .boxed()
    })
    .await
}

async fn take_some(work: &Work, from: &Source, some: Vec<Incoming>, mut taken: Taken) -> Result<Taken, Error> {
    let grant = grant_for(work.actor(), from.municipality)?;
    for incoming in some {
        take_one(work, from, &grant, incoming, &mut taken).await?;
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
        double::doubt(work.tx(), grant, (&id, &other), "alike", work.now()).await?;
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
    for (id, municipality) in source::alike(work.tx(), &likeness).await? {
        let Some(found) = activity::find(work.tx(), &id).await? else { continue };
        match sameness(&found.content, content) {
            Sameness::Same if source::knowing(work.tx(), &id).await?.contains(&from.id) => maybe.push(id),
            Sameness::Same => return Ok((Some(found), Vec::new())),
            // Only somebody who answers for both can decide.
            Sameness::Perhaps if municipality == from.municipality => maybe.push(id),
            Sameness::Perhaps => {}
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
    let (mut changed, mut kept) = (Vec::new(), Vec::new());
    for field in current.content.differences(&incoming.content) {
        if !incoming.said.contains(field) {
            continue;
        }
        match origin(field) {
            Some(BY_HAND) => {
                taken.kept.push((incoming.where_.clone(), field));
                kept.push(field);
            }
            Some(other) if other != from.id => {}
            _ => {
                field.take(&mut content, &incoming.content);
                changed.push(field);
            }
        }
    }
    if origins.iter().any(|(_, source)| source == BY_HAND) {
        make_offers(work, from, &current, &incoming.content, &kept).await?;
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

/// Keeps what the source says of fields that somebody wrote by hand, so that a person can choose; what the source says
/// no more is forgotten, and what was refused is asked again only when the source says something new.
async fn make_offers(
    work: &Work,
    from: &Source,
    current: &Activity,
    theirs: &NewActivity,
    kept: &[Field],
) -> Result<(), Error> {
    let grant = grant_for(work.actor(), from.municipality)?;
    let known: Vec<offer::Offer> = offer::of(work.tx(), &current.id).await?;
    let own = |field: Field| known.iter().find(|offer| offer.source == from.id && offer.field == field);
    for offer in known.iter().filter(|offer| offer.source == from.id && !kept.contains(&offer.field)) {
        offer::drop(work.tx(), &grant, &current.id, offer.field, &from.id).await?;
    }
    for field in kept {
        let is_old = own(*field).is_some_and(|offer| !offer.content.differences(theirs).contains(field));
        if !is_old {
            offer::put(work.tx(), &grant, &current.id, *field, &from.id, theirs, work.now()).await?;
        }
    }
    Ok(())
}

async fn remember(work: &Work, id: &ActivityId, what: &str) -> Result<(), Error> {
    let change = Change { at: work.now(), by: "source".into(), change: what.into(), note: None };
    Ok(activity::note(work.tx(), &work.next_id(), id, &change).await?)
}

/// What the source has no more.
struct Lost {
    keys: Vec<String>,
    /// So much of what it had that it is not believed.
    too_many: bool,
}

async fn lost(work: &mut Work, from: Source, gone: Vec<String>, whole: bool, began: Timestamp) -> Result<Lost, Error> {
    let before = source::count(work.tx(), &from.id).await?;
    let mut keys = gone;
    if whole {
        keys.extend(source::unseen(work.tx(), &from.id, began).await?.into_iter().map(|known| known.key));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut known = Vec::new();
    for key in keys {
        if source::known(work.tx(), &from.id, &key).await?.is_some_and(|known| !known.gone) {
            known.push(key);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a share of a few hundred thousand")]
    let too_many = known.len() as f64 > before as f64 * MOST_REMOVED && known.len() > 3;
    Ok(Lost { keys: known, too_many })
}

async fn lose_some(work: &Work, from: &Source, keys: Vec<String>, mut taken: Taken) -> Result<Taken, Error> {
    for key in keys {
        if lose(work, from, &key).await? {
            taken.removed += 1;
            taken.gone.push(key);
        }
    }
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
