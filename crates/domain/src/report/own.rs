//! A link worker's own hours: what they wrote down themselves, for themselves.

use super::Period;

/// What was written down, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Meetings and calls.
    pub contacts: i64,
    /// Minutes of them.
    pub minutes: i64,
    /// Kilometres.
    pub kilometres: i64,
    /// Expenses in cents.
    pub expenses_cents: i64,
    /// Minutes of work for the community.
    pub community_minutes: i64,
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.contacts += other.contacts;
        self.minutes += other.minutes;
        self.kilometres += other.kilometres;
        self.expenses_cents += other.expenses_cents;
        self.community_minutes += other.community_minutes;
    }
}

/// A link worker's own hours by month. Only months in which something was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnHours {
    /// What was asked for. The month that runs is in it: these are their own notes.
    pub asked: Period,
    /// Year, month, and what was written down, in the order of time.
    pub months: Vec<(i16, i8, Sums)>,
}

impl OwnHours {
    /// Everything together.
    pub fn all(&self) -> Sums {
        let mut all = Sums::default();
        self.months.iter().for_each(|(_, _, sums)| all += *sums);
        all
    }

    /// Each year together.
    pub fn years(&self) -> Vec<(i16, Sums)> {
        let mut years: Vec<(i16, Sums)> = Vec::new();
        for (year, _, sums) in &self.months {
            match years.last_mut() {
                Some((last, all)) if last == year => *all += *sums,
                _ => years.push((*year, *sums)),
            }
        }
        years
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_add_up_to_years_and_years_to_all() {
        let sums =
            |minutes: i64| Sums { contacts: 1, minutes, kilometres: 10, expenses_cents: 50, community_minutes: 5 };
        let hours = OwnHours {
            asked: Period::months((2025, 11), (2026, 2)).unwrap(),
            months: vec![(2025, 11, sums(60)), (2025, 12, sums(30)), (2026, 2, sums(15))],
        };
        assert_eq!(hours.all().minutes, 105);
        let years: Vec<(i16, i64)> = hours.years().iter().map(|(year, sums)| (*year, sums.minutes)).collect();
        assert_eq!(years, [(2025, 90), (2026, 15)]);
        assert_eq!((hours.all().kilometres, hours.all().expenses_cents, hours.all().community_minutes), (30, 150, 15));
    }
}
