//! `measures survival`: time to an event, with those who still wait counted.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use rinnalla_formats::figures::{Column, Table};
use rinnalla_measures::statistics::survival::{Step, Wait, kaplan_meier, logrank};
use serde::Serialize;

use super::file::{chance, column, in_file, shown, table, told};
use crate::commands::{Trouble, say};

/// Time to an event.
#[derive(Debug, Args)]
pub(crate) struct Survival {
    /// A CSV file with a header.
    file: PathBuf,
    /// The column with the time, in any unit.
    #[arg(long)]
    time: String,
    /// The column that says whether it happened: 1 or TRUE it happened, 0 or FALSE they still wait.
    #[arg(long)]
    event: String,
    /// The column with the group.
    #[arg(long)]
    group: Option<String>,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

/// The document, in the order of the contract.
#[derive(Debug, Serialize)]
struct Document {
    groups: Vec<Group>,
    logrank: Option<Test>,
    notes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Group {
    #[serde(rename = "group")]
    name: Option<String>,
    n: usize,
    events: usize,
    median: Option<f64>,
    ci95: [Option<f64>; 2],
    table: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    time: f64,
    at_risk: usize,
    events: usize,
    survival: f64,
    se: Option<f64>,
    lo: Option<f64>,
    hi: Option<f64>,
}

/// A group, where there are groups, and the waits of its people.
type Waits = (Option<String>, Vec<Wait>);

#[derive(Debug, Serialize)]
struct Test {
    chi2: f64,
    df: usize,
    p: f64,
}

impl Survival {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let mut notes = Vec::new();
        let waits = self.waits(&mut notes)?;
        let document = document(waits, notes);
        if self.json {
            say(&serde_json::to_string(&document).map_err(|error| Trouble::Failed(error.to_string()))?);
        } else {
            tell(&document);
        }
        Ok(())
    }

    /// The waits of each group, in order.
    fn waits(&self, notes: &mut Vec<String>) -> Result<Vec<Waits>, Trouble> {
        let table = table(&self.file)?;
        let (time, event) = (column(&table, "--time", &self.time)?, column(&table, "--event", &self.event)?);
        let group = self.group.as_deref().map(|name| column(&table, "--group", name)).transpose()?;
        let times = table.numbers(time).map_err(in_file(&self.file))?;
        let events = self.events(&table, event)?;
        let labels: Vec<Option<&str>> = match group {
            Some(group) => table.words(group).map(|cell| cell.value).collect(),
            None => vec![Some(""); times.len()],
        };
        let mut groups: BTreeMap<&str, Vec<Wait>> = BTreeMap::new();
        let mut left_out = 0;
        for ((time, happened), label) in times.into_iter().zip(events).zip(labels) {
            let (Some(value), Some(happened), Some(label)) = (time.value, happened, label) else {
                left_out += 1;
                continue;
            };
            if value < 0.0 {
                return Err(self.wrong(time.row, &self.time, &format!("a time of {value} lies before the beginning")));
            }
            groups.entry(label).or_default().push(Wait { time: value, happened });
        }
        if left_out > 0 {
            let rows = if left_out == 1 { "row was" } else { "rows were" };
            notes.push(format!("{left_out} {rows} left out: time, event or group is missing"));
        }
        if self.group.is_none() {
            return Ok(vec![(None, groups.into_values().next().unwrap_or_default())]);
        }
        let mut ordered: Vec<(Option<String>, Vec<Wait>)> =
            groups.into_iter().map(|(label, waits)| (Some(label.to_owned()), waits)).collect();
        let as_number = |label: &Option<String>| label.as_deref().and_then(|label| label.parse::<f64>().ok());
        if ordered.iter().all(|(label, _)| as_number(label).is_some()) {
            ordered.sort_by(|(a, _), (b, _)| as_number(a).unwrap_or(0.0).total_cmp(&as_number(b).unwrap_or(0.0)));
        }
        Ok(ordered)
    }

    fn events(&self, table: &Table, column: Column) -> Result<Vec<Option<bool>>, Trouble> {
        table
            .words(column)
            .map(|cell| match cell.value {
                None => Ok(None),
                Some("1" | "1.0" | "1,0" | "TRUE" | "True" | "true" | "T") => Ok(Some(true)),
                Some("0" | "0.0" | "0,0" | "FALSE" | "False" | "false" | "F") => Ok(Some(false)),
                Some(other) => Err(self.wrong(
                    cell.row,
                    &self.event,
                    &format!("\u{201c}{other}\u{201d} is neither 1 (it happened) nor 0 (they still wait)"),
                )),
            })
            .collect()
    }

    fn wrong(&self, row: u64, column: &str, why: &str) -> Trouble {
        Trouble::Failed(format!("{}: row {row}, column {column}: {why}", self.file.display()))
    }
}

fn document(waits: Vec<(Option<String>, Vec<Wait>)>, mut notes: Vec<String>) -> Document {
    let (labels, waits): (Vec<_>, Vec<_>) = waits.into_iter().unzip();
    let groups = labels
        .into_iter()
        .zip(&waits)
        .map(|(group, waits)| {
            let curve = kaplan_meier(waits);
            let of = group.as_ref().map_or_else(String::new, |group| format!(" of {group}"));
            Group {
                n: curve.n,
                events: curve.events,
                median: told(&mut notes, &format!("median{of}"), curve.median),
                ci95: [
                    told(&mut notes, &format!("ci95 lower end{of}"), curve.median_lo),
                    told(&mut notes, &format!("ci95 upper end{of}"), curve.median_hi),
                ],
                table: curve.steps.iter().map(row).collect(),
                name: group,
            }
        })
        .collect();
    let test = told(&mut notes, "logrank", logrank(&waits));
    Document { groups, logrank: test.map(|test| Test { chi2: test.chi2, df: test.df, p: test.p }), notes }
}

fn row(step: &Step) -> Row {
    let limits = step.interval.ok();
    Row {
        time: step.time,
        at_risk: step.at_risk,
        events: step.events,
        survival: step.survival,
        se: step.se.ok(),
        lo: limits.map(|limits| limits.lo),
        hi: limits.map(|limits| limits.hi),
    }
}

fn tell(found: &Document) {
    for group in &found.groups {
        let name = group.name.as_deref().unwrap_or("All");
        let [lo, hi] = group.ci95;
        say(&format!(
            "{name}: {} people, it happened for {}; median {} (95 % interval {} to {})",
            group.n,
            group.events,
            shown(group.median),
            shown(lo),
            shown(hi)
        ));
        if !group.table.is_empty() {
            say("      time  waiting  happened  share waiting  95 % interval");
        }
        for row in &group.table {
            say(&format!(
                "{:>10}  {:>7}  {:>8}  {:>13}  {} to {}",
                shown(Some(row.time)),
                row.at_risk,
                row.events,
                shown(Some(row.survival)),
                shown(row.lo),
                shown(row.hi)
            ));
        }
    }
    if let Some(test) = &found.logrank {
        say(&format!("Logrank: chi-squared {}, df {}, {}", shown(Some(test.chi2)), test.df, chance(Some(test.p))));
    }
    for note in &found.notes {
        say(&format!("Note: {note}."));
    }
}
