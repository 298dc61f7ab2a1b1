//! From the words of a question to the words of the index that agree with them.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::heard::Meaning;
use crate::index::Index;
use crate::number::float;
use crate::terms::Term;
use crate::vocabulary::WordId;
use crate::{grams, letters};

/// A word of a question.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// As it was written, in small letters.
    pub(crate) text: String,
    /// Does the Finnish dictionary have it?
    pub(crate) is_known: bool,
    /// How much it matters: 1, or less for a word of grammar.
    pub(crate) weight: f32,
    /// How well it would agree with itself in a title, whether or not the index has it.
    pub(crate) itself: f32,
    /// The words of the index that agree with it, best first, with how well.
    pub(crate) agreeing: Vec<(WordId, f32)>,
}

impl Asked {
    /// The best agreement.
    pub(crate) fn best(&self) -> f32 {
        self.agreeing.first().map_or(0.0, |(_, weight)| *weight)
    }
}

/// More words than this are not read: nobody types them.
const MOST_WORDS: usize = 24;

/// A carried word below this weight is only looked up as a term, not by its letters.
const LEAST_SPELLED: f32 = 0.12;

impl Index {
    /// The words of a question with what agrees with them. A word that is repeated counts once.
    pub(crate) fn weigh(&self, question: &str) -> Vec<Asked> {
        let mut asked: Vec<Asked> = Vec::new();
        for word in letters::words(question) {
            if asked.len() < MOST_WORDS && asked.iter().all(|a| a.text != word.text) {
                asked.push(self.weigh_word(word.text));
            }
        }
        asked
    }

    fn weigh_word(&self, text: String) -> Asked {
        let method = &*self.method;
        let meaning = self.heard.meaning(&text, method);
        let Meaning { own, carried, .. } = &*meaning;
        let mut sum = Sum::new(self);
        for (term, weight) in own.iter().chain(carried) {
            sum.add_term(term, *weight);
        }
        let mut itself = own.iter().map(|(term, weight)| weight * weight * self.term_tells(term)).fold(0.0, f32::max);
        if method.gram > 0.0 {
            itself += sum.add_spelling(&text, method.gram);
            for ((_, word), weight) in carried {
                if *weight >= LEAST_SPELLED && word.chars().count() >= 4 {
                    sum.add_spelling(word, method.gram * weight);
                }
            }
        }
        let agreeing = sum.best(method.agreeing, method.least);
        let weight = if meaning.is_common { method.common } else { 1.0 };
        Asked { text, is_known: meaning.is_known, itself, weight, agreeing }
    }

    fn term_tells(&self, term: &Term) -> f32 {
        self.telling(self.vocabulary.with_term(term).1)
    }

    /// How much it tells that something stands in so many entries (inverse document frequency).
    pub(crate) fn telling(&self, entries: u32) -> f32 {
        let all = float(self.len());
        let with = float(entries as usize).min(all);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }
}

thread_local! {
    /// A number for each word of the index, all zero between questions.
    static SCRATCH: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
}

/// Adds up how well each word of the index agrees with one word.
struct Sum<'i> {
    index: &'i Index,
    weights: Vec<f32>,
    touched: Vec<WordId>,
}

impl<'i> Sum<'i> {
    fn new(index: &'i Index) -> Self {
        let mut weights = SCRATCH.take();
        if weights.len() < index.vocabulary.len() {
            weights.resize(index.vocabulary.len(), 0.0);
        }
        Self { index, weights, touched: Vec::new() }
    }

    fn add(&mut self, word: WordId, weight: f32) {
        let sum = &mut self.weights[word as usize];
        if *sum == 0.0 {
            self.touched.push(word);
        }
        *sum += weight;
    }

    fn add_term(&mut self, term: &Term, weight: f32) {
        let words = self.index.vocabulary.with_term(term).0;
        let weight = weight * self.index.term_tells(term);
        for (word, share) in words {
            self.add(*word, weight * share);
        }
    }

    /// Adds agreement in letters. A word counts about as much whether it is long or short: each of
    /// its n-grams is divided by the root of their number. Returns how well it agrees with itself.
    fn add_spelling(&mut self, text: &str, weight: f32) -> f32 {
        let method = &self.index.method;
        let mut shares: FxHashMap<grams::Gram, f32> = FxHashMap::default();
        for length in method.grams.0..=method.grams.1 {
            let grams = grams::of(text, length);
            let share = weight / float(grams.len()).sqrt();
            for (at, gram) in grams.iter().enumerate() {
                let is_ending = grams.len() > 3 && at + 2 >= grams.len();
                let share = if is_ending { share * method.ending } else { share };
                let kept = shares.entry(*gram).or_default();
                *kept = kept.max(share);
            }
        }
        let mut itself = 0.0;
        for (gram, share) in shares {
            let (words, entries) = self.index.vocabulary.with_gram(gram);
            let weight = share * self.index.telling(entries);
            itself += weight;
            for word in words {
                self.add(*word, weight);
            }
        }
        itself
    }

    /// The words that agree best, of those that still stand in an entry.
    fn best(mut self, most: usize, least: f32) -> Vec<(WordId, f32)> {
        let vocabulary = &self.index.vocabulary;
        let mut best: Vec<(WordId, f32)> = self.touched.drain(..).map(|w| (w, self.weights[w as usize])).collect();
        for (word, _) in &best {
            self.weights[*word as usize] = 0.0;
        }
        SCRATCH.set(self.weights);
        let order = |a: &(WordId, f32), b: &(WordId, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        // Twice as many as wanted: some may stand in no entry any more.
        let enough = most.saturating_mul(2);
        if best.len() > enough && enough > 0 {
            best.select_nth_unstable_by(enough - 1, order);
            best.truncate(enough);
        }
        best.retain(|(word, _)| !vocabulary.postings(*word).is_empty());
        best.sort_unstable_by(order);
        best.truncate(most);
        let least = best.first().map_or(0.0, |(_, weight)| weight * least);
        best.retain(|(_, weight)| *weight >= least);
        best
    }
}
