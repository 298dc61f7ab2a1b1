//! The catalogues: complete in three languages, and every word that a page asks for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Messages of a language: key, and the arguments that it uses.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(&root().join("locales").join(language), "ftl") {
        let text = std::fs::read_to_string(&file).expect("a file");
        let mut current = None;
        for line in text.lines() {
            if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| is_key(key)) {
                assert!(!found.contains_key(key), "{language}: {key} stands twice ({})", file.display());
                found.insert(key.to_owned(), BTreeSet::new());
                current = Some(key.to_owned());
            }
            if let Some(key) = &current {
                let own = found.get_mut(key).expect("a key");
                // The municipality's terms come by themselves; a language may need another form of them.
                own.extend(arguments(line).into_iter().filter(|a| !a.starts_with("lw")));
            }
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn arguments(line: &str) -> Vec<String> {
    line.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect())
        .collect()
}

#[test]
fn finnish_swedish_and_english_say_the_same_things() {
    let finnish = messages("fi");
    assert!(finnish.len() > 500, "only {} messages", finnish.len());
    let mut faults = Vec::new();
    for language in ["sv", "en"] {
        let other = messages(language);
        for (key, arguments) in &finnish {
            match other.get(key) {
                None => faults.push(format!("{language} lacks {key}")),
                Some(theirs) if theirs != arguments => {
                    faults.push(format!("{language} {key}: {theirs:?} instead of {arguments:?}"));
                }
                Some(_) => {}
            }
        }
        faults
            .extend(other.keys().filter(|k| !finnish.contains_key(*k)).map(|k| format!("{language} has {k} too many")));
    }
    println!("{} messages in three languages", finnish.len());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn northern_sami_has_only_messages_that_finnish_has() {
    let finnish = messages("fi");
    for key in messages("se").keys() {
        assert!(finnish.contains_key(key), "se has {key} too many");
    }
}

#[test]
fn every_word_that_a_template_names_is_in_the_catalogue() {
    let finnish = messages("fi");
    let mut asked = 0;
    let mut missing = BTreeSet::new();
    for file in files(&root().join("templates"), "html").into_iter().chain(files(&root().join("src"), "rs")) {
        let text = std::fs::read_to_string(&file).expect("a file");
        for call in
            ["w.t(\"", "w.plain(\"", "w.t1(\"", "w.t2(\"", "w.n(\"", "words.t(\"", "words.plain(\"", "words.t1(\""]
        {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                asked += 1;
                if is_key(key) && !finnish.contains_key(key) {
                    missing.insert(format!("{key} ({})", file.file_name().unwrap_or_default().to_string_lossy()));
                }
            }
        }
    }
    assert!(asked > 300, "only {asked} words found");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_code_on_a_list_has_its_word() {
    use rinnalla_domain as d;
    let finnish = messages("fi");
    let mut missing = Vec::new();
    let mut list = |name: &str, codes: Vec<&str>| {
        for code in codes {
            let key = format!("{name}-{code}").replace('_', "-");
            if !finnish.contains_key(&key) {
                missing.push(key);
            }
        }
    };
    macro_rules! codes {
        ($t:ty) => {
            <$t>::ALL.iter().map(|c| c.code()).collect()
        };
    }
    list("reason", codes!(d::referral::Reason));
    list("life-change", codes!(d::referral::LifeChange));
    list("obstacle", codes!(d::referral::Obstacle));
    list("timing", codes!(d::referral::Timing));
    list("source", codes!(d::referral::Source));
    list("nondisclosure", codes!(d::referral::NonDisclosure));
    list("first-measurement", codes!(d::referral::FirstMeasurement));
    list("spoken", codes!(d::language::SpokenLanguage));
    list("given", codes!(d::consent::Given));
    list("mode", codes!(d::measurement::Mode));
    list("instrument", codes!(d::measurement::Instrument));
    list("scale", codes!(d::measurement::Scale));
    list("state", codes!(d::case::State));
    list("referrer-status", codes!(d::visibility::ReferrerStatus));
    list("role", codes!(d::account::Role));
    list("mail-kind", codes!(d::message::Mail));
    list("activity-kind", codes!(d::activity::Kind));
    list("setting", codes!(d::activity::Setting));
    list("price-class", codes!(d::activity::Price));
    list("registration", codes!(d::activity::Registration));
    list("known", codes!(d::activity::Known));
    list("facet", codes!(d::activity::Facet));
    list("need", codes!(d::activity::Need));
    list("audience", codes!(d::activity::Audience));
    list("topic", codes!(d::activity::Theme));
    list("status-activity", codes!(d::activity::Status));
    list("freshness", codes!(d::activity::Freshness));
    list("rule-state", codes!(d::case::State));
    list("rule-needs", codes!(d::case::Need));
    list("path-state", codes!(d::link_worker::path::State));
    list("path-need", codes!(d::link_worker::path::Need));
    list("path-need-short", codes!(d::link_worker::path::Need));
    list("path-step-title", codes!(d::link_worker::path::Step));
    list("path-step-text", codes!(d::link_worker::path::Step));
    list("path-step-do", codes!(d::link_worker::path::Step));
    list("path-taken-step", codes!(d::link_worker::path::Step));
    list("rule-path-needs", codes!(d::link_worker::path::Need));
    list("not-now", codes!(d::link_worker::Hindrance));
    list("rule-hindered", codes!(d::link_worker::Hindrance));
    list("rule-closing", codes!(d::closing::Part));
    list("rule-password", codes!(d::account::WeakPassword));
    list("rule", vec!["instrument-for-groups", "instrument-not-decided", "no-decision-needed", "licence-over"]);
    list("pack-wrong", vec!["too-large", "not-a-pack", "other-format", "unknown-instrument", "wrong-language"]);
    list("pack-wrong", vec!["wrong-items", "wrong-anchors", "empty", "too-long", "wrong-sum", "expired"]);
    list("rule", vec!["full-needs-reason", "sealed", "nothing-to-sign", "signed-already", "end-in-the-past"]);
    list(
        "rule",
        vec!["extension-needs-reason", "link-over", "foreign-address", "address-taken", "second-person-needed"],
    );
    list(
        "rule",
        vec!["last-administrator", "unknown-municipality", "not-the-author", "wrong-code", "party", "feedback-given"],
    );
    assert!(missing.is_empty(), "{missing:#?}");
}
