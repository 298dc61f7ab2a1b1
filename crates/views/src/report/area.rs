//! Municipalities beside each other: page, chart, table and paper.

use std::fmt::Write;

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::report::{Area, COUNTED, Counted, FigureKey, Period, Point, Share};
use rinnalla_paper::{Block, Document, TypeSize};

use super::Cell;
use super::number::{self, decimal, value, whole};
use super::worded::{means, title};
use crate::{Frame, Said, Words};

/// The page.
#[derive(Debug, Template)]
#[template(path = "report/area.html")]
pub struct AreaPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The municipalities and their figures.
    pub area: &'a Area,
    /// What was typed as a period, when it could not be read.
    pub mistyped: Option<String>,
    /// Files: address and kind.
    pub files: Vec<(String, &'static str)>,
}

/// A share in words.
#[derive(Clone, Debug)]
struct Compared {
    key: FigureKey,
    caption: Said,
    finding: Said,
    description: String,
    drawn: bool,
    rows: Vec<Row>,
}

/// A municipality's row.
#[derive(Clone, Debug)]
struct Row {
    place: String,
    /// Its number in the chart.
    number: usize,
    value: String,
    of: String,
    share: String,
    limits: String,
    stand: String,
    outside: bool,
}

impl AreaPage<'_> {
    fn heading(&self) -> Said {
        heading(&self.w, self.area.asked)
    }

    fn asked(&self) -> String {
        self.mistyped.clone().unwrap_or_else(|| number::period(&self.w, self.area.asked))
    }

    fn cut(&self) -> Option<Said> {
        cut(&self.w, self.area)
    }

    fn is_empty(&self) -> bool {
        self.area.shares.is_empty()
    }

    /// Heads, and for each municipality its counts.
    fn counts(&self) -> Vec<(String, Vec<String>)> {
        counts(&self.w, self.area)
    }

    fn counted(&self) -> Vec<(FigureKey, Said)> {
        COUNTED.iter().map(|key| (*key, title(&self.w, *key))).collect()
    }

    fn together(&self) -> Vec<Said> {
        self.area.counts.iter().filter_map(|counted| together(&self.w, self.area, counted)).collect()
    }

    fn blocks(&self) -> Vec<Compared> {
        self.area.shares.iter().map(|share| block(&self.w, self.area, share)).collect()
    }

    fn chart(&self, key: &FigureKey) -> String {
        let share = self.area.shares.iter().find(|share| share.key == *key);
        share.map(|share| chart(&self.w, share)).unwrap_or_default()
    }
}

fn heading(w: &Words, period: Period) -> Said {
    w.t1("area-title", "period", number::period(w, period))
}

/// The name of the table.
pub fn area_title(w: &Words, area: &Area) -> String {
    heading(w, area.asked).text
}

fn cut(w: &Words, area: &Area) -> Option<Said> {
    let told = area.period.filter(|told| *told != area.asked)?;
    Some(w.t1("report-period-cut", "period", number::period(w, told)))
}

fn counts(w: &Words, area: &Area) -> Vec<(String, Vec<String>)> {
    let of = |row: usize| area.counts.iter().map(move |c| c.values.get(row).map_or_else(String::new, |v| value(w, v)));
    area.places.iter().enumerate().map(|(row, place)| (place.name.clone(), of(row).collect())).collect()
}

/// A sum of what is told, and of how many municipalities it is; nothing where none tells it.
fn together(w: &Words, area: &Area, counted: &Counted) -> Option<Said> {
    let (sum, told) = counted.together();
    let said = w.say(
        "area-together",
        &[
            ("figure", &title(w, counted.key).text),
            ("sum", &whole(sum)),
            ("told", &told),
            ("places", &area.places.len()),
        ],
    );
    (told > 0).then_some(said)
}

fn percent(w: &Words, share: f64) -> String {
    format!("{}\u{a0}%", decimal(w, share * 100.0, 0))
}

fn span(w: &Words, lo: f64, hi: f64) -> String {
    format!("{}–{}\u{a0}%", decimal(w, lo * 100.0, 0), decimal(w, hi * 100.0, 0))
}

fn block(w: &Words, area: &Area, share: &Share) -> Compared {
    let caption = title(w, share.key);
    let rows = area.places.iter().zip(&share.points).enumerate().map(|(at, (place, point))| {
        let limits = point.counts().and_then(|(_, of)| share.limits(of));
        let stand = share.stand(point);
        Row {
            place: place.name.clone(),
            number: at + 1,
            value: value(w, &point.value),
            of: point.of.map_or_else(String::new, whole),
            share: point.share().map_or_else(String::new, |share| percent(w, share)),
            limits: limits.map_or_else(String::new, |l| span(w, l.warning.lo, l.warning.hi)),
            stand: stand.map_or_else(String::new, |stand| w.code("area-stand", stand.code()).text),
            outside: stand.is_some_and(|stand| stand != rinnalla_domain::report::Stand::Within),
        }
    });
    let rows: Vec<Row> = rows.collect();
    let finding = match (share.mean(), share.together()) {
        (Some(mean), Some((n, of, told))) => w.say(
            "area-finding",
            &[
                ("share", &percent(w, mean)),
                ("n", &whole(n)),
                ("of", &whole(of)),
                ("told", &told),
                ("places", &area.places.len()),
            ],
        ),
        _ => w.t("area-too-few"),
    };
    let told = rows.iter().filter(|row| !row.share.is_empty());
    let said: Vec<String> = told.map(|row| format!("{}. {} {}", row.number, row.place, row.share)).collect();
    Compared {
        key: share.key,
        drawn: share.mean().is_some(),
        description: format!("{} {}.", finding.text, said.join(", ")),
        caption,
        finding,
        rows,
    }
}

/// Edges of the drawing: left, right, top, bottom.
const LEFT: f64 = 52.0;
const RIGHT: f64 = 348.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 216.0;
/// How large the drawing is.
pub(super) const WIDE: u16 = 360;
pub(super) const HIGH: u16 = 268;

/// A funnel: the share upwards from zero, how many people to the right. Drawn by class alone.
fn chart(w: &Words, share: &Share) -> String {
    let curve = share.curve();
    let (Some(mean), Some((largest, _))) = (share.mean(), curve.last().copied()) else { return String::new() };
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let x = |of: i64| LEFT + (RIGHT - LEFT) * of as f64 / largest as f64;
    let y = |share: f64| BOTTOM - (BOTTOM - TOP) * share;
    let mut out = String::new();
    for (line, label) in [(0.0, "0\u{a0}%"), (0.5, "50\u{a0}%"), (1.0, "100\u{a0}%")] {
        let at = y(line);
        let _ = write!(
            out,
            "<line class=\"axis\" x1=\"{LEFT}\" y1=\"{at:.1}\" x2=\"{RIGHT}\" y2=\"{at:.1}\"/>\
             <text class=\"end\" x=\"{:.0}\" y=\"{:.1}\">{label}</text>",
            LEFT - 6.0,
            at + 5.0
        );
    }
    let line = |class: &str, of: &dyn Fn(usize) -> f64| {
        let points: Vec<String> =
            curve.iter().enumerate().map(|(at, (size, _))| format!("{:.1},{:.1}", x(*size), y(of(at)))).collect();
        format!("<polyline class=\"{class}\" points=\"{}\"/>", points.join(" "))
    };
    out.push_str(&line("l3", &|at| curve[at].1.action.lo));
    out.push_str(&line("l3", &|at| curve[at].1.action.hi));
    out.push_str(&line("l2", &|at| curve[at].1.warning.lo));
    out.push_str(&line("l2", &|at| curve[at].1.warning.hi));
    let _ = write!(out, "<line class=\"l1\" x1=\"{LEFT}\" y1=\"{0:.1}\" x2=\"{RIGHT}\" y2=\"{0:.1}\"/>", y(mean));
    let counted = |(at, point): (usize, &Point)| point.share().zip(point.of).map(|(share, of)| (at + 1, share, of));
    for (number, share, of) in share.points.iter().enumerate().filter_map(counted) {
        let (x, y) = (x(of), y(share));
        // A label at the right edge stands on the other side of its point.
        let (class, beside) = if x > RIGHT - 24.0 { ("mark end", x - 9.0) } else { ("mark", x + 9.0) };
        let _ = write!(
            out,
            "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>\
             <text class=\"{class}\" x=\"{beside:.1}\" y=\"{:.1}\">{number}</text>",
            y - 6.0
        );
    }
    for (size, class) in [(0, ""), (largest, "end")] {
        let _ = write!(
            out,
            "<text class=\"{class}\" x=\"{:.0}\" y=\"{:.0}\">{}</text>",
            x(size),
            BOTTOM + 20.0,
            whole(size)
        );
    }
    let below = w.t1("area-axis", "whole", title(w, share.whole).text);
    let _ = write!(out, "<text x=\"{LEFT}\" y=\"{:.0}\">{below}</text>", BOTTOM + 42.0);
    out
}

/// The same as a table of a file: one row for each municipality and figure.
pub fn area_rows(w: &Words, area: &Area) -> (Vec<String>, Vec<Vec<Cell>>) {
    let head = [
        "area-place",
        "report-column-figure",
        "report-column-result",
        "report-column-of",
        "area-percent",
        "area-from-95",
        "area-to-95",
        "area-from-998",
        "area-to-998",
        "report-column-means",
    ];
    let head = head.iter().map(|key| w.plain(key)).collect();
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let count = |n: Option<i64>| n.map_or(Cell::Empty, |n| Cell::Number(n as f64));
    let result =
        |told: &rinnalla_domain::report::Value| told.number().map_or_else(|| Cell::Text(value(w, told)), Cell::Number);
    let hundred = |share: Option<f64>| share.map_or(Cell::Empty, |share| Cell::Number((share * 1000.0).round() / 10.0));
    let mut rows = Vec::new();
    for (at, place) in area.places.iter().enumerate() {
        let start = |key: FigureKey| vec![Cell::Text(place.name.clone()), Cell::Text(title(w, key).text)];
        let end = |key: FigureKey| Cell::Text(means(w, key).text);
        for counted in &area.counts {
            let mut row = start(counted.key);
            row.extend(counted.values.get(at).map(result));
            row.extend(std::iter::repeat_n(Cell::Empty, 6));
            row.push(end(counted.key));
            rows.push(row);
        }
        for share in &area.shares {
            let Some(point) = share.points.get(at) else { continue };
            let limits = point.counts().and_then(|(_, of)| share.limits(of));
            let mut row = start(share.key);
            row.extend([result(&point.value), count(point.of), hundred(point.share())]);
            for edge in [
                limits.map(|l| l.warning.lo),
                limits.map(|l| l.warning.hi),
                limits.map(|l| l.action.lo),
                limits.map(|l| l.action.hi),
            ] {
                row.push(hundred(edge));
            }
            row.push(end(share.key));
            rows.push(row);
        }
    }
    (head, rows)
}

/// The same on paper: the tables, without the drawings.
pub fn area_document(w: &Words, area: &Area, made_on: Date) -> Document {
    let w = &super::paper::words(w);
    let mut blocks = Vec::new();
    blocks.extend(cut(w, area).map(|said| Block::Paragraph(said.text)));
    if area.shares.is_empty() {
        blocks.push(Block::Lead(w.plain("report-none")));
    } else {
        blocks.push(Block::List(notes().map(|key| w.plain(key)).into()));
        blocks.push(Block::Heading { level: 1, text: w.plain("area-counts") });
        let head = COUNTED.iter().map(|key| title(w, *key).text);
        let rows = counts(w, area).into_iter().map(|(place, cells)| std::iter::once(place).chain(cells).collect());
        blocks.push(Block::Rows {
            head: std::iter::once(w.plain("area-place")).chain(head).collect(),
            rows: rows.collect(),
        });
        blocks.push(Block::List(
            area.counts.iter().filter_map(|counted| Some(together(w, area, counted)?.text)).collect(),
        ));
    }
    for share in &area.shares {
        let told = block(w, area, share);
        blocks.push(Block::Heading { level: 1, text: told.caption.text });
        blocks.push(Block::Paragraph(means(w, share.key).text));
        blocks.push(Block::Paragraph(told.finding.text));
        let head = [
            "area-place",
            "report-column-value",
            "report-column-of",
            "report-column-share",
            "area-limits",
            "area-by-chance",
        ];
        let rows =
            told.rows.into_iter().map(|row| vec![row.place, row.value, row.of, row.share, row.limits, row.stand]);
        blocks.push(Block::Rows { head: head.map(|key| w.plain(key)).into(), rows: rows.collect() });
    }
    Document {
        language: crate::letter::paper_language(w.language()),
        title: area_title(w, area),
        author: String::new(),
        made_on: super::paper::day(made_on),
        footer: w.plain("report-footer"),
        size: TypeSize::Normal,
        letterhead: None,
        blocks,
    }
}

/// What the reader must know.
const fn notes() -> [&'static str; 3] {
    ["area-note-order", "area-note-chance", "area-note-hidden"]
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::report::{COMPARED, Figure, Line, Place, Value};
    use rinnalla_domain::settings::Term;
    use rinnalla_domain::{Language, MunicipalityCode};

    fn area() -> Area {
        let year = Period::year(2025).unwrap();
        let place = |code: &str, name: &str, n: Value, of: i64| {
            let figure = |key, value| Figure { key, lines: vec![Line::all(value, None, None)] };
            let figures = vec![
                figure(COMPARED[0].0, n),
                figure(COMPARED[0].1, Value::Count(of)),
                figure(FigureKey::Referrals, Value::Count(of)),
            ];
            (Place { code: MunicipalityCode::parse(code).unwrap(), name: name.into() }, figures)
        };
        let told = vec![
            place("148", "Inari", Value::Count(20), 24),
            place("758", "Sodankylä", Value::Count(5), 40),
            place("047", "Enontekiö", Value::Hidden, 12),
        ];
        Area::of(year, Some(year), told)
    }

    #[test]
    fn a_hidden_municipality_stands_in_the_table_and_not_in_the_drawing() {
        let w = Words::new(Language::Finnish, Term::LinkPerson);
        let area = area();
        let told = block(&w, &area, &area.shares[0]);
        assert!(told.drawn && told.rows[2].value == "ei näytetä" && told.rows[2].share.is_empty());
        assert!(told.finding.text.contains("25 / 64"), "{}", told.finding.text);
        let drawn = chart(&w, &area.shares[0]);
        assert_eq!(drawn.matches("<circle").count(), 2);
        assert!(!drawn.contains("style=") && !told.description.contains("Enontekiö"));
        assert!(told.rows[1].outside, "5 of 40 lies far below 25 of 64");
        let (head, rows) = area_rows(&w, &area);
        assert!(rows.iter().all(|row| row.len() == head.len()));
    }
}
