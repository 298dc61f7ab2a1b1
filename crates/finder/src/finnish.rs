//! What a Finnish word is about: its dictionary form, the parts of a compound, the words it comes from.

use rustc_hash::FxHashMap;

use crate::bridge;
use crate::entry::Language;
use crate::method::Method;
use crate::number::float;
use crate::voikko::{self, Reading};

/// The terms of a Finnish word with their weights, the word's own dictionary form having 1.
/// All readings count ("jäin" is jäädä and jää), each with a weight divided by the root of their
/// number. A word that is not known is its own term.
pub(crate) fn terms(word: &str, method: &Method) -> Vec<(String, f32)> {
    known_terms(word, method).unwrap_or_else(|| guessed_terms(word, method))
}

/// The terms of a word that the dictionary knows.
pub(crate) fn known_terms(word: &str, method: &Method) -> Option<Vec<(String, f32)>> {
    let readings = if method.voikko { different(voikko::readings(word)) } else { Vec::new() };
    if readings.is_empty() {
        return None;
    }
    let share = 1.0 / float(readings.len()).sqrt();
    let mut terms = Terms::default();
    for reading in &readings {
        let base = plain(&reading.base);
        terms.add(&base, share);
        for (part, weight) in parts(word, reading, &base) {
            terms.add(&part, method.part * share * weight);
        }
        for derived in derivation_bases(&reading.bases) {
            if derived != base {
                terms.add(&derived, method.derivation * share);
            }
        }
    }
    Some(terms.0.into_iter().collect())
}

/// The terms of a word that no dictionary knows: itself, and what its beginning and its end look
/// like among the Finnish words of the bridge.
pub(crate) fn guessed_terms(word: &str, method: &Method) -> Vec<(String, f32)> {
    let mut terms = Terms::default();
    terms.add(word, 1.0);
    if method.bridge {
        if let Some(base) = bridge::guess(word) {
            terms.add(base, method.guessed);
        }
        if let Some((first, last)) = split(word) {
            terms.add(first, method.part * method.guessed);
            terms.add(last, method.part * method.guessed);
        }
    }
    terms.0.into_iter().collect()
}

/// Cuts a compound in a known word and the guess at another, the last as long as it can be.
fn split(word: &str) -> Option<(&str, &'static str)> {
    let ends = word.char_indices().skip(3).map(|(at, _)| word.split_at(at));
    ends.filter(|(first, last)| last.chars().count() >= 4 && bridge::knows(Language::Finnish, first))
        .find_map(|(first, last)| Some((first, bridge::guess(last)?)))
}

#[derive(Default)]
struct Terms(FxHashMap<String, f32>);

impl Terms {
    fn add(&mut self, term: &str, weight: f32) {
        if term.chars().nth(1).is_some() && weight > 0.0 {
            let kept = self.0.entry(term.to_owned()).or_default();
            *kept = kept.max(weight);
        }
    }
}

fn different(mut readings: Vec<Reading>) -> Vec<Reading> {
    let mut seen = Vec::new();
    readings.retain(|r| {
        let key = (plain(&r.base), r.structure.clone(), r.bases.clone());
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    readings
}

fn plain(base: &str) -> String {
    crate::letters::small(base).replace('=', "")
}

/// The parts of a compound in their dictionary forms. Inner parts are read again as words of their
/// own; the last one is what is left of the dictionary form of the whole.
fn parts(word: &str, reading: &Reading, base: &str) -> Vec<(String, f32)> {
    let surfaces = cut(word, &reading.structure);
    let Some((_, inner)) = surfaces.split_last().filter(|(_, inner)| !inner.is_empty()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for part in inner {
        let part = part.trim_matches('-');
        let mut bases: Vec<String> = Vec::new();
        for reading in voikko::readings(part) {
            let base = plain(&reading.base);
            if !reading.structure.get(1..).unwrap_or("").contains('=') && !bases.contains(&base) {
                bases.push(base);
            }
        }
        if bases.is_empty() {
            bases.push(part.to_owned());
        }
        let share = 1.0 / float(bases.len()).sqrt();
        found.extend(bases.into_iter().map(|base| (base, share)));
    }
    let before: usize = inner.iter().map(|part| part.chars().count()).sum();
    let last: String = base.chars().skip(before).collect();
    found.push((last.trim_matches('-').to_owned(), 1.0));
    found
}

/// Cuts a word where its structure has `=`: "=ppppp=pppppp".
fn cut(word: &str, structure: &str) -> Vec<String> {
    let mut letters = word.chars();
    let mut parts = Vec::new();
    let mut part = String::new();
    for c in structure.chars() {
        if c == '=' {
            if !part.is_empty() {
                parts.push(std::mem::take(&mut part));
            }
        } else {
            part.extend(letters.next());
        }
    }
    part.extend(letters);
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// The words in brackets of "+kävel(kävellä)+y(+y)+ryhmä(ryhmä)", without the endings.
fn derivation_bases(bases: &str) -> Vec<String> {
    bases
        .split('(')
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .filter(|(base, _)| !base.starts_with('+') && !base.is_empty())
        .map(|(base, _)| plain(base))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_at_the_marks_of_its_structure() {
        assert_eq!(cut("kahviseuraa", "=ppppp=pppppp"), ["kahvi", "seuraa"]);
        assert_eq!(cut("kahvi", "=ppppp"), ["kahvi"]);
        assert_eq!(cut("kahvi", ""), ["kahvi"]);
    }

    #[test]
    fn endings_are_no_derivation_bases() {
        assert_eq!(derivation_bases("+kävel(kävellä)+y(+y)+ryhmä(ryhmä)"), ["kävellä", "ryhmä"]);
        assert_eq!(derivation_bases("+yksin+huolta(huoltaa)+ja(+ja)"), ["huoltaa"]);
        assert_eq!(derivation_bases(""), Vec::<String>::new());
    }

    #[test]
    fn without_a_dictionary_the_words_of_the_bridge_are_the_dictionary() {
        let method = Method { voikko: false, ..Method::default() };
        let found: FxHashMap<String, f32> = terms("kävelyryhmässä", &method).into_iter().collect();
        assert!(found["kävelyryhmässä"] > found["kävely"] && found.contains_key("ryhmä"), "{found:?}");
        let alone = Method { bridge: false, ..method };
        assert_eq!(terms("kahviseuraa", &alone), [("kahviseuraa".to_owned(), 1.0)]);
    }

    #[test]
    fn compounds_meet_in_their_parts() {
        if !voikko::is_present() {
            println!("skipped: libvoikko or its Finnish dictionary is not installed");
            return;
        }
        let of = |word: &str| -> FxHashMap<String, f32> { terms(word, &Method::default()).into_iter().collect() };
        let (club, company) = (of("kahvikerho"), of("kahviseuraa"));
        assert!(club.contains_key("kahvi") && company.contains_key("kahvi"));
        assert!(of("kävelyryhmiä").contains_key("kävellä"));
        assert!(of("jäin").contains_key("jää") && of("jäin").contains_key("jäädä"));
    }
}
