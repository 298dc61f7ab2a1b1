//! What the community lacks: a wish without a name, figures in which nobody can be recognised, proposals, and work for
//! the community.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::activity::{Need, Theme};
use rinnalla_domain::lack::{
    Cell, CommunityWork, Initiative, NOTE_LONGEST, NewCommunityWork, NewInitiative, NewWish, Period, State, Wish,
    leads_to_somebody,
};
use rinnalla_domain::participation::Obstacle;
use rinnalla_domain::text::Text;

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// Somebody tells what they miss.
#[derive(Debug, Template)]
#[template(path = "lack/wish.html")]
pub struct WishPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Villages.
    pub areas: Vec<(String, String)>,
}

/// Reads a wish. What leads to a person is refused; a name cannot be told from other words.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_wish(fields: &Fields) -> Result<NewWish, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let needs = r.codes("needs", Need::parse);
    if needs.is_empty() {
        r.wrong("needs", "missing");
    }
    let note = r.text_or_none("note", NOTE_LONGEST);
    if note.as_ref().is_some_and(|note| leads_to_somebody(note.as_str())) {
        r.wrong("note", "somebody");
    }
    let area = fields.get("area").chars().take(100).collect();
    r.finish(Some(NewWish { needs, area, note }))
}

/// A row of a table: words, a place for each column, and the sum.
#[derive(Clone, Debug)]
pub struct Row {
    /// What.
    pub topic: Said,
    /// By area.
    pub cells: Vec<Cell>,
    /// In all.
    pub all: Cell,
}

/// What stands in a place of a table.
pub fn figure(w: &Words, cell: Cell) -> Said {
    match cell {
        Cell::Number(n) => Said { text: n.to_string(), in_finnish: false },
        Cell::Enough => w.t("lack-enough"),
        Cell::Few => w.t("lack-few"),
        Cell::Hidden => w.t("lack-hidden"),
    }
}

/// A half of a year in words.
pub fn period(w: &Words, period: Period) -> Said {
    let key = if period.half() == 1 { "lack-first-half" } else { "lack-second-half" };
    // As text: a year is no number to be grouped.
    w.t1(key, "year", format!("{:04}", period.year()))
}

/// What a municipality lacks.
#[derive(Debug, Template)]
#[template(path = "lack/figures.html")]
pub struct FiguresPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Name of the municipality.
    pub place: String,
    /// Municipalities that can be chosen: address and name; empty when there is one.
    pub places: Vec<(String, String)>,
    /// The period.
    pub period: Period,
    /// It has ended.
    pub ended: bool,
    /// Other periods: address and period.
    pub periods: Vec<(String, Period)>,
    /// Address of the table as a file.
    pub csv: String,
    /// Areas as heads of columns.
    pub areas: Vec<String>,
    /// Needs by area.
    pub needs: Vec<Row>,
    /// Obstacles.
    pub obstacles: Vec<Row>,
    /// Words that were looked for in vain.
    pub searches: Vec<(String, Cell)>,
    /// Lists given, by unit.
    pub units: Vec<(String, Cell)>,
    /// On how many lists each theme stood.
    pub themes: Vec<(Theme, Cell)>,
    /// Proposals.
    pub initiatives: &'a [Initiative],
    /// Words of wishes, for coordinators.
    pub wishes: &'a [Wish],
    /// Whoever looks coordinates here: identity of the municipality.
    pub coordinates: bool,
}

impl FiguresPage<'_> {
    fn cell(&self, cell: &Cell) -> Said {
        figure(&self.w, *cell)
    }

    fn half(&self, of: &Period) -> Said {
        period(&self.w, *of)
    }

    fn is_open(&self, one: &Initiative) -> bool {
        self.coordinates && one.state.next().len() > 1
    }
}

/// To whom a proposal goes, and who takes it forward.
pub(crate) fn who(w: &Words, one: &Initiative) -> Said {
    w.t2("initiative-who", ("to", &one.addressee), ("by", &one.owner))
}

/// The class and shape beside the state of a proposal.
pub const fn state_tag(state: State) -> (&'static str, &'static str) {
    match state {
        State::Made | State::Taken => ("info", "→"),
        State::Agreed | State::Done => ("ok", "✓"),
        State::Dropped => ("neutral", "–"),
    }
}

/// The tables as one file of comma-separated values, as RFC 4180 writes them: section, topic, area, figure.
pub fn csv(w: &Words, areas: &[String], needs: &[Row], obstacles: &[Row], searches: &[(String, Cell)]) -> String {
    let mut out = String::from("\u{feff}");
    let head = ["lack-csv-section", "lack-csv-topic", "lack-csv-area", "lack-csv-figure"];
    line(&mut out, &head.map(|key| w.plain(key)));
    let all = w.plain("lack-all");
    for (section, rows) in [("lack-needs", needs), ("lack-obstacles", obstacles)] {
        let section = w.plain(section);
        for row in rows {
            for (area, cell) in areas.iter().zip(&row.cells).filter(|_| row.cells.len() > 1) {
                line(&mut out, &[section.clone(), row.topic.text.clone(), area.clone(), figure(w, *cell).text]);
            }
            line(&mut out, &[section.clone(), row.topic.text.clone(), all.clone(), figure(w, row.all).text]);
        }
    }
    for (word, cell) in searches {
        line(&mut out, &[w.plain("lack-searches"), word.clone(), all.clone(), figure(w, *cell).text]);
    }
    out
}

fn line(out: &mut String, cells: &[String]) {
    for (i, cell) in cells.iter().enumerate() {
        // A sheet must not take a cell for a formula.
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        let quoted = format!("{guard}{}", cell.replace('"', "\"\""));
        out.push_str(if i == 0 { "\"" } else { ",\"" });
        out.push_str(&quoted);
        out.push('"');
    }
    out.push_str("\r\n");
}

/// Needs as rows.
pub fn need_rows(w: &Words, lines: Vec<(Need, Vec<Cell>, Cell)>) -> Vec<Row> {
    lines.into_iter().map(|(need, cells, all)| Row { topic: w.code("need", need), cells, all }).collect()
}

/// Obstacles as rows.
pub fn obstacle_rows(w: &Words, lines: Vec<(Obstacle, Vec<Cell>, Cell)>) -> Vec<Row> {
    lines.into_iter().map(|(obstacle, cells, all)| Row { topic: w.code("hurdle", obstacle), cells, all }).collect()
}

/// A need becomes a proposal.
#[derive(Debug, Template)]
#[template(path = "lack/propose.html")]
pub struct ProposePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Villages.
    pub areas: Vec<(String, String)>,
}

/// Reads a proposal.
///
/// # Errors
/// Everything that is missing.
pub fn parse_initiative(fields: &Fields) -> Result<NewInitiative, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let need = r.code("need", Need::parse);
    let what = r.text("what", 1_000);
    let addressee = r.line("addressee", 200);
    let owner = r.line("owner", 200);
    if what.as_ref().is_some_and(|what| leads_to_somebody(what.as_str())) {
        r.wrong("what", "somebody");
    }
    let area = fields.get("area").chars().take(100).collect();
    let read = need.zip(what).zip(addressee.zip(owner));
    r.finish(read.map(|((need, what), (addressee, owner))| NewInitiative { need, area, what, addressee, owner }))
}

/// A proposal, and where it goes from here.
#[derive(Debug, Template)]
#[template(path = "lack/initiative.html")]
pub struct InitiativePage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// The proposal.
    pub initiative: &'a Initiative,
}

/// Reads where a proposal goes, and what came of it.
///
/// # Errors
/// Everything that is missing.
pub fn parse_step(fields: &Fields) -> Result<(State, Option<Text>), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let state = r.code("state", State::parse);
    let outcome = r.text_or_none("outcome", 1_000);
    if outcome.as_ref().is_some_and(|words| leads_to_somebody(words.as_str())) {
        r.wrong("outcome", "somebody");
    }
    if state.is_some_and(State::is_over) && outcome.is_none() {
        r.wrong("outcome", "missing");
    }
    r.finish(state.map(|state| (state, outcome)))
}

/// Work for the community.
#[derive(Debug, Template)]
#[template(path = "lack/work.html")]
pub struct WorkPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// What has been written down, newest first.
    pub done: &'a [CommunityWork],
    /// Names of those who did it show: a coordinator looks.
    pub names: bool,
}

impl WorkPage<'_> {
    fn total(&self) -> Said {
        let minutes: i64 = self.done.iter().map(|work| work.minutes).sum();
        self.w.t1("work-total", "duration", self.w.duration(minutes))
    }
}

/// Reads work for the community.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn parse_work(fields: &Fields, today: Date) -> Result<NewCommunityWork, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let held_on = r.day("held_on").filter(|day| {
        let past = *day <= today;
        past || fields.get("held_on").is_empty()
    });
    if held_on.is_none() && rinnalla_domain::date::parse_date(fields.get("held_on")).is_ok_and(|day| day > today) {
        r.wrong("held_on", "future");
    }
    let what = r.text("what", 1_000);
    if what.as_ref().is_some_and(|what| leads_to_somebody(what.as_str())) {
        r.wrong("what", "somebody");
    }
    let with = r.line_or_none("with", 200);
    let minutes = crate::contact::duration(fields.get("duration")).filter(|m| (1..=24 * 60).contains(m));
    if minutes.is_none() {
        r.wrong("duration", "duration");
    }
    let read = held_on.zip(what).zip(minutes);
    r.finish(read.map(|((held_on, what), minutes)| NewCommunityWork { held_on, what, with, minutes }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::Language;
    use rinnalla_domain::settings::Term;

    #[test]
    fn a_wish_needs_a_need_and_takes_nothing_that_leads_to_somebody() {
        assert_eq!(parse_wish(&Fields::default()).unwrap_err()[0].field, "needs");
        let wish = Fields::default().with("needs", "culture").with("area", "Vuotso");
        let read = parse_wish(&wish.clone().with("note", "Kuoro iltaisin.")).unwrap();
        assert_eq!((read.needs.as_slice(), read.area.as_str()), (&[Need::Culture][..], "Vuotso"));
        let error = parse_wish(&wish.with("note", "Soita 040 000 0000")).unwrap_err();
        assert_eq!((error[0].field, error[0].code), ("note", "somebody"));
    }

    #[test]
    fn a_proposal_that_ends_says_what_came_of_it() {
        let fields = Fields::default().with("state", "dropped");
        assert_eq!(parse_step(&fields).unwrap_err()[0].field, "outcome");
        assert!(parse_step(&fields.with("outcome", "Vetäjää ei löytynyt.")).is_ok());
        assert_eq!(parse_step(&Fields::default().with("state", "taken")), Ok((State::Taken, None)));
        assert_eq!(parse_initiative(&Fields::default()).unwrap_err().len(), 4);
    }

    #[test]
    fn work_for_the_community_lies_in_the_past_and_lasts() {
        let today = date(2026, 11, 24);
        let work = |day: &str, long: &str| {
            Fields::default().with("held_on", day).with("what", "Kyläilta").with("duration", long)
        };
        assert_eq!(parse_work(&work("24.11.2026", "1,5 t"), today).unwrap().minutes, 90);
        assert_eq!(parse_work(&work("25.11.2026", "1 t"), today).unwrap_err()[0].code, "future");
        assert_eq!(parse_work(&work("24.11.2026", "kauan"), today).unwrap_err()[0].field, "duration");
        assert_eq!(parse_work(&work("", "1 t"), today).unwrap_err()[0].code, "missing");
    }

    #[test]
    fn a_file_of_values_is_quoted_and_holds_no_formula() {
        let w = Words::new(Language::Finnish, Term::LinkPerson);
        let rows = need_rows(&w, vec![(Need::Company, vec![Cell::Number(7), Cell::Hidden], Cell::Number(9))]);
        let areas = ["=cmd".to_owned(), "Kylä \"A\"".to_owned()];
        let file = csv(&w, &areas, &rows, &[], &[("kuoro".into(), Cell::Enough)]);
        assert!(file.contains("\"'=cmd\",\"7\"\r\n"), "{file}");
        assert!(file.contains("\"Kylä \"\"A\"\"\",\"ei näytetä\"\r\n"), "{file}");
        assert_eq!(file.lines().count(), 5);
    }
}
