//! A package for researchers: rows without names, handed over by the coordinator of the municipality.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac};
use jiff::civil::Date;
use rinnalla_access::{Grant, Scope};
use rinnalla_domain::case::Case;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::lack::LEAST;
use rinnalla_domain::report::{BANDS, Period};
use rinnalla_domain::text::{Line, name_key};
use rinnalla_domain::{CaseId, MunicipalityCode, ResidentId};
use rinnalla_formats::research::{Export, Measured, Referral, steps};
use rinnalla_measures::disclosure::anonymity::{Coarser, NOT_TOLD, anonymise};
use rinnalla_store::report as store;
use rinnalla_store::report::{Subject, Taken};
use sha2::Sha256;

use crate::{Error, Work, lack};

/// At least so many people are alike, whatever the municipality's setting for figures.
const LEAST_ALIKE: i64 = LEAST;

/// What is asked for.
#[derive(Clone)]
pub struct Asked {
    /// Of which municipality.
    pub municipality: MunicipalityCode,
    /// Whole months; those that have not ended are left out.
    pub period: Period,
    /// For which project. It stands in the log, in the package, and goes into the pseudonyms.
    pub project: Line,
    /// The municipality's key. It is used and not kept.
    pub key: ResearchKey,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Asked({} {})", self.municipality, self.period)
    }
}

/// The municipality's key for pseudonyms.
#[derive(Clone)]
pub struct ResearchKey(String);

/// A key has at least so many characters.
const SHORTEST_KEY: usize = 32;

impl ResearchKey {
    /// Takes a key of at least 32 characters.
    pub fn parse(typed: &str) -> Option<Self> {
        let key = typed.trim();
        (key.chars().count() >= SHORTEST_KEY).then(|| Self(key.to_owned()))
    }

    /// 16 hexadecimal digits that stand for somebody or something in a project.
    fn pseudonym(&self, project: &str, kind: &str, identity: &str) -> String {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(self.0.as_bytes()).expect("HMAC takes any key");
        mac.update(format!("{project}\0{kind}\0{identity}").as_bytes());
        mac.finalize().into_bytes().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// The package.
    Ready(Box<Export>),
    /// So few people were referred that none of them could be alike to enough others.
    TooFew {
        /// How many it takes.
        needs: usize,
    },
    /// No month of the period has ended.
    NotYet,
}

/// A key nobody has used yet.
///
/// # Errors
/// [`Error::NotFound`] for anybody but coordinators
pub fn fresh_key(work: &mut Work, municipality: MunicipalityCode) -> Result<String, Error> {
    Grant::coordinate_in(work.actor(), municipality)?;
    Ok(work.secret())
}

/// Looks at what the package would hold: how many are alike. Nobody's data are handed over, so nothing is logged; whoever looks
/// shows numbers alone.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of the municipality
pub async fn look(work: &mut Work, asked: Asked) -> Result<Made, Error> {
    Ok(make(work, asked).await?.0)
}

/// Hands the package over. Each person in it gets a log row that says that their data went to research, and so does the
/// municipality.
///
/// # Errors
/// [`Error::NotFound`] for anybody but a coordinator of the municipality
pub async fn hand_over(work: &mut Work, asked: Asked) -> Result<Made, Error> {
    let (made, cases) = make(work, asked).await?;
    if let Made::Ready(export) = &made {
        for case in &cases {
            work.looked_with(case, "research_export", export.project.clone());
        }
        let detail = format!("{}, {} rows, {}", export.period, export.referrals.len(), export.project);
        work.secured(Some(export.municipality), "research_export", Some(detail));
    }
    Ok(made)
}

/// The package and the cases in it.
async fn make(work: &mut Work, asked: Asked) -> Result<(Made, Vec<Case>), Error> {
    let code = asked.municipality;
    Grant::coordinate_in(work.actor(), code)?;
    let Some(period) = asked.period.ended(work.today()) else {
        return Ok((Made::NotYet, Vec::new()));
    };
    let scope = Scope::coordinating(work.actor());
    work.act_as("coordinator");
    let (counted, cases) = counted(work, &scope, code, period).await?;
    let mut subjects = store::subjects(work.tx(), &scope, code, period).await?;
    subjects.retain(|subject| counted.iter().any(|cases| cases.contains(&subject.case)));
    let (settings, _) = rinnalla_store::settings::find(work.tx(), code).await?;
    let needs = usize::try_from(settings.least_shown.max(LEAST_ALIKE)).unwrap_or(usize::MAX);
    let areas = lack::areas(work, code).await?;
    // Of each resident one row, by the first referral: several referrals do not make one person several.
    let mut places: BTreeMap<&ResidentId, usize> = BTreeMap::new();
    let mut known = Vec::new();
    for subject in &subjects {
        places.entry(&subject.resident).or_insert_with(|| {
            known.push(known_by(subject, &areas));
            known.len() - 1
        });
    }
    let Ok((told, anonymity)) = anonymise(&known, &ways(), needs) else {
        return Ok((Made::TooFew { needs }, Vec::new()));
    };

    let taken = store::taken(work.tx(), &scope, code, period).await?;
    let project = asked.project.as_str();
    let names: BTreeMap<CaseId, String> = subjects
        .iter()
        .map(|one| (one.case.clone(), asked.key.pseudonym(project, "case", one.case.as_str())))
        .collect();
    let mut referrals: Vec<Referral> = subjects
        .iter()
        .map(|subject| Referral {
            pseudonym: names[&subject.case].clone(),
            resident: asked.key.pseudonym(project, "resident", subject.resident.as_str()),
            known_by: told[places[&subject.resident]].clone(),
            ..referral(subject, &counted, period)
        })
        .collect();
    referrals.sort_by(|a, b| a.pseudonym.cmp(&b.pseudonym));
    let mut measured: Vec<Measured> =
        taken.into_iter().filter_map(|one| Some(value(names.get(&one.case)?.clone(), one))).collect();
    measured.sort_by(|a, b| (&a.pseudonym, &a.scale, &a.point).cmp(&(&b.pseudonym, &b.scale, &b.point)));
    let month = format!("{:04}-{:02}", work.today().year(), work.today().month());
    let project = project.to_owned();
    let export = Export { municipality: code, period, project, month, referrals, measured, anonymity };
    Ok((Made::Ready(Box::new(export)), cases))
}

/// Which cases each step counts, the same rows as behind the figures of the report, and all of them together.
async fn counted(
    work: &Work,
    scope: &Scope,
    code: MunicipalityCode,
    period: Period,
) -> Result<(Vec<BTreeSet<CaseId>>, Vec<Case>), Error> {
    let (mut counted, mut all) = (Vec::new(), BTreeMap::new());
    for key in steps() {
        let cases = store::rows(work.tx(), scope, code, key, period).await?.ok_or(Error::NotFound)?;
        counted.push(cases.iter().map(|case| case.id.clone()).collect());
        all.extend(cases.into_iter().map(|case| (case.id.clone(), case)));
    }
    Ok((counted, all.into_values().collect()))
}

/// In which order less is told: where somebody lives says most about them.
fn ways() -> [Coarser; 5] {
    let nothing: fn(&str) -> String = |_| NOT_TOLD.into();
    [
        Coarser { column: 2, make: nothing },
        Coarser { column: 3, make: nothing },
        Coarser { column: 1, make: nothing },
        Coarser { column: 0, make: |quarter| quarter.chars().take(4).collect() },
        Coarser { column: 0, make: nothing },
    ]
}

/// Quarter, age, area and language.
fn known_by(subject: &Subject, areas: &[String]) -> Vec<String> {
    let sent = day_of(subject.sent_at);
    let quarter = format!("{:04}-Q{}", sent.year(), (sent.month() + 2) / 3);
    let key = name_key(&subject.village);
    let area = areas.iter().find(|name| name_key(name) == key).cloned().unwrap_or_else(|| "elsewhere".into());
    let language =
        if matches!(subject.language.as_str(), "fi" | "sv") { subject.language.clone() } else { "other".into() };
    vec![quarter, age_band(subject.born_on, sent), area, language]
}

fn age_band(born: Date, on: Date) -> String {
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    let age = i64::from(on.year()) - i64::from(born.year()) - i64::from(!had_birthday);
    let band = BANDS.iter().rev().find(|band| age >= band.from);
    band.map_or_else(|| "under 18".into(), |band| band.to_string().replace('\u{2013}', "-"))
}

fn referral(subject: &Subject, counted: &[BTreeSet<CaseId>], period: Period) -> Referral {
    let sent = day_of(subject.sent_at);
    let (_, last) = period.days();
    // What came after the period is not in it.
    let days = |on: Option<Date>| {
        on.filter(|on| *on <= last).map(|on| i64::from(sent.until(on).map_or(0, |span| span.get_days())).max(0))
    };
    Referral {
        days_to_contact: days(subject.contacted_at.map(day_of)),
        days_to_first_visit: days(subject.first_visit_on),
        reasons: subject.reasons.clone(),
        ending_reason: subject.ending_reason.clone(),
        steps: counted.iter().map(|cases| cases.contains(&subject.case)).collect(),
        ..Referral::default()
    }
}

fn value(pseudonym: String, taken: Taken) -> Measured {
    Measured {
        pseudonym,
        point: taken.point.code().into(),
        scale: taken.scale,
        value: taken.value,
        mode: taken.mode.code().into(),
        helper: taken.helper.map_or(if taken.helped { "somebody" } else { "" }, |helper| helper.code()).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonyms_hold_for_a_key_and_a_project_alone() {
        let key = |text: &str| ResearchKey::parse(text).unwrap();
        let (one, other) = (key(&"a".repeat(32)), key(&"b".repeat(32)));
        let name = one.pseudonym("kylillä", "case", "01k0");
        assert_eq!((name.len(), &name), (16, &one.pseudonym("kylillä", "case", "01k0")));
        for another in [
            other.pseudonym("kylillä", "case", "01k0"),
            one.pseudonym("toinen", "case", "01k0"),
            one.pseudonym("kylillä", "resident", "01k0"),
        ] {
            assert_ne!(name, another);
        }
        assert!(ResearchKey::parse("lyhyt").is_none());
    }

    #[test]
    fn ages_are_those_of_the_day() {
        let day = jiff::civil::date;
        assert_eq!(age_band(day(1961, 5, 2), day(2026, 5, 1)), "50-64");
        assert_eq!(age_band(day(1961, 5, 2), day(2026, 5, 2)), "65-74");
        assert_eq!(age_band(day(1930, 1, 1), day(2026, 5, 2)), "85-");
        assert_eq!(age_band(day(2015, 1, 1), day(2026, 5, 2)), "under 18");
    }
}
