//! What a municipality decides: settings, consent texts, organisations, the table of municipalities, mail.

use rinnalla_access::{Actor, Grant};
use rinnalla_domain::message::Mail;
use rinnalla_domain::municipality::{Municipality, counties, parse_table};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::settings::Settings;
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::{Language, MunicipalityCode, OrganisationId};
use rinnalla_store::organisation::{self, Organisation};
use rinnalla_store::queue::{self, MailState};
use rinnalla_store::settings::{self, ConsentText};

use crate::account::post;
use crate::{Error, Rule, Work};

/// Municipalities that run the service, by name: for everybody.
///
/// # Errors
/// When the database fails.
pub async fn running(work: &mut Work) -> Result<Vec<Organisation>, Error> {
    Ok(organisation::running(work.tx()).await?)
}

/// A municipality as public pages show it.
#[derive(Clone, Debug)]
pub struct Description {
    /// Its names.
    pub municipality: Organisation,
    /// Its settings.
    pub settings: Settings,
}

/// A municipality that runs the service: for everybody.
///
/// # Errors
/// [`Error::NotFound`] when it does not.
pub async fn describe(work: &mut Work, code: MunicipalityCode) -> Result<Description, Error> {
    let (settings, version) = settings::find(work.tx(), code).await?;
    let municipality = organisation::municipality(work.tx(), code).await?.filter(|_| version > 0);
    Ok(Description { municipality: municipality.ok_or(Error::NotFound)?, settings })
}

/// Settings with the version that [`save_settings`] asks for.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn settings(work: &mut Work, code: MunicipalityCode) -> Result<(Settings, i64), Error> {
    Grant::administer(work.actor(), code)?;
    Ok(settings::find(work.tx(), code).await?)
}

/// Saves the settings.
///
/// # Errors
/// [`Error::Conflict`] when somebody else saved them meanwhile; [`Error::NotFound`].
pub async fn save_settings(work: &mut Work, code: MunicipalityCode, new: Settings, version: i64) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), code)?;
    settings::save(work.tx(), &grant, &new, version).await?;
    work.secured(Some(code), "settings_saved", Some(format!("version {}", version + 1)));
    Ok(())
}

/// Every version of the consent texts, newest first.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn consent_texts(work: &mut Work, code: MunicipalityCode) -> Result<Vec<ConsentText>, Error> {
    Grant::administer(work.actor(), code)?;
    Ok(settings::consent_texts(work.tx(), code).await?)
}

/// Adds the next version of the consent text, in Finnish and in every language of the former version: so that all
/// residents are told the same. Its number; former versions stay as they are.
///
/// # Errors
/// [`Rule::ConsentTextMissing`]; [`Error::NotFound`].
pub async fn add_consent_text(
    work: &mut Work,
    code: MunicipalityCode,
    texts: Vec<(Language, Text)>,
) -> Result<i64, Error> {
    let grant = Grant::administer(work.actor(), code)?;
    let former = settings::consent_texts(work.tx(), code).await?;
    let newest = former.iter().map(|text| text.version).max().unwrap_or(0);
    let spoken = former.iter().filter(|text| text.version == newest).map(|text| text.language);
    for language in std::iter::once(Language::Finnish).chain(spoken) {
        if !texts.iter().any(|(given, _)| *given == language) {
            return Err(Rule::ConsentTextMissing(language).into());
        }
    }
    let version = newest + 1;
    for (language, body) in texts {
        let text = ConsentText { version, language, body: body.into_string(), made_at: work.now() };
        settings::insert_consent_text(work.tx(), code, grant.by(), &text).await?;
    }
    work.secured(Some(code), "consent_text_added", Some(format!("version {version}")));
    Ok(version)
}

/// Units, associations and parishes of the municipality, and itself.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn organisations(work: &mut Work, code: MunicipalityCode) -> Result<Vec<Organisation>, Error> {
    Grant::administer(work.actor(), code)?;
    Ok(organisation::of_municipality(work.tx(), code).await?)
}

/// Adds a unit, association or parish.
///
/// # Errors
/// [`Rule::FromTheTable`] for a county or municipality; [`Error::NotFound`].
pub async fn add_organisation(
    work: &mut Work,
    code: MunicipalityCode,
    kind: Kind,
    name_fi: Line,
    name_sv: Option<Line>,
) -> Result<OrganisationId, Error> {
    let grant = Grant::administer(work.actor(), code)?;
    if matches!(kind, Kind::County | Kind::Municipality) {
        return Err(Rule::FromTheTable.into());
    }
    let id = OrganisationId::new(work.next_id());
    let name_sv = name_sv.as_ref().map(Line::as_str);
    organisation::insert(work.tx(), &grant, &id, kind, name_fi.as_str(), name_sv).await?;
    work.secured(Some(code), "organisation_added", Some(id.to_string()));
    Ok(id)
}

/// Ends a unit, association or parish: its joining links and open invitations stop, roles stay until they are ended.
///
/// # Errors
/// [`Rule::FromTheTable`] for the municipality itself; [`Error::NotFound`].
pub async fn end_organisation(work: &mut Work, code: MunicipalityCode, id: OrganisationId) -> Result<(), Error> {
    let grant = Grant::administer(work.actor(), code)?;
    let found = organisation::of_municipality(work.tx(), code).await?.into_iter().find(|unit| unit.id == id);
    if matches!(found.ok_or(Error::NotFound)?.kind, Kind::County | Kind::Municipality) {
        return Err(Rule::FromTheTable.into());
    }
    organisation::end(work.tx(), &grant, &id, work.now()).await?;
    work.secured(Some(code), "organisation_ended", Some(id.to_string()));
    Ok(())
}

/// The table of municipalities as it is now.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn table(work: &mut Work, code: MunicipalityCode) -> Result<Vec<Organisation>, Error> {
    Grant::administer(work.actor(), code)?;
    Ok(organisation::municipalities(work.tx()).await?)
}

/// What came of loading a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableLoaded {
    /// Lines that were taken.
    pub lines: usize,
    /// Lines that would have changed another municipality that runs the service here: its own administrator loads them.
    pub left: usize,
}

/// Loads a table of municipalities, all of it or nothing. What the table no longer names stays, and so does another
/// municipality that runs the service here: it is its own controller.
///
/// # Errors
/// [`Rule::BadTable`] with every line that cannot be taken; [`Error::NotFound`] for anybody but an administrator.
pub async fn load_table(work: &mut Work, code: MunicipalityCode, tsv: String) -> Result<TableLoaded, Error> {
    Grant::administer(work.actor(), code)?;
    let table = parse_table(&tsv).map_err(Rule::BadTable)?;
    let others: Vec<Organisation> =
        organisation::running(work.tx()).await?.into_iter().filter(|o| o.municipality != Some(code)).collect();
    let (of_others, taken): (Vec<Municipality>, Vec<Municipality>) =
        table.into_iter().partition(|line| others.iter().any(|o| o.municipality == Some(line.code)));
    let left = of_others.iter().filter(|line| !others.iter().any(|o| o.is_as(line))).count();
    // The table is everybody's: the service loads it, at an administrator's word.
    let grant = Grant::the_service(&Actor::Service("table"), None)?;
    organisation::load(work.tx(), &grant, counties(), &taken).await?;
    work.secured(Some(code), "table_loaded", Some(format!("{} lines, {left} left", taken.len())));
    Ok(TableLoaded { lines: taken.len(), left })
}

/// The newest mails of the municipality: which, when, what became of them.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn mail_state(work: &mut Work, code: MunicipalityCode) -> Result<Vec<MailState>, Error> {
    let grant = Grant::administer(work.actor(), code)?;
    Ok(queue::newest(work.tx(), &grant).await?)
}

/// Sends a test mail to oneself.
///
/// # Errors
/// [`Error::NotFound`] for anybody but an administrator of the municipality.
pub async fn test_mail(work: &mut Work, code: MunicipalityCode) -> Result<(), Error> {
    Grant::administer(work.actor(), code)?;
    let me = work.account()?;
    post(work, Mail::Test, code, &me).await
}
