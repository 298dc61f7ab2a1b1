//! From how many on a count may be shown.

/// Counts under this are hidden: 5 unless a municipality says otherwise, and never under 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(u64);

impl Threshold {
    /// No setting goes below this.
    pub const FLOOR: u64 = 3;

    /// Unless a municipality says otherwise.
    pub const USUAL: Self = Self(5);

    /// A threshold of at least [`Threshold::FLOOR`]; `None` for less.
    pub const fn new(least: u64) -> Option<Self> {
        if least < Self::FLOOR { None } else { Some(Self(least)) }
    }

    /// The smallest count that may be shown.
    pub const fn least(self) -> u64 {
        self.0
    }

    /// This threshold, or `least` where that is more: means need ten, whatever the setting.
    #[must_use]
    pub const fn or_more(self, least: u64) -> Self {
        if least > self.0 { Self(least) } else { self }
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self::USUAL
    }
}

/// What a zero tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zero {
    /// That nobody has what the column is about, or that everybody lacks it: hidden like a small count.
    #[default]
    Sensitive,
    /// Nothing about anybody, as in a month without a referral: shown.
    Harmless,
}

/// What is small in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Counts under it are hidden.
    pub threshold: Threshold,
    /// Are zeros, too?
    pub zero: Zero,
}

impl Rule {
    /// Must this count be hidden, whatever stands beside it?
    pub const fn is_small(self, count: u64) -> bool {
        match self.zero {
            Zero::Harmless if count == 0 => false,
            Zero::Harmless | Zero::Sensitive => count < self.threshold.least(),
        }
    }
}
