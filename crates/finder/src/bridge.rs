//! Words that mean the same in Finnish, Swedish and English.
//!
//! `data/bridge.tsv` was derived from the labels of two public vocabularies by a program, and no
//! line was written by hand: see `data/SOURCE.md` and `examples/bridge.rs`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::entry::Language;
use crate::method::Method;
use crate::terms::Term;

/// The words beside a word: language, word, how surely they mean the same (0 to 1).
type Beside = Vec<(Language, &'static str, f32)>;

struct Bridge {
    /// By language and word.
    pairs: FxHashMap<Language, FxHashMap<&'static str, Beside>>,
    /// The Finnish words in order, to find one by its beginning.
    finnish: Vec<&'static str>,
}

static BRIDGE: LazyLock<Bridge> = LazyLock::new(|| read(include_str!("../data/bridge.tsv")));

fn read(tsv: &'static str) -> Bridge {
    let mut pairs: FxHashMap<Language, FxHashMap<&'static str, Beside>> = FxHashMap::default();
    let mut add = |(language, word), (there, same), sure| {
        pairs.entry(language).or_default().entry(word).or_default().push((there, same, sure));
    };
    for line in tsv.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let mut word = || Some((Language::parse(columns.next()?)?, columns.next()?));
        let (one, other) = (word(), word());
        let sure = columns.next().and_then(|percent| percent.parse::<u8>().ok());
        if let (Some(one), Some(other), Some(percent)) = (one, other, sure) {
            let sure = f32::from(percent) / 100.0;
            add(one, other, sure);
            add(other, one, sure);
        }
    }
    let mut finnish: Vec<&str> =
        pairs.get(&Language::Finnish).into_iter().flat_map(|words| words.keys().copied()).collect();
    finnish.sort_unstable();
    Bridge { pairs, finnish }
}

/// Is this stem or dictionary form known in the language?
pub(crate) fn knows(language: Language, word: &str) -> bool {
    beside(language, word).is_some()
}

fn beside(language: Language, word: &str) -> Option<&'static Beside> {
    BRIDGE.pairs.get(&language)?.get(word)
}

/// What terms are in the other languages, and what those are in turn, with their weights.
pub(crate) fn carry(terms: &[(Term, f32)], method: &Method) -> Vec<(Term, f32)> {
    let mut carried: FxHashMap<Term, f32> = FxHashMap::default();
    let mut add = |language: Language, word: &str, weight: f32| {
        let kept = carried.entry((language, word.into())).or_default();
        *kept = kept.max(weight);
    };
    for ((language, word), weight) in terms {
        for (there, same, sure) in beside(*language, word).into_iter().flatten() {
            let weight = method.carried * weight * sure;
            add(*there, same, weight);
            for (back, similar, sure) in beside(*there, same).into_iter().flatten() {
                add(*back, similar, method.returned * weight * sure);
            }
        }
    }
    carried.into_iter().collect()
}

/// The dictionary form of a Finnish word without a dictionary: of the known words the one that
/// shares the longest beginning with least left over, if what is left of both may be an ending.
pub(crate) fn guess(word: &str) -> Option<&'static str> {
    let letters = word.chars().count();
    let at = BRIDGE.finnish.partition_point(|known| *known < word);
    let near = at.saturating_sub(40)..(at + 40).min(BRIDGE.finnish.len());
    let shared = |known: &str| known.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
    BRIDGE.finnish[near]
        .iter()
        .map(|known| (shared(known), known.chars().count(), *known))
        .filter(|(shared, length, _)| *shared >= 4 && length - shared <= 3 && letters - shared <= 6)
        .max_by_key(|(shared, length, _)| 7 * shared - 3 * length)
        .map(|(_, _, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(language: Language, word: &str) -> FxHashMap<Term, f32> {
        carry(&[((language, word.into()), 1.0)], &Method::default()).into_iter().collect()
    }

    #[test]
    fn grief_is_sorg_is_suru() {
        let found = carried(Language::Swedish, "sorg");
        assert!(found.contains_key(&(Language::Finnish, "suru".into())));
        assert!(found.contains_key(&(Language::English, "grief".into())));
    }

    #[test]
    fn a_word_that_was_carried_over_weighs_less_than_what_was_asked() {
        let found = carried(Language::Finnish, "suru");
        assert!(!found.is_empty() && found.values().all(|weight| *weight < 1.0));
    }

    #[test]
    fn a_dictionary_form_is_guessed_from_the_beginning_of_a_word() {
        assert_eq!(guess("eläkeläisille"), Some("eläkeläinen"));
        assert_eq!(guess("kävelyllä"), Some("kävely"));
        assert_eq!(guess("xyz"), None);
    }
}
