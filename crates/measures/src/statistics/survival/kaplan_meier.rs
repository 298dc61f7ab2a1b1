//! Kaplan and Meier's estimate.

use super::Wait;
use crate::statistics::distribution::normal_quantile;
use crate::statistics::numbers::{number, same};
use crate::statistics::{Interval, Known, Why};

/// The share still waiting, at one time at which somebody's observation ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The time, in the unit of the waits.
    pub time: f64,
    /// How many were waiting just before.
    pub at_risk: usize,
    /// For how many it happened then.
    pub events: usize,
    /// The share still waiting.
    pub survival: f64,
    /// Greenwood's standard error of that share. None once nobody waits.
    pub se: Known,
    /// The 95 % interval of the share. None once nobody waits.
    pub interval: Known<Interval>,
}

/// The whole curve.
#[derive(Debug, Clone, PartialEq)]
pub struct KaplanMeier {
    /// How many people.
    pub n: usize,
    /// For how many it happened.
    pub events: usize,
    /// The time by which it had happened for half.
    pub median: Known,
    /// Where the interval of the median begins.
    pub median_lo: Known,
    /// Where it ends.
    pub median_hi: Known,
    /// A step for each time.
    pub steps: Vec<Step>,
}

/// A share is one half when it differs from it by rounding alone.
const HALF: f64 = 0.5 + 1e-12;

/// Kaplan and Meier's estimate (1958) of the share still waiting.
///
/// `S(t) = Π (1 − d/n)`; Greenwood `SE = S · √Σ d / (n(n − d))`; limits on the log-log scale,
/// `S^exp(± 1.96 · SE / (S ln S))`, which stay between 0 and 1 (Kalbfleisch and Prentice; R's default is "log"). Before the
/// first event both limits are 1; once nobody waits there are none. Median: the smallest t with `S(t) ≤ ½`, its interval
/// likewise from the limits; unreached is said, not guessed. Nobody: no steps. Waits that are infinite or negative are not
/// to be handed in: the reader of the data refuses them.
pub fn kaplan_meier(waits: &[Wait]) -> KaplanMeier {
    let mut waits: Vec<Wait> = waits.to_vec();
    waits.sort_unstable_by(|a, b| a.time.total_cmp(&b.time));
    let n = waits.len();
    let z = normal_quantile(0.975);
    let mut steps = Vec::new();
    let (mut survival, mut greenwood, mut from) = (1.0_f64, 0.0_f64, 0);
    while from < n {
        let time = waits[from].time;
        let here = waits[from..].iter().take_while(|wait| same(wait.time, time));
        let (count, events) =
            here.fold((0, 0), |(count, events), wait| (count + 1, events + usize::from(wait.happened)));
        let at_risk = n - from;
        let left = number(at_risk - events);
        survival *= left / number(at_risk);
        greenwood += number(events) / (number(at_risk) * left.max(f64::MIN_POSITIVE));
        from += count;
        let nobody = Err(Why::NotReached);
        let (se, interval) = if survival <= 0.0 {
            (nobody, Err(Why::NotReached))
        } else if survival >= 1.0 {
            (Ok(0.0), Ok(Interval { lo: 1.0, hi: 1.0 }))
        } else {
            let reach = z * greenwood.sqrt() / survival.ln();
            let limits = Interval { lo: survival.powf((-reach).exp()), hi: survival.powf(reach.exp()) };
            (Ok(survival * greenwood.sqrt()), Ok(limits))
        };
        steps.push(Step { time, at_risk, events, survival, se, interval });
    }
    let first = |below: &dyn Fn(&Step) -> Option<f64>| {
        let why = if n == 0 { Why::TooFew { n, needs: 1 } } else { Why::NotReached };
        steps.iter().find(|step| below(step).is_some_and(|share| share <= HALF)).map(|step| step.time).ok_or(why)
    };
    let limit = |pick: fn(Interval) -> f64| move |step: &Step| step.interval.ok().map(pick);
    KaplanMeier {
        n,
        events: steps.iter().map(|step| step.events).sum(),
        median: first(&|step| Some(step.survival)),
        median_lo: first(&limit(|interval| interval.lo)),
        median_hi: first(&limit(|interval| interval.hi)),
        steps,
    }
}

impl KaplanMeier {
    /// The share still waiting at a time: 1 before anything happened.
    pub fn at(&self, time: f64) -> f64 {
        self.steps.iter().take_while(|step| step.time <= time).last().map_or(1.0, |step| step.survival)
    }
}
