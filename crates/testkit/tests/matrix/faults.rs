//! Planted faults: the check itself is not dead. A word put where it must not be is found.

use std::collections::BTreeMap;

use rinnalla_app::Config;
use rinnalla_domain::CaseId;
use rinnalla_domain::account::Role;
use rinnalla_domain::case::State;
use rinnalla_testkit::browser::{Browser, Seen};
use rinnalla_testkit::engines::{Hand, app_with, stores};
use rinnalla_testkit::plant::{Canary, Crew, Part, Planted};
use rinnalla_views::paper::{Block, Document, Language, TypeSize, set};

use crate::judge::Judge;
use crate::outside::{Ear, PostOffice};
use crate::relations::{Caller, Standing};

const WORD: &str = "qoxuvierastoivez";
const PHONE: &str = "405550042";
const NUMBER: &str = "H-2026-0042";
const ID: &str = "01m8planted0case0000000000";

fn a_colleagues_case() -> Judge {
    let canary = |word: &str, part| Canary { word: word.into(), part };
    let mut judge = Judge::default();
    judge.learn(&Planted {
        tag: "colleague".into(),
        crew: Crew::Colleagues,
        barred: false,
        told: false,
        reasoned: false,
        state: State::Underway,
        id: CaseId::new(ID),
        canaries: vec![
            canary(WORD, Part::Sent),
            canary(PHONE, Part::Sent),
            canary(NUMBER, Part::Number),
            canary(ID, Part::Id),
        ],
        notes: BTreeMap::new(),
        letter: None,
        drafts: BTreeMap::new(),
    });
    judge
}

async fn link_worker() -> Caller {
    let hand = Hand::at("2026-11-24T08:00:00Z".parse().expect("a moment"));
    let (_, store) = stores().await.remove(0);
    let browser = Browser::new(&app_with(store, hand.clock(), Config::default()));
    Caller { role: Some(Role::LinkWorker), standing: Standing::InForce, browser }
}

fn answer(headers: &str, body: &[u8]) -> Seen {
    Seen { status: 200, headers: headers.into(), body: body.to_vec(), location: None }
}

fn paper(text: &str, footer: &str, title: &str) -> Vec<u8> {
    let document = Document {
        language: Language::Finnish,
        title: title.into(),
        author: "Esimerkkilän kunta".into(),
        made_on: (2026, 11, 13),
        footer: footer.into(),
        size: TypeSize::Normal,
        letterhead: None,
        blocks: vec![Block::Paragraph(text.into())],
    };
    set(&document).expect("a paper")
}

#[tokio::test]
async fn a_foreign_word_is_found_wherever_it_hides() {
    let (judge, caller) = (a_colleagues_case(), link_worker().await);
    let pdf = "content-type: application/pdf\n";
    let word = |text: &str| text.replace("WORD", WORD);
    for (place, seen) in [
        ("a body", answer("", word("<p>WORD</p>").as_bytes())),
        ("a broken line", answer("", b"LOCATION:qoxuvieras\r\n toivez\r\n")),
        ("a header", answer(&word("set-cookie: x=WORD\n"), b"")),
        ("an address", answer("location: /haku?nimi=%71oxuvierastoivez\n", b"")),
        ("an identity in an address", answer(&format!("location: /a?b=%2Ftukijaksot%2F{ID}\n"), b"")),
        ("a phone as it is read", answer("", b"<p>040 555 0042</p>")),
        ("a phone as it is dialled", answer("", b"<a href=\"tel:+358405550042\">soita</a>")),
        ("a number", answer("", NUMBER.as_bytes())),
        ("a text on paper", answer(pdf, &paper(&word("Toive: WORD."), "", ""))),
        ("a footer on paper", answer(pdf, &paper("Teksti", WORD, ""))),
        ("a title of a paper", answer(pdf, &paper("Teksti", "", WORD))),
        ("a word that nobody planted", answer("", b"qoxujotainmuutaz")),
    ] {
        assert_eq!(judge.judge(&caller, &seen, "", false).faults.len(), 1, "{place}");
        assert!(judge.judge(&caller, &seen, "", false).own.is_empty(), "{place}");
    }
    let clean = answer(pdf, &paper("Toive: laulaa kuorossa", "Esimerkkilä", "Kirje"));
    assert!(judge.judge(&caller, &clean, "", false).faults.is_empty());
    let given_back = answer("", WORD.as_bytes());
    assert!(judge.judge(&caller, &given_back, WORD, false).faults.is_empty(), "what one typed may come back");
}

#[tokio::test]
async fn a_word_in_a_mail_is_found() {
    let (judge, office) = (a_colleagues_case(), PostOffice::open());
    office.post("Sinulle on viesti", "Hyvää päivää", "1").await;
    assert_eq!(office.mails().iter().flat_map(|mail| judge.leaks(mail, true)).count(), 0);
    let long = format!("{} {WORD} päättyy", "ä".repeat(60));
    for (subject, body, number) in [
        (format!("Sinulle on viesti: {WORD}"), "Hei".to_owned(), "2"),
        (format!("Tärkeä viesti: {WORD}"), "Hei".to_owned(), "3"),
        ("Viesti".to_owned(), long, "4"),
        ("Viesti".to_owned(), format!("Katso http://127.0.0.1:8080/tukijaksot/{ID}"), "5"),
        ("Viesti".to_owned(), format!("Lähete {NUMBER}"), "6"),
    ] {
        let before = office.mails().iter().filter(|mail| !judge.leaks(mail, true).is_empty()).count();
        office.post(&subject, &body, number).await;
        let after = office.mails().iter().filter(|mail| !judge.leaks(mail, true).is_empty()).count();
        assert_eq!(after, before + 1, "mail {number}");
    }
}

#[test]
fn a_word_in_the_log_is_found() {
    let (judge, ear) = (a_colleagues_case(), Ear::default());
    tracing::subscriber::with_default(ear.subscriber(), || {
        tracing::debug!(target: "rinnalla_web", case = ID, "a page failed");
    });
    let leaks = |ear: &Ear| ear.heard().kept.iter().flat_map(|line| judge.leaks(line, false)).count();
    assert_eq!((ear.heard().lines, leaks(&ear)), (1, 0), "identities may stand in the log");
    tracing::subscriber::with_default(ear.subscriber(), || {
        tracing::trace!(target: "rinnalla_web", wish = WORD, "parsed");
        tracing::debug!(target: "somebody_else", "failed for {WORD}");
    });
    assert_eq!((ear.heard().lines, leaks(&ear)), (3, 2));
}
