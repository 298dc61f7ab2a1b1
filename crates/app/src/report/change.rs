//! What changed between the first and the last measurement.

use rinnalla_access::FigureScope;
use rinnalla_domain::measurement::Scale;
use rinnalla_domain::report::{Figure, FigureKey, LEAST_FOR_MEAN, Line, Mean, Part, Period, Value};
use rinnalla_store::report::{self as store, Pair};

use super::guard;
use crate::{Error, Work};

/// A scale whose change is told.
#[derive(Clone, Copy, Debug)]
struct Measure {
    /// The list of the catalogue in which its name stands, and its code there.
    list: &'static str,
    code: &'static str,
    column: &'static str,
    instrument: Option<&'static str>,
    /// More is better.
    up: bool,
}

/// The service's own scales: from 0 to 10, of which 10 is best.
fn measures() -> Vec<Measure> {
    let own =
        |scale: &Scale| Measure { list: "scale", code: scale.code(), column: scale.code(), instrument: None, up: true };
    Scale::ALL.iter().map(own).collect()
}

/// Changes, and whose measure went down. Of all whose support ended, how many have both.
pub(super) async fn figures(
    work: &Work,
    reach: &FigureScope,
    period: Period,
    ended: i64,
) -> Result<Vec<Figure>, Error> {
    let keys = [
        FigureKey::Change,
        FigureKey::ChangeSameMode,
        FigureKey::ChangeOtherMode,
        FigureKey::Worse,
        FigureKey::Attrition,
    ];
    let mut figures = keys.map(|key| Figure { key, lines: Vec::new() });
    for measure in measures() {
        let pairs = store::pairs(work.tx(), reach, period, measure.column, measure.instrument).await?;
        if pairs.is_empty() {
            continue;
        }
        for (figure, lines) in figures.iter_mut().zip(of_measure(measure, &pairs, ended)) {
            figure.lines.extend(lines);
        }
    }
    for figure in &mut figures {
        if figure.lines.is_empty() {
            figure.lines.push(Line::all(Value::Nothing, None, None));
        }
    }
    Ok(figures.into())
}

/// The lines of a scale: change, change in the same way, in another way, worse, attrition.
fn of_measure(measure: Measure, pairs: &[Pair], ended: i64) -> [Vec<Line>; 5] {
    let part = || Part::Code(measure.list, measure.code.into());
    let (all, same, other) =
        (changes(pairs, |_| true), changes(pairs, |p| p.same_mode), changes(pairs, |p| !p.same_mode));
    let n = size(&all);
    let told_n = guard::n_of(guard::share(n, ended));
    let of = guard::n_of(guard::alone(ended));
    let mean = |changes: &[(i64, i64)]| {
        if size(changes) < LEAST_FOR_MEAN { Value::TooFew } else { Value::Mean(mean(changes)) }
    };
    let line = |value: Value, n: Option<i64>, of: Option<i64>| vec![Line { part: part(), value, n, of }];
    // Told apart only where both groups are large enough: else the smaller could be worked out from the whole.
    let apart = size(&same) >= LEAST_FOR_MEAN && size(&other) >= LEAST_FOR_MEAN;
    let split = |changes: &[(i64, i64)]| {
        if apart { line(mean(changes), Some(size(changes)), Some(n)) } else { line(Value::TooFew, None, None) }
    };
    let worse: i64 =
        all.iter().filter(|(change, _)| if measure.up { *change < 0 } else { *change > 0 }).map(|(_, n)| n).sum();
    let worse = if n < LEAST_FOR_MEAN { Value::TooFew } else { guard::share(worse, n) };
    let worse_of = (n >= LEAST_FOR_MEAN).then_some(n);
    [
        line(mean(&all), told_n.filter(|_| n >= LEAST_FOR_MEAN), of),
        split(&same),
        split(&other),
        line(worse, guard::n_of(worse), worse_of),
        attrition(&part(), pairs),
    ]
}

/// Changes and how many changed so.
fn changes(pairs: &[Pair], which: impl Fn(&Pair) -> bool) -> Vec<(i64, i64)> {
    pairs.iter().filter(|p| which(p)).filter_map(|p| p.after.map(|after| (after - p.before, p.n))).collect()
}

fn size(changes: &[(i64, i64)]) -> i64 {
    changes.iter().map(|(_, n)| n).sum()
}

#[expect(clippy::cast_precision_loss, reason = "answers and counts are small")]
fn mean(changes: &[(i64, i64)]) -> Mean {
    let sum: i64 = changes.iter().map(|(change, n)| change * n).sum();
    Mean { mean: sum as f64 / size(changes) as f64, interval: None }
}

/// First answers of those who also gave a last one, and of those who did not.
fn attrition(_part: &Part, _pairs: &[Pair]) -> Vec<Line> {
    Vec::new()
}
