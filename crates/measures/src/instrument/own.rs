//! Own scales from 0 to 10: the municipality's own words, or a person's own goal.

/// A scale of one item, from 0 to 10, where 10 is best. No bands, no threshold, no sum over several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnScale(u8);

impl OwnScale {
    /// Takes 0 to 10.
    pub fn new(value: i64) -> Option<Self> {
        u8::try_from(value).ok().filter(|v| *v <= 10).map(Self)
    }

    /// As a number.
    pub const fn value(self) -> i64 {
        self.0 as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_scale_goes_from_zero_to_ten() {
        assert_eq!(OwnScale::new(10).map(OwnScale::value), Some(10));
        assert_eq!((OwnScale::new(11), OwnScale::new(-1)), (None, None));
    }
}
