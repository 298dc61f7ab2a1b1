//! The first walk: every page by everybody, and every form by everybody whom it is not for. Nothing may change.

use std::collections::HashMap;

use rinnalla_app::store::audit;
use rinnalla_app::{App, FutureExt, Who};
use rinnalla_domain::account::Role;
use rinnalla_domain::case::State;
use rinnalla_testkit::browser::Seen;
use rinnalla_testkit::plant::{Crew, END, Garden, MARK, Planted};
use rinnalla_views::form::Fields;
use rinnalla_web::Route;

use crate::bodies::{body, is_of_case};
use crate::judge::Judge;
use crate::places::Places;
use crate::relations::{Caller, Sight, relation, sight};
use crate::tally::Tally;

/// Pages for residents' data on which nobody ever finds a planted word, and why.
pub const SAYS_NOTHING: &[(&str, &str)] = &[
    ("/tukijaksot/{id}/peruste", "asks for a reason before anything is shown"),
    ("/lahetteet/{id}/muistilappu", "a sheet of paper for the resident's table: no name on purpose"),
    ("/vastaanotto/{id}/ei-tavoitettu", "one button and what it does; the case is named on the page before"),
    ("/vastaanotto/{id}/peru-pyynto", "one button and the name of the link worker who was asked"),
    ("/vastaanotto/{id}/vastaanota", "leads to the page of the case"),
    ("/tukijaksot/{id}/huoli/luettu", "leads to the page of the case"),
    ("/tukijaksot/{id}/tuki/vastattu", "leads to the page of the case"),
    ("/oma/mittari", "says how a form is opened"),
    ("/lahetteet/uusi", "an empty form"),
    ("/lahetteet/kirjaa", "an empty form"),
    ("/haku", "an empty form"),
    ("/liity/{link}", "an empty form"),
    ("/oma/palaute", "an empty form"),
    ("/oma/palaute/kiitos", "a word of thanks"),
    ("/raportit/kunta/rivit", "numbers of cases and where they stand"),
    ("/raportit/vienti", "an empty form"),
];

/// Links that are printed in letters alone: here they are over.
const ON_PAPER: &[&str] = &["/oma/palaute/{token}"];

/// Pages that show a planted word in some states of a case only.
const SPEAKS_SOMETIMES: &[(&str, &str)] = &[
    ("/lahetteet/{id}/lisatiedot", "the question, while one waits"),
    ("/raportit/kuukausi", "numbers of cases, while somebody waits"),
];

/// Addresses of buttons: asked for as a page they lead to the page of the case, whether there is one or not.
pub const LEADS: &[(&str, &str)] = &[
    ("/vastaanotto/{id}/vastaanota", "/vastaanotto/{id}"),
    ("/tukijaksot/{id}/huoli/luettu", "/tukijaksot/{id}"),
    ("/tukijaksot/{id}/tuki/vastattu", "/tukijaksot/{id}"),
];

/// What a caller without a right gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// First sign in.
    SignIn,
    /// First say why; a page of its own asks.
    Reason,
    /// The page that asks.
    Asked,
    /// The words that they typed, as they once walked in this case; nothing of the case.
    OwnWords,
    /// On to the page of the case, as for one that does not exist; that page refuses.
    Led(&'static str),
    /// What there is at an address that does not exist, byte for byte.
    Missing,
}

/// The refusal is one, and it is written down here.
fn refusal(route: &Route, caller: &Caller, case: Option<&Planted>) -> Refusal {
    let is_get = route.method == "GET";
    if caller.is_nobody() {
        return Refusal::SignIn;
    }
    let Some(case) = case.filter(|_| caller.is_in_audience(route)) else {
        return Refusal::Missing;
    };
    if let Some((_, to)) = LEADS.iter().find(|(path, _)| is_get && *path == route.path) {
        return Refusal::Led(to);
    }
    if sight(caller, case) == Sight::Lists {
        let asks = is_get && route.path == "/tukijaksot/{id}/peruste";
        return if asks { Refusal::Asked } else { Refusal::Reason };
    }
    let walked = case.barred || matches!(case.state, State::Closed | State::Waiting);
    let walked = walked && case.crew == Crew::Ours && caller.role == Some(Role::LinkWorker);
    // Numbers that somebody typed off a sheet are on the sheet still.
    let wordless = ["/mittaukset/arkki", "/mittaukset/peru"].iter().any(|end| route.path.ends_with(end));
    let keeps = walked && !is_get && !wordless && route.path.starts_with("/tukijaksot/{id}");
    if keeps { Refusal::OwnWords } else { Refusal::Missing }
}

/// Is the route one on which a caller may do with a case what their relation to it allows?
pub fn is_let_in(route: &Route, caller: &Caller, case: &Planted) -> bool {
    let fits = match sight(caller, case) {
        Sight::Nothing | Sight::Lists => false,
        Sight::Card => route.path.starts_with("/minun/pyynnot/"),
        Sight::Walker => route.path.starts_with("/tukijaksot/"),
        Sight::Sender | Sight::Everything | Sight::Reasoned => true,
    };
    fits && caller.is_in_audience(route)
}

/// The address of a route for a case as somebody would have it; half-written forms are asked for by name.
pub fn address(route: &Route, case: &Planted, role: Option<Role>) -> String {
    let note = role.and_then(|role| case.notes.get(&role)).or_else(|| case.notes.values().next());
    let path = route.path.replace("{id}", case.id.as_str()).replace("{number}", "1");
    let path = path.replace("{note}", note.map_or("1", String::as_str));
    let path = path.replace("{letter}", case.letter.as_deref().unwrap_or("1"));
    match case.drafts.get(&path).filter(|_| route.method == "GET") {
        Some(draft) => format!("{path}?luonnos={draft}"),
        None => path,
    }
}

/// How many log rows there are.
pub async fn logged(app: &App) -> i64 {
    app.run(Who::Service("test"), |w| async move { Ok(audit::count(w.tx()).await?) }.boxed()).await.expect("a count")
}

fn encoded(path: &str) -> String {
    Fields::default().with("p", path).encode().trim_start_matches("p=").to_owned()
}

pub struct Walk<'a> {
    pub app: &'a App,
    pub garden: &'a Garden,
    pub judge: &'a Judge,
    pub places: &'a Places,
    pub tally: &'a mut Tally,
    /// What callers get at an address that does not exist, by caller and route.
    pub missing: HashMap<(String, String), Seen>,
}

impl Walk<'_> {
    /// One route, one caller, every case.
    pub async fn route(&mut self, route: &Route, caller: &Caller) {
        if is_of_case(route.path) {
            for case in self.garden.cases.iter().filter(|case| caller.knocks_at(case)) {
                self.cell(route, caller, Some(case)).await;
            }
        } else {
            self.cell(route, caller, None).await;
        }
    }

    async fn cell(&mut self, route: &Route, caller: &Caller, case: Option<&Planted>) {
        let let_in = case.map_or(caller.is_in_audience(route), |case| is_let_in(route, caller, case));
        let says_why = route.path.ends_with("/peruste") && case.is_some_and(|c| sight(caller, c) == Sight::Lists);
        if route.method == "POST" && (let_in || says_why) {
            // What changes something comes in the walks after this one.
            return;
        }
        match case {
            Some(case) => self.tally.cell(caller, relation(caller, case), let_in),
            None => self.tally.plain += 1,
        }
        let path = match case {
            Some(case) => address(route, case, caller.role),
            None => self.places.address(route.path),
        };
        let who = case.map_or("", |case| case.tag.as_str());
        let place = format!("{} {path} by {} on {who}", route.method, caller.name());
        let before = if let_in { logged(self.app).await } else { 0 };
        let typed = self.typed(route);
        let seen = ask(caller, route, &path, &typed).await;
        let given = format!("{path} {}", typed.encode());
        let verdict = self.judge.judge(caller, &seen, &given, case.is_none());
        self.tally.blame(&place, verdict.faults.clone());
        if seen.status >= 500 {
            self.tally.blame(&place, [format!("{}", seen.status)]);
        }
        if !let_in {
            let fault = self.refused(route, caller, case, &path, &seen).await;
            self.tally.blame(&place, fault);
            return;
        }
        if !verdict.own.is_empty() {
            let rows = logged(self.app).await - before;
            self.tally.own += 1;
            self.tally.logged += rows;
            self.tally.blame(&place, (rows == 0).then(|| "personal data without a log row".to_owned()));
        }
        let speaks = case.map_or(!verdict.own.is_empty(), |case| verdict.speaks_of(case));
        let fault = self.opened(route, caller, case, &seen, speaks);
        self.tally.blame(&place, fault);
    }

    fn typed(&self, route: &Route) -> Fields {
        let form = (route.method == "POST").then(|| body(route, &stranger(), self.places.chosen(route.path)));
        form.flatten().unwrap_or_default()
    }

    /// A page that may be opened: it says something of the case, or there is a reason why not.
    fn opened(
        &mut self,
        route: &Route,
        caller: &Caller,
        case: Option<&Planted>,
        seen: &Seen,
        speaks: bool,
    ) -> Option<String> {
        let role = caller.role.filter(|_| route.is_personal())?;
        let leads = LEADS.iter().any(|(path, _)| *path == route.path);
        if seen.status == 200 || (leads && seen.status == 303) {
            self.tally.opened.insert((route.path, role));
        }
        if speaks {
            self.tally.spoke.insert((route.path, role));
        }
        let quiet = SAYS_NOTHING.iter().chain(SPEAKS_SOMETIMES).any(|(path, _)| *path == route.path);
        let to = seen.location.as_deref().unwrap_or_default();
        match (seen.status, case) {
            (200, _) if speaks || quiet => None,
            (200, Some(_)) => Some("no word of the own case".into()),
            (200, None) => Some("no own word".into()),
            (303, Some(case)) if to.contains(case.id.as_str()) && seen.body.is_empty() => None,
            (404, Some(_)) => None,
            (410, None) if ON_PAPER.contains(&route.path) => None,
            (status, _) => Some(format!("{status} {to} where the page should open")),
        }
    }

    /// A refusal is exactly the one that is due.
    async fn refused(
        &mut self,
        route: &Route,
        caller: &Caller,
        case: Option<&Planted>,
        path: &str,
        seen: &Seen,
    ) -> Option<String> {
        let due = refusal(route, caller, case);
        let to = seen.location.as_deref().unwrap_or_default();
        let id = case.map_or("", |case| case.id.as_str());
        let leads = |address: &str| seen.status == 303 && to == address && seen.body.is_empty();
        let plain = path.split('?').next().unwrap_or_default();
        let fine = match due {
            Refusal::SignIn => seen.status == 303 && to.starts_with("/kirjaudu?jatka=") && seen.body.is_empty(),
            Refusal::Reason => leads(&format!("/tukijaksot/{id}/peruste?takaisin={}", encoded(plain))),
            Refusal::Asked => seen.status == 200,
            Refusal::OwnWords => {
                let has_words = self.typed(route).encode().contains(&stranger());
                seen.status == 409 && (!has_words || seen.text().contains(&stranger()))
            }
            Refusal::Led(address) => leads(&address.replace("{id}", id)),
            Refusal::Missing => return self.is_missing(route, caller, id, path, seen).await,
        };
        (!fine).then(|| format!("{} {to} instead of {due:?}", seen.status))
    }

    async fn is_missing(
        &mut self,
        route: &Route,
        caller: &Caller,
        id: &str,
        path: &str,
        seen: &Seen,
    ) -> Option<String> {
        let key = (caller.name(), format!("{route:?}"));
        if !self.missing.contains_key(&key) {
            let nowhere =
                if id.is_empty() { "/ei-ole".to_owned() } else { path.replace(id, "01zzzzzzzzzzzzzzzzzzzzzzzz") };
            let absent = ask(caller, route, &nowhere, &self.typed(route)).await;
            self.missing.insert(key.clone(), absent);
        }
        let absent = &self.missing[&key];
        // Which cache headers a page has is known from outside; what is compared is one route with itself.
        let same = seen.body == absent.body && (id.is_empty() || seen.headers == absent.headers);
        match (seen.status, absent.status) {
            (404, 404) if same => None,
            (404, 404) => Some("differs from what does not exist".into()),
            (found, absent) => Some(format!("{found}, and {absent} for what does not exist, instead of 404")),
        }
    }
}

/// What somebody types who must not come through; longer than what is not worth giving back.
fn stranger() -> String {
    format!("{MARK}vierassana{END}")
}

async fn ask(caller: &Caller, route: &Route, path: &str, typed: &Fields) -> Seen {
    if route.method == "GET" { caller.browser.get(path).await } else { caller.browser.post(path, typed).await }
}
