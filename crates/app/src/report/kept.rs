//! Values that are worked out once for a year and then kept: medians of waiting, mean changes.
//!
//! Years do not overlap, so no two of these values can be taken from one another. What was told first stays: a
//! measurement that is entered late does not show by a difference.

use rinnalla_access::FigureScope;
use rinnalla_domain::MunicipalityCode;
use rinnalla_domain::report::{Figure, FigureKey, Line, Mean, Part, Period, Value};
use rinnalla_measures::disclosure::Period as Span;
use rinnalla_store::report as store;
use serde_json::{Value as Json, json};

use super::{change, wait};
use crate::figure::keep_value;
use crate::{Error, Work};

const WAITS: [FigureKey; 3] = [FigureKey::WaitContact, FigureKey::WaitFirstVisit, FigureKey::LeftBeforeVisit];

/// Waits of those who were referred in a year. `referred` is their number, if it is told.
pub(super) async fn waits(
    work: &mut Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    period: Period,
    referred: Option<i64>,
) -> Result<Vec<Figure>, Error> {
    let Some(year) = period.whole_year() else { return Ok(without(&WAITS, Value::YearsOnly)) };
    if referred.is_none() {
        return Ok(without(&WAITS, Value::Hidden));
    }
    let fresh = wait::figures(&store::waits(work.tx(), reach, period).await?);
    kept(work, code, "report-waits", year, fresh).await
}

/// Changes of those whose support ended in a year. `closed` is their number, if it is told.
pub(super) async fn changes(
    work: &mut Work,
    reach: &FigureScope,
    code: MunicipalityCode,
    period: Period,
    closed: Option<i64>,
) -> Result<Vec<Figure>, Error> {
    let Some(year) = period.whole_year() else { return Ok(without(&change::KEYS, Value::YearsOnly)) };
    let Some(closed) = closed else { return Ok(without(&change::KEYS, Value::Hidden)) };
    let fresh = change::figures(work, reach, period, closed).await?;
    kept(work, code, "report-changes", year, fresh).await
}

fn without(keys: &[FigureKey], value: Value) -> Vec<Figure> {
    keys.iter().map(|key| Figure { key: *key, lines: vec![Line::all(value, None, None)] }).collect()
}

/// The figures as they were told first.
async fn kept(
    work: &mut Work,
    code: MunicipalityCode,
    whole: &str,
    year: i16,
    fresh: Vec<Figure>,
) -> Result<Vec<Figure>, Error> {
    let text = Json::from(fresh.iter().map(write).collect::<Vec<_>>()).to_string();
    let text = keep_value(work, code, whole, Span::Year(year), &text).await?;
    let broken = || Error::Internal("a value that was told before cannot be read".into());
    let told: Vec<Json> = serde_json::from_str(&text).map_err(|_| broken())?;
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

fn read(told: &Json) -> Option<Figure> {
    let lines = told["lines"].as_array()?.iter().map(|line| {
        let part = match (line["list"].as_str()?, line["part"].as_str()?) {
            ("scale-short", code) => Part::Code("scale-short", code.to_owned()),
            ("attrition", code) => Part::Code("attrition", code.to_owned()),
            _ => Part::All,
        };
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
    }
}
