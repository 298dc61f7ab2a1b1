//! A report for programs and spreadsheets.

use jiff::civil::Date;
use rinnalla_domain::Language;
use rinnalla_domain::report::{Part, Report, Value};
use rinnalla_formats::sheet::{Cell, Sheet};
use rinnalla_views::assets::STYLE;
use rinnalla_views::paper::Document;
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

    /// How the name of such a file ends.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    pub(crate) const fn media(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A table with its paper, ready to become a file.
pub(crate) struct Table {
    /// What it is called.
    pub(crate) name: String,
    /// Head and rows.
    pub(crate) told: (Vec<String>, Vec<Vec<Told>>),
    /// The paper.
    pub(crate) paper: Document,
    /// For programs, where there is such a form.
    pub(crate) json: serde_json::Value,
}

impl Table {
    /// The file.
    ///
    /// # Errors
    /// What stood in the way, without data.
    pub(crate) fn file(self, format: Format, made_on: Date) -> Result<Vec<u8>, String> {
        let Self { name, told, paper, json } = self;
        match format {
            Format::Json => Ok(json.to_string().into_bytes()),
            Format::Csv => Ok(rinnalla_formats::sheet::csv(&to_sheet(&name, told))),
            Format::Xlsx => rinnalla_formats::sheet::xlsx(&[to_sheet(&name, told)], made_on)
                .map_err(|error| format!("a table could not be written: {error}")),
            Format::Pdf | Format::Html => {
                rinnalla_views::paper::set(&paper).map_err(|error| format!("a paper could not be set: {error}"))
            }
        }
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
    to_sheet(name, table_rows(w, report))
}

fn to_sheet(name: &str, (head, rows): (Vec<String>, Vec<Vec<Told>>)) -> Sheet {
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

/// Programs read one language: what Northern Sámi lacks is said whole in Finnish.
pub(crate) fn one_language(w: &Words) -> Words {
    if w.language() == Language::NorthernSami { w.in_language(Language::Finnish) } else { *w }
}

/// The report as one document: each line of a figure with its definition, its value, how many and of how many. What
/// is held back has no value.
fn json(w: &Words, report: &Report) -> serde_json::Value {
    let w = one_language(w);
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
