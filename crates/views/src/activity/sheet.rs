//! The shortlist on paper: name, when, where, the door, and whom to call.

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_paper::{Block, Document, TypeSize};

use super::Card;
use crate::Words;

/// The shortlist on paper, in normal or large print.
pub fn shortlist(w: &Words, cards: &[Card], municipality: String, made_on: Date, large: bool) -> Document {
    // A paper is never in two languages: what Northern Sámi lacks is said whole in Finnish.
    let w = match w.language() {
        Language::NorthernSami => w.in_language(Language::Finnish),
        _ => *w,
    };
    let mut blocks = Vec::new();
    for card in cards {
        blocks.push(Block::Heading { level: 1, text: card.title.clone() });
        let lines = [Some(card.line.clone()), Some(card.more.clone()), card.first_time.clone()];
        let lines: Vec<String> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        blocks.push(Block::Paragraph(lines.join("\n")));
        if let Some(call) = card.call(&w) {
            blocks.push(Block::Boxed(vec![Block::Lead(call.text)]));
        }
    }
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    Document {
        language: crate::letter::paper_language(w.language()),
        title: w.plain("list-title"),
        author: municipality,
        made_on: (made_on.year(), part(made_on.month()), part(made_on.day())),
        footer: w.t1("list-footer", "day", w.day_only(made_on)).text,
        size: if large { TypeSize::Large } else { TypeSize::Normal },
        letterhead: None,
        blocks,
    }
}
