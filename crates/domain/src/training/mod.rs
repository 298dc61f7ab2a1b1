//! Training of those who walk alongside: programmes, courses, who is there, what is missing, and certificates.
//!
//! A [`Programme`] says what is taught, a [`Cohort`] when and in how many hours: no two cohorts need be alike. A
//! [`Certificate`] copies what was true on the day when it was given, and nothing that happens later changes it.

mod certificate;
mod code;
mod enrolment;
mod requirement;
mod session;
mod standing;

use jiff::civil::Date;

use crate::text::{Line, Text};
use crate::{CohortId, MunicipalityCode, ProgrammeId};

pub use certificate::{Certificate, NotGiven, Validity};
pub use code::Code;
pub use enrolment::{Closed, Enrolment, NewEnrolment, State, enrol};
pub use requirement::{Given, Proof, Requirement};
pub use session::{NewSession, NewTask, Presence, Session, SessionKind, Task, Way, WrongTime, moment};
pub use standing::{Missing, Record, Standing};

coded! {
    /// What a programme is for.
    Kind {
        /// Somebody becomes a link worker.
        Basic = "basic",
        /// What was learnt is kept fresh.
        Refresher = "refresher",
        /// A short induction for referring units: who benefits, and how to refer.
        Induction = "induction",
    }
}

coded! {
    /// Whose programme it is.
    Owner {
        /// The wellbeing services county.
        County = "county",
        /// A school.
        School = "school",
        /// The municipality.
        Municipality = "municipality",
    }
}

coded! {
    /// Where a course stands on a day.
    Phase { Running = "running", Coming = "coming", Past = "past" }
}

/// A programme as a trainer writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProgramme {
    /// What it is for.
    pub kind: Kind,
    /// Whose it is.
    pub owner: Owner,
    /// The owner's name.
    pub owner_name: Line,
    /// Title.
    pub title: Line,
    /// What it is about.
    pub about: Text,
    /// How many months a certificate holds; `None` when it never runs out.
    pub valid_months: Option<i64>,
}

/// A programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Identity.
    pub id: ProgrammeId,
    /// The municipality that keeps its records.
    pub municipality: MunicipalityCode,
    /// What was written.
    pub content: NewProgramme,
    /// Version of the row.
    pub version: i64,
}

/// A part of a course, with the hours and credits that it has in this cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Title.
    pub title: Line,
    /// Length in minutes.
    pub minutes: i64,
    /// Credits (op) in hundredths.
    pub credits: i64,
}

/// Why a line does not tell a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a module is a title, hours and credits, parted by semicolons")]
pub struct WrongModule;

/// The longest a module may be.
const LONGEST_MODULE_HOURS: i64 = 500;

impl Module {
    /// Reads "Rooli ja vaitiolo; 20; 0,5": title, hours, credits; the credits may be left out.
    ///
    /// # Errors
    /// [`WrongModule`]
    pub fn parse(line: &str) -> Result<Self, WrongModule> {
        let mut parts = line.split(';').map(str::trim);
        let title = parts.next().and_then(|t| Line::parse(t, 120).ok().flatten()).ok_or(WrongModule)?;
        let hours = hundredths(parts.next().ok_or(WrongModule)?.trim_end_matches(['t', 'h', ' ']))?;
        let credits = match parts.next() {
            Some(part) if !part.is_empty() => hundredths(part.trim_end_matches(['o', 'p', ' ']))?,
            _ => 0,
        };
        let fits = (1..=LONGEST_MODULE_HOURS * 100).contains(&hours) && credits <= 10_000 && parts.next().is_none();
        if fits { Ok(Self { title, minutes: hours * 60 / 100, credits }) } else { Err(WrongModule) }
    }

    /// Reads several, one a line.
    ///
    /// # Errors
    /// [`WrongModule`] when there is none, or one that cannot be read
    pub fn parse_all(text: &str) -> Result<Vec<Self>, WrongModule> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let all: Vec<Self> = lines.map(Self::parse).collect::<Result<_, _>>()?;
        if all.is_empty() || all.len() > 40 { Err(WrongModule) } else { Ok(all) }
    }
}

impl std::fmt::Display for Module {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}; {}; {}", self.title, decimal(self.minutes * 100 / 60), decimal(self.credits))
    }
}

/// A number of at most two decimals in hundredths: "1,5" is 150.
fn hundredths(text: &str) -> Result<i64, WrongModule> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |t: &str| !t.is_empty() && t.len() <= 4 && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !(part.is_empty() || digits(part) && part.len() <= 2) {
        return Err(WrongModule);
    }
    let whole: i64 = whole.parse().map_err(|_| WrongModule)?;
    let part: i64 = format!("{part:0<2}").parse().map_err(|_| WrongModule)?;
    Ok(whole * 100 + part)
}

/// Hundredths as Finns write them: 150 is "1,5".
pub fn decimal(hundredths: i64) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole},{}", part / 10),
        (whole, part) => format!("{whole},{part:02}"),
    }
}

/// What a cohort asks for before somebody gets a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompletionRule {
    /// Share of the taught time at which one must have been there, in per cent.
    pub percent: i64,
    /// All tasks must be done.
    pub all_tasks: bool,
    /// How many mentoring meetings.
    pub mentoring: i64,
}

/// A course as a trainer writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCohort {
    /// Name, such as "kevät 2027".
    pub name: Line,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Last day on which one can enrol.
    pub enrol_by: Date,
    /// How many places.
    pub places: i64,
    /// Parts.
    pub modules: Vec<Module>,
    /// What is asked for.
    pub rule: CompletionRule,
    /// Who signs the certificates.
    pub signer: Line,
}

impl NewCohort {
    /// Length of all parts in minutes.
    pub fn minutes(&self) -> i64 {
        self.modules.iter().map(|m| m.minutes).sum()
    }

    /// Credits of all parts in hundredths.
    pub fn credits(&self) -> i64 {
        self.modules.iter().map(|m| m.credits).sum()
    }

    /// Where the course stands on a day.
    pub fn phase(&self, today: Date) -> Phase {
        if today > self.ends_on {
            Phase::Past
        } else if today < self.starts_on {
            Phase::Coming
        } else {
            Phase::Running
        }
    }
}

/// A course: one cohort of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// Identity.
    pub id: CohortId,
    /// Its programme.
    pub programme: Programme,
    /// What was written.
    pub content: NewCohort,
    /// It is not held after all.
    pub cancelled: Option<Cancelled>,
    /// Version of the row.
    pub version: i64,
}

/// A course that is not held after all. Certificates that were given stay true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    /// Since when.
    pub on: Date,
    /// What everybody may read about it.
    pub why: Option<String>,
}

impl Cohort {
    /// Can one enrol on a day, for a place or in the queue?
    pub fn is_open(&self, today: Date) -> bool {
        self.cancelled.is_none() && today <= self.content.enrol_by
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_a_title_hours_and_credits_and_reads_back_as_it_was_written() {
        let module = Module::parse("Rooli ja vaitiolo; 20 t; 0,75 op").unwrap();
        assert_eq!((module.minutes, module.credits), (1200, 75));
        assert_eq!(module.to_string(), "Rooli ja vaitiolo; 20; 0,75");
        assert_eq!(Module::parse(&module.to_string()), Ok(module));
        assert_eq!(Module::parse("Ryhmä; 1,5").unwrap().minutes, 90);
        for wrong in ["", "Ryhmä", "Ryhmä; paljon", "Ryhmä; 0", "; 5", "Ryhmä; 5; 1; 2", "Ryhmä; 5,125", "Ryhmä; -5"]
        {
            assert!(Module::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Module::parse_all("\n \n").is_err());
        assert_eq!(Module::parse_all("Yksi; 2\n\nKaksi; 3; 1").unwrap().len(), 2);
    }

    #[test]
    fn a_course_comes_runs_and_is_past() {
        use jiff::civil::date;
        let line = |t: &str| Line::parse(t, 100).unwrap().unwrap();
        let course = NewCohort {
            name: line("kevät"),
            starts_on: date(2027, 1, 14),
            ends_on: date(2027, 5, 20),
            enrol_by: date(2027, 1, 8),
            places: 12,
            modules: Module::parse_all("Yksi; 100; 4\nKaksi; 35; 1").unwrap(),
            rule: CompletionRule { percent: 80, all_tasks: true, mentoring: 2 },
            signer: line("Kirsi Koulu"),
        };
        assert_eq!((course.minutes(), course.credits()), (135 * 60, 500));
        let phases = [date(2027, 1, 13), date(2027, 1, 14), date(2027, 5, 20), date(2027, 5, 21)];
        let phases = phases.map(|day| course.phase(day));
        assert_eq!(phases, [Phase::Coming, Phase::Running, Phase::Running, Phase::Past]);
    }
}
