//! Who is trained as a municipality asks: the rule before the first case.

use std::collections::HashMap;

use jiff::civil::Date;
use rinnalla_access::Grant;
use rinnalla_domain::link_worker::path::{Facts, Need, Path, PathRules};
use rinnalla_domain::link_worker::{Hindrance, Profile, Villages, Walker};
use rinnalla_domain::training::{Certificate, Programme, Proof, Requirement};
use rinnalla_domain::{AccountId, MunicipalityCode};
use rinnalla_store::training;

use crate::{Error, Work};

/// The rule of a municipality, with the certificates of its link workers.
#[derive(Clone, Debug)]
pub struct Trained {
    rule: Requirement,
    held: HashMap<AccountId, Vec<Certificate>>,
    today: Date,
}

/// Reads the rule and the certificates of a municipality's link workers.
///
/// # Errors
/// When storage fails
pub async fn trained(work: &Work, municipality: MunicipalityCode) -> Result<Trained, Error> {
    let (rule, _) = training::requirement(work.tx(), municipality).await?;
    let mut held: HashMap<AccountId, Vec<Certificate>> = HashMap::new();
    for certificate in training::held_in(work.tx(), municipality).await? {
        if let Some(account) = certificate.account.clone() {
            held.entry(account).or_default().push(certificate);
        }
    }
    Ok(Trained { rule, held, today: work.today() })
}

impl Trained {
    /// By what somebody has shown to be trained as the municipality asks, or why not.
    ///
    /// # Errors
    /// The hindrance
    pub fn proof(&self, profile: &Profile) -> Result<Proof, Hindrance> {
        self.proof_of(Some(&profile.account), profile.trained_on)
    }

    /// The same of somebody on the path, who may have no account yet; `recorded` is the day that was written down.
    ///
    /// # Errors
    /// The hindrance
    pub fn proof_of(&self, account: Option<&AccountId>, recorded: Option<Date>) -> Result<Proof, Hindrance> {
        let held = account.and_then(|account| self.held.get(account)).map(Vec::as_slice).unwrap_or_default();
        self.rule.met_by(held, recorded, self.today)
    }

    /// What is missing before somebody on the path can be asked for a case: a certificate is as good as a day that was
    /// written down, and a day is only as good as the rule says.
    pub(crate) fn missing(&self, path: &Path, rules: PathRules) -> Vec<Need> {
        let proof = self.proof_of(path.account.as_ref(), path.facts.trained_on);
        let facts = Facts { trained_on: proof.ok().map(|proof| proof.on), ..path.facts.clone() };
        facts.missing(path.has_role, rules, self.today)
    }

    /// A profile whose day of training is what the rule makes of it, and why there is none.
    pub(crate) fn applied(&self, mut profile: Profile) -> (Profile, Option<Hindrance>) {
        let proof = self.proof(&profile);
        profile.trained_on = proof.ok().map(|proof| proof.on);
        (profile, proof.err())
    }

    /// A link worker to be laid beside cases, with the rule of the municipality.
    pub(crate) fn walker(&self, profile: Profile, villages: &Villages, minutes: i64) -> Walker {
        let (profile, why) = self.applied(profile);
        let mut walker = Walker::new(profile, villages, minutes, self.today);
        if let Some(why) = why {
            walker.name_training_hindrance(why);
        }
        walker
    }
}

/// The rule of a municipality, its version, and the programmes that it may name: for its administrators.
///
/// # Errors
/// [`Error::NotFound`] for anybody else
pub async fn requirement(
    work: &mut Work,
    municipality: MunicipalityCode,
) -> Result<(Requirement, i64, Vec<Programme>), Error> {
    Grant::administer(work.actor(), municipality)?;
    let (rule, version) = training::requirement(work.tx(), municipality).await?;
    let mut programmes: Vec<Programme> = Vec::new();
    for cohort in training::cohorts(work.tx(), Some(municipality)).await? {
        let basic = cohort.programme.content.kind == rinnalla_domain::training::Kind::Basic;
        if basic && programmes.iter().all(|p| p.id != cohort.programme.id) {
            programmes.push(cohort.programme);
        }
    }
    Ok((rule, version, programmes))
}

/// Saves the rule of a municipality.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`]
pub async fn save_requirement(
    work: &mut Work,
    municipality: MunicipalityCode,
    rule: Requirement,
    version: i64,
) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), municipality)?;
    let (_, _, programmes) = requirement(work, municipality).await?;
    if rule.programme.as_ref().is_some_and(|named| programmes.iter().all(|p| p.id != *named)) {
        return Err(Error::NotFound);
    }
    training::save_requirement(work.tx(), &grant, &rule, version).await?;
    work.secured(Some(municipality), "training_requirement", None);
    Ok(())
}
