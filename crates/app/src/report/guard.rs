//! What of the values that are worked out from answers may be told. Counts are released by [`crate::figure`].

use rinnalla_domain::report::Value;
use rinnalla_measures::disclosure::Threshold;

/// From how many on the municipality shows counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guard {
    threshold: Threshold,
    least: i64,
}

impl Guard {
    pub(super) fn new(threshold: Threshold) -> Self {
        Self { threshold, least: i64::try_from(threshold.least()).unwrap_or(i64::MAX) }
    }

    pub(super) const fn threshold(self) -> Threshold {
        self.threshold
    }

    /// Enough to be told.
    pub(super) const fn is_enough(self, n: i64) -> bool {
        n >= self.least
    }

    /// Some of a number that is told: hidden, too, where the others are few.
    pub(super) const fn share(self, n: i64, of: i64) -> Value {
        if self.is_enough(n) && (n == of || self.is_enough(of - n)) { Value::Count(n) } else { Value::Hidden }
    }
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
        let guard = Guard::new(Threshold::default());
        assert_eq!(guard.share(45, 48), Value::Hidden);
        assert_eq!(guard.share(43, 48), Value::Count(43));
        assert_eq!(guard.share(48, 48), Value::Count(48));
        assert_eq!(guard.share(0, 48), Value::Hidden);
        // A municipality may ask for more.
        let guard = Guard::new(Threshold::new(8).unwrap());
        assert_eq!((guard.share(43, 48), guard.share(40, 48)), (Value::Hidden, Value::Count(40)));
    }
}
