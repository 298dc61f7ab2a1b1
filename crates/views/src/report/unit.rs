//! A unit's own report, for those who refer on its behalf.

use askama::Template;
use rinnalla_domain::report::{Figure, Line, UnitReport, Value};

use super::number;
use super::worded::{label, means, title};
use crate::{Frame, Said, Words};

/// The page.
#[derive(Debug, Template)]
#[template(path = "report/unit.html")]
pub struct UnitPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The name of the municipality.
    pub place: String,
    /// The report.
    pub report: &'a UnitReport,
    /// What was typed as a period, when it could not be read.
    pub mistyped: Option<String>,
    /// Other units of one's own: address and name.
    pub others: Vec<(String, String)>,
    /// The month that runs: the good practice changes with it.
    pub month: i8,
}

/// How many needs and reasons are named.
const NAMED: usize = 5;
/// How many good practices there are.
const PRACTICES: i8 = 4;

impl UnitPage<'_> {
    fn heading(&self) -> Said {
        self.w.t1("unit-report-title", "period", number::period(&self.w, self.report.asked))
    }

    fn asked(&self) -> String {
        self.mistyped.clone().unwrap_or_else(|| number::period(&self.w, self.report.asked))
    }

    fn cut(&self) -> Option<Said> {
        let told = self.report.period.filter(|told| *told != self.report.asked)?;
        Some(self.w.t1("report-period-cut", "period", number::period(&self.w, told)))
    }

    fn is_empty(&self) -> bool {
        self.report.own.is_empty()
    }

    /// Each step: what it is called, what is told, how it is worked out.
    fn steps(&self) -> Vec<(Said, String, Said)> {
        let told = |figure: &Figure| {
            let line = figure.lines.first()?;
            let words = (title(&self.w, figure.key), means(&self.w, figure.key));
            Some((words.0, number::value(&self.w, &line.value), words.1))
        };
        self.report.own.iter().filter_map(told).collect()
    }

    fn brief(&self) -> Said {
        let sent = self.report.own.first().and_then(|figure| figure.lines.first()).map(|line| line.value);
        match sent {
            Some(Value::Count(n)) => self.w.n("unit-report-sent", usize::try_from(n).unwrap_or_default()),
            _ => self.w.t("unit-report-hidden"),
        }
    }

    fn reasons(&self) -> Vec<(Said, String)> {
        self.most(self.report.reasons.as_ref())
    }

    fn needs(&self) -> Vec<(Said, String)> {
        self.most(self.report.needs.as_ref())
    }

    /// The lines of a figure that are told, the largest first.
    fn most(&self, figure: Option<&Figure>) -> Vec<(Said, String)> {
        let counted = |line: &Line| if let Value::Count(n) = line.value { Some(n) } else { None };
        let lines = figure.map(|figure| figure.lines.as_slice()).unwrap_or_default();
        let mut told: Vec<(i64, &Line)> = lines.iter().filter_map(|line| Some((counted(line)?, line))).collect();
        told.sort_by_key(|(n, _)| -n);
        told.into_iter().take(NAMED).map(|(n, line)| (label(&self.w, line).0, number::whole(n))).collect()
    }

    fn practice(&self) -> Said {
        self.w.t(&format!("unit-practice-{}", self.month.rem_euclid(PRACTICES) + 1))
    }
}
