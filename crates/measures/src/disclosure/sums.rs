//! Sums to which people give different amounts: meetings, hours, kilometres.
//!
//! A sum of a month, a quarter or a year is told when enough people gave to it, and nobody too much. Sums that are told
//! can be taken from one another: the year without the quarters that are told, the quarter without its months. What is
//! left over must be such a sum, too. Periods lie within one another, so whatever can be had by adding and taking away is
//! put together from these rests; and what is put together from sums to which enough gave is one itself.

use std::collections::BTreeMap;

use super::{Dominance, Period, Threshold, may_be_published};

/// What each person gave in each month of a year, by the number of the month and a number for the person.
pub type Given = BTreeMap<u8, BTreeMap<u64, u64>>;

/// What has been told of a year.
pub type Told = BTreeMap<Period, u64>;

/// Which sums may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumRule {
    /// So many people must have given.
    pub threshold: Threshold,
    /// And so much may come from the largest.
    pub dominance: Dominance,
}

impl SumRule {
    /// With the largest two giving at most 80 %, as statistical offices have it.
    pub const fn new(threshold: Threshold) -> Self {
        Self { threshold, dominance: Dominance { largest: 2, percent: 80 } }
    }

    /// May a sum of the months be told? Where nobody gave anything there is nobody to protect.
    fn allows(&self, given: &Given, months: &[u8]) -> bool {
        let gave = by_person(given, months);
        gave.is_empty() || may_be_published(&gave, self.threshold, Some(self.dominance))
    }
}

/// What each person gave in these months, without those who gave nothing.
#[expect(clippy::cast_precision_loss, reason = "minutes and kilometres of a year are far below 2^52")]
fn by_person(given: &Given, months: &[u8]) -> Vec<f64> {
    let mut gave: BTreeMap<u64, u64> = BTreeMap::new();
    for (who, amount) in months.iter().filter_map(|month| given.get(month)).flatten() {
        *gave.entry(*who).or_default() += amount;
    }
    gave.into_values().filter(|amount| *amount > 0).map(|amount| amount as f64).collect()
}

/// What is told of a year when `ended` is the last month that has ended: everything that was told `before`, and what can be
/// told now. What was told never changes, and neither does anything within it any more: what is entered late for a month is
/// only in sums that have not been told.
///
/// The larger period comes first. While a year runs, a month or a quarter is told only if the year can be told later; in the
/// last quarter something is kept back until the year has ended, so that a small December does not hide the year.
pub fn tell(year: i16, ended: (i16, u8), given: &Given, rule: SumRule, before: &Told) -> Told {
    let mut told = before.clone();
    let quarters = (1..=4).map(|quarter| Period::Quarter(year, quarter));
    let months = (1..=12).map(|month| Period::Month(year, month));
    let periods = std::iter::once(Period::Year(year)).chain(quarters).chain(months);
    for period in periods.filter(|period| period.has_ended(ended)) {
        let is_settled = told.contains_key(&period) || above(period).any(|up| before.contains_key(&up));
        let left = rest(period, &told);
        if is_settled || !rule.allows(given, &left) {
            continue;
        }
        told.insert(period, 0);
        let still_allowed = above(period).all(|up| {
            let left = rest(up, &told);
            if told.contains_key(&up) {
                return rule.allows(given, &left);
            }
            // What has ended and could not be told asks for nothing more.
            if up.has_ended(ended) {
                return true;
            }
            let left: Vec<u8> = left.into_iter().filter(|month| (year, *month) <= ended).collect();
            let keeps_back = matches!(up, Period::Year(_)) && period.months().1 > 9;
            rule.allows(given, &left) && !(keeps_back && by_person(given, &left).is_empty())
        });
        if still_allowed {
            let inner: u64 = parts(period, &told).map(|(_, sum)| sum).sum();
            let outer: u64 = left.iter().filter_map(|month| given.get(month)).flat_map(BTreeMap::values).sum();
            told.insert(period, inner + outer);
        } else {
            told.remove(&period);
        }
    }
    told
}

/// What a period is a part of, from the nearest.
fn above(period: Period) -> impl Iterator<Item = Period> {
    std::iter::successors(period.parent(), |up| up.parent())
}

/// The largest periods within a period that have been told.
fn parts(period: Period, told: &Told) -> impl Iterator<Item = (Period, u64)> + '_ {
    let inside = move |other: &Period| above(*other).any(|up| up == period);
    told.iter().filter(move |(other, _)| inside(other)).filter_map(move |(other, sum)| {
        let is_within_another = above(*other).take_while(|up| *up != period).any(|up| told.contains_key(&up));
        (!is_within_another).then_some((*other, *sum))
    })
}

/// The months of a period that nothing told within it covers.
fn rest(period: Period, told: &Told) -> Vec<u8> {
    let covered: Vec<(u8, u8)> = parts(period, told).map(|(part, _)| part.months()).collect();
    let (first, last) = period.months();
    (first..=last).filter(|month| !covered.iter().any(|(from, to)| (from..=to).contains(&month))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: SumRule = SumRule::new(Threshold::new(5).unwrap());
    const YEAR: i16 = 2026;

    /// A small generator, the same everywhere.
    struct Random(u64);

    impl Random {
        fn below(&mut self, bound: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % bound
        }
    }

    /// So many people in each month, each with an hour; the same people again and again.
    fn people(months: &[u64]) -> Given {
        let month = |n: &u64| (0..*n).map(|who| (who, 60)).collect();
        (1..).zip(months.iter().map(month)).collect()
    }

    fn names(told: &Told) -> Vec<String> {
        told.keys().map(ToString::to_string).collect()
    }

    #[test]
    fn a_small_month_hides_another_so_that_the_quarter_does_not_tell_it() {
        let told = tell(YEAR, (2026, 3), &people(&[8, 8, 8]), RULE, &Told::new());
        assert_eq!(names(&told), ["2026-Q1", "2026-01", "2026-02", "2026-03"]);
        assert_eq!(told[&Period::Quarter(YEAR, 1)], 24 * 60);
        // The quarter first, then months as long as what is left is not small.
        let told = tell(YEAR, (2026, 3), &people(&[8, 2, 8]), RULE, &Told::new());
        assert_eq!(names(&told), ["2026-Q1", "2026-01"]);
        assert_eq!(told[&Period::Quarter(YEAR, 1)], 18 * 60);
    }

    #[test]
    fn a_year_that_was_told_month_by_month_can_still_be_told_when_december_is_small() {
        let given = people(&[8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 2]);
        let mut told = Told::new();
        for month in 1..=12 {
            told = tell(YEAR, (YEAR, month), &given, RULE, &told);
        }
        assert_eq!(told.get(&Period::Year(YEAR)), Some(&(90 * 60)));
        assert!(told.contains_key(&Period::Month(YEAR, 9)) && !told.contains_key(&Period::Month(YEAR, 12)));
    }

    #[test]
    fn a_sum_that_comes_from_one_person_is_not_told() {
        let mut given = people(&[8]);
        assert!(!tell(YEAR, (2026, 1), &given, RULE, &Told::new()).is_empty());
        given.entry(1).or_default().insert(0, 6_000);
        assert!(tell(YEAR, (2026, 1), &given, RULE, &Told::new()).is_empty());
        assert_eq!(tell(YEAR, (2026, 1), &Given::new(), RULE, &Told::new())[&Period::Month(YEAR, 1)], 0);
    }

    #[test]
    fn what_was_told_stays_and_what_is_entered_late_is_in_nothing_that_contains_it() {
        let mut given = people(&[8, 8, 8]);
        let first = tell(YEAR, (2026, 2), &given, RULE, &Told::new());
        given.entry(1).or_default().insert(99, 45);
        let second = tell(YEAR, (2026, 3), &given, RULE, &first);
        assert!(first.iter().all(|(period, sum)| second.get(period) == Some(sum)));
        assert_eq!(second[&Period::Quarter(YEAR, 1)], 24 * 60);
        // Nothing within a year that has been told is told later.
        let told = BTreeMap::from([(Period::Year(YEAR), 5_000)]);
        assert_eq!(tell(YEAR, (2026, 12), &given, RULE, &told), told);
    }

    /// Rows that span what can be reckoned from what is told, in echelon form.
    fn basis(told: &Told) -> Vec<(usize, [f64; 12])> {
        let mut rows: Vec<(usize, [f64; 12])> = Vec::new();
        for period in told.keys() {
            let (first, last) = period.months();
            let mut row = [0.0; 12];
            row[usize::from(first) - 1..usize::from(last)].fill(1.0);
            reduce(&rows, &mut row);
            if let Some(lead) = row.iter().position(|x| x.abs() > 1e-9) {
                let by = row[lead];
                for x in &mut row {
                    *x /= by;
                }
                rows.push((lead, row));
            }
        }
        rows
    }

    fn reduce(rows: &[(usize, [f64; 12])], row: &mut [f64; 12]) {
        for (lead, other) in rows {
            let by = row[*lead];
            row.iter_mut().zip(other).for_each(|(x, y)| *x -= by * y);
        }
    }

    /// The attack: every set of months whose sum can be had in whatever way from all that was ever told.
    #[test]
    fn no_adding_and_taking_away_reaches_a_sum_of_few() {
        let mut random = Random(3);
        let mut reached = 0;
        for round in 0..120 {
            let most = [6, 9, 14, 30][round % 4];
            let given: Given = (1..=12)
                .map(|month| {
                    let n = random.below(most);
                    let who = (0..n).map(|_| (random.below(40), 15 + random.below(90) * random.below(4)));
                    (month, who.collect())
                })
                .collect();
            let mut told = Told::new();
            for month in 1..=12 {
                // Not everybody looks every month.
                if month == 12 || random.below(3) > 0 {
                    told = tell(YEAR, (YEAR, month), &given, RULE, &told);
                }
            }
            for (period, sum) in &told {
                let (first, last) = period.months();
                let all: u64 = (first..=last).filter_map(|m| given.get(&m)).flat_map(BTreeMap::values).sum();
                assert_eq!(*sum, all, "{period}");
            }
            let rows = basis(&told);
            for set in 1..(1_u32 << 12) {
                let mut row = std::array::from_fn(|month| f64::from((set >> month) & 1));
                reduce(&rows, &mut row);
                if row.iter().all(|x| x.abs() < 1e-9) {
                    let months: Vec<u8> = (1..=12).filter(|month| (set >> (month - 1)) & 1 == 1).collect();
                    assert!(RULE.allows(&given, &months), "{:?} tells {months:?}", names(&told));
                    reached += 1;
                }
            }
        }
        assert!(reached > 1_000, "hardly anything was told: {reached}");
    }
}
