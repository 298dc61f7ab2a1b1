//! Derives `data/bridge.tsv` from the labels of public vocabularies.
//!
//! Labels of one concept in two languages are read as sentences that say the same. Word pairs come
//! from them by IBM's first model of translation (Brown and others 1993), taught in both directions;
//! a pair counts by the geometric mean of the two. Needs libvoikko, for the Finnish side.
//!
//!     cargo run -p rinnalla-finder --release --example bridge -- ../shared/data/directory > crates/finder/data/bridge.tsv
#![expect(clippy::print_stdout, reason = "prints a file")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rinnalla_finder::{Language, Method, analysis, voikko};
use rustc_hash::FxHashMap;

/// Pairs below this are left out.
const LEAST: f64 = 0.5;
/// What a rare word must make up for: one agreement alone proves little.
const DOUBT: f64 = 0.3;
const ROUNDS: usize = 6;

const FILES: [(&str, [&str; 3]); 3] = [
    ("yso_2019cicero_labels.tsv", ["fi", "sv", "en"]),
    ("helsinki_servicemap_ontology_tree.tsv", ["fi", "sv", "en"]),
    ("helsinki_servicemap_ontology_words.tsv", ["fi", "sv", "en"]),
];
const LANGUAGES: [Language; 3] = [Language::Finnish, Language::Swedish, Language::English];

/// The terms of a label, by number, with weights.
type Bag = Vec<(u32, f64)>;

fn main() {
    let folder = std::env::args().nth(1).expect("the folder with the vocabularies is the first argument");
    assert!(voikko::is_present(), "libvoikko and its Finnish dictionary are needed");
    let labels = labels(Path::new(&folder));
    let stems: BTreeSet<String> = labels
        .iter()
        .flat_map(|label| analysis::words(&label[1]))
        .map(|word| analysis::swedish_stem(&word).to_owned())
        .filter(|stem| stem.chars().count() >= 3)
        .collect();
    let mut names: [Names; 3] = Default::default();
    let bags: Vec<[Bag; 3]> = labels
        .iter()
        .map(|label| std::array::from_fn(|l| bag(&label[l], LANGUAGES[l], &stems, &mut names[l])))
        .collect();
    let mut lines = BTreeSet::new();
    // Swedish and English meet by way of Finnish.
    for (a, b) in [(0, 1), (0, 2)] {
        let there = translate(&bags, a, b);
        let back = translate(&bags, b, a);
        for ((from, to), p) in &there {
            let sure = (p * back.get(&(*to, *from)).copied().unwrap_or(0.0)).sqrt();
            if sure >= LEAST {
                let (one, other) = (&names[a].words[*from as usize], &names[b].words[*to as usize]);
                let line =
                    format!("{}\t{one}\t{}\t{other}\t{:.0}", LANGUAGES[a].code(), LANGUAGES[b].code(), sure * 100.0);
                lines.insert(line);
            }
        }
    }
    println!("# Derived by examples/bridge.rs; see SOURCE.md. YSO: National Library of Finland, CC BY 4.0.");
    println!(
        "# Helsinki Service Map ontology: City of Helsinki, CC BY 4.0. Language, word, language, word, sureness in %."
    );
    for line in lines {
        println!("{line}");
    }
}

#[derive(Default)]
struct Names {
    numbers: FxHashMap<String, u32>,
    words: Vec<String>,
}

impl Names {
    fn number(&mut self, word: String) -> u32 {
        *self.numbers.entry(word).or_insert_with_key(|word| {
            self.words.push(word.clone());
            u32::try_from(self.words.len() - 1).expect("fewer words than numbers")
        })
    }
}

/// The labels of each concept in the three languages; names of places and people are left out.
fn labels(folder: &Path) -> BTreeSet<[String; 3]> {
    let mut found = BTreeSet::new();
    for (file, columns) in FILES {
        let text = std::fs::read_to_string(folder.join(file)).expect("the file can be read");
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
        let at = columns.map(|name| header.iter().position(|h| *h == name).expect("the column is there"));
        for line in lines {
            let cells: Vec<&str> = line.split('\t').collect();
            let label = at.map(|at| bare(cells.get(at).unwrap_or(&"")));
            let is_name = file.starts_with("yso") && label[0].chars().next().is_none_or(char::is_uppercase);
            if !label[0].is_empty() && !is_name {
                found.insert(label.map(|l| l.to_lowercase()));
            }
        }
    }
    found
}

/// A label without what stands in brackets.
fn bare(label: &str) -> String {
    let mut depth = 0;
    let kept = label.chars().filter(|c| {
        depth += i32::from(matches!(c, '(' | '['));
        let outside = depth == 0;
        depth -= i32::from(matches!(c, ')' | ']'));
        outside
    });
    kept.collect::<String>().trim().to_owned()
}

fn bag(label: &str, language: Language, stems: &BTreeSet<String>, names: &mut Names) -> Bag {
    let method = Method { derivation: 0.3, bridge: false, ..Method::default() };
    let mut weights: BTreeMap<u32, f64> = BTreeMap::new();
    for word in analysis::words(label) {
        if word.chars().count() < 2 || word.chars().all(char::is_numeric) || analysis::is_common(&word) {
            continue;
        }
        let mut terms = analysis::terms(&word, language, &method);
        if language == Language::Swedish
            && let Some((first, last)) = analysis::split_swedish(&word, |stem| stems.contains(stem))
        {
            terms.extend([(first.to_owned(), 0.5), (last.to_owned(), 0.5)]);
        }
        for (term, weight) in terms {
            let kept = weights.entry(names.number(term)).or_default();
            *kept = kept.max(f64::from(weight));
        }
    }
    weights.into_iter().collect()
}

/// How likely each word of one language is each word of the other: IBM's first model with weights.
fn translate(bags: &[[Bag; 3]], from: usize, to: usize) -> FxHashMap<(u32, u32), f64> {
    let mut likely: FxHashMap<(u32, u32), f64> = FxHashMap::default();
    for round in 0..ROUNDS {
        let of = |e: u32, f: u32| if round == 0 { 1.0 } else { likely.get(&(e, f)).copied().unwrap_or(0.0) };
        let mut counts: FxHashMap<(u32, u32), f64> = FxHashMap::default();
        let mut totals: FxHashMap<u32, f64> = FxHashMap::default();
        for bag in bags {
            for (f, weight) in &bag[to] {
                let all: f64 = bag[from].iter().map(|(e, w)| of(*e, *f) * w).sum::<f64>() + 1e-3;
                for (e, w) in &bag[from] {
                    let share = weight * of(*e, *f) * w / all;
                    *counts.entry((*e, *f)).or_default() += share;
                    *totals.entry(*e).or_default() += share;
                }
            }
        }
        likely = counts.into_iter().filter(|(_, c)| *c > 1e-4).map(|(k, c)| (k, c / (totals[&k.0] + DOUBT))).collect();
    }
    likely
}
