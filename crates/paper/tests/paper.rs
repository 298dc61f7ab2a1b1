//! What comes out is read back by its tags, as a screen reader would.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod reader;

use reader::{Reader, squeezed};
use rinnalla_paper::{Block, Document, Language, Letterhead, PaperError, Signature, TypeSize, set};

fn document(blocks: Vec<Block>) -> Document {
    Document {
        language: Language::Finnish,
        title: "Otsikko".into(),
        author: "Esimerkkilän kunta".into(),
        made_on: (2026, 11, 13),
        footer: "Alatunniste".into(),
        size: TypeSize::Normal,
        letterhead: None,
        blocks,
    }
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(Into::into).into()
}

fn read(document: &Document) -> Reader {
    Reader::open(&set(document).unwrap())
}

/// Sets one block and compares what is heard after the title.
#[track_caller]
fn check(block: Block, expect: &[&str]) {
    let heard = read(&document(vec![block])).heard();
    assert_eq!(heard[0], "Title Otsikko");
    assert_eq!(heard[1..], *expect);
}

/// One block of each kind that shows text, made of the same text.
fn every_kind(text: &str) -> Vec<Block> {
    let t = || text.to_owned();
    vec![
        Block::Heading { level: 1, text: t() },
        Block::Paragraph(t()),
        Block::Lead(t()),
        Block::Quote(t()),
        Block::List(vec![t(), t()]),
        Block::Steps(vec![t(), t()]),
        Block::Facts(vec![(t(), t())]),
        Block::Boxed(vec![Block::Heading { level: 2, text: t() }, Block::Paragraph(t())]),
        Block::Signatures(vec![
            Signature { role: t(), name: Some(t()), line: Some(t()), ..Signature::default() },
            Signature {
                role: t(),
                name: Some(t()),
                drawing: Some(vec![vec![(0.1, 0.2), (0.9, 0.8)]]),
                drawing_alt: t(),
                ..Signature::default()
            },
        ]),
        Block::WritingLines { label: t(), hint: Some(t()), lines: 3 },
        Block::TickBoxes { label: t(), options: vec![t(), t(), t()], columns: 2 },
        Block::Scale { label: t(), from: 0, to: 10, low_label: t(), high_label: t() },
        Block::Rows { head: vec![t(), t()], rows: vec![vec![t(), t()], vec![t()]] },
        Block::Code { address: "https://example.org/lista?t=1,2".into(), text: t() },
        Block::PageBreak,
        Block::Paragraph(t()),
    ]
}

#[test]
fn running_text_is_heard_by_paragraph() {
    check(Block::Paragraph("yksi\nkaksi\n\nkolme".into()), &["P yksikaksi", "P kolme"]);
    check(Block::Lead("Pääasia".into()), &["P Pääasia"]);
}

#[test]
fn headings_never_skip_a_level() {
    let heading = |level, text: &str| Block::Heading { level, text: text.into() };
    let heard = read(&document(vec![heading(3, "a"), heading(3, "b"), heading(1, "c"), heading(9, "d")])).heard();
    assert_eq!(heard[1..], ["H1 a", "H2 b", "H1 c", "H2 d"]);
}

#[test]
fn a_quote_wears_the_marks_of_its_language() {
    for (language, expect) in [
        (Language::Finnish, "”Uimaan”"),
        (Language::Swedish, "”Uimaan”"),
        (Language::NorthernSami, "”Uimaan”"),
        (Language::English, "“Uimaan”"),
    ] {
        let heard = read(&Document { language, ..document(vec![Block::Quote("Uimaan".into())]) }).letters();
        assert_eq!(heard, format!("Otsikko{expect}"));
    }
}

#[test]
fn lists_and_steps_are_lists() {
    check(Block::List(texts(["a", "b"])), &["Lbl •", "P a", "Lbl •", "P b"]);
    check(Block::Steps(texts(["a", "b"])), &["Lbl 1.", "P a", "Lbl 2.", "P b"]);
}

#[test]
fn facts_have_their_label_as_row_header() {
    let facts = [("Puhelin", "040 123 4567"), ("Milloin", "ma\nti")];
    check(
        Block::Facts(facts.map(|(a, b)| (a.into(), b.into())).into()),
        &["TH Puhelin", "TD 040 123 4567", "TH Milloin", "TD mati"],
    );
}

#[test]
fn a_table_has_headers_and_fills_short_rows() {
    check(
        Block::Rows { head: texts(["Kuukausi", "Määrä"]), rows: vec![texts(["elokuu", "8"]), texts(["syyskuu"])] },
        &["TH Kuukausi", "TH Määrä", "TD elokuu", "TD 8", "TD syyskuu"],
    );
}

#[test]
fn a_table_without_head_or_cells_sets() {
    check(Block::Rows { head: vec![], rows: vec![texts(["a", "b"])] }, &["TD a", "TD b"]);
    check(Block::Rows { head: vec![], rows: vec![vec![]] }, &[]);
}

#[test]
fn tick_boxes_are_read_column_by_column() {
    check(
        Block::TickBoxes { label: "Mitä?".into(), options: texts(["a", "b", "c"]), columns: 2 },
        &["P Mitä?", "LBody a", "LBody b", "LBody c"],
    );
}

#[test]
fn a_scale_says_every_number_once() {
    let scale =
        |from, to| Block::Scale { label: "Ympyröi".into(), from, to, low_label: "ei".into(), high_label: "on".into() };
    assert_eq!(read(&document(vec![scale(0, 10)])).letters(), "OtsikkoYmpyröi012345678910eion");
    assert_eq!(read(&document(vec![scale(5, 1)])).letters(), "OtsikkoYmpyröi12345eion");
    assert!(read(&document(vec![scale(0, 255)])).letters().contains("254255"));
}

#[test]
fn a_drawn_signature_has_its_words() {
    let signature = |name: Option<&str>, alt: &str| {
        let drawing = vec![vec![(0.5, 0.5)], vec![], vec![(0.0, f32::NAN), (-3.0, 7.0), (1.0, 1.0)]];
        Block::Signatures(vec![Signature {
            role: "Asiakas".into(),
            name: name.map(Into::into),
            drawing: Some(drawing),
            drawing_alt: alt.into(),
            ..Signature::default()
        }])
    };
    let blocks = vec![signature(Some("Aino"), "Ainon nimi"), signature(Some("Aino"), ""), signature(None, "")];
    let mut alternatives = read(&document(blocks)).alternatives();
    alternatives.sort();
    assert_eq!(alternatives, ["Aino", "Ainon nimi", "Asiakas"]);
}

#[test]
fn a_code_is_drawn_with_its_address_in_words() {
    let code = |address: &str| Block::Code { address: address.into(), text: "Lista puhelimeen".into() };
    let reader = read(&document(vec![code("https://example.org/lista?t=12,40,7")]));
    assert_eq!(reader.alternatives(), ["Lista puhelimeen https://example.org/lista?t=12,40,7"]);
    assert!(reader.letters().contains("Listapuhelimeen"));
    let too_long = read(&document(vec![code(&"x".repeat(5_000))]));
    assert!(too_long.alternatives().is_empty());
    assert!(too_long.letters().contains("Listapuhelimeen"), "the words stay");
}

#[test]
fn signatures_are_read_one_after_the_other() {
    let signature =
        |role: &str, name: &str| Signature { role: role.into(), name: Some(name.into()), ..Signature::default() };
    for size in [TypeSize::Normal, TypeSize::Large] {
        let block = Block::Signatures(vec![signature("Asiakas", "Aino"), signature("Linkkihenkilö", "Matti")]);
        let heard = read(&Document { size, ..document(vec![block]) }).letters();
        assert_eq!(heard, "OtsikkoAsiakasAinoLinkkihenkilöMatti");
    }
}

#[test]
fn a_letterhead_comes_before_the_title() {
    let letterhead = Some(Letterhead {
        sender: texts(["Kunta", "Tie 1"]),
        receiver: texts(["Áile Čuŋŋá", "Polku 2"]),
        date: "13.11.2026".into(),
    });
    let letters = read(&Document { letterhead, ..document(vec![]) }).letters();
    assert_eq!(letters, "KuntaTie113.11.2026ÁileČuŋŋáPolku2Otsikko");
}

#[test]
fn every_kind_sets_in_every_size_and_language() {
    for size in [TypeSize::Normal, TypeSize::Agreement, TypeSize::Large, TypeSize::Board] {
        let sheet = if size == TypeSize::Board { (841.9, 1190.6) } else { (595.3, 841.9) };
        for language in [Language::Finnish, Language::Swedish, Language::English, Language::NorthernSami] {
            let reader = read(&Document { size, language, ..document(every_kind("Ŋuorta")) });
            assert_eq!(reader.letters().matches("Ŋuorta").count(), 33);
            assert!(reader.pages() >= 2, "the page break breaks the page");
            for (width, height) in reader.paper() {
                assert!((width - sheet.0).abs() < 0.1 && (height - sheet.1).abs() < 0.1);
            }
        }
    }
}

#[test]
fn hostile_text_comes_out_as_text() {
    for text in [
        r#"#eval("1") #read("/etc/passwd") #import "@preview/x:1.0.0""#,
        "*lihava* _vino_ `koodi` = otsikko - luettelo + vaihe / termi: x",
        r"$x^2$ \ \u{41} @viite <label> // huomautus /* */ ~ -- --- ... ' \",
        "]} [ { #[ #{ \"",
        "<script>alert(1)</script> &amp; %20",
        "https://esimerkki.example/a?b=c&d=e#f",
    ] {
        let reader = read(&document(every_kind(text)));
        assert_eq!(reader.letters().matches(&squeezed(text)).count(), 33, "{text}");
    }
}

#[test]
fn what_the_font_lacks_never_fails_a_document() {
    for (text, expect) in [
        ("a👋🏽👩‍👩‍👧b", "a\u{fffd}\u{fffd}b"),
        ("سلام עברית 漢字", "\u{fffd}"),
        ("\u{202e}käännä\u{202c}", "käännä"),
        ("a\0\u{1}\u{8}\u{7f}\u{9f}b", "ab"),
        ("\u{e000}\u{f8ff}\u{10ffff}\u{fffe}\u{ffff}x", "\u{fffd}x"),
        ("\u{300}\u{301}e\u{301}\u{323}", "e"),
        ("väli\u{ad}viiva \u{2011} \u{a0}\u{202f}\u{2003}x", "väliviiva\u{2011}x"),
    ] {
        let letters = read(&document(every_kind(text))).letters();
        assert!(letters.matches(expect).count() >= 32, "{text:?}: {letters}");
    }
}

#[test]
fn every_character_sets() {
    let all: Vec<char> = ('\0'..=char::MAX).filter(|&c| u32::from(c) < 0x3_0000).collect();
    let text: String = all.chunks(8).flat_map(|chunk| chunk.iter().chain([&' '])).collect();
    set(&document(vec![Block::Paragraph(text)])).unwrap();
}

#[test]
fn text_longer_than_a_page_comes_out_whole_in_every_block() {
    for text in ["a".repeat(5_000), "Pitkä juttu jatkuu. ".repeat(250)] {
        let expect = squeezed(&text);
        for block in every_kind(&text) {
            if block != Block::PageBreak {
                let letters = read(&document(vec![block.clone()])).letters();
                assert!(letters.contains(&expect), "{:?}", std::mem::discriminant(&block));
            }
        }
    }
}

#[test]
fn fifty_thousand_characters_come_out_whole() {
    for text in ["a".repeat(50_000), "Pitkä juttu jatkuu. ".repeat(2_500)] {
        for block in
            [Block::Boxed(vec![Block::Paragraph(text.clone())]), Block::Heading { level: 1, text: text.clone() }]
        {
            let letters = read(&document(vec![block])).letters();
            assert_eq!(letters, format!("Otsikko{}", squeezed(&text)));
        }
    }
}

#[test]
fn long_metadata_is_clipped_and_the_title_shown_whole() {
    let title = "Otsikko ".repeat(6_000);
    let document = Document { title: title.clone(), author: title.clone(), footer: title.clone(), ..document(vec![]) };
    assert_eq!(read(&document).letters(), squeezed(&title));
}

#[test]
fn empty_text_sets_everywhere() {
    for text in ["", " \n\u{0}\n "] {
        let letterhead = Some(Letterhead { sender: vec![], receiver: texts([""]), date: text.into() });
        let empty = Document {
            title: text.into(),
            author: text.into(),
            footer: text.into(),
            letterhead,
            ..document(every_kind(text))
        };
        assert_eq!(read(&empty).letters(), "012345678910");
    }
    assert!(read(&document(vec![])).pages() == 1);
    let hollow = vec![
        Block::List(vec![]),
        Block::Facts(vec![]),
        Block::Boxed(vec![]),
        Block::Signatures(vec![]),
        Block::TickBoxes { label: String::new(), options: vec![], columns: 0 },
        Block::WritingLines { label: String::new(), hint: None, lines: 255 },
        Block::PageBreak,
    ];
    set(&document(hollow)).unwrap();
}

#[test]
fn boxes_nest_and_swallow_page_breaks() {
    let mut block = Block::Paragraph("sisin".into());
    for _ in 0..12 {
        block = Block::Boxed(vec![Block::PageBreak, block]);
    }
    check(block, &["P sisin"]);
}

#[test]
fn a_word_wider_than_its_column_breaks_inside() {
    let word = "hyvinvointilähetekoordinaattoritapaaminen";
    let rows = vec![vec![word.to_owned(); 5]];
    let large = Document { size: TypeSize::Large, ..document(vec![Block::Rows { head: vec![], rows }]) };
    let heard = read(&large).heard();
    assert!(heard[1].contains(['\u{ad}', '-']), "{}", heard[1]);
}

#[test]
fn the_file_says_what_it_is() {
    let reader = read(&document(every_kind("teksti")));
    let metadata = reader.metadata();
    for marker in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Otsikko",
        "Esimerkkilän kunta",
        "2026-11-13",
    ] {
        assert!(metadata.contains(marker), "{marker}: {metadata}");
    }
    assert!(reader.is_marked());
    assert!(reader.shows_title());
}

#[test]
fn the_file_names_its_language() {
    for (language, code) in [
        (Language::Finnish, "fi"),
        (Language::Swedish, "sv"),
        (Language::English, "en"),
        (Language::NorthernSami, "se"),
    ] {
        assert_eq!(read(&Document { language, ..document(vec![]) }).language(), code);
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = document(every_kind("sama"));
    assert!(set(&document).unwrap() == set(&document).unwrap());
}

#[test]
fn a_day_outside_the_calendar_is_an_error() {
    for made_on in [(2026, 2, 30), (2026, 13, 1), (2026, 0, 0)] {
        let document = Document { made_on, ..document(vec![]) };
        assert_eq!(set(&document), Err(PaperError::NoSuchDay));
    }
}
