//! Whatever comes in, readers answer: nonsense, torn files, files with bytes changed. None of it may panic, none may
//! take long, and no markup may come out.

use std::time::Instant;

use crate::common::{context, files, shared};
use rinnalla_formats::directory::{Batch, Body, Context, hsds, ical, linked_events, ptv, schema_org, table};

type Reader = fn(&[Body<'_>], &Context) -> Batch;

const READERS: [(&str, Reader); 6] = [
    ("ptv", ptv::read),
    ("linked events", linked_events::read),
    ("hsds", hsds::read),
    ("table", table::read),
    ("ical", ical::read),
    ("schema.org", schema_org::read),
];

/// Numbers that are as good as chance, and the same every time (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (below.max(1) as u64)).unwrap()
    }
}

fn by_all(bytes: &[u8]) {
    let cx = context();
    for (_, reader) in READERS {
        let batch = reader(&[Body { name: "x", bytes }], &cx);
        for item in &batch.items {
            for wording in &item.content.wordings {
                let text = format!("{}{}", wording.title.as_str(), wording.description.as_str());
                assert!(!has_tag(&text), "{text}");
            }
        }
    }
}

fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|after| after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')))
}

const ICS: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Kerho <b>x</b>\r\nORGANIZER;CN=Kylä:mailto:a@b.fi\r\n\
    DTSTART;TZID=Europe/Helsinki:20261201T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR,2TU;BYSETPOS=1;COUNT=9\r\n\
    EXDATE;TZID=Europe/Helsinki:20261224T100000\r\nRDATE:20261231\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n\
    RECURRENCE-ID:20261229T080000Z\r\nDTSTART:20261230T080000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const CSV: &str = "Nimi;Järjestäjä;Toistuvuus;Viikonpäivät;Alkaa;Kello alkaa;Päivät;Kunnat\r\n\"Ker\"\"ho\";Kylä;kuukausittain;ti;\
    1.1.2027;10.00;1.2.2027, 3.4.2027;Sodankylä\r\n";
const PAGE: &str = "<html><script type=\"application/ld+json\">{\"@type\":\"EventSeries\",\"name\":\"Kerho &lt;img&gt;\",\"organizer\":\"Kylä\",\
    \"startDate\":\"2026-12-01T10:00+02:00\",\"eventSchedule\":{\"repeatFrequency\":\"P2W\",\"byDay\":[\"Monday\"],\"endDate\":\"2027-05-01\"},\
    \"location\":{\"@type\":\"Place\",\"geo\":{\"latitude\":67,\"longitude\":26}}}</script></html>";

/// Small files of every kind.
fn samples() -> Vec<Vec<u8>> {
    let mut samples = vec![ICS.as_bytes().to_vec(), CSV.as_bytes().to_vec(), PAGE.as_bytes().to_vec()];
    samples.push(table::template_csv());
    samples.push(table::template_xlsx(crate::common::TODAY).unwrap());
    for folder in
        ["ptv-v11/test", "ptv-v11/src/PTV.ExternalData.Pharmacy", "oruk-validator-mocks", "linkedevents/events"]
    {
        let Some(root) = shared(folder) else { continue };
        samples.extend(files(&root, ".json").into_iter().map(|path| std::fs::read(path).unwrap()));
    }
    samples
}

#[test]
fn nonsense_is_answered() {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for round in 0..400 {
        let length = chance.next(600);
        let mut bytes: Vec<u8> = (0..length).map(|_| u8::try_from(chance.next(256)).unwrap()).collect();
        // Some of it begins as if it were something.
        let head: &[u8] = match round % 7 {
            0 => b"PK\x03\x04",
            1 => b"{\"itemList\":[",
            2 => b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:",
            3 => b"Nimi;Alkaa\n",
            4 => b"<script type=\"application/ld+json\">",
            5 => b"\xFF\xFE",
            _ => b"",
        };
        bytes.splice(0..0, head.iter().copied());
        by_all(&bytes);
    }
}

#[test]
fn torn_and_changed_files_are_answered() {
    let mut chance = Chance(0xD1B5_4A32_D192_ED03);
    for sample in samples() {
        by_all(&sample);
        for _ in 0..6 {
            by_all(&sample[..chance.next(sample.len())]);
            let mut changed = sample.clone();
            for _ in 0..=chance.next(4) {
                let at = chance.next(changed.len());
                match chance.next(3) {
                    0 => changed[at] = u8::try_from(chance.next(256)).unwrap(),
                    1 => drop(changed.remove(at)),
                    _ => changed.insert(at, b"\"{}[],:;<>&0\n"[chance.next(13)]),
                }
                if changed.is_empty() {
                    break;
                }
            }
            by_all(&changed);
        }
    }
}

/// Puts a hostile value in the place of each value of a file of JSON, one after the other.
#[test]
fn every_value_may_be_of_another_kind() {
    use serde_json::{Value, json};
    fn places(value: &Value, at: String, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(key, value)| places(value, format!("{at}/{key}"), found)),
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(n, value)| places(value, format!("{at}/{n}"), found));
            }
            _ => {}
        }
        found.push(at);
    }
    let page: Value =
        serde_json::from_str(PAGE.split(['>', '\n']).nth(2).unwrap().trim_end_matches("</script")).unwrap();
    let mut bodies = vec![page];
    if let Some(root) = shared("ptv-v11/test/PTV.Domain.Model.Tests/Models/OpenApi/V11/Resources") {
        let bytes = std::fs::read(root.join("V11VmOpenApiService.json")).unwrap();
        let text = String::from_utf8(bytes)
            .unwrap()
            .replace("\"publishingStatus\": \"string\"", "\"publishingStatus\": \"Published\"");
        bodies.push(serde_json::from_str(&text.replace("\"language\": \"string\"", "\"language\": \"fi\"")).unwrap());
    }
    if let Some(root) = shared("oruk-validator-mocks/OpenReferralApi/Mocks/V3.0-UK-Default") {
        bodies.push(serde_json::from_slice(&std::fs::read(root.join("service_full.json")).unwrap()).unwrap());
    }
    let hostile = [
        Value::Null,
        json!(-1),
        json!(1e308),
        json!(true),
        json!([[]]),
        json!({"a": {}}),
        json!("9999-12-31T23:59:59Z"),
        json!("-9999-01-01"),
        json!("<script>alert(1)</script>\u{0}\u{202e}"),
        json!("P99999999999Y"),
        json!("ä<".repeat(5_000)),
    ];
    for body in &bodies {
        let mut found = Vec::new();
        places(body, String::new(), &mut found);
        for (number, at) in found.iter().enumerate().filter(|(number, _)| number % 3 == 0) {
            let mut changed = body.clone();
            *changed.pointer_mut(&at.clone()).unwrap() = hostile[number / 3 % hostile.len()].clone();
            by_all(changed.to_string().as_bytes());
        }
    }
}

#[test]
fn what_is_made_to_be_slow_is_answered_in_time() {
    let deep = "[".repeat(1 << 20);
    let wide = format!("[{}1]", "1,".repeat(1 << 20));
    let objects = format!("[{}{{}}]", "{\"id\":1},".repeat(20_000));
    let rules: String = (0..100)
        .map(|n| format!("BEGIN:VEVENT\nUID:{n}\nSUMMARY:x\nDTSTART:19950101T100000Z\nRRULE:FREQ=DAILY;COUNT=100000\nEND:VEVENT\n"))
        .collect();
    let calendar = format!("BEGIN:VCALENDAR\nX-WR-CALNAME:x\n{rules}END:VCALENDAR\n");
    let fold = format!("BEGIN:VCALENDAR\nSUMMARY:{}\n", "\n x".repeat(200_000));
    let tags = format!("{{\"@type\":\"Event\",\"name\":\"x\",\"description\":\"{}\"}}", "<a '<".repeat(100_000));
    let scripts = "<script".repeat(300_000);
    for bytes in [deep, wide, objects, calendar, fold, tags, scripts] {
        let begun = Instant::now();
        by_all(bytes.as_bytes());
        let took = begun.elapsed();
        assert!(took.as_secs() < 60, "{took:?} for {}…", &bytes[..40]);
        println!("{took:?} for {} bytes: {}…", bytes.len(), &bytes[..20].escape_default());
    }
}
