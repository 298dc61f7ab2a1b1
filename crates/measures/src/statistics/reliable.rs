//! Reliable change: whether a person's change is more than the instrument's own error.

use super::paired::Pairs;
use super::{Known, Why};

/// 1.96, as Jacobson and Truax write it.
const Z: f64 = 1.96;

/// What an instrument can tell of one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The standard error of measurement, `s·√(1 − r)`.
    pub sem: f64,
    /// The standard error of a difference, `√2 · SEM`.
    pub sdiff: f64,
}

/// What became of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Reliably better, and on the other side of the cut from where they began.
    Recovered,
    /// Reliably better.
    Improved,
    /// No reliable change.
    Unchanged,
    /// Reliably worse.
    Worse,
}

/// How many became what. Whoever prints the improved prints the worse as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdicts {
    /// Reliably better and across the cut; zero without a cut.
    pub recovered: usize,
    /// Reliably better, not across the cut.
    pub improved: usize,
    /// No reliable change.
    pub unchanged: usize,
    /// Reliably worse.
    pub worse: usize,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

impl Precision {
    /// Of an instrument with this standard deviation and this reliability, in the unit of the instrument
    /// (Jacobson and Truax 1991). A negative or infinite deviation, or a reliability outside of 0 to 1: impossible.
    pub fn new(sd: f64, reliability: f64) -> Known<Self> {
        if !(sd.is_finite() && sd >= 0.0 && (0.0..=1.0).contains(&reliability)) {
            return Err(Why::Impossible);
        }
        let sem = sd * (1.0 - reliability).sqrt();
        Ok(Self { sem, sdiff: std::f64::consts::SQRT_2 * sem })
    }

    /// From a published change beyond which it is reliable (`1.96 · Sdiff`, or 2.77 SEM), in the unit of the instrument.
    pub fn beyond(change: f64) -> Known<Self> {
        if !(change.is_finite() && change > 0.0) {
            return Err(Why::Impossible);
        }
        let sdiff = change / Z;
        Ok(Self { sem: sdiff / std::f64::consts::SQRT_2, sdiff })
    }

    /// The change beyond which it is reliable: `1.96 · Sdiff`, in the unit of the instrument.
    pub fn threshold(&self) -> f64 {
        Z * self.sdiff
    }

    /// The index of a person's change, `RC = d / Sdiff`, without unit. An instrument without error: none.
    pub fn index(&self, change: f64) -> Known {
        if self.sdiff > 0.0 { Ok(change / self.sdiff) } else { Err(Why::NoSpread) }
    }

    /// What became of a person: reliable when `|RC| > 1.96`.
    pub fn verdict(&self, before: f64, after: f64, better: Better, cut: Option<f64>) -> Verdict {
        let up = |value: f64| if better == Better::Higher { value } else { -value };
        let change = up(after) - up(before);
        if change.abs() <= self.threshold() {
            return Verdict::Unchanged;
        }
        if change < 0.0 {
            return Verdict::Worse;
        }
        match cut.map(up) {
            Some(cut) if up(before) < cut && up(after) >= cut => Verdict::Recovered,
            _ => Verdict::Improved,
        }
    }

    /// All four groups of these pairs. No pair: all zero.
    pub fn verdicts(&self, pairs: &Pairs, better: Better, cut: Option<f64>) -> Verdicts {
        let mut all = Verdicts::default();
        for (before, after) in pairs.before().iter().zip(pairs.after()) {
            match self.verdict(*before, *after, better, cut) {
                Verdict::Recovered => all.recovered += 1,
                Verdict::Improved => all.improved += 1,
                Verdict::Unchanged => all.unchanged += 1,
                Verdict::Worse => all.worse += 1,
            }
        }
        all
    }
}

/// The three cuts of Jacobson and Truax 1991 between a group that seeks help (mean `m1`, sd `s1`) and people at large
/// (`m0`, `s0`), for instruments where more is better when `m0 > m1`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cuts {
    /// Two deviations away from those who seek help.
    pub a: f64,
    /// Within two deviations of people at large.
    pub b: f64,
    /// Where both are equally near: `(s0·m1 + s1·m0) / (s0 + s1)`.
    pub c: Known,
}

/// The cuts, in the unit of the instrument. No spread in either group: no c.
pub fn cuts(m1: f64, s1: f64, m0: f64, s0: f64) -> Cuts {
    let way = if m0 >= m1 { 1.0 } else { -1.0 };
    Cuts {
        a: m1 + way * 2.0 * s1,
        b: m0 - way * 2.0 * s0,
        c: if s0 + s1 > 0.0 { Ok((s0 * m1 + s1 * m0) / (s0 + s1)) } else { Err(Why::NoSpread) },
    }
}
