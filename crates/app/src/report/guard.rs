//! What of the values that are worked out from answers may be told. Counts are released by [`crate::figure`].

use rinnalla_domain::lack::LEAST;
use rinnalla_domain::report::Value;

/// A count that stands alone.
pub(super) fn alone(n: i64) -> Value {
    if n >= LEAST { Value::Count(n) } else { Value::Hidden }
}

/// Some of a number that is told: hidden, too, where the others are few.
pub(super) fn share(n: i64, of: i64) -> Value {
    if n >= LEAST && (n == of || of - n >= LEAST) { Value::Count(n) } else { Value::Hidden }
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
    fn whoever_is_not_among_them_is_not_told_when_few() {
        assert_eq!(share(45, 48), Value::Hidden);
        assert_eq!(share(43, 48), Value::Count(43));
        assert_eq!(share(48, 48), Value::Count(48));
        assert_eq!((share(0, 48), alone(4)), (Value::Hidden, Value::Hidden));
    }
}
