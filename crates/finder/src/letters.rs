//! Letters and words: where a word begins and ends, and which letters count as the same.

use std::ops::Range;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// The word in small letters, accents joined to their letters ("ä" is one character).
    pub text: String,
}

/// The words of a text, in order. A word is an unbroken run of letters and digits;
/// a hyphen ends it, so "ruoka-apu" is two words.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || (start.is_some() && is_mark(c));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(word(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push(word(text, from..text.len()));
    }
    found
}

fn word(text: &str, at: Range<usize>) -> Word {
    let text = small(&text[at.clone()]);
    Word { at, text }
}

/// A text in small letters, with loose accents joined to the letter before them.
pub fn small(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters are plain ones: they need no table.
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if is_mark(c) {
            if let Some(joined) = out.chars().next_back().and_then(|before| join(before, c)) {
                out.pop();
                out.push(joined);
            }
        } else {
            out.extend(c.to_lowercase().filter(|c| !is_mark(*c)));
        }
    }
    out
}

/// Is this an accent that follows its letter (Unicode's combining diacritical marks)?
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The letter with its accent, where Finnish, Swedish or Sámi writes one.
fn join(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('a', '\u{308}') => 'ä',
        ('o', '\u{308}') => 'ö',
        ('u', '\u{308}') => 'ü',
        ('a', '\u{30a}') => 'å',
        ('c', '\u{30c}') => 'č',
        ('s', '\u{30c}') => 'š',
        ('z', '\u{30c}') => 'ž',
        ('a', '\u{301}') => 'á',
        ('e', '\u{301}') => 'é',
        _ => return None,
    })
}

/// A small letter without its accent: ä as a, č as c, đ as d, ŋ as n. People leave the dots out,
/// and no keyboard has all of them.
pub fn fold(c: char) -> char {
    match c {
        'à'..='æ' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ð' | 'đ' | 'ď' => 'd',
        'ñ' | 'ŋ' | 'ń' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'ß' | 'š' | 'ś' => 's',
        'ŧ' | 'ť' => 't',
        'ž' | 'ź' | 'ż' => 'z',
        'ǧ' | 'ǥ' => 'g',
        'ǩ' => 'k',
        'ʒ' | 'ǯ' => 'z',
        'ł' => 'l',
        _ => c,
    }
}

/// A word in small letters without accents.
pub fn folded(word: &str) -> String {
    word.chars().map(fold).collect()
}

/// How many typing mistakes lie between two words, at most `most + 1`: a letter too many, too few,
/// wrong, or two that changed places (the restricted Damerau distance).
pub fn mistakes(a: &[char], b: &[char], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let width = b.len() + 1;
    let mut older = vec![0; width];
    let mut old: Vec<usize> = (0..width).collect();
    let mut new = vec![0; width];
    for i in 1..=a.len() {
        new[0] = i;
        let mut least = i;
        for j in 1..width {
            let wrong = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (old[j] + 1).min(new[j - 1] + 1).min(old[j - 1] + wrong);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(older[j - 2] + 1);
            }
            new[j] = cost;
            least = least.min(cost);
        }
        if least > most {
            return most + 1;
        }
        (older, old, new) = (old, new, older);
    }
    old[b.len()].min(most + 1)
}

/// Are two words the same but for one typing mistake?
pub fn is_near(letters: &[char], word: &[char]) -> bool {
    with_one_mistake(letters, word, |rest, end| rest == end)
}

/// Do these letters begin with the word, but for one typing mistake?
pub fn begins_near(letters: &[char], word: &[char]) -> bool {
    with_one_mistake(letters, word, <[char]>::starts_with)
}

/// [`mistakes`] for one at most: it can only be where the two part, and `ends` must hold of what follows.
fn with_one_mistake(a: &[char], b: &[char], ends: impl Fn(&[char], &[char]) -> bool) -> bool {
    let parted = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[parted..], &b[parted..]);
    let (rest, end) = (a.get(1..), b.get(1..));
    let more = rest.is_some_and(|rest| ends(rest, b));
    let fewer = end.is_some_and(|end| ends(a, end));
    let wrong = rest.zip(end).is_some_and(|(rest, end)| ends(rest, end));
    let swapped = a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && ends(&a[2..], &b[2..]);
    ends(a, b) || more || fewer || wrong || swapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn a_word_ends_at_anything_that_is_no_letter_or_digit() {
        assert_eq!(texts("Ruoka-apu, 80+ kerho!"), ["ruoka", "apu", "80", "kerho"]);
        assert_eq!(texts(" – "), Vec::<String>::new());
    }

    #[test]
    fn a_word_knows_its_place_in_the_text() {
        let text = "Äiti ja lapsi";
        let found = words(text);
        assert_eq!(&text[found[0].at.clone()], "Äiti");
        assert_eq!(&text[found[2].at.clone()], "lapsi");
    }

    #[test]
    fn loose_accents_are_joined_to_their_letter() {
        assert_eq!(texts("A\u{308}ITI"), ["äiti"]);
        assert_eq!(texts("c\u{30c}"), ["č"]);
    }

    #[test]
    fn letters_of_finnish_swedish_and_sami_fold_to_what_every_keyboard_has() {
        assert_eq!(folded("äöåčđŋšŧž"), "aoacdnstz");
    }

    #[test]
    fn one_mistake_is_found_wherever_it_is() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        for (a, b) in [("jumppa", "jumpa"), ("jumpa", "jumppa"), ("jupmpa", "jumppa"), ("jumppo", "jumppa"), ("", "j")]
        {
            assert!(is_near(&letters(a), &letters(b)), "{a} {b}");
            assert_eq!(mistakes(&letters(a), &letters(b), 1), 1, "{a} {b}");
        }
        assert!(!is_near(&letters("jumpan"), &letters("jumppa")) && !is_near(&letters("kerho"), &letters("kirja")));
        assert!(
            begins_near(&letters("jumpassa"), &letters("jumppa")) && begins_near(&letters("jum"), &letters("jump"))
        );
        assert!(!begins_near(&letters("kuntojumppa"), &letters("jumppa")));
    }

    #[test]
    fn mistakes_are_counted_with_swapped_letters_as_one() {
        let count = |a: &str, b: &str| mistakes(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), 2);
        assert_eq!(count("jumppa", "jumppa"), 0);
        assert_eq!(count("jumpa", "jumppa"), 1);
        assert_eq!(count("jupmpa", "jumppa"), 1);
        assert_eq!(count("kirja", "kerho"), 3);
    }
}
