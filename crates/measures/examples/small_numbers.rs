//! Made-up municipalities and what would be published of them, as JSON lines for `tests/oracles/check_small_numbers.py`,
//! which tries to work out what was hidden.
//!
//! `small_numbers protected` prints what the service would publish; every second municipality is released month by
//! month, as a year runs. `small_numbers weak` prints a release that hides small counts and nothing else.

#![expect(clippy::print_stdout, reason = "this is what it is for")]

use std::collections::BTreeMap;

use rinnalla_measures::disclosure::{Cell, Period, Rule, Table, Threshold, Tree, Zero, decide};

/// How many municipalities.
const MUNICIPALITIES: u64 = 200;
/// The years.
const YEARS: [i16; 2] = [2025, 2026];
/// Referrals a year for each thousand people.
const PER_THOUSAND: f64 = 10.0;

/// A generator that is the same everywhere.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A place among weights.
    fn pick(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        weights
            .iter()
            .position(|weight| {
                left -= weight;
                left < 0.0
            })
            .unwrap_or(weights.len() - 1)
    }

    /// How many of something that happens `mean` times on average.
    fn poisson(&mut self, mean: f64) -> u64 {
        let (mut n, mut left) = (0, mean);
        loop {
            left += self.unit().max(1e-300).ln();
            if left < 0.0 {
                return n;
            }
            n += 1;
        }
    }
}

/// A table of a municipality: its groups, what a zero tells, and the leaf of each person in each month.
struct Division {
    name: String,
    groups: Tree,
    zero: Zero,
    counts: BTreeMap<(String, String), u64>,
}

fn divisions(villages: usize) -> Vec<(Division, Vec<f64>)> {
    let new = |name: &str, groups: Tree, zero, weights: &[f64]| {
        (Division { name: name.into(), groups, zero, counts: BTreeMap::new() }, weights.to_vec())
    };
    let mut way = Tree::of("sent", ["not_reached", "reached"]);
    way.add(2, "not_begun");
    let begun = way.add(2, "begun");
    way.add(begun, "goes_on");
    way.add(begun, "ended");
    let names = (0..villages).map(|n| format!("village {n}"));
    let sizes: Vec<f64> = (0..villages)
        .map(|n| if n == 0 { 2.0 } else { 1.0 / (1.0 + f64::from(u8::try_from(n).unwrap_or(9))) })
        .collect();
    let mut all = vec![
        new(
            "ages",
            Tree::of("all", ["18", "30", "50", "65", "75", "85"]),
            Zero::Sensitive,
            &[1.0, 2.0, 2.5, 3.0, 2.5, 1.0],
        ),
        new("villages", Tree::of("all", names), Zero::Sensitive, &sizes),
        new("way", way, Zero::Harmless, &[0.1, 0.2, 0.3, 0.4]),
    ];
    for (reason, share) in [("loneliness", 0.6), ("mood", 0.35), ("money", 0.12), ("substances", 0.05)] {
        all.push(new(reason, Tree::of("all", ["yes", "no"]), Zero::Sensitive, &[share, 1.0 - share]));
    }
    all
}

fn rule(zero: Zero) -> Rule {
    Rule { threshold: Threshold::default(), zero }
}

/// What is shown of a table: name of period and group to yes or no, for what has been decided.
type Told = BTreeMap<(String, String, String), bool>;

/// Releases what has ended by `ended`, as the service does.
fn release(told: &mut Told, year: i16, ended: (i16, u8), whole: &BTreeMap<String, u64>, divisions: &[Division]) {
    let periods = Period::tree(year, ended);
    let table = Table::new(periods.clone(), Tree::whole(""), |period, _| whole.get(period).copied().unwrap_or(0));
    let wholes = keep(told, "", &table, rule(Zero::Harmless), ended, None);
    for division in divisions {
        let table = Table::new(periods.clone(), division.groups.clone(), |period, group| {
            division.counts.get(&(period.to_owned(), group.to_owned())).copied().unwrap_or(0)
        });
        keep(told, &division.name, &table, rule(division.zero), ended, Some(&wholes));
    }
}

/// Decides what is shown of a table, and keeps it.
fn keep(
    told: &mut Told,
    name: &str,
    table: &Table,
    rule: Rule,
    ended: (i16, u8),
    wholes: Option<&[Cell]>,
) -> Vec<Cell> {
    let key = |period: &str, group: &str| (name.to_owned(), period.to_owned(), group.to_owned());
    let cells = decide(table, rule, ended, |period, group| told.get(&key(period, group)).copied(), wholes);
    for (place, cell) in cells.iter().enumerate() {
        let (period, group) = table.period_and_group(place);
        let period = table.periods().key(period);
        if Period::parse(period).is_some_and(|period| period.has_ended(ended)) {
            told.insert(key(period, table.groups().key(group)), *cell != Cell::Hidden);
        }
    }
    cells
}

/// A table as JSON: each cell with the leaves that it is the sum of.
fn json(name: &str, zero: Zero, table: &Table, shown: impl Fn(usize) -> bool) -> String {
    let leaves = |tree: &Tree, node: usize| -> String {
        let inside = tree.leaves().enumerate().filter(|(_, leaf)| tree.is_within(*leaf, node));
        inside.map(|(at, _)| at.to_string()).collect::<Vec<_>>().join(",")
    };
    let cells = (0..table.periods().len() * table.groups().len()).map(|place| {
        let (period, group) = table.period_and_group(place);
        format!(
            "[[{}],[{}],{},{}]",
            leaves(table.periods(), period),
            leaves(table.groups(), group),
            table.count(place),
            shown(place)
        )
    });
    let cells = cells.collect::<Vec<_>>().join(",");
    format!(
        "{{\"name\":\"{name}\",\"sensitive\":{},\"groups\":{},\"cells\":[{cells}]}}",
        zero == Zero::Sensitive,
        table.groups().leaves().count()
    )
}

fn main() {
    let weak = std::env::args().nth(1).is_some_and(|kind| kind == "weak");
    for number in 0..MUNICIPALITIES {
        let mut random = Random(number.wrapping_mul(7_919).wrapping_add(2_026));
        // From 500 to 200,000, evenly by their logarithm.
        #[expect(clippy::cast_precision_loss, reason = "there are few municipalities")]
        let people = (500.0 * 400.0_f64.powf(number as f64 / (MUNICIPALITIES - 1) as f64)).round();
        let monthly = people / 1_000.0 * PER_THOUSAND / 12.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "there are few villages")]
        let villages = (2.0 + people.log10() * 1.5 + random.unit() * 3.0) as usize;
        for year in YEARS {
            let mut tables = divisions(villages);
            let mut whole = BTreeMap::new();
            for month in 1..=12 {
                let month = Period::Month(year, month).to_string();
                let n = random.poisson(monthly);
                whole.insert(month.clone(), n);
                for (division, weights) in &mut tables {
                    let leaves: Vec<String> =
                        division.groups.leaves().map(|leaf| division.groups.key(leaf).to_owned()).collect();
                    for _ in 0..n {
                        *division.counts.entry((month.clone(), leaves[random.pick(weights)].clone())).or_default() += 1;
                    }
                }
            }
            let divisions: Vec<Division> = tables.into_iter().map(|(division, _)| division).collect();
            let mut told = Told::new();
            if !weak {
                let first = if number % 2 == 0 { 12 } else { 1 };
                for ended in first..=12 {
                    release(&mut told, year, (year, ended), &whole, &divisions);
                }
            }
            let periods = Period::tree(year, (year, 12));
            let mut out = Vec::new();
            let none = Division {
                name: String::new(),
                groups: Tree::whole(""),
                zero: Zero::Harmless,
                counts: BTreeMap::new(),
            };
            for division in std::iter::once(&none).chain(&divisions) {
                let table = Table::new(periods.clone(), division.groups.clone(), |period, group| {
                    if division.name.is_empty() {
                        whole.get(period)
                    } else {
                        division.counts.get(&(period.to_owned(), group.to_owned()))
                    }
                    .copied()
                    .unwrap_or(0)
                });
                let shown = |place: usize| {
                    let (period, group) = table.period_and_group(place);
                    let key =
                        (division.name.clone(), periods.key(period).to_owned(), table.groups().key(group).to_owned());
                    if weak {
                        !rule(division.zero).is_small(table.count(place))
                    } else {
                        told.get(&key).copied().unwrap_or(false)
                    }
                };
                out.push(json(&division.name, division.zero, &table, shown));
            }
            println!(
                "{{\"municipality\":{number},\"people\":{people},\"year\":{year},\"tables\":[{}]}}",
                out.join(",")
            );
        }
    }
}
