//! De Jong Gierveld, 6 items: the coding and what may be missing.
//!
//! The items stand in the order of the published six-item form: 1 emptiness, 2 to 4 people to rely on, trust and feel
//! close to, 5 missing people, 6 feeling rejected (items 3, 4, 7, 8, 9 and 10 of the scale of eleven).
//! Answers are 1 no, 2 more or less, 3 yes. Source: manual of the Vrije Universiteit Amsterdam, 24 February 2022.

coded! {
    /// A part of De Jong Gierveld.
    Subscale {
        /// Emotional loneliness: items 1, 5 and 6.
        Emotional = "emotional",
        /// Social loneliness: items 2, 3 and 4.
        Social = "social",
    }
}

impl Subscale {
    /// Places of its items, from 0.
    const fn places(self) -> [usize; 3] {
        match self {
            Self::Emotional => [0, 4, 5],
            Self::Social => [1, 2, 3],
        }
    }

    /// 1 where the answer speaks of loneliness.
    fn counts(self, answer: i64) -> i64 {
        i64::from(match self {
            Self::Emotional => answer >= 2,
            Self::Social => answer <= 2,
        })
    }

    fn codes(self, answers: &[Option<i64>]) -> Vec<Option<i64>> {
        self.places().iter().map(|p| answers.get(*p).copied().flatten().map(|a| self.counts(a))).collect()
    }

    /// The subscale, from 0 to 3; `None` when any of its items is missing.
    pub(super) fn sum(self, answers: &[Option<i64>]) -> Option<i64> {
        self.codes(answers).into_iter().sum()
    }
}

/// The total, from 0 to 6; `None` when more than one item is missing. One missing item counts nothing.
pub(super) fn total(answers: &[Option<i64>]) -> Option<i64> {
    if answers.iter().filter(|a| a.is_none()).count() > 1 {
        return None;
    }
    Some(Subscale::ALL.iter().flat_map(|s| s.codes(answers)).flatten().sum())
}
