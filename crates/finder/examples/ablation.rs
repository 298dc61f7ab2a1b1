//! What each part of the method brings: the tables of `docs/search.md`.
//!
//! Prints Markdown: nDCG@10 with 95 % intervals (bootstrap over questions), without noise and with
//! 1,500 titles of other things; then what cross-validation would have chosen, measured on the
//! questions that were held back.
//!
//!     cargo run -p rinnalla-finder --release --example ablation -- ../shared/data
#![expect(clippy::print_stdout, reason = "prints a table")]

use std::collections::BTreeSet;
use std::path::Path;

use rinnalla_finder::eval::{self, Collection};
use rinnalla_finder::{Method, voikko};

const NOISE: usize = 1500;
const SAMPLES: usize = 10_000;
const FOLDS: usize = 5;
const REPEATS: usize = 200;

fn main() {
    let folder = std::env::args().nth(1).expect("the folder with the data is the first argument");
    let folder = Path::new(&folder);
    let plain = collection(folder, "");
    let noisy = collection(folder, &noise(folder, &plain).join("\n"));
    if !voikko::is_present() {
        println!("libvoikko or its Finnish dictionary is not installed: every line is without it.\n");
    }
    println!(
        "| method | nDCG@10 | recall@10 | MRR | no answer | nDCG@10 with {NOISE} titles as noise |\n|---|---|---|---|---|---|"
    );
    for (name, method) in ladder() {
        let (alone, with_noise) = (eval::ask(&plain, method.clone()), eval::ask(&noisy, method));
        let report = eval::report(&alone);
        println!(
            "| {name} | {} | {:.3} | {:.3} | {:.0} % | {} |",
            interval(&ndcg(&alone)),
            report.recall10,
            report.mrr,
            report.zero_rate * 100.0,
            interval(&ndcg(&with_noise))
        );
    }
    println!("\n| difference | nDCG@10 | with noise |\n|---|---|---|");
    for (name, a, b) in differences() {
        println!("| {name} | {} | {} |", difference(&plain, &a, &b), difference(&noisy, &a, &b));
    }
    println!("\n| chosen by cross-validation | on the held-back questions | with noise |\n|---|---|---|");
    for voikko in [true, false] {
        let start = Method { voikko, ..Method::default() };
        let name = if voikko { "with libvoikko" } else { "without" };
        println!("| {name} | {} | {} |", cross_validated(&plain, &start), cross_validated(&noisy, &start));
    }
}

/// From n-grams alone to everything.
fn ladder() -> Vec<(&'static str, Method)> {
    let bare = Method { voikko: false, bridge: false, grams: (4, 4), ending: 1.0, common: 1.0, ..Method::default() };
    let both = Method { grams: (3, 4), ..bare.clone() };
    let grammar = Method { common: Method::default().common, ending: Method::default().ending, ..both.clone() };
    let without = Method { bridge: true, ..grammar.clone() };
    let forms = Method { voikko: true, part: 0.0, derivation: 0.0, ..grammar.clone() };
    let parts = Method { part: Method::default().part, ..forms.clone() };
    let derived = Method { derivation: Method::default().derivation, ..parts.clone() };
    vec![
        ("4-grams", bare),
        ("3- and 4-grams", both),
        ("+ words of grammar and endings weigh less", grammar),
        ("+ bridge of languages **(all, without libvoikko)**", without),
        ("third line + dictionary forms of libvoikko", forms),
        ("+ parts of compounds", parts),
        ("+ words they are derived from", derived),
        ("+ bridge of languages **(all)**", Method::default()),
        ("all, but no n-grams", Method { gram: 0.0, ..Method::default() }),
    ]
}

fn differences() -> Vec<(&'static str, Method, Method)> {
    let all = Method::default();
    let without = Method { voikko: false, ..all.clone() };
    vec![
        ("libvoikko", all.clone(), without.clone()),
        ("bridge, with libvoikko", all.clone(), Method { bridge: false, ..all.clone() }),
        ("bridge, without libvoikko", without.clone(), Method { bridge: false, ..without }),
        ("n-grams beside libvoikko", all.clone(), Method { gram: 0.0, ..all }),
    ]
}

/// Settings around the default, one changed at a time.
fn around(start: &Method) -> Vec<Method> {
    let mut all = vec![start.clone()];
    for gram in [0.5, 0.7, 1.5, 2.0] {
        all.push(Method { gram, ..start.clone() });
    }
    for grams in [(3, 3), (4, 4), (2, 4)] {
        all.push(Method { grams, ..start.clone() });
    }
    for weight in [0.3, 0.8] {
        all.push(Method { part: weight, ..start.clone() });
        all.push(Method { derivation: weight, ..start.clone() });
        all.push(Method { carried: weight, ..start.clone() });
        all.push(Method { guessed: weight, ..start.clone() });
    }
    for common in [0.15, 0.6] {
        all.push(Method { common, ..start.clone() });
    }
    for ending in [0.6, 1.0] {
        all.push(Method { ending, ..start.clone() });
    }
    for least in [0.1, 0.2] {
        all.push(Method { least, ..start.clone() });
    }
    for description in [0.5, 0.6, 0.8, 1.0] {
        let mut method = start.clone();
        method.fields.description = description;
        all.push(method);
    }
    all
}

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).expect("the file can be read")
}

fn collection(folder: &Path, noise: &str) -> Collection {
    let read = |file| read(folder, &format!("searchset/{file}"));
    Collection::read(&read("docs.jsonl"), &read("queries.jsonl"), &read("qrels.tsv"), noise).expect("well-formed files")
}

/// Titles of courses and services, other than those of the collection.
fn noise(folder: &Path, collection: &Collection) -> Vec<String> {
    let own = collection.entries.iter().flat_map(|entry| &entry.texts);
    let own: BTreeSet<String> = own.map(|(_, text)| text.title.to_lowercase()).collect();
    let files = [("enkora_course_titles", 0), ("servicemap_ontology_tree", 2), ("servicemap_ontology_words", 1)];
    let mut titles: BTreeSet<String> = BTreeSet::new();
    for (file, column) in files {
        let text = read(folder, &format!("directory/helsinki_{file}.tsv"));
        let cells = text.lines().skip(1).filter_map(|line| line.split('\t').nth(column));
        titles.extend(cells.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()));
    }
    let mut titles: Vec<String> = titles.into_iter().filter(|title| !own.contains(&title.to_lowercase())).collect();
    Chance(1).shuffle(&mut titles);
    titles.truncate(NOISE);
    titles
}

fn ndcg(answers: &[eval::Answer]) -> Vec<f64> {
    answers.iter().map(|answer| answer.ndcg).collect()
}

fn difference(collection: &Collection, a: &Method, b: &Method) -> String {
    let of = |method: &Method| ndcg(&eval::ask(collection, method.clone()));
    let differences: Vec<f64> = of(a).iter().zip(of(b)).map(|(a, b)| a - b).collect();
    interval(&differences)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len().max(1)).expect("few values"))
}

/// The mean with its 95 % interval, by drawing the questions anew.
fn interval(values: &[f64]) -> String {
    let mut chance = Chance(7);
    let draw = |chance: &mut Chance| values.iter().map(|_| values[chance.below(values.len())]).collect::<Vec<f64>>();
    let mut means: Vec<f64> = (0..SAMPLES).map(|_| mean(&draw(&mut chance))).collect();
    means.sort_unstable_by(f64::total_cmp);
    format!("{:.3} ({:.3} to {:.3})", mean(values), means[SAMPLES / 40], means[SAMPLES - SAMPLES / 40 - 1])
}

/// The questions are cut in folds; for each fold the setting is taken that is best on the others.
fn cross_validated(collection: &Collection, start: &Method) -> String {
    let scores: Vec<Vec<f64>> = around(start).into_iter().map(|method| ndcg(&eval::ask(collection, method))).collect();
    let mut chance = Chance(3);
    let mut questions: Vec<usize> = (0..collection.questions.len()).collect();
    let mut held_back = vec![0.0; questions.len()];
    for _ in 0..REPEATS {
        chance.shuffle(&mut questions);
        for fold in 0..FOLDS {
            let is_held = |place: usize| place % FOLDS == fold;
            let taught = |scores: &[f64]| {
                let places = questions.iter().enumerate().filter(|(place, _)| !is_held(*place));
                places.map(|(_, question)| scores[*question]).sum::<f64>()
            };
            let best = scores.iter().max_by(|a, b| taught(a).total_cmp(&taught(b))).expect("there are settings");
            for (_, question) in questions.iter().enumerate().filter(|(place, _)| is_held(*place)) {
                held_back[*question] += best[*question] / f64::from(u32::try_from(REPEATS).expect("few repeats"));
            }
        }
    }
    interval(&held_back)
}

/// Marsaglia's xorshift: the same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % end
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}
