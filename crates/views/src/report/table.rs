//! A report as rows of a table, for files.

use rinnalla_domain::report::{Report, Value};

use super::worded::{label, means, title, unit};
use crate::Words;

/// A place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing.
    Empty,
}

/// The head and the rows of a report: part, figure, detail, result, interval, how many, of how many, unit, definition.
/// What is not shown stands in words where the number would stand.
pub fn rows(w: &Words, report: &Report) -> (Vec<String>, Vec<Vec<Cell>>) {
    let head = [
        "report-column-section",
        "report-column-figure",
        "report-column-part",
        "report-column-result",
        "report-column-interval-from",
        "report-column-interval-to",
        "report-column-count",
        "report-column-of",
        "report-column-unit",
        "report-column-means",
    ];
    let head = head.iter().map(|key| w.plain(key)).collect();
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let count = |n: Option<i64>| n.map_or(Cell::Empty, |n| Cell::Number(n as f64));
    let mut rows = Vec::new();
    for figure in &report.figures {
        for line in &figure.lines {
            let (from, to) = match line.value {
                Value::Mean(mean) => mean
                    .interval
                    .map_or((Cell::Empty, Cell::Empty), |(from, to)| (Cell::Number(from), Cell::Number(to))),
                _ => (Cell::Empty, Cell::Empty),
            };
            let result =
                line.value.number().map_or_else(|| Cell::Text(super::number::value(w, &line.value)), Cell::Number);
            rows.push(vec![
                text(w.code("report-section", figure.key.section()).text),
                text(title(w, figure.key).text),
                text(label(w, line).0.text),
                result,
                from,
                to,
                count(line.n),
                count(line.of),
                text(unit(w, figure.key).text),
                text(means(w, figure.key).text),
            ]);
        }
    }
    (head, rows)
}
