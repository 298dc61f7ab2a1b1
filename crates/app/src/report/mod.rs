//! A municipality's report on a year, or on any whole months, and the rows behind a figure.

mod change;
mod guard;
mod people;
mod wait;

use rinnalla_access::{FigureScope, Grant, Scope};
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::case::Case;
use rinnalla_domain::report::{FLOW, Figure, FigureKey, Line, Part, Period, Report, Value};
use rinnalla_store::report as store;

use crate::{Error, Work};

/// Reads the report of a municipality.
///
/// # Errors
/// [`Error::NotFound`] where no role lets the caller read it
pub async fn municipality(work: &mut Work, code: MunicipalityCode, asked: Period) -> Result<Report, Error> {
    let reach = FigureScope::of(work.actor(), code)?;
    let period = asked.ended(work.today());
    let figures = match period {
        Some(period) => figures(work, &reach, code, period).await?,
        None => Vec::new(),
    };
    Ok(Report { municipality: code, asked, period, figures })
}

async fn figures(
    work: &Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    period: Period,
) -> Result<Vec<Figure>, Error> {
    let flow = store::flow(work.tx(), reach, period).await?;
    let referred = number(&flow, FigureKey::Referrals);
    if referred == 0 && number(&store::support(work.tx(), reach, period).await?, FigureKey::Ended) == 0 {
        return Ok(Vec::new());
    }
    let mut figures = flow_figures(&flow);
    figures.extend(wait::figures(&store::waits(work.tx(), reach, period).await?, referred));
    figures.extend(people::figures(work, reach, period, referred).await?);
    let support = store::support(work.tx(), reach, period).await?;
    let ended = number(&support, FigureKey::Ended);
    figures.extend(support_figures(&support, ended));
    figures.push(people::ending_reasons(work, reach, period).await?);
    figures.extend(change::figures(work, reach, period, ended).await?);
    figures.extend(people::feedback(work, reach, period, ended).await?);
    figures.push(people::needs(work, code, period).await?);
    figures.push(people::initiatives(work, reach, period).await?);
    figures.extend(people::work(work, reach, period).await?);
    figures.push(Figure { key: FigureKey::Cost, lines: vec![Line::all(Value::Missing, None, None)] });
    figures.push(Figure { key: FigureKey::ServiceUse, lines: vec![Line::all(Value::NotFromHere, None, None)] });
    figures.sort_by_key(|figure| figure.key);
    Ok(figures)
}

fn number(counts: &[(FigureKey, i64)], key: FigureKey) -> i64 {
    counts.iter().find(|(of, _)| *of == key).map_or(0, |(_, n)| *n)
}

/// The flow: each step is a part of the one before it, so a step is told only where neither it nor what was lost on
/// the way to it is small.
fn flow_figures(counts: &[(FigureKey, i64)]) -> Vec<Figure> {
    let referred = number(counts, FigureKey::Referrals);
    let closed = number(counts, FigureKey::Closed);
    let main: Vec<FigureKey> = FLOW.iter().copied().take_while(|key| *key != FigureKey::Measured).collect();
    let told = guard::chain(&main.iter().map(|key| number(counts, *key)).collect::<Vec<_>>());
    let is_told = told.first().is_some_and(|value| matches!(value, Value::Count(_)));
    let of = is_told.then_some(referred);
    let mut figures: Vec<Figure> = main
        .iter()
        .zip(told)
        .map(|(key, value)| Figure { key: *key, lines: vec![Line::all(value, guard::n_of(value), of)] })
        .collect();
    let closed_is_told =
        figures.last().and_then(|f| f.lines.first()).is_some_and(|l| matches!(l.value, Value::Count(_)));
    for key in [FigureKey::Measured, FigureKey::FollowedUp] {
        let value = if closed_is_told { guard::share(number(counts, key), closed) } else { Value::Hidden };
        let of = closed_is_told.then_some(closed);
        figures.push(Figure { key, lines: vec![Line::all(value, guard::n_of(value), of)] });
    }
    let value = if is_told { guard::share(number(counts, FigureKey::Declined), referred) } else { Value::Hidden };
    figures.push(Figure { key: FigureKey::Declined, lines: vec![Line::all(value, guard::n_of(value), of)] });
    figures
}

fn support_figures(counts: &[(FigureKey, i64)], ended: i64) -> Vec<Figure> {
    let all = guard::alone(ended);
    let of = guard::n_of(all);
    let mut figures = vec![Figure { key: FigureKey::Ended, lines: vec![Line::all(all, of, None)] }];
    // Whoever goes on has gone: the two are told as steps of one way.
    let ways = [ended, number(counts, FigureKey::JoinedActivity), number(counts, FigureKey::KeptActivity)];
    let told = guard::chain(&ways);
    for (key, value) in [FigureKey::JoinedActivity, FigureKey::KeptActivity].into_iter().zip(told.into_iter().skip(1)) {
        figures.push(Figure { key, lines: vec![Line::all(value, guard::n_of(value), of)] });
    }
    figures
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

/// Lines of parts that are told.
fn parts(told: impl IntoIterator<Item = (Part, Value)>, of: Option<i64>) -> Vec<Line> {
    told.into_iter().map(|(part, value)| Line { part, value, n: guard::n_of(value), of }).collect()
}
