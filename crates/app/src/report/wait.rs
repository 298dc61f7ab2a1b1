//! Waiting, with those who still wait counted.

use rinnalla_domain::lack::LEAST;
use rinnalla_domain::report::{Figure, FigureKey, LEAST_FOR_MEAN, Line, Value};

use super::guard;

/// Days, what ended the waiting (1 got there, 2 left, 0 still waits), and how many.
type Waited = Vec<(i64, i64, i64)>;

/// By which day the share of those who left is told.
pub(super) const LEFT_BY: i64 = 90;

/// Medians of waiting, and the share that left.
pub(super) fn figures([contact, visit]: &[Waited; 2], referred: i64) -> Vec<Figure> {
    vec![
        median(FigureKey::WaitContact, contact, referred),
        median(FigureKey::WaitFirstVisit, visit, referred),
        left(visit, referred),
    ]
}

fn with(waited: &Waited, ended: i64) -> i64 {
    waited.iter().filter(|(_, how, _)| *how == ended).map(|(_, _, n)| n).sum()
}

/// The median of waiting. Whoever still waits, or left, is counted for as long as they waited.
fn median(key: FigureKey, waited: &Waited, referred: i64) -> Figure {
    let reached = with(waited, 1);
    let n = guard::n_of(guard::share(reached, referred));
    let of = guard::n_of(guard::alone(referred));
    let value = if referred < LEAST_FOR_MEAN || reached < LEAST {
        Value::TooFew
    } else {
        kaplan_meier_median(waited).map_or(Value::NotReached, Value::Count)
    };
    Figure { key, lines: vec![Line { part: rinnalla_domain::report::Part::All, value, n, of }] }
}

/// The smallest day by which half have got there, after Kaplan and Meier.
fn kaplan_meier_median(waited: &Waited) -> Option<i64> {
    let mut still = 1.0_f64;
    for day in days(waited) {
        let (at_risk, got) = (at_risk(waited, day), on(waited, day, 1));
        if got > 0.0 {
            still *= 1.0 - got / at_risk;
        }
        if still <= 0.5 + 1e-12 {
            return Some(day);
        }
    }
    None
}

/// The share that had left by [`LEFT_BY`] days before getting there, with getting there as the competing event
/// (after Aalen and Johansen), in per cent.
fn left(waited: &Waited, referred: i64) -> Figure {
    let key = FigureKey::LeftBeforeVisit;
    let gone: i64 = waited.iter().filter(|(day, how, _)| *how == 2 && *day <= LEFT_BY).map(|(_, _, n)| n).sum();
    let value = if referred < LEAST_FOR_MEAN {
        Value::TooFew
    } else if gone < LEAST || referred - gone < LEAST {
        Value::Hidden
    } else {
        let (mut free, mut left) = (1.0_f64, 0.0_f64);
        for day in days(waited).into_iter().filter(|day| *day <= LEFT_BY) {
            let at_risk = at_risk(waited, day);
            left += free * on(waited, day, 2) / at_risk;
            free *= 1.0 - (on(waited, day, 1) + on(waited, day, 2)) / at_risk;
        }
        Value::Number((left * 1000.0).round() / 10.0)
    };
    let of = matches!(value, Value::Number(_)).then_some(referred);
    Figure { key, lines: vec![Line::all(value, None, of)] }
}

fn days(waited: &Waited) -> Vec<i64> {
    let mut days: Vec<i64> = waited.iter().map(|(day, _, _)| *day).collect();
    days.sort_unstable();
    days.dedup();
    days
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
fn at_risk(waited: &Waited, day: i64) -> f64 {
    waited.iter().filter(|(of, _, _)| *of >= day).map(|(_, _, n)| *n).sum::<i64>() as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
fn on(waited: &Waited, day: i64, how: i64) -> f64 {
    waited.iter().filter(|(of, ended, _)| *of == day && *ended == how).map(|(_, _, n)| *n).sum::<i64>() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Maintained group of the AML data, of which the median is 31 days.
    #[test]
    fn the_median_counts_those_who_still_wait() {
        let times = [(9, 1), (13, 1), (13, 0), (18, 1), (23, 1), (28, 0), (31, 1), (34, 1), (45, 0), (48, 1), (161, 0)];
        let waited: Waited = times.iter().map(|(day, how)| (*day, *how, 1)).collect();
        assert_eq!(kaplan_meier_median(&waited), Some(31));
        let nobody: Waited = vec![(4, 0, 20), (3, 1, 5)];
        assert_eq!(kaplan_meier_median(&nobody), None);
        assert_eq!(median(FigureKey::WaitContact, &nobody, 25).lines[0].value, Value::NotReached);
        assert_eq!(median(FigureKey::WaitContact, &vec![(3, 1, 4)], 4).lines[0].value, Value::TooFew);
    }

    #[test]
    fn who_left_is_told_as_a_share_with_the_others_as_a_competing_event() {
        // Ten left on the fifth day, ten got there on the tenth, twenty still wait after ninety days.
        let waited: Waited = vec![(5, 2, 10), (10, 1, 10), (120, 0, 20)];
        assert_eq!(left(&waited, 40).lines[0].value, Value::Number(25.0));
        assert_eq!(left(&vec![(5, 2, 3), (10, 1, 20)], 23).lines[0].value, Value::Hidden);
    }
}
