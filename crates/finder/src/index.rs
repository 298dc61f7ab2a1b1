//! The index: built from all entries, never changed, copied cheaply for each edit.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::card::Card;
use crate::entry::{Entry, Language};
use crate::heard::Heard;
use crate::letters::{self, Word};
use crate::method::Method;
use crate::number::{byte, float};
use crate::pages::{Pages, Shards};
use crate::vocabulary::{Languages, MOST_SLOTS, Posting, Vocabulary};

/// A change of one entry.
#[derive(Clone, Debug)]
pub enum Edit {
    /// The entry is new, or replaces the one with the same identity.
    Put(Arc<Entry>),
    /// There is no such entry any more.
    Remove(Arc<str>),
}

/// The entries, ready to be searched.
#[derive(Clone, Debug)]
pub struct Index {
    pub(crate) method: Arc<Method>,
    pub(crate) heard: Heard,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) entries: Pages<Option<Arc<Entry>>, 256>,
    pub(crate) cards: Pages<Card, 128>,
    pub(crate) areas: Areas,
    slots: Shards<Arc<str>, u32>,
    free: Vec<u32>,
    live: usize,
}

/// The code that stands for the whole country in a set of municipalities.
pub(crate) const EVERYWHERE: u16 = u16::MAX;

/// The different sets of municipalities in which entries are offered, and the slots of the entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Areas {
    sets: Pages<Arc<[u16]>, 256>,
    slots: Pages<Arc<Vec<u32>>, 256>,
    numbers: Shards<Arc<[u16]>, u32>,
}

impl Areas {
    fn number(&mut self, entry: &Entry) -> u32 {
        let mut set = entry.municipalities.clone();
        if entry.everywhere {
            set.push(EVERYWHERE);
        }
        set.sort_unstable();
        set.dedup();
        if let Some(known) = self.numbers.get(set.as_slice()) {
            return *known;
        }
        let set: Arc<[u16]> = set.into();
        let number = u32::try_from(self.sets.len()).unwrap_or(0);
        self.sets.push(Arc::clone(&set));
        self.slots.push(Arc::default());
        self.numbers.insert(set, number);
        number
    }

    fn put(&mut self, area: u32, slot: u32) {
        Arc::make_mut(self.slots.change(area as usize)).push(slot);
    }

    fn take(&mut self, area: u32, slot: u32) {
        Arc::make_mut(self.slots.change(area as usize)).retain(|other| *other != slot);
    }

    /// The sets, each with the slots of the entries that are offered there.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u16], &[u32])> {
        self.sets.iter().zip(self.slots.iter()).map(|(set, slots)| (&**set, slots.as_slice()))
    }
}

impl Index {
    /// Builds an index of all entries. Of two with the same identity the later counts.
    pub fn build(entries: impl IntoIterator<Item = Entry>, method: Method) -> Self {
        let entries: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
        let mut index = Self {
            method: Arc::new(method),
            heard: Heard::default(),
            vocabulary: Vocabulary::to_build(),
            entries: Pages::default(),
            cards: Pages::default(),
            areas: Areas::default(),
            slots: Shards::default(),
            free: Vec::new(),
            live: 0,
        };
        let mut last: FxHashMap<Arc<str>, usize> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate() {
            last.insert(Arc::clone(&entry.id), at);
        }
        for (at, entry) in entries.into_iter().enumerate() {
            if last.get(&entry.id) == Some(&at) {
                index.put(entry);
            }
        }
        let method = Arc::clone(&index.method);
        index.vocabulary.built(&method);
        index
    }

    /// A copy of this index with these edits, in order. What they do not touch is shared.
    #[must_use]
    pub fn with(&self, edits: impl IntoIterator<Item = Edit>) -> Self {
        let mut index = self.clone();
        for edit in edits {
            match edit {
                Edit::Put(entry) => {
                    index.take(&entry.id);
                    index.put(entry);
                }
                Edit::Remove(id) => index.take(&id),
            }
        }
        index
    }

    /// How many entries there are, hidden ones too.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Is there no entry?
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// How many different words the entries have, or once had.
    pub fn words(&self) -> usize {
        self.vocabulary.len()
    }

    /// The entry with this identity.
    pub fn get(&self, id: &str) -> Option<&Arc<Entry>> {
        self.entries.get(*self.slots.get(id)? as usize).as_ref()
    }

    fn put(&mut self, entry: Arc<Entry>) {
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None if self.entries.len() < MOST_SLOTS => {
                self.entries.push(None);
                self.cards.push(Card::NONE);
                u32::try_from(self.entries.len() - 1).unwrap_or(0)
            }
            // Sixteen million entries are more than a country has; the one too many is not found.
            None => return,
        };
        let method = Arc::clone(&self.method);
        for (word, (weight, languages)) in weighted_words(&entry, &method) {
            let id = self.vocabulary.meet(&word, languages, &method);
            self.vocabulary.put(id, Posting::new(slot, weight));
        }
        let area = self.areas.number(&entry);
        self.areas.put(area, slot);
        *self.cards.change(slot as usize) = Card::new(&entry, area);
        self.slots.insert(Arc::clone(&entry.id), slot);
        *self.entries.change(slot as usize) = Some(entry);
        self.live += 1;
    }

    fn take(&mut self, id: &str) {
        let Some(slot) = self.slots.remove(id) else { return };
        if let Some(entry) = self.entries.change(slot as usize).take() {
            for word in weighted_words(&entry, &self.method).into_keys() {
                if let Some(id) = self.vocabulary.find(&word) {
                    self.vocabulary.take(id, slot);
                }
            }
        }
        let card = std::mem::replace(self.cards.change(slot as usize), Card::NONE);
        self.areas.take(card.area, slot);
        self.free.push(slot);
        self.live -= 1;
    }
}

/// The words of an entry: the weight of the best place in which each stands, in 255ths, and the
/// languages in which it stands there. Names are read as Finnish.
fn weighted_words(entry: &Entry, method: &Method) -> FxHashMap<String, (u8, Languages)> {
    let mut found: FxHashMap<String, (u8, Languages)> = FxHashMap::default();
    let mut add = |words: Vec<Word>, language: Language, weight: f32| {
        let weight = byte(weight);
        for word in words {
            let (best, languages) = found.entry(word.text).or_default();
            *best = weight.max(*best);
            languages.insert(language);
        }
    };
    let fields = &method.fields;
    for (language, text) in &entry.texts {
        add(letters::words(&text.title), *language, fields.title);
        let words = letters::words(&text.description);
        let weight = fields.description * dilution(words.len());
        add(words, *language, weight);
    }
    for (language, label) in entry.tags.iter().flat_map(|tag| &tag.labels) {
        add(letters::words(label), *language, fields.tag);
    }
    add(letters::words(&entry.organiser), Language::Finnish, fields.organiser);
    add(letters::words(&entry.place), Language::Finnish, fields.place);
    found.retain(|_, (weight, _)| *weight > 0);
    found
}

/// A description of so many words counts in full.
const SHORT: usize = 20;

/// The more words a description has, the less each of them tells.
fn dilution(words: usize) -> f32 {
    (float(SHORT) / float(words.max(SHORT))).sqrt()
}
