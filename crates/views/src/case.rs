//! The case page: one story for all who help; and how a state looks wherever it shows.

mod timeline;

pub use timeline::{Event, Former, Told, timeline};

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::clock::{Clock, Running};
use rinnalla_domain::date::DateError;
use rinnalla_domain::goal::Goal;
use rinnalla_domain::measurement::{Point, Turn};
use rinnalla_domain::participation::Participation;
use rinnalla_domain::resident::Resident;
use rinnalla_domain::text::Text;
use rinnalla_domain::worry::{SupportRequest, Worry};

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// How a state looks: the class of its tag, and the shape beside the word `state-{code}`.
pub const fn state_tag(state: State) -> (&'static str, &'static str) {
    match state {
        State::Sent | State::Received | State::Accepted | State::Proposed | State::Taken | State::Closing => {
            ("info", "→")
        }
        State::InformationAsked | State::NotReached | State::Paused => ("warn", "!"),
        State::Named
        | State::FirstVisitArranged
        | State::FirstVisitHeld
        | State::AgreementDrafted
        | State::Underway => ("ok", "✓"),
        State::Waiting | State::Closed => ("neutral", "○"),
        State::Declined | State::Withdrawn => ("neutral", "–"),
    }
}

/// Something that can be done now: address under the case, and the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Address under the case.
    pub path: &'static str,
    /// Key of the words.
    pub key: &'static str,
}

/// What can be done, the main thing apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deeds {
    /// The one that the state calls for.
    pub main: Option<Deed>,
    /// Beside it.
    pub beside: Vec<Deed>,
    /// Changes of the support itself.
    pub changes: Vec<Deed>,
}

/// What can be done now. `open` are the steps that the viewer could take; `unsigned` says that an agreement waits,
/// `call_due` that the time has come to call after the end.
pub fn deeds(state: State, open: &[Step], unsigned: bool, call_due: bool) -> Deeds {
    let can = |step| open.contains(&step);
    let deed = |step, path, key| can(step).then_some(Deed { path, key });
    let note = deed(Step::WriteNote, "kaynnit/uusi", "deed-write-note");
    let sign = deed(Step::Sign, "sopimus/allekirjoita", "deed-sign").filter(|_| unsigned);
    let main = match state {
        State::Named => deed(Step::ArrangeFirstVisit, "ensikaynti", "deed-arrange"),
        State::FirstVisitArranged => deed(Step::HoldFirstVisit, "ensikaynti/tehty", "deed-held"),
        State::FirstVisitHeld => deed(Step::DraftAgreement, "sopimus/muokkaa", "deed-draft"),
        State::AgreementDrafted => sign,
        State::Paused => deed(Step::Resume, "jatka", "deed-resume"),
        State::Closing => deed(Step::Close, "lopetus", "deed-close"),
        State::Closed => deed(Step::FollowUp, "seuranta", "deed-follow-up").filter(|_| call_due),
        _ => note,
    };
    let others = [note, sign];
    let early = state.is_accompanied() && !can(Step::BeginClosing) && state != State::Closing;
    let changes = [
        deed(Step::ArrangeFirstVisit, "ensikaynti", "deed-move").filter(|_| state == State::FirstVisitArranged),
        deed(Step::MissFirstVisit, "ensikaynti/siirtyi", "deed-missed"),
        deed(Step::Pause, "tauko", "deed-pause"),
        deed(Step::Extend, "pidenna", "deed-extend"),
        deed(Step::ChangeLinkWorker, "vaihda", "deed-change"),
        deed(Step::BeginClosing, "lopetus", "deed-begin-closing"),
        // Before support has begun a coordinator ends it; the link worker asks them to.
        deed(Step::Close, "keskeyta", "deed-end-early").filter(|_| early && can(Step::ChangeLinkWorker)),
        deed(Step::FollowUp, "seuranta", "deed-follow-up").filter(|_| !call_due),
        deed(Step::Reopen, "avaa", "deed-reopen"),
    ];
    Deeds {
        main,
        beside: others.into_iter().flatten().filter(|d| Some(*d) != main).collect(),
        changes: changes.into_iter().flatten().collect(),
    }
}

/// Which week of how many: "Viikko 2/13".
pub fn week(began: Date, ends: Date, today: Date) -> Option<(i64, i64)> {
    let days = |to: Date| i64::from((to - began).get_days());
    let all = ((days(ends) + 6) / 7).max(1);
    let now = (days(today) / 7 + 1).min(all);
    (today >= began && today <= ends).then_some((now, all))
}

/// The page of a case.
#[derive(Debug, Template)]
#[template(path = "case/show.html")]
pub struct CasePage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Identity.
    pub id: String,
    /// Number.
    pub number: String,
    /// First name and one letter.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// The viewer coordinates.
    pub coordinator: bool,
    /// The resident's own wish.
    pub wish: &'a str,
    /// Which week of how many.
    pub week: Option<(i64, i64)>,
    /// Last day of the agreed time.
    pub ends_on: Option<Date>,
    /// Who walks alongside now.
    pub link_worker: Option<String>,
    /// The first visit that lies ahead: when in words, and where.
    pub visit: Option<(String, String)>,
    /// What can be done.
    pub deeds: Deeds,
    /// Clocks that run.
    pub clocks: Vec<Running>,
    /// Today.
    pub today: Date,
    /// Goals.
    pub goals: &'a [Goal],
    /// Activities that were picked.
    pub participations: &'a [Participation],
    /// The story, newest first.
    pub events: Vec<Event>,
    /// Only visits are shown.
    pub only_visits: bool,
    /// The first measurement has been taken.
    pub measured: bool,
    /// Measurements that are due, and whose turn it is.
    pub due: Vec<(Point, Turn)>,
    /// There is an agreement.
    pub agreed: bool,
    /// Support has begun: its end has a page.
    pub begun: bool,
    /// Phone of the social emergency duty.
    pub duty_phone: Option<String>,
    /// Worries; for coordinators alone.
    pub worries: &'a [Worry],
    /// Calls for support that wait; for coordinators alone.
    pub support: &'a [SupportRequest],
    /// A likely second open referral of the same person: identity and number.
    pub double: Option<(String, String)>,
    /// The token of the small forms on the page, and a key for each.
    pub keys: (String, String),
}

impl CasePage<'_> {
    /// Clocks that say something besides what the page says already.
    fn told_clocks(&self) -> impl Iterator<Item = &Running> {
        self.clocks.iter().filter(|c| c.clock != Clock::End)
    }

    fn tag(&self) -> (&'static str, &'static str) {
        state_tag(self.state)
    }

    fn week_said(&self) -> Option<Said> {
        self.week.map(|(now, all)| self.w.t2("case-week", ("now", &now), ("all", &all)))
    }

    fn clock_said(&self, clock: &Running) -> Said {
        let key = format!("case-clock-{}", clock.clock).replace('_', "-");
        self.w.t1(&key, "day", self.w.day(clock.due_on))
    }

    fn support_said(&self, request: &SupportRequest) -> Said {
        self.w.t2("case-support", ("name", &request.name), ("when", &self.w.moment(request.made_at)))
    }

    fn goal_said(&self, goal: &Goal) -> Said {
        let start = goal.start.value();
        match goal.now {
            Some(now) => self.w.t2("case-goal-now", ("start", &start), ("now", &now.value())),
            None => self.w.t1("case-goal-start", "start", start),
        }
    }

    fn unseen(&self) -> bool {
        self.worries.iter().any(|w| w.seen_at.is_none())
    }
}

/// A phone number as a phone dials it.
pub(crate) fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// Contact details, opened on demand.
#[derive(Debug, Template)]
#[template(path = "case/details.html")]
pub struct DetailsPage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Number.
    pub number: String,
    /// The person.
    pub resident: &'a Resident,
    /// What a visitor must know.
    pub safety: Option<String>,
    /// The desk, for somebody who calls the resident now and writes it down there.
    pub desk: Option<String>,
}

impl DetailsPage<'_> {
    fn language(&self) -> Said {
        crate::referral::spoken(&self.w, self.resident)
    }
}

/// What a step of the support asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: a button.
    Nothing,
    /// A reason.
    Reason,
    /// A last day, and a reason that may be needed.
    Until,
}

/// A step that changes the support: a pause, an extension, another link worker.
#[derive(Debug, Template)]
#[template(path = "case/step.html")]
pub struct StepPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form; its name names the words `{name}-title`, `{name}-text` and `{name}-send`.
    pub form: Form,
    /// Whom it is about.
    pub name: String,
    /// What is asked.
    pub asks: Asks,
    /// The last day as it stands.
    pub ends_on: Option<Date>,
}

impl StepPage {
    fn asks_until(&self) -> bool {
        self.asks == Asks::Until
    }

    fn asks_reason(&self) -> bool {
        self.asks == Asks::Reason
    }

    fn key(&self, what: &str) -> String {
        format!("{}-{what}", self.form.name)
    }
}

/// Reads a reason.
///
/// # Errors
/// What is wrong with it.
pub fn parse_reason(fields: &Fields) -> Result<Text, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let reason = r.text("reason", 2_000);
    crate::contact::refuse_identity_codes(&mut r, &["reason"]);
    r.finish(reason)
}

/// Reads a new last day and, when it was given, a reason.
///
/// # Errors
/// All that is wrong.
pub fn parse_extension(fields: &Fields) -> Result<(Date, Option<Text>), Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let until = match rinnalla_domain::date::parse_date(fields.get("until")) {
        Err(DateError::Format) => {
            r.wrong("until", "missing");
            None
        }
        _ => r.day("until"),
    };
    let reason = r.text_or_none("reason", 2_000);
    crate::contact::refuse_identity_codes(&mut r, &["reason"]);
    r.finish(until.map(|until| (until, reason)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::case::{Facts, Party, open_steps};

    fn at(state: State, party: Party, unsigned: bool) -> Deeds {
        let facts = Facts { contacted: true, first_visit_held: true, agreement_in_force: true, ..Facts::default() };
        deeds(state, &open_steps(state, party, facts), unsigned, false)
    }

    #[test]
    fn each_state_of_walking_alongside_calls_for_one_thing() {
        for (state, key) in [
            (State::Named, "deed-arrange"),
            (State::FirstVisitArranged, "deed-held"),
            (State::FirstVisitHeld, "deed-draft"),
            (State::AgreementDrafted, "deed-sign"),
            (State::Underway, "deed-write-note"),
            (State::Paused, "deed-resume"),
            (State::Closing, "deed-close"),
        ] {
            let found = at(state, Party::LinkWorker, true);
            assert_eq!(found.main.map(|d| d.key), Some(key), "{state}");
            assert!(!found.beside.contains(&found.main.unwrap()), "{state}");
        }
    }

    #[test]
    fn only_a_coordinator_changes_the_link_worker_or_the_last_day() {
        for state in State::ALL.iter().copied().filter(|s| s.is_accompanied()) {
            let keys: Vec<_> = at(state, Party::LinkWorker, false).changes.iter().map(|d| d.key).collect();
            assert!(!keys.contains(&"deed-change") && !keys.contains(&"deed-extend"), "{state} {keys:?}");
        }
        let coordinator = at(State::Underway, Party::Coordinator, false);
        assert!(coordinator.changes.iter().any(|d| d.key == "deed-extend"));
        assert!(!coordinator.beside.iter().any(|d| d.key == "deed-sign"), "nothing waits for a signature");
    }

    #[test]
    fn weeks_count_from_the_first_day_to_the_last() {
        let (began, ends) = (date(2026, 11, 13), date(2027, 2, 12));
        assert_eq!(week(began, ends, date(2026, 11, 13)), Some((1, 13)));
        assert_eq!(week(began, ends, date(2026, 11, 24)), Some((2, 13)));
        assert_eq!(week(began, ends, ends), Some((13, 13)));
        assert_eq!(week(began, ends, date(2027, 2, 20)), None);
        assert_eq!(week(began, ends, date(2026, 11, 1)), None);
    }

    #[test]
    fn a_last_day_must_be_a_day() {
        let errors = parse_extension(&Fields::default().with("until", "ensi vuonna")).unwrap_err();
        assert_eq!((errors[0].field, errors[0].code), ("until", "missing"));
        assert!(parse_extension(&Fields::default().with("until", "1.4.2027")).is_ok());
    }

    #[test]
    fn every_state_has_a_word_in_three_languages() {
        use rinnalla_domain::Language;
        use rinnalla_domain::settings::Term;
        for language in [Language::Finnish, Language::Swedish, Language::English] {
            let words = Words::new(language, Term::LinkPerson);
            for state in State::ALL {
                assert!(!words.code("state", state).in_finnish, "{language} {state}");
            }
        }
    }
}
