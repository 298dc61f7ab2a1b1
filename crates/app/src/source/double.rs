//! Two entries that may be the same: somebody decides.

use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::activity::{Activity, Field, Status};
use rinnalla_domain::{ActivityId, MunicipalityCode};
use rinnalla_store::activity::{self, BY_HAND};
use rinnalla_store::source::{self, double};

use super::Provenance;
use super::offer::{of as provenance_of, origin};
use crate::activity::{Editing, editing, judge, remember};
use crate::{Error, Work};

/// Pairs that a page shows.
const SHOWN: usize = 20;

/// Two entries that may be the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The entry that would stay.
    pub stays: Activity,
    /// The entry that would go into it.
    pub goes: Activity,
    /// Where their fields came from.
    pub from: (Provenance, Provenance),
    /// The fields that they say differently.
    pub differing: Vec<Field>,
}

/// Pairs of a municipality that nobody has decided: the first twenty, and how many there are.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of it
pub async fn doubles(work: &mut Work, code: MunicipalityCode) -> Result<(Vec<Pair>, usize), Error> {
    Grant::coordinate_in(work.actor(), code)?;
    let undecided = double::undecided(work.tx(), code).await?;
    let total = undecided.len();
    let mut pairs = Vec::new();
    for (first, second, _) in undecided.into_iter().take(SHOWN) {
        let (Some(first), Some(second)) =
            (activity::find(work.tx(), &first).await?, activity::find(work.tx(), &second).await?)
        else {
            continue;
        };
        let (stays, goes) = in_order(first, second);
        let from = (provenance_of(work, &stays).await?, provenance_of(work, &goes).await?);
        pairs.push(Pair { differing: stays.content.differences(&goes.content), from, stays, goes });
    }
    Ok((pairs, total))
}

/// How many pairs of a municipality nobody has decided.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of it
pub async fn doubts(work: &mut Work, code: MunicipalityCode) -> Result<usize, Error> {
    Grant::coordinate_in(work.actor(), code)?;
    Ok(double::undecided(work.tx(), code).await?.len())
}

/// The entry of an organiser with an account stays, so that they can go on editing it; else the older one.
fn in_order(first: Activity, second: Activity) -> (Activity, Activity) {
    let has_account = |entry: &Activity| entry.content.organiser.organisation.is_some();
    let keep_first = (has_account(&first), second.number) >= (has_account(&second), first.number);
    if keep_first { (first, second) } else { (second, first) }
}

async fn both(work: &Work, first: &ActivityId, second: &ActivityId) -> Result<(Editing, Editing), Error> {
    Ok((editing(work, first).await?, editing(work, second).await?))
}

/// Says that two entries are different: they are not asked about again.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of the municipality; [`Error::Conflict`] when it was decided
/// meanwhile
pub async fn different(
    work: &mut Work,
    code: MunicipalityCode,
    first: ActivityId,
    second: ActivityId,
) -> Result<(), Error> {
    Grant::coordinate_in(work.actor(), code)?;
    let (one, _) = both(work, &first, &second).await?;
    Ok(double::decide(work.tx(), &one.grant, (&first, &second), "different", work.now()).await?)
}

/// Makes one entry of two. What was written by hand wins over what sources say, and what one of them lacks comes from
/// the other; each field goes on knowing where it came from. The sources of both know the one that stays.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of the municipality; [`Error::Conflict`] when it was decided
/// meanwhile
pub async fn same(
    work: &mut Work,
    code: MunicipalityCode,
    first: ActivityId,
    second: ActivityId,
) -> Result<ActivityId, Error> {
    Grant::coordinate_in(work.actor(), code)?;
    let (one, other) = both(work, &first, &second).await?;
    let (grant, by) = (one.grant, one.by);
    let (mut stays, mut goes) = in_order(one.activity, other.activity);
    double::decide(work.tx(), &grant, (&first, &second), "same", work.now()).await?;
    unite(work, &grant, &mut stays, &goes).await?;
    judge(&stays.content)?;
    double::move_origins(work.tx(), &grant, &goes.id, &stays.id).await?;
    activity::update(work.tx(), &grant, &stays, by, work.now()).await?;
    goes.status = Status::Ended;
    activity::update(work.tx(), &grant, &goes, by, work.now()).await?;
    for id in [&stays.id, &goes.id] {
        remember(work, id, by, "merged", None).await?;
    }
    Ok(stays.id)
}

async fn unite(work: &Work, grant: &Grant<EditDirectory>, stays: &mut Activity, goes: &Activity) -> Result<(), Error> {
    let rows = (activity::origins(work.tx(), &stays.id).await?, activity::origins(work.tx(), &goes.id).await?);
    let knowing = (source::knowing(work.tx(), &stays.id).await?, source::knowing(work.tx(), &goes.id).await?);
    let differing = stays.content.differences(&goes.content);
    let (says, others) = (stays.content.said(), goes.content.said());
    for field in Field::ALL.iter().copied() {
        let own = origin(&rows.0, &knowing.0, field);
        let theirs = origin(&rows.1, &knowing.1, field);
        let by_hand_there_alone = theirs == BY_HAND && own != BY_HAND;
        let takes = differing.contains(&field)
            && others.contains(field)
            && (by_hand_there_alone || !says.contains(field))
            // Who arranges it, and so who may edit it, does not change by the way.
            && field != Field::Organiser;
        if takes {
            field.take(&mut stays.content, &goes.content);
        }
        // Said aloud, since from now on several sources know the entry.
        if takes || says.contains(field) {
            let from = if takes { theirs } else { own };
            activity::set_origin(work.tx(), grant, &stays.id, field, from, work.now()).await?;
        }
    }
    Ok(())
}
