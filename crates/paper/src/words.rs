//! Makes any text fit to be set: characters the font can show, and words no
//! wider than their line.

use hypher::Lang;
use unicode_segmentation::UnicodeSegmentation;

use crate::{Language, fonts};

/// What stands for a character that the font lacks.
const STAND_IN: char = '\u{fffd}';
const SOFT_HYPHEN: char = '\u{ad}';
const BREAK_HERE: char = '\u{200b}';

/// No word of a language is longer; what is, breaks anywhere.
const LONGEST_WORD: usize = 60;

/// Makes texts fit for lines of one width.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub language: Language,
    /// The width of the line in ems.
    pub room: f64,
}

impl Words {
    /// A text of one line: line breaks become spaces.
    pub fn line(self, text: &str) -> String {
        self.lines(text).join(" ")
    }

    /// The lines of a text, without empty ones.
    pub fn lines(self, text: &str) -> Vec<String> {
        self.paragraphs(text).concat()
    }

    /// The paragraphs of a text and their lines.
    pub fn paragraphs(self, text: &str) -> Vec<Vec<String>> {
        let mut paragraphs = vec![Vec::new()];
        for line in text.replace("\r\n", "\n").split(is_line_break) {
            let line = clean(line);
            match paragraphs.last_mut() {
                Some(paragraph) if !line.is_empty() => paragraph.push(self.fitted(&line)),
                _ => paragraphs.push(Vec::new()),
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs
    }

    /// Lets a word break that is wider than the line.
    fn fitted(self, line: &str) -> String {
        let words: Vec<String> = line
            .split(' ')
            .map(|word| if fonts::width(word) > self.room { self.breakable(word) } else { word.to_owned() })
            .collect();
        words.join(" ")
    }

    fn breakable(self, word: &str) -> String {
        let letters = word.chars().all(char::is_alphabetic);
        if letters && word.chars().count() <= LONGEST_WORD {
            let syllables: Vec<&str> = hypher::hyphenate(word, self.patterns()).collect();
            if syllables.iter().all(|part| fonts::width(part) <= self.room) {
                return syllables.join(&SOFT_HYPHEN.to_string());
            }
        }
        let mut broken = String::with_capacity(word.len() * 2);
        let mut run = 0;
        for grapheme in word.graphemes(true) {
            if run == 4 {
                broken.push(BREAK_HERE);
                run = 0;
            }
            broken.push_str(grapheme);
            run += 1;
        }
        broken
    }

    /// Northern Sámi has no patterns of its own; its syllables are nearest
    /// to Finnish, and only words wider than a line are broken.
    fn patterns(self) -> Lang {
        match self.language {
            Language::Finnish | Language::NorthernSami => Lang::Finnish,
            Language::Swedish => Lang::Swedish,
            Language::English => Lang::English,
        }
    }
}

/// At most so many characters, with an ellipsis if some are missing.
pub(crate) fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most).collect();
    format!("{}…", kept.trim_end())
}

/// One line for metadata: nothing is broken, since nothing is set.
pub(crate) fn plain(text: &str) -> String {
    let words = Words { language: Language::English, room: f64::INFINITY };
    words.line(text)
}

fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A line with only what the font can show.
fn clean(line: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    for grapheme in line.graphemes(true) {
        let mut heard = grapheme.chars().filter(|&character| !is_silent(character));
        match heard.next() {
            None => {}
            Some(base) if base.is_whitespace() && !fonts::show(base) => clean.push(' '),
            Some(base) if fonts::show(base) => {
                clean.push(base);
                clean.extend(heard.filter(|&mark| fonts::show(mark)));
            }
            Some(base) => spell(base, &mut clean),
        }
    }
    clean.trim().to_owned()
}

/// Writes a character that the font lacks.
fn spell(character: char, out: &mut String) {
    match character {
        '→' | '⇒' | '➔' => out.push_str("->"),
        '←' | '⇐' => out.push_str("<-"),
        '≤' => out.push_str("<="),
        '≥' => out.push_str(">="),
        '☐' | '□' => out.push_str("[ ]"),
        '☑' | '☒' | '✓' | '✔' => out.push_str("[x]"),
        _ => out.push(STAND_IN),
    }
}

/// Characters without a picture of their own: controls, joiners, direction
/// marks (which could turn text around), variation selectors, skin tones,
/// tags. The soft hyphen stays, as a wish of the one who words.
fn is_silent(character: char) -> bool {
    (character.is_control() && character != '\t')
        || matches!(
            character,
            '\u{34f}'
                | '\u{61c}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffc}'
                | '\u{1f3fb}'..='\u{1f3ff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(plain(text), expect);
    }

    #[test]
    fn the_letters_of_finland_pass_unchanged() {
        let letters = "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Åå Ää Öö Éé Üü Õõ – ” “ ’ » € § ½ № Анна Ωμέγα";
        check(letters, letters);
    }

    #[test]
    fn what_the_font_lacks_becomes_one_stand_in_per_character_read() {
        check("Hei 👋🏽!", "Hei \u{fffd}!");
        check("👩‍👩‍👧", "\u{fffd}");
        check("سلام", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}");
        check("\u{e000}", "\u{fffd}");
    }

    #[test]
    fn a_few_signs_are_spelled() {
        check("ma → pe, ≥ 3", "ma -> pe, >= 3");
        check("☐ ✓", "[ ] [x]");
        check("1️⃣", "1");
    }

    #[test]
    fn controls_and_direction_marks_are_dropped() {
        check("a\0b\u{7}c\u{1b}[0m", "abc[0m");
        check("\u{202e}abc\u{202c}\u{200b}\u{feff}", "abc");
        check("a\tb\u{3000}c", "a b c");
    }

    #[test]
    fn empty_lines_part_paragraphs() {
        let words = Words { language: Language::Finnish, room: 100.0 };
        assert_eq!(
            words.paragraphs("\r\nyksi\r\nkaksi\n\n \n\nkolme\u{2028}neljä\n"),
            [["yksi", "kaksi"], ["kolme", "neljä"]]
        );
        assert!(words.paragraphs(" \n\0").is_empty());
    }

    #[test]
    fn only_a_word_wider_than_its_line_breaks_and_by_syllables_if_it_can() {
        let words = Words { language: Language::Finnish, room: 8.0 };
        assert_eq!(words.line("hyvinvointi"), "hyvinvointi");
        assert_eq!(words.line("hyvinvointilähete"), "hy\u{ad}vin\u{ad}voin\u{ad}ti\u{ad}lä\u{ad}he\u{ad}te");
        assert_eq!(words.line("a.b@esimerkki.example").matches(BREAK_HERE).count(), 5);
    }
}
