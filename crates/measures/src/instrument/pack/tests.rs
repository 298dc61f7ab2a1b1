//! Packs of made-up words: no test holds the words of a licensed instrument.

use jiff::civil::date;

use super::*;

/// A pack for WHO-5 with words that are nobody's.
fn made_up() -> serde_json::Value {
    let items: Vec<_> = (1..=5).map(|n| serde_json::json!({ "text": format!("Keksitty väite {n}.") })).collect();
    let anchors: Vec<_> = (0..=5).map(|v| serde_json::json!({ "value": v, "text": format!("vastaus {v}") })).collect();
    let mut pack = serde_json::json!({
        "rinnalla_text_pack": 1, "instrument": "who5", "version": "keksitty 1", "language": "fi",
        "title": "Keksityt väitteet", "instruction": "Nämä sanat on keksitty.", "items": items, "anchors": anchors,
        "licence": { "holder": "Keksitty säätiö", "number": "K-1", "valid_to": "2027-12-31" },
        "copyright": "© Keksitty säätiö", "sha256": ""
    });
    sum(&mut pack);
    pack
}

fn bytes(pack: &serde_json::Value) -> Vec<u8> {
    pack.to_string().into_bytes()
}

fn sum(pack: &mut serde_json::Value) {
    if let Ok((read, _)) = Pack::read_unsummed(&bytes(pack)) {
        pack["sha256"] = read.sum().into();
    }
}

fn codes(pack: &serde_json::Value) -> Vec<&'static str> {
    Pack::read(&bytes(pack)).unwrap_err().iter().map(PackTrouble::code).collect()
}

#[test]
fn a_pack_is_read_and_written_as_it_was() {
    let pack = Pack::read(&bytes(&made_up())).unwrap();
    assert_eq!((pack.instrument, pack.language, pack.items.len()), (Instrument::Who5, "fi", 5));
    assert_eq!(Pack::read(pack.to_json().as_bytes()), Ok(pack.clone()));
    let with_mark = ["\u{feff}".as_bytes(), &bytes(&made_up())].concat();
    assert_eq!(Pack::read(&with_mark), Ok(pack.clone()));
    assert_eq!(pack.answers(0).first(), Some(&(0, Some("vastaus 0"))));
}

#[test]
fn one_letter_changed_is_found() {
    let mut pack = made_up();
    pack["items"][2]["text"] = "Keksitty väite 3!".into();
    assert_eq!(codes(&pack), ["wrong-sum"]);
    let mut pack = made_up();
    pack["anchors"][5]["text"] = "aina".into();
    assert_eq!(codes(&pack), ["wrong-sum"]);
}

#[test]
fn texts_cannot_change_places_under_the_same_sum() {
    let mut pack = made_up();
    pack["items"][0]["text"] = "Keksitty väite 2.".into();
    pack["items"][1]["text"] = "Keksitty väite 1.".into();
    assert_eq!(codes(&pack), ["wrong-sum"]);
}

#[test]
fn the_licence_is_not_part_of_the_sum_and_has_a_last_day() {
    let mut pack = made_up();
    pack["licence"]["valid_to"] = "2026-11-22".into();
    let pack = Pack::read(&bytes(&pack)).unwrap();
    assert!(pack.in_force(date(2026, 11, 22)) && !pack.in_force(date(2026, 11, 23)));
    assert_eq!(pack.held_on(date(2026, 11, 23)), Err(PackTrouble::Expired { last: date(2026, 11, 22) }));
}

#[test]
fn what_is_wrong_has_a_name_and_comes_all_at_once() {
    let wrong = |field: &str, value: serde_json::Value| {
        let mut pack = made_up();
        pack[field] = value;
        codes(&pack)
    };
    assert_eq!(wrong("instrument", "who6".into()), ["unknown-instrument"]);
    assert_eq!(wrong("instrument", "gas".into()), ["unknown-instrument"]);
    assert_eq!(wrong("language", "de".into()), ["wrong-language"]);
    assert_eq!(wrong("title", " ".into()), ["empty"]);
    assert_eq!(wrong("rinnalla_text_pack", 2.into()), ["other-format"]);
    assert_eq!(wrong("items", serde_json::json!([{ "text": "yksi" }])), ["wrong-items"]);
    assert_eq!(wrong("anchors", serde_json::json!([{ "value": 0, "text": "ei" }])), ["wrong-anchors"]);
    assert_eq!(wrong("anchors", serde_json::json!([])), ["wrong-anchors"]);
    assert_eq!(wrong("note", "x".into()), ["not-a-pack"]);
    assert_eq!(wrong("title", "x".repeat(2001).into()), ["too-long"]);
    let mut pack = made_up();
    pack["licence"]["number"] = "".into();
    pack["copyright"] = "".into();
    assert_eq!(codes(&pack), ["empty", "empty"]);
    assert_eq!(Pack::read(b"{").unwrap_err()[0].code(), "not-a-pack");
    assert_eq!(Pack::read(b"").unwrap_err()[0].code(), "not-a-pack");
    assert_eq!(Pack::read(&vec![b' '; LARGEST + 1]).unwrap_err()[0].code(), "too-large");
    let mut pack = made_up();
    pack["licence"]["valid_to"] = "31.12.2027".into();
    assert_eq!(codes(&pack), ["not-a-pack"]);
}

#[test]
fn an_item_may_have_answers_of_its_own() {
    let mut pack = made_up();
    let own: Vec<_> = (0..=5).map(|v| serde_json::json!({ "value": v, "text": format!("oma {v}") })).collect();
    pack["items"][1]["anchors"] = own.into();
    sum(&mut pack);
    let read = Pack::read(&bytes(&pack)).unwrap();
    assert_eq!(read.answers(1)[5], (5, Some("oma 5")));
    assert_eq!(read.answers(2)[5], (5, Some("vastaus 5")));
}

#[test]
fn of_a_scale_to_ten_both_ends_are_enough() {
    let english = shipped("en");
    let anxiety = english.iter().find(|p| p.instrument == Instrument::Ons4Anxiety).expect("shipped");
    let answers = anxiety.answers(0);
    assert_eq!(
        (answers.len(), answers[0].1, answers[5].1, answers[10].1),
        (11, Some("Not at all"), None, Some("Completely"))
    );
}

#[test]
fn only_attested_words_are_shipped() {
    let keys: Vec<_> = shipped("en").iter().map(|p| p.instrument).collect();
    assert_eq!(
        keys,
        [
            Instrument::Ons4Satisfaction,
            Instrument::Ons4Worthwhile,
            Instrument::Ons4Happiness,
            Instrument::Ons4Anxiety,
            Instrument::Ucla3,
            Instrument::Phq2,
        ]
    );
    for pack in shipped("en") {
        assert_eq!(pack.instrument.licence().tier, Tier::Shipped, "{}", pack.instrument);
        assert!(!pack.copyright.is_empty());
    }
    for language in ["fi", "sv", "se"] {
        assert!(shipped(language).is_empty(), "no wording in {language} has been attested");
    }
}
