//! Reads a PDF the way a screen reader does: by its tags, not by its looks.

use std::collections::{BTreeMap, HashMap};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

pub struct Reader(Document);

/// A page and the number of a marked piece of its content.
type Mark = (ObjectId, i64);

impl Reader {
    pub fn open(pdf: &[u8]) -> Self {
        Self(Document::load_mem(pdf).unwrap())
    }

    /// One line per element that holds text: its tag and what it says.
    pub fn heard(&self) -> Vec<String> {
        let marks = self.marks();
        let mut heard = Vec::new();
        let root = self.dict(self.0.catalog().unwrap().get(b"StructTreeRoot").unwrap());
        self.walk(root, None, &marks, &mut heard);
        heard
    }

    /// All text in reading order, with break marks and spaces taken out.
    pub fn letters(&self) -> String {
        let heard = self.heard();
        let texts = heard.iter().map(|line| line.split_once(' ').unwrap_or_default().1);
        squeezed(&texts.collect::<String>())
    }

    pub fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    pub fn language(&self) -> String {
        let language = self.0.catalog().unwrap().get(b"Lang").unwrap();
        String::from_utf8(language.as_str().unwrap().to_vec()).unwrap()
    }

    /// Whether the reader shows the title instead of the file name.
    pub fn shows_title(&self) -> bool {
        let preferences = self.dict(self.0.catalog().unwrap().get(b"ViewerPreferences").unwrap());
        preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap()
    }

    pub fn is_marked(&self) -> bool {
        let info = self.dict(self.0.catalog().unwrap().get(b"MarkInfo").unwrap());
        info.get(b"Marked").unwrap().as_bool().unwrap()
    }

    /// The XMP metadata.
    pub fn metadata(&self) -> String {
        let metadata = self.0.catalog().unwrap().get(b"Metadata").unwrap();
        let (_, stream) = self.0.dereference(metadata).unwrap();
        let stream = stream.as_stream().unwrap();
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(bytes).unwrap()
    }

    /// The alternative text of each figure.
    pub fn alternatives(&self) -> Vec<String> {
        let elements = self.0.objects.values().filter_map(|object| object.as_dict().ok());
        elements
            .filter_map(|element| element.get(b"Alt").ok())
            .map(|alt| lopdf::decode_text_string(alt).unwrap())
            .collect()
    }

    /// Width and height of each page, in points.
    pub fn paper(&self) -> Vec<(f32, f32)> {
        let pages = self.0.get_pages();
        pages
            .values()
            .map(|&page| {
                let page = self.0.get_dictionary(page).unwrap();
                let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
                (sides[2].as_float().unwrap(), sides[3].as_float().unwrap())
            })
            .collect()
    }

    fn dict<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.0.dereference(object).unwrap().1.as_dict().unwrap()
    }

    fn walk(
        &self,
        element: &Dictionary,
        page: Option<ObjectId>,
        marks: &HashMap<Mark, String>,
        heard: &mut Vec<String>,
    ) {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let tag = element.get(b"S").and_then(Object::as_name).unwrap_or(b"Root");
        let Ok(kids) = element.get(b"K") else { return };
        let (_, kids) = self.0.dereference(kids).unwrap();
        let kids = kids.as_array().cloned().unwrap_or_else(|_| vec![kids.clone()]);
        let mut said = String::new();
        for kid in &kids {
            let (_, kid) = self.0.dereference(kid).unwrap();
            if let Ok(number) = kid.as_i64() {
                said.push_str(&marks[&(page.unwrap(), number)]);
                continue;
            }
            let kid = kid.as_dict().unwrap();
            if let Ok(number) = kid.get(b"MCID").and_then(Object::as_i64) {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                said.push_str(&marks[&(page.unwrap(), number)]);
            } else {
                say(tag, &mut said, heard);
                self.walk(kid, page, marks, heard);
            }
        }
        say(tag, &mut said, heard);
    }

    /// The text of each marked piece of content.
    fn marks(&self) -> HashMap<Mark, String> {
        let mut marks = HashMap::new();
        for &page in self.0.get_pages().values() {
            let fonts = self.0.get_page_fonts(page).unwrap();
            let encodings: BTreeMap<_, _> =
                fonts.iter().map(|(name, font)| (name.clone(), font.get_font_encoding(&self.0).unwrap())).collect();
            let content = Content::decode(&self.0.get_page_content(page)).unwrap();
            read(page, &content, &encodings, &mut marks);
        }
        marks
    }
}

fn say(tag: &[u8], said: &mut String, heard: &mut Vec<String>) {
    if !said.trim().is_empty() {
        heard.push(format!("{} {}", String::from_utf8_lossy(tag), said.trim()));
    }
    said.clear();
}

fn read(
    page: ObjectId,
    content: &Content,
    encodings: &BTreeMap<Vec<u8>, Encoding<'_>>,
    marks: &mut HashMap<Mark, String>,
) {
    // For each open piece of content: its number, and the text that
    // replaces what is drawn.
    let mut open: Vec<(Option<i64>, Option<String>)> = Vec::new();
    let mut encoding = None;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BMC" => open.push((None, None)),
            "BDC" => {
                let properties = operation.operands[1].as_dict().unwrap();
                let number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                let actual = properties.get(b"ActualText").ok();
                let actual = actual.map(|text| lopdf::decode_text_string(text).unwrap());
                if let Some(number) = number {
                    marks.entry((page, number)).or_default();
                }
                open.push((number, actual));
            }
            "EMC" => {
                let (number, actual) = open.pop().unwrap();
                let number = number.or_else(|| innermost(&open));
                if let (Some(number), Some(actual)) = (number, actual) {
                    marks.entry((page, number)).or_default().push_str(&actual);
                }
            }
            "Tf" => encoding = encodings.get(operation.operands[0].as_name().unwrap()),
            "Tj" | "TJ" => {
                if let Some(number) = innermost(&open)
                    && open.iter().all(|(_, actual)| actual.is_none())
                {
                    let mark = marks.entry((page, number)).or_default();
                    for operand in &operation.operands {
                        let parts = operand.as_array().cloned().unwrap_or_else(|_| vec![operand.clone()]);
                        for bytes in parts.iter().filter_map(|part| part.as_str().ok()) {
                            mark.push_str(&Document::decode_text(encoding.unwrap(), bytes).unwrap());
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

fn innermost(open: &[(Option<i64>, Option<String>)]) -> Option<i64> {
    open.iter().rev().find_map(|(number, _)| *number)
}

/// A text without spaces and break marks.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !c.is_control() && c != '\u{ad}' && c != '\u{200b}').collect()
}
