//! The search: conditions first, then agreement of words times bounded factors.

use std::cell::RefCell;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::card::Card;
use crate::count::Counting;
use crate::entry::Places;
use crate::fit::Conditions;
use crate::found::{Found, Group, Hit};
use crate::index::Index;
use crate::query::Query;
use crate::rank;
use crate::vocabulary::Posting;
use crate::weigh::Asked;
use crate::{crisis, reason, spelling};

/// What agrees less than this share of the best agreement is not shown: no factor could bring it
/// to the front (see [`rank::LEAST`]).
const LEAST_AGREEMENT: f32 = 0.25;
const _: () = assert!(rank::LEAST < LEAST_AGREEMENT);

/// So many hits are shown even if they agree less.
const AT_LEAST: usize = 10;

/// So many cards are fetched together.
const AT_A_TIME: usize = 64;

/// An entry that agrees at least this share of the best fits about as well.
const CLOSE: f32 = 0.5;

/// If the best entry agrees less than this with the question, compared with an entry that has all its
/// words in the title, then nothing was found that was looked for. On questions with judged answers
/// and on questions about something else altogether, the two part about here.
const WEAK: f32 = 0.25;

/// An entry on its way into the answer.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    slot: u32,
    /// The agreement of words, 1 where nothing was asked.
    agreement: f32,
    score: f32,
    /// The score by which it is put in order.
    order: f32,
    group: Group,
    full: bool,
}

impl Index {
    /// Searches. Hits that fit come first, then those of which something must be asked.
    pub fn search(&self, query: &Query) -> Found {
        let asked = self.weigh(&query.text);
        let conditions = Conditions::new(query, self);
        let mut counting = Counting::default();
        let mut candidates = if asked.is_empty() {
            self.everything(&conditions, &mut counting)
        } else {
            self.agreeing(&asked, &conditions, &mut counting)
        };
        sink_full(&mut candidates);
        let ask = candidates.iter().filter(|c| c.group == Group::Ask).count();
        let sure = candidates.len() - ask;
        let mut found = Found {
            hits: Vec::new(),
            sure,
            ask,
            weak: is_weak(&candidates, &asked),
            counts: counting.finish(self),
            meant: spelling::meant(self, &query.text, &asked),
            crisis: crisis::of(&query.text),
        };
        let telling = reason::telling(self, &asked);
        let shown = self.page(candidates, &conditions);
        found.hits = shown.into_iter().map(|c| self.hit(&c, &telling, &conditions)).collect();
        found
    }

    fn everything(&self, conditions: &Conditions, counting: &mut Counting) -> Vec<Candidate> {
        let slots: Vec<(u32, f32)> = conditions.within_reach(self).map(|slot| (slot, 1.0)).collect();
        let mut candidates = Vec::new();
        self.look(&slots, conditions, counting, &mut candidates);
        candidates
    }

    /// Looks at entries with their agreements and keeps those that fit. Most of the time goes into
    /// waiting for the cards to come from memory: they are fetched many at a time, and judged then.
    fn look(
        &self,
        agreements: &[(u32, f32)],
        conditions: &Conditions,
        counting: &mut Counting,
        candidates: &mut Vec<Candidate>,
    ) {
        let mut cards: Vec<Card> = Vec::with_capacity(AT_A_TIME);
        for some in agreements.chunks(AT_A_TIME) {
            cards.clear();
            cards.extend(some.iter().map(|(slot, _)| *self.cards.get(*slot as usize)));
            for ((slot, agreement), card) in some.iter().zip(&cards) {
                if counting.look(card, conditions) {
                    candidates.push(candidate(*slot, *agreement, card, conditions));
                }
            }
        }
    }

    fn agreeing(&self, asked: &[Asked], conditions: &Conditions, counting: &mut Counting) -> Vec<Candidate> {
        let agreements = self.agreements(asked);
        let card = |slot: u32| self.cards.get(slot as usize);
        let mut best = 0.0;
        for (slot, agreement) in &agreements {
            if *agreement > best && conditions.misses(card(*slot)) == 0 {
                best = *agreement;
            }
        }
        let least = best * LEAST_AGREEMENT;
        let strong: Vec<(u32, f32)> = agreements.iter().copied().filter(|(_, a)| *a >= least).collect();
        let mut candidates = Vec::new();
        self.look(&strong, conditions, counting, &mut candidates);
        if candidates.len() < AT_LEAST {
            let mut rest: Vec<(u32, f32)> =
                agreements.into_iter().filter(|(_, agreement)| *agreement < least).collect();
            rest.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            for (slot, agreement) in rest {
                if candidates.len() == AT_LEAST {
                    break;
                }
                if counting.look(card(slot), conditions) {
                    candidates.push(candidate(slot, agreement, card(slot), conditions));
                }
            }
        }
        candidates
    }

    /// How well each entry agrees with a question: the agreements of all its words, each by the
    /// field in which the word stands. In the order of the slots.
    fn agreements(&self, asked: &[Asked]) -> Vec<(u32, f32)> {
        let mut scratch = SCRATCH.take();
        scratch.fit(self.entries.len());
        for asked in asked {
            for (word, weight) in &asked.agreeing {
                scratch.add(self.vocabulary.postings(*word), asked.weight * weight / 255.0);
            }
        }
        let agreements = scratch.take();
        SCRATCH.set(scratch);
        agreements
    }

    /// Puts candidates in order and cuts out the page that was asked for.
    fn page(&self, mut candidates: Vec<Candidate>, conditions: &Conditions) -> Vec<Candidate> {
        let Query { skip, limit, .. } = *conditions.query;
        let turn = |slot: u32| {
            let id = self.entries.get(slot as usize).as_ref().map(|entry| &entry.id);
            FxBuildHasher.hash_one((id, conditions.today))
        };
        let order = |a: &Candidate, b: &Candidate| {
            let ranked = a.group.cmp(&b.group).then(b.order.total_cmp(&a.order)).then(a.full.cmp(&b.full));
            // Equal ones take turns: whoever is first today is somewhere else tomorrow.
            ranked.then_with(|| turn(a.slot).cmp(&turn(b.slot))).then(a.slot.cmp(&b.slot))
        };
        let end = skip.saturating_add(limit);
        if candidates.len() > end && end > 0 {
            candidates.select_nth_unstable_by(end - 1, order);
            candidates.truncate(end);
        }
        candidates.sort_unstable_by(order);
        candidates.into_iter().skip(skip).take(limit).collect()
    }

    fn hit(&self, candidate: &Candidate, telling: &FxHashSet<&str>, conditions: &Conditions) -> Hit {
        let entry = self.entries.get(candidate.slot as usize).as_ref().expect("a candidate is a live entry");
        let card = self.cards.get(candidate.slot as usize);
        let (marks, words) = reason::marks(entry, telling);
        let mut why = reason::why(entry, card, conditions);
        if !words.is_empty() {
            why.insert(0, crate::found::Why::Words(words));
        }
        Hit { id: entry.id.clone(), score: candidate.score, group: candidate.group, why, marks }
    }
}

fn candidate(slot: u32, agreement: f32, card: &Card, conditions: &Conditions) -> Candidate {
    let score = agreement * rank::factor(card, conditions);
    let group = if conditions.must_ask(card) { Group::Ask } else { Group::Sure };
    Candidate { slot, agreement, score, order: score, group, full: card.places == Places::Full }
}

/// Is there nothing, or nothing that has much to do with the question?
fn is_weak(candidates: &[Candidate], asked: &[Asked]) -> bool {
    let whole: f32 = asked.iter().map(|word| word.weight * word.itself).sum();
    candidates.iter().all(|c| c.agreement < whole * WEAK)
}

/// What is full goes below everything of its group that fits about as well and is not full.
fn sink_full(candidates: &mut [Candidate]) {
    let best = candidates.iter().map(|c| c.agreement).fold(0.0, f32::max);
    let is_close = |c: &Candidate| c.agreement >= best * CLOSE;
    for group in [Group::Sure, Group::Ask] {
        let open = candidates.iter().filter(|c| c.group == group && !c.full && is_close(c));
        let lowest = open.map(|c| c.score).fold(f32::INFINITY, f32::min);
        for full in candidates.iter_mut().filter(|c| c.group == group && c.full) {
            full.order = full.score.min(lowest);
        }
    }
}

/// Room for a sum for each slot, kept from one search to the next; all zero in between.
#[derive(Default)]
struct Scratch {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Scratch {
    fn fit(&mut self, slots: usize) {
        if self.sums.len() < slots {
            self.sums.resize(slots, 0.0);
        }
    }

    fn add(&mut self, postings: &[Posting], weight: f32) {
        for posting in postings {
            let sum = &mut self.sums[posting.slot() as usize];
            if *sum == 0.0 {
                self.touched.push(posting.slot());
            }
            *sum += weight * f32::from(posting.weight());
        }
    }

    /// The sums in the order of their slots, so that whoever looks at the entries walks through
    /// memory in one direction; all are zero again afterwards.
    fn take(&mut self) -> Vec<(u32, f32)> {
        let many = self.touched.len();
        let mut found = Vec::with_capacity(many);
        if many > self.sums.len() / 16 {
            self.touched.clear();
            for (slot, sum) in (0..).zip(self.sums.iter_mut()).filter(|(_, sum)| **sum != 0.0) {
                found.push((slot, std::mem::take(sum)));
            }
        } else {
            self.touched.sort_unstable();
            found.extend(self.touched.drain(..).map(|slot| (slot, std::mem::take(&mut self.sums[slot as usize]))));
        }
        found
    }
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}
