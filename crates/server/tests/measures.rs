//! `measures paired` and `measures survival` on files as evaluators have them, and on files that say little or nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own with a file, gone with the test.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("rinnalla_measures_{}_{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("data.csv"), text).unwrap();
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rinnalla"));
        command.current_dir(&self.0).env_clear().arg("measures").args(arguments).output().unwrap()
    }

    fn paired(&self, more: &[&str]) -> Output {
        let columns = ["paired", "data.csv", "--before", "ennen", "--after", "jälkeen"];
        self.run(&[columns.as_slice(), more].concat())
    }

    fn survival(&self, more: &[&str]) -> Output {
        let columns = ["survival", "data.csv", "--time", "aika", "--event", "tapahtui"];
        self.run(&[columns.as_slice(), more].concat())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refused(output: &Output, code: i32, words: &[&str]) {
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.lines().count(), 1, "one line: {said}");
    for word in words {
        assert!(said.contains(word), "{word} is missing from {said}");
    }
}

/// Is there a note that begins with this key?
fn noted(document: &Value, key: &str) -> bool {
    document["notes"].as_array().unwrap().iter().any(|note| note.as_str().unwrap().starts_with(&format!("{key}: ")))
}

const KEYS: [&str; 22] = [
    "n",
    "n_before",
    "mean_before",
    "sd_before",
    "mean_after",
    "sd_after",
    "mean_change",
    "sd_change",
    "se",
    "t",
    "df",
    "p",
    "ci95",
    "r",
    "d_z",
    "d_av",
    "d_rm",
    "g_av",
    "wilcoxon",
    "bootstrap",
    "rci",
    "notes",
];

#[test]
fn a_spreadsheet_of_a_finnish_evaluator() {
    let file = File::new(
        "finnish",
        "\u{feff}nro;ennen;jälkeen\r\n1;18,5;21\r\n2;20;19,5\r\n3;17;NA\r\n4;22,25;24\r\n5;;30\r\n6;19;23\r\n",
    );
    let found = json(&file.paired(&["--json", "--sd", "4", "--reliability", "0.8", "--seed", "7"]));
    for key in KEYS {
        assert!(!found[key].is_null(), "{key}");
    }
    assert_eq!((&found["n"], &found["n_before"], &found["n_after"]), (&4.into(), &5.into(), &5.into()));
    assert!((found["mean_change"].as_f64().unwrap() - 1.9375).abs() < 1e-12);
    assert_eq!((&found["wilcoxon"]["v"], &found["wilcoxon"]["method"]), (&9.0.into(), &"exact".into()));
    assert_eq!((&found["bootstrap"]["seed"], &found["bootstrap"]["replicates"]), (&7.into(), &9999.into()));
    let groups = ["improved", "unchanged", "worse"].map(|key| found["rci"][key].as_u64().unwrap());
    assert_eq!(groups, [0, 4, 0]);
    assert_eq!(found, json(&file.paired(&["--json", "--sd", "4", "--reliability", "0.8", "--seed", "7"])), "same seed");

    let said = file.paired(&[]);
    let said = String::from_utf8_lossy(&said.stdout);
    for word in
        ["4 of 5 people measured before were measured after", "95 % interval", "is not an effect", "rci: it needs both"]
    {
        assert!(said.contains(word), "{word} is missing from {said}");
    }
}

#[test]
fn what_cannot_be_computed_is_null_and_says_why() {
    let none = json(&File::new("none", "ennen;jälkeen\n3;\n;4\n").paired(&["--json"]));
    assert_eq!((&none["n"], &none["n_before"]), (&0.into(), &1.into()));
    for key in ["mean_change", "sd_change", "t", "p", "ci95", "r", "d_z", "g_av", "wilcoxon", "bootstrap", "rci"] {
        assert!(none[key].is_null() && noted(&none, key), "{key} of nobody: {none}");
    }
    let one = json(&File::new("one", "ennen;jälkeen\n3;5\n").paired(&["--json"]));
    assert_eq!(one["mean_change"], 2.0);
    assert!(one["sd_change"].is_null() && noted(&one, "sd_change") && one["t"].is_null());
    assert_eq!(one["wilcoxon"]["p"], 1.0);
    let two = json(&File::new("two", "ennen;jälkeen\n3;5\n4;7\n").paired(&["--json"]));
    assert_eq!((&two["df"], &two["g_av"]), (&1.into(), &0.0.into()));
    assert!(two["t"].is_number() && two["hodges_lehmann"]["ci95"].is_null());
    let equal = json(&File::new("equal", "ennen;jälkeen\n0.1;0.3\n0.2;0.4\n0.7;0.9\n").paired(&["--json"]));
    assert_eq!(equal["sd_change"], 0.0);
    for key in ["t", "p", "ci95", "d_z", "bootstrap"] {
        assert!(equal[key].is_null() && noted(&equal, key), "{key}: {equal}");
    }
    let still = json(&File::new("still", "ennen;jälkeen\n4;4\n4;4\n").paired(&["--json"]));
    assert!(still["wilcoxon"].is_null() && still["r"].is_null() && still["d_av"].is_null());
}

#[test]
fn less_may_be_better() {
    let file = File::new("lower", "ennen;jälkeen\n20;5\n20;19\n5;20\n20;4\n");
    let groups = |more: &[&str]| {
        let found = json(&file.paired(&[["--json", "--sd", "5", "--reliability", "0.9"].as_slice(), more].concat()));
        ["improved", "unchanged", "worse"].map(|key| found["rci"][key].as_u64().unwrap())
    };
    assert_eq!(groups(&[]), [1, 1, 2]);
    assert_eq!(groups(&["--lower-is-better"]), [2, 1, 1]);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_row() {
    let file = File::new("bad", "ennen;jälkeen\n3;5\n4;paljon\n");
    refused(&file.paired(&[]), 1, &["data.csv", "row 3", "jälkeen", "paljon"]);
    refused(&File::new("inf", "ennen;jälkeen\n3;inf\n").paired(&[]), 1, &["row 2", "not finite"]);
    refused(&File::new("nan", "ennen;jälkeen\n3;NaN\n").paired(&[]), 1, &["row 2", "not finite"]);
    refused(
        &File::new("ragged", "ennen,jälkeen\n3,5,4\n").paired(&[]),
        1,
        &["row 2", "3 cells", "decimals with a comma"],
    );
    refused(&File::new("empty", "").paired(&[]), 1, &["empty"]);
    refused(&File::new("columns", "a;b\n1;2\n").paired(&[]), 2, &["--before", "ennen", "a, b"]);
    refused(&file.run(&["paired", "no.csv", "--before", "a", "--after", "b"]), 2, &["no.csv"]);
    refused(&file.run(&["paired", "data.csv", "--before", "ennen", "--after", "ennen"]), 2, &["same column"]);
    refused(&file.run(&["paired", "data.csv", "--before", "ennen", "--after", "ennen "]), 2, &["same column"]);
    let good = File::new("good", "ennen;jälkeen\n3;5\n");
    refused(&good.paired(&["--sd", "4", "--reliability", "1.4"]), 2, &["--reliability", "1.4"]);
    refused(&good.paired(&["--sd", "-1", "--reliability", "0.8"]), 2, &["--sd", "-1"]);
}

const WAITS: &str = "aika;tapahtui;ryhmä\n9;1;a\n13;1;a\n13;0;a\n18;1;a\n23;1;a\n28;0;a\n31;1;a\n34;1;a\n45;0;a\n48;1;a\n161;0;a\n\
     5;1;b\n5;1;b\n8;1;b\n8;1;b\n12;1;b\n16;0;b\n23;1;b\n27;1;b\n30;1;b\n33;1;b\n43;1;b\n45;1;b\n";

#[test]
fn waits_of_two_groups() {
    let file = File::new("waits", WAITS);
    let found = json(&file.survival(&["--group", "ryhmä", "--json"]));
    let groups = found["groups"].as_array().unwrap();
    assert_eq!((&groups[0]["group"], &groups[0]["n"], &groups[0]["events"]), (&"a".into(), &11.into(), &7.into()));
    assert_eq!((&groups[0]["median"], &groups[1]["median"]), (&31.0.into(), &23.0.into()));
    assert_eq!((&groups[0]["ci95"][0], &groups[0]["ci95"][1]), (&13.0.into(), &Value::Null));
    assert!(noted(&found, "ci95 upper end of a"));
    let row = &groups[0]["table"][1];
    assert_eq!((&row["time"], &row["at_risk"], &row["events"]), (&13.0.into(), &10.into(), &1.into()));
    for (key, value) in [("survival", 0.818_182), ("se", 0.116_291)] {
        assert!((row[key].as_f64().unwrap() - value).abs() < 1e-6, "{key}");
    }
    assert!((found["logrank"]["chi2"].as_f64().unwrap() - 3.39639).abs() < 1e-5);
    assert_eq!(found["logrank"]["df"], 1);
    let all = json(&file.survival(&["--json"]));
    assert!(all["groups"][0]["group"].is_null() && all["logrank"].is_null() && noted(&all, "logrank"));
    let said = file.survival(&["--group", "ryhmä"]);
    assert!(String::from_utf8_lossy(&said.stdout).contains("a: 11 people, it happened for 7; median 31"), "{said:?}");
}

#[test]
fn waits_that_cannot_be_read_or_say_little() {
    let most_wait = json(&File::new("most", "aika;tapahtui\n1;0\n2;0\n;1\n").survival(&["--json"]));
    assert!(most_wait["groups"][0]["median"].is_null() && noted(&most_wait, "median"));
    assert!(most_wait["notes"][0].as_str().unwrap().starts_with("1 row was left out"), "{most_wait}");
    let nobody = json(&File::new("nobody", "aika;tapahtui\n").survival(&["--json"]));
    assert_eq!((&nobody["groups"][0]["n"], nobody["groups"][0]["table"].as_array().unwrap().len()), (&0.into(), 0));
    refused(&File::new("status", "aika;tapahtui\n1;2\n").survival(&[]), 1, &["row 2", "tapahtui", "neither 1"]);
    refused(&File::new("negative", "aika;tapahtui\n1;1\n-3;1\n").survival(&[]), 1, &["row 3", "aika", "-3"]);
    refused(
        &File::new("group", "aika;tapahtui\n1;1\n").survival(&["--group", "kunta"]),
        2,
        &["--group", "kunta", "aika, tapahtui"],
    );
}
