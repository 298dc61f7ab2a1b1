//! A table that somebody brings: their own activities, or those of their municipality.

use rinnalla_access::{Administer, EditDirectory, Grant};
use rinnalla_domain::account::Role;
use rinnalla_domain::source::{Kind, RunCause};
use rinnalla_domain::text::{Line, name_key};
use rinnalla_domain::{AccountId, MunicipalityCode, OrganisationId};
use rinnalla_formats::directory::Batch;
use rinnalla_store::source::run::{self, Run};
use rinnalla_store::source::{self, Source};

use super::{Report, reading, run as runs};
use crate::{App, Error, FutureExt, Who, Work};

/// Addresses of sources that are tables which somebody brings.
const BROUGHT: &str = "table:";

/// On whose behalf a table is brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The municipality that answers for the entries.
    pub municipality: MunicipalityCode,
    /// The organisation whose own activities they are; none: those of the municipality.
    pub organisation: Option<OrganisationId>,
    /// Name of the organisation.
    pub name: String,
}

impl Brought {
    fn address(&self) -> String {
        self.organisation.as_ref().map_or_else(|| BROUGHT.to_owned(), |id| format!("{BROUGHT}{id}"))
    }
}

/// On whose behalf whoever asks may bring a table: as an organiser for their organisations, as a coordinator or
/// administrator for their municipalities. Names of municipalities are left empty.
///
/// # Errors
/// [`Error::NotFound`] when nobody has signed in
pub fn may_bring(work: &Work) -> Result<Vec<Brought>, Error> {
    let person = work.person()?;
    let own = person.memberships.iter().filter(|m| m.role == Role::Organiser).map(|m| Brought {
        municipality: m.municipality,
        organisation: Some(m.organisation.clone()),
        name: m.organisation_name.clone(),
    });
    let mut codes = person.municipalities(Role::Coordinator);
    codes.extend(person.municipalities(Role::Administrator));
    codes.sort_unstable();
    codes.dedup();
    let of_municipalities =
        codes.into_iter().map(|municipality| Brought { municipality, organisation: None, name: String::new() });
    Ok(own.chain(of_municipalities).collect())
}

fn grant(work: &Work, home: &Brought) -> Result<Grant<EditDirectory>, Error> {
    if !may_bring(work)?.iter().any(|own| own.address() == home.address() && own.municipality == home.municipality) {
        return Err(Error::NotFound);
    }
    if let Ok(administers) = Grant::<Administer>::administer(work.actor(), home.municipality) {
        return Ok(Grant::by_administrator(&administers));
    }
    Ok(Grant::<EditDirectory>::add(work.actor(), home.municipality)?)
}

/// Takes a table on behalf of somebody; answers with the identity of the reading. Entries that are not in the table stay
/// as they are. An organiser's table says nothing of others' activities: such rows are refused one by one.
///
/// # Errors
/// [`Error::NotFound`] on behalf of others
pub async fn bring(app: &App, who: AccountId, home: Brought, batch: Batch) -> Result<String, Error> {
    let (asked, kind) = (home.clone(), Kind::Csv);
    let source = app
        .run(Who::Account(who), move |work| {
            async move {
                let grant = grant(work, &asked)?;
                let address = asked.address();
                if let Some(found) = source::find(work.tx(), asked.municipality, kind, &address).await? {
                    return Ok(found);
                }
                let name = if asked.name.is_empty() { "Taulukko".into() } else { format!("Taulukko: {}", asked.name) };
                let new = Source::off_schedule(work.next_id(), asked.municipality, kind, name, address);
                source::insert(work.tx(), &grant, &new).await?;
                Ok(new)
            }
            .boxed()
        })
        .await?;
    let mut reading = reading(batch);
    reading.whole = false;
    if let Some(organisation) = &home.organisation {
        let own = name_key(&home.name);
        let (items, foreign): (Vec<_>, Vec<_>) = std::mem::take(&mut reading.items)
            .into_iter()
            .partition(|item| name_key(item.content.organiser.name.as_str()) == own);
        reading.items = items;
        for item in &mut reading.items {
            item.content.organiser.organisation = Some(organisation.clone());
        }
        let lines = foreign
            .into_iter()
            .map(|item| runs::refused(&item.where_, "not_yours", Line::into_string(item.content.organiser.name)));
        reading.lines.extend(lines);
    }
    Ok(runs::record(app, &source, RunCause::Table, reading, false).await?.0)
}

/// What came of a table that was brought, for those who may bring one on the same behalf.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn brought(work: &mut Work, id: String) -> Result<(Source, Run, Report), Error> {
    for home in may_bring(work)? {
        let Some(found) = source::find(work.tx(), home.municipality, Kind::Csv, &home.address()).await? else {
            continue;
        };
        let run = run::find(work.tx(), home.municipality, &id).await?.filter(|run| run.source == found.id);
        if let Some(run) = run {
            let report = runs::report(work, &run).await?;
            return Ok((found, run, report));
        }
    }
    Err(Error::NotFound)
}
