//! The agreement: drafted together, signed by resident and link worker, sealed.

use rinnalla_access::Grant;
use rinnalla_domain::agreement::{Agreement, NewAgreement, Signature, Signer, Status, Way};
use rinnalla_domain::case::Step;
use rinnalla_domain::text::Line;
use rinnalla_domain::{AgreementId, CaseId};
use rinnalla_store::agreement::Parties;
use rinnalla_store::{account, agreement, goal, resident};

use crate::case::{As, Opened, With, open, open_to_write, save, take, tell_referrer};
use crate::{Error, Rule, Work};

/// An agreement as it is opened for reading, signing or printing.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The case.
    pub opened: Opened,
    /// Every version, newest first.
    pub versions: Vec<Agreement>,
    /// The resident's name and language.
    pub resident: rinnalla_domain::resident::Resident,
}

/// The agreements of a case.
///
/// # Errors
/// [`Error::NotFound`], [`Error::ReasonNeeded`]
pub async fn show(work: &mut Work, id: CaseId) -> Result<Shown, Error> {
    let opened = open(work, &id, As::Walker).await?;
    work.looked(&opened.case, "agreement");
    let versions = versions(work, &opened, &id).await?;
    let resident = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    Ok(Shown { opened, versions, resident })
}

/// Every version, each sealed one still as it was sealed: a row that somebody changed past the service is neither
/// shown nor printed nor signed.
async fn versions(work: &Work, opened: &Opened, id: &CaseId) -> Result<Vec<Agreement>, Error> {
    let versions = agreement::list(work.tx(), &opened.scope, id).await?;
    let broken = |v: &&Agreement| v.hash.as_ref().is_some_and(|hash| *hash != digest(work, v));
    match versions.iter().find(broken) {
        Some(version) => Err(Error::Internal(format!("agreement {} differs from what was sealed", version.id))),
        None => Ok(versions),
    }
}

fn digest(work: &Work, version: &Agreement) -> String {
    work.sealer().digest("agreement", &version.canonical())
}

/// Writes a version: the first, or one that replaces what nobody has signed, or a new one beside the one in force.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::Step`]
pub async fn draft(work: &mut Work, id: CaseId, new: NewAgreement) -> Result<AgreementId, Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    take(work, &grant, &mut opened, Step::DraftAgreement, With::default()).await?;
    let person = resident::find(work.tx(), &opened.scope, &id).await?.ok_or(Error::NotFound)?;
    let walker = opened.case.link_worker.clone().ok_or(Error::Conflict)?;
    let walker_name = account::find(work.tx(), &walker).await?.map(|a| a.name).unwrap_or_default();
    let versions = agreement::list(work.tx(), &opened.scope, &id).await?;
    let number = versions.first().map_or(1, |newest| newest.number + 1);
    let row = AgreementId::new(work.next_id());
    let parties = Parties { resident: &person.name, link_worker: &walker, link_worker_name: &walker_name };
    agreement::insert(work.tx(), &grant, &row, number, &new, &parties, work.now()).await?;
    save(work, &grant, &opened).await?;
    Ok(row)
}

/// A signature as it is given.
#[derive(Clone, Debug)]
pub struct NewSignature {
    /// Which version was read.
    pub agreement: AgreementId,
    /// Who signs.
    pub signer: Signer,
    /// How.
    pub way: Way,
    /// The written name.
    pub name: Line,
    /// Strokes as JSON, when drawn.
    pub drawing: Option<String>,
    /// The day of signing; on paper it may lie in the past.
    pub signed_on: jiff::civil::Date,
    /// Where the paper is kept.
    pub kept_where: Option<Line>,
}

/// Signs a version. The first signature seals it; the second brings it into force and, the first time,
/// begins the support.
///
/// # Errors
/// [`Error::NotFound`], [`Rule::NothingToSign`] when another version has come, [`Rule::SignedAlready`], [`Rule::Step`]
pub async fn sign(work: &mut Work, id: CaseId, new: NewSignature) -> Result<(), Error> {
    let mut opened = open_to_write(work, &id, As::Walker).await?;
    let grant = Grant::accompany(work.actor(), &opened.itself)?;
    let versions = versions(work, &opened, &id).await?;
    let version = versions
        .into_iter()
        .find(|v| v.id == new.agreement && matches!(v.status, Status::Draft | Status::Sealed))
        .ok_or(Rule::NothingToSign)?;
    if version.signature(new.signer).is_some() {
        return Err(Rule::SignedAlready.into());
    }
    let both = !version.signatures.is_empty();
    let first_time = opened.case.began_on.is_none();
    if both {
        opened.case.began_on = opened.case.began_on.or(Some(version.content.starts_on));
        opened.case.ends_on = Some(version.content.ends_on);
    }
    let with = With { code: Some(new.signer.code()), note: None, signed_by_both: both };
    take(work, &grant, &mut opened, Step::Sign, with).await?;
    if version.status == Status::Draft {
        let body = version.canonical();
        let hash = digest(work, &version);
        agreement::seal(work.tx(), &grant, &version.id, &body, &hash, work.now()).await?;
    }
    let signature = Signature {
        signer: new.signer,
        way: new.way,
        name: new.name.into_string(),
        drawing: new.drawing,
        signed_at: work.now(),
        signed_on: new.signed_on,
        kept_where: new.kept_where.map(Line::into_string),
    };
    agreement::sign(work.tx(), &grant, &version.id, &signature).await?;
    if both {
        agreement::bring_into_force(work.tx(), &grant, &version.id, work.now()).await?;
        goal::adopt(work.tx(), &grant, &version.content.goals, || work.next_id()).await?;
    }
    save(work, &grant, &opened).await?;
    if both && first_time { tell_if_allowed(work, &opened).await } else { Ok(()) }
}

/// The referrer hears that support began only when the resident allowed it.
async fn tell_if_allowed(work: &Work, opened: &Opened) -> Result<(), Error> {
    use rinnalla_domain::consent::{Permission, allows};
    let standing = rinnalla_store::permission::list(work.tx(), &opened.scope, &opened.case.id).await?;
    if allows(&standing, Permission::TellBegan) { tell_referrer(work, opened, "began").await } else { Ok(()) }
}
