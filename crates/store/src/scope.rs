//! A scope as a condition of a query.

use rinnalla_access::{Reach, Scope};
use rinnalla_domain::CaseId;
use sea_orm::Value;

use crate::row::{Bind, Row, args};
use crate::{StoreError, Tx};

/// Builds conditions and numbers their values.
pub(crate) struct Condition {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

/// The condition that a row of `cases c` must meet, with values numbered after those in `values`.
///
/// Somebody whom the resident has barred sees nothing, whatever their role.
pub(crate) fn cases(scope: &Scope, values: Vec<Value>) -> Condition {
    let mut condition = Condition { sql: String::new(), values };
    let reach = condition.reach(scope.reach());
    condition.sql = reach;
    if let Some(viewer) = scope.viewer() {
        let n = condition.push(viewer.as_str());
        condition.sql = format!(
            "({}) and not exists (select 1 from bars b where b.resident_id = c.resident_id and b.account_id = {n})",
            condition.sql
        );
    }
    condition
}

/// The condition for one case within the scope, or for all within it that are not closed.
pub(crate) fn cases_or_one(scope: &Scope, case: Option<&CaseId>, values: Vec<Value>) -> Condition {
    let mut condition = cases(scope, values);
    condition.sql = match case {
        Some(case) => format!("c.id = {} and {}", condition.push(case.as_str()), condition.sql),
        None => format!("c.closed_at is null and {}", condition.sql),
    };
    condition
}

/// The rows of a case in `table`, when the case lies within the scope; `order` names columns of the table.
pub(crate) async fn rows_of(
    tx: &Tx,
    scope: &Scope,
    case: &CaseId,
    table: &str,
    order: &str,
) -> Result<Vec<Row>, StoreError> {
    let limit = cases(scope, args![case.as_str()]);
    let sql = format!(
        "select t.* from {table} t where t.case_id = $1 \
         and exists (select 1 from cases c where c.id = t.case_id and {}) order by {order}",
        limit.sql
    );
    tx.rows(&sql, limit.values).await
}

/// The one row of a case in `table`, when the case lies within the scope.
pub(crate) async fn row_of(tx: &Tx, scope: &Scope, case: &CaseId, table: &str) -> Result<Option<Row>, StoreError> {
    Ok(rows_of(tx, scope, case, table, "case_id").await?.into_iter().next())
}

impl Condition {
    fn push(&mut self, value: impl Bind) -> String {
        self.values.push(value.bind());
        format!("${}", self.values.len())
    }

    fn municipalities(&mut self, codes: &[rinnalla_domain::MunicipalityCode]) -> String {
        let list: Vec<String> = codes.iter().map(|code| self.push(*code)).collect();
        format!("c.municipality_id in ({})", list.join(", "))
    }

    fn reach(&mut self, reach: &Reach) -> String {
        match reach {
            Reach::Nothing => "1 = 0".into(),
            Reach::Everything => "1 = 1".into(),
            Reach::Municipalities(codes) => self.municipalities(codes),
            Reach::SentBy(account, codes) => {
                let n = self.push(account.as_str());
                let within = self.municipalities(codes);
                format!(
                    "({within} and exists (select 1 from referrals r where r.case_id = c.id and r.sender_id = {n}))"
                )
            }
            Reach::AccompaniedBy(account, codes) => {
                let n = self.push(account.as_str());
                let within = self.municipalities(codes);
                format!("(c.link_worker_id = {n} and {within} and c.state not in ('closed', 'declined', 'withdrawn'))")
            }
            Reach::Asked(account, codes) => {
                let n = self.push(account.as_str());
                let within = self.municipalities(codes);
                format!(
                    "({within} and exists (select 1 from proposals p where p.case_id = c.id and p.account_id = {n} \
                     and p.closed_at is null))"
                )
            }
            Reach::Own(case) => {
                let n = self.push(case.as_str());
                format!("c.id = {n}")
            }
            Reach::Either(a, b) => {
                let (a, b) = (self.reach(a), self.reach(b));
                format!("({a} or {b})")
            }
        }
    }
}
