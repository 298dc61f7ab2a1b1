//! A link worker's own pages: the next step, requests, people.

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::case::State;
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::{Point, Turn};
use rinnalla_domain::referral::Reason;

use crate::form::{FieldError, Fields, Form, Reader};
use crate::{Frame, Said, Words};

/// A visit that lies ahead.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// Identity of the case.
    pub id: String,
    /// First name and one letter.
    pub name: String,
    /// Place.
    pub place: String,
    /// Day and time, in words.
    pub when: String,
    /// The day has come.
    pub due: bool,
}

/// A person whom one walks with.
#[derive(Clone, Debug)]
pub struct Person {
    /// Identity of the case.
    pub id: String,
    /// First name and one letter.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// The first goal.
    pub goal: Option<String>,
    /// Last day of the agreed time.
    pub ends_on: Option<Date>,
    /// Measurements that are due, and whose turn it is.
    pub due: Vec<(Point, Turn)>,
    /// Time of the first visit, in words.
    pub visit: Option<String>,
}

/// A question that waits for an answer.
#[derive(Clone, Debug)]
pub struct Request {
    /// Identity of the case.
    pub id: String,
    /// Village.
    pub village: String,
    /// Why the referral was made.
    pub reasons: Vec<Reason>,
    /// Until when an answer is hoped for.
    pub answer_by: Date,
}

/// The link worker's home.
#[derive(Debug, Template)]
#[template(path = "mine/home.html")]
pub struct HomePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// First name of the reader.
    pub name: String,
    /// Today.
    pub today: Date,
    /// The next visit.
    pub ahead: Option<Ahead>,
    /// Questions.
    pub requests: Vec<Request>,
    /// People.
    pub people: Vec<Person>,
    /// What stands in the way of the first case: keys.
    pub missing: Vec<&'static str>,
}

impl HomePage {
    fn title(&self) -> Said {
        self.w.t1("mine-title", "name", &self.name)
    }

    /// What comes next with somebody.
    fn step(&self, person: &Person) -> Said {
        let w = &self.w;
        match (person.state, &person.visit, person.ends_on) {
            (State::FirstVisitArranged, Some(when), _) => w.t1("mine-step-first-visit", "when", when),
            (State::Underway, _, Some(end)) => self.left(end),
            (state, ..) => w.t(&format!("mine-step-{state}").replace('_', "-")),
        }
    }

    /// The page of what comes next with somebody, and the key of its words, when it is something to do now.
    const fn deed(person: &Person) -> Option<(&'static str, &'static str)> {
        match person.state {
            State::Named => Some(("ensikaynti", "deed-arrange")),
            State::FirstVisitHeld => Some(("sopimus/muokkaa", "deed-draft")),
            State::AgreementDrafted => Some(("sopimus/allekirjoita", "deed-sign")),
            State::Closing => Some(("lopetus", "deed-close")),
            _ => None,
        }
    }

    fn left(&self, end: Date) -> Said {
        let days = (end - self.today).get_days();
        match usize::try_from(days / 7) {
            Ok(weeks) if weeks > 0 => self.w.n("mine-weeks", weeks),
            _ => self.w.t1("mine-ends", "day", self.w.day(end)),
        }
    }
}

/// The card of a request: no name, no street, no exact age.
#[derive(Debug, Template)]
#[template(path = "mine/request.html")]
pub struct RequestPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form: two buttons.
    pub form: Form,
    /// Village.
    pub village: String,
    /// Language.
    pub language: SpokenLanguage,
    /// An interpreter comes along.
    pub interpreter: bool,
    /// Age in a band, as a code.
    pub age_band: String,
    /// Why the referral was made.
    pub reasons: Vec<Reason>,
    /// Wishes about the link worker.
    pub wishes: Option<String>,
    /// What the coordinator wrote.
    pub message: Option<String>,
    /// Until when an answer is hoped for.
    pub answer_by: Date,
    /// Answered with a yes already: the resident is asked next.
    pub said_yes: bool,
}

/// Reads the answer: yes or no, and nothing else.
///
/// # Errors
/// When neither button was pressed.
pub fn parse_answer(fields: &Fields) -> Result<bool, Vec<FieldError>> {
    let mut r = Reader::new(fields);
    let answer = match fields.get("answer") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            r.wrong("answer", "missing");
            None
        }
    };
    r.finish(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::Language;
    use rinnalla_domain::settings::Term;

    fn home(people: Vec<Person>) -> HomePage {
        let w = Words::new(Language::Finnish, Term::LinkPerson);
        HomePage {
            w,
            frame: crate::today::bare_frame(w),
            name: "Aino".into(),
            today: date(2026, 11, 23),
            ahead: None,
            requests: Vec::new(),
            people,
            missing: Vec::new(),
        }
    }

    fn aili(state: State, ends_on: Option<Date>) -> Person {
        Person {
            id: "c1".into(),
            name: "Aili L.".into(),
            state,
            goal: Some("Kuoroon".into()),
            ends_on,
            due: Vec::new(),
            visit: None,
        }
    }

    #[test]
    fn weeks_left_are_counted_and_the_last_week_names_its_day() {
        let html = home(vec![aili(State::Underway, Some(date(2027, 2, 12)))]).render().unwrap();
        assert!(html.contains("11 viikkoa jäljellä"), "{html}");
        let html = home(vec![aili(State::Underway, Some(date(2026, 11, 27)))]).render().unwrap();
        assert!(html.contains("Päättyy pe\u{a0}27.11.2026"));
    }

    #[test]
    fn every_state_of_walking_together_has_words_for_what_comes_next() {
        for state in State::ALL.iter().filter(|s| s.is_accompanied()) {
            let page = home(Vec::new());
            let person = aili(*state, None);
            assert!(!page.step(&person).in_finnish && !page.step(&person).text.starts_with("mine-"), "{state}");
        }
    }

    #[test]
    fn an_empty_home_says_where_requests_will_stand() {
        assert!(home(Vec::new()).render().unwrap().contains("näet pyynnön täällä"));
    }

    #[test]
    fn an_answer_is_yes_or_no() {
        assert_eq!(parse_answer(&Fields::default().with("answer", "no")), Ok(false));
        assert!(parse_answer(&Fields::default()).is_err());
    }
}
