//! Organisations: counties, municipalities, referring units, associations, parishes.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{Administer, EditDirectory, Grant, TheService};
use rinnalla_domain::business_id::BusinessId;
use rinnalla_domain::municipality::{County, Municipality};
use rinnalla_domain::organisation::Kind;
use rinnalla_domain::{MunicipalityCode, OrganisationId};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Identity; of a municipality `kunta-758`, of a county `hva-19`.
    pub id: OrganisationId,
    /// Kind.
    pub kind: Kind,
    /// Finnish name.
    pub name_fi: String,
    /// Swedish name.
    pub name_sv: Option<String>,
    /// Finnish name in the local case: Sodankylässä.
    pub in_fi: Option<String>,
    /// The municipality that it belongs to or is.
    pub municipality: Option<MunicipalityCode>,
    /// Code of the wellbeing services county.
    pub county_code: Option<String>,
    /// In the Sámi homeland.
    pub homeland: bool,
    /// In force from.
    pub valid_from: Option<Date>,
    /// In force until.
    pub valid_to: Option<Date>,
    /// Code of the municipality into which it merged.
    pub merged_into: Option<String>,
    /// The business identity code that a coordinator has confirmed.
    pub business_id: Option<BusinessId>,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
}

impl Organisation {
    /// Does it stand as `line` of a table says?
    pub fn is_as(&self, line: &Municipality) -> bool {
        self.municipality == Some(line.code)
            && self.name_fi == line.name_fi
            && self.name_sv.as_deref() == Some(line.name_sv.as_str())
            && self.in_fi.as_deref() == Some(line.in_fi.as_str())
            && self.county_code == line.county.map(|c| c.to_string())
            && self.homeland == line.homeland
            && (self.valid_from, self.valid_to) == (Some(line.valid_from), line.valid_to)
            && self.merged_into == line.merged_into.map(|c| c.to_string())
    }
}

fn read(row: &Row) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: row.id("id", OrganisationId::new)?,
        kind: row.code("kind", Kind::parse)?,
        name_fi: row.text("name_fi")?,
        name_sv: row.text_or_none("name_sv")?,
        in_fi: row.text_or_none("in_fi")?,
        municipality: row.text_or_none("municipality_id")?.map(|_| row.municipality("municipality_id")).transpose()?,
        county_code: row.text_or_none("county_code")?,
        homeland: row.flag("homeland")?,
        valid_from: row.day_or_none("valid_from")?,
        valid_to: row.day_or_none("valid_to")?,
        merged_into: row.text_or_none("merged_into")?,
        business_id: row.text_or_none("business_id")?.and_then(|id| BusinessId::parse(&id).ok()),
        ended_at: row.time_or_none("ended_at")?,
    })
}

/// The identity of a municipality as an organisation.
pub fn municipality_id(code: MunicipalityCode) -> OrganisationId {
    OrganisationId::new(format!("kunta-{code}"))
}

/// Loads the table of counties and municipalities; rows that exist are brought up to date, none is removed.
pub async fn load(
    tx: &Tx,
    _grant: &Grant<TheService>,
    counties: &[County],
    municipalities: &[Municipality],
) -> Result<(), StoreError> {
    for county in counties {
        tx.execute(
            "insert into organisations (id, kind, name_fi, name_sv, code, county_code, valid_from) \
             values ($1, 'county', $2, $3, $4, $4, $5) \
             on conflict (id) do update set name_fi = excluded.name_fi, name_sv = excluded.name_sv",
            args![
                format!("hva-{}", county.code),
                county.name_fi.as_str(),
                county.name_sv.as_str(),
                county.code.to_string(),
                county.valid_from
            ],
        )
        .await?;
    }
    for m in municipalities {
        tx.execute(
            "insert into organisations (id, kind, name_fi, name_sv, code, county_code, municipality_id, in_fi, \
             homeland, valid_from, valid_to, merged_into) \
             values ($1, 'municipality', $2, $3, $4, $5, $4, $6, $7, $8, $9, $10) \
             on conflict (id) do update set name_fi = excluded.name_fi, name_sv = excluded.name_sv, \
             county_code = excluded.county_code, in_fi = excluded.in_fi, homeland = excluded.homeland, \
             valid_from = excluded.valid_from, valid_to = excluded.valid_to, merged_into = excluded.merged_into",
            args![
                municipality_id(m.code).as_str(),
                m.name_fi.as_str(),
                m.name_sv.as_str(),
                m.code,
                m.county.map(|c| c.to_string()),
                m.in_fi.as_str(),
                m.homeland,
                m.valid_from,
                m.valid_to,
                m.merged_into.map(|c| c.to_string()),
            ],
        )
        .await?;
    }
    Ok(())
}

/// How many municipalities are in the table.
pub async fn count_municipalities(tx: &Tx) -> Result<i64, StoreError> {
    let row = tx.row("select count(*) as n from organisations where kind = 'municipality'", args![]).await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// A municipality.
pub async fn municipality(tx: &Tx, code: MunicipalityCode) -> Result<Option<Organisation>, StoreError> {
    tx.row("select * from organisations where id = $1", args![municipality_id(code).as_str()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// An organisation, also one that was ended.
pub async fn find(tx: &Tx, id: &OrganisationId) -> Result<Option<Organisation>, StoreError> {
    tx.row("select * from organisations where id = $1", args![id.as_str()]).await?.as_ref().map(read).transpose()
}

/// Municipalities that run the service: those that have settings.
pub async fn running(tx: &Tx) -> Result<Vec<Organisation>, StoreError> {
    tx.rows(
        "select o.* from organisations o join settings s on s.municipality_id = o.code \
         where o.kind = 'municipality' order by o.name_fi",
        args![],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// All municipalities of the table, for the administrator's page.
pub async fn municipalities(tx: &Tx) -> Result<Vec<Organisation>, StoreError> {
    tx.rows("select * from organisations where kind = 'municipality' order by name_fi", args![])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// Units, associations and parishes of a municipality that have not been ended, and the municipality itself.
pub async fn of_municipality(tx: &Tx, code: MunicipalityCode) -> Result<Vec<Organisation>, StoreError> {
    tx.rows(
        "select * from organisations where municipality_id = $1 and ended_at is null order by kind, name_fi",
        args![code],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Adds a unit, association or parish to the municipality of the grant.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<Administer>,
    id: &OrganisationId,
    kind: Kind,
    name_fi: &str,
    name_sv: Option<&str>,
) -> Result<(), StoreError> {
    insert_into(tx, grant.municipality(), id, kind, name_fi, name_sv).await
}

/// Adds a unit, association or parish as the service: for made-up municipalities.
pub async fn insert_by_service(
    tx: &Tx,
    grant: &Grant<TheService>,
    id: &OrganisationId,
    kind: Kind,
    name_fi: &str,
    name_sv: Option<&str>,
) -> Result<(), StoreError> {
    insert_into(tx, grant.municipality(), id, kind, name_fi, name_sv).await
}

async fn insert_into(
    tx: &Tx,
    municipality: MunicipalityCode,
    id: &OrganisationId,
    kind: Kind,
    name_fi: &str,
    name_sv: Option<&str>,
) -> Result<(), StoreError> {
    // Without a name of its own in Swedish the Finnish one stands on Swedish pages too.
    tx.execute_one(
        "insert into organisations (id, kind, name_fi, name_sv, municipality_id) values ($1, $2, $3, $4, $5)",
        args![id.as_str(), kind.code(), name_fi, name_sv.unwrap_or(name_fi), municipality],
    )
    .await
}

/// Notes the business identity code of an organisation of the grant's municipality, when none is known yet.
pub async fn learn_business_id(
    tx: &Tx,
    grant: &Grant<EditDirectory>,
    id: &OrganisationId,
    business_id: &BusinessId,
) -> Result<(), StoreError> {
    tx.execute(
        "update organisations set business_id = $3 where municipality_id = $1 and id = $2 and business_id is null",
        args![grant.municipality(), id.as_str(), business_id.as_str()],
    )
    .await?;
    Ok(())
}

/// Ends a unit: its joining links stop, roles stay until they are ended.
pub async fn end(tx: &Tx, grant: &Grant<Administer>, id: &OrganisationId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "update organisations set ended_at = $3 where municipality_id = $1 and id = $2 and ended_at is null \
         and kind not in ('county', 'municipality')",
        args![grant.municipality(), id.as_str(), now],
    )
    .await
}
