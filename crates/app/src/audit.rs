//! Who has looked at a resident's data, and the check of the log.

use jiff::{Timestamp, ToSpan};
use rinnalla_domain::CaseId;
use rinnalla_domain::consent::Standing;
use rinnalla_domain::resident::Resident;
use rinnalla_store::audit::{self, Look, Verdict};
use rinnalla_store::{permission, resident};

use crate::case::{As, Opened, open};
use crate::{Error, Work};

/// What is printed for a resident who asks who has looked.
#[derive(Clone, Debug)]
pub struct Looks {
    /// The case.
    pub opened: Opened,
    /// The person.
    pub resident: Resident,
    /// Looks of the last two years, newest first.
    pub looks: Vec<Look>,
    /// What the resident allows, and allowed before: what the referrer may hear is passed on.
    pub permissions: Vec<Standing>,
}

/// The log of looks at one resident's data. Opening it is logged too.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn looks(work: &mut Work, id: CaseId) -> Result<Looks, Error> {
    let opened = open(work, &id, As::Coordinator).await?;
    let resident = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    let two_years_ago = work.today().saturating_sub(2.years());
    let since =
        two_years_ago.to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp());
    let looks = audit::looks(work.tx(), &opened.scope, &id, since).await?;
    let permissions = permission::list(work.tx(), &opened.scope, &id).await?;
    work.looked(&opened.case, "looks");
    Ok(Looks { opened, resident, looks, permissions })
}

/// Checks every chain of the log, and that each of the `anchors` (`chain seq mac`, printed by an earlier check and
/// kept elsewhere) is still in its chain: a tail that was cut off, or a log that was written anew, does not hold it.
///
/// # Errors
/// When storage fails
pub async fn verify(work: &mut Work, anchors: Vec<String>) -> Result<Verdict, Error> {
    let mut verdict = audit::verify(work.tx(), work.sealer()).await?;
    for anchor in anchors {
        if !audit::holds(work.tx(), &anchor).await? {
            verdict.broken.push(format!("anchor {}", anchor.split(' ').take(2).collect::<Vec<_>>().join("/")));
        }
    }
    Ok(verdict)
}
