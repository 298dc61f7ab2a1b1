//! The finder on the collection of the project: questions with judged answers.

use std::path::PathBuf;

use rinnalla_finder::eval::{self, Collection};
use rinnalla_finder::{Method, voikko};

/// The collection lies beside the repository; without it these tests say that they were skipped.
fn collection() -> Option<Collection> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/searchset");
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).ok();
    let files = (read("docs.jsonl"), read("queries.jsonl"), read("qrels.tsv"));
    let (Some(docs), Some(queries), Some(qrels)) = files else {
        eprintln!("skipped: there is no collection in ../shared/data/searchset");
        return None;
    };
    Some(Collection::read(&docs, &queries, &qrels, "").expect("the collection can be read"))
}

#[test]
fn with_voikko_the_right_answers_come_first_and_nobody_is_left_without() {
    let Some(collection) = collection() else { return };
    if !voikko::is_present() {
        eprintln!("skipped: libvoikko or its Finnish dictionary is not installed");
        return;
    }
    let report = eval::report(&eval::ask(&collection, Method::default()));
    eprintln!("{report:?}");
    assert!(report.ndcg10 >= 0.64, "{report:?}");
    assert!(report.zero_rate == 0.0, "{report:?}");
}

#[test]
fn without_voikko_it_is_nearly_as_good() {
    let Some(collection) = collection() else { return };
    let report = eval::report(&eval::ask(&collection, Method { voikko: false, ..Method::default() }));
    eprintln!("{report:?}");
    assert!(report.ndcg10 >= 0.60, "{report:?}");
    assert!(report.zero_rate == 0.0, "{report:?}");
}
