//! A report for programs and spreadsheets.

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::report::{Part, Report, Value};
use rinnalla_formats::sheet::{Cell, Sheet};
use rinnalla_views::assets::STYLE;
use rinnalla_views::report::{Cell as Told, FilePage, Place, document, heading, means, table_rows};
use rinnalla_views::{Template, Words};
use serde_json::json;

/// In which form a report is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For programs.
    Json,
    /// A page that stands alone.
    Html,
    /// On paper.
    Pdf,
    /// A table in words.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// Reads "json", "html", "pdf", "csv", "xlsx".
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "json" => Self::Json,
            "html" => Self::Html,
            "pdf" => Self::Pdf,
            "csv" => Self::Csv,
            "xlsx" => Self::Xlsx,
            _ => return None,
        })
    }
}

/// A report as a file.
///
/// # Errors
/// What stood in the way, without data.
pub fn report_file(
    w: &Words,
    place: &Place,
    report: &Report,
    format: Format,
    made_on: Date,
) -> Result<Vec<u8>, String> {
    let name = || heading(w, place, report.asked).text;
    Ok(match format {
        Format::Json => json(w, report).to_string().into_bytes(),
        Format::Html => FilePage { w: *w, place: place.clone(), report, style: STYLE }
            .render()
            .map_err(|error| format!("a page could not be rendered: {error}"))?
            .into_bytes(),
        Format::Pdf => rinnalla_views::paper::set(&document(w, place, report, made_on))
            .map_err(|error| format!("a paper could not be set: {error}"))?,
        Format::Csv => rinnalla_formats::sheet::csv(&sheet(w, &name(), report)),
        Format::Xlsx => rinnalla_formats::sheet::xlsx(&[sheet(w, &name(), report)], made_on)
            .map_err(|error| format!("a table could not be written: {error}"))?,
    })
}

/// The report as a sheet.
fn sheet(w: &Words, name: &str, report: &Report) -> Sheet {
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
fn json(w: &Words, report: &Report) -> serde_json::Value {
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
