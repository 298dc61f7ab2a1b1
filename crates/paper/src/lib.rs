//! Sets a worded document as a tagged, archival PDF.
//!
//! This crate knows typesetting and nothing else: the words, the date and the
//! order come from the caller, and bytes go back. Every document is PDF/UA-1
//! (readable by a screen reader) and PDF/A-2a (readable in fifty years) at
//! once, on A4 (A3 for notice boards, lying down for certificates), black on white, ragged right.
//!
//! People's own text is data. It travels to the template as strings and is
//! never read as markup; the typesetter sees no files, no packages and no
//! clock. What the font cannot show becomes a visible stand-in, so no text
//! can stop a document from being made (see [`set`]).
//!
//! Setting takes some milliseconds of one processor: call it in
//! `spawn_blocking`.

mod data;
mod fonts;
mod table;
mod words;
mod world;

use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A document in words, ready to be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language of the words.
    pub language: Language,
    /// The title: shown at the top, and in the window bar of a reader.
    pub title: String,
    /// Who made the document, for its metadata; may be empty.
    pub author: String,
    /// Year, month and day it was made.
    pub made_on: (i16, u8, u8),
    /// The left part of the footer; the page ("1/2") stands at the right.
    /// Kept to two lines.
    pub footer: String,
    /// How large the text is.
    pub size: TypeSize,
    /// Sender, receiver and date, if this is a letter for a window envelope.
    pub letterhead: Option<Letterhead>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// The language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// suomi
    Finnish,
    /// svenska
    Swedish,
    /// English
    English,
    /// davvisámegiella
    NorthernSami,
}

/// How large the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeSize {
    /// 12 points: papers for staff, blank forms.
    Normal,
    /// 14 points: agreements.
    Agreement,
    /// 16 points: questions that residents answer on paper.
    Questions,
    /// 18 points: letters to residents.
    Large,
    /// 20 points on A3: for notice boards.
    Board,
    /// 12 points on A4 lying down: certificates.
    Certificate,
}

/// The head of a letter. It keeps one size in every document, so that the
/// receiver stands in the window: 20 mm from the left and 47 mm from the top,
/// up to six lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The sender's lines, at the top left.
    pub sender: Vec<String>,
    /// The receiver's lines, in the window.
    pub receiver: Vec<String>,
    /// The date in words, at the top right.
    pub date: String,
}

/// One piece of a document.
///
/// Running text ([`Paragraph`](Self::Paragraph), [`Lead`](Self::Lead),
/// [`Quote`](Self::Quote)) keeps line breaks, and an empty line starts a new
/// paragraph. Other texts keep line breaks where they may run over several
/// lines (items, values, cells) and make them spaces elsewhere (headings,
/// labels). A block without any text is left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading under the title. A level that skips one is raised to the
    /// next, as PDF/UA asks.
    Heading {
        /// 1 to 3.
        level: u8,
        /// The heading.
        text: String,
    },
    /// Running text.
    Paragraph(String),
    /// Running text that says the main thing, a little larger.
    Lead(String),
    /// The name of a person in 24 points: whose paper it is.
    Name(String),
    /// Somebody's own words; set in the quotation marks of the language.
    Quote(String),
    /// Points in no order.
    List(Vec<String>),
    /// Numbered steps.
    Steps(Vec<String>),
    /// Labels and their values.
    Facts(Vec<(String, String)>),
    /// Blocks in a frame. Frames nest twice; deeper ones lose their frame,
    /// and a page break inside is left out.
    Boxed(Vec<Block>),
    /// Who signed or will sign, two abreast (below each other in Large).
    Signatures(Vec<Signature>),
    /// Lines to write on by hand, 9 mm apart.
    WritingLines {
        /// The question.
        label: String,
        /// Help for answering it.
        hint: Option<String>,
        /// How many lines.
        lines: u8,
    },
    /// Boxes of 6 mm to tick, read column by column.
    TickBoxes {
        /// The question.
        label: String,
        /// One box each.
        options: Vec<String>,
        /// 1 to 4.
        columns: u8,
    },
    /// Numbers to ring, such as 0 to 10.
    Scale {
        /// The question.
        label: String,
        /// The first number.
        from: u8,
        /// The last number.
        to: u8,
        /// What the first number means.
        low_label: String,
        /// What the last number means.
        high_label: String,
    },
    /// A table. Short rows are filled up with empty cells.
    Rows {
        /// The heads of the columns, repeated on each page; may be empty.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
    /// An address as a code for the camera of a phone, and words beside it that
    /// say what it opens. An address too long for a code leaves the words alone.
    Code {
        /// The address.
        address: String,
        /// What it opens.
        text: String,
    },
    /// What follows starts on a new page.
    PageBreak,
}

/// A place for a signature, filled or not.
///
/// With a drawing or a line it counts as signed; with neither it is a ruled
/// line to sign on by hand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signature {
    /// In which role the person signs.
    pub role: String,
    /// The name in print.
    pub name: Option<String>,
    /// How it was signed, such as "Allekirjoitettu sähköisesti 13.11.2026
    /// klo 14.05".
    pub line: Option<String>,
    /// The strokes of a signature drawn by hand. Coordinates run from 0 to 1,
    /// right and down, over an area three times as wide as it is high.
    pub drawing: Option<Vec<Vec<(f32, f32)>>>,
    /// The drawing in words, for those who hear the document; the name or
    /// the role if empty.
    pub drawing_alt: String,
}

/// Why a document could not be set. Neither case can be caused by people's
/// text, and no message repeats it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// `made_on` is no day of the calendar.
    #[error("there is no such day")]
    NoSuchDay,
    /// The typesetter refused: a defect of the template.
    #[error("the document could not be set: {0}")]
    Refused(String),
}

/// Sets a document as a PDF that is PDF/UA-1 and PDF/A-2a.
///
/// The same document gives the same bytes. Control characters, bidirectional
/// marks and zero-width characters are dropped. A character that the font
/// lacks (emoji, Arabic, Chinese) becomes "\u{fffd}", one for each character as the
/// reader counts them; a few signs are spelled instead, as in "->".
pub fn set(document: &Document) -> Result<Vec<u8>, PaperError> {
    let inputs = data::inputs(document)?;
    let world = world::Desk::new(inputs);
    let pdf = typst::compile::<PagedDocument>(&world).output.and_then(|pages| typst_pdf::pdf(&pages, &options()));
    drop(world);
    // Nothing of a person's document stays in the memory of the typesetter.
    comemo::evict(0);
    pdf.map_err(refused)
}

fn options() -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("Rinnalla".into())),
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .expect("PDF/UA-1 and PDF/A-2a go together"),
        ..PdfOptions::default()
    }
}

/// Keeps the typesetter's reasons and leaves out the text it quotes.
fn refused(reasons: EcoVec<SourceDiagnostic>) -> PaperError {
    let reasons: Vec<&str> = reasons.iter().filter_map(|reason| reason.message.split('`').next()).collect();
    PaperError::Refused(reasons.join("; "))
}
