//! Waiting, with those who still wait counted.

use rinnalla_domain::report::{Figure, FigureKey, LEAST_FOR_MEAN, Line, Value};

use rinnalla_measures::statistics::survival::{Course, End, Wait, cumulative_incidence, kaplan_meier};

use super::guard::{Guard, n_of};

/// Days, what ended the waiting (1 got there, 2 left, 0 still waits), and how many.
type Waited = Vec<(i64, i64, i64)>;

/// By which day the share of those who left is told.
const LEFT_BY: i64 = 90;
const LEFT_BY_DAYS: f64 = 90.0;

/// Medians of waiting, and the share that left, of those who were referred in a year and as it stood at its end.
/// `referred` is how many they are as the report tells it.
pub(super) fn figures([contact, visit]: &[Waited; 2], referred: i64, guard: Guard) -> Vec<Figure> {
    vec![
        median(FigureKey::WaitContact, contact, referred, guard),
        median(FigureKey::WaitFirstVisit, visit, referred, guard),
        left(visit, referred, guard),
    ]
}

fn all(waited: &Waited) -> i64 {
    waited.iter().map(|(_, _, n)| n).sum()
}

fn with(waited: &Waited, ended: i64) -> i64 {
    waited.iter().filter(|(_, how, _)| *how == ended).map(|(_, _, n)| n).sum()
}

/// The median of waiting. Whoever still waits, or left, is counted for as long as they waited. How many were reached is
/// told where the others are no few, of those who were counted as of those who are told.
fn median(key: FigureKey, waited: &Waited, referred: i64, guard: Guard) -> Figure {
    let reached = with(waited, 1);
    let n = n_of(guard.share(reached, referred)).and_then(|_| n_of(guard.share(reached, all(waited))));
    let value = if referred.min(all(waited)) < LEAST_FOR_MEAN || !guard.is_enough(reached) {
        Value::TooFew
    } else {
        kaplan_meier_median(waited).map_or(Value::NotReached, Value::Count)
    };
    Figure { key, lines: vec![Line::all(value, n, Some(referred))] }
}

/// The median as a coordinator reads it, who may see the cases behind it: told of any number.
pub(super) fn unguarded(waited: &Waited) -> Line {
    let referred: i64 = waited.iter().map(|(_, _, n)| n).sum();
    let value = if referred == 0 {
        Value::Nothing
    } else {
        kaplan_meier_median(waited).map_or(Value::NotReached, Value::Count)
    };
    Line::all(value, Some(with(waited, 1)), Some(referred))
}

/// The smallest day by which half have got there, after Kaplan and Meier. Somebody who left is, for this, somebody of
/// whom nothing more is known.
fn kaplan_meier_median(waited: &Waited) -> Option<i64> {
    let waits: Vec<Wait> = each(waited, |time, how| Wait { time, happened: how == 1 });
    #[expect(clippy::cast_possible_truncation, reason = "a median is one of the whole days that were handed in")]
    kaplan_meier(&waits).median.ok().map(|day| day as i64)
}

/// The share that had left by [`LEFT_BY`] days before getting there, with getting there as the competing event
/// (after Aalen and Johansen), in per cent.
fn left(waited: &Waited, referred: i64, guard: Guard) -> Figure {
    let key = FigureKey::LeftBeforeVisit;
    let gone: i64 = waited.iter().filter(|(day, how, _)| *how == 2 && *day <= LEFT_BY).map(|(_, _, n)| n).sum();
    let counted = all(waited);
    let value = if referred.min(counted) < LEAST_FOR_MEAN {
        Value::TooFew
    } else if !guard.is_enough(gone) || !guard.is_enough(counted - gone) {
        Value::Hidden
    } else {
        let courses: Vec<Course> = each(waited, |time, how| Course { time, end: end(how) });
        let by = cumulative_incidence(&courses).into_iter().rfind(|step| step.time <= LEFT_BY_DAYS);
        by.map_or(Value::Nothing, |step| Value::Number((step.withdrew.share * 1000.0).round() / 10.0))
    };
    let of = matches!(value, Value::Number(_)).then_some(referred);
    Figure { key, lines: vec![Line::all(value, None, of)] }
}

const fn end(how: i64) -> End {
    match how {
        1 => End::Happened,
        2 => End::Withdrew,
        _ => End::Waiting,
    }
}

/// One for each person.
#[expect(clippy::cast_precision_loss, reason = "days are few")]
fn each<T: Clone>(waited: &Waited, make: impl Fn(f64, i64) -> T) -> Vec<T> {
    let repeat = |(day, how, n): &(i64, i64, i64)| {
        std::iter::repeat_n(make(*day as f64, *how), usize::try_from(*n).unwrap_or_default())
    };
    waited.iter().flat_map(repeat).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_measures::disclosure::Threshold;

    fn guard() -> Guard {
        Guard::new(Threshold::default())
    }

    /// Maintained group of the AML data, of which the median is 31 days.
    #[test]
    fn the_median_counts_those_who_still_wait() {
        let times = [(9, 1), (13, 1), (13, 0), (18, 1), (23, 1), (28, 0), (31, 1), (34, 1), (45, 0), (48, 1), (161, 0)];
        let waited: Waited = times.iter().map(|(day, how)| (*day, *how, 1)).collect();
        assert_eq!(kaplan_meier_median(&waited), Some(31));
        let nobody: Waited = vec![(4, 0, 20), (3, 1, 5)];
        assert_eq!(kaplan_meier_median(&nobody), None);
        assert_eq!(median(FigureKey::WaitContact, &nobody, 25, guard()).lines[0].value, Value::NotReached);
        assert_eq!(median(FigureKey::WaitContact, &vec![(3, 1, 4)], 4, guard()).lines[0].value, Value::TooFew);
    }

    #[test]
    fn who_left_is_told_as_a_share_with_the_others_as_a_competing_event() {
        // Ten left on the fifth day, ten got there on the tenth, twenty still wait after ninety days.
        let waited: Waited = vec![(5, 2, 10), (10, 1, 10), (120, 0, 20)];
        assert_eq!(left(&waited, 40, guard()).lines[0].value, Value::Number(25.0));
        assert_eq!(left(&vec![(5, 2, 3), (10, 1, 20)], 23, guard()).lines[0].value, Value::Hidden);
    }
}
