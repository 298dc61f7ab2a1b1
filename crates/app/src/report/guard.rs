//! What of a count may be told.
//!
//! Nothing under five, none included; nothing from which something under five can be worked out.

use rinnalla_domain::lack::{Cell, LEAST, protect};
use rinnalla_domain::report::Value;

/// A count that stands alone.
pub(super) fn alone(n: i64) -> Value {
    if n >= LEAST { Value::Count(n) } else { Value::Hidden }
}

/// Some of a number that is told: hidden, too, where the others are few.
pub(super) fn share(n: i64, of: i64) -> Value {
    if n >= LEAST && (n == of || of - n >= LEAST) { Value::Count(n) } else { Value::Hidden }
}

/// Steps of one way, each a part of the one before. A step is told where it is not small and differs from the last
/// one that is told by nobody, or by five or more.
pub(super) fn chain(counts: &[i64]) -> Vec<Value> {
    let mut last: Option<i64> = None;
    counts
        .iter()
        .map(|n| {
            let value = last.map_or_else(|| alone(*n), |before| share(*n, before));
            if let Value::Count(n) = value {
                last = Some(n);
            }
            value
        })
        .collect()
}

/// Parts of a whole that is told; every one belongs to exactly one part.
pub(super) fn partition(counts: &[i64]) -> Vec<Value> {
    let (cells, all) = protect(counts, true);
    let whole = matches!(all, Cell::Number(_));
    cells
        .into_iter()
        .map(|cell| match cell {
            Cell::Number(n) if whole => Value::Count(n),
            _ => Value::Hidden,
        })
        .collect()
}

/// Parts of a whole, of which the small ones are put together. What stands for itself, and what is left; nothing of it
/// is under five.
pub(super) fn merged<T>(mut counts: Vec<(T, i64)>) -> (Vec<(T, i64)>, i64) {
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let mut rest = 0;
    while let Some((_, n)) = counts.last() {
        if *n >= LEAST && (rest == 0 || rest >= LEAST) {
            break;
        }
        rest += n;
        counts.pop();
    }
    (counts, rest)
}

/// The count that a value tells.
pub(super) const fn n_of(value: Value) -> Option<i64> {
    match value {
        Value::Count(n) => Some(n),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_hidden_where_few_were_lost_on_the_way_to_it() {
        assert_eq!(
            chain(&[48, 48, 46, 41, 40, 3]),
            [Value::Count(48), Value::Count(48), Value::Hidden, Value::Count(41), Value::Hidden, Value::Hidden]
        );
        assert_eq!(chain(&[4, 4]), [Value::Hidden, Value::Hidden]);
    }

    #[test]
    fn small_parts_are_put_together_until_nothing_is_small() {
        let (told, rest) = merged(vec![("a", 20), ("b", 3), ("c", 6), ("d", 0)]);
        assert_eq!((told, rest), (vec![("a", 20)], 9));
        assert_eq!(merged(vec![("a", 4)]), (vec![], 4));
        assert_eq!(merged(vec![("a", 9), ("b", 5)]), (vec![("a", 9), ("b", 5)], 0));
    }

    #[test]
    fn whoever_is_not_among_them_is_not_told_when_few() {
        assert_eq!(share(45, 48), Value::Hidden);
        assert_eq!(share(43, 48), Value::Count(43));
        assert_eq!(share(48, 48), Value::Count(48));
        assert_eq!(share(0, 48), Value::Hidden);
    }
}
