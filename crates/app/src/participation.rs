//! Activities in a case: picked together, visited, gone on with, stopped; and what stood in the way.

use rinnalla_access::{Action, Grant};
use rinnalla_domain::activity::{Activity, Wish};
use rinnalla_domain::contact::NewContact;
use rinnalla_domain::participation::{Happened, NewMark, Participation, ProposedBy, State, Told};
use rinnalla_domain::text::Text;
use rinnalla_domain::visibility::{Facet, Viewer};
use rinnalla_domain::{CaseId, ContactId, ParticipationId};
use rinnalla_store::{activity, participation, resident};

use crate::case::{As, Opened, open, open_to_write};
use crate::{App, Error, FutureExt, Rule, Who, Work};

/// The room of activities in a case.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The case.
    pub opened: Opened,
    /// Name of the resident.
    pub name: String,
    /// What was picked, in that order.
    pub participations: Vec<Participation>,
    /// What happened, newest first.
    pub happened: Vec<Happened>,
}

impl Shown {
    /// Something can still be picked and marked.
    pub const fn is_open(&self) -> bool {
        !self.opened.case.state.is_over()
    }
}

/// Shows what was picked in a case, and what became of it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn show(work: &mut Work, id: CaseId) -> Result<Shown, Error> {
    let opened = open(work, &id, As::Walker).await?;
    if !opened.sees(Facet::Activities) {
        return Err(Error::NotFound);
    }
    work.looked(&opened.case, "activities");
    let (tx, scope) = (work.tx(), &opened.scope);
    Ok(Shown {
        name: resident::find(tx, scope, &id).await?.ok_or(Error::NotFound)?.name,
        participations: participation::list(tx, scope, &id).await?,
        happened: participation::steps(tx, scope, &id).await?,
        opened,
    })
}

/// How many activities are offered at once.
const OFFERED: usize = 12;

/// Activities for a case that was shown, found as everybody finds them; those on its list are left out. A question that
/// found little is noted by words of a fixed list.
///
/// # Errors
/// When storage fails
pub async fn find(app: &App, shown: &Shown, wanted: String) -> Result<Vec<Activity>, Error> {
    let municipality = shown.opened.case.municipality;
    let wish = Wish { words: wanted.clone(), municipality: Some(municipality), ..Wish::default() };
    let answer = crate::activity::search(app, wish, 0, OFFERED).await?;
    if answer.weak {
        let note = app.run(Who::Service("finder"), move |work| {
            async move { crate::lack::searched(work, municipality, &wanted).await }.boxed()
        });
        note.await?;
    }
    let picked = |activity: &Activity| shown.participations.iter().any(|p| p.activity == activity.id);
    Ok(answer.hits.into_iter().map(|hit| hit.activity).filter(|activity| !picked(activity)).collect())
}

/// Picks an activity that the public may see.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::PickedAlready`], [`Rule::CaseOver`]
pub async fn propose(work: &mut Work, id: CaseId, number: i64) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    if opened.case.state.is_over() {
        return Err(Rule::CaseOver.into());
    }
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let found = activity::by_number(work.tx(), number).await?.filter(|a| a.is_public(work.today()));
    let found = found.ok_or(Error::NotFound)?;
    let picked = participation::list(work.tx(), &opened.scope, &id).await?;
    if picked.iter().any(|p| p.activity == found.id) {
        return Err(Rule::PickedAlready.into());
    }
    let by = if opened.viewer == Viewer::LinkWorker { ProposedBy::LinkWorker } else { ProposedBy::Coordinator };
    pick(work, &grant, &found, by).await?;
    work.wrote(&opened.case, "activity-picked");
    Ok(())
}

/// Keeps an activity on the list of a case, with the first line of its history.
async fn pick<A: Action>(work: &Work, grant: &Grant<A>, found: &Activity, by: ProposedBy) -> Result<(), Error> {
    let title = found.content.wording(rinnalla_domain::Language::Finnish).map(|w| w.title.as_str().to_owned());
    let new = Participation {
        id: ParticipationId::new(work.next_id()),
        activity: found.id.clone(),
        number: found.number,
        title: title.unwrap_or_default(),
        state: State::Proposed,
        obstacles: Vec::new(),
        proposed_by: by,
        proposed_at: work.now(),
        moved_at: work.now(),
        together: 0,
        alone: 0,
        version: 1,
    };
    participation::insert(work.tx(), grant, &new).await?;
    let by_name = work.person()?.name.clone();
    let first = Happened { of: new.id, step: None, obstacles: Vec::new(), at: work.now(), by_name };
    Ok(participation::record(work.tx(), grant, &work.next_id(), &first).await?)
}

/// Keeps the shortlist that came with a referral: what is not public any more stays out.
pub(crate) async fn keep_shortlist<A: Action>(work: &Work, grant: &Grant<A>, numbers: &[i64]) -> Result<(), Error> {
    let mut kept = Vec::new();
    for number in numbers.iter().take(crate::activity::SHORTLIST) {
        let found = activity::by_number(work.tx(), *number).await?.filter(|a| a.is_public(work.today()));
        if let Some(found) = found.filter(|a| !kept.contains(&a.id)) {
            pick(work, grant, &found, ProposedBy::Referrer).await?;
            kept.push(found.id);
        }
    }
    Ok(())
}

/// Marks what became of an activity of the case, by its short number. What does not run any more is hidden from
/// everybody at once, and its organiser is asked.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Participation`], [`Rule::CaseOver`]
pub async fn mark(work: &mut Work, id: CaseId, number: i64, new: NewMark) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Walker).await?;
    let found = take(work, &opened, number, &new).await?;
    if new.gone {
        crate::activity::found_gone(work, &found.activity, opened.viewer.code()).await?;
    }
    work.wrote(&opened.case, "activity-marked");
    Ok(())
}

async fn take(work: &Work, opened: &Opened, number: i64, new: &NewMark) -> Result<Participation, Error> {
    if opened.case.state.is_over() {
        return Err(Rule::CaseOver.into());
    }
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let picked = participation::list(work.tx(), &opened.scope, &opened.case.id).await?;
    let mut found = picked.into_iter().find(|p| p.number == number).ok_or(Error::NotFound)?;
    let first_named = found.take(new.step, &new.obstacles, work.now()).map_err(Rule::from)?;
    participation::save(work.tx(), &grant, &found).await?;
    let happened = Happened {
        of: found.id.clone(),
        step: Some(new.step),
        obstacles: new.obstacles.clone(),
        at: work.now(),
        by_name: work.person()?.name.clone(),
    };
    participation::record(work.tx(), &grant, &work.next_id(), &happened).await?;
    crate::lack::count_obstacles(work, opened.case.municipality, &first_named).await?;
    Ok(found)
}

/// Writes a visit note that may tell of a visit to an activity, and of what nothing fitting was found for.
///
/// # Errors
/// As [`crate::contact::write_note`] and [`mark`]
pub async fn write_note(work: &mut Work, id: CaseId, new: NewContact, told: Told) -> Result<ContactId, Error> {
    let note = crate::contact::write_note(work, id.clone(), new).await?;
    let opened = open_to_write(work, &id, As::Walker).await?;
    let picked = participation::list(work.tx(), &opened.scope, &id).await?;
    if let Some((number, company)) = told.went.filter(|(number, _)| picked.iter().any(|p| p.number == *number)) {
        let visit = NewMark { step: company.step(), obstacles: Vec::new(), gone: false };
        take(work, &opened, number, &visit).await?;
    }
    if !told.lacking.is_empty() {
        let village = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?.village;
        crate::lack::count_needs(work, opened.case.municipality, &village, &told.lacking).await?;
    }
    Ok(note)
}

/// What goes on, in lines: what the closing offers as "what continues".
pub fn going_on(participations: &[Participation]) -> Option<Text> {
    let titles: Vec<&str> =
        participations.iter().filter(|p| p.state == State::Continues).map(|p| p.title.as_str()).collect();
    Text::parse(&titles.join("\n"), 4_000).ok().flatten()
}
