//! Cases: where each stands, its steps and its clocks.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{Grant, Itself, Scope, SendReferral};
use rinnalla_domain::case::{Case, Party, State, Step, StepTaken};
use rinnalla_domain::clock::{Clock, Running};
use rinnalla_domain::consent::Permission;
use rinnalla_domain::{AccountId, CaseId, ResidentId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, permission, scope};

pub(crate) fn read(row: &Row) -> Result<Case, StoreError> {
    Ok(Case {
        id: row.id("id", CaseId::new)?,
        municipality: row.municipality("municipality_id")?,
        resident: row.id("resident_id", ResidentId::new)?,
        number: row.text("number")?,
        state: row.code("state", State::parse)?,
        sent_at: row.time("sent_at")?,
        received_at: row.time_or_none("received_at")?,
        coordinator: row.id_or_none("coordinator_id", AccountId::new)?,
        contacted_at: row.time_or_none("contacted_at")?,
        tries: row.int("tries")?,
        link_worker: row.id_or_none("link_worker_id", AccountId::new)?,
        first_visit_on: row.day_or_none("first_visit_on")?,
        began_on: row.day_or_none("began_on")?,
        ends_on: row.day_or_none("ends_on")?,
        closed_at: row.time_or_none("closed_at")?,
        last_moved_at: row.time("last_moved_at")?,
        version: row.int("version")?,
    })
}

/// The next public number of the municipality in a year.
pub async fn next_serial(tx: &Tx, grant: &Grant<SendReferral>, year: i16) -> Result<i64, StoreError> {
    let name = format!("referral-{year}");
    let municipality = grant.municipality();
    let row = tx
        .row(
            "insert into counters (municipality_id, name, value) values ($1, $2, 1) \
             on conflict (municipality_id, name) do update set value = counters.value + 1 returning value",
            args![municipality, name],
        )
        .await?;
    row.ok_or_else(|| StoreError::Broken("a counter gave no number".into()))?.int("value")
}

/// Opens a case for a referral.
pub async fn insert(
    tx: &Tx,
    grant: &Grant<SendReferral>,
    resident: &ResidentId,
    number: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into cases (id, municipality_id, resident_id, number, state, sent_at, last_moved_at) \
         values ($1, $2, $3, $4, $5, $6, $6)",
        args![grant.case().as_str(), grant.municipality(), resident.as_str(), number, State::Sent.code(), now],
    )
    .await
}

/// A case within the scope.
pub async fn find(tx: &Tx, scope: &Scope, id: &CaseId) -> Result<Option<Case>, StoreError> {
    let limit = scope::cases(scope, args![id.as_str()]);
    let sql = format!("select c.* from cases c where c.id = $1 and {}", limit.sql);
    tx.row(&sql, limit.values).await?.as_ref().map(read).transpose()
}

/// A case within the scope, locked until the end of the transaction.
pub async fn lock(tx: &Tx, scope: &Scope, id: &CaseId) -> Result<Option<Case>, StoreError> {
    let limit = scope::cases(scope, args![id.as_str()]);
    let sql = format!("select c.* from cases c where c.id = $1 and {}{}", limit.sql, tx.for_update());
    tx.row(&sql, limit.values).await?.as_ref().map(read).transpose()
}

/// Cases within the scope in any of `states`, oldest first.
pub async fn list(tx: &Tx, scope: &Scope, states: &[State]) -> Result<Vec<Case>, StoreError> {
    let limit = scope::cases(scope, args![]);
    // State codes are constants of the program, so they can stand in the text of the query.
    let states: Vec<String> = states.iter().map(|s| format!("'{}'", s.code())).collect();
    let sql = format!(
        "select c.* from cases c where c.state in ({}) and {} order by c.sent_at",
        states.join(", "),
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(read).collect()
}

/// Who stands in which relation to a case, for [`rinnalla_access`].
pub async fn itself(tx: &Tx, case: &Case) -> Result<Itself, StoreError> {
    let row = tx
        .row(
            "select (select r.sender_id from referrals r where r.case_id = $1) as sender, \
             (select max(p.account_id) from proposals p where p.case_id = $1 and p.closed_at is null) as asked",
            args![case.id.as_str()],
        )
        .await?
        .ok_or_else(|| StoreError::Broken("a case has no relations".into()))?;
    Ok(Itself {
        case: case.id.clone(),
        municipality: case.municipality,
        sender: row.id_or_none("sender", AccountId::new)?,
        link_worker: case.link_worker.clone(),
        asked: row.id_or_none("asked", AccountId::new)?,
    })
}

/// Saves a case that a use case has moved. Somebody else's change in the meantime is a conflict.
///
/// Any grant for the case will do: which action it is, the use case has decided.
pub async fn save<A: rinnalla_access::Action>(tx: &Tx, grant: &Grant<A>, case: &Case) -> Result<(), StoreError> {
    tx.execute_one(
        "update cases set state = $4, received_at = $5, coordinator_id = $6, contacted_at = $7, tries = $8, \
         link_worker_id = $9, first_visit_on = $10, began_on = $11, ends_on = $12, closed_at = $13, \
         last_moved_at = $14, version = version + 1 where municipality_id = $1 and id = $2 and version = $3",
        args![
            grant.municipality(),
            grant.case().as_str(),
            case.version,
            case.state.code(),
            case.received_at,
            case.coordinator.as_ref().map(AccountId::as_str),
            case.contacted_at,
            case.tries,
            case.link_worker.as_ref().map(AccountId::as_str),
            case.first_visit_on,
            case.began_on,
            case.ends_on,
            case.closed_at,
            case.last_moved_at,
        ],
    )
    .await
}

/// A step about to be recorded.
#[derive(Debug)]
pub struct NewStep<'a> {
    /// Identity.
    pub id: &'a str,
    /// The step.
    pub step: Step,
    /// In which capacity.
    pub party: Party,
    /// Name of who took it.
    pub by_name: &'a str,
    /// From where.
    pub from: State,
    /// To where.
    pub to: State,
    /// A code that belongs to it.
    pub code: Option<&'a str>,
    /// Words that belong to it.
    pub note: Option<&'a str>,
}

/// Records a step.
pub async fn record<A: rinnalla_access::Action>(
    tx: &Tx,
    grant: &Grant<A>,
    step: &NewStep<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into steps (id, municipality_id, case_id, step, party, by_account, by_name, at, from_state, \
         to_state, code, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            step.id,
            grant.municipality(),
            grant.case().as_str(),
            step.step.code(),
            step.party.code(),
            grant.by().map(AccountId::as_str),
            step.by_name,
            now,
            step.from.code(),
            step.to.code(),
            step.code,
            step.note,
        ],
    )
    .await?;
    if step.to == State::Accepted && step.from != State::Accepted {
        // The first time counts: reports ask when the municipality took a referral on.
        tx.execute(
            "update cases set accepted_at = $3 where municipality_id = $1 and id = $2 and accepted_at is null",
            args![grant.municipality(), grant.case().as_str(), now],
        )
        .await?;
    }
    Ok(())
}

/// The steps of a case within the scope, newest first.
pub async fn steps(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<StepTaken>, StoreError> {
    let rows = scope::rows_of(tx, scope, case, "steps", "at desc, id desc").await?;
    rows.iter()
        .map(|row| {
            Ok(StepTaken {
                step: row.code("step", Step::parse)?,
                party: row.code("party", Party::parse)?,
                by_name: row.text("by_name")?,
                at: row.time("at")?,
                to: row.code("to_state", State::parse)?,
                code: row.text_or_none("code")?,
                note: row.text_or_none("note")?,
            })
        })
        .collect()
}

/// Starts a clock; one of the same kind that still runs is stopped first.
pub async fn start_clock<A: rinnalla_access::Action>(
    tx: &Tx,
    grant: &Grant<A>,
    id: &str,
    clock: Clock,
    started_on: Date,
    due_on: Date,
    now: Timestamp,
) -> Result<(), StoreError> {
    stop_clocks(tx, grant, &[clock], now).await?;
    tx.execute_one(
        "insert into clocks (id, municipality_id, case_id, clock, started_on, due_on) values ($1, $2, $3, $4, $5, $6)",
        args![id, grant.municipality(), grant.case().as_str(), clock.code(), started_on, due_on],
    )
    .await
}

/// Stops clocks.
pub async fn stop_clocks<A: rinnalla_access::Action>(
    tx: &Tx,
    grant: &Grant<A>,
    clocks: &[Clock],
    now: Timestamp,
) -> Result<(), StoreError> {
    for clock in clocks {
        tx.execute(
            "update clocks set stopped_at = $4 where municipality_id = $1 and case_id = $2 and clock = $3 \
             and stopped_at is null",
            args![grant.municipality(), grant.case().as_str(), clock.code(), now],
        )
        .await?;
    }
    Ok(())
}

fn read_clock(row: &Row) -> Result<(CaseId, Running), StoreError> {
    Ok((
        row.id("case_id", CaseId::new)?,
        Running {
            clock: row.code("clock", Clock::parse)?,
            started_on: row.day("started_on")?,
            due_on: row.day("due_on")?,
        },
    ))
}

/// Which clocks `k` of a case `c` run: the one rule for lists, pages and reminders. The call after the end is waited for
/// only while the resident allows it.
fn running() -> String {
    let allowed = permission::holds(Permission::FollowUp);
    format!("k.stopped_at is null and (k.clock <> '{}' or {allowed})", Clock::FollowUp)
}

/// Clocks that run for one case within the scope, the nearest first.
pub async fn clocks(tx: &Tx, scope: &Scope, case: &CaseId) -> Result<Vec<Running>, StoreError> {
    let limit = scope::cases(scope, args![case.as_str()]);
    let sql = format!(
        "select k.* from clocks k join cases c on c.id = k.case_id where c.id = $1 and {} and {} order by k.due_on",
        running(),
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(|row| read_clock(row).map(|(_, clock)| clock)).collect()
}

/// Clocks that run for any case within the scope, the nearest first.
pub async fn all_clocks(tx: &Tx, scope: &Scope) -> Result<Vec<(CaseId, Running)>, StoreError> {
    let limit = scope::cases(scope, args![]);
    let sql = format!(
        "select k.* from clocks k join cases c on c.id = k.case_id where {} and {} order by k.due_on",
        running(),
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(read_clock).collect()
}

/// Another open case of the same person, or of somebody with the same phone or the same name and birth date:
/// shown to the coordinator alone.
pub async fn likely_double(tx: &Tx, scope: &Scope, case: &Case) -> Result<Option<Case>, StoreError> {
    let limit = scope::cases(scope, args![case.id.as_str(), case.resident.as_str()]);
    let sql = format!(
        "select c.* from cases c join residents o on o.id = c.resident_id join residents r on r.id = $2 \
         where c.id <> $1 and c.municipality_id = r.municipality_id \
         and c.state not in ('closed', 'declined', 'withdrawn') \
         and (o.id = r.id or (o.name_key = r.name_key and o.birth_date = r.birth_date) \
              or (o.phone_key = r.phone_key and o.birth_date = r.birth_date)) \
         and {} order by c.sent_at limit 1",
        limit.sql
    );
    tx.row(&sql, limit.values).await?.as_ref().map(read).transpose()
}

/// Notes the reason that a coordinator gave for opening a case that somebody else handles.
pub async fn give_reason(
    tx: &Tx,
    grant: &Grant<rinnalla_access::Coordinate>,
    id: &str,
    reason: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<(), StoreError> {
    tx.execute_one(
        "insert into access_reasons (id, municipality_id, case_id, account_id, reason, at, until) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id,
            grant.municipality(),
            grant.case().as_str(),
            grant.by().map_or("", AccountId::as_str),
            reason,
            now,
            until
        ],
    )
    .await
}

/// Has this coordinator given a reason that still holds?
pub async fn has_reason(tx: &Tx, case: &CaseId, account: &AccountId, now: Timestamp) -> Result<bool, StoreError> {
    let row = tx
        .row(
            "select 1 as yes from access_reasons where case_id = $1 and account_id = $2 and until > $3 limit 1",
            args![case.as_str(), account.as_str(), now],
        )
        .await?;
    Ok(row.is_some())
}
