//! Tables, and what may be seen of them.

use super::witness::Moves;
use super::*;
use std::collections::{BTreeMap, BTreeSet};

const SENSITIVE: Rule = Rule { threshold: FIVE, zero: Zero::Sensitive };
const HARMLESS: Rule = Rule { threshold: FIVE, zero: Zero::Harmless };
const FIVE: Threshold = match Threshold::new(5) {
    Some(five) => five,
    None => unreachable!(),
};

/// What is shown of a row of counts (nothing said of its sum, which is shown as well or not).
fn row(counts: &[u64], rule: Rule) -> (Cell, Vec<Cell>) {
    let table = Table::row(counts);
    let protected = protect(&table, rule, |_| Before::New);
    assert_eq!(protected.exposed(), 0);
    assert_safe(&table, rule, &protected);
    (protected.cell(0), protected.cells()[1..].to_vec())
}

/// Looks for the other tables anew, and checks number by number that they look the same.
fn assert_safe(table: &Table, rule: Rule, protected: &Protected) {
    let moves = Moves::new(table);
    let hidden: Vec<bool> = protected.cells().iter().map(|cell| *cell == Cell::Hidden).collect();
    for place in (0..protected.cells().len()).filter(|place| hidden[*place] && rule.is_small(table.count(*place))) {
        let mut leaves = Vec::new();
        let up = moves.reach(&hidden, place, 1, 5, &mut leaves);
        assert!(table.count(place) + up >= 5, "{} stays small at {place}", table.count(place));
        let other = Table::new(table.periods().clone(), table.groups().clone(), |period, group| {
            let at = table.place(table.periods().find(period).unwrap(), table.groups().find(group).unwrap());
            leaves[at]
        });
        assert_eq!(other.count(place), table.count(place) + up);
        for shown in (0..protected.cells().len()).filter(|place| !hidden[*place]) {
            assert_eq!(other.count(shown), table.count(shown), "a published number has changed");
        }
    }
}

const fn shown(n: u64) -> Cell {
    Cell::Shown(n)
}

#[test]
fn one_hidden_count_hides_another_so_that_the_sum_tells_nothing() {
    assert_eq!(row(&[12, 3, 7], SENSITIVE), (shown(22), vec![shown(12), Cell::Hidden, Cell::Hidden]));
    assert_eq!(row(&[12, 3, 2], SENSITIVE), (shown(17), vec![shown(12), Cell::Hidden, Cell::Hidden]));
    assert_eq!(row(&[5, 6], SENSITIVE), (shown(11), vec![shown(5), shown(6)]));
    // Together the two are under five: a third goes with them.
    assert_eq!(row(&[12, 2, 1, 6], SENSITIVE).1, [shown(12), Cell::Hidden, Cell::Hidden, Cell::Hidden]);
}

#[test]
fn a_zero_is_hidden_where_it_tells_something_and_shown_where_it_does_not() {
    assert_eq!(row(&[9, 0], SENSITIVE), (shown(9), vec![Cell::Hidden, Cell::Hidden]));
    assert_eq!(row(&[9, 0], HARMLESS), (shown(9), vec![shown(9), shown(0)]));
    assert_eq!(row(&[0, 0], HARMLESS), (shown(0), vec![shown(0), shown(0)]));
}

#[test]
fn a_sum_under_five_shows_nothing() {
    assert_eq!(row(&[3, 1], SENSITIVE), (Cell::Hidden, vec![Cell::Hidden, Cell::Hidden]));
    assert_eq!(row(&[4], SENSITIVE), (Cell::Hidden, vec![Cell::Hidden]));
    assert_eq!(row(&[], HARMLESS), (shown(0), vec![]));
}

#[test]
fn the_threshold_is_a_setting_that_never_goes_under_three() {
    assert_eq!(Threshold::new(2), None);
    let three = Rule { threshold: Threshold::new(3).unwrap(), zero: Zero::Sensitive };
    assert_eq!(row_with(&[12, 3, 4], three), [shown(19), shown(12), shown(3), shown(4)]);
    // A frequency of two is protected, and so is what would tell it.
    assert_eq!(row_with(&[12, 2, 4], three), [shown(18), shown(12), Cell::Hidden, Cell::Hidden]);
    assert_eq!(Threshold::default().or_more(10).least(), 10);
}

fn row_with(counts: &[u64], rule: Rule) -> Vec<Cell> {
    protect(&Table::row(counts), rule, |_| Before::New).cells().to_vec()
}

/// A year of four quarters in two villages.
fn villages(quarters: [[u64; 3]; 4]) -> Table {
    let groups = Tree::of("kunta", ["a", "b", "c"]);
    Table::new(Tree::of("2026", ["0", "1", "2", "3"]), groups, |quarter, village| {
        quarters[quarter.parse::<usize>().unwrap()]["abc".find(village).unwrap()]
    })
}

#[test]
fn a_small_count_is_protected_along_both_sides_of_a_table() {
    let table = villages([[20, 12, 9], [18, 2, 11], [25, 14, 8], [22, 10, 7]]);
    let protected = protect(&table, SENSITIVE, |_| Before::New);
    assert_safe(&table, SENSITIVE, &protected);
    let hidden = protected.cells().iter().filter(|cell| **cell == Cell::Hidden).count();
    // The two of village b, another village in that quarter, and both in another quarter: no less will do.
    assert_eq!(hidden, 4, "{protected:?}");
    assert_eq!(protected.cell(0), shown(158));
}

#[test]
fn a_quarter_that_is_hidden_shows_no_village() {
    let table = villages([[20, 12, 9], [1, 1, 1], [25, 14, 8], [6, 1, 1]]);
    let protected = protect(&table, SENSITIVE, |_| Before::New);
    assert_safe(&table, SENSITIVE, &protected);
    let quarter = |n: usize| protected.cells()[n * 4..n * 4 + 4].to_vec();
    assert!(quarter(2).iter().all(|cell| *cell == Cell::Hidden));
}

#[test]
fn months_and_quarters_of_a_year_protect_each_other() {
    let mut random = Random(7);
    for of in [2, 5, 12, 40] {
        for _ in 0..12 {
            let groups = Tree::of("kunta", ["a", "b", "c", "d"]);
            let cells: BTreeMap<(String, String), u64> = (1..=12)
                .flat_map(|month| ["a", "b", "c", "d"].map(|g| (Period::Month(2026, month).to_string(), g.to_owned())))
                .map(|key| (key, random.below(of)))
                .collect();
            let table = Table::new(Period::tree(2026, (2026, 12)), groups, |period, group| {
                cells[&(period.to_owned(), group.to_owned())]
            });
            for rule in [SENSITIVE, HARMLESS] {
                let protected = protect(&table, rule, |_| Before::New);
                assert_eq!(protected.exposed(), 0);
                assert_safe(&table, rule, &protected);
            }
        }
    }
}

/// A small generator, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

#[test]
fn what_was_released_while_the_year_ran_does_not_betray_what_was_hidden() {
    let mut random = Random(11);
    for of in [3, 8, 20] {
        for _ in 0..10 {
            let months: Vec<[u64; 3]> =
                (0..12).map(|_| [random.below(of), random.below(of), random.below(4)]).collect();
            let mut told: BTreeMap<(String, String), Before> = BTreeMap::new();
            for ended in 1..=12 {
                let groups = Tree::of("kunta", ["a", "b", "c"]);
                let table = Table::new(Period::tree(2026, (2026, ended)), groups, |period, group| {
                    let Some(Period::Month(_, month)) = Period::parse(period) else { return 0 };
                    months[usize::from(month) - 1]["abc".find(group).unwrap()]
                });
                let name = |place| {
                    let (period, group) = table.period_and_group(place);
                    (table.periods().key(period).to_owned(), table.groups().key(group).to_owned())
                };
                let running = |key: &(String, String)| !Period::parse(&key.0).unwrap().has_ended((2026, ended));
                let protected = protect(&table, SENSITIVE, |place| {
                    let key = name(place);
                    told.get(&key).copied().unwrap_or(if running(&key) { Before::Later } else { Before::New })
                });
                assert_eq!(protected.exposed(), 0, "{months:?} in {ended}");
                assert_safe_now(&table, &protected, |place| running(&name(place)));
                for place in 0..protected.cells().len() {
                    if !running(&name(place)) {
                        let is = if protected.cell(place) == Cell::Hidden { Before::Hidden } else { Before::Shown };
                        let was = told.insert(name(place), is);
                        assert!(was.is_none_or(|was| was == is), "what was told has changed");
                    }
                }
            }
        }
    }
}

/// As `assert_safe`, but leaves alone what has not been told at all.
fn assert_safe_now(table: &Table, protected: &Protected, running: impl Fn(usize) -> bool) {
    let moves = Moves::new(table);
    let hidden: Vec<bool> = protected.cells().iter().map(|cell| *cell == Cell::Hidden).collect();
    for place in (0..hidden.len()).filter(|place| hidden[*place] && !running(*place) && table.count(*place) < 5) {
        let up = moves.reach(&hidden, place, 1, 5, &mut Vec::new());
        assert!(table.count(place) + up >= 5, "{} stays small at {place}", table.count(place));
    }
}

/// Whoever knows the rule as well may not work out a count under five: for every row that is shown alike there are
/// others with a different count in that place.
#[test]
fn no_small_count_of_a_row_can_be_worked_out_by_whoever_knows_the_rule() {
    for rule in [SENSITIVE, HARMLESS] {
        let mut alike: BTreeMap<String, Vec<[u64; 3]>> = BTreeMap::new();
        for a in 0..14 {
            for b in 0..14 {
                for c in 0..14 {
                    alike.entry(format!("{:?}", row_with(&[a, b, c], rule))).or_default().push([a, b, c]);
                }
            }
        }
        for (seen, rows) in alike {
            for place in 0..3 {
                let found: BTreeSet<u64> = rows.iter().map(|row| row[place]).collect();
                let small = found.iter().all(|count| (1..5).contains(count));
                assert!(!small || found.len() > 1, "{seen} tells {found:?} at {place}");
            }
        }
    }
}

#[test]
fn a_share_needs_ten_and_a_mean_needs_ten() {
    let of = Figure::share(shown(7), shown(9));
    assert_eq!((of.value, of.n, of.of, of.suppressed), (None, Some(7), Some(9), false));
    assert_eq!(Figure::share(shown(7), shown(10)).value, Some(0.7));
    assert_eq!(Figure::share(Cell::Hidden, shown(48)), Figure { value: None, n: None, of: Some(48), suppressed: true });
    assert!(Figure::share(shown(7), Cell::Hidden).suppressed);
    assert!(Figure::mean(1.5, shown(9), shown(20)).suppressed);
    assert_eq!(Figure::mean(1.5, shown(10), shown(20)).value, Some(1.5));
    assert_eq!(Figure::mean(f64::NAN, shown(10), shown(20)).value, None);
    assert!(Figure::count(Cell::Hidden).suppressed && Figure::count(shown(0)).value == Some(0.0));
}

#[test]
fn a_year_of_five_people_in_four_months_hides_what_it_must_and_no_more() {
    let people = [("2026-01", "50"), ("2026-01", "85"), ("2026-06", "30"), ("2026-08", "65"), ("2026-10", "75")];
    let groups = Tree::of("all", ["18", "30", "50", "65", "75", "85"]);
    let table = Table::new(Period::tree(2026, (2026, 12)), groups, |period, group| {
        people.iter().filter(|who| **who == (period, group)).count() as u64
    });
    let whole = Table::new(table.periods().clone(), Tree::whole(""), |period, _| {
        people.iter().filter(|(month, _)| *month == period).count() as u64
    });
    let wholes = protect(&whole, HARMLESS, |_| Before::New);
    let protected = protect(&table, SENSITIVE, |place| match table.period_and_group(place) {
        (period, 0) if wholes.cell(period) == Cell::Hidden => Before::Hidden,
        (_, 0) => Before::Shown,
        _ => Before::New,
    });
    assert_eq!((wholes.exposed(), protected.exposed()), (0, 0));
    assert_eq!(protected.cell(0), shown(5));
}
