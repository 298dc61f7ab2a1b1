//! What the community lacks: counts, words of wishes, proposals, and work for the community.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{CommunityWork as Working, Coordinate, Count, Grant, TheService};
use rinnalla_domain::activity::Need;
use rinnalla_domain::lack::{CommunityWork, Initiative, NewCommunityWork, NewInitiative, NewWish, Period, State, Wish};
use rinnalla_domain::{AccountId, InitiativeId, MunicipalityCode};

use crate::row::{Row, args, codes};
use crate::{StoreError, Tx};

/// What is counted: a need for which nothing fitting was found.
pub const NEED: &str = "need";
/// What is counted: an obstacle to taking part.
pub const OBSTACLE: &str = "obstacle";

/// Counts one more.
pub async fn count(
    tx: &Tx,
    grant: &Grant<Count>,
    period: Period,
    kind: &str,
    area: &str,
    topic: &str,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into lack_counts (municipality_id, period, kind, area, topic, count) values ($1, $2, $3, $4, $5, 1) \
         on conflict (municipality_id, period, kind, area, topic) do update set count = lack_counts.count + 1",
        args![grant.municipality(), period.to_string(), kind, area, topic],
    )
    .await
}

/// Counts of a period: area, topic, how many.
pub async fn counts(
    tx: &Tx,
    municipality: MunicipalityCode,
    period: Period,
    kind: &str,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    tx.rows(
        "select area, topic, count from lack_counts where municipality_id = $1 and period = $2 and kind = $3 \
         order by area, topic",
        args![municipality, period.to_string(), kind],
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("area")?, row.text("topic")?, row.int("count")?)))
    .collect()
}

/// Notes that somebody looked for a word of the list on a day and found nothing.
pub async fn searched(tx: &Tx, grant: &Grant<Count>, day: Date, term: &str) -> Result<(), StoreError> {
    tx.execute(
        "insert into lack_searches (municipality_id, day, term) values ($1, $2, $3) on conflict do nothing",
        args![grant.municipality(), day, term],
    )
    .await?;
    Ok(())
}

/// On how many days of a period each word was looked for in vain, most first.
pub async fn searches(
    tx: &Tx,
    municipality: MunicipalityCode,
    period: Period,
) -> Result<Vec<(String, i64)>, StoreError> {
    let (from, to) = period.days();
    tx.rows(
        "select term, count(*) as n from lack_searches where municipality_id = $1 and day >= $2 and day <= $3 \
         group by term order by n desc, term",
        args![municipality, from, to],
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("term")?, row.int("n")?)))
    .collect()
}

/// Keeps the words of a wish.
pub async fn insert_wish(
    tx: &Tx,
    grant: &Grant<Count>,
    id: &str,
    wish: &NewWish,
    note: &str,
    day: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into wishes (id, municipality_id, needs, area, note, made_on) values ($1, $2, $3, $4, $5, $6)",
        args![id, grant.municipality(), codes(&wish.needs), wish.area.as_str(), note, day],
    )
    .await
}

/// Words of wishes in a municipality, newest first: for its coordinators.
pub async fn wishes(tx: &Tx, grant: &Grant<Coordinate>) -> Result<Vec<Wish>, StoreError> {
    tx.rows("select * from wishes where municipality_id = $1 order by made_on desc, id", args![grant.municipality()])
        .await?
        .iter()
        .map(|row| {
            Ok(Wish {
                needs: row.codes("needs", Need::parse)?,
                area: row.text("area")?,
                note: row.text("note")?,
                made_on: row.day("made_on")?,
            })
        })
        .collect()
}

/// Deletes words of wishes made before a day.
pub async fn delete_wishes_before(tx: &Tx, _grant: &Grant<TheService>, day: Date) -> Result<u64, StoreError> {
    tx.execute("delete from wishes where made_on < $1", args![day]).await
}

fn read_initiative(row: &Row) -> Result<Initiative, StoreError> {
    Ok(Initiative {
        id: row.id("id", InitiativeId::new)?,
        need: row.code("need", Need::parse)?,
        area: row.text("area")?,
        what: row.text("what")?,
        addressee: row.text("addressee")?,
        owner: row.text("owner")?,
        state: row.code("state", State::parse)?,
        outcome: row.text_or_none("outcome")?,
        made_on: row.day("made_on")?,
        changed_on: row.day("changed_on")?,
        version: row.int("version")?,
    })
}

/// Keeps a new proposal.
pub async fn insert_initiative(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &InitiativeId,
    new: &NewInitiative,
    day: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into initiatives (id, municipality_id, need, area, what, addressee, owner, state, made_on, \
         changed_on, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)",
        args![
            id.as_str(),
            grant.municipality(),
            new.need.code(),
            new.area.as_str(),
            new.what.as_str(),
            new.addressee.as_str(),
            new.owner.as_str(),
            State::Made.code(),
            day,
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// Saves what became of a proposal; a newer version in the meantime is a conflict.
pub async fn save_initiative(tx: &Tx, grant: &Grant<Coordinate>, changed: &Initiative) -> Result<(), StoreError> {
    tx.execute_one(
        "update initiatives set state = $4, outcome = $5, changed_on = $6, version = version + 1 \
         where municipality_id = $1 and id = $2 and version = $3",
        args![
            grant.municipality(),
            changed.id.as_str(),
            changed.version,
            changed.state.code(),
            changed.outcome.as_deref(),
            changed.changed_on,
        ],
    )
    .await
}

/// Proposals of a municipality, newest first.
pub async fn initiatives(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Initiative>, StoreError> {
    tx.rows("select * from initiatives where municipality_id = $1 order by made_on desc, id desc", args![municipality])
        .await?
        .iter()
        .map(read_initiative)
        .collect()
}

/// A proposal, and the municipality that it belongs to.
pub async fn initiative(tx: &Tx, id: &InitiativeId) -> Result<Option<(MunicipalityCode, Initiative)>, StoreError> {
    let row = tx.row("select * from initiatives where id = $1", args![id.as_str()]).await?;
    row.map(|row| Ok((row.municipality("municipality_id")?, read_initiative(&row)?))).transpose()
}

/// Keeps work for the community.
pub async fn insert_work(
    tx: &Tx,
    grant: &Grant<Working>,
    id: &str,
    new: &NewCommunityWork,
    by_name: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into community_work (id, municipality_id, account_id, by_name, held_on, what, with_whom, minutes, \
         made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            grant.municipality(),
            grant.by().map_or("", AccountId::as_str),
            by_name,
            new.held_on,
            new.what.as_str(),
            new.with.as_ref().map(rinnalla_domain::text::Line::as_str),
            new.minutes,
            now,
        ],
    )
    .await
}

fn read_work(row: &Row) -> Result<CommunityWork, StoreError> {
    Ok(CommunityWork {
        by_name: row.text("by_name")?,
        held_on: row.day("held_on")?,
        what: row.text("what")?,
        with: row.text_or_none("with_whom")?,
        minutes: row.int("minutes")?,
    })
}

/// One's own work for the community, newest first.
pub async fn own_work(tx: &Tx, grant: &Grant<Working>) -> Result<Vec<CommunityWork>, StoreError> {
    tx.rows(
        "select * from community_work where municipality_id = $1 and account_id = $2 order by held_on desc, id desc",
        args![grant.municipality(), grant.by().map_or("", AccountId::as_str)],
    )
    .await?
    .iter()
    .map(read_work)
    .collect()
}

/// Work for the community in a municipality, newest first: for its coordinators.
pub async fn all_work(tx: &Tx, grant: &Grant<Coordinate>) -> Result<Vec<CommunityWork>, StoreError> {
    tx.rows(
        "select * from community_work where municipality_id = $1 order by held_on desc, id desc",
        args![grant.municipality()],
    )
    .await?
    .iter()
    .map(read_work)
    .collect()
}
