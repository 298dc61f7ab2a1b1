//! A coordinator's month, to be read in two minutes and printed on one page.

use askama::Template;
use rinnalla_domain::report::{FigureKey, Line, Month, Unit};

use super::number::{self, value, whole};
use super::worded::{title, unit};
use crate::{Frame, Said, Words};

/// The page.
#[derive(Debug, Template)]
#[template(path = "report/month.html")]
pub struct MonthPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The name of the municipality.
    pub place: String,
    /// The month.
    pub month: &'a Month,
    /// What was typed as a month, when it could not be read or has not ended.
    pub mistyped: Option<String>,
    /// The day on which it is read.
    pub today: String,
    /// Other municipalities: address and name.
    pub places: Vec<(String, String)>,
    /// The months before and after, as far as they have ended.
    pub before: Option<String>,
    /// The month after.
    pub next: Option<String>,
}

/// A row of a table: words, and what stands beside them.
#[derive(Clone, Debug)]
struct Row {
    label: Said,
    key: Option<FigureKey>,
    rows: Option<String>,
    value: String,
    of: String,
}

impl MonthPage<'_> {
    fn heading(&self) -> Said {
        let period = number::period(&self.w, self.month.period);
        self.w.t2("month-title", ("place", &self.place), ("period", &period))
    }

    fn asked(&self) -> String {
        self.mistyped.clone().unwrap_or_else(|| number::period(&self.w, self.month.period))
    }

    /// What the month was like, in sentences.
    fn brief(&self) -> Vec<Said> {
        let count = |n: i64| usize::try_from(n).unwrap_or_default();
        let said = |key: &str, n: i64| self.w.n(key, count(n));
        let mut brief = vec![
            said("month-brief-came", self.month.count(FigureKey::Referrals)),
            said("month-brief-began", self.month.count(FigureKey::Agreement)),
            said("month-brief-ended", self.month.count(FigureKey::Closed)),
            said("month-brief-waiting", self.month.waiting_now()),
        ];
        if self.month.without_first > 0 {
            brief.push(said("month-brief-without-first", self.month.without_first));
        }
        if self.month.without_both > 0 {
            brief.push(said("month-brief-without-both", self.month.without_both));
        }
        brief
    }

    fn rows_behind(&self, key: FigureKey) -> Option<String> {
        let (code, period) = (self.month.municipality, self.month.period);
        key.has_rows().then(|| format!("/raportit/kunta/rivit?kunta={code}&luku={key}&jakso={period}"))
    }

    fn happened(&self) -> Vec<Row> {
        let row = |(key, n): &(FigureKey, i64)| Row {
            label: title(&self.w, *key),
            key: Some(*key),
            rows: self.rows_behind(*key).filter(|_| *n > 0),
            value: whole(*n),
            of: String::new(),
        };
        self.month.happened.iter().map(row).collect()
    }

    fn waits(&self) -> Vec<Row> {
        let row = |(key, line): &(FigureKey, Line)| {
            let told = value(&self.w, &line.value);
            let with_unit = key.unit() == Unit::Days && line.value.number().is_some();
            let of = line.of.map_or_else(String::new, |of| match line.n {
                Some(n) if key.unit() == Unit::Days => format!("{} / {}", whole(n), whole(of)),
                _ => whole(of),
            });
            Row {
                label: title(&self.w, *key),
                key: Some(*key),
                rows: self.rows_behind(*key).filter(|_| line.n.is_some_and(|n| n > 0)),
                value: if with_unit { format!("{told}\u{a0}{}", unit(&self.w, *key).text) } else { told },
                of,
            }
        };
        self.month.waits.iter().map(row).collect()
    }

    fn waiting(&self) -> Vec<(Said, String)> {
        let row = |(state, n): &(rinnalla_domain::case::State, i64)| (self.w.code("month-waits", state), whole(*n));
        self.month.waiting.iter().map(row).collect()
    }

    /// Those who have waited longest: address, number, for what, and days.
    fn longest(&self) -> Vec<(String, String, Said, Said)> {
        let row = |(case, days): &(rinnalla_domain::case::Case, i64)| {
            let days = self.w.n("month-days", usize::try_from(*days).unwrap_or_default());
            (super::opens(case), case.number.clone(), self.w.code("month-waits", case.state), days)
        };
        self.month.longest.iter().map(row).collect()
    }

    fn longest_caption(&self) -> Said {
        self.w.n("month-longest", self.month.longest.len())
    }

    fn load(load: impl std::fmt::Display, capacity: impl std::fmt::Display) -> String {
        format!("{load} / {capacity}")
    }
}
