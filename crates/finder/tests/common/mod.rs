//! Entries for the tests.

use jiff::civil::Date;
use rinnalla_finder::{Entry, Index, Language, Method, Query, Text, eval};

pub const TODAY: Date = eval::DAY;

/// An entry with a title and a description in Finnish, checked today, coming at any time.
pub fn entry(id: &str, title: &str, description: &str) -> Entry {
    entry_in(Language::Finnish, id, title, description)
}

/// The same in some language.
pub fn entry_in(language: Language, id: &str, title: &str, description: &str) -> Entry {
    Entry {
        id: id.into(),
        texts: vec![(language, Text { title: title.into(), description: description.into() })],
        next: rinnalla_finder::Next::AnyTime,
        checked_on: Some(TODAY),
        ..Entry::default()
    }
}

pub fn index(entries: impl IntoIterator<Item = Entry>) -> Index {
    Index::build(entries, Method::default())
}

pub fn ids(index: &Index, query: &Query) -> Vec<String> {
    index.search(query).hits.iter().map(|hit| hit.id.to_string()).collect()
}

pub fn find(index: &Index, text: &str) -> Vec<String> {
    ids(index, &Query::words(text, TODAY))
}
