//! Goal attainment scaling.
//!
//! T = 50 + 10 Σ(w x) / √(0.7 Σw² + 0.3 (Σw)²), x from -2 to 2, w the weight of a goal, 0.3 the assumed correlation of
//! goals. Sources: Kiresuk and Sherman 1968; Turner-Stokes 2009 with its erratum (the formula printed there is wrong).
//! One person's goals alone: no interval data, and optimistic when the same worker sets and rates.

use super::Trouble;

/// A goal: how far it was attained, and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// From -2 (much less than expected) to 2 (much more); 0 is as expected. `None`: not rated, and left out.
    pub attained: Option<i64>,
    /// Weight, from 1 to 99. All equal when goals are not weighted.
    pub weight: i64,
}

impl Goal {
    /// Pairs scores with weights; without weights each weighs one.
    ///
    /// # Errors
    /// [`Trouble::Weights`], [`Trouble::Weight`]
    pub fn pair(attained: &[Option<i64>], weights: Option<&[i64]>) -> Result<Vec<Self>, Trouble> {
        let weights = match weights {
            Some(weights) if weights.len() != attained.len() => {
                return Err(Trouble::Weights { goals: attained.len(), weights: weights.len() });
            }
            Some(weights) => weights.to_vec(),
            None => vec![1; attained.len()],
        };
        if let Some(at) = weights.iter().position(|w| !(1..=99).contains(w)) {
            return Err(Trouble::Weight { goal: at + 1, text: weights[at].to_string() });
        }
        Ok(attained.iter().zip(weights).map(|(attained, weight)| Self { attained: *attained, weight }).collect())
    }
}

/// The T score of the goals that were rated; `None` when none was. 50 is as expected on the whole.
pub fn t_score(goals: &[Goal]) -> Option<f64> {
    let rated: Vec<(f64, f64)> =
        goals.iter().filter_map(|g| Some((number(g.attained?), number(g.weight)))).filter(|(_, w)| *w > 0.0).collect();
    if rated.is_empty() {
        return None;
    }
    let weighted: f64 = rated.iter().map(|(x, w)| w * x).sum();
    let squares: f64 = rated.iter().map(|(_, w)| w * w).sum();
    let sum: f64 = rated.iter().map(|(_, w)| w).sum();
    Some(50.0 + 10.0 * weighted / (0.7 * squares + 0.3 * sum * sum).sqrt())
}

/// Small whole numbers, as answers and weights are.
fn number(value: i64) -> f64 {
    f64::from(i32::try_from(value).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(attained: &[i64], weights: Option<&[i64]>) -> f64 {
        let attained: Vec<_> = attained.iter().copied().map(Some).collect();
        t_score(&Goal::pair(&attained, weights).unwrap()).unwrap()
    }

    #[test]
    fn the_published_values_come_out() {
        for (attained, weights, expected) in [
            (&[0][..], None, 50.0),
            (&[1], None, 60.0),
            (&[2], None, 70.0),
            (&[1, 1], None, 62.403_473_458_920_84),
            (&[1, 1, 1], None, 63.693_063_937_629_155),
            (&[1, 0, 2], Some(&[2, 1, 3][..]), 67.626_105_969_569_27),
            (&[0, 1, -1], Some(&[9, 4, 1]), 52.657_887_169_768_756),
        ] {
            let got = t(attained, weights);
            assert!((got - expected).abs() < 1e-9, "{attained:?}: {got}, not {expected}");
        }
    }

    #[test]
    fn a_goal_that_was_not_rated_is_left_out_with_its_weight() {
        let goals = Goal::pair(&[Some(1), None], Some(&[2, 50])).unwrap();
        assert_eq!(t_score(&goals), Some(60.0));
        assert_eq!(t_score(&Goal::pair(&[None, None], None).unwrap()), None);
        assert_eq!(t_score(&[]), None);
    }

    #[test]
    fn weights_belong_to_goals() {
        assert_eq!(Goal::pair(&[Some(1)], Some(&[1, 2])), Err(Trouble::Weights { goals: 1, weights: 2 }));
        assert_eq!(Goal::pair(&[Some(1)], Some(&[0])), Err(Trouble::Weight { goal: 1, text: "0".into() }));
    }
}
