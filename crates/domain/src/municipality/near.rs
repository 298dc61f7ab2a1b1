//! Where municipalities lie, and which are near each other.

use std::sync::LazyLock;

use super::{MunicipalityCode, find, municipalities};
use crate::activity::Point;

/// The middle of each municipality: code, degrees north and east. `data/SOURCE.md` tells how exact they are.
const CENTRES_TSV: &str = include_str!("../../data/centres.tsv");

/// The middle of a municipality: its main village or town, to a hundredth of a degree.
pub fn centre(code: MunicipalityCode) -> Option<Point> {
    centres().iter().find(|(other, _)| *other == code).map(|(_, point)| *point)
}

fn centres() -> &'static [(MunicipalityCode, Point)] {
    static TABLE: LazyLock<Vec<(MunicipalityCode, Point)>> = LazyLock::new(|| {
        let line = |line: &str| {
            let mut columns = line.split('\t');
            let code = MunicipalityCode::parse(columns.next()?)?;
            let point = Point::in_finland(columns.next()?.parse().ok()?, columns.next()?.parse().ok()?)?;
            Some((code, point))
        };
        CENTRES_TSV.lines().skip(1).filter_map(line).collect()
    });
    &TABLE
}

/// Nobody calls what is further away a municipality near by, in metres.
const NEAR: f64 = 200_000.0;

/// How much of the half way a third municipality must keep away from the middle of two that are near each other.
const BETWEEN: f64 = 0.75;

/// The municipalities near another one: between the middles of the two lies no third. There is no open table of
/// borders; most of these are neighbours, a few share no border, and a few neighbours are missing.
pub fn nearby(code: MunicipalityCode) -> Vec<MunicipalityCode> {
    let Some(own) = centre(code) else { return Vec::new() };
    let exists = |code: MunicipalityCode| find(municipalities(), code).is_some_and(|m| m.valid_to.is_none());
    let others: Vec<(MunicipalityCode, Point)> = centres()
        .iter()
        .filter(|(other, point)| *other != code && exists(*other) && own.metres_to(*point) < NEAR)
        .copied()
        .collect();
    let is_near = |(other, point): &&(MunicipalityCode, Point)| {
        let middle = Point {
            latitude: f64::midpoint(own.latitude, point.latitude),
            longitude: f64::midpoint(own.longitude, point.longitude),
        };
        let clear = own.metres_to(*point) / 2.0 * BETWEEN;
        others.iter().all(|(third, at)| third == other || middle.metres_to(*at) >= clear)
    };
    others.iter().filter(is_near).map(|(other, _)| *other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(raw: &str) -> MunicipalityCode {
        MunicipalityCode::parse(raw).expect("three digits")
    }

    #[test]
    fn every_municipality_has_a_middle_and_others_near_by() {
        assert_eq!(centres().len(), municipalities().len());
        let names = |raw| {
            nearby(code(raw))
                .into_iter()
                .filter_map(|c| find(municipalities(), c))
                .map(|m| m.name_fi.as_str())
                .collect()
        };
        let of_sodankyla: Vec<&str> = names("758");
        for name in ["Inari", "Kittilä", "Pelkosenniemi", "Rovaniemi", "Savukoski"] {
            assert!(of_sodankyla.contains(&name), "{of_sodankyla:?}");
        }
        let of_utsjoki: Vec<&str> = names("890");
        assert_eq!(of_utsjoki, ["Inari"]);
        for municipality in municipalities().iter().filter(|m| m.valid_to.is_none()) {
            let near = nearby(municipality.code);
            assert!((1..=12).contains(&near.len()), "{} {}", municipality.name_fi, near.len());
            assert!(!near.contains(&code("588")), "Pertunmaa is part of Mäntyharju");
        }
        assert_eq!(nearby(code("999")), []);
    }
}
