//! What researchers get of the cases of a municipality, before anything in it is made coarser.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_access::Scope;
use rinnalla_domain::measurement::{Helper, Mode, Point, Scale};
use rinnalla_domain::report::Period;
use rinnalla_domain::{CaseId, MunicipalityCode, ResidentId};

use crate::row::{Row, args};
use crate::{StoreError, Tx, scope};

/// A case, as far as it can become a row for researchers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The case; it becomes a pseudonym.
    pub case: CaseId,
    /// The resident; becomes a pseudonym, too.
    pub resident: ResidentId,
    /// When the referral was sent.
    pub sent_at: Timestamp,
    /// When the resident was reached.
    pub contacted_at: Option<Timestamp>,
    /// The day of the first visit.
    pub first_visit_on: Option<Date>,
    /// Birth date.
    pub born_on: Date,
    /// Village as it was written.
    pub village: String,
    /// Code of the language.
    pub language: String,
    /// Codes of the reasons.
    pub reasons: String,
    /// Code of the reason for ending.
    pub ending_reason: Option<String>,
}

/// A measured value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The case.
    pub case: CaseId,
    /// At which point.
    pub point: Point,
    /// How it was answered.
    pub mode: Mode,
    /// Who helped.
    pub helper: Option<Helper>,
    /// Somebody helped, who was written down in words.
    pub helped: bool,
    /// Code of the scale or instrument.
    pub scale: String,
    /// The value.
    pub value: i64,
}

/// Cases of a municipality that were sent before the end of the period, within the scope, in the order of their referrals.
pub async fn subjects(
    tx: &Tx,
    scope: &Scope,
    municipality: MunicipalityCode,
    period: Period,
) -> Result<Vec<Subject>, StoreError> {
    let limit = scope::cases(scope, args![municipality, period.moments().1]);
    let sql = format!(
        "select c.id, c.resident_id, c.sent_at, c.contacted_at, c.first_visit_on, r.birth_date, r.village, r.language, \
         coalesce(f.reasons, '') as reasons, x.reason as ending_reason \
         from cases c join residents r on r.id = c.resident_id left join referrals f on f.case_id = c.id \
         left join closings x on x.case_id = c.id and c.closed_at < $2 \
         where c.municipality_id = $1 and c.sent_at < $2 and {} order by c.sent_at, c.id",
        limit.sql
    );
    tx.rows(&sql, limit.values).await?.iter().map(subject).collect()
}

fn subject(row: &Row) -> Result<Subject, StoreError> {
    Ok(Subject {
        case: row.id("id", CaseId::new)?,
        resident: row.id("resident_id", ResidentId::new)?,
        sent_at: row.time("sent_at")?,
        contacted_at: row.time_or_none("contacted_at")?,
        first_visit_on: row.day_or_none("first_visit_on")?,
        born_on: row.day("birth_date")?,
        village: row.text("village")?,
        language: row.text("language")?,
        reasons: row.text("reasons")?,
        ending_reason: row.text_or_none("ending_reason")?,
    })
}

/// What was measured in the same cases until the end of the period: each scale and each total is a value of its own.
pub async fn taken(
    tx: &Tx,
    scope: &Scope,
    municipality: MunicipalityCode,
    period: Period,
) -> Result<Vec<Taken>, StoreError> {
    let (_, last) = period.days();
    let limit = scope::cases(scope, args![municipality, period.moments().1, last]);
    let scales: Vec<String> = Scale::ALL.iter().map(|scale| format!("m.{}", scale.code())).collect();
    let sql = format!(
        "select m.case_id, m.point, m.mode, m.helper, m.helper_role, m.instrument, m.total, {} from measurements m \
         join cases c on c.id = m.case_id \
         where c.municipality_id = $1 and c.sent_at < $2 and m.taken_on <= $3 and {} order by m.made_at, m.id",
        scales.join(", "),
        limit.sql
    );
    let mut found = Vec::new();
    for row in tx.rows(&sql, limit.values).await? {
        let mut all: Vec<(String, Option<i64>)> = Vec::new();
        for scale in Scale::ALL {
            all.push((scale.code().into(), row.int_or_none(scale.code())?));
        }
        if let Some(instrument) = row.text_or_none("instrument")? {
            all.push((instrument, row.int_or_none("total")?));
        }
        for (scale, value) in all {
            let Some(value) = value else { continue };
            found.push(Taken {
                case: row.id("case_id", CaseId::new)?,
                point: row.code("point", Point::parse)?,
                mode: row.code("mode", Mode::parse)?,
                helper: row.code_or_none("helper_role", Helper::parse)?,
                helped: row.text_or_none("helper")?.is_some_and(|helper| !helper.is_empty()),
                scale,
                value,
            });
        }
    }
    Ok(found)
}
