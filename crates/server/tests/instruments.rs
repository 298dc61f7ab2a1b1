//! `measures list`, `measures score` and `measures pack`: figures by hand, and what they say to what cannot be scored.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};

use serde_json::Value;

fn measures(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rinnalla")).env_clear().arg("measures").args(arguments).output().unwrap()
}

fn report(arguments: &[&str]) -> Value {
    let output = measures(arguments);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.lines().count(), 1, "one line: {said}");
    serde_json::from_str(&said).unwrap()
}

fn score(key: &str, answers: &str) -> Value {
    report(&["score", key, answers, "--json"])
}

fn fails(arguments: &[&str], code: i32, words: &[&str]) {
    let output = measures(arguments);
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.trim_end().lines().count(), 1, "one line: {said}");
    assert!(words.iter().all(|word| said.contains(word)), "{said}");
}

#[test]
fn the_list_has_every_instrument_with_ranges_and_sources() {
    let list = report(&["list", "--json"]);
    let keys: Vec<_> = list.as_array().unwrap().iter().map(|i| i["key"].as_str().unwrap()).collect();
    assert_eq!(keys.len(), 14);
    let of = |key: &str| list.as_array().unwrap().iter().find(|i| i["key"] == key).unwrap();
    assert_eq!(of("swemwbs")["score_range"], serde_json::json!([7.0, 35.0]));
    assert_eq!(of("who5")["threshold"]["at_most"], 50.0);
    assert_eq!(of("phq2")["threshold"]["at_least"], 3.0);
    assert_eq!((&of("phq2")["needs_decision"], &of("esis_exper")["groups_only"]), (&true.into(), &true.into()));
    assert_eq!(of("ucla3")["words_shipped_in"], serde_json::json!(["en"]));
    assert_eq!(of("swemwbs")["words_shipped_in"], serde_json::json!([]));
    let said = measures(&["list"]);
    let said = String::from_utf8_lossy(&said.stdout);
    assert!(said.contains("dejong6: De Jong Gierveld") && said.contains("eq5d5l: not included"), "{said}");
}

#[test]
fn answers_become_scores() {
    let swemwbs = score("swemwbs", "3,3,3,3,4,4,3");
    assert_eq!((&swemwbs["raw"], &swemwbs["score"], &swemwbs["missing"]), (&23.into(), &20.73.into(), &0.into()));
    assert_eq!((&swemwbs["instrument"], &swemwbs["bands"][0]["band"]), (&"swemwbs".into(), &"low".into()));
    assert_eq!(score("who5", "5,4,3,2,1")["score"], 60.0);
    let lonely = score("dejong6", "3,1,1,3,2,1");
    assert_eq!(
        (&lonely["score"], &lonely["subscales"]["emotional"], &lonely["subscales"]["social"]),
        (&4.0.into(), &2.into(), &2.into())
    );
    let goals = report(&["score", "gas", "0,1,-1", "--weights", "9,4,1", "--json"]);
    assert!((goals["score"].as_f64().unwrap() - 52.657_887_169_768_756).abs() < 1e-9, "{goals}");
    assert_eq!(score("gas", "-1,1")["score"], 50.0);
}

#[test]
fn an_empty_field_is_a_missing_answer_and_nothing_is_filled_in() {
    let none = score("swemwbs", "3,3,3,3,4,4,");
    assert_eq!((&none["raw"], &none["score"], &none["missing"]), (&Value::Null, &Value::Null, &1.into()));
    assert_eq!(none["bands"], serde_json::json!([]));
    assert_eq!(score("dejong6", ",1,1,3,1,3")["score"], 3.0);
    assert_eq!(score("ons4_anxiety", "")["missing"], 1);
    let said = measures(&["score", "ucla3", "1,,3"]);
    assert!(String::from_utf8_lossy(&said.stdout).contains("no score: 1 missing"), "{said:?}");
}

#[test]
fn what_cannot_be_scored_is_explained() {
    fails(&["score", "abc", "1"], 2, &["abc", "swemwbs, wemwbs14"]);
    fails(&["score", "eq5d5l", "1,1,1,1,1"], 2, &["not included", "EuroQol"]);
    fails(&["score", "ucla3", "1,2"], 2, &["3 items", "2 answers"]);
    fails(&["score", "ucla3", "1,2,3,1"], 2, &["3 items", "4 answers", "comma"]);
    fails(&["score", "ucla3", "1,2,4"], 2, &["answer 3 is 4", "1 to 3"]);
    fails(&["score", "ucla3", "1,2.5,3"], 2, &["answer 2", "whole numbers"]);
    fails(&["score", "ucla3", "1;2;3"], 2, &["1;2;3", "commas between"]);
    fails(&["score", "ucla3", "1,nan,3"], 2, &["answer 2", "nan"]);
    fails(&["score", "ucla3", "1,2,3", "--weights", "1,1,1"], 2, &["no weights"]);
    fails(&["score", "gas", "1,1", "--weights", "1"], 2, &["2 goals and 1 weights"]);
    fails(&["score", "gas", "1", "--weights", "0,5"], 2, &["1 goals and 2 weights"]);
    fails(&["score", "gas", "1", "--weights", "x"], 2, &["weight of goal 1"]);
}

#[test]
fn the_pack_of_the_manual_is_one() {
    let manual = include_str!("../../../docs/measures.md");
    let pack = manual.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let file = std::env::temp_dir().join(format!("rinnalla_pack_{}.json", std::process::id()));
    std::fs::write(&file, pack).unwrap();
    let said = report(&["pack", file.to_str().unwrap(), "--json"]);
    assert_eq!((&said["sum_right"], &said["instrument"]), (&true.into(), &"who5".into()), "{said}");
    std::fs::write(&file, pack.replace("Keksitty väite 3.", "Keksitty väite 4.")).unwrap();
    let changed = measures(&["pack", file.to_str().unwrap()]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(changed.status.code(), Some(1), "{changed:?}");
    assert!(String::from_utf8_lossy(&changed.stderr).contains("ask the sender"), "{changed:?}");
    fails(&["pack", "nowhere.json"], 2, &["nowhere.json"]);
}
