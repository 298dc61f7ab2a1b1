//! Lists of cases: a link worker's own, and a search by two exact facts.

use jiff::ToSpan;
use jiff::civil::Date;
use rinnalla_access::Scope;
use rinnalla_domain::CaseId;
use rinnalla_domain::case::{Case, State};
use rinnalla_domain::goal::Goal;
use rinnalla_domain::measurement::{Point, Turn};
use rinnalla_domain::phone::Phone;
use rinnalla_domain::resident::short_name;
use rinnalla_domain::text::Line;
use rinnalla_store::visit::FirstVisit;
use rinnalla_store::{case, goal, proposal, resident, visit};

use super::OPEN;
use crate::measurement::Plans;
use crate::{Error, Work};

/// A case in a list.
#[derive(Clone, Debug)]
pub struct ListedCase {
    /// The case.
    pub case: Case,
    /// First name and one letter.
    pub short_name: String,
    /// The first goal.
    pub goal: Option<Goal>,
    /// The visit that lies ahead.
    pub visit: Option<FirstVisit>,
    /// Measurements that are due, and whose turn it is.
    pub due: Vec<(Point, Turn)>,
    /// Name of the link worker.
    pub link_worker: Option<String>,
}

/// A link worker's own cases and the proposals that wait for an answer. Each person shown gets a log row.
///
/// # Errors
/// When storage fails
pub async fn own(work: &mut Work) -> Result<(Vec<ListedCase>, Vec<proposal::Proposal>), Error> {
    let scope = Scope::accompanying(work.actor());
    work.act_as("link_worker");
    let cases = listed(work, &scope, OPEN).await?;
    let asked = proposal::open(work.tx(), &Scope::asked(work.actor())).await?;
    Ok((cases, asked.into_iter().filter(|p| p.answer.is_none()).collect()))
}

/// How many cases stand on a page of a list.
const PAGE: usize = 20;

/// For how many days a case stays in the coordinator's list after its end.
const RECENT_DAYS: i64 = 30;

/// A page of a coordinator's list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The cases of this page.
    pub cases: Vec<ListedCase>,
    /// How many there are on all pages.
    pub total: usize,
    /// How many pages there are, at least one.
    pub pages: usize,
    /// Which page this is, from 1.
    pub page: usize,
}

/// Cases of the municipalities that the caller coordinates: open ones first, then those that ended lately. Each person
/// on the page gets a log row.
///
/// # Errors
/// When storage fails
pub async fn list_coordinated(work: &mut Work, page: usize) -> Result<Listed, Error> {
    let scope = Scope::coordinating(work.actor());
    work.act_as("coordinator");
    let mut cases = case::list(work.tx(), &scope, OPEN).await?;
    let since = work.now() - (RECENT_DAYS * 24).hours();
    let over = case::list(work.tx(), &scope, &[State::Closed, State::Declined, State::Withdrawn]).await?;
    cases.extend(over.into_iter().filter(|c| c.last_moved_at >= since));
    let total = cases.len();
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let shown: Vec<Case> = cases.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    Ok(Listed { cases: rows(work, &scope, shown).await?, total, pages, page })
}

/// Cases of a scope as list rows; each person shown gets a log row.
pub(crate) async fn listed(work: &mut Work, scope: &Scope, states: &[State]) -> Result<Vec<ListedCase>, Error> {
    let cases = case::list(work.tx(), scope, states).await?;
    rows(work, scope, cases).await
}

async fn rows(work: &mut Work, scope: &Scope, cases: Vec<Case>) -> Result<Vec<ListedCase>, Error> {
    let plans = Plans::read(work, scope, None).await?;
    let visits = visit::ahead(work.tx(), scope).await?;
    let mut rows = Vec::with_capacity(cases.len());
    for case in cases {
        let person = resident::find(work.tx(), scope, &case.id).await?.ok_or(Error::NotFound)?;
        let goal = goal::list(work.tx(), scope, &case.id).await?.into_iter().next();
        let assignments = proposal::assignments(work.tx(), scope, &case.id).await?;
        work.looked(&case, "list");
        rows.push(ListedCase {
            short_name: short_name(&person.name),
            goal,
            visit: visits.iter().find(|v| v.case == case.id).cloned(),
            due: plans.due(&case),
            link_worker: assignments.into_iter().find(|a| a.ended_at.is_none()).map(|a| a.name),
            case,
        });
    }
    Ok(rows)
}

/// A hit of a search.
#[derive(Clone, Debug)]
pub struct Found {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// Name, as it was searched for.
    pub name: String,
}

/// Search by the name and one more exact fact. Hits are logged, and so is a search without hits.
///
/// # Errors
/// When storage fails
pub async fn search(
    work: &mut Work,
    name: Line,
    birth_date: Option<Date>,
    phone: Option<Phone>,
) -> Result<Vec<Found>, Error> {
    let scope = Scope::coordinating(work.actor());
    work.act_as("coordinator");
    let key = phone.map(|p| p.key());
    let hits = resident::search(work.tx(), &scope, name.as_str(), birth_date, key.as_deref()).await?;
    let mut found = Vec::new();
    for (id, person) in hits {
        let case = case::find(work.tx(), &scope, &id).await?.ok_or(Error::NotFound)?;
        work.found(case.municipality, &id, &person.id);
        found.push(Found { id, number: case.number, state: case.state, name: person.name });
    }
    if found.is_empty() {
        work.secured(None, "search_without_hit", None);
    }
    Ok(found)
}
