//! A report for programs and spreadsheets.

use rinnalla_domain::Language;
use rinnalla_domain::report::{Part, Report, Value};
use rinnalla_formats::sheet::{Cell, Sheet};
use rinnalla_views::Words;
use rinnalla_views::report::{Cell as Told, means, table_rows};
use serde_json::json;

/// The report as a sheet.
pub(crate) fn sheet(w: &Words, name: &str, report: &Report) -> Sheet {
    let (head, rows) = table_rows(w, report);
    let cell = |told: Told| match told {
        Told::Text(text) => Cell::Text(text),
        Told::Number(number) => Cell::Number(number),
        Told::Empty => Cell::Empty,
    };
    let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    // A sheet's name takes neither these signs nor more than 31 letters.
    let name = name.replace(['/', '\\', '[', ']', '*', '?', ':'], "-");
    Sheet { name, head, rows }
}

/// The report as one document: each line of a figure with its definition, its value, how many and of how many. What
/// is held back has no value.
pub(crate) fn json(w: &Words, report: &Report) -> serde_json::Value {
    let w = if w.language() == Language::NorthernSami { w.in_language(Language::Finnish) } else { *w };
    let mut figures = Vec::new();
    for figure in &report.figures {
        for line in &figure.lines {
            let key = match &line.part {
                Part::All => figure.key.code().to_owned(),
                part => format!("{}.{}", figure.key, part.code()),
            };
            let value = match line.value {
                Value::Count(n) => json!(n),
                ref value => json!(value.number()),
            };
            let mut told = json!({
                "key": key,
                "definition": means(&w, figure.key).text,
                "value": value,
                "n": line.n,
                "of": line.of,
                "suppressed": line.value.is_suppressed(),
            });
            if let Value::Mean(mean) = line.value {
                told["ci95"] = json!(mean.interval.map(|(from, to)| [from, to]));
            }
            figures.push(told);
        }
    }
    json!({
        "municipality": report.municipality.to_string(),
        "year": report.asked.whole_year(),
        "period": report.period.map(|period| {
            let (from, to) = period.days();
            json!({ "from": from.to_string(), "to": to.to_string() })
        }),
        "figures": figures,
    })
}
