//! What time brings: trainings that run out, and enrolments that are kept no longer.

use jiff::ToSpan;
use rinnalla_access::Grant;
use rinnalla_domain::message::Mail;
use rinnalla_domain::training::{Kind, Validity};
use rinnalla_store::training;

use crate::{Error, Work};

/// So many days before a training runs out its holder hears of it.
const REMIND_DAYS: i64 = 60;
/// Who waited in vain or gave the place up is forgotten so many days after the course.
const SOON_DAYS: i64 = 30;
/// Everybody else so many days after it. Certificates stay.
const LATE_DAYS: i64 = 730;

/// Reminds those whose training runs out within two months, once, unless another one keeps it fresh; deletes
/// enrolments of courses that are long over. How many were deleted.
///
/// # Errors
/// [`Error::NotFound`] for anybody but the service
pub async fn round(work: &mut Work) -> Result<u64, Error> {
    let grant = Grant::the_service(work.actor(), None)?;
    let today = work.today();
    let until = today.saturating_add(REMIND_DAYS.days());
    for certificate in training::expiring(work.tx(), &grant, today, until).await? {
        let Some(account) = certificate.account.clone() else { continue };
        let held = training::certificates_of_account(work.tx(), &account).await?;
        let kept = held.iter().any(|other| {
            let counts = other.kind != Kind::Induction && other.validity(today) == Validity::Valid;
            counts && other.expires_on.is_none_or(|end| end > until)
        });
        if certificate.kind != Kind::Induction && !kept {
            let word = format!("refresher-{}", certificate.id);
            work.mail(Mail::RefresherDue, Some(&account), None, Some(word)).await?;
        }
    }
    let (soon, late) = (today.saturating_sub(SOON_DAYS.days()), today.saturating_sub(LATE_DAYS.days()));
    Ok(training::delete_left_over(work.tx(), &grant, soon, late).await?)
}
