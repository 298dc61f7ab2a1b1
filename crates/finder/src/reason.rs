//! Why an entry was found: reasons, and places in its texts to be marked.

use rustc_hash::FxHashSet;

use crate::card::{Card, NEVER};
use crate::entry::{Entry, Language, Next, Places};
use crate::fit::{Conditions, Reach};
use crate::found::{Field, Marks, Why};
use crate::index::Index;
use crate::letters;
use crate::number::whole;
use crate::rank;
use crate::weigh::Asked;

/// A word is marked if it agrees at least this share of the best agreement there is.
const TELLING: f32 = 0.35;

/// As many agreeing words are named as reasons.
const MOST_NAMED: usize = 4;

/// After so many days a check is long ago.
const LONG_AGO: i32 = 180;

/// The reasons besides agreeing words.
pub(crate) fn why(entry: &Entry, card: &Card, conditions: &Conditions) -> Vec<Why> {
    let query = conditions.query;
    let mut why: Vec<Why> = entry.needs.shared(query.needs).iter().map(Why::Need).collect();
    if rank::is_from_home(card) {
        why.push(Why::FromHome);
    } else if let (Some(here), Some(there)) = (query.here, card.point) {
        why.push(Why::Distance(whole(rank::metres(here, there))));
    }
    match conditions.reach(card) {
        Reach::Own => why.push(Why::OwnMunicipality),
        Reach::Neighbour(code) => why.push(Why::Neighbour(code)),
        Reach::County(code) => why.push(Why::County(code)),
        Reach::Outside | Reach::Everywhere | Reach::Unasked => {}
    }
    match entry.next {
        Next::At(time) if time.date() >= query.today => why.push(Why::Next(time)),
        Next::AnyTime => why.push(Why::AnyTime),
        Next::At(_) | Next::Unknown => {}
    }
    why.extend(card.yes.shared(query.facts).iter().map(Why::Holds));
    why.extend(conditions.unknown_facts(card).iter().map(Why::AskFact));
    if conditions.is_language_unknown(card) {
        why.push(Why::AskLanguage);
    }
    match entry.places {
        Places::Queue => why.push(Why::Queue),
        Places::Full => why.push(Why::Full),
        Places::Open => {}
    }
    why.push(match entry.checked_on {
        Some(on) if card.checked != NEVER && conditions.today - card.checked > LONG_AGO => Why::CheckedLongAgo(on),
        Some(on) => Why::Checked(on),
        None => Why::NeverChecked,
    });
    why
}

/// The words of the index that agree with a question well enough to be marked.
pub(crate) fn telling<'i>(index: &'i Index, asked: &[Asked]) -> FxHashSet<&'i str> {
    asked
        .iter()
        .filter(|word| word.weight >= 1.0 || asked.len() == 1)
        .flat_map(|word| word.agreeing.iter().filter(|(_, weight)| *weight >= word.best() * TELLING))
        .map(|(id, _)| index.vocabulary.text(*id))
        .collect()
}

/// The places of telling words in the texts of an entry, and the first of the words as they are
/// written there.
pub(crate) fn marks(entry: &Entry, telling: &FxHashSet<&str>) -> (Vec<Marks>, Vec<String>) {
    let mut marks = Vec::new();
    let mut named: Vec<String> = Vec::new();
    let mut mark = |language: Option<Language>, field: Field, text: &str| {
        let mut at = Vec::new();
        for word in letters::words(text) {
            if telling.contains(word.text.as_str()) {
                if named.len() < MOST_NAMED && named.iter().all(|other| letters::small(other) != word.text) {
                    named.push(text[word.at.clone()].to_owned());
                }
                at.push(word.at);
            }
        }
        if !at.is_empty() {
            marks.push(Marks { language, field, at });
        }
    };
    for (language, text) in &entry.texts {
        mark(Some(*language), Field::Title, &text.title);
    }
    for (language, text) in &entry.texts {
        mark(Some(*language), Field::Description, &text.description);
    }
    mark(None, Field::Organiser, &entry.organiser);
    mark(None, Field::Place, &entry.place);
    (marks, named)
}
