//! The coordinator's desk: a referral from its arrival to a named link worker.

mod form;

pub use form::{
    Confirmed, Decided, Decision, Proposed, Tried, parse_confirm, parse_decision, parse_proposal, parse_try,
};

use askama::Template;
use jiff::civil::Date;
use rinnalla_domain::case::{State, Step};
use rinnalla_domain::clock::Running;
use rinnalla_domain::contact::{InformationRequest, Outcome, Try, Way};
use rinnalla_domain::language::SpokenLanguage;
use rinnalla_domain::link_worker::{Candidate, Detail, Fit, Hindrance, Reason};
use rinnalla_domain::proposal::Proposal;
use rinnalla_domain::referral::Referral;
use rinnalla_domain::resident::{Resident, short_name};

use crate::form::Form;
use crate::{Frame, Said, Words};

/// Something that can be done next: the last part of its address, and the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Last part of the address.
    pub to: &'static str,
    /// Key of the words.
    pub key: &'static str,
    /// The one thing to do first.
    pub primary: bool,
}

/// What can be done next, the first thing to do last, where the button of a page stands.
pub fn next(steps: &[Step], contacted: bool) -> Vec<Next> {
    let can = |step: Step| steps.contains(&step);
    let decides = can(Step::Decline) || can(Step::AskInformation) || can(Step::Accept);
    let ways = [
        (can(Step::GiveUpContact), "ei-tavoitettu", "intake-give-up"),
        (can(Step::CancelProposal), "peru-pyynto", "intake-cancel"),
        (can(Step::Reach) && contacted, "yhteydenotto", "intake-try-again"),
        (decides && (can(Step::Propose) || !contacted), "paatos", "intake-decide-otherwise"),
        (can(Step::Reach) && !contacted, "yhteydenotto", "intake-try"),
        (decides && contacted && !can(Step::Propose), "paatos", "intake-decide"),
        (can(Step::Propose), "linkkihenkilo", "intake-choose"),
        (can(Step::Confirm), "vahvistus", "intake-confirm"),
    ];
    let open: Vec<_> = ways.into_iter().filter(|(open, ..)| *open).collect();
    let first = open.last().map(|(_, to, _)| *to).filter(|to| !matches!(*to, "peru-pyynto" | "ei-tavoitettu"));
    open.into_iter().map(|(_, to, key)| Next { to, key, primary: first == Some(to) }).collect()
}

/// A referral on the desk.
#[derive(Debug, Template)]
#[template(path = "intake/show.html")]
pub struct IntakePage<'a> {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form behind "receive"; it has no fields.
    pub form: Form,
    /// Identity.
    pub id: String,
    /// Number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// Today.
    pub today: Date,
    /// When it was sent, in words.
    pub sent: String,
    /// Clocks that run.
    pub clocks: &'a [Running],
    /// The person; the name and the phone are on another page.
    pub resident: &'a Resident,
    /// The referral.
    pub referral: &'a Referral,
    /// The resident has been reached.
    pub contacted: bool,
    /// Tries so far.
    pub tries: &'a [Try],
    /// Tries that are set before "not reached" may be chosen.
    pub tries_set: i64,
    /// Questions to the referrer.
    pub requests: &'a [InformationRequest],
    /// Proposals, newest first.
    pub proposals: &'a [Proposal],
    /// A likely double: address and number.
    pub double: Option<(String, String)>,
    /// What can be done next.
    pub next: Vec<Next>,
    /// It can be broken off.
    pub can_close: bool,
    /// Activities that came with the referral: number and name.
    pub activities: Vec<(i64, String)>,
}

impl IntakePage<'_> {
    fn title(&self) -> Said {
        self.w.t1("referral-title", "number", &self.number)
    }

    /// What stands open, in a sentence.
    fn now(&self) -> Said {
        if self.state == State::Received && self.contacted {
            return self.w.t("intake-now-contacted");
        }
        self.w.code("intake-now", self.state)
    }

    fn proposal_said(&self, p: &Proposal) -> Said {
        let key = match (p.answer.as_deref(), p.closed_at) {
            (Some("no"), _) => "intake-proposal-no",
            (_, Some(_)) => "intake-proposal-over",
            (Some(_), None) => "intake-proposal-yes",
            (None, None) => "intake-proposal-open",
        };
        self.w.t2(key, ("name", &p.name), ("day", &self.w.day(p.answer_by)))
    }

    fn is_open(&self, p: &Proposal) -> bool {
        p.closed_at.is_none() && matches!(self.state, State::Proposed | State::Taken)
    }
}

/// What the lists of the forms choose from.
pub(crate) mod lists {
    pub(crate) use super::*;
    pub(crate) const WAYS: &[Way] = Way::ALL;
    pub(crate) const OUTCOMES: &[Outcome] = Outcome::ALL;
}

/// A short form of the desk: only its fields vary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Write down a try.
    Try,
    /// Not reached.
    GiveUp,
    /// The resident's answer.
    Confirm,
    /// Take the question back.
    Cancel,
}

/// A short form about a referral on the desk.
#[derive(Debug, Template)]
#[template(path = "intake/step.html")]
pub struct StepPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form; its name begins the keys of heading, text and button.
    pub form: Form,
    /// Which.
    pub kind: Kind,
    /// The link worker whom it is about.
    pub who: String,
}

impl StepPage {
    fn said(&self, part: &str) -> Said {
        self.w.t(&format!("{}-{part}", self.form.name))
    }

    fn text(&self) -> Option<Said> {
        let key = format!("{}-text", self.form.name);
        (self.kind != Kind::Try).then(|| self.w.t1(&key, "name", &self.who))
    }

    const fn has_text(&self) -> bool {
        matches!(self.kind, Kind::Try | Kind::Confirm)
    }
}

/// The decision about a referral.
#[derive(Debug, Template)]
#[template(path = "intake/decision.html")]
pub struct DecisionPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// What may be chosen now.
    pub choices: Vec<Decision>,
    /// The resident has been reached.
    pub contacted: bool,
}

/// A candidate's first name and one letter.
pub(crate) fn short(candidate: &Candidate) -> String {
    short_name(&candidate.profile.name)
}

/// Choosing a link worker.
#[derive(Debug, Template)]
#[template(path = "intake/choose.html")]
pub struct ChoosePage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub form: Form,
    /// Identity of the case.
    pub id: String,
    /// The resident has been reached: without that nobody can be asked.
    pub contacted: bool,
    /// Waiting in the queue already.
    pub queued: bool,
    /// The resident's own wish.
    pub wish: String,
    /// Wishes about the link worker.
    pub link_worker_wish: Option<String>,
    /// Village.
    pub village: String,
    /// Language.
    pub language: SpokenLanguage,
    /// Everybody, best first.
    pub candidates: Vec<Candidate>,
}

impl ChoosePage {
    fn free(&self) -> Vec<&Candidate> {
        self.candidates.iter().filter(|c| c.is_free()).collect()
    }

    fn full(&self) -> Vec<&Candidate> {
        self.candidates.iter().filter(|c| c.is_only_full()).collect()
    }

    fn others(&self) -> Vec<&Candidate> {
        self.candidates.iter().filter(|c| !c.is_free() && !c.is_only_full()).collect()
    }

    fn is_chosen(&self, candidate: &Candidate) -> bool {
        self.form.chosen("who", candidate.profile.account.as_str())
    }

    fn who_error(&self) -> Option<Said> {
        self.form.errors.iter().find(|e| e.field == "who").map(|e| self.form.error_text(e))
    }

    fn places(&self, candidate: &Candidate) -> Said {
        self.w.t2("pick-places", ("load", &candidate.profile.load), ("capacity", &candidate.profile.capacity))
    }

    fn reasons(&self, candidate: &Candidate) -> Vec<(&'static str, Said)> {
        let said = |(fit, detail): &Reason| {
            let class = if fit.is_plus() { "plus" } else { "minus" };
            (class, self.reason(*fit, detail))
        };
        candidate.reasons.iter().map(said).collect()
    }

    fn reason(&self, fit: Fit, detail: &Detail) -> Said {
        let (w, key) = (&self.w, format!("fit-{fit}").replace('_', "-"));
        match detail {
            Detail::None => w.t(&key),
            Detail::Word(word) => w.t1(&key, "interest", word),
            Detail::Theme(theme) => w.t1(&key, "interest", w.code("topic", theme)),
            Detail::Time(time) => w.t1(&key, "time", w.code("wish-time", time)),
            Detail::Kilometres(km) if fit == Fit::OtherVillage => w.t1("fit-other-village-km", "km", km),
            Detail::Kilometres(km) => w.t1(&key, "km", km),
            Detail::Minutes(used, offered) => {
                // To the half hour: nobody plans a week to the minute.
                let hours = |minutes: i64| crate::training::hours(w, (minutes + 15) / 30 * 30);
                w.t2(&key, ("used", &hours(*used)), ("offered", &hours(*offered)))
            }
        }
    }

    /// Why not now. What stands in between is never said more closely than that.
    fn why_not(&self, candidate: &Candidate) -> Said {
        let hindrance = candidate.hindrances.first().copied().unwrap_or(Hindrance::Full);
        let until = candidate.profile.paused_until;
        let until = until.filter(|day| hindrance == Hindrance::Paused && candidate.profile.is_away(*day));
        let name = short(candidate);
        match until {
            Some(day) => self.w.t2("not-now-paused-until", ("name", &name), ("day", &self.w.day(day))),
            None => self.w.t1(&format!("not-now-{hindrance}").replace('_', "-"), "name", name),
        }
    }
}

/// Why a coordinator opens what somebody else handles.
#[derive(Debug, Template)]
#[template(path = "intake/reason.html")]
pub struct ReasonPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// The form; it carries where to go on.
    pub form: Form,
}

/// A line of the list of cases.
#[derive(Clone, Debug)]
pub struct ListedCase {
    /// Address.
    pub href: String,
    /// Number.
    pub number: String,
    /// First name and one letter.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// Name of the link worker.
    pub link_worker: Option<String>,
    /// Last day of the agreed time.
    pub ends_on: Option<Date>,
}

/// The cases that a coordinator answers for.
#[derive(Debug, Template)]
#[template(path = "intake/cases.html")]
pub struct CasesPage {
    /// Words.
    pub w: Words,
    /// Frame.
    pub frame: Frame,
    /// Lines.
    pub rows: Vec<ListedCase>,
    /// How many there are on all pages.
    pub total: usize,
    /// How many pages.
    pub pages: usize,
    /// Which page, from 1.
    pub page: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use rinnalla_domain::case::{Facts, Party, open_steps};

    fn at(state: State, contacted: bool) -> Vec<Next> {
        next(&open_steps(state, Party::Coordinator, Facts { contacted, ..Facts::default() }), contacted)
    }

    fn first(state: State, contacted: bool) -> Option<&'static str> {
        at(state, contacted).into_iter().find(|n| n.primary).map(|n| n.to)
    }

    #[test]
    fn the_first_thing_to_do_follows_the_road_to_a_named_link_worker() {
        assert_eq!(first(State::Received, false), Some("yhteydenotto"));
        assert_eq!(first(State::Received, true), Some("paatos"));
        assert_eq!(first(State::Accepted, true), Some("linkkihenkilo"));
        assert_eq!(first(State::Waiting, true), Some("linkkihenkilo"));
        assert_eq!(first(State::Taken, true), Some("vahvistus"));
    }

    #[test]
    fn while_a_link_worker_thinks_nothing_calls_for_the_coordinator() {
        assert_eq!(first(State::Proposed, true), None);
        assert_eq!(at(State::Proposed, true).len(), 1);
    }

    #[test]
    fn there_is_never_more_than_one_first_thing_and_it_stands_last() {
        for state in State::ALL.iter().filter(|s| s.is_intake()) {
            for contacted in [false, true] {
                let ways = at(*state, contacted);
                let primary: Vec<_> = ways.iter().filter(|n| n.primary).collect();
                assert!(primary.len() <= 1 && primary.first().is_none_or(|p| Some(*p) == ways.last()), "{state}");
            }
        }
    }
}
