//! A link worker's own hours: page, table and paper.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::report::{FigureKey, OwnHours, Period, Sums};
use rinnalla_paper::{Block, Document, TypeSize};

use super::Cell;
use super::number::{self, decimal, whole};
use super::worded::title;
use crate::{Frame, Said, Words};

/// The page.
#[derive(Debug, Template)]
#[template(path = "report/own.html")]
pub struct OwnHoursPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// What was written down.
    pub hours: &'a OwnHours,
    /// What was typed as a period, when it could not be read.
    pub mistyped: Option<String>,
    /// Files: address and kind.
    pub files: Vec<(String, &'static str)>,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct OwnRow {
    /// The month, the year, or all together.
    pub label: String,
    /// What stands under each head.
    pub cells: Vec<String>,
}

impl OwnHoursPage<'_> {
    fn heading(&self) -> Said {
        heading(&self.w, self.hours.asked)
    }

    fn asked(&self) -> String {
        self.mistyped.clone().unwrap_or_else(|| number::period(&self.w, self.hours.asked))
    }

    fn brief(&self) -> Said {
        brief(&self.w, self.hours)
    }

    fn head(&self) -> Vec<Said> {
        head(&self.w)
    }

    fn months(&self) -> Vec<OwnRow> {
        months(&self.w, self.hours)
    }

    /// Each year, when there are several.
    fn years(&self) -> Vec<OwnRow> {
        years(&self.w, self.hours)
    }
}

fn heading(w: &Words, period: Period) -> Said {
    w.t1("own-hours-title", "period", number::period(w, period))
}

fn brief(w: &Words, hours: &OwnHours) -> Said {
    let all = hours.all();
    w.say(
        "own-hours-brief",
        &[
            ("contacts", &whole(all.contacts)),
            ("hours", &w.duration(all.minutes)),
            ("kilometres", &whole(all.kilometres)),
        ],
    )
}

/// The heads of the columns after the first.
fn head(w: &Words) -> Vec<Said> {
    vec![
        title(w, FigureKey::Contacts),
        w.t("own-hours-hours"),
        title(w, FigureKey::Kilometres),
        w.t("own-hours-expenses"),
        title(w, FigureKey::CommunityHours),
    ]
}

fn row(w: &Words, label: String, sums: Sums) -> OwnRow {
    let cells = vec![
        whole(sums.contacts),
        w.duration(sums.minutes),
        whole(sums.kilometres),
        format!("{}\u{a0}€", decimal(w, euros(sums.expenses_cents), 2)),
        w.duration(sums.community_minutes),
    ];
    OwnRow { label, cells }
}

fn months(w: &Words, hours: &OwnHours) -> Vec<OwnRow> {
    hours.months.iter().map(|(year, month, sums)| row(w, format!("{month}/{year}"), *sums)).collect()
}

fn years(w: &Words, hours: &OwnHours) -> Vec<OwnRow> {
    let years = hours.years();
    if years.len() < 2 {
        return vec![row(w, w.plain("own-hours-all"), hours.all())];
    }
    let each = years.into_iter().map(|(year, sums)| row(w, year.to_string(), sums));
    each.chain([row(w, w.plain("own-hours-all"), hours.all())]).collect()
}

#[expect(clippy::cast_precision_loss, reason = "sums of a person's work are far below 2^52")]
fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

/// The months as a table of a file: hours and euros are numbers that can be reckoned with.
pub fn own_rows(w: &Words, hours: &OwnHours) -> (Vec<String>, Vec<Vec<Cell>>) {
    let mut columns = vec![w.plain("own-hours-month")];
    columns.extend(head(w).into_iter().map(|said| said.text));
    #[expect(clippy::cast_precision_loss, reason = "sums of a person's work are far below 2^52")]
    let number = |n: i64| Cell::Number(n as f64);
    #[expect(clippy::cast_precision_loss, reason = "minutes of a person's work are far below 2^52")]
    let in_hours = |minutes: i64| Cell::Number((minutes as f64 / 60.0 * 100.0).round() / 100.0);
    let rows = hours.months.iter().map(|(year, month, sums)| {
        vec![
            Cell::Text(format!("{year}-{month:02}")),
            number(sums.contacts),
            in_hours(sums.minutes),
            number(sums.kilometres),
            Cell::Number(euros(sums.expenses_cents)),
            in_hours(sums.community_minutes),
        ]
    });
    (columns, rows.collect())
}

/// The name of the table, and what stands over the paper.
pub fn own_title(w: &Words, hours: &OwnHours) -> String {
    heading(w, hours.asked).text
}

/// The same on paper.
pub fn own_document(w: &Words, hours: &OwnHours, name: &str, made_on: Date) -> Document {
    let w = &super::paper::words(w);
    let mut blocks = vec![Block::Lead(name.to_owned())];
    if hours.months.is_empty() {
        blocks.push(Block::Paragraph(w.plain("own-hours-none")));
    } else {
        blocks.push(Block::Paragraph(brief(w, hours).text));
        for (first, rows) in [("own-hours-month", months(w, hours)), ("own-hours-year", years(w, hours))] {
            let head = std::iter::once(w.plain(first)).chain(head(w).into_iter().map(|said| said.text));
            let rows = rows.into_iter().map(|row| std::iter::once(row.label).chain(row.cells).collect());
            blocks.push(Block::Rows { head: head.collect(), rows: rows.collect() });
        }
    }
    Document {
        language: crate::letter::paper_language(w.language()),
        title: own_title(w, hours),
        author: name.to_owned(),
        made_on: super::paper::day(made_on),
        footer: w.plain("own-hours-footer"),
        size: TypeSize::Normal,
        letterhead: None,
        blocks,
    }
}
