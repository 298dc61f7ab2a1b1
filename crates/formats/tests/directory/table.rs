//! Tables: whatever program wrote them, and whatever is wrong in them.

use std::io::Write as _;

use crate::common::{TODAY, context, tell};
use jiff::civil::{date, time};
use rinnalla_domain::Language;
use rinnalla_domain::activity::{Facet, Kind, Known, Need, Price, Recurrence, Registration, Setting, Theme};
use rinnalla_formats::directory::table::{self, Column, Preview};
use rinnalla_formats::directory::{Body, Field, Why};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;

fn preview(bytes: &[u8]) -> Preview {
    table::preview(&Body { name: "", bytes }, &context())
}

const GOOD: &str = "Nimi;Kuvaus;Järjestäjä;Y-tunnus;Laji;Toistuvuus;Viikonpäivät;Alkaa;Päättyy;Kello alkaa;Kello päättyy;\
    Ei pidetä;Kunnat;Aiheet;Tarpeet;Hinta;Esteetön sisäänkäynti;Pieni ryhmä;Ilmoittautuminen;Puhelin;Kielet;Postinumero;\
    Leveysaste;Pituusaste\r\n\
    Kävelykaverit;\"Kävellään; jutellaan.\";Kylä ry;1234567-1;ryhmä;joka toinen viikko;ti, to;1.9.2026;31.5.2027;10.00;11.30;\
    24.12.2026;Sodankylä; kävely|luonto ja ulkoilu;seuraa;0;kyllä;ei;ei tarvita;040 000 1234;suomi, pohjoissaame;100;67,4141;26,601\r\n";

#[test]
fn a_row_is_an_entry() {
    let seen = preview(GOOD.as_bytes());
    tell("table, a good row", &seen.batch);
    assert!(seen.batch.rejected.is_empty(), "{:?}", seen.batch.rejected);
    let item = &seen.batch.items[0];
    let content = &item.content;
    assert_eq!(content.wordings[0].description.as_str(), "Kävellään; jutellaan.");
    assert_eq!(content.organiser.business_id.as_ref().unwrap().as_str(), "1234567-1");
    assert_eq!(content.themes, [Theme::Walking, Theme::Outdoors]);
    assert_eq!(content.needs, [Need::Company]);
    assert!(item.said.contains(Field::Needs) && !item.derived.contains(Field::Needs));
    assert_eq!(
        (content.kind, content.price, content.registration),
        (Kind::Group, Price::Free, Registration::NotNeeded)
    );
    assert_eq!(content.facets.known(Facet::StepFree), Known::Yes);
    assert_eq!(content.facets.known(Facet::SmallGroup), Known::No);
    assert_eq!(content.facets.known(Facet::GuideDog), Known::Unknown);
    assert_eq!(content.areas[0].to_string(), "758");
    assert_eq!(content.place.postal_code.as_ref().unwrap().as_str(), "00100");
    assert!(content.place.point.is_some());
    assert_eq!(content.setting, Setting::Place);
    assert!(matches!(content.schedule.slots[0].recurrence, Recurrence::Weekly { every: 2, .. }));
    let next = content.schedule.next(TODAY, 1)[0];
    assert_eq!((next.day, next.begins), (TODAY, time(10, 0, 0, 0)));
    let row = &seen.rows[0];
    assert_eq!((row.row, row.title.as_str(), row.next, row.taken), (2, "Kävelykaverit", Some(TODAY), true));
    // The same identity from one reading to the next, whatever else changes.
    let later = preview(GOOD.replace("jutellaan", "lauletaan").as_bytes());
    assert_eq!(later.batch.items[0].key, item.key);
}

#[test]
fn every_problem_is_named_by_row_and_column() {
    let bad = "Nimi;Järjestäjä;Y-tunnus;Laji;Toistuvuus;Viikonpäivät;Alkaa;Kello alkaa;Kello päättyy;Kunnat;Aiheet;Puhelin;Leveysaste;\
        Pituusaste;Outo\n\
        ;;;;;;;;;;;;;;\n\
        ;Kylä ry;;;;;;;;;;;;;x\n\
        Kerho;;;;;;;;;;;;;;\n\
        Kerho;Kylä ry;1234567-9;bileet;joskus;;32.1.2027;;;Atlantis;taikuus;soita;0;0;\n\
        Kerho;Kylä ry;;;viikoittain;ti;1.1.1900;10.00;9.00;;;;;;\n\
        Kerho;Kylä ry;;;viikoittain;;;;;;;;;;\n\
        Kerho;Kylä ry;;;kerran;;1.2.2020;10;;;;;;;\n\
        Kerho;Kylä ry;1234567-9;;kerran;;1.2.2027;10;;Atlantis;taikuus;soita;0;0;\n\
        Kerho;Kylä ry;;;kerran;;1.2.2027;10;;;;;;;\n";
    let seen = preview(bad.as_bytes());
    tell("table, bad rows", &seen.batch);
    let of = |row: u32| -> Vec<(Option<&str>, &str, bool)> {
        let these = seen.problems.iter().filter(move |problem| problem.row == row);
        these.map(|p| (p.column.map(Column::heading), p.code, p.keeps_out)).collect()
    };
    assert_eq!(of(1), [(None, "unknown_column", false)]);
    assert_eq!(of(3), [(Some("Nimi"), "no_name", true)]);
    assert_eq!(of(4), [(Some("Järjestäjä"), "no_organiser", true)]);
    let both = preview("Nimi;Kuvaus\n;x\n".as_bytes());
    assert_eq!(both.problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["no_name", "no_organiser"]);
    let five = of(5);
    for problem in [
        (Some("Laji"), "unreadable", true),
        (Some("Alkaa"), "unreadable", true),
        (Some("Toistuvuus"), "unreadable", true),
        (Some("Aiheet"), "left_out", false),
        (Some("Y-tunnus"), "left_out", false),
        (Some("Kunnat"), "unknown_area", false),
    ] {
        assert!(five.contains(&problem), "{problem:?} is not in {five:?}");
    }
    assert!(of(6).contains(&(Some("Alkaa"), "implausible_day", true)));
    assert_eq!(of(7), [(Some("Kello alkaa"), "no_day", true)]);
    assert_eq!(of(8), [(Some("Päättyy"), "ended", true)]);
    let nine = of(9);
    for problem in ["Y-tunnus", "Kunnat", "Aiheet", "Puhelin", "Leveysaste"] {
        assert!(nine.iter().any(|(column, _, out)| *column == Some(problem) && !out), "{problem} is not in {nine:?}");
    }
    assert!(of(10).contains(&(None, "duplicate_key", true)));
    assert_eq!(seen.batch.items.len(), 1);
    assert_eq!(
        seen.rows.iter().map(|row| (row.row, row.taken)).filter(|(_, taken)| *taken).collect::<Vec<_>>(),
        [(9, true)]
    );
    assert!(seen.batch.rejected.iter().all(|rejected| rejected.where_.starts_with("row ")));
    assert_eq!(seen.batch.total_seen, 8);
}

#[test]
fn what_is_no_table_is_named_as_a_whole() {
    for (bytes, code) in [
        (&b""[..], "broken_file"),
        (b"Otsikko;Toinen\na;b\n", "broken_file"),
        (b"PK\x03\x04rikki", "broken_file"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "broken_file"),
        (b"Nimi;Nimi\n", "broken_file"),
    ] {
        let seen = preview(bytes);
        assert_eq!((seen.problems[0].code, seen.problems[0].keeps_out, seen.batch.complete), (code, true, false));
    }
}

#[test]
fn the_template_can_be_filled_and_read_back() {
    let csv = String::from_utf8(table::template_csv()).unwrap();
    assert!(csv.starts_with("\u{feff}Tunniste;Nimi;Kuvaus;Järjestäjä;"));
    assert!(preview(csv.as_bytes()).rows.is_empty(), "headings and hints are no entries");
    let filled = format!("{csv};Kerho;Teksti;Kylä ry;;ryhmä;kuukausittain;ke;viimeinen;;;;18\r\n");
    let seen = preview(filled.as_bytes());
    assert_eq!(seen.batch.items[0].content.schedule.next(TODAY, 1)[0].day, date(2026, 11, 25));
    assert_eq!(seen.rows[0].row, 3);
    let xlsx = table::template_xlsx(TODAY).unwrap();
    let seen = preview(&xlsx);
    assert!(seen.problems.is_empty() && seen.rows.is_empty() && seen.batch.complete, "{:?}", seen.problems);
    assert_eq!(table::template_xlsx(TODAY).unwrap(), xlsx, "the same on the same day");
    if let Some(folder) = std::env::var_os("RINNALLA_KEEP") {
        std::fs::write(std::path::Path::new(&folder).join("pohja.xlsx"), &xlsx).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("pohja.csv"), csv.as_bytes()).unwrap();
    }
}

/// A sheet with these headings and one row of cells that a program would keep as numbers.
fn numbers() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = Format::new().set_num_format("d.m.yyyy");
    let hour = Format::new().set_num_format("hh:mm");
    for (at, heading) in
        ["Nimi", "Järjestäjä", "Alkaa", "Kello alkaa", "Postinumero", "Ikä vähintään", "Kaikukortti käy", "Kunnat"]
            .into_iter()
            .enumerate()
    {
        sheet.write_string(0, u16::try_from(at).unwrap(), heading).unwrap();
    }
    sheet.write_string(1, 0, "Käsityö & kahvi <yhdessä>").unwrap();
    sheet.write_string(1, 1, "Kylä ry").unwrap();
    sheet.write_datetime_with_format(1, 2, ExcelDateTime::from_ymd(2026, 12, 24).unwrap(), &day).unwrap();
    sheet.write_datetime_with_format(1, 3, ExcelDateTime::from_hms(17, 30, 0).unwrap(), &hour).unwrap();
    sheet.write_number(1, 4, 100).unwrap();
    sheet.write_number(1, 5, 65).unwrap();
    sheet.write_boolean(1, 6, true).unwrap();
    sheet.write_number(1, 7, 758).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn cells_of_a_spreadsheet_are_read_as_they_look() {
    let seen = preview(&numbers());
    assert!(seen.batch.rejected.is_empty(), "{:?}", seen.problems);
    let content = &seen.batch.items[0].content;
    let next = content.schedule.next(TODAY, 1)[0];
    assert_eq!((next.day, next.begins), (date(2026, 12, 24), time(17, 30, 0, 0)));
    assert_eq!((content.age_from, content.kaikukortti), (Some(65), true));
    assert_eq!(content.place.postal_code.as_ref().unwrap().as_str(), "00100");
    assert_eq!(content.areas[0].to_string(), "758");
    let title = content.wording(Language::Finnish).unwrap().title.as_str();
    assert!(title.starts_with("Käsityö & kahvi"), "{title}");
}

/// An archive of these files.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn with_sheet(sheet: &str, texts: &str) -> Vec<u8> {
    archive(&[
        ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", texts),
    ])
}

#[test]
fn archives_that_swell_and_cells_that_lie_far_away_are_refused() {
    let why = |bytes: &[u8]| match &preview(bytes).batch.rejected[0].why {
        Why::TooLarge(why) => why.clone(),
        other => panic!("{other}"),
    };
    let cell = |place: &str| {
        format!(
            "<worksheet><sheetData><row><c r=\"{place}\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>"
        )
    };
    assert!(why(&with_sheet(&cell("XFD1048576"), "<sst/>")).contains("row 1048576, column 16384"));
    assert!(why(&with_sheet(&cell("A1"), &" ".repeat(40 << 20))).contains("sharedStrings"));
    assert!(why(&with_sheet(&" ".repeat(30 << 20), "<sst/>")).contains("sheet1"));
    // One long text in many cells.
    let text = format!("<sst uniqueCount=\"18446744073709551615\"><si><t>{}</t></si></sst>", "x".repeat(39_000));
    let cells: String = (1..9_000).map(|row| format!("<row><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    assert!(
        why(&with_sheet(&format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"), &text))
            .contains("bytes of text")
    );
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(400_000));
    assert!(why(&with_sheet(&cell("A1"), &texts)).contains("texts"));
    let mut large = b"PK".to_vec();
    large.resize(11 << 20, 0);
    assert!(why(&large).contains("bytes"));
}
