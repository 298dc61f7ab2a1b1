//! Half-written forms, and keys of forms that were sent.

use jiff::{SignedDuration, Timestamp};
use rinnalla_access::Grant;
use rinnalla_domain::{AccountId, DraftId};
use rinnalla_store::draft;
pub use rinnalla_store::draft::Draft;

use crate::{Error, Rule, Work};

/// Where the form of a new referral is.
pub(crate) const FIRST_REFERRAL: &str = "/lahetteet/uusi";
/// The largest form that is kept, in bytes.
const LARGEST: usize = 64 * 1024;
/// The longest address of a form.
const LONGEST_PATH: usize = 200;
/// How long a draft is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long a form is kept that was sent after the web session had ended.
const KEPT_RESUMED: SignedDuration = SignedDuration::from_mins(30);

/// Saves one's own half-written form; `id` of an earlier saving writes over it. What it is called, and when it was
/// saved.
///
/// # Errors
/// [`Rule::DraftTooLarge`] beyond 64 kB; [`Error::NotFound`] when nobody has signed in or `path` is no address here.
pub async fn save(
    work: &mut Work,
    path: String,
    id: Option<DraftId>,
    fields: String,
    resumed: bool,
) -> Result<(DraftId, Timestamp), Error> {
    let account = work.account()?;
    keep(work, &account, id, path, fields, resumed).await
}

/// Saves a form for somebody whose web session ended before it was sent, as the service.
///
/// # Errors
/// As [`save`]; [`Error::NotFound`] for anybody but the service.
pub async fn save_for(
    work: &mut Work,
    account: AccountId,
    path: String,
    fields: String,
) -> Result<(DraftId, Timestamp), Error> {
    Grant::the_service(work.actor(), None)?;
    keep(work, &account, None, path, fields, true).await
}

/// One's own draft.
///
/// # Errors
/// [`Error::NotFound`] for somebody else's, or one that has run out.
pub async fn find(work: &mut Work, id: DraftId) -> Result<Draft, Error> {
    let account = work.account()?;
    draft::find(work.tx(), work.sealer(), &account, &id, work.now()).await?.ok_or(Error::NotFound)
}

/// One's own drafts of a form, newest first.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn of_path(work: &mut Work, path: String) -> Result<Vec<Draft>, Error> {
    let account = work.account()?;
    Ok(draft::of_path(work.tx(), work.sealer(), &account, &path, work.now()).await?)
}

/// One's own newest draft of a form.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn newest_for(work: &mut Work, path: String) -> Result<Option<Draft>, Error> {
    let account = work.account()?;
    newest_of(work, &account, &path).await
}

/// All of one's own drafts, newest first.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn list_own(work: &mut Work) -> Result<Vec<Draft>, Error> {
    let account = work.account()?;
    Ok(draft::list(work.tx(), work.sealer(), &account, work.now()).await?)
}

/// Deletes one's own draft; somebody else's stays.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn delete(work: &mut Work, id: DraftId) -> Result<(), Error> {
    let account = work.account()?;
    Ok(draft::delete(work.tx(), &account, &id).await?)
}

/// What came of a form that one sent before with the same key.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in.
pub async fn submission(work: &mut Work, key: String) -> Result<Option<String>, Error> {
    let account = work.account()?;
    Ok(draft::submission(work.tx(), &account, &key).await?)
}

/// Notes what came of a form, in the transaction of its effect.
///
/// # Errors
/// [`Error::Conflict`] when the same form came through meanwhile: then nothing of this one remains.
pub async fn note_submission(work: &mut Work, key: String, result: String) -> Result<(), Error> {
    let account = work.account()?;
    Ok(draft::note_submission(work.tx(), &account, &key, &result, work.now()).await?)
}

/// Can a form be kept? Its address must lead here, since the person is sent back to it.
pub(crate) fn judge(path: &str, fields: &str) -> Result<(), Error> {
    let local = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r', '\t']);
    if !local || path.len() > LONGEST_PATH {
        return Err(Error::NotFound);
    }
    if fields.len() > LARGEST { Err(Rule::DraftTooLarge.into()) } else { Ok(()) }
}

/// Keeps a form for an account: over its own earlier draft, else under the identity that its page was given when it was
/// opened (the key of the form, which deletes the draft when the form is sent), else under a new one.
pub(crate) async fn keep(
    work: &Work,
    account: &AccountId,
    id: Option<DraftId>,
    path: String,
    fields: String,
    resumed: bool,
) -> Result<(DraftId, Timestamp), Error> {
    judge(&path, &fields)?;
    let id = match id {
        Some(id) if writes_over(work, account, &id, &path).await? => id,
        Some(id) if is_key(&id) && !draft::is_taken(work.tx(), &id).await? => id,
        _ => DraftId::new(work.next_id()),
    };
    let new = Draft { id, path, fields, saved_at: work.now(), resumed };
    let until = work.now() + if resumed { KEPT_RESUMED } else { KEPT };
    draft::save(work.tx(), work.sealer(), work.nonce(), account, &new, until).await?;
    Ok((new.id, new.saved_at))
}

/// Is there an own draft of the same form with this identity?
async fn writes_over(work: &Work, account: &AccountId, id: &DraftId, path: &str) -> Result<bool, Error> {
    let known = draft::find(work.tx(), work.sealer(), account, id, work.now()).await?;
    Ok(known.is_some_and(|known| known.path == path))
}

/// Is it written like the keys that forms are given?
fn is_key(id: &DraftId) -> bool {
    id.as_str().len() == 32 && id.as_str().bytes().all(|b| b.is_ascii_hexdigit())
}

/// The newest draft that an account has of a form.
pub(crate) async fn newest_of(work: &Work, account: &AccountId, path: &str) -> Result<Option<Draft>, Error> {
    let found = draft::of_path(work.tx(), work.sealer(), account, path, work.now()).await?;
    Ok(found.into_iter().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_kept_only_with_an_address_that_leads_here() {
        assert!(judge("/lahetteet/uusi", "").is_ok());
        for elsewhere in ["https://muualla.example/", "//muualla.example", "/\\muualla.example", "", "lahetteet"] {
            assert!(judge(elsewhere, "").is_err(), "{elsewhere}");
        }
        assert!(judge("/a", &"x".repeat(LARGEST + 1)).is_err());
    }
}
