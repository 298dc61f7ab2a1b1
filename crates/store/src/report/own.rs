//! What a link worker wrote down themselves, added up by month.

use rinnalla_access::{Grant, OwnAccount};
use rinnalla_domain::report::{Period, Sums};
use rinnalla_domain::{AccountId, MunicipalityCode};

use super::Span;
use crate::row::{Bind, args};
use crate::{StoreError, Tx};

/// Visits and work for the community that the owner of the account wrote down in these municipalities: year, month, sums.
/// A note that has been corrected counts once, as it was corrected.
pub async fn own_hours(
    tx: &Tx,
    grant: &Grant<OwnAccount>,
    municipalities: &[MunicipalityCode],
    period: Period,
) -> Result<Vec<(i16, i8, Sums)>, StoreError> {
    if municipalities.is_empty() {
        return Ok(Vec::new());
    }
    let span = Span::of(period);
    let mut values = args![grant.by().map_or("", AccountId::as_str), span.first, span.last];
    let mut places = Vec::with_capacity(municipalities.len());
    for code in municipalities {
        values.push(code.bind());
        places.push(format!("${}", values.len()));
    }
    let places = places.join(", ");
    let sql = format!(
        "select w.month, cast(sum(w.contacts) as bigint) as contacts, cast(sum(w.minutes) as bigint) as minutes, \
         cast(sum(w.kilometres) as bigint) as kilometres, cast(sum(w.expenses) as bigint) as expenses, \
         cast(sum(w.community) as bigint) as community from (\
         select substr(t.held_on, 1, 7) as month, 1 as contacts, t.minutes as minutes, \
         coalesce(t.kilometres, 0) as kilometres, coalesce(t.expenses_cents, 0) as expenses, 0 as community \
         from contacts t where t.by_account = $1 and t.held_on >= $2 and t.held_on <= $3 and t.corrected_at is null \
         and t.municipality_id in ({places}) \
         union all select substr(t.held_on, 1, 7) as month, 0 as contacts, 0 as minutes, 0 as kilometres, \
         0 as expenses, t.minutes as community from community_work t where t.account_id = $1 and t.held_on >= $2 \
         and t.held_on <= $3 and t.municipality_id in ({places})) w group by w.month order by w.month"
    );
    let mut found = Vec::new();
    for row in tx.rows(&sql, values).await? {
        let month = row.text("month")?;
        let read = month.split_once('-').and_then(|(year, month)| Some((year.parse().ok()?, month.parse().ok()?)));
        let (year, month) = read.ok_or_else(|| StoreError::Broken("a day of a note is none".into()))?;
        found.push((
            year,
            month,
            Sums {
                contacts: row.int("contacts")?,
                minutes: row.int("minutes")?,
                kilometres: row.int("kilometres")?,
                expenses_cents: row.int("expenses")?,
                community_minutes: row.int("community")?,
            },
        ));
    }
    Ok(found)
}
