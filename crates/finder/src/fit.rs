//! The conditions of a search: what is known not to fit is not found.

use crate::card::{Card, day};
use crate::entry::Numbers;
use crate::index::{EVERYWHERE, Index};
use crate::query::Query;

/// Where an entry is offered, seen from the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Nowhere in the area that was asked for.
    Outside,
    /// In a municipality of the county.
    County(u16),
    /// In a neighbouring municipality.
    Neighbour(u16),
    /// In the person's own municipality.
    Own,
    /// In the whole country.
    Everywhere,
    /// No area was asked for.
    Unasked,
}

/// A condition that an entry does not meet, one bit each.
pub(crate) type Misses = u8;
pub(crate) const NEEDS: Misses = 1;
pub(crate) const KINDS: Misses = 2;
pub(crate) const SPOKEN: Misses = 4;
pub(crate) const WAYS: Misses = 8;
/// A condition of which there is no list to choose from.
pub(crate) const OTHER: Misses = 128;

/// A search, made ready for looking at many entries.
pub(crate) struct Conditions<'q> {
    pub(crate) query: &'q Query,
    pub(crate) today: i32,
    ways: u8,
    /// For each set of municipalities of the index, how it is seen from the person.
    reaches: Vec<Reach>,
}

impl<'q> Conditions<'q> {
    pub(crate) fn new(query: &'q Query, index: &Index) -> Self {
        Self {
            query,
            today: day(query.today.into()),
            ways: query.ways.iter().filter(|way| *way < 8).fold(0, |bits, way| bits | 1 << way),
            reaches: index.areas.iter().map(|(set, _)| reach(set, query)).collect(),
        }
    }

    pub(crate) fn reach(&self, card: &Card) -> Reach {
        self.reaches.get(card.area as usize).copied().unwrap_or(Reach::Outside)
    }

    /// The slots of all entries that are offered where the person would go.
    pub(crate) fn within_reach<'i>(&self, index: &'i Index) -> impl Iterator<Item = u32> + use<'i, '_, 'q> {
        let areas = index.areas.iter().zip(&self.reaches);
        areas.filter(|(_, reach)| **reach != Reach::Outside).flat_map(|((_, slots), _)| slots.iter().copied())
    }

    /// The conditions that an entry is known not to meet.
    pub(crate) fn misses(&self, card: &Card) -> Misses {
        let query = self.query;
        let gone = !card.live || (!query.editor && (card.hidden || card.ends < self.today));
        let age = query.age.is_some_and(|age| age < card.age_from || age > card.age_to);
        let audience = !query.audience.is_empty() && !card.audience.is_empty() && !card.audience.meets(query.audience);
        let spoken = !query.spoken.is_empty() && !card.spoken.is_empty() && !card.spoken.meets(query.spoken);
        let outside = self.reach(card) == Reach::Outside;
        let bit = |is_missed: bool, bit: Misses| if is_missed { bit } else { 0 };
        bit(gone || age || audience || card.no.meets(query.facts) || outside, OTHER)
            | bit(!query.needs.is_empty() && !card.needs.meets(query.needs), NEEDS)
            | bit(!query.kinds.is_empty() && !query.kinds.contains(card.kind), KINDS)
            | bit(self.ways != 0 && card.ways & self.ways == 0, WAYS)
            | bit(spoken, SPOKEN)
    }

    /// The facts that were asked for and are not known. Of an entry that misses nothing.
    pub(crate) fn unknown_facts(&self, card: &Card) -> Numbers {
        self.query.facts.without(card.yes).without(card.no)
    }

    /// Was a language asked for, and nobody knows which are spoken?
    pub(crate) fn is_language_unknown(&self, card: &Card) -> bool {
        !self.query.spoken.is_empty() && card.spoken.is_empty()
    }

    /// Must the organiser be asked?
    pub(crate) fn must_ask(&self, card: &Card) -> bool {
        self.is_language_unknown(card) || !self.unknown_facts(card).is_empty()
    }
}

fn reach(set: &[u16], query: &Query) -> Reach {
    let Some(area) = &query.area else { return Reach::Unasked };
    let one_of = |wanted: &[u16]| wanted.iter().copied().find(|code| set.contains(code));
    if set.contains(&area.own) {
        Reach::Own
    } else if set.contains(&EVERYWHERE) {
        Reach::Everywhere
    } else if let Some(code) = one_of(&area.neighbours) {
        Reach::Neighbour(code)
    } else if let Some(code) = one_of(&area.county) {
        Reach::County(code)
    } else {
        Reach::Outside
    }
}
