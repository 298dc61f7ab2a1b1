//! What a word is about in each language: the terms that forms of a word and compounds share.

use crate::entry::Language;
use crate::method::Method;
use crate::{bridge, finnish, stems};

/// A term: the language and the dictionary form or stem.
pub(crate) type Term = (Language, Box<str>);

/// The terms of a word of a text in a known language, with weights up to 1.
pub(crate) fn of_text(word: &str, language: Language, method: &Method) -> Vec<(Term, f32)> {
    of(word, language, method).into_iter().map(|(term, weight)| ((language, term.into()), weight)).collect()
}

/// The terms of a word in small letters, with weights up to 1: its dictionary form, the parts of a
/// compound, the words it is derived from. Of a word of another language than Finnish, Swedish and
/// English, the word itself.
pub fn of(word: &str, language: Language, method: &Method) -> Vec<(String, f32)> {
    match language {
        Language::Finnish => finnish::terms(word, method),
        Language::Swedish => swedish(word, method),
        Language::English => vec![(stems::english(word), 1.0)],
        Language::NorthernSami => vec![(word.to_owned(), 1.0)],
    }
}

fn swedish(word: &str, method: &Method) -> Vec<(String, f32)> {
    let mut terms = vec![(stems::swedish(word).to_owned(), 1.0)];
    if method.bridge
        && let Some((first, last)) = stems::split_swedish(word, |stem| bridge::knows(Language::Swedish, stem))
    {
        terms.extend([first, last].map(|part| (part.to_owned(), method.part)));
    }
    terms
}

/// The terms of a word of a question, whose language nobody knows, and whether the Finnish
/// dictionary has it. If so it is still Swedish or English by half ("sport", "tango").
pub(crate) fn of_question(word: &str, method: &Method) -> (Vec<(Term, f32)>, bool) {
    let known = finnish::known_terms(word, method);
    let is_known = known.is_some();
    let finnish = known.unwrap_or_else(|| finnish::guessed_terms(word, method));
    let mut terms: Vec<(Term, f32)> =
        finnish.into_iter().map(|(term, weight)| ((Language::Finnish, term.into()), weight)).collect();
    if is_known {
        let others = [(Language::Swedish, stems::swedish(word).to_owned()), (Language::English, stems::english(word))];
        terms.extend(others.map(|(language, stem)| ((language, stem.into()), 0.5)));
    } else {
        for language in [Language::Swedish, Language::English] {
            terms.extend(of_text(word, language, method));
        }
    }
    (terms, is_known)
}
