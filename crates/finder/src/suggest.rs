//! Suggestions while somebody types.

use rustc_hash::FxHashMap;

use crate::grams;
use crate::index::Index;
use crate::letters;
use crate::vocabulary::WordId;

/// Fewer letters say nothing.
const SHORTEST: usize = 2;

/// So many words that begin as typed are looked at, the most frequent first.
const MOST_WORDS: usize = 24;

/// In so many entries of each.
const MOST_ENTRIES: usize = 40;

impl Index {
    /// Titles and tags with a word that begins with the last word typed, and with all words before
    /// it: tags first, then what more entries have. At most `limit`, each once. Nothing that only
    /// editors may see, and nothing that ended before `today`.
    pub fn suggest(&self, typed: &str, today: jiff::civil::Date, limit: usize) -> Vec<String> {
        let mut words: Vec<String> = letters::words(typed).iter().map(|word| letters::folded(&word.text)).collect();
        let Some(last) = words.pop().filter(|last| last.chars().count() >= SHORTEST) else { return Vec::new() };
        let today = crate::card::day(today.into());
        let mut found: FxHashMap<String, (bool, usize)> = FxHashMap::default();
        for word in self.beginning(&last) {
            for posting in self.vocabulary.postings(word).iter().take(MOST_ENTRIES) {
                let slot = posting.slot() as usize;
                let card = self.cards.get(slot);
                let entry = self.entries.get(slot).as_ref().filter(|_| card.live && !card.hidden && card.ends >= today);
                let Some(entry) = entry else { continue };
                let titles = entry.texts.iter().map(|(_, text)| (false, &text.title));
                let tags = entry.tags.iter().flat_map(|tag| &tag.labels).map(|(_, label)| (true, label));
                for (is_tag, phrase) in titles.chain(tags) {
                    if fits(phrase, &words, &last) {
                        let seen = found.entry(phrase.clone()).or_default();
                        *seen = (seen.0 || is_tag, seen.1 + 1);
                    }
                }
            }
        }
        let mut found: Vec<(String, (bool, usize))> = found.into_iter().collect();
        found.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.len().cmp(&b.0.len())).then(a.0.cmp(&b.0)));
        found.into_iter().take(limit).map(|(phrase, _)| phrase).collect()
    }

    /// The words that begin with these letters, the most frequent first.
    fn beginning(&self, letters: &str) -> Vec<WordId> {
        // The gram of the first letters, with the mark where a word begins: as long as the index has.
        let longest = self.method.grams.1.min(letters.chars().count() + 1);
        let shortest = self.method.grams.0.min(longest);
        let Some(gram) = (shortest..=longest).rev().find_map(|n| grams::of(letters, n).first().copied()) else {
            return Vec::new();
        };
        let vocabulary = &self.vocabulary;
        let mut words: Vec<(usize, WordId)> = vocabulary
            .with_gram(gram)
            .0
            .iter()
            .filter(|word| letters::folded(vocabulary.text(**word)).starts_with(letters))
            .map(|word| (vocabulary.postings(*word).len(), *word))
            .filter(|(entries, _)| *entries > 0)
            .collect();
        words.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        words.into_iter().take(MOST_WORDS).map(|(_, word)| word).collect()
    }
}

/// Has the phrase all words, and one that begins with the last?
fn fits(phrase: &str, words: &[String], last: &str) -> bool {
    let own: Vec<String> = letters::words(phrase).iter().map(|word| letters::folded(&word.text)).collect();
    own.iter().any(|word| word.starts_with(last)) && words.iter().all(|word| own.iter().any(|other| other == word))
}
