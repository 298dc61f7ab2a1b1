//! A municipality's report on a year, or on any whole months, and the rows behind a figure.
//!
//! Counts go through [`crate::figure::release`]: what has been told never changes, and no two reports can be taken from
//! one another. Values worked out from answers and waits are told for whole years and named periods alone, and kept as
//! they were told first.

mod area;
mod change;
mod counts;
mod guard;
mod kept;
mod month;
mod named;
mod own;
mod people;
mod unit;
mod wait;
mod work;

pub use named::{Named, name_period, named_periods};

pub use area::area;
pub use month::month;
pub use own::own_hours;
pub use unit::unit;

use rinnalla_access::{FigureScope, Grant, Scope};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::case::Case;
use rinnalla_domain::report::{Figure, FigureKey, Line, Period, Report, Value};
use rinnalla_store::report as store;

use crate::figure::threshold;
use crate::{Error, Work};

/// Reads the report of a municipality.
///
/// # Errors
/// [`Error::NotFound`] where no role lets the caller read it
pub async fn municipality(work: &mut Work, code: MunicipalityCode, asked: Period) -> Result<Report, Error> {
    let reach = FigureScope::of(work.actor(), code)?;
    let period = asked.ended(work.today());
    let figures = match period {
        Some(period) => figures(work, &reach, code, period, period == asked).await?,
        None => Vec::new(),
    };
    Ok(Report { municipality: code, asked, period, figures })
}

async fn figures(
    work: &mut Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    period: Period,
    is_over: bool,
) -> Result<Vec<Figure>, Error> {
    if !store::any(work.tx(), reach, period).await? {
        return Ok(Vec::new());
    }
    let mut figures = counts::Counts::of(reach, code, period).figures(work).await?;
    let told = |key: FigureKey| match figures.iter().find(|f| f.key == key).and_then(|f| f.lines.first()) {
        Some(Line { value: Value::Count(n), .. }) => Some(*n),
        _ => None,
    };
    let (referred, measured) = (told(FigureKey::Referrals), told(FigureKey::Measured));
    let ended = told(FigureKey::Closed).map(|closed| change::Told { closed, measured });
    let guard = guard::Guard::new(threshold(work, code).await?);
    // Means and medians are told for calendar years that are over, and for periods that were named.
    let has_means = is_over
        && (period.whole_year().is_some()
            || store::named(work.tx(), code).await?.iter().any(|named| named.period == period));
    figures.extend(kept::waits(work, reach, code, has_means.then_some(period), referred, guard).await?);
    figures.extend(kept::changes(work, reach, code, has_means.then_some(period), ended, guard).await?);
    figures.push(people::needs(work, code, period).await?);
    figures.push(people::initiatives(work, reach, period).await?);
    figures.extend(work::figures(work, reach, code, period).await?);
    figures.push(people::reach(work, code, &figures).await?);
    figures.push(people::cost(work, code, period, &figures).await?);
    figures.push(Figure { key: FigureKey::ServiceUse, lines: vec![Line::all(Value::NotFromHere, None, None)] });
    figures.sort_by_key(|figure| figure.key);
    Ok(figures)
}

/// The rows behind a figure, a page of them.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The period that they are about.
    pub period: Period,
    /// How many there are.
    pub total: usize,
    /// How many pages.
    pub pages: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// The cases of this page.
    pub rows: Vec<Case>,
}

/// How many rows stand on a page.
const PAGE: usize = 20;

/// The cases behind a figure, for a coordinator of the municipality. Each one shown gets a log row.
///
/// # Errors
/// [`Error::NotFound`] for anybody else, for figures without rows, and while no month of the period has ended
pub async fn rows(
    work: &mut Work,
    code: MunicipalityCode,
    key: FigureKey,
    asked: Period,
    page: usize,
) -> Result<Rows, Error> {
    Grant::coordinate_in(work.actor(), code)?;
    let period = asked.ended(work.today()).ok_or(Error::NotFound)?;
    let scope = Scope::coordinating(work.actor());
    work.act_as("coordinator");
    let all = store::rows(work.tx(), &scope, code, key, period).await?.ok_or(Error::NotFound)?;
    let total = all.len();
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let rows: Vec<Case> = all.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    for case in &rows {
        work.looked_with(case, "report_rows", key.code().into());
    }
    Ok(Rows { period, total, pages, page, rows })
}
