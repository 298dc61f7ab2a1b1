//! `find-eval` on a small collection: the figures by hand, and what it says to files that cannot be read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

const DOCS: &str = r#"{"id": "kahvi", "lang": "fi", "title": "Kahvikerho", "description": "Torstaisin."}
{"id": "uinti", "lang": "fi", "title": "Vesijumppa", "description": "Uimahallissa."}
"#;
const QUERIES: &str = r#"{"id": "q1", "text": "kahvikerho"}
{"id": "q2", "text": "xzxzxz"}
"#;
const QRELS: &str = "query_id\tdoc_id\trelevance\nq1\tkahvi\t2\nq1\tuinti\t1\nq2\tkahvi\t2\n";

/// A folder of its own with the three files, gone with the test.
struct Files(PathBuf);

impl Files {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("rinnalla_find_eval_{}_{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let files = Self(folder);
        files.write("docs.jsonl", DOCS);
        files.write("queries.jsonl", QUERIES);
        files.write("qrels.tsv", QRELS);
        files
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).unwrap();
    }

    fn eval(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rinnalla"));
        command.current_dir(&self.0).env_clear().arg("find-eval");
        command.args(["--docs", "docs.jsonl", "--queries", "queries.jsonl", "--qrels", "qrels.tsv"]);
        command.args(more).output().unwrap()
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn report(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.lines().count(), 1, "one line: {said}");
    serde_json::from_str(&said).unwrap()
}

fn fails(output: &Output, code: i32, words: &[&str]) {
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.trim_end().lines().count(), 1, "one line: {said}");
    assert!(words.iter().all(|word| said.contains(word)), "{said}");
}

#[test]
fn the_figures_are_those_counted_by_hand() {
    let files = Files::new("figures");
    for more in [&[][..], &["--no-voikko"], &["--no-lexicon"], &["--no-voikko", "--no-lexicon", "--json"]] {
        let report = report(&files.eval(more));
        let keys: BTreeSet<&str> = report.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = ["queries", "ndcg10", "recall10", "mrr", "zero_rate", "p50_ms", "p99_ms"];
        assert_eq!(keys, BTreeSet::from(expected));
        assert_eq!(report["queries"], 2);
        // The first question finds the better of two answers, the second finds nothing.
        let gain = 3.0 / (3.0 + 1.0 / 3_f64.log2());
        let near = |key: &str, value: f64| {
            assert!((report[key].as_f64().unwrap() - value).abs() < 1e-12, "{key}: {report}");
        };
        near("ndcg10", gain / 2.0);
        near("recall10", 0.25);
        near("mrr", 0.5);
        near("zero_rate", 0.5);
        assert!(report["p50_ms"].as_f64().unwrap() >= 0.0 && report["p99_ms"].is_f64(), "{report}");
    }
}

#[test]
fn noise_is_searched_too() {
    let files = Files::new("noise");
    files.write("noise.txt", "Kahvikerho Kahvikerho\nxzxzxz\n\n");
    let report = report(&files.eval(&["--noise", "noise.txt"]));
    assert_eq!(report["zero_rate"], 0.0);
    assert!(report["ndcg10"].as_f64().unwrap() < 0.5, "{report}");
}

#[test]
fn a_missing_file_is_wrong_use_and_a_broken_line_is_named() {
    let files = Files::new("broken");
    fails(&files.eval(&["--noise", "nowhere.txt"]), 2, &["nowhere.txt"]);
    files.write("qrels.tsv", "query_id\tdoc_id\trelevance\nq1\tkahvi\n");
    fails(&files.eval(&[]), 1, &["qrels.tsv", "line 2"]);
    files.write("docs.jsonl", "{\"id\": \"kahvi\"}\n");
    fails(&files.eval(&[]), 1, &["docs.jsonl", "line 1", "title"]);
    files.write("docs.jsonl", DOCS);
    files.write("qrels.tsv", QRELS);
    files.write("queries.jsonl", "\n");
    fails(&files.eval(&[]), 1, &["queries.jsonl", "no questions"]);
    std::fs::remove_file(files.0.join("queries.jsonl")).unwrap();
    fails(&files.eval(&[]), 2, &["queries.jsonl"]);
}
