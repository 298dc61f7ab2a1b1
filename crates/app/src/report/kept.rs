//! Values that are worked out once for a period and then kept: medians of waiting, mean changes.
//!
//! What was told first stays: a measurement that is entered late does not show by a difference. The answers of a month
//! are kept, too, when they are first told of, so that all periods that contain it are about the same answers.

use std::collections::{BTreeMap, BTreeSet};

use rinnalla_access::FigureScope;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::{Figure, FigureKey, LEAST_FOR_MEAN, Line, Mean, Part, Period, Value};
use rinnalla_measures::disclosure::Period as Span;
use rinnalla_store::figure::values;
use rinnalla_store::report::{self as store, Pair};
use serde_json::{Value as Json, json};

use super::change::{Answers, Measure, Told};
use super::guard::Guard;
use super::{change, wait};
use crate::figure::keep_value;
use crate::{Error, Work};

const WAITS: [FigureKey; 3] = [FigureKey::WaitContact, FigureKey::WaitFirstVisit, FigureKey::LeftBeforeVisit];
/// Under which names the values are kept.
const KEPT_WAITS: &str = "report-waits";
const KEPT_CHANGES: &str = "report-changes";

/// Waits of those who were referred in a period that has means. `referred` is their number, if it is told.
pub(super) async fn waits(
    work: &mut Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    period: Option<Period>,
    referred: Option<i64>,
    guard: Guard,
) -> Result<Vec<Figure>, Error> {
    let Some(period) = period else { return Ok(without(&WAITS, Value::YearsOnly)) };
    let Some(referred) = referred else { return Ok(without(&WAITS, Value::Hidden)) };
    let mut before = kept(work, code, KEPT_WAITS).await?;
    if let Some(told) = before.remove(&period) {
        return Ok(told);
    }
    let others: Vec<Period> = before.into_keys().filter(|other| overlap(*other, period)).collect();
    let mut fresh = wait::figures(&store::waits(work.tx(), reach, period).await?, referred, guard);
    if !others.is_empty() || period.whole_year().is_none() {
        if !are_enough_apart(work, reach, period, &others).await? {
            fresh = without(&WAITS, Value::TooFew);
        }
        // How many were reached by the end of a period, less those of another one, are few.
        for figure in &mut fresh {
            if figure.key == FigureKey::LeftBeforeVisit {
                figure.lines = vec![Line::all(Value::Hidden, None, None)];
            }
            figure.lines.iter_mut().for_each(|line| line.n = None);
        }
    }
    keep(work, code, KEPT_WAITS, period, &fresh).await
}

fn overlap(one: Period, other: Period) -> bool {
    let ((from, to), (first, last)) = (one.days(), other.days());
    from <= last && first <= to
}

/// Were ten or more referred, or nobody, in each part into which periods divide each other?
async fn are_enough_apart(work: &Work, reach: &FigureScope, period: Period, others: &[Period]) -> Result<bool, Error> {
    let all: Vec<Period> = std::iter::once(period).chain(others.iter().copied()).collect();
    let years = |period: &Period| (period.days().0.year(), period.days().1.year());
    let first = all.iter().map(|period| years(period).0).min().unwrap_or_default();
    let last = all.iter().map(|period| years(period).1).max().unwrap_or_default();
    let mut parts: BTreeMap<Vec<bool>, i64> = BTreeMap::new();
    let counted = store::monthly(work.tx(), reach, first..=last, FigureKey::Referrals, store::Split::None).await?;
    for (month, _, n) in counted {
        let within: Vec<bool> = all.iter().map(|one| holds(*one, month)).collect();
        if within.contains(&true) {
            *parts.entry(within).or_default() += n;
        }
    }
    Ok(parts.values().all(|n| *n == 0 || *n >= LEAST_FOR_MEAN))
}

/// Changes of those whose support ended in a period that has means. `told` says how many they are, if that is told.
pub(super) async fn changes(
    work: &mut Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    period: Option<Period>,
    told: Option<Told>,
    guard: Guard,
) -> Result<Vec<Figure>, Error> {
    let Some(period) = period else { return Ok(without(&change::KEYS, Value::YearsOnly)) };
    let Some(told) = told else { return Ok(without(&change::KEYS, Value::Hidden)) };
    let mut before = kept(work, code, KEPT_CHANGES).await?;
    if let Some(told) = before.remove(&period) {
        return Ok(told);
    }
    let mut measures = Vec::new();
    for measure in Measure::all(&store::instruments(work.tx(), reach, period).await?) {
        let months = months(work, reach, code, measure, period).await?;
        let others: Vec<Period> =
            before.iter().filter(|(_, figures)| tells(figures, measure)).map(|(period, _)| *period).collect();
        measures.push((measure, divided(&months, period, &others)));
    }
    let fresh = change::figures(&measures, told, guard);
    keep(work, code, KEPT_CHANGES, period, &fresh).await
}

fn without(keys: &[FigureKey], value: Value) -> Vec<Figure> {
    keys.iter().map(|key| Figure { key: *key, lines: vec![Line::all(value, None, None)] }).collect()
}

/// Is a mean told of the measure?
fn tells(figures: &[Figure], measure: Measure) -> bool {
    let lines = figures.iter().filter(|figure| figure.key == FigureKey::Change).flat_map(|figure| &figure.lines);
    lines.into_iter().any(|line| line.part == measure.part() && matches!(line.value, Value::Mean(_)))
}

/// A month: year and number.
type Month = (i16, u8);
type Months = BTreeMap<Month, Vec<Pair>>;

fn holds(period: Period, month: Month) -> bool {
    let (first, last) = period.days();
    let of = |day: jiff::civil::Date| (day.year(), day.month().unsigned_abs());
    (of(first)..=of(last)).contains(&month)
}

/// Answers of a period, and the parts into which it and the others that were told divide all that is told.
fn divided(months: &Months, period: Period, others: &[Period]) -> Answers {
    let mut parts: BTreeMap<Vec<bool>, Vec<Pair>> = BTreeMap::new();
    for (month, pairs) in months {
        let within: Vec<bool> = std::iter::once(&period).chain(others).map(|one| holds(*one, *month)).collect();
        if within.contains(&true) {
            parts.entry(within).or_default().extend(pairs);
        }
    }
    let own = months.iter().filter(|(month, _)| holds(period, **month)).flat_map(|(_, pairs)| pairs.clone());
    Answers { pairs: own.collect(), parts: parts.into_values().collect() }
}

/// The answers of the months of a period, and of all months that were told of before, as they were then.
async fn months(
    work: &mut Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    measure: Measure,
    period: Period,
) -> Result<Months, Error> {
    let whole = format!("report-pairs-{}", measure.code());
    let mut found = Months::new();
    for (month, pairs) in values(work.tx(), code, &whole).await? {
        if let Some(Span::Month(year, month)) = Span::parse(&month) {
            found.insert((year, month), read_pairs(&pairs).ok_or_else(broken)?);
        }
    }
    let (first, last) = period.days();
    for year in first.year()..=last.year() {
        let new: BTreeSet<u8> =
            (1..=12).filter(|m| holds(period, (year, *m)) && !found.contains_key(&(year, *m))).collect();
        if new.is_empty() {
            continue;
        }
        let (column, instrument) = measure.column();
        let fresh = store::pairs(work.tx(), reach, year, column, instrument).await?;
        for month in new {
            let pairs: Vec<Pair> = fresh.iter().filter(|(of, _)| *of == month).map(|(_, pair)| *pair).collect();
            let text = keep_value(work, code, &whole, Span::Month(year, month), &write_pairs(&pairs)).await?;
            found.insert((year, month), read_pairs(&text).ok_or_else(broken)?);
        }
    }
    Ok(found)
}

fn write_pairs(pairs: &[Pair]) -> String {
    pairs.iter().map(|pair| json!([pair.before, pair.after, pair.same_mode, pair.n])).collect::<Json>().to_string()
}

fn read_pairs(text: &str) -> Option<Vec<Pair>> {
    let told: Vec<(i64, Option<i64>, bool, i64)> = serde_json::from_str(text).ok()?;
    Some(told.into_iter().map(|(before, after, same_mode, n)| Pair { before, after, same_mode, n }).collect())
}

fn broken() -> Error {
    Error::Internal("a value that was told before cannot be read".into())
}

/// All figures of a name that have been told, by period.
async fn kept(work: &Work, code: MunicipalityCode, whole: &str) -> Result<BTreeMap<Period, Vec<Figure>>, Error> {
    let told = values(work.tx(), code, whole).await?;
    told.iter().map(|(period, text)| Ok((Period::parse(period).ok_or_else(broken)?, read_all(text)?))).collect()
}

/// Keeps figures for a period, and gives them as they were told first.
async fn keep(
    work: &mut Work,
    code: MunicipalityCode,
    whole: &str,
    period: Period,
    fresh: &[Figure],
) -> Result<Vec<Figure>, Error> {
    let text = Json::from(fresh.iter().map(write).collect::<Vec<_>>()).to_string();
    read_all(&keep_value(work, code, whole, period, &text).await?)
}

fn read_all(text: &str) -> Result<Vec<Figure>, Error> {
    let told: Vec<Json> = serde_json::from_str(text).map_err(|_| broken())?;
    told.iter().map(read).collect::<Option<Vec<_>>>().ok_or_else(broken)
}

fn write(figure: &Figure) -> Json {
    let lines: Vec<Json> = figure
        .lines
        .iter()
        .map(|line| {
            let (list, part) = match &line.part {
                Part::Code(list, code) => (*list, code.clone()),
                _ => ("", String::new()),
            };
            json!({ "list": list, "part": part, "value": write_value(line.value), "n": line.n, "of": line.of })
        })
        .collect();
    json!({ "key": figure.key.code(), "lines": lines })
}

fn write_value(value: Value) -> Json {
    match value {
        Value::Count(n) => json!({ "count": n }),
        Value::Number(n) => json!({ "number": n }),
        Value::Mean(mean) => json!({ "mean": mean.mean, "interval": mean.interval.map(|(from, to)| [from, to]) }),
        Value::TooFew => json!("too_few"),
        Value::NotReached => json!("not_reached"),
        Value::Nothing => json!("nothing"),
        _ => json!("hidden"),
    }
}

/// Lists from which the parts of these figures come.
const LISTS: [&str; 4] = ["scale-short", "report-measure", "attrition", "reliable"];

fn read(told: &Json) -> Option<Figure> {
    let lines = told["lines"].as_array()?.iter().map(|line| {
        let list = line["list"].as_str()?;
        let known = LISTS.into_iter().find(|known| *known == list);
        let code = line["part"].as_str()?;
        let part = known.map_or(Part::All, |list| Part::Code(list, code.to_owned()));
        Some(Line { part, value: read_value(&line["value"])?, n: line["n"].as_i64(), of: line["of"].as_i64() })
    });
    Some(Figure { key: FigureKey::parse(told["key"].as_str()?)?, lines: lines.collect::<Option<_>>()? })
}

fn read_value(told: &Json) -> Option<Value> {
    if let Some(word) = told.as_str() {
        return Some(match word {
            "too_few" => Value::TooFew,
            "not_reached" => Value::NotReached,
            "nothing" => Value::Nothing,
            _ => Value::Hidden,
        });
    }
    if let Some(n) = told["count"].as_i64() {
        return Some(Value::Count(n));
    }
    if let Some(n) = told["number"].as_f64() {
        return Some(Value::Number(n));
    }
    let end = |place: usize| told["interval"][place].as_f64();
    Some(Value::Mean(Mean { mean: told["mean"].as_f64()?, interval: end(0).zip(end(1)) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::measurement::Scale;

    #[test]
    fn what_was_told_reads_back_as_it_was() {
        let line = |part: Part, value: Value| Line { part, value, n: Some(12), of: None };
        let code = Scale::ALL[0].code();
        let figure = Figure {
            key: FigureKey::Change,
            lines: vec![
                line(
                    Part::Code("scale-short", code.into()),
                    Value::Mean(Mean { mean: 1.9, interval: Some((0.6, 3.2)) }),
                ),
                line(Part::Code("attrition", format!("lost-{code}")), Value::Number(-0.25)),
                line(Part::All, Value::Count(4)),
                line(Part::All, Value::TooFew),
                line(Part::All, Value::Hidden),
            ],
        };
        assert_eq!(read(&write(&figure)), Some(figure));
        let pairs = vec![
            Pair { before: 3, after: Some(6), same_mode: true, n: 12 },
            Pair { before: 4, after: None, same_mode: false, n: 1 },
        ];
        assert_eq!(read_pairs(&write_pairs(&pairs)), Some(pairs));
    }

    #[test]
    fn periods_that_overlap_divide_all_that_is_told() {
        let pair = |n: i64| vec![Pair { before: 1, after: Some(2), same_mode: true, n }];
        let months: Months = [((2025, 6), pair(1)), ((2025, 12), pair(2)), ((2026, 1), pair(4))].into();
        let (year, project) = (Period::year(2025).unwrap(), Period::parse("2025-09..2026-03").unwrap());
        let sizes = |answers: Answers| {
            let mut sizes: Vec<i64> = answers.parts.iter().map(|part| part.iter().map(|p| p.n).sum()).collect();
            sizes.sort_unstable();
            (answers.pairs.iter().map(|pair| pair.n).sum::<i64>(), sizes)
        };
        assert_eq!(sizes(divided(&months, year, &[])), (3, vec![3]));
        assert_eq!(sizes(divided(&months, project, &[year])), (6, vec![1, 2, 4]));
    }
}
