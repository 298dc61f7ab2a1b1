//! A report in words. Page and paper are set from this, so that both say the same.

use rinnalla_domain::measurement::Scale;
use rinnalla_domain::report::{
    Band, FLOW, Figure, FigureKey, LEAST_FOR_MEAN, Line, Mean, Part, Report, Section, Unit, Value,
};

use super::number::{decimal, out_of, share, value, whole};
use crate::{Said, Words};

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about.
    pub label: Said,
    /// The label is a name that is not translated.
    pub is_name: bool,
    /// What is told.
    pub value: String,
    /// Out of how many.
    pub of: String,
    /// As a share.
    pub share: String,
    /// The figure that the row is, when it is one of its own.
    pub key: Option<FigureKey>,
    /// How long its bar is, from 0 to 1; none where nothing is drawn.
    pub bar: Option<f64>,
}

/// A table with what it says, and a chart where there is something to draw.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its anchor on the page.
    pub id: String,
    /// The figure, when the table is about one.
    pub key: Option<FigureKey>,
    /// The finding as a sentence.
    pub finding: Said,
    /// What the table is about.
    pub caption: Said,
    /// The head of the first column.
    pub head: Said,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Draw bars.
    pub drawn: bool,
    /// Every line of it is hidden.
    pub hidden: bool,
}

/// A part of the report.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Its anchor.
    pub section: Section,
    /// Heading.
    pub title: Said,
    /// What the reader must know.
    pub notes: Vec<Said>,
    /// Tables.
    pub blocks: Vec<Block>,
}

impl Block {
    /// How tall its chart is.
    pub fn height(&self) -> usize {
        self.rows.len() * BAR + 4
    }

    /// Nothing of it is shown: it has no rows worth reading.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Some row says out of how many.
    pub fn has_of(&self) -> bool {
        self.rows.iter().any(|row| !row.of.is_empty())
    }

    /// Some row is a share.
    pub fn has_share(&self) -> bool {
        self.rows.iter().any(|row| !row.share.is_empty())
    }

    /// Its chart in words.
    pub fn description(&self) -> String {
        let said: Vec<String> = self.rows.iter().map(|row| format!("{} {}", row.label.text, row.value)).collect();
        format!("{}.", said.join(", "))
    }
}

/// How tall a bar with its label is.
pub(super) const BAR: usize = 42;

const fn nothing() -> Said {
    Said { text: String::new(), in_finnish: false }
}

/// The sentences at the beginning.
pub fn brief(w: &Words, report: &Report) -> Vec<Said> {
    let mut said = Vec::new();
    let count = |key: FigureKey| match report.line(key).map(|line| line.value) {
        Some(Value::Count(n)) => Some(n),
        _ => None,
    };
    if let Some(n) = count(FigureKey::Referrals) {
        said.push(w.t1("report-brief-referrals", "n", whole(n)));
    }
    if let Some(n) = count(FigureKey::Agreement) {
        said.push(w.t1("report-brief-began", "n", whole(n)));
    }
    if let Some(days) = count(FigureKey::WaitContact) {
        said.push(w.t1("report-brief-wait", "n", days));
    }
    said.extend(change(w, report));
    if let Some((what, n)) = most(w, report.figure(FigureKey::Needs)) {
        said.push(w.t2("report-brief-lack", ("what", &what.text), ("n", &whole(n))));
    }
    if said.is_empty() {
        said.push(w.t("report-hidden-why"));
    }
    said
}

/// Mean change and worse group of the first scale.
fn change(w: &Words, report: &Report) -> Vec<Said> {
    let Some(line) = report.line(FigureKey::Change) else { return Vec::new() };
    let Value::Mean(mean) = line.value else { return Vec::new() };
    let mut said = Vec::new();
    if let (Some(n), Some(of)) = (line.n, line.of) {
        said.push(w.t2("report-brief-pairs", ("n", &whole(n)), ("of", &out_of(w, of))));
    }
    said.push(rose(w, mean));
    match report.line(FigureKey::Worse).map(|line| line.value) {
        Some(Value::Count(n)) => said.push(w.t1("report-brief-worse", "n", whole(n))),
        // The worse group is always told, even if only that it is not shown.
        Some(Value::Hidden) => {
            said.push(w.t1("report-worse-hidden", "hidden", w.plain("report-hidden")));
        }
        _ => {}
    }
    said.push(w.t("report-note-rtm"));
    said
}

/// By how much a mean rose or fell.
fn rose(w: &Words, mean: Mean) -> Said {
    let number = |n: f64| super::number::decimal(w, n, 1);
    let Some((from, to)) = mean.interval else { return w.t("report-change-flat") };
    let (key, mean, from, to) = if mean.mean < 0.0 {
        ("report-change-down", -mean.mean, -to, -from)
    } else {
        ("report-change-up", mean.mean, from, to)
    };
    w.say(key, &[("mean", &number(mean)), ("range", &super::number::range(w, from, to))])
}

/// The line of a figure that counts most.
fn most(w: &Words, figure: Option<&Figure>) -> Option<(Said, i64)> {
    let counted = figure?.lines.iter().filter_map(|line| match line.value {
        Value::Count(n) => Some((line, n)),
        _ => None,
    });
    // Of those that are as large, the first.
    counted.rev().max_by_key(|(_, n)| *n).map(|(line, n)| (label(w, line).0, n))
}

/// The words of a line, and whether they are a name.
pub(super) fn label(w: &Words, line: &Line) -> (Said, bool) {
    match &line.part {
        Part::All => (nothing(), false),
        Part::Code(list @ ("attrition" | "reliable"), code) => {
            let (kind, measure) = code.split_once('-').unwrap_or((code, ""));
            let is_own = Scale::parse(measure).is_some();
            let what = w.code(if is_own { "scale-short" } else { "report-measure" }, measure);
            (w.t1(&format!("report-{list}-{kind}"), "what", what.text), false)
        }
        Part::Code(list, code) => {
            let known = w.knows(&format!("{list}-{code}").replace('_', "-"));
            (if known { w.code(list, code) } else { w.t("report-elsewhere") }, false)
        }
        Part::Name(name) => (Said { text: name.clone(), in_finnish: false }, true),
        Part::Band(Band { from, to: None }) => (w.t1("report-ages-last", "from", from), false),
        Part::Band(band) => (w.t1("report-ages-part", "band", band), false),
        Part::Elsewhere => (w.t("report-elsewhere"), false),
    }
}

fn row(w: &Words, unit: Unit, line: &Line, label: Said, is_name: bool, key: Option<FigureKey>) -> Row {
    let of = match (line.value, line.n, line.of) {
        (Value::Count(_), _, Some(of)) => whole(of),
        (_, Some(n), Some(of)) => format!("{} / {}", whole(n), whole(of)),
        (_, Some(n), None) if !matches!(line.value, Value::Count(_)) => whole(n),
        (_, None, Some(of)) => whole(of),
        _ => String::new(),
    };
    let share = match (line.value, line.of) {
        // Days are no share of people.
        (Value::Count(n), Some(of)) if unit == Unit::Residents && of >= LEAST_FOR_MEAN => share(n, of),
        _ => String::new(),
    };
    let value = match line.value {
        Value::Number(n) if unit == Unit::Euros => format!("{}\u{a0}€", decimal(w, n, 0)),
        other => value(w, &other),
    };
    Row { label, is_name, value, of, share, key, bar: None }
}

/// The title of a figure.
pub fn title(w: &Words, key: FigureKey) -> Said {
    w.code("figure", key)
}

/// How a figure is worked out.
pub fn means(w: &Words, key: FigureKey) -> Said {
    w.t(&format!("figure-{key}-means").replace('_', "-"))
}

/// The unit of a figure.
pub fn unit(w: &Words, key: FigureKey) -> Said {
    w.code("unit", key.unit())
}

fn bars(rows: &mut [Row], lines: &[&Line]) -> bool {
    let counts: Vec<Option<i64>> =
        lines.iter().map(|line| if let Value::Count(n) = line.value { Some(n) } else { None }).collect();
    let largest = counts.iter().flatten().copied().max().unwrap_or(0);
    if largest == 0 || counts.iter().flatten().count() < 2 {
        return false;
    }
    for (row, count) in rows.iter_mut().zip(counts) {
        #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
        let part = |n: i64| n as f64 / largest as f64;
        row.bar = count.map(part);
    }
    true
}

/// The flow as one table.
fn flow(w: &Words, report: &Report) -> Option<Block> {
    let mut keys = FLOW.to_vec();
    keys.push(FigureKey::Declined);
    let lines: Vec<(FigureKey, &Line)> = keys.iter().filter_map(|key| Some((*key, report.line(*key)?))).collect();
    if lines.is_empty() {
        return None;
    }
    let mut rows: Vec<Row> =
        lines.iter().map(|(key, line)| row(w, key.unit(), line, title(w, *key), false, Some(*key))).collect();
    let told: Vec<&Line> = lines.iter().map(|(_, line)| *line).collect();
    let drawn = bars(&mut rows, &told);
    let count = |key| report.line(key).map(|line| value(w, &line.value)).unwrap_or_default();
    let finding = match report.line(FigureKey::Referrals).map(|line| line.value) {
        Some(Value::Count(n))
            if matches!(report.line(FigureKey::Agreement).map(|l| l.value), Some(Value::Count(_))) =>
        {
            w.t2("report-finding-flow", ("n", &whole(n)), ("m", &count(FigureKey::Agreement)))
        }
        Some(Value::Count(n)) => w.t1("report-brief-referrals", "n", whole(n)),
        _ => w.t("report-finding-hidden"),
    };
    Some(Block {
        id: "flow".into(),
        key: None,
        finding,
        caption: w.t("report-section-flow"),
        head: w.t("report-column-step"),
        rows,
        drawn,
        hidden: is_hidden(&told),
    })
}

/// A figure of several lines.
fn several(w: &Words, figure: &Figure) -> Block {
    let mut rows: Vec<Row> = figure
        .lines
        .iter()
        .map(|line| {
            let (label, is_name) = label(w, line);
            let label = if label.text.is_empty() { title(w, figure.key) } else { label };
            let mut row = row(w, figure.key.unit(), line, label, is_name, None);
            if let (FigureKey::ChangeSize, Value::Number(size)) = (figure.key, line.value) {
                row.value = decimal(w, size, 2);
            }
            row
        })
        .collect();
    let lines: Vec<&Line> = figure.lines.iter().collect();
    let drawn = bars(&mut rows, &lines);
    let mean = figure.lines.iter().find_map(|line| if let Value::Mean(mean) = line.value { Some(mean) } else { None });
    let finding = match (mean, most(w, Some(figure))) {
        _ if figure.key == FigureKey::ReliableChange => reliable(w, figure),
        (Some(mean), _) => {
            let scale = figure.lines.iter().find(|line| matches!(line.value, Value::Mean(_)));
            let of = scale.map(|line| label(w, line).0.text).unwrap_or_default();
            let rose = rose(w, mean);
            Said { text: format!("{of}: {}", rose.text), in_finnish: rose.in_finnish }
        }
        (None, Some(_)) if figure.key == FigureKey::Worse => worse(w, figure),
        (None, Some((what, n))) => w.t2("report-finding-most", ("what", &what.text), ("n", &whole(n))),
        _ => match figure.lines.first().map(|line| line.value) {
            Some(Value::Number(_)) if figure.key.unit() == Unit::Euros => sum(w, figure),
            Some(Value::Number(_) | Value::Count(_)) => title(w, figure.key),
            Some(Value::Hidden) | None => w.t("report-finding-hidden"),
            Some(other) => Said { text: value(w, &other), in_finnish: false },
        },
    };
    Block {
        id: figure.key.code().replace('_', "-"),
        key: Some(figure.key),
        finding,
        caption: title(w, figure.key),
        head: w.t("report-column-part"),
        rows,
        drawn,
        hidden: is_hidden(&lines),
    }
}

/// How many changed by more than the error of the measure: never the better without the worse.
fn reliable(w: &Words, figure: &Figure) -> Said {
    let [improved, _, worse, ..] = figure.lines.as_slice() else { return w.t("report-nothing") };
    match (improved.value, worse.value) {
        (Value::Count(improved), Value::Count(worse)) => {
            w.t2("report-finding-reliable", ("improved", &whole(improved)), ("worse", &whole(worse)))
        }
        _ => w.t("report-finding-hidden"),
    }
}

/// Of how many people the first measure that is told went down.
fn worse(w: &Words, figure: &Figure) -> Said {
    let told = figure.lines.iter().find_map(|line| match line.value {
        Value::Count(n) => Some((label(w, line).0.text, n)),
        _ => None,
    });
    let Some((scale, n)) = told else { return w.t("report-finding-hidden") };
    let said = w.t1("report-brief-worse", "n", whole(n));
    Said { text: format!("{scale}: {}", said.text), in_finnish: said.in_finnish }
}

/// The sum of all lines; the title where one is missing.
fn sum(w: &Words, figure: &Figure) -> Said {
    let all: Option<f64> = figure.lines.iter().map(|line| line.value.number()).sum();
    all.map_or_else(|| title(w, figure.key), |all| w.t1("report-finding-sum", "n", decimal(w, all, 0)))
}

fn is_hidden(lines: &[&Line]) -> bool {
    lines.iter().all(|line| line.value == Value::Hidden)
}

/// What the reader of a part must know.
fn notes(w: &Words, section: Section, report: &Report) -> Vec<Said> {
    let keys: &[&str] = match section {
        Section::Flow => &["report-note-flow"],
        Section::Waits => &["report-note-waits"],
        Section::Who if matches!(report.line(FigureKey::Reach).map(|l| l.value), Some(Value::Missing)) => {
            &["report-note-reach"]
        }
        Section::Change => &["report-note-rtm", "report-note-effect", "report-note-mode", "report-note-attrition"],
        Section::Lack => &["report-note-lack"],
        Section::Cost => &["report-note-cost"],
        _ => &[],
    };
    keys.iter().map(|key| w.t(key)).collect()
}

/// The parts of a report.
pub fn sections(w: &Words, report: &Report) -> Vec<Chapter> {
    Section::ALL
        .iter()
        .map(|section| {
            let mut blocks = Vec::new();
            if *section == Section::Flow {
                blocks.extend(flow(w, report));
            } else {
                let own: Vec<&Figure> = report.figures.iter().filter(|f| f.key.section() == *section).collect();
                let is_single = |figure: &&&Figure| matches!(figure.lines.as_slice(), [line] if line.part == Part::All);
                let single: Vec<&Figure> = own.iter().filter(is_single).copied().collect();
                blocks.extend(own.iter().filter(|figure| !is_single(figure)).map(|figure| several(w, figure)));
                // What a part is about comes first: of costs the sum, not what cannot be told.
                let place = if *section == Section::Cost { blocks.len() } else { 0 };
                if !single.is_empty() {
                    blocks.insert(place, singles(w, *section, &single));
                }
            }
            Chapter {
                section: *section,
                title: w.code("report-section", section),
                notes: notes(w, *section, report),
                blocks,
            }
        })
        .filter(|part| !part.blocks.is_empty())
        .collect()
}

/// Figures of one line each, in one table.
fn singles(w: &Words, section: Section, figures: &[&Figure]) -> Block {
    let rows = figures.iter().filter_map(|figure| {
        let line = figure.lines.first()?;
        let mut row = row(w, figure.key.unit(), line, title(w, figure.key), false, Some(figure.key));
        if line.value.number().is_some() && !matches!(figure.key.unit(), Unit::Residents | Unit::Euros) {
            row.value = format!("{}\u{a0}{}", row.value, unit(w, figure.key).text);
        }
        Some(row)
    });
    let rows: Vec<Row> = rows.collect();
    let first = rows.iter().find(|row| !row.value.is_empty());
    let finding = first.map_or_else(nothing, |row| Said {
        text: format!("{}: {}", row.label.text, row.value.trim_end_matches('.')),
        in_finnish: row.label.in_finnish,
    });
    Block {
        id: format!("{section}-table"),
        key: None,
        finding,
        caption: w.code("report-section", section),
        head: w.t("report-column-figure"),
        rows,
        drawn: false,
        hidden: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::report::Period;
    use rinnalla_domain::settings::Term;
    use rinnalla_domain::{Language, MunicipalityCode};

    fn figure(key: FigureKey, value: Value, n: Option<i64>, of: Option<i64>) -> Figure {
        Figure { key, lines: vec![Line::all(value, n, of)] }
    }

    fn report(figures: Vec<Figure>) -> Report {
        let asked = Period::year(2026).unwrap();
        Report { municipality: MunicipalityCode::parse("758").unwrap(), asked, period: Some(asked), figures }
    }

    fn told(report: &Report) -> Vec<String> {
        let w = Words::new(Language::Finnish, Term::LinkPerson);
        brief(&w, report).into_iter().map(|said| said.text).collect()
    }

    #[test]
    fn a_councillor_reads_the_year_in_sentences_with_the_worse_group() {
        let mean = Value::Mean(Mean { mean: 1.9, interval: Some((0.6, 3.2)) });
        let of = |value| figure(FigureKey::Worse, value, None, Some(29));
        let with = |worse| {
            report(vec![
                figure(FigureKey::Referrals, Value::Count(48), Some(48), None),
                figure(FigureKey::Agreement, Value::Count(41), Some(41), None),
                figure(FigureKey::WaitContact, Value::Count(4), None, Some(48)),
                figure(FigureKey::Change, mean, Some(29), Some(41)),
                of(worse),
            ])
        };
        let said = told(&with(Value::Count(6)));
        assert_eq!(
            said[..3],
            ["48 asukasta sai lähetteen.", "41 aloitti tuen.", "Puolet tavoitettiin neljässä päivässä."]
        );
        assert_eq!(said[3], "29 asukasta 41:stä vastasi alussa ja lopussa.");
        assert_eq!(said[4], "Keskiarvo nousi 1,9 (luottamusväli 0,6–3,2).");
        assert_eq!(said[5], "6 asukkaan vointi heikkeni.");
        assert_eq!(told(&with(Value::Hidden))[5], "Vointi heikkeni: ei näytetä.");
    }

    #[test]
    fn a_report_in_which_everything_is_small_says_why_it_tells_nothing() {
        let hidden = report(vec![figure(FigureKey::Referrals, Value::Hidden, None, None)]);
        assert_eq!(told(&hidden), ["Alle viiden ihmisen lukuja ei näytetä, jotta ketään ei voi tunnistaa."]);
    }

    #[test]
    fn every_figure_has_words_in_every_language() {
        for language in [Language::Finnish, Language::Swedish, Language::English] {
            let w = Words::new(language, Term::LinkPerson);
            for key in FigureKey::ALL {
                for end in ["", "-means"] {
                    let key = format!("figure-{key}{end}").replace('_', "-");
                    assert!(w.has(&key), "{language} lacks {key}");
                }
            }
        }
    }
}
