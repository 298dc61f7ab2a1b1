//! Waiting for a free place: what if more link workers were trained, or more people referred?
//!
//! A municipality has a number of places: each link worker walks beside so many people at a time. People are referred one
//! after the other and take the first place that becomes free, in the order in which they came. How long they wait
//! follows from how many come, how long support lasts, and how many places there are.
//!
//! [`simulate`] plays this out many times from how things stand today. [`steady`] is the formula for what it comes to in
//! the long run when lengths are exponential (M/M/c, Erlang C), and what the simulation is checked against.
//!
//! Times are in days.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::chance::Chance;
use super::distribution::t_quantile_both_sides;
use super::numbers::{Summary, number};
use super::{Interval, Known, Why};

/// How long support lasts, in days.
#[derive(Debug, Clone, PartialEq)]
pub enum Lengths {
    /// Exponential with this mean: when nothing is known but the mean.
    Exponential(f64),
    /// One of these, each as likely as the other: lengths of support that has ended.
    Observed(Vec<f64>),
}

impl Lengths {
    /// The mean length, in days.
    ///
    /// # Errors
    /// [`Why::TooFew`] without any; [`Why::Impossible`] if one is not finite or not above zero
    pub fn mean(&self) -> Known {
        let possible = |days: &f64| days.is_finite() && *days > 0.0;
        match self {
            Self::Exponential(mean) if possible(mean) => Ok(*mean),
            Self::Observed(all) if all.is_empty() => Err(Why::TooFew { n: 0, needs: 1 }),
            Self::Observed(all) if all.iter().all(possible) => Summary::of(all).mean,
            _ => Err(Why::Impossible),
        }
    }

    fn draw(&self, chance: &mut Chance) -> f64 {
        match self {
            Self::Exponential(mean) => mean * exponential(chance),
            Self::Observed(all) => all[chance.place(all.len())],
        }
    }

    /// What is left of one that is found under way: longer ones are met more often, and at any point of theirs.
    fn rest(&self, longest: f64, chance: &mut Chance) -> f64 {
        match self {
            Self::Exponential(mean) => mean * exponential(chance),
            Self::Observed(all) => loop {
                let length = all[chance.place(all.len())];
                if share(chance) * longest < length {
                    return length * share(chance);
                }
            },
        }
    }
}

/// What a municipality offers and is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// People referred a day, on average. They come one by one, whatever the day (a Poisson process).
    pub referred_a_day: f64,
    /// Places: the people that all link workers together can walk beside at a time.
    pub places: usize,
    /// How long support lasts.
    pub lengths: Lengths,
}

impl Service {
    /// The part of all places that is taken in the long run, without unit: referred a day × mean length / places. From
    /// one on, the queue grows without end.
    ///
    /// # Errors
    /// [`Why::Impossible`] for a number that is not finite or below zero, and without places
    pub fn load(&self) -> Known {
        let mean = self.lengths.mean()?;
        if !self.referred_a_day.is_finite() || self.referred_a_day < 0.0 || self.places == 0 {
            return Err(Why::Impossible);
        }
        Ok(self.referred_a_day * mean / number(self.places))
    }
}

/// The long run of a service whose lengths are exponential.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Steady {
    /// Mean wait, in days.
    pub wait: f64,
    /// The share of people who wait at all.
    pub waiting_share: f64,
}

/// Erlang's C: `P(wait) = A^c/c! · c/(c−A) / (Σ_{k<c} A^k/k! + A^c/c! · c/(c−A))`, `wait = P(wait) · mean / (c − A)` with
/// `A = referred a day × mean length` and `c` places (Erlang 1917; Kleinrock, Queueing Systems I, 3.5).
///
/// # Errors
/// [`Why::NotReached`] when the load is one or more: there is no long run, the queue grows; [`Why::Impossible`]
pub fn steady(service: &Service) -> Known<Steady> {
    let load = service.load()?;
    if load >= 1.0 {
        return Err(Why::NotReached);
    }
    let (places, mean) = (number(service.places), service.lengths.mean()?);
    let offered = load * places;
    // Erlang's B by its recursion, which does not overflow; C from B.
    let lost = (1..=service.places).fold(1.0, |lost, k| offered * lost / (number(k) + offered * lost));
    let waiting_share = lost / (1.0 - load * (1.0 - lost));
    Ok(Steady { wait: waiting_share * mean / (places - offered), waiting_share })
}

/// How things stand on the first day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Today {
    /// Places that are taken.
    pub taken: usize,
    /// People who wait already; they are served first.
    pub waiting: usize,
}

/// What is played out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// People referred from this day on are looked at.
    pub from: f64,
    /// Up to this day.
    pub to: f64,
    /// How many times it is played out. At least two.
    pub runs: usize,
    /// The same seed gives the same result; two services played out with the same seed meet the same people.
    pub seed: u64,
    /// The wait that is promised, in days.
    pub promised: f64,
}

/// A mean over the runs, with its 95 % interval: chance of the simulation, not of the world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// The mean.
    pub mean: f64,
    /// `mean ± t(.975, runs − 1) · sd / √runs`.
    pub interval: Interval,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// How long those who were referred between `from` and `to` wait for a place, in days.
    pub wait: Told,
    /// The share of them who wait longer than promised.
    pub late: Told,
    /// How many wait on the day `to`.
    pub waiting: Told,
    /// The share of places taken between `from` and `to`.
    pub load: Told,
}

/// Plays a service out from today.
///
/// Each run draws who comes and how long each support lasts, and gives each the place that becomes free first, in the
/// order of coming (Kiefer and Wolfowitz 1955). Runs in which nobody comes between the days count as no wait.
///
/// Not reckoned with: that people give up waiting, holidays, link workers who stop, wishes about who it is.
///
/// # Errors
/// [`Why::Impossible`] for a service or a plan that cannot be; [`Why::TooFew`] with fewer than two runs;
/// [`Why::TooMany`] for more than ten million people in all
pub fn simulate(service: &Service, today: Today, plan: Plan) -> Known<Outcome> {
    const MOST: usize = 10_000_000;
    service.load()?;
    let possible = plan.from.is_finite() && plan.to.is_finite() && plan.from >= 0.0 && plan.to > plan.from;
    if !possible {
        return Err(Why::Impossible);
    }
    if plan.runs < 2 {
        return Err(Why::TooFew { n: plan.runs, needs: 2 });
    }
    let people = service.referred_a_day * plan.to * number(plan.runs);
    if people > number(MOST) {
        return Err(Why::TooMany { n: super::numbers::place(people), takes: MOST });
    }
    let runs: Vec<Run> = (0..plan.runs)
        .map(|run| {
            let seed = plan.seed.wrapping_add(u64::try_from(run).unwrap_or(0).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            play(service, today, plan, seed)
        })
        .collect();
    let told = |of: fn(&Run) -> f64| {
        let values: Vec<f64> = runs.iter().map(of).collect();
        let summary = Summary::of(&values);
        let (mean, n) = (summary.mean?, number(runs.len()));
        let half = t_quantile_both_sides(0.05, n - 1.0) * summary.sd? / n.sqrt();
        Ok(Told { mean, interval: Interval { lo: mean - half, hi: mean + half } })
    };
    Ok(Outcome {
        wait: told(|run| run.wait)?,
        late: told(|run| run.late)?,
        waiting: told(|run| run.waiting)?,
        load: told(|run| run.load)?,
    })
}

struct Run {
    wait: f64,
    late: f64,
    waiting: f64,
    load: f64,
}

fn play(service: &Service, today: Today, plan: Plan, seed: u64) -> Run {
    // People and lengths by streams of their own: another number of places meets the same people.
    let (mut coming, mut lasting) = (Chance::new(seed), Chance::new(!seed));
    let longest = match &service.lengths {
        Lengths::Observed(all) => all.iter().fold(0.0, |most: f64, days| most.max(*days)),
        Lengths::Exponential(_) => 0.0,
    };
    let mut free: BinaryHeap<Reverse<Day>> = (0..service.places)
        .map(|place| {
            let taken = place < today.taken;
            Reverse(Day(if taken { service.lengths.rest(longest, &mut lasting) } else { 0.0 }))
        })
        .collect();
    let (mut came, mut waits, mut late, mut waiting, mut taken) = (0_usize, 0.0, 0_usize, 0_usize, 0.0);
    for Reverse(Day(until)) in &free {
        taken += overlap(0.0, *until, plan);
    }
    let mut now = 0.0;
    let mut before = today.waiting;
    loop {
        if before > 0 {
            before -= 1;
        } else if service.referred_a_day > 0.0 {
            now += exponential(&mut coming) / service.referred_a_day;
        } else {
            break;
        }
        if now >= plan.to {
            break;
        }
        let length = service.lengths.draw(&mut lasting);
        let Some(Reverse(Day(first))) = free.pop() else { break };
        let begins = first.max(now);
        free.push(Reverse(Day(begins + length)));
        taken += overlap(begins, begins + length, plan);
        waiting += usize::from(begins > plan.to);
        if now >= plan.from {
            came += 1;
            waits += begins - now;
            late += usize::from(begins - now > plan.promised);
        }
    }
    let each = number(came.max(1));
    Run {
        wait: waits / each,
        late: number(late) / each,
        waiting: number(waiting),
        load: taken / ((plan.to - plan.from) * number(service.places)),
    }
}

/// How much of a stretch of days lies between the days that are looked at.
fn overlap(begins: f64, ends: f64, plan: Plan) -> f64 {
    (ends.min(plan.to) - begins.max(plan.from)).max(0.0)
}

/// A number from zero to below one, of 53 bits.
fn share(chance: &mut Chance) -> f64 {
    let (high, low) = (chance.bits() >> 32, chance.bits() >> 43);
    let bits = |bits: u64| f64::from(u32::try_from(bits).unwrap_or(u32::MAX));
    (bits(high) * 2_097_152.0 + bits(low)) / 9_007_199_254_740_992.0
}

/// Exponential with mean one.
fn exponential(chance: &mut Chance) -> f64 {
    -(-share(chance)).ln_1p()
}

/// A day that can be put in order. Never "not a number".
#[derive(Debug, Clone, Copy, PartialEq)]
struct Day(f64);

impl Eq for Day {}

impl PartialOrd for Day {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Day {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(referred_a_day: f64, places: usize, mean: f64) -> Service {
        Service { referred_a_day, places, lengths: Lengths::Exponential(mean) }
    }

    fn plan(seed: u64) -> Plan {
        Plan { from: 0.0, to: 730.0, runs: 20, seed, promised: 14.0 }
    }

    #[test]
    fn the_formula_of_one_place_and_of_two() {
        // M/M/1: ρ/(μ−λ); M/M/2: ρ²/(μ(1−ρ²)).
        let one = steady(&service(0.5, 1, 1.0)).unwrap();
        assert!((one.wait - 1.0).abs() < 1e-12 && (one.waiting_share - 0.5).abs() < 1e-12);
        let two = steady(&service(1.5, 2, 1.0)).unwrap();
        assert!((two.wait - 0.5625 / 0.4375).abs() < 1e-12, "{}", two.wait);
        // Kleinrock's chart and every table of Erlang's C: 10 erlang on 12 places, 0.4494.
        let twelve = steady(&service(10.0, 12, 1.0)).unwrap();
        assert!((twelve.waiting_share - 0.4494).abs() < 5e-5, "{}", twelve.waiting_share);
    }

    #[test]
    fn more_people_than_places_have_no_long_run() {
        assert_eq!(steady(&service(1.0, 2, 2.0)), Err(Why::NotReached));
        let grows = simulate(&service(1.0, 2, 4.0), Today::default(), plan(1)).unwrap();
        assert!(grows.waiting.mean > 250.0 && grows.load.mean > 0.98, "{grows:?}");
    }

    #[test]
    fn over_two_hundred_seeds_the_interval_covers_the_formula() {
        let service = service(0.7, 7, 7.0);
        let truth = steady(&service).unwrap().wait;
        let long = |seed| Plan { from: 1_500.0, to: 6_500.0, ..plan(seed) };
        let covers = |seed: &u64| {
            let Interval { lo, hi } = simulate(&service, Today::default(), long(*seed)).unwrap().wait.interval;
            lo <= truth && truth <= hi
        };
        let covered = (1..=200).filter(covers).count();
        println!("the interval covers the waiting time of the M/M/c formula in {covered} of 200");
        assert!((180..=198).contains(&covered), "{covered} of 200");
    }

    #[test]
    fn more_places_never_make_the_same_people_wait_longer() {
        let today = Today { taken: 8, waiting: 5 };
        let wait = |places| simulate(&service(0.2, places, 60.0), today, plan(3)).unwrap().wait.mean;
        let waits: Vec<f64> = (8..=20).map(wait).collect();
        assert!(waits.windows(2).all(|pair| pair[1] <= pair[0]), "{waits:?}");
        assert!(waits[0] > waits[12]);
    }

    #[test]
    fn those_who_wait_today_are_served_first() {
        let quiet = service(0.0, 1, 30.0);
        let told = simulate(&quiet, Today { taken: 1, waiting: 40 }, Plan { to: 60.0, ..plan(5) }).unwrap();
        assert!(told.waiting.mean > 30.0 && told.load.mean > 0.999, "{told:?}");
        let late = |waiting| simulate(&service(0.1, 3, 30.0), Today { taken: 3, waiting }, plan(5)).unwrap().late.mean;
        assert!(late(30) > late(0));
    }

    #[test]
    fn observed_lengths_are_used_as_they_are() {
        let fixed = Service { lengths: Lengths::Observed(vec![10.0]), ..service(0.05, 1, 0.0) };
        // M/D/1: half the wait of M/M/1, ρ·mean / (2(1−ρ)).
        let told = simulate(&fixed, Today::default(), Plan { from: 2_000.0, to: 40_000.0, ..plan(11) }).unwrap();
        assert!(told.wait.interval.lo < 5.0 && 5.0 < told.wait.interval.hi, "{:?}", told.wait);
        assert!((told.load.mean - 0.5).abs() < 0.02);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let go = |service: &Service, plan| simulate(service, Today::default(), plan).err();
        assert_eq!(go(&service(0.1, 0, 30.0), plan(1)), Some(Why::Impossible));
        assert_eq!(go(&service(f64::NAN, 3, 30.0), plan(1)), Some(Why::Impossible));
        assert_eq!(go(&service(0.1, 3, 0.0), plan(1)), Some(Why::Impossible));
        let none = Service { lengths: Lengths::Observed(Vec::new()), ..service(0.1, 3, 1.0) };
        assert_eq!(go(&none, plan(1)), Some(Why::TooFew { n: 0, needs: 1 }));
        assert_eq!(go(&service(0.1, 3, 1.0), Plan { to: 0.0, ..plan(1) }), Some(Why::Impossible));
        assert_eq!(go(&service(0.1, 3, 1.0), Plan { runs: 1, ..plan(1) }), Some(Why::TooFew { n: 1, needs: 2 }));
        assert!(matches!(go(&service(1e9, 3, 1.0), plan(1)), Some(Why::TooMany { .. })));
        assert_eq!(simulate(&service(0.0, 2, 9.0), Today::default(), plan(1)).map(|told| told.wait.mean), Ok(0.0));
    }

    #[test]
    fn the_same_seed_tells_the_same() {
        let once = simulate(&service(0.3, 9, 28.0), Today::default(), plan(8));
        assert_eq!(once, simulate(&service(0.3, 9, 28.0), Today::default(), plan(8)));
        assert_ne!(once, simulate(&service(0.3, 9, 28.0), Today::default(), plan(9)));
    }
}
