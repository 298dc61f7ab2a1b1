//! Sums to which few have given much.

use super::Threshold;

/// A sum may not be shown when its `largest` contributions make more than `percent` of it: whoever knows the largest
/// could come close to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dominance {
    /// How many of the largest are looked at.
    pub largest: usize,
    /// How many percent they may make.
    pub percent: u8,
}

/// May a sum of such contributions (hours, kilometres, euros) be published? Enough must have contributed, and nobody
/// too much. Contributions that are negative or no numbers are never published.
pub fn may_be_published(contributions: &[f64], threshold: Threshold, dominance: Option<Dominance>) -> bool {
    if contributions.iter().any(|x| !x.is_finite() || *x < 0.0) || (contributions.len() as u64) < threshold.least() {
        return false;
    }
    let Some(dominance) = dominance else { return true };
    let mut ordered = contributions.to_vec();
    ordered.sort_by(|a, b| b.total_cmp(a));
    let sum: f64 = ordered.iter().sum();
    let largest: f64 = ordered.iter().take(dominance.largest).sum();
    largest * 100.0 <= sum * f64::from(dominance.percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seven contributors, 100 together: 57, 25, and 18 from the rest.
    const CELL: [f64; 7] = [57.0, 25.0, 6.0, 5.0, 4.0, 2.0, 1.0];

    #[test]
    fn the_teaching_cases_of_the_field_come_out_as_taught() {
        let least = |n| Threshold::new(n).unwrap();
        let dominance = |largest, percent| Some(Dominance { largest, percent });
        assert!(!may_be_published(&[1.0, 1.0], least(3), None), "a frequency of 2 under a threshold of 3");
        assert!(may_be_published(&CELL, least(3), None));
        assert!(!may_be_published(&CELL, least(3), dominance(2, 80)), "82 of 100 come from two");
        assert!(!may_be_published(&CELL, least(10), None));
        assert!(may_be_published(&CELL, least(3), dominance(1, 60)));
    }

    #[test]
    fn what_is_no_contribution_is_not_published() {
        for wrong in [f64::NAN, f64::INFINITY, -1.0] {
            assert!(!may_be_published(&[1.0, 2.0, 3.0, wrong], Threshold::new(3).unwrap(), None));
        }
    }
}
