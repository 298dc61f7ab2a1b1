//! What reports need from an administrator: how many people live where, and what the work costs.

use askama::Template;
use rinnalla_domain::cost::{Input, Kind, NewInput, euros, parse_euros};
use rinnalla_domain::population::{AgeBand, Group, People, Population};
use rinnalla_domain::text::Line;

use super::At;
use crate::form::{Field, FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// Rows and problems that a page shows.
const SHOWN: usize = 300;

/// Something that is wrong in a table: the row, a code, what stands there.
pub type Wrong = (u32, &'static str, String);

/// How many people live where.
#[derive(Debug, Template)]
#[template(path = "admin/population.html")]
pub struct PopulationPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// The table that is in use.
    pub now: Option<Population>,
    /// What is wrong in the table that was sent.
    pub problems: Vec<Wrong>,
}

/// A table that has been read and waits for a yes.
#[derive(Debug, Template)]
#[template(path = "admin/population_preview.html")]
pub struct PopulationPreview {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// Rows.
    pub rows: Vec<People>,
    /// The table itself, to be sent again when it is taken (base64).
    pub table: String,
}

fn place(w: &Words, row: &People) -> String {
    if row.village.is_empty() { w.plain("population-whole") } else { row.village.clone() }
}

fn age(w: &Words, age: Option<AgeBand>) -> String {
    age.map_or_else(|| w.plain("population-all"), |band| band.code().replace('-', "–"))
}

fn language(w: &Words, language: Option<Group>) -> Said {
    language.map_or_else(|| w.t("population-all"), |group| w.code("population-language", group))
}

fn shown(rows: &[People]) -> &[People] {
    rows.get(..SHOWN).unwrap_or(rows)
}

impl PopulationPage {
    fn now_said(&self, table: &Population) -> Said {
        let day = self.w.day_only(table.counted_on);
        self.w.t2("population-now", ("source", &table.source), ("day", &day))
    }

    fn rows(&self) -> &[People] {
        self.now.as_ref().map_or(&[], |now| shown(&now.rows))
    }

    fn place(&self, row: &People) -> String {
        place(&self.w, row)
    }

    fn age(&self, row: &People) -> String {
        age(&self.w, row.age)
    }

    fn language(&self, row: &People) -> Said {
        language(&self.w, row.language)
    }

    fn wrong(&self) -> Vec<Said> {
        let said = |(row, code, is): &Wrong| {
            let key = format!("population-wrong-{code}");
            self.w.t2(&key, ("row", row), ("is", is))
        };
        self.problems.iter().take(SHOWN).map(said).collect()
    }
}

impl PopulationPreview {
    fn rows(&self) -> &[People] {
        shown(&self.rows)
    }

    fn place(&self, row: &People) -> String {
        place(&self.w, row)
    }

    fn age(&self, row: &People) -> String {
        age(&self.w, row.age)
    }

    fn language(&self, row: &People) -> Said {
        language(&self.w, row.language)
    }

    fn source_said(&self) -> Said {
        // The day as it was understood, not as it was typed.
        let read = Reader::new(&self.form.values).day("counted_on");
        let day = read.map_or_else(|| self.counted_on().to_owned(), |day| self.w.day_only(day));
        self.w.t2("population-preview-source", ("source", &self.source()), ("day", &day))
    }

    fn source(&self) -> &str {
        self.form.values.get("source")
    }

    fn counted_on(&self) -> &str {
        self.form.values.get("counted_on")
    }
}

/// Reads where a table comes from and of which day it speaks.
///
/// # Errors
/// Everything that is wrong.
pub fn population(fields: &Fields, today: jiff::civil::Date) -> Result<(Line, jiff::civil::Date), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let source = r.line("source", 200);
    let counted_on = r.day("counted_on");
    if counted_on.is_some_and(|day| day > today) {
        r.wrong("counted_on", "future");
    }
    r.finish(source.zip(counted_on))
}

/// What the work costs in a year.
#[derive(Debug, Template)]
#[template(path = "admin/cost.html")]
pub struct CostPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Where.
    pub at: At,
    /// The form.
    pub form: Form,
    /// The year.
    pub year: i64,
    /// Other years that can be chosen.
    pub years: Vec<i64>,
}

impl CostPage {
    fn fields(&self) -> Vec<Field<'_>> {
        Kind::ALL
            .iter()
            .map(|kind| self.form.line(kind.code()).optional().with("inputmode", "decimal").short())
            .collect()
    }

    fn year_said(&self) -> String {
        self.year.to_string()
    }

    fn links(&self) -> Vec<(String, String)> {
        let link = |year: &i64| self.at.link(format!("/yllapito/kustannukset?vuosi={year}"));
        self.years.iter().filter(|year| **year != self.year).map(|year| (link(year), year.to_string())).collect()
    }
}

/// What stands in the fields.
pub fn cost_fields(now: &[Input]) -> Fields {
    let source = now.iter().max_by_key(|input| input.made_at).and_then(|input| input.source.clone());
    now.iter()
        .fold(Fields::default(), |fields, input| fields.with(input.kind.code(), euros(input.cents)))
        .with_some("source", source)
}

/// Reads what the work costs.
///
/// # Errors
/// Everything that is wrong.
pub fn cost(fields: &Fields) -> Result<Vec<NewInput>, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let source = r.line_or_none("source", 200);
    let mut inputs = Vec::new();
    for kind in Kind::ALL {
        let typed = fields.get(kind.code()).trim();
        let cents = parse_euros(typed);
        if !typed.is_empty() && cents.is_none() {
            r.wrong(kind.code(), "euros");
        }
        inputs.push(NewInput { kind: *kind, cents, source: source.clone() });
    }
    r.finish(Some(inputs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn costs_are_euros_or_nothing() {
        let read = cost(&Fields::default().with("fee_per_hour", "25,50").with("source", "Kunnanhallitus")).unwrap();
        assert_eq!((read[0].cents, read[1].cents), (Some(2_550), None));
        let wrong = cost(&Fields::default().with("training", "paljon")).unwrap_err();
        assert_eq!((wrong[0].field, wrong[0].code), ("training", "euros"));
    }

    #[test]
    fn a_table_says_where_it_comes_from_and_of_which_day_it_speaks() {
        let fields = Fields::default().with("source", "Tilastokeskus").with("counted_on", "31.12.2025");
        assert!(population(&fields, date(2026, 11, 24)).is_ok());
        let wrong = population(&Fields::default().with("counted_on", "31.12.2027"), date(2026, 11, 24)).unwrap_err();
        assert_eq!(wrong.iter().map(|e| e.code).collect::<Vec<_>>(), ["missing", "future"]);
    }
}
