//! Link workers' profiles, whom they have declared as relatives, and coordinators' substitutes.

use jiff::civil::Date;
use rinnalla_access::{Coordinate, Grant, Scope};
use rinnalla_domain::language::SpokenLanguage;
pub use rinnalla_domain::link_worker::Substitute;
use rinnalla_domain::link_worker::{Profile, Relation};
use rinnalla_domain::text::name_key;
use rinnalla_domain::{AccountId, CaseId, MunicipalityCode};

use crate::row::{Row, args, codes};
use crate::{StoreError, Tx, scope};

fn read(row: &Row) -> Result<(Profile, i64), StoreError> {
    Ok((
        Profile {
            account: row.id("account_id", AccountId::new)?,
            name: row.text("name")?,
            relation: row.code("relation", Relation::parse)?,
            villages: row.lines("villages")?,
            languages: row.codes("languages", SpokenLanguage::parse)?,
            interests: row.lines("interests")?,
            car: row.flag("car")?,
            wishes: row.text("wishes")?,
            capacity: row.int("capacity")?,
            load: row.int("load")?,
            trained_on: row.day_or_none("trained_on")?,
            secrecy_signed_on: row.day_or_none("secrecy_signed_on")?,
            paused_until: row.day_or_none("paused_until")?,
        },
        row.int("version")?,
    ))
}

/// The load is what stands open now: named, or said yes and not yet confirmed.
const PROFILES: &str = "select w.*, a.name, (select count(*) from cases c where c.link_worker_id = w.account_id \
     and c.municipality_id = w.municipality_id and c.state not in ('closed', 'declined', 'withdrawn')) as load \
     from link_workers w join accounts a on a.id = w.account_id \
     where a.suspended_at is null and exists (select 1 from memberships m where m.account_id = w.account_id \
     and m.municipality_id = w.municipality_id and m.role = 'link_worker' and m.ended_at is null)";

/// Profiles of the link workers of a municipality, with the versions of their rows.
pub async fn list(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<(Profile, i64)>, StoreError> {
    let sql = format!("{PROFILES} and w.municipality_id = $1 order by a.name");
    tx.rows(&sql, args![municipality]).await?.iter().map(read).collect()
}

/// One profile.
pub async fn find(
    tx: &Tx,
    municipality: MunicipalityCode,
    account: &AccountId,
) -> Result<Option<(Profile, i64)>, StoreError> {
    let sql = format!("{PROFILES} and w.municipality_id = $1 and w.account_id = $2");
    tx.row(&sql, args![municipality, account.as_str()]).await?.as_ref().map(read).transpose()
}

/// Saves a profile; version 0 makes a new one. Training and secrecy are the coordinator's to record.
pub async fn save(tx: &Tx, grant: &Grant<Coordinate>, profile: &Profile, version: i64) -> Result<(), StoreError> {
    let municipality = grant.municipality();
    if version == 0 {
        tx.execute_one(
            "insert into link_workers (account_id, municipality_id, relation, villages, languages, interests, car, \
             wishes, capacity, version) values ($1, $2, 'volunteer', '', '', '', 0, '', 0, 0)",
            args![profile.account.as_str(), municipality],
        )
        .await?;
    }
    tx.execute_one(
        "update link_workers set relation = $4, villages = $5, languages = $6, interests = $7, car = $8, wishes = $9, \
         capacity = $10, trained_on = $11, secrecy_signed_on = $12, paused_until = $13, version = version + 1 \
         where municipality_id = $1 and account_id = $2 and version = $3",
        args![
            municipality,
            profile.account.as_str(),
            version,
            profile.relation.code(),
            profile.villages.join("\n"),
            codes(&profile.languages),
            profile.interests.join("\n"),
            profile.car,
            profile.wishes.as_str(),
            profile.capacity,
            profile.trained_on,
            profile.secrecy_signed_on,
            profile.paused_until,
        ],
    )
    .await
}

/// What link workers may change of their own profile: everything but relation, training and secrecy.
pub async fn save_own(
    tx: &Tx,
    grant: &Grant<rinnalla_access::OwnAccount>,
    municipality: MunicipalityCode,
    profile: &Profile,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update link_workers set villages = $4, languages = $5, interests = $6, car = $7, wishes = $8, capacity = $9, \
         paused_until = $10, version = version + 1 \
         where municipality_id = $1 and account_id = $2 and version = $3",
        args![
            municipality,
            grant.by().map_or("", AccountId::as_str),
            version,
            profile.villages.join("\n"),
            codes(&profile.languages),
            profile.interests.join("\n"),
            profile.car,
            profile.wishes.as_str(),
            profile.capacity,
            profile.paused_until,
        ],
    )
    .await
}

/// Names that a link worker has declared as relatives or neighbours.
pub async fn relatives(
    tx: &Tx,
    municipality: MunicipalityCode,
    account: &AccountId,
) -> Result<Vec<String>, StoreError> {
    tx.rows(
        "select name from declared_relatives where municipality_id = $1 and account_id = $2 order by name",
        args![municipality, account.as_str()],
    )
    .await?
    .iter()
    .map(|row| row.text("name"))
    .collect()
}

/// Declares them anew.
pub async fn declare_relatives(
    tx: &Tx,
    grant: &Grant<rinnalla_access::OwnAccount>,
    municipality: MunicipalityCode,
    names: &[String],
    mut next_id: impl FnMut() -> String,
) -> Result<(), StoreError> {
    let account = grant.by().map_or("", AccountId::as_str);
    tx.execute(
        "delete from declared_relatives where municipality_id = $1 and account_id = $2",
        args![municipality, account],
    )
    .await?;
    for name in names {
        tx.execute_one(
            "insert into declared_relatives (id, municipality_id, account_id, name, name_key) \
             values ($1, $2, $3, $4, $5)",
            args![next_id(), municipality, account, name, name_key(name)],
        )
        .await?;
    }
    Ok(())
}

/// Link workers who stand apart from a case: the resident does not want them, or they declared the resident a relative.
pub async fn barred(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<AccountId>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select w.account_id, a.name from link_workers w join accounts a on a.id = w.account_id \
         join cases c on c.municipality_id = w.municipality_id join residents r on r.id = c.resident_id \
         where c.id = $1 and {} and (\
           exists (select 1 from declared_relatives d where d.account_id = w.account_id and d.name_key = r.name_key) \
           or exists (select 1 from bars b where b.resident_id = r.id and b.account_id = w.account_id))",
        limit.sql
    );
    let mut found: Vec<AccountId> = tx
        .rows(&sql, limit.values)
        .await?
        .iter()
        .map(|row| row.id("account_id", AccountId::new))
        .collect::<Result<_, _>>()?;
    // Names on the silent list that are not tied to an account are compared as names.
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select b.name_key from bars b join cases c on c.resident_id = b.resident_id where c.id = $1 and {}",
        limit.sql
    );
    let keys: Vec<String> =
        tx.rows(&sql, limit.values).await?.iter().map(|row| row.text("name_key")).collect::<Result<_, _>>()?;
    let sql = format!(
        "select w.account_id, a.name from link_workers w join accounts a on a.id = w.account_id \
         join cases c on c.municipality_id = w.municipality_id where c.id = $1 and {}",
        scope::cases(scope, args![case.as_str()]).sql
    );
    for row in tx.rows(&sql, scope::cases(scope, args![case.as_str()]).values).await? {
        if keys.contains(&name_key(&row.text("name")?)) {
            found.push(row.id("account_id", AccountId::new)?);
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Names a substitute for oneself.
pub async fn name_substitute(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &str,
    substitute: &AccountId,
    starts_on: Date,
    ends_on: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into substitutes (id, municipality_id, account_id, substitute_id, starts_on, ends_on) \
         values ($1, $2, $3, $4, $5, $6)",
        args![
            id,
            grant.municipality(),
            grant.by().map_or("", AccountId::as_str),
            substitute.as_str(),
            starts_on,
            ends_on
        ],
    )
    .await
}

/// Ends a substitution of one's own.
pub async fn end_substitute(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &str,
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update substitutes set ended_at = $4 where municipality_id = $1 and account_id = $2 and id = $3 \
         and ended_at is null",
        args![grant.municipality(), grant.by().map_or("", AccountId::as_str), id, now],
    )
    .await
}

/// Substitutions of a municipality that have not ended on a day.
pub async fn substitutes(tx: &Tx, municipality: MunicipalityCode, today: Date) -> Result<Vec<Substitute>, StoreError> {
    tx.rows(
        "select s.*, a.name from substitutes s join accounts a on a.id = s.substitute_id \
         where s.municipality_id = $1 and s.ends_on >= $2 and s.ended_at is null order by s.starts_on",
        args![municipality, today],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Substitute {
            id: row.text("id")?,
            account: row.id("account_id", AccountId::new)?,
            substitute: row.id("substitute_id", AccountId::new)?,
            substitute_name: row.text("name")?,
            starts_on: row.day("starts_on")?,
            ends_on: row.day("ends_on")?,
        })
    })
    .collect()
}
