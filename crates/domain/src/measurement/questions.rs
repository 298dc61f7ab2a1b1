//! What is asked of a resident at one point, in one language.

use std::collections::HashMap;
use std::sync::LazyLock;

use rinnalla_measures::instrument::pack::Pack;

use super::Instrument;
use crate::Language;

/// What is asked: own scales, and instruments whose words may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    /// The own scales are asked.
    pub own: bool,
    /// Instruments after them, in the words of their packs.
    pub packs: Vec<Pack>,
}

impl Questions {
    /// Tells one set of questions from another: a form that was opened before the words changed is not taken for the
    /// new ones.
    pub fn stamp(&self) -> String {
        let packs = self.packs.iter().map(|pack| {
            let sum = pack.sum();
            format!("{}.{}", pack.instrument.code(), sum.get(..12).unwrap_or(&sum))
        });
        self.own.then(|| "own".to_owned()).into_iter().chain(packs).collect::<Vec<_>>().join("-")
    }

    /// Nothing at all?
    pub fn is_empty(&self) -> bool {
        !self.own && self.packs.is_empty()
    }
}

impl Default for Questions {
    /// The own scales alone.
    fn default() -> Self {
        Self { own: true, packs: Vec::new() }
    }
}

/// What can be asked with the resident beside: on the phone, read aloud, in a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Own scales, and items in the words of packs.
    pub questions: Questions,
    /// In which language.
    pub language: Language,
    /// Instruments of which only the total can be typed in.
    pub totals: Vec<Instrument>,
}

/// The most items of any instrument.
const MOST: usize = 14;

static NAMES: LazyLock<HashMap<Instrument, Vec<String>>> = LazyLock::new(|| {
    let of = |i: &Instrument| (1..=MOST).map(|n| format!("{}_{n}", i.code())).collect();
    Instrument::ALL.iter().map(|i| (*i, of(i))).collect()
});

/// The name of the field for an item, counted from 1.
pub fn item_name(instrument: Instrument, item: usize) -> Option<&'static str> {
    NAMES.get(&instrument)?.get(item.checked_sub(1)?).map(String::as_str)
}

/// The names of the fields for the items of an instrument.
pub fn item_names(instrument: Instrument) -> &'static [String] {
    NAMES.get(&instrument).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_has_a_name_of_its_own() {
        for instrument in Instrument::ALL {
            let names: Vec<_> = (1..=instrument.items().unwrap_or(3)).map(|n| item_name(*instrument, n)).collect();
            assert!(names.iter().all(Option::is_some), "{instrument}");
        }
        assert_eq!(item_name(Instrument::Who5, 5), Some("who5_5"));
        assert_eq!(item_name(Instrument::Who5, 0), None);
    }

    #[test]
    fn another_version_of_the_words_is_another_set_of_questions() {
        let shipped = rinnalla_measures::instrument::pack::shipped("en");
        let pack = (*shipped.first().expect("words that ship")).clone();
        let changed = Pack { instruction: "Something else.".into(), ..pack.clone() };
        let of = |packs| Questions { own: true, packs }.stamp();
        assert_eq!(of(Vec::new()), "own");
        assert_ne!(of(vec![pack]), of(vec![changed]));
    }
}
