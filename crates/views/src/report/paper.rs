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
                blocks.push(Block::Heading { level: 2, text: block.caption.text.clone() });
            }
            if !block.finding.text.is_empty() {
                blocks.push(Block::Paragraph(block.finding.text.clone()));
            }
            blocks.extend(rows(&w, block));
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

/// The table of a block; none where nothing of it is shown. Columns in which nothing stands are left out.
fn rows(w: &Words, block: super::Block) -> Option<Block> {
    if block.is_hidden() {
        return None;
    }
    let columns = [(block.has_of(), "report-column-of"), (block.has_share(), "report-column-share")];
    let told = columns.iter().filter(|(told, _)| *told).map(|(_, key)| w.plain(key));
    let head = [block.head.text.clone(), w.plain("report-column-value")].into_iter().chain(told).collect();
    let (of, share) = (block.has_of(), block.has_share());
    let cells = |row: super::Row| {
        let last = [(of, row.of), (share, row.share)].into_iter().filter(|(told, _)| *told).map(|(_, cell)| cell);
        [row.label.text, row.value].into_iter().chain(last).collect()
    };
    Some(Block::Rows { head, rows: block.rows.into_iter().map(cells).collect() })
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
