//! The second walk: every form of a case by everybody whom it is for, at every stage of a case of their own.

use std::collections::{BTreeMap, HashMap};

use rinnalla_access::Scope;
use rinnalla_app::store::audit;
use rinnalla_app::{App, FutureExt, Who};
use rinnalla_domain::account::{DEMO_PASSWORD, Role};
use rinnalla_domain::case::State;
use rinnalla_domain::settings::Term;
use rinnalla_domain::{CaseId, Language};
use rinnalla_testkit::browser::{Browser, Seen};
use rinnalla_testkit::plant::{Canary, Crew, END, Garden, MARK, Part, Planted, Seed, Stage, state_of};
use rinnalla_views::Words;
use rinnalla_web::{Route, routes};

use crate::bodies::{body, is_of_case};
use crate::form::{filled, standing};
use crate::judge::Judge;
use crate::relations::{Caller, relation};
use crate::tally::Tally;
use crate::walk::{LEADS, SAYS_NOTHING, address, is_let_in};

/// What came of a form.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// Done; the answer leads on.
    Done,
    /// Refused in words: the page says why and keeps what was typed.
    Refused,
    /// Not what may be.
    Wrong(String),
}

/// Times that something was written to a case, and by which action last.
async fn written(app: &App, id: &CaseId) -> usize {
    let id = id.clone();
    let looks = app.run(Who::Service("test"), move |w| {
        async move {
            let scope = Scope::unlimited_for_the_service(w.actor());
            Ok(audit::looks(w.tx(), &scope, &id, jiff::Timestamp::UNIX_EPOCH).await?)
        }
        .boxed()
    });
    looks.await.expect("a log").iter().filter(|look| look.written).count()
}

/// Times that something was written to every planted case.
pub async fn all_written(app: &App, cases: &[Planted]) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for case in cases {
        counts.insert(case.tag.clone(), written(app, &case.id).await);
    }
    counts
}

/// Handing a device over to a resident ends the web session of whoever hands it over.
fn ends_session(route: &Route) -> bool {
    route.path.ends_with("/mittaukset/laite")
}

/// Waits a printed sheet of questions for its answers in a case of this stage?
const fn has_sheet(stage: Stage) -> bool {
    has_picked(stage)
}

/// Has an activity been picked in a case of this stage?
const fn has_picked(stage: Stage) -> bool {
    matches!(stage, Stage::Underway | Stage::Paused | Stage::Changed | Stage::Ready | Stage::Closed)
}

pub struct Deeds<'a> {
    pub app: &'a App,
    pub garden: &'a mut Garden,
    pub judge: &'a mut Judge,
    pub tally: &'a mut Tally,
    pub callers: &'a [Caller],
    /// A case of each stage that nothing has changed yet.
    pub beds: BTreeMap<Stage, Planted>,
    pub turn: usize,
}

impl<'a> Deeds<'a> {
    fn caller(&self, role: Role) -> &'a Caller {
        self.callers.iter().find(|c| c.role == Some(role)).expect("somebody of each role")
    }

    /// Every form of a case, by every role whose form it is.
    pub async fn all(&mut self) {
        for route in routes().iter().filter(|r| r.method == "POST" && is_of_case(r.path)) {
            for role in [Role::Referrer, Role::Coordinator, Role::LinkWorker] {
                if !route.path.ends_with("/peruste") && self.caller(role).is_in_audience(route) {
                    self.route(route, role).await;
                }
            }
        }
    }

    async fn route(&mut self, route: &Route, role: Role) {
        for stage in Stage::ALL {
            let case = self.bed(*stage).await;
            // A note is corrected by whoever wrote it, and what nobody has picked is not marked.
            let absent = route.path.contains("{note}") && !case.notes.contains_key(&role);
            let absent = absent || route.path.contains("{number}") && !has_picked(*stage);
            // Only a sheet that was printed is typed in.
            let absent = absent || route.path.ends_with("/mittaukset/arkki") && !has_sheet(*stage);
            if !absent && is_let_in(route, self.caller(role), &case) && self.try_once(route, role, *stage, case).await {
                self.beds.remove(stage);
            }
        }
        let done = self.tally.done.contains(&(route.path, Some(role)));
        self.tally.blame_missing("nobody could do it", route, role, done);
    }

    async fn bed(&mut self, stage: Stage) -> Planted {
        if let Some(case) = self.beds.get(&stage) {
            return case.clone();
        }
        self.turn += 1;
        let seed = Seed::new(&format!("koe{}", self.turn), Crew::Ours, stage);
        let case = self.garden.plant(self.app, seed).await;
        self.judge.learn(&case);
        self.beds.insert(stage, case.clone());
        case
    }

    /// The browser that sends a form: a fresh one where the web session ends with it.
    async fn sender(&self, route: &Route, role: Role) -> Browser {
        if !ends_session(route) {
            return self.caller(role).browser.clone();
        }
        let persona = self.garden.home.personas.iter().find(|p| Role::parse(p.role) == Some(role));
        let persona = persona.expect("somebody of each role");
        Browser::signed_in(self.app, &persona.username, DEMO_PASSWORD).await
    }

    /// Sends the form as a browser would; `true` when it has done its work.
    async fn try_once(&mut self, route: &Route, role: Role, stage: Stage, mut case: Planted) -> bool {
        let path = address(route, &case, Some(role));
        let place = format!("{} {path} by {role} at {stage:?}", route.method);
        self.turn += 1;
        let word = format!("{MARK}{}sana{}{END}", case.tag, self.turn);
        let who = self.garden.hand(Crew::Ours, Role::LinkWorker).to_string();
        let typed = body(route, &word, &who).unwrap_or_default();
        let page = self.caller(role).browser.get(&path).await;
        self.look(role, &page, &path, &format!("GET {path} by {role}"));
        let fields = filled(&standing(&page.text(), &path), &typed);
        self.count(role, &case);
        let before = written(self.app, &case.id).await;
        let seen = self.sender(route, role).await.post(&path, &fields).await;
        let given = format!("{path} {}", fields.encode());
        let speaks = self.look(role, &seen, &given, &place);
        let wrote = written(self.app, &case.id).await > before;
        match Self::outcome(&path, &seen, wrote) {
            Outcome::Done => {
                self.tally.deeds.0 += 1;
                self.tally.done.insert((route.path, Some(role)));
                // Paper and link for the resident's own answers name nobody.
                let nameless = path.ends_with("/mittaukset/lomake") || path.ends_with("/mittaukset/linkki");
                let silent = seen.status == 200 && !speaks && !nameless;
                self.tally.blame(&place, silent.then(|| "no word of the own case on paper".to_owned()));
                case.state = state_of(self.app, &case.id).await;
                self.judge.moved(&case);
                let part = part_of(route.path);
                self.judge.hear(&case, Canary { word, part });
                if !ends_session(route) {
                    self.follow(role, &case, &seen, &given, &place).await;
                }
                self.look_around(&case, &place).await;
                true
            }
            Outcome::Refused => {
                self.tally.deeds.1 += 1;
                false
            }
            Outcome::Wrong(why) => {
                self.tally.blame(&place, [why]);
                wrote
            }
        }
    }

    fn outcome(path: &str, seen: &Seen, wrote: bool) -> Outcome {
        let to = seen.location.as_deref().unwrap_or_default();
        let is_paper = seen.status == 200 && seen.headers.contains("application/pdf");
        match seen.status {
            303 if wrote && !to.starts_with("/kirjaudu") => Outcome::Done,
            200 if wrote && (is_paper || path.ends_with("/mittaukset/linkki")) => Outcome::Done,
            // The words of the page itself: "not saved", or what is to be mended.
            409 | 422 if !wrote && says_no(&seen.text()) => Outcome::Refused,
            // Somebody was quicker: the page that it leads to shows who handles the case.
            303 if !wrote && seen.body.is_empty() && path.ends_with("/vastaanota") => Outcome::Refused,
            status => Outcome::Wrong(format!("{status} {to}, {}", if wrote { "written" } else { "nothing written" })),
        }
    }

    fn look(&mut self, role: Role, seen: &Seen, given: &str, place: &str) -> bool {
        let verdict = self.judge.judge(self.caller(role), seen, given, false);
        self.tally.blame(place, verdict.faults);
        if seen.status >= 500 {
            self.tally.blame(place, [seen.status.to_string()]);
        }
        !verdict.own.is_empty()
    }

    /// Goes where the answer leads. A page of the case shows own words.
    async fn follow(&mut self, role: Role, case: &Planted, seen: &Seen, given: &str, place: &str) {
        let mut next = seen.location.clone();
        for _ in 0..3 {
            let Some(to) = next.take() else { return };
            let page = self.caller(role).browser.get(&to).await;
            let on_list = !to.contains(case.id.as_str());
            let verdict = self.judge.judge(self.caller(role), &page, given, on_list);
            let place = format!("{place}, then {to}");
            self.tally.blame(&place, verdict.faults.clone());
            let silent = page.status == 200 && !on_list && !verdict.speaks_of(case) && !is_quiet(&to, case);
            self.tally.blame(&place, silent.then(|| "no word of the own case".to_owned()));
            if page.status >= 400 {
                self.tally.blame(&place, [page.status.to_string()]);
            }
            next = page.location;
        }
    }

    /// After each change everybody who has to do with the case looks at it.
    async fn look_around(&mut self, case: &Planted, place: &str) {
        let id = &case.id;
        for (role, path) in [
            (Role::Referrer, format!("/lahetteet/{id}")),
            (Role::Coordinator, format!("/vastaanotto/{id}")),
            (Role::Coordinator, format!("/tukijaksot/{id}")),
            (Role::LinkWorker, format!("/tukijaksot/{id}")),
            (Role::LinkWorker, format!("/minun/pyynnot/{id}")),
        ] {
            let page = self.caller(role).browser.get(&path).await;
            self.look(role, &page, &path, &format!("{place}, then {path} by {role}"));
        }
    }

    /// After all that was done, lists show nobody more than they may see.
    pub async fn lists(&mut self) {
        let lists: Vec<Route> = routes()
            .into_iter()
            .filter(|r| r.method == "GET" && r.is_personal() && !is_of_case(r.path) && !r.path.contains('{'))
            .collect();
        for caller in self.callers {
            for route in lists.iter().filter(|route| caller.is_in_audience(route)) {
                let page = caller.browser.get(route.path).await;
                let verdict = self.judge.judge(caller, &page, "", true);
                self.tally.blame(&format!("GET {} by {} in the end", route.path, caller.name()), verdict.faults);
            }
        }
    }

    /// A coordinator says why they open a case: it opens then, a colleague's too, and no other one does.
    pub async fn give_reasons(&mut self) {
        for tag in ["own", "colleague", "colleaguedesk"] {
            self.give_a_reason(tag).await;
        }
        let coordinator = self.caller(Role::Coordinator);
        let case = self.garden.case("colleague");
        // What was typed before, in the first walk, waits for whoever typed it.
        let form = format!("/tukijaksot/{}/kaynnit/uusi", case.id);
        if !coordinator.browser.get(&form).await.text().contains("/kaynnit/uusi?luonnos=") {
            self.tally.blame(&form, ["what was typed before the reason is lost".to_owned()]);
        }
        let other = format!("/tukijaksot/{}", self.garden.case("colleagueclosed").id);
        if coordinator.browser.get(&other).await.status != 303 {
            self.tally.blame(&other, ["opens by a reason that was given for another case".to_owned()]);
        }
    }

    async fn give_a_reason(&mut self, tag: &str) {
        let route = routes().into_iter().find(|r| r.method == "POST" && r.path.ends_with("/peruste"));
        let route = route.expect("the page that asks for a reason");
        let mut case = self.garden.case(tag).clone();
        let room = if case.state == State::Received { "/vastaanotto" } else { "/tukijaksot" };
        let back = format!("{room}/{}", case.id);
        let path = address(&route, &case, None);
        let place = format!("POST {path} by coordinator");
        let word = format!("{MARK}{tag}peruste{END}");
        let typed = body(&route, &word, "").unwrap_or_default().with("takaisin", &back);
        self.count(Role::Coordinator, &case);
        let seen = self.caller(Role::Coordinator).browser.post(&path, &typed).await;
        self.look(Role::Coordinator, &seen, &format!("{path} {}", typed.encode()), &place);
        if seen.status != 303 || seen.location.as_deref() != Some(back.as_str()) {
            self.tally.blame(&place, [format!("{} instead of the page that was asked for", seen.status)]);
        }
        self.tally.done.insert((route.path, Some(Role::Coordinator)));
        self.tally.deeds.0 += 1;
        case.reasoned = true;
        self.judge.moved(&case);
        for route in routes().iter().filter(|r| r.method == "GET" && is_of_case(r.path)) {
            if self.caller(Role::Coordinator).is_in_audience(route) {
                let path = address(route, &case, Some(Role::Coordinator));
                let page = self.caller(Role::Coordinator).browser.get(&path).await;
                self.count(Role::Coordinator, &case);
                self.look(Role::Coordinator, &page, &path, &format!("GET {path} by coordinator with a reason"));
            }
        }
        let page = self.caller(Role::Coordinator).browser.get(&back).await;
        if !self.look(Role::Coordinator, &page, &back, &place) {
            self.tally.blame(&place, ["the case does not open after a reason".to_owned()]);
        }
    }

    fn count(&mut self, role: Role, case: &Planted) {
        let caller = self.caller(role);
        self.tally.cell(caller, relation(caller, case), true);
    }
}

/// Does a page say what stands in the way: above its form, or on the page that gives words back?
fn says_no(page: &str) -> bool {
    let not_saved = Words::new(Language::Finnish, Term::LinkPerson).plain("not-saved");
    page.contains("class=\"error-summary\"") || page.contains(&format!("<h1>{not_saved}</h1>"))
}

/// A page of the case on which nobody finds a word.
fn is_quiet(to: &str, case: &Planted) -> bool {
    let path = to.split('?').next().unwrap_or_default().replace(case.id.as_str(), "{id}");
    SAYS_NOTHING.iter().chain(LEADS).any(|(quiet, _)| *quiet == path)
}

/// To what the words of a form belong once they are saved.
fn part_of(path: &str) -> Part {
    let step = path.split_once("{id}").map_or("", |(_, step)| step);
    match step {
        "/lisatiedot" | "/peru" | "/paatos" => Part::Sent,
        "/lopetus/yhteenveto" => Part::Summary,
        "/vaihda" | "/avaa" | "/huoli" | "/tuki" | "/keskeyta" | "/lopetus/palaute" | "/seuranta" => Part::Desk,
        _ if step.starts_with("/luvat") || path.starts_with("/vastaanotto") => Part::Desk,
        _ => Part::Walk,
    }
}
