//! Training: programmes, courses, sessions and tasks, and the rule of a municipality.

mod certificate;
mod enrolment;

use jiff::Timestamp;
use rinnalla_access::{Administer, Grant, Train};
use rinnalla_domain::text::{Line, Text};
use rinnalla_domain::training::{
    Cancelled, Cohort, CompletionRule, Kind, Module, NewCohort, NewProgramme, NewSession, NewTask, Owner, Programme,
    Requirement, Session, SessionKind, Task, Way,
};
use rinnalla_domain::{AccountId, CohortId, MunicipalityCode, ProgrammeId, SessionId, TaskId};

pub use certificate::{
    adopt, by_code, certificate, certificates_of_account, certificates_of_cohort, certificates_of_enrolment, expiring,
    held_in, insert_certificate, revoke,
};
pub use enrolment::{
    Taken, by_token, delete_left_over, done, enrolment, enrolments, find_by_key, insert_enrolment, mark, mark_done,
    note, of_account, presences, save_note, set_state, taken, tell_account,
};

use crate::row::{Row, args};
use crate::{StoreError, Tx};

fn line(row: &Row, column: &str) -> Result<Line, StoreError> {
    let broken = || StoreError::Broken(format!("the column {column} is empty"));
    Line::parse(&row.text(column)?, usize::MAX).ok().flatten().ok_or_else(broken)
}

fn line_or_none(row: &Row, column: &str) -> Result<Option<Line>, StoreError> {
    Ok(row.text_or_none(column)?.and_then(|text| Line::parse(&text, usize::MAX).ok().flatten()))
}

/// Columns of a programme, beside those of a cohort.
const PROGRAMME: &str = "p.id as p_id, p.municipality_id as p_municipality, p.kind as p_kind, p.owner as p_owner, \
    p.owner_name as p_owner_name, p.title as p_title, p.about as p_about, p.valid_months as p_valid_months, \
    p.version as p_version";

fn read_programme(row: &Row) -> Result<Programme, StoreError> {
    let about = Text::parse(&row.text("p_about")?, usize::MAX).ok().flatten();
    Ok(Programme {
        id: row.id("p_id", ProgrammeId::new)?,
        municipality: row.municipality("p_municipality")?,
        content: NewProgramme {
            kind: row.code("p_kind", Kind::parse)?,
            owner: row.code("p_owner", Owner::parse)?,
            owner_name: line(row, "p_owner_name")?,
            title: line(row, "p_title")?,
            about: about.ok_or_else(|| StoreError::Broken("a programme says nothing".into()))?,
            valid_months: row.int_or_none("p_valid_months")?,
        },
        version: row.int("p_version")?,
    })
}

fn read_cohort(row: &Row) -> Result<Cohort, StoreError> {
    let modules = Module::parse_all(&row.text("modules")?);
    Ok(Cohort {
        id: row.id("id", CohortId::new)?,
        programme: read_programme(row)?,
        content: NewCohort {
            name: line(row, "name")?,
            starts_on: row.day("starts_on")?,
            ends_on: row.day("ends_on")?,
            enrol_by: row.day("enrol_by")?,
            places: row.int("places")?,
            modules: modules.map_err(|why| StoreError::Broken(why.to_string()))?,
            rule: CompletionRule {
                percent: row.int("percent")?,
                all_tasks: row.flag("all_tasks")?,
                mentoring: row.int("mentoring")?,
            },
            signer: line(row, "signer")?,
        },
        cancelled: match row.day_or_none("cancelled_on")? {
            Some(on) => Some(Cancelled { on, why: row.text_or_none("cancelled_why")? }),
            None => None,
        },
        version: row.int("version")?,
    })
}

/// Programmes of a municipality, by title.
pub async fn programmes(tx: &Tx, municipality: MunicipalityCode) -> Result<Vec<Programme>, StoreError> {
    let sql =
        format!("select {PROGRAMME} from training_programmes p where p.municipality_id = $1 order by p.title, p.id");
    tx.rows(&sql, args![municipality]).await?.iter().map(read_programme).collect()
}

/// Keeps a programme.
pub async fn insert_programme(
    tx: &Tx,
    grant: &Grant<Train>,
    id: &ProgrammeId,
    new: &NewProgramme,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into training_programmes (id, municipality_id, kind, owner, owner_name, title, about, valid_months, \
         made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            id.as_str(),
            grant.municipality(),
            new.kind.code(),
            new.owner.code(),
            new.owner_name.as_str(),
            new.title.as_str(),
            new.about.as_str(),
            new.valid_months,
            now,
            grant.by().map_or("", AccountId::as_str),
        ],
    )
    .await
}

/// Saves a programme; a newer version in the meantime is a conflict.
pub async fn save_programme(
    tx: &Tx,
    grant: &Grant<Train>,
    id: &ProgrammeId,
    new: &NewProgramme,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update training_programmes set kind = $4, owner = $5, owner_name = $6, title = $7, about = $8, \
         valid_months = $9, version = version + 1 where municipality_id = $1 and id = $2 and version = $3",
        args![
            grant.municipality(),
            id.as_str(),
            version,
            new.kind.code(),
            new.owner.code(),
            new.owner_name.as_str(),
            new.title.as_str(),
            new.about.as_str(),
            new.valid_months,
        ],
    )
    .await
}

const COHORT: &str = "from training_cohorts c join training_programmes p on p.id = c.programme_id";

/// Courses that the public page of a municipality shows: its own, and those of counties and schools wherever they are
/// kept. Without a municipality all of them. Newest first.
pub async fn cohorts(tx: &Tx, municipality: Option<MunicipalityCode>) -> Result<Vec<Cohort>, StoreError> {
    let here = municipality.map(|m| m.to_string()).unwrap_or_default();
    let sql = format!(
        "select c.*, {PROGRAMME} {COHORT} where $1 = '' or c.municipality_id = $1 or p.owner <> 'municipality' \
         order by c.starts_on desc, c.id desc"
    );
    tx.rows(&sql, args![here]).await?.iter().map(read_cohort).collect()
}

/// A course: public, for there is nobody in it.
pub async fn cohort(tx: &Tx, id: &CohortId) -> Result<Option<Cohort>, StoreError> {
    let sql = format!("select c.*, {PROGRAMME} {COHORT} where c.id = $1");
    tx.row(&sql, args![id.as_str()]).await?.as_ref().map(read_cohort).transpose()
}

/// Locks a course until the end of the transaction: places are given one after the other.
pub async fn lock_cohort(tx: &Tx, id: &CohortId) -> Result<(), StoreError> {
    let sql = format!("select id from training_cohorts where id = $1{}", tx.for_update());
    tx.row(&sql, args![id.as_str()]).await?;
    Ok(())
}

fn modules(new: &NewCohort) -> String {
    new.modules.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Keeps a course.
pub async fn insert_cohort(
    tx: &Tx,
    grant: &Grant<Train>,
    id: &CohortId,
    programme: &ProgrammeId,
    new: &NewCohort,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into training_cohorts (id, municipality_id, programme_id, name, starts_on, ends_on, enrol_by, places, \
         modules, percent, all_tasks, mentoring, signer, made_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            id.as_str(),
            grant.municipality(),
            programme.as_str(),
            new.name.as_str(),
            new.starts_on,
            new.ends_on,
            new.enrol_by,
            new.places,
            modules(new),
            new.rule.percent,
            new.rule.all_tasks,
            new.rule.mentoring,
            new.signer.as_str(),
            now,
        ],
    )
    .await
}

/// Saves a course; a newer version in the meantime is a conflict.
pub async fn save_cohort(
    tx: &Tx,
    grant: &Grant<Train>,
    id: &CohortId,
    new: &NewCohort,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update training_cohorts set name = $4, starts_on = $5, ends_on = $6, enrol_by = $7, places = $8, \
         modules = $9, percent = $10, all_tasks = $11, mentoring = $12, signer = $13, version = version + 1 \
         where municipality_id = $1 and id = $2 and version = $3",
        args![
            grant.municipality(),
            id.as_str(),
            version,
            new.name.as_str(),
            new.starts_on,
            new.ends_on,
            new.enrol_by,
            new.places,
            modules(new),
            new.rule.percent,
            new.rule.all_tasks,
            new.rule.mentoring,
            new.signer.as_str(),
        ],
    )
    .await
}

/// Cancels a course; one that was cancelled already is a conflict.
pub async fn cancel_cohort(
    tx: &Tx,
    grant: &Grant<Train>,
    id: &CohortId,
    why: Option<&str>,
    today: jiff::civil::Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update training_cohorts set cancelled_on = $3, cancelled_why = $4, version = version + 1 \
         where municipality_id = $1 and id = $2 and cancelled_on is null",
        args![grant.municipality(), id.as_str(), today, why],
    )
    .await
}

fn read_session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.id("id", SessionId::new)?,
        content: NewSession {
            kind: row.code("kind", SessionKind::parse)?,
            topic: line_or_none(row, "topic")?,
            starts_at: row.time("starts_at")?,
            ends_at: row.time("ends_at")?,
            way: row.code("way", Way::parse)?,
            place: line_or_none(row, "place")?,
            link: line_or_none(row, "link")?,
        },
    })
}

/// Sessions of a course, in the order of time.
pub async fn sessions(tx: &Tx, cohort: &CohortId) -> Result<Vec<Session>, StoreError> {
    let sql = "select * from training_sessions where cohort_id = $1 order by starts_at, id";
    tx.rows(sql, args![cohort.as_str()]).await?.iter().map(read_session).collect()
}

/// Adds a session.
pub async fn insert_session(
    tx: &Tx,
    grant: &Grant<Train>,
    cohort: &CohortId,
    id: &SessionId,
    new: &NewSession,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into training_sessions (id, municipality_id, cohort_id, kind, topic, starts_at, ends_at, way, place, \
         link) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            id.as_str(),
            grant.municipality(),
            cohort.as_str(),
            new.kind.code(),
            new.topic.as_ref().map(Line::as_str),
            new.starts_at,
            new.ends_at,
            new.way.code(),
            new.place.as_ref().map(Line::as_str),
            new.link.as_ref().map(Line::as_str),
        ],
    )
    .await
}

/// Takes a session off, with what was marked for it.
pub async fn delete_session(
    tx: &Tx,
    grant: &Grant<Train>,
    cohort: &CohortId,
    id: &SessionId,
) -> Result<(), StoreError> {
    tx.execute(
        "delete from training_presences where municipality_id = $1 and session_id = $2",
        args![grant.municipality(), id.as_str()],
    )
    .await?;
    tx.execute_one(
        "delete from training_sessions where municipality_id = $1 and cohort_id = $2 and id = $3",
        args![grant.municipality(), cohort.as_str(), id.as_str()],
    )
    .await
}

/// Tasks of a course, by the day on which they are due.
pub async fn tasks(tx: &Tx, cohort: &CohortId) -> Result<Vec<Task>, StoreError> {
    let read = |row: &Row| {
        let content = NewTask { title: line(row, "title")?, due_on: row.day("due_on")? };
        Ok(Task { id: row.id("id", TaskId::new)?, content })
    };
    let sql = "select * from training_tasks where cohort_id = $1 order by due_on, id";
    tx.rows(sql, args![cohort.as_str()]).await?.iter().map(read).collect()
}

/// Adds a task.
pub async fn insert_task(
    tx: &Tx,
    grant: &Grant<Train>,
    cohort: &CohortId,
    id: &TaskId,
    new: &NewTask,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into training_tasks (id, municipality_id, cohort_id, title, due_on) values ($1, $2, $3, $4, $5)",
        args![id.as_str(), grant.municipality(), cohort.as_str(), new.title.as_str(), new.due_on],
    )
    .await
}

/// Takes a task off, with what was marked for it.
pub async fn delete_task(tx: &Tx, grant: &Grant<Train>, cohort: &CohortId, id: &TaskId) -> Result<(), StoreError> {
    tx.execute(
        "delete from training_tasks_done where municipality_id = $1 and task_id = $2",
        args![grant.municipality(), id.as_str()],
    )
    .await?;
    tx.execute_one(
        "delete from training_tasks where municipality_id = $1 and cohort_id = $2 and id = $3",
        args![grant.municipality(), cohort.as_str(), id.as_str()],
    )
    .await
}

/// What a municipality asks of somebody before the first case, with the version of its row; 0 when nothing was set.
pub async fn requirement(tx: &Tx, municipality: MunicipalityCode) -> Result<(Requirement, i64), StoreError> {
    let row = tx.row("select * from training_requirements where municipality_id = $1", args![municipality]).await?;
    row.map_or_else(
        || Ok((Requirement::default(), 0)),
        |row| {
            let rule = Requirement {
                hours: row.int("hours")?,
                programme: row.id_or_none("programme_id", ProgrammeId::new)?,
                fresh: row.flag("fresh")?,
                by_hand: row.flag("by_hand")?,
            };
            Ok((rule, row.int("version")?))
        },
    )
}

/// Saves what a municipality asks for; a newer version in the meantime is a conflict.
pub async fn save_requirement(
    tx: &Tx,
    grant: &Grant<Administer>,
    rule: &Requirement,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into training_requirements (municipality_id, hours, fresh, by_hand, version) values ($1, 0, 0, 1, 0) \
         on conflict (municipality_id) do nothing",
        args![grant.municipality()],
    )
    .await?;
    tx.execute_one(
        "update training_requirements set hours = $3, programme_id = $4, fresh = $5, by_hand = $6, \
         version = version + 1 where municipality_id = $1 and version = $2",
        args![
            grant.municipality(),
            version,
            rule.hours,
            rule.programme.as_ref().map(ProgrammeId::as_str),
            rule.fresh,
            rule.by_hand,
        ],
    )
    .await
}
