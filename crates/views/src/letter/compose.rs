//! The words of each letter, in reading order.

use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::clock::day_of;
use rinnalla_domain::message::Letter;
use rinnalla_paper::{Block, Document, Letterhead, TypeSize};

use super::{paper_language, sender};
use crate::Words;
use crate::mail::spaced;

/// What a letter must know.
#[derive(Clone, Debug, Default)]
pub struct LetterFacts {
    /// Name of the municipality, in the language of the letter.
    pub municipality: String,
    /// Its postal address.
    pub postal: Option<String>,
    /// The coordinator's phone.
    pub phone: Option<String>,
    /// When it is answered.
    pub phone_hours: Option<String>,
    /// The receiver's lines.
    pub receiver: Vec<String>,
    /// The day of the letter.
    pub today: Date,
    /// The coordinator calls by this day.
    pub call_by: Option<Date>,
    /// When the first visit begins.
    pub visit_at: Option<Timestamp>,
    /// Where.
    pub place: Option<String>,
    /// Name of the link worker.
    pub link_worker: Option<String>,
    /// Name of the coordinator.
    pub coordinator: Option<String>,
    /// Goals that were agreed, in the resident's words.
    pub goals: Vec<String>,
    /// What continues after the support.
    pub continues: Option<String>,
    /// A call after three months is allowed.
    pub follow_up: bool,
    /// An interpreter is offered.
    pub interpreter: bool,
    /// The resident is asked for feedback.
    pub feedback: Option<FeedbackCode>,
}

/// Where a resident answers, with which code, and until when.
#[derive(Clone, Debug)]
pub struct FeedbackCode {
    /// Address without what a browser adds by itself.
    pub address: String,
    /// The code; a sample in a letter that is only looked at.
    pub code: Option<String>,
    /// The whole address with the code in it, for the camera of a phone.
    pub link: Option<String>,
    /// The last day.
    pub until: Date,
}

fn paragraph(w: Words, key: &str) -> Block {
    Block::Paragraph(w.plain(key))
}

fn heading(w: Words, key: &str) -> Block {
    Block::Heading { level: 1, text: w.plain(key) }
}

/// Words a letter, whole in the language of `w`, which has letters.
pub fn compose(letter: Letter, w: Words, facts: &LetterFacts) -> Document {
    let mut blocks = match letter {
        Letter::Receipt => receipt(w, facts),
        Letter::NotReached => not_reached(w),
        Letter::Visit => visit(w, facts),
        Letter::Ending => ending(w, facts),
    };
    if facts.interpreter {
        blocks.push(paragraph(w, "letter-interpreter"));
    }
    if let Some(coordinator) = &facts.coordinator {
        let role = w.plain("letter-coordinator");
        let greeting = w.plain(if letter == Letter::Ending { "letter-ending-thanks" } else { "letter-greeting" });
        blocks.push(Block::Paragraph(format!("{greeting}\n{coordinator}, {role}")));
    }
    blocks.extend(phone_box(w, facts.phone.as_deref(), facts.phone_hours.as_deref()));
    Document {
        language: paper_language(w.language()),
        title: w.code("letter-title", letter).text,
        author: facts.municipality.clone(),
        made_on: made_on(facts.today),
        footer: facts.municipality.clone(),
        size: TypeSize::Large,
        letterhead: Some(Letterhead {
            sender: sender(&facts.municipality, facts.postal.as_deref()),
            receiver: facts.receiver.clone(),
            date: w.day_only(facts.today),
        }),
        blocks,
    }
}

fn made_on(day: Date) -> (i16, u8, u8) {
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    (day.year(), part(day.month()), part(day.day()))
}

fn phone_box(w: Words, phone: Option<&str>, hours: Option<&str>) -> Option<Block> {
    let phone = spaced(phone?);
    let line = match hours {
        Some(hours) => w.t2("letter-phone-hours", ("phone", &phone), ("hours", &hours)).text,
        None => w.t1("letter-phone", "phone", phone).text,
    };
    Some(Block::Boxed(vec![Block::Paragraph(w.plain("letter-questions")), Block::Lead(line)]))
}

fn receipt(w: Words, facts: &LetterFacts) -> Vec<Block> {
    let call = facts.call_by.map_or_else(
        || w.plain("letter-receipt-call-soon"),
        |day| w.t1("letter-receipt-call", "day", w.long_day(day)).text,
    );
    vec![
        Block::Lead(call),
        paragraph(w, "letter-receipt-what"),
        paragraph(w, "letter-receipt-you-decide"),
        paragraph(w, "letter-receipt-free"),
    ]
}

fn not_reached(w: Words) -> Vec<Block> {
    vec![
        Block::Lead(w.plain("letter-not-reached-lead")),
        paragraph(w, "letter-not-reached-call-us"),
        paragraph(w, "letter-not-reached-somebody"),
        paragraph(w, "letter-not-reached-no"),
    ]
}

fn visit(w: Words, facts: &LetterFacts) -> Vec<Block> {
    let mut lines = Vec::new();
    if let Some(at) = facts.visit_at {
        lines.push((w.plain("letter-visit-when"), format!("{} {}", w.long_day(day_of(at)), w.time(at))));
    }
    if let Some(place) = &facts.place {
        lines.push((w.plain("letter-visit-where"), place.clone()));
    }
    let worker = facts.link_worker.as_ref().map(|name| w.t1("letter-visit-worker", "name", name).text);
    let coordinator = facts.coordinator.as_ref().map(|name| w.t1("letter-visit-coordinator", "name", name).text);
    let who: Vec<String> = [worker, coordinator].into_iter().flatten().collect();
    lines.push((w.plain("letter-visit-who"), who.join("\n")));
    vec![
        Block::Lead(w.plain("letter-visit-lead")),
        Block::Facts(lines),
        paragraph(w, "letter-visit-what"),
        paragraph(w, "letter-visit-change"),
    ]
}

fn ending(w: Words, facts: &LetterFacts) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !facts.goals.is_empty() {
        blocks.push(heading(w, "letter-ending-goals"));
        blocks.extend(facts.goals.iter().map(|goal| Block::Quote(goal.clone())));
    }
    blocks.push(heading(w, "letter-ending-continues"));
    blocks.push(match &facts.continues {
        Some(text) => Block::Paragraph(text.clone()),
        None => paragraph(w, "letter-ending-nothing-continues"),
    });
    if facts.follow_up {
        blocks.push(paragraph(w, "letter-ending-follow-up"));
    }
    if let Some(asked) = &facts.feedback {
        let code = asked.code.clone().unwrap_or_else(|| w.plain("letter-ending-feedback-sample"));
        let day = w.long_day(asked.until);
        let arguments: [(&'static str, &dyn std::fmt::Display); 3] =
            [("address", &asked.address), ("code", &code), ("day", &day)];
        blocks.push(heading(w, "letter-ending-feedback"));
        blocks.push(Block::Paragraph(w.say("letter-ending-feedback-text", &arguments).text));
        if let Some(address) = asked.link.clone() {
            blocks.push(Block::Code { address, text: w.plain("letter-ending-feedback-camera") });
        }
    }
    blocks
}

/// What the memo must know. Nothing says why the referral was made, or for whom.
#[derive(Clone, Debug)]
pub struct MemoFacts {
    /// Name of the municipality.
    pub municipality: String,
    /// The coordinator's phone.
    pub phone: Option<String>,
    /// When it is answered.
    pub phone_hours: Option<String>,
    /// The day of the memo.
    pub today: Date,
    /// The coordinator calls by this day.
    pub call_by: Option<Date>,
    /// The resident answers the first measurement alone: the code that opens the questions.
    pub own_code: Option<String>,
}

/// A code of six digits in two groups.
pub fn grouped(code: &str) -> String {
    let (first, last) = code.split_at_checked(3).unwrap_or((code, ""));
    format!("{first}\u{a0}{last}")
}

/// The memo that a referrer hands to the resident.
pub fn memo(w: Words, facts: &MemoFacts) -> Document {
    let by = facts.call_by.map_or_else(|| w.plain("memo-soon"), |day| w.long_day(day));
    let mut lines = vec![
        (w.plain("memo-who"), w.t1("memo-coordinator", "municipality", &facts.municipality).text),
        (w.plain("memo-by"), by),
    ];
    if let Some(phone) = &facts.phone {
        let phone = spaced(phone);
        let hours = facts.phone_hours.as_ref().map_or_else(String::new, |hours| format!("\n{hours}"));
        lines.push((w.plain("memo-phone"), format!("{phone}{hours}")));
    }
    let mut blocks = vec![Block::Lead(w.plain("memo-lead")), Block::Facts(lines), paragraph(w, "memo-you-decide")];
    blocks
        .extend(facts.own_code.iter().map(|code| Block::Paragraph(w.t1("memo-own-code", "code", grouped(code)).text)));
    blocks.push(Block::WritingLines { label: w.plain("memo-notes"), hint: None, lines: 4 });
    Document {
        language: paper_language(w.language()),
        title: w.plain("memo-title"),
        author: facts.municipality.clone(),
        made_on: made_on(facts.today),
        footer: facts.municipality.clone(),
        size: TypeSize::Large,
        letterhead: None,
        blocks,
    }
}

pub(crate) fn day_parts(day: Date) -> (i16, u8, u8) {
    made_on(day)
}

/// A document as it is heard, line by line.
#[cfg(test)]
pub(super) fn heard(document: &Document) -> Vec<String> {
    fn add(blocks: &[Block], heard: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) | Block::Name(text) | Block::Lead(text) => {
                    heard.push(text.clone());
                }
                Block::Quote(text) => heard.push(format!("”{text}”")),
                Block::List(items) | Block::Steps(items) => heard.extend(items.iter().cloned()),
                Block::Facts(facts) => heard.extend(facts.iter().map(|(label, value)| format!("{label}: {value}"))),
                Block::Boxed(blocks) => add(blocks, heard),
                Block::WritingLines { label: text, .. }
                | Block::Scale { label: text, .. }
                | Block::Code { text, .. } => {
                    heard.push(text.clone());
                }
                Block::TickBoxes { label, options, .. } => {
                    heard.push(label.clone());
                    heard.extend(options.iter().cloned());
                }
                Block::Signatures(_) | Block::Rows { .. } | Block::PageBreak => {}
            }
        }
    }
    let mut lines = vec![document.title.clone()];
    add(&document.blocks, &mut lines);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::Language;
    use rinnalla_domain::settings::Term;

    fn facts() -> LetterFacts {
        LetterFacts {
            municipality: "Esimerkki".into(),
            postal: Some("Hyvinvointipalvelut\nEsimerkkitie 1\n99600 ESIMERKKI".into()),
            phone: Some("0400000000".into()),
            phone_hours: Some("ma–pe klo 9–15".into()),
            receiver: vec!["Aili Testinen".into(), "Koivukuja 2".into()],
            today: date(2026, 11, 24),
            call_by: Some(date(2026, 11, 30)),
            visit_at: Some("2026-12-01T15:00:00Z".parse().unwrap()),
            place: Some("Kirjasto".into()),
            link_worker: Some("Aino Niemi".into()),
            coordinator: Some("Kaisa Koski".into()),
            goals: vec!["Laulaa taas kuorossa".into()],
            continues: Some("Kuoro tiistaisin".into()),
            follow_up: true,
            interpreter: true,
            feedback: Some(FeedbackCode {
                address: "viestit.example/oma/palaute".into(),
                code: Some("K7QM-2XWB-9TRD".into()),
                link: Some("https://viestit.example/oma/palaute/K7QM-2XWB-9TRD".into()),
                until: date(2027, 1, 23),
            }),
        }
    }

    fn words(language: Language) -> Words {
        Words::new(language, Term::LinkPerson)
    }

    const LANGUAGES: [Language; 3] = [Language::Finnish, Language::Swedish, Language::English];

    #[test]
    fn every_letter_is_set_in_every_language_and_nothing_is_left_open() {
        for letter in Letter::ALL {
            for language in LANGUAGES {
                for facts in [facts(), LetterFacts { today: date(2026, 11, 24), ..LetterFacts::default() }] {
                    let document = compose(*letter, words(language), &facts);
                    assert_eq!(document.size, TypeSize::Large);
                    let text = heard(&document).join("\n");
                    assert!(!text.contains('{') && !text.contains("letter-"), "{letter} {language}: {text}");
                    assert!(super::super::set(&document).unwrap().starts_with(b"%PDF"), "{letter} {language}");
                }
            }
        }
    }

    #[test]
    fn no_letter_is_in_two_languages() {
        let catalogue = include_str!("../../locales/fi/letter.ftl");
        for key in catalogue.lines().filter_map(|l| l.split_once(" =")).map(|(key, _)| key) {
            for language in [Language::Swedish, Language::English] {
                let every =
                    ["day", "phone", "hours", "name", "municipality", "number", "n", "who", "address", "when", "code"];
                let arguments: Vec<(&'static str, &dyn std::fmt::Display)> =
                    every.iter().map(|name| (*name, &"x" as &dyn std::fmt::Display)).collect();
                assert!(!words(language).say(key, &arguments).in_finnish, "{language} lacks {key}");
            }
        }
    }

    #[test]
    fn a_visit_reads_in_order_as_residents_read_days() {
        let text = heard(&compose(Letter::Visit, words(Language::Finnish), &facts()));
        assert_eq!(text[0], "Tapaamme pian");
        let at = |part: &str| text.iter().position(|line| line.contains(part)).unwrap();
        assert!(at("tiistai 1.12.2026 klo\u{a0}17.00") < at("Kirjasto"));
        assert!(at("Kirjasto") < at("Aino Niemi"));
        assert!(at("Aino Niemi") < at("040 0000000"));
        assert!(!text[at("Aino Niemi")].contains("Niemen"), "names are not inflected");
    }

    #[test]
    fn the_ending_tells_what_continues_and_the_call_only_when_it_is_allowed() {
        let text = |facts: &LetterFacts| heard(&compose(Letter::Ending, words(Language::Finnish), facts)).join("\n");
        let call = words(Language::Finnish).plain("letter-ending-follow-up");
        assert!(text(&facts()).contains("Kuoro tiistaisin") && text(&facts()).contains(&call));
        let silent = LetterFacts { follow_up: false, continues: None, ..facts() };
        assert!(!text(&silent).contains(&call));
    }

    #[test]
    fn the_memo_says_who_calls_by_when_and_nothing_about_why() {
        for language in LANGUAGES {
            let facts = MemoFacts {
                municipality: "Esimerkki".into(),
                phone: Some("040 000 0000".into()),
                phone_hours: None,
                today: date(2026, 11, 24),
                call_by: Some(date(2026, 11, 30)),
                own_code: Some("123456".into()),
            };
            let document = memo(words(language), &facts);
            let text = heard(&document).join("\n");
            assert!(text.contains("123\u{a0}456"), "{text}");
            assert!(text.contains("040 000 0000") && text.contains("2026") && !text.contains('{'), "{text}");
            assert!(super::super::set(&document).is_ok());
        }
    }
}
