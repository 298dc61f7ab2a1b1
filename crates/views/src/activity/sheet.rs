//! The shortlist on paper: name, when, where, the door, and whom to call.

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_paper::{Block, Document, TypeSize};

use super::Card;
use crate::Words;

/// What a sheet needs beside its activities.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Name of the municipality.
    pub municipality: String,
    /// The address that opens the same list.
    pub address: String,
    /// The day.
    pub made_on: Date,
    /// In large print.
    pub large: bool,
}

/// The words of a paper. It is never in two languages: what Northern Sámi lacks is said whole in Finnish.
pub(super) fn whole(w: &Words) -> Words {
    match w.language() {
        Language::NorthernSami => w.in_language(Language::Finnish),
        _ => *w,
    }
}

/// Year, month and day, as the typesetter has them.
pub(super) fn parts(day: Date) -> (i16, u8, u8) {
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    (day.year(), part(day.month()), part(day.day()))
}

/// The shortlist on paper, in normal or large print.
pub fn shortlist(w: &Words, cards: &[Card], sheet: Sheet) -> Document {
    let w = whole(w);
    let mut blocks = Vec::new();
    for card in cards {
        blocks.push(Block::Heading { level: 1, text: card.title.clone() });
        let checked = w.t1("activity-checked", "day", &card.checked).text;
        let lines = [Some(card.line.clone()), Some(card.more.clone()), card.first_time.clone(), Some(checked)];
        let lines: Vec<String> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        blocks.push(Block::Paragraph(lines.join("\n")));
        if let Some(call) = card.call(&w) {
            blocks.push(Block::Boxed(vec![Block::Lead(call.text)]));
        }
    }
    blocks.push(Block::WritingLines { label: w.plain("list-own-notes"), hint: None, lines: 3 });
    blocks.push(Block::Code { address: sheet.address, text: w.plain("list-qr") });
    Document {
        language: crate::letter::paper_language(w.language()),
        title: w.plain("list-title"),
        author: sheet.municipality,
        made_on: parts(sheet.made_on),
        footer: w.t1("list-footer", "day", w.day_only(sheet.made_on)).text,
        size: if sheet.large { TypeSize::Large } else { TypeSize::Normal },
        letterhead: None,
        blocks,
    }
}
