//! What is counted beside the flow: waiting, who, measurements, work.

use rinnalla_access::FigureScope;
use rinnalla_domain::lack::State as InitiativeState;
use rinnalla_domain::report::Period;

use super::{ENDED, Span, within};
use crate::row::args;
use crate::{Engine, StoreError, Tx};

/// Whole days from one column of moments or days to another.
pub(super) fn days(engine: Engine, from: &str, to: &str) -> String {
    match engine {
        Engine::Sqlite => format!("cast(julianday(substr({to}, 1, 10)) - julianday(substr({from}, 1, 10)) as integer)"),
        Engine::Postgres => {
            format!("cast(cast(substr({to}, 1, 10) as date) - cast(substr({from}, 1, 10) as date) as bigint)")
        }
    }
}

/// How long those who were referred waited: days, what ended the waiting (1 they got there, 2 they left, 0 they still
/// wait), and how many. `reached` is a column of moments or days.
async fn waited(
    tx: &Tx,
    reach: &FigureScope,
    period: Period,
    reached: &str,
) -> Result<Vec<(i64, i64, i64)>, StoreError> {
    let span = Span::of(period);
    let mut values = span.values();
    let within = within(reach, "c", &mut values);
    let got = format!("{reached} is not null and substr({reached}, 1, 10) <= $3");
    let left = "c.state in ('closed', 'declined', 'withdrawn') and coalesce(c.closed_at, c.last_moved_at) < $2";
    let at =
        format!("case when {got} then {reached} when {left} then coalesce(c.closed_at, c.last_moved_at) else $3 end");
    let sql = format!(
        "select w.days, cast(w.ended as bigint) as ended, count(*) as n from (select {} as days, \
         case when {got} then 1 when {left} then 2 else 0 end as ended \
         from cases c where {within} and c.sent_at >= $1 and c.sent_at < $2) w group by w.days, w.ended",
        days(tx.engine(), "c.sent_at", &format!("({at})")),
    );
    let rows = tx.rows(&sql, values).await?;
    rows.iter().map(|row| Ok((row.int("days")?.max(0), row.int("ended")?, row.int("n")?))).collect()
}

/// Waiting for the first contact, and for the first visit.
pub async fn waits(tx: &Tx, reach: &FigureScope, period: Period) -> Result<[Vec<(i64, i64, i64)>; 2], StoreError> {
    Ok([waited(tx, reach, period, "c.contacted_at").await?, waited(tx, reach, period, "c.first_visit_on").await?])
}

/// What somebody answered first and last, and how many answered so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The first answer.
    pub before: i64,
    /// The last answer; none when it is missing.
    pub after: Option<i64>,
    /// Both were given in the same way, with the same help.
    pub same_mode: bool,
    /// How many.
    pub n: i64,
}

/// First and last answers of those whose support ended. `column` and, for a total, `instrument` are names of the
/// program, never of a form.
pub async fn pairs(
    tx: &Tx,
    reach: &FigureScope,
    period: Period,
    column: &'static str,
    instrument: Option<&'static str>,
) -> Result<Vec<Pair>, StoreError> {
    let mut values = Span::of(period).values();
    let within = within(reach, "c", &mut values);
    let of = |alias: &str, points: &str, order: &str| {
        let which = instrument.map_or_else(String::new, |code| format!(" and m.instrument = '{code}'"));
        format!(
            "{alias}.id = (select m.id from measurements m where m.case_id = c.id and m.point in ({points}) \
             and m.{column} is not null{which} order by m.made_at {order}, m.id {order} limit 1)"
        )
    };
    let sql = format!(
        "select w.before, w.after, cast(w.same as bigint) as same, count(*) as n from (select b.{column} as before, e.{column} as after, \
         case when b.mode = e.mode and coalesce(b.helper_role, b.helper, '') = coalesce(e.helper_role, e.helper, '') then 1 else 0 end as same \
         from cases c join measurements b on {} left join measurements e on {} \
         where {within} and {ENDED} and $3 <> '') w group by w.before, w.after, w.same",
        of("b", "'referral', 'first_visit'", "asc"),
        of("e", "'end'", "desc"),
    );
    tx.rows(&sql, values)
        .await?
        .iter()
        .map(|row| {
            Ok(Pair {
                before: row.int("before")?,
                after: row.int_or_none("after")?,
                same_mode: row.int("same")? != 0,
                n: row.int("n")?,
            })
        })
        .collect()
}

/// What link workers wrote down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// Link workers.
    pub workers: i64,
    /// Residents whom they met or called.
    pub residents: i64,
    /// Meetings and calls.
    pub contacts: i64,
    /// Minutes.
    pub minutes: i64,
    /// Kilometres.
    pub kilometres: i64,
    /// Expenses in cents.
    pub expenses_cents: i64,
}

/// The work that was written down.
pub async fn work(tx: &Tx, reach: &FigureScope, period: Period) -> Result<Hours, StoreError> {
    let span = Span::of(period);
    let mut values = args![span.first, span.last];
    let within = within(reach, "t", &mut values);
    let sql = format!(
        "select count(distinct t.by_account) as workers, count(distinct t.case_id) as residents, count(*) as contacts, \
         cast(coalesce(sum(t.minutes), 0) as bigint) as minutes, \
         cast(coalesce(sum(t.kilometres), 0) as bigint) as kilometres, \
         cast(coalesce(sum(t.expenses_cents), 0) as bigint) as expenses \
         from contacts t where {within} and t.held_on >= $1 and t.held_on <= $2 and t.corrected_at is null"
    );
    let row = tx.row(&sql, values).await?.ok_or_else(|| StoreError::Broken("a sum gave no row".into()))?;
    Ok(Hours {
        workers: row.int("workers")?,
        residents: row.int("residents")?,
        contacts: row.int("contacts")?,
        minutes: row.int("minutes")?,
        kilometres: row.int("kilometres")?,
        expenses_cents: row.int("expenses")?,
    })
}

/// Minutes of work for the community.
pub async fn community_minutes(tx: &Tx, reach: &FigureScope, period: Period) -> Result<i64, StoreError> {
    let span = Span::of(period);
    let mut values = args![span.first, span.last];
    let within = within(reach, "t", &mut values);
    let sql = format!(
        "select cast(coalesce(sum(t.minutes), 0) as bigint) as minutes from community_work t \
         where {within} and t.held_on >= $1 and t.held_on <= $2"
    );
    tx.row(&sql, values).await?.map_or(Ok(0), |row| row.int("minutes"))
}

/// Proposals that were made in the period, by where they stand now.
pub async fn initiatives(
    tx: &Tx,
    reach: &FigureScope,
    period: Period,
) -> Result<Vec<(InitiativeState, i64)>, StoreError> {
    let span = Span::of(period);
    let mut values = args![span.first, span.last];
    let within = within(reach, "t", &mut values);
    let sql = format!(
        "select t.state, count(*) as n from initiatives t where {within} and t.made_on >= $1 and t.made_on <= $2 \
         group by t.state"
    );
    tx.rows(&sql, values)
        .await?
        .iter()
        .map(|row| Ok((row.code("state", InitiativeState::parse)?, row.int("n")?)))
        .collect()
}
