//! Counting what the hits have, so that a page can offer to narrow a search.

use rustc_hash::FxHashMap;

use crate::card::Card;
use crate::entry::Numbers;
use crate::fit::{Conditions, KINDS, Misses, NEEDS, SPOKEN, WAYS};
use crate::found::Counts;
use crate::index::{EVERYWHERE, Index};

/// Counts by number.
type Tally = [usize; 64];

pub(crate) struct Counting {
    needs: Tally,
    kinds: Tally,
    spoken: Tally,
    ways: Tally,
    yes: Tally,
    no: Tally,
    all: usize,
    areas: FxHashMap<u32, usize>,
}

impl Default for Counting {
    fn default() -> Self {
        let none = [0; 64];
        Self {
            needs: none,
            kinds: none,
            spoken: none,
            ways: none,
            yes: none,
            no: none,
            all: 0,
            areas: FxHashMap::default(),
        }
    }
}

impl Counting {
    /// Looks at an entry that agrees: does it fit? One that misses a single list of choices is
    /// counted under that list, since it would be found by another choice.
    pub(crate) fn look(&mut self, card: &Card, conditions: &Conditions) -> bool {
        let misses = conditions.misses(card);
        let alone = |list: Misses| misses & !list == 0;
        if alone(NEEDS) {
            tally(&mut self.needs, card.needs);
        }
        if alone(KINDS) {
            tally(&mut self.kinds, [card.kind].into_iter().collect());
        }
        if alone(SPOKEN) {
            tally(&mut self.spoken, card.spoken);
        }
        if alone(WAYS) {
            tally(&mut self.ways, (0..8).filter(|way| card.ways & (1 << way) != 0).collect());
        }
        if misses == 0 {
            self.all += 1;
            *self.areas.entry(card.area).or_default() += 1;
            tally(&mut self.yes, card.yes);
            tally(&mut self.no, card.no);
        }
        misses == 0
    }

    pub(crate) fn finish(self, index: &Index) -> Counts {
        let all = self.all;
        let plain = |tally: &Tally| numbered(tally).filter(|(_, n)| *n > 0).collect();
        let mut counts = Counts {
            needs: plain(&self.needs),
            kinds: plain(&self.kinds),
            spoken: plain(&self.spoken),
            ways: plain(&self.ways),
            ..Counts::default()
        };
        for ((fact, yes), no) in numbered(&self.yes).zip(self.no) {
            if yes + no > 0 {
                counts.facts.insert(fact, (yes, all - yes - no));
            }
        }
        for (area, (set, _)) in (0..).zip(index.areas.iter()) {
            if let Some(n) = self.areas.get(&area) {
                for code in set.iter().filter(|code| **code != EVERYWHERE) {
                    *counts.municipalities.entry(*code).or_default() += n;
                }
            }
        }
        counts
    }
}

fn tally(tally: &mut Tally, numbers: Numbers) {
    numbers.iter().for_each(|number| tally[usize::from(number)] += 1);
}

fn numbered(tally: &Tally) -> impl Iterator<Item = (u8, usize)> {
    (0..).zip(tally.iter().copied())
}
