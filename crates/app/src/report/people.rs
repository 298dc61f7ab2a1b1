//! What was missing, what was done about it, who lives here, and what the work cost.

use std::collections::BTreeMap;

use rinnalla_access::FigureScope;
use rinnalla_domain::activity::Need;
use rinnalla_domain::cost::Kind;
use rinnalla_domain::lack::{Cell, LEAST, State as InitiativeState, protect};
use rinnalla_domain::population::{AgeBand, Group};
use rinnalla_domain::report::{Figure, FigureKey, LEAST_FOR_MEAN, Line, Part, Period, Value};
use rinnalla_domain::{MunicipalityCode, lack as halves};
use rinnalla_store::{lack, report as store};

use crate::{Error, Work, cost, population};

/// The halves of years of which a period consists, if it does.
fn halves_of(period: Period) -> Option<Vec<halves::Period>> {
    let (first, last) = period.days();
    let (from, to) = (halves::Period::of(first), halves::Period::of(last));
    if from.days().0 != first || to.days().1 != last {
        return None;
    }
    let mut found: Vec<halves::Period> =
        std::iter::successors(Some(to), |half| Some(half.before())).take_while(|half| *half >= from).collect();
    found.reverse();
    Some(found)
}

/// Needs without an activity, by the halves of years in which they are counted. A sum is told where each half is told
/// alone: else the half that is hidden could be worked out.
pub(super) async fn needs(work: &Work, code: MunicipalityCode, period: Period) -> Result<Figure, Error> {
    let key = FigureKey::Needs;
    let Some(halves) = halves_of(period) else {
        return Ok(Figure { key, lines: vec![Line::all(Value::Nothing, None, None)] });
    };
    let mut counts: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (place, half) in halves.iter().enumerate() {
        for (_, topic, n) in lack::counts(work.tx(), code, *half, lack::NEED).await? {
            counts.entry(topic).or_insert_with(|| vec![0; halves.len()])[place] += n;
        }
    }
    let told = Need::ALL.iter().filter_map(|need| {
        let of_halves = counts.get(need.code())?;
        let each_is_told = of_halves.iter().all(|n| matches!(protect(&[*n], true).1, Cell::Number(_)));
        let sum: i64 = of_halves.iter().sum();
        let value = if each_is_told && sum >= LEAST { Value::Count(sum) } else { Value::Hidden };
        Some(Line { part: Part::Code("need", need.code().into()), value, n: None, of: None })
    });
    let lines: Vec<Line> = told.collect();
    Ok(Figure { key, lines: if lines.is_empty() { vec![Line::all(Value::Nothing, None, None)] } else { lines } })
}

/// What was proposed about it: nobody stands in it, so every number is told.
pub(super) async fn initiatives(work: &Work, reach: &FigureScope, period: Period) -> Result<Figure, Error> {
    let counted = store::initiatives(work.tx(), reach, period).await?;
    let lines: Vec<Line> = InitiativeState::ALL
        .iter()
        .filter_map(|state| counted.iter().find(|(of, _)| of == state))
        .map(|(state, n)| Line {
            part: Part::Code("initiative-state", state.code().into()),
            value: Value::Count(*n),
            n: None,
            of: None,
        })
        .collect();
    let key = FigureKey::Initiatives;
    Ok(Figure { key, lines: if lines.is_empty() { vec![Line::all(Value::Nothing, None, None)] } else { lines } })
}

/// Those who were referred beside the people who live here, by age, area and language: in per cent of the people. Told
/// where the count is told and the table of the population has the group.
pub(super) async fn reach(work: &mut Work, code: MunicipalityCode, told: &[Figure]) -> Result<Figure, Error> {
    let key = FigureKey::Reach;
    let Some(living) = population::find(work, code).await? else {
        return Ok(Figure { key, lines: vec![Line::all(Value::Missing, None, None)] });
    };
    let people = |part: &Part| match part {
        Part::Band(band) => living.people("", AgeBand::of(band.from), None),
        Part::Name(village) => living.people(village, None, None),
        Part::Code("spoken", language) => match language.as_str() {
            "fi" => living.people("", None, Some(Group::Finnish)),
            "sv" => living.people("", None, Some(Group::Swedish)),
            _ => None,
        },
        _ => None,
    };
    let mut lines = Vec::new();
    for line in told.iter().filter(|f| COMPARED.contains(&f.key)).flat_map(|f| &f.lines) {
        let Some(people) = people(&line.part).filter(|people| *people >= LEAST_FOR_MEAN) else { continue };
        let value = match line.value {
            Value::Count(n) => Value::Number(percent(n, people)),
            other => other,
        };
        lines.push(Line { part: line.part.clone(), value, n: line.n, of: Some(people) });
    }
    if lines.is_empty() {
        lines.push(Line::all(Value::Missing, None, None));
    }
    Ok(Figure { key, lines })
}

const COMPARED: [FigureKey; 3] = [FigureKey::Ages, FigureKey::Villages, FigureKey::Languages];

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
fn percent(n: i64, of: i64) -> f64 {
    (n as f64 * 1000.0 / of as f64).round() / 10.0
}

/// What the work of a year cost, by the prices and sums that an administrator wrote down for it. Only what is told
/// elsewhere in the report is multiplied; no saving is reckoned.
pub(super) async fn cost(
    work: &mut Work,
    code: MunicipalityCode,
    period: Period,
    told: &[Figure],
) -> Result<Figure, Error> {
    let key = FigureKey::Cost;
    let Some(year) = period.whole_year() else {
        return Ok(Figure { key, lines: vec![Line::all(Value::YearsOnly, None, None)] });
    };
    let inputs = cost::of_year(work, code, i64::from(year)).await?;
    let line = |kind: Kind| {
        let cents = inputs.iter().find(|input| input.kind == kind)?.cents;
        let times = |key: FigureKey| {
            let value = told.iter().find(|f| f.key == key).and_then(|f| f.lines.first()).map(|line| line.value);
            match value {
                Some(value @ (Value::Count(_) | Value::Number(_))) => {
                    value.number().map_or(Value::Hidden, |n| Value::Number(euros(cents) * n))
                }
                Some(other) => other,
                None => Value::Nothing,
            }
        };
        let value = match kind {
            Kind::FeePerHour => times(FigureKey::Hours),
            Kind::PerKilometre => times(FigureKey::Kilometres),
            Kind::Training | Kind::Coordination | Kind::Other => Value::Number(euros(cents)),
        };
        Some(Line { part: Part::Code("report-cost", kind.code().into()), value, n: None, of: None })
    };
    let lines: Vec<Line> = Kind::ALL.iter().filter_map(|kind| line(*kind)).collect();
    Ok(Figure { key, lines: if lines.is_empty() { vec![Line::all(Value::Missing, None, None)] } else { lines } })
}

#[expect(clippy::cast_precision_loss, reason = "sums of a year are far below 2^52")]
fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_two_halves_and_a_quarter_is_none() {
        let year = Period::year(2025).expect("a year");
        let said: Vec<String> = halves_of(year).expect("halves").iter().map(ToString::to_string).collect();
        assert_eq!(said, ["2025-1", "2025-2"]);
        assert_eq!(halves_of(Period::parse("2025-01..2025-03").expect("months")), None);
    }
}
