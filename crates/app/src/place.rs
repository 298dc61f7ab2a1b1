//! The municipality whose words and phone a page uses.

use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::account::Role;
use rinnalla_domain::settings::Settings;
use rinnalla_store::organisation::{self, Organisation};
use rinnalla_store::{account, settings};

use crate::{Error, Work};

/// The chosen municipality, when it runs the service; else the only one that does.
///
/// # Errors
/// When storage fails
pub async fn find(
    work: &mut Work,
    chosen: Option<MunicipalityCode>,
) -> Result<Option<(Organisation, Settings)>, Error> {
    let running = organisation::running(work.tx()).await?;
    let only = running.len() == 1;
    let found = running
        .into_iter()
        .find(|o| chosen.is_some_and(|code| o.municipality == Some(code)) || (chosen.is_none() && only));
    let Some(place) = found else { return Ok(None) };
    let Some(code) = place.municipality else {
        return Ok(None);
    };
    let settings = settings::find(work.tx(), code).await?.0;
    Ok(Some((place, settings)))
}

/// What a resident is told before consenting: the newest text in their language, whole, else in Finnish.
#[derive(Clone, Debug)]
pub struct Told {
    /// Version of the text.
    pub version: i64,
    /// The words.
    pub body: String,
}

/// The municipality's consent text.
///
/// # Errors
/// When storage fails
pub async fn told(work: &mut Work, code: MunicipalityCode, language: rinnalla_domain::Language) -> Result<Told, Error> {
    let finnish = settings::consent_text(work.tx(), code, rinnalla_domain::Language::Finnish).await?;
    let newest = finnish.as_ref().map_or(1, |(version, _)| *version);
    let own = settings::consent_text(work.tx(), code, language).await?.filter(|(version, _)| *version == newest);
    let (version, body) = own.or(finnish).unwrap_or((1, String::new()));
    Ok(Told { version, body })
}

/// Names of municipalities.
///
/// # Errors
/// When storage fails
pub async fn names(work: &mut Work, codes: Vec<MunicipalityCode>) -> Result<Vec<(MunicipalityCode, String)>, Error> {
    let mut named = Vec::new();
    for code in codes {
        if let Some(found) = organisation::municipality(work.tx(), code).await? {
            named.push((code, found.name_fi));
        }
    }
    Ok(named)
}

/// A made-up person of the demo, one line for each role.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// Name.
    pub name: String,
    /// Mail address, by which one signs in.
    pub username: String,
    /// Role.
    pub role: Role,
    /// On whose behalf.
    pub organisation: String,
    /// Where.
    pub municipality: MunicipalityCode,
    /// Name of the municipality.
    pub municipality_name: String,
}

/// The people of the demo who can sign in: for everybody, since their password is public. Nobody outside a demo.
///
/// # Errors
/// When storage fails
pub async fn demo_people(work: &mut Work) -> Result<Vec<DemoPerson>, Error> {
    if !work.config().demo {
        return Ok(Vec::new());
    }
    let mut people = Vec::new();
    for member in account::demo_members(work.tx()).await? {
        let at = member.membership.municipality;
        let municipality_name =
            organisation::municipality(work.tx(), at).await?.map_or_else(String::new, |m| m.name_fi);
        people.push(DemoPerson {
            name: member.name,
            username: member.username,
            role: member.membership.role,
            organisation: member.membership.organisation_name,
            municipality: at,
            municipality_name,
        });
    }
    Ok(people)
}
