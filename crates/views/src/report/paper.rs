//! A report on paper: one page of what it says, then the tables.

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::report::Report;
use rinnalla_paper::{Block, Document, TypeSize};

use super::worded::{brief, sections};
use super::{Place, heading};
use crate::Words;

/// The report as a tagged document.
pub fn document(w: &Words, place: &Place, report: &Report, made_on: Date) -> Document {
    let w = words(w);
    let mut blocks = Vec::new();
    blocks.extend(super::cut(&w, report).map(|said| Block::Paragraph(said.text)));
    blocks.push(Block::Heading { level: 1, text: w.plain("report-brief") });
    if report.figures.is_empty() {
        blocks.push(Block::Lead(w.plain("report-none")));
    } else {
        blocks.push(Block::List(brief(&w, report).into_iter().map(|said| said.text).collect()));
        blocks.push(Block::Paragraph(w.plain("report-hidden-why")));
        blocks.push(Block::PageBreak);
    }
    for chapter in sections(&w, report) {
        blocks.push(Block::Heading { level: 1, text: chapter.title.text });
        for note in chapter.notes {
            blocks.push(Block::Paragraph(note.text));
        }
        for block in chapter.blocks {
            if block.key.is_some() {
                blocks.push(Block::Heading { level: 2, text: block.caption.text });
            }
            if !block.finding.text.is_empty() {
                blocks.push(Block::Paragraph(block.finding.text));
            }
            let head = ["report-column-value", "report-column-of", "report-column-share"].map(|key| w.plain(key));
            blocks.push(Block::Rows {
                head: std::iter::once(block.head.text).chain(head).collect(),
                rows: block.rows.into_iter().map(|row| vec![row.label.text, row.value, row.of, row.share]).collect(),
            });
        }
    }
    Document {
        language: crate::letter::paper_language(w.language()),
        title: heading(&w, place, report.asked).text,
        author: place.name.clone(),
        made_on: day(made_on),
        footer: w.plain("report-footer"),
        size: TypeSize::Normal,
        letterhead: None,
        blocks,
    }
}

/// A paper is never in two languages: what Northern Sámi lacks is said whole in Finnish.
pub(super) fn words(w: &Words) -> Words {
    match w.language() {
        Language::NorthernSami => w.in_language(Language::Finnish),
        _ => *w,
    }
}

/// A day as papers take it.
pub(super) fn day(day: Date) -> (i16, u8, u8) {
    let part = |n: i8| u8::try_from(n).unwrap_or(1);
    (day.year(), part(day.month()), part(day.day()))
}
