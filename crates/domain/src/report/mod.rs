//! Reports: one catalogue of figures, and what a report says.

mod area;
mod key;
mod month;
mod named;
mod own;
mod period;
mod unit;

pub use area::{Area, COMPARED, COUNTED, Counted, Place, Point, Share, Stand};
pub use key::{CONTACT_IN_TIME, FLOW, FigureKey, LEAST_FOR_MEAN, Section, Unit, VISIT_IN_TIME};
pub use month::{LONGEST, Month, Worker, waits};
pub use named::{NamedPeriod, NewNamedPeriod};
pub use own::{OwnHours, Sums};
pub use period::{BANDS, Band, Period};
pub use unit::{SENT, UnitReport};

use crate::MunicipalityCode;

/// What a line of a figure is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The figure itself.
    All,
    /// A word of a list of the catalogue: the list and the code.
    Code(&'static str, String),
    /// A name that is not translated: a village.
    Name(String),
    /// A band of ages.
    Band(Band),
    /// Whatever has no line of its own.
    Elsewhere,
}

impl Part {
    /// The end of the figure's key in tables and for programs; empty for the figure itself.
    pub fn code(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Code(_, code) => code.clone(),
            Self::Name(name) => name.clone(),
            Self::Band(band) => band.to_string().replace('–', "-"),
            Self::Elsewhere => "elsewhere".into(),
        }
    }
}

/// A mean with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// The 95 % confidence interval; none where it cannot be computed.
    pub interval: Option<(f64, f64)>,
}

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A count.
    Count(i64),
    /// A number that is no count: days, hours, kilometres, euros, per cent.
    Number(f64),
    /// A mean.
    Mean(Mean),
    /// Not shown, so that nobody can be recognised. Why exactly is not told.
    Hidden,
    /// Fewer than ten: no mean is told.
    TooFew,
    /// Told for whole calendar years and named periods that have ended alone: from other spans it could be worked out for
    /// few.
    YearsOnly,
    /// Half of those who wait have not got there yet: there is no median.
    NotReached,
    /// Nothing has been written down.
    Nothing,
    /// What it takes is not here: the population, prices.
    Missing,
    /// It cannot be shown from this register at all.
    NotFromHere,
}

impl Value {
    /// The number for programs; none where nothing is told.
    pub const fn number(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
            Self::Count(n) => Some(*n as f64),
            Self::Number(n) => Some(*n),
            Self::Mean(mean) => Some(mean.mean),
            _ => None,
        }
    }

    /// Something is held back for the sake of privacy.
    pub const fn is_suppressed(&self) -> bool {
        matches!(self, Self::Hidden | Self::TooFew)
    }
}

/// A line of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is about.
    pub part: Part,
    /// What is told.
    pub value: Value,
    /// How many stand behind it; none when that is not told.
    pub n: Option<i64>,
    /// Out of how many; none when there is no such number or it is not told.
    pub of: Option<i64>,
}

impl Line {
    /// A line that is the whole figure.
    pub const fn all(value: Value, n: Option<i64>, of: Option<i64>) -> Self {
        Self { part: Part::All, value, n, of }
    }
}

/// A figure with its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Which.
    pub key: FigureKey,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A municipality's report on a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// What was asked for.
    pub asked: Period,
    /// What it is about: the months of it that have ended; none when none has.
    pub period: Option<Period>,
    /// The figures, in the order of the catalogue.
    pub figures: Vec<Figure>,
}

impl Report {
    /// A figure.
    pub fn figure(&self, key: FigureKey) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.key == key)
    }

    /// The first line of a figure.
    pub fn line(&self, key: FigureKey) -> Option<&Line> {
        self.figure(key).and_then(|figure| figure.lines.first())
    }

    /// A line of a figure by the code of its part.
    pub fn part(&self, key: FigureKey, code: &str) -> Option<&Line> {
        self.figure(key).and_then(|figure| figure.lines.iter().find(|line| line.part.code() == code))
    }
}
