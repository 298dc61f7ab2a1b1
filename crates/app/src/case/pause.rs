//! Breaks and extensions.

use jiff::civil::Date;
use rinnalla_access::Grant;
use rinnalla_domain::CaseId;
use rinnalla_domain::case::Step;
use rinnalla_domain::clock::six_months_from;
use rinnalla_domain::text::Text;

use super::{As, With, open_to_write, save, take};
use crate::{Error, Rule, Work};

/// A break that both know of.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn pause(work: &mut Work, id: CaseId, reason: Text) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::Pause, With::note(Some(reason.into_string()))).await?;
    save(work, &grant, &opened).await
}

/// The break is over.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn resume(work: &mut Work, id: CaseId) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::Resume, With::default()).await?;
    save(work, &grant, &opened).await
}

/// Moves the last day. Beyond six months a reason is needed.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`], [`Rule::EndInThePast`], [`Rule::ExtensionNeedsReason`]
pub async fn extend(work: &mut Work, id: CaseId, until: Date, reason: Option<Text>) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    if until <= work.today() || opened.case.ends_on.is_some_and(|end| until <= end) {
        return Err(Rule::EndInThePast.into());
    }
    let beyond = opened.case.began_on.is_some_and(|began| until > six_months_from(began));
    if beyond && reason.is_none() {
        return Err(Rule::ExtensionNeedsReason.into());
    }
    opened.case.ends_on = Some(until);
    take(work, &grant, &mut opened, Step::Extend, With::note(reason.map(Text::into_string))).await?;
    save(work, &grant, &opened).await
}
