//! The words of the index: which grams and terms each is made of, and in which entries it stands.

use std::sync::Arc;

use crate::entry::Language;
use crate::grams::{self, Gram};
use crate::method::Method;
use crate::pages::{Pages, Shards};
use crate::terms::{self, Term};

/// The number of a word.
pub(crate) type WordId = u32;

/// An entry and the weight of the field in which the word stands, in one number: the entry's slot
/// in the upper 24 bits, the weight in 255ths below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting(u32);

impl Posting {
    pub(crate) fn new(slot: u32, weight: u8) -> Self {
        Self(slot << 8 | u32::from(weight))
    }

    pub(crate) fn slot(self) -> u32 {
        self.0 >> 8
    }

    pub(crate) fn weight(self) -> u8 {
        (self.0 & 0xff) as u8
    }
}

/// How many slots a posting can tell apart.
pub(crate) const MOST_SLOTS: usize = 1 << 24;

/// A set of languages, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Languages(u8);

impl Languages {
    pub(crate) fn insert(&mut self, language: Language) {
        self.0 |= 1 << (language as u8);
    }

    fn iter(self) -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(move |language| self.0 & (1 << (*language as u8)) != 0)
    }

    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

#[derive(Clone, Debug)]
struct Word {
    text: Box<str>,
    grams: Box<[u32]>,
    /// The terms that it has in the languages in which it was met.
    terms: Vec<u32>,
    languages: Languages,
}

/// Something that words have in common: the words, and the sum of their entries.
#[derive(Clone, Debug)]
struct Shared<T> {
    words: Pages<Arc<Vec<T>>, 128>,
    entries: Pages<u32, 1024>,
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self { words: Pages::default(), entries: Pages::default() }
    }
}

impl<T: Clone> Shared<T> {
    fn push(&mut self) -> u32 {
        self.words.push(Arc::default());
        self.entries.push(0);
        number(self.words.len() - 1)
    }

    fn add(&mut self, id: u32, word: T, entries: usize) {
        Arc::make_mut(self.words.change(id as usize)).push(word);
        *self.entries.change(id as usize) += number(entries);
    }
}

/// All words of an index. A word that stands in no entry any more stays until the next building.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    ids: Shards<Box<str>, WordId>,
    words: Pages<Arc<Word>, 256>,
    postings: Pages<Arc<Vec<Posting>>, 128>,
    gram_ids: Shards<Gram, u32>,
    grams: Shared<WordId>,
    term_ids: Shards<Term, u32>,
    terms: Shared<(WordId, f32)>,
    /// While an index is built, terms and sums of entries wait until its end.
    building: bool,
}

/// Fewer words are not worth a thread.
const WORTH_A_THREAD: usize = 1000;

/// The terms of a word, with weights.
type Terms = Vec<(Term, f32)>;

fn terms_in(word: &str, languages: Languages, method: &Method) -> Terms {
    languages.iter().flat_map(|language| terms::of_text(word, language, method)).collect()
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Vocabulary {
    /// A vocabulary to be filled; the sums come with [`Vocabulary::built`].
    pub(crate) fn to_build() -> Self {
        Self { building: true, ..Self::default() }
    }

    /// Finds the terms of all words, and counts in how many entries each gram and term stands.
    pub(crate) fn built(&mut self, method: &Method) {
        for (id, terms) in (0..).zip(self.all_terms(method)) {
            self.attach(id, terms);
        }
        self.building = false;
        for id in 0..number(self.words.len()) {
            let entries = number(self.postings(id).len());
            self.count(id, |sum| *sum += entries);
        }
    }

    /// The terms of all words, found on all processors: reading a word with libvoikko is by far the
    /// dearest part of building. Each thread opens a handle of its own.
    fn all_terms(&self, method: &Method) -> Vec<Terms> {
        let words: Vec<&Arc<Word>> = self.words.iter().collect();
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let share = words.len().div_ceil(threads).max(WORTH_A_THREAD);
        let read = |part: &[&Arc<Word>]| -> Vec<Terms> {
            part.iter().map(|word| terms_in(&word.text, word.languages, method)).collect()
        };
        std::thread::scope(|scope| {
            let parts: Vec<_> = words.chunks(share).map(|part| scope.spawn(move || read(part))).collect();
            parts.into_iter().flat_map(|part| part.join().expect("reading a word does not panic")).collect()
        })
    }

    fn count(&mut self, id: WordId, change: impl Fn(&mut u32)) {
        let word = Arc::clone(self.words.get(id as usize));
        word.grams.iter().for_each(|gram| change(self.grams.entries.change(*gram as usize)));
        word.terms.iter().for_each(|term| change(self.terms.entries.change(*term as usize)));
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The number of a word that is known, also if no entry has it any more.
    pub(crate) fn find(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    pub(crate) fn text(&self, id: WordId) -> &str {
        &self.words.get(id as usize).text
    }

    pub(crate) fn postings(&self, id: WordId) -> &[Posting] {
        self.postings.get(id as usize)
    }

    /// The words that have a gram, and in how many entries they stand together.
    pub(crate) fn with_gram(&self, gram: Gram) -> (&[WordId], u32) {
        match self.gram_ids.get(&gram) {
            Some(id) => (self.grams.words.get(*id as usize), *self.grams.entries.get(*id as usize)),
            None => (&[], 0),
        }
    }

    /// The words that have a term with their weights, and in how many entries they stand together.
    pub(crate) fn with_term(&self, term: &Term) -> (&[(WordId, f32)], u32) {
        match self.term_ids.get(term) {
            Some(id) => (self.terms.words.get(*id as usize), *self.terms.entries.get(*id as usize)),
            None => (&[], 0),
        }
    }

    /// Makes a word known in these languages.
    pub(crate) fn meet(&mut self, word: &str, languages: Languages, method: &Method) -> WordId {
        let id = match self.find(word) {
            Some(id) => id,
            None => self.add_word(word, method.grams),
        };
        let new = languages.without(self.words.get(id as usize).languages);
        if new != Languages::default() {
            Arc::make_mut(self.words.change(id as usize)).languages.0 |= new.0;
            if !self.building {
                self.attach(id, terms_in(word, new, method));
            }
        }
        id
    }

    fn attach(&mut self, id: WordId, terms: Terms) {
        let entries = if self.building { 0 } else { self.postings(id).len() };
        let mut ids = Vec::with_capacity(terms.len());
        for (term, weight) in terms {
            let known = self.term_ids.get(&term).copied();
            let term_id = known.unwrap_or_else(|| {
                let new = self.terms.push();
                self.term_ids.insert(term, new);
                new
            });
            self.terms.add(term_id, (id, weight), entries);
            ids.push(term_id);
        }
        Arc::make_mut(self.words.change(id as usize)).terms.extend(ids);
    }

    fn add_word(&mut self, text: &str, lengths: (usize, usize)) -> WordId {
        let id = number(self.words.len());
        let grams = grams::all(text, lengths)
            .into_iter()
            .map(|gram| {
                let known = self.gram_ids.get(&gram).copied();
                let gram_id = known.unwrap_or_else(|| {
                    let new = self.grams.push();
                    self.gram_ids.insert(gram, new);
                    new
                });
                self.grams.add(gram_id, id, 0);
                gram_id
            })
            .collect();
        self.ids.insert(text.into(), id);
        self.words.push(Arc::new(Word {
            text: text.into(),
            grams,
            terms: Vec::new(),
            languages: Languages::default(),
        }));
        self.postings.push(Arc::default());
        id
    }

    /// Notes that a word stands in an entry.
    pub(crate) fn put(&mut self, id: WordId, posting: Posting) {
        let list = Arc::make_mut(self.postings.change(id as usize));
        if list.last().is_none_or(|last| last.slot() < posting.slot()) {
            list.push(posting);
        } else {
            let at = list.partition_point(|p| p.slot() < posting.slot());
            list.insert(at, posting);
        }
        if !self.building {
            self.count(id, |sum| *sum += 1);
        }
    }

    /// Notes that a word stands in an entry no more.
    pub(crate) fn take(&mut self, id: WordId, slot: u32) {
        let list = Arc::make_mut(self.postings.change(id as usize));
        let at = list.partition_point(|p| p.slot() < slot);
        if list.get(at).is_some_and(|p| p.slot() == slot) {
            list.remove(at);
            self.count(id, |sum| *sum = sum.saturating_sub(1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(vocabulary: &mut Vocabulary, word: &str) -> WordId {
        let mut finnish = Languages::default();
        finnish.insert(Language::Finnish);
        vocabulary.meet(word, finnish, &method())
    }

    fn method() -> Method {
        Method { voikko: false, ..Method::default() }
    }

    #[test]
    fn a_posting_keeps_slot_and_weight() {
        let posting = Posting::new(8_000_000, 200);
        assert_eq!((posting.slot(), posting.weight()), (8_000_000, 200));
    }

    #[test]
    fn sums_after_edits_are_those_of_a_fresh_building() {
        let mut built = Vocabulary::to_build();
        for (slot, word) in ["kahvi", "kahvila", "suru"].into_iter().enumerate() {
            let id = meet(&mut built, word);
            built.put(id, Posting::new(number(slot), 255));
        }
        built.built(&method());
        let mut edited = Vocabulary::to_build();
        edited.built(&method());
        for (slot, word) in ["kahvi", "kahvila", "suru", "kahvi"].into_iter().enumerate() {
            let id = meet(&mut edited, word);
            edited.put(id, Posting::new(number(slot), 255));
        }
        let id = edited.find("kahvi").unwrap();
        edited.take(id, 3);
        for gram in grams::all("kahvila", (3, 4)) {
            assert_eq!(built.with_gram(gram).1, edited.with_gram(gram).1);
        }
        let term = (Language::Finnish, "kahvi".into());
        assert_eq!(edited.with_term(&term), built.with_term(&term));
    }
}
