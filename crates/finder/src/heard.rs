//! The words of questions that were read lately: people ask with the same words again and again, and
//! whoever narrows a search asks the same question. Reading a word with libvoikko is a quarter of a
//! search among twenty thousand entries.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::method::Method;
use crate::terms::{self, Term};
use crate::{bridge, common};

/// When so many words are kept, all are forgotten.
const MOST: usize = 4096;

/// What a word of a question means. Depends on the method alone, not on the entries.
#[derive(Debug)]
pub(crate) struct Meaning {
    /// Its own terms.
    pub(crate) own: Vec<(Term, f32)>,
    /// What it is in the other languages.
    pub(crate) carried: Vec<(Term, f32)>,
    /// Does the Finnish dictionary have it?
    pub(crate) is_known: bool,
    /// Is it a word of grammar?
    pub(crate) is_common: bool,
}

impl Meaning {
    fn of(word: &str, method: &Method) -> Self {
        let (own, is_known) = terms::of_question(word, method);
        let is_common = common::is_common(word);
        let carried = if method.bridge && !is_common { carry(&own, method) } else { Vec::new() };
        Self { own, carried, is_known, is_common }
    }
}

/// What a word is in the other languages, without what it is anyway.
fn carry(own: &[(Term, f32)], method: &Method) -> Vec<(Term, f32)> {
    let mut carried = bridge::carry(own, method);
    carried.retain(|(term, _)| own.iter().all(|(known, _)| known != term));
    carried
}

/// The words that were read lately. Copies of an index share them.
#[derive(Clone, Default)]
pub(crate) struct Heard(Arc<Mutex<FxHashMap<Box<str>, Arc<Meaning>>>>);

impl std::fmt::Debug for Heard {
    /// Nothing of what people asked.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Heard").finish_non_exhaustive()
    }
}

impl Heard {
    /// What a word means.
    pub(crate) fn meaning(&self, word: &str, method: &Method) -> Arc<Meaning> {
        let words = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = words().get(word) {
            return Arc::clone(known);
        }
        // Read without the lock: others go on meanwhile.
        let meaning = Arc::new(Meaning::of(word, method));
        let mut words = words();
        if words.len() >= MOST {
            words.clear();
        }
        words.insert(word.into(), Arc::clone(&meaning));
        meaning
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_once_until_too_many_are_kept() {
        let (heard, method) = (Heard::default(), Method { voikko: false, ..Method::default() });
        let first = heard.meaning("kahvi", &method);
        assert!(Arc::ptr_eq(&first, &heard.clone().meaning("kahvi", &method)));
        (0..MOST).for_each(|n| drop(heard.meaning(&format!("sana{n}"), &method)));
        let again = heard.meaning("kahvi", &method);
        assert!(!Arc::ptr_eq(&first, &again) && first.own == again.own);
        assert!(!format!("{heard:?}").contains("kahvi"));
    }
}
