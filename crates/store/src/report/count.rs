//! What is counted beside the flow: waiting, who, measurements, work.

use jiff::civil::Date;
use rinnalla_access::FigureScope;
use rinnalla_domain::lack::State as InitiativeState;
use rinnalla_domain::measurement::Instrument;
use rinnalla_domain::report::Period;

use super::{ENDED, FIRST_OF_YEAR, Span, Year, start_of, within};
use crate::row::{Row, args};
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

/// How long those who were referred waited, each from the first referral of the calendar year: days, what ended the waiting (1 they got there, 2 they left, 0 they still
/// wait), and how many. `reached` is a column of moments or days.
async fn waited(
    tx: &Tx,
    reach: &FigureScope,
    period: Period,
    reached: &str,
) -> Result<Vec<(i64, i64, i64)>, StoreError> {
    let (first, last) = period.days();
    let mut found = Vec::new();
    for year in first.year()..=last.year() {
        let month = |day: Date| (year, day.month());
        let from = if year == first.year() { month(first) } else { (year, 1) };
        let to = if year == last.year() { month(last) } else { (year, 12) };
        if let Some(cohort) = Period::months(from, to) {
            found.extend(waited_of_year(tx, reach, cohort, period, reached).await?);
        }
    }
    Ok(found)
}

/// Those who were referred in months of a year, as it stood at the end of `until`.
async fn waited_of_year(
    tx: &Tx,
    reach: &FigureScope,
    cohort: Period,
    until: Period,
    reached: &str,
) -> Result<Vec<(i64, i64, i64)>, StoreError> {
    let ((from, sent_until), (_, seen_until)) = (cohort.moments(), until.moments());
    let mut values = args![from, seen_until, until.days().1, sent_until];
    let within = within(reach, "c", &mut values);
    // The same people as are counted as referred: another number would tell how many were referred twice.
    let first = FIRST_OF_YEAR.replace("{year}", &start_of(cohort.days().0.year()));
    let got = format!("{reached} is not null and substr({reached}, 1, 10) <= $3");
    let left = "c.state in ('closed', 'declined', 'withdrawn') and coalesce(c.closed_at, c.last_moved_at) < $2";
    let at =
        format!("case when {got} then {reached} when {left} then coalesce(c.closed_at, c.last_moved_at) else $3 end");
    let sql = format!(
        "select w.days, cast(w.ended as bigint) as ended, count(*) as n from (select {} as days, \
         case when {got} then 1 when {left} then 2 else 0 end as ended \
         from cases c where {within} and c.sent_at >= $1 and c.sent_at < $4 and {first}) w group by w.days, w.ended",
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

/// First and last answers of those whose support ended in a year, by month. `column` and, for a total, `instrument` are
/// names of the program, never of a form.
pub async fn pairs(
    tx: &Tx,
    reach: &FigureScope,
    year: i16,
    column: &'static str,
    instrument: Option<&'static str>,
) -> Result<Vec<(u8, Pair)>, StoreError> {
    let Some((Year { months, .. }, period)) = Year::of(year, false).zip(Period::year(year)) else {
        return Ok(Vec::new());
    };
    let (from, until) = period.moments();
    let mut values = args![from, until];
    let within = within(reach, "c", &mut values);
    let of = |alias: &str, points: &str, order: &str| {
        let which = instrument.map_or_else(String::new, |code| format!(" and m.instrument = '{code}'"));
        format!(
            "{alias}.id = (select m.id from measurements m where m.case_id = c.id and m.point in ({points}) \
             and m.{column} is not null{which} order by m.made_at {order}, m.id {order} limit 1)"
        )
    };
    let sql = format!(
        "select w.month, w.before, w.after, cast(w.same as bigint) as same, count(*) as n from (select \
         cast(case {months} else 12 end as bigint) as month, z.before, z.after, z.same from (select \
         c.closed_at as happened, b.{column} as before, e.{column} as after, \
         case when b.mode = e.mode and coalesce(b.helper_role, b.helper, '') = coalesce(e.helper_role, e.helper, '') then 1 else 0 end as same \
         from cases c join measurements b on {} left join measurements e on {} \
         where {within} and {ENDED}) z) w group by w.month, w.before, w.after, w.same \
         order by w.month, w.before, w.after, w.same",
        of("b", "'referral', 'first_visit'", "asc"),
        of("e", "'end'", "desc"),
    );
    tx.rows(&sql, values)
        .await?
        .iter()
        .map(|row| {
            let month =
                u8::try_from(row.int("month")?).map_err(|_| StoreError::Broken("a month is no number".into()))?;
            let (before, after) = (row.int("before")?, row.int_or_none("after")?);
            Ok((month, Pair { before, after, same_mode: row.int("same")? != 0, n: row.int("n")? }))
        })
        .collect()
}

/// Instruments of which totals were taken of those whose support ended in a period.
pub async fn instruments(tx: &Tx, reach: &FigureScope, period: Period) -> Result<Vec<Instrument>, StoreError> {
    let (from, until) = period.moments();
    let mut values = args![from, until];
    let within = within(reach, "c", &mut values);
    let sql = format!(
        "select distinct m.instrument from cases c join measurements m on m.case_id = c.id \
         where {within} and {ENDED} and m.instrument is not null and m.total is not null"
    );
    tx.rows(&sql, values).await?.iter().map(|row| row.code("instrument", Instrument::parse)).collect()
}

/// What link workers gave a resident in a month. `who` is a number for the resident that means nothing elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The month.
    pub month: u8,
    /// A number for the resident.
    pub who: u64,
    /// Meetings and calls.
    pub contacts: u64,
    /// Minutes.
    pub minutes: u64,
    /// Kilometres.
    pub kilometres: u64,
}

/// The work of a year with residents, for each resident and month.
pub async fn given(tx: &Tx, reach: &FigureScope, year: i16) -> Result<Vec<Given>, StoreError> {
    let mut values = args![format!("{year}-01-01"), format!("{year}-12-31")];
    let within = within(reach, "t", &mut values);
    let sql = format!(
        "select w.month, w.who, count(*) as contacts, cast(coalesce(sum(w.minutes), 0) as bigint) as minutes, \
         cast(coalesce(sum(w.kilometres), 0) as bigint) as kilometres \
         from (select cast(substr(t.held_on, 6, 2) as bigint) as month, t.minutes, t.kilometres, \
         dense_rank() over (order by c.resident_id) as who from contacts t join cases c on c.id = t.case_id \
         where {within} and t.held_on >= $1 and t.held_on <= $2 and t.corrected_at is null) w \
         group by w.month, w.who order by w.month, w.who"
    );
    let amount = |row: &Row, column: &str| row.int(column).map(|n| u64::try_from(n).unwrap_or_default());
    tx.rows(&sql, values)
        .await?
        .iter()
        .map(|row| {
            Ok(Given {
                month: u8::try_from(row.int("month")?)
                    .map_err(|_| StoreError::Broken("a month is no number".into()))?,
                who: amount(row, "who")?,
                contacts: amount(row, "contacts")?,
                minutes: amount(row, "minutes")?,
                kilometres: amount(row, "kilometres")?,
            })
        })
        .collect()
}

/// How many link workers met or called somebody.
pub async fn link_workers(tx: &Tx, reach: &FigureScope, period: Period) -> Result<i64, StoreError> {
    let span = Span::of(period);
    let mut values = args![span.first, span.last];
    let within = within(reach, "t", &mut values);
    let sql = format!(
        "select count(distinct t.by_account) as workers from contacts t \
         where {within} and t.held_on >= $1 and t.held_on <= $2 and t.corrected_at is null"
    );
    tx.row(&sql, values).await?.map_or(Ok(0), |row| row.int("workers"))
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
