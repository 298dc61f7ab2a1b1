//! Giving certificates, taking them back, and asking whether one holds.

use rinnalla_access::{Grant, TheService};
use rinnalla_domain::text::Text;
use rinnalla_domain::training::{Certificate, Code, NotGiven, Validity};
use rinnalla_domain::{CertificateId, CohortId, EnrolmentId, MunicipalityCode};
use rinnalla_store::{Sealer, account, training};

use super::{enrol, people, trained_course};
use crate::account::Gate;
use crate::{Error, Rule, Work};

/// The code of a certificate: made of its identity by the installation's key, so that the database alone holds none.
fn code(sealer: &Sealer, id: &CertificateId) -> Result<Code, Error> {
    let digest = sealer.digest("certificate", id.as_str());
    Code::of_digest(&digest).ok_or_else(|| Error::Internal("a digest is too short for a code".into()))
}

fn key(sealer: &Sealer, code: &Code) -> String {
    sealer.digest("certificate code", code.as_str())
}

/// Gives certificates to those who have completed a course: to all of them, or to nobody.
///
/// # Errors
/// [`Error::NotFound`] for anybody but trainers of the course; [`Rule::Training`]
pub async fn give(work: &mut Work, id: CohortId, to: Vec<EnrolmentId>) -> Result<usize, Error> {
    training::lock_cohort(work.tx(), &id).await?;
    let class = people::class(work, id.clone()).await?;
    let (cohort, grant) = trained_course(work, &id).await?;
    let mut count = 0;
    for who in to {
        let member = class.members.iter().find(|m| m.enrolment.id == who);
        let member = member.ok_or(Rule::Training(NotGiven::NotOnCourse))?;
        if member.certificate().is_some() {
            return Err(Rule::Training(NotGiven::Already).into());
        }
        let certificate = CertificateId::new(work.next_id());
        let mut of = member.enrolment.clone();
        // Somebody who enrolled before there was an account has one now, perhaps.
        if let (None, Some(mail)) = (&of.account, &of.mail) {
            let found = account::by_username(work.tx(), &mail.to_lowercase()).await?;
            of.account = found.filter(|a| a.mail_confirmed_at.is_some()).map(|a| a.id);
        }
        let given = Certificate::give(certificate, &of, &cohort, &member.standing, work.today());
        let given = given.map_err(Rule::Training)?;
        let code_key = key(work.sealer(), &code(work.sealer(), &given.id)?);
        training::insert_certificate(work.tx(), &grant, &id, &given, &code_key).await?;
        work.secured(Some(grant.municipality()), "certificate_given", Some(given.id.to_string()));
        count += 1;
    }
    Ok(count)
}

/// Somebody has an account now, whose mail address is known to be theirs: what they got before by that address is theirs.
pub(crate) async fn adopt(work: &Work, grant: &Grant<TheService>, who: &account::Account) -> Result<(), Error> {
    if who.mail_confirmed_at.is_none() {
        return Ok(());
    }
    Ok(training::adopt(work.tx(), grant, &who.id, &who.username).await?)
}

/// Takes a certificate back, with a reason that stays inside. The check page says so from now on.
///
/// # Errors
/// [`Error::NotFound`] for anybody but trainers of the municipality; [`Error::Conflict`] when that has been done
pub async fn revoke(work: &mut Work, cohort: CohortId, id: CertificateId, why: Text) -> Result<(), Error> {
    let (_, grant) = trained_course(work, &cohort).await?;
    let (_, of, _) = training::certificate(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    if of != cohort {
        return Err(Error::NotFound);
    }
    training::revoke(work.tx(), &grant, &id, why.as_str(), work.today()).await?;
    work.act_as("trainer");
    work.secured(Some(grant.municipality()), "certificate_revoked", Some(id.to_string()));
    Ok(())
}

/// A certificate to be set on paper.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The certificate.
    pub certificate: Certificate,
    /// Its code.
    pub code: Code,
    /// The municipality that keeps it.
    pub municipality: MunicipalityCode,
}

/// A certificate for its holder or for a trainer of the municipality.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn paper(work: &mut Work, id: CertificateId) -> Result<Paper, Error> {
    let (municipality, _, certificate) = training::certificate(work.tx(), &id).await?.ok_or(Error::NotFound)?;
    let own = certificate.account.is_some() && certificate.account.as_ref() == Some(&work.account()?);
    if !own {
        Grant::train(work.actor(), municipality)?;
        work.act_as("trainer");
        work.secured(Some(municipality), "certificate_shown", Some(id.to_string()));
    }
    Ok(Paper { code: code(work.sealer(), &id)?, certificate, municipality })
}

/// The certificate of whoever holds the link of an enrolment.
///
/// # Errors
/// [`Rule::LinkOver`]; [`Error::NotFound`] when none has been given
pub async fn paper_by_link(work: &mut Work, secret: String) -> Result<Paper, Error> {
    let (cohort, enrolment) = enrol::of_link(work, &secret).await?;
    let all = training::certificates_of_enrolment(work.tx(), &enrolment.id).await?;
    let certificate = all.into_iter().find(|c| c.revoked_on.is_none()).ok_or(Error::NotFound)?;
    let code = code(work.sealer(), &certificate.id)?;
    Ok(Paper { certificate, code, municipality: cohort.programme.municipality })
}

/// What anybody learns of a certificate who has its code, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Does it hold?
    pub validity: Validity,
    /// Name.
    pub name: String,
    /// Programme.
    pub title: String,
    /// Day on which it was given.
    pub given_on: jiff::civil::Date,
}

/// Asks whether a certificate holds. `None` for a code that nobody has been given. Whoever guesses is slowed down.
///
/// # Errors
/// [`Rule::TooManyTries`]
pub async fn check(work: &mut Work, typed: String, client: String) -> Result<Option<Checked>, Error> {
    let gate = Gate::new(work.sealer(), "certificate", &client, None);
    if !gate.enter(work).await? {
        return Err(Rule::TooManyTries.into());
    }
    let Some(code) = Code::parse(&typed) else { return Ok(None) };
    let key = key(work.sealer(), &code);
    let Some(found) = training::by_code(work.tx(), &key).await? else { return Ok(None) };
    gate.passed(work).await?;
    let validity = found.validity(work.today());
    Ok(Some(Checked { validity, name: found.name, title: found.title, given_on: found.given_on }))
}
