//! The blank referral form: the order and the words of the form on the screen, on two pages, without personal data.

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::consent::Given;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::referral::{NonDisclosure, Obstacle, Reason};
use rinnalla_paper::{Block, Document, TypeSize};

use super::compose::day_parts;
use super::{paper_language, sender};
use crate::Words;
use crate::mail::spaced;

/// What the form must know.
#[derive(Clone, Debug)]
pub struct BlankFacts {
    /// Name of the municipality.
    pub municipality: String,
    /// Where the form is returned.
    pub postal: Option<String>,
    /// The coordinator's phone.
    pub phone: Option<String>,
    /// The day.
    pub today: Date,
}

/// Words the form in the language of the page; what has no words of its own is Finnish, whole.
pub fn blank(words: Words, facts: &BlankFacts) -> Document {
    let own = words.has("blank-title") && words.has("new-referral-lead");
    let w = if own { words } else { words.in_language(Language::Finnish) };
    let form = Sheet { w };
    let mut blocks = form.start(facts);
    blocks.extend(form.resident());
    blocks.extend(form.why());
    blocks.extend(form.consent());
    let address = sender(&facts.municipality, facts.postal.as_deref()).join(", ");
    Document {
        language: paper_language(w.language()),
        title: w.plain("blank-title"),
        author: facts.municipality.clone(),
        made_on: day_parts(facts.today),
        footer: w.t1("blank-return", "address", address).text,
        size: TypeSize::Normal,
        letterhead: None,
        blocks,
    }
}

#[derive(Clone, Copy)]
struct Sheet {
    w: Words,
}

impl Sheet {
    fn lines(self, key: &str, lines: u8) -> Block {
        Block::WritingLines { label: self.w.plain(key), hint: None, lines }
    }

    fn ticks<T: std::fmt::Display>(self, label: &str, list: &str, codes: &[T], columns: u8) -> Block {
        let label = if label.is_empty() { String::new() } else { self.w.plain(label) };
        let options = codes.iter().map(|code| self.w.code(list, code).text).collect();
        Block::TickBoxes { label, options, columns }
    }

    fn heading(self, key: &str) -> Block {
        Block::Heading { level: 1, text: self.w.plain(key) }
    }

    fn start(self, facts: &BlankFacts) -> Vec<Block> {
        let warning = match &facts.phone {
            Some(phone) => self.w.t1("nondisclosure-warning", "phone", spaced(phone)).text,
            None => self.w.plain("nondisclosure-warning-plain"),
        };
        vec![
            Block::Paragraph(self.w.plain("new-referral-lead")),
            self.ticks("new-referral-nondisclosure", "nondisclosure", NonDisclosure::ALL, 3),
            Block::Paragraph(warning),
        ]
    }

    fn resident(self) -> Vec<Block> {
        vec![
            self.heading("new-referral-resident"),
            self.lines("new-referral-name", 1),
            self.lines("blank-birth-date", 1),
            self.lines("new-referral-phone", 1),
            self.ticks("new-referral-message", "message", &["yes", "no"], 2),
            self.lines("new-referral-call-when", 1),
            self.lines("blank-address", 1),
            self.ticks("new-referral-language", "spoken", SpokenLanguage::ALL, 3),
            self.ticks("", "blank", &["interpreter", "letter"], 2),
        ]
    }

    fn why(self) -> Vec<Block> {
        vec![
            self.heading("new-referral-why"),
            self.ticks("new-referral-reasons-hint", "reason", Reason::ALL, 3),
            Block::WritingLines {
                label: self.w.plain("new-referral-wish"),
                hint: Some(self.w.plain("new-referral-wish-hint")),
                lines: 2,
            },
            self.ticks("new-referral-obstacles", "obstacle", Obstacle::ALL, 3),
        ]
    }

    fn consent(self) -> Vec<Block> {
        vec![
            self.ticks("blank-consent-title", "blank", &["consent"], 1),
            self.ticks("new-referral-given", "given", Given::ALL, 2),
            self.ticks("new-referral-tell", "tell", &["tell_began", "tell_ended", "tell_summary"], 3),
            self.lines("blank-resident-signs", 1),
            self.lines("blank-sender", 2),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::compose::heard;
    use super::*;
    use rinnalla_domain::settings::Term;

    fn form(language: Language) -> Document {
        let facts = BlankFacts {
            municipality: "Esimerkki".into(),
            postal: Some("Hyvinvointipalvelut\nEsimerkkitie 1\n99600 ESIMERKKI".into()),
            phone: Some("0400000000".into()),
            today: jiff::civil::date(2026, 11, 24),
        };
        blank(Words::new(language, Term::LinkPerson), &facts)
    }

    /// The page tree says how many pages there are.
    fn pages(pdf: &[u8]) -> usize {
        let text = String::from_utf8_lossy(pdf);
        let count = text.split("/Count ").nth(1).unwrap_or_default();
        count.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
    }

    #[test]
    fn the_form_takes_two_pages_in_every_language() {
        for language in Language::ALL {
            let pdf = super::super::set(&form(*language)).unwrap();
            assert_eq!(pages(&pdf), 2, "{language}");
        }
    }

    #[test]
    fn the_form_asks_in_the_order_of_the_screen() {
        let text = heard(&form(Language::Finnish));
        let at = |part: &str| text.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}"));
        let order = ["turvakielto", "Nimi", "Puhelinnumero", "Asiointikieli", "Yksinäisyys", "toivoo", "suostuu"];
        let places: Vec<usize> = order.iter().map(|part| at(part)).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(!text.iter().any(|line| line.contains('{')));
    }
}
