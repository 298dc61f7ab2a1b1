//! People on the path of a link worker.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{Action, Coordinate, Grant, Interest, LeadPath, TheService};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::Relation;
use rinnalla_domain::link_worker::path::{Facts, NewInterest, Path, Reached, State, Step, Taken};
use rinnalla_domain::{AccountId, PathId, TokenId};

use crate::row::{Row, args, codes};
use crate::{Sealer, StoreError, Tx};

fn read(row: &Row) -> Result<Path, StoreError> {
    Ok(Path {
        id: row.id("id", PathId::new)?,
        municipality: row.municipality("municipality_id")?,
        account: row.id_or_none("account_id", AccountId::new)?,
        has_role: row.int("roles")? > 0,
        state: row.code("state", State::parse)?,
        reached: Reached {
            name: row.text_or_none("account_name")?.map_or_else(|| row.text("name"), Ok)?,
            mail: row.text_or_none("mail")?,
            phone: row.text_or_none("phone")?,
            village: row.text("village")?,
            languages: row.codes("languages", SpokenLanguage::parse)?,
        },
        why: row.text_or_none("why")?,
        message: row.text_or_none("message")?,
        interviewed_on: row.day_or_none("interviewed_on")?,
        facts: Facts {
            relation: row.code_or_none("relation", Relation::parse)?,
            secrecy_signed_on: row.day_or_none("secrecy_signed_on")?,
            extract_shown_on: row.day_or_none("extract_shown_on")?,
            trained_on: row.day_or_none("trained_on")?,
            certified_on: row.day_or_none("certified_on")?,
        },
        reply: row.text_or_none("reply")?,
        invited: row.text_or_none("invitation_id")?.is_some(),
        made_on: row.day("made_on")?,
        moved_on: row.day("moved_on")?,
        version: row.int("version")?,
    })
}

const PATHS: &str = "select p.*, a.name as account_name, (select count(*) from memberships m \
     where m.account_id = p.account_id and m.municipality_id = p.municipality_id and m.role = 'link_worker' \
     and m.ended_at is null) as roles from link_worker_paths p left join accounts a on a.id = p.account_id";

/// Everybody on the path in a municipality, by name.
pub async fn list(tx: &Tx, grant: &Grant<LeadPath>) -> Result<Vec<Path>, StoreError> {
    let sql = format!("{PATHS} where p.municipality_id = $1 order by coalesce(a.name, p.name), p.id");
    tx.rows(&sql, args![grant.municipality()]).await?.iter().map(read).collect()
}

/// Somebody on the path.
pub async fn find(tx: &Tx, grant: &Grant<LeadPath>, id: &PathId) -> Result<Option<Path>, StoreError> {
    let sql = format!("{PATHS} where p.municipality_id = $1 and p.id = $2");
    tx.row(&sql, args![grant.municipality(), id.as_str()]).await?.as_ref().map(read).transpose()
}

/// The path of an account.
pub async fn of_account(tx: &Tx, grant: &Grant<Coordinate>, account: &AccountId) -> Result<Option<Path>, StoreError> {
    let sql = format!("{PATHS} where p.municipality_id = $1 and p.account_id = $2");
    tx.row(&sql, args![grant.municipality(), account.as_str()]).await?.as_ref().map(read).transpose()
}

/// Keeps a word of interest.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<Interest>,
    id: &PathId,
    new: &NewInterest,
    today: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into link_worker_paths (id, municipality_id, state, name, mail, phone, village, languages, why, \
         message, made_on, moved_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
        args![
            id.as_str(),
            grant.municipality(),
            State::Interested.code(),
            new.name.as_str(),
            new.mail.as_deref(),
            new.phone.as_deref(),
            new.village.as_str(),
            codes(&new.languages),
            new.why.as_ref().map(rinnalla_domain::text::Text::as_str),
            new.message.as_ref().map(rinnalla_domain::text::Text::as_str),
            today,
        ],
    )
    .await
}

/// Has the same person written today already? A button pressed twice has one effect.
pub async fn has_written(tx: &Tx, grant: &Grant<Interest>, new: &NewInterest, today: Date) -> Result<bool, StoreError> {
    let row = tx
        .row(
            "select 1 as yes from link_worker_paths where municipality_id = $1 and state = $2 and made_on = $3 \
             and name = $4 and coalesce(mail, '') = $5 and coalesce(phone, '') = $6 limit 1",
            args![
                grant.municipality(),
                State::Interested.code(),
                today,
                new.name.as_str(),
                new.mail.as_deref().unwrap_or_default(),
                new.phone.as_deref().unwrap_or_default(),
            ],
        )
        .await?;
    Ok(row.is_some())
}

/// Writes down the path of somebody who has the role already.
pub async fn enter(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    id: &PathId,
    account: &AccountId,
    facts: &Facts,
    today: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into link_worker_paths (id, municipality_id, state, account_id, name, village, languages, relation, \
         secrecy_signed_on, trained_on, made_on, moved_on) values ($1, $2, $3, $4, '', '', '', $5, $6, $7, $8, $8)",
        args![
            id.as_str(),
            grant.municipality(),
            State::InPreparation.code(),
            account.as_str(),
            facts.relation.map(Relation::code),
            facts.secrecy_signed_on,
            facts.trained_on,
            today,
        ],
    )
    .await
}

/// Saves where somebody stands and what is recorded; a newer version in the meantime is a conflict.
pub async fn save(tx: &Tx, grant: &Grant<LeadPath>, path: &Path) -> Result<(), StoreError> {
    tx.execute_one(
        "update link_worker_paths set state = $4, mail = $5, phone = $6, interviewed_on = $7, relation = $8, \
         secrecy_signed_on = $9, extract_shown_on = $10, trained_on = $11, certified_on = $12, reply = $13, \
         moved_on = $14, version = version + 1 where municipality_id = $1 and id = $2 and version = $3",
        args![
            grant.municipality(),
            path.id.as_str(),
            path.version,
            path.state.code(),
            path.reached.mail.as_deref(),
            path.reached.phone.as_deref(),
            path.interviewed_on,
            path.facts.relation.map(Relation::code),
            path.facts.secrecy_signed_on,
            path.facts.extract_shown_on,
            path.facts.trained_on,
            path.facts.certified_on,
            path.reply.as_deref(),
            path.moved_on,
        ],
    )
    .await
}

/// Remembers the invitation that was sent.
pub async fn invited(tx: &Tx, grant: &Grant<Coordinate>, id: &PathId, token: &TokenId) -> Result<(), StoreError> {
    tx.execute_one(
        "update link_worker_paths set invitation_id = $3, version = version + 1 where municipality_id = $1 and id = $2",
        args![grant.municipality(), id.as_str(), token.as_str()],
    )
    .await
}

/// Somebody has taken an invitation: the path gets the account, unless the account walks on another one there.
pub async fn settle(
    tx: &Tx,
    grant: &Grant<TheService>,
    token: &TokenId,
    mail: &str,
    account: &AccountId,
) -> Result<Option<Reached>, StoreError> {
    let municipality = grant.municipality();
    let walks = tx
        .row(
            "select 1 as yes from link_worker_paths where municipality_id = $1 and account_id = $2",
            args![municipality, account.as_str()],
        )
        .await?;
    if walks.is_some() {
        return Ok(None);
    }
    let sql = format!(
        "{PATHS} where p.municipality_id = $1 and p.account_id is null and p.state = $2 \
         and (p.invitation_id = $3 or p.mail = $4) order by p.made_on desc, p.id desc limit 1"
    );
    let values = args![municipality, State::InPreparation.code(), token.as_str(), mail];
    let Some(path) = tx.row(&sql, values).await?.as_ref().map(read).transpose()? else {
        return Ok(None);
    };
    tx.execute_one(
        "update link_worker_paths set account_id = $3, version = version + 1 where municipality_id = $1 and id = $2",
        args![municipality, path.id.as_str(), account.as_str()],
    )
    .await?;
    Ok(Some(path.reached))
}

/// Uses up the open invitation of somebody who does not go on.
pub async fn withdraw_invitation(
    tx: &Tx,
    grant: &Grant<LeadPath>,
    id: &PathId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update tokens set used_at = $3 where municipality_id = $1 and used_at is null and kind = 'invitation' \
         and id in (select invitation_id from link_worker_paths where municipality_id = $1 and id = $2)",
        args![grant.municipality(), id.as_str(), now],
    )
    .await?;
    Ok(())
}

/// Ends the role of a link worker in the municipality: from the next request on nothing opens.
pub async fn end_role(
    tx: &Tx,
    grant: &Grant<Coordinate>,
    account: &AccountId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "update memberships set ended_at = $3 where municipality_id = $1 and account_id = $2 \
         and role = 'link_worker' and ended_at is null",
        args![grant.municipality(), account.as_str(), now],
    )
    .await?;
    Ok(())
}

fn place(id: &PathId) -> String {
    format!("link_worker_paths/{id}/interview")
}

/// Keeps what was said in the interview, sealed.
pub async fn save_interview(
    tx: &Tx,
    sealer: &Sealer,
    grant: &Grant<LeadPath>,
    id: &PathId,
    note: &str,
    nonce: [u8; 12],
) -> Result<(), StoreError> {
    let sealed = sealer.seal(&place(id), note, nonce)?;
    tx.execute_one(
        "update link_worker_paths set interview_sealed = $3 where municipality_id = $1 and id = $2",
        args![grant.municipality(), id.as_str(), sealed],
    )
    .await
}

/// What was said in the interview, for coordinators.
pub async fn interview(
    tx: &Tx,
    sealer: &Sealer,
    grant: &Grant<Coordinate>,
    id: &PathId,
) -> Result<Option<String>, StoreError> {
    let row = tx
        .row(
            "select interview_sealed from link_worker_paths where municipality_id = $1 and id = $2",
            args![grant.municipality(), id.as_str()],
        )
        .await?;
    let sealed = row.map(|row| row.text_or_none("interview_sealed")).transpose()?.flatten();
    sealed.map(|sealed| sealer.open(&place(id), &sealed)).transpose()
}

/// A step to be written down.
#[derive(Debug)]
pub struct NewStep<'a> {
    /// Identity.
    pub id: &'a str,
    /// On whose path.
    pub path: &'a PathId,
    /// Which.
    pub step: Step,
    /// From where.
    pub from: State,
    /// To where.
    pub to: State,
    /// Name of who took it.
    pub by_name: &'a str,
}

/// Writes a step down.
pub async fn record<A: Action>(tx: &Tx, grant: &Grant<A>, new: &NewStep<'_>, now: Timestamp) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into link_worker_steps (id, municipality_id, path_id, step, by_account, by_name, at, from_state, \
         to_state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            new.id,
            grant.municipality(),
            new.path.as_str(),
            new.step.code(),
            grant.by().map(AccountId::as_str),
            new.by_name,
            now,
            new.from.code(),
            new.to.code(),
        ],
    )
    .await
}

/// Steps of a path, newest first.
pub async fn steps(tx: &Tx, grant: &Grant<LeadPath>, id: &PathId) -> Result<Vec<Taken>, StoreError> {
    tx.rows(
        "select * from link_worker_steps where municipality_id = $1 and path_id = $2 order by at desc, id desc",
        args![grant.municipality(), id.as_str()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Taken {
            step: row.code("step", Step::parse)?,
            by_name: row.text("by_name")?,
            at: row.time("at")?,
            to: row.code("to_state", State::parse)?,
        })
    })
    .collect()
}

/// Deletes somebody's path with its steps.
pub async fn erase(tx: &Tx, grant: &Grant<Coordinate>, path: &Path) -> Result<(), StoreError> {
    tx.execute(
        "delete from link_worker_steps where municipality_id = $1 and path_id = $2",
        args![grant.municipality(), path.id.as_str()],
    )
    .await?;
    tx.execute_one(
        "delete from link_worker_paths where municipality_id = $1 and id = $2",
        args![grant.municipality(), path.id.as_str()],
    )
    .await
}
