//! What is asked at a point of the support, in a language.

pub use rinnalla_domain::measurement::{Beside, Questions};
use rinnalla_domain::measurement::{Instrument, Measured, Point};
use rinnalla_domain::{CaseId, Language, MunicipalityCode};
use rinnalla_store::resident;

use crate::case::{As, open};
use crate::{Error, Work};

/// What is asked in a municipality at a point, in one language: its choices, and instruments whose words are there in
/// that very language. Where nothing is chosen for the point, the own scales are asked: a resident who was asked to
/// answer finds questions.
///
/// # Errors
/// When storage fails
pub async fn questions(
    work: &mut Work,
    municipality: MunicipalityCode,
    point: Point,
    language: Language,
) -> Result<Questions, Error> {
    let asked = crate::instrument::asked(work, municipality, point, language).await?;
    let packs: Vec<_> = asked.packs.into_iter().filter(|pack| !pack.instrument.for_groups_only()).collect();
    Ok(Questions { own: asked.own || packs.is_empty(), packs })
}

/// What a municipality asks at a point when somebody asks with the resident beside. Whatever has words is asked by its
/// items; the total of the rest can be typed in.
///
/// # Errors
/// When storage fails
pub async fn beside(
    work: &mut Work,
    municipality: MunicipalityCode,
    point: Point,
    language: Language,
) -> Result<Beside, Error> {
    let questions = questions(work, municipality, point, language).await?;
    let totals = crate::instrument::totals(work, municipality).await?;
    let by_items = |total: &Instrument| questions.packs.iter().any(|pack| pack.instrument == *total);
    let totals = totals.into_iter().filter(|total| !by_items(total)).collect();
    Ok(Beside { questions, language, totals })
}

/// What is asked of the resident of a case at a point, in the resident's language where the service has it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn beside_of_case(work: &mut Work, id: CaseId, point: Point) -> Result<Beside, Error> {
    let opened = open(work, &id, As::Walker).await?;
    let person = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    beside(work, opened.case.municipality, point, person.language.written().unwrap_or_default()).await
}

/// Do the answers lie beyond what the instrument says should be asked about, in its own direction? Own scales have no
/// such limit, and words are never judged.
pub(super) fn calls(measured: &Measured) -> bool {
    let scored = match (&measured.items, measured.total) {
        (Some((instrument, items)), _) => instrument.score(items),
        (None, Some((instrument, total))) => instrument.score_total(total),
        (None, None) => return false,
    };
    scored.is_ok_and(|score| score.beyond_threshold())
}

/// Answers to every item have a total, too.
pub(super) fn with_total(measured: &Measured) -> Measured {
    let scored = measured.items.as_ref().and_then(|(instrument, items)| instrument.score(items).ok());
    let total = scored.and_then(|score| score.raw.map(|raw| (score.instrument, raw)));
    Measured { total: total.or(measured.total), ..measured.clone() }
}
