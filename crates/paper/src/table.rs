//! How a table shares its width among its columns.

use typst::foundations::{Array, Dict, IntoValue, Value};

use crate::data::{GUTTER_MM, LONGEST_HEADING, MM_PER_POINT, Setter, dict, lines};
use crate::fonts;
use crate::words::plain;

impl Setter {
    pub fn rows(self, head: &[String], rows: &[Vec<String>]) -> Option<Dict> {
        let count = rows.iter().map(Vec::len).chain([head.len()]).max()?;
        if count == 0 {
            return None;
        }
        let widths = self.widths(count, head, rows);
        let cells = |row: &[String]| -> Value {
            let filled = row.iter().map(String::as_str).chain(std::iter::repeat(""));
            let cells: Array = filled
                .zip(&widths)
                .map(|(cell, width)| {
                    let words = self.words_in(width - GUTTER_MM, 1.0);
                    lines(words.lines(cell)).into_value()
                })
                .collect();
            cells.into_value()
        };
        let repeats = head.iter().map(|cell| cell.chars().count()).sum::<usize>() <= LONGEST_HEADING;
        Some(dict([
            ("kind", "rows".into_value()),
            ("widths", widths.iter().map(|&width| width.into_value()).collect::<Array>().into_value()),
            ("head", (!head.is_empty()).then(|| cells(head)).into_value()),
            ("repeats", repeats.into_value()),
            ("rows", rows.iter().map(|row| cells(row)).collect::<Array>().into_value()),
        ]))
    }

    /// How a table shares its line, in millimetres: the widest word first,
    /// then what is left by how much each column still wants.
    fn widths(self, count: usize, head: &[String], rows: &[Vec<String>]) -> Vec<f64> {
        let em = self.size * MM_PER_POINT;
        let columns: Vec<(f64, f64)> = (0..count)
            .map(|column| {
                let cells = rows.iter().map(Vec::as_slice).chain([head]);
                let texts = cells.filter_map(|row| row.get(column)).map(|cell| plain(cell));
                texts.fold((0.0, 0.0), |(least, most), text| {
                    let word = text.split(' ').map(fonts::width).fold(0.0, f64::max);
                    let whole = fonts::width(&text).min(40.0);
                    (f64::max(least, word * em), f64::max(most, whole * em))
                })
            })
            .map(|(least, most)| (least + GUTTER_MM + 0.5, most + GUTTER_MM + 1.0))
            .collect();
        let most_each = fair_share(self.width, columns.iter().map(|(least, _)| *least));
        let least: f64 = columns.iter().map(|(least, _)| least.min(most_each)).sum();
        let wish = |(least, most): (f64, f64)| (most - least).max(0.1);
        let wished: f64 = columns.iter().copied().map(wish).sum();
        let left = (self.width - least).max(0.0);
        columns.into_iter().map(|column| column.0.min(most_each) + left * wish(column) / wished).collect()
    }
}

/// The most one may have so that all fit: whoever wants less than a fair
/// share keeps it, and the others share the rest.
fn fair_share(whole: f64, wants: impl Iterator<Item = f64>) -> f64 {
    let mut wants: Vec<f64> = wants.collect();
    wants.sort_by(f64::total_cmp);
    let mut left = whole;
    let mut sharers = f64::from(u32::try_from(wants.len()).unwrap_or(u32::MAX));
    for want in wants {
        if want > left / sharers {
            return left / sharers;
        }
        left -= want;
        sharers -= 1.0;
    }
    f64::INFINITY
}

#[cfg(test)]
mod tests {
    use super::fair_share;

    #[test]
    fn a_narrow_column_keeps_its_width_when_wide_ones_shrink() {
        let share = fair_share(100.0, [10.0, 90.0, 80.0].into_iter());
        assert!((share - 45.0).abs() < f64::EPSILON);
        assert!(fair_share(100.0, [10.0, 20.0].into_iter()).is_infinite());
    }
}
