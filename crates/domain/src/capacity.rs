//! How many people a municipality's link workers can walk beside, and what would change if there were more of them, or
//! more referrals.

use rinnalla_measures::statistics::Known;
use rinnalla_measures::statistics::numbers::number;
use rinnalla_measures::statistics::queue::{Lengths, Outcome, Plan, Service, Today, simulate};

/// Fewer lengths of ended support say too little: [`ASSUMED_DAYS`] stands in for them.
pub const LEAST_LENGTHS: usize = 10;

/// How long support is taken to last, on average, while the municipality does not know better: four months, the middle
/// of the one to six months that an agreement runs.
pub const ASSUMED_DAYS: f64 = 120.0;

/// Places of a link worker when nobody has said otherwise.
const PLACES_OF_ONE: usize = 2;

/// Days in a month, on average.
const MONTH: f64 = 365.25 / 12.0;

/// How things stand in a municipality. Numbers alone, of nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Capacity {
    /// Link workers who can be asked for a case.
    pub workers: usize,
    /// How many people they can walk beside together.
    pub places: usize,
    /// How many they walk beside now.
    pub taken: usize,
    /// How many people wait for a link worker.
    pub waiting: usize,
    /// How many of those referred within [`Capacity::over_days`] go on to a link worker, or may still.
    pub referred: usize,
    /// Over how many days they were counted: a year, or since the first referral.
    pub over_days: usize,
    /// How many days each support lasted that ended within two years.
    pub lengths: Vec<f64>,
}

/// What if? Nothing, unless said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// So many more link workers than now.
    pub workers: usize,
    /// So many more referrals a month than now.
    pub referrals: usize,
}

/// As things are, and as they would be. The same people come to both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// If everything goes on as it is.
    pub now: Outcome,
    /// With the change.
    pub then: Outcome,
    /// As things are, more places are needed than there are.
    pub grows_now: bool,
    /// With the change, more places are needed than there are.
    pub grows_then: bool,
}

impl Capacity {
    /// People referred a month.
    pub fn referred_a_month(&self) -> f64 {
        number(self.referred) / number(self.over_days.max(1)) * MONTH
    }

    /// Is the length of support assumed, since too few have ended?
    pub fn assumes_length(&self) -> bool {
        self.lengths.len() < LEAST_LENGTHS
    }

    /// How long support lasts.
    pub fn lengths(&self) -> Lengths {
        if self.assumes_length() { Lengths::Exponential(ASSUMED_DAYS) } else { Lengths::Observed(self.lengths.clone()) }
    }

    /// Places with so many more link workers, each with as many as the others have on average.
    pub const fn places_with(&self, more: usize) -> usize {
        let of_new = if self.workers == 0 { more * PLACES_OF_ONE } else { (more * self.places).div_ceil(self.workers) };
        self.places + of_new
    }

    /// Plays the second half of the coming year out, as things are and with a change.
    ///
    /// # Errors
    /// When it cannot be played out: nobody who could walk alongside, or far too many people
    pub fn what_if(&self, change: Change, promised_days: usize) -> Known<Compared> {
        let month = self.referred_a_month();
        let service =
            |referred: f64, places| Service { referred_a_day: referred / MONTH, places, lengths: self.lengths() };
        let now = service(month, self.places);
        let then = service(month + number(change.referrals), self.places_with(change.workers));
        let today = Today { taken: self.taken, waiting: self.waiting };
        let plan = Plan { from: 182.0, to: 365.0, runs: 400, seed: 1, promised: number(promised_days) };
        Ok(Compared {
            now: simulate(&now, today, plan)?,
            then: simulate(&then, today, plan)?,
            grows_now: now.load()? >= 1.0,
            grows_then: then.load()? >= 1.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capacity() -> Capacity {
        Capacity {
            workers: 4,
            places: 10,
            taken: 10,
            waiting: 6,
            referred: 36,
            over_days: 365,
            lengths: vec![60.0, 90.0, 120.0],
        }
    }

    #[test]
    fn new_link_workers_take_as_many_as_the_others_do() {
        assert_eq!([0, 1, 2].map(|more| capacity().places_with(more)), [10, 13, 15]);
        assert_eq!(Capacity::default().places_with(2), 4);
    }

    #[test]
    fn too_few_lengths_are_not_used() {
        assert_eq!(capacity().lengths(), Lengths::Exponential(ASSUMED_DAYS));
        let known = Capacity { lengths: vec![90.0; LEAST_LENGTHS], ..capacity() };
        assert_eq!(known.lengths(), Lengths::Observed(vec![90.0; LEAST_LENGTHS]));
    }

    #[test]
    fn two_more_link_workers_shorten_the_wait_and_ten_more_referrals_lengthen_it() {
        let ask = |workers, referrals| capacity().what_if(Change { workers, referrals }, 14).unwrap();
        let more_people = ask(2, 0);
        assert!(more_people.then.wait.mean < more_people.now.wait.mean / 2.0, "{more_people:?}");
        let more_referrals = ask(0, 10);
        assert!(more_referrals.then.wait.mean > more_referrals.now.wait.mean && more_referrals.grows_then);
        assert_eq!(ask(0, 0).now, ask(0, 0).then);
    }

    #[test]
    fn without_anybody_nothing_can_be_played_out() {
        assert!(Capacity::default().what_if(Change { workers: 0, referrals: 1 }, 14).is_err());
    }
}
