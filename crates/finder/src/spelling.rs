//! "Did you mean": the nearest words of the index for words that nothing knows.

use crate::index::Index;
use crate::letters;
use crate::weigh::Asked;
use crate::{common, voikko};

/// Shorter words are not judged: too many are one letter apart.
const SHORTEST: usize = 4;

/// The question with likely misspellings put right; none if there is nothing to put right.
pub(crate) fn meant(index: &Index, question: &str, asked: &[Asked]) -> Option<String> {
    let mut out = String::with_capacity(question.len());
    let mut done = 0;
    let mut changed = false;
    for word in letters::words(question) {
        let better = asked.iter().find(|a| a.text == word.text).and_then(|a| nearest(index, a));
        if let Some(better) = better {
            out.push_str(&question[done..word.at.start]);
            out.push_str(better);
            done = word.at.end;
            changed = true;
        }
    }
    out.push_str(&question[done..]);
    changed.then_some(out)
}

fn nearest<'i>(index: &'i Index, asked: &Asked) -> Option<&'i str> {
    let letters: Vec<char> = letters::folded(&asked.text).chars().collect();
    if letters.len() < SHORTEST || is_right(index, asked) {
        return None;
    }
    let most = if letters.len() < 6 { 1 } else { 2 };
    // Without a dictionary nothing tells a slip at the end of a word from an ending.
    let judges_endings = index.method.voikko && voikko::is_present();
    asked
        .agreeing
        .iter()
        .map(|(id, _)| (*id, index.vocabulary.text(*id)))
        .filter(|(_, text)| text.chars().count().abs_diff(letters.len()) <= most)
        .map(|(id, text)| (id, text, letters::folded(text).chars().collect::<Vec<_>>()))
        .map(|(id, text, other)| (letters::mistakes(&letters, &other, most), id, text, other))
        .filter(|(mistakes, _, _, other)| *mistakes <= most && (judges_endings || !is_other_form(&letters, other)))
        .min_by_key(|(mistakes, id, _, _)| (*mistakes, std::cmp::Reverse(index.vocabulary.postings(*id).len()), *id))
        .map(|(_, _, text, _)| text)
}

/// Is the word in the index, in the dictionary or a word of grammar?
fn is_right(index: &Index, asked: &Asked) -> bool {
    asked.is_known
        || common::is_common(&asked.text)
        || index.vocabulary.find(&asked.text).is_some_and(|id| !index.vocabulary.postings(id).is_empty())
}

/// Do the two words differ only at their very end, as forms of one word do?
fn is_other_form(a: &[char], b: &[char]) -> bool {
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    shared + 2 >= a.len().min(b.len()) && shared >= 4 && a != b
}
