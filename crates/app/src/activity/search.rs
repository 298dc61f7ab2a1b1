//! Searching the directory.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rinnalla_access::Grant;
use rinnalla_domain::activity::{Activity, Fact, Need, Occurrence, Reach, Reason, Wish};
use rinnalla_domain::municipality::{self, nearby};
use rinnalla_domain::{ActivityId, Language, MunicipalityCode};
use rinnalla_finder::{Area, Crisis, Field, Found, Group, Hit as FinderHit, Index, Marks, Query, Way, Why};
use rinnalla_store::activity;

use super::entry;
use crate::finder::{Due, Village};
use crate::{App, Error, FutureExt, Who, Work};

/// The longest question that is looked at, in characters.
pub const LONGEST_QUESTION: usize = 200;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The hits of this page, first those that fit, then those of which something must be asked.
    pub hits: Vec<Hit>,
    /// How many fit, on all pages.
    pub sure: usize,
    /// How many must be asked about, on all pages.
    pub ask: usize,
    /// Nothing of this has much to do with the question.
    pub weak: bool,
    /// By fact: how many are known to have it, and of how many it is not known.
    pub facts: Vec<(Fact, usize, usize)>,
    /// By need: how many would be found.
    pub needs: Vec<(Need, usize)>,
    /// The question with likely misspellings put right.
    pub meant: Option<String>,
    /// The question speaks of danger: help comes first.
    pub crisis: Option<Danger>,
    /// Villages that can be chosen.
    pub villages: Vec<Village>,
    /// Where one may come without signing up, when little was found.
    pub open_house: Option<Hit>,
}

impl Answer {
    /// How many there are on all pages.
    pub const fn total(&self) -> usize {
        self.sure + self.ask
    }

    /// Little was found: other ways are shown, too.
    pub const fn is_little(&self) -> bool {
        self.weak || self.sure < FEW
    }
}

/// Which danger a question speaks of: the number that leads the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// To life.
    Emergency,
    /// To a child.
    Child,
    /// Of suicide or self-harm.
    SelfHarm,
    /// Violence and threats.
    Violence,
}

/// An activity that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The activity.
    pub activity: Activity,
    /// When it is held next.
    pub next: Option<Occurrence>,
    /// How well it fits; comparable only within an answer.
    pub score: f32,
    /// Something must be asked.
    pub ask: bool,
    /// Why it was found, the most telling first.
    pub why: Vec<Reason>,
    /// Words of the question in its title, and in its description: language and bytes.
    pub title: Vec<Marked>,
    /// The same in its description.
    pub description: Vec<Marked>,
}

/// Words to be marked in a text of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The language of the text.
    pub language: Language,
    /// Where the words stand, in bytes.
    pub at: Vec<std::ops::Range<usize>>,
}

/// Searches the directory, for everybody: a page of `limit` hits after the first `skip`.
///
/// # Errors
/// When storage fails
pub async fn search(app: &App, wish: Wish, skip: usize, limit: usize) -> Result<Answer, Error> {
    let (index, villages) = fresh(app, wish.municipality).await?;
    let today = rinnalla_domain::clock::day_of(app.now());
    let mut query = query(&wish, &villages, today);
    (query.skip, query.limit) = (skip, limit);
    let found = index.search(&query);
    let (needs, facts) = (needs(&found), facts(&found));
    let (sure, ask, meant) = (found.sure, found.ask, found.meant);
    let weak = found.weak;
    let crisis = rinnalla_finder::crisis(&wish.words).or(found.crisis).map(danger);
    let mut hits = load(app, found.hits, today).await?;
    let open_house =
        if (weak || sure < FEW) && skip == 0 { open_house(app, &index, &query, &hits).await? } else { None };
    hits.retain(|hit| hit.activity.is_public(today));
    Ok(Answer { hits, sure, ask, weak, facts, needs, meant, crisis, villages, open_house })
}

/// Fewer hits are little.
const FEW: usize = 3;

/// Titles and themes that begin as somebody types; at most `limit`.
///
/// # Errors
/// When storage fails
pub async fn suggest(app: &App, typed: String, limit: usize) -> Result<Vec<String>, Error> {
    let (index, _) = fresh(app, None).await?;
    let typed: String = typed.chars().take(LONGEST_QUESTION).collect();
    Ok(index.suggest(&typed, rinnalla_domain::clock::day_of(app.now()), limit))
}

/// What is held in a municipality from today until `until`, the soonest first; at most `limit`.
///
/// # Errors
/// When storage fails
pub async fn coming(app: &App, municipality: MunicipalityCode, until: Date, limit: usize) -> Result<Vec<Hit>, Error> {
    let (index, _) = fresh(app, Some(municipality)).await?;
    let today = rinnalla_domain::clock::day_of(app.now());
    let wish = Wish { municipality: Some(municipality), ..Wish::default() };
    let mut query = query(&wish, &[], today);
    query.limit = MANY;
    query.ways = [Way::AtPlace as u8].into_iter().collect();
    let mut held: Vec<(jiff::civil::DateTime, FinderHit)> =
        index.search(&query).hits.into_iter().filter_map(next).collect();
    held.retain(|(at, _)| at.date() <= until);
    held.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let hits = held.into_iter().take(limit).map(|(_, hit)| hit).collect();
    load(app, hits, today).await
}

/// More activities than a municipality holds in a week are not put in order of time.
const MANY: usize = 500;

fn next(hit: FinderHit) -> Option<(jiff::civil::DateTime, FinderHit)> {
    let at = hit.why.iter().find_map(|why| if let Why::Next(at) = why { Some(*at) } else { None })?;
    Some((at, hit))
}

/// Reads the directory into memory before the first search comes: at the start of a server.
///
/// # Errors
/// When storage fails
pub async fn prepare(app: &App) -> Result<usize, Error> {
    Ok(fresh(app, None).await?.0.len())
}

/// The index as the database is now, and the villages of a municipality.
async fn fresh(app: &App, own: Option<MunicipalityCode>) -> Result<(Arc<Index>, Vec<Village>), Error> {
    let today = rinnalla_domain::clock::day_of(app.now());
    let shelf = app.shelf();
    let mut kept = shelf.kept().await;
    let compare = |after| app.run(Who::Service("finder"), move |work| versions(work, after).boxed());
    let versions = match kept.due(app.now(), today) {
        Due::Everything => {
            let all = app.run(Who::Service("finder"), |work| super::index(work).boxed()).await?;
            let found = all.iter().filter_map(|activity| entry::entry(activity, today)).collect();
            shelf.rebuild(&mut kept, all, found, today).await;
            Vec::new()
        }
        Due::Versions => compare(None).await?,
        Due::Since(after) => compare(Some(after)).await?,
    };
    let lacking = kept.lacks(&versions);
    if !lacking.is_empty() {
        let changed = app.run(Who::Service("finder"), move |work| of_ids(work, lacking).boxed()).await?;
        let found = |activity: Activity| {
            let entry = entry::entry(&activity, today);
            (activity, entry)
        };
        shelf.edit(&mut kept, changed.into_iter().map(found).collect()).await;
    }
    let villages = own.map(|code| kept.villages(code)).unwrap_or_default();
    Ok((shelf.index().await, villages))
}

async fn versions(work: &mut Work, after: Option<jiff::Timestamp>) -> Result<Vec<(ActivityId, i64)>, Error> {
    Grant::the_service(work.actor(), None)?;
    Ok(activity::versions(work.tx(), after).await?)
}

async fn of_ids(work: &mut Work, ids: Vec<ActivityId>) -> Result<Vec<Activity>, Error> {
    Ok(activity::of_ids(work.tx(), &ids).await?)
}

fn query(wish: &Wish, villages: &[Village], today: Date) -> Query {
    let words: String = wish.words.chars().take(LONGEST_QUESTION).collect();
    let village = wish.village.as_deref().and_then(|name| villages.iter().find(|village| village.name == name));
    Query {
        needs: entry::needs(&wish.needs),
        area: wish.municipality.map(|own| area(own, wish.reach)),
        here: village.and_then(|village| village.point).map(entry::point),
        age: wish.age,
        spoken: entry::spoken(&wish.languages),
        facts: wish.facts.iter().map(|fact| fact.number()).collect(),
        ..Query::words(words, today)
    }
}

fn area(own: MunicipalityCode, reach: Reach) -> Area {
    let codes = |codes: Vec<MunicipalityCode>| codes.into_iter().map(MunicipalityCode::number).collect();
    let (neighbours, county) = match reach {
        Reach::Own => (Vec::new(), Vec::new()),
        Reach::Nearby => (nearby(own), Vec::new()),
        Reach::County => (nearby(own), municipality::of_same_county(own)),
    };
    Area { own: own.number(), neighbours: codes(neighbours), county: codes(county) }
}

/// Where one may come without signing up, near by; not one that was found already.
async fn open_house(app: &App, index: &Index, asked: &Query, found: &[Hit]) -> Result<Option<Hit>, Error> {
    let facet = rinnalla_domain::activity::Facet::NoRegistrationAtFirst;
    let query = Query {
        needs: entry::needs(&[Need::Company]),
        facts: [Fact::Facet(facet).number()].into_iter().collect(),
        ways: [Way::AtPlace as u8].into_iter().collect(),
        area: asked.area.clone(),
        here: asked.here,
        limit: FEW + 1,
        ..Query::words("", asked.today)
    };
    let sure = index.search(&query).hits.into_iter().filter(|hit| hit.group == Group::Sure);
    let hits = load(app, sure.collect(), asked.today).await?;
    Ok(hits.into_iter().find(|hit| found.iter().all(|other| other.activity.id != hit.activity.id)))
}

/// Reads the activities of hits, as they are in the database now, and leaves out what may no longer be shown.
async fn load(app: &App, hits: Vec<FinderHit>, today: Date) -> Result<Vec<Hit>, Error> {
    let ids: Vec<ActivityId> = hits.iter().map(|hit| ActivityId::new(&*hit.id)).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let read = app.run(Who::Anonymous, move |work| of_ids(work, ids).boxed()).await?;
    let mut read: HashMap<String, Activity> = read.into_iter().map(|a| (a.id.to_string(), a)).collect();
    let shown = hits.into_iter().filter_map(|hit| {
        let activity = read.remove(&*hit.id).filter(|activity| activity.is_public(today))?;
        Some(told(activity, hit, today))
    });
    Ok(shown.collect())
}

fn told(activity: Activity, hit: FinderHit, today: Date) -> Hit {
    let next = activity.content.schedule.next(today, 1).into_iter().next();
    Hit {
        score: hit.score,
        ask: hit.group == Group::Ask,
        why: hit.why.iter().filter_map(|why| reason(why, &activity, next)).collect(),
        title: marked(&hit.marks, Field::Title),
        description: marked(&hit.marks, Field::Description),
        next,
        activity,
    }
}

fn marked(marks: &[Marks], field: Field) -> Vec<Marked> {
    let language = |marks: &Marks| Language::ALL.iter().copied().find(|l| marks.language == Some(entry::tongue(*l)));
    let of_field = marks.iter().filter(|marks| marks.field == field);
    of_field.filter_map(|marks| Some(Marked { language: language(marks)?, at: marks.at.clone() })).collect()
}

fn reason(why: &Why, activity: &Activity, next: Option<Occurrence>) -> Option<Reason> {
    let checked = activity.checked_on;
    match why {
        Why::Need(number) => Need::ALL.get(usize::from(*number)).copied().map(Reason::Need),
        Why::Words(words) => Some(Reason::Words(words.clone())),
        Why::Distance(metres) => Some(Reason::Distance(*metres)),
        Why::OwnMunicipality | Why::NeverChecked => None,
        Why::Neighbour(code) => MunicipalityCode::of_number(*code).map(Reason::Nearby),
        Why::County(code) => MunicipalityCode::of_number(*code).map(Reason::County),
        Why::FromHome => Some(Reason::FromHome),
        Why::Next(_) => next.map(Reason::Next),
        Why::AnyTime => Some(Reason::AnyTime),
        Why::Holds(fact) => Fact::of_number(*fact).map(Reason::Holds),
        Why::AskFact(fact) => Fact::of_number(*fact).map(Reason::Ask),
        Why::AskLanguage => Some(Reason::AskLanguage),
        Why::Checked(_) => Some(Reason::Checked(checked)),
        Why::CheckedLongAgo(_) => Some(Reason::CheckedLongAgo(checked)),
        Why::Queue => Some(Reason::Queue),
        Why::Full => Some(Reason::Full),
    }
}

fn needs(found: &Found) -> Vec<(Need, usize)> {
    let count = |need: &Need| (*need, found.counts.needs.get(&(*need as u8)).copied().unwrap_or(0));
    Need::ALL.iter().map(count).collect()
}

fn facts(found: &Found) -> Vec<(Fact, usize, usize)> {
    let count = |fact: Fact| {
        let (yes, unknown) = found.counts.facts.get(&fact.number()).copied().unwrap_or((0, found.total()));
        (fact, yes, unknown)
    };
    entry::every_fact().chain(entry::every_day()).map(count).collect()
}

const fn danger(crisis: Crisis) -> Danger {
    match crisis {
        Crisis::Emergency => Danger::Emergency,
        Crisis::Child => Danger::Child,
        Crisis::SelfHarm => Danger::SelfHarm,
        Crisis::Violence => Danger::Violence,
    }
}
