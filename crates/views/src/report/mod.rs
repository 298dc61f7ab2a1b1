//! Reports: the list, a municipality's year, how figures are worked out, and the rows behind a figure.

mod area;
mod month;
mod named;
pub(crate) mod number;
mod own;
mod paper;
mod research;
mod table;
mod unit;
mod worded;

pub use area::{AreaPage, area_document, area_rows, area_title};
pub use month::MonthPage;
pub use named::{NamedPage, parse_named};
pub use number::period as period_in_words;
pub use own::{OwnHoursPage, OwnRow, own_document, own_rows, own_title};
pub use paper::document;
pub use research::{Look, NewExport, ResearchPage, parse_export};
pub use table::{Cell, rows as table_rows};
pub use unit::UnitPage;
pub use worded::{Block, Chapter, Row, brief, means, sections, title, unit};

use askama::Template;
use rinnalla_domain::Language;
use rinnalla_domain::case::Case;
use rinnalla_domain::report::{FigureKey, Period, Report, Section};

use crate::{Frame, Said, Words};

/// The names of a municipality as a heading takes them.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// In Finnish, with its local case: Sodankylässä.
    pub within: String,
}

/// The heading of a report.
pub fn heading(w: &Words, place: &Place, period: Period) -> Said {
    let period = number::period(w, period);
    // Where there is no such message in Northern Sámi, the Finnish one stands in.
    let in_finnish = !matches!(w.language(), Language::Swedish | Language::English);
    w.say("report-year-title", &[("place", if in_finnish { &place.within } else { &place.name }), ("period", &period)])
}

/// Which reports there are.
#[derive(Debug, Template)]
#[template(path = "report/home.html")]
pub struct HomePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Municipalities, and for each the periods that can be read: address and words.
    pub places: Vec<(String, Vec<(String, String)>)>,
    /// Reports of one's roles: address, and the keys of what it is called and of what it says.
    pub own: Vec<(&'static str, &'static str, &'static str)>,
    /// Periods that municipalities have named: address, name and months.
    pub named: Vec<(String, String, String)>,
    /// Whoever reads coordinates: may name periods, and hand data over to research.
    pub coordinates: bool,
}

/// A municipality's report.
#[derive(Debug, Template)]
#[template(path = "report/municipality.html")]
pub struct MunicipalityPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The municipality.
    pub place: Place,
    /// The report.
    pub report: &'a Report,
    /// What was typed as a period, when it could not be read.
    pub mistyped: Option<String>,
    /// Other municipalities: address and name.
    pub places: Vec<(String, String)>,
    /// Files: address and kind.
    pub files: Vec<(String, &'static str)>,
    /// Whoever looks coordinates here: rows are offered.
    pub rows: bool,
}

impl MunicipalityPage<'_> {
    fn heading(&self) -> Said {
        heading(&self.w, &self.place, self.report.asked)
    }

    fn asked(&self) -> String {
        self.mistyped.clone().unwrap_or_else(|| number::period(&self.w, self.report.asked))
    }

    fn cut(&self) -> Option<Said> {
        cut(&self.w, self.report)
    }

    fn brief(&self) -> Vec<Said> {
        brief(&self.w, self.report)
    }

    fn chapters(&self) -> Vec<Chapter> {
        sections(&self.w, self.report)
    }

    fn is_empty(&self) -> bool {
        self.report.figures.is_empty()
    }

    fn rows_behind(&self, key: &FigureKey) -> Option<String> {
        let (code, asked) = (self.report.municipality, self.report.asked);
        (self.rows && key.has_rows()).then(|| format!("/raportit/kunta/rivit?kunta={code}&luku={key}&jakso={asked}"))
    }

    fn chart(&self, block: &Block) -> String {
        chart(block)
    }
}

/// A municipality's report as a page that stands alone, without a service behind it.
#[derive(Debug, Template)]
#[template(path = "report/file.html")]
pub struct FilePage<'a> {
    /// Words.
    pub w: Words,
    /// The municipality.
    pub place: Place,
    /// The report.
    pub report: &'a Report,
    /// The sheet of styles, written into the page.
    pub style: &'static str,
}

impl FilePage<'_> {
    fn heading(&self) -> Said {
        heading(&self.w, &self.place, self.report.asked)
    }

    fn cut(&self) -> Option<Said> {
        cut(&self.w, self.report)
    }

    fn brief(&self) -> Vec<Said> {
        brief(&self.w, self.report)
    }

    fn chapters(&self) -> Vec<Chapter> {
        sections(&self.w, self.report)
    }

    fn chart(&self, block: &Block) -> String {
        chart(block)
    }

    fn definitions(&self) -> Vec<(Said, Said)> {
        let keys = self.report.figures.iter().map(|figure| figure.key);
        keys.map(|key| (title(&self.w, key), means(&self.w, key))).collect()
    }
}

/// The months that are told, when they are fewer than those that were asked for.
fn cut(w: &Words, report: &Report) -> Option<Said> {
    let told = report.period.filter(|told| *told != report.asked)?;
    Some(w.t1("report-period-cut", "period", number::period(w, told)))
}

/// Bars, one below the other, each under its label. Drawn by class alone: style attributes are forbidden.
fn chart(block: &Block) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for (place, row) in block.rows.iter().enumerate() {
        let top = place * worded::BAR;
        let sign = if row.bar.is_some() { "" } else { ":" };
        let label = Said { text: format!("{}{sign} {}", row.label.text, row.value), in_finnish: false };
        let _ = write!(out, "<text x=\"0\" y=\"{}\">{label}</text>", top + 16);
        if let Some(bar) = row.bar {
            let width = (bar * 320.0).max(1.0);
            let _ = write!(out, "<rect class=\"c1\" x=\"0\" y=\"{}\" width=\"{width:.0}\" height=\"14\"/>", top + 21);
        }
    }
    out
}

/// The page of a case.
pub fn opens(case: &Case) -> String {
    crate::today::case_href(case.id.as_str(), case.state)
}

/// How figures are worked out.
#[derive(Debug, Template)]
#[template(path = "report/definitions.html")]
pub struct DefinitionsPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
}

impl DefinitionsPage {
    fn chapters(&self) -> Vec<(Said, Vec<FigureKey>)> {
        let own = |section: &Section| FigureKey::ALL.iter().copied().filter(|k| k.section() == *section).collect();
        Section::ALL.iter().map(|section| (self.w.code("report-section", section), own(section))).collect()
    }

    fn title_of(&self, key: &FigureKey) -> Said {
        title(&self.w, *key)
    }

    fn means_of(&self, key: &FigureKey) -> Said {
        means(&self.w, *key)
    }

    fn unit_of(&self, key: &FigureKey) -> Said {
        unit(&self.w, *key)
    }
}

/// The rows behind a figure.
#[derive(Debug, Template)]
#[template(path = "report/rows.html")]
pub struct RowsPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The figure.
    pub key: FigureKey,
    /// The period.
    pub period: Period,
    /// Cases of this page.
    pub rows: &'a [Case],
    /// How many there are on all pages.
    pub total: usize,
    /// Which page this is, of how many.
    pub page: (usize, usize),
    /// Addresses of the pages before and after.
    pub before: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl RowsPage<'_> {
    fn heading(&self) -> Said {
        self.w.t1("rows-title", "figure", title(&self.w, self.key).text)
    }

    fn lead(&self) -> Said {
        self.w.t1("rows-lead", "period", number::period(&self.w, self.period))
    }

    fn count(&self) -> Said {
        self.w.n("rows-count", self.total)
    }

    /// Which page this is, when there are several.
    fn paging(&self) -> Option<Said> {
        let (page, pages) = self.page;
        (pages > 1).then(|| self.w.t2("rows-page", ("page", &page), ("pages", &pages)))
    }
}
