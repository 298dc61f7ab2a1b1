//! Where each field of an entry came from, and the choice between what was written by hand and what a source says now.

use rinnalla_domain::ActivityId;
use rinnalla_domain::activity::{Activity, Field};
use rinnalla_store::activity::{self, BY_HAND};
use rinnalla_store::source;
use rinnalla_store::source::offer::{self, Offer};

use crate::activity::{Editing, editing, judge, remember};
use crate::{Error, Work};

/// Where the fields of an entry came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Provenance {
    /// Each field that says something with the name of its source; none: written here by hand.
    pub fields: Vec<(Field, Option<String>)>,
    /// What sources say of fields that were written by hand, until somebody has chosen.
    pub offers: Vec<Offer>,
}

/// What somebody chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What stands here.
    Ours,
    /// What the source says.
    Theirs,
}

/// The source of a field: the one that a row names, else the first that knew the entry, else a hand.
pub(super) fn origin<'a>(rows: &'a [(Field, String)], knowing: &'a [String], field: Field) -> &'a str {
    let named = rows.iter().find(|(known, _)| *known == field).map(|(_, source)| source.as_str());
    named.or(knowing.first().map(String::as_str)).unwrap_or(BY_HAND)
}

/// Where the fields of an entry came from, for its editors; empty for an entry that no source knows.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn provenance(work: &mut Work, id: ActivityId) -> Result<Provenance, Error> {
    let Editing { activity, .. } = editing(work, &id).await?;
    of(work, &activity).await
}

pub(super) async fn of(work: &Work, activity: &Activity) -> Result<Provenance, Error> {
    let names = offer::names(work.tx(), &activity.id).await?;
    if names.is_empty() {
        return Ok(Provenance::default());
    }
    let rows = activity::origins(work.tx(), &activity.id).await?;
    let knowing = source::knowing(work.tx(), &activity.id).await?;
    let name = |source: &str| names.iter().find(|(id, _)| id == source).map(|(_, name)| name.clone());
    let fields = activity.content.said().iter().map(|field| (field, name(origin(&rows, &knowing, field)))).collect();
    let open = |offer: &Offer| !offer.refused && activity.content.differences(&offer.content).contains(&offer.field);
    let offers = offer::of(work.tx(), &activity.id).await?.into_iter().filter(open).collect();
    Ok(Provenance { fields, offers })
}

/// Chooses between what stands in a field and what a source says of it. What is chosen is not asked again until the
/// source says something new.
///
/// # Errors
/// [`Error::NotFound`] when the caller may not edit the entry, or the source says nothing of the field
pub async fn choose(
    work: &mut Work,
    id: ActivityId,
    field: Field,
    source: String,
    choice: Choice,
) -> Result<(), Error> {
    let Editing { mut activity, grant, by } = editing(work, &id).await?;
    let offers = offer::of(work.tx(), &id).await?;
    let offer = offers.into_iter().find(|offer| offer.field == field && offer.source == source);
    let offer = offer.ok_or(Error::NotFound)?;
    if choice == Choice::Ours {
        offer::refuse(work.tx(), &grant, &id, field, work.now()).await?;
        return Ok(());
    }
    field.take(&mut activity.content, &offer.content);
    judge(&activity.content)?;
    activity::set_origin(work.tx(), &grant, &id, field, &source, work.now()).await?;
    activity::update(work.tx(), &grant, &activity, by, work.now()).await?;
    offer::drop(work.tx(), &grant, &id, field, &source).await?;
    remember(work, &id, by, "edited", None).await
}
