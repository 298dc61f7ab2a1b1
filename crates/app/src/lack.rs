//! What the community lacks: wishes without a name, needs without an activity, obstacles, searches that led nowhere;
//! what is proposed about it, and work for the community.

use jiff::ToSpan;
use rinnalla_access::{Count, Grant, reads_figures_of};
use rinnalla_domain::activity::{Need, Theme};
use rinnalla_domain::lack::{
    Cell, CommunityWork, Initiative, NOTE_DAYS, NewCommunityWork, NewInitiative, NewWish, Period, State, Wish, protect,
    terms,
};
use rinnalla_domain::participation::Obstacle;
use rinnalla_domain::text::{Text, name_key};
use rinnalla_domain::{InitiativeId, MunicipalityCode};
use rinnalla_store::{activity, guidance, lack, organisation};

use crate::account::Gate;
use crate::{Error, Rule, Work};

/// At most so many villages stand beside each other.
const MOST_AREAS: usize = 30;

/// Notes a search that led nowhere. Of what was typed only words of a fixed list are kept, each once a day: nothing
/// that somebody wrote, no count of people. The handler of a search calls this when it found nothing fitting.
///
/// # Errors
/// When storage fails
pub async fn searched(work: &mut Work, municipality: MunicipalityCode, typed: &str) -> Result<(), Error> {
    let (grant, today) = (Grant::anybody(municipality), work.today());
    for term in terms(typed) {
        lack::searched(work.tx(), &grant, today, term.word).await?;
    }
    Ok(())
}

/// Villages that the public directory of a municipality names: the only areas in which anything is counted.
///
/// # Errors
/// When storage fails
pub async fn areas(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<String>, Error> {
    villages(work, municipality).await
}

async fn villages(work: &Work, municipality: MunicipalityCode) -> Result<Vec<String>, Error> {
    let published = activity::published(work.tx(), Some(municipality)).await?;
    let mut found: Vec<String> = published
        .into_iter()
        .filter_map(|a| a.content.place.village)
        .map(rinnalla_domain::text::Line::into_string)
        .collect();
    found.sort();
    found.dedup_by_key(|village| name_key(village));
    found.truncate(MOST_AREAS);
    Ok(found)
}

/// A village as the directory writes it; nothing when it knows none of that name.
async fn area(work: &Work, municipality: MunicipalityCode, village: &str) -> Result<String, Error> {
    let key = name_key(village);
    let known = villages(work, municipality).await?;
    Ok(known.into_iter().find(|name| name_key(name) == key).unwrap_or_default())
}

/// Somebody tells what they miss. Nobody asks who; the words are kept for ninety days, for the coordinator alone.
/// `client` slows down whoever sends many.
///
/// # Errors
/// [`Rule::TooManyTries`]; [`Rule::UnknownMunicipality`] when the municipality does not run the service
pub async fn wish(
    work: &mut Work,
    municipality: MunicipalityCode,
    mut new: NewWish,
    client: String,
) -> Result<(), Error> {
    let gate = Gate::new(work.sealer(), "wish", &client, None);
    if !gate.enter(work).await? {
        return Err(Rule::TooManyTries.into());
    }
    let running = organisation::running(work.tx()).await?;
    if running.iter().all(|o| o.municipality != Some(municipality)) {
        return Err(Rule::UnknownMunicipality.into());
    }
    new.area = area(work, municipality, &new.area).await?;
    let grant = Grant::anybody(municipality);
    count(work, &grant, lack::NEED, &new.area, &new.needs).await?;
    if let Some(note) = &new.note {
        lack::insert_wish(work.tx(), &grant, &work.next_id(), &new, note.as_str(), work.today()).await?;
    }
    Ok(())
}

async fn count<T: std::fmt::Display>(
    work: &Work,
    grant: &Grant<Count>,
    kind: &str,
    area: &str,
    topics: &[T],
) -> Result<(), Error> {
    for topic in topics {
        lack::count(work.tx(), grant, Period::of(work.today()), kind, area, &topic.to_string()).await?;
    }
    Ok(())
}

pub(crate) async fn count_obstacles(
    work: &Work,
    municipality: MunicipalityCode,
    obstacles: &[Obstacle],
) -> Result<(), Error> {
    count(work, &Grant::anybody(municipality), lack::OBSTACLE, "", obstacles).await
}

/// Needs of a resident for which nothing fitting was found: counted in the village, if the directory knows it.
pub(crate) async fn count_needs(
    work: &Work,
    municipality: MunicipalityCode,
    village: &str,
    needs: &[Need],
) -> Result<(), Error> {
    let area = area(work, municipality, village).await?;
    count(work, &Grant::anybody(municipality), lack::NEED, &area, needs).await
}

/// A row of a table: what it is about, a place for each column, and the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<T> {
    /// What.
    pub topic: T,
    /// By area.
    pub cells: Vec<Cell>,
    /// In all.
    pub all: Cell,
}

/// What a municipality lacks in a period, as it may be shown.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// The period.
    pub period: Period,
    /// It has ended: numbers are shown.
    pub ended: bool,
    /// Areas, in the order of the columns; the last one, empty, is "elsewhere or not said".
    pub areas: Vec<String>,
    /// Needs by area.
    pub needs: Vec<Line<Need>>,
    /// Obstacles.
    pub obstacles: Vec<Line<Obstacle>>,
    /// Words that were looked for in vain on at least five days.
    pub searches: Vec<(String, Cell)>,
    /// Lists given, by unit.
    pub units: Vec<(String, Cell)>,
    /// Themes on the lists.
    pub themes: Vec<(Theme, Cell)>,
    /// Proposals.
    pub initiatives: Vec<Initiative>,
}

/// Reads the figures of a municipality.
///
/// # Errors
/// [`Error::NotFound`] where no role lets the caller read them
pub async fn figures(work: &mut Work, municipality: MunicipalityCode, period: Period) -> Result<Figures, Error> {
    if !reads_figures_of(work.person()?).contains(&municipality) {
        return Err(Error::NotFound);
    }
    let ended = period.has_ended(work.today());
    let mut areas = villages(work, municipality).await?;
    areas.push(String::new());
    let needs = lack::counts(work.tx(), municipality, period, lack::NEED).await?;
    let obstacles = lack::counts(work.tx(), municipality, period, lack::OBSTACLE).await?;
    let names = organisation::of_municipality(work.tx(), municipality).await?;
    let units = guidance::by_unit(work.tx(), municipality, period).await?;
    let named = |id: &rinnalla_domain::OrganisationId| {
        names.iter().find(|o| o.id == *id).map_or_else(|| id.to_string(), |o| o.name_fi.clone())
    };
    Ok(Figures {
        municipality,
        period,
        ended,
        needs: lines(Need::ALL, &areas, &needs, ended),
        obstacles: lines(Obstacle::ALL, &[String::new()], &obstacles, ended),
        searches: enough(lack::searches(work.tx(), municipality, period).await?, ended),
        units: alone(units.into_iter().map(|(id, n)| (named(&id), n)), ended),
        themes: enough(guidance::by_theme(work.tx(), municipality, period).await?, ended),
        initiatives: lack::initiatives(work.tx(), municipality).await?,
        areas,
    })
}

/// Rows of topics that were mentioned, by area. What was counted in an area that is not named any more stands in the
/// last column.
fn lines<T: Copy + std::fmt::Display>(
    topics: &[T],
    areas: &[String],
    counts: &[(String, String, i64)],
    ended: bool,
) -> Vec<Line<T>> {
    let rows = topics.iter().filter_map(|topic| {
        let code = topic.to_string();
        let mut row = vec![0; areas.len()];
        for (area, _, n) in counts.iter().filter(|(_, t, _)| *t == code) {
            let column = areas.iter().position(|a| a == area).unwrap_or(areas.len() - 1);
            row[column] += n;
        }
        let (cells, all) = protect(&row, ended);
        row.iter().any(|n| *n > 0).then_some(Line { topic: *topic, cells, all })
    });
    rows.collect()
}

fn alone<T>(counts: impl IntoIterator<Item = (T, i64)>, ended: bool) -> Vec<(T, Cell)> {
    counts.into_iter().map(|(topic, n)| (topic, protect(&[n], ended).1)).collect()
}

/// Those that may be shown at all; the others do not even stand in the list.
fn enough<T>(counts: Vec<(T, i64)>, ended: bool) -> Vec<(T, Cell)> {
    alone(counts, ended).into_iter().filter(|(_, cell)| !matches!(cell, Cell::Few | Cell::Hidden)).collect()
}

/// Words of wishes, for the coordinators of a municipality.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn wishes(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Wish>, Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    Ok(lack::wishes(work.tx(), &grant).await?)
}

/// Deletes words of wishes after ninety days. How many were deleted.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn round(work: &mut Work) -> Result<u64, Error> {
    let grant = Grant::the_service(work.actor(), None)?;
    let before = work.today().saturating_sub(NOTE_DAYS.days());
    Ok(lack::delete_wishes_before(work.tx(), &grant, before).await?)
}

/// A need becomes a proposal.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of the municipality
pub async fn propose(
    work: &mut Work,
    municipality: MunicipalityCode,
    new: NewInitiative,
) -> Result<InitiativeId, Error> {
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    let id = InitiativeId::new(work.next_id());
    let area = area(work, municipality, &new.area).await?;
    lack::insert_initiative(work.tx(), &grant, &id, &NewInitiative { area, ..new }, work.today()).await?;
    work.secured(Some(municipality), "initiative", Some(State::Made.code().into()));
    Ok(id)
}

/// A proposal, for a coordinator of its municipality.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn initiative(work: &mut Work, id: InitiativeId) -> Result<Initiative, Error> {
    let (municipality, found) = lack::initiative(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    Grant::coordinate_in(work.actor(), municipality)?;
    Ok(found)
}

/// Moves a proposal on. What ends says what came of it.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Initiative`], [`Error::Conflict`] when somebody else moved it meanwhile (`version`)
pub async fn move_on(
    work: &mut Work,
    id: InitiativeId,
    to: State,
    outcome: Option<Text>,
    version: i64,
) -> Result<(), Error> {
    let (municipality, mut found) = lack::initiative(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    let grant = Grant::coordinate_in(work.actor(), municipality)?;
    if found.version != version {
        return Err(Error::Conflict);
    }
    found.move_on(to, outcome, work.today()).map_err(Rule::from)?;
    lack::save_initiative(work.tx(), &grant, &found).await?;
    work.secured(Some(municipality), "initiative", Some(to.code().into()));
    Ok(())
}

/// Writes down work for the community.
///
/// # Errors
/// [`Error::NotFound`] for anybody but link workers and coordinators of the municipality
pub async fn record_work(work: &mut Work, municipality: MunicipalityCode, new: NewCommunityWork) -> Result<(), Error> {
    let grant = Grant::community_work(work.actor(), municipality)?;
    let name = work.person()?.name.clone();
    Ok(lack::insert_work(work.tx(), &grant, &work.next_id(), &new, &name, work.now()).await?)
}

/// Work for the community: all of it for coordinators, one's own for link workers.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn community_work(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<CommunityWork>, Error> {
    if let Ok(grant) = Grant::coordinate_in(work.actor(), municipality) {
        return Ok(lack::all_work(work.tx(), &grant).await?);
    }
    let grant = Grant::community_work(work.actor(), municipality)?;
    Ok(lack::own_work(work.tx(), &grant).await?)
}
