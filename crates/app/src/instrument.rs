//! Instruments of a municipality: what it asks when, with which words, and on what decision.

use rinnalla_access::Grant;
use rinnalla_domain::instrument::{Choices, NewDecision, What};
use rinnalla_domain::measurement::{Instrument, Point};
use rinnalla_domain::{Language, MunicipalityCode};
use rinnalla_measures::instrument::pack::{self, Pack};
use rinnalla_store::instrument::{self, Decision, LoadedPack};

use crate::{Error, Rule, Work};

/// What can be asked at a point, in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The own scales are asked.
    pub own: bool,
    /// Instruments whose words are there, in that very language, in their order.
    pub packs: Vec<Pack>,
    /// Instruments that the municipality uses at the point and has no words for: only a total can be typed in.
    pub without_words: Vec<Instrument>,
}

/// What can be asked of a resident of the municipality at a point, in a language. A language never stands in for
/// another, a licence that has run out ends the asking, and a clinical instrument waits for the decision.
///
/// # Errors
/// When storage fails
pub async fn asked(
    work: &mut Work,
    municipality: MunicipalityCode,
    point: Point,
    language: Language,
) -> Result<Asked, Error> {
    let (choices, _) = instrument::choices(work.tx(), municipality).await?;
    let decided = decided(work, municipality).await?;
    let loaded = words(work, municipality, language).await?;
    let (mut packs, mut without_words) = (Vec::new(), Vec::new());
    for instrument in choices.at(point).into_iter().filter(|i| !i.needs_decision() || decided.contains(i)) {
        let shipped = || pack::shipped(language.code()).into_iter().find(|p| p.instrument == instrument).cloned();
        match loaded.iter().find(|p| p.instrument == instrument).cloned().or_else(shipped) {
            Some(pack) => packs.push(pack),
            None => without_words.push(instrument),
        }
    }
    Ok(Asked { own: choices.has(point, What::OwnScales), packs, without_words })
}

/// The words of one instrument in a language: a loaded pack whose licence holds, else shipped ones.
pub(crate) async fn words_of(
    work: &Work,
    municipality: MunicipalityCode,
    instrument: Instrument,
    language: Language,
) -> Result<Option<Pack>, Error> {
    let loaded = words(work, municipality, language).await?;
    let shipped = || pack::shipped(language.code()).into_iter().find(|p| p.instrument == instrument).cloned();
    Ok(loaded.into_iter().find(|p| p.instrument == instrument).or_else(shipped))
}

/// Loaded packs of a language whose licence holds today. What was changed in storage does not read, and is left out.
async fn words(work: &Work, municipality: MunicipalityCode, language: Language) -> Result<Vec<Pack>, Error> {
    let today = work.today();
    let loaded = instrument::packs(work.tx(), municipality).await?;
    let of_language = loaded.into_iter().filter(|p| p.language == language);
    Ok(of_language.filter_map(|p| Pack::read(p.content.as_bytes()).ok()).filter(|p| p.in_force(today)).collect())
}

/// Clinical instruments on which a decision of the municipality is in force.
async fn decided(work: &Work, municipality: MunicipalityCode) -> Result<Vec<Instrument>, Error> {
    let decisions = instrument::decisions(work.tx(), municipality).await?;
    Ok(decisions.into_iter().filter(|d| d.ended_at.is_none()).map(|d| d.instrument).collect())
}

/// Instruments whose total may be typed in: those that the municipality has chosen, else all that are for one person.
/// Clinical ones only after the decision.
///
/// # Errors
/// When storage fails
pub async fn totals(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Instrument>, Error> {
    let (choices, _) = instrument::choices(work.tx(), municipality).await?;
    let decided = decided(work, municipality).await?;
    let chosen = choices.instruments();
    let offered = if chosen.is_empty() { [Instrument::TOTALS, &decided].concat() } else { chosen };
    Ok(offered.into_iter().filter(|i| !i.needs_decision() || decided.contains(i)).collect())
}

/// Whether an instrument may be used for one person here.
///
/// # Errors
/// [`Rule::InstrumentForGroups`], [`Rule::InstrumentNotDecided`]
pub async fn may_take(work: &Work, municipality: MunicipalityCode, instrument: Instrument) -> Result<(), Error> {
    if instrument.for_groups_only() {
        return Err(Rule::InstrumentForGroups.into());
    }
    if instrument.needs_decision() && !decided(work, municipality).await?.contains(&instrument) {
        return Err(Rule::InstrumentNotDecided.into());
    }
    Ok(())
}

/// Everything that an administrator sees of the instruments.
#[derive(Clone, Debug)]
pub struct Overview {
    /// What is asked when.
    pub choices: Choices,
    /// Version of the choices.
    pub version: i64,
    /// Loaded packs, each with what can be read of it.
    pub packs: Vec<(LoadedPack, Option<Pack>)>,
    /// Decisions, newest first.
    pub decisions: Vec<Decision>,
}

/// The instruments of a municipality.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn overview(work: &mut Work, code: MunicipalityCode) -> Result<Overview, Error> {
    Grant::administer(work.actor(), code)?;
    let (choices, version) = instrument::choices(work.tx(), code).await?;
    let packs = instrument::packs(work.tx(), code).await?;
    let read = |p: LoadedPack| {
        let pack = Pack::read(p.content.as_bytes()).ok();
        (p, pack)
    };
    let decisions = instrument::decisions(work.tx(), code).await?;
    Ok(Overview { choices, version, packs: packs.into_iter().map(read).collect(), decisions })
}

/// Loads a text pack, in place of the former one of its instrument and language.
///
/// # Errors
/// [`Rule::LicenceOver`]; [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn load_pack(work: &mut Work, code: MunicipalityCode, pack: Pack) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), code)?;
    let pack = pack.held_on(work.today()).map_err(|_| Rule::LicenceOver)?;
    let language = Language::parse(pack.language).ok_or(Error::NotFound)?;
    let new = LoadedPack {
        id: work.next_id(),
        instrument: pack.instrument,
        language,
        sha256: pack.sum(),
        content: pack.to_json(),
        loaded_at: work.now(),
        loaded_by: work.person()?.name.clone(),
    };
    instrument::insert_pack(work.tx(), &grant, &new).await?;
    work.secured(Some(code), "text_pack_loaded", Some(format!("{} {}", pack.instrument, pack.language)));
    Ok(())
}

/// Removes a text pack: its items are no longer asked. What was answered stays.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn remove_pack(work: &mut Work, code: MunicipalityCode, id: String) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), code)?;
    let packs = instrument::packs(work.tx(), code).await?;
    let found = packs.into_iter().find(|p| p.id == id).ok_or(Error::NotFound)?;
    instrument::remove_pack(work.tx(), &grant, &id).await?;
    work.secured(Some(code), "text_pack_removed", Some(format!("{} {}", found.instrument, found.language)));
    Ok(())
}

/// Saves what is asked when.
///
/// # Errors
/// [`Rule::InstrumentNotDecided`]; [`Error::Conflict`]; [`Error::NotFound`]
pub async fn choose(work: &mut Work, code: MunicipalityCode, choices: Choices, version: i64) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), code)?;
    for instrument in choices.instruments() {
        may_take(work, code, instrument).await?;
    }
    instrument::save_choices(work.tx(), &grant, &choices, version, work.now()).await?;
    work.secured(Some(code), "instruments_chosen", Some(format!("version {}", version + 1)));
    Ok(())
}

/// Writes down the municipality's decision to use a clinical instrument. A former one in force is withdrawn.
///
/// # Errors
/// [`Rule::NoDecisionNeeded`], [`Rule::DecisionInTheFuture`]; [`Error::NotFound`]
pub async fn decide(work: &mut Work, code: MunicipalityCode, new: NewDecision) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), code)?;
    if !new.instrument.needs_decision() {
        return Err(Rule::NoDecisionNeeded.into());
    }
    if new.decided_on > work.today() {
        return Err(Rule::DecisionInTheFuture.into());
    }
    let now = work.now();
    let former = instrument::decisions(work.tx(), code).await?;
    for old in former.iter().filter(|d| d.instrument == new.instrument && d.ended_at.is_none()) {
        instrument::end_decision(work.tx(), &grant, &old.id, now).await?;
    }
    let name = work.person()?.name.clone();
    instrument::insert_decision(work.tx(), &grant, &work.next_id(), &name, &new, now).await?;
    work.secured(Some(code), "instrument_decided", Some(new.instrument.to_string()));
    Ok(())
}

/// Withdraws a decision: the instrument is off from now on. What was answered stays.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn withdraw(work: &mut Work, code: MunicipalityCode, id: String) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), code)?;
    let decisions = instrument::decisions(work.tx(), code).await?;
    let found = decisions.into_iter().find(|d| d.id == id && d.ended_at.is_none()).ok_or(Error::NotFound)?;
    instrument::end_decision(work.tx(), &grant, &id, work.now()).await?;
    work.secured(Some(code), "instrument_withdrawn", Some(found.instrument.to_string()));
    Ok(())
}
