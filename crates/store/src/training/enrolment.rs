//! Who is on a course, who was there, and what they have done.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{Enrol, Grant, TheService, Train};
use rinnalla_domain::training::{Enrolment, NewEnrolment, Presence, State};
use rinnalla_domain::{AccountId, CohortId, EnrolmentId, SessionId, TaskId, TokenId};

use crate::row::{Row, args};
use crate::{Sealer, StoreError, Tx};

fn read(row: &Row) -> Result<Enrolment, StoreError> {
    Ok(Enrolment {
        id: row.id("id", EnrolmentId::new)?,
        account: row.id_or_none("account_id", AccountId::new)?,
        name: row.text("name")?,
        mail: row.text_or_none("mail")?,
        phone: row.text_or_none("phone")?,
        home: row.text_or_none("home")?,
        state: row.code("state", State::parse)?,
        turn: row.int("turn")?,
        made_at: row.time("made_at")?,
    })
}

/// How many places of a course are taken, and the last turn that was given. The course is locked.
pub async fn taken(tx: &Tx, cohort: &CohortId) -> Result<(i64, i64), StoreError> {
    let row = tx
        .row(
            "select coalesce(sum(case when state = 'enrolled' then 1 else 0 end), 0) as taken, \
             coalesce(max(turn), 0) as last from training_enrolments where cohort_id = $1",
            args![cohort.as_str()],
        )
        .await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.int("taken")?, row.int("last")?)))
}

/// The enrolment of somebody who has enrolled before, with its link.
pub async fn find_by_key(tx: &Tx, cohort: &CohortId, key: &str) -> Result<Option<(Enrolment, TokenId)>, StoreError> {
    let sql = "select * from training_enrolments where cohort_id = $1 and person_key = $2";
    let row = tx.row(sql, args![cohort.as_str(), key]).await?;
    row.map(|row| Ok((read(&row)?, row.id("token_id", TokenId::new)?))).transpose()
}

/// A place, or a place in the queue, that somebody takes.
#[derive(Clone, Debug)]
pub struct Taken<'a> {
    /// Identity; that of the former enrolment when somebody comes back.
    pub id: &'a EnrolmentId,
    /// The course.
    pub cohort: &'a CohortId,
    /// Who.
    pub new: &'a NewEnrolment,
    /// The account, when the person has signed in.
    pub account: Option<&'a AccountId>,
    /// What tells people apart.
    pub key: &'a str,
    /// Where the person comes to stand.
    pub state: State,
    /// Order of coming.
    pub turn: i64,
    /// The link.
    pub token: &'a TokenId,
}

/// Keeps an enrolment; one that was given up before is taken up again.
pub async fn insert_enrolment(
    tx: &Tx,
    grant: &Grant<Enrol>,
    taken: &Taken<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into training_enrolments (id, municipality_id, cohort_id, account_id, name, mail, phone, home, \
         person_key, state, turn, token_id, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         on conflict (cohort_id, person_key) do update set account_id = excluded.account_id, name = excluded.name, \
         mail = excluded.mail, phone = excluded.phone, home = excluded.home, state = excluded.state, \
         turn = excluded.turn, token_id = excluded.token_id, made_at = excluded.made_at",
        args![
            taken.id.as_str(),
            grant.municipality(),
            taken.cohort.as_str(),
            taken.account.map(AccountId::as_str),
            taken.new.name.as_str(),
            taken.new.mail.as_ref().map(rinnalla_domain::mail_address::MailAddress::as_str),
            taken.new.phone.as_ref().map(rinnalla_domain::phone::Phone::display),
            taken.new.home.as_ref().map(rinnalla_domain::text::Line::as_str),
            taken.key,
            taken.state.code(),
            taken.turn,
            taken.token.as_str(),
            now,
        ],
    )
    .await
}

/// Moves an enrolment to another state.
pub async fn set_state(tx: &Tx, grant: &Grant<Enrol>, id: &EnrolmentId, state: State) -> Result<(), StoreError> {
    tx.execute_one(
        "update training_enrolments set state = $3 where municipality_id = $1 and id = $2",
        args![grant.municipality(), id.as_str(), state.code()],
    )
    .await
}

/// The enrolment behind a link, its course and whether it still stands.
pub async fn by_token(tx: &Tx, token: &TokenId) -> Result<Option<(CohortId, Enrolment)>, StoreError> {
    let row = tx.row("select * from training_enrolments where token_id = $1", args![token.as_str()]).await?;
    row.map(|row| Ok((row.id("cohort_id", CohortId::new)?, read(&row)?))).transpose()
}

/// Enrolments of an account, newest first, with their courses.
pub async fn of_account(tx: &Tx, account: &AccountId) -> Result<Vec<(CohortId, Enrolment)>, StoreError> {
    let sql = "select * from training_enrolments where account_id = $1 and state <> 'cancelled' \
               order by made_at desc, id desc";
    let rows = tx.rows(sql, args![account.as_str()]).await?;
    rows.iter().map(|row| Ok((row.id("cohort_id", CohortId::new)?, read(row)?))).collect()
}

/// The account and the link through which somebody on a course is told something.
pub async fn tell_account(tx: &Tx, id: &EnrolmentId) -> Result<Option<TokenId>, StoreError> {
    let row = tx.row("select token_id from training_enrolments where id = $1", args![id.as_str()]).await?;
    row.map(|row| row.id("token_id", TokenId::new)).transpose()
}

/// Everybody on a course and in its queue, in the order of coming: for its trainers and for giving places.
pub async fn enrolments(tx: &Tx, cohort: &CohortId) -> Result<Vec<Enrolment>, StoreError> {
    let sql = "select * from training_enrolments where cohort_id = $1 and state <> 'cancelled' order by turn";
    tx.rows(sql, args![cohort.as_str()]).await?.iter().map(read).collect()
}

/// One enrolment, also one that was given up.
pub async fn enrolment(
    tx: &Tx,
    grant: &Grant<Train>,
    cohort: &CohortId,
    id: &EnrolmentId,
) -> Result<Option<Enrolment>, StoreError> {
    let sql = "select * from training_enrolments where municipality_id = $1 and cohort_id = $2 and id = $3";
    tx.row(sql, args![grant.municipality(), cohort.as_str(), id.as_str()]).await?.as_ref().map(read).transpose()
}

/// Who was where, in a course.
pub async fn presences(tx: &Tx, cohort: &CohortId) -> Result<Vec<(EnrolmentId, SessionId, Presence)>, StoreError> {
    let sql = "select p.* from training_presences p join training_sessions s on s.id = p.session_id \
               where s.cohort_id = $1";
    let read = |row: &Row| {
        Ok((
            row.id("enrolment_id", EnrolmentId::new)?,
            row.id("session_id", SessionId::new)?,
            row.code("presence", Presence::parse)?,
        ))
    };
    tx.rows(sql, args![cohort.as_str()]).await?.iter().map(read).collect()
}

/// Marks who was there.
pub async fn mark(
    tx: &Tx,
    grant: &Grant<Train>,
    session: &SessionId,
    enrolment: &EnrolmentId,
    presence: Presence,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into training_presences (municipality_id, session_id, enrolment_id, presence, marked_at) \
         values ($1, $2, $3, $4, $5) on conflict (session_id, enrolment_id) do update \
         set presence = excluded.presence, marked_at = excluded.marked_at",
        args![grant.municipality(), session.as_str(), enrolment.as_str(), presence.code(), now],
    )
    .await
}

/// Which tasks have been done, in a course.
pub async fn done(tx: &Tx, cohort: &CohortId) -> Result<Vec<(EnrolmentId, TaskId)>, StoreError> {
    let sql = "select d.* from training_tasks_done d join training_tasks t on t.id = d.task_id where t.cohort_id = $1";
    let read = |row: &Row| Ok((row.id("enrolment_id", EnrolmentId::new)?, row.id("task_id", TaskId::new)?));
    tx.rows(sql, args![cohort.as_str()]).await?.iter().map(read).collect()
}

/// Marks which tasks somebody has done: these and no others.
pub async fn mark_done(
    tx: &Tx,
    grant: &Grant<Train>,
    enrolment: &EnrolmentId,
    tasks: &[TaskId],
    now: Timestamp,
) -> Result<(), StoreError> {
    let who = args![grant.municipality(), enrolment.as_str()];
    tx.execute("delete from training_tasks_done where municipality_id = $1 and enrolment_id = $2", who).await?;
    for task in tasks {
        tx.execute_one(
            "insert into training_tasks_done (municipality_id, task_id, enrolment_id, marked_at) \
             values ($1, $2, $3, $4)",
            args![grant.municipality(), task.as_str(), enrolment.as_str(), now],
        )
        .await?;
    }
    Ok(())
}

fn place(id: &EnrolmentId) -> String {
    format!("training_enrolments/{id}/note")
}

/// The trainer's note on somebody, opened: for trainers alone.
pub async fn note(
    tx: &Tx,
    grant: &Grant<Train>,
    sealer: &Sealer,
    id: &EnrolmentId,
) -> Result<Option<String>, StoreError> {
    let sql = "select note_sealed from training_enrolments where municipality_id = $1 and id = $2";
    let row = tx.row(sql, args![grant.municipality(), id.as_str()]).await?;
    let sealed = row.map(|row| row.text_or_none("note_sealed")).transpose()?.flatten();
    sealed.map(|sealed| sealer.open(&place(id), &sealed)).transpose()
}

/// Seals and keeps the trainer's note on somebody.
pub async fn save_note(
    tx: &Tx,
    grant: &Grant<Train>,
    sealer: &Sealer,
    id: &EnrolmentId,
    note: Option<&str>,
    nonce: [u8; 12],
) -> Result<(), StoreError> {
    let sealed = note.map(|note| sealer.seal(&place(id), note, nonce)).transpose()?;
    tx.execute_one(
        "update training_enrolments set note_sealed = $3 where municipality_id = $1 and id = $2",
        args![grant.municipality(), id.as_str(), sealed.as_deref()],
    )
    .await
}

/// Deletes who never got a place, or gave it up, on courses that ended before `soon`; and everybody on courses that
/// ended before `late`. Certificates stay: they are copies.
pub async fn delete_left_over(tx: &Tx, _grant: &Grant<TheService>, soon: Date, late: Date) -> Result<u64, StoreError> {
    let over = "enrolment_id in (select e.id from training_enrolments e join training_cohorts c on c.id = e.cohort_id \
                where c.ends_on < $2 or (c.ends_on < $1 and e.state <> 'enrolled'))";
    for table in ["training_presences", "training_tasks_done"] {
        tx.execute(&format!("delete from {table} where {over}"), args![soon, late]).await?;
    }
    let sql = "delete from training_enrolments where id in (select e.id from training_enrolments e \
               join training_cohorts c on c.id = e.cohort_id \
               where c.ends_on < $2 or (c.ends_on < $1 and e.state <> 'enrolled'))";
    tx.execute(sql, args![soon, late]).await
}
