//! Text packs: the words of an instrument in one language, with the licence under which they may be asked.
//!
//! A pack is a JSON file. Its `sha256` is reckoned over the texts alone ([`Pack::canonical`]), so that a word that
//! changed on the way is found. Without a pack the items of an instrument cannot be asked; a total can be typed in.
//! Nothing here translates, and no language ever stands in for another.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Instrument, Tier};

mod trouble;

pub use trouble::PackTrouble;

/// The version of the format.
const FORMAT: u32 = 1;
/// Languages in which questions can be asked here.
pub const LANGUAGES: [&str; 4] = ["fi", "sv", "en", "se"];
/// The largest file, in bytes.
pub const LARGEST: usize = 200_000;
/// The longest text, in characters.
const LONGEST: usize = 2000;

/// An answer and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The answer.
    pub value: i64,
    /// Its words.
    pub text: String,
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The question, word for word.
    pub text: String,
    /// Answers of this item alone; empty: those of the pack.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
}

/// The licence under which the words may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackLicence {
    /// Who holds it.
    pub holder: String,
    /// Its number.
    #[serde(default)]
    pub number: String,
    /// The last day on which it holds; none: no end.
    #[serde(with = "day")]
    pub valid_to: Option<Date>,
}

/// Days in files: `2027-12-31`, or null.
mod day {
    use jiff::civil::Date;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    // The shape is what serde calls for.
    #[expect(clippy::ref_option, reason = "serde hands the field over like this")]
    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        let read = |text: String| match text.len() {
            10 => text.parse().ok(),
            _ => None,
        };
        text.map(|t| read(t).ok_or_else(|| D::Error::custom("valid_to is written 2027-12-31, or null"))).transpose()
    }
}

/// The words of an instrument in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Of which instrument.
    pub instrument: Instrument,
    /// Which version of the words.
    pub version: String,
    /// One of [`LANGUAGES`].
    pub language: &'static str,
    /// Heading above the items.
    pub title: String,
    /// What is said before the items; may be empty.
    pub instruction: String,
    /// Items, in their order.
    pub items: Vec<Item>,
    /// Answers, shared by all items that have none of their own.
    pub anchors: Vec<Anchor>,
    /// The licence.
    pub licence: PackLicence,
    /// The line that stands on every copy.
    pub copyright: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rinnalla_text_pack: u32,
    instrument: String,
    version: String,
    language: String,
    title: String,
    #[serde(default)]
    instruction: String,
    items: Vec<Item>,
    #[serde(default)]
    anchors: Vec<Anchor>,
    licence: PackLicence,
    copyright: String,
    sha256: String,
}

impl Pack {
    /// Reads a pack. What is wrong comes all at once.
    ///
    /// Whether the licence still holds is another question: [`Pack::in_force`].
    ///
    /// # Errors
    /// Every [`PackTrouble`] of the file.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<PackTrouble>> {
        let (pack, written) = Self::read_unsummed(bytes)?;
        let reckoned = pack.sum();
        if written.eq_ignore_ascii_case(&reckoned) {
            Ok(pack)
        } else {
            Err(vec![PackTrouble::WrongSum { written, reckoned }])
        }
    }

    /// Reads a pack whose sum may still be wrong: for whoever makes one. With the sum that it carries.
    ///
    /// # Errors
    /// Every other [`PackTrouble`] of the file.
    pub fn read_unsummed(bytes: &[u8]) -> Result<(Self, String), Vec<PackTrouble>> {
        if bytes.len() > LARGEST {
            return Err(vec![PackTrouble::TooLarge { most: LARGEST }]);
        }
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let file: File =
            serde_json::from_slice(bytes).map_err(|e| vec![PackTrouble::NotAPack { why: e.to_string() }])?;
        let written = file.sha256.trim().to_owned();
        Self::of(file).map(|pack| (pack, written))
    }

    fn of(file: File) -> Result<Self, Vec<PackTrouble>> {
        let mut wrong = Vec::new();
        if file.rinnalla_text_pack != FORMAT {
            wrong.push(PackTrouble::OtherFormat { is: file.rinnalla_text_pack });
        }
        let language = LANGUAGES.into_iter().find(|l| *l == file.language);
        if language.is_none() {
            wrong.push(PackTrouble::WrongLanguage { is: file.language.clone() });
        }
        let instrument = match Instrument::parse(&file.instrument) {
            Some(instrument) if instrument.items().is_some() => Some(instrument),
            _ => {
                wrong.push(PackTrouble::UnknownInstrument { key: file.instrument.clone() });
                None
            }
        };
        let (Some(instrument), Some(language)) = (instrument, language) else { return Err(wrong) };
        let pack = Self {
            instrument,
            version: file.version,
            language,
            title: file.title,
            instruction: file.instruction,
            items: file.items,
            anchors: file.anchors,
            licence: file.licence,
            copyright: file.copyright,
        };
        pack.check(&mut wrong);
        if wrong.is_empty() { Ok(pack) } else { Err(wrong) }
    }

    fn check(&self, wrong: &mut Vec<PackTrouble>) {
        let expected = self.instrument.items().unwrap_or_default();
        if self.items.len() != expected {
            let instrument = self.instrument;
            wrong.push(PackTrouble::WrongItems { instrument, expected, given: self.items.len() });
        }
        for (field, text) in [("version", &self.version), ("title", &self.title), ("copyright", &self.copyright)] {
            needed(field, text, wrong);
        }
        needed("licence.holder", &self.licence.holder, wrong);
        if self.instrument.licence().tier != Tier::Shipped {
            needed("licence.number", &self.licence.number, wrong);
        }
        for item in &self.items {
            needed("items", &item.text, wrong);
        }
        for anchor in self.anchors.iter().chain(self.items.iter().flat_map(|i| &i.anchors)) {
            needed("anchors", &anchor.text, wrong);
        }
        if self.instruction.chars().count() > LONGEST {
            wrong.push(PackTrouble::TooLong { field: "instruction", most: LONGEST });
        }
        let shared = self.items.iter().any(|i| i.anchors.is_empty()) || self.items.is_empty();
        if shared && !self.names_answers(&self.anchors) {
            wrong.push(self.wrong_anchors(0));
        }
        for (at, item) in self.items.iter().enumerate().filter(|(_, i)| !i.anchors.is_empty()) {
            if !self.names_answers(&item.anchors) {
                wrong.push(self.wrong_anchors(at + 1));
            }
        }
        wrong.dedup();
    }

    fn wrong_anchors(&self, item: usize) -> PackTrouble {
        let (low, high) = self.instrument.answers();
        PackTrouble::WrongAnchors { item, low, high }
    }

    /// Every answer has its words, each once and in order; of a scale to ten both ends are enough.
    fn names_answers(&self, anchors: &[Anchor]) -> bool {
        let (low, high) = self.instrument.answers();
        let values: Vec<i64> = anchors.iter().map(|a| a.value).collect();
        let rising = values.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        let ends = values.first() == Some(&low) && values.last() == Some(&high);
        let long = high - low >= 10;
        rising && ends && (long || values.iter().copied().eq(low..=high))
    }

    /// Answers of an item, in their order, with the words of those that have words.
    pub fn answers(&self, item: usize) -> Vec<(i64, Option<&str>)> {
        let own = self.items.get(item).map(|i| &i.anchors).filter(|a| !a.is_empty());
        let anchors = own.unwrap_or(&self.anchors);
        let (low, high) = self.instrument.answers();
        (low..=high).map(|v| (v, anchors.iter().find(|a| a.value == v).map(|a| a.text.as_str()))).collect()
    }

    /// Whether the licence holds on a day.
    pub fn in_force(&self, today: Date) -> bool {
        self.licence.valid_to.is_none_or(|last| today <= last)
    }

    /// The pack, if its licence holds on a day.
    ///
    /// # Errors
    /// [`PackTrouble::Expired`]
    pub fn held_on(self, today: Date) -> Result<Self, PackTrouble> {
        match self.licence.valid_to {
            Some(last) if today > last => Err(PackTrouble::Expired { last }),
            _ => Ok(self),
        }
    }

    /// The texts in the form over which the sum is reckoned: each field as a line with its name and its length in
    /// bytes, then the text itself.
    pub fn canonical(&self) -> String {
        let mut out = format!("rinnalla-text-pack {FORMAT}\n");
        let mut field = |name: &str, text: &str| out.push_str(&format!("{name} {}\n{text}\n", text.len()));
        field("instrument", self.instrument.code());
        field("version", &self.version);
        field("language", self.language);
        field("title", &self.title);
        field("instruction", &self.instruction);
        for item in &self.items {
            field("item", &item.text);
            for anchor in &item.anchors {
                field(&format!("item-anchor {}", anchor.value), &anchor.text);
            }
        }
        for anchor in &self.anchors {
            field(&format!("anchor {}", anchor.value), &anchor.text);
        }
        field("copyright", &self.copyright);
        out
    }

    /// SHA-256 of the texts, in hexadecimal.
    pub fn sum(&self) -> String {
        Sha256::digest(self.canonical().as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The pack as a file.
    pub fn to_json(&self) -> String {
        let file = File {
            rinnalla_text_pack: FORMAT,
            instrument: self.instrument.code().to_owned(),
            version: self.version.clone(),
            language: self.language.to_owned(),
            title: self.title.clone(),
            instruction: self.instruction.clone(),
            items: self.items.clone(),
            anchors: self.anchors.clone(),
            licence: self.licence.clone(),
            copyright: self.copyright.clone(),
            sha256: self.sum(),
        };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }
}

fn needed(field: &'static str, text: &str, wrong: &mut Vec<PackTrouble>) {
    if text.trim().is_empty() {
        wrong.push(PackTrouble::Empty { field });
    }
    if text.chars().count() > LONGEST {
        wrong.push(PackTrouble::TooLong { field, most: LONGEST });
    }
}

#[derive(Deserialize)]
struct Shipped {
    packs: Vec<serde_json::Value>,
}

static SHIPPED: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let shipped: Shipped =
        serde_json::from_str(include_str!("../../data/texts/en.json")).expect("the shipped texts are tested");
    let read = |value: serde_json::Value| Pack::read(value.to_string().as_bytes());
    shipped.packs.into_iter().map(read).collect::<Result<_, _>>().expect("the shipped texts are tested")
});

/// Packs whose words may be shipped, in a language; none for a language without attested wording.
pub fn shipped(language: &str) -> Vec<&'static Pack> {
    SHIPPED.iter().filter(|pack| pack.language == language).collect()
}

#[cfg(test)]
mod tests;
