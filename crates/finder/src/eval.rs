//! How good the finder is: questions with judged answers, the measures of information retrieval.

use std::collections::BTreeMap;
use std::time::Instant;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::entry::{Entry, Language, Text};
use crate::index::Index;
use crate::method::Method;
use crate::number::double;
use crate::query::Query;

/// Hits beyond this place do not count.
pub const DEPTH: usize = 10;

/// A file of the evaluation that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct FileError {
    /// Which file: "docs", "queries" or "qrels".
    pub file: &'static str,
    /// The line, the first being 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.why)
    }
}

impl std::error::Error for FileError {}

#[derive(Deserialize)]
struct DocumentLine {
    id: String,
    #[serde(default)]
    lang: Option<String>,
    title: String,
    #[serde(default)]
    description: String,
}

#[derive(Deserialize)]
struct QueryLine {
    id: String,
    text: String,
}

/// A question with its judged answers.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The name of the question.
    pub id: String,
    /// The question.
    pub text: String,
    /// What right answers are worth: 2 right, 1 useful.
    pub worth: BTreeMap<String, u8>,
}

/// A collection to measure with.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The documents, noise included.
    pub entries: Vec<Entry>,
    /// The questions.
    pub questions: Vec<Judged>,
}

impl Collection {
    /// Reads a collection: `docs` and `queries` are JSON lines (`id`, `lang`, `title`,
    /// `description`; `id`, `text`), `qrels` is tab-separated with a header (question, document,
    /// worth), `noise` is one title a line and may be empty.
    pub fn read(docs: &str, queries: &str, qrels: &str, noise: &str) -> Result<Self, FileError> {
        let documents: Vec<DocumentLine> = json_lines("docs", docs)?;
        let queries: Vec<QueryLine> = json_lines("queries", queries)?;
        let mut worth: BTreeMap<&str, BTreeMap<String, u8>> = BTreeMap::new();
        for (at, line) in lines(qrels).skip(1) {
            let wrong = |why: &str| FileError { file: "qrels", line: at + 1, why: why.to_owned() };
            let mut columns = line.split('\t');
            let (Some(query), Some(document), Some(grade)) = (columns.next(), columns.next(), columns.next()) else {
                return Err(wrong("not three columns"));
            };
            let grade = grade.trim().parse().map_err(|_| wrong("the third column is not a small number"))?;
            worth.entry(query).or_default().insert(document.to_owned(), grade);
        }
        let titles = noise.lines().map(str::trim).filter(|title| !title.is_empty()).enumerate();
        let titles =
            titles.map(|(at, title)| plain(format!("noise-{at}"), Language::Finnish, title.to_owned(), String::new()));
        let language = |code: Option<String>| code.and_then(|c| Language::parse(&c)).unwrap_or(Language::Finnish);
        let documents = documents.into_iter().map(|d| plain(d.id, language(d.lang), d.title, d.description));
        Ok(Self {
            entries: documents.chain(titles).collect(),
            questions: queries
                .into_iter()
                .map(|q| Judged { worth: worth.remove(q.id.as_str()).unwrap_or_default(), id: q.id, text: q.text })
                .collect(),
        })
    }
}

fn plain(id: String, language: Language, title: String, description: String) -> Entry {
    Entry { id: id.into(), texts: vec![(language, Text { title, description })], ..Entry::default() }
}

/// The lines that are not empty, with their numbers from 0.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
}

fn json_lines<'a, T: Deserialize<'a>>(file: &'static str, text: &'a str) -> Result<Vec<T>, FileError> {
    lines(text)
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| FileError { file, line: at + 1, why: error.to_string() })
        })
        .collect()
}

/// What an evaluation found. The names of the fields are those of the printed JSON.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Report {
    /// How many questions were asked.
    pub queries: usize,
    /// Normalised discounted cumulative gain at 10, gain 2^worth - 1; the mean over questions.
    pub ndcg10: f64,
    /// Share of the right and useful answers among the first ten, of at most ten; the mean.
    pub recall10: f64,
    /// One divided by the place of the first right or useful answer; the mean.
    pub mrr: f64,
    /// Share of the questions without any answer.
    pub zero_rate: f64,
    /// Median time of a search in milliseconds.
    pub p50_ms: f64,
    /// Time of a search in milliseconds that one in a hundred exceeds.
    pub p99_ms: f64,
}

/// How one question was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// Normalised discounted cumulative gain at 10.
    pub ndcg: f64,
    /// Recall at 10, capped.
    pub recall: f64,
    /// One divided by the place of the first right or useful answer.
    pub reciprocal: f64,
    /// Was there no answer?
    pub zero: bool,
    /// How long it took, in milliseconds.
    pub ms: f64,
}

/// The day on which every evaluation takes place.
pub const DAY: Date = Date::constant(2026, 11, 22);

/// Reads a collection, builds an index and asks all questions.
pub fn evaluate(docs: &str, queries: &str, qrels: &str, noise: &str, method: Method) -> Result<Report, FileError> {
    let collection = Collection::read(docs, queries, qrels, noise)?;
    Ok(report(&ask(&collection, method)))
}

/// Builds an index of the collection and asks all questions.
pub fn ask(collection: &Collection, method: Method) -> Vec<Answer> {
    let index = Index::build(collection.entries.iter().cloned(), method);
    // Once before the clock: what is read on first use is no part of a search.
    if let Some(first) = collection.questions.first() {
        index.search(&Query::words(first.text.as_str(), DAY));
    }
    collection.questions.iter().map(|question| answer(&index, question)).collect()
}

fn answer(index: &Index, question: &Judged) -> Answer {
    let query = Query { limit: DEPTH, ..Query::words(question.text.as_str(), DAY) };
    let begun = Instant::now();
    let found = index.search(&query);
    let ms = begun.elapsed().as_secs_f64() * 1000.0;
    let worths: Vec<u8> = found.hits.iter().map(|hit| question.worth.get(&*hit.id).copied().unwrap_or(0)).collect();
    let mut best: Vec<u8> = question.worth.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    best.truncate(DEPTH);
    let relevant = question.worth.values().filter(|worth| **worth > 0).count().min(DEPTH);
    let hit = worths.iter().filter(|worth| **worth > 0).count();
    let first = worths.iter().position(|worth| *worth > 0);
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    Answer {
        ndcg: share(gain(&worths), gain(&best)),
        recall: share(double(hit), double(relevant)),
        reciprocal: first.map_or(0.0, |place| 1.0 / (double(place) + 1.0)),
        zero: found.hits.is_empty(),
        ms,
    }
}

fn gain(worths: &[u8]) -> f64 {
    let places = worths.iter().enumerate();
    places.map(|(place, worth)| (f64::from(*worth).exp2() - 1.0) / (double(place) + 2.0).log2()).sum()
}

/// The means of all answers. All zero without questions.
pub fn report(answers: &[Answer]) -> Report {
    let mean = |of: fn(&Answer) -> f64| answers.iter().map(of).sum::<f64>() / double(answers.len().max(1));
    let mut times: Vec<f64> = answers.iter().map(|a| a.ms).collect();
    times.sort_unstable_by(f64::total_cmp);
    let percentile = |p: usize| times.get((times.len() * p).div_ceil(100).saturating_sub(1)).copied().unwrap_or(0.0);
    Report {
        queries: answers.len(),
        ndcg10: mean(|a| a.ndcg),
        recall10: mean(|a| a.recall),
        mrr: mean(|a| a.reciprocal),
        zero_rate: mean(|a| f64::from(u8::from(a.zero))),
        p50_ms: percentile(50),
        p99_ms: percentile(99),
    }
}
