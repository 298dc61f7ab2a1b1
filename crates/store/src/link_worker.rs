//! Link workers' profiles and paths, whom they have declared as relatives, and coordinators' substitutes.

mod conflict;
mod matching;
pub mod path;
mod retention;

pub use conflict::{barred, declare, declared, declared_by, seal_old};
pub use matching::{known, loads, save_villages, villages};
pub use retention::{bare_left, delete_left, delete_passing};

use jiff::civil::Date;
use rinnalla_access::{Coordinate, Grant};
use rinnalla_domain::activity::Theme;
use rinnalla_domain::language::SpokenLanguage;
pub use rinnalla_domain::link_worker::Substitute;
use rinnalla_domain::link_worker::path::{PathRules, State};
use rinnalla_domain::link_worker::{Profile, Relation};
use rinnalla_domain::{AccountId, MunicipalityCode};

use crate::row::{Row, args, codes};
use crate::{StoreError, Tx};

fn read(row: &Row) -> Result<(Profile, i64), StoreError> {
    let secrecy_signed_on = row.day_or_none("secrecy_signed_on")?;
    let rules = PathRules { secrecy_months: row.int_or_none("secrecy_months")?, ..PathRules::default() };
    Ok((
        Profile {
            account: row.id("account_id", AccountId::new)?,
            name: row.text("name")?,
            // Somebody whose path was never written down is in preparation.
            state: row.code_or_none("state", State::parse)?.unwrap_or(State::InPreparation),
            relation: row.code_or_none("relation", Relation::parse)?,
            villages: row.lines("villages")?,
            languages: row.codes("languages", SpokenLanguage::parse)?,
            interests: row.lines("interests")?,
            themes: row.codes("themes", Theme::parse)?,
            car: row.flag("car")?,
            hours: row.int_or_none("hours")?,
            wishes: row.text("wishes")?,
            capacity: row.int("capacity")?,
            load: row.int("load")?,
            trained_on: row.day_or_none("trained_on")?,
            secrecy_signed_on,
            secrecy_until: secrecy_signed_on.and_then(|day| rules.secrecy_until(day)),
            paused_from: row.day_or_none("paused_from")?,
            paused_until: row.day_or_none("paused_until")?,
        },
        row.int("version")?,
    ))
}

/// The load is what stands open now: named, or said yes and not yet confirmed.
const PROFILES: &str = "select w.*, a.name, p.state, p.relation, p.trained_on, p.secrecy_signed_on, s.secrecy_months, \
     (select count(*) from cases c where c.link_worker_id = w.account_id \
     and c.municipality_id = w.municipality_id and c.state not in ('closed', 'declined', 'withdrawn')) as load \
     from link_workers w join accounts a on a.id = w.account_id \
     left join link_worker_paths p on p.municipality_id = w.municipality_id and p.account_id = w.account_id \
     left join settings s on s.municipality_id = w.municipality_id \
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

/// Saves a profile; version 0 makes a new one. Relation, training and secrecy are recorded on the path.
pub async fn save(tx: &Tx, grant: &Grant<Coordinate>, profile: &Profile, version: i64) -> Result<(), StoreError> {
    let municipality = grant.municipality();
    if version == 0 {
        make(tx, municipality, &profile.account).await?;
    }
    update(tx, municipality, &profile.account, profile, version).await
}

/// An empty profile.
async fn make(tx: &Tx, municipality: MunicipalityCode, account: &AccountId) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into link_workers (account_id, municipality_id, villages, languages, interests, car, wishes, \
         capacity, version) values ($1, $2, '', '', '', 0, '', 0, 0)",
        args![account.as_str(), municipality],
    )
    .await
}

async fn update(
    tx: &Tx,
    municipality: MunicipalityCode,
    account: &AccountId,
    profile: &Profile,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update link_workers set villages = $4, languages = $5, interests = $6, car = $7, wishes = $8, capacity = $9, \
         paused_until = $10, themes = $11, hours = $12, paused_from = $13, version = version + 1 \
         where municipality_id = $1 and account_id = $2 and version = $3",
        args![
            municipality,
            account.as_str(),
            version,
            profile.villages.join("\n"),
            codes(&profile.languages),
            profile.interests.join("\n"),
            profile.car,
            profile.wishes.as_str(),
            profile.capacity,
            profile.paused_until,
            codes(&profile.themes),
            profile.hours,
            profile.paused_from,
        ],
    )
    .await
}

/// What link workers change of their own profile.
pub async fn save_own(
    tx: &Tx,
    grant: &Grant<rinnalla_access::OwnAccount>,
    municipality: MunicipalityCode,
    profile: &Profile,
    version: i64,
) -> Result<(), StoreError> {
    let nobody = AccountId::new("");
    update(tx, municipality, grant.by().unwrap_or(&nobody), profile, version).await
}

/// The profile with which somebody begins who has taken an invitation; one that exists stays.
pub async fn begin(tx: &Tx, grant: &Grant<rinnalla_access::TheService>, profile: &Profile) -> Result<(), StoreError> {
    let municipality = grant.municipality();
    let known = tx
        .row(
            "select 1 as yes from link_workers where municipality_id = $1 and account_id = $2",
            args![municipality, profile.account.as_str()],
        )
        .await?;
    if known.is_some() {
        return Ok(());
    }
    make(tx, municipality, &profile.account).await?;
    update(tx, municipality, &profile.account, profile, 0).await
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
