//! The list of instruments held against the published one, in `../shared/data/measures`.

#![expect(clippy::print_stdout, reason = "says what it skips")]

use std::path::PathBuf;

use rinnalla_measures::instrument::{Direction, Instrument, LEFT_OUT, Tier};

/// A file beside the repository; `None`, with a line that says so, when it is absent.
fn shared(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/measures").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: {} is absent", path.display());
    }
    text
}

/// Fields of a line of CSV, in which quotes hold commas together.
fn fields(line: &str) -> Vec<String> {
    let (mut found, mut quoted) = (vec![String::new()], false);
    for c in line.trim_end_matches('\r').chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(String::new()),
            c => found.last_mut().expect("a field").push(c),
        }
    }
    found
}

#[test]
fn items_ranges_directions_and_tiers_are_the_published_ones() {
    let Some(table) = shared("instruments.csv") else { return };
    let mut seen = Vec::new();
    for row in table.lines().skip(1).map(fields) {
        let key = row[0].as_str();
        if row[11].starts_with("NOT_INCLUDED") {
            assert!(LEFT_OUT.iter().any(|(left, _)| *left == key), "{key} is left out without a reason");
            continue;
        }
        let instrument = Instrument::parse(key).unwrap_or_else(|| panic!("{key} is missing"));
        seen.push(instrument);
        assert_eq!(instrument.items().unwrap_or(0).to_string(), row[1], "items of {key}");
        if let Some((low, high)) = instrument.value_range() {
            assert_eq!(row[2].parse(), Ok(low), "lowest value of {key}");
            assert_eq!(row[3].parse(), Ok(high), "highest value of {key}");
        }
        let direction = match row[6].as_str() {
            "higher=lonelier" => Direction::HigherIsLonelier,
            "higher=worse" => Direction::HigherIsWorse,
            _ => Direction::HigherIsBetter,
        };
        assert_eq!(instrument.direction(), direction, "direction of {key}");
        let answers = row[4].split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        if let Some(answers) = answers {
            assert_eq!(instrument.answers(), answers, "answers of {key}");
        }
        let tier = match row[11].as_str() {
            "TEXT_WITH_NC_FLAG" | "TEXT_RESEARCH_ONLY_CITE" => Tier::Separate,
            "SCORING_ONLY" | "SCORING_ONLY_GROUP_LEVEL" => Tier::ScoringOnly,
            "METHOD_FREE" => Tier::Method,
            _ => Tier::Shipped,
        };
        assert_eq!(instrument.licence().tier, tier, "tier of {key}");
        assert_eq!(instrument.for_groups_only(), row[11].ends_with("GROUP_LEVEL"), "{key}");
    }
    assert_eq!(seen, Instrument::ALL);
}

#[test]
fn the_table_of_swemwbs_is_the_published_one() {
    let Some(table) = shared("swemwbs.csv") else { return };
    let rows: Vec<(i64, f64)> = table
        .lines()
        .skip(1)
        .filter_map(|line| line.trim().split_once(','))
        .map(|(raw, metric)| (raw.parse().expect("a total"), metric.parse().expect("a value")))
        .collect();
    assert_eq!(rows.len(), 29);
    for (raw, metric) in rows {
        assert_eq!(Instrument::Swemwbs.value_of(raw), Some(metric), "raw {raw}");
    }
}
