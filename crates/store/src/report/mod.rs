//! What reports count. Everything is added up by the database; nobody's record leaves it, except where the rows behind a
//! figure are asked for within a [`Scope`].
//!
//! Two groups of cases are counted. Those **referred** in a period: of each resident the last referral of the period,
//! as it stood at the period's end. And those whose support **ended** in it.

mod count;

pub use count::{
    Feedback, Hours, Pair, Who, community_minutes, ending_reasons, feedback, initiatives, pairs, reasons, waits, who,
    work,
};

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::{FigureScope, Scope};
use rinnalla_domain::case::Case;
use rinnalla_domain::report::{FigureKey, Period};
use sea_orm::Value;

use crate::row::{Bind, args};
use crate::{StoreError, Tx, case, scope};

/// A period as the queries take it: from, until (not including), and the day after its last one.
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

/// Cases referred in the period: of each resident the last one.
pub(crate) const REFERRED: &str = "c.sent_at >= $1 and c.sent_at < $2 and not exists (select 1 from cases later \
     where later.resident_id = c.resident_id and later.sent_at > c.sent_at and later.sent_at < $2)";
/// Cases whose support ended in the period.
pub(crate) const ENDED: &str = "c.closed_at >= $1 and c.closed_at < $2 and c.began_on is not null";

/// To which of the two groups a figure belongs, and what a case of it must meet to be counted. The one place: the
/// number and the rows behind it come from the same words.
fn counted(key: FigureKey) -> Option<(&'static str, &'static str)> {
    let condition = match key {
        FigureKey::Referrals => "1 = 1",
        FigureKey::Received => "c.received_at < $2",
        FigureKey::Contacted => "c.contacted_at < $2",
        FigureKey::Accepted => "c.contacted_at < $2 and c.accepted_at < $2",
        FigureKey::FirstVisit => "c.first_visit_on <= $3",
        FigureKey::Agreement => "c.began_on <= $3",
        FigureKey::Closed => "c.began_on <= $3 and c.closed_at < $2",
        FigureKey::Measured => {
            "c.began_on <= $3 and c.closed_at < $2 \
             and exists (select 1 from measurements m where m.case_id = c.id and m.point in ('referral', 'first_visit')) \
             and exists (select 1 from measurements m where m.case_id = c.id and m.point = 'end')"
        }
        FigureKey::FollowedUp => {
            "c.began_on <= $3 and c.closed_at < $2 \
             and exists (select 1 from follow_ups f where f.case_id = c.id and f.held_on <= $3)"
        }
        FigureKey::Declined => "c.state in ('declined', 'withdrawn') and coalesce(c.closed_at, c.last_moved_at) < $2",
        FigureKey::Ended => return Some((ENDED, "1 = 1")),
        FigureKey::JoinedActivity => {
            return Some((
                ENDED,
                "exists (select 1 from participations p where p.case_id = c.id \
                 and (p.together + p.alone > 0 or p.state = 'continues'))",
            ));
        }
        FigureKey::KeptActivity => {
            return Some((
                ENDED,
                "exists (select 1 from participations p where p.case_id = c.id and p.state = 'continues')",
            ));
        }
        _ => return None,
    };
    Some((REFERRED, condition))
}

/// How many cases each of `keys` counts; all of one group.
async fn numbers(
    tx: &Tx,
    reach: &FigureScope,
    period: Period,
    group: &str,
    keys: &[FigureKey],
) -> Result<Vec<(FigureKey, i64)>, StoreError> {
    let mut values = Span::of(period).values();
    let within = within(reach, "c", &mut values);
    let sums: Vec<String> = keys
        .iter()
        .filter_map(|key| counted(*key).map(|(_, condition)| (key, condition)))
        .map(|(key, condition)| format!("coalesce(sum(case when {condition} then 1 else 0 end), 0) as n_{key}"))
        .collect();
    // The last day stands in every query, so that its value is always used.
    let sql = format!("select {} from cases c where {within} and {group} and $3 <> ''", sums.join(", "));
    let row = tx.row(&sql, values).await?.ok_or_else(|| StoreError::Broken("a sum gave no row".into()))?;
    keys.iter().map(|key| Ok((*key, row.int(&format!("n_{key}"))?))).collect()
}

/// The flow of those who were referred.
pub async fn flow(tx: &Tx, reach: &FigureScope, period: Period) -> Result<Vec<(FigureKey, i64)>, StoreError> {
    let mut keys = rinnalla_domain::report::FLOW.to_vec();
    keys.push(FigureKey::Declined);
    numbers(tx, reach, period, REFERRED, &keys).await
}

/// What the support of those led to whose support ended.
pub async fn support(tx: &Tx, reach: &FigureScope, period: Period) -> Result<Vec<(FigureKey, i64)>, StoreError> {
    numbers(tx, reach, period, ENDED, &[FigureKey::Ended, FigureKey::JoinedActivity, FigureKey::KeptActivity]).await
}

/// The cases behind a figure, within the scope, oldest first. None where a figure has no rows.
pub async fn rows(
    tx: &Tx,
    scope: &Scope,
    municipality: rinnalla_domain::MunicipalityCode,
    key: FigureKey,
    period: Period,
) -> Result<Option<Vec<Case>>, StoreError> {
    let Some((group, condition)) = counted(key) else { return Ok(None) };
    let mut values = Span::of(period).values();
    values.push(municipality.bind());
    let limit = scope::cases(scope, values);
    let sql = format!(
        "select c.* from cases c where {group} and {condition} and $3 <> '' and c.municipality_id = $4 and {} \
         order by c.sent_at, c.id",
        limit.sql
    );
    let cases = tx.rows(&sql, limit.values).await?.iter().map(case::read).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(cases))
}
