//! Writing an entry: added, edited, said to be still true, suspended, ended; and the word of a passer-by.

use rinnalla_access::{EditDirectory, Grant};
use rinnalla_domain::activity::{Activity, NewActivity, Status};
use rinnalla_domain::text::Text;
use rinnalla_domain::{ActivityId, MunicipalityCode};
use rinnalla_store::activity::{self, BY_HAND, Change};

use crate::{Error, Rule, Work};

/// What came of adding an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Identity.
    pub id: ActivityId,
    /// The short number.
    pub number: i64,
}

/// Adds an entry to the directory of a municipality. An organiser's entry belongs to an organisation of theirs.
///
/// # Errors
/// [`Error::NotFound`] where the caller neither coordinates nor organises; [`Rule::Schedule`]
pub async fn add(
    work: &mut Work,
    municipality: MunicipalityCode,
    content: NewActivity,
    publish: bool,
) -> Result<Written, Error> {
    let grant = Grant::add(work.actor(), municipality)?;
    judge(&content)?;
    let own = super::homes(work)?;
    let as_coordinator = own.contains(&(municipality, None));
    if !as_coordinator && !own.contains(&(municipality, content.organiser.organisation.clone())) {
        return Err(Error::NotFound);
    }
    let by = if as_coordinator { "coordinator" } else { "organiser" };
    let id = ActivityId::new(work.next_id());
    let status = if publish { Status::Published } else { Status::Draft };
    let number = activity::insert(work.tx(), &grant, &id, &content, status, by, work.now()).await?;
    for field in content.said().iter() {
        activity::set_origin(work.tx(), &grant, &id, field, BY_HAND, work.now()).await?;
    }
    remember(work, &id, by, "added", None).await?;
    Ok(Written { id, number })
}

pub(crate) fn judge(content: &NewActivity) -> Result<(), Error> {
    content.schedule.check().map_err(|why| Rule::Schedule(why).into())
}

/// An entry that the caller may edit, with the grant and the word of their capacity.
pub(crate) struct Editing {
    pub(crate) activity: Activity,
    pub(crate) grant: Grant<EditDirectory>,
    pub(crate) by: &'static str,
}

pub(crate) async fn editing(work: &Work, id: &ActivityId) -> Result<Editing, Error> {
    let itself = activity::itself(work.tx(), id).await?.ok_or(Error::NotFound)?;
    let by = itself.editor(work.actor()).ok_or(Error::NotFound)?.code();
    let grant = Grant::edit(work.actor(), &itself)?;
    let activity = activity::find(work.tx(), id).await?.ok_or(Error::NotFound)?;
    Ok(Editing { activity, grant, by })
}

pub(crate) async fn remember(
    work: &Work,
    id: &ActivityId,
    by: &str,
    what: &str,
    note: Option<Text>,
) -> Result<(), Error> {
    let change = Change { at: work.now(), by: by.into(), change: what.into(), note: note.map(Text::into_string) };
    Ok(activity::note(work.tx(), &work.next_id(), id, &change).await?)
}

/// Writes an entry anew. Whoever writes it has checked it. The fields that differ are from now on written by hand, and
/// no import changes them silently.
///
/// # Errors
/// [`Error::Conflict`] when somebody else wrote it meanwhile; [`Rule::Schedule`]; [`Error::NotFound`]
pub async fn edit(work: &mut Work, id: ActivityId, content: NewActivity, version: i64) -> Result<(), Error> {
    judge(&content)?;
    let Editing { mut activity, grant, by } = editing(work, &id).await?;
    if activity.version != version {
        return Err(Error::Conflict);
    }
    for field in activity.content.differences(&content) {
        activity::set_origin(work.tx(), &grant, &id, field, BY_HAND, work.now()).await?;
    }
    // Who arranges it, and so who may edit it, does not change by the way.
    let organisation = activity.content.organiser.organisation.clone();
    activity.content = content;
    activity.content.organiser.organisation = organisation;
    checked(work, &mut activity, by);
    activity::update(work.tx(), &grant, &activity, by, work.now()).await?;
    remember(work, &id, by, "edited", None).await
}

fn checked(work: &Work, activity: &mut Activity, by: &str) {
    activity.checked_on = work.today();
    by.clone_into(&mut activity.checked_by);
    activity.unanswered = 0;
}

/// Says that an entry is still true.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn check(work: &mut Work, id: ActivityId) -> Result<(), Error> {
    change(work, id, Status::Published, "checked", None).await
}

/// Shows an entry to everybody.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn publish(work: &mut Work, id: ActivityId) -> Result<(), Error> {
    change(work, id, Status::Published, "published", None).await
}

/// Hides an entry until somebody has checked it.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn suspend(work: &mut Work, id: ActivityId, why: Option<Text>) -> Result<(), Error> {
    change(work, id, Status::Suspended, "suspended", why).await
}

/// Ends an entry: its page says that it is over.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn end(work: &mut Work, id: ActivityId) -> Result<(), Error> {
    change(work, id, Status::Ended, "ended", None).await
}

async fn change(work: &Work, id: ActivityId, status: Status, what: &str, note: Option<Text>) -> Result<(), Error> {
    let Editing { mut activity, grant, by } = editing(work, &id).await?;
    activity.status = status;
    if status == Status::Published {
        checked(work, &mut activity, by);
    }
    activity::update(work.tx(), &grant, &activity, by, work.now()).await?;
    remember(work, &id, by, what, note).await
}

/// Anybody says that an entry is out of date. It stays, since anybody can say so; the organiser is asked at once, and
/// the coordinator sees it.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn report(work: &mut Work, number: i64, note: Option<Text>) -> Result<(), Error> {
    let found = activity::by_number(work.tx(), number).await?.ok_or(Error::NotFound)?;
    if !found.is_public(work.today()) {
        return Err(Error::NotFound);
    }
    remember(work, &found.id, "anybody", "reported", note).await?;
    super::still_true::ask(work, &found).await
}
