//! What changed between the first and the last measurement.

use rinnalla_access::FigureScope;
use rinnalla_domain::measurement::Scale;
use rinnalla_domain::report::{Figure, FigureKey, LEAST_FOR_MEAN, Line, Mean, Part, Period, Value};
use rinnalla_measures::statistics::Known;
use rinnalla_measures::statistics::attrition::compare;
use rinnalla_measures::statistics::paired::{Change, Pairs};
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
    let own = |scale: &Scale| Measure {
        list: "scale-short",
        code: scale.code(),
        column: scale.code(),
        instrument: None,
        up: true,
    };
    Scale::ALL.iter().map(own).collect()
}

/// Changes, and whose measure went down. Of all whose support ended, how many have both.
pub(super) async fn figures(
    work: &Work,
    reach: &FigureScope,
    period: Period,
    ended: i64,
) -> Result<Vec<Figure>, Error> {
    let mut figures = KEYS.map(|key| Figure { key, lines: Vec::new() });
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

/// What is told of changes.
pub(super) const KEYS: [FigureKey; 5] =
    [FigureKey::Change, FigureKey::ChangeSameMode, FigureKey::ChangeOtherMode, FigureKey::Worse, FigureKey::Attrition];

/// The lines of a scale: change, change in the same way, in another way, worse, attrition.
fn of_measure(measure: Measure, pairs: &[Pair], ended: i64) -> [Vec<Line>; 5] {
    let part = || Part::Code(measure.list, measure.code.into());
    let (all, same, other) =
        (changes(pairs, |_| true), changes(pairs, |p| p.same_mode), changes(pairs, |p| !p.same_mode));
    let n = size(&all);
    let told_n = guard::n_of(guard::share(n, ended));
    let of = guard::n_of(guard::alone(ended));
    let told = |changes: &[(i64, i64)]| if size(changes) < LEAST_FOR_MEAN { Value::TooFew } else { mean(changes) };
    let line = |value: Value, n: Option<i64>, of: Option<i64>| vec![Line { part: part(), value, n, of }];
    // Told apart only where both groups are large enough: else the smaller could be worked out from the whole.
    let apart = size(&same) >= LEAST_FOR_MEAN && size(&other) >= LEAST_FOR_MEAN;
    let split = |changes: &[(i64, i64)]| {
        if apart { line(told(changes), Some(size(changes)), Some(n)) } else { line(Value::TooFew, None, None) }
    };
    let worse: i64 =
        all.iter().filter(|(change, _)| if measure.up { *change < 0 } else { *change > 0 }).map(|(_, n)| n).sum();
    let worse = if n < LEAST_FOR_MEAN { Value::TooFew } else { guard::share(worse, n) };
    let worse_of = (n >= LEAST_FOR_MEAN).then_some(n);
    [
        line(told(&all), told_n.filter(|_| n >= LEAST_FOR_MEAN), of),
        split(&same),
        split(&other),
        line(worse, guard::n_of(worse), worse_of),
        attrition(measure, pairs),
    ]
}

/// Changes and how many changed so.
fn changes(pairs: &[Pair], which: impl Fn(&Pair) -> bool) -> Vec<(i64, i64)> {
    pairs.iter().filter(|p| which(p)).filter_map(|p| p.after.map(|after| (after - p.before, p.n))).collect()
}

fn size(changes: &[(i64, i64)]) -> i64 {
    changes.iter().map(|(_, n)| n).sum()
}

/// One number for each person.
#[expect(clippy::cast_precision_loss, reason = "answers are small")]
fn each(counted: impl IntoIterator<Item = (i64, i64)>) -> Vec<f64> {
    let repeat = |(value, n): (i64, i64)| std::iter::repeat_n(value as f64, usize::try_from(n).unwrap_or_default());
    counted.into_iter().flat_map(repeat).collect()
}

/// The mean change and its interval.
fn mean(changes: &[(i64, i64)]) -> Value {
    let people = each(changes.iter().copied()).into_iter().map(|change| (Some(0.0), Some(change)));
    let Ok(pairs) = Pairs::new(people) else { return Value::Nothing };
    let change = Change::of(&pairs);
    let interval = change.interval.ok().map(|interval| (interval.lo, interval.hi));
    change.mean.map_or(Value::Nothing, |mean| Value::Mean(Mean { mean, interval }))
}

/// First answers of those who also gave a last one, of those who did not, and how far apart they are (standardised:
/// from 0.2 on, those who are missing were others than those who answered).
fn attrition(measure: Measure, pairs: &[Pair]) -> Vec<Line> {
    let first =
        |with_last: bool| each(pairs.iter().filter(|p| p.after.is_some() == with_last).map(|p| (p.before, p.n)));
    let (stayed, lost) = (first(true), first(false));
    let part = |kind: &'static str| Part::Code("attrition", format!("{kind}-{}", measure.code));
    let enough = [&stayed, &lost].iter().all(|group| i64::try_from(group.len()).unwrap_or(0) >= LEAST_FOR_MEAN);
    if !enough {
        return vec![Line {
            part: Part::Code(measure.list, measure.code.into()),
            value: Value::TooFew,
            n: None,
            of: None,
        }];
    }
    let compared = compare(&stayed, &lost);
    let told = |known: Known| known.map_or(Value::Nothing, Value::Number);
    let n = |group: &[f64]| i64::try_from(group.len()).ok();
    vec![
        Line { part: part("stayed"), value: told(compared.stayed.mean), n: n(&stayed), of: None },
        Line { part: part("lost"), value: told(compared.lost.mean), n: n(&lost), of: None },
        Line { part: part("difference"), value: told(compared.difference), n: None, of: None },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(before: i64, after: Option<i64>, same_mode: bool, n: i64) -> Pair {
        Pair { before, after, same_mode, n }
    }

    fn scale() -> Measure {
        measures()[0]
    }

    #[test]
    fn a_mean_is_told_from_ten_pairs_on_and_the_worse_group_with_it() {
        let nine = of_measure(scale(), &[pair(3, Some(6), true, 9)], 20);
        assert_eq!(nine[0][0].value, Value::TooFew);
        let pairs = [pair(3, Some(6), true, 12), pair(5, Some(4), true, 6), pair(4, None, true, 2)];
        let [all, same, other, worse, attrition] = of_measure(scale(), &pairs, 30);
        let Value::Mean(mean) = all[0].value else { panic!("a mean") };
        assert!((mean.mean - 30.0 / 18.0).abs() < 1e-12 && mean.interval.is_some());
        assert_eq!((all[0].n, all[0].of), (Some(18), Some(30)));
        // Nobody changed the way of answering: the groups are not told apart.
        assert_eq!((same[0].value, other[0].value), (Value::TooFew, Value::TooFew));
        assert_eq!((worse[0].value, worse[0].of), (Value::Count(6), Some(18)));
        assert_eq!(attrition[0].value, Value::TooFew);
    }

    #[test]
    fn those_who_are_missing_are_set_beside_those_who_answered() {
        let pairs =
            [pair(4, Some(6), true, 10), pair(6, Some(6), false, 10), pair(2, None, true, 6), pair(4, None, true, 6)];
        let [_, same, other, _, attrition] = of_measure(scale(), &pairs, 40);
        assert!(matches!((same[0].value, other[0].value), (Value::Mean(_), Value::Mean(_))));
        assert_eq!(attrition.len(), 3);
        assert_eq!(attrition[0].value, Value::Number(5.0));
        assert_eq!((attrition[1].value, attrition[1].n), (Value::Number(3.0), Some(12)));
        assert!(matches!(attrition[2].value, Value::Number(d) if d > 0.2));
    }
}
