//! An edited index answers like one that was built anew, and nobody waits for it.

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use common::{TODAY, entry, find, index};
use proptest::prelude::*;
use rinnalla_finder::{Edit, Entry, Finder, Index, Method, Query, letters};

const WORDS: [&str; 14] = [
    "kahvi",
    "kahvikerho",
    "kerho",
    "suru",
    "sururyhmä",
    "ryhmä",
    "kävely",
    "lenkki",
    "koira",
    "jumppa",
    "tuolijumppa",
    "eläkeläisille",
    "leski",
    "seura",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..6).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn edits_lead_to_the_same_answers_as_building_anew(
        edits in prop::collection::vec((0..8_u8, prop::option::weighted(0.8, text())), 1..30),
        question in text(),
    ) {
        let method = Method { voikko: false, ..Method::default() };
        let mut edited = Index::build([], method.clone());
        let mut present: BTreeMap<u8, Entry> = BTreeMap::new();
        for (id, text) in edits {
            let name = id.to_string();
            if let Some(text) = text {
                let new = entry(&name, &text, "");
                present.insert(id, new.clone());
                edited = edited.with([Edit::Put(Arc::new(new))]);
            } else {
                present.remove(&id);
                edited = edited.with([Edit::Remove(name.into())]);
            }
        }
        let built = Index::build(present.into_values(), method);
        prop_assert_eq!(edited.len(), built.len());
        let scores = |index: &Index| -> BTreeMap<String, f32> {
            index.search(&Query::words(question.as_str(), TODAY)).hits.iter().map(|h| (h.id.to_string(), h.score)).collect()
        };
        let (edited, built) = (scores(&edited), scores(&built));
        prop_assert_eq!(edited.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>());
        for (id, score) in &edited {
            prop_assert!((score - built[id]).abs() <= score.abs() * 1e-4, "{}: {} and {}", id, score, built[id]);
        }
    }

    #[test]
    fn any_text_can_be_indexed_and_searched(title in ".{0,60}", question in ".{0,60}") {
        let index = Index::build([entry("one", &title, "")], Method::default());
        let found = index.search(&Query::words(question.as_str(), TODAY));
        for marks in found.hits.iter().flat_map(|hit| &hit.marks) {
            for at in &marks.at {
                prop_assert!(title.get(at.clone()).is_some(), "a mark lies between letters");
            }
        }
        index.suggest(&question, TODAY, 5);
    }

    #[test]
    fn an_entry_is_found_by_every_word_of_its_title(title in "[a-zäöåčđŋšŧž]{2,12}( [a-zäöåčđŋšŧž]{2,12}){0,4}") {
        let index = Index::build([entry("one", &title, "")], Method::default());
        for word in letters::words(&title) {
            prop_assert_eq!(find(&index, &word.text), ["one"], "{}", word.text);
            prop_assert_eq!(find(&index, &letters::folded(&word.text)), ["one"], "{} without dots", word.text);
        }
    }
}

#[test]
fn whoever_holds_an_index_keeps_seeing_the_same() {
    let before = index([entry("one", "Kahvikerho", "")]);
    let after = before.with([Edit::Remove("one".into()), Edit::Put(Arc::new(entry("two", "Kahvila", "")))]);
    assert_eq!((find(&before, "kahvi"), find(&after, "kahvi")), (vec!["one".to_owned()], vec!["two".to_owned()]));
    assert_eq!((before.len(), after.len()), (1, 1));
    assert!(after.get("one").is_none() && after.get("two").is_some());
}

#[test]
fn of_two_entries_with_the_same_identity_the_later_counts() {
    let index = index([entry("one", "Kahvikerho", ""), entry("one", "Sekakuoro", "")]);
    assert_eq!((index.len(), find(&index, "kuoro").len(), find(&index, "kahvikerho").len()), (1, 1, 0));
}

#[test]
fn edits_during_a_building_are_in_the_new_index() {
    let finder = Finder::new(Method::default());
    finder
        .rebuild(|| {
            finder.edit(vec![Edit::Put(Arc::new(entry("late", "Kahvikerho", ""))), Edit::Remove("gone".into())]);
            Ok::<_, ()>(vec![entry("old", "Kahvila", ""), entry("gone", "Kahvitus", "")])
        })
        .expect("the entries can be read");
    let mut found = find(&finder.index(), "kahvi");
    found.sort();
    assert_eq!(found, ["late", "old"]);
}

#[test]
fn a_building_that_fails_leaves_the_present_index() {
    let finder = Finder::new(Method::default());
    finder.edit(vec![Edit::Put(Arc::new(entry("one", "Kahvikerho", "")))]);
    assert_eq!(finder.rebuild(|| Err("no database")), Err("no database"));
    assert_eq!(finder.search(&Query::words("kahvi", TODAY)).total(), 1);
    finder.edit(vec![Edit::Remove("one".into())]);
    assert_eq!(finder.search(&Query::words("kahvi", TODAY)).total(), 0);
}

#[test]
fn searches_go_on_while_edits_come() {
    let finder = Finder::new(Method::default());
    finder.edit((0..50).map(|n| Edit::Put(Arc::new(entry(&format!("e{n}"), "Kahvikerho", "")))).collect());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..100 {
                finder.edit(vec![Edit::Put(Arc::new(entry(&format!("e{}", n % 50), "Kahvikerho", "uusi")))]);
            }
        });
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..100 {
                    assert_eq!(finder.search(&Query::words("kahvikerho", TODAY)).total(), 50);
                }
            });
        }
    });
}
