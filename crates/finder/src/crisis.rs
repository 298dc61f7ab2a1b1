//! Questions that speak of danger: a fixed panel of help comes before anything else.
//!
//! By rule and not by ranking: "mies lyö" once ranked men's clubs first. The rules are data
//! (`data/crisis.txt`), tried on labelled questions with look-alikes (`tests/crisis.rs`). A panel too
//! many costs a line of reading; a panel too few may cost a life. Yet a panel at every other
//! question would be read by nobody.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::common;
use crate::letters;

/// What kind of danger a question speaks of. The panel is the same; this tells which number leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Crisis {
    /// Acute danger to life: 112.
    Emergency,
    /// A child is in danger.
    Child,
    /// Suicide or self-harm, of oneself or of somebody near.
    SelfHarm,
    /// Violence, threats or fear of somebody.
    Violence,
}

impl Crisis {
    /// Every kind, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Emergency, Self::Child, Self::SelfHarm, Self::Violence];

    /// A stable code: emergency, child, self_harm, violence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Child => "child",
            Self::SelfHarm => "self_harm",
            Self::Violence => "violence",
        }
    }
}

/// Does the question speak of danger? Of several kinds the most urgent one.
pub fn of(question: &str) -> Option<Crisis> {
    let words: Vec<Said> = letters::words(question).into_iter().take(MOST_WORDS).map(Said::new).collect();
    // The rules that leave a question alone come first: none is less than every kind.
    RULES.iter().filter(|rule| rule.is_met(&words)).map(|rule| rule.kind).min().flatten()
}

/// A longer text is no search; its beginning is read.
const MOST_WORDS: usize = 40;

/// The kind of a rule that leaves a question alone.
const QUIET: &str = "none";

/// A word of so many letters has no other word one letter away: a mistake in it is always forgiven.
const LONG: usize = 9;

/// Words of a rule stand no further apart than this.
const NEAR: usize = 6;

/// A word of the question.
struct Said {
    folded: String,
    letters: Vec<char>,
    is_common: bool,
}

impl Said {
    fn new(word: letters::Word) -> Self {
        let folded = letters::folded(&word.text);
        Self { letters: folded.chars().collect(), is_common: common::is_common(&word.text), folded }
    }
}

/// One word of a bracket.
#[derive(Clone, Debug)]
enum Pattern {
    Whole(String),
    Begins(String),
    Inside(String),
    NearInside(Vec<char>),
    NearWhole(Vec<char>),
    NearBegins(Vec<char>),
}

impl Pattern {
    fn parse(text: &str) -> Self {
        let (forgiving, text) = text.strip_prefix('~').map_or((false, text), |rest| (true, rest));
        let word = text.trim_matches('*').to_owned();
        let forgiving = forgiving || word.len() >= LONG;
        let letters = || word.chars().collect();
        match (forgiving, text.starts_with('*'), text.ends_with('*')) {
            (true, true, _) => Self::NearInside(letters()),
            (false, true, _) => Self::Inside(word),
            (true, _, true) => Self::NearBegins(letters()),
            (true, _, false) => Self::NearWhole(letters()),
            (false, _, true) => Self::Begins(word),
            (false, _, false) => Self::Whole(word),
        }
    }

    /// The letter with which every word begins that fits, if it is always the same.
    fn first_letter(&self) -> Option<char> {
        match self {
            Self::Whole(word) | Self::Begins(word) => word.chars().next(),
            Self::Inside(_) | Self::NearInside(_) | Self::NearWhole(_) | Self::NearBegins(_) => None,
        }
    }

    fn fits(&self, said: &Said) -> bool {
        match self {
            Self::Whole(word) => said.folded == *word,
            Self::Begins(word) => said.folded.starts_with(word.as_str()),
            Self::Inside(word) => said.folded.contains(word.as_str()),
            Self::NearWhole(word) => letters::is_near(&said.letters, word),
            Self::NearBegins(word) => letters::begins_near(&said.letters, word),
            Self::NearInside(word) => (0..said.letters.len()).any(|at| letters::begins_near(&said.letters[at..], word)),
        }
    }
}

/// Patterns of which one must fit. Most tell with which letter a word must begin: only those are tried.
#[derive(Debug, Default)]
struct Bracket {
    by_letter: FxHashMap<char, Vec<Pattern>>,
    others: Vec<Pattern>,
}

impl Bracket {
    fn new(patterns: Vec<Pattern>) -> Self {
        let mut bracket = Self::default();
        for pattern in patterns {
            let place = match pattern.first_letter() {
                Some(letter) => bracket.by_letter.entry(letter).or_default(),
                None => &mut bracket.others,
            };
            place.push(pattern);
        }
        bracket
    }

    fn fits(&self, said: &Said) -> bool {
        let likely = said.letters.first().and_then(|letter| self.by_letter.get(letter));
        likely.into_iter().flatten().chain(&self.others).any(|pattern| pattern.fits(said))
    }
}

struct Rule {
    /// None: such a question is left alone.
    kind: Option<Crisis>,
    brackets: Vec<Bracket>,
    unless: Vec<Bracket>,
    /// The question says nothing else.
    alone: bool,
}

impl Rule {
    fn is_met(&self, words: &[Said]) -> bool {
        let mut taken = Vec::with_capacity(self.brackets.len());
        self.is_placed(words, &mut taken)
            && !self.unless.iter().any(|bracket| words.iter().any(|said| bracket.fits(said)))
    }

    /// Finds a word of its own for each bracket that is left.
    fn is_placed(&self, words: &[Said], taken: &mut Vec<usize>) -> bool {
        let Some(bracket) = self.brackets.get(taken.len()) else {
            let says_so = |said: &Said| self.brackets.iter().any(|bracket| bracket.fits(said));
            return !self.alone || words.iter().all(|said| said.is_common || says_so(said));
        };
        for (at, said) in words.iter().enumerate() {
            let near = taken.iter().all(|other| *other != at && other.abs_diff(at) <= NEAR);
            if near && bracket.fits(said) {
                taken.push(at);
                if self.is_placed(words, taken) {
                    return true;
                }
                taken.pop();
            }
        }
        false
    }
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(include_str!("../data/crisis.txt")));

fn read(text: &str) -> Vec<Rule> {
    let mut lists: FxHashMap<&str, Vec<Pattern>> = FxHashMap::default();
    let mut rules = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((name, words)) = line.strip_prefix('@').and_then(|line| line.split_once('=')) {
            let patterns = patterns(words, &lists);
            lists.insert(name.trim(), patterns);
        } else if let Some(rule) = rule(line, &lists) {
            rules.push(rule);
        }
    }
    rules
}

fn patterns(words: &str, lists: &FxHashMap<&str, Vec<Pattern>>) -> Vec<Pattern> {
    let patterns = words.split_whitespace().map(|word| match word.strip_prefix('@') {
        Some(name) => lists.get(name).cloned().unwrap_or_default(),
        None => vec![Pattern::parse(word)],
    });
    patterns.flatten().collect()
}

fn rule(line: &str, lists: &FxHashMap<&str, Vec<Pattern>>) -> Option<Rule> {
    let (head, body) = line.split_once(':')?;
    let alone = head.starts_with('=');
    let head = head.trim_start_matches('=');
    let kind = Crisis::ALL.into_iter().find(|kind| kind.code() == head);
    if kind.is_none() && head != QUIET {
        return None;
    }
    let mut rule = Rule { kind, brackets: Vec::new(), unless: Vec::new(), alone };
    for part in body.split(']') {
        if let Some((before, words)) = part.split_once('[') {
            let list = if before.trim() == "!" { &mut rule.unless } else { &mut rule.brackets };
            list.push(Bracket::new(patterns(words, lists)));
        }
    }
    (!rule.brackets.is_empty()).then_some(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_rules_is_understood() {
        let lines = include_str!("../data/crisis.txt").lines().map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '@'])).collect();
        assert_eq!(RULES.len(), lines.len());
        for rule in RULES.iter() {
            assert!(
                rule.brackets
                    .iter()
                    .chain(&rule.unless)
                    .all(|bracket| !bracket.by_letter.is_empty() || !bracket.others.is_empty())
            );
        }
    }

    #[test]
    fn the_words_of_the_rules_are_folded() {
        for line in include_str!("../data/crisis.txt").lines().filter(|line| !line.starts_with('#')) {
            assert!(line.is_ascii(), "{line}");
        }
    }

    #[test]
    fn a_typing_mistake_is_forgiven_where_the_rule_says_so() {
        assert_eq!(of("itemurha"), Some(Crisis::SelfHarm));
        assert_eq!(of("raskaus"), None, "pregnancy is one letter from rape");
    }

    #[test]
    fn the_most_urgent_kind_leads() {
        assert_eq!(of("isä lyö lasta"), Some(Crisis::Child));
        assert_eq!(of("lapsi ei hengitä, isä löi"), Some(Crisis::Emergency));
    }
}
