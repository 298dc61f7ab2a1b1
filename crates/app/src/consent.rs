//! What the resident allows, and the silent list.

use rinnalla_access::Grant;
use rinnalla_domain::CaseId;
use rinnalla_domain::consent::{Given, Permission, Standing};
use rinnalla_domain::text::Line;
use rinnalla_domain::visibility::Facet;
use rinnalla_store::settings::ConsentText;
use rinnalla_store::{account, permission, resident, settings};

use crate::case::{As, Opened, open, open_to_write};
use crate::{Error, Work};

/// Permissions and the silent list of a case, for its coordinator.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The case.
    pub opened: Opened,
    /// The person's name.
    pub name: String,
    /// Permissions, newest first.
    pub permissions: Vec<Standing>,
    /// Names on the silent list.
    pub bars: Vec<String>,
    /// The texts that the resident heard or read.
    pub texts: Vec<ConsentText>,
}

/// Shows them.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn show(work: &mut Work, id: CaseId) -> Result<Shown, Error> {
    let opened = open(work, &id, As::Coordinator).await?;
    if !opened.sees(Facet::Permissions) {
        return Err(Error::NotFound);
    }
    work.looked(&opened.case, "permissions");
    let tx = work.tx();
    Ok(Shown {
        name: resident::find(tx, &opened.scope, &id).await?.ok_or(Error::NotFound)?.name,
        permissions: permission::list(tx, &opened.scope, &id).await?,
        bars: resident::bars(tx, &opened.scope, &id).await?.into_iter().map(|(name, _)| name).collect(),
        texts: settings::consent_texts(tx, opened.case.municipality).await?,
        opened,
    })
}

/// Writes down that the resident allows something now.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn allow(work: &mut Work, id: CaseId, which: Permission, given: Given) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    permission::withdraw(work.tx(), &grant, which, work.now()).await?;
    let version = settings::consent_texts(work.tx(), opened.case.municipality).await?.first().map_or(1, |t| t.version);
    let name = work.person()?.name.clone();
    let standing = Standing {
        permission: which,
        given,
        text_version: version,
        given_at: work.now(),
        withdrawn_at: None,
        recorded_by: Line::parse(&name, 200).ok().flatten().ok_or(Error::NotFound)?,
    };
    permission::insert(work.tx(), &grant, &work.next_id(), &standing).await?;
    work.wrote(&opened.case, "allow");
    Ok(())
}

/// Writes down that the resident takes a permission back. It works at once.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`] when it was not in force
pub async fn withdraw(work: &mut Work, id: CaseId, which: Permission) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    if permission::withdraw(work.tx(), &grant, which, work.now()).await? == 0 {
        return Err(Error::Conflict);
    }
    work.wrote(&opened.case, "withdraw_permission");
    Ok(())
}

/// Puts somebody on the silent list. Whoever has an account in the municipality under that name, or that mail
/// address, sees nothing of the resident from now on; the page never says why.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn bar(work: &mut Work, id: CaseId, name: Line) -> Result<(), Error> {
    let opened = open_to_write(work, &id, As::Coordinator).await?;
    let grant = Grant::coordinate(work.actor(), &opened.itself)?;
    let key = rinnalla_domain::text::name_key(name.as_str());
    let mut accounts = Vec::new();
    for role in [rinnalla_domain::account::Role::LinkWorker, rinnalla_domain::account::Role::Coordinator] {
        for member in account::holders(work.tx(), opened.case.municipality, role).await? {
            if rinnalla_domain::text::name_key(&member.name) == key && !accounts.contains(&member.account) {
                accounts.push(member.account);
            }
        }
    }
    let person = &opened.case.resident;
    if accounts.is_empty() {
        let row = work.next_id();
        resident::bar(work.tx(), &grant, &row, person, name.as_str(), None, work.now()).await?;
    }
    for account in accounts {
        let row = work.next_id();
        let barred = Some(account.as_str());
        resident::bar(work.tx(), &grant, &row, person, name.as_str(), barred, work.now()).await?;
    }
    work.wrote(&opened.case, "bar");
    Ok(())
}
