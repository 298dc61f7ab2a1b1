//! What comes out of reading a source: the same shape for all of them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rinnalla_domain::activity::{NewActivity, Organiser};
use rinnalla_domain::text::Line;
use rinnalla_domain::{Language, MunicipalityCode};

use super::{FieldSet, Note, Why};

/// One file or one page of an answer: its name, for messages, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// The name of the file or the address of the page; empty when there is only one.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// What a reader has to be told: it knows no clock and asks nobody.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day in Finland.
    pub today: Date,
    /// The language of what says none.
    pub language: Language,
    /// Organisers already known, by their identity in the source.
    pub organisers: BTreeMap<String, Organiser>,
    /// Who arranges what names nobody: an association's own calendar.
    pub organiser: Option<Organiser>,
    /// The municipalities that an entry serves when its record says none and has no place of its own.
    pub areas: Vec<MunicipalityCode>,
}

impl Context {
    /// Nothing known but the day.
    pub fn on(today: Date) -> Self {
        Self { today, language: Language::Finnish, organisers: BTreeMap::new(), organiser: None, areas: Vec::new() }
    }
}

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// Entries.
    pub items: Vec<Imported>,
    /// Organisers, where the source has records of them.
    pub organisers: Vec<ImportedOrganiser>,
    /// What the source says is deleted, archived or cancelled.
    pub gone: Vec<Gone>,
    /// Records that were not taken.
    pub rejected: Vec<Rejected>,
    /// What else should be known about records that were taken.
    pub notes: Vec<Noted>,
    /// Identities of records that the file only names: their whole bodies have to be asked for.
    pub wanted: Vec<String>,
    /// The next page.
    pub next: Option<Next>,
    /// Records seen, of every kind; those that only help others, as places and keywords, are counted here alone.
    pub total_seen: usize,
    /// Was everything read to its end? Only then may what is missing be taken for gone.
    pub complete: bool,
}

/// An entry that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// Its identity in the source; it stays the same from one reading to the next.
    pub key: String,
    /// What it is called there: `Service`, `ServiceLocation`, `event`, `row`.
    pub what: &'static str,
    /// What is written.
    pub content: NewActivity,
    /// The fields that the source speaks of.
    pub said: FieldSet,
    /// The fields that were derived from others, as needs from themes; none of them is in `said`.
    pub derived: FieldSet,
    /// The place of the record: "row 12", "/contents/3".
    pub where_: String,
}

/// An organiser that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedOrganiser {
    /// Its identity in the source.
    pub key: String,
    /// Name and business identity code.
    pub organiser: Organiser,
    /// Its home municipality.
    pub municipality: Option<MunicipalityCode>,
    /// Its page on the web.
    pub web: Option<Line>,
    /// The place of the record.
    pub where_: String,
}

/// A record that the source says is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its identity in the source.
    pub key: String,
    /// The place of the record.
    pub where_: String,
}

/// A record that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The place of the record, or the name of the file.
    pub where_: String,
    /// Why.
    pub why: Why,
}

/// A note about a record that was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// The place of the record.
    pub where_: String,
    /// What.
    pub note: Note,
}

/// Where the next page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// At an address that the source gives.
    Address(String),
    /// At the page of this number.
    Page(u64),
}

impl Batch {
    /// An empty batch of something that has been read to its end so far.
    pub(crate) fn begun() -> Self {
        Self { complete: true, ..Self::default() }
    }

    /// Keeps what came of one record, unless an earlier one has the same identity.
    pub(crate) fn keep(&mut self, seen: &mut Seen, read: Result<(Imported, Vec<Note>), (String, Why)>) {
        self.total_seen += 1;
        match read {
            Ok((item, notes)) => {
                if let Some(first) = seen.first(&item.key, &item.where_) {
                    let why = Why::DuplicateKey { first };
                    self.rejected.push(Rejected { where_: item.where_, why });
                    return;
                }
                self.notes.extend(notes.into_iter().map(|note| Noted { where_: item.where_.clone(), note }));
                self.items.push(item);
            }
            Err((where_, why)) => self.rejected.push(Rejected { where_, why }),
        }
    }

    /// Counts a record that was not taken.
    pub(crate) fn reject(&mut self, where_: impl Into<String>, why: Why) {
        self.total_seen += 1;
        self.rejected.push(Rejected { where_: where_.into(), why });
    }

    /// Notes that a file could not be read.
    pub(crate) fn fail(&mut self, name: &str, why: Why) {
        self.complete = false;
        let where_ = if name.is_empty() { "the file" } else { name };
        self.rejected.push(Rejected { where_: where_.to_owned(), why });
    }

    /// Counts a record that is no more.
    pub(crate) fn lose(&mut self, key: impl Into<String>, where_: impl Into<String>) {
        self.total_seen += 1;
        self.gone.push(Gone { key: key.into(), where_: where_.into() });
    }
}

/// Identities seen so far, and where.
#[derive(Debug, Default)]
pub(crate) struct Seen(std::collections::HashMap<String, String>);

impl Seen {
    /// Where the identity was seen first; notes it when it is new.
    pub(crate) fn first(&mut self, key: &str, where_: &str) -> Option<String> {
        if let Some(first) = self.0.get(key) {
            return Some(first.clone());
        }
        self.0.insert(key.to_owned(), where_.to_owned());
        None
    }
}

/// The place of a record in a file among several: "services.json /12".
pub(crate) fn place(file: &str, within: &str) -> String {
    match (file.is_empty(), within.is_empty()) {
        (true, _) => within.to_owned(),
        (false, true) => file.to_owned(),
        (false, false) => format!("{file} {within}"),
    }
}
