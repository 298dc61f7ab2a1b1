//! Turns a document into the data the template reads: strings, numbers and
//! lists, with every text made fit to be set.

use qrcode::{Color, QrCode};
use typst::foundations::{Array, Datetime, Dict, IntoValue, Value};

use crate::words::{Words, clipped, plain};
use crate::{Block, Document, Language, Letterhead, PaperError, Signature, TypeSize, fonts};

/// Both margins of a sheet.
const MARGINS_MM: f64 = 40.0;
/// The side of a code for the camera, with its words beside it.
const CODE_MM: f64 = 30.0;
pub(crate) const GUTTER_MM: f64 = 5.0;
/// How large a name stands that says whose paper it is.
const NAME_POINTS: f64 = 24.0;
/// What a box takes from its lines: padding on both sides.
const BOX_MM: f64 = 10.0;
/// Lists and quotes stand in by this much at most.
const INDENT_MM: f64 = 14.0;
pub(crate) const MM_PER_POINT: f64 = 25.4 / 72.0;

/// Longer headings would not fit the bookmarks of a PDF; they become bold
/// paragraphs.
pub(crate) const LONGEST_HEADING: usize = 300;
const LONGEST_ALT: usize = 1000;
/// Two lines of footer hold about as much.
const LONGEST_FOOTER: usize = 150;

/// Everything the template reads.
pub(crate) fn inputs(document: &Document) -> Result<Dict, PaperError> {
    let (year, month, day) = document.made_on;
    let made_on = Datetime::from_ymd(year.into(), month, day).ok_or(PaperError::NoSuchDay)?;
    let size = document.size.points();
    let setter = Setter { language: document.language, size, width: document.size.sheet().1 - MARGINS_MM, depth: 0 };
    let mut level = 0;
    let title = clipped(&plain(&document.title), LONGEST_HEADING);
    let author = clipped(&plain(&document.author), LONGEST_HEADING);
    let footer = clipped(&plain(&document.footer), LONGEST_FOOTER);
    let data = dict([
        ("language", document.language.code().into_value()),
        // PDF/UA asks for a title, so an empty one gets a dash.
        ("title", if title.is_empty() { "–".into() } else { title }.into_value()),
        ("heading", setter.words(1.5).line(&document.title).into_value()),
        ("author", author.into_value()),
        ("made_on", made_on.into_value()),
        ("size", size.into_value()),
        ("sheet", document.size.sheet().0.into_value()),
        ("flipped", (document.size == TypeSize::Certificate).into_value()),
        ("abreast", (document.size != TypeSize::Large).into_value()),
        ("footer", setter.words(1.0).line(&footer).into_value()),
        ("letterhead", document.letterhead.as_ref().map(|head| setter.letterhead(head)).into_value()),
        ("blocks", setter.blocks(&document.blocks, &mut level).into_value()),
    ]);
    Ok(dict([("paper", data.into_value())]))
}

impl Language {
    fn code(self) -> &'static str {
        match self {
            Self::Finnish => "fi",
            Self::Swedish => "sv",
            Self::English => "en",
            Self::NorthernSami => "se",
        }
    }

    fn quotation_marks(self) -> (char, char) {
        match self {
            Self::Finnish | Self::Swedish | Self::NorthernSami => ('”', '”'),
            Self::English => ('“', '”'),
        }
    }
}

impl TypeSize {
    fn points(self) -> f64 {
        match self {
            Self::Normal | Self::Certificate => 12.0,
            Self::Agreement => 14.0,
            Self::Questions => 16.0,
            Self::Large => 18.0,
            Self::Board => 20.0,
        }
    }

    /// The sheet: its name, and how many millimetres it is wide.
    fn sheet(self) -> (&'static str, f64) {
        match self {
            Self::Board => ("a3", 297.0),
            Self::Certificate => ("a4", 297.0),
            Self::Normal | Self::Agreement | Self::Questions | Self::Large => ("a4", 210.0),
        }
    }
}

/// Sets blocks for lines of one width.
#[derive(Clone, Copy)]
pub(crate) struct Setter {
    language: Language,
    /// Body text, in points.
    pub size: f64,
    /// The line, in millimetres.
    pub width: f64,
    /// How many boxes are around.
    depth: u8,
}

impl Setter {
    /// For text larger than the body by a factor.
    fn words(self, scale: f64) -> Words {
        self.words_in(self.width, scale)
    }

    pub fn words_in(self, width: f64, scale: f64) -> Words {
        Words { language: self.language, room: width / (self.size * scale * MM_PER_POINT) }
    }

    fn blocks(self, blocks: &[Block], level: &mut u8) -> Array {
        blocks.iter().filter_map(|block| self.block(block, level)).map(IntoValue::into_value).collect()
    }

    /// One block, or nothing if there is nothing to show.
    fn block(self, block: &Block, level: &mut u8) -> Option<Dict> {
        match block {
            Block::Heading { level: asked, text } => self.heading(*asked, text, level),
            Block::Paragraph(text) => self.prose("paragraph", text, 1.0),
            Block::Lead(text) => self.prose("lead", text, 1.2),
            Block::Name(text) => self.prose("name", text, NAME_POINTS / self.size),
            Block::Quote(text) => self.quote(text),
            Block::List(items) => self.items("list", items),
            Block::Steps(items) => self.items("steps", items),
            Block::Facts(facts) => self.facts(facts),
            Block::Boxed(blocks) => self.boxed(blocks, level),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::WritingLines { label, hint, lines } => Some(self.writing_lines(label, hint.as_deref(), *lines)),
            Block::TickBoxes { label, options, columns } => self.tick_boxes(label, options, *columns),
            Block::Scale { label, from, to, low_label, high_label } => {
                Some(self.scale(label, (*from, *to), (low_label, high_label)))
            }
            Block::Rows { head, rows } => self.rows(head, rows),
            Block::Code { address, text } => self.code(address, text),
            Block::PageBreak => (self.depth == 0).then(|| dict([("kind", "page".into_value())])),
        }
    }

    fn heading(self, asked: u8, text: &str, level: &mut u8) -> Option<Dict> {
        let text = self.words(1.25).line(text);
        if text.is_empty() {
            return None;
        }
        if text.chars().count() > LONGEST_HEADING {
            return Some(dict([("kind", "strong".into_value()), ("text", text.into_value())]));
        }
        *level = asked.clamp(1, 3).min(*level + 1);
        Some(dict([
            ("kind", "heading".into_value()),
            ("level", i64::from(*level).into_value()),
            ("text", text.into_value()),
        ]))
    }

    fn prose(self, kind: &str, text: &str, scale: f64) -> Option<Dict> {
        let paragraphs = self.words(scale).paragraphs(text);
        (!paragraphs.is_empty()).then(|| prose(kind, paragraphs))
    }

    fn quote(self, text: &str) -> Option<Dict> {
        let mut paragraphs = self.words_in(self.width - INDENT_MM, 1.0).paragraphs(text);
        let (open, close) = self.language.quotation_marks();
        paragraphs.first_mut()?.first_mut()?.insert(0, open);
        paragraphs.last_mut()?.last_mut()?.push(close);
        Some(prose("quote", paragraphs))
    }

    fn items(self, kind: &str, items: &[String]) -> Option<Dict> {
        let words = self.words_in(self.width - INDENT_MM, 1.0);
        let items = all_lines(words, items);
        (!items.is_empty()).then(|| dict([("kind", kind.into_value()), ("items", items.into_value())]))
    }

    fn facts(self, facts: &[(String, String)]) -> Option<Dict> {
        let widest =
            facts.iter().map(|(label, _)| fonts::width(&plain(label)) * self.size * MM_PER_POINT).fold(0.0, f64::max);
        let label_width = (widest + 1.0).clamp(self.width * 0.2, self.width * 0.42);
        let labels = self.words_in(label_width, 1.0);
        let values = self.words_in(self.width - label_width - GUTTER_MM, 1.0);
        let facts: Array = facts
            .iter()
            .map(|(label, value)| (labels.line(label), lines(values.lines(value))))
            .filter(|(label, value)| !label.is_empty() || !value.is_empty())
            .map(|(label, value)| dict([("label", label.into_value()), ("value", value.into_value())]).into_value())
            .collect();
        (!facts.is_empty()).then(|| {
            dict([
                ("kind", "facts".into_value()),
                ("label_width", label_width.into_value()),
                ("facts", facts.into_value()),
            ])
        })
    }

    fn boxed(self, blocks: &[Block], level: &mut u8) -> Option<Dict> {
        let inner = Self { width: self.width - BOX_MM, depth: self.depth + 1, ..self };
        // Frames beyond the second are not drawn, and need no room.
        let inner = if self.depth < 2 { inner } else { self };
        let blocks = inner.blocks(blocks, level);
        let kind = if self.depth < 2 { "boxed" } else { "unboxed" };
        (!blocks.is_empty()).then(|| dict([("kind", kind.into_value()), ("blocks", blocks.into_value())]))
    }

    fn signatures(self, signatures: &[Signature]) -> Option<Dict> {
        let signatures: Array = signatures.iter().map(|signature| self.signature(signature).into_value()).collect();
        (!signatures.is_empty())
            .then(|| dict([("kind", "signatures".into_value()), ("signatures", signatures.into_value())]))
    }

    fn signature(self, signature: &Signature) -> Dict {
        let words = self.words_in((self.width - 2.0 * GUTTER_MM) / 2.0, 1.0);
        let optional = |text: &Option<String>| words.line(text.as_deref().unwrap_or_default());
        let name = optional(&signature.name);
        let role = words.line(&signature.role);
        let alt = [&signature.drawing_alt, signature.name.as_ref().unwrap_or(&signature.role)]
            .into_iter()
            .map(|text| clipped(&plain(text), LONGEST_ALT))
            .find(|text| !text.is_empty());
        let strokes = strokes(signature.drawing.as_deref().unwrap_or_default());
        dict([
            ("role", role.into_value()),
            ("name", name.into_value()),
            ("line", optional(&signature.line).into_value()),
            ("strokes", strokes.into_value()),
            ("alt", alt.unwrap_or_else(|| "–".into()).into_value()),
        ])
    }

    fn writing_lines(self, label: &str, hint: Option<&str>, lines: u8) -> Dict {
        let words = self.words(1.0);
        dict([
            ("kind", "writing".into_value()),
            ("label", words.line(label).into_value()),
            ("hint", words.line(hint.unwrap_or_default()).into_value()),
            ("lines", i64::from(lines).into_value()),
        ])
    }

    fn tick_boxes(self, label: &str, options: &[String], columns: u8) -> Option<Dict> {
        let count = usize::from(columns.clamp(1, 4));
        let width = self.width / f64::from(columns.clamp(1, 4)) - GUTTER_MM;
        let options = all_lines(self.words_in(width - INDENT_MM, 1.0), options);
        let label = self.words(1.0).line(label);
        if label.is_empty() && options.is_empty() {
            return None;
        }
        let options: Vec<Value> = options.into_iter().collect();
        let each = options.len().div_ceil(count).max(1);
        let columns: Array =
            options.chunks(each).map(|column| column.iter().cloned().collect::<Array>().into_value()).collect();
        Some(dict([
            ("kind", "ticks".into_value()),
            ("label", label.into_value()),
            ("count", i64::from(i32::try_from(count).unwrap_or(1)).into_value()),
            ("columns", columns.into_value()),
        ]))
    }

    fn scale(self, label: &str, (from, to): (u8, u8), (low, high): (&str, &str)) -> Dict {
        let ends = self.words_in(self.width / 2.0 - GUTTER_MM, 1.0);
        dict([
            ("kind", "scale".into_value()),
            ("label", self.words(1.0).line(label).into_value()),
            ("from", i64::from(from.min(to)).into_value()),
            ("to", i64::from(to.max(from)).into_value()),
            ("low", ends.line(low).into_value()),
            ("high", ends.line(high).into_value()),
        ])
    }

    fn code(self, address: &str, text: &str) -> Option<Dict> {
        let Ok(code) = QrCode::new(address.as_bytes()) else { return self.prose("paragraph", text, 1.0) };
        let side = code.width();
        let at = |n: usize| i64::try_from(n).unwrap_or_default().into_value();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let dark: Array =
            dark.map(|(n, _)| [at(n % side), at(n / side)].into_iter().collect::<Array>().into_value()).collect();
        let words = self.words_in(self.width - CODE_MM - GUTTER_MM, 1.0);
        Some(dict([
            ("kind", "code".into_value()),
            ("side", at(side)),
            ("dark", dark.into_value()),
            ("alt", clipped(&plain(&format!("{text} {address}")), LONGEST_ALT).into_value()),
            ("lines", lines(words.lines(text)).into_value()),
            ("size", CODE_MM.into_value()),
        ]))
    }

    fn letterhead(self, head: &Letterhead) -> Dict {
        // The letterhead keeps its size, so 12 points is the widest it gets.
        let half = Setter { size: 12.0, ..self }.words_in(self.width / 2.0 - GUTTER_MM, 1.0);
        dict([
            ("sender", lines(half.all(&head.sender)).into_value()),
            ("receiver", lines(half.all(&head.receiver)).into_value()),
            ("date", half.line(&head.date).into_value()),
        ])
    }
}

impl Words {
    fn all(self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.line(text)).filter(|line| !line.is_empty()).collect()
    }
}

/// The strokes as points from 0 to 1; what is no number is left out.
fn strokes(drawing: &[Vec<(f32, f32)>]) -> Array {
    drawing
        .iter()
        .map(|stroke| {
            stroke
                .iter()
                .filter(|(x, y)| x.is_finite() && y.is_finite())
                .map(|&(x, y)| {
                    let point: Array =
                        [x, y].into_iter().map(|at| f64::from(at.clamp(0.0, 1.0)).into_value()).collect();
                    point.into_value()
                })
                .collect::<Array>()
        })
        .filter(|stroke| !stroke.is_empty())
        .map(IntoValue::into_value)
        .collect()
}

fn prose(kind: &str, paragraphs: Vec<Vec<String>>) -> Dict {
    let paragraphs: Array = paragraphs.into_iter().map(|paragraph| lines(paragraph).into_value()).collect();
    dict([("kind", kind.into_value()), ("paragraphs", paragraphs.into_value())])
}

/// The lines of each text, without texts that have none.
fn all_lines(words: Words, texts: &[String]) -> Array {
    texts
        .iter()
        .map(|text| lines(words.lines(text)))
        .filter(|lines| !lines.is_empty())
        .map(IntoValue::into_value)
        .collect()
}

pub(crate) fn lines(lines: Vec<String>) -> Array {
    lines.into_iter().map(IntoValue::into_value).collect()
}

pub(crate) fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries.into_iter().map(|(key, value)| (key.into(), value)).collect()
}
