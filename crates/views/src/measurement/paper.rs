//! The questions on paper: large text, a number instead of a name, the words of the packs with their copyright lines.

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::measurement::{Helper, Questions, Scale};
use rinnalla_paper::{Block, Document, TypeSize};

use crate::Words;
use crate::letter::{day_parts, paper_language};
use crate::mail::spaced;

/// What the sheet must know.
#[derive(Clone, Debug)]
pub struct SheetFacts {
    /// Name of the municipality.
    pub municipality: String,
    /// Phone for questions.
    pub phone: Option<String>,
    /// Its number.
    pub sheet: i64,
    /// The day.
    pub today: Date,
}

/// Words the sheet.
/// A language without these words gets a sheet that is Finnish, whole, but for the words of packs.
pub fn sheet(words: Words, questions: &Questions, facts: &SheetFacts) -> Document {
    let w = if words.has("meter-title") { words } else { words.in_language(Language::Finnish) };
    let mut blocks = vec![
        Block::Facts(vec![(w.plain("sheet-number"), facts.sheet.to_string())]),
        Block::Paragraph(w.plain("meter-no-right")),
        Block::Paragraph(w.plain("sheet-how")),
        Block::Paragraph(w.plain("meter-not-watched")),
    ];
    let mut number = 0;
    let mut numbered = |text: &str| {
        number += 1;
        format!("{number}. {text}")
    };
    for scale in Scale::ALL.iter().filter(|_| questions.own) {
        blocks.push(Block::Scale {
            label: numbered(&w.code("scale", scale).text),
            from: 0,
            to: 10,
            low_label: w.plain("scale-low"),
            high_label: w.plain("scale-high"),
        });
    }
    for pack in &questions.packs {
        blocks.push(Block::Heading { level: 1, text: pack.title.clone() });
        blocks.push(Block::Paragraph(pack.instruction.clone()));
        for (n, item) in pack.items.iter().enumerate() {
            blocks.push(item_block(numbered(&item.text), &pack.answers(n)));
        }
        blocks.push(Block::Paragraph(pack.copyright.clone()));
    }
    let helpers = Helper::OWN.iter().map(|helper| w.code("meter-helper", helper).text).collect();
    blocks.push(Block::TickBoxes { label: w.plain("meter-helped"), options: helpers, columns: 1 });
    blocks.push(Block::Paragraph(w.plain("sheet-back")));
    if let Some(phone) = &facts.phone {
        blocks.push(Block::Paragraph(w.t1("sheet-phone", "phone", spaced(phone)).text));
    }
    Document {
        language: paper_language(w.language()),
        title: w.plain("meter-title"),
        author: facts.municipality.clone(),
        made_on: day_parts(facts.today),
        footer: w.t1("sheet-footer", "number", facts.sheet).text,
        size: TypeSize::Questions,
        letterhead: None,
        blocks,
    }
}

/// An item on paper: answers with words are boxes to tick, numbers with words at the ends are ringed.
fn item_block(label: String, answers: &[(i64, Option<&str>)]) -> Block {
    let words = |answer: Option<&(i64, Option<&str>)>| answer.and_then(|a| a.1).unwrap_or_default().to_owned();
    if answers.iter().all(|(_, words)| words.is_some()) {
        return Block::TickBoxes { label, options: answers.iter().map(|a| words(Some(a))).collect(), columns: 1 };
    }
    let end = |answer: Option<&(i64, Option<&str>)>| answer.and_then(|a| u8::try_from(a.0).ok()).unwrap_or_default();
    Block::Scale {
        label,
        from: end(answers.first()),
        to: end(answers.last()),
        low_label: words(answers.first()),
        high_label: words(answers.last()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::settings::Term;

    #[test]
    fn a_sheet_has_a_number_instead_of_a_name_and_is_set_in_large_text() {
        let facts = SheetFacts {
            municipality: "Esimerkkilä".into(),
            phone: Some("0400000000".into()),
            sheet: 1024,
            today: date(2026, 11, 24),
        };
        let questions = Questions { own: true, packs: Vec::new() };
        for language in Language::ALL {
            let document = sheet(Words::new(*language, Term::LinkPerson), &questions, &facts);
            assert_eq!(document.size, TypeSize::Questions);
            assert!(document.letterhead.is_none() && document.footer.contains("1024"));
            let scales = document.blocks.iter().filter(|block| matches!(block, Block::Scale { to: 10, .. })).count();
            assert_eq!(scales, Scale::ALL.len());
            assert!(crate::letter::set(&document).is_ok_and(|pdf| pdf.starts_with(b"%PDF")), "{language}");
        }
    }
}
