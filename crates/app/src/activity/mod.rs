//! Activities of the directory: shown, written, and asked about: still true?

mod claim;
mod entry;
mod open;
mod search;
mod still_true;
mod umbrella;
mod week;
mod write;

pub use claim::{
    Claimed, Offer, Outcome as ClaimOutcome, claim, claim_of, claimable, claims, confirm_claim, offers, own_claims,
    refuse_claim,
};
pub use open::{OpenSource, open as open_entries, open_since, open_sources, open_state};
pub use search::{Answer as Found, Danger, Hit, LONGEST_QUESTION, Marked, coming, prepare, search, suggest};
pub(crate) use still_true::found_gone;
pub use still_true::{Answer, Asked, answer, asked, round};
pub use umbrella::{OfMember, Permitted, of_members, permissions, permit, withdraw};
pub use week::{Week, week};
pub(crate) use write::{Editing, editing, judge, remember};
pub use write::{Written, add, check, edit, end, publish, report, suspend};

use rinnalla_access::{Editor, organises};
use rinnalla_domain::activity::{Activity, Occurrence, Status};
use rinnalla_domain::{ActivityId, MunicipalityCode, OrganisationId};
use rinnalla_store::activity::{self, Change};

use crate::{Error, Work};

/// How many coming times a page shows.
const COMING: usize = 6;

/// An activity as its page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The entry.
    pub activity: Activity,
    /// What is held next.
    pub coming: Vec<Occurrence>,
    /// In which capacity whoever looks may edit it.
    pub editor: Option<Editor>,
    /// Its history, for editors.
    pub history: Vec<Change>,
}

impl Shown {
    /// It is over: the page says so and leads to similar ones.
    pub fn is_over(&self, today: jiff::civil::Date) -> bool {
        self.activity.status == Status::Ended || self.activity.content.is_over(today)
    }
}

/// An activity by its number. Drafts, suspended entries and those that nobody has checked for a year show only to their
/// editors; what is over shows as over.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn show(work: &mut Work, number: i64) -> Result<Shown, Error> {
    let found = activity::by_number(work.tx(), number).await?.ok_or(Error::NotFound)?;
    shown(work, found).await
}

/// An activity by its identity, for its editors.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn open(work: &mut Work, id: ActivityId) -> Result<Shown, Error> {
    let found = activity::find(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    let shown = shown(work, found).await?;
    if shown.editor.is_none() { Err(Error::NotFound) } else { Ok(shown) }
}

async fn shown(work: &Work, found: Activity) -> Result<Shown, Error> {
    let today = work.today();
    let itself = activity::itself(work.tx(), &found.id).await?.ok_or(Error::NotFound)?;
    let editor = itself.editor(work.actor());
    let over = found.status == Status::Ended || (found.status == Status::Published && found.content.is_over(today));
    if editor.is_none() && !over && !found.is_public(today) {
        return Err(Error::NotFound);
    }
    let history = if editor.is_some() { activity::history(work.tx(), &found.id).await? } else { Vec::new() };
    let coming = if over { Vec::new() } else { found.content.schedule.next(today, COMING) };
    Ok(Shown { activity: found, coming, editor, history })
}

/// Activities by their numbers, in that order, at most eight: those that the public may see.
///
/// # Errors
/// When storage fails
pub async fn listed(work: &mut Work, numbers: Vec<i64>) -> Result<Vec<Shown>, Error> {
    let mut found = Vec::new();
    for number in numbers.into_iter().take(SHORTLIST) {
        match show(work, number).await {
            Ok(shown) => found.push(shown),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Activities that the public of a municipality may see today: what is held next comes first, what has no time of its
/// own last.
///
/// # Errors
/// When storage fails
pub async fn public(
    work: &mut Work,
    municipality: Option<MunicipalityCode>,
) -> Result<Vec<(Activity, Option<Occurrence>)>, Error> {
    let today = work.today();
    let serves = |a: &Activity| a.content.areas.is_empty() || municipality.is_none_or(|m| a.content.areas.contains(&m));
    let found = activity::published(work.tx(), municipality).await?;
    let found = found.into_iter().filter(|a| a.is_public(today) && serves(a));
    let mut found: Vec<(Activity, Option<Occurrence>)> = found
        .map(|a| {
            let next = a.content.schedule.next(today, 1).into_iter().next();
            (a, next)
        })
        .collect();
    found.sort_by_key(|(activity, next)| (next.is_none(), *next, activity.number));
    Ok(found)
}

/// How many activities a shortlist holds.
pub const SHORTLIST: usize = 8;

/// The entries of the organisations that whoever asks acts for; those of members are [`of_members`].
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub async fn own(work: &mut Work) -> Result<Vec<Activity>, Error> {
    let person = work.person()?.clone();
    let mut found: Vec<Activity> = Vec::new();
    for (_, organisation) in organises(&person) {
        found.extend(activity::of_organisation(work.tx(), &organisation).await?);
    }
    found.sort_by_key(|a| a.number);
    found.dedup_by_key(|a| a.number);
    Ok(found)
}

/// The directory of a municipality, for its coordinators: what is late first.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of it
pub async fn of_municipality(work: &mut Work, municipality: MunicipalityCode) -> Result<Vec<Activity>, Error> {
    rinnalla_access::Grant::coordinate_in(work.actor(), municipality)?;
    Ok(activity::of_municipality(work.tx(), municipality).await?)
}

/// Every entry, for the index in memory of the service itself.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn index(work: &mut Work) -> Result<Vec<Activity>, Error> {
    rinnalla_access::Grant::the_service(work.actor(), None)?;
    Ok(activity::all(work.tx()).await?)
}

/// Where whoever asks may add entries: a municipality and, for organisers, the organisation on whose behalf.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub fn homes(work: &Work) -> Result<Vec<(MunicipalityCode, Option<OrganisationId>)>, Error> {
    use rinnalla_domain::account::Role;
    let person = work.person()?;
    let organised = organises(person).into_iter().map(|(code, organisation)| (code, Some(organisation)));
    let coordinated = person.municipalities(Role::Coordinator).into_iter().map(|code| (code, None));
    Ok(organised.chain(coordinated).collect())
}
