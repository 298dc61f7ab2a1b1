//! What reports count. Everything is added up by the database; nobody's record leaves it, except where the rows behind a
//! figure are asked for within a [`Scope`].

mod count;
mod month;
mod named;
mod own;
mod research;

pub use count::{Given, Pair, community_minutes, given, initiatives, instruments, link_workers, pairs, waits};
pub use month::{obstacles, work_of_each};
pub use named::{name_period, named};
pub use own::own_hours;
pub use research::{Subject, Taken, subjects, taken};

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{FigureScope, Scope};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::case::Case;
use rinnalla_domain::report::{BANDS, CONTACT_IN_TIME, FigureKey, Period, VISIT_IN_TIME};
use sea_orm::Value;

use crate::row::{Bind, args, time_text};
use crate::{Engine, StoreError, Tx, case, scope};

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
/// A resident is counted once in a calendar year, in the month of the first referral. `{year}` is where the year
/// begins.
const FIRST_OF_YEAR: &str = "not exists (select 1 from cases earlier where earlier.resident_id = c.resident_id \
     and earlier.sent_at >= '{year}' and earlier.sent_at < c.sent_at)";

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
        FigureKey::ContactedInTime => ("c.contacted_at", false, "{days to contact} <= {contact in time}"),
        FigureKey::FirstVisitInTime => ("c.first_visit_on", true, "{days to visit} <= {visit in time}"),
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

impl Rule {
    /// What a case must meet in a year, in the words of an engine.
    fn condition(&self, engine: Engine, year: i16) -> String {
        self.condition
            .replace("{year}", &start_of(year))
            .replace("{days to contact}", &count::days(engine, "c.sent_at", "c.contacted_at"))
            .replace("{days to visit}", &count::days(engine, "c.sent_at", "c.first_visit_on"))
            .replace("{contact in time}", &CONTACT_IN_TIME.to_string())
            .replace("{visit in time}", &VISIT_IN_TIME.to_string())
    }
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
    /// By the unit that referred; empty where none is known.
    Units,
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
            Self::Units => ("coalesce(r.unit_id, '')".into(), referral),
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
    let Some(rule) = rule(key) else { return Ok(Vec::new()) };
    let Rule { at, is_day, .. } = rule;
    let mut found = Vec::new();
    for year in years {
        let mut values = Vec::new();
        let within = within(reach, "c", &mut values);
        let (group, join) = split.sql();
        let Some(Year { begins, ends, months }) = Year::of(year, is_day) else { continue };
        let condition = rule.condition(tx.engine(), year);
        let sql = format!(
            "select w.month, w.grp, count(*) as n from (select cast(case {months} else 12 end as bigint) as month, z.grp \
             from (select {at} as happened, {group} as grp from cases c {join} where {within} and {condition} \
             and {at} >= '{begins}' and {at} < '{ends}') z) w group by w.month, w.grp order by w.month, w.grp"
        );
        for row in tx.rows(&sql, values).await? {
            let month =
                u8::try_from(row.int("month")?).map_err(|_| StoreError::Broken("a month is no number".into()))?;
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

/// A year in the text of a query; all of it is made here.
struct Year {
    begins: String,
    ends: String,
    /// The parts of a `case` that give the number of a month for what `happened`, but for the last.
    months: String,
}

impl Year {
    fn of(year: i16, in_days: bool) -> Option<Self> {
        let edge = |period: Period| ends_of(period, in_days);
        let (begins, ends) = edge(Period::year(year)?)?;
        let months = (1..=11).filter_map(|month| {
            let (_, until) = edge(Period::months((year, month), (year, month))?)?;
            Some(format!("when z.happened < '{until}' then {month}"))
        });
        Some(Self { begins, ends, months: months.collect::<Vec<_>>().join(" ") })
    }
}

/// Where a period begins, and what follows it: as moments, or as days.
fn ends_of(period: Period, in_days: bool) -> Option<(String, String)> {
    let ((from, until), (first, last)) = (period.moments(), period.days());
    Some(if in_days {
        (first.to_string(), last.tomorrow().ok()?.to_string())
    } else {
        (time_text(from), time_text(until))
    })
}

/// The moment when a year begins in Finland.
fn start_of(year: i16) -> String {
    Period::year(year).map(|period| time_text(period.moments().0)).unwrap_or_default()
}

/// The cases behind a figure, within the scope, oldest first. None where a figure has no rows.
pub async fn rows(
    tx: &Tx,
    scope: &Scope,
    municipality: MunicipalityCode,
    key: FigureKey,
    period: Period,
) -> Result<Option<Vec<Case>>, StoreError> {
    let Some(rule) = rule(key) else { return Ok(None) };
    let Rule { at, is_day, .. } = rule;
    let (first, last) = period.days();
    let mut found = Vec::new();
    for year in first.year()..=last.year() {
        let months = |day: Date| (year, day.month());
        let from = if year == first.year() { months(first) } else { (year, 1) };
        let to = if year == last.year() { months(last) } else { (year, 12) };
        let Some((begins, ends)) = Period::months(from, to).and_then(|part| ends_of(part, is_day)) else { continue };
        let condition = rule.condition(tx.engine(), year);
        let limit = scope::cases(scope, args![municipality]);
        let sql = format!(
            "select c.* from cases c where c.municipality_id = $1 and {condition} and {at} >= '{begins}' \
             and {at} < '{ends}' and {} order by c.sent_at, c.id",
            limit.sql
        );
        for row in tx.rows(&sql, limit.values).await? {
            found.push(case::read(&row)?);
        }
    }
    Ok(Some(found))
}
