//! What reports count. Everything is added up by the database; nobody's record leaves it, except where the rows behind a
//! figure are asked for within a [`Scope`].

mod count;
mod research;

pub use count::{Hours, Pair, community_minutes, initiatives, pairs, waits, work};
pub use research::{Subject, Taken, subjects, taken};

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{FigureScope, Scope};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::case::Case;
use rinnalla_domain::report::{BANDS, FigureKey, Period};
use sea_orm::Value;

use crate::row::{Bind, args, time_text};
use crate::{StoreError, Tx, case, scope};

/// A period as the queries take it: from, until (not including), and its first and last day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    from: Timestamp,
    until: Timestamp,
    first: Date,
    last: Date,
}

impl Span {
    pub(crate) fn of(period: Period) -> Self {
        let ((from, until), (first, last)) = (period.moments(), period.days());
        Self { from, until, first, last }
    }

    /// `$1` and `$2` are moments, `$3` is the last day.
    fn values(self) -> Vec<Value> {
        args![self.from, self.until, self.last]
    }
}

/// The condition on `table.municipality_id`, with values numbered after those in `values`.
pub(crate) fn within(reach: &FigureScope, table: &str, values: &mut Vec<Value>) -> String {
    let Some(codes) = reach.municipalities() else { return "1 = 1".into() };
    let mut list = Vec::with_capacity(codes.len());
    for code in codes {
        values.push((*code).bind());
        list.push(format!("${}", values.len()));
    }
    format!("{table}.municipality_id in ({})", list.join(", "))
}

/// Cases whose support ended in the period.
pub(crate) const ENDED: &str = "c.closed_at >= $1 and c.closed_at < $2 and c.began_on is not null";
const BOTH_MEASURED: &str = "c.began_on is not null and exists (select 1 from measurements m where m.case_id = c.id \
     and m.point in ('referral', 'first_visit')) \
     and exists (select 1 from measurements m where m.case_id = c.id and m.point = 'end')";
const JOINED: &str = "c.began_on is not null and exists (select 1 from participations p where p.case_id = c.id \
     and (p.together + p.alone > 0 or p.state = 'continues'))";
const KEPT: &str = "c.began_on is not null and exists (select 1 from participations p where p.case_id = c.id \
     and p.state = 'continues')";
/// A resident is counted once in a calendar year, in the month of the first referral. `y.year_at` begins the year.
const FIRST_OF_YEAR: &str = "not exists (select 1 from cases earlier where earlier.resident_id = c.resident_id \
     and earlier.sent_at >= y.year_at and earlier.sent_at < c.sent_at)";

/// When a case is counted for a figure (a moment, or a day), and what it must meet. The one place: the number and the
/// rows behind it come from the same words.
struct Rule {
    at: &'static str,
    is_day: bool,
    condition: &'static str,
}

const fn rule(key: FigureKey) -> Option<Rule> {
    let (at, is_day, condition) = match key {
        FigureKey::Referrals => ("c.sent_at", false, FIRST_OF_YEAR),
        FigureKey::Received => ("c.received_at", false, "1 = 1"),
        FigureKey::Contacted => ("c.contacted_at", false, "1 = 1"),
        FigureKey::Accepted => ("c.accepted_at", false, "1 = 1"),
        FigureKey::FirstVisit => ("c.first_visit_on", true, "1 = 1"),
        FigureKey::Agreement => ("c.began_on", true, "1 = 1"),
        FigureKey::Closed => ("c.closed_at", false, "c.began_on is not null"),
        FigureKey::Measured => ("c.closed_at", false, BOTH_MEASURED),
        FigureKey::JoinedActivity => ("c.closed_at", false, JOINED),
        FigureKey::KeptActivity => ("c.closed_at", false, KEPT),
        FigureKey::FollowedUp => {
            ("(select min(f.held_on) from follow_ups f where f.case_id = c.id)", true, "c.began_on is not null")
        }
        FigureKey::Declined => ("c.closed_at", false, "c.state in ('declined', 'withdrawn')"),
        _ => return None,
    };
    Some(Rule { at, is_day, condition })
}

/// By what cases are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// Not at all.
    None,
    /// By the reasons as they are written together.
    Reasons,
    /// By the place of the age in [`BANDS`]; -1 for the others.
    Ages,
    /// By village as it was written.
    Villages,
    /// By language.
    Languages,
    /// By why support ended.
    EndingReasons,
}

impl Split {
    fn sql(self) -> (String, &'static str) {
        let referral = "join referrals r on r.case_id = c.id";
        let resident = "join residents p on p.id = c.resident_id";
        let closing = "left join closings x on x.case_id = c.id";
        match self {
            Self::None => ("''".into(), ""),
            Self::Reasons => ("r.reasons".into(), referral),
            Self::Ages => {
                let age = "(cast(substr(c.sent_at, 1, 4) as bigint) - cast(substr(p.birth_date, 1, 4) as bigint) \
                           - case when substr(c.sent_at, 6, 5) < substr(p.birth_date, 6, 5) then 1 else 0 end)";
                let bands: String = BANDS
                    .iter()
                    .enumerate()
                    .rev()
                    .map(|(place, band)| format!(" when {age} >= {} then '{place}'", band.from))
                    .collect();
                (format!("case{bands} else '-1' end"), resident)
            }
            Self::Villages => ("p.village".into(), resident),
            Self::Languages => ("p.language".into(), resident),
            Self::EndingReasons => ("coalesce(x.reason, '')".into(), closing),
        }
    }
}

/// How many in a month of a group: year and month, group, number.
pub type Monthly = ((i16, u8), String, i64);

/// Counts a figure by month (as months are in Finland), told apart by `split`. A figure that counts no cases gives
/// nothing.
pub async fn monthly(
    tx: &Tx,
    reach: &FigureScope,
    years: RangeInclusive<i16>,
    key: FigureKey,
    split: Split,
) -> Result<Vec<Monthly>, StoreError> {
    let Some(Rule { at, is_day, condition }) = rule(key) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for year in years {
        let mut values = Vec::new();
        let within = within(reach, "c", &mut values);
        let (group, join) = split.sql();
        let Some(months) = months(year) else { continue };
        let (from, until) = if is_day { ("y.first_on", "y.next_on") } else { ("y.from_at", "y.until_at") };
        let sql = format!(
            "with y (month, from_at, until_at, first_on, next_on, year_at) as (values {months}) \
             select w.month, w.grp, count(*) as n from (select y.month as month, {group} as grp \
             from y join cases c on {at} >= {from} and {at} < {until} {join} where {within} and {condition}) w \
             group by w.month, w.grp order by w.month, w.grp"
        );
        for row in tx.rows(&sql, values).await? {
            let month = row.text("month")?.parse().map_err(|_| StoreError::Broken("a month is no number".into()))?;
            found.push(((year, month), row.text("grp")?, row.int("n")?));
        }
    }
    Ok(found)
}

/// Has anybody been referred, or any support ended, in the period?
pub async fn any(tx: &Tx, reach: &FigureScope, period: Period) -> Result<bool, StoreError> {
    let span = Span::of(period);
    let mut values = args![span.from, span.until];
    let within = within(reach, "c", &mut values);
    let sql = format!(
        "select 1 as yes from cases c where {within} and (c.sent_at >= $1 and c.sent_at < $2 \
         or c.closed_at >= $1 and c.closed_at < $2) limit 1"
    );
    Ok(tx.row(&sql, values).await?.is_some())
}

/// The months of a year as values: number, first and last moment, first day and the one after the last, and the
/// moment when the year begins. All of it is made here.
fn months(year: i16) -> Option<String> {
    let begins = time_text(Period::year(year)?.moments().0);
    let rows = (1..=12).filter_map(|month| {
        let period = Period::months((year, month), (year, month))?;
        let ((from, until), (first, last)) = (period.moments(), period.days());
        let (from, until) = (time_text(from), time_text(until));
        Some(format!("('{month}', '{from}', '{until}', '{first}', '{}', '{begins}')", last.tomorrow().ok()?))
    });
    Some(rows.collect::<Vec<_>>().join(", "))
}

/// The cases behind a figure, within the scope, oldest first. None where a figure has no rows.
pub async fn rows(
    tx: &Tx,
    scope: &Scope,
    municipality: MunicipalityCode,
    key: FigureKey,
    period: Period,
) -> Result<Option<Vec<Case>>, StoreError> {
    let Some(Rule { at, is_day, condition }) = rule(key) else { return Ok(None) };
    let span = Span::of(period);
    let (first, last) = (period.days().0.year(), period.days().1.year());
    let years: Vec<String> = (first..=last).filter_map(months).collect();
    let limit = scope::cases(scope, args![municipality, span.first, span.last]);
    let (from, until) = if is_day { ("y.first_on", "y.next_on") } else { ("y.from_at", "y.until_at") };
    let sql = format!(
        "with y (month, from_at, until_at, first_on, next_on, year_at) as (values {}) select c.* \
         from y join cases c on {at} >= {from} and {at} < {until} where {condition} and c.municipality_id = $1 \
         and y.first_on >= $2 and y.first_on <= $3 and {} order by c.sent_at, c.id",
        years.join(", "),
        limit.sql
    );
    let cases = tx.rows(&sql, limit.values).await?.iter().map(case::read).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(cases))
}
