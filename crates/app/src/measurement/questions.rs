//! What is asked at a point of the support, in a language.

pub use rinnalla_domain::measurement::Questions;
use rinnalla_domain::measurement::{Measured, Point};
use rinnalla_domain::{Language, MunicipalityCode};

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
