//! `measures paired`: before and after, in pairs.

use std::path::PathBuf;

use clap::Args;
use rinnalla_measures::statistics::bootstrap::{self, REPLICATES, SEED};
use rinnalla_measures::statistics::effect::Effects;
use rinnalla_measures::statistics::paired::{Change, Pairs};
use rinnalla_measures::statistics::reliable::{Better, Precision};
use rinnalla_measures::statistics::wilcoxon::{shift, signed_ranks};
use rinnalla_measures::statistics::{Interval, Known};
use serde::Serialize;

use super::file::{CAVEAT, chance, column, from_to, in_file, shown, table, told};
use crate::commands::{Trouble, say};

/// Before and after, in pairs.
#[derive(Debug, Args)]
pub(crate) struct Paired {
    /// A CSV file with a header; an empty cell or NA is missing.
    file: PathBuf,
    /// The column with what was measured before.
    #[arg(long)]
    before: String,
    /// The column with what was measured after.
    #[arg(long)]
    after: String,
    /// The standard deviation of the instrument, for reliable change.
    #[arg(long, allow_negative_numbers = true)]
    sd: Option<f64>,
    /// The reliability of the instrument, for reliable change.
    #[arg(long, allow_negative_numbers = true)]
    reliability: Option<f64>,
    /// Less is better on this instrument: decides who is counted as improved and who as worse.
    #[arg(long)]
    lower_is_better: bool,
    /// Where the chance of the bootstrap begins.
    #[arg(long, default_value_t = SEED)]
    seed: u64,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

/// The document, in the order of the contract.
#[derive(Debug, Serialize)]
struct Document {
    n: usize,
    n_before: usize,
    n_after: usize,
    mean_before: Option<f64>,
    sd_before: Option<f64>,
    mean_after: Option<f64>,
    sd_after: Option<f64>,
    mean_change: Option<f64>,
    sd_change: Option<f64>,
    se: Option<f64>,
    t: Option<f64>,
    df: Option<usize>,
    p: Option<f64>,
    ci95: Option<[f64; 2]>,
    r: Option<f64>,
    d_z: Option<f64>,
    d_av: Option<f64>,
    d_rm: Option<f64>,
    g_av: Option<f64>,
    wilcoxon: Option<Wilcoxon>,
    hodges_lehmann: Option<Shift>,
    bootstrap: Option<Bootstrap>,
    rci: Option<Reliable>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Wilcoxon {
    v: f64,
    p: f64,
    method: &'static str,
    n: usize,
    effect: f64,
}

#[derive(Debug, Serialize)]
struct Shift {
    estimate: f64,
    ci95: Option<[f64; 2]>,
}

#[derive(Debug, Serialize)]
struct Bootstrap {
    lo: f64,
    hi: f64,
    replicates: usize,
    seed: u64,
    method: &'static str,
}

#[derive(Debug, Serialize)]
struct Reliable {
    sem: f64,
    sdiff: f64,
    improved: usize,
    unchanged: usize,
    worse: usize,
    better: &'static str,
}

impl Paired {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let pairs = self.pairs()?;
        let document = self.document(&pairs)?;
        if self.json {
            say(&serde_json::to_string(&document).map_err(|error| Trouble::Failed(error.to_string()))?);
        } else {
            tell(&document);
        }
        Ok(())
    }

    fn pairs(&self) -> Result<Pairs, Trouble> {
        if self.before.trim() == self.after.trim() {
            return Err(Trouble::WrongUse("--before and --after name the same column".into()));
        }
        let table = table(&self.file)?;
        let (before, after) = (column(&table, "--before", &self.before)?, column(&table, "--after", &self.after)?);
        let before = table.numbers(before).map_err(in_file(&self.file))?;
        let after = table.numbers(after).map_err(in_file(&self.file))?;
        Pairs::new(before.into_iter().zip(after).map(|(before, after)| (before.value, after.value)))
            .map_err(|why| Trouble::Failed(format!("{}: {why}", self.file.display())))
    }

    fn document(&self, pairs: &Pairs) -> Result<Document, Trouble> {
        let mut notes = Vec::new();
        let (before, after) = pairs.before_and_after();
        let change = Change::of(pairs);
        let effects = Effects::of(pairs);
        let mut known = |key: &str, value: Known| told(&mut notes, key, value).map(|value| value + 0.0);
        let document = Document {
            n: pairs.n(),
            n_before: pairs.n_before(),
            n_after: pairs.n_after(),
            mean_before: known("mean_before", before.mean),
            sd_before: known("sd_before", before.sd),
            mean_after: known("mean_after", after.mean),
            sd_after: known("sd_after", after.sd),
            mean_change: known("mean_change", change.mean),
            sd_change: known("sd_change", change.sd),
            se: known("se", change.se),
            t: known("t", change.t),
            df: told(&mut notes, "df", change.df),
            p: told(&mut notes, "p", change.p),
            ci95: told(&mut notes, "ci95", change.interval).map(ends),
            r: told(&mut notes, "r", effects.r),
            d_z: told(&mut notes, "d_z", effects.d_z),
            d_av: told(&mut notes, "d_av", effects.d_av),
            d_rm: told(&mut notes, "d_rm", effects.d_rm),
            g_av: told(&mut notes, "g_av", effects.g_av),
            wilcoxon: wilcoxon(pairs, &mut notes),
            hodges_lehmann: hodges_lehmann(pairs, &mut notes),
            bootstrap: self.bootstrap(pairs, &mut notes),
            rci: self.reliable(pairs, &mut notes)?,
            notes: Vec::new(),
        };
        Ok(Document { notes, ..document })
    }

    fn bootstrap(&self, pairs: &Pairs, notes: &mut Vec<String>) -> Option<Bootstrap> {
        let drawn = told(notes, "bootstrap", bootstrap::of_mean(pairs.changes(), REPLICATES, self.seed))?;
        let (Interval { lo, hi }, method) = match drawn.bca {
            Ok(interval) => (interval, "bca"),
            Err(why) => {
                notes.push(format!("bootstrap: percentile interval, as for BCa {why}"));
                (drawn.percentile, "percentile")
            }
        };
        Some(Bootstrap { lo, hi, replicates: drawn.replicates, seed: drawn.seed, method })
    }

    fn reliable(&self, pairs: &Pairs, notes: &mut Vec<String>) -> Result<Option<Reliable>, Trouble> {
        if let Some(sd) = self.sd.filter(|sd| !(sd.is_finite() && *sd > 0.0)) {
            return Err(Trouble::WrongUse(format!("--sd is a number above 0, not {sd}")));
        }
        if let Some(reliability) = self.reliability.filter(|reliability| !(0.0..=1.0).contains(reliability)) {
            return Err(Trouble::WrongUse(format!("--reliability lies between 0 and 1, not {reliability}")));
        }
        let (Some(sd), Some(reliability)) = (self.sd, self.reliability) else {
            notes.push("rci: it needs both --sd and --reliability".into());
            return Ok(None);
        };
        let (better, word) = if self.lower_is_better { (Better::Lower, "lower") } else { (Better::Higher, "higher") };
        Ok(told(notes, "rci", Precision::new(sd, reliability)).map(|precision| {
            let verdicts = precision.verdicts(pairs, better, None);
            Reliable {
                sem: precision.sem,
                sdiff: precision.sdiff,
                improved: verdicts.improved,
                unchanged: verdicts.unchanged,
                worse: verdicts.worse,
                better: word,
            }
        }))
    }
}

fn ends(interval: Interval) -> [f64; 2] {
    [interval.lo, interval.hi]
}

fn wilcoxon(pairs: &Pairs, notes: &mut Vec<String>) -> Option<Wilcoxon> {
    let ranks = told(notes, "wilcoxon", signed_ranks(pairs.changes()))?;
    if ranks.nearly_tied {
        notes.push(
            "wilcoxon: some changes differ by the rounding of decimals in binary alone; they are ranked as different, as R and scipy do"
                .into(),
        );
    }
    Some(Wilcoxon { v: ranks.plus, p: ranks.p, method: ranks.method.code(), n: ranks.n, effect: ranks.effect })
}

fn hodges_lehmann(pairs: &Pairs, notes: &mut Vec<String>) -> Option<Shift> {
    let shift = told(notes, "hodges_lehmann", shift(pairs.changes()))?;
    let ci95 = told(notes, "hodges_lehmann.ci95", shift.interval).map(ends);
    Some(Shift { estimate: shift.estimate, ci95 })
}

fn tell(found: &Document) {
    say(&format!("{} of {} people measured before were measured after.", found.n, found.n_before));
    say(&format!("Before       {} (sd {})", shown(found.mean_before), shown(found.sd_before)));
    say(&format!("After        {} (sd {})", shown(found.mean_after), shown(found.sd_after)));
    say(&format!(
        "Mean change  {} (sd {}), 95 % interval {}",
        shown(found.mean_change),
        shown(found.sd_change),
        from_to(found.ci95)
    ));
    if let Some(drawn) = &found.bootstrap {
        let interval = from_to(Some([drawn.lo, drawn.hi]));
        say(&format!(
            "             bootstrap ({}) {interval}, {} draws, seed {}",
            drawn.method, drawn.replicates, drawn.seed
        ));
    }
    let df = found.df.map_or_else(|| "-".to_owned(), |df| df.to_string());
    say(&format!("t            {}, df {df}, {}", shown(found.t), chance(found.p)));
    if let Some(ranks) = &found.wilcoxon {
        say(&format!(
            "Wilcoxon     V {}, {} ({}), effect {}",
            ranks.v,
            chance(Some(ranks.p)),
            ranks.method,
            shown(Some(ranks.effect))
        ));
    }
    if let Some(shift) = &found.hodges_lehmann {
        say(&format!(
            "Shift        {} (Hodges-Lehmann), 95 % interval {}",
            shown(Some(shift.estimate)),
            from_to(shift.ci95)
        ));
    }
    say(&format!(
        "Effect size  g_av {} (d_av {}, d_z {}, d_rm {}), r {}",
        shown(found.g_av),
        shown(found.d_av),
        shown(found.d_z),
        shown(found.d_rm),
        shown(found.r)
    ));
    if let Some(reliable) = &found.rci {
        say(&format!(
            "Reliable     {} improved, {} unchanged, {} worse ({} is better; SEM {}, Sdiff {})",
            reliable.improved,
            reliable.unchanged,
            reliable.worse,
            reliable.better,
            shown(Some(reliable.sem)),
            shown(Some(reliable.sdiff))
        ));
    }
    for note in &found.notes {
        say(&format!("Note: {note}."));
    }
    say(CAVEAT);
}
