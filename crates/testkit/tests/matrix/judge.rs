//! Whose words an answer holds: in its body, in its headers, in a PDF.

use std::collections::{BTreeSet, HashMap};

use lopdf::{Document, Object};
use rinnalla_testkit::browser::Seen;
use rinnalla_testkit::plant::{Canary, END, MARK, PHONES, Part, Planted};

use crate::relations::{Caller, sight};

/// Public numbers of cases begin so in the year of the test.
const NUMBERS: &str = "H-2026-";
/// Planted phone and case numbers end in so many digits of their own.
const DIGITS: usize = 4;
/// Length of an identity.
const IDENTITY: usize = 26;
/// No planted word is longer.
const LONGEST: usize = 60;

/// Every planted word that a text holds, known or not, however it is broken into lines; and every identity.
pub fn words(text: &str) -> BTreeSet<String> {
    let squeezed: String =
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{ad}' | '\u{200b}')).collect();
    let mut found = BTreeSet::new();
    for (at, _) in squeezed.match_indices(MARK) {
        let rest: String = squeezed[at..].chars().take(LONGEST).collect();
        found.insert(rest.split_inclusive(END).next().unwrap_or_default().to_owned());
    }
    for head in [PHONES, NUMBERS] {
        for (at, _) in squeezed.match_indices(head) {
            let (end, before) = (at + head.len() + DIGITS, squeezed[..at].chars().next_back());
            let Some(word) = squeezed.get(at..end).filter(|w| w.bytes().rev().take(DIGITS).all(|b| b.is_ascii_digit()))
            else {
                continue;
            };
            // Digits within a secret, which is written in hexadecimal digits, are no phone.
            let dialled = matches!(before, Some('0' | '8')) && !squeezed[end..].starts_with(is_hexadecimal);
            if head == NUMBERS || dialled {
                found.insert(word.to_owned());
            }
        }
    }
    let tokens = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|token| token.len() == IDENTITY);
    found.extend(tokens.map(str::to_owned));
    found
}

const fn is_hexadecimal(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='f')
}

/// Everything of an answer that somebody could read: headers, body, what a PDF says and what it hides.
pub fn readable(seen: &Seen) -> String {
    let headers = unescaped(&seen.headers);
    if seen.headers.contains("application/pdf") {
        format!("{headers}\n{}", pdf_text(&seen.body))
    } else {
        format!("{headers}\n{}", seen.text())
    }
}

/// `%20` as a blank, and so on.
pub fn unescaped(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let two = tail.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        if let Some(byte) = two.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            out.push(byte);
            rest = &tail[2..];
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The drawn text of every page, headers and footers too; then every string and stream, as far as it is text.
fn pdf_text(bytes: &[u8]) -> String {
    let pdf = Document::load_mem(bytes).unwrap_or_else(|why| panic!("a PDF that cannot be read: {why}"));
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    let mut text = pdf.extract_text(&pages).unwrap_or_else(|why| panic!("a PDF without text: {why}"));
    for object in pdf.objects.values() {
        gather(object, &mut text);
    }
    for (_, entry) in &pdf.trailer {
        gather(entry, &mut text);
    }
    text
}

fn gather(object: &Object, text: &mut String) {
    match object {
        Object::String(..) => {
            text.push('\n');
            text.push_str(&lopdf::decode_text_string(object).unwrap_or_default());
        }
        Object::Array(items) => items.iter().for_each(|item| gather(item, text)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, entry)| gather(entry, text)),
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, entry)| gather(entry, text));
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            text.push('\n');
            text.push_str(&String::from_utf8_lossy(&content));
        }
        _ => {}
    }
}

/// What an answer was found to hold.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Names of the cases whose words the caller may see and saw.
    pub own: BTreeSet<String>,
    /// What must not have been shown.
    pub faults: Vec<String>,
}

impl Verdict {
    /// Own words of this case.
    pub fn speaks_of(&self, case: &Planted) -> bool {
        self.own.contains(&case.tag)
    }
}

/// Knows every planted word.
#[derive(Debug, Default)]
pub struct Judge {
    cases: Vec<Planted>,
    known: HashMap<String, (usize, Part)>,
}

impl Judge {
    /// Learns the words of a case.
    pub fn learn(&mut self, case: &Planted) {
        let at = self.cases.len();
        self.known.extend(case.canaries.iter().map(|canary| (canary.word.clone(), (at, canary.part))));
        self.cases.push(case.clone());
    }

    /// A case has moved on: more or less of it may be seen.
    pub fn moved(&mut self, case: &Planted) {
        if let Some(known) = self.cases.iter_mut().find(|known| known.id == case.id) {
            (known.state, known.reasoned) = (case.state, case.reasoned);
        }
    }

    /// A word was written in a case.
    pub fn hear(&mut self, case: &Planted, canary: Canary) {
        if let Some(at) = self.cases.iter().position(|known| known.id == case.id) {
            self.known.insert(canary.word, (at, canary.part));
        }
    }

    /// Looks at an answer. What the caller typed, address included, may come back; of the rest only what they may see.
    pub fn judge(&self, caller: &Caller, seen: &Seen, typed: &str, on_list: bool) -> Verdict {
        let given = words(&unescaped(typed));
        let mut verdict = Verdict::default();
        for word in words(&readable(seen)).into_iter().filter(|word| !given.contains(word)) {
            let Some((at, part)) = self.known.get(&word) else {
                if word.starts_with(MARK) {
                    verdict.faults.push(format!("shows {word}, which nobody planted"));
                }
                continue;
            };
            let case = &self.cases[*at];
            if !sight(caller, case).shows(*part, case.told, on_list) {
                verdict.faults.push(format!("shows {word} ({part:?} of {})", case.tag));
            } else if *part != Part::Id {
                verdict.own.insert(case.tag.clone());
            }
        }
        verdict
    }

    /// Planted words, typed ones too, in a text that must hold none: a mail, a log line.
    pub fn leaks(&self, text: &str, identities_too: bool) -> Vec<String> {
        let is_leak = |word: &String| match self.known.get(word) {
            Some((_, Part::Id)) => identities_too,
            Some(_) => true,
            None => word.starts_with(MARK),
        };
        words(text).into_iter().filter(is_leak).collect()
    }
}
