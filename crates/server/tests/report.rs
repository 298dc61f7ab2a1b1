//! `report`: a municipality's year as a file, and what it says when it cannot.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rinnalla")).args(arguments).env("RUST_LOG", "error").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_report_comes_in_every_form_and_unknown_municipalities_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let setup = run(&["setup", "--municipality", "758", "--admin", "yllapito@esittely.example", "--data", data]);
    assert_eq!(setup.status.code(), Some(0), "{}", said(&setup));
    let report = |code: &str, year: &str, more: &[&str]| {
        run(&[&["report", "municipality", code, "--year", year, "--data", data][..], more].concat())
    };
    let json = report("758", "2025", &[]);
    assert_eq!(json.status.code(), Some(0), "{}", said(&json));
    let document: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((document["municipality"].as_str(), document["year"].as_i64()), (Some("758"), Some(2025)));
    assert_eq!(document["figures"].as_array().map(Vec::len), Some(0), "nothing has happened yet");
    for (format, begins) in [("html", "<!doctype html>"), ("pdf", "%PDF-"), ("csv", "\u{feff}\"Osa\""), ("xlsx", "PK")]
    {
        let file = report("758", "2025", &["--format", format]);
        assert_eq!(file.status.code(), Some(0), "{format}: {}", said(&file));
        assert!(file.stdout.starts_with(begins.as_bytes()), "{format}");
    }
    let unknown = report("049", "2025", &[]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(said(&unknown).contains("049") && said(&unknown).contains("758 Sodankylä"), "{}", said(&unknown));
    for (code, year, more) in
        [("Sodankylä", "2025", &[][..]), ("758", "viime", &[][..]), ("758", "2025", &["--format", "docx"][..])]
    {
        let wrong = report(code, year, more);
        assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong));
        assert_eq!(said(&wrong).lines().count(), 1);
    }
}
