//! Municipalities beside each other: shares with the limits of chance, no league table.

use rinnalla_measures::statistics::Interval;
use rinnalla_measures::statistics::funnel::{self, Limits};

use super::{Figure, FigureKey, LEAST_FOR_MEAN, Period, Value};
use crate::MunicipalityCode;

/// Counts that stand beside each other.
pub const COUNTED: [FigureKey; 3] = [FigureKey::Referrals, FigureKey::Agreement, FigureKey::Closed];

/// Shares that are compared: the figure, and of which it is a part.
pub const COMPARED: [(FigureKey, FigureKey); 5] = [
    (FigureKey::ContactedInTime, FigureKey::Contacted),
    (FigureKey::FirstVisitInTime, FigureKey::FirstVisit),
    (FigureKey::Measured, FigureKey::Closed),
    (FigureKey::JoinedActivity, FigureKey::Closed),
    (FigureKey::KeptActivity, FigureKey::Closed),
];

/// A municipality of the area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Code.
    pub code: MunicipalityCode,
    /// Finnish name.
    pub name: String,
}

/// The municipalities of an area in a period.
///
/// Everything in it is worked out of what the municipalities' own reports tell. Nothing that one of them hides has any
/// part in it, sums included: so nothing hidden can be worked out from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// What was asked for.
    pub asked: Period,
    /// The months of it that have ended; none when none has.
    pub period: Option<Period>,
    /// The municipalities, in the order of their names. Never in the order of a figure.
    pub places: Vec<Place>,
    /// Counts.
    pub counts: Vec<Counted>,
    /// Shares.
    pub shares: Vec<Share>,
}

/// A count of each municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The figure.
    pub key: FigureKey,
    /// What each municipality's report tells, in the order of the places.
    pub values: Vec<Value>,
}

impl Counted {
    /// Those that are told, together, and how many municipalities they are.
    pub fn together(&self) -> (i64, usize) {
        let told = self.values.iter().filter_map(|value| if let Value::Count(n) = value { Some(n) } else { None });
        told.fold((0, 0), |(sum, places), n| (sum + n, places + 1))
    }
}

/// A share of each municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The figure.
    pub key: FigureKey,
    /// Of which it is a part.
    pub whole: FigureKey,
    /// Each municipality, in the order of the places.
    pub points: Vec<Point>,
}

/// A municipality's share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// What is told.
    pub value: Value,
    /// Out of how many; none where that is not told.
    pub of: Option<i64>,
}

/// Where a share stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Within what chance alone explains.
    Within,
    /// Outside the limits within which 95 of 100 lie by chance.
    Outside95,
    /// Outside the limits within which 998 of 1000 lie by chance.
    Outside998,
}

impl Stand {
    /// The code of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Outside95 => "outside-95",
            Self::Outside998 => "outside-998",
        }
    }
}

impl Point {
    /// Both numbers, where both are told and there are enough for a share.
    pub fn counts(&self) -> Option<(i64, i64)> {
        let Value::Count(n) = self.value else { return None };
        self.of.filter(|of| *of >= LEAST_FOR_MEAN).map(|of| (n, of))
    }

    /// The share, from 0 to 1.
    pub fn share(&self) -> Option<f64> {
        self.counts().map(|(n, of)| part(n, of))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
fn part(n: i64, of: i64) -> f64 {
    n as f64 / of as f64
}

/// How many places of the curve of limits are drawn.
const STEPS: i64 = 40;

impl Share {
    /// All together that are told, and how many municipalities they are.
    pub fn together(&self) -> Option<(i64, i64, usize)> {
        let told: Vec<(i64, i64)> = self.points.iter().filter_map(Point::counts).collect();
        let (n, of) = told.iter().fold((0, 0), |(n, of), (a, b)| (n + a, of + b));
        (!told.is_empty()).then_some((n, of, told.len()))
    }

    /// The share of all together, where at least two can be set beside each other.
    pub fn mean(&self) -> Option<f64> {
        self.together().filter(|(.., told)| *told > 1).map(|(n, of, _)| part(n, of))
    }

    /// The limits of a municipality of so many people.
    pub fn limits(&self, of: i64) -> Option<Limits> {
        let people = usize::try_from(of).ok()?;
        funnel::limits(self.mean()?, people).ok()
    }

    /// Where a municipality's share stands.
    pub fn stand(&self, point: &Point) -> Option<Stand> {
        let (share, limits) = (point.share()?, self.limits(point.of?)?);
        let outside = |limits: Interval| share < limits.lo - TINY || share > limits.hi + TINY;
        Some(if outside(limits.action) {
            Stand::Outside998
        } else if outside(limits.warning) {
            Stand::Outside95
        } else {
            Stand::Within
        })
    }

    /// The limits from the smallest number that is drawn to the largest: how many people, and the limits.
    pub fn curve(&self) -> Vec<(i64, Limits)> {
        let largest = self.points.iter().filter_map(|point| point.counts().map(|(_, of)| of)).max().unwrap_or(0);
        let last = (largest + largest / 10).max(LEAST_FOR_MEAN + 1);
        let step = ((last - LEAST_FOR_MEAN) / STEPS).max(1);
        let mut sizes: Vec<i64> =
            std::iter::successors(Some(LEAST_FOR_MEAN), |n| Some(n + step)).take_while(|n| *n < last).collect();
        sizes.push(last);
        sizes.into_iter().filter_map(|of| Some((of, self.limits(of)?))).collect()
    }
}

/// So much do two shares differ that are the same but for how a computer divides.
const TINY: f64 = 1e-12;

impl Area {
    /// Sets the reports of municipalities beside each other.
    pub fn of(asked: Period, period: Option<Period>, reports: Vec<(Place, Vec<Figure>)>) -> Self {
        let value = |figures: &[Figure], key: FigureKey| {
            let line = figures.iter().find(|figure| figure.key == key).and_then(|figure| figure.lines.first());
            line.map_or(Value::Nothing, |line| line.value)
        };
        let counts = COUNTED.map(|key| Counted { key, values: reports.iter().map(|(_, f)| value(f, key)).collect() });
        let point = |figures: &[Figure], key: FigureKey, whole: FigureKey| {
            let of = if let Value::Count(of) = value(figures, whole) { Some(of) } else { None };
            Point { value: value(figures, key), of }
        };
        let shares = COMPARED.map(|(key, whole)| Share {
            key,
            whole,
            points: reports.iter().map(|(_, figures)| point(figures, key, whole)).collect(),
        });
        let is_empty = reports.iter().all(|(_, figures)| figures.is_empty());
        Self {
            asked,
            period,
            places: reports.into_iter().map(|(place, _)| place).collect(),
            counts: if is_empty { Vec::new() } else { counts.into() },
            shares: if is_empty { Vec::new() } else { shares.into() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Line;

    fn place(code: &str, told: &[(FigureKey, Value)]) -> (Place, Vec<Figure>) {
        let figure =
            |(key, value): &(FigureKey, Value)| Figure { key: *key, lines: vec![Line::all(*value, None, None)] };
        let code = MunicipalityCode::parse(code).unwrap();
        (Place { code, name: code.to_string() }, told.iter().map(figure).collect())
    }

    fn area(places: Vec<(Place, Vec<Figure>)>) -> Area {
        let year = Period::year(2025).unwrap();
        Area::of(year, Some(year), places)
    }

    fn contacted(n: Value, of: Value) -> Vec<(FigureKey, Value)> {
        vec![(FigureKey::ContactedInTime, n), (FigureKey::Contacted, of)]
    }

    #[test]
    fn limits_are_those_of_the_reference_around_all_that_are_told_together() {
        // 726 of 1000 together: p .726; at n = 100 the formula, worked out by hand.
        let told = area(vec![
            place("758", &contacted(Value::Count(58), Value::Count(100))),
            place("148", &contacted(Value::Count(668), Value::Count(900))),
        ]);
        let share = &told.shares[0];
        assert_eq!(share.together(), Some((726, 1000, 2)));
        let limits = share.limits(100).unwrap();
        assert!((limits.warning.lo - 0.638_584).abs() < 1e-6 && (limits.warning.hi - 0.813_416).abs() < 1e-6);
        assert!((limits.action.lo - 0.588_173).abs() < 1e-6 && (limits.action.hi - 0.863_827).abs() < 1e-6);
        assert_eq!(share.stand(&share.points[0]), Some(Stand::Outside998));
        assert_eq!(share.stand(&share.points[1]), Some(Stand::Within));
        let curve = share.curve();
        assert_eq!((curve.first().unwrap().0, curve.last().unwrap().0), (10, 990));
        assert!(curve.len() < 60);
    }

    #[test]
    fn what_a_municipality_hides_has_no_part_in_any_sum() {
        let told = |n| contacted(n, Value::Count(20));
        let all = area(vec![
            place("758", &told(Value::Count(15))),
            place("148", &told(Value::Count(10))),
            place("047", &told(Value::Hidden)),
            place("890", &contacted(Value::Hidden, Value::Hidden)),
            place("261", &contacted(Value::Count(5), Value::Count(9))),
        ]);
        let share = &all.shares[0];
        assert_eq!(share.together(), Some((25, 40, 2)));
        assert!(share.points[2..].iter().all(|point| point.share().is_none() && share.stand(point).is_none()));
        // Alone nobody is compared.
        let alone = area(vec![place("758", &told(Value::Count(15))), place("047", &told(Value::Hidden))]);
        assert_eq!((alone.shares[0].mean(), alone.shares[0].curve().len()), (None, 0));
        assert!(area(vec![place("758", &[])]).shares.is_empty());
    }
}
