//! The coordinator's day.

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use rinnalla_domain::case::State;
use rinnalla_domain::clock::{Clock, Running};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::measurement::{Point, Turn};
use rinnalla_domain::referral::Reason;
use rinnalla_domain::resident::short_name;

use crate::{Frame, Said, Words};

rinnalla_domain::coded! {
    /// A part of the day, in the order in which it calls for action.
    Part {
        /// A worry that nobody has read.
        Worries = "worries",
        /// A link worker asks for support.
        Support = "support",
        /// The link worker who was named or asked has left.
        LeftBehind = "left_behind",
        /// Answers of a resident ask for a call.
        Answers = "answers",
        /// A clock has run out.
        Late = "late",
        /// Not opened yet.
        New = "new",
        /// The resident is asked whether the person suits.
        ToConfirm = "to_confirm",
        /// A link worker has been asked.
        Asked = "asked",
        /// Waiting for somebody who is free.
        Queue = "queue",
        /// To reach, to decide, waiting for the referrer.
        InHand = "in_hand",
        /// First visits.
        Visits = "visits",
        /// A measurement is due.
        Unmeasured = "unmeasured",
        /// Ending soon.
        Ending = "ending",
        /// A call after the end is due.
        FollowUp = "follow_up",
    }
}

/// A line of the day: a number, a place and what to do, but no name of a resident.
#[derive(Clone, Debug)]
pub struct Item {
    /// Identity of the case.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// Why the referral was made.
    pub reasons: Vec<Reason>,
    /// Village.
    pub village: String,
    /// Language.
    pub language: SpokenLanguage,
    /// The clock behind it.
    pub clock: Option<Running>,
    /// Tries to reach the resident so far.
    pub tries: i64,
    /// The link worker who was asked, or who asks for support.
    pub who: Option<String>,
    /// When it was sent, or asked.
    pub at: Timestamp,
    /// Last day of the agreed time.
    pub ends_on: Option<Date>,
    /// Measurements that are due, and whose turn it is.
    pub due: Vec<(Point, Turn)>,
}

impl Item {
    /// Where the line leads.
    pub fn href(&self) -> String {
        case_href(&self.id, self.state)
    }
}

/// The page of a case for a coordinator: the desk while no link worker is named, the support after that.
pub fn case_href(id: &str, state: State) -> String {
    if state.is_intake() { format!("/vastaanotto/{id}") } else { format!("/tukijaksot/{id}") }
}

/// A measurement that is due, and whose turn it is, as sentences.
fn due(w: Words, point: Point, turn: Turn) -> [Said; 2] {
    [w.code("due", point), w.code("turn", turn)].map(|said| Said { text: format!("{}.", said.text), ..said })
}

/// Words for several codes, as a list is written: "Yksinäisyys, elämänmuutos".
pub(crate) fn listed<T: std::fmt::Display + Copy>(w: Words, list: &str, codes: &[T]) -> Said {
    let mut said = w.codes(list, codes);
    let mut words = said.text.split(", ").map(str::to_owned);
    let first = words.next().unwrap_or_default();
    said.text = words.fold(first, |mut text, word| {
        let mut letters = word.chars();
        text.push_str(", ");
        text.extend(letters.next().into_iter().flat_map(char::to_lowercase));
        text.push_str(letters.as_str());
        text
    });
    said
}

/// A link worker beside the day.
#[derive(Clone, Debug)]
pub struct Helper {
    /// Name.
    pub name: String,
    /// People now.
    pub load: i64,
    /// People at most.
    pub capacity: i64,
    /// On a break.
    pub paused: bool,
    /// Active, trained, and the secrecy undertaking signed.
    pub ready: bool,
}

impl Helper {
    pub(crate) fn short_name(&self) -> String {
        short_name(&self.name)
    }
}

/// A substitution that runs now.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who stands in.
    pub name: String,
    /// For whom; `None` for the reader.
    pub instead_of: Option<String>,
    /// Last day.
    pub ends_on: Date,
}

/// The day.
#[derive(Debug, Template)]
#[template(path = "today/today.html")]
pub struct TodayPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The day itself.
    pub today: Date,
    /// How many things wait for an action.
    pub count: usize,
    /// Parts that are not empty, in order.
    pub parts: Vec<(Part, Vec<Item>)>,
    /// Letters that wait for the printer.
    pub letters: usize,
    /// The next deadline.
    pub next_due: Option<Date>,
    /// Link workers.
    pub helpers: Vec<Helper>,
    /// Substitutions that run.
    pub substitutes: Vec<Standing>,
}

impl TodayPage {
    fn title(&self) -> Said {
        self.w.t1("today-title", "day", self.w.day(self.today))
    }

    fn heading(&self, part: Part, items: &[Item]) -> Said {
        self.w.n(&format!("today-part-{part}").replace('_', "-"), items.len())
    }

    /// What to do, or what it is about, in whole sentences.
    fn what(&self, part: Part, item: &Item) -> Vec<Said> {
        let w = &self.w;
        let reasons = listed(*w, "reason", &item.reasons);
        let who = item.who.clone().unwrap_or_default();
        match part {
            Part::Worries => vec![w.t("today-do-worry")],
            Part::Support => vec![w.t2("today-do-support", ("name", &who), ("when", &w.moment(item.at)))],
            Part::LeftBehind if item.state == State::Closing => vec![w.t1("today-do-left-closing", "name", &who)],
            Part::LeftBehind => vec![w.t1("today-do-left-behind", "name", &who)],
            Part::Late => self.why_late(item),
            Part::New | Part::Queue => vec![reasons],
            Part::ToConfirm => vec![w.t1("today-do-confirm", "name", &who)],
            Part::Asked => vec![w.t2("today-do-wait", ("name", &who), ("when", &w.day_of(item.at)))],
            Part::InHand | Part::Visits => vec![w.code("state", item.state)],
            Part::Answers => vec![w.t("today-do-answers")],
            Part::Unmeasured => item.due.iter().flat_map(|(point, turn)| due(*w, *point, *turn)).collect(),
            Part::Ending => vec![item.ends_on.map_or(reasons, |day| w.t1("today-do-end", "day", w.day(day)))],
            Part::FollowUp => vec![w.t("today-do-follow-up")],
        }
    }

    fn why_late(&self, item: &Item) -> Vec<Said> {
        let Some(clock) = &item.clock else {
            return Vec::new();
        };
        let mut said =
            vec![self.w.code("clock-task", clock.clock), self.w.t1("today-due-was", "day", self.w.day(clock.due_on))];
        if clock.clock == Clock::FirstContact {
            said.push(self.w.n("today-tries", usize::try_from(item.tries).unwrap_or(0)));
        }
        said
    }

    fn stands_in(&self, s: &Standing) -> Said {
        match &s.instead_of {
            Some(absent) => self.w.t2("today-substitute-for", ("name", &s.name), ("instead", absent)),
            None => self.w.t1("today-substitute-mine", "name", &s.name),
        }
    }

    /// When it came, for what is new; else the day by which something must happen.
    fn when(&self, part: Part, item: &Item) -> Option<String> {
        match part {
            Part::New => Some(self.w.t1("today-came", "when", self.w.moment(item.at)).text),
            Part::Worries
            | Part::Support
            | Part::LeftBehind
            | Part::Answers
            | Part::Late
            | Part::Unmeasured
            | Part::Ending
            | Part::FollowUp => None,
            _ => item.clock.map(|c| self.w.t1("today-due", "day", self.w.day(c.due_on)).text),
        }
    }
}

/// A frame with nothing in it.
#[cfg(test)]
pub(crate) fn bare_frame(words: Words) -> Frame {
    Frame {
        words,
        municipality: String::new(),
        phone: None,
        phone_hours: None,
        path: "/".into(),
        prefix: "",
        chosen: String::new(),
        fields: String::new(),
        person: None,
        menu: Vec::new(),
        demo: false,
        notice: None,
        csrf: String::new(),
        idle_minutes: 15,
        theme: None,
        back: None,
        bad: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rinnalla_domain::Language;
    use rinnalla_domain::settings::Term;

    fn page(parts: Vec<(Part, Vec<Item>)>) -> TodayPage {
        let w = Words::new(Language::Finnish, Term::LinkPerson);
        TodayPage {
            w,
            frame: bare_frame(w),
            today: date(2026, 11, 23),
            count: parts.len(),
            parts,
            letters: 0,
            next_due: Some(date(2026, 11, 24)),
            helpers: Vec::new(),
            substitutes: Vec::new(),
        }
    }

    fn late() -> Item {
        Item {
            id: "c1".into(),
            number: "H-2026-0131".into(),
            state: State::Received,
            reasons: vec![Reason::Loneliness],
            village: "Kirkonkylä".into(),
            language: SpokenLanguage::Finnish,
            clock: Some(Running {
                clock: Clock::FirstContact,
                started_on: date(2026, 11, 12),
                due_on: date(2026, 11, 19),
            }),
            tries: 2,
            who: None,
            at: "2026-11-12T08:00:00Z".parse().unwrap(),
            ends_on: None,
            due: Vec::new(),
        }
    }

    #[test]
    fn what_is_late_says_why() {
        let html = page(vec![(Part::Late, vec![late()])]).render().unwrap();
        assert!(html.contains("Ota yhteyttä asukkaaseen."));
        assert!(html.contains("Määräaika oli to\u{a0}19.11.2026."));
        assert!(html.contains("Yritetty 2 kertaa."));
        assert!(html.contains("href=\"/vastaanotto/c1\""));
    }

    #[test]
    fn an_empty_day_says_so_and_names_the_next_deadline() {
        let html = page(Vec::new()).render().unwrap();
        assert!(html.contains("Kaikki on hoidettu. Seuraava määräaika on ti\u{a0}24.11.2026."));
    }

    #[test]
    fn a_named_link_worker_moves_the_case_from_the_desk() {
        assert_eq!(case_href("c", State::Taken), "/vastaanotto/c");
        assert_eq!(case_href("c", State::Named), "/tukijaksot/c");
    }
}
