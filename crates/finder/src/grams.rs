//! Character n-grams of folded words: what survives a wrong ending, a wrong letter and a compound.

use crate::letters::fold;

/// A gram of up to four letters in one number: sixteen bits a letter.
pub(crate) type Gram = u64;

const BEGIN: u64 = 1;
const END: u64 = 2;

/// The grams of a word for one length, in order, with a mark where the word begins and ends.
/// A word too short for the length is one gram.
pub(crate) fn of(word: &str, length: usize) -> Vec<Gram> {
    let mut letters = Vec::with_capacity(word.len() + 2);
    letters.push(BEGIN);
    // Letters beyond the basic plane share a number with one inside it; they are no words of our languages.
    letters.extend(word.chars().map(|c| u64::from(fold(c)) & 0xffff));
    letters.push(END);
    let length = length.min(letters.len()).min(4);
    letters.windows(length).map(|w| w.iter().fold(0, |gram, letter| (gram << 16) | letter)).collect()
}

/// The different grams of a word for a range of lengths.
pub(crate) fn all(word: &str, lengths: (usize, usize)) -> Vec<Gram> {
    let mut grams: Vec<Gram> = (lengths.0..=lengths.1).flat_map(|n| of(word, n)).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_as_many_grams_as_places_with_its_ends_marked() {
        assert_eq!(of("kerho", 4).len(), 4);
        assert_eq!(of("m", 4).len(), 1);
        assert_eq!(of("", 4).len(), 1);
    }

    #[test]
    fn dots_do_not_matter() {
        assert_eq!(of("elakelainen", 4), of("eläkeläinen", 4));
    }

    #[test]
    fn a_gram_at_the_beginning_is_another_than_inside() {
        assert_ne!(of("suru", 3)[0], of("asuru", 3)[1]);
    }

    #[test]
    fn grams_of_different_lengths_never_meet() {
        let three = of("kahvi", 3);
        assert!(of("kahvi", 4).iter().all(|g| !three.contains(g)));
    }
}
