//! Cumulative incidence: how many have got there, when some withdraw.

use crate::statistics::distribution::normal_quantile;
use crate::statistics::numbers::{number, same};
use crate::statistics::{Interval, Known, Why};

/// How somebody's observation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// They still wait.
    Waiting,
    /// What was waited for happened.
    Happened,
    /// They withdrew, so that it cannot happen any more.
    Withdrew,
}

/// For how long somebody was observed, and how it ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Course {
    /// For how long, in any unit; finite and not negative.
    pub time: f64,
    /// How it ended.
    pub end: End,
}

/// The share for whom something has happened by a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share of all.
    pub share: f64,
    /// Its standard error. None once nobody waits.
    pub se: Known,
    /// Its 95 % interval.
    pub interval: Known<Interval>,
}

/// Cumulative incidence at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Incidence {
    /// The time, in the unit of the waits.
    pub time: f64,
    /// How many were waiting just before.
    pub at_risk: usize,
    /// The share for whom it has happened.
    pub happened: Share,
    /// The share who have withdrawn.
    pub withdrew: Share,
    /// The share who still wait.
    pub waiting: f64,
}

/// One way of ending, added up over time.
#[derive(Default, Clone, Copy)]
struct Sums {
    share: f64,
    all: f64,
    by_share: f64,
    by_square: f64,
    own: f64,
    cross: f64,
    cross_share: f64,
}

/// Cumulative incidence with withdrawal as a competing event (Aalen and Johansen 1978).
///
/// `F(t) = Σ S(tᵢ₋) dᵢ / nᵢ`, S for both ends together; standard error by the delta method, as statsmodels' `CumIncidenceRight`;
/// interval on the log-log scale of F. To take those who withdrew for censored, as one minus Kaplan-Meier does, would say that
/// more got there than did. Happened, withdrew and waiting add up to 1. Nobody: no steps.
pub fn cumulative_incidence(courses: &[Course]) -> Vec<Incidence> {
    let mut courses: Vec<Course> = courses.to_vec();
    courses.sort_unstable_by(|a, b| a.time.total_cmp(&b.time));
    let (mut survival, mut from, mut steps) = (1.0, 0, Vec::new());
    let mut sums = [Sums::default(); 2];
    while from < courses.len() {
        let time = courses[from].time;
        let here: Vec<End> =
            courses[from..].iter().take_while(|course| same(course.time, time)).map(|course| course.end).collect();
        let n = number(courses.len() - from);
        let ended = [End::Happened, End::Withdrew].map(|end| number(here.iter().filter(|one| **one == end).count()));
        let both = ended[0] + ended[1];
        let left = n - both;
        let weight = survival / n;
        for (sum, d) in sums.iter_mut().zip(ended) {
            sum.share += weight * d;
            let all = both / (n * left);
            sum.all += all;
            sum.by_share += sum.share * all;
            sum.by_square += sum.share * sum.share * all;
            sum.own += weight * weight * (n - d) * d / n;
            sum.cross += weight * d / n;
            sum.cross_share += sum.share * weight * d / n;
        }
        survival *= left / n;
        from += here.len();
        steps.push(Incidence {
            time,
            at_risk: courses.len() + here.len() - from,
            happened: share(sums[0], left),
            withdrew: share(sums[1], left),
            waiting: survival,
        });
    }
    steps
}

fn share(sums: Sums, left: f64) -> Share {
    let share = sums.share;
    if left <= 0.0 {
        return Share { share, se: Err(Why::NotReached), interval: Err(Why::NotReached) };
    }
    let variance = share * share * sums.all - 2.0 * share * sums.by_share + sums.by_square + sums.own
        - 2.0 * share * sums.cross
        + 2.0 * sums.cross_share;
    let se = variance.max(0.0).sqrt();
    let interval = if share <= 0.0 || share >= 1.0 {
        Err(Why::NoSpread)
    } else {
        let reach = normal_quantile(0.975) * se / (share * share.ln());
        Ok(Interval { lo: share.powf((-reach).exp()), hi: share.powf(reach.exp()) })
    };
    Share { share, se: Ok(se), interval }
}
