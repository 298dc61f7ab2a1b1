//! The work of link workers: meetings, hours, kilometres.
//!
//! Sums are told for months, quarters and years, and for whatever these tell together. `rinnalla_measures::disclosure::tell`
//! decides which; what has been told is kept, and what is entered late is only in what has not been told.

use std::collections::BTreeMap;

use rinnalla_access::FigureScope;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::{Figure, FigureKey, Line, Period, Value};
use rinnalla_measures::disclosure::{Cell, Given, Period as Span, SumRule, Told, tell};
use rinnalla_store::figure::values;
use rinnalla_store::report as store;

use crate::figure::{Released, keep_value, last_ended, threshold};
use crate::{Error, Work};

/// Under which name the sums are kept.
const WHOLE: &str = "report-work";

/// What is added up, with the names under which it is kept for ever.
const SUMS: [(FigureKey, &str); 3] =
    [(FigureKey::Contacts, "contacts"), (FigureKey::Hours, "minutes"), (FigureKey::Kilometres, "kilometres")];

/// What has been told of each sum.
type AllTold = BTreeMap<String, Told>;

/// The figures of the work. How many link workers there are is no secret, and nobody but them stands in the work for the
/// community.
pub(super) async fn figures(
    work: &mut Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    period: Period,
) -> Result<Vec<Figure>, Error> {
    let (first, last) = period.days();
    let month = |day: jiff::civil::Date| (day.year(), day.month().unsigned_abs());
    let mut told = AllTold::new();
    for year in first.year()..=last.year() {
        for (name, sums) in of_year(work, reach, code, year).await? {
            told.entry(name).or_default().extend(sums);
        }
    }
    let ended = last_ended(work.today(), 0);
    let alone = |key: FigureKey, value: Value| Figure { key, lines: vec![Line::all(value, None, None)] };
    let figures = SUMS.map(|(key, name)| {
        let released = Released::of_sums(ended, told.get(name).into_iter().flatten());
        let value = match released.whole_in(month(first), month(last)) {
            Some(Cell::Shown(0)) => Value::Nothing,
            Some(Cell::Shown(n)) => i64::try_from(n).map_or(Value::Hidden, Value::Count),
            Some(Cell::Hidden) | None => Value::Hidden,
        };
        let value = match value {
            Value::Count(minutes) if key == FigureKey::Hours => Value::Number(in_hours(minutes)),
            other => other,
        };
        alone(key, value)
    });
    let mut all = Vec::from(figures);
    let workers = store::link_workers(work.tx(), reach, period).await?;
    all.push(alone(FigureKey::LinkWorkers, Value::Count(workers)));
    let community = store::community_minutes(work.tx(), reach, period).await?;
    let community = if community == 0 { Value::Nothing } else { Value::Number(in_hours(community)) };
    all.push(alone(FigureKey::CommunityHours, community));
    Ok(all)
}

/// Tells what can be told of a year now. It is decided once for each month that ends, by whoever looks first.
async fn of_year(work: &mut Work, reach: &FigureScope, code: MunicipalityCode, year: i16) -> Result<AllTold, Error> {
    let ended = last_ended(work.today(), 0);
    let Some(last) = (1..=12).rev().find(|month| (year, *month) <= ended) else { return Ok(AllTold::new()) };
    let now = Span::Month(year, last);
    let kept = values(work.tx(), code, WHOLE).await?;
    let of_year = |(period, _): &&(String, String)| Span::parse(period).is_some_and(|period| period.year() == year);
    let before = match kept.iter().rfind(of_year) {
        Some((period, value)) if *period == now.to_string() => return read(value),
        Some((_, value)) => read(value)?,
        None => AllTold::new(),
    };
    let rule = SumRule::new(threshold(work, code).await?);
    let given = store::given(work.tx(), reach, year).await?;
    let fresh = SUMS.map(|(key, name)| {
        let mut amounts = Given::new();
        for one in &given {
            let amount = match key {
                FigureKey::Contacts => one.contacts,
                FigureKey::Hours => one.minutes,
                _ => one.kilometres,
            };
            amounts.entry(one.month).or_default().insert(one.who, amount);
        }
        let nothing = Told::new();
        (name.to_owned(), tell(year, ended, &amounts, rule, before.get(name).unwrap_or(&nothing)))
    });
    let text = write(&AllTold::from(fresh))?;
    // Somebody else may have decided at the same moment: what was kept first holds, as a whole.
    read(&keep_value(work, code, WHOLE, now, &text).await?)
}

fn write(told: &AllTold) -> Result<String, Error> {
    let named = |told: &Told| told.iter().map(|(period, sum)| (period.to_string(), *sum)).collect::<BTreeMap<_, _>>();
    let all: BTreeMap<&String, BTreeMap<String, u64>> = told.iter().map(|(name, told)| (name, named(told))).collect();
    serde_json::to_string(&all).map_err(|_| Error::Internal("sums could not be written".into()))
}

fn read(text: &str) -> Result<AllTold, Error> {
    let broken = || Error::Internal("sums that were told before cannot be read".into());
    let all: BTreeMap<String, BTreeMap<String, u64>> = serde_json::from_str(text).map_err(|_| broken())?;
    let of = |told: BTreeMap<String, u64>| {
        told.into_iter().map(|(period, sum)| Some((Span::parse(&period)?, sum))).collect::<Option<Told>>()
    };
    all.into_iter().map(|(name, told)| Ok((name, of(told).ok_or_else(broken)?))).collect()
}

/// Minutes as hours, to a tenth.
#[expect(clippy::cast_precision_loss, reason = "minutes of a year are far below 2^52")]
fn in_hours(minutes: i64) -> f64 {
    (minutes as f64 / 6.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_reads_back_as_it_was() {
        let told = Told::from([(Span::Year(2026), 620), (Span::Quarter(2026, 1), 90), (Span::Month(2026, 7), 0)]);
        let all = AllTold::from([("contacts".to_owned(), told), ("minutes".to_owned(), Told::new())]);
        assert_eq!(read(&write(&all).unwrap()).unwrap(), all);
        assert!(read("{\"contacts\":{\"never\":1}}").is_err());
    }
}
